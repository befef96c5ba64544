//! Settlements, and parts of payments that are paid.

use std::collections::BTreeMap;

use super::event::Seen;
use super::price::Known;
use super::state::not_later;
use super::{Found, at, money};
use crate::case::parts::adjustment_plan;
use crate::case::{ActivitySettlement, ActivityState, CaseFault, CaseState, PartPaid};
use crate::fault::Path;
use crate::plan::{Adjustment, PaymentReference, PlanFault};

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
            no_such_activity(&settled.activity, here().then("activity"), &known, found);
            continue;
        };
        let number = numbers.entry(&settled.activity).or_default();
        *number = number.saturating_add(1);
        plans.insert(adjustment_plan(one.plan_id(), &settled.activity, *number), &settled.activity);
        if settled.settlement.adjustments.is_empty() {
            found.push(here(), CaseFault::SettlementEmpty { activity: settled.activity.clone() });
        }
        settlement(settled, one, *number, here, found);
        if let Some(paid) = &settled.paid {
            money::signed(paid.amount, || here().then("paid").then("amount"), found);
        }
        not_later(settled.on, state, || here().then("on"), found);
    }
    for (index, part) in state.parts.iter().enumerate() {
        let here = || at!["parts", index];
        if !known.contains_key(part.activity.as_str()) {
            no_such_activity(&part.activity, here().then("activity"), &known, found);
        } else if !plans.contains_key(&part.plan) {
            let (plan, activity) = (part.plan.clone(), part.activity.clone());
            found.push(here().then("plan"), CaseFault::PartOfNoPlan { plan, activity });
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
    settled: &ActivitySettlement,
    one: &ActivityState,
    number: u32,
    here: impl Fn() -> Path,
    found: &mut Found,
) {
    let inner = || here().then("settlement");
    let settlement = &settled.settlement;
    for (index, adjustment) in settlement.adjustments.iter().enumerate() {
        let path = |field: &str| inner().then("adjustments").then(index).then(field);
        let Adjustment { payment, before, after, .. } = adjustment;
        money::signed(*before, || path("before"), found);
        money::signed(*after, || path("after"), found);
        let date = *payment;
        match one.payments.entry(date) {
            None => found.push(path("payment"), PlanFault::NoPaymentOnDate { date }),
            Some(entry) if entry.paid.is_none() => {
                found.push(path("payment"), CaseFault::PaymentNotPaid { date });
            }
            Some(_) => {}
        }
    }
    money::signed(settlement.amount, || inner().then("amount"), found);
    let differences = settlement.adjustments.iter().map(Adjustment::difference);
    if let Some(sum) = crate::money::sum(differences).ok().filter(|sum| *sum != settlement.amount) {
        let amount = settlement.amount;
        found.push(inner().then("amount"), CaseFault::SettlementSumDiffers { amount, sum });
    }
    let named = || adjustment_plan(&one.activity.plan.id, &settled.activity, number);
    let is_its_own = |reference: PaymentReference| {
        reference.date() == settled.on
            && !one.activity.plan.id.is_empty()
            && !settlement.adjustments.is_empty()
            && reference.is_of(&named())
    };
    if let Some(reference) = settled.reference.filter(|reference| !is_its_own(*reference)) {
        let reference = reference.to_string();
        found.push(here().then("reference"), CaseFault::ReferenceDiffers { reference });
    }
}

/// A part by itself.
pub(super) fn part(part: &PartPaid, here: impl Fn() -> Path, found: &mut Found) {
    money::signed(part.amount, || here().then("amount"), found);
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
        for (number, adjustment) in settled.settlement.adjustments.iter().enumerate() {
            let (date, amount) = (adjustment.payment, adjustment.after);
            let Some(payer) = pending.get(pending.payer_of(place, date)) else { continue };
            let price = Known::of(&payer.activity, seen.book, seen.state).amount(date);
            if let Some(price) = price.filter(|price| *price != amount) {
                let settlement = at!["body", "settlements", index, "settlement"];
                let path = settlement.then("adjustments").then(number).then("after");
                let price = price.to_string();
                found.push(path, CaseFault::PriceDiffers { date, amount, price });
            }
        }
    }
}
