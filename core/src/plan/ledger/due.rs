//! Which payments the export run of a day contains.

use super::entries::{Ledger, LedgerEntry};
use crate::dates::{Date, DateFault, PaymentCalendar};
use crate::plan::{Activity, Method, Status};

/// A payment that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// Its payment.
    pub entry: &'a LedgerEntry,
    /// Whether an earlier run should have contained it: its day is before the day of this run.
    pub late: bool,
}

/// The payments of the export run of a day, and due payments that it must not send.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuePayments<'a> {
    /// To be paid out.
    pub payable: Vec<Due<'a>>,
    /// Due, but with an amount that is only carried on from the last known price. The price must be set first.
    pub held: Vec<Due<'a>>,
}

/// The days of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RunDays {
    /// The day of the run. Payments that were due earlier are late.
    pub(crate) on: Date,
    /// The last day whose payments the run contains.
    pub(crate) through: Date,
}

impl RunDays {
    pub(crate) fn new(calendar: &PaymentCalendar, on: Date) -> Result<Self, DateFault> {
        let through = calendar.due_window(on)?.last().copied().unwrap_or(on);
        Ok(Self { on, through })
    }

    pub(crate) fn is_late(self, date: Date) -> bool {
        date < self.on
    }

    /// The payments of an activity that are due and not paid, whatever the method.
    pub(crate) fn due<'a>(self, activity: &'a Activity, ledger: &'a Ledger) -> impl Iterator<Item = Due<'a>> {
        let due = is_ever_paid(activity).then(|| ledger.unpaid_through(self.through));
        let due = due.into_iter().flatten().filter(|entry| is_due_amount(entry));
        due.map(move |entry| Due { activity, entry, late: self.is_late(entry.date) })
    }
}

/// Whether the payments of an activity are real: it is granted and not fictive.
fn is_ever_paid(activity: &Activity) -> bool {
    activity.status == Status::Granted && !activity.plan.fictive
}

fn is_due_amount(entry: &LedgerEntry) -> bool {
    entry.amount > rust_decimal::Decimal::ZERO
}

/// Whether a payment is paid out when it is due: cash to a person, granted, not fictive, unpaid,
/// and above 0.
#[must_use]
pub fn is_payable(activity: &Activity, entry: &LedgerEntry) -> bool {
    let is_cash = activity.plan.recipient.method() == Method::Cash;
    is_cash && is_ever_paid(activity) && entry.paid.is_none() && is_due_amount(entry)
}

/// The payments of the export run for `date`: all cash that is due until the last day of the run
/// ([`PaymentCalendar::due_window`]) and not reported paid, however long ago it was due. Payments that were due
/// before `date` are [`late`](Due::late): an earlier run failed, or the payment was granted after its day.
///
/// A run is not stored. A payment is payable in every run until it is reported paid. Report it when it is sent, and
/// correct the payment if finance rejects it. [`Case::due`](crate::case::Case::due) returns the payments of all
/// methods, with the remaining amount after credit notes.
///
/// # Errors
/// `export-date-not-payable`, `no-payable-day`.
///
/// ```
/// use bevilling::dates::{Calendar, DayOfMonth, PaymentCalendar, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, LedgerEntry, Ledger, PaymentPlan, Price, Recipient, Status, PriceBasis, due};
///
/// let plan = PaymentPlan::one_time(parse("2026-02-01")?, Price::fixed(money::parse("800")?));
/// let plan = plan.to(Recipient::cash("3113990000", "A. Citizen"));
/// let day = Period::new(parse("2026-02-01")?, parse("2026-02-01")?)?;
/// let grant = Activity::main("BL-32-1-2", "200201", day, plan).with_status(Status::Granted);
/// let amount = money::parse("800")?;
/// let entry = LedgerEntry { date: parse("2026-02-01")?, amount, basis: PriceBasis::Known, paid: None };
/// let ledger = Ledger::try_from(vec![entry])?;
/// let calendar = PaymentCalendar::from(&Calendar::denmark());
///
/// // 1 February is a Sunday: Friday's run picks it in time. If that run fails, Monday's picks it late.
/// for (run, late) in [("2026-01-30", false), ("2026-02-02", true)] {
///     let found = due([(&grant, &ledger)], &calendar, parse(run)?)?;
///     assert_eq!(found.payable.iter().map(|due| due.late).collect::<Vec<_>>(), [late]);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn due<'a>(
    payments: impl IntoIterator<Item = (&'a Activity, &'a Ledger)>,
    calendar: &PaymentCalendar,
    date: Date,
) -> Result<DuePayments<'a>, DateFault> {
    let days = RunDays::new(calendar, date)?;
    let mut run = DuePayments::default();
    for (activity, ledger) in payments {
        for due in days.due(activity, ledger).filter(|due| is_payable(activity, due.entry)) {
            if due.entry.basis.is_known() { run.payable.push(due) } else { run.held.push(due) }
        }
    }
    Ok(run)
}
