//! What another system is sent.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::case::Deduction;
use crate::case::IncomeKind;
use crate::dates::{Date, Period};
use crate::plan::{Account, Method, PaymentReference, PriceBasis, SettlementKind};

/// Something that another system is to be told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Notice {
    /// A payment is to come. Each payment of a granted activity is told once.
    Payment(PaymentNotice),
    /// A payment that was sent is cancelled; where it has changed, the new one follows. The same holds where a paid payment
    /// is credited: in part, the rest is sent anew; in whole, nothing is.
    Reversal(PaymentNotice),
    /// A back-payment or a claim is to come, since a price changed backwards in time. Each is told once; what
    /// changes later is settled later.
    Adjustment(AdjustmentNotice),
    /// An adjustment payment that was sent is cancelled: it was paid otherwise, or credited. The right one follows.
    AdjustmentReversal(AdjustmentNotice),
    /// Income is to be claimed. Each claim is sent once.
    Claim(ClaimNotice),
    /// A claim that was sent is withdrawn; where it has changed, the new one is sent after it.
    ClaimReversal(ClaimNotice),
    /// To the journal: a decision about granted activities.
    Journal {
        /// The kind of the event.
        event: String,
        /// The granted activities.
        activities: Vec<String>,
    },
    /// To statistics: a granted activity runs in another period than was told.
    Statistics {
        /// The activity.
        activity: String,
        /// Its section.
        section: String,
        /// Its kind of service.
        activity_type: String,
        /// When it runs; none where another activity has taken its place, or its grant is annulled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
    },
}

/// A payment as another system is told of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaymentNotice {
    /// To whom: finance pays cash, payroll pays salaries, an invoice is to come, or it is settled internally.
    pub method: Method,
    /// The activity.
    pub activity: Arc<str>,
    /// The payment plan.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub plan: Arc<str>,
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// The payment reference; none where the plan has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether the price is known, or only carried on from the last one known.
    #[serde(default, skip_serializing_if = "PriceBasis::is_known")]
    pub basis: PriceBasis,
}

/// The payment that a settlement makes, as another system is told of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentNotice {
    /// Whether it pays or claims; nothing where it only moves amounts between accounts.
    pub kind: SettlementKind,
    /// To whom: as for the payments that it adjusts.
    pub method: Method,
    /// The activity.
    pub activity: String,
    /// The payment plan.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The day it is due.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Which settlement of the activity it is of, to say that it is paid; 0 in events that were written before
    /// settlements had numbers.
    #[serde(default)]
    pub settlement: u32,
    /// Kroner, below 0 where it is a claim.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The payment reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// The amount by what the payments were booked on.
    pub parts: Vec<AdjustmentPart>,
    /// What is to be deducted from later payments; none where a claim is paid by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deductions: Vec<Deduction>,
}

/// A claim of income as another system is sent it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimNotice {
    /// The income.
    pub income: String,
    /// What kind of income it is.
    pub kind: IncomeKind,
    /// The appropriation whose cost it reduces.
    pub appropriation: String,
    /// Who pays, by the host's name of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<String>,
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The payment reference that the payer is to state; none where the case has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
}

/// What of an adjustment payment is booked on one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentPart {
    /// The account; none where that of the payments is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

crate::privacy::debug_by_json!(Notice, PaymentNotice, AdjustmentNotice, ClaimNotice);
