//! Budgets: the amount that may be spent in a year, by line.

mod alert;
mod driver;
mod expiring;
mod follow_up;
mod status;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use alert::{BudgetAlert, BudgetMeasure};
pub use driver::{Driver, Drivers};
pub use expiring::{ExpiringActivity, ExtensionRule, PortfolioFollowUp};
pub use follow_up::{BudgetFollowUp, FollowUpOptions, LineFollowUp, LineKind};
pub use status::{BudgetMonth, BudgetStatus};

use super::{ForecastFault, Months, Selection};
use crate::dates::{Date, Month};
use crate::fault::{Fault, Faults, Path};
use crate::money::{self, MoneyFault};
use crate::title::LocalizedText;

/// The months of a year.
const MONTHS: usize = 12;

/// The budget of a year. Each line has an amount for a part of the cost. No cost belongs to two lines.
///
/// ```
/// use bevilling::forecast::Budget;
/// let budget: Budget = serde_json::from_str(r#"{"year": 2026, "lines": [
///     {"id": "placements", "of": {"section": ["BL-46", "BL-47"]}, "amount": {"year": "90000000"},
///      "adjustments": [{"on": "2026-05-04", "amount": "-1500000", "note": "saving"}]},
///     {"id": "measures", "of": {"section": ["BL-32*"]}, "amount": {"year": "60000000"}}]}"#)?;
/// assert!(budget.check().is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Budget {
    /// The year, January to December.
    pub year: i32,
    /// The lines.
    pub lines: Vec<BudgetLine>,
}

/// A line of a budget: a part of the cost, and the amount that may be spent on it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BudgetLine {
    /// Name of the line for the host.
    pub id: String,
    /// Title for people; the id if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// The part of the cost; all of it if absent.
    #[serde(default, skip_serializing_if = "Selection::is_all")]
    pub of: Selection,
    /// The adopted amount.
    pub amount: BudgetAmount,
    /// Later adjustments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<BudgetAdjustment>,
}

/// The amount of a line in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BudgetAmount {
    /// Kroner of the year, spread evenly over its months.
    Year(
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        Decimal,
    ),
    /// Kroner of each of the twelve months.
    Months(
        #[serde(with = "crate::money::list")]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::money::DecimalText>"))]
        Vec<Decimal>,
    ),
}

/// An amount that is added to a line, or removed, during the year (tillægsbevilling, omplacering).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BudgetAdjustment {
    /// The day of the decision. Follow-ups of earlier days do not include it.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// Kroner; below 0 if it is removed.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The first month of the adjustment, which is spread until December; the month of the decision if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Month>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Budget {
    /// All faults of this budget by itself: `month-out-of-range`, `budget-line-repeated`,
    /// `budget-months-not-twelve`, `adjustment-outside-year`, `too-many-decimals`, `sum-too-large`.
    #[must_use]
    pub fn check(&self) -> Faults<ForecastFault> {
        let mut faults = Faults::new();
        if let Err(kind) = Months::of_year(self.year) {
            faults.push(Fault::at(Path::root().join("year"), kind));
        }
        let mut ids = BTreeSet::new();
        for (place, line) in self.lines.iter().enumerate() {
            let at = || Path::root().join("lines").join(place);
            if !ids.insert(line.id.as_str()) {
                let kind = ForecastFault::BudgetLineRepeated { line: line.id.clone() };
                faults.push(Fault::at(at().join("id"), kind));
            }
            for (number, adjustment) in line.adjustments.iter().enumerate() {
                if adjustment.first(self.year).is_none() {
                    let kind = ForecastFault::AdjustmentOutsideYear { on: adjustment.on, year: self.year };
                    faults.push(Fault::at(at().join("adjustments").join(number), kind));
                }
            }
            line.check_kroner(at, &mut faults);
            match line.oere(self.year, None) {
                Ok(_) => {}
                Err(kind) => faults.push(Fault::at(at().join("amount"), kind)),
            }
        }
        faults
    }

    /// The dimensions of the lines. A forecast must have them.
    #[must_use]
    pub fn dimensions(&self) -> BTreeSet<&str> {
        self.lines.iter().flat_map(|line| line.of.dimensions()).collect()
    }
}

impl BudgetLine {
    /// A line with an amount for the year.
    pub fn new(id: impl Into<String>, amount: Decimal) -> Self {
        Self {
            id: id.into(),
            title: None,
            of: Selection::all(),
            amount: BudgetAmount::Year(amount),
            adjustments: Vec::new(),
        }
    }

