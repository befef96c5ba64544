//! Rates: centrally fixed prices, dated.

use serde::{Deserialize, Serialize};

use super::{Codes, Unit};
use crate::dates::DatedAmounts;
use crate::title::LocalizedText;

/// A centrally fixed price (takst), such as the daily board and lodging of a foster child.
///
/// On days without a value a payment has no price: this is an error, never a silent 0.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rate {
    /// Name of the rate.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// What it is, and where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<LocalizedText>,
    /// What one unit is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Kroner for one unit, dated. If it depends on the age: for those younger than the first age of `by_age`.
    pub values: DatedAmounts,
    /// Kroner for one unit from an age, the youngest first. A payment is priced by the age on its own scheduled day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_age: Vec<AgeBand>,
    /// Whether the values are an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// The rate from an age until the next listed age.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgeBand {
    /// The age in full years that it holds from.
    pub from: u32,
    /// Kroner for one unit, dated.
    pub values: DatedAmounts,
}

crate::privacy::debug_by_json!(AgeBand, Rate);
