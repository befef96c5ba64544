//! Validities as ranges of day numbers, so that a test needs two comparisons.

use chrono::Datelike;

use crate::dates::{Date, Validity};

/// A day as a number. The calendar has no day near the ends of the type.
pub(crate) type Day = i32;

/// The number of `date`.
pub(crate) fn day(date: Date) -> Day {
    date.num_days_from_ce()
}

/// The half-open range `[from, to)` of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    from: Day,
    to: Day,
}

/// The position of a day relative to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Within,
    Before,
    After,
}

impl Days {
    pub(crate) fn new(valid: Validity) -> Self {
        Self { from: valid.from.map_or(Day::MIN, day), to: valid.to.map_or(Day::MAX, day) }
    }

    pub(crate) const fn locate(self, day: Day) -> When {
        if day < self.from {
            When::Before
        } else if day < self.to {
            When::Within
        } else {
            When::After
        }
    }

    pub(crate) const fn contains(self, day: Day) -> bool {
        self.from <= day && day < self.to
    }

    /// How many days `day` is outside the range; 0 within.
    pub(crate) const fn distance(self, day: Day) -> u32 {
        match self.locate(day) {
            When::Within => 0,
            When::Before => self.from.abs_diff(day),
            When::After => day.abs_diff(self.to).saturating_add(1),
        }
    }

    /// The days on which the answer of [`locate`](Self::locate) changes.
    pub(crate) fn edges(self) -> impl Iterator<Item = Day> {
        [self.from, self.to].into_iter().filter(|&edge| edge != Day::MIN && edge != Day::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    fn at(date: &str) -> Day {
        day(parse(date).unwrap())
    }

    #[test]
    fn both_edges_of_a_range() {
        let days = Days::new(Validity { from: parse("2024-01-01").ok(), to: parse("2025-01-01").ok() });
        for (date, when, distance) in [
            ("2023-12-30", When::Before, 2),
            ("2023-12-31", When::Before, 1),
            ("2024-01-01", When::Within, 0),
            ("2024-12-31", When::Within, 0),
            ("2025-01-01", When::After, 1),
            ("2025-01-02", When::After, 2),
        ] {
            let day = at(date);
            assert_eq!((days.locate(day), days.distance(day)), (when, distance), "{date}");
            assert_eq!(days.contains(day), when == When::Within, "{date}");
        }
        assert_eq!(days.edges().collect::<Vec<_>>(), [at("2024-01-01"), at("2025-01-01")]);
    }

    #[test]
    fn an_absent_bound_is_no_edge() {
        assert_eq!(Days::new(Validity::ALWAYS).edges().count(), 0);
        let from = Days::new(Validity::from(parse("2024-01-01").unwrap()));
        assert_eq!(from.edges().collect::<Vec<_>>(), [at("2024-01-01")]);
        for date in [Date::MIN, Date::MAX] {
            assert_eq!(Days::new(Validity::ALWAYS).distance(day(date)), 0);
        }
    }

    #[test]
    fn the_ends_of_the_calendar() {
        let (first, last) = (day(Date::MIN), day(Date::MAX));
        let last_day = Days::new(Validity::from(Date::MAX));
        assert_eq!((last_day.locate(first), last_day.locate(last)), (When::Before, When::Within));
        assert_eq!(last_day.distance(first), first.abs_diff(last));
        let never = Days::new(Validity::until(Date::MIN));
        assert_eq!((never.locate(first), never.distance(last)), (When::After, first.abs_diff(last) + 1));
    }

    #[test]
    fn a_range_without_a_day_holds_none() {
        let empty = Days::new(Validity { from: parse("2024-01-02").ok(), to: parse("2024-01-01").ok() });
        for date in ["2023-12-31", "2024-01-01", "2024-01-02", "2024-01-03"] {
            assert!(!empty.contains(at(date)) && empty.locate(at(date)) != When::Within, "{date}");
        }
    }
}
