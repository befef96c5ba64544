//! Figures: months × groups × layers.

use std::sync::Arc;

use arrow_array::RecordBatch;
use bevilling::forecast as core;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use super::{ForecastLayer, Months};
use crate::chart::Size;
use crate::dates::Month;
use crate::face::{Dec, List};
use crate::fault;
use crate::rulebook::RuleBook;
use crate::table;
use crate::title::Language;
use crate::value::{compared, faced};

/// What is paid, granted and foreseen, by month, group and layer.
///
/// A table for Arrow: a row for each month, group and layer.
///
/// >>> import bevilling as bv, polars as pl
/// >>> months = bv.forecast.Months(bv.dates.Month(2026, 1), bv.dates.Month(2026, 2))
/// >>> figures = [0, 0, 100, 250, 0, 0, 0, 0]  # paid, granted, expected, statistical: two months each
/// >>> forecast = bv.forecast.Forecast.from_oere(months, ["section"], [["A"]], figures)
/// >>> forecast.total(), forecast.layer("granted"), forecast.month(bv.dates.Month(2026, 1)), forecast.year(2026)
/// (Decimal('3.50'), Decimal('3.50'), Decimal('1.00'), Decimal('3.50'))
/// >>> forecast.oere(["A"], "granted"), len(forecast.all_oere()), len(forecast.cells())
/// ((100, 250), 8, 2)
/// >>> pl.DataFrame(forecast)["amount"].to_list(), len(forecast.to_ipc()) > 0
/// ([Decimal('1.00'), Decimal('2.50')], True)
/// >>> forecast.of("section", "A").regrouped([]).by, forecast.within(bv.forecast.Months.of_year(2027)) is None
/// ((), True)
/// >>> forecast.nearest_dimension("secton"), forecast.plus(forecast).minus(forecast) == forecast
/// ('section', True)
/// >>> bv.forecast.Forecast.zero(months, ["section"], []).groups
/// ()
/// >>> forecast.to_text("en") != "", forecast.to_svg("en")[:4], forecast.to_svg_heat("section", "en")[:4]
/// (True, '<svg', '<svg')
#[pyclass(frozen, from_py_object, module = "bevilling.forecast")]
#[derive(Clone)]
pub(crate) struct Forecast(pub(crate) core::Forecast);

#[pymethods]
impl Forecast {
    /// Nothing at all, of these months and groups.
    #[staticmethod]
    fn zero(months: Months, by: List<String>, groups: List<List<String>>) -> PyResult<Self> {
        let groups: Vec<Vec<String>> = groups.0.into_iter().map(|group| group.0).collect();
        core::Forecast::zero(months.0, by.0, groups).map(Self).map_err(fault::kind)
    }

    /// A forecast of its figures in øre: of each group, each layer, each month.
    #[staticmethod]
    fn from_oere(
        months: Months,
        by: List<String>,
        groups: List<List<String>>,
        oere: Vec<i64>,
    ) -> PyResult<Self> {
        let groups: Vec<Vec<String>> = groups.0.into_iter().map(|group| group.0).collect();
        core::Forecast::from_oere(months.0, by.0, groups, oere).map(Self).map_err(fault::kind)
    }

    /// The cases that are not counted, since something is wrong with them; `Portfolio.missing` says what.
    #[getter]
    fn missing(&self) -> List<String> {
        List(self.0.missing().to_vec())
    }

    /// Its months.
    #[getter]
    fn months(&self) -> Months {
        Months(self.0.months())
    }

    /// The dimensions that it is grouped by.
    #[getter]
    fn by(&self) -> List<String> {
        List(self.0.by().to_vec())
    }

    /// The groups: the labels of each, in the order of `by`.
    #[getter]
    fn groups(&self) -> List<List<String>> {
        List(self.0.groups().map(|group| List(group.to_vec())).collect())
    }

    /// The figures of a group in a layer, in øre, by month.
    fn oere(&self, group: List<String>, layer: ForecastLayer) -> Option<List<i64>> {
        self.0.oere(&group.0, layer.0).map(|oere| List(oere.to_vec()))
    }

