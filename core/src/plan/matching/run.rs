//! Matches one list of lines with the payments.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::index::{Lookup, Slot, cvr_number};
use super::left::{Also, Left, is_fresh};
use super::span::{About, MonthNumber, Span, month_number};
use super::{
    InvoiceLine, LineMatch, MAX_CANDIDATES, MatchNote, MatchOptions, MatchOutcome, MatchedPayment,
    OpenPayment, OpenPayments,
};
use crate::dates::{Date, Period};
use crate::money;

impl OpenPayments<'_> {
    /// The answer for each line, in the order of the lines; it does not depend on that order.
    ///
    /// Lines with a reference come first, then lines with the company and exactly the amount of a payment, then lines
    /// within its tolerance, then lines whose amount is the sum of the open payments of a plan, or of all open
    /// payments of the company, in the month of the line or the one before. Credit notes come after the lines that
    /// they may credit. A payment that one line pays is not paid again.
    ///
    /// A line without a reference pays the payment that covers its day, or the days that it states. If there is none,
    /// it pays the oldest open payment of a plan before it, otherwise the next one after it, within
    /// [`days`](MatchOptions::days). If several payments, or payments of several plans, fit, the line is ambiguous.
    /// These lines pay nothing and get candidates instead: a line with an unknown or misspelt reference, a line for
    /// several consecutive payments, and a line whose stated days no payment covers.
    ///
    /// Among lines of the same kind the earliest pays first, then the one with the lowest id.
    ///
    /// A line costs a few binary searches and a step for each payment of its company that fits and is near. A line
    /// that fits no payment costs a step for each payment of its company that is near.
    ///
    /// ```
    /// use bevilling::{dates::parse, money};
    /// use bevilling::plan::{InvoiceLine, MatchOptions, MatchOutcome, OpenPayment, OpenPayments, OpenPlan, PaymentReference};
    ///
    /// let august = parse("2026-08-01")?;
    /// let payments = vec![OpenPayment::new(august, money::parse("1000")?)];
    /// let plans = [OpenPlan { plan: "plan-7".into(), cvr: None, tolerance: Default::default(), payments }];
    /// let text = format!("faktura 17, ref {}", PaymentReference::new("plan-7", august)?);
    /// let invoice = InvoiceLine { text: text.clone(), ..InvoiceLine::new("1", parse("2026-08-20")?, money::parse("1000")?) };
    /// let credit = InvoiceLine { text, ..InvoiceLine::new("2", parse("2026-08-25")?, money::parse("-250")?) };
    /// let answers = OpenPayments::new(&plans).match_lines(&[invoice, credit], MatchOptions::default());
    /// assert_eq!(answers[0].outcome, MatchOutcome::Matched);
    /// assert_eq!(answers[1].outcome, MatchOutcome::Credited);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn match_lines(&self, lines: &[InvoiceLine], options: MatchOptions) -> Vec<LineMatch> {
        run(self, self, lines, options)
    }
}

/// What lines of this list pay and credit of a payment, and the first such line.
pub(super) struct Touched<'l> {
    pub(super) also: Also,
    pub(super) line: &'l str,
}

pub(super) struct Run<'r, 'l, L> {
    pub(super) open: &'r OpenPayments<'r>,
    pub(super) lookup: &'r L,
    pub(super) days: u32,
    pub(super) touched: FxHashMap<Slot, Touched<'l>>,
    /// The monthly sums of a company that this list has changed.
    pub(super) month_touched: FxHashMap<(u32, MonthNumber), (i64, usize)>,
    /// The same for a plan.
    pub(super) plan_touched: FxHashMap<(u32, MonthNumber), (i64, usize)>,
    /// The sum and the number of following lines that refer to exactly one payment.
    pub(super) to_come: FxHashMap<Slot, (Decimal, usize)>,
}

