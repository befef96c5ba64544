//! What is done with overpaid money.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::approval::{Approval, ApprovalRequest};
use crate::dates::Date;
use crate::plan::PaymentReference;

/// What to do with money that a command finds to be overpaid.
///
/// ```
/// use bevilling::case::OverpaidRequest;
///
/// let waive: OverpaidRequest = serde_json::from_str(
///     r#"{"how": "waive", "reason": "paid in good faith", "approval": {"level": "team", "approver": "B"}}"#)?;
/// assert!(matches!(waive, OverpaidRequest::Waive { .. }));
/// assert_eq!(OverpaidRequest::default(), OverpaidRequest::Claim);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum OverpaidRequest {
    /// Claim it back from the recipient. This is the default.
    #[default]
    Claim,
    /// Deduct it from the next payments to the same recipient in this case. Refused if they are too small.
    SetOff,
    /// Let the recipient keep it.
    Waive {
        /// Why.
        #[serde(default)]
        reason: String,
        /// Who approves.
        #[serde(default)]
        approval: ApprovalRequest,
    },
}

/// The treatment of the overpaid money of a settlement.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Overpaid {
    /// It is claimed back: the settlement is one adjustment payment.
    #[default]
    Claim,
    /// It is deducted from later payments. Their amounts stay; each deduction counts on the day of its payment.
    SetOff {
        /// The deductions, by date: they sum to the claim.
        deductions: Vec<Deduction>,
    },
    /// The recipient keeps it; nothing is paid or claimed.
    Waived {
        /// Why.
        reason: String,
        /// Who approved it, and at which level.
        approval: Approval,
    },
}

/// A deduction from one payment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deduction {
    /// The activity of the payment.
    pub activity: String,
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub payment: Date,
    /// The reference of the payment; none if its plan has no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// Kroner, above 0.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl Overpaid {
    /// Whether it is the default: overpaid money is claimed.
    #[must_use]
    pub const fn is_claim(&self) -> bool {
        matches!(self, Self::Claim)
    }

    /// Whether the recipient keeps it.
    #[must_use]
    pub const fn is_waived(&self) -> bool {
        matches!(self, Self::Waived { .. })
    }

    /// The deductions from later payments; empty if it is not deducted.
    #[must_use]
    pub fn deductions(&self) -> &[Deduction] {
        match self {
            Self::SetOff { deductions } => deductions,
            Self::Claim | Self::Waived { .. } => &[],
        }
    }
}

crate::privacy::debug_by_json!(OverpaidRequest, Overpaid, Deduction);
