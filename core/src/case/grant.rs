//! Granting: what must be there, and what it does to the other activities of the appropriation.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Asked, Desk, end_at, main_end, pays_once, within_period};
use super::outbox::Notice;
use super::{
    ActivityState, Case, CaseFault, CaseOverview, CaseState, Command, Event, EventBody, Grant, Refusal, Stamp,
};
use crate::dates::Date;
use crate::fault::{Path, nearest};
use crate::plan::{Activity, PlanFault, Recipient, Schedule, Status};
use crate::rulebook::Role;

/// What granting would lead to.
#[derive(Debug, Clone, serde::Serialize)]
pub struct GrantPreview {
    /// The events that it would answer with.
    pub events: Vec<Event>,
    /// The case as it would be.
    pub state: CaseState,
    /// What the case comes to now.
    pub before: CaseOverview,
    /// What it would come to.
    pub after: CaseOverview,
}

impl GrantPreview {
    /// What other systems would be told.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.events.iter().flat_map(|event| &event.outbox)
    }
}

impl Case {
    /// What granting would lead to: the resulting state, and the money before and after. Nothing changes.
    ///
    /// # Errors
    /// As [`decide`](Self::decide) of the same grant.
    pub fn preview_grant(&self, grant: &Grant, stamp: &Stamp) -> Result<GrantPreview, Refusal> {
        let events = self.decide(&Command::Grant(grant.clone()), stamp)?;
        let mut state = self.state.clone();
        events.iter().try_for_each(|event| state.apply(event))?;
        let after = Case::of(self.book(), state).with_options(self.options.clone());
        Ok(GrantPreview {
            before: self.overview(stamp.on)?,
            after: after.overview(stamp.on)?,
            state: after.state,
            events,
        })
    }
}

/// The activities of the appropriation on their way to what they are to be.
struct Work {
    all: Vec<ActivityState>,
    selected: BTreeSet<String>,
    /// Those that get the approval.
    approved: BTreeSet<String>,
    /// Those whose payments follow.
    touched: BTreeSet<String>,
}

