//! What is entered: facts, appropriations, drafts and what is expected.

use std::collections::BTreeMap;

use super::desk::{Desk, Follow};
use super::{ActivityChange, ActivityState, CaseFault, EventBody, Phase, Refusal, is_of_the_case};
use crate::dates::{Date, Period};
use crate::decide::FactFault;
use crate::fault::{Path, nearest};
use crate::plan::{Activity, PaymentPlan, PlanFault, PlannedPayment, Schedule, Status};
use crate::rulebook::{FactValue, Role};

impl Desk<'_> {
    pub(super) fn open(&self, facts: &BTreeMap<String, FactValue>) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        if self.state().phase != Phase::New {
            refusal.push(Path::root(), CaseFault::CaseAlreadyOpen {});
        }
        if self.state().id.trim().is_empty() {
            refusal.push(Path::root().then("id"), CaseFault::IdRequired {});
        }
        self.check_facts(facts.clone(), &mut refusal);
        refusal.or(EventBody::Opened { case: self.state().id.clone(), facts: facts.clone() })
    }

    pub(super) fn set_facts(
        &self,
        from: Date,
        facts: &BTreeMap<String, Option<FactValue>>,
    ) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        let path = Path::root().then("facts");
        if facts.is_empty() {
            refusal.push(path.clone(), CaseFault::NoFacts {});
        }
        let stated = facts.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
        self.check_facts(stated, &mut refusal);
        refusal.or(EventBody::FactsSet { from, facts: facts.clone() })
    }

    /// What the rule book has no place for, and municipalities that are none.
    fn check_facts(&self, facts: impl IntoIterator<Item = (String, FactValue)>, refusal: &mut Refusal) {
        let path = Path::root().then("facts");
        let (own, stated): (Vec<_>, Vec<_>) =
            facts.into_iter().partition(|(name, _)| is_of_the_case(self.book(), name));
        if let Err(faults) = self.book().place(stated) {
            refusal.extend(&path, faults);
        }
        for (fact, value) in own {
            let value = value.to_string();
            let is_number = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
            let allowed = if fact == "household" { "any text" } else { "three digits" }.to_owned();
            if value.trim().is_empty() || (fact != "household" && !is_number) {
                let path = path.clone().then(fact.as_str());
                refusal.push(path, FactFault::FactNotInDomain { fact, value, allowed });
            }
        }
    }

    pub(super) fn set_appropriation(&self, id: &str, section: Option<&str>) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        if id.trim().is_empty() {
            refusal.push(Path::root().then("appropriation"), CaseFault::IdRequired {});
        }
        if let Some(section) = section.filter(|section| self.book().section(section).is_none()) {
            let known = self.book().document().sections.iter().map(|known| known.id.as_str());
            let kind = CaseFault::UnknownSection { section: section.to_owned() };
            refusal.push_suggesting(Path::root().then("section"), kind, nearest(section, known));
        }
        let known = self.state().appropriation(id);
        let moves = known.is_some_and(|known| known.section.as_deref() != section);
        if moves && self.state().activities_of(id).any(ActivityState::is_granted) {
            let kind = CaseFault::SectionIsFrozen { appropriation: id.to_owned() };
            refusal.push(Path::root().then("section"), kind);
        }
        refusal.or(EventBody::AppropriationSet {
            appropriation: id.to_owned(),
            section: section.map(str::to_owned),
        })
    }

    pub(super) fn draft(&self, appropriation: &str, activity: &Activity) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        self.not_there_yet(activity, false, &mut refusal);
        let change = self.entered(appropriation, activity, Status::Draft, refusal)?;
        Ok(EventBody::Drafted { appropriation: appropriation.to_owned(), change: Box::new(change) })
    }

    pub(super) fn expect(&self, appropriation: &str, activity: &Activity) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        self.not_there_yet(activity, true, &mut refusal);
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

    pub(super) fn amend(&self, activity: &Activity) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        let Some(known) = self.pending(&activity.id, &mut refusal) else { return Err(refusal) };
        if known.activity.modifies != activity.modifies || known.activity.role != activity.role {
            let kind = CaseFault::ChangeStaysInPlace { activity: activity.id.clone() };
            refusal.push(Path::root().then("activity").then("modifies"), kind);
        }
        let change = self.entered(&known.appropriation, activity, known.activity.status, refusal)?;
        Ok(EventBody::Amended { change: Box::new(change) })
    }

    pub(super) fn remove(&self, activity: &str) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        self.pending(activity, &mut refusal);
        refusal.or(EventBody::Removed { activity: activity.to_owned() })
    }

    /// A draft or an expected activity.
    fn pending(&self, id: &str, refusal: &mut Refusal) -> Option<&ActivityState> {
        let path = Path::root().then("activity");
        let known = self.activity(id, &path, refusal)?;
        if known.is_granted() {
            refusal.push(path, CaseFault::GrantedIsFrozen { activity: id.to_owned() });
            return None;
        }
        Some(known)
    }

    /// That no other activity has the id; a draft may become `expected`.
    fn not_there_yet(&self, activity: &Activity, expected: bool, refusal: &mut Refusal) {
        let path = Path::root().then("activity").then("id");
        let Some(known) = self.state().activity(&activity.id) else { return };
        let id = activity.id.clone();
        match known.activity.status {
            Status::Draft if expected => {
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

    /// An activity as it is entered, with its payments.
    fn entered(
        &self,
        appropriation: &str,
        activity: &Activity,
        status: Status,
        mut refusal: Refusal,
    ) -> Result<ActivityChange, Refusal> {
        let here = Path::root().then("activity");
        let mut activity = Activity { status, ..activity.clone() };
        if activity.id.trim().is_empty() {
            refusal.push(here.clone().then("id"), CaseFault::IdRequired {});
        }
        match self.state().appropriation(appropriation) {
            None => {
                let known = self.state().appropriations.iter().map(|known| known.id.as_str());
                let kind = CaseFault::UnknownAppropriation { appropriation: appropriation.to_owned() };
                let path = Path::root().then("appropriation");
                refusal.push_suggesting(path, kind, nearest(appropriation, known));
            }
            Some(known) => {
                let section = known.section.as_deref().unwrap_or_default();
                if activity.section.is_empty() {
                    section.clone_into(&mut activity.section);
                }
                if activity.section != section {
                    let (section, appropriation) = (activity.section.clone(), appropriation.to_owned());
                    let kind = CaseFault::SectionDiffers { section, appropriation };
                    refusal.push(here.clone().then("section"), kind);
                }
            }
        }
        self.check_place(appropriation, &activity, &here, &mut refusal);
        let changed = activity.modifies.as_deref().and_then(|id| self.state().activity(id));
        let changed = changed.map(|changed| &changed.activity);
        refusal.extend(&here, activity.check(&self.calendar(), self.on(), changed));
        let one = match self.state().activity(&activity.id) {
            Some(known) => ActivityState { activity: activity.clone(), ..known.clone() },
            None => ActivityState {
                appropriation: appropriation.to_owned(),
                activity: activity.clone(),
                payments: <_>::default(),
                approval: None,
                replaced_by: None,
            },
        };
        match self.follow(&one, &self.state().activities, Follow::Sync) {
            Ok(payments) => refusal.or(ActivityChange { activity, payments, replaced_by: None }),
            Err(faults) => {
                refusal.extend(&here, faults);
                Err(refusal)
            }
        }
    }

    /// Whether an activity may stand where it is entered, among the others.
    fn check_place(&self, appropriation: &str, activity: &Activity, here: &Path, refusal: &mut Refusal) {
        let others = || {
            let others = self.state().activities_of(appropriation);
            others.filter(|one| one.stands() && one.activity.id != activity.id)
        };
        let plan = activity.plan.id.as_str();
        let twin = self.state().activities.iter().find(|other| {
            !plan.is_empty() && other.activity.id != activity.id && other.activity.plan.id == plan
        });
        if let Some(twin) = twin {
            let kind = CaseFault::DuplicatePlan { plan: plan.to_owned(), activity: twin.activity.id.clone() };
            refusal.push(here.clone().then("plan").then("id"), kind);
        }
        let path = here.clone().then("modifies");
        let Some(changed) = activity.modifies.as_deref() else {
            let mut mains = others().filter(|one| one.activity.role == Role::Main);
            let root = mains.find(|one| one.activity.modifies.is_none());
            if let Some(root) = root.filter(|_| activity.role == Role::Main) {
                let kind = CaseFault::SecondMainActivity { main: root.activity.id.clone() };
                refusal.push(here.clone().then("role"), kind);
            }
            return;
        };
        let Some(known) = others().find(|one| one.activity.id == changed) else {
            let kind = PlanFault::UnknownActivity { activity: changed.to_owned() };
            let ids = others().map(|one| one.activity.id.as_str());
            refusal.push_suggesting(path, kind, nearest(changed, ids));
            return;
        };
        if known.activity.role != activity.role {
            let kind = CaseFault::RoleDiffers { activity: changed.to_owned() };
            refusal.push(here.clone().then("role"), kind);
        }
        if let Some(by) = others().find(|one| one.activity.modifies.as_deref() == Some(changed)) {
            let by = by.activity.id.clone();
            refusal.push(path, PlanFault::AlreadyChanged { activity: changed.to_owned(), by });
        }
    }
}

/// Whether a plan is individual and has no payments yet.
fn pays_nothing(plan: &PaymentPlan) -> bool {
    matches!(&plan.schedule, Schedule::Individual { payments } if payments.is_empty())
}

/// The payments that an expected change of individual payments starts with: those of the changed plan within
/// the period of the change.
#[must_use]
pub fn individual_payments_of_change(changed: &PaymentPlan, period: Period) -> Vec<PlannedPayment> {
    match &changed.schedule {
        Schedule::Individual { payments } => {
            payments.iter().copied().filter(|payment| period.contains(payment.date)).collect()
        }
        Schedule::OneTime { .. } | Schedule::Running { .. } => Vec::new(),
    }
}
