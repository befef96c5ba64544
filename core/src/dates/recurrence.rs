//! On which days a running plan pays.
//!
//! Occurrences are numbered from 0. The date of an occurrence and its number are computed from each other by
//! arithmetic. Therefore a window of a plan need not begin at the first day of the plan, the payments of a plan are
//! counted without a loop, and a plan on the 31st that paid on 28 February pays on 31 March again.

use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};

use super::frequency::{ByMonth, month_from, month_number};
use super::{Date, DateFault, Frequency, Period};
use crate::limits::MAX_PAYMENTS;

/// The days on which a plan pays: a frequency and a first day, without an end.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Frequency, Period, Recurrence, parse};
///
/// let monthly = Frequency::Monthly { day: DayOfMonth::new(31)? };
/// let plan = Recurrence { frequency: monthly, anchor: parse("2023-12-15")? };
/// let window = Period::new(parse("2024-02-01")?, parse("2024-04-30")?)?;
/// let days: Vec<String> = plan.dates(window)?.map(|date| date.to_string()).collect();
/// assert_eq!(days, ["2024-02-29", "2024-03-31", "2024-04-30"]);
/// assert_eq!(plan.count(Period::year(2099)?), 12);
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "The days a plan pays on: a frequency, laid from a first day, without an end.")
)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    /// How often.
    pub frequency: Frequency,
    /// The first day of the plan. It is the first occurrence, except for plans that pay by the month: their first
    /// occurrence is the first due day on or after it. In arrears it is the due day of the last of the first months.
    #[serde(with = "super::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "super::DateText"))]
    pub anchor: Date,
}

impl Recurrence {
    /// The occurrences within `window`, in order; none before the anchor.
    ///
    /// # Errors
    /// `too-many-dates` for more than [`MAX_PAYMENTS`] occurrences, as in a window without an end.
    ///
    /// ```
    /// use bevilling::dates::{Frequency, Period, Recurrence, parse};
    /// use bevilling::fault::ErrorCode;
    /// let daily = Recurrence { frequency: Frequency::Daily, anchor: parse("2026-01-01")? };
    /// let refused = daily.dates(Period::new(parse("2026-01-01")?, parse("9999-12-31")?)?).map(drop);
    /// assert_eq!(refused.unwrap_err().code(), "too-many-dates");
    /// # Ok::<(), bevilling::dates::DateFault>(())
    /// ```
    pub fn dates(self, window: Period) -> Result<Dates, DateFault> {
        match self.count(window) {
            dates if dates > MAX_PAYMENTS => Err(DateFault::TooManyDates { dates, limit: MAX_PAYMENTS }),
            _ => Ok(self.walk(window)),
        }
    }

    /// As [`dates`](Self::dates), without a limit on their number. The caller must limit the window.
    pub(crate) fn walk(self, window: Period) -> Dates {
        let (from, remaining) = self.window(window);
        let none = Dates { next: Next::Day { date: self.anchor, step: Days::new(1) }, remaining: 0 };
        let next = match self.frequency.by_month() {
            Some(by_month) => {
                let number = from
                    .checked_mul(by_month.months)
                    .and_then(|after| after.checked_add(self.first_paid(by_month)));
                number.map(|month| Next::Month { month, by_month })
            }
            None => self
                .nth(from)
                .map(|date| Next::Day { date, step: Days::new(self.frequency.step().unsigned_abs()) }),
        };
        next.map_or(none, |next| Dates { next, remaining })
    }

    /// How many occurrences `window` contains, computed without a loop.
    #[must_use]
    pub fn count(self, window: Period) -> u64 {
        self.window(window).1
    }

    /// The occurrence with this number, from 0; none beyond the last date that can be represented.
    #[must_use]
    pub fn nth(self, number: i64) -> Option<Date> {
        if number < 0 {
            return None;
        }
        if let Some(by_month) = self.frequency.by_month() {
            let after = number.checked_mul(by_month.months)?;
            return by_month.pay_day(self.first_paid(by_month).checked_add(after)?);
        }
        self.anchor.checked_add_days(Days::new(number.checked_mul(self.frequency.step())?.unsigned_abs()))
    }

    /// The first occurrence on or after `date`.
    #[must_use]
    pub fn next_on_or_after(self, date: Date) -> Option<Date> {
        self.nth(self.first_from(date))
    }

    /// The last occurrence on or before `date`.
    #[must_use]
    pub fn last_on_or_before(self, date: Date) -> Option<Date> {
        self.nth(self.last_until(date))
    }

    /// The number of the first occurrence in `window`, and how many there are.
    fn window(self, window: Period) -> (i64, u64) {
        let first = self.first_from(window.start());
        let last = self.last_until(window.end().unwrap_or(Date::MAX));
        (first, u64::try_from(last - first + 1).unwrap_or(0))
    }

    /// The number of the first occurrence on or after `date`.
    fn first_from(self, date: Date) -> i64 {
        // Rounded up.
        let number = if let Some(by_month) = self.frequency.by_month() {
            -(self.first_paid(by_month) - month_from(date, by_month.day)).div_euclid(by_month.months)
        } else {
            -(-days_between(self.anchor, date)).div_euclid(self.frequency.step())
        };
        number.max(0)
    }

