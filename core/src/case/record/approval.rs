//! Who approves.

use serde::{Deserialize, Serialize};

use crate::dates::Date;

/// The approval: who, at which level.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approval {
    /// The approval level.
    pub level: String,
    /// Who approved.
    pub approver: String,
    /// The second person who agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<String>,
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
}

/// Who approves, as far as it is filled in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApprovalRequest {
    /// The approval level.
    pub level: Option<String>,
    /// Who approves.
    pub approver: Option<String>,
    /// The second person who agrees.
    pub second: Option<String>,
}

impl ApprovalRequest {
    /// At a level, by somebody.
    pub fn new(level: impl Into<String>, approver: impl Into<String>) -> Self {
        Self { level: Some(level.into()), approver: Some(approver.into()), second: None }
    }

    /// The same with a second person who agrees.
    #[must_use]
    pub fn and(mut self, second: impl Into<String>) -> Self {
        self.second = Some(second.into());
        self
    }
}

crate::privacy::debug_by_json!(Approval, ApprovalRequest);
