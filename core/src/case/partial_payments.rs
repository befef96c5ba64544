//! Partial payments: parts that are paid while the rest is open, and money beside the payments of an activity.

use rust_decimal::Decimal;

use super::{ActivityAdjustment, ActivityState, CaseState, PartialPayment};
use crate::dates::Date;
use crate::plan::{Adjustment, OffPlanAmount, OpenPayment, Paid, PaidPart, plan_id};

impl ActivityState {
    /// The key of its plan: the id of the plan, or of the activity if the plan has none.
    pub(super) fn plan_id(&self) -> &str {
        plan_id(&self.activity)
    }
}

/// The key of the adjustment payment of a settlement, beside the plan of the activity.
pub(super) fn adjustment_plan(plan: &str, activity: &str, number: u32) -> String {
    format!("{plan}/{activity}/{number}")
}

impl CaseState {
    /// The sum of the paid parts of a payment, or of its credits.
    pub(super) fn parts_sum(&self, plan: &str, date: Date, credit: bool) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.credit == credit && part.is_of(plan, date));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    }

    /// The paid amount of an open payment.
    pub(super) fn part_paid(&self, plan: &str, date: Date) -> Decimal {
        self.parts_sum(plan, date, false)
    }

    /// The credited amount of a payment, with the sign of the payment.
    pub(super) fn part_credited(&self, plan: &str, date: Date) -> Decimal {
        Decimal::ZERO.saturating_sub(self.parts_sum(plan, date, true))
    }

    /// The sum of all parts of an open payment, as one payment; none without parts.
    pub(super) fn paid_in_parts(&self, plan: &str, date: Date) -> Option<Paid> {
        let parts = || self.parts.iter().filter(|part| part.is_of(plan, date));
        let last = parts().map(|part| part.paid_on).max()?;
        let amount = parts().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount));
        Some(Paid { date: last, amount, account: None, corrected: false })
    }

    /// Removes the parts of a payment once its payment report contains them. Credits may be kept.
    pub(super) fn close_parts(&mut self, plan: &str, date: Date, keep_credits: bool) {
        self.parts.retain(|part| !part.is_of(plan, date) || (keep_credits && part.credit));
    }

    /// What later invoice lines add to a paid payment, or return.
    pub(super) fn after_paid(&self, plan: &str, date: Date) -> Decimal {
        self.parts_sum(plan, date, true).saturating_add(self.parts_sum(plan, date, false))
    }

    /// The same for a payment of an activity, if this activity holds the parts.
    pub(in crate::case) fn after_paid_of(&self, one: &ActivityState, date: Date) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.is_of(one.plan_id(), date) && self.holds(one, part));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    }

    /// A payment as invoice lines are matched with it: what is paid, what is credited before it is paid, and whether
    /// nothing more has to be paid. If everything that was paid has been credited, another invoice may come. An
    /// amount that settlements have `claimed` (0 or below) is repaid as an adjustment payment, so it cannot be
    /// credited too.
    pub(super) fn open_payment(
        &self,
        plan: &str,
        payment: OpenPayment,
        paid: Option<&Paid>,
        claimed: Decimal,
    ) -> OpenPayment {
        let date = payment.date;
        let credited = self.part_credited(plan, date);
        let Some(paid) = paid else {
            return OpenPayment { paid: self.part_paid(plan, date), credited, closed: false, ..payment };
        };
        let reopened = !credited.is_zero() && credited.abs() >= paid.amount.abs();
        let sum = paid.amount.saturating_add(self.after_paid(plan, date)).saturating_add(claimed);
        OpenPayment { paid: sum, credited: Decimal::ZERO, closed: !reopened, ..payment }
    }

    /// Whether money of a part has moved. A credit before the payment is paid moves none.
    pub(super) fn has_moved(&self, part: &PartialPayment) -> bool {
        if !part.credit {
            return true;
        }
        match self.adjustment_of(&part.plan) {
            Some((settled, _)) => settled.paid.is_some(),
            None => {
                !part.as_paid().holder(self.activities.iter().map(|one| (&one.activity, &one.payments))).1
            }
        }
    }

    /// Removes the parts of a payment that is no longer in the plan of an activity; none if there are none.
    pub(super) fn take_back_parts(&mut self, activity: &str, date: Date) -> Option<()> {
        let plan = self.activity(activity)?.plan_id().to_owned();
        self.paid_in_parts(&plan, date)?;
        self.close_parts(&plan, date, false);
        Some(())
    }

    /// What counts for an activity beside its payments: adjustment payments on their days, and parts of open payments
    /// on their own days instead of the scheduled day.
    pub(crate) fn beside(&self, activity: &str) -> Vec<OffPlanAmount> {
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

    /// The adjustment payments of an activity on their days, and their parts on their own days.
    pub(super) fn adjustments_beside(&self, activity: &str) -> Vec<OffPlanAmount> {
        let mut all = Vec::new();
        for (number, settled) in (1..).zip(self.settlements_of(activity)) {
            let Some(last) = settled.settlement.adjustments.last() else { continue };
            match &settled.paid {
                None => all.extend(settled.planned()),
                Some(paid) => {
                    let about = |adjustment: &Adjustment| OffPlanAmount {
                        payment: adjustment.payment,
                        date: paid.date,
                        amount: adjustment.difference(),
                    };
                    all.extend(settled.settlement.adjustments.iter().map(about));
                    // It may have been paid with another amount than the correct one.
                    let amount = paid.amount.saturating_sub(settled.settlement.amount);
                    if !amount.is_zero() {
                        all.push(OffPlanAmount { payment: last.payment, date: paid.date, amount });
                    }
                }
            }
            let plan = self.activity(activity).map(|one| adjustment_plan(one.plan_id(), activity, number));
            for part in self.parts.iter().filter(|part| Some(&part.plan) == plan.as_ref()) {
                all.extend(part.as_paid().counted(last.payment, settled.paid.is_none()));
            }
        }
        all
    }

    /// The parts of payments, without those of adjustment payments.
    pub(super) fn payment_parts(&self) -> impl Iterator<Item = PaidPart<'_>> {
        self.parts.iter().filter(|part| self.adjustment_of(&part.plan).is_none()).map(PartialPayment::as_paid)
    }

    /// The parts of payments of an activity, including its adjustment payments.
    pub(super) fn parts_of<'a>(&'a self, one: &'a ActivityState) -> impl Iterator<Item = &'a PartialPayment> {
        let id = one.activity.id.as_str();
        self.parts.iter().filter(move |part| match self.adjustment_of(&part.plan) {
            Some((settled, _)) => settled.activity == id,
            None => self.holds(one, part),
        })
    }

    /// Whether a part belongs to a payment of this activity: the activity that has the payment now, or else the one
    /// that had it.
    fn holds(&self, one: &ActivityState, part: &PartialPayment) -> bool {
        let all = self.activities.iter().map(|one| (&one.activity, &one.payments));
        part.as_paid().holder(all).0 == one.activity.id
    }

    /// The settlement with this adjustment payment key.
    pub(super) fn adjustment_of(&self, plan: &str) -> Option<(&ActivityAdjustment, u32)> {
        self.activities.iter().find_map(|one| {
            let id = one.activity.id.as_str();
            let numbered = (1..).zip(self.settlements_of(id));
            let mut named =
                numbered.filter(|(number, _)| adjustment_plan(one.plan_id(), id, *number) == plan);
            named.next().map(|(number, settled)| (settled, number))
        })
    }
}
