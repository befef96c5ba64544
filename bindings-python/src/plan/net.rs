//! What the state pays back, and what is left to pay.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Activity, Extrapolation, Ledger};
use crate::dates::Period;
use crate::face::{Date, Dec, List, Take};
use crate::fault;
use crate::rulebook::RefundScheme;
use crate::title::Lang;
use crate::value::{readable, value};

value! {
    /// An amount on a day.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.Cost(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    Cost(core::Cost) in "bevilling.plan" {
        /// The day.
        date: Date,
        /// Kroner.
        amount: Dec,
    }

    /// What one activity costs.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan = bv.PaymentPlan.one_time(date(2026, 3, 2), bv.Price.fixed(5000))
    /// >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 3, 2), date(2026, 3, 2)), plan).with_id("1")
    /// >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    /// >>> bv.plan.ActivityCosts.of(activity, ledger).one_off
    /// True
    ActivityCosts(core::ActivityCosts) in "bevilling.plan" {
        /// Id of the activity.
        activity: String,
        /// The section that it is granted under.
        section: String,
        /// Whether it is paid once: then a monthly scheme spreads it over twelve months.
        one_off: bool,
        /// Days and amounts, below 0 for income such as parents' payment; of all years.
        costs: List<Cost> = List::default(),
    }

    /// What one case costs, activity by activity.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.CaseCosts(case="27.24.36-G01-7-26").case
    /// '27.24.36-G01-7-26'
    CaseCosts(core::CaseCosts) in "bevilling.plan" {
        /// Id of the case.
        case: String,
        /// Its activities.
        activities: List<ActivityCosts> = List::default(),
    }

    /// Gross, refund and net of something, in kroner.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.Net(gross=5000, refund=5000, net=5000).gross
    /// Decimal('5000')
    Net(core::Net) in "bevilling.plan" {
        /// What is paid in the year, income deducted.
        gross: Dec,
        /// What the state pays back for the year.
        refund: Dec,
        /// The difference: what the municipality bears.
        net: Dec,
    }

    /// What an activity costs in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.ActivityNet(activity="1", total=bv.plan.Net(gross=5000, refund=5000, net=5000))
    /// >>> one.activity
    /// '1'
    ActivityNet(core::ActivityNet) in "bevilling.plan" {
        /// Id of the activity.
        activity: String,
        /// Its share.
        total: Net,
    }

    /// What a case costs in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.CaseNet(case="27.24.36-G01-7-26", total=bv.plan.Net(gross=5000, refund=5000, net=5000))
    /// >>> one.case
    /// '27.24.36-G01-7-26'
    CaseNet(core::CaseNet) in "bevilling.plan" {
        /// Id of the case.
        case: String,
        /// All of it; exactly the sum of the activities.
        total: Net,
        /// Each activity, in the order that they were given.
        activities: List<ActivityNet> = List::default(),
    }

    /// The refund of a year or a month.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.RefundPeriod(scheme="1", days=bv.Period(date(2026, 2, 1)), cost=5000, refund=5000)
    /// >>> one.cost
    /// Decimal('5000')
    RefundPeriod(core::RefundPeriod) in "bevilling.plan" {
        /// Id of the scheme.
        scheme: String,
        /// The days.
        days: Period,
        /// The case; none where the cases of the household are pooled.
        case: Option<String> = None,
        /// Kroner held against the thresholds: the costs that the scheme covers, what is paid once spread over its
        /// months, rounded for display. Never below 0.
        cost: Dec,
        /// Kroner refunded, rounded once.
        refund: Dec,
    }

    /// What a household costs in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.NetCost(year=2026, total=bv.plan.Net(gross=5000, refund=5000, net=5000),
    /// ...     extrapolated=False)
    /// >>> one.extrapolated
    /// False
    /// >>> one.explain("en") != ""
    /// True
    NetCost(core::NetCost) in "bevilling.plan" {
        /// The year.
        year: i32,
        /// All cases together; exactly the sum of the cases.
        total: Net,
        /// Each case, in the order that they were given.
        cases: List<CaseNet> = List::default(),
        /// How the refund came about, in time; it is the sum of these.
        periods: List<RefundPeriod> = List::default(),
        /// Whether a threshold was not known, but carried on.
        extrapolated: bool,
    }
}

#[pymethods]
impl ActivityCosts {
    /// What an activity costs, by its payments.
    #[staticmethod]
    fn of(activity: Activity, ledger: Ledger) -> Self {
        Self(core::ActivityCosts::of(&activity.0, &ledger.0))
    }
}

#[pymethods]
impl NetCost {
    /// The net cost in words.
    fn explain(&self, lang: Lang) -> String {
        self.0.explain(lang.0)
    }
}

/// Gross, refund and net of the cases of one household in a year.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> bv.plan.net_cost(book.refunds, [], 2026).total.gross
/// Decimal('0.00')
#[pyfunction]
#[pyo3(signature = (schemes, household, year, extrapolation = None))]
pub(crate) fn net_cost(
    py: Python<'_>,
    schemes: List<RefundScheme>,
    household: List<CaseCosts>,
    year: i32,
    extrapolation: Option<Extrapolation>,
) -> PyResult<NetCost> {
    let (schemes, household) = (schemes.take(), household.take());
    let extrapolation = extrapolation.map(Take::take).unwrap_or_default();
    py.detach(|| core::net_cost(&schemes, &household, year, extrapolation))
        .map(NetCost)
        .map_err(fault::faults)
}

readable! { Cost, ActivityCosts, CaseCosts }
