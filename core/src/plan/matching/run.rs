//! One list of lines against the payments: who pays what.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::index::{Lookup, MonthNumber, Slot, cvr_number, days_between, is_settled, month_number};
use super::{
    InvoiceLine, LineMatch, MAX_CANDIDATES, MatchNote, MatchOptions, MatchOutcome, MatchedPayment,
    OpenPayment, OpenPayments, OpenPlan,
};
use crate::money;
use crate::plan::{Month, find_references};

impl OpenPayments<'_> {
    /// The answer for each line, in the order of the lines; it does not depend on that order.
    ///
    /// First the lines whose text has a reference, then those of the company and exactly the amount of a
    /// payment, then those within its tolerance, and last those that are the sum of all open payments of the
    /// company in the month of the line or the one before. Of payments of the same company and amount the
    /// nearest one in time is taken; where two are equally near, the line is ambiguous. Among lines of the
    /// same kind the earliest pays, then the one with the lowest id; what it pays, another one cannot.
    ///
    /// A line costs a few binary searches, and a step for each payment of its company that fits it and is
    /// equally near.
    ///
    /// ```
    /// use bevilling::{dates::parse, money};
    /// use bevilling::plan::{InvoiceLine, MatchOptions, MatchOutcome, OpenPayment, OpenPayments, OpenPlan, PaymentReference};
    ///
    /// let august = parse("2026-08-01")?;
    /// let payments = vec![OpenPayment { date: august, amount: money::parse("1000")?, paid: money::parse("0")? }];
    /// let plans = [OpenPlan { plan: "plan-7".into(), cvr: None, tolerance: Default::default(), payments }];
    /// let line = InvoiceLine {
    ///     id: "1".into(), date: parse("2026-08-20")?, amount: money::parse("1000.00")?, cvr: None,
    ///     text: format!("faktura 17, ref {}", PaymentReference::new("plan-7", august)?),
    /// };
    /// let answers = OpenPayments::new(&plans).match_lines(&[line], MatchOptions::default());
    /// assert_eq!(answers[0].outcome, MatchOutcome::Matched);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn match_lines(&self, lines: &[InvoiceLine], options: MatchOptions) -> Vec<LineMatch> {
        run(self, self, lines, options)
    }
}

/// What is paid of a payment by lines of this list, and the first line that did.
struct Touched<'l> {
    paid: Decimal,
    line: &'l str,
}

struct Run<'r, 'l, L> {
    open: &'r OpenPayments<'r>,
    lookup: &'r L,
    days: u32,
    touched: FxHashMap<Slot, Touched<'l>>,
    /// What of the sums of months is touched.
    month_touched: FxHashMap<(u32, MonthNumber), (i64, usize)>,
}

/// A line that no answer is found for yet, and what was compared so far.
struct Pending<'l> {
    index: usize,
    line: &'l InvoiceLine,
    notes: Vec<MatchNote>,
}

/// What is left to pay of a payment, and how far a line may be from it.
struct Left {
    amount: Decimal,
    width: Decimal,
    /// Whether something is paid, and what is left is within the tolerance.
    settled: bool,
}

