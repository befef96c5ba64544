//! Refund schemes: what the state pays back of expensive cases.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Codes;
use crate::dates::{Amounts, Validity};
use crate::title::Title;

/// A scheme by which the state pays back a part of what expensive cases cost (refusion), such as Barnets lov
/// § 198. On every day, one scheme at most is in force.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefundScheme {
    /// Name of the scheme, such as `BL-198`.
    pub id: String,
    /// What it is called.
    pub title: Title,
    /// The law it is a provision of.
    pub law: String,
    /// Where in the law: `§ 198`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When it is in force: the days of the payments that it is for.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// The sections whose costs are refunded; all where there is no list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<String>>,
    /// Over how long the costs are held against the thresholds.
    pub manner: RefundManner,
    /// Whether the costs of all cases of one household, such as siblings, are counted together.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pooled: bool,
    /// The steps, lowest first.
    pub steps: Vec<RefundStep>,
    /// Whether thresholds are an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// A step of a refund scheme: the percent of what is above its threshold, and not above that of the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefundStep {
    /// The threshold in kroner for a year, dated; higher than that of the step before.
    pub above: Amounts,
    /// Percent that is refunded, from 0 to 100.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub percent: Decimal,
}

/// Over how long costs are held against the thresholds of a refund scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RefundManner {
    /// The costs of a calendar year.
    Yearly,
    /// The costs of each month against a twelfth of the thresholds, what is paid once spread over twelve months
    /// from that of its payment.
    Monthly,
}

impl RefundScheme {
    /// Whether costs under this section are refunded.
    #[must_use]
    pub fn covers(&self, section: &str) -> bool {
        self.sections.as_ref().is_none_or(|sections| sections.iter().any(|covered| covered == section))
    }
}

crate::privacy::debug_by_json!(RefundScheme);
