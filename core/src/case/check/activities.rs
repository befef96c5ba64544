//! Checks each activity of a state by itself.

use super::state::not_later;
use super::{Found, approval, at, payments};
use crate::case::{ActivityState, CaseFault, CaseState};

pub(super) fn check(state: &CaseState, found: &mut Found) {
    for (index, one) in state.activities.iter().enumerate() {
        let here = || at!["activities", index];
        let activity = &one.activity;
        super::id(&activity.id, || here().join("activity").join("id"), found);
        found.extend(&here().join("activity").join("plan"), activity.plan.check());
        payments::check(one, || here().join("payments"), found);
        approved(one, state, index, found);
        if let Some(on) = one.annulled {
            not_later(on, state, || here().join("annulled"), found);
            if !one.is_granted() {
                let activity = activity.id.clone();
                found.push(here().join("annulled"), CaseFault::ActivityNotGranted { activity });
            }
        }
        if let Some(cut) = &one.cut_short {
            super::id(&cut.by, || here().join("cut_short").join("by"), found);
        }
    }
}

/// Only granted activities have an approval. Imported activities may be granted without one.
fn approved(one: &ActivityState, state: &CaseState, index: usize, found: &mut Found) {
    let Some(given) = &one.approval else { return };
    let here = || at!["activities", index, "approval"];
    if !one.is_granted() {
        found.push(here(), CaseFault::ApprovalWithoutGrant { activity: one.activity.id.clone() });
    }
    approval::check(given, here, found);
    not_later(given.on, state, || here().join("on"), found);
}
