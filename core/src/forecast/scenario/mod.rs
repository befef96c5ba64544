//! Scenarios: the cost under changed assumptions.

mod apply;
mod compare;
mod new_cases;
mod pricing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use compare::{Comparison, ScenarioForecast};
pub use new_cases::{NewActivity, NewCases};

use super::Selection;
use crate::dates::{Date, Period};
use crate::plan::Status;
use crate::title::LocalizedText;

/// Changes that are applied to a copy of a portfolio, one after the other.
///
/// ```
/// use bevilling::forecast::Scenario;
/// let scenario: Scenario = serde_json::from_str(r#"{"id": "family", "changes": [
///     {"change": "prices", "of": {"activity_type": ["4001*"]}, "percent": "3.5", "from": "2027-01-01"},
///     {"change": "move", "of": {"provider": ["90010011"]}, "from": "2027-03-01", "to": {"provider": "90010033"}, "percent": "-12"},
///     {"change": "without", "status": "expected"}]}"#)?;
/// assert_eq!(scenario.changes.len(), 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scenario {
    /// Name of the scenario for the host.
    pub id: String,
    /// Title for people; the id if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// The changes, in this order.
    pub changes: Vec<ScenarioChange>,
}

/// One change. Paid payments stay paid.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ScenarioChange {
    /// Prices of plans, but not rates, are raised or lowered; each is rounded to øre.
    Prices {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
        /// Percent; below 0 it lowers them.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        percent: Decimal,
        /// The first day of payments at the new price.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
    },
    /// Rates are raised or lowered; each is rounded to øre.
    Rates {
        /// The rates; all if absent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rates: Vec<String>,
        /// Percent; below 0 it lowers them.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        percent: Decimal,
        /// The first day of payments at the new rate.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
    },
    /// Prices and rates are raised year after year, in addition to the known values.
    Index {
        /// Percent a year.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        percent: Decimal,
        /// The first day; the following raises are on the same day of later years.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
        /// How many times.
        years: u32,
    },
    /// The rates and VAT factors of another rule book apply from a day on.
    RuleBook {
        /// The version of the rule book.
        book: String,
        /// The first day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
    },
    /// Activities move to another provider, another measure, or another label.
    Move {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
        /// The first day after the move.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
        /// The new labels, by dimension.
        to: BTreeMap<String, String>,
        /// How much more it costs there, in percent; below 0 it costs less.
        #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
        percent: Option<Decimal>,
        /// The cost of one unit there, instead of the present price or rate.
        #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
        unit_price: Option<Decimal>,
    },
    /// Activities end on a day, if they would run longer.
    End {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
        /// The last day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        on: Date,
    },
    /// Running activities that no other activity replaces are extended.
    Extend {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
        /// Only those whose last day is in this period.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ending: Option<Period>,
        /// The new last day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        until: Date,
    },
    /// Activities are removed completely, including paid payments: all expected ones, for instance.
    Without {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
        /// Only those with this status.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<Status>,
    },
    /// Expected activities are granted.
    Grant {
        /// The activities.
        #[serde(default, skip_serializing_if = "Selection::is_all")]
        of: Selection,
    },
    /// New cases start.
    Add(NewCases),
}

impl Scenario {
    /// A scenario without changes.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), title: None, changes: Vec::new() }
    }

    /// The same with a title.
    #[must_use]
    pub fn titled(mut self, title: LocalizedText) -> Self {
        self.title = Some(title);
        self
    }

    /// The same with one more change.
    #[must_use]
    pub fn and(mut self, change: ScenarioChange) -> Self {
        self.changes.push(change);
        self
    }
}

crate::privacy::debug_by_json!(Scenario, ScenarioChange);
