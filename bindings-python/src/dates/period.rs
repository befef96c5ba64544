//! Periods with both ends, validities that are half-open, dated amounts, recurrence.

use bevilling::dates as core;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, type_hint_identifier};

use crate::face::{Date, List, Show, Take};
use crate::fault;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown, union, value};

/// A whole number that the core keeps within bounds: an `int` in Python.
macro_rules! bounded {
    ($($(#[$meta:meta])* $Name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub(crate) struct $Name(pub(crate) core::$Name);

        impl FromPyObject<'_, '_> for $Name {
            type Error = PyErr;
            const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "int");

            fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
                core::$Name::new(given.extract()?).map(Self).map_err(fault::kind)
            }
        }

        impl<'py> IntoPyObject<'py> for $Name {
            type Target = pyo3::types::PyInt;
            type Output = Bound<'py, Self::Target>;
            type Error = std::convert::Infallible;
            const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "int");

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                self.0.get().into_pyobject(py)
            }
        }
        faced! { $Name(core::$Name) }
    )*};
}

bounded! {
    /// A day of the month, 1 to 31.
    DayOfMonth
    /// A number of weeks between payments, 1 to 52.
    WeekInterval
    /// A number of months between payments, 1 to 12.
    MonthInterval
}

value! {
    /// In force on every day of `[from_, to)`: from `from_`, until the day before `to`. An absent end has no bound.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.Validity(from_=date(2024, 1, 1)).contains(date(2023, 12, 31))
    /// False
    /// >>> before, after = bv.Validity(to=date(2024, 1, 1)), bv.Validity.covering(bv.Period(date(2024, 1, 1)))
    /// >>> before.overlaps(after), before.intersect(after) is None, str(before.last_day())
    /// (False, True, '2023-12-31')
    /// >>> after.on(date(2023, 12, 31)).is_yes(), after.is_valid(), bv.Validity().is_always()
    /// (False, True, True)
    Validity(core::Validity) in "bevilling.dates" {
        /// The first day in force.
        from_(from): Option<Date> = None,
        /// The first day no longer in force.
        to: Option<Date> = None,
    }
}

#[pymethods]
impl Validity {
    /// The days of a period, half-open.
    #[staticmethod]
    fn covering(period: Period) -> Self {
        Self(core::Validity::covering(period.0))
    }

    /// Whether there is a day in it.
    fn is_valid(&self) -> bool {
        self.0.is_valid()
    }

    /// Whether it has no bound.
    fn is_always(&self) -> bool {
        self.0.is_always()
    }

    /// Whether it is in force on a day, and if not, the day that explains it.
    fn on(&self, date: Date) -> InForce {
        InForce::show(&self.0.on(date.0))
    }

    /// Whether it is in force on a day.
    fn contains(&self, date: Date) -> bool {
        self.0.contains(date.0)
    }

    /// The last day in force; none where there is no bound.
    fn last_day(&self) -> Option<Date> {
        self.0.last_day().map(Date)
    }

    /// The days of both.
    fn intersect(&self, other: &Self) -> Option<Self> {
        self.0.intersect(other.0).map(Self)
    }

