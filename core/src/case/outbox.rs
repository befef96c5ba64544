//! What other systems are to be told of an event. Nothing foreseen is ever in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::claims::income_reference;
use super::partial_payments::adjustment_plan;
use super::{
    ActivityAdjustment, ActivityState, AdjustmentNotice, AdjustmentPart, CaseState, ClaimNotice, EventBody,
    Notice, PaymentNotice,
};
use crate::dates::{Date, Period};
use crate::plan::{Activity, LedgerEntry, Method, Payment, PaymentReference, PlanMark, Status, plan_id};

/// What other systems know, before an event, of what the event is about.
pub(super) struct Known {
    /// The activities that the event is about, by id.
    activities: BTreeSet<String>,
    periods: BTreeMap<String, Option<Period>>,
    payments: Vec<SentPayments>,
    /// The adjustment payments that the event changes, with activity and number.
    adjustments: Vec<(String, u32, Option<AdjustmentNotice>)>,
    /// Whether payments that are paid are among them.
    paid_too: bool,
}

/// What an event changes of money that is paid.
fn money_changed(state: &CaseState, body: &EventBody) -> (BTreeSet<String>, Vec<(String, u32)>) {
    let (mut activities, mut adjustments) = (BTreeSet::new(), Vec::new());
    match body {
        EventBody::PaymentCorrected { activity, .. } => drop(activities.insert(activity.clone())),
        EventBody::AdjustmentCorrected { activity, settlement, .. } => {
            adjustments.push((activity.clone(), *settlement));
        }
        // What invoices pay is reported by other systems, but not what their credit notes mean for it.
        EventBody::InvoiceRegistered { payments, parts, .. }
            if !parts.is_empty() || state.parts.iter().any(|part| part.credit) =>
        {
            for part in parts {
                match state.adjustment_of(&part.plan) {
                    Some((settled, number)) => adjustments.push((settled.activity.clone(), number)),
                    None => drop(activities.insert(part.activity.clone())),
                }
            }
            for payment in payments {
                match payment.settlement {
                    Some(number) => adjustments.push((payment.activity.clone(), number)),
                    None => drop(activities.insert(payment.activity.clone())),
                }
            }
            adjustments.sort_unstable();
            adjustments.dedup();
        }
        _ => {}
    }
    (activities, adjustments)
}

impl Known {
    /// What is known while the case is still as it was.
    pub(super) fn before(state: &CaseState, body: &EventBody) -> Self {
        let (mut activities, adjustments) = money_changed(state, body);
        // Other systems reported what is paid; and what is imported was sent by whoever had it before.
        activities.extend(body.changes().iter().map(|change| change.activity.id.clone()));
        let adjustments = adjustments.into_iter().map(|(activity, number)| {
            let known = adjustment(state, &activity, number);
            (activity, number, known)
        });
        let adjustments = adjustments.collect();
        let periods = activities.iter().filter_map(|id| Some((id.clone(), granted_period(state, id)?.1)));
        // Only a correction, or a credit note, changes what is known of a payment that is paid.
        let paid_too =
            matches!(body, EventBody::PaymentCorrected { .. } | EventBody::InvoiceRegistered { .. });
        let payments = activities.iter().map(|id| SentPayments::of(state, id, paid_too));
        Self { periods: periods.collect(), payments: payments.collect(), activities, adjustments, paid_too }
    }

