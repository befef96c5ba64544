//! Consecutive months.

use serde::{Deserialize, Serialize};

use super::ForecastFault;
use crate::dates::{Month, Period};

/// Consecutive months, from the first to the last, both included: at least one, at most [`Months::MOST`].
///
/// ```
/// use bevilling::{forecast::Months, dates::Month};
/// let month = |month| Month::new(2026, month).ok_or("no such month");
/// let months = Months::new(month(11)?, Month::new(2027, 2).ok_or("no such month")?)?;
/// assert_eq!(months.iter().map(|month| month.to_string()).collect::<Vec<_>>(), ["2026-11", "2026-12", "2027-01", "2027-02"]);
/// assert_eq!(months.place(month(12)?), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Months {
    first: Month,
    count: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    from: Month,
    to: Month,
}

impl TryFrom<Ends> for Months {
    type Error = ForecastFault;
    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::new(ends.from, ends.to)
    }
}

impl From<Months> for Ends {
    fn from(months: Months) -> Self {
        Self { from: months.first(), to: months.last() }
    }
}

impl Months {
    /// The most months of one forecast: a hundred years.
    pub const MOST: usize = 1_200;

    /// The months from `first` to `last`, both included.
    ///
    /// # Errors
    /// `months-reversed`, `too-many-months`, `month-out-of-range` for years outside of 1 to 9999.
    pub fn new(first: Month, last: Month) -> Result<Self, ForecastFault> {
        for month in [first, last] {
            if !(1..=9999).contains(&month.year()) {
                return Err(ForecastFault::MonthOutOfRange { month });
            }
        }
        let count = last.number().checked_sub(first.number()).and_then(|after| usize::try_from(after).ok());
        match count {
            None => Err(ForecastFault::MonthsReversed { from: first, to: last }),
            Some(after) if after >= Self::MOST => {
                Err(ForecastFault::TooManyMonths { from: first, to: last, limit: Self::MOST })
            }
            Some(after) => Ok(Self { first, count: after.saturating_add(1) }),
        }
    }

    /// The twelve months of a year.
    ///
    /// # Errors
    /// `month-out-of-range` for a year outside of 1 to 9999.
    pub fn of_year(year: i32) -> Result<Self, ForecastFault> {
        Self::of_years(year, year)
    }

    /// The months of the years from one to another, both included.
    ///
    /// # Errors
    /// Those of [`Months::new`].
    pub fn of_years(first: i32, last: i32) -> Result<Self, ForecastFault> {
        Self::new(Month::from_number(i64::from(first) * 12), Month::from_number(i64::from(last) * 12 + 11))
    }

    /// The first month.
    #[must_use]
    pub const fn first(self) -> Month {
        self.first
    }

    /// The last month.
    #[must_use]
    pub fn last(self) -> Month {
        self.at(self.count.saturating_sub(1))
    }

    /// How many.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    pub const fn len(self) -> usize {
        self.count
    }

    /// The months, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Month> + DoubleEndedIterator {
        (0..self.count).map(move |place| self.at(place))
    }

    /// How many months after the first one a month is; none if it is not included.
    #[must_use]
    pub fn place(self, month: Month) -> Option<usize> {
        let after = month.number().checked_sub(self.first.number())?;
        usize::try_from(after).ok().filter(|place| *place < self.count)
    }

    /// The months that both have.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last().min(other.last())).ok()
    }

    /// The days of the months.
    #[must_use]
    pub fn days(self) -> Period {
        let first = self.first.first_day();
        Period::new(first, Some(self.last().last_day())).unwrap_or_else(|_| Period::day(first))
    }

    /// The month at an index; an index beyond the end continues.
    fn at(self, place: usize) -> Month {
        Month::from_number(self.first.number().saturating_add(i64::try_from(place).unwrap_or(i64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Date;
    use proptest::prelude::*;

    fn month(year: i32, month: u32) -> Month {
        Month::new(year, month).unwrap()
    }

    #[test]
    fn the_ends_are_checked() {
        let code = |first, last| crate::fault::ErrorCode::code(&Months::new(first, last).unwrap_err());
        assert_eq!(code(month(2026, 2), month(2026, 1)), "months-reversed");
        assert_eq!(code(month(0, 12), month(1, 1)), "month-out-of-range");
        assert_eq!(code(month(9999, 12), month(10_000, 1)), "month-out-of-range");
        assert_eq!(code(month(2000, 1), month(2100, 1)), "too-many-months");
        assert_eq!(Months::new(month(2000, 1), month(2099, 12)).unwrap().len(), Months::MOST);
        assert!(Months::of_year(i32::MAX).is_err() && Months::of_year(i32::MIN).is_err());
        assert_eq!(month(i32::MAX, 12).last_day(), Date::MAX);
    }

    #[test]
    fn json_names_both_ends() {
        let year = Months::of_year(2026).unwrap();
        let text = serde_json::to_string(&year).unwrap();
        assert_eq!(text, r#"{"from":"2026-01","to":"2026-12"}"#);
        assert_eq!(serde_json::from_str::<Months>(&text).unwrap(), year);
        assert!(serde_json::from_str::<Months>(r#"{"from":"2026-02","to":"2026-01"}"#).is_err());
    }

    proptest! {
        #[test]
        fn a_month_is_found_at_its_place(first in 12_i64..100_000, count in 1_usize..40) {
            let first = Month::from_number(first);
            let last = Month::from_number(first.number() + i64::try_from(count).unwrap() - 1);
            let months = Months::new(first, last).unwrap();
            prop_assert_eq!((months.len(), months.last()), (count, last));
            for (place, month) in months.iter().enumerate() {
                prop_assert_eq!(months.place(month), Some(place));
                prop_assert_eq!(month.last_day().succ_opt().map(Month::from_date), Some(Month::from_number(month.number() + 1)));
            }
            prop_assert_eq!(months.place(Month::from_number(first.number() - 1)), None);
            prop_assert_eq!(months.place(Month::from_number(last.number() + 1)), None);
        }
    }
}
