//! How often a running plan pays.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::{Date, DateFault};

/// How often a running plan pays.
///
/// In JSON `"daily"`, `"weekly"`, `"every_two_weeks"`, `{"monthly": {"day": 31}}`, `{"every_weeks": {"weeks": 4}}` or
/// `{"every_months": {"months": 3, "day": 1}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every seven days, from the first day.
    Weekly,
    /// Every fourteen days, from the first day.
    EveryTwoWeeks,
    /// Once in every calendar month.
    Monthly {
        /// The day; in a month that is too short, its last day.
        day: DayOfMonth,
    },
    /// Every given number of weeks, from the first day.
    EveryWeeks {
        /// How many weeks, 1 to 52.
        weeks: WeekInterval,
    },
    /// Once in every given number of calendar months.
    EveryMonths {
        /// How many months, 1 to 12: 3 for quarterly, 6 for half-yearly, 12 for yearly.
        months: MonthInterval,
        /// The day; in a month that is too short, its last day.
        day: DayOfMonth,
        /// Whether it is paid in the last of these months (bagud), rather than in the first (forud).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        in_arrears: bool,
    },
}

/// A number of weeks or months between payments, 1 to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Interval<const MAX: u8>(pub(super) u8);

/// A number of weeks between payments, 1 to 52.
pub type WeekInterval = Interval<52>;

/// A number of months between payments, 1 to 12.
pub type MonthInterval = Interval<12>;

impl<const MAX: u8> Interval<MAX> {
    /// The number, 1 to `MAX`.
    ///
    /// # Errors
    /// `interval-out-of-range`.
    ///
    /// ```
    /// use bevilling::dates::MonthInterval;
    /// use bevilling::fault::ErrorCode;
    /// assert_eq!(MonthInterval::new(3)?.get(), 3);
    /// assert_eq!(MonthInterval::new(13).unwrap_err().code(), "interval-out-of-range");
    /// # Ok::<(), bevilling::dates::DateFault>(())
    /// ```
    pub const fn new(interval: u8) -> Result<Self, DateFault> {
        if interval >= 1 && interval <= MAX {
            Ok(Self(interval))
        } else {
            Err(DateFault::IntervalOutOfRange { interval, limit: MAX })
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl<const MAX: u8> TryFrom<u8> for Interval<MAX> {
    type Error = DateFault;

    fn try_from(interval: u8) -> Result<Self, DateFault> {
        Self::new(interval)
    }
}

impl<const MAX: u8> From<Interval<MAX>> for u8 {
    fn from(interval: Interval<MAX>) -> Self {
        interval.0
    }
}

#[cfg(feature = "schema")]
impl<const MAX: u8> schemars::JsonSchema for Interval<MAX> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Interval{MAX}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": format!("A number of weeks or months between payments, 1 to {MAX}."),
            "type": "integer",
            "minimum": 1,
            "maximum": MAX,
        })
    }
}

/// Payments on a day of the month, once in every given number of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ByMonth {
    pub(crate) months: i64,
    pub(crate) day: DayOfMonth,
    pub(crate) in_arrears: bool,
}

impl Frequency {
    /// The payment days, if the plan pays by the month.
    pub(crate) fn by_month(self) -> Option<ByMonth> {
        match self {
            Self::Monthly { day } => Some(ByMonth { months: 1, day, in_arrears: false }),
            Self::EveryMonths { months, day, in_arrears } => {
                Some(ByMonth { months: months.0.into(), day, in_arrears: in_arrears && months.0 > 1 })
            }
            Self::Daily | Self::Weekly | Self::EveryTwoWeeks | Self::EveryWeeks { .. } => None,
        }
    }

    /// The same frequency for a plan whose first day is a payment day: a plan in arrears also pays on that day.
    #[cfg(feature = "columnar")]
    pub(crate) const fn anchored_on_payment(self) -> Self {
        match self {
            Self::EveryMonths { months, day, .. } => Self::EveryMonths { months, day, in_arrears: false },
            other => other,
        }
    }

    /// Days between payments. None for plans that pay by the month, because months differ in length.
    pub(crate) const fn step(self) -> i64 {
        match self {
            Self::Weekly => 7,
            Self::EveryTwoWeeks => 14,
            Self::EveryWeeks { weeks } => 7 * weeks.0 as i64,
            Self::Daily | Self::Monthly { .. } | Self::EveryMonths { .. } => 1,
        }
    }
}

impl ByMonth {
    /// How many months after the first month that a payment covers the payment is made.
    pub(crate) const fn delay(self) -> i64 {
        if self.in_arrears { self.months - 1 } else { 0 }
    }

    /// The number of the first month that is covered, for a plan that begins on `anchor`. In advance: the first month
    /// whose payment day is not past. In arrears: the month of the anchor.
    pub(crate) fn first_month(self, anchor: Date) -> i64 {
        if self.in_arrears { month_number(anchor) } else { month_from(anchor, self.day) }
    }

    /// The payment day of a month, given by its number.
    pub(crate) fn pay_day(self, month: i64) -> Option<Date> {
        let (year, month) = month_of(month)?;
        Date::from_ymd_opt(year, month, self.day.within(year, month))
    }
}

/// A day of the month, 1 to 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DayOfMonth(pub(super) u8);

impl DayOfMonth {
    /// The first of the month.
    pub const FIRST: Self = Self(1);
    /// The last of the month, whatever its length.
    pub const LAST: Self = Self(31);

    /// The day, 1 to 31.
    ///
    /// # Errors
    /// `day-of-month-out-of-range`.
    pub fn new(day: u8) -> Result<Self, DateFault> {
        if (1..=31).contains(&day) { Ok(Self(day)) } else { Err(DateFault::DayOfMonthOutOfRange { day }) }
    }

    /// The day as a number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The date of this day in a given month.
    pub(super) fn within(self, year: i32, month: u32) -> u32 {
        let day = u32::from(self.0);
        if day <= 28 { day } else { day.min(days_in_month(year, month)) }
    }
}

impl TryFrom<u8> for DayOfMonth {
    type Error = DateFault;

    fn try_from(day: u8) -> Result<Self, DateFault> {
        Self::new(day)
    }
}

impl From<DayOfMonth> for u8 {
    fn from(day: DayOfMonth) -> Self {
        day.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DayOfMonth {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DayOfMonth".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day of the month; in a shorter month, its last day.",
            "type": "integer",
            "minimum": 1,
            "maximum": 31,
        })
    }
}

/// Months since January of year 0.
pub(crate) fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// The year and month, from 1, of a [`month_number`].
pub(super) fn month_of(number: i64) -> Option<(i32, u32)> {
    let month0 = u32::try_from(number.rem_euclid(12)).ok()?;
    Some((i32::try_from(number.div_euclid(12)).ok()?, month0 + 1))
}

/// The first month whose `day` is on or after `date`.
pub(super) fn month_from(date: Date, day: DayOfMonth) -> i64 {
    let too_late = date.day() > day.within(date.year(), date.month());
    month_number(date) + i64::from(too_late)
}

/// How many days a month has, from 1 to 12.
pub(crate) const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