    /// All figures in øre: of each group, each layer, each month.
    fn all_oere(&self) -> List<i64> {
        List(self.0.all_oere().to_vec())
    }

    /// Each figure with its month, group and layer, and kroner.
    fn cells(&self) -> List<(Month, List<String>, ForecastLayer, Dec)> {
        let cell = |cell: core::Cell<'_>| {
            (Month(cell.month), List(cell.group.to_vec()), ForecastLayer(cell.layer), Dec(cell.amount()))
        };
        List(self.0.cells().map(cell).collect())
    }

    /// The sum of everything.
    fn total(&self) -> Dec {
        Dec(self.0.total())
    }

    /// The sum of a layer.
    fn layer(&self, layer: ForecastLayer) -> Dec {
        Dec(self.0.layer(layer.0))
    }

    /// The sum of a month.
    fn month(&self, month: Month) -> Dec {
        Dec(self.0.month(month.0))
    }

    /// The sum of a year.
    fn year(&self, year: i32) -> Dec {
        Dec(self.0.year(year))
    }

    /// The same figures by fewer dimensions, or in another order.
    fn regrouped(&self, by: List<String>) -> PyResult<Self> {
        self.0.regrouped(&by.0).map(Self).map_err(fault::kind)
    }

    /// The figures of a label of a dimension.
    fn of(&self, dimension: &str, label: &str) -> PyResult<Self> {
        self.0.of(dimension, label).map(Self).map_err(fault::kind)
    }

    /// The figures of some of its months.
    fn within(&self, months: Months) -> Option<Self> {
        self.0.within(months.0).map(Self)
    }

    /// Both together.
    fn plus(&self, other: &Self) -> PyResult<Self> {
        self.0.plus(&other.0).map(Self).map_err(fault::kind)
    }

    /// What it is more than another one.
    fn minus(&self, other: &Self) -> PyResult<Self> {
        self.0.minus(&other.0).map(Self).map_err(fault::kind)
    }

    /// The dimension nearest to a misspelt name.
    fn nearest_dimension(&self, name: &str) -> Option<String> {
        self.0.nearest_dimension(name)
    }

    /// The table as bytes in the stream format of Arrow IPC.
    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| self.0.to_ipc()).map_err(table::refused)?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The forecast as a table; with the rule book, under the names that it has for things.
    #[pyo3(signature = (lang, book = None))]
    fn to_text(&self, lang: Language, book: Option<RuleBook>) -> String {
        match book {
            Some(book) => self.0.to_text_with(&book.0, lang.0),
            None => self.0.to_text(lang.0),
        }
    }

    /// The costs by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// The costs by month and label of a dimension, as a picture (SVG); with the rule book, under its names.
    #[pyo3(signature = (dimension, lang, *, book = None, size = None))]
    fn to_svg_heat(
        &self,
        py: Python<'_>,
        dimension: &str,
        lang: Language,
        book: Option<RuleBook>,
        size: Option<Size>,
    ) -> PyResult<String> {
        let book = book.as_ref().map(|book| &book.0);
        py.detach(|| self.0.to_svg_heat(dimension, book, lang.0, Size::or_default(size))).map_err(fault::kind)
    }

    /// The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch: RecordBatch = py.detach(|| self.0.to_arrow()).map_err(table::refused)?;
        let schema = batch.schema();
        table::streams(py, schema, vec![batch], requested_schema)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let (months, groups) = (self.0.months(), self.0.groups().len());
        format!(
            "<Forecast {} to {}: {groups} groups, {} kroner>",
            months.first(),
            months.last(),
            self.0.total()
        )
    }
}
table::notebook! {
    Forecast, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default())
}
compared! { Forecast }
faced! { Forecast(core::Forecast) }

/// Schemas are shared by all batches of a stream.
pub(super) type Schema = Arc<arrow_schema::Schema>;
