//! Income that a state has, and what events say of it.

use rust_decimal::Decimal;

use super::seen::{Seen, reason_given};
use super::{Found, at, money, state::not_later};
use crate::case::{CaseFault, CaseState, EventBody, Income, IncomeClaim, IncomeState, Receipt};
use crate::dates::{Date, Period};
use crate::fault::{Path, twice};
use crate::plan::{PaidReport, Prices, count, payments};

/// Everything that is wrong with the income of a state.
pub(super) fn check(state: &CaseState, found: &mut Found) {
    for (_, second) in twice(state.income.iter().map(|one| one.income.id.as_str())) {
        let income = state.income.get(second).map(|one| one.income.id.clone()).unwrap_or_default();
        found.push(at!["income", second, "income", "id"], CaseFault::DuplicateIncome { income });
    }
    for (index, one) in state.income.iter().enumerate() {
        let here = || at!["income", index];
        stated(&one.income, state, || here().join("income"), found);
        let mut before: Option<Date> = None;
        for (place, claim) in one.claims.iter().enumerate() {
            let path = || here().join("claims").join(place);
            if before.is_some_and(|before| before >= claim.date) {
                out_of_order(one, claim.date, || path().join("date"), found);
            }
            before = Some(claim.date);
            not_later(claim.claimed_on, state, || path().join("claimed_on"), found);
            amounts(one, claim, path, found);
        }
    }
}

/// Everything that is wrong with an event about income, seen from the case before it.
pub(super) fn event(seen: Seen<'_>, found: &mut Found) {
    let state = seen.state;
    match &seen.event.body {
        EventBody::IncomeSet { income } => {
            let here = || at!["body", "income"];
            stated(income, state, here, found);
            let known = state.income_of(&income.id).filter(|known| !known.claims.is_empty());
            if known.is_some_and(|known| known.income.appropriation != income.appropriation) {
                let kind = CaseFault::IncomeHasClaims { income: income.id.clone() };
                found.push(here().join("appropriation"), kind);
            }
        }
        EventBody::IncomeRemoved { income, reason } => {
            reason_given(reason, found);
            if income_of(seen, income, found).is_some_and(|known| !known.claims.is_empty()) {
                found.push(at!["body", "income"], CaseFault::IncomeHasClaims { income: income.clone() });
            }
        }
        EventBody::IncomeClaimed { income, date, amount } => {
            positive(*amount, || at!["body", "amount"], found);
            let Some(one) = income_of(seen, income, found) else { return };
            if one.claim(*date).is_some() {
                let kind = CaseFault::IncomeClaimedBefore { income: income.clone(), date: *date };
                found.push(at!["body", "date"], kind);
            }
            owed(seen, one, *date, *amount, found);
        }
        EventBody::IncomeReceived { income, date, receipt } => {
            let here = || at!["body", "receipt"];
            received(receipt, *date, Some(seen.event.on), here, found);
            let Some(claim) = claim_of(seen, income, *date, found) else { return };
            let received = claim.received().saturating_add(receipt.amount);
            if received > claim.amount {
                let claimed = claim.amount;
                found.push(here().join("amount"), CaseFault::ReceivedMoreThanClaimed { claimed, received });
            }
        }
        EventBody::IncomeCorrected { income, date, before, after, reason } => {
            reason_given(reason, found);
            let differs = || CaseFault::ClaimDiffers { income: income.clone(), date: *date };
            if claim_of(seen, income, *date, found).is_some_and(|known| known != before) {
                found.push(at!["body", "before"], differs());
            }
            let Some(after) = after else { return };
            if after.date != *date || after.claimed_on != before.claimed_on {
                found.push(at!["body", "after"], differs());
            }
            if let Some(one) = state.income_of(income) {
                amounts(one, after, || at!["body", "after"], found);
            }
        }
        _ => {}
    }
}

