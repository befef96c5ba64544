//! Days as whole numbers, with their months and payment days.
//!
//! A day is the number of days since 1 January 1970, as in Arrow's `Date32`; a month is the number of months since
//! January of year 0. Years are those from 1 to 9999, so nothing here comes near the ends of `i32`.

use crate::dates::{Date, Frequency};

/// 1 January of year 1.
pub(crate) const FIRST_DAY: i32 = -719_162;
/// 31 December of year 9999.
pub(crate) const LAST_DAY: i32 = 2_932_896;

/// The number of a date; none outside the years 1 to 9999.
#[inline]
pub(crate) fn day_of(date: Date) -> Option<i32> {
    Some(date.to_epoch_days()).filter(|day| (FIRST_DAY..=LAST_DAY).contains(day))
}

/// The date of a day, which is between the first and the last.
#[inline]
pub(crate) fn date_of(day: i32) -> Date {
    Date::from_epoch_days(day).unwrap_or(Date::MAX)
}

/// The month of a day, and its day of the month, from 1.
#[inline]
pub(crate) const fn month_of(day: i32) -> (i32, i32) {
    // If years start in March, the leap day is last, and the lengths of the months before it follow a line.
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted - era * 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    ((year_of_era + era * 400) * 12 + month + 2, of_month)
}

/// The first day of a month.
#[inline]
pub(crate) const fn month_start(month: i32) -> i32 {
    let from_march = month - 2;
    let (year, month) = (from_march.div_euclid(12), from_march.rem_euclid(12));
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let of_year = (153 * month + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}

/// How many days a month has.
pub(crate) const fn month_length(month: i32) -> i32 {
    month_start(month + 1) - month_start(month)
}

/// Months and their first days: from a table for the years of most plans, computed outside it.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    first_day: i32,
    first_month: i32,
    /// The month of each day, after the first.
    months: Vec<u16>,
    /// The first day of each month, and of the month after the last.
    starts: Vec<i32>,
}

impl Calendar {
    /// The most days in the table, some 80 years: both tables stay in the cache.
    const MOST: i32 = 30_000;

    /// The calendar of some days.
    #[inline]
    pub(crate) fn of(first: i32, last: i32) -> Self {
        let last = last.clamp(first, first.saturating_add(Self::MOST));
        let ((first_month, _), (last_month, _)) = (month_of(first), month_of(last));
        let first_day = month_start(first_month);
        let months = (first_day..=last).filter_map(|day| u16::try_from(month_of(day).0 - first_month).ok());
        let starts = (first_month..=last_month + 1).map(month_start).collect();
        Self { first_day, first_month, months: months.collect(), starts }
    }

    /// The month of a day.
    #[inline]
    pub(crate) fn month(&self, day: i32) -> i32 {
        let known = usize::try_from(day - self.first_day).ok().and_then(|after| self.months.get(after));
        known.map_or_else(|| month_of(day).0, |month| self.first_month + i32::from(*month))
    }

    /// The first day of a month, and of the next month.
    #[inline]
    fn span(&self, month: i32) -> (i32, i32) {
        let known = usize::try_from(month - self.first_month).ok().and_then(|after| self.starts.get(after..));
        match known {
            Some([start, next, ..]) => (*start, *next),
            _ => (month_start(month), month_start(month + 1)),
        }
    }

    /// The payment day of a month for plans that pay on a day of the month.
    #[inline]
    pub(crate) fn pay_day(&self, month: i32, of_month: i32) -> i32 {
        let (start, next) = self.span(month);
        (start + of_month).min(next) - 1
    }
}

/// The step from one payment day to the next: as [`Recurrence`](crate::dates::Recurrence), in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cadence {
    /// Once a month, on this day or the last one before it.
    Month(i32),
    /// Every given number of days.
    Days(i32),
    /// Once in a given number of months.
    Months {
        /// On this day or the last one before it.
        of_month: i32,
        /// How many months.
        step: i32,
        /// How many months after the first month that it covers a payment is made.
        delay: i32,
    },
}

impl Cadence {
    #[inline]
    pub(crate) fn of(frequency: Frequency) -> Self {
        match frequency {
            Frequency::Daily => Self::Days(1),
            Frequency::Weekly => Self::Days(7),
            Frequency::EveryTwoWeeks => Self::Days(14),
            Frequency::Monthly { day } => Self::Month(i32::from(day.get())),
            Frequency::EveryWeeks { weeks } => Self::Days(7 * i32::from(weeks.get())),
            Frequency::EveryMonths { months, day, in_arrears } => {
                let (of_month, step) = (i32::from(day.get()), i32::from(months.get()));
                Self::Months { of_month, step, delay: if in_arrears { step - 1 } else { 0 } }
            }
        }
    }

    /// The first payment of a plan that starts on a day.
    #[inline]
    pub(crate) fn first(self, start: i32, calendar: &Calendar) -> i32 {
        match self {
            Self::Months { of_month, delay, .. } if delay > 0 => {
                calendar.pay_day(calendar.month(start) + delay, of_month)
            }
            Self::Months { of_month, .. } => Self::Month(of_month).first_from(start, start, calendar),
            cadence => cadence.first_from(start, start, calendar),
        }
    }

