//! Commands about income.

use rust_decimal::Decimal;

use super::{ClaimCorrection, Income, IncomeClaim, IncomeState, Receipt};
use crate::case::command_context::CommandHandler;
use crate::case::reported::Reported;
use crate::case::{CaseFault, CommandRefused, EventBody, PaidOn};
use crate::dates::{Date, Period};
use crate::fault::{Path, nearest};
use crate::plan::{Price, Prices, Schedule, payments};

impl CommandHandler<'_> {
    pub(in crate::case) fn set_income(&self, income: &Income) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let here = || Path::root().join("income");
        for fault in income.faults() {
            refusal.push(here().join(fault.0), fault.1);
        }
        refusal.extend(&here(), income.plan().check());
        let state = self.state();
        let appropriation = &income.appropriation;
        if state.appropriation(appropriation).is_none() {
            let known = state.appropriations.iter().map(|one| one.id.as_str());
            let kind = CaseFault::UnknownAppropriation { appropriation: appropriation.clone() };
            refusal.push_suggesting(here().join("appropriation"), kind, nearest(appropriation, known));
        }
        let moved = state.income_of(&income.id).filter(|known| !known.claims.is_empty());
        if moved.is_some_and(|known| known.income.appropriation != *appropriation) {
            let kind = CaseFault::IncomeHasClaims { income: income.id.clone() };
            refusal.push(here().join("appropriation"), kind);
        }
        refusal.into_result(EventBody::IncomeSet { income: Box::new(income.clone()) })
    }

    pub(in crate::case) fn remove_income(&self, id: &str, reason: &str) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        if self.income(id, &mut refusal).is_some_and(|known| !known.claims.is_empty()) {
            let kind = CaseFault::IncomeHasClaims { income: id.to_owned() };
            refusal.push(Path::root().join("income"), kind);
        }
        refusal.into_result(EventBody::IncomeRemoved { income: id.to_owned(), reason: reason.to_owned() })
    }

    pub(in crate::case) fn claim_income(&self, id: &str, date: Date) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let path = || Path::root().join("date");
        let Some(one) = self.income(id, &mut refusal) else { return Err(refusal) };
        if one.claim(date).is_some() {
            refusal.push(path(), CaseFault::IncomeClaimedBefore { income: id.to_owned(), date });
            return Err(refusal);
        }
        let window = self.state().claimable_within(&one.income).zip(Period::new(date, Some(date)).ok());
        let prices = Prices::from_book(self.book(), None).map_err(|kind| {
            let mut refusal = CommandRefused::default();
            refusal.push(Path::root().join("income"), kind);
            refusal
        })?;
        let owed = match window {
            Some((period, window)) => payments(&one.income.plan(), period, window, &prices),
            None => Ok(Vec::new()),
        };
        match owed {
            Ok(owed) => match owed.first().filter(|owed| owed.amount > Decimal::ZERO) {
                Some(owed) => {
                    Ok(EventBody::IncomeClaimed { income: id.to_owned(), date, amount: owed.amount })
                }
                None => {
                    refusal.push(path(), CaseFault::NothingOwed { income: id.to_owned(), date });
                    Err(refusal)
                }
            },
            Err(faults) => {
                refusal.extend(&Path::root().join("income"), faults);
                Err(refusal)
            }
        }
    }

    pub(in crate::case) fn receive_income(
        &self,
        id: &str,
        date: Date,
        received: PaidOn,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let claim = self.claim(id, date, &mut refusal);
        let (amount, day) = (Path::root().join("amount"), Path::root().join("received_on"));
        self.check_receipt(received, date, amount.clone(), day, &mut refusal);
        let sum = claim.map(|claim| (claim.amount, claim.received().saturating_add(received.amount)));
        if let Some((claimed, received)) = sum.filter(|(claimed, sum)| sum > claimed) {
            refusal.push(amount, CaseFault::ReceivedMoreThanClaimed { claimed, received });
        }
        let receipt = Receipt { date: received.date, amount: received.amount };
        refusal.into_result(EventBody::IncomeReceived { income: id.to_owned(), date, receipt })
    }

    pub(in crate::case) fn correct_income(
        &self,
        id: &str,
        date: Date,
        right: ClaimCorrection,
        reason: &str,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        let claim = self.claim(id, date, &mut refusal);
        let at = |key: &str| Path::root().join(key);
        if let Some(claimed) = right.claimed {
            let reported = Reported { scheduled: None, planned: None, is_adjustment: false };
            let claimed = PaidOn { date: self.on(), amount: claimed };
            self.check_reported(claimed, reported, at("claimed"), at("claimed"), &mut refusal);
            if claimed.amount <= Decimal::ZERO {
                refusal.push(at("claimed"), CaseFault::IncomeNotPositive { amount: claimed.amount });
            }
        }
        if let Some(received) = right.received {
            let (amount, day) = (at("received").join("amount"), at("received").join("date"));
            self.check_receipt(received, date, amount.clone(), day, &mut refusal);
            let claimed = right.claimed.unwrap_or_default();
            if received.amount > claimed {
                let kind = CaseFault::ReceivedMoreThanClaimed { claimed, received: received.amount };
                refusal.push(amount, kind);
            }
        }
        let Some(before) = claim.cloned() else { return Err(refusal) };
        let receipts = right.received.map(|PaidOn { date, amount }| Receipt { date, amount });
        let receipts: Vec<Receipt> = receipts.into_iter().collect();
        let claimed_on = before.claimed_on;
        let after = right.claimed.map(|amount| IncomeClaim { date, claimed_on, amount, receipts });
        let (income, reason) = (id.to_owned(), reason.to_owned());
        refusal.into_result(EventBody::IncomeCorrected { income, date, before, after, reason })
    }

    fn check_receipt(&self, paid: PaidOn, date: Date, amount: Path, day: Path, refusal: &mut CommandRefused) {
        let reported = Reported { scheduled: Some(date), planned: None, is_adjustment: false };
        self.check_reported(paid, reported, amount.clone(), day, refusal);
        if paid.amount <= Decimal::ZERO {
            refusal.push(amount, CaseFault::IncomeNotPositive { amount: paid.amount });
        }
    }

    /// The income of this id.
    fn income(&self, id: &str, refusal: &mut CommandRefused) -> Option<&IncomeState> {
        let known = self.state().income_of(id);
        if known.is_none() {
            let ids = self.state().income.iter().map(|one| one.income.id.as_str());
            let kind = CaseFault::NoSuchIncome { income: id.to_owned() };
            refusal.push_suggesting(Path::root().join("income"), kind, nearest(id, ids));
        }
        known
    }

    /// The claim of an income for a scheduled day.
    fn claim(&self, id: &str, date: Date, refusal: &mut CommandRefused) -> Option<&IncomeClaim> {
        let claim = self.income(id, refusal)?.claim(date);
        if claim.is_none() {
            let kind = CaseFault::IncomeNotClaimed { income: id.to_owned(), date };
            refusal.push(Path::root().join("date"), kind);
        }
        claim
    }
}

impl Income {
    /// Faults of the income itself beside those of its plan: the field, and why.
    pub(in crate::case) fn faults(&self) -> Vec<(&'static str, CaseFault)> {
        let mut faults = Vec::new();
        if self.id.trim().is_empty() {
            faults.push(("id", CaseFault::IdRequired {}));
        }
        let amounts: Vec<Decimal> = match &self.schedule {
            Schedule::Individual { payments } => payments.iter().map(|payment| payment.amount).collect(),
            schedule => match schedule.price() {
                Some(Price::Fixed { amount }) => amount.pieces().iter().map(|piece| piece.value).collect(),
                Some(Price::PerUnit { unit_price, .. }) => {
                    unit_price.pieces().iter().map(|piece| piece.value).collect()
                }
                Some(Price::Rate { .. } | Price::Agreed { .. }) | None => Vec::new(),
            },
        };
        let below = amounts.into_iter().filter(|amount| *amount <= Decimal::ZERO);
        faults.extend(below.map(|amount| ("schedule", CaseFault::IncomeNotPositive { amount })));
        faults
    }
}
