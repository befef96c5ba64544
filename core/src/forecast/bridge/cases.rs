//! The cases that are not the same in two portfolios.

use rustc_hash::FxHashMap;

use crate::forecast::Portfolio;
use crate::forecast::rows::OwnRow;

/// The rows of each case that is another than it was, as it was and as it is, in the order of the cases' ids.
pub(super) fn changed_cases(before: &Portfolio, after: &Portfolio) -> Vec<(Vec<OwnRow>, Vec<OwnRow>)> {
    let (mut were, mut are) = (before.cases_to_change(), after.cases_to_change());
    // Mostly both have the same cases in the same order: then none waits for long.
    let (mut left, mut right) = (FxHashMap::default(), FxHashMap::default());
    let mut changed = Vec::new();
    loop {
        let (was, is) = (were.next(), are.next());
        if was.is_none() && is.is_none() {
            break;
        }
        for (found, is_before) in [(was, true), (is, false)] {
            let Some(mut rows) = found else { continue };
            rows.sort_by(|one, other| one.activity.cmp(&other.activity));
            let Some(id) = rows.first().map(|row| row.case.clone()) else { continue };
            let (own, others) = if is_before { (&mut left, &mut right) } else { (&mut right, &mut left) };
            match others.remove(&id) {
                Some(other) if other == rows => {}
                Some(other) => changed.push(if is_before { (rows, other) } else { (other, rows) }),
                None => {
                    own.insert(id, rows);
                }
            }
        }
    }
    changed.extend(left.into_values().map(|rows| (rows, Vec::new())));
    changed.extend(right.into_values().map(|rows| (Vec::new(), rows)));
    let id = |(was, is): &(Vec<OwnRow>, Vec<OwnRow>)| was.first().or(is.first()).map(|row| row.case.clone());
    changed.sort_by_cached_key(id);
    changed
}
