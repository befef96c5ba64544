//! Providers, and the agreements and prices under which they deliver.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Codes;
use crate::dates::{DatedAmounts, Validity};

/// A supplier of services (leverandør), internal or external.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provider {
    /// Name of the provider for the host, usually its CVR number.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// CVR number, eight digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cvr: Option<String>,
    /// Internal or external.
    pub kind: ProviderKind,
    /// VAT factor in percent, dated: 100 leaves a price unchanged, 80 reduces it by a fifth.
    #[serde(default = "hundred")]
    pub vat_factor: DatedAmounts,
    /// When it may be chosen.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

fn hundred() -> DatedAmounts {
    DatedAmounts::constant(Decimal::ONE_HUNDRED)
}

/// Whether a provider is part of the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ProviderKind {
    /// A unit of the municipality: settled internally.
    Internal,
    /// Any other provider: sends invoices.
    External,
}

/// An agreement: a provider delivers an activity type, at a price, in a period, with a capacity and a quality.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// The provider.
    pub provider: String,
    /// The activity type.
    pub activity_type: String,
    /// When it is in force.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// Price of one unit in kroner, before the VAT factor.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub unit_price: Option<Decimal>,
    /// What one unit is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// How many citizens the provider can take at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Quality score from 0 (worst) to 5 (best), the municipality's own.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub quality: Option<Decimal>,
    /// Whether the content is an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
}

/// What one unit of a price or rate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Unit {
    /// An hour.
    Hour,
    /// A day of 24 hours.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// A course, a piece, a journey: one of the granted service.
    Each,
}

crate::privacy::debug_by_json!(Provider, Agreement);
