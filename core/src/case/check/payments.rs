//! The payments of an activity: their amounts, whether they may be paid, and their days.

use super::{Found, money};
use crate::case::{ActivityState, CaseFault, CaseState};
use crate::dates::{Date, Period};
use crate::fault::Path;
use crate::plan::{PlanFault, Schedule, count};

/// The payments of an activity, each at `here` and its index.
pub(super) fn check(one: &ActivityState, here: impl Fn() -> Path, found: &mut Found) {
    for (index, entry) in one.payments.entries().iter().enumerate() {
        let path = || here().join(index);
        money::payment(entry.amount, || path().join("amount"), found);
        if let Some(paid) = &entry.paid {
            money::paid(paid, || path().join("paid"), found);
            if !one.is_granted() {
                found.push(path().join("paid"), PlanFault::NotGranted { date: entry.date });
            }
        }
    }
    outside_plan(one, |index| here().join(index).join("date"), found);
}

/// An unpaid payment is on a day of the plan. A paid payment stays, whatever happens to the plan.
pub(super) fn outside_plan(one: &ActivityState, path: impl Fn(usize) -> Path, found: &mut Found) {
    for (index, entry) in one.payments.entries().iter().enumerate() {
        if entry.paid.is_none() && !one.is_planned(entry.date) {
            let (activity, date) = (one.activity.id.clone(), entry.date);
            found.push(path(index), CaseFault::PaymentOutsidePlan { activity, date });
        }
    }
}

/// After an event that synchronises payments with the plan, no payment is missing; for a plan without an end, none up
/// to the last existing one. A payment that is paid in another activity of the same plan is not repeated.
pub(super) fn complete(
    one: &ActivityState,
    state: &CaseState,
    path: impl FnOnce() -> Path,
    found: &mut Found,
) {
    let (activity, entries) = (&one.activity, one.payments.entries());
    let open = matches!(activity.plan.schedule, Schedule::Running { .. }) && activity.period.end().is_none();
    let newest = entries.last().map(|entry| entry.date).filter(|newest| *newest >= activity.period.start());
    let window = match (open, newest) {
        (false, _) => Some(Period::open(Date::MIN)),
        (true, Some(newest)) => Period::new(activity.period.start(), newest).ok(),
        (true, None) => None,
    };
    let Some(window) = window.filter(|_| one.is_current()) else { return };
    let planned = count(&activity.plan, activity.period, window);
    let own = entries.iter().filter(|entry| one.is_planned(entry.date)).count();
    if u64::try_from(own).is_ok_and(|own| own == planned) {
        return;
    }
    let pending = crate::case::pending(state, activity.period.start(), None);
    let Some(place) = pending.find(&activity.id) else { return };
    let others = pending.paid_of_others(place);
    let elsewhere = others.into_iter().filter(|date| {
        window.contains(*date) && one.is_planned(*date) && one.payments.entry(*date).is_none()
    });
    let made = u64::try_from(own.saturating_add(elsewhere.count())).unwrap_or(u64::MAX);
    if made < planned {
        let activity = activity.id.clone();
        found.push(path(), CaseFault::PaymentsMissing { activity, planned, made });
    }
}
