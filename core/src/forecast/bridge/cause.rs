//! The causes that move a forecast.

use serde::{Deserialize, Serialize};

/// What moved a forecast, in the order that causes are reckoned in.
///
/// From the portfolio as it was to the portfolio as it is, each cause changes what it is about and leaves the rest;
/// its part is what the forecast moves by that. Where two causes meet in one activity, such as a longer period at a
/// new price, the later one has the effect of both together: the price is reckoned over the longer period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeCause {
    /// What was expected is expected no more.
    ExpectedDropped,
    /// What was expected is granted; what it changes has ended.
    ExpectedGranted,
    /// Activities have ended earlier, begin later, or are gone.
    Ended,
    /// Activities run longer, carried on past their horizon too, or begin earlier.
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
    /// Other labels: a case with another team, an activity with another provider. Over all groups it is nothing.
    Moved,
    /// Activities that are granted and were not there.
    NewGrant,
    /// Activities that are expected and were not there.
    NewExpected,
    /// Payments have been paid, on other days or with other amounts than planned.
    PaidOtherwise,
    /// What none of these explains: another way to carry on prices, or an activity that is now a change of another one.
    Other,
    /// Parents, citizens and other municipalities pay more, or less; above 0 it is less.
    Income,
    /// The state pays back more, or less; above 0 it is less.
    Reimbursement,
}

impl BridgeCause {
    /// All causes, in the order that they are reckoned in.
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
