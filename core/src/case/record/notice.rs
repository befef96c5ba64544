//! What another system is sent.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::case::Deduction;
use crate::case::IncomeKind;
use crate::dates::{Date, Period};
use crate::plan::{Account, Method, PaymentReference, PriceBasis, SettlementKind};

/// A notice to another system.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Notice {
    /// A payment is planned. Each payment of a granted activity is sent once.
    Payment(PaymentNotice),
    /// A payment already sent to finance was cancelled. If it changed, the new payment follows. The same applies if a
    /// paid payment is credited: after a partial credit the rest is sent again, after a full credit nothing is.
    Reversal(PaymentNotice),
    /// A back-payment or a claim follows, because a price changed with effect back in time. Each is sent once; later
    /// changes are settled later.
    Adjustment(AdjustmentNotice),
    /// An adjustment payment already sent was cancelled: it was paid differently, or credited. The correct one
    /// follows.
    AdjustmentReversal(AdjustmentNotice),
    /// Income must be claimed. Each claim is sent once.
    Claim(ClaimNotice),
    /// A claim already sent was withdrawn. If it changed, the new claim follows.
    ClaimReversal(ClaimNotice),
    /// For the journal: a decision about granted activities.
    Journal {
        /// The kind of the event.
        event: String,
        /// The granted activities.
        activities: Vec<String>,
    },
    /// For statistics: the period of a granted activity changed.
    Statistics {
        /// The activity.
        activity: String,
        /// Its section.
        section: String,
        /// Its kind of service.
        activity_type: String,
        /// When it runs; none if another activity has replaced it or its grant is annulled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
    },
}

/// A payment as other systems receive it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaymentNotice {
    /// The receiver by method: finance pays cash, payroll pays salaries, an invoice is awaited, or it is settled
    /// internally.
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
    /// The payment reference; none if the plan has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether the price is known or carried on from the last known one.
    #[serde(default, skip_serializing_if = "PriceBasis::is_known")]
    pub basis: PriceBasis,
}

/// The payment of a settlement, as other systems receive it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentNotice {
    /// Whether it pays or claims; none if it only moves amounts between accounts.
    pub kind: SettlementKind,
    /// The receiver: that of the payments that it adjusts.
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
    /// The number of the settlement of the activity, with which it is reported paid; 0 in events that were written
    /// before settlements had numbers.
    #[serde(default)]
    pub settlement: u32,
    /// Kroner; below 0 for a claim.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The payment reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// The amount by account of the adjusted payments.
    pub parts: Vec<AdjustmentPart>,
    /// The deductions from later payments; empty if a claim is paid separately.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deductions: Vec<Deduction>,
}

/// A claim of income as other systems receive it.
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
    /// The payer, by the host's name.
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
    /// The payment reference that the payer must state; none if the case has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
}

/// The part of an adjustment payment that is booked on one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjustmentPart {
    /// The account; none if the account of the payments is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

crate::privacy::debug_by_json!(Notice, PaymentNotice, AdjustmentNotice, ClaimNotice);
