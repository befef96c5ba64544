//! Alerts of a budget line.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::MONTHS;
use super::status::{Year, kroner};
use crate::dates::Month;
use crate::forecast::{ForecastLayer, Months};

/// The amount that is compared with a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BudgetMeasure {
    /// What is paid.
    Paid,
    /// Paid or granted: committed.
    Committed,
    /// All layers: the expected result.
    Expected,
}

impl BudgetMeasure {
    /// All of them, the most certain first.
    pub const ALL: [Self; 3] = [Self::Paid, Self::Committed, Self::Expected];

    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Committed => "committed",
            Self::Expected => "expected",
        }
    }

    const fn layers(self) -> &'static [ForecastLayer] {
        match self {
            Self::Paid => &[ForecastLayer::Paid],
            Self::Committed => &[ForecastLayer::Paid, ForecastLayer::Granted],
            Self::Expected => &ForecastLayer::ALL,
        }
    }
}

/// A threshold that is reached, and the month in which it was or will be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetAlert {
    /// What has reached it.
    pub measure: BudgetMeasure,
    /// The highest reached threshold, in percent of the budget of the year.
    #[serde(with = "crate::money::serde_str")]
    pub threshold: Decimal,
    /// The month at the end of which it is reached.
    pub month: Month,
}

/// The highest threshold that each measure reaches within the year.
///
/// Without a budget every krone reaches all of them.
pub(super) fn alerts(year: &Year, months: Months, thresholds: &[Decimal]) -> Vec<BudgetAlert> {
    let budget = kroner(year.budget_through(MONTHS - 1));
    let reached = |measure: BudgetMeasure, threshold: Decimal| {
        let limit = budget.checked_mul(threshold)?.checked_div(Decimal::ONE_HUNDRED)?;
        let place = (0..MONTHS).find(|place| {
            let spent = kroner(year.through(measure.layers(), *place));
            spent > Decimal::ZERO && spent >= limit
        })?;
        Some(BudgetAlert { measure, threshold, month: months.iter().nth(place)? })
    };
    let highest = |measure| {
        thresholds
            .iter()
            .filter_map(|threshold| reached(measure, *threshold))
            .max_by_key(|alert| alert.threshold)
    };
    BudgetMeasure::ALL.into_iter().filter_map(highest).collect()
}
