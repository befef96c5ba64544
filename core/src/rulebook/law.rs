//! Laws: the acts whose provisions the sections of a rule book are.

use serde::{Deserialize, Serialize};

use super::Codes;
use crate::dates::Validity;
use crate::title::LocalizedText;

/// An act of law, such as Barnets lov from 2024-01-01.
///
/// A section is in force only while its law is. Two laws may live side by side: the decision date chooses.
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
    /// The host's own codes, free of meaning to this library.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

crate::privacy::debug_by_json!(Law);
