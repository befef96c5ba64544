//! Money: the one way to read and round it.

use bevilling::Decimal;
use bevilling::money;
use napi::bindgen_prelude::{BigInt, Result};
use napi_derive::napi;

use crate::fault::refused_for;

/// An exact amount of text.
pub(crate) fn amount(text: &str) -> Result<Decimal> {
    money::parse(text).map_err(refused_for)
}

/// Reads an amount and gives it back.
#[napi]
pub fn parse_amount(text: String) -> Result<String> {
    amount(&text).map(|amount| amount.to_string())
}

/// An amount of kroner as it is entered: at most two decimals.
#[napi]
pub fn kroner(text: String) -> Result<String> {
    Ok(money::kroner(amount(&text)?).map_err(refused_for)?.to_string())
}

/// Two decimals, half away from zero.
#[napi]
pub fn round(text: String) -> Result<String> {
    Ok(money::round(amount(&text)?).to_string())
}

/// `base` × `vat_factor` / 100, rounded once.
#[napi]
pub fn price(base: String, vat_factor: String) -> Result<String> {
    let price = money::price(amount(&base)?, amount(&vat_factor)?).map_err(refused_for)?;
    Ok(price.to_string())
}

/// The sum, with at least two decimals.
#[napi]
pub fn sum(amounts: Vec<String>) -> Result<String> {
    let amounts = amounts.iter().map(|text| amount(text)).collect::<Result<Vec<_>>>()?;
    Ok(money::sum(amounts).map_err(refused_for)?.to_string())
}

/// A rounded amount as whole øre.
#[napi]
pub fn to_oere(text: String) -> Result<BigInt> {
    Ok(BigInt::from(money::to_oere(amount(&text)?).map_err(refused_for)?))
}

/// Whole øre as an amount.
#[napi]
pub fn from_oere(oere: BigInt) -> String {
    money::from_oere(oere.get_i64().0).to_string()
}
