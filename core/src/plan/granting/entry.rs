//! Entering an activity: its place among the others of its appropriation.

use super::{GrantFault, NOWHERE, PendingActivity, PendingGrant};
use crate::fault::nearest;
use crate::plan::PlanFault;
use crate::rulebook::Role;

impl<'a> PendingGrant<'a> {
    /// The faults of a newly entered activity within its appropriation. Its id and its plan are unique; an
    /// appropriation has one main activity and changes of it; an activity has at most one change; a change has the
    /// role of what it changes.
    pub(crate) fn check_place(&self, place: usize) -> Vec<GrantFault> {
        let mut faults = Vec::new();
        let Some(entered) = self.get(place) else { return faults };
        let activity = &*entered.activity;
        if self.before(place).any(|(_, other)| other.activity.id == activity.id) {
            let kind = PlanFault::DuplicateActivity { activity: activity.id.clone() };
            faults.push(GrantFault::about(place, &["id"], kind));
        }
        let plan = activity.plan.id.as_str();
        let mut others = self.before(place).map(|(_, other)| &*other.activity);
        if let Some(twin) = others.find(|other| !plan.is_empty() && other.plan.id == plan) {
            let kind = PlanFault::DuplicatePlan { plan: plan.to_owned(), activity: twin.id.clone() };
            faults.push(GrantFault::about(place, &["plan", "id"], kind));
        }
        match activity.modifies.as_deref() {
            None => faults.extend(self.second_main(place, entered)),
            Some(changed) => faults.extend(self.check_change(place, entered, changed)),
        }
        faults
    }

    /// The other activities that exist when this one is entered.
    fn before(&self, place: usize) -> impl Iterator<Item = (usize, &PendingActivity<'a>)> {
        let others = self.activities.iter().enumerate();
        others.filter(move |(other, one)| *other != place && !(one.entered && *other > place))
    }

    /// As [`before`](Self::before), in the same appropriation and not replaced.
    fn neighbours(&self, place: usize, appropriation: usize) -> impl Iterator<Item = &PendingActivity<'a>> {
        let others = self.before(place).map(|(_, other)| other);
        others.filter(move |other| other.appropriation == appropriation && other.is_current())
    }

    fn second_main(&self, place: usize, entered: &PendingActivity<'a>) -> Option<GrantFault> {
        let mut others = self.neighbours(place, entered.appropriation).map(|other| &*other.activity);
        let root = others.find(|other| other.role == Role::Main && other.modifies.is_none());
        let main = root.filter(|_| entered.activity.role == Role::Main)?.id.clone();
        Some(GrantFault::about(place, &["role"], PlanFault::SecondMainActivity { main }))
    }

    fn check_change(&self, place: usize, entered: &PendingActivity<'a>, changed: &str) -> Vec<GrantFault> {
        let path = &["modifies"];
        let appropriation = entered.appropriation;
        if self.leads_back(place) {
            let kind = PlanFault::ChangesInCircle { activity: entered.activity.id.clone() };
            return vec![GrantFault::about(place, path, kind)];
        }
        // Activities that are entered together may come in any order. A change of an unknown activity has no
        // appropriation.
        let others = self.activities.iter().enumerate().filter(|(other, one)| {
            let beside = one.appropriation == appropriation || appropriation == NOWHERE;
            *other != place && beside && one.is_current()
        });
        let Some((_, known)) = others.clone().find(|(_, other)| other.activity.id == changed) else {
            let kind = PlanFault::UnknownActivity { activity: changed.to_owned() };
            let mut fault = GrantFault::about(place, path, kind);
            fault.suggestion = nearest(changed, others.map(|(_, other)| other.activity.id.as_str()));
            return vec![fault];
        };
        let mut faults = Vec::new();
        if known.activity.role != entered.activity.role {
            let kind = PlanFault::RoleDiffers { activity: changed.to_owned() };
            faults.push(GrantFault::about(place, &["role"], kind));
        }
        let mut changes = self.neighbours(place, appropriation).map(|other| &*other.activity);
        if let Some(by) = changes.find(|other| other.modifies.as_deref() == Some(changed)) {
            let kind = PlanFault::AlreadyChanged { activity: changed.to_owned(), by: by.id.clone() };
            faults.push(GrantFault::about(place, path, kind));
        }
        faults
    }

    /// Whether the chain of changes leads back to the activity itself. A chain longer than the number of activities
    /// is a ring.
    fn leads_back(&self, place: usize) -> bool {
        let mut above = self.changed_by(place);
        for _ in &self.activities {
            match above {
                None => return false,
                Some(above) if above == place => return true,
                Some(next) => above = self.changed_by(next),
            }
        }
        true
    }
}
