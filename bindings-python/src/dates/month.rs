//! Calendar months.

use pyo3::prelude::*;

use crate::face::{Date, List};
use crate::title::Language;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown};

/// A calendar month, `2026-01` as text.
///
/// >>> import bevilling as bv
/// >>> str(bv.dates.Month(2026, 1)), bv.dates.Month(2026, 1).text("en")
/// ('2026-01', 'Jan 2026')
/// >>> month = bv.dates.Month.of(bv.dates.parse("2026-02-14"))
/// >>> str(month.first_day()), str(month.last_day()), bv.dates.Month.from_number(month.number() + 1)
/// ('2026-02-01', '2026-02-28', Month(year=2026, month=3))
/// >>> len(bv.dates.Month.of_year(2026))
/// 12
#[pyclass(frozen, from_py_object, module = "bevilling.dates")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month(pub(crate) bevilling::dates::Month);

#[pymethods]
impl Month {
    #[new]
    fn new(year: i32, month: u32) -> PyResult<Self> {
        let no_month = || pyo3::exceptions::PyValueError::new_err(format!("`{year}-{month}` is no month"));
        bevilling::dates::Month::new(year, month).map(Self).ok_or_else(no_month)
    }

    /// The month of a day.
    #[staticmethod]
    fn of(date: Date) -> Self {
        Self(bevilling::dates::Month::of(date.0))
    }

    /// The months of a year.
    #[staticmethod]
    fn of_year(year: i32) -> List<Self> {
        List(bevilling::dates::Month::of_year(year).map(Self).collect())
    }

    /// The year.
    #[getter]
    fn year(&self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[getter]
    fn month(&self) -> u32 {
        self.0.month()
    }

    /// How many months after January of year 0 it is.
    fn number(&self) -> i64 {
        self.0.number()
    }

    /// The month so many after January of year 0.
    #[staticmethod]
    fn from_number(number: i64) -> Self {
        Self(bevilling::dates::Month::from_number(number))
    }

    /// The first day.
    fn first_day(&self) -> Date {
        Date(self.0.first_day())
    }

    /// The last day.
    fn last_day(&self) -> Date {
        Date(self.0.last_day())
    }

    /// The month in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl Month {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("year", self.year().into_bound_py_any(py)?), ("month", self.month().into_bound_py_any(py)?)])
    }
}
shown! { Month }
compared! { Month lt }
faced! { Month(bevilling::dates::Month) }
readable! { Month }
