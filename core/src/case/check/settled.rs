//! Settlements, and parts of payments that are paid.

use std::collections::BTreeMap;

use super::price::Known;
use super::seen::Seen;
use super::state::not_later;
use super::{Found, approval, at, money};
use crate::case::overpaid::same_recipient;
use crate::case::partial_payments::adjustment_plan;
use crate::case::{ActivityAdjustment, ActivityState, CaseFault, CaseState, Overpaid, PartialPayment};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{Adjustment, PaymentReference, PlanFault};
use rust_decimal::Decimal;

/// What is settled, and the parts that are paid.
pub(super) fn check(state: &CaseState, found: &mut Found) {
    let known: BTreeMap<&str, &ActivityState> =
        state.activities.iter().map(|one| (one.activity.id.as_str(), one)).collect();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    // The plans that a part may name, each with the activity that it is of.
    let mut plans: BTreeMap<String, &str> =
        state.activities.iter().map(|one| (one.plan_id().to_owned(), one.activity.id.as_str())).collect();
    for (index, settled) in state.settlements.iter().enumerate() {
        let here = || at!["settlements", index];
        let Some(one) = known.get(settled.activity.as_str()) else {
            no_such_activity(&settled.activity, here().join("activity"), &known, found);
            continue;
        };
        let number = numbers.entry(&settled.activity).or_default();
        *number = number.saturating_add(1);
        plans.insert(adjustment_plan(one.plan_id(), &settled.activity, *number), &settled.activity);
        if settled.settlement.adjustments.is_empty() {
            found.push(here(), CaseFault::SettlementEmpty { activity: settled.activity.clone() });
        }
        settlement(settled, one, state, *number, here, found);
        overpaid(settled, one, state, &here, found);
        if let Some(paid) = &settled.paid {
            money::signed(paid.amount, || here().join("paid").join("amount"), found);
            if settled.overpaid.is_waived() {
                let (activity, number) = (settled.activity.clone(), *number);
                found.push(here().join("paid"), CaseFault::AdjustmentWaived { activity, number });
            }
        }
        not_later(settled.on, state, || here().join("on"), found);
    }
    for (index, part) in state.parts.iter().enumerate() {
        let here = || at!["parts", index];
        if !known.contains_key(part.activity.as_str()) {
            no_such_activity(&part.activity, here().join("activity"), &known, found);
        } else if !plans.contains_key(&part.plan) {
            let (plan, activity) = (part.plan.clone(), part.activity.clone());
            found.push(here().join("plan"), CaseFault::PartOfNoPlan { plan, activity });
        }
        self::part(part, here, found);
    }
}

fn no_such_activity(id: &str, path: Path, known: &BTreeMap<&str, &ActivityState>, found: &mut Found) {
    let kind = CaseFault::NoSuchActivity { activity: id.to_owned() };
    found.push_near(path, kind, id, known.keys().copied());
}