    /// Whether they share a day.
    fn overlaps(&self, other: &Self) -> bool {
        self.0.overlaps(other.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

union! {
    /// Whether something is in force on a day, and if not, the day that explains it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.Validity(to=date(2024, 1, 1)).on(date(2024, 1, 1))
    /// InForce.Ended(last_day=datetime.date(2023, 12, 31))
    /// >>> bv.Validity(to=date(2024, 1, 1)).on(date(2023, 12, 31)).is_yes()
    /// True
    InForce(core::InForce) in "bevilling.dates" {
        /// In force.
        Yes,
        /// Not in force yet.
        NotYet {
            /// The first day it will be.
            from_(from): Date,
        },
        /// No longer in force.
        Ended {
            /// The last day it was.
            last_day: Date,
        },
    }

    /// How often a running plan pays.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Frequency.Monthly(31).to_json()
    /// '{"monthly":{"day":31}}'
    /// >>> bv.Frequency.EveryMonths(months=3, day=1).to_json(), bv.Frequency.EveryWeeks(4).to_json()
    /// ('{"every_months":{"months":3,"day":1}}', '{"every_weeks":{"weeks":4}}')
    Frequency(core::Frequency) in "bevilling.dates" {
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
        /// Every so many weeks, from the first day.
        EveryWeeks {
            /// How many weeks, 1 to 52.
            weeks: WeekInterval,
        },
        /// Once in every so many calendar months.
        EveryMonths {
            /// How many months, 1 to 12: 3 for quarterly, 6 for half-yearly, 12 for yearly.
            months: MonthInterval,
            /// The day; in a month that is too short, its last day.
            day: DayOfMonth,
            /// Whether it is paid in the last of these months, rather than in the first.
            in_arrears: bool = false,
        },
    }
}

#[pymethods]
impl InForce {
    /// Whether it is in force.
    fn is_yes(&self) -> bool {
        self.clone().take().is_yes()
    }
}

/// The days from `start` to `end`, both included; without an end it goes on.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> grant = bv.Period(date(2024, 1, 1), date(2024, 12, 31))
/// >>> grant.contains(date(2024, 12, 31)), grant.days()
/// (True, 366)
/// >>> bv.Period.day(date(2024, 5, 1)).days(), grant.intersect(bv.Period.year(2025)) is None
/// (1, True)
#[pyclass(frozen, from_py_object, module = "bevilling.dates")]
#[derive(Clone)]
pub(crate) struct Period(pub(crate) core::Period);

#[pymethods]
impl Period {
    #[new]
    #[pyo3(signature = (start, end = None))]
    fn new(start: Date, end: Option<Date>) -> PyResult<Self> {
        core::Period::new(start.0, end.map(|end| end.0)).map(Self).map_err(fault::kind)
    }

    /// One day.
    #[staticmethod]
    fn day(date: Date) -> Self {
        Self(core::Period::day(date.0))
    }

    /// A calendar year.
    #[staticmethod]
    fn year(year: i32) -> PyResult<Self> {
        core::Period::year(year).map(Self).map_err(fault::kind)
    }

    /// The first day.
    #[getter]
    fn start(&self) -> Date {
        Date(self.0.start())
    }

    /// The last day; none where it goes on.
    #[getter]
    fn end(&self) -> Option<Date> {
        self.0.end().map(Date)
    }

    /// Whether the day belongs to it.
    fn contains(&self, date: Date) -> bool {
        self.0.contains(date.0)
    }

    /// The days of both.
    fn intersect(&self, other: &Self) -> Option<Self> {
        self.0.intersect(other.0).map(Self)
    }

    /// How many days; none where it goes on.
    fn days(&self) -> Option<u64> {
        self.0.days()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl Period {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("start", self.start().into_bound_py_any(py)?), ("end", self.end().into_bound_py_any(py)?)])
    }
}

shown! { Period }
compared! { Period lt }
faced! { Period(core::Period) }

value! {
    /// The days a plan pays on: a frequency, laid from a first day, without an end.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> monthly = bv.dates.Recurrence(frequency=bv.Frequency.Monthly(31), anchor=date(2026, 1, 1))
    /// >>> [str(day) for day in monthly.dates(bv.Period(date(2026, 1, 1), date(2026, 3, 31)))]
    /// ['2026-01-31', '2026-02-28', '2026-03-31']
    /// >>> monthly.count(bv.Period.year(2026)), str(monthly.nth(1))
    /// (12, '2026-02-28')
    /// >>> str(monthly.next_on_or_after(date(2026, 2, 1))), str(monthly.last_on_or_before(date(2026, 2, 1)))
    /// ('2026-02-28', '2026-01-31')
    Recurrence(core::Recurrence) in "bevilling.dates" {
        /// How often.
        frequency: Frequency,
        /// The first day of the plan: itself the first occurrence, but for monthly plans, whose first is the
        /// first due day on or after it.
        anchor: Date,
    }
}

#[pymethods]
impl Recurrence {
    /// The occurrences within a period; `DateError` where they are more than are listed at once, as without an end.
    fn dates(&self, window: Period) -> PyResult<List<Date>> {
        self.0.dates(window.0).map(|dates| List(dates.map(Date).collect())).map_err(fault::kind)
    }

    /// How many there are within a period, without walking them.
    fn count(&self, window: Period) -> u64 {
        self.0.count(window.0)
    }

    /// The occurrence of a number, from 0.
    fn nth(&self, number: i64) -> Option<Date> {
        self.0.nth(number).map(Date)
    }

    /// The first occurrence on a day or after it.
    fn next_on_or_after(&self, date: Date) -> Option<Date> {
        self.0.next_on_or_after(date.0).map(Date)
    }

    /// The last occurrence on a day or before it.
    fn last_on_or_before(&self, date: Date) -> Option<Date> {
        self.0.last_on_or_before(date.0).map(Date)
    }
}

readable! { Frequency, Period, Recurrence, Validity }
