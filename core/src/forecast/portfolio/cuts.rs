//! The day from which the payments of a row are replaced: [`applicable`](crate::plan::applicable) in whole numbers.

use std::ops::Range;

use super::columns::{Columns, PackedCadence};
use super::numbers::at;

/// Payments scheduled before this day count in the view with expected changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut(pub(super) i32);

impl Cut {
    /// All count.
    pub(super) const NEVER: Self = Self(i32::MAX);
    /// None counts.
    pub(super) const ALWAYS: Self = Self(i32::MIN);
}

/// The cut of each row of a case, in order, from the scheduled days of the first payments of its changes. A granted
/// change does not replace `paid` payments.
pub(super) fn cuts(
    columns: &Columns,
    rows: Range<usize>,
    firsts: &[Option<i32>],
    paid: bool,
    cuts: &mut Vec<Cut>,
) {
    let start = rows.start;
    let above = |number: usize| columns.changed_by(start + number)?.checked_sub(start);
    cuts.clear();
    cuts.resize(rows.len(), Cut::NEVER);
    for (number, first) in firsts.iter().enumerate() {
        let mut changed = above(number);
        let granted = |number: usize| at(&columns.granted, start + number);
        let first = first.filter(|_| !(paid && granted(number) && changed.is_some_and(granted)));
        // Walks up the chain until a row is already replaced earlier; then all above it are replaced too. This also
        // ends a ring.
        while let (Some(place), Some(first)) = (changed, first) {
            match cuts.get_mut(place) {
                Some(cut) if first < cut.0 => *cut = Cut(first),
                _ => break,
            }
            changed = above(place);
        }
    }
    // A granted one-time payment is not paid once it is changed at all.
    for changed in (0..rows.len()).filter_map(above) {
        let row = start + changed;
        if at(&columns.granted, row)
            && at(&columns.cadence_code, row) == PackedCadence::ONCE
            && let Some(cut) = cuts.get_mut(changed)
        {
            *cut = Cut::ALWAYS;
        }
    }
}
