//! Parts of payments: they are paid while the rest is open, and count on their own days, whichever activity makes the
//! payment now.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::PendingGrant;
use crate::dates::Date;
use crate::plan::{Activity, Ledger, OffPlanAmount};

/// A paid or credited part of a payment.
#[derive(Debug, Clone)]
pub(crate) struct PaidPart<'a> {
    /// The activity that it was paid for.
    pub(crate) activity: &'a str,
    /// The plan of the payment, which a change may have taken over.
    pub(crate) plan: &'a str,
    /// The scheduled day of the payment.
    pub(crate) date: Date,
    pub(crate) paid_on: Date,
    pub(crate) amount: Decimal,
    /// Whether it is a credit note. For an open payment it is deducted from the remaining amount; for a paid payment
    /// it is money returned.
    /// one.
    pub(crate) credit: bool,
}

impl PaidPart<'_> {
    /// The activity that makes the payment now, or else the one that it was paid for.
    pub(crate) fn holder<'s>(
        &'s self,
        all: impl IntoIterator<Item = (&'s Activity, &'s Ledger)>,
    ) -> (&'s str, bool) {
        let of_plan = |activity: &Activity| plan_id(activity) == self.plan;
        let mut payments = all.into_iter().filter(|(activity, _)| of_plan(activity));
        let made = payments.find_map(|(activity, payments)| Some((activity, payments.entry(self.date)?)));
        made.map_or((self.activity, false), |(activity, entry)| (&activity.id, entry.paid.is_none()))
    }

    /// The part on its own day and, while the payment is `open`, the same amount less on the scheduled day. A credit
    /// on an open payment only reduces the scheduled day.
    pub(crate) fn counted(&self, payment: Date, open: bool) -> impl Iterator<Item = OffPlanAmount> {
        let deducted = open && self.credit;
        let date = if deducted { self.date } else { self.paid_on };
        let paid = OffPlanAmount { payment, date, amount: self.amount };
        let rest = OffPlanAmount { payment, date: self.date, amount: -self.amount };
        std::iter::once(paid).chain((open && !deducted).then_some(rest))
    }
}

/// The key of an activity's plan: its id, or the id of the activity if it has none.
pub(crate) fn plan_id(activity: &Activity) -> &str {
    if activity.plan.id.is_empty() { &activity.id } else { &activity.plan.id }
}

impl<'a> PendingGrant<'a> {
    /// Money beside the payments of an activity, including the paid parts of open payments.
    pub(crate) fn beside(&self, place: usize) -> Cow<'_, [OffPlanAmount]> {
        let Some(one) = self.get(place) else { return Cow::default() };
        let mut all = Cow::Borrowed(one.beside.as_slice());
        for part in &self.parts {
            let rows = self.activities.iter().map(|one| (&*one.activity, &*one.payments));
            let (holder, open) = part.holder(rows);
            if holder == one.activity.id {
                all.to_mut().extend(part.counted(part.date, open));
            }
        }
        all
    }
}
