//! Sections: the provisions of law under which help can be granted.

use serde::{Deserialize, Serialize};

use super::{Codes, Condition};
use crate::dates::Validity;
use crate::title::LocalizedText;

/// A provision of a law, such as BL § 32(1)2, help at home.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Name of the section, such as `BL-32-1-2`.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// The law it is a provision of.
    pub law: String,
    /// Where in the law, as a decision letter cites it: `§ 32, stk. 1, nr. 2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When decisions may be made under it; only while its law is in force.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// To whom it may be granted; to anybody if there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The sections that this one replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// Whether the content is an illustration that is not checked against the law.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes, such as those of statistics.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

crate::privacy::debug_by_json!(Section);
