//! Budgets: what may be spent on what.

use crate::generated::forecast::Budget;
use bevilling::forecast as core;
use pyo3::prelude::*;

use super::{BudgetFollowUp, Forecast};
use crate::face::{Date, Dec, List, Take};
use crate::fault;

#[pymethods]
impl Budget {
    /// The budget beside a forecast of its months, by the dimensions of its lines; `BevillingError` with all faults.
    ///
    /// `thresholds` are the percentages at which alerts are given; `drivers_by` the dimensions whose groups are listed as what
    /// drives the result, at most `most_drivers`, by what they changed since `baseline`.
    #[pyo3(signature = (forecast, *, on, thresholds = None, drivers_by = None, most_drivers = None, baseline = None))]
    fn follow_up(
        &self,
        py: Python<'_>,
        forecast: Forecast,
        on: Date,
        thresholds: Option<List<Dec>>,
        drivers_by: Option<List<String>>,
        most_drivers: Option<usize>,
        baseline: Option<Forecast>,
    ) -> PyResult<BudgetFollowUp> {
        let mut options = core::FollowUpOptions::on(on.0);
        if let Some(thresholds) = thresholds {
            options.thresholds = thresholds.take();
        }
        options.drivers_by = drivers_by.unwrap_or_default().0;
        if let Some(most) = most_drivers {
            options.most_drivers = most;
        }
        options.baseline = baseline.as_ref().map(|baseline| &baseline.0);
        py.detach(|| self.0.follow_up(&forecast.0, &options)).map(BudgetFollowUp).map_err(fault::faults)
    }

    /// What is wrong with it.
    fn check(&self) -> List<crate::fault::Fault> {
        crate::fault::Fault::list(&self.0.check())
    }

    /// The dimensions that its lines are about.
    fn dimensions(&self) -> List<String> {
        List(self.0.dimensions().into_iter().map(str::to_owned).collect())
    }
}
