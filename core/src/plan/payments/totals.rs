//! Sums of payments by year and by month, and the cost of a full year.

use std::collections::BTreeMap;
use std::fmt;

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, Serializer};

use super::payment_run::{PaymentRun, laid, sum};
use crate::dates::{Date, Period, days_in_month};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::schedule::Running;
use crate::plan::{Activity, Ledger, PaymentPlan, PlanFault, Prices, Schedule};

/// A calendar month, `2026-01` as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of a date.
    #[must_use]
    pub fn from_date(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The month of a year, 1 to 12.
    #[must_use]
    pub const fn new(year: i32, month: u32) -> Option<Self> {
        if month >= 1 && month <= 12 { Some(Self { year, month }) } else { None }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The twelve months of a year.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        (1..=12).map(move |month| Self { year, month })
    }

    /// The number of months since January of year 0.
    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.year()) * 12 + i64::from(self.month()) - 1
    }

    /// The month a number of months after January of year 0, limited to the years of `i32`.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let (year, month) = (number.div_euclid(12), number.rem_euclid(12));
        let edge = if year < 0 { i32::MIN } else { i32::MAX };
        let month = u32::try_from(month + 1).unwrap_or(1);
        Self::new(i32::try_from(year).unwrap_or(edge), month).unwrap_or_else(|| Self::from_date(Date::MIN))
    }

    /// The first day; for months out of range that of the last representable year.
    #[must_use]
    pub fn first_day(self) -> Date {
        let edge = if self.year() < 0 { Date::MIN } else { Date::MAX };
        Date::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(edge)
    }

    /// The last day; for months out of range that of the last representable year.
    #[must_use]
    pub fn last_day(self) -> Date {
        let last = days_in_month(self.year, self.month);
        Date::from_ymd_opt(self.year, self.month, last).unwrap_or_else(|| {
            let first = self.first_day();
            first.with_day(31).unwrap_or(first)
        })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let first = crate::dates::parse(&format!("{text}-01")).map_err(serde::de::Error::custom)?;
        Ok(Self::from_date(first))
    }
}

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

/// The cost of an activity in a full year as it counts in sums: 0 once it has ended; for individual payments their
/// total. None if a price is missing.
pub(crate) fn full_year_of(
    activity: &Activity,
    payments: &Ledger,
    on: Date,
    prices: &Prices<'_>,
) -> Option<Decimal> {
    if activity.last_day().is_some_and(|last| last < on) {
        return Some(Decimal::ZERO);
    }
    match full_year_cost(&activity.plan, on.year(), prices).ok()? {
        Some(cost) => Some(cost),
        None => money::sum(payments.entries().iter().map(|entry| entry.counted().1)).ok(),
    }
}
