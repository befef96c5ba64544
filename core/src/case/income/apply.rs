//! What events do to income.

use super::{Income, IncomeClaim, IncomeState, Receipt};
use crate::case::{CaseState, EventBody};
use crate::dates::Date;

impl CaseState {
    /// Applies an event about income; none where the case does not have what it is about.
    pub(in crate::case) fn change_income(&mut self, body: &EventBody, on: Date) -> Option<()> {
        match body {
            EventBody::IncomeSet { income } => self.set_income(income),
            EventBody::IncomeRemoved { income, .. } => {
                let place = self.income.iter().position(|one| one.income.id == *income)?;
                self.income.remove(place);
            }
            EventBody::IncomeClaimed { income, date, amount } => {
                let claims = &mut self.income_mut(income)?.claims;
                let place = claims.binary_search_by_key(date, |claim| claim.date).err()?;
                let claim =
                    IncomeClaim { date: *date, claimed_on: on, amount: *amount, receipts: Vec::new() };
                claims.insert(place, claim);
            }
            EventBody::IncomeReceived { income, date, receipt } => {
                let claim = self.income_mut(income)?.claim_mut(*date)?;
                let place = claim.receipts.partition_point(|known| known.date <= receipt.date);
                claim.receipts.insert(place, Receipt { ..*receipt });
            }
            EventBody::IncomeCorrected { income, date, after, .. } => {
                let one = self.income_mut(income)?;
                match after {
                    Some(after) => *one.claim_mut(*date)? = after.clone(),
                    None => {
                        one.claim(*date)?;
                        one.claims.retain(|claim| claim.date != *date);
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    fn set_income(&mut self, income: &Income) {
        match self.income.iter_mut().find(|one| one.income.id == income.id) {
            Some(known) => known.income = income.clone(),
            None => self.income.push(IncomeState { income: income.clone(), claims: Vec::new() }),
        }
    }

    fn income_mut(&mut self, id: &str) -> Option<&mut IncomeState> {
        self.income.iter_mut().find(|one| one.income.id == id)
    }
}

impl IncomeState {
    fn claim_mut(&mut self, date: Date) -> Option<&mut IncomeClaim> {
        self.claims.iter_mut().find(|claim| claim.date == date)
    }
}

impl CaseState {
    /// The income of this id.
    #[must_use]
    pub fn income_of(&self, id: &str) -> Option<&IncomeState> {
        self.income.iter().find(|one| one.income.id == id)
    }
}