    /// The number of the last occurrence on or before `date`; negative where there is none.
    fn last_until(self, date: Date) -> i64 {
        if let Some(by_month) = self.frequency.by_month() {
            let too_early = date.day() < by_month.day.within(date.year(), date.month());
            let last = month_number(date) - i64::from(too_early);
            (last - self.first_paid(by_month)).div_euclid(by_month.months)
        } else {
            days_between(self.anchor, date).div_euclid(self.frequency.step())
        }
    }

    /// The month of the first occurrence of a plan that pays by the month.
    fn first_paid(self, by_month: ByMonth) -> i64 {
        by_month.first_month(self.anchor) + by_month.delay()
    }
}

/// The occurrences of a [`Recurrence`] within a window, in order.
#[derive(Debug, Clone)]
pub struct Dates {
    next: Next,
    remaining: u64,
}

/// The position of a [`Dates`] iterator. A step in days is added to the last date. A step in months is always
/// computed from the month, because the last day may have been shortened to the length of its month.
#[derive(Debug, Clone)]
enum Next {
    Day { date: Date, step: Days },
    Month { month: i64, by_month: ByMonth },
}

impl Iterator for Dates {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        self.remaining = self.remaining.checked_sub(1)?;
        match &mut self.next {
            Next::Day { date, step } => {
                let this = *date;
                // Past the last day there is, nothing remains either.
                *date = this.checked_add_days(*step).unwrap_or(this);
                Some(this)
            }
            Next::Month { month, by_month } => {
                let this = by_month.pay_day(*month);
                *month = month.saturating_add(by_month.months);
                this
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::try_from(self.remaining).unwrap_or(usize::MAX), usize::try_from(self.remaining).ok())
    }
}

impl std::iter::FusedIterator for Dates {}

