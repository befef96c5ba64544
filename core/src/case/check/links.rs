//! The links between appropriations and activities.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, at, id};
use crate::case::{ActivityState, CaseFault, CaseState};
use crate::fault::twice;
use crate::plan::PlanFault;
use crate::rulebook::Role;

/// The index of each name; the first if a name is repeated.
fn places<'n>(
    names: impl DoubleEndedIterator<Item = &'n str> + ExactSizeIterator,
) -> BTreeMap<&'n str, usize> {
    names.enumerate().rev().map(|(place, name)| (name, place)).collect()
}

/// The faults of names in a state and of links between its activities. It does not look at payments, so it can run
/// after each event.
pub(super) fn check(state: &CaseState, found: &mut Found) {
    let appropriations = || state.appropriations.iter().map(|one| one.id.as_str());
    let again = twice(appropriations());
    let appropriations = places(appropriations());
    for (index, one) in state.appropriations.iter().enumerate() {
        id(&one.id, || at!["appropriations", index, "id"], found);
        if let Some(section) = &one.section {
            id(section, || at!["appropriations", index, "section"], found);
        }
    }
    for (_, index) in again {
        let appropriation = state.appropriations.get(index).map(|one| one.id.clone()).unwrap_or_default();
        found.push(at!["appropriations", index, "id"], CaseFault::DuplicateAppropriation { appropriation });
    }
    let ids = || state.activities.iter().map(|one| one.activity.id.as_str());
    let known = places(ids());
    for (_, index) in twice(ids()) {
        let activity = state.activities.get(index).map(|one| one.activity.id.clone()).unwrap_or_default();
        found.push(at!["activities", index, "activity", "id"], PlanFault::DuplicateActivity { activity });
    }
    let get = |id: &str| known.get(id).and_then(|index| state.activities.get(*index));
    for (index, one) in state.activities.iter().enumerate() {
        let here = || at!["activities", index];
        match appropriations.get(one.appropriation.as_str()) {
            None => {
                let kind = CaseFault::UnknownAppropriation { appropriation: one.appropriation.clone() };
                let known = appropriations.keys().copied();
                found.push_near(here().join("appropriation"), kind, &one.appropriation, known);
            }
            Some(place) => {
                let section = state.appropriations.get(*place).and_then(|known| known.section.as_deref());
                if section.unwrap_or_default() != one.activity.section {
                    let (section, appropriation) = (one.activity.section.clone(), one.appropriation.clone());
                    let kind = PlanFault::SectionDiffers { section, appropriation };
                    found.push(here().join("activity").join("section"), kind);
                }
            }
        }
        changed(one, index, &get, &ids, found);
        replaced(one, index, &get, &ids, found);
    }
    let ring = |index: usize| PlanFault::ChangesInCircle {
        activity: state.activities.get(index).map(|one| one.activity.id.clone()).unwrap_or_default(),
    };
    for index in rings(state, &known, |one| one.activity.modifies.as_deref()) {
        found.push(at!["activities", index, "activity", "modifies"], ring(index));
    }
    for index in rings(state, &known, |one| one.replaced_by.as_deref()) {
        found.push(at!["activities", index, "replaced_by"], ring(index));
    }
    places_taken(state, found);
    plans(state, &known, found);
}

/// A change belongs to an existing activity of the same appropriation and has its role.
fn changed<'s, I: Iterator<Item = &'s str>>(
    one: &'s ActivityState,
    index: usize,
    get: &impl Fn(&str) -> Option<&'s ActivityState>,
    ids: &impl Fn() -> I,
    found: &mut Found,
) {
    let Some(id) = one.activity.modifies.as_deref() else { return };
    let path = || at!["activities", index, "activity", "modifies"];
    let Some(known) = get(id).filter(|known| known.appropriation == one.appropriation) else {
        let kind = PlanFault::UnknownActivity { activity: id.to_owned() };
        return found.push_near(path(), kind, id, ids());
    };
    if known.activity.role != one.activity.role {
        let kind = PlanFault::RoleDiffers { activity: id.to_owned() };
        found.push(at!["activities", index, "activity", "role"], kind);
    }
}

/// Only granted activities replace, and are replaced, within one appropriation.
fn replaced<'s, I: Iterator<Item = &'s str>>(
    one: &'s ActivityState,
    index: usize,
    get: &impl Fn(&str) -> Option<&'s ActivityState>,
    ids: &impl Fn() -> I,
    found: &mut Found,
) {
    let Some(by) = one.replaced_by.as_deref() else { return };
    let path = || at!["activities", index, "replaced_by"];
    let Some(known) = get(by).filter(|known| known.appropriation == one.appropriation) else {
        let kind = CaseFault::NoSuchActivity { activity: by.to_owned() };
        return found.push_near(path(), kind, by, ids());
    };
    if !(one.is_granted() && known.is_granted()) {
        let (activity, by) = (one.activity.id.clone(), by.to_owned());
        found.push(path(), CaseFault::ReplacedNotGranted { activity, by });
    }
}

