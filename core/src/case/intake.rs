//! Entering facts, appropriations, drafts and expected activities.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::command_context::CommandHandler;
use super::{
    ActivityChange, ActivityState, CaseFault, CaseStatus, CommandRefused, EventBody, is_of_the_case,
};
use crate::dates::{Date, Period};
use crate::decide::FactFault;
use crate::fault::{Path, nearest};
use crate::plan::{
    Activity, PaymentPlan, PendingActivity, PendingGrant, PlanFault, PlannedPayment, Schedule, Status,
    SyncMode,
};
use crate::rulebook::FactValue;

impl CommandHandler<'_> {
    pub(super) fn open(&self, facts: &BTreeMap<String, FactValue>) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        if self.state().status != CaseStatus::New {
            refusal.push(Path::root(), CaseFault::CaseAlreadyOpen {});
        }
        if self.state().id.trim().is_empty() {
            refusal.push(Path::root().join("id"), CaseFault::IdRequired {});
        }
        self.check_facts(facts.clone(), &mut refusal);
        refusal.into_result(EventBody::Opened { case: self.state().id.clone(), facts: facts.clone() })
    }

    pub(super) fn set_facts(
        &self,
        from: Date,
        facts: &BTreeMap<String, Option<FactValue>>,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let path = Path::root().join("facts");
        if facts.is_empty() {
            refusal.push(path.clone(), CaseFault::NoFacts {});
        }
        let stated = facts.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
        self.check_facts(stated, &mut refusal);
        refusal.into_result(EventBody::FactsSet { from, facts: facts.clone() })
    }

    /// Facts that the rule book does not have, and unknown municipalities.
    fn check_facts(
        &self,
        facts: impl IntoIterator<Item = (String, FactValue)>,
        refusal: &mut CommandRefused,
    ) {
        let path = Path::root().join("facts");
        let (own, stated): (Vec<_>, Vec<_>) =
            facts.into_iter().partition(|(name, _)| is_of_the_case(self.book(), name));
        if let Err(faults) = self.book().situation(stated) {
            refusal.extend(&path, faults);
        }
        for (fact, value) in own {
            let value = value.to_string();
            let is_number = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
            let allowed = if fact == "household" { "any text" } else { "three digits" }.to_owned();
            if value.trim().is_empty() || (fact != "household" && !is_number) {
                let path = path.clone().join(fact.as_str());
                refusal.push(path, FactFault::FactNotInDomain { fact, value, allowed });
            }
        }
    }

    pub(super) fn set_appropriation(
        &self,
        id: &str,
        section: Option<&str>,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        if id.trim().is_empty() {
            refusal.push(Path::root().join("appropriation"), CaseFault::IdRequired {});
        }
        if let Some(section) = section.filter(|section| self.book().section(section).is_none()) {
            let known = self.book().document().sections.iter().map(|known| known.id.as_str());
            let kind = CaseFault::UnknownSection { section: section.to_owned() };
            refusal.push_suggesting(Path::root().join("section"), kind, nearest(section, known));
        }
        let known = self.state().appropriation(id);
        let moves = known.is_some_and(|known| known.section.as_deref() != section);
        if moves && self.state().activities_of(id).any(ActivityState::is_granted) {
            let kind = CaseFault::SectionIsFrozen { appropriation: id.to_owned() };
            refusal.push(Path::root().join("section"), kind);
        }
        refusal.into_result(EventBody::AppropriationSet {
            appropriation: id.to_owned(),
            section: section.map(str::to_owned),
        })
    }

    pub(super) fn draft(
        &self,
        appropriation: &str,
        activity: &Activity,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.not_there_yet(appropriation, activity, false, &mut refusal);
        let change = self.entered(appropriation, activity, Status::Draft, refusal)?;
        Ok(EventBody::Drafted { appropriation: appropriation.to_owned(), change: Box::new(change) })
    }

    pub(super) fn expect(
        &self,
        appropriation: &str,
        activity: &Activity,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.not_there_yet(appropriation, activity, true, &mut refusal);
        let mut activity = activity.clone();
        let changed = activity.modifies.as_deref().and_then(|id| self.state().activity(id));
        if let Some(changed) = changed.filter(|_| pays_nothing(&activity.plan)) {
            activity.plan.schedule = Schedule::Individual {
                payments: individual_payments_of_change(&changed.activity.plan, activity.period),
            };
        }
        let change = self.entered(appropriation, &activity, Status::Expected, refusal)?;
        Ok(EventBody::Expected { appropriation: appropriation.to_owned(), change: Box::new(change) })
    }

    pub(super) fn amend(&self, activity: &Activity) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let Some(known) = self.not_granted(&activity.id, &mut refusal) else { return Err(refusal) };
        if known.activity.modifies != activity.modifies || known.activity.role != activity.role {
            let kind = CaseFault::ChangeStaysInPlace { activity: activity.id.clone() };
            refusal.push(Path::root().join("activity").join("modifies"), kind);
        }
        let change = self.entered(&known.appropriation, activity, known.activity.status, refusal)?;
        Ok(EventBody::Amended { change: Box::new(change) })
    }

    pub(super) fn remove(&self, activity: &str) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.not_granted(activity, &mut refusal);
        refusal.into_result(EventBody::Removed { activity: activity.to_owned() })
    }

    /// A draft or an expected activity.
    fn not_granted(&self, id: &str, refusal: &mut CommandRefused) -> Option<&ActivityState> {
        let path = Path::root().join("activity");
        let known = self.activity(id, &path, refusal)?;
        if known.is_granted() {
            refusal.push(path, CaseFault::GrantedIsFrozen { activity: id.to_owned() });
            return None;
        }
        Some(known)
    }

    /// Checks that no other activity has the id. A draft may become `expected` in its own appropriation.
    fn not_there_yet(
        &self,
        appropriation: &str,
        activity: &Activity,
        expected: bool,
        refusal: &mut CommandRefused,
    ) {
        let path = Path::root().join("activity").join("id");
        let Some(known) = self.state().activity(&activity.id) else { return };
        let id = activity.id.clone();
        match known.activity.status {
            Status::Draft if expected && known.appropriation == appropriation => {
                if known.activity.modifies != activity.modifies || known.activity.role != activity.role {
                    refusal.push(path, CaseFault::ChangeStaysInPlace { activity: id });
                }
            }
            Status::Expected if expected => {
                refusal.push(path, CaseFault::ExpectedIsExpected { activity: id })
            }
            _ => refusal.push(path, PlanFault::DuplicateActivity { activity: id }),
        }
    }

    /// An entered activity with its payments.
    fn entered(
        &self,
        appropriation: &str,
        activity: &Activity,
        status: Status,
        mut refusal: CommandRefused,
    ) -> Result<ActivityChange, CommandRefused> {
        let here = Path::root().join("activity");
        let mut activity = Activity { status, ..activity.clone() };
        if activity.id.trim().is_empty() {
            refusal.push(here.clone().join("id"), CaseFault::IdRequired {});
        }
        match self.state().appropriation(appropriation) {
            None => {
                let known = self.state().appropriations.iter().map(|known| known.id.as_str());
                let kind = CaseFault::UnknownAppropriation { appropriation: appropriation.to_owned() };
                let path = Path::root().join("appropriation");
                refusal.push_suggesting(path, kind, nearest(appropriation, known));
            }
            Some(known) => {
                let section = known.section.as_deref().unwrap_or_default();
                if activity.section.is_empty() {
                    section.clone_into(&mut activity.section);
                }
                if activity.section != section {
                    let (section, appropriation) = (activity.section.clone(), appropriation.to_owned());
                    let kind = PlanFault::SectionDiffers { section, appropriation };
                    refusal.push(here.clone().join("section"), kind);
                }
            }
        }
        let mut pending = self.pending();
        let place = enter(&mut pending, self.appropriation_number(appropriation), activity);
        pending.continue_plan(place);
        for fault in pending.check_place(place) {
            refusal.push_fault(fault.seen_from(|_| here.clone()));
        }
        let changed = pending.changed_by(place).and_then(|changed| pending.get(changed));
        let Some(one) = pending.get(place) else { return Err(refusal) };
        let wrong = one.activity.check(&self.calendar(), self.on(), changed.map(|one| &*one.activity));
        refusal.extend(&here, wrong);
        match self.follow(&pending, place, SyncMode::Sync) {
            Ok(payments) => {
                let activity = (*one.activity).clone();
                refusal.into_result(ActivityChange { activity, payments, replaced_by: None, annulled: false })
            }
            Err(faults) => {
                refusal.extend(&here, faults);
                Err(refusal)
            }
        }
    }
}

