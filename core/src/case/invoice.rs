//! An invoice, or lines of the ledger: which payments of the case they pay.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::{ActivityState, CaseFault, EventBody, Refusal};
use crate::dates::Date;
use crate::fault::{Kind, Path};
use crate::money;
use crate::plan::{
    InvoiceLine, LineMatch, MatchNote, MatchOptions, MatchOutcome, MatchedPayment, OpenPayments, OpenPlan,
    Paid, PlanFault,
};

/// How a line of an invoice came out. Its text, which may hold anything, is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredLine {
    /// Id of the line.
    pub line: String,
    /// The day of the invoice or the booking.
    #[serde(with = "crate::dates::text")]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    pub amount: Decimal,
    /// How it came out.
    pub outcome: MatchOutcome,
    /// Whether it has paid its payments. A part of a payment pays nothing unless other lines of the invoice pay
    /// the rest.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredNote {
    /// The code, such as `amount-above`.
    pub code: String,
    /// The values, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// A payment that an invoice has paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoicePayment {
    /// The activity.
    pub activity: String,
    /// The scheduled day.
    #[serde(with = "crate::dates::text")]
    pub date: Date,
    /// When, how much, on which account.
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
        let matches = matches.collect();
        let closed = settling.iter().filter(|(_, settling)| settling.closed);
        let payments = closed.filter_map(|((plan, date), settling)| {
            let one = self.payment_of(plan, *date)?;
            let paid = Paid {
                date: settling.on,
                amount: money::round(settling.amount),
                account: Some(self.account(one, *date)),
            };
            Some(InvoicePayment { activity: one.activity.id.clone(), date: *date, paid })
        });
        let payments = payments.collect();
        Ok(EventBody::InvoiceRegistered { invoice: invoice.to_owned(), matches, payments })
    }

    /// The payments of the case by plan: a change may have taken over the plan of what it changes.
    fn open_plans(&self) -> Vec<OpenPlan> {
        let mut plans: BTreeMap<String, OpenPlan> = BTreeMap::new();
        for one in &self.state().activities {
            let Some(mut plan) = OpenPlan::of(self.book(), &one.activity, &one.payments) else { continue };
            plan.plan = plan_of(one).to_owned();
            match plans.get_mut(&plan.plan) {
                Some(known) => known.payments.extend(plan.payments),
                None => drop(plans.insert(plan.plan.clone(), plan)),
            }
        }
        plans.into_values().collect()
    }

    /// The activity that has the payment of a plan on a day.
    fn payment_of(&self, plan: &str, date: Date) -> Option<&ActivityState> {
        let granted = self.state().activities.iter().filter(|one| one.is_granted());
        granted
            .filter(|one| plan_of(one) == plan)
            .find(|one| one.payments.entry(date).is_some_and(|entry| entry.paid.is_none()))
    }
}

/// What a plan is known by: its id, or that of its activity where it has none.
fn plan_of(one: &ActivityState) -> &str {
    let plan = one.activity.plan.id.as_str();
    if plan.is_empty() { &one.activity.id } else { plan }
}

fn key(payment: &MatchedPayment) -> Key {
    (payment.plan.clone(), payment.date)
}

/// What the lines that pay come to for each payment: altogether exactly what the lines are.
fn settling(lines: &[InvoiceLine], answers: &[LineMatch]) -> Result<BTreeMap<Key, Settling>, Refusal> {
    let mut all: BTreeMap<Key, Settling> = BTreeMap::new();
    let plus = |one: Decimal, other: Decimal| {
        let text = || format!("{one} + {other}");
        one.checked_add(other).ok_or_else(|| Refusal::from(PlanFault::AmountTooLarge { text: text() }))
    };
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
