//! The appropriation of a draft, if the caller has only activities.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{GrantFault, NOWHERE, PendingActivity, PendingGrant};
use crate::plan::{Activity, PlanFault, Status};
use crate::rulebook::Role;

/// An appropriation, by its number in a [`PendingGrant`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownAppropriation {
    pub(crate) id: String,
    /// Empty until one is chosen.
    pub(crate) section: String,
}

/// Adds drafts to the activities of a case, each to its appropriation.
///
/// The appropriation is the one `stated` for the draft. Otherwise: for an existing draft its own; for a change that
/// of the changed activity; for a main activity the first one under its section without a main activity, or a new
/// one; for a supplementary activity that of the main activity entered with it, or the one under its section.
/// Expected drafts stay expected; all others are selected to be granted.
///
/// Returns the index of each draft and the faults: `appropriation-ambiguous`, `section-differs`.
pub(crate) fn place_drafts<'a>(
    pending: &mut PendingGrant<'a>,
    known: &mut Vec<KnownAppropriation>,
    stated: &BTreeMap<String, String>,
    drafts: &'a [Activity],
) -> (Vec<usize>, Vec<GrantFault>) {
    let mut faults = Vec::new();
    let places: Vec<usize> = drafts.iter().map(|draft| enter(pending, draft)).collect();
    let mut order: Vec<(&usize, &Activity)> = places.iter().zip(drafts).collect();
    order.sort_by_key(|(place, draft)| rank(pending, **place, draft));
    for (place, draft) in order {
        let found = appropriation_of(pending, known, stated, *place, draft);
        let number = found.unwrap_or_else(|fault| {
            faults.extend(fault.map(|fault| *fault));
            NOWHERE
        });
        if number == known.len() {
            let id = stated.get(&draft.id).cloned().unwrap_or_else(|| draft.id.clone());
            known.push(KnownAppropriation { id, section: draft.section.clone() });
        }
        if let Some(one) = pending.activities.get_mut(*place) {
            one.appropriation = number;
        }
        faults.extend(under_its_section(pending, known, *place));
    }
    (places, faults)
}

/// Main activities come first because they open appropriations; then their supplementary activities; then changes
/// along the chain.
fn rank(pending: &PendingGrant<'_>, place: usize, activity: &Activity) -> (usize, bool) {
    (pending.depth(place), activity.role == Role::Supplementary)
}

/// Adds a draft, or replaces the existing draft with the same id.
fn enter<'a>(pending: &mut PendingGrant<'a>, draft: &'a Activity) -> usize {
    let there = pending.find(&draft.id).filter(|place| {
        pending.get(*place).is_some_and(|one| !one.is_granted() && !one.entered && one.is_current())
    });
    let place = there.unwrap_or(pending.activities.len());
    let mut activity = Cow::Borrowed(draft);
    if draft.status == Status::Granted {
        activity.to_mut().status = Status::Draft;
    }
    if there.is_none() {
        pending.activities.push(PendingActivity::new(NOWHERE, activity, Cow::Owned(<_>::default())));
    } else if let Some(one) = pending.activities.get_mut(place) {
        one.activity = activity;
    }
    if let Some(one) = pending.activities.get_mut(place) {
        one.entered = true;
        one.touched = true;
        one.selected = draft.status != Status::Expected;
    }
    place
}

/// The number of the appropriation of a draft; the next free number if it opens one. None if it changes an activity
/// that does not exist, or, with a fault, if several appropriations are possible.
fn appropriation_of(
    pending: &PendingGrant<'_>,
    known: &[KnownAppropriation],
    stated: &BTreeMap<String, String>,
    place: usize,
    draft: &Activity,
) -> Result<usize, Option<Box<GrantFault>>> {
    if let Some(id) = stated.get(&draft.id) {
        return Ok(known.iter().position(|one| one.id == *id).unwrap_or(known.len()));
    }
    if let Some(own) = pending.get(place).map(|one| one.appropriation).filter(|own| *own < known.len()) {
        return Ok(own);
    }
    if draft.modifies.is_some() {
        let changed = pending.changed_by(place).and_then(|changed| pending.get(changed));
        return changed.map(|changed| changed.appropriation).filter(|own| *own < known.len()).ok_or(None);
    }
    let under = |number: &usize| known.get(*number).is_some_and(|one| one.section == draft.section);
    let mut candidates: Vec<usize> = (0..known.len()).filter(under).collect();
    if draft.role == Role::Main {
        return Ok(candidates
            .into_iter()
            .find(|number| pending.root_main(*number).is_none())
            .unwrap_or(known.len()));
    }
    let narrow = |candidates: &mut Vec<usize>, keep: &dyn Fn(&PendingActivity<'_>) -> bool| {
        let kept = candidates
            .iter()
            .copied()
            .filter(|number| pending.root_main(*number).and_then(|main| pending.get(main)).is_some_and(keep));
        let kept: Vec<usize> = kept.collect();
        if !kept.is_empty() {
            *candidates = kept;
        }
    };
    narrow(&mut candidates, &|main| main.entered);
    narrow(&mut candidates, &|_| true);
    match candidates.as_slice() {
        [] => Ok(known.len()),
        [only] => Ok(*only),
        several => {
            let names = several.iter().filter_map(|number| known.get(*number)).map(|one| one.id.as_str());
            let kind = PlanFault::AppropriationAmbiguous {
                activity: draft.id.clone(),
                section: draft.section.clone(),
                appropriations: names.collect::<Vec<_>>().join(", "),
            };
            Err(Some(Box::new(GrantFault::about(place, &[], kind))))
        }
    }
}

/// A draft without a section gets the section of its appropriation. Another section is a fault.
fn under_its_section(
    pending: &mut PendingGrant<'_>,
    known: &[KnownAppropriation],
    place: usize,
) -> Option<GrantFault> {
    let one = pending.activities.get_mut(place)?;
    let appropriation = known.get(one.appropriation)?;
    if one.activity.section.is_empty() {
        one.activity.to_mut().section.clone_from(&appropriation.section);
    }
    let (section, id) = (one.activity.section.clone(), appropriation.id.clone());
    let differs = section != appropriation.section;
    differs.then(|| {
        GrantFault::about(place, &["section"], PlanFault::SectionDiffers { section, appropriation: id })
    })
}

/// The appropriations of activities that have none: each main activity opens one under its section, a change belongs
/// to that of the changed activity, and a supplementary activity to the only one under its section.
///
/// Returns the faults: `appropriation-ambiguous`.
pub(crate) fn place_existing(
    pending: &mut PendingGrant<'_>,
    known: &mut Vec<KnownAppropriation>,
    stated: &BTreeMap<String, String>,
) -> Vec<GrantFault> {
    let mut faults = Vec::new();
    let mut order: Vec<usize> = (0..pending.activities.len()).collect();
    order.sort_by_key(|place| pending.get(*place).map(|one| rank(pending, *place, &one.activity)));
    for place in order {
        let Some(activity) = pending.get(place).map(|one| one.activity.clone()) else { continue };
        let found = appropriation_of(pending, known, stated, place, &activity);
        let number = found.unwrap_or_else(|fault| {
            faults.extend(fault.map(|fault| *fault));
            // An existing change counts even if the activity that it changes does not exist.
            known.len()
        });
        if number == known.len() {
            let id = stated.get(&activity.id).cloned().unwrap_or_else(|| activity.id.clone());
            known.push(KnownAppropriation { id, section: activity.section.clone() });
        }
        if let Some(one) = pending.activities.get_mut(place) {
            one.appropriation = number;
        }
    }
    faults
}
