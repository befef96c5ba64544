//! Working days: Monday to Friday, except Danish public holidays.

use chrono::{Datelike, Days};

use super::calendar::{EASTER_HOLIDAYS, GREAT_PRAYER_DAY};
use super::{Date, easter};

/// The Danish public holidays with a fixed date: month and day.
const FIXED: [(u32, u32); 3] = [(1, 1), (12, 25), (12, 26)];

/// How many working days lie between `first` and `last`, both included, computed without looking at each day.
pub(crate) fn working_days(first: Date, last: Date) -> u64 {
    let weekdays = weekdays_until(last) - first.pred_opt().map_or(0, weekdays_until);
    let holidays = (first.year()..=last.year()).map(|year| holidays_within(year, first, last)).sum::<i64>();
    u64::try_from(weekdays - holidays).unwrap_or(0)
}

/// How many days from Monday to Friday lie between a fixed Monday and a day.
fn weekdays_until(date: Date) -> i64 {
    // Day 1 is a Monday.
    let days = i64::from(date.num_days_from_ce());
    let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
    weeks * 5 + rest.min(5)
}

/// How many public holidays of a year fall on Monday to Friday within the given days.
fn holidays_within(year: i32, first: Date, last: Date) -> i64 {
    let counts = |date: Date| first <= date && date <= last && date.weekday().num_days_from_monday() < 5;
    let fixed = FIXED.into_iter().filter_map(|(month, day)| Date::from_ymd_opt(year, month, day));
    // No two of them ever fall on the same day.
    let fixed: i64 = fixed.map(|date| i64::from(counts(date))).sum();
    // From Maundy Thursday of the earliest Easter to Whit Monday of the latest.
    let (from, to) = (Date::from_ymd_opt(year, 3, 19), Date::from_ymd_opt(year, 6, 14));
    if from.is_some_and(|from| last < from) || to.is_some_and(|to| to < first) {
        return fixed;
    }
    let easter = easter(year);
    let movable =
        EASTER_HOLIDAYS.into_iter().filter(|(offset, ..)| *offset != GREAT_PRAYER_DAY || year < 2024);
    let movable = movable.filter_map(|(offset, ..)| {
        let (easter, days) = (easter?, Days::new(offset.unsigned_abs().into()));
        if offset < 0 { easter.checked_sub_days(days) } else { easter.checked_add_days(days) }
    });
    fixed + movable.map(|date| i64::from(counts(date))).sum::<i64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{Calendar, PaymentCalendar};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_of_the_calendar(first in 0_u64..6_000, length in 0_u64..800) {
            let calendar = PaymentCalendar::from(&Calendar::weekends().with_danish_holidays());
            let day = |days| Date::from_ymd_opt(2015, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap();
            let (first, last) = (day(first), day(first + length));
            let naive = first.iter_days().take_while(|date| *date <= last).filter(|date| calendar.is_payable(*date));
            prop_assert_eq!(working_days(first, last), naive.count() as u64);
        }
    }

    #[test]
    fn the_ends_of_all_days_do_not_panic() {
        for date in [Date::MIN, Date::MAX] {
            assert!(working_days(date, date) <= 1);
        }
    }
}
