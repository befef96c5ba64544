//! Days as columns keep them: days since 1 January 1970.

use bevilling::dates::Date;
use chrono::{Datelike, Days};

/// Of year 1970.
const EPOCH: Date = Date::from_ymd_opt(1970, 1, 1).unwrap();

pub(crate) fn day_number(date: Date) -> i32 {
    i32::try_from(date.signed_duration_since(EPOCH).num_days()).unwrap_or(i32::MAX)
}

pub(crate) fn date_of(day: i32) -> Date {
    let shift = Days::new(u64::from(day.unsigned_abs()));
    let date = if day < 0 { EPOCH.checked_sub_days(shift) } else { EPOCH.checked_add_days(shift) };
    date.unwrap_or(Date::MAX)
}

pub(crate) fn on(year: i32, month: u32, day: u32) -> i32 {
    Date::from_ymd_opt(year, month, day).map_or(i32::MAX, day_number)
}

/// Months since the first one of `from`.
pub(crate) fn months_from(from: (i32, u32), date: Date) -> Option<usize> {
    let months =
        (date.year() - from.0) * 12 + i32::try_from(date.month()).ok()? - i32::try_from(from.1).ok()?;
    usize::try_from(months).ok()
}
