//! A claim of income, and the money received for it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;

/// What is claimed for one scheduled day of an income.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IncomeClaim {
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The day of the claim.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub claimed_on: Date,
    /// Kroner claimed; above 0.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The receipts, oldest first; together at most the claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receipts: Vec<Receipt>,
}

/// Money received for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner; above 0.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl IncomeClaim {
    /// Kroner received.
    #[must_use]
    pub fn received(&self) -> Decimal {
        self.receipts.iter().fold(Decimal::ZERO, |sum, receipt| sum.saturating_add(receipt.amount))
    }

    /// Kroner that are still outstanding.
    #[must_use]
    pub fn outstanding(&self) -> Decimal {
        self.amount.saturating_sub(self.received())
    }
}
