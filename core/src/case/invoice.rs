//! Registers an invoice or bank lines: which payments of the case they pay, and what they credit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::adjustment::paid_on_its_account;
use super::command_context::CommandHandler;
use super::partial_payments::adjustment_plan;
use super::{
    ActivityState, CaseFault, CommandRefused, EventBody, InvoicePayment, PartialPayment, RegisteredLine,
    RegisteredNote,
};
use crate::dates::Date;
use crate::fault::Path;
use crate::money;
use crate::plan::{
    InvoiceLine, LineMatch, MatchNote, MatchOptions, MatchOutcome, MatchedPayment, OpenPayment, OpenPayments,
    OpenPlan, Paid, PlanFault,
};

/// The effect of the lines on one payment.
struct Settling {
    amount: Decimal,
    /// What was credited before and is deducted in the line.
    credited: Decimal,
    on: Date,
    /// Whether nothing is left to pay, or so little that it is within tolerance.
    closed: bool,
}

type Key = (String, Date);

impl CommandHandler<'_> {
    pub(super) fn register_invoice(
        &self,
        invoice: &str,
        lines: &[InvoiceLine],
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let path = Path::root().join("invoice");
        if invoice.trim().is_empty() {
            refusal.push(path, CaseFault::IdRequired {});
        } else if self.state().invoices.contains(invoice) {
            refusal.push(path, CaseFault::InvoiceRegisteredBefore { invoice: invoice.to_owned() });
        }
        if lines.is_empty() {
            refusal.push(Path::root().join("lines"), CaseFault::InvoiceWithoutLines {});
        }
        self.check_lines(lines, &mut refusal);
        refusal.into_result(())?;

        let plans = self.open_plans();
        let answers = OpenPayments::new(&plans).match_lines(lines, MatchOptions::default());
        let (mut settling, mut parts) = (BTreeMap::new(), Vec::new());
        let mut paying: Vec<_> =
            lines.iter().zip(&answers).filter(|(_, answer)| answer.outcome.pays()).collect();
        paying.sort_by_key(|(line, _)| (line.date, &line.id));
        for (line, answer) in paying {
            self.book_line(line, answer, &mut settling, &mut parts)?;
        }
        let is_closed = |one: &MatchedPayment| match settling.get(&key(one)) {
            Some(settling) => settling.closed,
            None => self.is_paid(&one.plan, one.date),
        };
        let matches = lines.iter().zip(&answers).map(|(line, answer)| {
            let is_payment = answer.outcome.pays() && answer.outcome != MatchOutcome::Credited;
            registered(line, answer.clone(), is_payment && answer.payments.iter().all(is_closed))
        });
        let matches: Vec<RegisteredLine> = matches.collect();
        let mut payments = Vec::new();
        for ((plan, date), settling) in settling.iter().filter(|(_, settling)| settling.closed) {
            let before = self.state().part_paid(plan, *date);
            let amount = money::round(plus(plus(before, settling.amount)?, settling.credited)?);
            let paid = self.paid_by(plan, *date, settling.on, amount);
            payments.extend(paid.map(|paid| InvoicePayment { credited: settling.credited, ..paid }));
        }
        // For a closed payment, earlier parts are included in the paid amount.
        let is_kept = |(part, is_before): (PartialPayment, bool)| {
            let settling = settling.get(&(part.plan.clone(), part.date));
            let closes = settling.is_some_and(|settling| settling.closed);
            (!is_before || !closes).then_some(part)
        };
        let parts = parts.into_iter().filter_map(is_kept).collect();
        Ok(EventBody::InvoiceRegistered { invoice: invoice.to_owned(), matches, payments, parts })
    }

    /// Records the effect of a line on the payments that it pays or credits. A line that closes an open payment
    /// settles it; every other amount is stored as a part. Each part also states whether it precedes the payment.
    fn book_line(
        &self,
        line: &InvoiceLine,
        answer: &LineMatch,
        settling: &mut BTreeMap<Key, Settling>,
        parts: &mut Vec<(PartialPayment, bool)>,
    ) -> Result<(), CommandRefused> {
        let is_credit = answer.outcome == MatchOutcome::Credited;
        for (payment, share) in answer.payments.iter().zip(shares(line, answer)?) {
            let key = key(payment);
            let was_paid = settling.get(&key).is_some_and(|settling| settling.closed)
                || self.is_paid(&payment.plan, payment.date);
            let part = self.part(line, payment, share, is_credit);
            parts.extend(part.map(|part| (part, !is_credit && !was_paid)));
            if is_credit || was_paid {
                continue;
            }
            let one = settling.entry(key).or_insert(Settling {
                amount: Decimal::ZERO,
                credited: Decimal::ZERO,
                on: line.date,
                closed: false,
            });
            one.amount = plus(one.amount, share)?;
            one.on = one.on.max(line.date);
            one.closed |= answer.outcome != MatchOutcome::Partial;
            let credited = self.state().part_credited(&payment.plan, payment.date);
            if one.closed && !credited.is_zero() {
                let off = |expected: Decimal| plus(share, -expected).map(|off| off.abs());
                if off(payment.left)? < off(plus(payment.left, credited)?)? {
                    one.credited = credited;
                }
            }
        }
        Ok(())
    }

    /// Whether a payment, or an adjustment payment, is paid.
    fn is_paid(&self, plan: &str, date: Date) -> bool {
        match self.state().adjustment_of(plan) {
            Some((settled, _)) => settled.paid.is_some(),
            None => self.payment_of(plan, date).is_none(),
        }
    }

    /// The report of a payment, or of an adjustment payment, that an invoice has paid in full.
    fn paid_by(&self, plan: &str, date: Date, on: Date, amount: Decimal) -> Option<InvoicePayment> {
        if let Some(one) = self.payment_of(plan, date) {
            let paid =
                Paid { date: on, amount, account: Some(self.account(one, date).into()), corrected: false };
            let activity = one.activity.id.clone();
            return Some(InvoicePayment { activity, date, settlement: None, paid, credited: Decimal::ZERO });
        }
        let (settled, number) = self.state().adjustment_of(plan)?;
        let paid = paid_on_its_account(settled, on, amount);
        let (activity, settlement) = (settled.activity.clone(), Some(number));
        let credited = Decimal::ZERO;
        settled.paid.is_none().then_some(InvoicePayment { activity, date, settlement, paid, credited })
    }

    /// The stored part of a payment that a line has partly paid or credited.
    fn part(
        &self,
        line: &InvoiceLine,
        payment: &MatchedPayment,
        amount: Decimal,
        credit: bool,
    ) -> Option<PartialPayment> {
        let MatchedPayment { plan, date, .. } = payment;
        let holder = self.payment_of(plan, *date).or_else(|| self.paid_payment_of(plan, *date));
        let activity = match holder {
            Some(one) => one.activity.id.clone(),
            None => self.state().adjustment_of(plan)?.0.activity.clone(),
        };
        let (plan, date) = (plan.clone(), *date);
        Some(PartialPayment { activity, plan, date, paid_on: line.date, amount, credit })
    }

    /// The payments of the case by plan, because a change may have taken over the plan of what it changes. An
    /// adjustment payment is a plan with one payment.
    fn open_plans(&self) -> Vec<OpenPlan> {
        let mut plans: BTreeMap<String, OpenPlan> = BTreeMap::new();
        for one in &self.state().activities {
            let Some(mut plan) = OpenPlan::with_paused(self.book(), &one.activity, &one.payments) else {
                continue;
            };
            one.plan_id().clone_into(&mut plan.plan);
            let adjusted = self.state().adjusted(&one.activity.id, None);
            for (payment, entry) in plan.payments.iter_mut().zip(one.payments.entries()) {
                let claimed =
                    adjusted.get(&entry.date).map_or(Decimal::ZERO, |one| one.added.min(Decimal::ZERO));
                *payment = self.state().open_payment(&plan.plan, *payment, entry.paid.as_ref(), claimed);
            }
            plan.leave_paused_out(&one.activity);
            for (number, settled) in (1..).zip(self.state().settlements_of(&one.activity.id)) {
                let amount = settled.settlement.amount;
                let named = adjustment_plan(one.plan_id(), &one.activity.id, number);
                let payment = OpenPayment::new(settled.on, amount);
                let paid = settled.paid.as_ref();
                let payments = vec![self.state().open_payment(&named, payment, paid, Decimal::ZERO)];
                let adjustment = OpenPlan { plan: named.clone(), payments, ..plan.clone() };
                if !amount.is_zero() && !settled.overpaid.is_waived() {
                    plans.insert(named, adjustment);
                }
            }
            match plans.get_mut(&plan.plan) {
                Some(known) => known.payments.extend(plan.payments),
                None => drop(plans.insert(plan.plan.clone(), plan)),
            }
        }
        plans.into_values().collect()
    }

    /// The activity with the open payment of a plan on a day.
    fn payment_of(&self, plan: &str, date: Date) -> Option<&ActivityState> {
        self.with_entry(plan, date, false)
    }

    /// The activity with the paid payment of a plan on a day.
    fn paid_payment_of(&self, plan: &str, date: Date) -> Option<&ActivityState> {
        self.with_entry(plan, date, true)
    }

    fn with_entry(&self, plan: &str, date: Date, is_paid: bool) -> Option<&ActivityState> {
        let granted = self.state().activities.iter().filter(|one| one.is_granted());
        let mut of_plan = granted.filter(|one| one.plan_id() == plan);
        of_plan.find(|one| one.payments.entry(date).is_some_and(|entry| entry.paid.is_some() == is_paid))
    }
}

