//! Amounts of money, paid or planned: whole øre, within the bound, and not below 0 except for claims.

use rust_decimal::Decimal;

use super::Found;
use crate::case::CaseFault;
use crate::fault::Path;
use crate::money::{AMOUNT_BOUND, to_oere};
use crate::plan::{Paid, PlanFault};

/// An amount that may be below 0: a settled amount or a difference.
pub(super) fn signed(amount: Decimal, path: impl FnOnce() -> Path, found: &mut Found) {
    if amount.abs() >= Decimal::from(AMOUNT_BOUND) {
        found.push(path(), PlanFault::AmountTooLarge { text: amount.to_string() });
    } else if to_oere(amount).is_err() {
        found.push(path(), CaseFault::FractionOfOere { amount });
    }
}

/// An amount of a payment.
pub(super) fn payment(amount: Decimal, path: impl Fn() -> Path, found: &mut Found) {
    if amount < Decimal::ZERO {
        found.push(path(), CaseFault::AmountNegative { amount });
    }
    signed(amount, path, found);
}

/// The report of a paid payment.
pub(super) fn paid(paid: &Paid, path: impl Fn() -> Path, found: &mut Found) {
    payment(paid.amount, || path().join("amount"), found);
}
