//! Parts of payments: what is paid of one before the rest is, and money beside the payments of an activity.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ActivitySettlement, ActivityState, CaseState};
use crate::dates::Date;
use crate::plan::{Adjustment, Beside, Paid, PaidPart, plan_id};

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

impl PartPaid {
    fn as_paid(&self) -> PaidPart<'_> {
        let Self { activity, plan, date, paid_on, amount } = self;
        PaidPart { activity, plan, date: *date, paid_on: *paid_on, amount: *amount }
    }
}

impl ActivityState {
    /// What its plan is known by: the id of the plan, or that of the activity where it has none.
    pub(super) fn plan_id(&self) -> &str {
        plan_id(&self.activity)
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
        Some(Paid { date: last, amount: self.part_paid(plan, date), account: None, corrected: false })
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
    pub(crate) fn beside(&self, activity: &str) -> Vec<Beside> {
        let mut all = self.adjustments_beside(activity);
        for part in self.payment_parts() {
            let (holder, open) =
                part.holder(self.activities.iter().map(|one| (&one.activity, &one.payments)));
            if holder == activity {
                all.extend(part.counted(part.date, open));
            }
        }
        all
    }

    /// The adjustment payments of an activity on their days, and parts of them on theirs.
    pub(super) fn adjustments_beside(&self, activity: &str) -> Vec<Beside> {
        let mut all = Vec::new();
        for (number, settled) in (1..).zip(self.settlements_of(activity)) {
            let Some(last) = settled.settlement.adjustments.last() else { continue };
            match &settled.paid {
                None => all.extend(settled.planned()),
                Some(paid) => {
                    let about = |adjustment: &Adjustment| Beside {
                        payment: adjustment.payment,
                        date: paid.date,
                        amount: adjustment.difference(),
                    };
                    all.extend(settled.settlement.adjustments.iter().map(about));
                    // It may have been paid with another amount than it should.
                    let amount = paid.amount.saturating_sub(settled.settlement.amount);
                    if !amount.is_zero() {
                        all.push(Beside { payment: last.payment, date: paid.date, amount });
                    }
                }
            }
            let plan = self.activity(activity).map(|one| adjustment_plan(one.plan_id(), activity, number));
            for part in self.parts.iter().filter(|part| Some(&part.plan) == plan.as_ref()) {
                all.extend(part.as_paid().counted(last.payment, true));
            }
        }
        all
    }

    /// The parts of payments, without those of adjustment payments.
    pub(super) fn payment_parts(&self) -> impl Iterator<Item = PaidPart<'_>> {
        self.parts.iter().filter(|part| self.adjustment_of(&part.plan).is_none()).map(PartPaid::as_paid)
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
        let all = self.activities.iter().map(|one| (&one.activity, &one.payments));
        part.as_paid().holder(all).0 == one.activity.id
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

crate::privacy::debug_by_json!(PartPaid);
