//! The amounts of payments follow from their plan.
//!
//! A plan's own price without a VAT factor is the same under every rule book. Rates and VAT factors are checked only
//! against the version that decided the event.

use super::Found;
use crate::case::{CaseFault, CaseState};
use crate::dates::Date;
use crate::fault::Path;
use crate::money;
use crate::plan::{Activity, Extrapolation, Payment, Price, PriceBasis, PriceOn, Prices, Schedule};
use crate::rulebook::RuleBook;

/// The prices of one activity, as far as they are known.
pub(super) struct Known<'p> {
    activity: &'p Activity,
    prices: Option<Prices<'p>>,
    /// The last price that was looked up: its first day, the extrapolation, and the price.
    last: Option<(Date, Extrapolation, PriceOn)>,
}

impl<'p> Known<'p> {
    /// The prices of an activity; `book` is the version that decided, if available.
    pub(super) fn of(activity: &'p Activity, book: Option<&'p RuleBook>, state: &CaseState) -> Self {
        let own = !matches!(activity.plan.schedule.price(), Some(Price::Rate { .. } | Price::Agreed { .. }));
        let prices = match (book, &activity.provider) {
            (Some(book), provider) => {
                let prices = Prices::from_book(book, provider.as_deref()).ok();
                prices.map(|prices| prices.born(state.born(book)))
            }
            (None, None) if own => Some(Prices::default()),
            (None, _) => None,
        };
        Self { activity, prices, last: None }
    }

    /// Amount and basis of a payment on a day, given the stated basis; none if they are not known.
    fn on(
        &mut self,
        date: Date,
        basis: PriceBasis,
    ) -> Option<Result<(rust_decimal::Decimal, PriceBasis), ()>> {
        let plan = &self.activity.plan;
        if let Schedule::Individual { payments } = &plan.schedule {
            let planned = payments.iter().find(|planned| planned.date == date);
            return planned.map(|planned| Ok((money::round(planned.amount), PriceBasis::Known)));
        }
        let policy = match basis {
            PriceBasis::Known => Extrapolation::Refuse,
            PriceBasis::Extrapolated { policy, .. } => policy,
        };
        let still = |(from, known, on): &(Date, Extrapolation, PriceOn)| {
            *known == policy && *from <= date && on.until.is_none_or(|until| date <= until)
        };
        if !self.last.as_ref().is_some_and(still) {
            match self.prices?.extrapolate(policy).payment(plan, self.activity.period, date) {
                Ok(on) => self.last = on.map(|on| (date, policy, on)),
                Err(_) => return Some(Err(())),
            }
        }
        self.last.as_ref().map(|(_, _, on)| Ok((on.amount, on.basis)))
    }

    /// Refuses a payment with another amount than its plan gives, unless `excused` accepts it.
    pub(super) fn check(
        &mut self,
        payment: &Payment,
        excused: impl FnOnce() -> bool,
        path: impl FnOnce() -> Path,
        found: &mut Found,
    ) {
        let Payment { date, amount, basis } = *payment;
        let price = match self.on(date, basis) {
            None => return,
            Some(Ok(known)) if known == (amount, basis) => return,
            Some(Ok((price, _))) => price.to_string(),
            Some(Err(())) => "none".to_owned(),
        };
        if !excused() {
            found.push(path(), CaseFault::PriceDiffers { date, amount, price });
        }
    }

    /// The amount of a payment, if known.
    pub(super) fn amount(&mut self, date: Date) -> Option<rust_decimal::Decimal> {
        self.on(date, PriceBasis::Known)?.ok().map(|(amount, _)| amount)
    }
}

/// Whether another activity with the same plan has a paid payment on the day. Then the remaining payment may be a
/// difference.
pub(super) fn paid_elsewhere(state: &CaseState, activity: &Activity, date: Date) -> bool {
    let plan = activity.plan.id.as_str();
    let others = state.activities.iter().filter(|one| one.activity.plan.id == plan && !plan.is_empty());
    let mut others = others.filter(|one| one.activity.id != activity.id);
    others.any(|one| one.payments.entry(date).is_some_and(|entry| entry.paid.is_some()))
}
