//! Activities: what, when, by whom, and how it is paid; and their forms.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{PaymentPlan, PersonId};
use crate::dates::{PaymentCalendar, Period};
use crate::face::{Date, List, Show, Take, default};
use crate::fault::{self, Fault};
use crate::rulebook::Role;
use crate::value::{readable, union, value, words};

words! {
    /// How far an activity has come.
    Status(core::Status) { Draft = "draft", Expected = "expected", Granted = "granted" }
}

value! {
    /// One service of an appropriation (aktivitet): what, when, by whom, and how it is paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.Activity(section="BL-32-1-2", activity_type="200201", period=bv.Period(date(2026, 2, 1)),
    /// ...     plan=bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)))
    /// >>> one.period
    /// Period(start=datetime.date(2026, 2, 1), end=None)
    /// >>> main = bv.Activity.main("BL-32-1-2", "200201", one.period, one.plan).with_id("1").by("90010011")
    /// >>> bv.Activity.supplementary("BL-32-1-2", "500122", one.period, one.plan).role
    /// 'supplementary'
    /// >>> main.with_id("2").changing("1").with_status("expected").modifies
    /// '1'
    /// >>> main.check(bv.dates.PaymentCalendar(bv.dates.Calendar.denmark()), date(2026, 1, 5))
    /// ()
    Activity(core::Activity) in "bevilling.plan" {
        /// Name of the activity for the host.
        id: String = String::new(),
        /// The section it is granted under.
        section: String,
        /// The kind of service.
        activity_type: String,
        /// Main or supplementary.
        role: Role = Role(bevilling::rulebook::Role::Main),
        /// Who delivers it.
        provider: Option<String> = None,
        /// When it runs, both days included. One that is paid once pays on its date, whatever the period.
        period: Period,
        /// How it is paid.
        plan: PaymentPlan,
        /// Draft, expected or granted.
        status: Status = default::<Status>(),
        /// The activity that this one changes.
        modifies: Option<String> = None,
    }

    /// An activity as a form has it: every field optional, nothing checked.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.ActivityForm().id is None
    /// True
    /// >>> from datetime import date
    /// >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    /// >>> [fault.code for fault in bv.plan.ActivityForm().check(calendar, date(2026, 1, 5))][:2]
    /// ['field-required', 'field-required']
    /// >>> try:
    /// ...     bv.plan.ActivityForm().into_activity(calendar, date(2026, 1, 5))
    /// ... except bv.PlanError as error:
    /// ...     print(error.faults[0].code)
    /// field-required
    ActivityForm(core::ActivityForm) in "bevilling.plan" {
        /// Name of the activity for the host.
        id: Option<String> = None,
        /// The section.
        section: Option<String> = None,
        /// The kind of service.
        activity_type: Option<String> = None,
        /// `main` or `supplementary`; nothing stands for `main`.
        role: Option<String> = None,
        /// Who delivers it.
        provider: Option<String> = None,
        /// The first day. An activity that is paid once may do without: then it has the day of its payment.
        start: Option<String> = None,
        /// The last day, which belongs to it.
        end: Option<String> = None,
        /// `draft`, `expected` or `granted`; nothing stands for `draft`.
        status: Option<String> = None,
        /// The activity that this one changes.
        modifies: Option<String> = None,
        /// How it is paid.
        plan: PlanForm = default::<PlanForm>(),
    }

    /// A payment plan as a form has it: flat, every field optional, nothing checked.
    ///
    /// Blank text is the same as nothing. Amounts are text with a point for decimals, dates are `YYYY-MM-DD`.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.PlanForm().id is None
    /// True
    /// >>> [fault.code for fault in bv.plan.PlanForm().check()][:2]
    /// ['field-required', 'field-required']
    /// >>> try:
    /// ...     bv.plan.PlanForm().into_plan()
    /// ... except bv.PlanError as error:
    /// ...     print(error.faults[0].code)
    /// field-required
    PlanForm(core::PlanForm) in "bevilling.plan" {
        /// Name of the plan for the host.
        id: Option<String> = None,
        /// `internal`, `cash`, `payroll` or `invoice`.
        method: Option<String> = None,
        /// `internal`, `person` or `company`.
        recipient_kind: Option<String> = None,
        /// CPR number of a person, CVR number of a company. Redacted in `Debug`.
        recipient_id: Option<PersonId> = None,
        /// Name of the recipient.
        recipient_name: Option<String> = None,
        /// `one_time`, `running` or `individual`.
        payment_type: Option<String> = None,
        /// `daily`, `weekly`, `every_two_weeks`, `monthly`, `every_weeks` or `every_months`; of running plans only.
        frequency: Option<String> = None,
        /// How many weeks, 1 to 52, or months, 1 to 12; of plans paid every so many weeks or months.
        every: Option<i64> = None,
        /// 1 to 31; of plans paid by the month.
        day_of_month: Option<i64> = None,
        /// Whether it is paid in the last of so many months, rather than in the first.
        in_arrears: bool = false,
        /// `none`, `calendar_days`, `thirtieths`, `working_days` or `per_day`; `none` where it is not stated.
        proration: Option<String> = None,
        /// `fixed`, `per_unit`, `rate` or `agreed`; nothing stands for `fixed`.
        price_kind: Option<String> = None,
        /// Kroner; of fixed prices.
        amount: Option<String> = None,
        /// How many units; of prices per unit, by rate and of an agreement.
        units: Option<String> = None,
        /// Kroner for a unit; of prices per unit.
        unit_price: Option<String> = None,
        /// Name of the rate; of prices by rate.
        rate: Option<String> = None,
        /// The provider that the price is agreed with; of agreed prices. In the form of an activity, that of the
        /// activity by default.
        provider: Option<String> = None,
        /// The kind of service that the price is agreed for; of agreed prices. In the form of an activity, that of the
        /// activity by default.
        activity_type: Option<String> = None,
        /// `hour`, `day`, `week`, `month`, `year` or `each`: what one unit is, as the agreement says; of agreed prices.
        unit: Option<String> = None,
        /// The day; of plans that pay once.
        payment_date: Option<String> = None,
        /// The payments; of individual plans.
        payments: List<PaymentForm> = List::default(),
        /// Whether the money is only planned.
        fictive: bool = false,
    }

    /// A payment as a form has it.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.PaymentForm().date is None
    /// True
    PaymentForm(core::PaymentForm) in "bevilling.plan" {
        /// The day.
        date: Option<String> = None,
        /// Kroner.
        amount: Option<String> = None,
    }
}

