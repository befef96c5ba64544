//! When a payment was paid.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;

/// When a payment was paid, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaidOn {
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
}
