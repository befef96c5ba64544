//! What an event changed about an activity fits what the activity was.

use std::collections::BTreeSet;

use super::decided;
use super::price::{Known, paid_elsewhere};
use super::{Found, money};
use crate::case::{ActivityChange, ActivityState, CaseFault, EventBody};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{Activity, Ledger, Payment, PendingGrant, PlanFault, PlannedPayment, Schedule};

use super::seen::Seen;

/// The place of the change of an activity in an event.
pub(super) fn place(body: &EventBody, id: &str) -> Option<Path> {
    let index = body.changes().iter().position(|change| change.activity.id == id)?;
    Some(at(body, index))
}

/// The place of a change in an event.
pub(super) fn at(body: &EventBody, index: usize) -> Path {
    match body {
        EventBody::Drafted { .. }
        | EventBody::Expected { .. }
        | EventBody::Amended { .. }
        | EventBody::PaymentEntered { .. } => super::at!["body", "change"],
        _ => super::at!["body", "changes", index],
    }
}

/// Each change of an event.
pub(super) fn check(seen: Seen<'_>, found: &mut Found) {
    let body = &seen.event.body;
    let mut ids = BTreeSet::new();
    let after = decided::after(seen);
    for (index, change) in body.changes().iter().enumerate() {
        let here = || at(body, index);
        let id = change.activity.id.as_str();
        if !ids.insert(id) {
            let kind = PlanFault::DuplicateActivity { activity: id.to_owned() };
            found.push(here().join("activity").join("id"), kind);
            continue;
        }
        found.extend(&here().join("activity").join("plan"), change.activity.plan.check());
        let before = seen.state.activity(id);
        if let Some(before) = before {
            same_activity(body, change, before, after.as_ref(), &here, found);
        }
        payments(seen, change, before, &here, found);
    }
    all_changed(seen, after.as_ref(), &ids, found);
}

/// An event changes of an activity what its kind changes, and nothing else: what is decided about granted activities leaves
/// them `after` it as deciding it again does, what is computed leaves them as they were, and a payment that is entered is one
/// more of its plan. Those that are drafted or expected are whatever is entered.
fn same_activity(
    body: &EventBody,
    change: &ActivityChange,
    before: &ActivityState,
    after: Option<&PendingGrant<'_>>,
    here: &impl Fn() -> Path,
    found: &mut Found,
) {
    let (was, is) = (&before.activity, &change.activity);
    let right = after.and_then(|after| after.get(after.find(&is.id)?));
    let same = match body {
        EventBody::Drafted { .. } | EventBody::Expected { .. } | EventBody::Amended { .. } => true,
        EventBody::Renewed { .. } | EventBody::Recalculated { .. } | EventBody::Settled { .. } => was == is,
        EventBody::PaymentEntered { .. } => one_more_payment(was, is),
        // Without what it decides about, it is at fault for that.
        _ => right.is_none_or(|right| *is == as_decided(body, &right.activity, was, is)),
    };
    let mut differs = |path: Path| {
        let activity = is.id.clone();
        found.push(path, CaseFault::ActivityDiffers { activity });
    };
    if !same {
        differs(here().join("activity"));
    }
    let annulled = right.map_or(before.annulled.is_some(), |right| right.annulled);
    if change.annulled != annulled {
        differs(here().join("annulled"));
    }
    let replaced_by = right.map_or(before.replaced_by.as_deref(), |right| right.replaced_by.as_deref());
    if change.replaced_by.as_deref() != replaced_by {
        differs(here().join("replaced_by"));
    }
}

/// An activity as it was decided. Of a granted one the status is asked elsewhere.
fn as_decided(body: &EventBody, right: &Activity, was: &Activity, is: &Activity) -> Activity {
    let mut right = right.clone();
    if !matches!(body, EventBody::Granted { .. }) {
        return right;
    }
    right.status = is.status;
    // Logs of earlier versions leave the first day that a granted change pays for as it was stated.
    if first_paid(is) == first_paid(was) {
        right.plan.schedule.continue_as(&is.plan.schedule);
    }
    right
}

/// The first day that a plan pays for, where it is stated.
fn first_paid(activity: &Activity) -> Option<Date> {
    match activity.plan.schedule {
        Schedule::Running { covers_from, .. } => covers_from,
        Schedule::OneTime { .. } | Schedule::Individual { .. } => None,
    }
}

/// What an event decides to change is among its changes.
fn all_changed(seen: Seen<'_>, after: Option<&PendingGrant<'_>>, ids: &BTreeSet<&str>, found: &mut Found) {
    let Some(after) = after else { return };
    for (before, right) in seen.state.activities.iter().zip(&after.activities) {
        let id = before.activity.id.as_str();
        let same = before.activity == *right.activity
            && before.replaced_by.as_deref() == right.replaced_by.as_deref()
            && before.annulled.is_some() == right.annulled;
        if !same && !ids.contains(id) {
            let kind = CaseFault::ActivityDiffers { activity: id.to_owned() };
            found.push(super::at!["body", "changes"], kind);
        }
    }
}

