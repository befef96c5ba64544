//! Validities as ranges of day numbers, so that a look at one is two comparisons.

use chrono::Datelike;

use crate::dates::{Date, Validity};

/// A day as a number; the calendar has no day near the ends of the type.
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

/// Where a day lies with regard to a range.
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
