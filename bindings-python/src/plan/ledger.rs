//! The payments that have been made of a plan, and what is due.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Account, Activity, Horizon, Payment, PriceBasis, Prices, Status};
use crate::dates::PaymentCalendar;
use crate::face::{Date, Dec, List, Shared, Show, Take, default};
use crate::fault;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown, value};

value! {
    /// A payment that has been made: planned, and perhaps paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    /// >>> entry = bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000)
    /// >>> entry.counted(), entry.planned().amount
    /// ((datetime.date(2026, 2, 1), Decimal('5000')), Decimal('5000'))
    /// >>> corrected = bv.plan.Paid(date=date(2026, 2, 1), amount=4900, corrected=True)
    /// >>> entry.sent(), entry.replace(paid=corrected).sent()
    /// (Decimal('5000'), Decimal('4900'))
    LedgerEntry(core::LedgerEntry) in "bevilling.plan" {
        /// The scheduled day.
        date: Date,
        /// Kroner, as planned.
        amount: Dec,
        /// Whether the price is known.
        basis: PriceBasis = default::<PriceBasis>(),
        /// That it is paid, when, how much, on which account.
        paid: Option<Paid> = None,
    }

    /// That a payment is paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.Paid(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    Paid(core::Paid) in "bevilling.plan" {
        /// The day.
        date: Date,
        /// Kroner.
        amount: Dec,
        /// What it was booked on, kept as it was.
        account: Option<Shared<Account>> = None,
        /// Whether this is a correction of what was reported first: then other systems were sent this amount, and
        /// before it the planned one.
        corrected: bool = false,
    }

    /// What a `Ledger` lacks of what the plan says, and the other way round.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.LedgerChange().added
    /// ()
    /// >>> bv.plan.LedgerChange().is_empty()
    /// True
    LedgerChange(core::LedgerChange) in "bevilling.plan" {
        /// Payments that are made.
        added: List<Payment> = List::default(),
        /// Unpaid payments that the plan no longer has.
        removed: List<Payment> = List::default(),
        /// Unpaid payments whose amount, or whose ground for it, is another.
        repriced: List<PriceRevision> = List::default(),
    }

    /// A payment before and after a change of its price.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.PriceRevision(before=bv.plan.Payment(date=date(2026, 2, 1), amount=5000),
    /// ...     after=bv.plan.Payment(date=date(2026, 2, 1), amount=5000))
    /// >>> one.before
    /// Payment(date=datetime.date(2026, 2, 1), amount=Decimal('5000'), basis=PriceBasis.Known())
    PriceRevision(core::PriceRevision) in "bevilling.plan" {
        /// As it was.
        before: Payment,
        /// As it is.
        after: Payment,
    }
}

#[pymethods]
impl LedgerEntry {
    /// The payment as it was planned.
    fn planned(&self) -> Payment {
        Payment(self.0.planned())
    }

    /// Kroner as other systems were sent them: as corrected where what was paid has been corrected, else as planned.
    fn sent(&self) -> Dec {
        Dec(self.0.sent())
    }

    /// The day and the amount that count: those it was paid on and with, once it is paid.
    fn counted(&self) -> (Date, Dec) {
        <(Date, Dec)>::show(&self.0.counted())
    }
}

#[pymethods]
impl LedgerChange {
    /// Whether nothing changes.
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The payments made so far of one activity, one a day, by date. What changes it gives another one.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
/// >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
/// >>> ledger, change = bv.plan.Ledger().sync(help, date(2026, 1, 5))
/// >>> len(ledger), len(change.added), ledger.entries[-1].date.isoformat()
/// (23, 23, '2027-12-01')
/// >>> paid = ledger.pay("granted", date(2026, 2, 1), bv.plan.Paid(date=date(2026, 2, 2), amount=5000))
/// >>> paid.entry(date(2026, 2, 1)).paid.date
/// datetime.date(2026, 2, 2)
/// >>> later, renewed = paid.renew(help, date(2027, 6, 1))
/// >>> len(renewed.added) > 0, later == paid.apply(paid.changes(help, date(2027, 6, 1)))
/// (False, False)
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct Ledger(pub(crate) core::Ledger);

#[pymethods]
impl Ledger {
    #[new]
    #[pyo3(signature = (entries = List::default()))]
    fn new(entries: List<LedgerEntry>) -> PyResult<Self> {
        core::Ledger::try_from(entries.take()).map(Self).map_err(fault::kind)
    }

    /// The payments that are not paid, from the first on through a day.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> ledger = bv.plan.Ledger([bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000)])
    /// >>> len(ledger.unpaid_through(date(2026, 1, 31))), len(ledger.unpaid_through(date(2026, 2, 1)))
    /// (0, 1)
    fn unpaid_through(&self, last: Date) -> List<LedgerEntry> {
        List(self.0.unpaid_through(last.0).map(LedgerEntry::show).collect())
    }

    /// The payments, by date.
    #[getter]
    fn entries(&self) -> List<LedgerEntry> {
        List(self.0.entries().iter().map(LedgerEntry::show).collect())
    }

    /// The payment of a day.
    fn entry(&self, date: Date) -> Option<LedgerEntry> {
        self.0.entry(date.0).map(LedgerEntry::show)
    }

