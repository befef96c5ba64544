//! The remaining amount of a payment.

use rust_decimal::Decimal;

use super::{OpenPayment, OpenPlan};
use crate::money;

/// The remaining amount of a payment, and how far a line may be from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left {
    /// Kroner left after the deduction of earlier credit notes: the amount that is paid in the end.
    pub(super) net: Decimal,
    /// Kroner left without that deduction: the amount of an invoice that ignores the credit notes.
    pub(super) gross: Decimal,
    /// How far a line may be from what is left.
    pub(super) width: Decimal,
    /// Kroner paid.
    pub(super) paid: Decimal,
    /// Whether nothing more has to be paid.
    pub(super) settled: bool,
}

impl Left {
    /// The remaining amount of a payment, with amounts that are paid and credited in addition to its own. It may be
    /// `open` again although it is closed.
    pub(super) fn of(plan: &OpenPlan, payment: &OpenPayment, also: Also) -> Self {
        let OpenPayment { amount, closed, .. } = *payment;
        let paid = payment.paid.checked_add(also.paid).unwrap_or(Decimal::MAX);
        let credited = payment.credited.checked_add(also.credited).unwrap_or(Decimal::MAX);
        let gross = amount.checked_sub(paid).unwrap_or(Decimal::MIN);
        let net = gross.checked_sub(credited).unwrap_or(Decimal::MIN);
        let width = plan.tolerance.width(amount);
        let is_other = |left: Decimal| left.is_sign_negative() != amount.is_sign_negative();
        let is_done = |left: Decimal| left.is_zero() || is_other(left);
        let is_near = gross.abs() <= width && !also.in_parts;
        let has_enough = is_done(gross) || is_near || is_done(net);
        let closed = (closed || also.closed) && !also.reopened;
        let settled = closed || (!paid.is_zero() && has_enough);
        if closed {
            return Self { net: Decimal::ZERO, gross: Decimal::ZERO, width, paid, settled };
        }
        Self { net, gross, width, paid, settled }
    }

    /// Whether nothing more has to be paid: [`settled`](Self::settled), with a short cut for the most frequent case.
    pub(super) fn is_settled(plan: &OpenPlan, payment: &OpenPayment, also: Also) -> bool {
        let is_unpaid = !payment.closed && payment.paid.is_zero() && also.paid.is_zero();
        !is_unpaid && Self::of(plan, payment, also).settled
    }

    /// Whether a line with this amount has the earlier credit notes deducted.
    pub(super) fn is_net(&self, amount: Decimal) -> bool {
        let off = |left: Decimal| amount.checked_sub(left).unwrap_or(Decimal::MAX).abs();
        off(self.net) < off(self.gross)
    }

    /// The amount that a line is compared with.
    pub(super) fn expected(&self, amount: Decimal) -> Decimal {
        if self.is_net(amount) { self.net } else { self.gross }
    }
}

/// Amounts that are paid and credited in addition to the payment's own.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Also {
    pub(super) paid: Decimal,
    pub(super) credited: Decimal,
    /// Whether it was paid in full before a part of it was credited. It then stays paid.
    pub(super) closed: bool,
    /// Whether everything that was paid has been credited, so that it is open again.
    pub(super) reopened: bool,
    /// Whether following lines are exactly the rest. Then the tolerance must not settle the payment earlier.
    pub(super) in_parts: bool,
}

/// Whether nothing is paid or credited of a payment.
pub(super) fn is_fresh(payment: &OpenPayment) -> bool {
    payment.paid.is_zero() && payment.credited.is_zero() && !payment.closed
}

/// The amount that a line without a reference pays of a payment: the remaining amount, or the whole amount if nothing
/// remains, so that a second invoice is recognised.
pub(super) fn requested(plan: &OpenPlan, payment: &OpenPayment) -> Decimal {
    if is_fresh(payment) {
        return payment.amount;
    }
    let left = Left::of(plan, payment, Also::default());
    if left.settled { payment.amount } else { left.gross }
}

/// The amount of a line with earlier credit notes deducted, if there are any.
pub(super) fn requested_net(plan: &OpenPlan, payment: &OpenPayment) -> Option<Decimal> {
    if payment.credited.is_zero() {
        return None;
    }
    let left = Left::of(plan, payment, Also::default());
    (!left.settled && left.net != left.gross).then_some(left.net)
}

/// The amounts in øre that pay a payment within the tolerance of its plan. Never 0 and never of the opposite sign.
pub(super) fn accepted(plan: &OpenPlan, payment: &OpenPayment) -> Option<(i64, i64)> {
    let amount = money::to_oere(requested(plan, payment)).ok().filter(|amount| *amount != 0)?;
    let width = plan.tolerance.width(payment.amount).checked_mul(Decimal::ONE_HUNDRED);
    let width = width.and_then(|width| i64::try_from(width.floor()).ok()).unwrap_or(i64::MAX);
    let (low, high) = (amount.saturating_sub(width), amount.saturating_add(width));
    Some(if amount > 0 { (low.max(1), high) } else { (low, high.min(-1)) })
}
