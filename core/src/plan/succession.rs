//! What granting activities does to the ones that are there: what a change replaces, and where the main
//! activity ends the supplementary ones.

use super::{Activity, PlanFault, Schedule, Status};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults, Path};
use crate::rulebook::Role;

/// An activity as it is once the drafts are granted.
#[derive(Debug, Clone)]
pub(crate) struct Effective {
    /// With the period, status and place in its chain of changes it then has.
    pub(crate) activity: Activity,
    /// Where it comes from.
    pub(crate) path: Path,
    /// Whether it is one of the drafts.
    pub(crate) draft: bool,
    /// Whether a change takes its place altogether: what is paid stays, the rest goes.
    pub(crate) replaced: bool,
}

impl Effective {
    fn pays_once(&self) -> bool {
        matches!(self.activity.plan.schedule, Schedule::OneTime { .. })
    }

    fn is_granted_draft(&self) -> bool {
        self.draft && self.activity.status == Status::Granted
    }

    fn end_at(&mut self, end: Date) {
        let period = self.activity.period;
        if period.end().is_none_or(|own| own > end) {
            match Period::new(period.start(), end) {
                Ok(period) => self.activity.period = period,
                Err(_) => self.replaced = true,
            }
        }
    }
}

/// The activities as they are when `drafts` are granted; drafts that are themselves expected stay so, and
/// existing drafts that nobody asks about are left out.
///
/// A change ends what it changes the day before it starts, or takes its place where it starts no later, or
/// where that is paid once. The end of a main activity that is granted ends the supplementary ones; where
/// none is, that of the granted main activities ends the supplementary ones that are granted.
pub(crate) fn granting(
    existing: &[Activity],
    drafts: &[Activity],
) -> Result<Vec<Effective>, Faults<PlanFault>> {
    let old = existing.iter().enumerate().filter(|(_, activity)| activity.status != Status::Draft);
    let old = old.map(|(index, activity)| Effective {
        activity: activity.clone(),
        path: Path::root().then("existing").then(index),
        draft: false,
        replaced: false,
    });
    let new = drafts.iter().enumerate().map(|(index, activity)| {
        let mut activity = activity.clone();
        if activity.status == Status::Draft {
            activity.status = Status::Granted;
        }
        Effective { activity, path: Path::root().then("drafts").then(index), draft: true, replaced: false }
    });
    let mut all: Vec<Effective> = old.chain(new).collect();
    let mut faults = links(&all);
    faults = match faults.is_empty() {
        true => {
            replace_changed(&mut all);
            end_with_main(&mut all)
        }
        false => std::mem::take(&mut faults),
    };
    faults.or(all)
}

/// What is wrong with how the activities refer to each other.
fn links(all: &[Effective]) -> Faults<PlanFault> {
    let mut faults = Faults::none();
    let mut ids = std::collections::BTreeMap::new();
    let mut changes = std::collections::BTreeMap::new();
    for (place, one) in all.iter().enumerate() {
        if ids.insert(one.activity.id.as_str(), place).is_some() {
            let kind = PlanFault::DuplicateActivity { activity: one.activity.id.clone() };
            faults.push(Fault::at(one.path.clone().then("id"), kind));
        }
    }
    for one in all {
        let Some(changed) = one.activity.modifies.as_deref() else { continue };
        let at = |kind| Fault::at(one.path.clone().then("modifies"), kind);
        let by = changes.insert(changed, one.activity.id.as_str());
        if let Some(by) = by.filter(|_| one.draft) {
            faults.push(at(PlanFault::AlreadyChanged { activity: changed.to_owned(), by: by.to_owned() }));
        }
        if !ids.contains_key(changed) && one.draft {
            let suggestion = crate::fault::nearest(changed, ids.keys().copied());
            let kind = PlanFault::UnknownActivity { activity: changed.to_owned() };
            faults.push(at(kind).suggest(suggestion));
        }
        // Down the chain; a chain longer than there are activities is a ring.
        let mut next = Some(changed);
        let steps = all.iter().take_while(|_| {
            next = next
                .and_then(|id| all.get(*ids.get(id)?))
                .and_then(|activity| activity.activity.modifies.as_deref());
            next.is_some_and(|id| id != one.activity.id)
        });
        let in_a_ring = steps.count() == all.len() || next == Some(one.activity.id.as_str());
        if in_a_ring || changed == one.activity.id {
            faults.push(at(PlanFault::ChangesInCircle { activity: one.activity.id.clone() }));
        }
    }
    faults
}

fn replace_changed(all: &mut [Effective]) {
    for place in 0..all.len() {
        let Some(change) = all.get(place).filter(|one| one.is_granted_draft()) else { continue };
        let (start, mut above) = (change.activity.period.start(), change.activity.modifies.clone());
        while let Some(id) = above.take() {
            let Some(changed) = all.iter_mut().find(|one| one.activity.id == id) else { break };
            if changed.pays_once() {
                changed.replaced = true;
            } else if start <= changed.activity.period.start() {
                changed.replaced = true;
                above = changed.activity.modifies.clone();
            } else if let Some(last) = start.pred_opt() {
                changed.end_at(last);
            }
        }
    }
}

fn end_with_main(all: &mut [Effective]) -> Faults<PlanFault> {
    let mut faults = Faults::none();
    let sections: std::collections::BTreeSet<String> =
        all.iter().filter(|one| one.is_granted_draft()).map(|one| one.activity.section.clone()).collect();
    for section in sections {
        let of_section = |one: &&Effective| one.activity.section == section && !one.replaced;
        let mains = || all.iter().filter(of_section).filter(|one| one.activity.role == Role::Main);
        let granted_main = mains().find(|one| one.is_granted_draft());
        let (end, drafts_only) = match granted_main {
            Some(main) => (main.activity.period.end(), false),
            None => {
                let granted = || mains().filter(|one| one.activity.status == Status::Granted);
                let open = granted().any(|one| one.activity.period.end().is_none());
                (granted().filter_map(|one| one.activity.period.end()).max().filter(|_| !open), true)
            }
        };
        let Some(end) = end else { continue };
        let supplementary = all.iter_mut().filter(|one| {
            one.activity.section == section
                && one.activity.role == Role::Supplementary
                && !one.replaced
                && !one.pays_once()
                && (!drafts_only || one.is_granted_draft())
        });
        for one in supplementary {
            let start = one.activity.period.start();
            if start > end {
                let activity = one.activity.id.clone();
                let kind = PlanFault::SupplementaryAfterMain { activity, start, end };
                faults.push(Fault::at(one.path.clone().then("period").then("start"), kind));
            } else {
                one.end_at(end);
            }
        }
    }
    faults
}
