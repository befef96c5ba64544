//! The payments of an activity: amounts, what may be paid, and days that the plan has.

use super::{Found, money};
use crate::case::{ActivityState, CaseFault};
use crate::fault::Path;
use crate::plan::PlanFault;

/// The payments of an activity, each at `here` and its index.
pub(super) fn check(one: &ActivityState, here: impl Fn() -> Path, found: &mut Found) {
    for (index, entry) in one.payments.entries().iter().enumerate() {
        let path = || here().then(index);
        money::payment(entry.amount, || path().then("amount"), found);
        if let Some(paid) = &entry.paid {
            money::paid(paid, || path().then("paid"), found);
            if !one.is_granted() {
                found.push(path().then("paid"), PlanFault::NotGranted { date: entry.date });
            }
        }
    }
    outside_plan(one, |index| here().then(index).then("date"), found);
}

/// What is not paid is on a day that the plan has. What is paid stays, whatever becomes of the plan.
pub(super) fn outside_plan(one: &ActivityState, path: impl Fn(usize) -> Path, found: &mut Found) {
    for (index, entry) in one.payments.entries().iter().enumerate() {
        if entry.paid.is_none() && !one.is_planned(entry.date) {
            let (activity, date) = (one.activity.id.clone(), entry.date);
            found.push(path(index), CaseFault::PaymentOutsidePlan { activity, date });
        }
    }
}