/// A line without an answer yet, and what was compared so far.
pub(super) struct Pending<'l> {
    pub(super) index: usize,
    pub(super) line: &'l InvoiceLine,
    pub(super) about: About,
    pub(super) notes: Vec<MatchNote>,
    /// The payments of its references.
    pub(super) slots: Vec<Slot>,
    /// Whether it refers to payments here.
    pub(super) refers: bool,
    /// Whether each reference is of one payment.
    pub(super) is_clear: bool,
    /// Whether it may pay: no reference contradicts it.
    pub(super) is_certain: bool,
    /// Whether it has the opposite sign of the payments that it refers to.
    pub(super) is_credit: bool,
}

/// The lines by the way in which their payment is searched, in the order of these ways.
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
        plan_touched: FxHashMap::default(),
        to_come: FxHashMap::default(),
    };
    let mut order: Vec<(usize, &InvoiceLine)> = lines.iter().enumerate().collect();
    order.sort_by_key(|(_, line)| {
        (line.date, &line.id, line.amount, &line.text, &line.cvr, &line.currency, line.period)
    });
    let mut answers: Vec<(usize, LineMatch)> = Vec::with_capacity(lines.len());
    let mut ids = FxHashSet::default();
    let (mut certain, mut uncertain, mut credits) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in order {
        if !ids.insert(line.id.as_str()) {
            let note = MatchNote::LineRepeated { line: line.id.clone() };
            answers.push((index, answer(line, MatchOutcome::Duplicate, vec![note])));
            continue;
        }
        if !line.is_in_kroner() {
            let note = MatchNote::CurrencyNotKroner { currency: line.currency.clone().unwrap_or_default() };
            answers.push((index, answer(line, MatchOutcome::Unknown, vec![note])));
            continue;
        }
        let one = run.read(index, line);
        match &one {
            Pending { is_certain: false, .. } => uncertain.push(one),
            Pending { is_credit: true, .. } => credits.push(one),
            _ => {
                run.comes(&one);
                certain.push(one);
            }
        }
    }
    let mut left = run.by_all(certain, &mut answers);
    // A line with the opposite sign of a payment may be a credit note for it.
    credits.append(&mut left);
    credits.sort_by_key(|one| (one.line.date, &one.line.id));
    let mut reopened = false;
    for mut one in credits {
        let found = run.credit(&mut one).unwrap_or_else(|| run.nothing(&mut one));
        reopened |= found.outcome == MatchOutcome::Credited;
        answers.push((one.index, found));
    }
    if reopened {
        run.again(lines, &mut answers);
    }
    for mut one in run.by_all(uncertain, &mut answers) {
        let found = run.credit(&mut one).unwrap_or_else(|| run.nothing(&mut one));
        answers.push((one.index, found));
    }
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// A way to find the payment of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Reference,
    Exact,
    Near,
    Month,
    Run,
}

pub(super) fn answer(line: &InvoiceLine, outcome: MatchOutcome, notes: Vec<MatchNote>) -> LineMatch {
    LineMatch { line: line.id.clone(), outcome, payments: Vec::new(), candidates: Vec::new(), notes }
}

