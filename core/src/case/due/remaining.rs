//! The remaining amount of a payment.

use rust_decimal::Decimal;

use crate::case::partial_payments::adjustment_plan;
use crate::case::{ActivityAdjustment, ActivityState, CaseState};
use crate::plan::LedgerEntry;

/// The remaining amount of an unpaid payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::case) struct Remaining {
    /// Kroner as planned.
    pub(in crate::case) planned: Decimal,
    /// Kroner that are paid.
    pub(in crate::case) paid: Decimal,
    /// Kroner that were credited before it is paid.
    pub(in crate::case) credited: Decimal,
    /// Kroner that are deducted because they were overpaid elsewhere.
    pub(in crate::case) deducted: Decimal,
}

impl Remaining {
    /// Kroner that no invoice or credit note has settled.
    pub(in crate::case) fn open(self) -> Decimal {
        self.planned.saturating_sub(self.paid).saturating_sub(self.credited)
    }

    /// Kroner to pay. It does not pass 0, because the rest of a deduction belongs to another payment.
    pub(in crate::case) fn amount(self) -> Decimal {
        let open = self.open();
        let amount = open.saturating_sub(self.deducted);
        // Nothing is deducted from a negative payment.
        if open > Decimal::ZERO { amount.max(Decimal::ZERO) } else { amount }
    }
}

impl CaseState {
    /// The remaining amount of an unpaid payment of an activity.
    pub(in crate::case) fn remaining(&self, one: &ActivityState, entry: &LedgerEntry) -> Remaining {
        let plan = one.plan_id();
        Remaining {
            planned: entry.amount,
            paid: self.part_paid(plan, entry.date),
            credited: self.part_credited(plan, entry.date),
            deducted: self.deducted(&one.activity.id, entry.date),
        }
    }

    /// The remaining amount of the adjustment payment of a settlement.
    pub(in crate::case) fn remaining_adjustment(
        &self,
        one: &ActivityState,
        settled: &ActivityAdjustment,
        number: u32,
    ) -> Remaining {
        let plan = adjustment_plan(one.plan_id(), &one.activity.id, number);
        Remaining {
            planned: settled.settlement.amount,
            paid: self.part_paid(&plan, settled.on),
            credited: self.part_credited(&plan, settled.on),
            deducted: Decimal::ZERO,
        }
    }
}
