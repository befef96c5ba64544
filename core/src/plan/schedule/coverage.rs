//! The weeks or months that each payment of a running plan covers, and its payment day.
//!
//! Payments are numbered from 0. The covered days of a payment and its number are computed from each other by
//! arithmetic.

use chrono::Days;

use super::proration::Proration;
use crate::dates::{ByMonth, Date, Frequency, Month, Period, month_number};

/// The days that the payments of a running plan cover, in the period of its activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Coverage {
    period: Period,
    covered: Covered,
    /// Whether the first payment is made on the first day of the period if its payment day is past.
    moves_first: bool,
    /// Whether the last payment is made on the last day of the period if its payment day is later.
    moves_last: bool,
}

/// What one payment covers, without the limits of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Covered {
    /// A number of days each, from the first day.
    Days { first: Date, step: i64 },
    /// A number of months each, from the number of the first month.
    Months { first: i64, by_month: ByMonth },
}

impl Coverage {
    /// `covers_from` is the first day that the plan pays for, if it differs from the start of the period: the plan
    /// that this one continues has paid the months before.
    pub(crate) fn new(
        frequency: Frequency,
        proration: Proration,
        covers_from: Option<Date>,
        period: Period,
    ) -> Self {
        let start = period.start();
        let covered = match frequency.by_month() {
            None => Covered::Days { first: start, step: frequency.step() },
            Some(by_month) => {
                let first = match covers_from {
                    Some(first) => month_number(first).max(month_number(start)),
                    None if proration.is_none() => by_month.first_month(start),
                    None => month_number(start),
                };
                Covered::Months { first, by_month }
            }
        };
        let moves_last = !proration.is_none();
        Self { period, covered, moves_first: moves_last || covers_from.is_some(), moves_last }
    }

    /// Whether no later day is covered.
    pub(crate) fn ends_by(&self, date: Date) -> bool {
        self.period.end().is_some_and(|end| end <= date)
    }

    /// The number of the payment that covers a day; negative before the first.
    pub(crate) fn number_of(&self, date: Date) -> i64 {
        match self.covered {
            Covered::Days { first, step } => date.signed_duration_since(first).num_days().div_euclid(step),
            Covered::Months { first, by_month } => (month_number(date) - first).div_euclid(by_month.months),
        }
    }

    /// The number of the first month that a payment covers.
    fn month(first: i64, by_month: ByMonth, number: i64) -> i64 {
        first.saturating_add(number.saturating_mul(by_month.months))
    }

    /// The number of the first month of a payment; none if it does not cover months.
    pub(crate) fn first_month(&self, number: i64) -> Option<i64> {
        match self.covered {
            Covered::Days { .. } => None,
            Covered::Months { first, by_month } => Some(Self::month(first, by_month, number)),
        }
    }

    /// All days of the weeks or months of a payment, including those outside the period.
    pub(crate) fn whole_days(&self, number: i64) -> Option<Period> {
        match self.covered {
            Covered::Days { first, step } => {
                let days = number.checked_mul(step)?;
                let first = match u64::try_from(days) {
                    Ok(days) => first.checked_add_days(Days::new(days)),
                    Err(_) => first.checked_sub_days(Days::new(days.unsigned_abs())),
                }?;
                Period::new(first, Self::last_of(first, step)).ok()
            }
            Covered::Months { first, by_month } => {
                let month = Self::month(first, by_month, number);
                let last = Month::from_number(month.saturating_add(by_month.months - 1));
                Period::new(Month::from_number(month).first_day(), last.last_day()).ok()
            }
        }
    }

    /// The days that the payment on `date` covers, without the limits of the period.
    pub(crate) fn whole_of(&self, date: Date) -> Option<Period> {
        match self.covered {
            // Counted from the day itself, because it is usually the first payment.
            Covered::Days { step: 1, .. } => Some(Period::day(date)),
            Covered::Days { first, step } => {
                let since = date.signed_duration_since(first).num_days().rem_euclid(step);
                let first = date.checked_sub_days(Days::new(since.unsigned_abs()))?;
                Period::new(first, Self::last_of(first, step)).ok()
            }
            Covered::Months { .. } => self.whole_days(self.number_of(date)),
        }
    }

