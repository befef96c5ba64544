//! Dates: days as numbers, ages, periods, dated amounts and recurrence.

use bevilling::dates::{self, Date, DatedAmounts, Frequency, Period, Recurrence, Validity};
use napi::bindgen_prelude::Result;
use napi_derive::napi;
use serde::Deserialize;

use crate::fault::refused_for;
use crate::input::{date, json, read};
use crate::money::amount;

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

/// A period that is one.
#[napi]
pub fn period(start: String, end: Option<String>) -> Result<String> {
    let end = end.as_deref().map(date).transpose()?;
    json(&Period::new(date(&start)?, end).map_err(refused_for)?)
}

/// 1 January to 31 December.
#[napi]
pub fn period_of_year(year: i32) -> Result<String> {
    json(&Period::year(year).map_err(refused_for)?)
}

/// How many days a period has; none where it is open.
#[napi]
pub fn period_days(period: String) -> Result<Option<i64>> {
    Ok(read::<Period>(&period)?.days().and_then(|days| i64::try_from(days).ok()))
}

/// Whether a day is one of a period.
#[napi]
pub fn period_contains(period: String, on: String) -> Result<bool> {
    Ok(read::<Period>(&period)?.contains(date(&on)?))
}

/// The days that two periods both have.
#[napi]
pub fn period_intersect(one: String, other: String) -> Result<String> {
    json(&read::<Period>(&one)?.intersect(read(&other)?))
}

/// Whether a rule is in force on a day.
#[napi]
pub fn in_force(validity: String, on: String) -> Result<String> {
    json(&read::<Validity>(&validity)?.on(date(&on)?))
}

/// The validity that covers exactly the days of a period.
#[napi]
pub fn validity_covering(period: String) -> Result<String> {
    json(&Validity::covering(read(&period)?))
}

/// The days that two validities both have.
#[napi]
pub fn validity_intersect(one: String, other: String) -> Result<String> {
    json(&read::<Validity>(&one)?.intersect(read(&other)?))
}

/// The last day in force.
#[napi]
pub fn validity_last_day(validity: String) -> Result<Option<String>> {
    Ok(read::<Validity>(&validity)?.last_day().map(|day| day.to_string()))
}

/// The days without an amount around a day: the last one before it that has one, and the next.
#[napi]
pub fn amount_gap(amounts: String, on: String) -> Result<Option<Vec<Option<String>>>> {
    let (amounts, on): (DatedAmounts, Date) = (read(&amounts)?, date(&on)?);
    let told = |day: Option<Date>| day.map(|day| day.to_string());
    Ok(amounts.gap_at(on).map(|gap| vec![told(gap.last_day_with_value()), told(gap.next_day_with_value())]))
}

/// The amount on a day.
#[napi]
pub fn amount_at(amounts: String, on: String) -> Result<Option<String>> {
    Ok(read::<DatedAmounts>(&amounts)?.at(date(&on)?).map(|amount| amount.to_string()))
}

/// The amounts with one set for some days.
#[napi]
pub fn set_amount(amounts: String, validity: String, value: String) -> Result<String> {
    let mut amounts: DatedAmounts = read(&amounts)?;
    amounts.0.set(read(&validity)?, amount(&value)?).map_err(refused_for)?;
    json(&amounts)
}

/// How often, and from which day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recurs {
    frequency: Frequency,
    #[serde(with = "bevilling::dates::serde_str")]
    anchor: Date,
}

fn recurrence(text: &str) -> Result<Recurrence> {
    let Recurs { frequency, anchor } = read(text)?;
    Ok(Recurrence { frequency, anchor })
}

/// The days of a plan within a window.
#[napi]
pub fn recurrence_dates(recurs: String, window: String) -> Result<Vec<String>> {
    let dates = recurrence(&recurs)?.dates(read(&window)?).map_err(refused_for)?;
    Ok(dates.map(|day| day.to_string()).collect())
}

/// How many days there are.
#[napi]
pub fn recurrence_count(recurs: String, window: String) -> Result<i64> {
    Ok(i64::try_from(recurrence(&recurs)?.count(read(&window)?)).unwrap_or(i64::MAX))
}

/// The day of a number, from 0.
#[napi]
pub fn recurrence_nth(recurs: String, number: i64) -> Result<Option<String>> {
    Ok(recurrence(&recurs)?.nth(number).map(|day| day.to_string()))
}

/// The first day on or after a day.
#[napi]
pub fn recurrence_next(recurs: String, on: String) -> Result<Option<String>> {
    Ok(recurrence(&recurs)?.next_on_or_after(date(&on)?).map(|day| day.to_string()))
}

/// The last day on or before a day.
#[napi]
pub fn recurrence_last(recurs: String, on: String) -> Result<Option<String>> {
    Ok(recurrence(&recurs)?.last_on_or_before(date(&on)?).map(|day| day.to_string()))
}
