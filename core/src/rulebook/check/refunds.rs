//! Refund schemes: what each refunds, and what it sees of the costs that others refund too.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::{Checker, item};
use crate::dates::{Amounts, Date};
use crate::fault::Path;
use crate::limits::MAX_REFUNDS;
use crate::rulebook::{RefundScheme, RuleBookFault};

impl Checker<'_> {
    pub(super) fn refunds(&mut self) {
        let document = self.document;
        let (count, limit) = (document.refunds.len(), MAX_REFUNDS);
        if count > limit {
            self.fault(Path::root().then("refunds"), RuleBookFault::TooManyRefunds { count, limit });
            return;
        }
        let mut earlier: Vec<(&RefundScheme, Option<FxHashSet<&str>>)> = Vec::new();
        for (index, refund) in document.refunds.iter().enumerate() {
            let sections = refund.sections.as_ref();
            let sections = sections.map(|some| some.iter().map(String::as_str).collect::<FxHashSet<_>>());
            self.refund(index, refund);
            self.refund_order(index, refund);
            self.refund_overlaps(index, refund, sections.as_ref(), &earlier);
            earlier.push((refund, sections));
        }
    }

    fn refund(&mut self, index: usize, refund: &RefundScheme) {
        let at = |step: usize, key: &str| item("refunds", index).then("steps").then(step).then(key);
        let percents = Decimal::ZERO..=Decimal::ONE_HUNDRED;
        let beyond = |percent: Decimal| {
            let (min, max) = (percents.start().to_string(), percents.end().to_string());
            let value = percent.to_string();
            (!percents.contains(&percent)).then_some(RuleBookFault::OutOfRange { value, min, max })
        };
        if refund.percent.is_some() != refund.steps.is_empty() {
            self.fault(item("refunds", index), RuleBookFault::RefundShare {});
        }
        if let Some(kind) = refund.percent.and_then(beyond) {
            self.fault(item("refunds", index).then("percent"), kind);
        }
        for (number, step) in refund.steps.iter().enumerate() {
            self.dated_kroner(&step.above, || at(number, "above"));
            if let Some(kind) = beyond(step.percent) {
                self.fault(at(number, "percent"), kind);
            }
        }
        let pairs = refund.steps.iter().zip(refund.steps.iter().skip(1));
        for (number, (lower, upper)) in (1_usize..).zip(pairs) {
            if let Some((date, below, above)) = not_above(&lower.above, &upper.above) {
                let kind = RuleBookFault::ThresholdsNotRising { above, below, date };
                self.fault(at(number, "above"), kind);
            }
        }
    }

    /// That it names others, listed before it, each once.
    fn refund_order(&mut self, index: usize, refund: &RefundScheme) {
        let all = &self.document.refunds;
        let earlier = all.get(..index).unwrap_or_default();
        let after = refund.after.iter().enumerate().map(|(number, id)| ("after", number, id));
        let beside = refund.beside.iter().enumerate().map(|(number, id)| ("beside", number, id));
        for (key, number, id) in after.chain(beside) {
            let is_listed = all.iter().any(|other| other.id == *id);
            let is_earlier = earlier.iter().any(|other| other.id == *id);
            let is_twice = refund.after.iter().chain(&refund.beside).filter(|other| *other == id).count() > 1;
            if is_listed && (!is_earlier || is_twice) {
                let path = item("refunds", index).then(key).then(number);
                self.fault(path, RuleBookFault::RefundOrder { id: id.clone() });
            }
        }
    }

    /// That it says what it sees of each scheme listed before it that refunds some of the same costs.
    fn refund_overlaps(
        &mut self,
        index: usize,
        refund: &RefundScheme,
        sections: Option<&FxHashSet<&str>>,
        earlier: &[(&RefundScheme, Option<FxHashSet<&str>>)],
    ) {
        for (first, (other, others)) in earlier.iter().enumerate() {
            let shares_sections = match (sections, others) {
                (Some(some), Some(others)) => !some.is_disjoint(others),
                (Some(some), None) | (None, Some(some)) => !some.is_empty(),
                (None, None) => true,
            };
            let is_valid = refund.valid.is_valid() && other.valid.is_valid();
            if !(is_valid && shares_sections && other.valid.overlaps(refund.valid)) {
                continue;
            }
            if refund.beside.contains(&other.id) {
                let percent = other.highest_percent().saturating_add(refund.highest_percent());
                if percent > Decimal::ONE_HUNDRED {
                    let kind = RuleBookFault::RefundsExceedCost { first: other.id.clone(), percent };
                    self.fault(item("refunds", index), kind);
                }
            } else if !refund.after.contains(&other.id) {
                let first = (self.describe)(&item("refunds", first));
                self.fault(item("refunds", index), RuleBookFault::RefundsOverlap { first });
            }
        }
    }
}

/// The first day on which `upper` is not above `lower`, with both values.
fn not_above(lower: &Amounts, upper: &Amounts) -> Option<(Date, Decimal, Decimal)> {
    let starts = lower.pieces().iter().chain(upper.pieces()).map(|piece| piece.from.unwrap_or(Date::MIN));
    starts
        .filter_map(|date| Some((date, lower.at(date)?, upper.at(date)?)))
        .filter(|(_, below, above)| above <= below)
        .min_by_key(|(date, ..)| *date)
}