    /// The last of so many days.
    fn last_of(first: Date, step: i64) -> Date {
        first.checked_add_days(Days::new(step.unsigned_abs().saturating_sub(1))).unwrap_or(Date::MAX)
    }

    /// The day of the payment that covers exactly these whole weeks or months.
    pub(crate) fn pay_day_of(&self, whole: Period) -> Option<Date> {
        let number = self.number_of(whole.start());
        self.pay_day(number).filter(|_| self.whole_days(number) == Some(whole))
    }

    /// All days of the weeks or months of a payment, and the part of them within the period.
    pub(crate) fn days(&self, number: i64) -> Option<(Period, Period)> {
        let whole = self.whole_days(number)?;
        Some((whole, whole.intersect(self.period)?))
    }

    /// As [`days`](Self::days), for the payment on `date`.
    pub(crate) fn days_of(&self, date: Date) -> Option<(Period, Period)> {
        let whole = self.whole_of(date)?;
        Some((whole, whole.intersect(self.period)?))
    }

    /// The day of a payment.
    pub(crate) fn pay_day(&self, number: i64) -> Option<Date> {
        if number < 0 {
            return None;
        }
        let start = self.period.start();
        let date = match self.covered {
            Covered::Days { first, step } => {
                first.checked_add_days(Days::new(number.checked_mul(step)?.unsigned_abs()))
            }
            Covered::Months { first, by_month } => {
                by_month.pay_day(Self::month(first, by_month, number).saturating_add(by_month.delay()))
            }
        };
        let last = self.period.end().filter(|_| self.moves_last);
        match (date, last) {
            (Some(date), last) => {
                let date = if self.moves_first { date.max(start) } else { date };
                Some(last.map_or(date, |last| date.min(last)))
            }
            // The payment day is beyond the last representable day, but the period is not.
            (None, last) => last.filter(|last| self.number_of(*last) >= number),
        }
    }

    /// The number of the first payment on or after a day.
    pub(crate) fn first_from(&self, date: Date) -> i64 {
        let number = self.number_of(date).max(0);
        match self.pay_day(number) {
            Some(paid) if paid < date => number.saturating_add(1),
            _ => number,
        }
    }

    /// The number of the last payment on or before a day and within the period; negative if there is none.
    pub(crate) fn last_until(&self, date: Date) -> i64 {
        let date = self.period.end().map_or(date, |end| date.min(end));
        let number = self.number_of(date);
        match self.pay_day(number) {
            Some(paid) if paid <= date => number,
            _ => number.saturating_sub(1).max(-1),
        }
    }

    /// The numbers of the first and the last payment on some days; the last is before the first if there is none.
    pub(crate) fn numbers(&self, window: Period) -> (i64, i64) {
        (self.first_from(window.start()), self.last_until(window.end().unwrap_or(Date::MAX)))
    }

    /// The numbers of the payments that cover the first and the last of some days, without the limits of the period.
    pub(crate) fn numbers_of(&self, first: Date, last: Date) -> (i64, i64) {
        (self.number_of(first), self.number_of(last))
    }

    /// The days from the first to the last payment that covers some of these days; none if there is no such payment.
    pub(crate) fn paid_for(&self, first: Date, last: Date) -> Option<Period> {
        let (first, last) = self.numbers_of(first, last);
        Period::new(self.pay_day(first.max(0))?, self.pay_day(last)?).ok()
    }

    /// The number of the last payment whose covered days end no later than a day.
    pub(crate) fn last_ended(&self, date: Option<Date>) -> i64 {
        // The payment that covers the next day is the first one that does not.
        date.and_then(|date| date.succ_opt()).map_or(i64::MAX, |next| self.number_of(next).saturating_sub(1))
    }

    /// The number of the first payment whose covered days all lie on or after a day.
    pub(crate) fn first_begun(&self, date: Date) -> i64 {
        date.pred_opt().map_or(0, |before| self.number_of(before).saturating_add(1))
    }

    /// The number of the last payment that covers whole weeks or months; the first may also be cut.
    pub(crate) fn last_whole(&self) -> i64 {
        self.last_ended(self.period.end())
    }

