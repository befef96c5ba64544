//! What a change of price, or of a plan, means for one activity.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::overpaid::Overpaid;
use crate::dates::Date;
use crate::plan::{Adjustment, OffPlanAmount, Paid, PaymentReference, Settlement};

/// What a change of price means for one activity.
///
/// Its adjustments are paid, or claimed, by one payment on [`on`](Self::on): it counts as granted then.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityAdjustment {
    /// The activity.
    pub activity: String,
    /// The day that the adjustment payment is due: that of the settlement.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// The reference of the adjustment payment; none where the plan has no id, or nothing is adjusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Why, which payments, how much.
    pub settlement: Settlement,
    /// What is done with overpaid money.
    #[serde(default, skip_serializing_if = "Overpaid::is_claim")]
    pub overpaid: Overpaid,
    /// That the adjustment payment is paid: of what has been settled, not of what is to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
}

impl ActivityAdjustment {
    /// Each difference on the day that it counts, before it is paid: the day of the settlement, or of the payments
    /// that it is deducted from. Nothing counts of what is waived.
    pub(in crate::case) fn planned(&self) -> Vec<OffPlanAmount> {
        let about = |one: &Adjustment, date: Date, amount: Decimal| OffPlanAmount {
            payment: one.payment,
            date,
            amount,
        };
        let adjustments = &self.settlement.adjustments;
        let deductions = self.overpaid.deductions();
        let Some(first) = deductions.first().filter(|_| !self.overpaid.is_waived()) else {
            let counts = adjustments.iter().filter(|_| !self.overpaid.is_waived());
            return counts.map(|one| about(one, self.on, one.difference())).collect();
        };
        // What is paid too little makes the claim smaller, at its first deduction.
        let mut all = Vec::with_capacity(adjustments.len().saturating_add(deductions.len()));
        let (more, less): (Vec<_>, Vec<_>) =
            adjustments.iter().partition(|one| one.difference() > Decimal::ZERO);
        all.extend(more.iter().map(|one| about(one, first.payment, one.difference())));
        let back_paid = more.iter().fold(Decimal::ZERO, |sum, one| sum.saturating_add(one.difference()));
        let mut open = std::iter::once((first.payment, back_paid))
            .chain(deductions.iter().map(|one| (one.payment, one.amount)))
            .collect::<Vec<_>>()
            .into_iter()
            .peekable();
        for one in less {
            let mut left = -one.difference();
            while left > Decimal::ZERO {
                let Some((date, room)) = open.peek_mut() else { break };
                let part = left.min(*room);
                if !part.is_zero() {
                    all.push(about(one, *date, -part));
                }
                left = left.saturating_sub(part);
                *room = room.saturating_sub(part);
                if room.is_zero() {
                    open.next();
                }
            }
        }
        all
    }
}

crate::privacy::debug_by_json!(ActivityAdjustment);