    /// The first payment on or after `day` for a plan whose first payment is on `anchor`; for a monthly plan, of one
    /// that starts then.
    #[inline]
    pub(crate) fn first_from(self, anchor: i32, day: i32, calendar: &Calendar) -> i32 {
        let day = day.max(anchor);
        match self {
            Self::Month(of_month) => {
                let month = calendar.month(day);
                let due = calendar.pay_day(month, of_month);
                if due >= day { due } else { calendar.pay_day(month + 1, of_month) }
            }
            Self::Days(step) => day + (anchor - day).rem_euclid(step),
            Self::Months { of_month, step, .. } => {
                let month = calendar.month(day);
                let month = month + i32::from(calendar.pay_day(month, of_month) < day);
                let late = (calendar.month(anchor) - month).rem_euclid(step);
                calendar.pay_day(month + late, of_month)
            }
        }
    }

    /// The last payment on or before `day`, also before `anchor`.
    #[inline]
    pub(crate) fn last_until(self, anchor: i32, day: i32, calendar: &Calendar) -> i32 {
        match self {
            Self::Month(of_month) => {
                let month = calendar.month(day);
                let due = calendar.pay_day(month, of_month);
                if due <= day { due } else { calendar.pay_day(month - 1, of_month) }
            }
            Self::Days(step) => day - (day - anchor).rem_euclid(step),
            Self::Months { of_month, step, .. } => {
                let month = calendar.month(day);
                let month = month - i32::from(calendar.pay_day(month, of_month) > day);
                let early = (month - calendar.month(anchor)).rem_euclid(step);
                calendar.pay_day(month - early, of_month)
            }
        }
    }

    /// The next payment.
    #[inline]
    pub(crate) fn after(self, payment: i32, calendar: &Calendar) -> i32 {
        match self {
            Self::Month(of_month) => calendar.pay_day(calendar.month(payment) + 1, of_month),
            Self::Days(step) => payment + step,
            Self::Months { of_month, step, .. } => calendar.pay_day(calendar.month(payment) + step, of_month),
        }
    }

    /// The previous payment.
    #[inline]
    pub(crate) fn before(self, payment: i32, calendar: &Calendar) -> i32 {
        match self {
            Self::Month(of_month) => calendar.pay_day(calendar.month(payment) - 1, of_month),
            Self::Days(step) => payment - step,
            Self::Months { of_month, step, .. } => calendar.pay_day(calendar.month(payment) - step, of_month),
        }
    }

    /// An upper bound of the number of payments from one to another.
    #[inline]
    pub(crate) fn at_most(self, first: i32, last: i32) -> i64 {
        let step = match self {
            Self::Month(_) => 28,
            Self::Days(step) => step,
            Self::Months { step, .. } => 28 * step,
        };
        (i64::from(last) - i64::from(first)) / i64::from(step) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{DayOfMonth, Interval, Period, Recurrence};
    use chrono::Datelike;
    use proptest::prelude::*;

    #[test]
    fn the_ends_are_those_of_the_years() {
        assert_eq!(date_of(FIRST_DAY).to_string(), "0001-01-01");
        assert_eq!(date_of(LAST_DAY).to_string(), "9999-12-31");
        assert_eq!(day_of(date_of(FIRST_DAY).pred_opt().unwrap()), None);
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        for day in (FIRST_DAY..=LAST_DAY).step_by(13).chain(FIRST_DAY..FIRST_DAY + 1_000).chain(-800..800) {
            let date = date_of(day);
            let month = date.year() * 12 + i32::try_from(date.month0()).unwrap();
            let of_month = i32::try_from(date.day()).unwrap();
            assert_eq!(month_of(day), (month, of_month), "{date}");
            assert_eq!(month_start(month), day - of_month + 1, "{date}");
            assert!((28..=31).contains(&month_length(month)));
        }
    }

    proptest! {
        #[test]
        fn a_rhythm_is_a_recurrence(
            anchor in -3_000_i32..3_000, from in -3_000_i32..3_000, length in 0_i32..900, pays in 0_u8..34, every in 0_u8..=12, in_arrears in any::<bool>(),
            table in -3_000_i32..3_000, span in 0_i32..4_000,
        ) {
            let frequency = match pays {
                0 => Frequency::Daily,
                1 => Frequency::Weekly,
                2 => Frequency::EveryTwoWeeks,
                weeks if weeks % 2 == 0 && every > 6 => {
                    Frequency::EveryWeeks { weeks: Interval::new(weeks).unwrap() }
                }
                day if every > 0 => {
                    let (months, day) = (Interval::new(every).unwrap(), DayOfMonth::new(day - 2).unwrap());
                    Frequency::EveryMonths { months, day, in_arrears }
                }
                day => Frequency::Monthly { day: DayOfMonth::new(day - 2).unwrap() },
            };
            let window = Period::new(date_of(from), date_of(from + length)).unwrap();
            let wanted: Vec<i32> = Recurrence { frequency, anchor: date_of(anchor) }
                .walk(window)
                .map(|date| date.to_epoch_days())
                .collect();
            let cadence = Cadence::of(frequency);
            // Within the days that are looked up, at their edges, and beyond.
            let calendar = Calendar::of(table, table + span);
            let begins = cadence.first(anchor, &calendar);
            let (first, last) =
                (cadence.first_from(begins, from, &calendar), cadence.last_until(begins, from + length, &calendar));
            let mut found = Vec::new();
            let mut payment = first;
            while payment <= last {
                prop_assert!(found.is_empty() || cadence.before(payment, &calendar) == found[found.len() - 1]);
                found.push(payment);
                payment = cadence.after(payment, &calendar);
            }
            prop_assert_eq!(&found, &wanted);
            if !found.is_empty() {
                prop_assert!(cadence.at_most(first, last) >= i64::try_from(found.len()).unwrap());
            }
        }
    }
}