/// A settlement by itself: it is of paid payments, and its amount is the sum of what each lacks.
pub(super) fn settlement(
    settled: &ActivityAdjustment,
    one: &ActivityState,
    state: &CaseState,
    number: u32,
    here: impl Fn() -> Path,
    found: &mut Found,
) {
    let inner = || here().join("settlement");
    let settlement = &settled.settlement;
    for (index, adjustment) in settlement.adjustments.iter().enumerate() {
        let path = |field: &str| inner().join("adjustments").join(index).join(field);
        let Adjustment { payment, before, after, .. } = adjustment;
        money::signed(*before, || path("before"), found);
        money::signed(*after, || path("after"), found);
        let date = *payment;
        if state.parts_of(one).any(|part| part.plan == one.plan_id() && part.date == date) {
            continue;
        }
        let entry = one.payments.entry(date);
        if entry.is_some_and(|entry| entry.paid.is_some()) {
            continue;
        }
        // It was not paid after all: what was claimed of it is taken back, and of what was added the recipient keeps at
        // most what was waived. The plan may make the payment again.
        let sums = state.adjusted(&settled.activity, None).get(&date).copied().unwrap_or_default();
        if (Decimal::ZERO..=state.waived(&settled.activity, date)).contains(&sums.added) {
            continue;
        }
        match entry {
            None => found.push(path("payment"), PlanFault::NoPaymentOnDate { date }),
            Some(_) => found.push(path("payment"), CaseFault::PaymentNotPaid { date }),
        }
    }
    money::signed(settlement.amount, || inner().join("amount"), found);
    let differences = settlement.adjustments.iter().map(Adjustment::difference);
    if let Some(sum) = crate::money::sum(differences).ok().filter(|sum| *sum != settlement.amount) {
        let amount = settlement.amount;
        found.push(inner().join("amount"), CaseFault::SettlementSumDiffers { amount, sum });
    }
    let named = || adjustment_plan(&one.activity.plan.id, &settled.activity, number);
    let is_its_own = |reference: PaymentReference| {
        reference.date() == settled.on
            && !one.activity.plan.id.is_empty()
            && !settlement.adjustments.is_empty()
            && !settled.overpaid.is_waived()
            && reference.is_of(&named())
    };
    if let Some(reference) = settled.reference.filter(|reference| !is_its_own(*reference)) {
        let reference = reference.to_string();
        found.push(here().join("reference"), CaseFault::ReferenceDiffers { reference });
    }
}

/// What a payment that is adjusted may have been: its price where its plan makes it, what was paid where no plan does,
/// and what was paid of it in part.
pub(super) fn bases(one: &ActivityState, state: &CaseState, date: Date) -> Vec<Decimal> {
    let entry = one.payments.entry(date);
    let paid = entry.and_then(|entry| Some((entry.amount, entry.paid.as_ref()?.amount)));
    let parts = state.paid_in_parts(one.plan_id(), date).map(|paid| paid.amount);
    let entry = entry.filter(|_| paid.is_none() && parts.is_none()).map(|entry| entry.amount);
    // Of a payment that lapses, with what credit notes have taken back.
    let credited = state.after_paid_of(one, date);
    let paid = paid.into_iter().flat_map(|(planned, paid)| [planned, paid, paid.saturating_add(credited)]);
    paid.chain(parts).chain(entry).collect()
}

/// What is done with overpaid money is possible: deductions from payments to the same recipient that sum to the claim,
/// or nothing but money that is kept.
fn overpaid(
    settled: &ActivityAdjustment,
    one: &ActivityState,
    state: &CaseState,
    here: &impl Fn() -> Path,
    found: &mut Found,
) {
    let inner = || here().join("overpaid");
    let settlement = &settled.settlement;
    match &settled.overpaid {
        Overpaid::Claim => {}
        Overpaid::SetOff { deductions } => {
            for (index, deduction) in deductions.iter().enumerate() {
                let path = || inner().join("deductions").join(index);
                money::payment(deduction.amount, || path().join("amount"), found);
                let other = state.activity(&deduction.activity);
                if !other.is_some_and(|other| other.is_granted() && same_recipient(one, other)) {
                    let activity = deduction.activity.clone();
                    found.push(path().join("activity"), CaseFault::NoSuchActivity { activity });
                } else if deduction.payment < settled.on {
                    let date = deduction.payment;
                    found.push(path().join("payment"), PlanFault::NoPaymentOnDate { date });
                }
            }
            let sum = crate::money::sum(deductions.iter().map(|one| -one.amount)).unwrap_or_default();
            if sum != settlement.amount || deductions.is_empty() {
                let amount = settlement.amount;
                found.push(inner().join("deductions"), CaseFault::SettlementSumDiffers { amount, sum });
            }
        }
        Overpaid::Waived { reason, approval } => {
            if reason.trim().is_empty() {
                found.push(inner().join("reason"), CaseFault::ReasonRequired {});
            }
            approval::check(approval, || inner().join("approval"), found);
            for (index, more) in settlement.adjustments.iter().enumerate() {
                if more.difference() >= Decimal::ZERO {
                    let amount = more.difference();
                    let path = here().join("settlement").join("adjustments").join(index).join("after");
                    found.push(path, CaseFault::NotOverpaid { amount });
                }
            }
        }
    }
}

