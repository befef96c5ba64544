//! What a rate, a price, VAT or a period that changes backwards in time means for what is granted.

use rust_decimal::Decimal;

use super::command_context::Desk;
use super::partial_payments::adjustment_plan;
use super::{
    ActivityAdjustment, ActivityChange, ActivityState, CaseState, CommandRefused, EventBody, Overpaid,
    OverpaidRequest,
};
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path};
use crate::plan::{
    Activity, AdjustedPayments, Adjustment, PaymentReference, PendingGrant, PlanFault, PlannedAmounts, Price,
    PriceChange, PriceSource, Prices, Settlement, SyncMode, adjustments,
};

impl CaseState {
    /// What has been settled of an activity, oldest first.
    pub fn settlements_of<'a>(&'a self, activity: &'a str) -> impl Iterator<Item = &'a ActivityAdjustment> {
        self.settlements.iter().filter(move |one| one.activity == activity)
    }

    /// The number of the last settlement of an activity; 0 where there is none.
    pub(super) fn last_settlement(&self, activity: &str) -> u32 {
        u32::try_from(self.settlements_of(activity).count()).unwrap_or(u32::MAX)
    }

    /// What has been added to the paid payments of an activity, or waived of them.
    pub(super) fn adjustments_of<'a>(&'a self, activity: &'a str) -> impl Iterator<Item = &'a Adjustment> {
        self.settlements_of(activity).flat_map(|one| &one.settlement.adjustments)
    }

    /// What settlements have waived of a payment, for whatever reason.
    pub(super) fn waived(&self, activity: &str, payment: Date) -> Decimal {
        let waived = self.settlements_of(activity).filter(|one| one.overpaid.is_waived());
        let about = waived.flat_map(|one| &one.settlement.adjustments).filter(|one| one.payment == payment);
        about.fold(Decimal::ZERO, |sum, one| sum.saturating_sub(one.difference()))
    }

    /// What settlements have added to each paid payment of an activity; where a pause is resumed, what that pause has taken
    /// is known apart.
    pub(super) fn adjusted(&self, activity: &str, resumed: Option<&str>) -> AdjustedPayments {
        let mut by_day = AdjustedPayments::new();
        let plan = self.activity(activity).map(|one| &one.activity.plan);
        for settled in self.settlements_of(activity) {
            let pause = match &settled.settlement.cause.source {
                PriceSource::Pause { pause, .. } => Some(pause.as_str()),
                _ => None,
            };
            // What was waived for a pause that never was is waived no more.
            let is_undone =
                pause.is_some_and(|pause| plan.is_some_and(|plan| plan.pause_of(pause).is_none()));
            if is_undone && settled.overpaid.is_waived() {
                continue;
            }
            let by_pause = pause.is_some() && pause == resumed;
            for adjustment in &settled.settlement.adjustments {
                let sums = by_day.entry(adjustment.payment).or_default();
                sums.take_in(adjustment, settled.overpaid.is_waived(), by_pause);
            }
        }
        by_day
    }
}

impl Desk<'_> {
    pub(super) fn settle(
        &self,
        cause: &PriceChange,
        overpaid: &OverpaidRequest,
    ) -> Result<Option<EventBody>, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let (mut settled, mut changes) = (Vec::new(), Vec::new());
        let pending = self.pending();
        for (place, one) in pending.activities.iter().enumerate().filter(|(_, one)| one.is_granted()) {
            match self.settlement(&pending, place, cause) {
                Ok(settlement) if settlement.is_empty() => {}
                Ok(settlement) => {
                    changes.push(ActivityChange {
                        activity: (*one.activity).clone(),
                        payments: settlement.change(),
                        replaced_by: one.replaced_by.as_deref().map(str::to_owned),
                        annulled: one.annulled,
                    });
                    settled.push((one.activity.id.clone(), settlement));
                }
                Err(faults) => refusal.extend(&Path::root().join(one.activity.id.as_str()), faults),
            }
        }
        let settlements = self.settle_all(settled, overpaid, &changes, &mut refusal);
        refusal.into_result((!settlements.is_empty()).then_some(EventBody::Settled { settlements, changes }))
    }

    /// What the change means for one activity; paid payments also of one that has been replaced.
    fn settlement(
        &self,
        pending: &PendingGrant<'_>,
        place: usize,
        cause: &PriceChange,
    ) -> Result<Settlement, Faults<PlanFault>> {
        let Some(one) = pending.get(place) else {
            return Settlement::new(cause.clone(), Vec::new(), Vec::new());
        };
        let mut repriced = Vec::new();
        if concerns(&cause.source, &one.activity) {
            repriced = self.follow(pending, place, SyncMode::Sync)?.repriced;
            repriced.retain(|repriced| one.activity.is_priced_within(repriced.before.date, cause.valid));
        }
        let paid = one.payments.entries();
        // What was paid in advance is at the price of the change that now makes the payment of that day. What no plan
        // makes any more has no price.
        let prices = |activity: &Activity| self.prices_of(activity);
        let mut amounts = PlannedAmounts::new(one, &prices);
        let owed_on = |date: Date| {
            let payer =
                pending.payer_of(place, date).and_then(|payer| Some((payer, pending.get(payer.place)?)));
            let concerned = |activity: &Activity, date| {
                concerns(&cause.source, activity) && activity.is_priced_within(date, cause.valid)
            };
            match payer.filter(|(payer, one)| concerned(&one.activity, payer.date)) {
                Some((payer, one)) => amounts.on((payer.place, false), &one.activity, payer.date),
                None => Ok(None),
            }
        };
        let lacking = adjustments(paid, &one.adjusted, owed_on)?;
        Settlement::new(cause.clone(), repriced, lacking)
    }

    pub(super) fn prices_of(&self, activity: &Activity) -> Result<Prices<'_>, Faults<PlanFault>> {
        let prices = Prices::from_book(self.book(), activity.provider.as_deref())
            .map_err(|kind| Fault::new(kind).nest("provider"))?;
        Ok(prices.extrapolate(self.case.options.extrapolation).born(self.case.born()))
    }

    /// With a reference that no other payment has.
    pub(super) fn numbered(
        &self,
        one: &ActivityState,
        settlement: Settlement,
        number: u32,
        overpaid: Overpaid,
    ) -> ActivityAdjustment {
        let (id, plan) = (&one.activity.id, &one.activity.plan.id);
        let pays = !settlement.adjustments.is_empty() && !plan.is_empty() && !overpaid.is_waived();
        let named = || adjustment_plan(plan, id, number);
        let reference = pays.then(|| PaymentReference::new(&named(), self.on()).ok()).flatten();
        ActivityAdjustment {
            activity: id.clone(),
            on: self.on(),
            reference,
            settlement,
            overpaid,
            paid: None,
        }
    }
}

/// Whether the price of an activity has something to do with what changed.
fn concerns(source: &PriceSource, activity: &Activity) -> bool {
    match source {
        PriceSource::Rate { rate: changed } => {
            matches!(activity.plan.schedule.price(), Some(Price::Rate { rate, .. }) if rate == changed)
        }
        PriceSource::Agreement { provider, activity_type, unit } => {
            matches!(activity.plan.schedule.price(), Some(Price::Agreed { provider: by, activity_type: kind, unit: each, .. })
                if (by, kind, each) == (provider, activity_type, unit))
        }
        PriceSource::Price { plan } | PriceSource::Pause { plan, .. } | PriceSource::Period { plan } => {
            activity.plan.id == *plan
        }
        PriceSource::VatFactor { provider } => activity.provider.as_ref() == Some(provider),
    }
}
