//! Budgets: what may be spent on what.

use bevilling::forecast as core;
use pyo3::prelude::*;

use super::{BudgetFollowUp, Forecast, Selection};
use crate::face::{Date, Dec, List, Take, default};
use crate::fault;
use crate::plan::Month;
use crate::title::LocalizedText;
use crate::value::{readable, union, value};

value! {
    /// The budget of a year: lines that each have an amount for some of the cost. No cost is on two lines.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.Budget(year=2026).year
    /// 2026
    /// >>> budget = bv.forecast.Budget(year=2026, lines=[bv.forecast.BudgetLine(id="help", of={"section": ["BL-32*"]},
    /// ...     amount=bv.forecast.BudgetAmount.Year(amount=5000))])
    /// >>> budget.check(), budget.dimensions()
    /// ((), ('section',))
    /// >>> forecast = bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), ["section"], [])
    /// >>> budget.follow_up(forecast, on=bv.dates.parse("2026-02-01")).total.status.remaining
    /// Decimal('5000.00')
    Budget(core::Budget) in "bevilling.forecast" {
        /// The year, January to December.
        year: i32,
        /// The lines.
        lines: List<BudgetLine> = List::default(),
    }

    /// What is given to a line, or taken, during the year (tillægsbevilling, omplacering).
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.forecast.BudgetAdjustment(on=date(2026, 2, 1), amount=5000, note="1").on
    /// datetime.date(2026, 2, 1)
    BudgetAdjustment(core::BudgetAdjustment) in "bevilling.forecast" {
        /// The day it was decided; follow-ups of days before do not know of it.
        on: Date,
        /// Kroner; below 0 where it is taken.
        amount: Dec,
        /// The first month that it is spread over, through December; that of the decision where nothing is said.
        from_(from): Option<Month> = None,
        /// Why.
        note: String,
    }

    /// A line of a budget: some of the cost, and what may be spent on it.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.BudgetLine(id="1", amount=bv.forecast.BudgetAmount.Year(amount=5000))
    /// >>> one.amount
    /// BudgetAmount.Year(amount=Decimal('5000'))
    BudgetLine(core::BudgetLine) in "bevilling.forecast" {
        /// Name of the line for the host.
        id: String,
        /// Title for people; the id where there is none.
        title: Option<LocalizedText> = None,
        /// What the line is for; everything, where nothing is said.
        of: Selection = default::<Selection>(),
        /// What may be spent, as it was adopted.
        amount: BudgetAmount,
        /// What has been given and taken since.
        adjustments: List<BudgetAdjustment> = List::default(),
    }

    /// When an activity that ends is likely to be extended: it is one of these, it has run at least so long on its last
    /// day, and nothing in its case changes it or takes its place.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.ExtensionRule(least_months=1).least_months
    /// 1
    ExtensionRule(core::ExtensionRule) in "bevilling.forecast" {
        /// Which activities.
        of: Selection = default::<Selection>(),
        /// Whole months.
        least_months: u32,
    }
}

union! {
    /// What may be spent on a line in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.BudgetAmount.Year(amount=5000)
    /// BudgetAmount.Year(amount=Decimal('5000'))
    BudgetAmount(core::BudgetAmount) in "bevilling.forecast" {
        /// Kroner of the year, spread evenly over its months.
        Year(amount: Dec),
        /// Kroner of each of the twelve months.
        Months(amounts: List<Dec>),
    }
}

#[pymethods]
impl Budget {
    /// The budget beside a forecast of its months, by the dimensions of its lines; `BevillingError` with all faults.
    ///
    /// `thresholds` are the percents that alerts are told at; `drivers_by` the dimensions whose groups are told as what
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

readable! { Budget, BudgetAdjustment, BudgetLine, ExtensionRule, BudgetAmount }
