//! The plans of many cases as columns: a municipality's, or a country's.

use std::sync::{Arc, Mutex, PoisonError};

use bevilling::forecast as core;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};
use pyo3_arrow::input::AnyRecordBatch;

use super::{
    Bridge, Budget, BudgetFollowUp, Comparison, ExpiringActivity, ExtensionRule, Forecast, Months, Payments,
    PortfolioNet, Scenario, Selection, View,
};
use crate::case::Case;
use crate::dates::{DatedAmounts, Period};
use crate::face::{Date, List, Map, Show, Take};
use crate::fault::{self, Fault};
use crate::plan::Extrapolation;
use crate::rulebook::RuleBook;
use crate::table;
use crate::value::{Fields, Reduced, compared, faced, shown};

/// The plans of many cases, one row for each activity that is granted or expected.
///
/// >>> import bevilling as bv, polars as pl
/// >>> from datetime import date
/// >>> rows = pl.DataFrame({"case_id": ["7", "8"], "activity_id": ["1", "1"], "status": ["granted", "expected"],
/// ...     "pays": "weekly", "first_day": [date(2026, 1, 5), date(2026, 3, 2)], "last_day": [date(2026, 6, 30), date(2026, 12, 31)],
/// ...     "price": [100, 250], "section": ["A", "B"]})
/// >>> portfolio = bv.forecast.Portfolio.from_arrow(rows)
/// >>> len(portfolio), portfolio.case_count, len(bv.forecast.Portfolio.from_cases([], on=date(2026, 1, 5)))
/// (2, 2, 0)
/// >>> year = bv.forecast.Months.of_year(2026)
/// >>> portfolio.forecast(year, by=["section"]).total(), [one.total() for one in portfolio.views(year)]
/// (Decimal('13600.00'), [Decimal('2600.00'), Decimal('13600.00')])
/// >>> len(portfolio.payments(view="granted", days=bv.Period(date(2026, 1, 1), date(2026, 1, 31))))
/// 4
/// >>> again = bv.forecast.Portfolio.from_ipc(portfolio.to_ipc())
/// >>> again.bridge_from(portfolio, year).parts, len(portfolio.filter({"section": ["A"]})), portfolio.by_activity().dimensions
/// ((), 1, ('section', 'activity'))
/// >>> without = bv.forecast.Scenario(id="x", changes=[bv.forecast.ScenarioChange.Without(of={}, status="expected")])
/// >>> len(portfolio.with_scenario(without)), portfolio.compare([without], year).scenarios[0].difference.total()
/// (1, Decimal('-11000.00'))
/// >>> [one.cost_if_extended for one in portfolio.expiring(date(2026, 1, 5), date(2026, 9, 30))]
/// [Decimal('1300.00')]
/// >>> portfolio.follow_up(bv.forecast.Budget(year=2026), on=date(2026, 1, 5)).total.status.result
/// Decimal('13600.00')
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> portfolio.net(book, year, extrapolation=bv.plan.Extrapolation.LastKnown()).gross.total(), portfolio.extrapolated(bv.plan.Extrapolation.LastKnown()).extrapolation
/// (Decimal('13600.00'), Extrapolation.LastKnown())
#[pyclass(frozen, from_py_object, module = "bevilling.forecast")]
#[derive(Clone)]
pub(crate) struct Portfolio(pub(crate) Arc<core::Portfolio>);

impl Portfolio {
    fn new(portfolio: core::Portfolio) -> Self {
        Self(Arc::new(portfolio))
    }

    fn arrow_options(
        rates: Option<Map<DatedAmounts>>,
        through: Option<Date>,
        extrapolation: Option<Extrapolation>,
    ) -> core::ArrowOptions {
        core::ArrowOptions {
            rates: rates.map(Take::take).unwrap_or_default(),
            through: through.map(Take::take),
            extrapolation: extrapolation.map(Take::take).unwrap_or_default(),
        }
    }
}

