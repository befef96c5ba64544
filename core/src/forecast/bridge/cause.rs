//! The causes that move a forecast.

use serde::{Deserialize, Serialize};

/// The causes of a change, in the order in which they are computed.
///
/// Starting from the old portfolio, each cause changes only what belongs to it, until the new portfolio is reached.
/// The part of a cause is the resulting difference of the forecast. If two causes concern one activity, such as a
/// longer period at a new price, the later cause contains the joint effect: the new price is computed over the longer
/// period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeCause {
    /// Expected activities are no longer expected.
    ExpectedDropped,
    /// Expected activities are granted, and the activities that they change have ended.
    ExpectedGranted,
    /// Activities end earlier, begin later, or are removed.
    Ended,
    /// Activities run longer, also beyond their horizon, or begin earlier.
    Extended,
    /// Payments are paused, or a pause is shorter, longer or undone. What a pause that is known late takes back of paid
    /// money is a settlement, and counts as [`Price`](Self::Price).
    Paused,
    /// Another number of units, or payments on other days.
    Quantity,
    /// Another price or VAT factor of the activity, and settlements.
    Price,
    /// Another value of a rate.
    Rate,
    /// Other labels: a case with another team, an activity with another provider. The sum over all groups is 0.
    Moved,
    /// New granted activities.
    NewGrant,
    /// New expected activities.
    NewExpected,
    /// Payments were paid on other days or with other amounts than planned.
    PaidOtherwise,
    /// Other changes: another extrapolation of prices, or an activity that now changes another one.
    Other,
    /// Parents, citizens and other municipalities pay more or less; above 0 they pay less.
    Income,
    /// The state reimburses more or less; above 0 it reimburses less.
    Reimbursement,
}

impl BridgeCause {
    /// All causes, in the order in which they are computed.
    pub const ALL: [Self; 15] = [
        Self::ExpectedDropped,
        Self::ExpectedGranted,
        Self::Ended,
        Self::Extended,
        Self::Paused,
        Self::Quantity,
        Self::Price,
        Self::Rate,
        Self::Moved,
        Self::NewGrant,
        Self::NewExpected,
        Self::PaidOtherwise,
        Self::Other,
        Self::Income,
        Self::Reimbursement,
    ];

    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ExpectedDropped => "expected_dropped",
            Self::ExpectedGranted => "expected_granted",
            Self::Ended => "ended",
            Self::Extended => "extended",
            Self::Paused => "paused",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Rate => "rate",
            Self::Moved => "moved",
            Self::NewGrant => "new_grant",
            Self::NewExpected => "new_expected",
            Self::PaidOtherwise => "paid_otherwise",
            Self::Other => "other",
            Self::Income => "income",
            Self::Reimbursement => "reimbursement",
        }
    }
}