    /// How many payments between two numbers cover each number of days.
    pub(crate) fn lengths(&self, from: i64, to: i64) -> Lengths {
        match self.covered {
            Covered::Days { step, .. } => {
                let mut lengths = Lengths::default();
                lengths.add(step, to.saturating_sub(from).saturating_add(1));
                lengths
            }
            Covered::Months { first, by_month } => {
                let start = |number| Self::month(first, by_month, number);
                month_lengths(start(from), start(to.saturating_add(1)), by_month.months)
            }
        }
    }
}

/// How many payments cover each number of days. Groups of months have at most four different lengths.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lengths {
    each: [(u64, u64); 4],
    used: usize,
}

impl Lengths {
    pub(crate) fn as_slice(&self) -> &[(u64, u64)] {
        self.each.get(..self.used).unwrap_or_default()
    }

    fn add(&mut self, days: i64, times: i64) {
        let (days, times) = (days.unsigned_abs(), u64::try_from(times).unwrap_or(0));
        if times == 0 {
            return;
        }
        for (place, (known, count)) in self.each.iter_mut().enumerate() {
            if place >= self.used {
                (*known, self.used) = (days, place.saturating_add(1));
            }
            if *known == days {
                *count = count.saturating_add(times);
                return;
            }
        }
    }
}

/// Months in four centuries, after which the lengths of months repeat.
const CYCLE: i64 = 4_800;

/// How many groups of `step` months, from the month `from` to the one before `to`, have each number of days.
fn month_lengths(from: i64, to: i64, step: i64) -> Lengths {
    let mut lengths = Lengths::default();
    if step == 1 {
        for (length, count) in [
            (31, months_of_31(to) - months_of_31(from)),
            (28, (februaries(to) - leap_februaries(to)) - (februaries(from) - leap_februaries(from))),
            (29, leap_februaries(to) - leap_februaries(from)),
            (30, to - from - (months_of_31(to) - months_of_31(from)) - (februaries(to) - februaries(from))),
        ] {
            lengths.add(length, count);
        }
        return lengths;
    }
    if 12 % step == 0 {
        // The groups of every year are alike, except the one with February.
        let (groups, of_year) = ((to - from) / step, 12 / step);
        for place in 0..of_year.min(groups) {
            let (start, times) = (from + place * step, (groups - place + of_year - 1) / of_year);
            let leaps = leap_februaries(start + step) - leap_februaries(start);
            let days = days_before(start + step) - days_before(start) - leaps;
            let has_february = februaries(start + step) > februaries(start);
            let longer = if has_february { leap_februaries(to) - leap_februaries(from) } else { 0 };
            lengths.add(days, times - longer);
            lengths.add(days + 1, longer);
        }
        return lengths;
    }
    // Whole cycles at once: in each, a fixed number of steps.
    let cycle = CYCLE.saturating_mul(step);
    let cycles = (to - from).div_euclid(cycle);
    let rest = from + cycles.saturating_mul(cycle);
    for (start, end, times) in [(from, from + cycle, cycles), (rest, to, 1)] {
        let mut start = start;
        let mut before = days_before(start);
        while times > 0 && start < end {
            start += step;
            let next = days_before(start);
            lengths.add(next - before, times);
            before = next;
        }
    }
    lengths
}

/// Months of 31 days before a month.
const fn months_of_31(month: i64) -> i64 {
    let before = match month.rem_euclid(12) {
        0 => 0,
        1 | 2 => 1,
        3 | 4 => 2,
        5 | 6 => 3,
        7 => 4,
        8 | 9 => 5,
        _ => 6,
    };
    month.div_euclid(12) * 7 + before
}

/// Februaries before a month.
const fn februaries(month: i64) -> i64 {
    (month + 10).div_euclid(12)
}

/// Februaries of 29 days before a month.
const fn leap_februaries(month: i64) -> i64 {
    // The last year whose February is before the month.
    let year = (month - 2).div_euclid(12);
    year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
}

/// Days before a month, from some day on.
const fn days_before(month: i64) -> i64 {
    let long = months_of_31(month);
    let short = februaries(month);
    31 * long + 30 * (month - long - short) + 28 * short + leap_februaries(month)
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