/// A case that is not in a portfolio: something is wrong with its plans, and none of it is counted.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> case = bv.Case.open(book, "7", {"target_group": "family"})
/// >>> twice = bv.forecast.Portfolio.from_cases([case, case], on=date(2026, 2, 1))
/// >>> [(one.case, one.faults[0].code, one.faults[0].path) for one in twice.missing]
/// [('7', 'case-repeated', '/cases/7')]
/// >>> twice.forecast(bv.forecast.Months.of_year(2026)).missing
/// ('7',)
#[pyclass(frozen, from_py_object, module = "bevilling.forecast")]
#[derive(Clone)]
pub(crate) struct MissingCase(core::MissingCase);

impl MissingCase {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        let (case, faults) = (self.case(), self.faults());
        Ok(vec![("case", case.into_bound_py_any(py)?), ("faults", faults.into_bound_py_any(py)?)])
    }
}

#[pymethods]
impl MissingCase {
    /// The case.
    #[getter]
    fn case(&self) -> String {
        self.0.case.clone()
    }

    /// What is wrong with it, at paths such as `/cases/<case>/<activity>`; none where the portfolio was read from Arrow,
    /// which carries the names of missing cases alone.
    #[getter]
    fn faults(&self) -> List<Fault> {
        Fault::list(&self.0.faults)
    }
}

faced! { MissingCase(core::MissingCase) }
compared! { MissingCase }
shown! { MissingCase }

/// How a portfolio is made of cases.
fn options(
    facts: Option<List<String>>,
    labels: Option<Map<Map<String>>>,
    through: Option<Date>,
    extrapolation: Option<Extrapolation>,
) -> core::PortfolioOptions {
    let known = core::PortfolioOptions::default();
    core::PortfolioOptions {
        facts: facts.map_or(known.facts, |facts| facts.0),
        labels: labels.map(Take::take).unwrap_or_default(),
        through: through.map(Take::take),
        extrapolation: extrapolation.map(Take::take).unwrap_or_default(),
    }
}

#[pymethods]
impl Portfolio {
    /// The portfolio of cases as they stand on a day. `facts` are those that become dimensions, `labels` further
    /// dimensions: by name, the label of each case. A case that something is wrong with is left out as a whole, and
    /// named with its faults by `missing`.
    #[staticmethod]
    #[pyo3(signature = (cases, *, on, facts = None, labels = None, through = None, extrapolation = None))]
    fn from_cases(
        py: Python<'_>,
        cases: List<Py<Case>>,
        on: Date,
        facts: Option<List<String>>,
        labels: Option<Map<Map<String>>>,
        through: Option<Date>,
        extrapolation: Option<Extrapolation>,
    ) -> PyResult<Self> {
        let options = options(facts, labels, through, extrapolation);
        let cases: Vec<_> = cases.0.iter().map(|case| case.get().now()).collect();
        py.detach(|| core::Portfolio::from_cases(cases.iter().map(|case| &**case), on.0, &options))
            .map(Self::new)
            .map_err(fault::faults)
    }

    /// The income of cases as a portfolio of its own, with the dimensions of `from_cases`: amounts above 0 by what is
    /// received (the paid layer), claimed or scheduled (granted), and expected. Its `activity` is the id of the income,
    /// its `activity_type` the kind, its `provider` who pays. `net` deducts it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> len(bv.forecast.Portfolio.income_of_cases([], on=date(2026, 2, 1)))
    /// 0
    #[staticmethod]
    #[pyo3(signature = (cases, *, on, facts = None, labels = None, through = None, extrapolation = None))]
    fn income_of_cases(
        py: Python<'_>,
        cases: List<Py<Case>>,
        on: Date,
        facts: Option<List<String>>,
        labels: Option<Map<Map<String>>>,
        through: Option<Date>,
        extrapolation: Option<Extrapolation>,
    ) -> PyResult<Self> {
        let options = options(facts, labels, through, extrapolation);
        let cases: Vec<_> = cases.0.iter().map(|case| case.get().now()).collect();
        py.detach(|| core::Portfolio::income_of_cases(cases.iter().map(|case| &**case), on.0, &options))
            .map(Self::new)
            .map_err(fault::faults)
    }

