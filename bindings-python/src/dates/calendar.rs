//! Days without payments, and what follows from them.

use bevilling::dates as core;
use pyo3::prelude::*;

use super::Validity;
use crate::face::{Date, List, Show, Take};
use crate::fault;
use crate::title::LocalizedText;
use crate::value::{readable, union, value, words};

words! {
    /// A weekday.
    Weekday(core::Weekday) {
        Monday = "monday", Tuesday = "tuesday", Wednesday = "wednesday", Thursday = "thursday", Friday = "friday",
        Saturday = "saturday", Sunday = "sunday",
    }

    /// What happens to a payment that is due on a day without payments.
    BusinessDayConvention(core::BusinessDayConvention) { AsScheduled = "as_scheduled", Preceding = "preceding", Following = "following" }
}

value! {
    /// The days without payments, as a rule book writes them. `PaymentCalendar` answers questions about them.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.dates.Calendar.denmark().weekend
    /// ('saturday', 'sunday')
    /// >>> bv.dates.Calendar.weekends().with_danish_holidays().with_bank_days() == bv.dates.Calendar.denmark()
    /// True
    /// >>> closed = bv.dates.Calendar.weekends().with_holiday(bv.LocalizedText("Lukkedag"),
    /// ...     bv.dates.HolidayRule.Fixed(month=1, day=2))
    /// >>> closed.check(), closed.holidays[0].title.da
    /// ((), 'Lukkedag')
    Calendar(core::Calendar) in "bevilling.dates" {
        /// The weekdays without payments.
        weekend: List<Weekday> = List::default(),
        /// The holidays that return every year.
        holidays: List<Holiday> = List::default(),
        /// Single days.
        extra_days: List<ExtraDay> = List::default(),
    }

    /// One day without payments, such as a local one.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.dates.ExtraDay(date=date(2026, 12, 23)).date.isoformat()
    /// '2026-12-23'
    ExtraDay(core::ExtraDay) in "bevilling.dates" {
        /// The day.
        date: Date,
        /// Why.
        title: Option<LocalizedText> = None,
    }

    /// A holiday that returns every year.
    ///
    /// >>> import bevilling as bv
    /// >>> good_friday = bv.dates.HolidayRule.Easter(-2)
    /// >>> bv.dates.Holiday(title=bv.LocalizedText("Langfredag"), rule=good_friday).rule.days
    /// -2
    Holiday(core::Holiday) in "bevilling.dates" {
        /// Its name.
        title: LocalizedText,
        /// Its day.
        rule: HolidayRule,
        /// When it is one: a holiday that falls on a day outside this is none.
        valid: Validity = Validity(core::Validity::ALWAYS),
    }
}

#[pymethods]
impl Calendar {
    /// Weekends and the Danish holidays.
    #[staticmethod]
    fn denmark() -> Self {
        Self(core::Calendar::denmark())
    }

    /// Weekends alone.
    #[staticmethod]
    fn weekends() -> Self {
        Self(core::Calendar::weekends())
    }

    /// What is wrong with it.
    fn check(&self) -> List<fault::Fault> {
        fault::Fault::list(&self.0.check())
    }

    /// With the Danish holidays too.
    fn with_danish_holidays(&self) -> Self {
        Self(self.0.clone().with_danish_holidays())
    }

    /// With the days too that Danish banks are closed on.
    fn with_bank_days(&self) -> Self {
        Self(self.0.clone().with_bank_days())
    }

    /// With one more holiday.
    fn with_holiday(&self, title: LocalizedText, rule: HolidayRule) -> Self {
        Self(self.0.clone().with_holiday(title.0, rule.take()))
    }
}

union! {
    /// On which day of a year a holiday falls.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.dates.HolidayRule.Fixed(month=12, day=25).to_json()
    /// '{"fixed":{"month":12,"day":25}}'
    HolidayRule(core::HolidayRule) in "bevilling.dates" {
        /// So many days after Easter Sunday; negative before it. From -80 to 250, which stays within the year.
        Easter(days: i16),
        /// The same date every year.
        Fixed {
            /// The month, 1 to 12.
            month: u8,
            /// The day of the month.
            day: u8,
        },
    }
}