    /// The same line, limited to the cost with one of these labels of a dimension.
    #[must_use]
    pub fn with_labels<L: Into<String>>(
        mut self,
        dimension: impl Into<String>,
        labels: impl IntoIterator<Item = L>,
    ) -> Self {
        self.of = self.of.with_labels(dimension, labels);
        self
    }

    /// The same line with a title.
    #[must_use]
    pub fn titled(mut self, title: LocalizedText) -> Self {
        self.title = Some(title);
        self
    }

    /// The same line with one more adjustment.
    #[must_use]
    pub fn adjusted(mut self, on: Date, amount: Decimal, note: impl Into<String>) -> Self {
        self.adjustments.push(BudgetAdjustment { on, amount, from: None, note: note.into() });
        self
    }

    /// Records kroner with more than two decimals.
    fn check_kroner(&self, at: impl Fn() -> Path, faults: &mut Faults<ForecastFault>) {
        let mut check = |amount: Decimal, path: Path| {
            if let Err(MoneyFault::TooManyDecimals { amount }) = money::kroner(amount) {
                faults.push(Fault::at(path, ForecastFault::TooManyDecimals { amount }));
            }
        };
        match &self.amount {
            BudgetAmount::Year(amount) => check(*amount, at().join("amount").join("year")),
            BudgetAmount::Months(amounts) => {
                for (month, amount) in amounts.iter().enumerate() {
                    check(*amount, at().join("amount").join("months").join(month));
                }
            }
        }
        for (number, adjustment) in self.adjustments.iter().enumerate() {
            check(adjustment.amount, at().join("adjustments").join(number).join("amount"));
        }
    }

    /// Øre of each month: the adopted amount, and the adjustments known on a day; all adjustments without a day.
    fn oere(&self, year: i32, on: Option<Date>) -> Result<([i64; MONTHS], [i64; MONTHS]), ForecastFault> {
        let too_large = |amount: &Decimal| ForecastFault::SumTooLarge { text: amount.to_string() };
        let exact = |amount: &Decimal| money::to_oere(money::round(*amount)).map_err(|_| too_large(amount));
        let adopted = match &self.amount {
            BudgetAmount::Year(amount) => spread(exact(amount)?, 0),
            BudgetAmount::Months(amounts) => {
                let oere = amounts.iter().map(exact).collect::<Result<Vec<_>, _>>()?;
                let actual = oere.len();
                oere.try_into().map_err(|_| ForecastFault::BudgetMonthsNotTwelve { actual })?
            }
        };
        let mut given = [0; MONTHS];
        for adjustment in &self.adjustments {
            let known = on.is_none_or(|on| adjustment.on <= on);
            let Some(first) = adjustment.first(year).filter(|_| known) else { continue };
            for (sum, oere) in given.iter_mut().zip(spread(exact(&adjustment.amount)?, first)) {
                *sum = oere.checked_add(*sum).ok_or_else(|| too_large(&adjustment.amount))?;
            }
        }
        Ok((adopted, given))
    }
}

impl BudgetAdjustment {
    /// The first month of the year that it is spread over, from 0; none if it is after the year.
    fn first(&self, year: i32) -> Option<usize> {
        let month = self.from.unwrap_or_else(|| Month::from_date(self.on));
        match month.year().cmp(&year) {
            // A decision before the year applies from the start of the year.
            std::cmp::Ordering::Less if self.from.is_none() => Some(0),
            std::cmp::Ordering::Equal if self.on.year() <= year => {
                usize::try_from(month.month()).ok()?.checked_sub(1)
            }
            _ => None,
        }
    }
}

/// An amount spread evenly from one month to December, to the øre. The last month gets the remainder.
fn spread(oere: i64, first: usize) -> [i64; MONTHS] {
    let count = i128::try_from(MONTHS.saturating_sub(first).max(1)).unwrap_or(1);
    let until =
        |months: i128| i64::try_from((i128::from(oere) * months).div_euclid(count)).unwrap_or_default();
    let mut months = [0; MONTHS];
    for (place, month) in (0_i128..).zip(months.iter_mut().skip(first)) {
        *month = until(place + 1) - until(place);
    }
    months
}

crate::privacy::debug_by_json!(BudgetLine, BudgetAdjustment);
