//! Notes.

use serde::{Deserialize, Serialize};

use crate::dates::Date;

/// A note on the case, an activity, or a payment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// The day it was made.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// Who made it.
    pub by: String,
    /// The activity that it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The scheduled day of the payment that it concerns.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub payment: Option<Date>,
    /// What it says.
    pub text: String,
}

crate::privacy::debug_by_json!(Note);
