use std::collections::BTreeMap;

use super::*;
use crate::dates::{DayOfMonth, Interval, parse};
use chrono::Datelike;
use proptest::prelude::*;

fn day(days: u64) -> Date {
    Date::from_ymd_opt(2022, 11, 20).unwrap().checked_add_days(Days::new(days)).unwrap()
}

fn by_month() -> impl Strategy<Value = (i64, Frequency)> {
    (1_u8..=12, 1_u8..=31, any::<bool>()).prop_map(|(months, day, in_arrears)| {
        let (interval, day) = (Interval::new(months).unwrap(), DayOfMonth::new(day).unwrap());
        (months.into(), Frequency::EveryMonths { months: interval, day, in_arrears })
    })
}

proptest! {
    #[test]
    fn each_day_of_the_period_is_covered_once(
        (_, frequency) in by_month(), weeks in 0_u8..=5, start in 0_u64..900, length in 0_u64..900,
    ) {
        let frequency = match weeks {
            0 => frequency,
            weeks => Frequency::EveryWeeks { weeks: Interval::new(weeks).unwrap() },
        };
        let period = Period::new(day(start), day(start + length)).unwrap();
        let coverage = Coverage::new(frequency, Proration::PerDay, None, period);
        let (first, last) = coverage.numbers(period);
        prop_assert_eq!(first, 0);
        let mut next = period.start();
        let mut paid = None;
        for number in first..=last {
            let (whole, covered) = coverage.days(number).unwrap();
            let date = coverage.pay_day(number).unwrap();
            prop_assert!(period.contains(date) && paid.is_none_or(|paid| paid < date));
            prop_assert_eq!(covered.start(), next);
            prop_assert_eq!(coverage.days_of(date), Some((whole, covered)));
            let of_all = covered.start().iter_days().take_while(|day| Some(*day) <= covered.end());
            for day in of_all {
                prop_assert_eq!(coverage.whole_of(day), Some(whole));
            }
            // Moved no further than to the ends of the period.
            prop_assert!(whole.contains(date));
            next = covered.end().unwrap().succ_opt().unwrap();
            paid = Some(date);
            prop_assert_eq!(coverage.first_from(date), number);
            prop_assert_eq!(coverage.last_until(date), number);
            prop_assert_eq!(coverage.last_ended(covered.end()), if whole.end() == covered.end() { number } else { number - 1 });
        }
        prop_assert_eq!(next, day(start + length + 1));
    }

    #[test]
    fn lengths_are_those_of_each(
        (months, frequency) in by_month(), year in -3_i32..4_000, from in 0_i64..300, count in 0_i64..6_000,
    ) {
        let start = Date::from_ymd_opt(year, 5, 5).unwrap();
        let coverage = Coverage::new(frequency, Proration::PerDay, None, Period::open(start));
        let mut naive: BTreeMap<u64, u64> = BTreeMap::new();
        for number in from..from + count {
            *naive.entry(coverage.whole_days(number).unwrap().days().unwrap()).or_default() += 1;
        }
        let lengths: BTreeMap<u64, u64> = coverage.lengths(from, from + count - 1).as_slice().iter().copied().collect();
        prop_assert_eq!(lengths, naive, "{} months", months);
    }

    #[test]
    fn days_before_a_month_are_those_of_the_calendar(months in 0_i64..60_000) {
        let first = Date::from_ymd_opt(1, 1, 1).unwrap();
        let month = Month::from_number(month_number(first) + months).first_day();
        let naive = i64::from(month.num_days_from_ce()) - 1;
        prop_assert_eq!(days_before(month_number(month)) - days_before(month_number(first)), naive);
    }
}

#[test]
fn the_ends_of_all_days_do_not_panic() {
    for frequency in [
        Frequency::EveryWeeks { weeks: Interval::new(52).unwrap() },
        Frequency::EveryMonths {
            months: Interval::new(12).unwrap(),
            day: DayOfMonth::LAST,
            in_arrears: true,
        },
        Frequency::Monthly { day: DayOfMonth::LAST },
    ] {
        for start in [Date::MIN, parse("2026-01-01").unwrap(), Date::MAX] {
            for end in [None, Some(Date::MAX)] {
                let period = Period::new(start, end).unwrap();
                let coverage = Coverage::new(frequency, Proration::CalendarDays, None, period);
                let (first, last) = coverage.numbers(Period::open(Date::MIN));
                assert_eq!(first, 0);
                assert!(last >= -1);
                for number in [i64::MIN, -1, 0, last, i64::MAX] {
                    coverage.pay_day(number);
                    coverage.days(number);
                }
                assert!(!coverage.lengths(first, last.max(0)).as_slice().is_empty());
            }
        }
    }
}
