//! Warnings of a decision: something looks wrong, but the decision is not refused.
//!
//! One function, [`warnings`], compares the activities before and after a decision. The preview of drafts, the dry
//! run and the command call it, so all three give the same warnings.

mod agreed;
mod carried_on;
mod decision_warning;
mod judging;
mod right;
mod twice;
mod unpaid;

use agreed::above_agreed;
pub use decision_warning::DecisionWarning;
pub(crate) use judging::{Before, Judged, Judging, Row};

/// The warnings of a decision, each with the index of its activity, in the order of the rows.
pub(crate) fn warnings(judging: &Judging<'_>, judged: &[Judged<'_>]) -> Vec<(usize, DecisionWarning)> {
    let mut all = Vec::new();
    let mut judged: Vec<Judged<'_>> = judged.to_vec();
    judged.sort_by_key(|one| one.place);
    for one in &judged {
        let Some(row) = judging.rows.get(one.place).filter(|row| row.is_current) else { continue };
        let mut found = Vec::new();
        if one.is_new(row.activity) {
            right::warn(judging, row, &mut found);
            twice::warn(judging, &judged, one.place, &mut found);
            found.extend(above_agreed(judging.book, row.activity, judging.days(row.activity)));
            carried_on::warn(judging, row.activity, &mut found);
        }
        unpaid::warn(judging, row.activity, &mut found);
        all.extend(found.into_iter().map(|warning| (one.place, warning)));
    }
    all
}
