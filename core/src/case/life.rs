//! What happens to granted activities as time passes, and the end of a case.

use super::desk::{Asked, Desk, Follow, end_at, main_end, pays_once};
use super::{ActivityChange, ActivityState, ApprovalRequest, CaseFault, EventBody, Phase, Refusal};
use crate::dates::{Date, Period};
use crate::fault::Path;
use crate::plan::{Day, PlanFault};
use crate::rulebook::Role;

impl Desk<'_> {
    /// A granted activity that still stands.
    pub(super) fn granted(&self, id: &str, refusal: &mut Refusal) -> Option<&ActivityState> {
        let path = Path::root().then("activity");
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
    ) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        let (level, approval) = self.approval(request, &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let path = Path::root().then("end");
        let (activity, own) = (&one.activity, one.activity.period.end());
        let later = own.is_some_and(|own| end.is_none_or(|end| end > own));
        if !later {
            refusal.push(path.clone(), CaseFault::EndNotLater { activity: id.to_owned(), end: Day(own) });
        }
        let mut after: Vec<ActivityState> = self.state().activities_of(&one.appropriation).cloned().collect();
        let is_change = |other: &&ActivityState| {
            other.stands() && other.is_granted() && other.activity.modifies.as_deref() == Some(id)
        };
        if let Some(by) = after.iter().find(is_change) {
            let by = by.activity.id.clone();
            refusal.push(Path::root().then("activity"), CaseFault::TakenOver { activity: id.to_owned(), by });
        }
        if let Some(main) = main_end(&after).filter(|main| end.is_none_or(|end| end > *main))
            && activity.role == Role::Supplementary
        {
            refusal.push(path, CaseFault::EndAfterMain { activity: id.to_owned(), end: main });
        }
        let period = Period::new(activity.period.start(), end).unwrap_or(activity.period);
        if let Some(one) = after.iter_mut().find(|one| one.activity.id == id) {
            one.activity.period = period;
        }
        let section = self.state().appropriation(&one.appropriation).and_then(|one| one.section.as_deref());
        let mains = || after.iter().filter(|one| one.stands() && one.activity.role == Role::Main);
        if let (Some(section), Some(main)) = (section, mains().find(|one| one.activity.modifies.is_none())) {
            let placement = &self.case.placement_on(self.on());
            let asked = Asked { placement, section, on: self.on(), whole: true };
            let path = Path::root().then("activity");
            self.ask_rules(activity, &main.activity.activity_type, asked, &path, &mut refusal);
        }
        if let Some(level) = level {
            self.competence(level, section, &after, &mut refusal);
        }
        let changes = self.changes(&after, |one| one.activity.id == id, &mut refusal);
        let Some(approval) = approval else { return Err(refusal) };
        refusal.or(EventBody::Extended { activity: id.to_owned(), approval, changes })
    }

    /// Shortens or stops; with a main activity, what hangs on it ends too.
    pub(super) fn end_earlier(
        &self,
        id: &str,
        end: Date,
        reason: &str,
        stop: bool,
    ) -> Result<Option<EventBody>, Refusal> {
        let mut refusal = Refusal::default();
        self.needs(reason, "reason", &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        let path = Path::root().then("end");
        let (start, own) = (one.activity.period.start(), one.activity.period.end());
        if end < start {
            refusal.push(path.clone(), PlanFault::EndBeforeStart { start, end });
        }
        if own.is_some_and(|own| end >= own) || pays_once(&one.activity) {
            refusal.push(path, CaseFault::EndNotEarlier { activity: id.to_owned(), end: Day(own) });
        }
        let mut after: Vec<ActivityState> = self.state().activities_of(&one.appropriation).cloned().collect();
        let mut touched = std::collections::BTreeSet::from([id.to_owned()]);
        if let Some(one) = after.iter_mut().find(|one| one.activity.id == id) {
            end_at(&mut one.activity, end);
        }
        if let Some(last) = main_end(&after).filter(|_| one.activity.role == Role::Main) {
            for other in after.iter_mut().filter(|other| {
                other.stands() && other.activity.role == Role::Supplementary && !pays_once(&other.activity)
            }) {
                let (activity, start) = (other.activity.id.clone(), other.activity.period.start());
                if start <= last {
                    if end_at(&mut other.activity, last) {
                        touched.insert(activity);
                    }
                } else if other.is_granted() {
                    let kind = PlanFault::SupplementaryAfterMain { activity, start, end: last };
                    refusal.push(Path::root().then("end"), kind);
                }
            }
        }
        let changes = self.changes(&after, |one| touched.contains(&one.activity.id), &mut refusal);
        let (activity, reason) = (id.to_owned(), reason.to_owned());
        refusal.or(Some(match stop {
            true => EventBody::Stopped { activity, reason, changes },
            false => EventBody::Shortened { activity, reason, changes },
        }))
    }

    pub(super) fn renew(&self) -> Result<Option<EventBody>, Refusal> {
        let changes = self.follow_all(Follow::Renew)?;
        Ok((!changes.is_empty()).then_some(EventBody::Renewed { changes }))
    }

    pub(super) fn recalculate(&self, reason: &str) -> Result<Option<EventBody>, Refusal> {
        let mut refusal = Refusal::default();
        self.needs(reason, "reason", &mut refusal);
        refusal.or(())?;
        let changes = self.follow_all(Follow::Sync)?;
        Ok((!changes.is_empty()).then_some(EventBody::Recalculated { reason: reason.to_owned(), changes }))
    }

    /// The activities whose payments do not follow their plans.
    fn follow_all(&self, how: Follow) -> Result<Vec<ActivityChange>, Refusal> {
        let mut refusal = Refusal::default();
        let mut changes = Vec::new();
        for one in self.state().activities.iter().filter(|one| one.stands()) {
            match self.follow(one, &self.state().activities, how) {
                Ok(payments) if payments.is_empty() => {}
                Ok(payments) => {
                    let activity = one.activity.clone();
                    changes.push(ActivityChange { activity, payments, replaced_by: None });
                }
                Err(faults) => refusal.extend(&Path::root().then(one.activity.id.as_str()), faults),
            }
        }
        refusal.or(changes)
    }

    pub(super) fn close(&self, reason: &str) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        self.needs(reason, "reason", &mut refusal);
        for one in self.state().activities.iter().filter(|one| one.stands() && one.is_granted()) {
            let (id, end) = (one.activity.id.clone(), one.activity.period.end());
            let path = Path::root().then(id.as_str());
            if !pays_once(&one.activity) && end.is_none_or(|end| end > self.on()) {
                refusal.push(path, CaseFault::StillRunning { activity: id, end: Day(end) });
            } else {
                let ahead = one.payments.entries().iter();
                let ahead = ahead.filter(|entry| entry.paid.is_none() && entry.date > self.on()).count();
                if ahead > 0 {
                    refusal.push(path, CaseFault::StillUnpaid { activity: id, payments: ahead });
                }
            }
        }
        refusal.or(EventBody::Closed { reason: reason.to_owned() })
    }

    pub(super) fn reopen(&self, reason: &str) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        self.needs(reason, "reason", &mut refusal);
        if !matches!(self.state().phase, Phase::Closed { .. }) {
            refusal.push(Path::root(), CaseFault::CaseNotClosed {});
        }
        refusal.or(EventBody::Reopened { reason: reason.to_owned() })
    }

    pub(super) fn needs(&self, reason: &str, field: &str, refusal: &mut Refusal) {
        if reason.trim().is_empty() {
            refusal.push(Path::root().then(field), CaseFault::ReasonRequired {});
        }
    }
}