/// What is deducted is deducted from open payments, and no more than they are.
fn deductible(settled: &ActivityAdjustment, state: &CaseState, here: impl Fn() -> Path, found: &mut Found) {
    for (index, deduction) in settled.overpaid.deductions().iter().enumerate() {
        let path = || here().join("overpaid").join("deductions").join(index);
        let date = deduction.payment;
        let one = state.activity(&deduction.activity);
        let entry = one.and_then(|one| one.payments.entry(date)).filter(|entry| entry.paid.is_none());
        match entry {
            None => found.push(path().join("payment"), PlanFault::NoPaymentOnDate { date }),
            Some(entry) if state.deducted(&deduction.activity, date) > entry.amount => {
                let (activity, amount, available) =
                    (deduction.activity.clone(), deduction.amount, entry.amount);
                let kind = CaseFault::SetOffExceedsPayments { activity, amount, available };
                found.push(path().join("amount"), kind);
            }
            Some(_) => {}
        }
    }
}

/// Overpaid money is waived on the day of the event, at a level that the rule book has.
pub(super) fn approved(
    settled: &ActivityAdjustment,
    seen: Seen<'_>,
    here: impl Fn() -> Path,
    found: &mut Found,
) {
    let Overpaid::Waived { approval: given, .. } = &settled.overpaid else { return };
    let here = || here().join("overpaid").join("approval");
    seen.on_its_day(given.on, || here().join("on"), found);
    if let Some(book) = seen.book {
        approval::by_book(given, book, seen.event.on, here, found);
    }
}

/// A part by itself.
pub(super) fn part(part: &PartialPayment, here: impl Fn() -> Path, found: &mut Found) {
    money::signed(part.amount, || here().join("amount"), found);
}

fn settled_plan(state: &CaseState, activity: &str) -> String {
    state.activity(activity).map(|one| one.plan_id().to_owned()).unwrap_or_default()
}

/// After an event, what it settled is at the price that the payment now has: that of the activity that makes it.
pub(super) fn priced(seen: Seen<'_>, found: &mut Found) {
    let settlements = seen.event.body.settlements();
    if settlements.is_empty() {
        return;
    }
    let pending =
        crate::case::pending(seen.state, seen.event.on, seen.book.and_then(|book| seen.state.born(book)));
    for (index, settled) in settlements.iter().enumerate() {
        let Some(place) = pending.find(&settled.activity) else { continue };
        if let Some(one) = seen.state.activity(&settled.activity) {
            let here = || at!["body", "settlements", index];
            overpaid(settled, one, seen.state, &here, found);
            deductible(settled, seen.state, here, found);
        }
        for (number, adjustment) in settled.settlement.adjustments.iter().enumerate() {
            let (date, amount) = (adjustment.payment, adjustment.after);
            let payer = pending.payer_of(place, date);
            let price = match payer.and_then(|payer| Some((pending.get(payer.place)?, payer.date))) {
                // What is open is adjusted to what is paid of it.
                Some(_)
                    if seen
                        .state
                        .paid_in_parts(&settled_plan(seen.state, &settled.activity), date)
                        .is_some() =>
                {
                    continue;
                }
                Some((payer, date)) => Known::of(&payer.activity, seen.book, seen.state).amount(date),
                // No plan makes it any more.
                None => Some(Decimal::ZERO),
            };
            if let Some(price) = price.filter(|price| *price != amount) {
                let settlement = at!["body", "settlements", index, "settlement"];
                let path = settlement.join("adjustments").join(number).join("after");
                let price = price.to_string();
                found.push(path, CaseFault::PriceDiffers { date, amount, price });
            }
        }
    }
}