union! {
    /// Which payments of an activity count.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.CountedPayments.Before(date=date(2026, 2, 1))
    /// CountedPayments.Before(date=datetime.date(2026, 2, 1))
    /// >>> bv.plan.CountedPayments.Before(date=date(2026, 2, 1)).includes(date(2026, 2, 1))
    /// False
    CountedPayments(core::CountedPayments) in "bevilling.plan" {
        /// All of them.
        All,
        /// Those scheduled before this day.
        Before(date: Date),
        /// None: it is granted and paid once, and something else is paid instead.
        Nothing,
    }
}

#[pymethods]
impl Activity {
    /// A main activity.
    #[staticmethod]
    fn main(section: String, activity_type: String, period: Period, plan: PaymentPlan) -> Self {
        Self(core::Activity::main(section, activity_type, period.0, plan.0))
    }

    /// The days that the payment scheduled on `date` covers; none where no such day is within the period.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> fee = bv.PaymentPlan.monthly(20, bv.Price.fixed(1000))
    /// >>> bv.Activity.main("BL-46", "015031", bv.Period(date(2026, 2, 14)), fee).covers(date(2026, 2, 20))
    /// Period(start=datetime.date(2026, 2, 14), end=datetime.date(2026, 2, 28))
    fn covers(&self, date: Date) -> Option<Period> {
        self.0.covers(date.0).map(Period)
    }

    /// The days that no payment covers, where the plan does not pay parts of weeks or months.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> days = bv.Period(date(2026, 1, 1), date(2026, 3, 10))
    /// >>> fee = bv.PaymentPlan.monthly(31, bv.Price.fixed(15597))
    /// >>> [str(unpaid) for unpaid in bv.Activity.main("BL-46", "015031", days, fee).unpaid_days()]
    /// ['2026-03-01/2026-03-10']
    fn unpaid_days(&self) -> List<Period> {
        List(self.0.unpaid_days().into_iter().map(Period).collect())
    }

