//! The cost before the decision, and the cost of what exists.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{
    Account, Activity, CountedPayments, Extrapolation, Horizon, Ledger, Paid, Pause, PeriodTotals,
    PriceBasis, Status,
};
use crate::dates::{BusinessDayConvention, Period};
use crate::face::{Date, Dec, List, Map, Shared, SharedText, default};
use crate::fault::{self};
use crate::rulebook::Role;
use crate::value::{readable, value, words};

words! {
    /// Whether money is granted or only foreseen.
    Layer(core::Layer) { Granted = "granted", Expected = "expected" }
}

value! {
    /// Money of an activity beside its payments, such as an adjustment payment.
    ///
    /// It counts on its own day, and as expected as far as the payment does that it is about.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.OffPlanAmount(payment=date(2026, 2, 1), date=date(2026, 2, 1), amount=5000).payment
    /// datetime.date(2026, 2, 1)
    OffPlanAmount(core::OffPlanAmount) in "bevilling.plan" {
        /// The scheduled day of the payment that it is about.
        payment: Date,
        /// The day that it counts on.
        date: Date,
        /// Kroner.
        amount: Dec,
    }

    /// Sums of payments by year and by month.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000).last_year
    /// Decimal('5000')
    CostSummary(core::CostSummary) in "bevilling.plan" {
        /// Kroner last year.
        last_year: Dec,
        /// Kroner this year.
        this_year: Dec,
        /// Kroner next year.
        next_year: Dec,
        /// Kroner of all payments shown, whatever their year.
        all: Dec,
        /// What it would cost to run all of this year; none where a price is missing for some of it.
        full_year: Option<Dec> = None,
        /// Kroner by month, from January last year to December next year.
        by_month: List<Dec> = List::default(),
    }

    /// What one activity would cost.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.plan.ActivityPreview(id="1", section="BL-32-1-2", activity_type="200201", role="main",
    /// ...     layer="granted", costs=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000),
    /// ...     expected=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000))
    /// >>> one.layer
    /// 'granted'
    ActivityPreview(core::ActivityPreview) in "bevilling.plan" {
        /// Its id.
        id: String,
        /// Its section.
        section: String,
        /// Its kind of service.
        activity_type: String,
        /// Main or supplementary.
        role: Role,
        /// Who delivers it.
        provider: Option<String> = None,
        /// Whether it is one of the drafts.
        draft: bool = false,
        /// Granted or foreseen.
        layer: Layer,
        /// When it runs once the drafts are granted; none where a draft takes its place.
        period: Option<Period> = None,
        /// The days on which it is paused.
        pauses: List<Pause> = List::default(),
        /// All its payments.
        costs: CostSummary,
        /// Its payments that no expected change replaces.
        expected: CostSummary,
    }

    /// One payment that would be made.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.PreviewPayment(activity="1", date=date(2026, 2, 1), payable=date(2026, 2, 1),
    /// ...     amount=5000, layer="granted", replaced=False,
    /// ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"))
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    PreviewPayment(core::PreviewPayment) in "bevilling.plan" {
        /// The activity.
        activity: SharedText,
        /// The scheduled day, which the price is that of.
        date: Date,
        /// The day that money would move on.
        payable: Date,
        /// Kroner.
        amount: Dec,
        /// Granted or foreseen.
        layer: Layer,
        /// Whether an expected change replaces it: it counts in what is granted, not in what is expected.
        replaced: bool,
        /// Whether the price is known.
        basis: PriceBasis = default::<PriceBasis>(),
        /// The days that it covers; none where it covers none, as what was paid of days after the end.
        covers: Option<Period> = None,
        /// How many of these days are paused.
        paused_days: u64 = 0,
        /// What it is booked on.
        account: Shared<Account>,
        /// That it is paid already.
        paid: Option<Paid> = None,
    }

    /// What a preview is made with; the default carries no price on and adjusts no day.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.PreviewOptions().extrapolation
    /// Extrapolation.Refuse()
    /// >>> bv.PreviewOptions(appropriations={"help-at-home": "2026-1"}).appropriations
    /// {'help-at-home': '2026-1'}
    PreviewOptions(core::PreviewOptions) in "bevilling.plan" {
        /// What is done beyond the last known price.
        extrapolation: Extrapolation = default::<Extrapolation>(),
        /// How far ahead activities without an end are shown.
        horizon: Horizon = default::<Horizon>(),
        /// What happens to payments due on days without payments.
        adjustment: BusinessDayConvention = default::<BusinessDayConvention>(),
        /// The payments made so far of existing activities, by activity. What is paid counts as paid.
        ledgers: Map<Ledger> = Map::default(),
        /// Money of existing activities beside their payments, such as adjustment payments, by activity. It is in the
        /// sums, and not among the payments.
        beside: Map<List<OffPlanAmount>> = Map::default(),
        /// The appropriation of an activity, by activity, where several under its section leave it open. One that is
        /// not known is a new one.
        appropriations: Map<String> = Map::default(),
        /// The birth date of the citizen, for rates that depend on the age; that of a case where it states one.
        birth_date: Option<Date> = None,
    }

    /// The cost of one activity.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.ActivityOverview(id="1", status="draft", all=bv.plan.PeriodTotals(all=5000),
    /// ...     applicable=bv.plan.PeriodTotals(all=5000), counts=bv.plan.CountedPayments.Before(date=date(2026, 2, 1)))
    /// >>> one.status
    /// 'draft'
    ActivityOverview(core::ActivityOverview) in "bevilling.plan" {
        /// Its id.
        id: String,
        /// How far it has come.
        status: Status,
        /// All its payments.
        all: PeriodTotals,
        /// Its payments that are not replaced by a change.
        applicable: PeriodTotals,
        /// Which those are.
        counts: CountedPayments,
    }

    /// The cost of activities, each and together (økonomisk overblik).
    ///
    /// Every payment counts in the year and month it was paid, with what was paid; where it is not paid, in those
    /// it is planned for, with what is planned.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    /// >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1), date(2026, 4, 30)), plan).with_id("1")
    /// >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    /// >>> bv.plan.Overview.from_activities([(activity.with_status("granted"), ledger)]).granted.all
    /// Decimal('15000.00')
    /// >>> bv.plan.Overview.with_beside([(activity.with_status("granted"), ledger, [])]).expected.all
    /// Decimal('15000.00')
    Overview(core::Overview) in "bevilling.plan" {
        /// What is granted; expected changes are ignored.
        granted: PeriodTotals,
        /// What is granted and expected, where changes have replaced what they change.
        expected: PeriodTotals,
        /// The activities, in the order given.
        activities: List<ActivityOverview> = List::default(),
    }
}

#[pymethods]
impl Overview {
    /// The cost of activities, each with its payments.
    #[staticmethod]
    fn from_activities(activities: List<(Activity, Ledger)>) -> PyResult<Self> {
        let pairs: Vec<_> = activities.0.iter().map(|(activity, ledger)| (&activity.0, &ledger.0)).collect();
        core::Overview::from_activities(&pairs).map(Self).map_err(fault::kind)
    }

    /// As `of`, with money beside the payments.
    #[staticmethod]
    fn with_beside(activities: List<(Activity, Ledger, List<OffPlanAmount>)>) -> PyResult<Self> {
        let beside: Vec<Vec<_>> =
            activities.0.iter().map(|(_, _, beside)| beside.0.iter().map(|one| one.0).collect()).collect();
        let parts = activities.0.iter().zip(&beside);
        let parts: Vec<_> = parts
            .map(|((activity, ledger, _), beside)| (&activity.0, &ledger.0, beside.as_slice()))
            .collect();
        core::Overview::with(&parts).map(Self).map_err(fault::kind)
    }
}

readable! { OffPlanAmount, PreviewOptions }
