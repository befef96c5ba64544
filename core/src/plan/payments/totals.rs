//! Sums of payments by year and by month, and the cost of a full year.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::payment_run::{PaymentRun, laid, sum};
use crate::dates::{Date, Month, Period};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::schedule::Running;
use crate::plan::{PaymentPlan, PlanFault, Prices, Schedule};

/// Sums of payments: all, by year and by month. Years and months without payments are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PeriodTotals {
    /// All of them.
    #[serde(with = "crate::money::serde_str")]
    pub all: Decimal,
    /// By year.
    #[serde(serialize_with = "amounts")]
    pub by_year: BTreeMap<i32, Decimal>,
    /// By month.
    #[serde(serialize_with = "amounts")]
    pub by_month: BTreeMap<Month, Decimal>,
}

fn amounts<K: Serialize, S: Serializer>(
    map: &BTreeMap<K, Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.iter().map(|(key, amount)| (key, amount.to_string())))
}

impl PeriodTotals {
    /// The sums of days and amounts, such as those of [`LedgerEntry::counted`](crate::plan::LedgerEntry::counted).
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn from_amounts(counted: impl IntoIterator<Item = (Date, Decimal)>) -> Result<Self, PlanFault> {
        let mut totals = Self::default();
        for (date, amount) in counted {
            totals.add(date, amount)?;
        }
        Ok(totals)
    }

    /// Adds one payment.
    ///
    /// # Errors
    /// `amount-too-large`; the sums are then unusable.
    pub fn add(&mut self, date: Date, amount: Decimal) -> Result<(), PlanFault> {
        let year = self.by_year.entry(date.year()).or_default();
        let month = self.by_month.entry(Month::from_date(date)).or_default();
        for sum in [&mut self.all, year, month] {
            *sum = money::sum([*sum, amount])
                .map_err(|_| PlanFault::AmountTooLarge { text: format!("{sum} + {amount}") })?;
        }
        Ok(())
    }

    /// The sum of a year; 0 without payments.
    #[must_use]
    pub fn year(&self, year: i32) -> Decimal {
        self.by_year.get(&year).copied().unwrap_or_default()
    }

    /// The sum of a month; 0 without payments.
    #[must_use]
    pub fn month(&self, month: Month) -> Decimal {
        self.by_month.get(&month).copied().unwrap_or_default()
    }
}

/// The cost of a plan if it ran all of `year`, whatever the period of its activity.
///
/// A running plan is applied to 1 January to 31 December; weekly plans count from 1 January. A one-time plan counts
/// only in its own year. None for individual payments: they do not run, so their total is the figure.
///
/// # Errors
/// Those of [`payments`](crate::plan::payments()), and `date-out-of-range` for a year outside 1 to 9999.
pub fn full_year_cost(
    plan: &PaymentPlan,
    year: i32,
    prices: &Prices<'_>,
) -> Result<Option<Decimal>, Faults<PlanFault>> {
    let at_schedule = |kind: PlanFault| Faults::from(Fault::new(kind).nest("schedule"));
    let days = Period::year(year).map_err(|_| {
        at_schedule(PlanFault::DateOutOfRange { date: Date::from_ymd_opt(year, 1, 1).unwrap_or(Date::MAX) })
    })?;
    match &plan.schedule {
        Schedule::Individual { .. } => Ok(None),
        Schedule::OneTime { date, price, .. } if days.contains(*date) => {
            Ok(Some(prices.price_on(price, *date)?.amount))
        }
        Schedule::OneTime { .. } => Ok(Some(Decimal::ZERO)),
        Schedule::Running { frequency, price, proration, .. } => {
            let running = Running::new(*frequency, *proration, None, days);
            let (payment_runs, unpriced) = laid(&running, days, price, prices)?;
            let mut faults = Faults::new();
            unpriced.into_iter().flat_map(|gap| gap.faults).for_each(|fault| faults.push(fault));
            faults.into_result(())?;
            sum(payment_runs.iter().map(PaymentRun::total)).map(Some).map_err(at_schedule)
        }
    }
}
