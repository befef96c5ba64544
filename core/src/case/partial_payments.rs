//! Parts of payments: what is paid of one before the rest is, and money beside the payments of an activity.

use rust_decimal::Decimal;

use super::{ActivityAdjustment, ActivityState, CaseState, PartialPayment};
use crate::dates::Date;
use crate::plan::{Adjustment, OffPlanAmount, OpenPayment, Paid, PaidPart, plan_id};

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
    /// What the parts of a payment sum to that are paid, or those that are credited.
    pub(super) fn parts_sum(&self, plan: &str, date: Date, credit: bool) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.credit == credit && part.is_of(plan, date));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    }

    /// What is paid of an open payment.
    pub(super) fn part_paid(&self, plan: &str, date: Date) -> Decimal {
        self.parts_sum(plan, date, false)
    }

    /// What is credited of a payment, with the sign of the payment.
    pub(super) fn part_credited(&self, plan: &str, date: Date) -> Decimal {
        Decimal::ZERO.saturating_sub(self.parts_sum(plan, date, true))
    }

    /// The sum of all parts of an open payment, as if they were all of it; none where there is none.
    pub(super) fn paid_in_parts(&self, plan: &str, date: Date) -> Option<Paid> {
        let parts = || self.parts.iter().filter(|part| part.is_of(plan, date));
        let last = parts().map(|part| part.paid_on).max()?;
        let amount = parts().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount));
        Some(Paid { date: last, amount, account: None, corrected: false })
    }

    /// Drops the parts of a payment: all that is paid of it is known otherwise. What is credited may be kept.
    pub(super) fn close_parts(&mut self, plan: &str, date: Date, keep_credits: bool) {
        self.parts.retain(|part| !part.is_of(plan, date) || (keep_credits && part.credit));
    }

    /// What is added to a paid payment, or taken back, by later lines of invoices.
    pub(super) fn after_paid(&self, plan: &str, date: Date) -> Decimal {
        self.parts_sum(plan, date, true).saturating_add(self.parts_sum(plan, date, false))
    }

    /// The same of a payment of an activity, where it is the one that holds the parts.
    pub(in crate::case) fn after_paid_of(&self, one: &ActivityState, date: Date) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.is_of(one.plan_id(), date) && self.holds(one, part));
        parts.fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.amount))
    }

    /// A payment as the lines of an invoice are matched with it: what is paid, what is credited before it is paid, and
    /// whether nothing more is to be paid. Where all that was paid has been credited, another invoice may come. What
    /// settlements have `claimed` of it, 0 or below, is paid back as an adjustment payment, and not credited besides.
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

    /// Whether the money of a part has moved: not so of what is credited before the payment is paid.
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

    /// Forgets the parts of a payment that the plan of an activity has left; none where there are none.
    pub(super) fn take_back_parts(&mut self, activity: &str, date: Date) -> Option<()> {
        let plan = self.activity(activity)?.plan_id().to_owned();
        self.paid_in_parts(&plan, date)?;
        self.close_parts(&plan, date, false);
        Some(())
    }

    /// What counts of an activity beside its payments: adjustment payments on their days, and parts of open
    /// payments on theirs instead of the scheduled day.
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

    /// The adjustment payments of an activity on their days, and parts of them on theirs.
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
                    // It may have been paid with another amount than it should.
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

    /// The parts of payments of an activity, its adjustment payments too.
    pub(super) fn parts_of<'a>(&'a self, one: &'a ActivityState) -> impl Iterator<Item = &'a PartialPayment> {
        let id = one.activity.id.as_str();
        self.parts.iter().filter(move |part| match self.adjustment_of(&part.plan) {
            Some((settled, _)) => settled.activity == id,
            None => self.holds(one, part),
        })
    }

    /// Whether a part is of a payment of this activity: of the one that has it now, else of the one that had it.
    fn holds(&self, one: &ActivityState, part: &PartialPayment) -> bool {
        let all = self.activities.iter().map(|one| (&one.activity, &one.payments));
        part.as_paid().holder(all).0 == one.activity.id
    }

    /// The settlement whose adjustment payment is known by this.
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
