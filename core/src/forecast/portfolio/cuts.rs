//! From which day on the payments of a row are replaced: [`applicable`](crate::plan::applicable) in whole numbers.

use std::ops::Range;

use super::columns::{Columns, Pace};
use super::numbers::at;

/// Payments scheduled before this day count in the view of what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut(pub(super) i32);

impl Cut {
    /// All count.
    pub(super) const NEVER: Self = Self(i32::MAX);
    /// None counts.
    pub(super) const ALWAYS: Self = Self(i32::MIN);
}

/// The cut of each row of a case, in order, from the scheduled days of the first payments of those that change
/// another. Of what is `paid` a granted change replaces nothing.
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
        // Upwards, until somebody is replaced earlier anyway, as all above then are. So a ring ends too.
        while let (Some(place), Some(first)) = (changed, first) {
            match cuts.get_mut(place) {
                Some(cut) if first < cut.0 => *cut = Cut(first),
                _ => break,
            }
            changed = above(place);
        }
    }
    // What is granted and paid once is not paid when it is changed at all.
    for changed in (0..rows.len()).filter_map(above) {
        let row = start + changed;
        if at(&columns.granted, row)
            && at(&columns.pace, row) == Pace::ONCE
            && let Some(cut) = cuts.get_mut(changed)
        {
            *cut = Cut::ALWAYS;
        }
    }
}