fn days_between(from: Date, to: Date) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{DayOfMonth, Interval, parse};
    use proptest::prelude::*;

    /// The naive reference: tests every day of the window.
    fn naive(plan: Recurrence, window: Period) -> Vec<Date> {
        let end = window.end().unwrap();
        window
            .start()
            .iter_days()
            .take_while(|date| *date <= end)
            .filter(|date| *date >= plan.anchor)
            .filter(|date| match plan.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => days_between(plan.anchor, *date) % 7 == 0,
                Frequency::EveryTwoWeeks => days_between(plan.anchor, *date) % 14 == 0,
                Frequency::EveryWeeks { weeks } => {
                    days_between(plan.anchor, *date) % (7 * i64::from(weeks.get())) == 0
                }
                Frequency::Monthly { day } => is_pay_day(*date, day),
                Frequency::EveryMonths { months, day, in_arrears } => {
                    // The first month that is covered, found by walking from the anchor.
                    let mut first = plan.anchor;
                    while !(is_pay_day(first, day) || in_arrears && months.get() > 1) {
                        first = first.succ_opt().unwrap();
                    }
                    let months = i64::from(months.get());
                    let since = month_number(*date) - month_number(first);
                    let delay = if in_arrears { months - 1 } else { 0 };
                    is_pay_day(*date, day) && since >= 0 && since % months == delay
                }
            })
            .collect()
    }

    fn is_pay_day(date: Date, day: DayOfMonth) -> bool {
        let last_of_month = date.succ_opt().unwrap().day() == 1;
        date.day() == u32::from(day.get()) || last_of_month && date.day() < u32::from(day.get())
    }

    fn frequency() -> impl Strategy<Value = Frequency> {
        prop_oneof![
            Just(Frequency::Daily),
            Just(Frequency::Weekly),
            Just(Frequency::EveryTwoWeeks),
            (1_u8..=31).prop_map(|day| Frequency::Monthly { day: DayOfMonth(day) }),
            (1_u8..=52).prop_map(|weeks| Frequency::EveryWeeks { weeks: Interval(weeks) }),
            (1_u8..=12, 1_u8..=31, any::<bool>()).prop_map(|(months, day, in_arrears)| {
                Frequency::EveryMonths { months: Interval(months), day: DayOfMonth(day), in_arrears }
            }),
        ]
    }

    fn date() -> impl Strategy<Value = Date> {
        // Around the leap years 1896 and 2000 and the century 1900 that is none, and negative years.
        (prop_oneof![Just(1895), Just(1999), Just(2023), Just(-5)], 0_u64..2_000).prop_map(|(year, days)| {
            Date::from_ymd_opt(year, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap()
        })
    }

    fn after(date: Date, days: u64) -> Date {
        date.checked_add_days(Days::new(days)).unwrap()
    }

    proptest! {
        #[test]
        fn a_window_holds_what_the_naive_reference_finds(
            frequency in frequency(), anchor in date(), before in 0_u64..100, offset in 0_u64..500, length in 0_u64..800,
        ) {
            let plan = Recurrence { frequency, anchor };
            let start = anchor.checked_sub_days(Days::new(before)).unwrap();
            let start = after(start, offset);
            let window = Period::new(start, after(start, length)).unwrap();
            let expected = naive(plan, window);
            let dates: Vec<Date> = plan.walk(window).collect();
            prop_assert_eq!(plan.walk(window).size_hint(), (expected.len(), Some(expected.len())));
            prop_assert_eq!(plan.count(window), expected.len() as u64);
            prop_assert_eq!(plan.next_on_or_after(start).filter(|d| window.contains(*d)), expected.first().copied());
            prop_assert_eq!(
                plan.last_on_or_before(window.end().unwrap()).filter(|d| window.contains(*d)),
                expected.last().copied()
            );
            prop_assert_eq!(dates, expected);
        }

        #[test]
        fn windows_concatenate(frequency in frequency(), anchor in date(), first in 0_u64..500, second in 0_u64..500) {
            let plan = Recurrence { frequency, anchor };
            let (middle, end) = (after(anchor, first), after(anchor, first + second + 1));
            let whole: Vec<Date> = plan.walk(Period::new(anchor, end).unwrap()).collect();
            let halves: Vec<Date> = plan
                .walk(Period::new(anchor, middle).unwrap())
                .chain(plan.walk(Period::new(after(middle, 1), end).unwrap()))
                .collect();
            prop_assert_eq!(whole, halves);
        }

        #[test]
        fn the_nth_is_the_nth(frequency in frequency(), anchor in date(), number in 0_u16..300) {
            let plan = Recurrence { frequency, anchor };
            prop_assert_eq!(plan.nth(number.into()), plan.walk(Period::open(anchor)).nth(number.into()));
        }
    }

    #[test]
    fn the_ends_of_all_days_do_not_panic() {
        for frequency in [
            Frequency::Daily,
            Frequency::EveryTwoWeeks,
            Frequency::Monthly { day: DayOfMonth::LAST },
            Frequency::EveryWeeks { weeks: Interval(52) },
            Frequency::EveryMonths { months: Interval(1), day: DayOfMonth::LAST, in_arrears: true },
        ] {
            for anchor in [Date::MIN, Date::MAX] {
                let plan = Recurrence { frequency, anchor };
                assert_eq!(plan.nth(i64::MAX), None);
                assert_eq!(plan.nth(-1), None);
                let window = Period::open(Date::MAX.checked_sub_days(Days::new(40)).unwrap());
                assert_eq!(plan.count(window), plan.walk(window).count() as u64);
                assert_eq!(
                    plan.last_on_or_before(Date::MIN),
                    (anchor == Date::MIN).then(|| plan.nth(0).unwrap()).filter(|first| *first == Date::MIN)
                );
            }
        }
        let late = Recurrence { frequency: Frequency::Monthly { day: DayOfMonth::FIRST }, anchor: Date::MAX };
        assert_eq!(late.nth(0), None);
        assert_eq!(late.walk(Period::open(Date::MIN)).next(), None);
        assert_eq!(late.count(Period::open(Date::MIN)), 0);
    }

    #[test]
    fn so_many_dates_are_listed_and_no_more() {
        let daily = Recurrence { frequency: Frequency::Daily, anchor: parse("2000-01-01").unwrap() };
        let days = |count: u64| Period::new(daily.anchor, after(daily.anchor, count - 1)).unwrap();
        assert_eq!(daily.dates(days(MAX_PAYMENTS)).unwrap().count() as u64, MAX_PAYMENTS);
        for window in [days(MAX_PAYMENTS + 1), days(8_000 * 365), Period::open(daily.anchor)] {
            let refused = daily.dates(window).unwrap_err();
            let expected = DateFault::TooManyDates { dates: daily.count(window), limit: MAX_PAYMENTS };
            assert_eq!(refused, expected);
        }
    }

    #[test]
    fn json() {
        let text = r#"{"frequency":{"monthly":{"day":31}},"anchor":"2024-01-31"}"#;
        let plan: Recurrence = serde_json::from_str(text).unwrap();
        assert_eq!(plan.nth(1), parse("2024-02-29").ok());
        assert_eq!(serde_json::to_string(&plan).unwrap(), text);
        for text in [
            r#"{"every_weeks":{"weeks":4}}"#,
            r#"{"every_months":{"months":3,"day":31}}"#,
            r#"{"every_months":{"months":12,"day":1,"in_arrears":true}}"#,
        ] {
            let frequency: Frequency = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&frequency).unwrap(), text);
        }
        assert_eq!(serde_json::to_string(&Frequency::EveryTwoWeeks).unwrap(), r#""every_two_weeks""#);
        for bad in [
            r#"{"monthly":{"day":0}}"#,
            r#"{"every_weeks":{"weeks":0}}"#,
            r#"{"every_weeks":{"weeks":53}}"#,
            r#"{"every_months":{"months":13,"day":1}}"#,
            r#"{"every_months":{"months":3}}"#,
            r#"{"monthly":{"day":32}}"#,
            r#"{"monthly":{"day":1,"x":1}}"#,
            r#""yearly""#,
            r#""monthly""#,
        ] {
            assert!(serde_json::from_str::<Frequency>(bad).is_err(), "{bad}");
        }
    }
}