    /// A supplementary activity.
    #[staticmethod]
    fn supplementary(section: String, activity_type: String, period: Period, plan: PaymentPlan) -> Self {
        Self(core::Activity::supplementary(section, activity_type, period.0, plan.0))
    }

    /// The same activity with an id.
    fn with_id(&self, id: String) -> Self {
        Self(self.0.clone().with_id(id))
    }

    /// The same activity, delivered by a provider.
    fn by(&self, provider: String) -> Self {
        Self(self.0.clone().by(provider))
    }

    /// The same activity in another status.
    fn with_status(&self, status: Status) -> Self {
        Self(self.0.clone().with_status(status.0))
    }

    /// The same activity as an expected change of another one.
    fn changing(&self, activity: String) -> Self {
        Self(self.0.clone().changing(activity))
    }

    /// What is wrong with it today; `changed` is the activity that it changes.
    #[pyo3(signature = (calendar, today, changed = None))]
    fn check(&self, calendar: &PaymentCalendar, today: Date, changed: Option<Self>) -> List<Fault> {
        let changed = changed.map(Take::take);
        Fault::list(&self.0.check(&calendar.0, today.0, changed.as_ref()))
    }
}

#[pymethods]
impl ActivityForm {
    /// Everything that is wrong with the form.
    #[pyo3(signature = (calendar, today, changed = None))]
    fn check(&self, calendar: &PaymentCalendar, today: Date, changed: Option<Activity>) -> List<Fault> {
        let changed = changed.map(Take::take);
        Fault::list(&self.0.check(&calendar.0, today.0, changed.as_ref()))
    }

    /// The activity of the form; `PlanError` with everything that is wrong.
    #[allow(clippy::wrong_self_convention, reason = "the name is that of the crate; a frozen value stays")]
    #[pyo3(signature = (calendar, today, changed = None))]
    fn into_activity(
        &self,
        calendar: &PaymentCalendar,
        today: Date,
        changed: Option<Activity>,
    ) -> PyResult<Activity> {
        let changed = changed.map(Take::take);
        let activity = self.0.clone().into_activity(&calendar.0, today.0, changed.as_ref());
        activity.map(Activity).map_err(fault::faults)
    }
}

#[pymethods]
impl PlanForm {
    /// Everything that is wrong with the form.
    fn check(&self) -> List<Fault> {
        Fault::list(&self.0.check())
    }

    /// The plan of the form; `PlanError` with everything that is wrong.
    #[allow(clippy::wrong_self_convention, reason = "the name is that of the crate; a frozen value stays")]
    fn into_plan(&self) -> PyResult<PaymentPlan> {
        self.0.clone().into_plan().map(PaymentPlan).map_err(fault::faults)
    }
}

#[pymethods]
impl CountedPayments {
    /// Whether a payment of this day counts.
    fn includes(&self, date: Date) -> bool {
        self.clone().take().includes(date.0)
    }
}

/// An activity among others: its id, the one that it changes, whether it is granted, whether it is paid once, and its
/// first payment.
type Linked = (String, Option<String>, bool, bool, Option<Date>);

/// Which payments of each activity count, in the order given: an activity by its id, the one that it changes, whether
/// it is granted, whether it is paid once, and its first payment.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> first = ("a", None, True, False, date(2026, 1, 1))
/// >>> change = ("b", "a", False, False, date(2026, 6, 1))
/// >>> bv.plan.applicable([first, change])
/// (CountedPayments.Before(date=datetime.date(2026, 6, 1)), CountedPayments.All())
#[pyfunction]
pub(crate) fn applicable(links: List<Linked>) -> List<CountedPayments> {
    let links: Vec<core::ChangeLink<'_>> = links
        .0
        .iter()
        .map(|(id, modifies, granted, pays_once, first_payment)| core::ChangeLink {
            id,
            modifies: modifies.as_deref(),
            granted: *granted,
            pays_once: *pays_once,
            first_payment: first_payment.map(Take::take),
        })
        .collect();
    List(core::applicable(&links).iter().map(CountedPayments::show).collect())
}

readable! { Activity, ActivityForm, PlanForm, PaymentForm }
