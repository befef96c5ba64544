//! An invoice, or lines of the ledger: which payments of the case they pay.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::adjustment::paid_on_its_account;
use super::desk::Desk;
use super::parts::adjustment_plan;
use super::{ActivityState, CaseFault, EventBody, PartPaid, Refusal};
use crate::dates::Date;
use crate::fault::{Kind, Path};
use crate::money;
use crate::plan::{
    InvoiceLine, LineMatch, MatchNote, MatchOptions, MatchOutcome, MatchedPayment, OpenPayment, OpenPayments,
    OpenPlan, Paid, PlanFault,
};

/// How a line of an invoice came out. Its text, which may hold anything, is not kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisteredLine {
    /// Id of the line.
    pub line: String,
    /// The day of the invoice or the booking.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// How it came out.
    pub outcome: MatchOutcome,
    /// Whether its payments are paid in full. A part of a payment is remembered until the rest is paid.
    pub settled: bool,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<MatchedPayment>,
    /// What it may be about, where that is not clear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<MatchedPayment>,
    /// Why: what was compared, in the order that it was.
    pub notes: Vec<RegisteredNote>,
}

/// What was compared: the code and the values of a [`MatchNote`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisteredNote {
    /// The code, such as `amount-above`.
    pub code: String,
    /// The values, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// A payment that an invoice has paid.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvoicePayment {
    /// The activity.
    pub activity: String,
    /// The scheduled day.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Which settlement of the activity, where it is an adjustment payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<u32>,
    /// When, how much with the parts that were paid before, on which account.
    pub paid: Paid,
}

/// What the lines come to for one payment.
struct Settling {
    amount: Decimal,
    on: Date,
    /// Whether nothing is left to pay, or too little to matter.
    closed: bool,
}

type Key = (String, Date);

