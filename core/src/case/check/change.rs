//! What an event changed about an activity fits what the activity was.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::pause::{with_pause, without_pause};
use super::price::{Known, paid_elsewhere};
use super::{Found, money};
use crate::case::{ActivityChange, ActivityState, CaseFault, EventBody};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{Activity, Ledger, Payment, PlanFault, Schedule};

use super::event::Seen;

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
    for (index, change) in body.changes().iter().enumerate() {
        let here = || at(body, index);
        let id = change.activity.id.as_str();
        if !ids.insert(id) {
            let kind = PlanFault::DuplicateActivity { activity: id.to_owned() };
            found.push(here().then("activity").then("id"), kind);
            continue;
        }
        found.extend(&here().then("activity").then("plan"), change.activity.plan.check());
        let before = seen.state.activity(id);
        if let Some(before) = before {
            same_activity(seen, change, before, &here, found);
        }
        payments(seen, change, before, &here, found);
    }
}

/// An event changes of an activity what its kind changes, and nothing else.
fn same_activity(
    seen: Seen<'_>,
    change: &ActivityChange,
    before: &ActivityState,
    here: &impl Fn() -> Path,
    found: &mut Found,
) {
    let body = &seen.event.body;
    let (was, is) = (&before.activity, &change.activity);
    // A granted change takes over the plan of what it changes.
    let has_plan = |one: &ActivityState| one.activity.plan.id == is.plan.id;
    let same = match body {
        // They enter it: what may change is asked of each by itself.
        EventBody::Drafted { .. } | EventBody::Expected { .. } | EventBody::Amended { .. } => true,
        EventBody::Renewed { .. } | EventBody::Recalculated { .. } | EventBody::Settled { .. } => was == is,
        EventBody::PaymentEntered { .. } => {
            let (old, new) = (entered(was), entered(is));
            let kept = old.iter().all(|payment| new.contains(payment));
            kept && new.len() == old.len().saturating_add(1) && *is == with_payments_of(was.clone(), is)
        }
        EventBody::Granted { .. } => {
            let mut granted = shorter(was, is);
            granted.status = is.status;
            granted.modifies.clone_from(&is.modifies);
            granted.plan.id.clone_from(&is.plan.id);
            // A granted change begins with the first month that what it changes does not pay.
            granted.plan.schedule.continue_as(&is.plan.schedule);
            // What is paid once may get the period of what it changes.
            let starts = |one: &ActivityState| one.activity.period.start() == is.period.start();
            let in_time = match is.plan.schedule {
                Schedule::OneTime { .. } => seen.state.activities.iter().any(starts),
                Schedule::Running { .. } | Schedule::Individual { .. } => starts(before),
            };
            in_time
                && ends_with_another(seen, was, is)
                && continues_a_month(was, is)
                && *is == granted
                && seen.state.activities.iter().any(has_plan)
        }
        EventBody::Corrected { activity, .. } => {
            let mut right = shorter(was, is);
            if *activity == is.id {
                right.plan.schedule = with_price_of(was.plan.schedule.clone(), &is.plan.schedule);
            }
            let starts = *activity == is.id || was.period.start() == is.period.start();
            starts && *is == with_payments_of(right, is)
        }
        EventBody::Annulled { activity, .. } => {
            let moved = was.modifies == is.modifies || may_move(seen, activity, before);
            let right = Activity { period: is.period, modifies: is.modifies.clone(), ..was.clone() };
            moved
                && was.period.start() == is.period.start()
                && ends_again(seen, activity, before, is.period.end())
                && *is == right
        }
        EventBody::Paused { activity, pause, .. } => *activity == is.id && *is == with_pause(was, pause),
        EventBody::Resumed { activity, pause, on, .. } => {
            *activity == is.id && *is == without_pause(was, pause, *on)
        }
        _ => *is == shorter(was, is) && was.period.start() == is.period.start(),
    };
    if !same {
        let activity = is.id.clone();
        found.push(here().then("activity"), CaseFault::ActivityDiffers { activity });
    }
    let replaces = match body {
        EventBody::Granted { .. } => true,
        // What it had replaced is current again.
        EventBody::Annulled { activity, .. } => {
            change.replaced_by.is_none() && before.replaced_by.as_ref() == Some(activity)
        }
        _ => false,
    };
    let annuls = matches!(body, EventBody::Annulled { .. });
    if change.annulled != before.annulled.is_some() && !(annuls && change.annulled && before.is_granted()) {
        let activity = is.id.clone();
        found.push(here().then("annulled"), CaseFault::ActivityDiffers { activity });
    }
    if change.replaced_by != before.replaced_by && !replaces {
        let activity = is.id.clone();
        found.push(here().then("replaced_by"), CaseFault::ActivityDiffers { activity });
    }
}

/// An activity with the period that it has now, and of the payments entered by hand those that are left.
fn shorter(was: &Activity, is: &Activity) -> Activity {
    let old = entered(was);
    if entered(is).iter().any(|payment| !old.contains(payment)) {
        return was.clone();
    }
    Activity { period: is.period, ..with_payments_of(was.clone(), is) }
}

fn with_payments_of(mut was: Activity, is: &Activity) -> Activity {
    if let (Schedule::Individual { payments: old }, Schedule::Individual { payments: new }) =
        (&mut was.plan.schedule, &is.plan.schedule)
    {
        old.clone_from(new);
    }
    was
}

