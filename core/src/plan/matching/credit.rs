//! Credit notes: lines with the opposite sign of the payments that they belong to.

use rust_decimal::Decimal;

use super::by_reference::is_other_way;
use super::index::{Lookup, Slot, cvr_number};
use super::run::{Pending, Run, answer};
use super::span::Tier;
use super::{LineMatch, MatchNote, MatchOutcome};
use crate::money;

/// What can be credited of a payment.
#[derive(Clone, Copy)]
struct Creditable {
    slot: Slot,
    /// The paid amount if the payment is settled; otherwise the remaining amount.
    amount: Decimal,
    is_settled: bool,
}

impl<'l, L: Lookup> Run<'_, 'l, L> {
    /// What a line with the opposite sign credits; none if it is not a credit note.
    ///
    /// For a paid payment it returns the paid amount, in whole or in part. For an unpaid payment it is deducted.
    /// Without a reference it belongs to the payment that covers its day and has its amount, if there is exactly one.
    pub(super) fn credit(&mut self, one: &mut Pending<'l>) -> Option<LineMatch> {
        let slots = std::mem::take(&mut one.slots);
        if slots.is_empty() {
            return self.credit_by_day(one);
        }
        if !one.is_clear {
            return Some(self.ambiguous(one, &slots));
        }
        if let Some(outcome) = self.company(one, &slots) {
            return Some(self.with_candidates(one, outcome, &slots));
        }
        let apart = slots.iter().find(|slot| {
            let tier = self.open.span(**slot).and_then(|span| one.about.tier(span));
            one.about.is_stated && tier != Some(Tier::Covering)
        });
        if let Some(slot) = apart {
            self.note_apart(one, *slot);
            return Some(self.with_candidates(one, MatchOutcome::Offered, &slots));
        }
        let creditable: Vec<Creditable> = slots.iter().filter_map(|slot| self.creditable(*slot)).collect();
        if let [of] = creditable.as_slice() {
            if one.line.amount.abs() <= of.amount.abs() {
                return Some(self.credited(one, *of));
            }
            let all = self.paid_in_month(of.slot);
            let sum = money::sum(all.iter().map(|of| of.amount)).ok();
            if all.len() > 1 && sum == Some(-one.line.amount) {
                return Some(self.credited_in_whole(one, &all));
            }
        }
        let sum = money::sum(creditable.iter().map(|of| of.amount)).unwrap_or(Decimal::MAX);
        if sum == -one.line.amount && creditable.iter().all(|of| of.is_settled) {
            return Some(self.credited_in_whole(one, &creditable));
        }
        one.notes.push(MatchNote::CreditAbove { amount: -one.line.amount, expected: sum });
        Some(self.with_candidates(one, MatchOutcome::Deviates, &slots))
    }

    fn creditable(&self, slot: Slot) -> Option<Creditable> {
        let left = self.left(slot)?;
        let amount = if left.settled { left.paid } else { left.net };
        Some(Creditable { slot, amount, is_settled: left.settled })
    }

    /// The paid payments of the same plan in the month in which the payment's covered days begin.
    fn paid_in_month(&self, slot: Slot) -> Vec<Creditable> {
        let found = self.open.plan_of(slot).zip(self.open.span(slot));
        let Some((plan, span)) = found else { return Vec::new() };
        let month = super::span::month_number(span.first);
        let all = self.open.slots_of_month(plan, month).filter_map(|slot| self.creditable(slot));
        all.filter(|of| of.is_settled && !of.amount.is_zero()).collect()
    }

    /// The line returns what was paid of a payment, or is deducted from the remaining amount.
    fn credited(&mut self, one: &mut Pending<'l>, of: Creditable) -> LineMatch {
        if !one.is_certain {
            return self.with_candidates(one, MatchOutcome::Offered, &[of.slot]);
        }
        let amount = -one.line.amount;
        let date = self.open.at(of.slot).map(|(_, payment)| payment.date).unwrap_or_default();
        let rest = of.amount.checked_sub(amount).unwrap_or_default();
        one.notes.push(match of.is_settled {
            true if rest.is_zero() => MatchNote::CreditInWhole { date, amount },
            true => MatchNote::CreditInPart { date, amount, paid: of.amount },
            false => MatchNote::CreditDeducted { date, amount, expected: rest },
        });
        self.take_back(one, &[(of, amount)])
    }

    /// The line returns everything that was paid of several payments.
    fn credited_in_whole(&mut self, one: &mut Pending<'l>, all: &[Creditable]) -> LineMatch {
        for of in all {
            let date = self.open.at(of.slot).map(|(_, payment)| payment.date).unwrap_or_default();
            one.notes.push(MatchNote::CreditInWhole { date, amount: of.amount });
        }
        let shares: Vec<_> = all.iter().map(|of| (*of, of.amount)).collect();
        self.take_back(one, &shares)
    }

    fn take_back(&mut self, one: &mut Pending<'l>, shares: &[(Creditable, Decimal)]) -> LineMatch {
        let slots: Vec<Slot> = shares.iter().map(|(of, _)| of.slot).collect();
        let mut found = answer(one.line, MatchOutcome::Credited, std::mem::take(&mut one.notes));
        found.payments = slots.iter().filter_map(|slot| self.payment(*slot)).collect();
        for (of, amount) in shares {
            let also = &mut self.touch(of.slot, one.line).also;
            if of.is_settled {
                also.paid = also.paid.checked_sub(*amount).unwrap_or(Decimal::MIN);
                also.closed = true;
                also.reopened = of.amount == *amount;
            } else {
                also.credited = also.credited.checked_add(*amount).unwrap_or(Decimal::MAX);
            }
        }
        found
    }

    /// A credit note without a reference: the payment of the company that covers its day and has its amount.
    fn credit_by_day(&mut self, one: &mut Pending<'l>) -> Option<LineMatch> {
        let cvr = cvr_number(one.line.cvr.as_ref()?)?;
        let oere = money::to_oere(-one.line.amount).ok().filter(|oere| *oere != 0)?;
        let fits = |of: &Creditable| of.amount == -one.line.amount;
        let covering = self.lookup.exact(cvr, oere, &one.about, &[Tier::Covering]).slots;
        let covering: Vec<Creditable> =
            covering.into_iter().filter_map(|slot| self.creditable(slot)).filter(fits).collect();
        let before = self.lookup.exact(cvr, oere, &one.about, &[Tier::Before]).slots;
        let before: Vec<Creditable> =
            before.into_iter().filter_map(|slot| self.creditable(slot)).filter(fits).collect();
        let all: Vec<Creditable> = covering.iter().chain(&before).copied().collect();
        let expected = all.first()?.amount;
        if !is_other_way(one.line.amount, expected) {
            return None;
        }
        let slots: Vec<Slot> = all.iter().map(|of| of.slot).collect();
        let first = if covering.is_empty() { all.first() } else { covering.first() };
        if let Some((date, covers)) = first.and_then(|of| self.covered(of.slot)) {
            one.notes.push(MatchNote::CreditFits { date });
            if !covering.is_empty() {
                one.notes.push(match one.about.is_stated {
                    true => MatchNote::CoversPeriod { date, covers },
                    false => MatchNote::CoversDay { date, covers },
                });
            }
        }
        Some(match covering.as_slice() {
            [of] => {
                self.company(one, &[of.slot]);
                self.credited(one, *of)
            }
            [] => self.with_candidates(one, MatchOutcome::Offered, &slots),
            _ => {
                let slots: Vec<Slot> = covering.iter().map(|of| of.slot).collect();
                self.ambiguous(one, &slots)
            }
        })
    }
}
