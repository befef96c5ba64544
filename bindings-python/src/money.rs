//! Exact money: reading, the one rounding rule, and what is paid.

use bevilling::money as core;
use pyo3::prelude::*;

use crate::face::{Dec, List};
use crate::fault;

/// Reads an amount: an optional `-`, digits, and optionally a point and digits; `MoneyError` for anything else.
///
/// >>> import bevilling as bv
/// >>> bv.money.parse("-1234.50")
/// Decimal('-1234.50')
#[pyfunction]
pub(crate) fn parse(text: &str) -> PyResult<Dec> {
    core::parse(text).map(Dec).map_err(fault::kind)
}

/// An amount of kroner as it is entered: at most two decimals, and below 10^15; `MoneyError` for anything else.
///
/// The decimals are those that are written: `1.000` is refused as `1.005` is, since a Dane reads it as a thousand.
///
/// >>> import bevilling as bv
/// >>> from decimal import Decimal
/// >>> bv.money.kroner(Decimal("1234.50"))
/// Decimal('1234.50')
#[pyfunction]
pub(crate) fn kroner(amount: Dec) -> PyResult<Dec> {
    core::kroner(amount.0).map(Dec).map_err(fault::kind)
}

/// The one rounding rule: two decimals, half away from zero. The result always has two decimals.
///
/// >>> import bevilling as bv
/// >>> from decimal import Decimal
/// >>> bv.money.round(Decimal("-12.345"))
/// Decimal('-12.35')
#[pyfunction]
pub(crate) fn round(amount: Dec) -> Dec {
    Dec(core::round(amount.0))
}

/// The amount to pay: `base` × `vat_factor` / 100, rounded once. A factor of 100 adds nothing.
///
/// >>> import bevilling as bv
/// >>> from decimal import Decimal
/// >>> bv.money.price(Decimal("0.10"), Decimal(105))
/// Decimal('0.11')
#[pyfunction]
pub(crate) fn price(base: Dec, vat_factor: Dec) -> PyResult<Dec> {
    core::price(base.0, vat_factor.0).map(Dec).map_err(fault::kind)
}

/// The sum; `MoneyError` where it is more than can be held.
///
/// >>> import bevilling as bv
/// >>> from decimal import Decimal
/// >>> bv.money.sum([Decimal("1.25"), 2])
/// Decimal('3.25')
#[pyfunction]
pub(crate) fn sum(amounts: List<Dec>) -> PyResult<Dec> {
    core::sum(amounts.0.into_iter().map(|amount| amount.0)).map(Dec).map_err(fault::kind)
}

/// A rounded amount as whole øre, the form columns use.
///
/// >>> import bevilling as bv
/// >>> from decimal import Decimal
/// >>> bv.money.to_oere(Decimal("-12.5"))
/// -1250
#[pyfunction]
pub(crate) fn to_oere(amount: Dec) -> PyResult<i64> {
    core::to_oere(amount.0).map_err(fault::kind)
}

/// Whole øre as an amount of two decimals.
///
/// >>> import bevilling as bv
/// >>> bv.money.from_oere(-1250)
/// Decimal('-12.50')
#[pyfunction]
pub(crate) fn from_oere(oere: i64) -> Dec {
    Dec(core::from_oere(oere))
}