/// Why a day is without payments.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
/// >>> calendar.closed_on(date(2026, 12, 25)).kind
/// 'holiday'
#[pyclass(frozen, get_all, module = "bevilling.dates")]
pub(crate) struct ClosedReason {
    /// `weekend`, `holiday` or `extra_day`.
    kind: &'static str,
    /// The weekday, of a weekend.
    weekday: Option<Weekday>,
    /// The name, of a holiday and of a single day that has one.
    title: Option<LocalizedText>,
}

/// A `Calendar`, ready to be asked.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
/// >>> calendar.payable_on_or_after(date(2026, 12, 25))
/// datetime.date(2026, 12, 28)
/// >>> calendar.is_payable(date(2026, 12, 25)), calendar.closed_on(date(2026, 12, 25)).kind
/// (False, 'holiday')
/// >>> calendar.payable_on_or_before(date(2026, 12, 25)), calendar.adjust(date(2026, 12, 25), "following")
/// (datetime.date(2026, 12, 23), datetime.date(2026, 12, 28))
/// >>> today = date(2026, 12, 21)
/// >>> calendar.earliest_cash_start(today), calendar.cash_start_allowed(today, date(2026, 12, 22))
/// (datetime.date(2026, 12, 23), False)
/// >>> [str(day) for day in calendar.due_window(date(2026, 12, 30))][-1]
/// '2027-01-04'
/// >>> bv.dates.PaymentCalendar.from_excluded([today]).is_payable(today)
/// False
#[pyclass(frozen, module = "bevilling.dates")]
pub(crate) struct PaymentCalendar(pub(crate) core::PaymentCalendar);

#[pymethods]
impl PaymentCalendar {
    #[new]
    fn new(calendar: Calendar) -> Self {
        Self(core::PaymentCalendar::from(&calendar.0))
    }

    /// One that is closed on these days alone.
    #[staticmethod]
    fn from_excluded(dates: List<Date>) -> Self {
        Self(core::PaymentCalendar::from_excluded(dates.take()))
    }

    /// Whether something can be paid out on a day.
    fn is_payable(&self, date: Date) -> bool {
        self.0.is_payable(date.0)
    }

    /// Why nothing is paid out on a day; none where something can be.
    fn closed_on(&self, date: Date) -> Option<ClosedReason> {
        let (mut weekday, mut title) = (None, None);
        let kind = match self.0.closed_on(date.0)? {
            core::ClosedReason::Weekend(day) => {
                weekday = Some(Weekday(day));
                "weekend"
            }
            core::ClosedReason::Holiday(name) => {
                title = Some(LocalizedText(name.clone()));
                "holiday"
            }
            core::ClosedReason::ExtraDay(name) => {
                title = name.cloned().map(LocalizedText);
                "extra_day"
            }
        };
        Some(ClosedReason { kind, weekday, title })
    }

    /// The last payable day up to a day.
    fn payable_on_or_before(&self, date: Date) -> Option<Date> {
        self.0.payable_on_or_before(date.0).map(Date)
    }

    /// The first payable day from a day on.
    fn payable_on_or_after(&self, date: Date) -> Option<Date> {
        self.0.payable_on_or_after(date.0).map(Date)
    }

    /// The day that a payment due on a day moves to.
    fn adjust(&self, date: Date, adjustment: BusinessDayConvention) -> Option<Date> {
        self.0.adjust(date.0, adjustment.0).map(Date)
    }

    /// The first day that cash can start on, decided today.
    fn earliest_cash_start(&self, today: Date) -> Option<Date> {
        self.0.earliest_cash_start(today.0).map(Date)
    }

    /// Whether cash can start on a day, decided today.
    fn cash_start_allowed(&self, today: Date, start: Date) -> bool {
        self.0.cash_start_allowed(today.0, start.0)
    }

    /// The days that the export run for a payable day covers.
    fn due_window(&self, date: Date) -> PyResult<List<Date>> {
        self.0.due_window(date.0).map(|days| List::show(&days)).map_err(fault::kind)
    }
}

/// Easter Sunday of a year; none where it is no day of the calendar.
///
/// >>> import bevilling as bv
/// >>> bv.dates.easter(2026)
/// datetime.date(2026, 4, 5)
#[pyfunction]
pub(crate) fn easter(year: i32) -> Option<Date> {
    core::easter(year).map(Date)
}

readable! { Calendar, ExtraDay, Holiday, HolidayRule }
