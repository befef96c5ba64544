//! Efforts: what a municipality does for a citizen in addition to grants under the law.

use serde::{Deserialize, Serialize};

use super::{Codes, Condition};
use crate::dates::Validity;
use crate::title::LocalizedText;

/// An effort (indsats) that a case may be part of.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Effort {
    /// Name of the effort.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<LocalizedText>,
    /// Which cases may be part of it; all where there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// When cases may enter it.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

crate::privacy::debug_by_json!(Effort);
