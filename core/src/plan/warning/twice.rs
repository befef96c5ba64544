//! Warns of the same service by the same provider on the same days.

use rust_decimal::Decimal;

use super::DecisionWarning;
use super::judging::{Judged, Judging, Row};
use crate::dates::{Date, Period};
use crate::plan::schedule::Running;
use crate::plan::{Activity, Schedule, Status};

/// Warns of each other activity with the same service. Of two activities in one decision, the one that starts later
/// gets the warning.
pub(super) fn warn(
    judging: &Judging<'_>,
    judged: &[Judged<'_>],
    place: usize,
    all: &mut Vec<DecisionWarning>,
) {
    let Some(row) = judging.rows.get(place) else { return };
    let activity = row.activity;
    let rank = |one: &Activity| (one.period.start(), one.id.clone());
    for (other_place, other) in judging.rows.iter().enumerate() {
        // Most activities are another service. Only for the others is it determined whether they were decided about.
        if other_place == place || !is_same(activity, other.activity) {
            continue;
        }
        let other_judged = judged.iter().find(|one| one.place == other_place);
        if !counts(other, other_judged.is_some()) {
            continue;
        }
        let is_newer = other_judged.is_some_and(|one| one.is_new(other.activity));
        if is_newer && rank(activity) < rank(other.activity) {
            continue;
        }
        let Some((date, to)) = both_run(judging, activity, other.activity) else { continue };
        if judging.root_of(activity) == judging.root_of(other.activity) {
            continue;
        }
        all.push(DecisionWarning::ServiceGrantedTwice {
            activity: activity.id.clone(),
            other: other.activity.id.clone(),
            date,
            to,
            amount: paid_for(judging, activity, Period::new(date, to).unwrap_or(Period::day(date))),
        });
    }
}

/// Whether an activity is granted or expected, or decided about.
fn counts(row: &Row<'_>, judged: bool) -> bool {
    row.is_current && (judged || row.activity.status != Status::Draft)
}

/// Whether two activities are the same service: by the same provider, or paid to the same recipient.
fn is_same(one: &Activity, other: &Activity) -> bool {
    let same_recipient = || {
        let (one, other) = (&one.plan.recipient, &other.plan.recipient);
        one == other && !one.name().trim().is_empty()
    };
    one.activity_type == other.activity_type
        && one.provider == other.provider
        && (one.provider.is_some() || same_recipient())
}

/// The first and the last day that both run.
fn both_run(judging: &Judging<'_>, one: &Activity, other: &Activity) -> Option<(Date, Option<Date>)> {
    let both = runs(one).intersect(runs(other))?;
    // Days beyond the horizon are not checked.
    let (judged, to) = (judging.days(one)?, both.end());
    let begins_in_time = judged.end().is_none_or(|end| both.start() <= end) || one.pays_once();
    begins_in_time.then_some((both.start(), to))
}

/// The days of an activity.
fn runs(activity: &Activity) -> Period {
    match activity.plan.schedule {
        Schedule::OneTime { date, covers, .. } => covers.unwrap_or(Period::day(date)),
        Schedule::Running { .. } | Schedule::Individual { .. } => activity.period,
    }
}

/// Kroner of the payments of an activity that cover some of these days, without making them.
fn paid_for(judging: &Judging<'_>, activity: &Activity, days: Period) -> Decimal {
    let Some(judged) = judging.days(activity) else { return Decimal::ZERO };
    let window = match Running::of(&activity.plan.schedule, activity.period) {
        Some(running) => {
            let last = days.end().or(judged.end()).unwrap_or(days.start());
            running.coverage.paid_for(days.start(), last).and_then(|window| window.intersect(judged))
        }
        None if activity.pays_once() => Some(judged),
        None => days.intersect(judged),
    };
    window.map_or(Decimal::ZERO, |window| judging.paid_on(activity, window))
}
