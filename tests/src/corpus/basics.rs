//! Money and dates.

use bevilling::dates::{
    self, BusinessDayConvention, Calendar, ClosedReason, DatedAmounts, Frequency, PaymentCalendar, Period,
    TimelineEntry,
};
use bevilling::dates::{Date, Recurrence};
use bevilling::money;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::kind;
use super::read::date;
use super::{Answered, raw};

/// An amount is data: whatever was typed for it, it is answered as it is.
pub(super) fn plain(amount: Option<Decimal>) -> Answered {
    Ok(Value::from(amount.map(|amount| amount.to_string())).to_string())
}

#[derive(Deserialize)]
pub(super) struct Text {
    text: String,
}

#[derive(Deserialize)]
pub(super) struct Amount {
    amount: String,
}

pub(super) fn parse_amount(Text { text }: Text) -> Answered {
    plain(Some(money::parse(&text).map_err(kind)?))
}

pub(super) fn kroner(Amount { amount }: Amount) -> Answered {
    plain(Some(money::kroner(money::parse(&amount).map_err(kind)?).map_err(kind)?))
}

pub(super) fn round(Amount { amount }: Amount) -> Answered {
    plain(Some(money::round(money::parse(&amount).map_err(kind)?)))
}

#[derive(Deserialize)]
pub(super) struct Factored {
    base: String,
    vat_factor: String,
}

pub(super) fn price(Factored { base, vat_factor }: Factored) -> Answered {
    let [base, vat_factor] = [base, vat_factor].map(|text| money::parse(&text));
    plain(Some(money::price(base.map_err(kind)?, vat_factor.map_err(kind)?).map_err(kind)?))
}

#[derive(Deserialize)]
pub(super) struct Sum {
    amounts: Vec<String>,
}

pub(super) fn sum(Sum { amounts }: Sum) -> Answered {
    let amounts: Result<Vec<Decimal>, _> = amounts.iter().map(|text| money::parse(text)).collect();
    plain(Some(money::sum(amounts.map_err(kind)?).map_err(kind)?))
}

pub(super) fn to_oere(Amount { amount }: Amount) -> Answered {
    Ok(money::to_oere(money::parse(&amount).map_err(kind)?).map_err(kind)?.to_string())
}

pub(super) fn parse_date(Text { text }: Text) -> Answered {
    raw(&date(&text)?)
}

#[derive(Deserialize)]
pub(super) struct Year {
    year: i32,
}

pub(super) fn easter(Year { year }: Year) -> Answered {
    raw(&dates::easter(year))
}

#[derive(Deserialize)]
pub(super) struct Birth {
    birth: String,
    on: Option<String>,
    years: Option<u32>,
}

pub(super) fn age_on(Birth { birth, on, .. }: Birth) -> Answered {
    raw(&dates::age_on(date(&birth)?, date(&on.unwrap_or_default())?))
}

pub(super) fn date_of_age(Birth { birth, years, .. }: Birth) -> Answered {
    raw(&dates::date_of_age(date(&birth)?, years.unwrap_or_default()))
}

#[derive(Deserialize)]
pub(super) struct Days {
    start: String,
    end: Option<String>,
}

#[derive(Debug, Serialize)]
struct Length {
    period: Period,
    days: Option<u64>,
}

pub(super) fn period(Days { start, end }: Days) -> Answered {
    let end = end.map(|end| date(&end)).transpose()?;
    let period = Period::new(date(&start)?, end).map_err(kind)?;
    raw(&Length { period, days: period.days() })
}

pub(super) fn year(Year { year }: Year) -> Answered {
    raw(&Period::year(year).map_err(kind)?)
}

#[derive(Deserialize)]
pub(super) struct Settings {
    amounts: DatedAmounts,
    settings: Vec<TimelineEntry<String>>,
    on: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Set {
    /// The code of each setting that was refused.
    refused: Vec<Option<&'static str>>,
    amounts: DatedAmounts,
    on: Vec<Option<String>>,
}

/// Sets amounts one after the other, and looks up days.
pub(super) fn set_amounts(Settings { mut amounts, settings, on }: Settings) -> Answered {
    let mut refused = Vec::with_capacity(settings.len());
    for piece in &settings {
        let amount = money::parse(&piece.value).map_err(kind)?;
        let set = amounts.0.set(piece.validity(), amount);
        refused.push(set.err().map(|fault| bevilling::fault::ErrorCode::code(&fault)));
    }
    let on: Result<Vec<Date>, _> = on.iter().map(|text| date(text)).collect();
    let on = on?.into_iter().map(|day| amounts.at(day).map(|amount| amount.to_string())).collect();
    raw(&Set { refused, amounts, on })
}

#[derive(Deserialize)]
pub(super) struct Recurs {
    frequency: Frequency,
    anchor: String,
    window: Period,
}

#[derive(Debug, Serialize)]
struct Dates {
    count: u64,
    dates: Vec<Date>,
}

pub(super) fn recurrence(Recurs { frequency, anchor, window }: Recurs) -> Answered {
    let recurrence = Recurrence { frequency, anchor: date(&anchor)? };
    raw(&Dates { count: recurrence.count(window), dates: recurrence.dates(window).map_err(kind)?.collect() })
}

/// The days that a calendar is asked about: the Danish one, or one that is given; or days that are excluded.
#[derive(Deserialize)]
pub(super) struct Asked {
    calendar: Option<Calendar>,
    excluded: Option<Vec<Date>>,
    dates: Vec<Date>,
}

#[derive(Debug, Serialize)]
struct Day {
    date: Date,
    /// `weekend`, `holiday` or `extra_day`; none where money can be paid out.
    closed: Option<&'static str>,
    preceding: Option<Date>,
    following: Option<Date>,
    earliest_cash_start: Option<Date>,
    /// The days that an export run covers, or the code of the fault.
    due_window: Result<Vec<Date>, &'static str>,
}

pub(super) fn calendar(Asked { calendar, excluded, dates }: Asked) -> Answered {
    let calendar = match (calendar, excluded) {
        (Some(calendar), _) => PaymentCalendar::from(&calendar),
        (None, Some(dates)) => PaymentCalendar::from_excluded(dates),
        (None, None) => PaymentCalendar::from(&Calendar::denmark()),
    };
    let told: Vec<Day> = dates
        .into_iter()
        .map(|date| Day {
            date,
            closed: calendar.closed_on(date).map(|closed| match closed {
                ClosedReason::Weekend(_) => "weekend",
                ClosedReason::Holiday(_) => "holiday",
                ClosedReason::ExtraDay(_) => "extra_day",
            }),
            preceding: calendar.adjust(date, BusinessDayConvention::Preceding),
            following: calendar.adjust(date, BusinessDayConvention::Following),
            earliest_cash_start: calendar.earliest_cash_start(date),
            due_window: calendar.due_window(date).map_err(|fault| bevilling::fault::ErrorCode::code(&fault)),
        })
        .collect();
    raw(&told)
}
