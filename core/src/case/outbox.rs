//! What other systems are to be told of an event. Nothing foreseen is ever in it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CaseState, EventBody};
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
        /// When it runs; none where another activity has taken its place.
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

/// What is to be told when `before` has become `after` by `body`.
pub(super) fn outbox(before: &CaseState, after: &CaseState, body: &EventBody) -> Vec<Notice> {
    let ids: BTreeSet<&str> = match body {
        // Other systems reported these; and what is taken over was told by whoever had it before.
        EventBody::Paid { .. }
        | EventBody::AdjustmentPaid { .. }
        | EventBody::InvoiceRegistered { .. }
        | EventBody::Imported { .. } => return Vec::new(),
        EventBody::AdjustmentCorrected { activity, settlement, .. } => {
            let was = adjustment(before, activity, *settlement);
            let is = adjustment(after, activity, *settlement).filter(|is| was.as_ref() != Some(is));
            let reversal = was.filter(|_| is.is_some()).map(Notice::AdjustmentReversal);
            return reversal.into_iter().chain(is.map(Notice::Adjustment)).collect();
        }
        EventBody::PaymentCorrected { activity, .. } => [activity.as_str()].into(),
        body => body.changes().iter().map(|change| change.activity.id.as_str()).collect(),
    };
    let mut notices = Vec::new();
    let journal: Vec<String> = ids
        .iter()
        .filter(|id| after.activity(id).is_some_and(|one| one.activity.status == Status::Granted))
        .map(|id| (*id).to_owned())
        .collect();
    let is_decision = matches!(
        body,
        EventBody::Granted { .. }
            | EventBody::Extended { .. }
            | EventBody::Shortened { .. }
            | EventBody::Stopped { .. }
    );
    if is_decision && !journal.is_empty() {
        notices.push(Notice::Journal { event: body.kind().to_owned(), activities: journal });
    }
    for id in ids {
        statistics(before, after, id, &mut notices);
        payments(before, after, id, &mut notices);
    }
    if let EventBody::Settled { settlements, .. } = body {
        let adjusting = settlements.iter().filter(|one| !one.settlement.adjustments.is_empty());
        let told = adjusting
            .filter_map(|one| adjustment(after, &one.activity, after.last_settlement(&one.activity)));
        notices.extend(told.map(Notice::Adjustment));
    }
    notices
}

/// The adjustment payment of a settlement as it counts; none where nothing paid is adjusted, or nothing is paid
/// out.
fn adjustment(state: &CaseState, activity: &str, number: u32) -> Option<AdjustmentNotice> {
    let one = state.settlement(activity, number)?;
    let settlement = &one.settlement;
    let activity = &state.activity(&one.activity)?.activity;
    if settlement.adjustments.is_empty() || activity.plan.fictive {
        return None;
    }
    let (_, amount) = one.counted();
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
    })
}

/// The period that statistics know of an activity.
fn told_period<'a>(state: &'a CaseState, id: &str) -> Option<(&'a Activity, Option<Period>)> {
    let one = state.activity(id).filter(|one| one.activity.status == Status::Granted)?;
    Some((&one.activity, one.replaced_by.is_none().then_some(one.activity.period)))
}

fn statistics(before: &CaseState, after: &CaseState, id: &str, notices: &mut Vec<Notice>) {
    let (was, is) = (told_period(before, id), told_period(after, id));
    let (was_period, is_period) = (was.and_then(|(_, period)| period), is.and_then(|(_, period)| period));
    if let Some((activity, _)) = is.or(was).filter(|_| was_period != is_period) {
        notices.push(Notice::Statistics {
            activity: activity.id.clone(),
            section: activity.section.clone(),
            activity_type: activity.activity_type.clone(),
            period: is_period,
        });
    }
}

/// The payments of an activity that other systems know of: those of a granted one that are not only planned.
fn told(state: &CaseState, id: &str) -> Vec<PaymentNotice> {
    let granted = state.activity(id).filter(|one| one.activity.status == Status::Granted);
    let paid_for = granted.filter(|one| !one.activity.plan.fictive);
    let entries =
        paid_for.into_iter().flat_map(|one| one.payments.entries().iter().map(move |entry| (one, entry)));
    entries
        .map(|(one, entry)| PaymentNotice {
            method: one.activity.plan.recipient.method(),
            activity: one.activity.id.clone(),
            plan: one.activity.plan.id.clone(),
            date: entry.date,
            reference: PaymentReference::new(&one.activity.plan.id, entry.date).ok(),
            amount: entry.counted().1,
            basis: entry.basis,
        })
        .collect()
}

fn payments(before: &CaseState, after: &CaseState, id: &str, notices: &mut Vec<Notice>) {
    let (was, is) = (told(before, id), told(after, id));
    // By date, one a day, in both.
    let mut is = is.into_iter().peekable();
    for old in was {
        while let Some(new) = is.next_if(|new| new.date < old.date) {
            notices.push(Notice::Payment(new));
        }
        match is.next_if(|new| new.date == old.date) {
            Some(new) if new == old => {}
            new => {
                notices.push(Notice::Reversal(old));
                notices.extend(new.map(Notice::Payment));
            }
        }
    }
    notices.extend(is.map(Notice::Payment));
}

crate::privacy::debug_by_json!(Notice, PaymentNotice, AdjustmentNotice);
