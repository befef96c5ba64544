//! Pauses of granted activities, planned or known late, and their cancellation.

use super::command_context::CommandHandler;
use super::{CaseFault, CommandRefused, EventBody, OverpaidRequest};
use crate::dates::Date;
use crate::fault::{Path, nearest};
use crate::plan::{Day, Pause, PlanFault};

impl CommandHandler<'_> {
    /// Pauses a granted activity.
    pub(super) fn pause(
        &self,
        id: &str,
        pause: &Pause,
        overpaid: &OverpaidRequest,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let here = Path::root().join("pause");
        let own = one.activity.period;
        if pause.period.intersect(own).is_none() {
            let (pause, days, period) = (pause.id.clone(), pause.period, own);
            let kind = PlanFault::PauseOutsidePeriod { pause, days, period };
            refusal.push(here.clone().join("period"), kind);
        }
        let mut pending = self.pending();
        let Some(place) = pending.find(id) else { return Err(refusal) };
        if let Some(one) = pending.touch(place) {
            one.activity.to_mut().plan.pause(pause.clone());
            // Faults that existed before are not reported. A pause that overlaps the next one is reported at that
            // one.
            for fault in one.activity.plan.check_pauses() {
                let field = fault.path().steps().iter().skip(2).cloned();
                refusal.push(field.fold(here.clone(), Path::join), fault.kind().clone());
            }
        }
        let (changes, settlements) = self.changes(&pending, overpaid, &mut refusal);
        refusal.into_result(EventBody::Paused {
            activity: id.to_owned(),
            pause: pause.clone(),
            changes,
            settlements,
        })
    }

    /// Undoes a pause of a granted activity, or ends it on the day before `on`.
    pub(super) fn resume(
        &self,
        id: &str,
        pause: &str,
        on: Option<Date>,
        reason: &str,
        overpaid: &OverpaidRequest,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let Some(known) = one.activity.plan.pause_of(pause) else {
            let pauses = one.activity.plan.pauses.iter().map(|pause| pause.id.as_str());
            let kind = CaseFault::NoSuchPause { activity: id.to_owned(), pause: pause.to_owned() };
            refusal.push_suggesting(Path::root().join("pause"), kind, nearest(pause, pauses));
            return Err(refusal);
        };
        if let Some(kind) = on.and_then(|on| resumed_outside(known, on)) {
            refusal.push(Path::root().join("on"), kind);
        }
        let mut pending = self.pending();
        let Some(place) = pending.find(id) else { return Err(refusal) };
        if let Some(one) = pending.touch(place) {
            one.activity.to_mut().plan.resume(pause, on);
        }
        for one in &mut pending.activities {
            one.adjusted = self.state().adjusted(&one.activity.id, Some(pause));
        }
        let (changes, settlements) = self.changes(&pending, overpaid, &mut refusal);
        let (activity, pause, reason) = (id.to_owned(), pause.to_owned(), reason.to_owned());
        refusal.into_result(EventBody::Resumed { activity, pause, on, reason, changes, settlements })
    }
}

/// A day on which a pause cannot end: its first one, and days outside it.
pub(super) fn resumed_outside(pause: &Pause, on: Date) -> Option<CaseFault> {
    let (from, to) = (pause.period.start(), Day(pause.period.end()));
    let ends = pause.period.contains(on) && on > from;
    (!ends).then(|| CaseFault::ResumeOutsidePause { pause: pause.id.clone(), on, from, to })
}