/// The activities that are part of a ring of links.
fn rings<'s>(
    state: &'s CaseState,
    known: &BTreeMap<&str, usize>,
    step: impl Fn(&'s ActivityState) -> Option<&'s str>,
) -> BTreeSet<usize> {
    let next = |index: usize| known.get(step(state.activities.get(index)?)?).copied();
    let mut rings = BTreeSet::new();
    // The start from which each activity was first reached.
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for start in 0..state.activities.len() {
        let mut place = Some(start);
        while let Some(index) = place.filter(|index| !seen.contains_key(index)) {
            seen.insert(index, start);
            place = next(index);
        }
        // Reached again in the same round: this is a ring. It is walked once to list it.
        while let Some(index) = place.filter(|index| seen.get(index) == Some(&start)) {
            if !rings.insert(index) {
                break;
            }
            place = next(index);
        }
    }
    rings
}

/// An activity has at most one change, and an appropriation one main activity that is not a change.
fn places_taken(state: &CaseState, found: &mut Found) {
    let mut changes: BTreeMap<&str, &str> = BTreeMap::new();
    let mut mains: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, one) in state.activities.iter().enumerate().filter(|(_, one)| one.is_current()) {
        let id = one.activity.id.as_str();
        match one.activity.modifies.as_deref() {
            Some(changed) => {
                if let Some(by) = changes.insert(changed, id).filter(|by| *by != id) {
                    let kind = PlanFault::AlreadyChanged { activity: changed.to_owned(), by: by.to_owned() };
                    found.push(at!["activities", index, "activity", "modifies"], kind);
                }
            }
            None if one.activity.role == Role::Main => {
                if let Some(main) = mains.insert(&one.appropriation, id).filter(|main| *main != id) {
                    let kind = PlanFault::SecondMainActivity { main: main.to_owned() };
                    found.push(at!["activities", index, "activity", "role"], kind);
                }
            }
            None => {}
        }
    }
}

/// A payment plan belongs to one activity. A granted change takes over the plan of what it changes, so linked
/// activities may share it.
fn plans(state: &CaseState, known: &BTreeMap<&str, usize>, found: &mut Found) {
    let mut by_plan: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, one) in state.activities.iter().enumerate() {
        let plan = one.activity.plan.id.as_str();
        if !plan.is_empty() {
            by_plan.entry(plan).or_default().push(index);
        }
    }
    if by_plan.values().all(|sharing| sharing.len() < 2) {
        return;
    }
    let chains = chains(state, known);
    for (plan, sharing) in by_plan.into_iter().filter(|(_, sharing)| sharing.len() > 1) {
        let first = sharing.first().copied().unwrap_or_default();
        let may = |index: usize| {
            state.activities.get(index).is_some_and(ActivityState::is_granted)
                && chains.get(index) == chains.get(first)
        };
        let activity = state.activities.get(first).map(|one| one.activity.id.clone()).unwrap_or_default();
        for index in sharing.into_iter().skip(1).filter(|index| !(may(*index) && may(first))) {
            let (plan, activity) = (plan.to_owned(), activity.clone());
            let path = at!["activities", index, "activity", "plan", "id"];
            found.push(path, PlanFault::DuplicatePlan { plan, activity });
        }
    }
}

/// For each activity the lowest index among the activities that it is linked with.
fn chains(state: &CaseState, known: &BTreeMap<&str, usize>) -> Vec<usize> {
    let mut linked: Vec<Vec<usize>> = vec![Vec::new(); state.activities.len()];
    for (index, one) in state.activities.iter().enumerate() {
        let named = [one.activity.modifies.as_deref(), one.replaced_by.as_deref()];
        for other in named.into_iter().flatten().filter_map(|id| known.get(id).copied()) {
            for (from, to) in [(index, other), (other, index)] {
                if let Some(of) = linked.get_mut(from) {
                    of.push(to);
                }
            }
        }
    }
    let mut chains = vec![usize::MAX; linked.len()];
    for start in 0..linked.len() {
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            if let Some(chain) = chains.get_mut(index).filter(|chain| **chain == usize::MAX) {
                *chain = start;
                open.extend(linked.get(index).into_iter().flatten());
            }
        }
    }
    chains
}
