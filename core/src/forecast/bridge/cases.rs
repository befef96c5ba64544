//! The cases that differ between two portfolios.

use rustc_hash::FxHashMap;

use crate::forecast::Portfolio;
use crate::forecast::rows::{OwnRow, ValuedRow};

/// The rows of a case, before and after.
pub(super) type ChangedCase = (Vec<OwnRow>, Vec<OwnRow>);

/// Each case that differs, in the order of the ids.
pub(super) fn changed_cases(before: &Portfolio, after: &Portfolio) -> Vec<ChangedCase> {
    let (mut were, mut are) = (before.cases(), after.cases());
    // Usually both have the same cases in the same order, so few cases wait for their counterpart.
    let (mut left, mut right) = (FxHashMap::default(), FxHashMap::default());
    let mut changed = Vec::new();
    loop {
        let (was, is) = (were.next(), are.next());
        if was.is_none() && is.is_none() {
            break;
        }
        for (found, is_before) in [(was, true), (is, false)] {
            let Some(mut rows) = found else { continue };
            rows.sort_by_key(|one| one.row.activity);
            let Some(id) = rows.first().map(|one| one.row.case) else { continue };
            let (own, others) = if is_before { (&mut left, &mut right) } else { (&mut right, &mut left) };
            match others.remove(id) {
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
    changed.sort_by_key(|(was, is)| was.first().or(is.first()).map(|one| one.row.case));
    let own = |rows: &Vec<ValuedRow<'_>>| rows.iter().map(OwnRow::of).collect();
    changed.iter().map(|(was, is)| (own(was), own(is))).collect()
}
