//! Dates: days as numbers, ages and Easter.

use bevilling::dates::{self, Date};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::input::date;

/// The day that numbers of days are counted from: 1970-01-01, in days from the year 1.
const EPOCH: i32 = 719_163;

/// The date of a number of days from 1970-01-01.
pub(crate) fn of_days(days: i32) -> Option<Date> {
    Date::from_num_days_from_ce_opt(days.checked_add(EPOCH)?)
}

/// The number of days from 1970-01-01.
#[napi]
pub fn day_number(text: String) -> Result<i32> {
    // `NaiveDate::default()` is 1970-01-01.
    let days = date(&text)?.signed_duration_since(Date::default()).num_days();
    Ok(i32::try_from(days).unwrap_or_default())
}

/// The age of somebody on a day, in full years.
#[napi]
pub fn age_on(birth: String, on: String) -> Result<Option<u32>> {
    Ok(dates::age_on(date(&birth)?, date(&on)?))
}

/// The day that somebody reaches an age.
#[napi]
pub fn date_of_age(birth: String, years: u32) -> Result<Option<String>> {
    Ok(dates::date_of_age(date(&birth)?, years).map(|day| day.to_string()))
}

/// Easter Sunday of a year.
#[napi]
pub fn easter(year: i32) -> Option<String> {
    dates::easter(year).map(|day| day.to_string())
}
