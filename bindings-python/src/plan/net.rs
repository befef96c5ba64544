//! What the state pays back, and what is left to pay.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Activity, Extrapolation, Ledger};
use crate::case::DatedFact;
use crate::dates::Period;
use crate::face::{Date, Dec, List, Map, Take};
use crate::fault;
use crate::rulebook::RuleBook;
use crate::title::{Language, LocalizedText};
use crate::value::{readable, value};

value! {
    /// An amount on a day.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.DatedCost(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    DatedCost(core::DatedCost) in "bevilling.plan" {
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
    /// >>> bv.plan.ActivityCosts.from_ledger(activity, ledger).one_off
    /// True
    ActivityCosts(core::ActivityCosts) in "bevilling.plan" {
        /// Id of the activity.
        activity: String,
        /// The section that it is granted under.
        section: String,
        /// Whether it is paid once: then a monthly scheme spreads it over the twelve months of its year.
        one_off: bool,
        /// Days and amounts, below 0 for what is paid back; of all years. Income is a kind of its own.
        costs: List<DatedCost> = List::default(),
    }

    /// What one case costs, activity by activity.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.CaseCosts(case="27.24.36-G01-7-26").case
    /// '27.24.36-G01-7-26'
    CaseCosts(core::CaseCosts) in "bevilling.plan" {
        /// Id of the case.
        case: String,
        /// The facts that reimbursement schemes look at, each with its history, oldest first: those of their conditions, and
        /// `household`. Cases of the same household are pooled in the months in which they are in it; cases that have
        /// no `household` at all are pooled with each other.
        facts: Map<List<DatedFact>> = Map::default(),
        /// Its activities.
        activities: List<ActivityCosts> = List::default(),
        /// Its income, such as parents' payment: it reduces the cost that reimbursement schemes cover.
        income: List<IncomeAmounts> = List::default(),
    }

    /// What one income brings.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.IncomeAmounts(income="1", section="BL-46", one_off=False).section
    /// 'BL-46'
    IncomeAmounts(core::IncomeAmounts) in "bevilling.plan" {
        /// Id of the income.
        income: String,
        /// The section whose cost it reduces.
        section: String,
        /// Whether it is owed once: then a monthly scheme spreads it over the twelve months of its year.
        one_off: bool,
        /// Days and amounts, above 0; of all years.
        amounts: List<DatedCost> = List::default(),
    }

    /// Gross, income, reimbursement and net of something, in kroner.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0).gross
    /// Decimal('5000')
    Net(core::Net) in "bevilling.plan" {
        /// What is paid in the year.
        gross: Dec,
        /// What parents, citizens and other municipalities pay in the year. It is of the case; no activity has a share.
        income: Dec,
        /// What the state pays back for the year.
        reimbursement: Dec,
        /// Gross less income and reimbursement: what the municipality bears.
        net: Dec,
    }

    /// What an activity costs in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.ActivityNet(activity="1", total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0))
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
    /// >>> one = bv.plan.CaseNet(case="27.24.36-G01-7-26", total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0))
    /// >>> one.case
    /// '27.24.36-G01-7-26'
    CaseNet(core::CaseNet) in "bevilling.plan" {
        /// Id of the case.
        case: String,
        /// All of it: the sum of the activities, less income.
        total: Net,
        /// Each activity, in the order that they were given.
        activities: List<ActivityNet> = List::default(),
    }

    /// The reimbursement of a year or a month.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.ReimbursementPeriod(scheme="1", days=bv.Period(date(2026, 2, 1)), cost=5000, reimbursement=5000)
    /// >>> one.cost
    /// Decimal('5000')
    ReimbursementPeriod(core::ReimbursementPeriod) in "bevilling.plan" {
        /// Id of the scheme.
        scheme: String,
        /// The days.
        days: Period,
        /// The case, where it is counted by itself; none where cases are pooled.
        case: Option<String> = None,
        /// The household that is pooled, where the fact `household` says which.
        household: Option<String> = None,
        /// Kroner compared with the thresholds: the costs that the scheme covers, less what the schemes in its `after`
        /// reimbursement of them, what is paid once spread over the year, rounded for display. Never below 0.
        cost: Dec,
        /// Kroner reimbursed, rounded once.
        reimbursement: Dec,
    }

    /// What a scheme reimburses in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.SchemeReimbursement(scheme="1", title=bv.LocalizedText("Navn"), reimbursement=5000).reimbursement
    /// Decimal('5000')
    SchemeReimbursement(core::SchemeReimbursement) in "bevilling.plan" {
        /// Id of the scheme.
        scheme: String,
        /// What it is called.
        title: LocalizedText,
        /// Kroner reimbursed.
        reimbursement: Dec,
    }

    /// A scheme of which it is not known whether it is for a case: nothing is reimbursed by it while a fact is missing.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.UnknownReimbursement(scheme="1", title=bv.LocalizedText("Navn"), case="7", from_=date(2026, 2, 1),
    /// ...     facts=["birth_date"])
    /// >>> one.explain("en")
    /// 'it is not known whether Navn (1) is for case 7: `birth_date` missing'
    UnknownReimbursement(core::UnknownReimbursement) in "bevilling.plan" {
        /// Id of the scheme.
        scheme: String,
        /// What it is called.
        title: LocalizedText,
        /// Id of the case.
        case: String,
        /// The first day of the first period with a cost.
        from_(from): Date,
        /// The facts that are missing.
        facts: List<String> = List::default(),
    }

    /// What a household costs in a year.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.NetCost(year=2026, total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0),
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
        /// What each scheme reimburses that is in force in the year and for one of the sections, in the order in which
        /// they apply; it is the sum of these.
        schemes: List<SchemeReimbursement> = List::default(),
        /// How the reimbursement came about, in time; it is the sum of these.
        periods: List<ReimbursementPeriod> = List::default(),
        /// Schemes that nothing is reimbursed by because a fact is missing.
        unknown: List<UnknownReimbursement> = List::default(),
        /// Whether a threshold was not known, but carried on.
        extrapolated: bool,
    }
}

#[pymethods]
impl ActivityCosts {
    /// What an activity costs, by its payments.
    #[staticmethod]
    fn from_ledger(activity: Activity, ledger: Ledger) -> Self {
        Self(core::ActivityCosts::from_ledger(&activity.0, &ledger.0))
    }
}

#[pymethods]
impl NetCost {
    /// The net cost in words.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }
}

/// Gross, income, reimbursement and net of the cases of one household in a year, by the reimbursement schemes of a rule book.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> bv.plan.net_cost(book, [], 2026).total.gross
/// Decimal('0.00')
#[pyfunction]
#[pyo3(signature = (book, household, year, extrapolation = None))]
pub(crate) fn net_cost(
    py: Python<'_>,
    book: RuleBook,
    household: List<CaseCosts>,
    year: i32,
    extrapolation: Option<Extrapolation>,
) -> PyResult<NetCost> {
    let household = household.take();
    let extrapolation = extrapolation.map(Take::take).unwrap_or_default();
    py.detach(|| core::net_cost(&book.0, &household, year, extrapolation)).map(NetCost).map_err(fault::faults)
}

#[pymethods]
impl UnknownReimbursement {
    /// That it is not known whether the scheme is for the case, and the facts that are missing, in a line.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }
}

readable! { DatedCost, ActivityCosts, CaseCosts, IncomeAmounts }