/// Whether a plan has one more payment that is entered by hand, and is the same otherwise.
fn one_more_payment(was: &Activity, is: &Activity) -> bool {
    let (old, new) = (entered(was), entered(is));
    let mut right = was.clone();
    if let Schedule::Individual { payments } = &mut right.plan.schedule {
        *payments = new.to_vec();
    }
    new.len() == old.len().saturating_add(1) && new.starts_with(old) && *is == right
}

fn entered(activity: &Activity) -> &[PlannedPayment] {
    match &activity.plan.schedule {
        Schedule::Individual { payments } => payments,
        Schedule::OneTime { .. } | Schedule::Running { .. } => &[],
    }
}

/// The payments that are made, changed and removed.
fn payments(
    seen: Seen<'_>,
    change: &ActivityChange,
    before: Option<&ActivityState>,
    here: &impl Fn() -> Path,
    found: &mut Found,
) {
    let nothing = Ledger::default();
    let ledger = before.map_or(&nothing, |one| &one.payments);
    let activity = &change.activity;
    let mut prices = Known::of(activity, seen.book, seen.state);
    let mut dates = BTreeSet::new();
    let mut once = |date: Date, path: &dyn Fn() -> Path, found: &mut Found| {
        if !dates.insert(date) {
            found.push(path().join("date"), PlanFault::DuplicatePaymentDate { date });
        }
    };
    let made = |payment: &Payment, path: &dyn Fn() -> Path, prices: &mut Known<'_>, found: &mut Found| {
        let date = payment.date;
        money::payment(payment.amount, || path().join("amount"), found);
        if change.replaced_by.is_some() || change.annulled || !activity.is_planned(date) {
            let activity = activity.id.clone();
            found.push(path().join("date"), CaseFault::PaymentOutsidePlan { activity, date });
        } else {
            let excused = || paid_elsewhere(seen.state, activity, date);
            prices.check(payment, excused, || path().join("amount"), found);
        }
    };
    let inside = |list: &str, index: usize| here().join("payments").join(list).join(index);
    for (index, payment) in change.payments.removed.iter().enumerate() {
        let path = || inside("removed", index);
        once(payment.date, &path, found);
        was(payment, ledger, path, found);
    }
    for (index, repriced) in change.payments.repriced.iter().enumerate() {
        let path = || inside("repriced", index);
        let before = || path().join("before");
        once(repriced.before.date, &before, found);
        was(&repriced.before, ledger, before, found);
        let after = || path().join("after");
        if repriced.after.date != repriced.before.date {
            once(repriced.after.date, &after, found);
            let kind = PlanFault::NoPaymentOnDate { date: repriced.after.date };
            found.push(after().join("date"), kind);
        }
        made(&repriced.after, &after, &mut prices, found);
    }
    for (index, payment) in change.payments.added.iter().enumerate() {
        let path = || inside("added", index);
        once(payment.date, &path, found);
        if ledger.entry(payment.date).is_some() {
            let kind = PlanFault::DuplicatePaymentDate { date: payment.date };
            found.push(path().join("date"), kind);
        }
        made(payment, &path, &mut prices, found);
    }
}

/// A payment that is removed or changed is there, not paid, and as it is said to have been.
fn was(payment: &Payment, ledger: &Ledger, path: impl Fn() -> Path, found: &mut Found) {
    let Payment { date, amount, .. } = *payment;
    match ledger.entry(date) {
        None => found.push(path().join("date"), PlanFault::NoPaymentOnDate { date }),
        Some(entry) if entry.paid.is_some() => {
            found.push(path().join("date"), PlanFault::AlreadyPaid { date });
        }
        Some(entry) if entry.planned() != *payment => {
            let known = entry.amount;
            found.push(path().join("amount"), CaseFault::PaymentDiffers { date, amount, known });
        }
        Some(_) => {}
    }
}

/// After an event that lets the payments of an activity follow its plan, each has the price of the plan.
pub(super) fn priced(seen: Seen<'_>, one: &ActivityState, path: impl Fn() -> Path, found: &mut Found) {
    let mut prices = Known::of(&one.activity, seen.book, seen.state);
    for entry in one.payments.entries().iter().filter(|entry| entry.paid.is_none()) {
        let excused = || paid_elsewhere(seen.state, &one.activity, entry.date);
        prices.check(&entry.planned(), excused, &path, found);
    }
}
