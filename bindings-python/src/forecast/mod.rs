//! Forecasts: what is known of the cost of many cases, month by month, and what it is made of.

mod accumulator;
mod bridge;
mod budget;
mod figures;
mod follow_up;
mod payments;
mod portfolio;
mod scenario;

use bevilling::forecast as core;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, type_hint_union};

pub(crate) use accumulator::ForecastAccumulator;
pub(crate) use figures::Forecast;
pub(crate) use payments::Payments;
pub(crate) use portfolio::{MissingCase, Portfolio};

use crate::dates::Month;
use crate::dates::Period;
use crate::face::{List, Map, Take};
use crate::fault;
pub(crate) use crate::generated::forecast::*;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown};

/// The months from one to another, both included.
///
/// >>> import bevilling as bv
/// >>> spring = bv.forecast.Months(bv.dates.Month(2026, 3), bv.dates.Month(2026, 5))
/// >>> len(spring), spring.days().end.isoformat()
/// (3, '2026-05-31')
/// >>> spring.place(bv.dates.Month(2026, 4)), [str(month) for month in spring.iter()]
/// (1, ['2026-03', '2026-04', '2026-05'])
/// >>> spring.intersect(bv.forecast.Months.of_year(2026)) == spring, len(bv.forecast.Months.of_years(2026, 2027))
/// (True, 24)
#[pyclass(frozen, from_py_object, module = "bevilling.forecast")]
#[derive(Clone)]
pub(crate) struct Months(pub(crate) core::Months);

#[pymethods]
impl Months {
    #[new]
    fn new(first: Month, last: Month) -> PyResult<Self> {
        core::Months::new(first.0, last.0).map(Self).map_err(fault::kind)
    }

    /// The months of a year.
    #[staticmethod]
    fn of_year(year: i32) -> PyResult<Self> {
        core::Months::of_year(year).map(Self).map_err(fault::kind)
    }

    /// The months of some years, both included.
    #[staticmethod]
    fn of_years(first: i32, last: i32) -> PyResult<Self> {
        core::Months::of_years(first, last).map(Self).map_err(fault::kind)
    }

    /// The first month.
    #[getter]
    fn first(&self) -> Month {
        Month(self.0.first())
    }

    /// The last month.
    #[getter]
    fn last(&self) -> Month {
        Month(self.0.last())
    }

    /// The months, one by one.
    fn iter(&self) -> List<Month> {
        List(self.0.iter().map(Month).collect())
    }

    /// The place of a month, from 0; none where it is not one of them.
    fn place(&self, month: Month) -> Option<usize> {
        self.0.place(month.0)
    }

    /// The months of both.
    fn intersect(&self, other: &Self) -> Option<Self> {
        self.0.intersect(other.0).map(Self)
    }

    /// From the first day of the first to the last day of the last.
    fn days(&self) -> Period {
        Period(self.0.days())
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl Months {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("first", self.first().into_bound_py_any(py)?), ("last", self.last().into_bound_py_any(py)?)])
    }
}
shown! { Months }
compared! { Months }
faced! { Months(core::Months) }

/// Some of the cost: by dimension, the labels it has. Without any dimension it is everything; a label that ends in `*`
/// is all that begin so. Where a selection is asked for, the mapping is taken too.
///
/// >>> import bevilling as bv
/// >>> bv.forecast.Selection({"section": ["BL-32*"]}).dimensions()
/// ('section',)
/// >>> some = bv.forecast.Selection.all().of("section", ["BL-32*"])
/// >>> some.is_all(), some.has({"section": "BL-32-1-2"}), some.has({"section": "BL-46"})
/// (False, True, False)
#[pyclass(frozen, module = "bevilling.forecast")]
#[derive(Clone)]
pub(crate) struct Selection(pub(crate) core::Selection);

fn selection(of: Map<List<String>>) -> core::Selection {
    of.take().into_iter().fold(core::Selection::all(), |all, (dimension, labels)| all.of(dimension, labels))
}

impl FromPyObject<'_, '_> for Selection {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        <Self as pyo3::PyTypeInfo>::TYPE_HINT,
        <Map<List<String>> as FromPyObject<'_, '_>>::INPUT_TYPE
    );

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match given.cast::<Self>() {
            Ok(selection) => Ok(selection.get().clone()),
            Err(_) => Ok(Self(selection(given.extract()?))),
        }
    }
}

#[pymethods]
impl Selection {
    #[new]
    #[pyo3(signature = (of = Map::default()))]
    fn new(of: Map<List<String>>) -> Self {
        Self(selection(of))
    }

    /// Everything.
    #[staticmethod]
    fn all() -> Self {
        Self(core::Selection::all())
    }

    /// The same, of these labels of a dimension alone.
    fn of(&self, dimension: String, labels: List<String>) -> Self {
        Self(self.0.clone().of(dimension, labels.0))
    }

    /// Whether it is everything.
    fn is_all(&self) -> bool {
        self.0.is_all()
    }

    /// The dimensions that it looks at.
    fn dimensions(&self) -> List<String> {
        List(self.0.dimensions().map(str::to_owned).collect())
    }

    /// Whether something with these labels, by dimension, is of it.
    fn has(&self, labels: Map<String>) -> bool {
        self.0.has(|dimension| labels.0.get(dimension).map_or("", String::as_str))
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(crate::value::masked(&format!("Selection({})", crate::value::to_json(&self.0)?)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = py.import("bevilling._again")?.getattr("selection")?;
        Ok((again, (crate::value::to_json(&self.0)?,)))
    }
}
compared! { Selection }
faced! { Selection(core::Selection) }
readable! { Months, Selection }