impl Work {
    fn get(&self, id: &str) -> Option<&ActivityState> {
        self.all.iter().find(|one| one.activity.id == id)
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut ActivityState> {
        self.touched.insert(id.to_owned());
        self.all.iter_mut().find(|one| one.activity.id == id)
    }

    fn is_selected(&self, one: &ActivityState) -> bool {
        self.selected.contains(&one.activity.id)
    }

    fn standing(&self, role: Role) -> impl Iterator<Item = &ActivityState> {
        self.all.iter().filter(move |one| one.stands() && one.activity.role == role)
    }

    /// How many activities it changes, directly or not.
    fn depth(&self, activity: &Activity) -> usize {
        let mut above = activity.modifies.as_deref();
        let up = self.all.iter().take_while(|_| match above {
            Some(id) => {
                above = self.get(id).and_then(|one| one.activity.modifies.as_deref());
                true
            }
            None => false,
        });
        up.count()
    }
}

fn at(activity: &str) -> Path {
    Path::root().then("activities").then(activity)
}

impl Desk<'_> {
    /// Grants activities of an appropriation. What must be there is asked for in the order of the reference; all
    /// that is missing is told.
    pub(super) fn grant(&self, grant: &Grant) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        let (level, approval) = self.approval(&grant.approval, &mut refusal);
        let Some(appropriation) = self.state().appropriation(&grant.appropriation) else {
            let known = self.state().appropriations.iter().map(|known| known.id.as_str());
            let kind = CaseFault::UnknownAppropriation { appropriation: grant.appropriation.clone() };
            let suggestion = nearest(&grant.appropriation, known);
            refusal.push_suggesting(Path::root().then("appropriation"), kind, suggestion);
            return Err(refusal);
        };
        let mut work = Work {
            all: self.state().activities_of(&appropriation.id).cloned().collect(),
            selected: BTreeSet::new(),
            approved: BTreeSet::new(),
            touched: BTreeSet::new(),
        };
        for (index, id) in grant.activities.iter().enumerate() {
            let path = Path::root().then("activities").then(index);
            match work.get(id) {
                Some(ActivityState { replaced_by: Some(by), .. }) => {
                    refusal.push(path, CaseFault::Replaced { activity: id.clone(), by: by.clone() });
                }
                Some(_) => drop(work.selected.insert(id.clone())),
                None => {
                    let ids = work.all.iter().map(|one| one.activity.id.as_str());
                    let suggestion = nearest(id, ids);
                    let kind = CaseFault::NoSuchActivity { activity: id.clone() };
                    refusal.push_suggesting(path, kind, suggestion);
                }
            }
        }
        self.allowed(&work, appropriation.section.as_deref(), &mut refusal);
        if grant.activities.is_empty() {
            refusal.push(Path::root().then("activities"), CaseFault::NothingSelected {});
        }
        self.end_with_main(&mut work, &mut refusal);
        self.grant_each(&mut work, &mut refusal);
        if let Some(level) = level {
            self.competence(level, appropriation.section.as_deref(), &work.all, &mut refusal);
        }
        let touched = |one: &ActivityState| {
            work.touched.contains(&one.activity.id) || work.approved.contains(&one.activity.id)
        };
        let changes = self.changes(&work.all, touched, &mut refusal);
        let Some(approval) = approval else { return Err(refusal) };
        refusal.or(EventBody::Granted {
            appropriation: appropriation.id.clone(),
            approval,
            activities: work.approved.iter().cloned().collect(),
            changes,
        })
    }

    /// Main activity and section are there, and the rule book allows what is to be granted. Of what is not, only
    /// whether it may stand there at all is asked: of what was granted earlier as the rules stood then.
    fn allowed(&self, work: &Work, section: Option<&str>, refusal: &mut Refusal) {
        let main = work.standing(Role::Main).find(|one| one.activity.modifies.is_none());
        if main.is_none() {
            refusal.push(Path::root(), CaseFault::MainActivityMissing {});
        }
        if section.is_none() {
            refusal.push(Path::root(), CaseFault::SectionMissing {});
        }
        let (Some(main), Some(section)) = (main, section) else { return };
        let placement = self.case.placement_on(self.on());
        let placement = &placement;
        let roots = work.standing(Role::Supplementary).filter(|one| one.activity.modifies.is_none());
        let changes = work.all.iter().filter(|one| one.stands() && one.activity.modifies.is_some());
        let changes = changes.filter(|one| work.is_selected(one));
        for one in [main].into_iter().chain(roots).chain(changes) {
            let whole = work.is_selected(one);
            let granted_on = one.approval.as_ref().map(|approval| approval.on).filter(|_| !whole);
            let asked = Asked { placement, section, on: granted_on.unwrap_or(self.on()), whole };
            let path = at(&one.activity.id);
            self.ask_rules(&one.activity, &main.activity.activity_type, asked, &path, refusal);
        }
    }

    /// The supplementary activities run no longer than the main one.
    fn end_with_main(&self, work: &mut Work, refusal: &mut Refusal) {
        let granted_now = work.standing(Role::Main).find(|one| work.is_selected(one));
        let (end, all) = match granted_now {
            Some(main) => (main.activity.period.end(), true),
            None => {
                let mut mains = work.standing(Role::Main);
                if !work.selected.is_empty() && !mains.any(ActivityState::is_granted) {
                    refusal.push(Path::root(), CaseFault::MainNotGrantedYet {});
                }
                (main_end(&work.all), false)
            }
        };
        if let Some(end) = end {
            let selected = work.selected.clone();
            let ends = |one: &ActivityState| all || selected.contains(&one.activity.id);
            end_supplementary(work, end, ends, refusal);
        }
    }

    /// Each selected activity in turn, what is changed before its change.
    fn grant_each(&self, work: &mut Work, refusal: &mut Refusal) {
        let mut order: Vec<(usize, String)> = work
            .all
            .iter()
            .filter(|one| work.is_selected(one))
            .map(|one| (work.depth(&one.activity), one.activity.id.clone()))
            .collect();
        order.sort_by_key(|(depth, _)| *depth);
        // What has taken the place of which of the selected ones.
        let mut overtook: BTreeMap<String, String> = BTreeMap::new();
        for (_, id) in order {
            let Some(one) = work.get(&id).cloned() else { continue };
            has_what_it_needs(&one, refusal);
            work.approved.insert(id.clone());
            if one.is_granted() {
                continue;
            }
            if let Some(one) = work.get_mut(&id) {
                one.activity.status = Status::Granted;
                within_period(&mut one.activity);
            }
            if let Some(changed) = one.activity.modifies.as_deref() {
                if let Some(replaced) = overtook.get(changed) {
                    let (changed, replaced) = (changed.to_owned(), replaced.clone());
                    let kind = CaseFault::GrantInOrder { activity: id.clone(), changed, replaced };
                    refusal.push(at(&id).then("modifies"), kind);
                }
                self.take_over(&one.activity, changed, work, &mut overtook, refusal);
            }
        }
    }

    /// A granted change takes over from what it changes.
    fn take_over(
        &self,
        change: &Activity,
        changed: &str,
        work: &mut Work,
        overtook: &mut BTreeMap<String, String>,
        refusal: &mut Refusal,
    ) {
        let (id, start) = (change.id.as_str(), change.period.start());
        let Some(direct) = work.get(changed).cloned() else { return };
        if direct.activity.activity_type != change.activity_type {
            let kind = PlanFault::ChangeHasOtherActivityKind {
                activity_type: change.activity_type.clone(),
                changed: direct.activity.activity_type.clone(),
            };
            refusal.push(at(id).then("activity_type"), kind);
        }
        if start < self.on() && !pays_once(change) {
            let kind = PlanFault::ChangeStartsInPast { start, today: self.on() };
            refusal.push(at(id).then("period").then("start"), kind);
        }
        let remains = if pays_once(&direct.activity) {
            if let Some(one) = work.get_mut(changed) {
                one.replaced_by = Some(id.to_owned());
            }
            if let Some(one) = work.get_mut(id).filter(|one| pays_once(&one.activity)) {
                one.activity.period = direct.activity.period;
            }
            // It has its place among the changes too: what still stands and was changed is changed by this now.
            let above = direct.activity.modifies.as_deref().and_then(|above| work.get(above));
            if let Some(above) = above.filter(|above| above.stands()).map(|above| above.activity.id.clone()) {
                if let Some(one) = work.get_mut(changed) {
                    one.activity.modifies = None;
                }
                let start = work.get(id).map_or(start, |one| one.activity.period.start());
                self.replace(id, start, &above, work, overtook);
            }
            Some(direct)
        } else {
            self.replace(id, start, changed, work, overtook)
        };
        let Some(remains) = remains else { return };
        if !remains.is_granted() {
            let (activity, changed) = (id.to_owned(), remains.activity.id.clone());
            refusal.push(at(id).then("modifies"), CaseFault::ChangedNotGranted { activity, changed });
        }
        if let Some(one) = work.get_mut(id).filter(|_| !remains.activity.plan.id.is_empty()) {
            one.activity.plan.id = remains.activity.plan.id;
        }
    }

    /// Takes the place of all that starts no earlier, up the chain, and ends the next one the day before: that
    /// one, if any.
    fn replace(
        &self,
        id: &str,
        start: Date,
        changed: &str,
        work: &mut Work,
        overtook: &mut BTreeMap<String, String>,
    ) -> Option<ActivityState> {
        let mut above = Some(changed.to_owned());
        while let Some(place) = above.clone() {
            let selected = work.selected.contains(&place);
            let one = work.get(&place)?;
            if start > one.activity.period.start() {
                break;
            }
            if selected {
                overtook.insert(id.to_owned(), place.clone());
            }
            above = one.activity.modifies.clone();
            let one = work.get_mut(&place)?;
            one.replaced_by = Some(id.to_owned());
            one.activity.modifies = None;
        }
        work.get_mut(id)?.activity.modifies.clone_from(&above);
        let one = work.get_mut(&above?)?;
        if let Some(last) = start.pred_opt() {
            end_at(&mut one.activity, last);
        }
        Some(one.clone())
    }
}