/// The lines of each way of finding a payment, one way after the other.
pub(super) fn run<L: Lookup>(
    open: &OpenPayments<'_>,
    lookup: &L,
    lines: &[InvoiceLine],
    options: MatchOptions,
) -> Vec<LineMatch> {
    let mut run = Run {
        open,
        lookup,
        days: options.days,
        touched: FxHashMap::default(),
        month_touched: FxHashMap::default(),
    };
    let mut answers: Vec<(usize, LineMatch)> = Vec::with_capacity(lines.len());
    let mut pending: Vec<Pending<'_>> =
        lines.iter().enumerate().map(|(index, line)| Pending { index, line, notes: Vec::new() }).collect();
    pending.sort_by_key(|one| (one.line.date, &one.line.id, one.line.amount, &one.line.text, &one.line.cvr));
    let mut ids = FxHashSet::default();
    pending.retain(|one| {
        let first = ids.insert(one.line.id.as_str());
        if !first {
            let note = MatchNote::LineRepeated { line: one.line.id.clone() };
            answers.push((one.index, answer(one.line, MatchOutcome::Duplicate, vec![note])));
        }
        first
    });
    for way in [Way::Reference, Way::Exact, Way::Near, Way::Month] {
        let mut rest = Vec::new();
        for mut one in pending {
            match run.by(way, &mut one) {
                Some(found) => answers.push((one.index, found)),
                None => rest.push(one),
            }
        }
        pending = rest;
    }
    for mut one in pending {
        if one.line.cvr.is_some() {
            one.notes.push(MatchNote::NothingFits { days: run.days });
        }
        answers.push((one.index, answer(one.line, MatchOutcome::Unknown, one.notes)));
    }
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// A way of finding the payment of a line.
#[derive(Clone, Copy)]
enum Way {
    Reference,
    Exact,
    Near,
    Month,
}

fn answer(line: &InvoiceLine, outcome: MatchOutcome, notes: Vec<MatchNote>) -> LineMatch {
    LineMatch { line: line.id.clone(), outcome, payments: Vec::new(), candidates: Vec::new(), notes }
}

impl<'l, L: Lookup> Run<'_, 'l, L> {
    fn by(&mut self, way: Way, one: &mut Pending<'l>) -> Option<LineMatch> {
        if let Way::Reference = way {
            return self.by_reference(one);
        }
        let Some(cvr) = &one.line.cvr else {
            if let Way::Exact = way {
                one.notes.push(MatchNote::NoCvr {});
            }
            return None;
        };
        let cvr = cvr_number(cvr)?;
        let oere = money::to_oere(one.line.amount).ok()?;
        let (date, days) = (one.line.date, self.days);
        match way {
            Way::Exact => self.nearest(one, &self.lookup.exact(cvr, oere, date, days)),
            Way::Near => self.nearest(one, &self.lookup.near(cvr, oere, date, days)),
            Way::Month => self.by_month(one, cvr, oere),
            Way::Reference => None,
        }
    }

    /// The payments that the text refers to; none where it refers to no payment here.
    fn by_reference(&mut self, one: &mut Pending<'l>) -> Option<LineMatch> {
        let mut known = Vec::new();
        let references = find_references(&one.line.text);
        if references.is_empty() {
            one.notes.push(MatchNote::NoReference {});
        }
        for reference in references {
            let slots = self.lookup.by_reference(reference);
            one.notes.push(if slots.is_empty() {
                MatchNote::ReferenceUnknown { reference }
            } else {
                MatchNote::ReferenceFound { reference }
            });
            if !slots.is_empty() {
                known.push(slots);
            }
        }
        let several = known.iter().find(|slots| slots.len() > 1);
        if let Some(slots) = several {
            return Some(self.ambiguous(one, slots));
        }
        let slots: Vec<Slot> = known.into_iter().flatten().collect();
        if slots.is_empty() {
            return None;
        }
        Some(self.settle(one, &slots))
    }

    /// The nearest payments of the company and amount: one that is open, or several.
    fn nearest(&mut self, one: &mut Pending<'l>, slots: &[Slot]) -> Option<LineMatch> {
        let (_, nearest) = self.open.at(*slots.first()?)?;
        let days = days_between(nearest.date, one.line.date);
        one.notes.push(MatchNote::NearestDay { date: nearest.date, days });
        let is_open = |slot: &Slot| {
            !self.touched.contains_key(slot) && self.left(*slot).is_some_and(|left| !left.settled)
        };
        let open: Vec<Slot> = slots.iter().copied().filter(is_open).collect();
        Some(match open.as_slice() {
            [] => self.duplicate(one, slots),
            [_] => self.settle(one, &open),
            _ => self.ambiguous(one, &open),
        })
    }

    /// All open payments of the company in the month of the line or the one before.
    fn by_month(&mut self, one: &mut Pending<'l>, cvr: u32, oere: i64) -> Option<LineMatch> {
        let this = month_number(one.line.date);
        let fits = |month: &MonthNumber| {
            let sum = self.lookup.month_sum(cvr, *month);
            let (paid, count) = self.month_touched.get(&(cvr, *month)).copied().unwrap_or_default();
            sum.oere.checked_sub(paid) == Some(oere) && sum.count.saturating_sub(count) > 1
        };
        let months: Vec<MonthNumber> = [this.checked_sub(1)?, this].into_iter().filter(fits).collect();
        let mut slots = Vec::new();
        for month in &months {
            let open: Vec<Slot> = self
                .lookup
                .of_month(cvr, *month)
                .into_iter()
                .filter(|slot| self.is_untouched(*slot))
                .collect();
            let (_, first) = self.open.at(*open.first()?)?;
            one.notes.push(MatchNote::SumOfMonth { month: Month::of(first.date), count: open.len() });
            slots.extend(open);
        }
        match months.len() {
            0 => None,
            1 => {
                let cvr_note = one.line.cvr.clone().map(|cvr| MatchNote::CvrSame { cvr });
                one.notes.extend(cvr_note);
                let mut found = answer(one.line, MatchOutcome::Matched, std::mem::take(&mut one.notes));
                found.payments = self.pay(one.line, &slots);
                Some(found)
            }
            _ => Some(self.ambiguous(one, &slots)),
        }
    }

    /// Holds the line against what is left of these payments together.
    fn settle(&mut self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        if let Some(outcome) = self.company(one, slots) {
            return self.with_candidates(one, outcome, slots);
        }
        let left: Vec<Left> = slots.iter().filter_map(|slot| self.left(*slot)).collect();
        if left.iter().any(|left| left.settled) {
            return self.duplicate(one, slots);
        }
        let sum = |of: fn(&Left) -> Decimal| money::sum(left.iter().map(of)).unwrap_or(Decimal::MAX);
        let (expected, tolerance) = (sum(|left| left.amount), sum(|left| left.width));
        if slots.len() > 1 {
            one.notes.push(MatchNote::SumOfReferences { count: slots.len(), expected });
        }
        let amount = one.line.amount;
        let off = amount.checked_sub(expected).unwrap_or(Decimal::MAX).abs();
        let same_way = amount.is_sign_negative() == expected.is_sign_negative();
        let (outcome, note) = if !same_way || amount.is_zero() || expected.is_zero() {
            (MatchOutcome::Deviates, MatchNote::AmountOfOtherSign { amount, expected })
        } else if off.is_zero() {
            (MatchOutcome::Matched, MatchNote::AmountSame { amount })
        } else if off <= tolerance {
            let note = MatchNote::AmountWithinTolerance { amount, expected, tolerance };
            (MatchOutcome::WithinTolerance, note)
        } else if amount.abs() > expected.abs() {
            (MatchOutcome::Deviates, MatchNote::AmountAbove { amount, expected, tolerance })
        } else {
            // Which of several payments a part belongs to, nobody knows.
            let outcome = if slots.len() > 1 { MatchOutcome::Deviates } else { MatchOutcome::Partial };
            (outcome, MatchNote::AmountBelow { amount, expected, tolerance })
        };
        one.notes.push(note);
        if !outcome.pays() {
            return self.with_candidates(one, outcome, slots);
        }
        let mut found = answer(one.line, outcome, std::mem::take(&mut one.notes));
        found.payments = self.pay(one.line, slots);
        found
    }

    /// Whether the line is from another company than it should be.
    fn company(&self, one: &mut Pending<'l>, slots: &[Slot]) -> Option<MatchOutcome> {
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

    /// Notes what the line pays. A single payment is paid by the amount of the line, several each in full.
    fn pay(&mut self, line: &'l InvoiceLine, slots: &[Slot]) -> Vec<MatchedPayment> {
        let payments = slots.iter().filter_map(|slot| self.payment(*slot)).collect();
        for slot in slots {
            let (Some((plan, payment)), Some(left)) = (self.open.at(*slot), self.left(*slot)) else {
                continue;
            };
            if self.is_untouched(*slot)
                && let (Some(cvr), Ok(oere)) =
                    (plan.cvr.as_ref().and_then(cvr_number), money::to_oere(payment.amount))
                && oere != 0
            {
                let sum = self.month_touched.entry((cvr, month_number(payment.date))).or_default();
                *sum = (sum.0.saturating_add(oere), sum.1.saturating_add(1));
            }
            let amount = if slots.len() == 1 { line.amount } else { left.amount };
            let touched =
                self.touched.entry(*slot).or_insert(Touched { paid: Decimal::ZERO, line: &line.id });
            touched.paid = touched.paid.checked_add(amount).unwrap_or(Decimal::MAX);
        }
        payments
    }

    fn duplicate(&self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        for slot in slots.iter().take(MAX_CANDIDATES) {
            let Some((_, OpenPayment { date, .. })) = self.open.at(*slot) else { continue };
            if self.left(*slot).is_some_and(|left| left.settled) || !self.is_untouched(*slot) {
                one.notes.push(match self.touched.get(slot) {
                    Some(touched) => MatchNote::PaidByLine { date: *date, line: touched.line.to_owned() },
                    None => MatchNote::PaidBefore { date: *date },
                });
            }
        }
        self.with_candidates(one, MatchOutcome::Duplicate, slots)
    }

    fn ambiguous(&self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        one.notes.push(MatchNote::SeveralFit { count: slots.len() });
        self.with_candidates(one, MatchOutcome::Ambiguous, slots)
    }

    fn with_candidates(&self, one: &mut Pending<'l>, outcome: MatchOutcome, slots: &[Slot]) -> LineMatch {
        let mut found = answer(one.line, outcome, std::mem::take(&mut one.notes));
        found.candidates = slots.iter().take(MAX_CANDIDATES).filter_map(|slot| self.payment(*slot)).collect();
        found
    }

    fn payment(&self, slot: Slot) -> Option<MatchedPayment> {
        let (plan, payment) = self.open.at(slot)?;
        let left = self.left(slot)?.amount;
        Some(MatchedPayment { plan: plan.plan.clone(), date: payment.date, left })
    }

    /// Whether nothing is paid of the payment, before or by this list.
    fn is_untouched(&self, slot: Slot) -> bool {
        !self.touched.contains_key(&slot) && self.open.at(slot).is_some_and(|(_, one)| one.paid.is_zero())
    }

    fn left(&self, slot: Slot) -> Option<Left> {
        let (plan, payment): (&OpenPlan, &OpenPayment) = self.open.at(slot)?;
        let now = self.touched.get(&slot).map_or(Decimal::ZERO, |touched| touched.paid);
        let paid = payment.paid.checked_add(now).unwrap_or(Decimal::MAX);
        let amount = payment.amount.checked_sub(paid).unwrap_or(Decimal::MIN);
        let width = plan.tolerance.width(payment.amount);
        let settled = is_settled(plan, payment, amount);
        Some(Left { amount, width, settled })
    }
}
