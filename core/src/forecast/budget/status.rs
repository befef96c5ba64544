//! The status of a budget: what is spent and expected, compared with the budget.

use rust_decimal::Decimal;
use serde::Serialize;

use super::MONTHS;
use crate::dates::Month;
use crate::forecast::{ForecastFault, ForecastLayer};
use crate::money;

/// The status of a budget line for a year, in kroner: budget, consumption and expected result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BudgetStatus {
    /// The adopted budget.
    #[serde(with = "crate::money::serde_str")]
    pub adopted: Decimal,
    /// The sum of the adjustments; below 0 if the budget was reduced.
    #[serde(with = "crate::money::serde_str")]
    pub adjustments: Decimal,
    /// The budget: adopted and adjusted (korrigeret budget).
    #[serde(with = "crate::money::serde_str")]
    pub budget: Decimal,
    /// The budget of the months until the day of the follow-up.
    #[serde(with = "crate::money::serde_str")]
    pub budget_to_date: Decimal,
    /// Paid in the year (forbrug).
    #[serde(with = "crate::money::serde_str")]
    pub paid: Decimal,
    /// Granted and not yet paid.
    #[serde(with = "crate::money::serde_str")]
    pub granted: Decimal,
    /// Expected by caseworkers.
    #[serde(with = "crate::money::serde_str")]
    pub expected: Decimal,
    /// Expected by statistics.
    #[serde(with = "crate::money::serde_str")]
    pub statistical: Decimal,
    /// The remaining budget after all granted payments: the budget less paid and granted (disponibelt).
    #[serde(with = "crate::money::serde_str")]
    pub remaining: Decimal,
    /// The expected result of the year: all layers.
    #[serde(with = "crate::money::serde_str")]
    pub result: Decimal,
    /// The expected result less the budget; above 0 is an overrun.
    #[serde(with = "crate::money::serde_str")]
    pub deviation: Decimal,
    /// The deviation in percent of the budget, with one decimal; none without a budget.
    #[serde(with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub deviation_percent: Option<Decimal>,
    /// What is paid in percent of the budget (forbrugsprocent), with one decimal; none without a budget.
    #[serde(with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub consumption_percent: Option<Decimal>,
}

/// A month of a budget line, in kroner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BudgetMonth {
    /// The month.
    pub month: Month,
    /// The budget: adopted and adjusted.
    #[serde(with = "crate::money::serde_str")]
    pub budget: Decimal,
    /// Paid.
    #[serde(with = "crate::money::serde_str")]
    pub paid: Decimal,
    /// Granted and not yet paid.
    #[serde(with = "crate::money::serde_str")]
    pub granted: Decimal,
    /// Expected by caseworkers.
    #[serde(with = "crate::money::serde_str")]
    pub expected: Decimal,
    /// Expected by statistics.
    #[serde(with = "crate::money::serde_str")]
    pub statistical: Decimal,
}

impl BudgetMonth {
    /// The sum of all layers, in kroner.
    #[must_use]
    pub fn result(&self) -> Decimal {
        // Each is at most 64 bits of øre, so a decimal holds the sum.
        [self.paid, self.granted, self.expected, self.statistical].into_iter().sum()
    }
}

/// A year of a line in øre: the source of status, months and alerts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Year {
    pub(super) adopted: [i64; MONTHS],
    pub(super) given: [i64; MONTHS],
    /// By layer, then month.
    pub(super) layers: [[i64; MONTHS]; ForecastLayer::COUNT],
}

impl Year {
    /// Adds another line.
    pub(super) fn add(&mut self, other: &Self) -> Result<(), ForecastFault> {
        add(&mut self.adopted, &other.adopted)?;
        add(&mut self.given, &other.given)?;
        self.layers.iter_mut().zip(&other.layers).try_for_each(|(sum, layer)| add(sum, layer))
    }

    /// Adds the figures of a group: by layer, then month, of the year alone.
    pub(super) fn add_figures<'a>(
        &mut self,
        layers: impl Iterator<Item = &'a [i64]>,
    ) -> Result<(), ForecastFault> {
        self.layers.iter_mut().zip(layers).try_for_each(|(sum, layer)| add(sum, layer))
    }

    /// The sum of some layers until a month, from 0; with the last month it is the year.
    pub(super) fn through(&self, layers: &[ForecastLayer], last: usize) -> i128 {
        let layers = layers.iter().filter_map(|layer| self.layers.get(layer.index()));
        layers.map(|layer| sum(layer, last)).sum()
    }

    /// The budget of the months until one.
    pub(super) fn budget_through(&self, last: usize) -> i128 {
        sum(&self.adopted, last) + sum(&self.given, last)
    }

    pub(super) fn months(&self, months: impl Iterator<Item = Month>) -> Vec<BudgetMonth> {
        let [paid, granted, expected, statistical] = &self.layers;
        let at = |figures: &[i64; MONTHS], place: usize| {
            money::from_oere(figures.get(place).copied().unwrap_or_default())
        };
        let month = |(place, month)| BudgetMonth {
            month,
            budget: at(&self.adopted, place) + at(&self.given, place),
            paid: at(paid, place),
            granted: at(granted, place),
            expected: at(expected, place),
            statistical: at(statistical, place),
        };
        months.enumerate().map(month).collect()
    }

    /// The status if `today` is the month of the day of the follow-up, from 0; none before the year.
    pub(super) fn status(&self, today: Option<usize>) -> BudgetStatus {
        let last = MONTHS - 1;
        let budget = self.budget_through(last);
        let layer = |layer| self.through(&[layer], last);
        let (paid, granted) = (layer(ForecastLayer::Paid), layer(ForecastLayer::Granted));
        let result = self.through(&ForecastLayer::ALL, last);
        let deviation = result - budget;
        BudgetStatus {
            adopted: kroner(sum(&self.adopted, last)),
            adjustments: kroner(sum(&self.given, last)),
            budget: kroner(budget),
            budget_to_date: kroner(today.map_or(0, |today| self.budget_through(today))),
            paid: kroner(paid),
            granted: kroner(granted),
            expected: kroner(layer(ForecastLayer::Expected)),
            statistical: kroner(layer(ForecastLayer::Statistical)),
            remaining: kroner(budget - paid - granted),
            result: kroner(result),
            deviation: kroner(deviation),
            deviation_percent: percent(deviation, budget),
            consumption_percent: percent(paid, budget),
        }
    }
}

fn add(sums: &mut [i64; MONTHS], oere: &[i64]) -> Result<(), ForecastFault> {
    for (sum, oere) in sums.iter_mut().zip(oere) {
        let too_large = || ForecastFault::SumTooLarge { text: format!("{sum} + {oere} øre") };
        *sum = sum.checked_add(*oere).ok_or_else(too_large)?;
    }
    Ok(())
}

fn sum(months: &[i64; MONTHS], last: usize) -> i128 {
    months.iter().take(last.saturating_add(1)).map(|oere| i128::from(*oere)).sum()
}

/// Øre as kroner. Sums of some hundred 64-bit figures fit the 96 bits of a decimal.
pub(super) fn kroner(oere: i128) -> Decimal {
    Decimal::try_from_i128_with_scale(oere, 2).unwrap_or_default()
}

/// A part as a percentage of a whole, with one decimal.
fn percent(part: i128, whole: i128) -> Option<Decimal> {
    let share = kroner(part).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(kroner(whole))?;
    let mut percent = share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    percent.rescale(1);
    Some(percent)
}
