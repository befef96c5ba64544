//! Granting: what must be there, and what it does to the other activities of the appropriation.

use super::Notice;
use super::command_context::{Asked, Desk};
use super::{
    Case, CaseFault, CaseOverview, CaseState, Command, CommandContext, CommandRefused, Event, EventBody,
    Grant,
};
use crate::fault::{Path, nearest};
use crate::plan::{PendingActivity, PendingGrant};
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
    pub fn preview_grant(
        &self,
        grant: &Grant,
        stamp: &CommandContext,
    ) -> Result<GrantPreview, CommandRefused> {
        let (events, state) = self.outcome(&Command::Grant(grant.clone()), stamp)?;
        let before = self.overview(stamp.on)?;
        let after = self.overview_of(&state, stamp.on)?;
        Ok(GrantPreview { events, state, before, after })
    }
}

fn at(activity: &str) -> Path {
    Path::root().join("activities").join(activity)
}

impl Desk<'_> {
    /// Grants activities of an appropriation. What must be there is asked for in the order of the reference; all
    /// that is missing is reported.
    pub(super) fn grant(&self, grant: &Grant) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let (level, approval) = self.approval(&grant.approval, &mut refusal);
        let Some(number) = self.appropriation_number(&grant.appropriation) else {
            let known = self.state().appropriations.iter().map(|known| known.id.as_str());
            let kind = CaseFault::UnknownAppropriation { appropriation: grant.appropriation.clone() };
            let suggestion = nearest(&grant.appropriation, known);
            refusal.push_suggesting(Path::root().join("appropriation"), kind, suggestion);
            return Err(refusal);
        };
        let section = self.state().appropriation(&grant.appropriation).and_then(|one| one.section.as_deref());
        let mut pending = self.pending();
        select(&mut pending, number, &grant.activities, &mut refusal);
        self.allowed(&pending, number, section, &mut refusal);
        if grant.activities.is_empty() {
            refusal.push(Path::root().join("activities"), CaseFault::NothingSelected {});
        }
        for fault in pending.grant(number, &self.calendar()) {
            refusal.push_fault(fault.seen_from(|place| path_of(&pending, place)));
        }
        if let Some(level) = level {
            self.competence(level, section, &pending, number, &mut refusal);
        }
        let (changes, settlements) = self.changes(&pending, &grant.overpaid, &mut refusal);
        let Some(approval) = approval else { return Err(refusal) };
        let approved = pending.activities.iter().filter(|one| one.approved);
        let mut activities: Vec<String> = approved.map(|one| one.activity.id.clone()).collect();
        activities.sort_unstable();
        let appropriation = grant.appropriation.clone();
        refusal.into_result(EventBody::Granted { appropriation, approval, activities, changes, settlements })
    }

    /// Main activity and section are there, and the rule book allows what is to be granted. Of what is not, only
    /// whether it may stand there at all is asked: of what was granted earlier as the rules stood then.
    fn allowed(
        &self,
        pending: &PendingGrant<'_>,
        number: usize,
        section: Option<&str>,
        refusal: &mut CommandRefused,
    ) {
        if let Some(fault) = pending.without_main(number) {
            refusal.push_fault(fault.seen_from(|place| path_of(pending, place)));
        }
        if section.is_none() {
            refusal.push(Path::root(), CaseFault::SectionMissing {});
        }
        let main = pending.root_main(number).and_then(|main| pending.get(main));
        let (Some(main), Some(section)) = (main, section) else { return };
        let situation = self.case.situation_on(self.on());
        let situation = &situation;
        let of_it = || pending.activities.iter().filter(|one| one.appropriation == number && one.stands());
        let roots =
            of_it().filter(|one| one.activity.role == Role::Supplementary && one.activity.modifies.is_none());
        let changes = of_it().filter(|one| one.activity.modifies.is_some() && one.selected);
        for one in [main].into_iter().chain(roots).chain(changes) {
            let whole = one.selected;
            let approval = self.state().activity(&one.activity.id).and_then(|one| one.approval.as_ref());
            let granted_on = approval.map(|approval| approval.on).filter(|_| !whole);
            let asked = Asked { situation, section, on: granted_on.unwrap_or(self.on()), whole };
            let path = at(&one.activity.id);
            self.ask_rules(&one.activity, &main.activity.activity_type, asked, &path, refusal);
        }
    }
}

fn path_of(pending: &PendingGrant<'_>, place: usize) -> Path {
    pending.get(place).map(|one| at(&one.activity.id)).unwrap_or_default()
}

/// Selects activities of an appropriation to be granted.
fn select(pending: &mut PendingGrant<'_>, number: usize, ids: &[String], refusal: &mut CommandRefused) {
    for (index, id) in ids.iter().enumerate() {
        let path = Path::root().join("activities").join(index);
        let of_it = |one: &&PendingActivity<'_>| one.appropriation == number;
        match pending.activities.iter_mut().find(|one| one.appropriation == number && one.activity.id == *id)
        {
            Some(PendingActivity { replaced_by: Some(by), .. }) => {
                refusal.push(path, CaseFault::Replaced { activity: id.clone(), by: by.clone().into_owned() });
            }
            Some(one) if one.annulled => {
                refusal.push(path, CaseFault::ActivityAnnulled { activity: id.clone() });
            }
            Some(one) => one.selected = true,
            None => {
                let ids = pending.activities.iter().filter(of_it).map(|one| one.activity.id.as_str());
                let suggestion = nearest(id, ids);
                let kind = CaseFault::NoSuchActivity { activity: id.clone() };
                refusal.push_suggesting(path, kind, suggestion);
            }
        }
    }
}