    /// What is to be sent once the event has happened.
    ///
    /// Reversals come before payments: a change takes over the payment references of what it changes, and a receiver
    /// that keeps the last word on each reference has the right sum.
    pub(super) fn notices(self, after: &CaseState, body: &EventBody) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (activity, number, was) in self.adjustments {
            let is = adjustment(after, &activity, number).filter(|is| was.as_ref() != Some(is));
            notices.extend(was.filter(|_| is.is_some()).map(Notice::AdjustmentReversal));
            notices.extend(is.map(Notice::Adjustment));
        }
        notices.extend(claims(after, body));
        let granted = self.activities.iter().filter(|id| granted_period(after, id).is_some());
        let journal: Vec<String> = granted.cloned().collect();
        let is_decision = matches!(
            body,
            EventBody::Granted { .. }
                | EventBody::Extended { .. }
                | EventBody::Shortened { .. }
                | EventBody::Stopped { .. }
                | EventBody::Corrected { .. }
                | EventBody::Annulled { .. }
                | EventBody::Paused { .. }
                | EventBody::Resumed { .. }
        );
        if is_decision && !journal.is_empty() {
            notices.push(Notice::Journal { event: body.kind().to_owned(), activities: journal });
        }
        for id in &self.activities {
            let was = self.periods.get(id).copied().flatten();
            if let Some((activity, period)) = granted_period(after, id).filter(|(_, period)| *period != was) {
                notices.push(Notice::Statistics {
                    activity: activity.id.clone(),
                    section: activity.section.clone(),
                    activity_type: activity.activity_type.clone(),
                    period,
                });
            }
        }
        let now = self.activities.iter().map(|id| SentPayments::of(after, id, self.paid_too));
        let now: Vec<SentPayments> = now.collect();
        // Mostly all of an activity are new, or all are gone, or few have changed.
        let fewer =
            |one: &SentPayments, other: &SentPayments| one.payments.len().abs_diff(other.payments.len());
        let differing = self.payments.iter().zip(&now).map(|(was, is)| fewer(was, is)).sum();
        notices.reserve(differing);
        let mut new = Vec::with_capacity(differing);
        for (was, is) in self.payments.into_iter().zip(now) {
            was.differing(is, &mut notices, &mut new);
        }
        notices.append(&mut new);
        for (settled, number) in numbered(after, body.settlements()) {
            notices.extend(adjustment(after, &settled.activity, number).map(Notice::Adjustment));
        }
        notices
    }
}

/// The settlements of an event that adjust something, with the numbers that they have once it has happened.
fn numbered<'s>(
    after: &CaseState,
    settlements: &'s [ActivityAdjustment],
) -> impl Iterator<Item = (&'s ActivityAdjustment, u32)> {
    let adjusting = |one: &&ActivityAdjustment| !one.settlement.adjustments.is_empty();
    settlements.iter().enumerate().filter(move |(_, one)| adjusting(one)).map(move |(index, settled)| {
        let later = settlements.iter().skip(index.saturating_add(1)).filter(adjusting);
        let later = later.filter(|other| other.activity == settled.activity).count();
        let last = after.last_settlement(&settled.activity);
        (settled, last.saturating_sub(u32::try_from(later).unwrap_or(u32::MAX)))
    })
}

/// The adjustment payment of a settlement as it is sent; none where nothing paid is adjusted, or nothing is paid
/// out.
fn adjustment(state: &CaseState, activity: &str, number: u32) -> Option<AdjustmentNotice> {
    let one = state.settlement(activity, number)?;
    let settlement = &one.settlement;
    let activity = &state.activity(&one.activity)?.activity;
    if settlement.adjustments.is_empty() || activity.plan.fictive || one.overpaid.is_waived() {
        return None;
    }
    let plan = adjustment_plan(plan_id(activity), &activity.id, number);
    let later = one.paid.as_ref().map_or(Decimal::ZERO, |_| state.after_paid(&plan, one.on));
    let amount = one.sent().saturating_add(later);
    // The sum has been made of the same amounts, so its parts fit too.
    let parts = settlement.by_account().unwrap_or_default();
    let parts =
        parts.into_iter().map(|(account, amount)| AdjustmentPart { account: account.cloned(), amount });
    let mut parts: Vec<AdjustmentPart> = parts.collect();
    // What is paid beside what it should be belongs with the first.
    if let Some(first) = parts.first_mut() {
        first.amount = first.amount.saturating_add(amount.saturating_sub(settlement.amount));
    }
    Some(AdjustmentNotice {
        kind: settlement.kind(),
        method: activity.plan.recipient.method(),
        activity: activity.id.clone(),
        plan: activity.plan.id.clone(),
        date: one.on,
        settlement: number,
        amount,
        reference: one.reference,
        parts,
        deductions: one.overpaid.deductions().to_vec(),
    })
}

