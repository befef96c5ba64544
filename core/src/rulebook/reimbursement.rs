//! Reimbursement schemes: the part of the cost of expensive cases that the state reimburses.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Codes, Condition};
use crate::dates::{DatedAmounts, Validity};
use crate::title::LocalizedText;

/// A scheme by which the state reimburses a part of the cost of cases (refusion): Barnets lov § 198 for very costly
/// cases, for example, or the state's share of extra costs and lost earnings.
///
/// Several schemes may apply at the same time, in the order in which the rule book lists them. Each states in `after`
/// and `beside` how it treats a cost that an earlier scheme reimburses too.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReimbursementScheme {
    /// Name of the scheme, such as `BL-198`.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// The law it is a provision of.
    pub law: String,
    /// Where in the law: `§ 198`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When it is in force. It applies to payments scheduled on these days.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// The sections whose costs are reimbursed; all where there is no list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<String>>,
    /// The citizens whose costs are reimbursed; all if there is no condition. The facts on the first day of each
    /// period decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The length of the period whose costs are compared with the thresholds.
    pub manner: ReimbursementManner,
    /// Whether the costs of all cases of one household, such as siblings, are counted together.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pooled: bool,
    /// Percent of the whole cost, from 0 to 100. Excludes `steps`.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub percent: Option<Decimal>,
    /// The steps, lowest first. Excludes `percent`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ReimbursementStep>,
    /// Earlier schemes whose reimbursement is deducted from the cost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Earlier schemes that reimburse the same cost, without effect on this one: it uses the whole cost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// Whether thresholds are an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// A step of a reimbursement scheme: the percent of the cost between its threshold and that of the next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReimbursementStep {
    /// The threshold in kroner for a year, dated; higher than that of the step before.
    pub above: DatedAmounts,
    /// Percent that is reimbursed, from 0 to 100.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub percent: Decimal,
}

/// The length of the period whose costs are compared with the thresholds of a reimbursement scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ReimbursementManner {
    /// The costs of a calendar year.
    Yearly,
    /// The costs of each month against a twelfth of the thresholds (order 1485/2023). A one-off cost is spread evenly
    /// over the twelve months of the accounting year in which it is paid.
    Monthly,
}

impl ReimbursementScheme {
    /// Whether costs under this section are reimbursed.
    #[must_use]
    pub fn covers(&self, section: &str) -> bool {
        self.sections.as_ref().is_none_or(|sections| sections.iter().any(|covered| covered == section))
    }

    /// The highest percent of a krone that is reimbursed.
    pub(crate) fn highest_percent(&self) -> Decimal {
        let steps = self.steps.iter().map(|step| step.percent);
        self.percent.into_iter().chain(steps).max().unwrap_or_default()
    }
}

crate::privacy::debug_by_json!(ReimbursementScheme);
