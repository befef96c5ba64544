//! What happens to granted activities as time passes, and the end of a case.

use super::command_context::{Asked, Desk};
use super::{
    ActivityChange, ActivityState, ApprovalRequest, CaseFault, CaseStatus, CommandRefused, EventBody,
    OverpaidRequest,
};
use crate::dates::{Date, Period};
use crate::fault::Path;
use crate::plan::{Day, PendingGrant, PlanFault, SyncMode};
use crate::rulebook::Role;

impl Desk<'_> {
    /// A granted activity that still stands.
    pub(super) fn granted(&self, id: &str, refusal: &mut CommandRefused) -> Option<&ActivityState> {
        let path = Path::root().join("activity");
        let one = self.activity(id, &path, refusal)?;
        if !one.is_granted() {
            refusal.push(path, CaseFault::ActivityNotGranted { activity: id.to_owned() });
            return None;
        }
        Some(one)
    }

    pub(super) fn extend(
        &self,
        id: &str,
        end: Option<Date>,
        request: &ApprovalRequest,
        overpaid: &OverpaidRequest,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let (level, approval) = self.approval(request, &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let path = Path::root().join("end");
        let (activity, own) = (&one.activity, one.activity.period.end());
        let later = own.is_some_and(|own| end.is_none_or(|end| end > own));
        if !later {
            refusal.push(path.clone(), CaseFault::EndNotLater { activity: id.to_owned(), end: Day(own) });
        }
        let mut pending = self.pending();
        let Some((place, number)) = pending.find_in_appropriation(id) else { return Err(refusal) };
        if let Some(by) = pending.granted_changes_of(place).next().and_then(|by| pending.get(by)) {
            let by = by.activity.id.clone();
            refusal.push(Path::root().join("activity"), CaseFault::TakenOver { activity: id.to_owned(), by });
        }
        if let Some(main) = pending.main_end(number).filter(|main| end.is_none_or(|end| end > *main))
            && activity.role == Role::Supplementary
        {
            refusal.push(path, CaseFault::EndAfterMain { activity: id.to_owned(), end: main });
        }
        run_longer(&mut pending, place, end);
        let section = self.state().appropriation(&one.appropriation).and_then(|one| one.section.as_deref());
        let main = pending.root_main(number).and_then(|main| pending.get(main));
        if let (Some(section), Some(main)) = (section, main) {
            let situation = &self.case.situation_on(self.on());
            let asked = Asked { situation, section, on: self.on(), whole: true };
            let path = Path::root().join("activity");
            self.ask_rules(activity, &main.activity.activity_type, asked, &path, &mut refusal);
        }
        if let Some(level) = level {
            self.competence(level, section, &pending, number, &mut refusal);
        }
        let (changes, settlements) = self.changes(&pending, overpaid, &mut refusal);
        let Some(approval) = approval else { return Err(refusal) };
        refusal.into_result(EventBody::Extended { activity: id.to_owned(), approval, changes, settlements })
    }

    /// Shortens or stops; with a main activity, what hangs on it ends too. The end may be past: what has been paid of
    /// later days is overpaid.
    pub(super) fn end_earlier(
        &self,
        id: &str,
        end: Date,
        reason: &str,
        overpaid: &OverpaidRequest,
        stop: bool,
    ) -> Result<Option<EventBody>, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let path = Path::root().join("end");
        let (start, own) = (one.activity.period.start(), one.activity.period.end());
        if end < start {
            refusal.push(path.clone(), PlanFault::EndBeforeStart { start, end });
        }
        if own.is_some_and(|own| end >= own) || one.activity.pays_once() {
            refusal.push(path, CaseFault::EndNotEarlier { activity: id.to_owned(), end: Day(own) });
        }
        let mut pending = self.pending();
        let Some(place) = pending.find(id) else { return Err(refusal) };
        if let Some((last, too_late)) = end_with_main(&mut pending, place, end) {
            for late in too_late {
                if let Some(other) = pending.get(late).filter(|other| other.is_granted()) {
                    let (activity, start) = (other.activity.id.clone(), other.activity.period.start());
                    let kind = PlanFault::SupplementaryAfterMain { activity, start, end: last };
                    refusal.push(Path::root().join("end"), kind);
                }
            }
        }
        let (changes, settlements) = self.changes(&pending, overpaid, &mut refusal);
        let (activity, reason) = (id.to_owned(), reason.to_owned());
        refusal.into_result(Some(match stop {
            true => EventBody::Stopped { activity, reason, changes, settlements },
            false => EventBody::Shortened { activity, reason, changes, settlements },
        }))
    }

    pub(super) fn renew(&self) -> Result<Option<EventBody>, CommandRefused> {
        let changes = self.follow_all(SyncMode::Renew)?;
        Ok((!changes.is_empty()).then_some(EventBody::Renewed { changes }))
    }

    pub(super) fn recalculate(&self, reason: &str) -> Result<Option<EventBody>, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        refusal.into_result(())?;
        let changes = self.follow_all(SyncMode::Sync)?;
        Ok((!changes.is_empty()).then_some(EventBody::Recalculated { reason: reason.to_owned(), changes }))
    }

    /// The activities whose payments do not follow their plans.
    fn follow_all(&self, mode: SyncMode) -> Result<Vec<ActivityChange>, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let mut changes = Vec::new();
        let pending = self.pending();
        for (place, one) in pending.activities.iter().enumerate().filter(|(_, one)| one.stands()) {
            match self.follow(&pending, place, mode) {
                Ok(payments) if payments.is_empty() => {}
                Ok(payments) => {
                    let activity = (*one.activity).clone();
                    changes.push(ActivityChange { activity, payments, replaced_by: None, annulled: false });
                }
                Err(faults) => refusal.extend(&Path::root().join(one.activity.id.as_str()), faults),
            }
        }
        refusal.into_result(changes)
    }

    pub(super) fn close(&self, reason: &str) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        for one in self.state().activities.iter().filter(|one| one.stands() && one.is_granted()) {
            let (id, end) = (one.activity.id.clone(), one.activity.period.end());
            let path = Path::root().join(id.as_str());
            if !one.activity.pays_once() && end.is_none_or(|end| end > self.on()) {
                refusal.push(path, CaseFault::StillRunning { activity: id, end: Day(end) });
            } else {
                let ahead = one.payments.entries().iter();
                let ahead = ahead.filter(|entry| entry.paid.is_none() && entry.date > self.on());
                let ahead = ahead.filter(|entry| !one.activity.is_paused_to_nothing(entry)).count();
                if ahead > 0 {
                    refusal.push(path, CaseFault::StillUnpaid { activity: id, payments: ahead });
                }
            }
        }
        refusal.into_result(EventBody::Closed { reason: reason.to_owned() })
    }

    pub(super) fn reopen(&self, reason: &str) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        if !matches!(self.state().phase, CaseStatus::Closed { .. }) {
            refusal.push(Path::root(), CaseFault::CaseNotClosed {});
        }
        refusal.into_result(EventBody::Reopened { reason: reason.to_owned() })
    }

    pub(super) fn needs(&self, reason: &str, field: &str, refusal: &mut CommandRefused) {
        if reason.trim().is_empty() {
            refusal.push(Path::root().join(field), CaseFault::ReasonRequired {});
        }
    }
}

/// Lets an activity run until a later day, or without an end.
pub(super) fn run_longer(pending: &mut PendingGrant<'_>, place: usize, end: Option<Date>) {
    if let Some(one) = pending.touch(place)
        && let Ok(period) = Period::new(one.activity.period.start(), end)
    {
        one.activity.to_mut().period = period;
    }
}

/// Ends an activity on an earlier day, and with a main activity what hangs on it: the day on which the main activities
/// end, and the places of what starts later.
pub(super) fn end_with_main(
    pending: &mut PendingGrant<'_>,
    place: usize,
    end: Date,
) -> Option<(Date, Vec<usize>)> {
    let one = pending.touch(place)?;
    one.end_at(end);
    let (number, role) = (one.appropriation, one.activity.role);
    let last = pending.main_end(number).filter(|_| role == Role::Main)?;
    Some((last, pending.end_supplementary(number, last, |_| true)))
}
