//! Approval: a level, an approver, and a different second person if two must agree.

use super::Found;
use crate::case::{Approval, CaseFault};
use crate::dates::Date;
use crate::fault::Path;
use crate::rulebook::RuleBook;

/// An approval names its approver and its level.
pub(super) fn check(approval: &Approval, here: impl Fn() -> Path, found: &mut Found) {
    let Approval { level, approver, second, .. } = approval;
    if level.trim().is_empty() {
        found.push(here().join("level"), CaseFault::ApprovalLevelMissing {});
    }
    if approver.trim().is_empty() {
        found.push(here().join("approver"), CaseFault::ApproverMissing {});
    }
    if second.as_ref().is_some_and(|second| second.trim().to_lowercase() == approver.trim().to_lowercase()) {
        let approver = approver.clone();
        found.push(here().join("second"), CaseFault::SecondApproverSame { approver });
    }
}

/// The rule book has the level on the day. This is checked only against the version that decided the event, because a
/// later version may have removed the level.
pub(super) fn by_book(
    approval: &Approval,
    book: &RuleBook,
    on: Date,
    here: impl Fn() -> Path,
    found: &mut Found,
) {
    let level = || approval.level.clone();
    match book.approval_level(&approval.level) {
        None if approval.level.trim().is_empty() => {}
        None => {
            let levels = book.document().approval_levels.iter().map(|level| level.id.as_str());
            let kind = CaseFault::UnknownApprovalLevel { level: level() };
            found.push_near(here().join("level"), kind, &approval.level, levels);
        }
        Some(known) if !known.valid.contains(on) => {
            let kind = CaseFault::ApprovalLevelNotInForce { level: level(), on };
            found.push(here().join("level"), kind);
        }
        Some(known) if known.second_person && approval.second.is_none() => {
            found.push(here().join("second"), CaseFault::SecondApproverMissing { level: level() });
        }
        Some(_) => {}
    }
}