    /// The portfolio of a table in the documented columns: whatever speaks Arrow, such as a Polars or pandas frame.
    #[staticmethod]
    #[pyo3(signature = (table, *, rates = None, through = None, extrapolation = None))]
    fn from_arrow(
        py: Python<'_>,
        table: AnyRecordBatch,
        rates: Option<Map<DatedAmounts>>,
        through: Option<Date>,
        extrapolation: Option<Extrapolation>,
    ) -> PyResult<Self> {
        let options = Self::arrow_options(rates, through, extrapolation);
        let reader = table.into_reader()?;
        py.detach(|| {
            let mut rows = core::PortfolioReader::new(options);
            for batch in reader {
                rows.read(&batch.map_err(table::refused)?);
            }
            rows.finish().map(Self::new).map_err(fault::faults)
        })
    }

    /// The portfolio of bytes in the stream format of Arrow IPC.
    #[staticmethod]
    #[pyo3(signature = (bytes, *, rates = None, through = None, extrapolation = None))]
    fn from_ipc(
        py: Python<'_>,
        bytes: &[u8],
        rates: Option<Map<DatedAmounts>>,
        through: Option<Date>,
        extrapolation: Option<Extrapolation>,
    ) -> PyResult<Self> {
        let options = Self::arrow_options(rates, through, extrapolation);
        py.detach(|| core::Portfolio::from_ipc(bytes, options)).map(Self::new).map_err(fault::faults)
    }