/// What income says of itself, and that its appropriation is known.
fn stated(income: &Income, state: &CaseState, here: impl Fn() -> Path, found: &mut Found) {
    for (field, kind) in income.faults() {
        found.push(here().join(field), kind);
    }
    found.extend(&here(), income.plan().check());
    let appropriation = &income.appropriation;
    if state.appropriation(appropriation).is_none() {
        let known = state.appropriations.iter().map(|known| known.id.as_str());
        let kind = CaseFault::UnknownAppropriation { appropriation: appropriation.clone() };
        found.push_near(here().join("appropriation"), kind, appropriation, known);
    }
}

/// The amounts of a claim: above 0, and no more received than claimed, in the order of the days.
fn amounts(one: &IncomeState, claim: &IncomeClaim, path: impl Fn() -> Path, found: &mut Found) {
    positive(claim.amount, || path().join("amount"), found);
    let mut before: Option<Date> = None;
    for (index, receipt) in claim.receipts.iter().enumerate() {
        let here = || path().join("receipts").join(index);
        received(receipt, claim.date, None, here, found);
        if before.is_some_and(|before| before > receipt.date) {
            out_of_order(one, receipt.date, || here().join("date"), found);
        }
        before = Some(receipt.date);
    }
    let (claimed, received) = (claim.amount, claim.received());
    if received > claimed {
        found.push(path().join("receipts"), CaseFault::ReceivedMoreThanClaimed { claimed, received });
    }
}

fn received(receipt: &Receipt, date: Date, today: Option<Date>, path: impl Fn() -> Path, found: &mut Found) {
    positive(receipt.amount, || path().join("amount"), found);
    let Receipt { date: on, amount } = *receipt;
    let report = PaidReport { on, amount, scheduled: Some(date), planned: None, is_adjustment: false };
    report.day_fault(today).into_iter().for_each(|kind| found.push(path().join("date"), kind));
}

fn positive(amount: Decimal, path: impl Fn() -> Path, found: &mut Found) {
    money::signed(amount, &path, found);
    if amount <= Decimal::ZERO {
        found.push(path(), CaseFault::IncomeNotPositive { amount });
    }
}

fn out_of_order(one: &IncomeState, date: Date, path: impl FnOnce() -> Path, found: &mut Found) {
    found.push(path(), CaseFault::ClaimsOutOfOrder { income: one.income.id.clone(), date });
}

/// That the income owes the amount on the day; the amount where the rule book of the event is known.
fn owed(seen: Seen<'_>, one: &IncomeState, date: Date, amount: Decimal, found: &mut Found) {
    let (income, plan) = (&one.income, one.income.plan());
    let period = seen.state.claimable_within(income);
    let Some(period) = period.filter(|period| count(&plan, *period, Period::day(date)) > 0) else {
        let kind = CaseFault::NothingOwed { income: income.id.clone(), date };
        found.push(at!["body", "date"], kind);
        return;
    };
    let prices = seen.book.map(|book| Prices::from_book(book, None));
    let Some(Ok(prices)) = prices else { return };
    let right = payments(&plan, period, Period::day(date), &prices).unwrap_or_default();
    let right = right.first().map(|right| right.amount);
    if right != Some(amount) {
        let price = right.map(|right| right.to_string()).unwrap_or_default();
        found.push(at!["body", "amount"], CaseFault::PriceDiffers { date, amount, price });
    }
}

fn income_of<'a>(seen: Seen<'a>, id: &str, found: &mut Found) -> Option<&'a IncomeState> {
    let known = seen.state.income_of(id);
    if known.is_none() {
        let ids = seen.state.income.iter().map(|one| one.income.id.as_str());
        let kind = CaseFault::NoSuchIncome { income: id.to_owned() };
        found.push_near(at!["body", "income"], kind, id, ids);
    }
    known
}

fn claim_of<'a>(seen: Seen<'a>, id: &str, date: Date, found: &mut Found) -> Option<&'a IncomeClaim> {
    let claim = income_of(seen, id, found)?.claim(date);
    if claim.is_none() {
        let kind = CaseFault::IncomeNotClaimed { income: id.to_owned(), date };
        found.push(at!["body", "date"], kind);
    }
    claim
}
