//! Parts of payments: what is paid of one before the rest is, and money beside the payments of an activity.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ActivitySettlement, ActivityState, CaseState};
use crate::dates::Date;
use crate::plan::{Adjustment, Beside, Paid};

/// A part of a payment that an invoice has paid, while the rest is open.
///
/// It counts on the day it was paid, and the rest on the scheduled day. Once the rest is paid too, the payment is
/// paid with all of it, and its parts are no more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartPaid {
    /// The activity.
    pub activity: String,
    /// The plan of the payment, which a change of the activity may take over; of an adjustment payment, what its
    /// reference is made of.
    pub plan: String,
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The day that the part was paid.
    #[serde(with = "crate::dates::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub paid_on: Date,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl ActivityState {
    /// What its plan is known by: the id of the plan, or that of the activity where it has none.
    pub(super) fn plan_id(&self) -> &str {
        let plan = self.activity.plan.id.as_str();
        if plan.is_empty() { &self.activity.id } else { plan }
    }
}

/// What the adjustment payment of a settlement is known by, beside the plan of the activity.
pub(super) fn adjustment_plan(plan: &str, activity: &str, number: u32) -> String {
    format!("{plan}/{activity}/{number}")
}

impl CaseState {
    /// What is paid of an open payment.
    pub(super) fn part_paid(&self, plan: &str, date: Date) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.plan == plan && part.date == date);
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    }

    /// What the parts of an open payment come to, as if they were all; none where there is none.
    pub(super) fn paid_in_parts(&self, plan: &str, date: Date) -> Option<Paid> {
        let parts = self.parts.iter().filter(|part| part.plan == plan && part.date == date);
        let last = parts.map(|part| part.paid_on).max()?;
        Some(Paid { date: last, amount: self.part_paid(plan, date), account: None })
    }

    /// Forgets the parts of a payment that is paid now.
    pub(super) fn close_parts(&mut self, plan: &str, date: Date) {
        self.parts.retain(|part| part.plan != plan || part.date != date);
    }

    /// Forgets the parts of a payment that the plan of an activity has left; none where there are none.
    pub(super) fn take_back_parts(&mut self, activity: &str, date: Date) -> Option<()> {
        let plan = self.activity(activity)?.plan_id().to_owned();
        self.paid_in_parts(&plan, date)?;
        self.close_parts(&plan, date);
        Some(())
    }

    /// What counts of an activity beside its payments: adjustment payments on their days, and parts of open
    /// payments on theirs instead of the scheduled day.
    pub(super) fn beside(&self, activity: &str) -> Vec<Beside> {
        self.beside_paid(activity).into_iter().map(|(beside, _)| beside).collect()
    }

    /// As [`beside`](Self::beside), each with whether it is paid.
    pub(crate) fn beside_paid(&self, activity: &str) -> Vec<(Beside, bool)> {
        let mut all = Vec::new();
        for (number, settled) in (1..).zip(self.settlements_of(activity)) {
            let (date, amount) = settled.counted();
            let is_paid = settled.paid.is_some();
            let adjustments = &settled.settlement.adjustments;
            let about = |adjustment: &Adjustment| {
                let (payment, amount) = (adjustment.payment, adjustment.difference());
                (Beside { payment, date, amount }, is_paid)
            };
            all.extend(adjustments.iter().map(about));
            let Some(last) = adjustments.last() else { continue };
            // It may have been paid with another amount than it should.
            let off = amount.saturating_sub(settled.settlement.amount);
            if !off.is_zero() {
                all.push((Beside { payment: last.payment, date, amount: off }, is_paid));
            }
            let plan = self.activity(activity).map(|one| adjustment_plan(one.plan_id(), activity, number));
            for part in self.parts.iter().filter(|part| Some(&part.plan) == plan.as_ref()) {
                all.extend(moved(part, last.payment, true));
            }
        }
        let Some(one) = self.activity(activity) else { return all };
        for part in self.parts.iter().filter(|part| self.holds(one, part)) {
            let open = one.payments.entry(part.date).is_some_and(|entry| entry.paid.is_none());
            all.extend(moved(part, part.date, open));
        }
        all
    }

    /// The parts that are paid of open payments of an activity, its adjustment payments too.
    pub(super) fn parts_of<'a>(&'a self, one: &'a ActivityState) -> impl Iterator<Item = &'a PartPaid> {
        let id = one.activity.id.as_str();
        self.parts.iter().filter(move |part| match self.adjustment_of(&part.plan) {
            Some((settled, _)) => settled.activity == id,
            None => self.holds(one, part),
        })
    }

    /// Whether a part is of a payment of this activity: of the one that has it now, else of the one that had it.
    fn holds(&self, one: &ActivityState, part: &PartPaid) -> bool {
        let has = |one: &ActivityState| one.plan_id() == part.plan && one.payments.entry(part.date).is_some();
        let is_adjustment = self.adjustment_of(&part.plan).is_some();
        !is_adjustment
            && match self.activities.iter().find(|other| has(other)) {
                Some(holder) => holder.activity.id == one.activity.id,
                None => part.activity == one.activity.id,
            }
    }

    /// The settlement whose adjustment payment is known by this.
    pub(super) fn adjustment_of(&self, plan: &str) -> Option<(&ActivitySettlement, u32)> {
        self.activities.iter().find_map(|one| {
            let id = one.activity.id.as_str();
            let numbered = (1..).zip(self.settlements_of(id));
            let mut named =
                numbered.filter(|(number, _)| adjustment_plan(one.plan_id(), id, *number) == plan);
            named.next().map(|(number, settled)| (settled, number))
        })
    }
}

/// A part on its own day, and where the payment is `open` that much less on the scheduled day.
fn moved(part: &PartPaid, payment: Date, open: bool) -> impl Iterator<Item = (Beside, bool)> {
    let paid = Beside { payment, date: part.paid_on, amount: part.amount };
    let rest = Beside { payment, date: part.date, amount: -part.amount };
    std::iter::once((paid, true)).chain(open.then_some((rest, false)))
}

crate::privacy::debug_by_json!(PartPaid);
