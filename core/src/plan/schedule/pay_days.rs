//! The days that a running plan pays on.

use super::coverage::Coverage;
use super::payment_plan::Schedule;
use super::proration::Proration;
use crate::dates::{Date, Dates, Frequency, Period, Recurrence};

/// The days that payments are made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PayDays {
    /// Those of a frequency.
    Regular(Recurrence),
    /// Those of a plan whose first or last payment may be moved.
    Moved(Coverage),
}

/// How a running plan pays in the period of its activity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) coverage: Coverage,
    pub(crate) days: PayDays,
    pub(crate) proration: Proration,
}

impl Running {
    /// None for a plan that does not run.
    pub(crate) fn of(schedule: &Schedule, period: Period) -> Option<Self> {
        let Schedule::Running { frequency, proration, covers_from, .. } = schedule else { return None };
        Some(Self::new(*frequency, *proration, *covers_from, period))
    }

    pub(crate) fn new(
        frequency: Frequency,
        proration: Proration,
        covers_from: Option<Date>,
        period: Period,
    ) -> Self {
        let coverage = Coverage::new(frequency, proration, covers_from, period);
        // Only plans by the month move their payments.
        let is_regular = match frequency.by_month() {
            Some(_) => proration.is_none() && covers_from.is_none(),
            None => true,
        };
        let days = if is_regular {
            PayDays::Regular(Recurrence { frequency, anchor: period.start() })
        } else {
            PayDays::Moved(coverage)
        };
        Self { coverage, days, proration }
    }
}

impl PayDays {
    /// The recurrence whose one day within `Period::day(date)` is `date`.
    pub(crate) const fn on_day(date: Date) -> Self {
        Self::Regular(Recurrence { frequency: Frequency::Daily, anchor: date })
    }

    /// How many there are in a window, which is within the period of the activity.
    pub(crate) fn count(self, window: Period) -> u64 {
        match self {
            Self::Regular(recurrence) => recurrence.count(window),
            Self::Moved(coverage) => {
                let (first, last) = coverage.numbers(window);
                numbered(first, last)
            }
        }
    }

    /// The first one on or after a day.
    pub(crate) fn next_on_or_after(self, date: Date) -> Option<Date> {
        match self {
            Self::Regular(recurrence) => recurrence.next_on_or_after(date),
            Self::Moved(coverage) => coverage.pay_day(coverage.first_from(date)),
        }
    }

    /// Those in a window, which is within the period of the activity.
    pub(crate) fn walk(self, window: Period) -> Walk {
        match self {
            Self::Regular(recurrence) => Walk::Regular(recurrence.walk(window)),
            Self::Moved(coverage) => {
                let (next, last) = coverage.numbers(window);
                Walk::Moved { coverage, next, last }
            }
        }
    }
}

/// The days of the payments of one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paying {
    /// Those in a window, which is within the period of the activity.
    Within(PayDays, Period),
    /// Those of payments by their numbers, from the first to the last.
    Numbered { coverage: Coverage, first: i64, last: i64 },
}

impl Paying {
    /// One day.
    pub(crate) const fn once(date: Date) -> Self {
        Self::Within(PayDays::on_day(date), Period::day(date))
    }

    pub(crate) fn count(self) -> u64 {
        match self {
            Self::Within(days, window) => days.count(window),
            Self::Numbered { first, last, .. } => numbered(first, last),
        }
    }

    /// In order.
    pub(crate) fn walk(self) -> Walk {
        match self {
            Self::Within(days, window) => days.walk(window),
            Self::Numbered { coverage, first, last } => Walk::Moved { coverage, next: first, last },
        }
    }
}

/// How many payments there are from one number to another.
fn numbered(first: i64, last: i64) -> u64 {
    u64::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0)
}

/// Days of payments, in order.
#[derive(Debug, Clone)]
pub(crate) enum Walk {
    Regular(Dates),
    Moved { coverage: Coverage, next: i64, last: i64 },
}

impl Iterator for Walk {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        match self {
            Self::Regular(dates) => dates.next(),
            Self::Moved { coverage, next, last } => {
                let date = if *next <= *last { coverage.pay_day(*next) } else { None };
                *next = next.saturating_add(1);
                date
            }
        }
    }
}
