//! The days of a grant: both ends included.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Date, DateFault};

/// The days from `start` to `end`, both included. Without an end the period continues indefinitely.
///
/// A period is never empty: the constructors and the JSON reader refuse an end before the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(description = "The days from `start` to `end`, both included."))]
#[serde(try_from = "Written", into = "Written")]
pub struct Period {
    start: Date,
    end: Option<Date>,
}

/// A period as it is written in JSON, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(with = "super::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "super::DateText"))]
    start: Date,
    #[serde(default, with = "super::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::DateText>"))]
    end: Option<Date>,
}

impl TryFrom<Written> for Period {
    type Error = DateFault;

    fn try_from(Written { start, end }: Written) -> Result<Self, DateFault> {
        Self::new(start, end)
    }
}

impl From<Period> for Written {
    fn from(Period { start, end }: Period) -> Self {
        Self { start, end }
    }
}

impl Period {
    /// The days from `start` to `end`, both included; an `end` of `None` leaves it open.
    ///
    /// # Errors
    /// `end-before-start`.
    pub fn new(start: Date, end: impl Into<Option<Date>>) -> Result<Self, DateFault> {
        match end.into() {
            Some(end) if end < start => Err(DateFault::EndBeforeStart { start, end }),
            end => Ok(Self { start, end }),
        }
    }

    /// `start` and every day after it.
    #[must_use]
    pub const fn open(start: Date) -> Self {
        Self { start, end: None }
    }

    /// The one day `date`.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { start: date, end: Some(date) }
    }

    /// 1 January to 31 December.
    ///
    /// # Errors
    /// `year-out-of-range` outside 1 to 9999.
    pub fn year(year: i32) -> Result<Self, DateFault> {
        let ends = (Date::from_ymd_opt(year, 1, 1), Date::from_ymd_opt(year, 12, 31));
        match ends {
            (Some(start), Some(end)) if (1..=9999).contains(&year) => Ok(Self { start, end: Some(end) }),
            _ => Err(DateFault::YearOutOfRange { year }),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn start(self) -> Date {
        self.start
    }

    /// The last day, which belongs to the period; none while it is open.
    #[must_use]
    pub const fn end(self) -> Option<Date> {
        self.end
    }

    /// Whether `date` is one of the days.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.start <= date && self.end.is_none_or(|end| date <= end)
    }

    /// The days that both periods contain, if any.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let end = match (self.end, other.end) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self::new(self.start.max(other.start), end).ok()
    }

    /// How many days; none for an open period.
    ///
    /// ```
    /// use bevilling::dates::Period;
    /// assert_eq!(Period::year(2024)?.days(), Some(366));
    /// # Ok::<(), bevilling::dates::DateFault>(())
    /// ```
    #[must_use]
    pub fn days(self) -> Option<u64> {
        u64::try_from(self.end?.signed_duration_since(self.start).num_days()).ok()?.checked_add(1)
    }
}

/// ISO 8601: `2026-01-01/2026-12-31`, and `2026-01-01/..` for an open period.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            Some(end) => write!(f, "{}/{end}", self.start),
            None => write!(f, "{}/..", self.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    fn period(start: &str, end: &str) -> Period {
        Period::new(parse(start).unwrap(), parse(end).unwrap()).unwrap()
    }

    #[test]
    fn one_day_is_a_period_and_less_is_not() {
        let day = parse("2026-01-01").unwrap();
        assert_eq!(Period::day(day).days(), Some(1));
        let fault = Period::new(day, day.pred_opt()).unwrap_err();
        assert_eq!(fault.to_string(), "the period ends on `2025-12-31`, before it starts on `2026-01-01`");
    }

    #[test]
    fn periods_that_share_one_day_meet_there() {
        let spring = period("2026-01-01", "2026-06-30");
        assert_eq!(
            spring.intersect(period("2026-06-30", "2026-12-31")),
            Some(period("2026-06-30", "2026-06-30"))
        );
        assert_eq!(spring.intersect(period("2026-07-01", "2026-12-31")), None);
        let open = Period::open(parse("2026-03-01").unwrap());
        assert_eq!(spring.intersect(open), Some(period("2026-03-01", "2026-06-30")));
        assert_eq!(open.intersect(open), Some(open));
    }

    #[cfg(feature = "schema")]
    #[test]
    fn the_schema_is_that_of_what_is_written() {
        let schema = serde_json::to_value(schemars::schema_for!(Period)).unwrap();
        assert_eq!(schema["description"], "The days from `start` to `end`, both included.");
        assert_eq!(schema["required"], serde_json::json!(["start"]));
        assert_eq!(schema["$defs"]["Date"]["format"], "date");
    }

    #[test]
    fn json_is_checked() {
        for good in [r#"{"start":"2026-01-01","end":"2026-01-01"}"#, r#"{"start":"2026-01-01"}"#] {
            let period: Period = serde_json::from_str(good).unwrap();
            assert_eq!(serde_json::to_string(&period).unwrap(), good);
        }
        for bad in [
            r#"{"start":"2026-01-02","end":"2026-01-01"}"#,
            r#"{"start":"2026-01-01","ends":"2026-01-01"}"#,
            r#"{"start":"2026-1-1"}"#,
            r#"{"end":"2026-01-01"}"#,
        ] {
            assert!(serde_json::from_str::<Period>(bad).is_err(), "{bad}");
        }
    }
}