/// A schedule with the price of another of the same kind.
fn with_price_of(mut was: Schedule, is: &Schedule) -> Schedule {
    if let (
        Schedule::OneTime { price: old, .. } | Schedule::Running { price: old, .. },
        Schedule::OneTime { price: new, .. } | Schedule::Running { price: new, .. },
    ) = (&mut was, is)
    {
        old.clone_from(new);
    }
    was
}

/// Whether a grant may end an activity so: as it ended, on the day before a change of it, or with a main activity. What is
/// paid once may get the period of what it changes.
fn ends_with_another(seen: Seen<'_>, was: &Activity, is: &Activity) -> bool {
    let end = is.period.end();
    let changes = seen.event.body.changes().iter().map(|change| &change.activity);
    let mut all = changes.chain(seen.state.activities.iter().map(|one| &one.activity));
    was.period.end() == end
        || matches!(is.plan.schedule, Schedule::OneTime { .. })
        || all.any(|other| {
            let (starts, ends) = (other.period.start().pred_opt(), other.period.end());
            other.id != is.id && (starts == end || ends == end)
        })
}

/// Whether the first day that a plan pays for is as it was stated, or that of a month: where a change continues another plan,
/// granting it states a month.
fn continues_a_month(was: &Activity, is: &Activity) -> bool {
    let first = |one: &Activity| match one.plan.schedule {
        Schedule::Running { covers_from, .. } => covers_from,
        Schedule::OneTime { .. } | Schedule::Individual { .. } => None,
    };
    first(was) == first(is) || first(is).is_none_or(|first| first.day() == 1)
}

/// Whether an activity may end so when a grant is annulled: as it did, as before the annulled change ended it, or on the day
/// before a change that the annulled one had replaced.
fn ends_again(seen: Seen<'_>, annulled: &str, before: &ActivityState, end: Option<Date>) -> bool {
    let cut = before.cut_short.as_ref().filter(|cut| cut.by == annulled);
    before.activity.period.end() == end
        || cut.is_some_and(|cut| {
            let mut all = seen.state.activities.iter();
            cut.end == end || end.is_some() && all.any(|one| one.activity.period.start().pred_opt() == end)
        })
}

/// Whether the annulment of an activity moves another to what that changed: the activity itself, what it had replaced,
/// and expected changes of it.
fn may_move(seen: Seen<'_>, annulled: &str, before: &ActivityState) -> bool {
    let is_it = before.activity.id == annulled;
    let replaced = before.replaced_by.as_deref() == Some(annulled);
    let expected = !before.is_granted() && before.activity.modifies.as_deref() == Some(annulled);
    is_it && seen.state.activities.iter().any(|one| one.replaced_by.as_deref() == Some(annulled))
        || replaced
        || expected
}

fn entered(activity: &Activity) -> &[crate::plan::PlannedPayment] {
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
            found.push(path().then("date"), PlanFault::DuplicatePaymentDate { date });
        }
    };
    let made = |payment: &Payment, path: &dyn Fn() -> Path, prices: &mut Known<'_>, found: &mut Found| {
        let date = payment.date;
        money::payment(payment.amount, || path().then("amount"), found);
        if change.replaced_by.is_some() || change.annulled || !activity.is_planned(date) {
            let activity = activity.id.clone();
            found.push(path().then("date"), CaseFault::PaymentOutsidePlan { activity, date });
        } else {
            let excused = || paid_elsewhere(seen.state, activity, date);
            prices.check(payment, excused, || path().then("amount"), found);
        }
    };
    let inside = |list: &str, index: usize| here().then("payments").then(list).then(index);
    for (index, payment) in change.payments.removed.iter().enumerate() {
        let path = || inside("removed", index);
        once(payment.date, &path, found);
        was(payment, ledger, path, found);
    }
    for (index, repriced) in change.payments.repriced.iter().enumerate() {
        let path = || inside("repriced", index);
        let before = || path().then("before");
        once(repriced.before.date, &before, found);
        was(&repriced.before, ledger, before, found);
        let after = || path().then("after");
        if repriced.after.date != repriced.before.date {
            once(repriced.after.date, &after, found);
            let kind = PlanFault::NoPaymentOnDate { date: repriced.after.date };
            found.push(after().then("date"), kind);
        }
        made(&repriced.after, &after, &mut prices, found);
    }
    for (index, payment) in change.payments.added.iter().enumerate() {
        let path = || inside("added", index);
        once(payment.date, &path, found);
        if ledger.entry(payment.date).is_some() {
            let kind = PlanFault::DuplicatePaymentDate { date: payment.date };
            found.push(path().then("date"), kind);
        }
        made(payment, &path, &mut prices, found);
    }
}

/// A payment that is removed or changed is there, not paid, and as it is said to have been.
fn was(payment: &Payment, ledger: &Ledger, path: impl Fn() -> Path, found: &mut Found) {
    let Payment { date, amount, .. } = *payment;
    match ledger.entry(date) {
        None => found.push(path().then("date"), PlanFault::NoPaymentOnDate { date }),
        Some(entry) if entry.paid.is_some() => {
            found.push(path().then("date"), PlanFault::AlreadyPaid { date });
        }
        Some(entry) if entry.planned() != *payment => {
            let known = entry.amount;
            found.push(path().then("amount"), CaseFault::PaymentDiffers { date, amount, known });
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