fn key(payment: &MatchedPayment) -> Key {
    (payment.plan.clone(), payment.date)
}

/// The share of a line in each of its payments; together exactly the line. A credit note for several payments returns
/// what was paid of each. An invoice pays each in full as far as it goes, and the last one gets the rest.
fn shares(line: &InvoiceLine, answer: &LineMatch) -> Result<Vec<Decimal>, CommandRefused> {
    let credited: Vec<Decimal> = answer
        .notes
        .iter()
        .filter_map(|note| match note {
            MatchNote::CreditInWhole { amount, .. } => Some(-*amount),
            _ => None,
        })
        .collect();
    let is_several = answer.payments.len() > 1;
    if is_several && answer.outcome == MatchOutcome::Credited && credited.len() == answer.payments.len() {
        return Ok(credited);
    }
    let (mut rest, mut shares) = (line.amount, Vec::with_capacity(answer.payments.len()));
    for (index, payment) in answer.payments.iter().enumerate() {
        let is_last = index.saturating_add(1) == answer.payments.len();
        let whole = if payment.left.abs() <= rest.abs() { payment.left } else { rest };
        let share = if is_last { rest } else { whole };
        rest = plus(rest, -share)?;
        shares.push(share);
    }
    Ok(shares)
}

fn plus(one: Decimal, other: Decimal) -> Result<Decimal, CommandRefused> {
    let text = || format!("{one} + {other}");
    one.checked_add(other).ok_or_else(|| CommandRefused::from(PlanFault::AmountTooLarge { text: text() }))
}

fn registered(line: &InvoiceLine, answer: LineMatch, settled: bool) -> RegisteredLine {
    let LineMatch { line: id, outcome, payments, candidates, notes } = answer;
    let notes = notes.iter().map(RegisteredNote::from).collect();
    let (date, amount) = (line.date, line.amount);
    RegisteredLine { line: id, date, amount, outcome, settled, payments, candidates, notes }
}
