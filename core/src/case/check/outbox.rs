//! The notices of an event to other systems follow from its changes.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Found, at};
use crate::case::{CaseFault, Notice};
use crate::dates::Date;

/// The subject of a notice. The notices about one subject are in a fixed order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    /// A payment: by its plan, or by its activity if the plan has no id.
    Payment(Arc<str>, Date),
    Adjustment(String, u32),
    Claim(String, Date),
    Journal,
    Statistics(String),
}

/// A notice as a fault names it.
struct Named<'n>(&'n Notice);

impl Subject {
    fn of(notice: &Notice) -> Self {
        match notice {
            Notice::Payment(told) | Notice::Reversal(told) => {
                let plan = if told.plan.is_empty() { &told.activity } else { &told.plan };
                Self::Payment(Arc::clone(plan), told.date)
            }
            Notice::Adjustment(told) | Notice::AdjustmentReversal(told) => {
                Self::Adjustment(told.activity.clone(), told.settlement)
            }
            Notice::Claim(claim) | Notice::ClaimReversal(claim) => {
                Self::Claim(claim.income.clone(), claim.date)
            }
            Notice::Journal { .. } => Self::Journal,
            Notice::Statistics { activity, .. } => Self::Statistics(activity.clone()),
        }
    }
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Notice::Payment(told) => write!(f, "payment {} {} {}", told.activity, told.date, told.amount),
            Notice::Reversal(told) => write!(f, "reversal {} {} {}", told.activity, told.date, told.amount),
            Notice::Adjustment(told) => {
                write!(f, "adjustment {} {} {}", told.activity, told.date, told.amount)
            }
            Notice::AdjustmentReversal(told) => {
                write!(f, "adjustment_reversal {} {} {}", told.activity, told.date, told.amount)
            }
            Notice::Claim(claim) => write!(f, "claim {} {} {}", claim.income, claim.date, claim.amount),
            Notice::ClaimReversal(claim) => {
                write!(f, "claim_reversal {} {} {}", claim.income, claim.date, claim.amount)
            }
            Notice::Journal { event, .. } => write!(f, "journal {event}"),
            Notice::Statistics { activity, .. } => write!(f, "statistics {activity}"),
        }
    }
}

/// Compares the notices of an event with the expected ones. The notices of each payment, activity and settlement must
/// be in the same order. The order between different subjects does not matter to a receiver, and earlier versions of
/// this library had another one.
pub(super) fn check(told: &[Notice], right: Vec<Notice>, found: &mut Found) {
    if told == right {
        return;
    }
    let right = as_of_then(told, right);
    let mut by_subject: BTreeMap<Subject, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, notice) in told.iter().enumerate() {
        by_subject.entry(Subject::of(notice)).or_default().0.push(index);
    }
    for (index, notice) in right.iter().enumerate() {
        by_subject.entry(Subject::of(notice)).or_default().1.push(index);
    }
    for (is, should) in by_subject.into_values() {
        let is: Vec<(usize, &Notice)> =
            is.into_iter().filter_map(|index| Some((index, told.get(index)?))).collect();
        let should: Vec<&Notice> = should.into_iter().filter_map(|index| right.get(index)).collect();
        let mut left = should.clone();
        let mut all_founded = true;
        for (index, notice) in &is {
            match left.iter().position(|other| other == notice) {
                Some(place) => drop(left.remove(place)),
                None => {
                    all_founded = false;
                    let notice = Named(notice).to_string();
                    found.push(at!["outbox", *index], CaseFault::NoticeUnfounded { notice });
                }
            }
        }
        for notice in &left {
            found.push(at!["outbox"], CaseFault::NoticeMissing { notice: Named(notice).to_string() });
        }
        let in_order = is.iter().map(|(_, notice)| *notice).eq(should.iter().copied());
        if let Some((index, notice)) = is.first().filter(|_| all_founded && left.is_empty() && !in_order) {
            let notice = Named(notice).to_string();
            found.push(at!["outbox", *index], CaseFault::NoticesOutOfOrder { notice });
        }
    }
}

/// The expected notices as they were when the event was written: references, and numbers of settlements, were added
/// to notices later.
fn as_of_then(told: &[Notice], mut right: Vec<Notice>) -> Vec<Notice> {
    let unnamed = told.iter().all(|notice| match notice {
        Notice::Payment(told) | Notice::Reversal(told) => told.reference.is_none(),
        Notice::Adjustment(told) | Notice::AdjustmentReversal(told) => told.reference.is_none(),
        Notice::Claim(told) | Notice::ClaimReversal(told) => told.reference.is_none(),
        Notice::Journal { .. } | Notice::Statistics { .. } => true,
    });
    let unnumbered = told.iter().all(|notice| match notice {
        Notice::Adjustment(told) | Notice::AdjustmentReversal(told) => told.settlement == 0,
        _ => true,
    });
    for notice in &mut right {
        match notice {
            Notice::Payment(right) | Notice::Reversal(right) if unnamed => right.reference = None,
            Notice::Claim(right) | Notice::ClaimReversal(right) if unnamed => right.reference = None,
            Notice::Adjustment(right) | Notice::AdjustmentReversal(right) => {
                right.reference = right.reference.filter(|_| !unnamed);
                right.settlement = if unnumbered { 0 } else { right.settlement };
            }
            _ => {}
        }
    }
    right
}
