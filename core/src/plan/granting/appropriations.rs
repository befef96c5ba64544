//! Which appropriation a draft belongs to, where the caller has only activities.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{GrantFault, NOWHERE, PendingActivity, PendingGrant};
use crate::plan::{Activity, PlanFault, Status};
use crate::rulebook::Role;

/// An appropriation, by its number in a [`PendingGrant`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownAppropriation {
    pub(crate) id: String,
    /// Empty where none is chosen yet.
    pub(crate) section: String,
}

/// Puts drafts among the activities of a case, each into its appropriation.
///
/// The appropriation is the one `stated` for the draft; of a draft that is there already, its own; of a change,
/// that of what it changes; of a main activity, the first one under its section that has none, or else a new one;
/// of a supplementary activity, that of the main activity entered with it, or the one under its section. Drafts that
/// are expected stay so; all others are selected to be granted.
///
/// Returns the place of each draft, and what is wrong: `appropriation-ambiguous`, `section-differs`.
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

/// Main activities open appropriations, and come first; then what hangs on them, then changes, down the chain.
fn rank(pending: &PendingGrant<'_>, place: usize, activity: &Activity) -> (usize, bool) {
    (pending.depth(place), activity.role == Role::Supplementary)
}

/// Adds a draft, or puts it in the place of the one that is there under its id.
fn enter<'a>(pending: &mut PendingGrant<'a>, draft: &'a Activity) -> usize {
    let there = pending.find(&draft.id).filter(|place| {
        pending.get(*place).is_some_and(|one| !one.is_granted() && !one.entered && one.stands())
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

/// The number of the appropriation of a draft; the next one where it opens one. There is none where it changes what is
/// not there, or, with its fault, where several may be meant.
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

/// A draft without a section has that of its appropriation; another one is a fault.
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

/// The appropriations of activities that come without: each main activity opens one under its section, changes belong
/// to what they change, and supplementary activities to the one appropriation under their section.
///
/// Returns what is wrong: `appropriation-ambiguous`.
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
            // What is there counts, even where what it changes is not.
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
