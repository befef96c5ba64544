//! How far ahead the payments of an activity without an end are made.

use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};

use crate::dates::Date;

/// How far ahead payments are made if an activity has no end, and when more are made.
///
/// The default is that of the reference system: until 31 December of next year, extended when fewer than six months
/// remain.
///
/// ```
/// use bevilling::dates::parse;
/// use bevilling::plan::Horizon;
/// assert_eq!(Horizon::default().end(parse("2026-03-10")?), parse("2027-12-31")?);
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Horizon {
    /// Until 31 December this number of years after the current year.
    pub years_ahead: u8,
    /// More are made when the last one is fewer than this number of calendar months away.
    pub renew_below_months: u8,
}

impl Default for Horizon {
    fn default() -> Self {
        Self { years_ahead: 1, renew_below_months: 6 }
    }
}

impl Horizon {
    /// The last day until which payments are made today.
    #[must_use]
    pub fn end(self, today: Date) -> Date {
        let year = today.year().saturating_add(i32::from(self.years_ahead));
        Date::from_ymd_opt(year, 12, 31).unwrap_or(Date::MAX)
    }

    /// Whether more payments must be made today, given the last one on `newest`.
    #[must_use]
    pub fn is_short(self, newest: Date, today: Date) -> bool {
        let months = Months::new(u32::from(self.renew_below_months));
        newest < today.checked_add_months(months).unwrap_or(Date::MAX)
    }
}