/// The claims that are sent and withdrawn, by the income as it is after the event.
fn claims(after: &CaseState, body: &EventBody) -> Vec<Notice> {
    let notice = |income: &str, date: Date, amount: Decimal| {
        let income = &after.income_of(income)?.income;
        Some(ClaimNotice {
            income: income.id.clone(),
            kind: income.kind,
            appropriation: income.appropriation.clone(),
            payer: income.payer.clone(),
            date,
            amount,
            reference: income_reference(&after.id, &income.id, date),
        })
    };
    match body {
        EventBody::IncomeClaimed { income, date, amount } => {
            notice(income, *date, *amount).map(Notice::Claim).into_iter().collect()
        }
        EventBody::IncomeCorrected { income, date, before, after: right, .. } => {
            let right = right.as_ref().map(|right| right.amount);
            if right == Some(before.amount) {
                return Vec::new();
            }
            let gone = notice(income, *date, before.amount).map(Notice::ClaimReversal);
            let new = right.and_then(|amount| notice(income, *date, amount)).map(Notice::Claim);
            gone.into_iter().chain(new).collect()
        }
        _ => Vec::new(),
    }
}

/// When a granted activity runs; no period where another activity has taken its place, or its grant is annulled.
fn granted_period<'a>(state: &'a CaseState, id: &str) -> Option<(&'a Activity, Option<Period>)> {
    let one = state.activity(id).filter(|one| one.activity.status == Status::Granted)?;
    Some((&one.activity, one.stands().then_some(one.activity.period)))
}

/// What is sent of a payment, with what was credited of it since it was paid, and invoiced again; none where that is
/// nothing, as where all of it was credited, or a pause leaves nothing of it.
fn sent_in_all(state: &CaseState, one: &ActivityState, entry: &LedgerEntry) -> Option<Decimal> {
    let credited = entry.paid.as_ref().filter(|_| !state.parts.is_empty());
    let later = credited.map_or(Decimal::ZERO, |_| state.after_paid_of(one, entry.date));
    let amount = entry.sent().saturating_add(later);
    (!amount.is_zero()).then_some(amount)
}

/// The payments of an activity that other systems know of: those of a granted one that are not only planned.
#[derive(Default)]
struct SentPayments {
    /// Whom they are sent to, by which plan; none where nothing is.
    sent_by: Option<(Method, Arc<str>, Arc<str>)>,
    /// By date, one a day.
    payments: Vec<Payment>,
}

impl SentPayments {
    fn of(state: &CaseState, id: &str, paid_too: bool) -> Self {
        let granted = state.activity(id).filter(|one| one.activity.status == Status::Granted);
        let Some(one) = granted.filter(|one| !one.activity.plan.fictive) else { return Self::default() };
        let plan = &one.activity.plan;
        let entries = one.payments.entries().iter().filter(|entry| paid_too || entry.paid.is_none());
        let sent = |entry: &LedgerEntry| {
            let amount = sent_in_all(state, one, entry)?;
            Some(Payment { date: entry.date, amount, basis: entry.basis })
        };
        Self {
            sent_by: Some((plan.recipient.method(), id.into(), plan.id.as_str().into())),
            payments: entries.filter_map(sent).collect(),
        }
    }

    /// Those of `self` that are `gone`, and those of `is` that are `new`.
    fn differing(self, is: Self, gone: &mut Vec<Notice>, new: &mut Vec<Notice>) {
        let same_plan = self.sent_by == is.sent_by;
        let (was_mark, mark) = (self.mark(), is.mark());
        let mut coming = is.payments.iter().peekable();
        for old in &self.payments {
            while let Some(earlier) = coming.next_if(|new| new.date < old.date) {
                new.extend(is.notice(earlier, mark).map(Notice::Payment));
            }
            match coming.next_if(|new| new.date == old.date) {
                Some(same) if same_plan && same == old => {}
                other => {
                    gone.extend(self.notice(old, was_mark).map(Notice::Reversal));
                    new.extend(other.and_then(|other| is.notice(other, mark)).map(Notice::Payment));
                }
            }
        }
        new.extend(coming.filter_map(|payment| is.notice(payment, mark)).map(Notice::Payment));
    }

    /// What all references of the plan have in common; none where it has no id.
    fn mark(&self) -> Option<PlanMark> {
        let (.., plan) = self.sent_by.as_ref()?;
        (!plan.is_empty()).then(|| PlanMark::of(plan))
    }

    fn notice(&self, payment: &Payment, mark: Option<PlanMark>) -> Option<PaymentNotice> {
        let (method, activity, plan) = self.sent_by.clone()?;
        let Payment { date, amount, basis } = *payment;
        let reference = mark.and_then(|mark| PaymentReference::with_mark(mark, date).ok());
        Some(PaymentNotice { method, activity, plan, date, reference, amount, basis })
    }
}