impl<'l, L: Lookup> Run<'_, 'l, L> {
    /// Tries the ways in order. Returns the lines that found no payment.
    fn by_all(
        &mut self,
        mut pending: Vec<Pending<'l>>,
        answers: &mut Vec<(usize, LineMatch)>,
    ) -> Vec<Pending<'l>> {
        for way in [Way::Reference, Way::Exact, Way::Near, Way::Month, Way::Run] {
            let mut rest = Vec::new();
            for mut one in pending {
                match self.by(way, &mut one) {
                    Some(found) => answers.push((one.index, found)),
                    None => rest.push(one),
                }
            }
            pending = rest;
        }
        pending
    }

    fn by(&mut self, way: Way, one: &mut Pending<'l>) -> Option<LineMatch> {
        if way == Way::Reference {
            return self.by_reference(one);
        }
        let Some(cvr) = &one.line.cvr else {
            if way == Way::Exact {
                one.notes.push(MatchNote::NoCvr {});
            }
            return None;
        };
        let cvr = cvr_number(cvr)?;
        let oere = money::to_oere(one.line.amount).ok()?;
        match way {
            Way::Exact | Way::Near => self.by_day(way, one, cvr, oere),
            Way::Month => self.by_month(one, cvr, oere),
            Way::Run => self.by_run(one, cvr, oere),
            Way::Reference => None,
        }
    }

    /// Tries again the lines whose payment was already paid: it may have been credited since.
    fn again(&mut self, lines: &'l [InvoiceLine], answers: &mut [(usize, LineMatch)]) {
        let repeated =
            |found: &LineMatch| matches!(found.notes.first(), Some(MatchNote::LineRepeated { .. }));
        let mut places: Vec<usize> = (0..answers.len()).collect();
        places.retain(|place| {
            let found = answers.get(*place).map(|(_, found)| found);
            found.is_some_and(|found| found.outcome == MatchOutcome::Duplicate && !repeated(found))
        });
        let line_at = |answers: &[(usize, LineMatch)], place: usize| lines.get(answers.get(place)?.0);
        places.sort_by_key(|place| line_at(answers, *place).map(|line| (line.date, &line.id)));
        for place in places {
            let Some((index, line)) =
                answers.get(place).map(|(index, _)| *index).zip(line_at(answers, place))
            else {
                continue;
            };
            let mut one = self.read(index, line);
            let ways = [Way::Reference, Way::Exact, Way::Near];
            let found = ways.into_iter().find_map(|way| self.by(way, &mut one));
            if let (Some(found), Some((_, known))) = (found, answers.get_mut(place)) {
                *known = found;
            }
        }
    }

    fn nothing(&self, one: &mut Pending<'l>) -> LineMatch {
        if one.line.cvr.is_some() {
            one.notes.push(MatchNote::NothingFits { days: self.days });
        }
        answer(one.line, MatchOutcome::Unknown, std::mem::take(&mut one.notes))
    }

    /// The line pays these payments. If something is uncertain, they become candidates instead.
    pub(super) fn pays(&mut self, one: &mut Pending<'l>, outcome: MatchOutcome, slots: &[Slot]) -> LineMatch {
        if !one.is_certain {
            return self.with_candidates(one, MatchOutcome::Offered, slots);
        }
        let mut found = answer(one.line, outcome, std::mem::take(&mut one.notes));
        found.payments = self.pay(one.line, slots);
        found
    }

    /// Records what the line pays. A single payment is paid with the amount of the line, several are each paid in
    /// full.
    fn pay(&mut self, line: &'l InvoiceLine, slots: &[Slot]) -> Vec<MatchedPayment> {
        let payments = slots.iter().filter_map(|slot| self.payment(*slot)).collect();
        for slot in slots {
            let Some(left) = self.left(*slot) else { continue };
            let amount = if slots.len() == 1 { line.amount } else { left.net };
            let also = &mut self.touch(*slot, line).also;
            also.paid = also.paid.checked_add(amount).unwrap_or(Decimal::MAX);
        }
        payments
    }

    /// The effect of this list on a payment; created on first use.
    pub(super) fn touch(&mut self, slot: Slot, line: &'l InvoiceLine) -> &mut Touched<'l> {
        if self.is_untouched(slot)
            && let (Some((plan, payment)), Some(span)) = (self.open.at(slot), self.open.span(slot))
            && let (Some(cvr), Ok(oere)) =
                (plan.cvr.as_ref().and_then(cvr_number), money::to_oere(payment.amount))
            && let (Some(index), true) = (self.open.plan_of(slot), oere != 0)
        {
            let month = month_number(span.first);
            let of_company = self.month_touched.entry((cvr, month)).or_default();
            *of_company = (of_company.0.saturating_add(oere), of_company.1.saturating_add(1));
            if self.open.has_plan_months() {
                let of_plan = self.plan_touched.entry((index, month)).or_default();
                *of_plan = (of_plan.0.saturating_add(oere), of_plan.1.saturating_add(1));
            }
        }
        self.touched.entry(slot).or_insert(Touched { also: Also::default(), line: &line.id })
    }

    pub(super) fn duplicate(&self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        self.note_paid(one, slots);
        self.with_candidates(one, MatchOutcome::Duplicate, slots)
    }

    /// Records which of these payments are paid, and by which line.
    pub(super) fn note_paid(&self, one: &mut Pending<'l>, slots: &[Slot]) {
        for slot in slots.iter().take(MAX_CANDIDATES) {
            let Some((_, OpenPayment { date, .. })) = self.open.at(*slot) else { continue };
            if self.is_settled(*slot) == Some(true) || !self.is_untouched(*slot) {
                one.notes.push(match self.touched.get(slot) {
                    Some(touched) => MatchNote::PaidByLine { date: *date, line: touched.line.to_owned() },
                    None => MatchNote::PaidBefore { date: *date },
                });
            }
        }
    }

    pub(super) fn ambiguous(&self, one: &mut Pending<'l>, slots: &[Slot]) -> LineMatch {
        one.notes.push(MatchNote::SeveralFit { count: slots.len() });
        self.with_candidates(one, MatchOutcome::Ambiguous, slots)
    }

    pub(super) fn with_candidates(
        &self,
        one: &mut Pending<'l>,
        outcome: MatchOutcome,
        slots: &[Slot],
    ) -> LineMatch {
        let mut found = answer(one.line, outcome, std::mem::take(&mut one.notes));
        found.candidates = slots.iter().take(MAX_CANDIDATES).filter_map(|slot| self.payment(*slot)).collect();
        found
    }

    pub(super) fn payment(&self, slot: Slot) -> Option<MatchedPayment> {
        let (plan, payment) = self.open.at(slot)?;
        let left = self.left(slot)?.net;
        Some(MatchedPayment { plan: plan.plan.clone(), date: payment.date, left })
    }

    /// Whether nothing is paid or credited of the payment, before or by this list.
    pub(super) fn is_untouched(&self, slot: Slot) -> bool {
        !self.touched.contains_key(&slot) && self.open.at(slot).is_some_and(|(_, one)| is_fresh(one))
    }

    /// Whether a line without a reference can pay the payment: no other line of the list has paid a part of it.
    pub(super) fn is_open(&self, slot: Slot) -> bool {
        let is_new = self.touched.get(&slot).is_none_or(|touched| touched.also.paid.is_zero());
        is_new && self.is_settled(slot) == Some(false)
    }

    /// Whether nothing more has to be paid of a payment.
    fn is_settled(&self, slot: Slot) -> Option<bool> {
        let (plan, payment) = self.open.at(slot)?;
        Some(Left::is_settled(plan, payment, self.also(slot)))
    }

    /// What this list pays and credits of a payment.
    fn also(&self, slot: Slot) -> Also {
        self.touched.get(&slot).map(|touched| touched.also).unwrap_or_default()
    }

    pub(super) fn left(&self, slot: Slot) -> Option<Left> {
        let (plan, payment) = self.open.at(slot)?;
        Some(Left::of(plan, payment, self.also(slot)))
    }

    /// The scheduled day and the covered days of a payment, as notes contain them.
    pub(super) fn covered(&self, slot: Slot) -> Option<(Date, Period)> {
        let (_, payment) = self.open.at(slot)?;
        Some((payment.date, as_period(self.open.span(slot)?)))
    }
}

/// The days as a period; without an end if the end is the last day that can be represented.
pub(super) fn as_period(Span { first, last }: Span) -> Period {
    let end = (last < Date::MAX).then_some(last);
    Period::new(first, end).unwrap_or_else(|_| Period::day(first))
}
