//! Exact money: decimals, the VAT factor, and the one rounding rule.
