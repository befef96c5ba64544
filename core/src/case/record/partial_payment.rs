//! Parts of payments.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::plan::PaidPart;

/// A part of a payment that an invoice has paid while the rest is open, or that a credit note returns.
///
/// A paid part counts on the day on which it was paid, and the rest on the scheduled day. Once the rest is paid too,
/// the whole payment is paid and its parts are removed.
///
/// A part that is credited before the payment is paid is deducted from it on the scheduled day. Once the payment is
/// paid, a credit counts on the day of the credit note and is stored. A payment that is credited in full is open for
/// another invoice, which is stored in the same way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartialPayment {
    /// The activity.
    pub activity: String,
    /// The plan of the payment, which a change of the activity may take over. For an adjustment payment: the key of
    /// its reference.
    pub plan: String,
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The day of the part.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub paid_on: Date,
    /// Kroner; below 0 for a credit note, unless the payment is below 0.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether it is a credit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub credit: bool,
}

impl PartialPayment {
    pub(in crate::case) fn as_paid(&self) -> PaidPart<'_> {
        let Self { activity, plan, date, paid_on, amount, credit } = self;
        PaidPart { activity, plan, date: *date, paid_on: *paid_on, amount: *amount, credit: *credit }
    }

    pub(in crate::case) fn is_of(&self, plan: &str, date: Date) -> bool {
        self.plan == plan && self.date == date
    }
}

crate::privacy::debug_by_json!(PartialPayment);