/// Adds an activity, or replaces the one with its id. Returns its index.
fn enter(pending: &mut PendingGrant<'_>, appropriation: Option<usize>, activity: Activity) -> usize {
    let known = pending.find(&activity.id);
    let place = known.unwrap_or(pending.activities.len());
    match known.and_then(|known| pending.activities.get_mut(known)) {
        Some(one) => one.activity = Cow::Owned(activity),
        None => {
            let number = appropriation.unwrap_or(usize::MAX);
            pending.activities.push(PendingActivity::new(number, Cow::Owned(activity), Cow::default()));
        }
    }
    if let Some(one) = pending.activities.get_mut(place) {
        one.entered = true;
    }
    place
}

/// Whether a plan is individual and has no payments yet.
fn pays_nothing(plan: &PaymentPlan) -> bool {
    matches!(&plan.schedule, Schedule::Individual { payments } if payments.is_empty())
}

/// The first payments of an expected change of individual payments: those of the changed plan in the period of the
/// change.
#[must_use]
pub fn individual_payments_of_change(changed: &PaymentPlan, period: Period) -> Vec<PlannedPayment> {
    match &changed.schedule {
        Schedule::Individual { payments } => {
            payments.iter().copied().filter(|payment| period.contains(payment.date)).collect()
        }
        Schedule::OneTime { .. } | Schedule::Running { .. } => Vec::new(),
    }
}
