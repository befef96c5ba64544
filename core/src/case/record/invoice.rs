//! What a registered invoice has paid.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::fault::ErrorCode;
use crate::plan::{MatchNote, MatchOutcome, MatchedPayment, Paid};

/// How a line of an invoice came out. Its text, which may hold anything, is not kept.
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
    /// Whether its payments are paid in full. A part of a payment is remembered until the rest is paid, and what a credit
    /// note takes back for good.
    pub settled: bool,
    /// What it pays or credits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<MatchedPayment>,
    /// What it may be about, where that is not clear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<MatchedPayment>,
    /// Why: what was compared, in the order that it was.
    pub notes: Vec<RegisteredNote>,
}

/// What was compared: the code and the values of a [`MatchNote`].
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
    /// Which settlement of the activity, where it is an adjustment payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<u32>,
    /// When, how much with the parts that were paid before, on which account. What was credited before is not taken off;
    /// it is kept beside.
    pub paid: Paid,
    /// Kroner that were credited before and that the line had deducted already: they are in what is paid.
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
