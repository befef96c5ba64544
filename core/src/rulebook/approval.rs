//! Approval levels: who may approve what.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Codes;
use crate::dates::Validity;
use crate::title::LocalizedText;

/// A level of competence (bevillingskompetence) that a grant is approved at.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApprovalLevel {
    /// Name of the level.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// The highest full-year cost of an appropriation, in kroner, that it may approve; no limit if absent.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub yearly_limit: Option<Decimal>,
    /// The cost that is compared with the limit: gross unless stated otherwise.
    #[serde(default, skip_serializing_if = "LimitCost::is_gross")]
    pub limit_cost: LimitCost,
    /// The sections that it may approve; all where there is no list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<String>>,
    /// Whether a second person must agree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second_person: bool,
    /// When it may be used.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// Whether the content is an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// The cost that the yearly limit of an approval level applies to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LimitCost {
    /// Gross: what is paid.
    #[default]
    Gross,
    /// Net: what this municipality bears after reimbursement by the state; 0 if another municipality pays.
    Net,
}

impl LimitCost {
    /// Whether it is the gross cost.
    #[must_use]
    pub const fn is_gross(&self) -> bool {
        matches!(self, Self::Gross)
    }
}

crate::privacy::debug_by_json!(ApprovalLevel);