impl Desk<'_> {
    pub(super) fn register_invoice(
        &self,
        invoice: &str,
        lines: &[InvoiceLine],
    ) -> Result<EventBody, Refusal> {
        let mut refusal = Refusal::default();
        let path = Path::root().then("invoice");
        if invoice.trim().is_empty() {
            refusal.push(path, CaseFault::IdRequired {});
        } else if self.state().invoices.contains(invoice) {
            refusal.push(path, CaseFault::InvoiceRegisteredBefore { invoice: invoice.to_owned() });
        }
        if lines.is_empty() {
            refusal.push(Path::root().then("lines"), CaseFault::InvoiceWithoutLines {});
        }
        self.check_lines(lines, &mut refusal);
        refusal.or(())?;

        let plans = self.open_plans();
        let answers = OpenPayments::new(&plans).match_lines(lines, MatchOptions::default());
        let settling = settling(lines, &answers)?;
        let is_closed =
            |one: &MatchedPayment| settling.get(&key(one)).is_some_and(|settling| settling.closed);
        let matches = lines.iter().zip(answers).map(|(line, answer)| {
            let settled = answer.outcome.pays() && answer.payments.iter().all(is_closed);
            registered(line, answer, settled)
        });
        let matches: Vec<RegisteredLine> = matches.collect();
        let closed = settling.iter().filter(|(_, settling)| settling.closed);
        let mut payments = Vec::new();
        for ((plan, date), settling) in closed {
            let before = self.state().part_paid(plan, *date);
            let amount = money::round(plus(before, settling.amount)?);
            payments.extend(self.paid_by(plan, *date, settling.on, amount));
        }
        let open = lines.iter().zip(&matches).filter(|(_, line)| line.outcome.pays() && !line.settled);
        let parts = open.filter_map(|(line, matched)| self.part(line, matched.payments.first()?)).collect();
        Ok(EventBody::InvoiceRegistered { invoice: invoice.to_owned(), matches, payments, parts })
    }

    /// What is said of a payment, or of an adjustment payment, that an invoice has paid in full.
    fn paid_by(&self, plan: &str, date: Date, on: Date, amount: Decimal) -> Option<InvoicePayment> {
        if let Some(one) = self.payment_of(plan, date) {
            let paid =
                Paid { date: on, amount, account: Some(self.account(one, date).into()), corrected: false };
            return Some(InvoicePayment { activity: one.activity.id.clone(), date, settlement: None, paid });
        }
        let (settled, number) = self.state().adjustment_of(plan)?;
        let paid = paid_on_its_account(settled, on, amount);
        let (activity, settlement) = (settled.activity.clone(), Some(number));
        settled.paid.is_none().then_some(InvoicePayment { activity, date, settlement, paid })
    }

    /// What is remembered of a payment that a line has paid a part of.
    fn part(&self, line: &InvoiceLine, payment: &MatchedPayment) -> Option<PartPaid> {
        let MatchedPayment { plan, date, .. } = payment;
        let activity = match self.payment_of(plan, *date) {
            Some(one) => one.activity.id.clone(),
            None => self.state().adjustment_of(plan)?.0.activity.clone(),
        };
        let (plan, date) = (plan.clone(), *date);
        Some(PartPaid { activity, plan, date, paid_on: line.date, amount: line.amount })
    }

    /// The payments of the case by plan: a change may have taken over the plan of what it changes. Adjustment
    /// payments are plans of one payment.
    fn open_plans(&self) -> Vec<OpenPlan> {
        let mut plans: BTreeMap<String, OpenPlan> = BTreeMap::new();
        for one in &self.state().activities {
            let Some(mut plan) = OpenPlan::of(self.book(), &one.activity, &one.payments) else { continue };
            one.plan_id().clone_into(&mut plan.plan);
            for (number, settled) in (1..).zip(self.state().settlements_of(&one.activity.id)) {
                let amount = settled.settlement.amount;
                let paid = if settled.paid.is_some() { amount } else { Decimal::ZERO };
                let payments = vec![OpenPayment { date: settled.on, amount, paid }];
                let named = adjustment_plan(one.plan_id(), &one.activity.id, number);
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
        for plan in plans.values_mut() {
            for payment in plan.payments.iter_mut().filter(|payment| payment.paid.is_zero()) {
                payment.paid = self.state().part_paid(&plan.plan, payment.date);
            }
        }
        plans.into_values().collect()
    }

    /// The activity that has the payment of a plan on a day.
    fn payment_of(&self, plan: &str, date: Date) -> Option<&ActivityState> {
        let granted = self.state().activities.iter().filter(|one| one.is_granted());
        granted
            .filter(|one| one.plan_id() == plan)
            .find(|one| one.payments.entry(date).is_some_and(|entry| entry.paid.is_none()))
    }
}

fn key(payment: &MatchedPayment) -> Key {
    (payment.plan.clone(), payment.date)
}

/// What the lines that pay come to for each payment: altogether exactly what the lines are.
fn settling(lines: &[InvoiceLine], answers: &[LineMatch]) -> Result<BTreeMap<Key, Settling>, Refusal> {
    let mut all: BTreeMap<Key, Settling> = BTreeMap::new();
    for (line, answer) in lines.iter().zip(answers).filter(|(_, answer)| answer.outcome.pays()) {
        let mut rest = line.amount;
        for (index, payment) in answer.payments.iter().enumerate() {
            let is_last = index.saturating_add(1) == answer.payments.len();
            let share = if is_last { rest } else { payment.left };
            rest = plus(rest, -share)?;
            let nothing = Settling { amount: Decimal::ZERO, on: line.date, closed: false };
            let one = all.entry(key(payment)).or_insert(nothing);
            one.amount = plus(one.amount, share)?;
            one.on = one.on.max(line.date);
            one.closed |= answer.outcome != MatchOutcome::Partial;
        }
    }
    Ok(all)
}

fn plus(one: Decimal, other: Decimal) -> Result<Decimal, Refusal> {
    let text = || format!("{one} + {other}");
    one.checked_add(other).ok_or_else(|| Refusal::from(PlanFault::AmountTooLarge { text: text() }))
}

fn registered(line: &InvoiceLine, answer: LineMatch, settled: bool) -> RegisteredLine {
    let LineMatch { line: id, outcome, payments, candidates, notes } = answer;
    let notes = notes.iter().map(RegisteredNote::from).collect();
    let (date, amount) = (line.date, line.amount);
    RegisteredLine { line: id, date, amount, outcome, settled, payments, candidates, notes }
}

impl From<&MatchNote> for RegisteredNote {
    fn from(note: &MatchNote) -> Self {
        let values = note.values().into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { code: note.code().to_owned(), values: values.collect() }
    }
}

crate::privacy::debug_by_json!(RegisteredLine, RegisteredNote, InvoicePayment);
