//! Periods, dated values, recurrence and payable days.

mod amounts;
mod calendar;
mod month;
mod period;

use bevilling::dates as core;
use pyo3::prelude::*;

use crate::face::Date;
use crate::fault;

pub(crate) use amounts::{DatedAmounts, Gap, TimelineEntry};
pub(crate) use calendar::{
    BusinessDayConvention, Calendar, ClosedReason, ExtraDay, Holiday, HolidayRule, PaymentCalendar, easter,
};
pub(crate) use month::Month;
pub(crate) use period::{
    DayOfMonth, Frequency, InForce, MonthInterval, Period, Recurrence, Validity, WeekInterval,
};

/// Reads a date written as `YYYY-MM-DD`; `DateError` for anything else.
///
/// >>> import bevilling as bv
/// >>> bv.dates.parse("2026-01-31")
/// datetime.date(2026, 1, 31)
#[pyfunction]
pub(crate) fn parse(text: &str) -> PyResult<Date> {
    core::parse(text).map(Date).map_err(fault::kind)
}

/// The age in full years on a day; none before the birth.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.dates.age_on(date(2014, 5, 2), date(2026, 5, 1))
/// 11
#[pyfunction]
pub(crate) fn age_on(birth: Date, on: Date) -> Option<u32> {
    core::age_on(birth.0, on.0)
}

/// The day on which somebody reaches an age of `years`; none beyond the last day there is.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.dates.date_of_age(date(2014, 5, 2), 18)
/// datetime.date(2032, 5, 2)
#[pyfunction]
pub(crate) fn date_of_age(birth: Date, years: u32) -> Option<Date> {
    core::date_of_age(birth.0, years).map(Date)
}
