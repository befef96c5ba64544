//! What remains to be paid of a payment.

use rust_decimal::Decimal;

use crate::case::parts::adjustment_plan;
use crate::case::{ActivitySettlement, ActivityState, CaseState};
use crate::plan::Entry;

/// What remains to be paid of an unpaid payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::case) struct Remaining {
    /// Kroner as planned.
    pub(in crate::case) planned: Decimal,
    /// Kroner of it that are paid.
    pub(in crate::case) paid: Decimal,
    /// Kroner of it that were credited before it was paid.
    pub(in crate::case) credited: Decimal,
    /// Kroner that are deducted from it because they were overpaid elsewhere.
    pub(in crate::case) deducted: Decimal,
}

impl Remaining {
    /// Kroner that are not settled by an invoice or a credit note.
    pub(in crate::case) fn open(self) -> Decimal {
        self.planned.saturating_sub(self.paid).saturating_sub(self.credited)
    }

    /// Kroner to be paid. Never beyond 0, since the rest of a deduction is another payment's.
    pub(in crate::case) fn amount(self) -> Decimal {
        let open = self.open();
        let amount = open.saturating_sub(self.deducted);
        // Of a negative payment nothing is deducted.
        if open > Decimal::ZERO { amount.max(Decimal::ZERO) } else { amount }
    }
}

impl CaseState {
    /// What remains of an unpaid payment of an activity.
    pub(in crate::case) fn remaining(&self, one: &ActivityState, entry: &Entry) -> Remaining {
        let plan = one.plan_id();
        Remaining {
            planned: entry.amount,
            paid: self.part_paid(plan, entry.date),
            credited: self.part_credited(plan, entry.date),
            deducted: self.deducted(&one.activity.id, entry.date),
        }
    }

    /// What remains of the adjustment payment of a settlement.
    pub(in crate::case) fn remaining_adjustment(
        &self,
        one: &ActivityState,
        settled: &ActivitySettlement,
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
