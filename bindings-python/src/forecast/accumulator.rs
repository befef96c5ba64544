//! Totals that are kept up to date while cases change.

use std::sync::{Mutex, PoisonError};

use bevilling::forecast as core;
use pyo3::prelude::*;

use super::{Forecast, ForecastRequest, Portfolio};
use crate::fault;

/// The totals of a portfolio, kept up to date while its cases change one by one.
///
/// >>> import bevilling as bv
/// >>> portfolio = bv.forecast.Portfolio.from_cases([], on=bv.dates.parse("2026-01-05"))
/// >>> request = bv.forecast.ForecastRequest(months=bv.forecast.Months.of_year(2026))
/// >>> bv.forecast.ForecastAccumulator(portfolio, request).forecast().total()
/// Decimal('0.00')
#[pyclass(frozen, module = "bevilling.forecast")]
pub(crate) struct ForecastAccumulator(Mutex<core::ForecastAccumulator>);

#[pymethods]
impl ForecastAccumulator {
    #[new]
    fn new(portfolio: Portfolio, request: ForecastRequest) -> PyResult<Self> {
        core::ForecastAccumulator::new(&portfolio.0, request.0)
            .map(|accumulator| Self(Mutex::new(accumulator)))
            .map_err(fault::kind)
    }

    /// Replaces one case's contribution to the totals. Both arguments are portfolios of that case alone.
    #[pyo3(signature = (before = None, after = None))]
    fn replace(&self, py: Python<'_>, before: Option<Portfolio>, after: Option<Portfolio>) -> PyResult<()> {
        let (before, after) = (before.as_ref().map(|it| &*it.0), after.as_ref().map(|it| &*it.0));
        py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).replace(before, after))
            .map_err(fault::kind)
    }

    /// The forecast as it is now.
    fn forecast(&self, py: Python<'_>) -> PyResult<Forecast> {
        let forecast = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).forecast());
        forecast.map(Forecast).map_err(fault::kind)
    }

    fn __repr__(&self) -> String {
        "<ForecastAccumulator>".to_owned()
    }
}
