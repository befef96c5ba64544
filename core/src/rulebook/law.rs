//! Laws: the acts that the sections of a rule book belong to.

use serde::{Deserialize, Serialize};

use super::Codes;
use crate::dates::Validity;
use crate::title::LocalizedText;

/// An act of law, such as Barnets lov from 2024-01-01.
///
/// A section is in force only while its law is in force. Two laws may exist at the same time: the decision date
/// selects one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Law {
    /// Short name used by the sections, such as `BL`.
    pub id: String,
    /// Full name.
    pub title: LocalizedText,
    /// Consolidated act or other reference to the text, such as `LBK 282/2025`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When decisions may be made under this law.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// The host's own codes. This library does not interpret them.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

crate::privacy::debug_by_json!(Law);
