//! Reimbursement schemes: what each scheme reimburses, and how it treats costs that other schemes reimburse too.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::{Checker, item};
use crate::dates::{Date, DatedAmounts};
use crate::fault::Path;
use crate::limits::MAX_REIMBURSEMENTS;
use crate::rulebook::{ReimbursementScheme, RuleBookFault};

impl Checker<'_> {
    pub(super) fn reimbursements(&mut self) {
        let document = self.document;
        let (count, limit) = (document.reimbursements.len(), MAX_REIMBURSEMENTS);
        if count > limit {
            self.fault(
                Path::root().join("reimbursements"),
                RuleBookFault::TooManyReimbursements { count, limit },
            );
            return;
        }
        let mut earlier: Vec<(&ReimbursementScheme, Option<FxHashSet<&str>>)> = Vec::new();
        for (index, reimbursement) in document.reimbursements.iter().enumerate() {
            let sections = reimbursement.sections.as_ref();
            let sections = sections.map(|some| some.iter().map(String::as_str).collect::<FxHashSet<_>>());
            self.reimbursement(index, reimbursement);
            self.reimbursement_order(index, reimbursement);
            self.reimbursement_overlaps(index, reimbursement, sections.as_ref(), &earlier);
            earlier.push((reimbursement, sections));
        }
    }

    fn reimbursement(&mut self, index: usize, reimbursement: &ReimbursementScheme) {
        let at = |step: usize, key: &str| item("reimbursements", index).join("steps").join(step).join(key);
        let percents = Decimal::ZERO..=Decimal::ONE_HUNDRED;
        let beyond = |percent: Decimal| {
            let (min, max) = (percents.start().to_string(), percents.end().to_string());
            let value = percent.to_string();
            (!percents.contains(&percent)).then_some(RuleBookFault::OutOfRange { value, min, max })
        };
        if reimbursement.percent.is_some() != reimbursement.steps.is_empty() {
            self.fault(item("reimbursements", index), RuleBookFault::ReimbursementShare {});
        }
        if let Some(kind) = reimbursement.percent.and_then(beyond) {
            self.fault(item("reimbursements", index).join("percent"), kind);
        }
        for (number, step) in reimbursement.steps.iter().enumerate() {
            self.dated_kroner(&step.above, || at(number, "above"));
            if let Some(kind) = beyond(step.percent) {
                self.fault(at(number, "percent"), kind);
            }
        }
        let pairs = reimbursement.steps.iter().zip(reimbursement.steps.iter().skip(1));
        for (number, (lower, upper)) in (1_usize..).zip(pairs) {
            if let Some((date, below, above)) = not_above(&lower.above, &upper.above) {
                let kind = RuleBookFault::ThresholdsNotRising { above, below, date };
                self.fault(at(number, "above"), kind);
            }
        }
    }

    /// A scheme names only schemes that are listed before it, each once.
    fn reimbursement_order(&mut self, index: usize, reimbursement: &ReimbursementScheme) {
        let all = &self.document.reimbursements;
        let earlier = all.get(..index).unwrap_or_default();
        let after = reimbursement.after.iter().enumerate().map(|(number, id)| ("after", number, id));
        let beside = reimbursement.beside.iter().enumerate().map(|(number, id)| ("beside", number, id));
        for (key, number, id) in after.chain(beside) {
            let is_listed = all.iter().any(|other| other.id == *id);
            let is_earlier = earlier.iter().any(|other| other.id == *id);
            let is_twice =
                reimbursement.after.iter().chain(&reimbursement.beside).filter(|other| *other == id).count()
                    > 1;
            if is_listed && (!is_earlier || is_twice) {
                let path = item("reimbursements", index).join(key).join(number);
                self.fault(path, RuleBookFault::ReimbursementOrder { id: id.clone() });
            }
        }
    }

    /// A scheme says how it treats each earlier scheme that reimburses some of the same costs.
    fn reimbursement_overlaps(
        &mut self,
        index: usize,
        reimbursement: &ReimbursementScheme,
        sections: Option<&FxHashSet<&str>>,
        earlier: &[(&ReimbursementScheme, Option<FxHashSet<&str>>)],
    ) {
        for (first, (other, others)) in earlier.iter().enumerate() {
            let shares_sections = match (sections, others) {
                (Some(some), Some(others)) => !some.is_disjoint(others),
                (Some(some), None) | (None, Some(some)) => !some.is_empty(),
                (None, None) => true,
            };
            let is_valid = reimbursement.valid.is_valid() && other.valid.is_valid();
            if !(is_valid && shares_sections && other.valid.overlaps(reimbursement.valid)) {
                continue;
            }
            if reimbursement.beside.contains(&other.id) {
                let percent = other.highest_percent().saturating_add(reimbursement.highest_percent());
                if percent > Decimal::ONE_HUNDRED {
                    let kind = RuleBookFault::ReimbursementsExceedCost { first: other.id.clone(), percent };
                    self.fault(item("reimbursements", index), kind);
                }
            } else if !reimbursement.after.contains(&other.id) {
                let first = (self.describe)(&item("reimbursements", first));
                self.fault(item("reimbursements", index), RuleBookFault::ReimbursementsOverlap { first });
            }
        }
    }
}

/// The first day on which `upper` is not above `lower`, with both values.
fn not_above(lower: &DatedAmounts, upper: &DatedAmounts) -> Option<(Date, Decimal, Decimal)> {
    let starts = lower.pieces().iter().chain(upper.pieces()).map(|piece| piece.from.unwrap_or(Date::MIN));
    starts
        .filter_map(|date| Some((date, lower.at(date)?, upper.at(date)?)))
        .filter(|(_, below, above)| above <= below)
        .min_by_key(|(date, ..)| *date)
}
