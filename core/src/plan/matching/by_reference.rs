//! Lines whose text refers to payments.

use rust_decimal::Decimal;

use super::index::{Lookup, Slot};
use super::left::Left;
use super::run::{Pending, Run, as_period};
use super::span::{About, Tier};
use super::{InvoiceLine, LineMatch, MatchNote, MatchOutcome};
use crate::money;
use crate::plan::FoundReferences;

impl<'l, L: Lookup> Run<'_, 'l, L> {
    /// Reads the references of a line.
    pub(super) fn read(&self, index: usize, line: &'l InvoiceLine) -> Pending<'l> {
        let about = About::of(line, self.days);
        let (notes, slots) = (Vec::new(), Vec::new());
        let (refers, is_clear, is_certain, is_credit) = (false, true, true, false);
        let mut one = Pending { index, line, about, notes, slots, refers, is_clear, is_certain, is_credit };
        let found = FoundReferences::in_text(&line.text);
        if found.references.is_empty() && found.mistyped.is_empty() {
            one.notes.push(MatchNote::NoReference {});
        }
        for reference in found.references {
            let slots = self.lookup.by_reference(reference);
            let plan = slots.first().and_then(|slot| Some(self.open.at(*slot)?.0.plan.as_str()));
            let date = reference.date();
            one.notes.push(match plan {
                Some(plan) => MatchNote::ReferenceFound { reference, plan: plan.to_owned(), date },
                None => match self.open.named(reference.mark()) {
                    Some(plan) => MatchNote::ReferenceOfNoPayment { reference, plan: plan.to_owned(), date },
                    None => MatchNote::ReferenceUnknown { reference },
                },
            });
            one.is_certain &= plan.is_some();
            one.is_clear &= slots.len() <= 1;
            one.slots.extend(slots);
        }
        for mistyped in found.mistyped {
            one.notes.push(MatchNote::ReferenceMistyped {});
            one.is_certain = false;
            one.slots.extend(mistyped.0.into_iter().flat_map(|(mark, date)| self.open.marked(mark, date)));
        }
        one.refers = !one.slots.is_empty();
        let expected = one.slots.iter().find_map(|slot| Some(self.open.at(*slot)?.1.amount));
        one.is_credit = expected.is_some_and(|expected| is_other_way(line.amount, expected));
        one
    }

    /// Records that the line will follow, if it refers to exactly one payment.
    pub(super) fn comes(&mut self, one: &Pending<'l>) {
        if let [slot] = one.slots.as_slice() {
            let (sum, count) = self.to_come.entry(*slot).or_default();
            *sum = sum.checked_add(one.line.amount).unwrap_or(Decimal::MAX);
            *count = count.saturating_add(1);
        }
    }

    /// How many lines that refer to the payment add up, with this one, to exactly the remaining amount. None if they
    /// do not or if this is the only line. The line is then no longer counted as following.
    fn together(&mut self, slot: Slot, line: &InvoiceLine, left: Left) -> Option<usize> {
        let (sum, count) = self.to_come.get_mut(&slot)?;
        let (all, lines) = (*sum, *count);
        *sum = sum.checked_sub(line.amount).unwrap_or(Decimal::MIN);
        *count = count.saturating_sub(1);
        (lines > 1 && all == left.gross).then_some(lines)
    }

    /// The payments that the text refers to; none if it refers to no payment here.
    pub(super) fn by_reference(&mut self, one: &mut Pending<'l>) -> Option<LineMatch> {
        let slots = std::mem::take(&mut one.slots);
        if slots.is_empty() {
            return None;
        }
        if !one.is_clear {
            return Some(self.ambiguous(one, &slots));
        }
        if !one.is_certain {
            return Some(self.with_candidates(one, MatchOutcome::Offered, &slots));
        }
        let apart = slots.iter().find(|slot| self.is_apart(one, **slot)).copied();
        let mut found = match apart {
            Some(slot) => {
                self.note_apart(one, slot);
                self.with_candidates(one, MatchOutcome::Offered, &slots)
            }
            None => self.settle(one, &slots),
        };
        if !found.outcome.pays() {
            self.add_fitting(one.line, &one.about, &slots, &mut found);
        }
        Some(found)
    }

    /// Whether the line states days and the payment covers none of them.
    fn is_apart(&self, one: &Pending<'l>, slot: Slot) -> bool {
        let tier = self.open.span(slot).and_then(|span| one.about.tier(span));
        one.about.is_stated && tier != Some(Tier::Covering)
    }

    pub(super) fn note_apart(&self, one: &mut Pending<'l>, slot: Slot) {
        if let Some((date, covers)) = self.covered(slot) {
            let period = as_period(one.about.span);
            one.notes.push(MatchNote::PeriodDiffers { date, covers, period });
        }
    }

    /// Adds candidates that would fit the line without its reference, because the reference may be wrong.
    fn add_fitting(&self, line: &InvoiceLine, about: &About, slots: &[Slot], found: &mut LineMatch) {
        let cvr = line.cvr.as_ref().and_then(super::index::cvr_number);
        let Some((cvr, oere)) = cvr.zip(money::to_oere(line.amount).ok()) else { return };
        let fitting = self.lookup.exact(cvr, oere, about, &[Tier::Covering]).slots.into_iter();
        let fitting = fitting.filter(|slot| !slots.contains(slot) && self.is_open(*slot));
        let room = super::MAX_CANDIDATES.saturating_sub(found.candidates.len());
        found.candidates.extend(fitting.take(room).filter_map(|slot| self.payment(slot)));
    }

    /// Compares the line with the remaining amount of these payments together.
    pub(super) fn settle(&mut self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        if let Some(outcome) = self.company(one, slots) {
            return self.with_candidates(one, outcome, slots);
        }
        let left: Vec<Left> = slots.iter().filter_map(|slot| self.left(*slot)).collect();
        if left.iter().any(|left| left.settled) {
            return self.duplicate(one, slots);
        }
        let amount = one.line.amount;
        let single = match left.as_slice() {
            [left] => Some(*left),
            _ => None,
        };
        let together = single.filter(|_| one.refers);
        let together = together.and_then(|left| self.together(*slots.first()?, one.line, left));
        let sum = |of: fn(&Left) -> Decimal| money::sum(left.iter().map(of)).unwrap_or(Decimal::MAX);
        let (expected, tolerance) = match single {
            Some(left) => (left.expected(amount), left.width),
            None => (sum(|left| left.net), sum(|left| left.width)),
        };
        let credited = single.and_then(|left| left.gross.checked_sub(left.net)).unwrap_or_default();
        if !credited.is_zero() {
            let expected = single.map_or(expected, |left| left.net);
            one.notes.push(MatchNote::CreditedBefore { credited, expected });
        }
        if slots.len() > 1 {
            one.notes.push(MatchNote::SumOfReferences { count: slots.len(), expected });
        }
        let off = amount.checked_sub(expected).unwrap_or(Decimal::MAX).abs();
        let (outcome, note) = if amount.is_zero() || expected.is_zero() || is_other_way(amount, expected) {
            (MatchOutcome::Deviates, MatchNote::AmountOfOtherSign { amount, expected })
        } else if off.is_zero() {
            (MatchOutcome::Matched, MatchNote::AmountSame { amount })
        } else if let Some(count) = together.filter(|_| amount.abs() < expected.abs()) {
            (MatchOutcome::Partial, MatchNote::PartOfLines { count, expected })
        } else if off <= tolerance {
            let note = MatchNote::AmountWithinTolerance { amount, expected, tolerance };
            (MatchOutcome::WithinTolerance, note)
        } else if amount.abs() > expected.abs() {
            if let Some(found) =
                slots.first().filter(|_| slots.len() == 1).and_then(|slot| self.more(one, *slot))
            {
                return found;
            }
            (MatchOutcome::Deviates, MatchNote::AmountAbove { amount, expected, tolerance })
        } else {
            // A part of several payments cannot be assigned to one of them.
            let outcome = if slots.len() > 1 { MatchOutcome::Deviates } else { MatchOutcome::Partial };
            (outcome, MatchNote::AmountBelow { amount, expected, tolerance })
        };
        if let (MatchNote::PartOfLines { .. }, Some(slot)) = (&note, slots.first()) {
            self.touch(*slot, one.line).also.in_parts = true;
        }
        one.notes.push(note);
        if outcome.pays() {
            self.pays(one, outcome, slots)
        } else {
            self.with_candidates(one, outcome, slots)
        }
    }

    /// Whether the line comes from another company than the payment's.
    pub(super) fn company(&self, one: &mut Pending<'l>, slots: &[Slot]) -> Option<MatchOutcome> {
        let Some(cvr) = &one.line.cvr else {
            one.notes.push(MatchNote::NoCvr {});
            return None;
        };
        let expected = || slots.iter().filter_map(|slot| self.open.at(*slot)?.0.cvr.as_ref());
        if let Some(expected) = expected().find(|expected| *expected != cvr) {
            one.notes.push(MatchNote::CvrDiffers { cvr: cvr.clone(), expected: expected.clone() });
            return Some(MatchOutcome::Deviates);
        }
        if expected().next().is_some() {
            one.notes.push(MatchNote::CvrSame { cvr: cvr.clone() });
        }
        None
    }
}

/// Whether two amounts have opposite signs.
pub(super) const fn is_other_way(amount: Decimal, other: Decimal) -> bool {
    !amount.is_zero() && amount.is_sign_negative() != other.is_sign_negative()
}
