//! Offers: which activity types may be granted under which section, and how they are booked.

use serde::{Deserialize, Serialize};

use super::{Codes, Condition};
use crate::dates::Validity;

/// An activity type that may be granted under a section, as main or as supplementary activity.
///
/// The same section, activity type and role may be offered several times with validities that do not
/// overlap, for instance when the account changes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offer {
    /// The section.
    pub section: String,
    /// The activity type.
    pub activity_type: String,
    /// Main or supplementary.
    pub role: Role,
    /// For a supplementary offer: the main activity types that it may belong to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// The KLE number `dd.dd.dd` under which the journal files a grant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kle: Option<String>,
    /// The journal's template for the decision letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal_template: Option<String>,
    /// Main account number. On a main offer it also applies to supplementary activities without an account of their
    /// own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Main account number for the supplementary activities of this main offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplementary_account: Option<String>,
    /// Category of the account string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// When it may be granted.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// To whom, in addition to the conditions of the section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether the content is an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// Whether an activity is the main one of its appropriation or belongs to the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Role {
    /// The main activity of an appropriation (hovedaktivitet).
    Main,
    /// An activity that belongs to the main one (følgeaktivitet).
    Supplementary,
}

/// A category of activities (aktivitetsgruppe), part of the account string.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Category {
    /// Number of the category, such as `015203`.
    pub id: String,
    /// What it is called.
    pub title: crate::title::LocalizedText,
    /// When payments may be booked on it.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}

crate::privacy::debug_by_json!(Offer, Category);
