//! What a registered invoice has paid.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::fault::ErrorCode;
use crate::plan::{MatchNote, MatchOutcome, MatchedPayment, Paid};

/// The outcome of an invoice line. Its text is not stored, because it may contain anything.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisteredLine {
    /// Id of the line.
    pub line: String,
    /// The day of the invoice or the booking.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// How it came out.
    pub outcome: MatchOutcome,
    /// Whether its payments are paid in full. The part of a payment is stored until the rest is paid; what a credit
    /// note returns is stored permanently.
    pub settled: bool,
    /// What it pays or credits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<MatchedPayment>,
    /// The payments that it may belong to, if this is uncertain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<MatchedPayment>,
    /// Why: what was compared, in order.
    pub notes: Vec<RegisteredNote>,
}

/// One comparison: the code and the values of a [`MatchNote`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisteredNote {
    /// The code, such as `amount-above`.
    pub code: String,
    /// The values, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// A payment that an invoice has paid.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvoicePayment {
    /// The activity.
    pub activity: String,
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The number of the settlement of the activity, for an adjustment payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<u32>,
    /// When, how much including earlier parts, and on which account. Earlier credits are not deducted; they are
    /// stored separately.
    pub paid: Paid,
    /// Kroner that were credited before and that the line had already deducted. They are part of the paid amount.
    #[serde(default, with = "crate::money::serde_str", skip_serializing_if = "Decimal::is_zero")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub credited: Decimal,
}

impl From<&MatchNote> for RegisteredNote {
    fn from(note: &MatchNote) -> Self {
        let values = note.values().into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { code: note.code().to_owned(), values: values.collect() }
    }
}

crate::privacy::debug_by_json!(RegisteredLine, RegisteredNote, InvoicePayment);
