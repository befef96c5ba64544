//! Periods, dated values, recurrence and payable days.
//!
//! # Both ends, or half-open?
//!
//! Municipal work uses two kinds of intervals. Mixing them up is the classic error of the field.
//!
//! A **[`Period`]** is what a caseworker writes on a grant: *from 1 February to 31 July*. Both days belong to it. A
//! payment due on the last day is made. A period without an end continues until somebody ends it.
//!
//! A **[`Validity`]** is what a law uses: *in force from 1 January 2024*, and the earlier rule *until 1 January
//! 2024*. It is half-open, `[from, to)`: it includes its `from` and excludes its `to`. Rules, prices, rates, offers
//! and relations all have a validity, so that an old and a new rule meet without a gap and without a day that has
//! both.
//!
//! Both edges, both kinds:
//!
//! ```
//! use bevilling::dates::{Date, InForce, Period, Validity, parse};
//!
//! let (first, last): (Date, Date) = (parse("2024-01-01")?, parse("2024-12-31")?);
//! let (before, after) = (parse("2023-12-31")?, parse("2025-01-01")?);
//!
//! let grant = Period::new(first, last)?;                                  // both ends included
//! assert!(!grant.contains(before));
//! assert!(grant.contains(first));
//! assert!(grant.contains(last));
//! assert!(!grant.contains(after));
//!
//! let rate = Validity { from: Some(first), to: Some(last) };              // half-open
//! assert_eq!(rate.on(before), InForce::NotYet { from: first });
//! assert_eq!(rate.on(first), InForce::Yes);
//! assert_eq!(rate.on(parse("2024-12-30")?), InForce::Yes);
//! assert_eq!(rate.on(last), InForce::Ended { last_day: parse("2024-12-30")? });
//!
//! // The validity that covers exactly the days of the grant ends the day after it.
//! assert_eq!(Validity::covering(grant), Validity { from: Some(first), to: Some(after) });
//! # Ok::<(), bevilling::dates::DateFault>(())
//! ```
//!
//! "Today" is never read from a clock: every function that depends on it takes a date.

mod age;
mod amounts;
mod calendar;
mod easter;
mod frequency;
mod month;
mod payable;
mod period;
mod recurrence;
pub mod serde_str;
pub mod serde_str_option;
mod timeline;
mod validity;
mod working_days;

pub use age::{age_on, date_of_age};
pub use amounts::DatedAmounts;
pub use calendar::{Calendar, ExtraDay, Holiday, HolidayRule, Weekday};
pub use easter::easter;
pub(crate) use frequency::{ByMonth, days_in_month, month_number};
pub use frequency::{DayOfMonth, Frequency, Interval, MonthInterval, WeekInterval};
pub use month::Month;
pub use payable::{BusinessDayConvention, ClosedReason, PaymentCalendar};
pub use period::Period;
pub use recurrence::{Dates, Recurrence};
pub use serde_str::{DateText, parse};
pub use timeline::{Gap, Timeline, TimelineEntry};
pub use validity::{InForce, Validity};
pub(crate) use working_days::working_days;

use crate::fault::catalogue;

/// A calendar date, without time or zone.
pub type Date = chrono::NaiveDate;

catalogue! {
    /// What can be wrong with dates.
    pub enum DateFault {
        /// The text is not a date.
        NotADate { text: String } = "not-a-date", "`{text}` is not a date; write `YYYY-MM-DD`, such as `2026-01-31`";
        /// The year is outside the range that dates are written with here.
        YearOutOfRange { year: i32 } = "year-out-of-range", "year `{year}` is not between 1 and 9999";
        /// A period ends before it starts.
        EndBeforeStart { start: Date, end: Date } = "end-before-start", "the period ends on `{end}`, before it starts on `{start}`";
        /// A half-open interval has no day.
        IntervalEmpty { from: Date, to: Date } = "interval-empty", "no day is from `{from}` and before `{to}`";
        /// Two values are given for the same day.
        PiecesOverlap { piece: Validity, other: Validity } = "pieces-overlap", "the days `{piece}` overlap `{other}`";
        /// No month has that day.
        DayOfMonthOutOfRange { day: u8 } = "day-of-month-out-of-range", "`{day}` is not a day of the month, 1 to 31";
        /// The number of weeks or months between payments is out of range.
        IntervalOutOfRange { interval: u8, limit: u8 } = "interval-out-of-range", "`{interval}` is not a number of weeks or months between payments, 1 to {limit}";
        /// More days are requested than are listed at once.
        TooManyDates { dates: u64, limit: u64 } = "too-many-dates", "these are {dates} days; at most {limit} are listed at once, ask for a shorter window";
        /// No year has that day.
        NoSuchDay { month: u8, day: u8 } = "no-such-day", "no year has a day `{day}` of month `{month}`";
        /// A holiday would fall outside the year of its Easter.
        EasterOffsetOutOfRange { offset: i16 } = "easter-offset-out-of-range", "`{offset}` days from Easter is not between -80 and 250";
        /// An export run is requested for a day without payments.
        ExportDateNotPayable { date: Date, nearest: Date } = "export-date-not-payable", "nothing is paid out on `{date}`; the nearest day is `{nearest}`";
        /// Nothing can be paid out within a year.
        NoPayableDay { date: Date } = "no-payable-day", "no day within a year of `{date}` ends the days without payments";
    }
}
