//! Parts of payments.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::plan::PaidPart;

/// A part of a payment that an invoice has paid while the rest is open, or that a credit note takes back.
///
/// A part that is paid counts on the day it was paid, and the rest on the scheduled day. Once the rest is paid too, the
/// payment is paid with all of it, and its parts are no more.
///
/// A part that is credited before the payment is paid is deducted from it on the scheduled day. Once the payment is paid,
/// what is credited of it counts on the day of the credit note, and is kept. A payment that is credited in whole is open
/// for another invoice, which is kept in the same way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartialPayment {
    /// The activity.
    pub activity: String,
    /// The plan of the payment, which a change of the activity may take over; of an adjustment payment, what its
    /// reference is made of.
    pub plan: String,
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The day that the part was paid.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub paid_on: Date,
    /// Kroner; of a credit note, below 0 where the payment is not.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether it is credited.
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
