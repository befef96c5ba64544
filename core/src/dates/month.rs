//! Calendar months.

use std::fmt;

use chrono::Datelike;
use serde::{Deserialize, Serialize, Serializer};

use super::{Date, days_in_month};

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
