//! What a rate, a price or VAT that changes backwards in time means for what is granted.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::parts::adjustment_plan;
use super::{ActivityChange, ActivityState, CaseState, EventBody, Refusal};
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path};
use crate::plan::{
    Activity, Adjustment, Paid, PaymentReference, PendingGrant, PlanFault, Price, PriceChange, PriceSource,
    Prices, Settlement, SyncMode, adjustments,
};

/// What a change of price means for one activity.
///
/// Its adjustments are paid, or claimed, by one payment on [`on`](Self::on): it counts as granted then.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivitySettlement {
    /// The activity.
    pub activity: String,
    /// The day that the adjustment payment is due: that of the settlement.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// The reference of the adjustment payment; none where the plan has no id, or nothing is adjusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Why, which payments, how much.
    pub settlement: Settlement,
    /// That the adjustment payment is paid: of what has been settled, not of what is to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
}

impl CaseState {
    /// What has been settled of an activity, oldest first.
    pub fn settlements_of<'a>(&'a self, activity: &'a str) -> impl Iterator<Item = &'a ActivitySettlement> {
        self.settlements.iter().filter(move |one| one.activity == activity)
    }

    /// The number of the last settlement of an activity; 0 where there is none.
    pub(super) fn last_settlement(&self, activity: &str) -> u32 {
        u32::try_from(self.settlements_of(activity).count()).unwrap_or(u32::MAX)
    }

    /// What has been added to the paid payments of an activity.
    pub(super) fn adjustments_of<'a>(&'a self, activity: &'a str) -> impl Iterator<Item = &'a Adjustment> {
        self.settlements_of(activity).flat_map(|one| &one.settlement.adjustments)
    }
}

impl Desk<'_> {
    pub(super) fn settle(&self, cause: &PriceChange) -> Result<Option<EventBody>, Refusal> {
        let mut refusal = Refusal::default();
        let (mut settlements, mut changes) = (Vec::new(), Vec::new());
        let pending = self.pending();
        for (place, one) in pending.activities.iter().enumerate().filter(|(_, one)| one.is_granted()) {
            match self.settlement(&pending, place, cause) {
                Ok(settlement) if settlement.is_empty() => {}
                Ok(settlement) => {
                    changes.push(ActivityChange {
                        activity: (*one.activity).clone(),
                        payments: settlement.change(),
                        replaced_by: one.replaced_by.as_deref().map(str::to_owned),
                    });
                    let known = self.state().activity(&one.activity.id);
                    settlements.extend(known.map(|known| self.numbered(known, settlement)));
                }
                Err(faults) => refusal.extend(&Path::root().then(one.activity.id.as_str()), faults),
            }
        }
        refusal.or((!settlements.is_empty()).then_some(EventBody::Settled { settlements, changes }))
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
            repriced = self.follow(pending, place, SyncMode::Sync)?.change.repriced;
            repriced.retain(|repriced| one.activity.is_priced_within(repriced.before.date, cause.valid));
        }
        let earlier = self.state().adjustments_of(&one.activity.id);
        // What was paid in advance is at the price of the change that now makes the payment of that day.
        let priced_by = |date: Date| {
            let payer = pending.payer_of(place, date);
            let activity =
                &*pending.get(payer).filter(|payer| concerns(&cause.source, &payer.activity))?.activity;
            Some((activity, self.prices_of(activity)))
        };
        let lacking = adjustments(&one.payments, earlier, cause.valid, priced_by)?;
        Settlement::new(cause.clone(), repriced, lacking)
    }

    fn prices_of(&self, activity: &Activity) -> Result<Prices<'_>, Faults<PlanFault>> {
        let prices = Prices::from_book(self.book(), activity.provider.as_deref())
            .map_err(|kind| Fault::new(kind).under("provider"))?;
        Ok(prices.extrapolate(self.case.options.extrapolation).born(self.case.born()))
    }

    /// With a reference that no other payment has.
    pub(super) fn numbered(&self, one: &ActivityState, settlement: Settlement) -> ActivitySettlement {
        let (id, plan) = (&one.activity.id, &one.activity.plan.id);
        let number = self.state().last_settlement(id).saturating_add(1);
        let pays = !settlement.adjustments.is_empty() && !plan.is_empty();
        let named = || adjustment_plan(plan, id, number);
        let reference = pays.then(|| PaymentReference::new(&named(), self.on()).ok()).flatten();
        ActivitySettlement { activity: id.clone(), on: self.on(), reference, settlement, paid: None }
    }
}

/// Whether the price of an activity has something to do with what changed.
fn concerns(source: &PriceSource, activity: &Activity) -> bool {
    match source {
        PriceSource::Rate { rate: changed } => {
            matches!(activity.plan.schedule.price(), Some(Price::Rate { rate, .. }) if rate == changed)
        }
        PriceSource::Price { plan } => activity.plan.id == *plan,
        PriceSource::VatFactor { provider } => activity.provider.as_ref() == Some(provider),
    }
}

crate::privacy::debug_by_json!(ActivitySettlement);
