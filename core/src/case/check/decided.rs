//! The activities as an event leaves them, computed again from what the event says, by the functions that its command was
//! decided by.

use super::seen::Seen;
use crate::case::correct::{annul, reprice, restart};
use crate::case::lifecycle::{end_with_main, run_longer};
use crate::case::{CommandRefused, EventBody, pending_unpaid};
use crate::dates::PaymentCalendar;
use crate::plan::{Activity, PendingActivity, PendingGrant};

/// The activities after an event that decides about granted ones. What only the change of the named activity says is
/// taken from there: the end of one that is extended, shortened or stopped, and price and start of a corrected one.
///
/// None where the event decides about none, or about what is not there.
pub(super) fn after(seen: Seen<'_>) -> Option<PendingGrant<'_>> {
    let Seen { state, event, .. } = seen;
    let body = &event.body;
    let mut pending = match body {
        EventBody::Granted { .. }
        | EventBody::Extended { .. }
        | EventBody::Shortened { .. }
        | EventBody::Stopped { .. }
        | EventBody::Corrected { .. }
        | EventBody::Annulled { .. }
        | EventBody::Paused { .. }
        | EventBody::Resumed { .. } => pending_unpaid(state, event.on),
        _ => return None,
    };
    match body {
        EventBody::Granted { appropriation, activities, .. } => {
            let number = state.appropriations.iter().position(|known| known.id == *appropriation)?;
            let is_granted = |one: &&mut PendingActivity<'_>| {
                one.appropriation == number && activities.contains(&one.activity.id)
            };
            pending.activities.iter_mut().filter(is_granted).for_each(|one| one.selected = true);
            // What was wrong would have been refused; the day is not asked about again.
            drop(pending.grant(number, &PaymentCalendar::default()));
        }
        EventBody::Extended { activity, .. } => {
            let (place, is) = (pending.find(activity)?, said(body, activity));
            let own = pending.get(place)?.activity.period.end();
            let end = is.map_or(own, |is| is.period.end());
            if own.is_some_and(|own| end.is_none_or(|end| end > own)) {
                run_longer(&mut pending, place, end);
            }
        }
        EventBody::Shortened { activity, .. } | EventBody::Stopped { activity, .. } => {
            let (place, is) = (pending.find(activity)?, said(body, activity));
            let pays_once = pending.get(place)?.pays_once();
            if let Some(end) = is.and_then(|is| is.period.end()).filter(|_| !pays_once) {
                end_with_main(&mut pending, place, end);
            }
        }
        EventBody::Corrected { activity, .. } => {
            let (place, is) = (pending.find(activity)?, said(body, activity));
            let one = state.activities.get(place)?;
            let (was, mut refusal) = (&one.activity, CommandRefused::default());
            if let Some(price) = is.and_then(|is| is.plan.schedule.price())
                && was.plan.schedule.price() != Some(price)
            {
                reprice(&mut pending, place, one, price, &mut refusal);
            }
            if let Some(start) = is.map(|is| is.period.start())
                && was.period.start() != start
                && !was.pays_once()
            {
                restart(&mut pending, place, one, start, &mut refusal);
            }
        }
        EventBody::Annulled { activity, .. } => {
            let place = pending.find(activity)?;
            annul(&mut pending, state, place);
        }
        EventBody::Paused { activity, pause, .. } => {
            let place = pending.find(activity)?;
            pending.touch(place)?.activity.to_mut().plan.pause(pause.clone());
        }
        EventBody::Resumed { activity, pause, on, .. } => {
            let place = pending.find(activity)?;
            pending.touch(place)?.activity.to_mut().plan.resume(pause, *on);
        }
        _ => return None,
    }
    Some(pending)
}

/// An activity as an event says that it is.
fn said<'e>(body: &'e EventBody, id: &str) -> Option<&'e Activity> {
    body.changes().iter().map(|change| &change.activity).find(|activity| activity.id == id)
}