    /// The portfolio as bytes in the stream format of Arrow IPC.
    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| self.0.to_ipc()).map_err(table::refused)?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The rows of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches: Result<Vec<_>, _> = py.detach(|| self.0.to_arrow().collect());
        table::streams(py, self.0.arrow_schema(), batches.map_err(table::refused)?, requested_schema)
    }

    /// The cases that something is wrong with: they are not counted, and every forecast names them.
    #[getter]
    fn missing(&self) -> List<MissingCase> {
        List(self.0.missing().iter().cloned().map(MissingCase).collect())
    }

    /// How many cases there are.
    #[getter]
    fn case_count(&self) -> usize {
        self.0.case_count()
    }

    /// The dimensions that rows have labels of, beside the case, which is always one.
    #[getter]
    fn dimensions(&self) -> List<String> {
        List(self.0.dimensions().map(str::to_owned).collect())
    }

    /// What is done beyond the last known price.
    #[getter]
    fn extrapolation(&self) -> Extrapolation {
        Extrapolation::show(&self.0.extrapolation())
    }

    /// The same rows with another answer to what is done beyond the last known price.
    fn extrapolated(&self, py: Python<'_>, extrapolation: Extrapolation) -> PyResult<Self> {
        let (portfolio, extrapolation) = (core::Portfolio::clone(&self.0), extrapolation.take());
        py.detach(|| portfolio.extrapolated(extrapolation)).map(Self::new).map_err(fault::faults)
    }

    /// The rates that rows are paid at, by id.
    #[getter]
    fn rates(&self) -> Map<DatedAmounts> {
        Map(self.0.rates().map(|(id, values)| (id.to_owned(), DatedAmounts(values.clone()))).collect())
    }

    /// Bytes of memory: of the input columns, and of what is kept for counting.
    #[getter]
    fn bytes(&self) -> (usize, usize) {
        self.0.bytes()
    }

    /// What is paid, granted and expected in these months, by these dimensions.
    ///
    /// `progress` is called with what is done and what there is to do, perhaps from another thread; where it returns
    /// `False`, the work stops with `BevillingError`, code `cancelled`.
    #[pyo3(signature = (months, *, by = List::default(), view = None, progress = None))]
    fn forecast(
        &self,
        py: Python<'_>,
        months: Months,
        by: List<String>,
        view: Option<View>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Forecast> {
        let view = view.map(Take::take).unwrap_or_default();
        let request = core::ForecastRequest::new(months.0).by(by.0).view(view);
        watched(py, progress, |control| self.0.forecast_with(&request, control)).map(Forecast)
    }

    /// Both views of the same months and groups: granted, and expected.
    #[pyo3(signature = (months, *, by = List::default(), progress = None))]
    fn views(
        &self,
        py: Python<'_>,
        months: Months,
        by: List<String>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<(Forecast, Forecast)> {
        let views = watched(py, progress, |control| self.0.views(months.0, &by.0, control))?;
        Ok((Forecast(views.granted), Forecast(views.expected)))
    }

    /// The payments as a table, of these days or all: case, activity, scheduled and counted day, øre, layer.
    #[pyo3(signature = (*, view = None, days = None))]
    fn payments(&self, py: Python<'_>, view: Option<View>, days: Option<Period>) -> PyResult<Payments> {
        let mut request = core::PaymentsRequest::new(view.map(Take::take).unwrap_or_default());
        if let Some(days) = days {
            request = request.within(days.0);
        }
        py.detach(|| Payments::of(&self.0, request))
    }

    /// What moved the forecast since an earlier portfolio, cause by cause.
    #[pyo3(signature = (before, months, *, by = List::default(), view = None))]
    fn bridge_from(
        &self,
        py: Python<'_>,
        before: Self,
        months: Months,
        by: List<String>,
        view: Option<View>,
    ) -> PyResult<Bridge> {
        let view = view.map(Take::take).unwrap_or_default();
        let request = core::ForecastRequest::new(months.0).by(by.0).view(view);
        py.detach(|| self.0.bridge_from(&before.0, &request)).map(Bridge).map_err(fault::faults)
    }

    /// Granted activities that run on one day and end until another.
    #[pyo3(signature = (from_, until, rule = None))]
    fn expiring(
        &self,
        py: Python<'_>,
        from_: Date,
        until: Date,
        rule: Option<ExtensionRule>,
    ) -> PyResult<List<ExpiringActivity>> {
        let rule = rule.map(Take::take).unwrap_or_default();
        let found = py.detach(|| self.0.expiring(from_.0, until.0, &rule)).map_err(fault::faults)?;
        Ok(List::show(&found))
    }

    /// The budget beside the forecast of its year, with what drives it since `before`, at most `most_drivers` of each line,
    /// and what ends.
    #[pyo3(signature = (budget, *, on, before = None, rule = None, most_drivers = None))]
    fn follow_up(
        &self,
        py: Python<'_>,
        budget: Budget,
        on: Date,
        before: Option<Self>,
        rule: Option<ExtensionRule>,
        most_drivers: Option<usize>,
    ) -> PyResult<BudgetFollowUp> {
        let usual = core::PortfolioFollowUp::on(on.0);
        let request = core::PortfolioFollowUp {
            before: before.as_ref().map(|before| &*before.0),
            rule: rule.map(Take::take).unwrap_or_default(),
            most_drivers: most_drivers.unwrap_or(usual.most_drivers),
            ..usual
        };
        py.detach(|| self.0.follow_up(&budget.0, &request)).map(BudgetFollowUp).map_err(fault::faults)
    }

    /// Gross, income, reimbursement and net by the reimbursement schemes of a rule book. The labels of the dimension `household`, or
    /// the facts of `cases`, say which cases are pooled; `income` is that of the same cases.
    #[pyo3(signature = (book, months, *, by = List::default(), view = None, extrapolation = None, cases = None, income = None))]
    #[allow(clippy::too_many_arguments, reason = "keywords")]
    fn net(
        &self,
        py: Python<'_>,
        book: RuleBook,
        months: Months,
        by: List<String>,
        view: Option<View>,
        extrapolation: Option<Extrapolation>,
        cases: Option<List<Py<Case>>>,
        income: Option<Self>,
    ) -> PyResult<PortfolioNet> {
        let view = view.map(Take::take).unwrap_or_default();
        let request = core::ForecastRequest::new(months.0).by(by.0).view(view);
        let extrapolation = extrapolation.map(Take::take).unwrap_or_default();
        let cases: Vec<_> =
            cases.into_iter().flat_map(|cases| cases.0).map(|case| case.get().now()).collect();
        let options = core::NetOptions {
            extrapolation,
            income: income.as_ref().map(|income| &*income.0),
            ..core::NetOptions::default()
        };
        let options = options.facts_of(cases.iter().map(|case| &**case));
        py.detach(|| self.0.net(&book.0, &request, &options)).map(PortfolioNet).map_err(fault::faults)
    }

    /// The rows of some of the cost.
    fn filter(&self, py: Python<'_>, of: Selection) -> PyResult<Self> {
        py.detach(|| self.0.filter(&of.0)).map(Self::new).map_err(fault::faults)
    }

    /// The same rows, with the activity as a further dimension.
    fn by_activity(&self, py: Python<'_>) -> PyResult<Self> {
        py.detach(|| self.0.by_activity()).map(Self::new).map_err(fault::faults)
    }

    /// The portfolio as it would be; `books` are the rule books that the scenario names by version.
    #[pyo3(name = "with_scenario", signature = (scenario, books = List::default()))]
    fn with(&self, py: Python<'_>, scenario: Scenario, books: List<RuleBook>) -> PyResult<Self> {
        let books: Vec<_> = books.0.iter().map(|book| &book.0).collect();
        py.detach(|| self.0.with(&scenario.0, &books)).map(Self::new).map_err(fault::faults)
    }

    /// Scenarios beside the forecast as it is.
    #[pyo3(signature = (scenarios, months, *, by = List::default(), view = None, books = List::default()))]
    fn compare(
        &self,
        py: Python<'_>,
        scenarios: List<Scenario>,
        months: Months,
        by: List<String>,
        view: Option<View>,
        books: List<RuleBook>,
    ) -> PyResult<Comparison> {
        let (scenarios, view) = (scenarios.take(), view.map(Take::take).unwrap_or_default());
        let request = core::ForecastRequest::new(months.0).by(by.0).view(view);
        let books: Vec<_> = books.0.iter().map(|book| &book.0).collect();
        py.detach(|| self.0.compare(&scenarios, &books, &request)).map(Comparison).map_err(fault::faults)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let again = py.import("bevilling._again")?.getattr("portfolio")?;
        Ok((again, (self.to_ipc(py)?, self.extrapolation()).into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        format!("<Portfolio of {} activities of {} cases>", self.0.len(), self.0.case_count())
    }
}

/// Does long work without the GIL; `progress` receives the progress, and may cancel it.
fn watched<T: Send>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(&core::ProgressControl<'_>) -> Result<T, core::ForecastFault> + Send,
) -> PyResult<T> {
    use std::sync::atomic::{AtomicBool, Ordering};
    let Some(progress) = progress else {
        return py.detach(|| work(&core::ProgressControl::default())).map_err(fault::kind);
    };
    let (stop, raised) = (AtomicBool::new(false), Mutex::new(None));
    let listener = |told: core::Progress| {
        let answer = Python::attach(|py| {
            let answer = progress.call1(py, (told.done, told.total))?;
            Ok(answer.bind(py).is(pyo3::types::PyBool::new(py, false)))
        });
        match answer {
            Ok(false) => {}
            Ok(true) => stop.store(true, Ordering::Relaxed),
            Err(error) => {
                stop.store(true, Ordering::Relaxed);
                *raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            }
        }
    };
    let done =
        py.detach(|| work(&core::ProgressControl::default().on_progress(&listener).cancel_when(&stop)));
    match raised.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => done.map_err(fault::kind),
    }
}