/// Ends supplementary activities that run longer than the main one. Those that are granted are granted so again,
/// unless their change is to be granted.
fn end_supplementary(
    work: &mut Work,
    end: Date,
    ends: impl Fn(&ActivityState) -> bool,
    refusal: &mut Refusal,
) {
    let supplementary: Vec<String> = work
        .standing(Role::Supplementary)
        .filter(|one| !pays_once(&one.activity) && ends(one))
        .map(|one| one.activity.id.clone())
        .collect();
    for id in supplementary {
        let change_selected = work
            .all
            .iter()
            .any(|other| other.activity.modifies.as_ref() == Some(&id) && work.is_selected(other));
        let Some(one) = work.all.iter_mut().find(|one| one.activity.id == id) else { continue };
        let start = one.activity.period.start();
        if start > end {
            let path = at(&id).then("period").then("start");
            let kind = PlanFault::SupplementaryAfterMain { activity: id, start, end };
            refusal.push(path, kind);
        } else if end_at(&mut one.activity, end) {
            if one.is_granted() && !change_selected {
                work.approved.insert(id.clone());
            }
            work.touched.insert(id);
        }
    }
}

/// A recipient, a provider for a company, and payments.
fn has_what_it_needs(one: &ActivityState, refusal: &mut Refusal) {
    let activity = &one.activity;
    let (id, path) = (activity.id.clone(), || at(&activity.id).then("plan"));
    if let Schedule::Individual { payments } = &activity.plan.schedule
        && !one.is_granted()
        && !payments.iter().any(|payment| activity.period.contains(payment.date))
    {
        let kind = CaseFault::IndividualWithoutPayments { activity: id.clone() };
        refusal.push(path().then("schedule").then("payments"), kind);
    }
    // A company without a number is the provider, which has a name of its own.
    let is_provider = matches!(activity.plan.recipient, Recipient::Company { cvr: None, .. });
    if activity.plan.recipient.name().trim().is_empty() && !is_provider {
        let kind = CaseFault::RecipientMissing { activity: id.clone() };
        refusal.push(path().then("recipient").then("name"), kind);
    }
    if matches!(activity.plan.recipient, Recipient::Company { .. }) && activity.provider.is_none() {
        refusal.push(at(&activity.id).then("provider"), CaseFault::ProviderMissing { activity: id });
    }
}
