//! The rule book as it is written: one JSON object, or several that are merged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Accounts, ActivityType, Agreement, ApprovalLevel, Category, Codes, Condition, Dimension, Effort, Law,
    Offer, Provider, Rate, ReimbursementScheme, RequiredFacts, Section,
};
use crate::dates::Calendar;
use crate::title::LocalizedText;

/// All the rules of one case area as written, before the check.
///
/// A rule book may be one document or a folder of documents. The lists of several documents are joined; `id`,
/// `version`, `title`, `accounts` and `calendar` may be stated by only one of them. [`RuleBook`](super::RuleBook) is
/// the checked form that decisions are made with.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        title = "Rule book",
        description = "All the rules of one case area: which help may be granted to whom, by whom, at which price, and \
            from when to when. A rule book may be one document or a folder of them; `id`, `version` and `title` must be \
            stated by one of them."
    )
)]
pub struct RuleBookDocument {
    /// The JSON Schema of this format, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the format; 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: Option<u32>,
    /// Name of the rule book, such as `children`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Version of the rule book, recorded by every decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// Information for readers of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<LocalizedText>,
    /// The laws.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<Law>,
    /// The facts that rules use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<Dimension>,
    /// The facts that a case must state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_facts: Vec<RequiredFacts>,
    /// Conditions with a name, for `{"use": name}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub conditions: BTreeMap<String, Condition>,
    /// The efforts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub efforts: Vec<Effort>,
    /// The sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The categories of activities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// The activity types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activity_types: Vec<ActivityType>,
    /// The activities that may be granted under each section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offer>,
    /// The providers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<Provider>,
    /// Which provider delivers what, and at which price.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// The rates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<Rate>,
    /// What the state reimburses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reimbursements: Vec<ReimbursementScheme>,
    /// The approval levels, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approval_levels: Vec<ApprovalLevel>,
    /// The account rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Accounts>,
    /// The days that money can be paid out on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

crate::privacy::debug_by_json!(RuleBookDocument);
