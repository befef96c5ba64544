//! What a change of price, or of a plan, means for one activity.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::overpaid::Overpaid;
use crate::dates::Date;
use crate::plan::{Adjustment, OffPlanAmount, Paid, PaymentReference, Settlement};

/// The effect of a price change on one activity.
///
/// One payment on [`on`](Self::on) pays or claims its differences. It counts as granted on that day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityAdjustment {
    /// The activity.
    pub activity: String,
    /// The due day of the adjustment payment: the day of the settlement.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// The reference of the adjustment payment; none if the plan has no id or there is no difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// The reason, the payments, and the amounts.
    pub settlement: Settlement,
    /// What to do with overpaid money.
    #[serde(default, skip_serializing_if = "Overpaid::is_claim")]
    pub overpaid: Overpaid,
    /// The report of the adjustment payment. Only for stored settlements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
}

impl ActivityAdjustment {
    /// Each difference on the day on which it counts before it is paid: the day of the settlement, or of the payments
    /// that it is deducted from. Waived money is not counted.
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
        // An underpaid amount reduces the claim, starting with its first deduction.
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
