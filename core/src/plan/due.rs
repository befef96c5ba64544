//! What an export run for a day picks.

use super::{Activity, Ledger, LedgerEntry, Status};
use crate::dates::{Date, DateFault, PaymentCalendar};

/// A payment that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// Its payment.
    pub entry: &'a LedgerEntry,
}

/// What an export run for a day picks, and what it must not send though it is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentBatch<'a> {
    /// To be paid out.
    pub payable: Vec<Due<'a>>,
    /// Due, but of an amount that is only carried on from the last known price: somebody must set the price.
    pub held: Vec<Due<'a>>,
}

/// Whether a payment is to be paid out when its day has come: cash to a person, granted, not fictive, unpaid,
/// and above 0.
#[must_use]
pub fn is_payable(activity: &Activity, entry: &LedgerEntry) -> bool {
    activity.status == Status::Granted
        && activity.plan.is_paid_out()
        && entry.paid.is_none()
        && entry.amount > rust_decimal::Decimal::ZERO
}

/// What the export run for `date` picks of these activities and their payments.
///
/// The days it covers are those of [`PaymentCalendar::due_window`].
///
/// # Errors
/// `export-date-not-payable`, `no-payable-day`.
pub fn due<'a>(
    payments: impl IntoIterator<Item = (&'a Activity, &'a Ledger)>,
    calendar: &PaymentCalendar,
    date: Date,
) -> Result<PaymentBatch<'a>, DateFault> {
    let window = calendar.due_window(date)?;
    let mut run = PaymentBatch::default();
    for (activity, ledger) in payments {
        for entry in window.iter().filter_map(|date| ledger.entry(*date)) {
            if is_payable(activity, entry) {
                let due = Due { activity, entry };
                if entry.basis.is_known() { run.payable.push(due) } else { run.held.push(due) }
            }
        }
    }
    Ok(run)
}
