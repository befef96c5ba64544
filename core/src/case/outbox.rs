//! What other systems are to be told of an event. Nothing foreseen is ever in it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ActivitySettlement, CaseState, Deduction, EventBody};
use crate::dates::{Date, Period};
use crate::plan::{Account, Activity, Basis, Method, PaymentReference, SettlementKind, Status};

/// Something that another system is to be told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Notice {
    /// A payment is to come. Each payment of a granted activity is told once.
    Payment(PaymentNotice),
    /// A payment that was told is no more; where it has changed, the new one is told after it.
    Reversal(PaymentNotice),
    /// A back-payment or a claim is to come, since a price changed backwards in time. Each is told once; what
    /// changes later is settled later.
    Adjustment(AdjustmentNotice),
    /// An adjustment payment that was told was paid otherwise: what is right is told after it.
    AdjustmentReversal(AdjustmentNotice),
    /// To the journal: a decision about granted activities.
    Journal {
        /// The kind of the event.
        event: String,
        /// The granted activities.
        activities: Vec<String>,
    },
    /// To statistics: a granted activity runs in another period than was told.
    Statistics {
        /// The activity.
        activity: String,
        /// Its section.
        section: String,
        /// Its kind of service.
        activity_type: String,
        /// When it runs; none where another activity has taken its place, or its grant is annulled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
    },
}

/// A payment as another system is told of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaymentNotice {
    /// To whom: finance pays cash, payroll pays salaries, an invoice is to come, or it is settled internally.
    pub method: Method,
    /// The activity.
    pub activity: String,
    /// The payment plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The scheduled day.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The payment reference; none where the plan has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether the price is known, or only carried on from the last one known.
    #[serde(default, skip_serializing_if = "Basis::is_known")]
    pub basis: Basis,
}

/// The payment that a settlement makes, as another system is told of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentNotice {
    /// Whether it pays or claims; nothing where it only moves amounts between accounts.
    pub kind: SettlementKind,
    /// To whom: as for the payments that it adjusts.
    pub method: Method,
    /// The activity.
    pub activity: String,
    /// The payment plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day it is due.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Which settlement of the activity it is of, to say that it is paid; 0 in events that were written before
    /// settlements had numbers.
    #[serde(default)]
    pub settlement: u32,
    /// Kroner, below 0 where it is a claim.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The payment reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// The amount by what the payments were booked on.
    pub parts: Vec<AdjustmentPart>,
    /// What is to be deducted from later payments; none where a claim is paid by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deductions: Vec<Deduction>,
}

/// What of an adjustment payment is booked on one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentPart {
    /// The account; none where that of the payments is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

/// What other systems know, before an event, of what the event is about.
pub(super) struct Known {
    /// The activities that the event is about, by id.
    activities: BTreeSet<String>,
    periods: BTreeMap<String, Option<Period>>,
    payments: Vec<PaymentNotice>,
    adjustment: Option<AdjustmentNotice>,
    /// Whether payments that are paid are among them.
    paid_too: bool,
}

impl Known {
    /// What is known while the case is still as it was.
    pub(super) fn before(state: &CaseState, body: &EventBody) -> Self {
        let activities: BTreeSet<String> = match body {
            // Other systems reported these; and what is imported was sent by whoever had it before.
            EventBody::Paid { .. }
            | EventBody::AdjustmentPaid { .. }
            | EventBody::InvoiceRegistered { .. }
            | EventBody::Imported { .. } => BTreeSet::new(),
            EventBody::PaymentCorrected { activity, .. } => [activity.clone()].into(),
            body => body.changes().iter().map(|change| change.activity.id.clone()).collect(),
        };
        let adjustment = match body {
            EventBody::AdjustmentCorrected { activity, settlement, .. } => {
                adjustment(state, activity, *settlement)
            }
            _ => None,
        };
        let periods = activities.iter().filter_map(|id| Some((id.clone(), granted_period(state, id)?.1)));
        // Only a correction changes what is known of a payment that is paid.
        let paid_too = matches!(body, EventBody::PaymentCorrected { .. });
        let payments = activities.iter().flat_map(|id| payments_of(state, id, paid_too));
        Self { periods: periods.collect(), payments: payments.collect(), activities, adjustment, paid_too }
    }