    /// What it lacks of what the plan says today, and the other way round.
    #[pyo3(signature = (activity, today, *, horizon = None, prices = None))]
    fn changes(
        &self,
        activity: Activity,
        today: Date,
        horizon: Option<Horizon>,
        prices: Option<Prices>,
    ) -> PyResult<LedgerChange> {
        let (horizon, prices) = (horizon.map(Take::take).unwrap_or_default(), prices.unwrap_or_default());
        self.0
            .changes(&activity.0, today.0, horizon, &prices.core()?)
            .map(LedgerChange)
            .map_err(fault::faults)
    }

    /// The ledger as the plan says today, and what changed.
    #[pyo3(signature = (activity, today, *, horizon = None, prices = None))]
    fn sync(
        &self,
        activity: Activity,
        today: Date,
        horizon: Option<Horizon>,
        prices: Option<Prices>,
    ) -> PyResult<(Self, LedgerChange)> {
        let (horizon, prices) = (horizon.map(Take::take).unwrap_or_default(), prices.unwrap_or_default());
        let mut ledger = self.0.clone();
        let change = ledger.sync(&activity.0, today.0, horizon, &prices.core()?).map_err(fault::faults)?;
        Ok((Self(ledger), LedgerChange(change)))
    }

    /// The ledger with more payments, where there is no end and too few are left, and what changed.
    #[pyo3(signature = (activity, today, *, horizon = None, prices = None))]
    fn renew(
        &self,
        activity: Activity,
        today: Date,
        horizon: Option<Horizon>,
        prices: Option<Prices>,
    ) -> PyResult<(Self, LedgerChange)> {
        let (horizon, prices) = (horizon.map(Take::take).unwrap_or_default(), prices.unwrap_or_default());
        let mut ledger = self.0.clone();
        let change = ledger.renew(&activity.0, today.0, horizon, &prices.core()?).map_err(fault::faults)?;
        Ok((Self(ledger), LedgerChange(change)))
    }

    /// The ledger after a change; what is paid stays.
    fn apply(&self, change: LedgerChange) -> Self {
        let mut ledger = self.0.clone();
        ledger.apply(&change.0);
        Self(ledger)
    }

    /// The ledger with a payment paid.
    fn pay(&self, status: Status, date: Date, paid: Paid) -> PyResult<Self> {
        let mut ledger = self.0.clone();
        ledger.pay(status.0, date.0, paid.0).map_err(fault::kind)?;
        Ok(Self(ledger))
    }

    fn __len__(&self) -> usize {
        self.0.entries().len()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl Ledger {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("entries", self.entries().into_bound_py_any(py)?)])
    }
}
shown! { Ledger }
compared! { Ledger }
faced! { Ledger(core::Ledger) }

/// A payment that is due.
///
/// >>> import bevilling as bv
/// >>> bv.plan.Due.__match_args__
/// ('activity', 'entry', 'late')
#[pyclass(frozen, get_all, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct Due {
    /// The activity.
    activity: Activity,
    /// The payment.
    entry: LedgerEntry,
    /// Whether an earlier run should have payable it: its day is before the day of this run.
    late: bool,
}

impl Due {
    fn of(core: &core::Due<'_>) -> Self {
        Self {
            activity: Activity::show(core.activity),
            entry: LedgerEntry::show(core.entry),
            late: core.late,
        }
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("activity", self.activity.clone().into_bound_py_any(py)?),
            ("entry", self.entry.clone().into_bound_py_any(py)?),
            ("late", self.late.into_bound_py_any(py)?),
        ])
    }
}

#[pymethods]
impl Due {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("activity", "entry", "late")
    }
}
shown! { Due }

/// What an export run for a day picks, and what it must not send though it is due.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
/// >>> bv.plan.due([], calendar, date(2026, 1, 5)).payable
/// ()
#[pyclass(frozen, get_all, module = "bevilling.plan")]
pub(crate) struct DuePayments {
    /// What it picks.
    payable: List<Due>,
    /// What is due, but must not be sent.
    held: List<Due>,
}

/// What the export run for `date` picks of these activities and their payments: all cash that is due and not reported
/// paid, however long it has been due. `Case.due` has the payments of all methods, with what remains of each.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).to(bv.Recipient.cash("9905142222", "A. Citizen"))
/// >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_status("granted")
/// >>> ledger, _ = bv.plan.Ledger().sync(help, date(2026, 1, 5))
/// >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
/// >>> [due.entry.date.isoformat() for due in bv.plan.due([(help, ledger)], calendar, date(2026, 1, 30)).payable]
/// ['2026-02-01']
#[pyfunction]
pub(crate) fn due(
    payments: List<(Activity, Ledger)>,
    calendar: &PaymentCalendar,
    date: Date,
) -> PyResult<DuePayments> {
    let payments = payments.take();
    let pairs = payments.iter().map(|(activity, ledger)| (activity, ledger));
    let run = core::due(pairs, &calendar.0, date.0).map_err(fault::kind)?;
    let all = |due: &[core::Due<'_>]| List(due.iter().map(Due::of).collect());
    Ok(DuePayments { payable: all(&run.payable), held: all(&run.held) })
}

/// Whether a payment is to be paid out when its day has come: cash to a person, granted, not fictive, not paid.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
/// >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
/// >>> bv.plan.is_payable(help, bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000))
/// False
#[pyfunction]
pub(crate) fn is_payable(activity: Activity, entry: LedgerEntry) -> bool {
    core::is_payable(&activity.0, &entry.0)
}

readable! { Ledger, LedgerEntry, Paid, LedgerChange, PriceRevision }
