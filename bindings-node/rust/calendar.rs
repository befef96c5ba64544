//! The days without payments.

use bevilling::dates::{self, BusinessDayConvention, Calendar, ClosedReason};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::fault::{listed, refused_for};
use crate::input::{date, json, read};

/// A calendar, ready to be asked.
#[napi]
pub struct PaymentCalendar {
    inner: dates::PaymentCalendar,
}

fn told(day: Option<dates::Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

#[napi]
impl PaymentCalendar {
    /// Of a calendar.
    #[napi(factory)]
    pub fn of(calendar: String) -> Result<Self> {
        Ok(Self { inner: crate::plan::calendar(&calendar)? })
    }

    /// Every day is payable but these.
    #[napi(factory)]
    pub fn from_excluded(days: Vec<String>) -> Result<Self> {
        let days = days.iter().map(|day| date(day)).collect::<Result<Vec<_>>>()?;
        Ok(Self { inner: dates::PaymentCalendar::from_excluded(days) })
    }

    /// Why money cannot be paid out on a day: the kind, and a weekday or a title.
    #[napi]
    pub fn closed_on(&self, on: String) -> Result<String> {
        json(&self.inner.closed_on(date(&on)?).map(|closed| match closed {
            ClosedReason::Weekend(weekday) => serde_json::json!({"kind": "weekend", "weekday": weekday}),
            ClosedReason::Holiday(title) => serde_json::json!({"kind": "holiday", "title": title}),
            ClosedReason::ExtraDay(Some(title)) => serde_json::json!({"kind": "extra_day", "title": title}),
            ClosedReason::ExtraDay(None) => serde_json::json!({"kind": "extra_day"}),
        }))
    }

    /// Whether money can be paid out on a day.
    #[napi]
    pub fn is_payable(&self, on: String) -> Result<bool> {
        Ok(self.inner.is_payable(date(&on)?))
    }

    /// The last payable day on or before a day.
    #[napi]
    pub fn payable_on_or_before(&self, on: String) -> Result<Option<String>> {
        Ok(told(self.inner.payable_on_or_before(date(&on)?)))
    }

    /// The first payable day on or after a day.
    #[napi]
    pub fn payable_on_or_after(&self, on: String) -> Result<Option<String>> {
        Ok(told(self.inner.payable_on_or_after(date(&on)?)))
    }

    /// The day that a payment is made on.
    #[napi]
    pub fn adjust(&self, on: String, adjustment: String) -> Result<Option<String>> {
        let adjustment: BusinessDayConvention = read(&json(&adjustment)?)?;
        Ok(told(self.inner.adjust(date(&on)?, adjustment)))
    }

    /// The first day that cash can be paid from.
    #[napi]
    pub fn earliest_cash_start(&self, today: String) -> Result<Option<String>> {
        Ok(told(self.inner.earliest_cash_start(date(&today)?)))
    }

    /// Whether cash can be paid from a day on.
    #[napi]
    pub fn cash_start_allowed(&self, today: String, start: String) -> Result<bool> {
        Ok(self.inner.cash_start_allowed(date(&today)?, date(&start)?))
    }

    /// The days that an export run covers.
    #[napi]
    pub fn due_window(&self, on: String) -> Result<Vec<String>> {
        let days = self.inner.due_window(date(&on)?).map_err(refused_for)?;
        Ok(days.iter().map(ToString::to_string).collect())
    }
}

/// A calendar by its name: `denmark`, `weekends`; or one with more days: `danish_holidays`, `bank_days`.
#[napi]
pub fn calendar(name: String, calendar: String) -> Result<String> {
    let given: Calendar = read(&calendar)?;
    json(&match name.as_str() {
        "denmark" => Calendar::denmark(),
        "weekends" => Calendar::weekends(),
        "danish_holidays" => given.with_danish_holidays(),
        "bank_days" => given.with_bank_days(),
        _ => given,
    })
}

/// What is wrong with a calendar.
#[napi]
pub fn check_calendar(calendar: String) -> Result<Vec<String>> {
    Ok(listed(&read::<Calendar>(&calendar)?.check()))
}