    /// What is to be sent once the event has happened.
    ///
    /// Reversals come before payments: a change takes over the payment references of what it changes, and a receiver
    /// that keeps the last word on each reference has the right sum.
    pub(super) fn notices(self, after: &CaseState, body: &EventBody) -> Vec<Notice> {
        let mut notices = Vec::new();
        if let EventBody::AdjustmentCorrected { activity, settlement, .. } = body {
            let was = self.adjustment;
            let is = adjustment(after, activity, *settlement).filter(|is| was.as_ref() != Some(is));
            notices.extend(was.filter(|_| is.is_some()).map(Notice::AdjustmentReversal));
            notices.extend(is.map(Notice::Adjustment));
            return notices;
        }
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
        let is: Vec<PaymentNotice> =
            self.activities.iter().flat_map(|id| payments_of(after, id, self.paid_too)).collect();
        let (gone, new) = differing(self.payments, is);
        notices.extend(gone.into_iter().map(PaymentNotice::referenced).map(Notice::Reversal));
        notices.extend(new.into_iter().map(PaymentNotice::referenced).map(Notice::Payment));
        for (settled, number) in numbered(after, body.settlements()) {
            notices.extend(adjustment(after, &settled.activity, number).map(Notice::Adjustment));
        }
        notices
    }
}

/// The settlements of an event that adjust something, with the numbers that they have once it has happened.
fn numbered<'s>(
    after: &CaseState,
    settlements: &'s [ActivitySettlement],
) -> impl Iterator<Item = (&'s ActivitySettlement, u32)> {
    let adjusting = |one: &&ActivitySettlement| !one.settlement.adjustments.is_empty();
    settlements.iter().enumerate().filter(move |(_, one)| adjusting(one)).map(move |(index, settled)| {
        let later = settlements.iter().skip(index.saturating_add(1)).filter(adjusting);
        let later = later.filter(|other| other.activity == settled.activity).count();
        let last = after.last_settlement(&settled.activity);
        (settled, last.saturating_sub(u32::try_from(later).unwrap_or(u32::MAX)))
    })
}

/// Those of `was` that are no more, and those of `is` that are new. Both are by activity, then by date, one a day.
fn differing(was: Vec<PaymentNotice>, is: Vec<PaymentNotice>) -> (Vec<PaymentNotice>, Vec<PaymentNotice>) {
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    let mut is = is.into_iter().peekable();
    let key = |notice: &PaymentNotice| (notice.activity.clone(), notice.date);
    for old in was {
        let place = key(&old);
        while let Some(earlier) = is.next_if(|new| key(new) < place) {
            new.push(earlier);
        }
        match is.next_if(|new| key(new) == place) {
            Some(same) if same == old => {}
            other => {
                gone.push(old);
                new.extend(other);
            }
        }
    }
    new.extend(is);
    (gone, new)
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
    let amount = one.sent();
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

/// When a granted activity runs; no period where another activity has taken its place, or its grant is annulled.
fn granted_period<'a>(state: &'a CaseState, id: &str) -> Option<(&'a Activity, Option<Period>)> {
    let one = state.activity(id).filter(|one| one.activity.status == Status::Granted)?;
    Some((&one.activity, one.stands().then_some(one.activity.period)))
}

impl PaymentNotice {
    /// With the reference of the payment, which follows from plan and day.
    fn referenced(mut self) -> Self {
        self.reference = PaymentReference::new(&self.plan, self.date).ok();
        self
    }
}

/// The payments of an activity that other systems know of: those of a granted one that are not only planned. They are
/// without references, which are the dearest part of them, until it is known which are sent.
fn payments_of(state: &CaseState, id: &str, paid_too: bool) -> Vec<PaymentNotice> {
    let granted = state.activity(id).filter(|one| one.activity.status == Status::Granted);
    let paid_for = granted.filter(|one| !one.activity.plan.fictive);
    let entries =
        paid_for.into_iter().flat_map(|one| one.payments.entries().iter().map(move |entry| (one, entry)));
    entries
        .filter(|(_, entry)| paid_too || entry.paid.is_none())
        .map(|(one, entry)| PaymentNotice {
            method: one.activity.plan.recipient.method(),
            activity: one.activity.id.clone(),
            plan: one.activity.plan.id.clone(),
            date: entry.date,
            reference: None,
            amount: entry.sent(),
            basis: entry.basis,
        })
        .collect()
}

crate::privacy::debug_by_json!(Notice, PaymentNotice, AdjustmentNotice);
