//! How certain an amount is.

use serde::{Deserialize, Serialize};

/// How certain an amount is. Each amount of a forecast is in exactly one layer.
///
/// A preview has its own [`plan::Layer`](crate::plan::Layer), because nothing is paid before the decision.
///
/// ```
/// use bevilling::forecast::ForecastLayer;
/// assert_eq!(ForecastLayer::ALL.map(ForecastLayer::name), ["paid", "granted", "expected", "statistical"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ForecastLayer {
    /// Paid: in the month of the payment, with the paid amount.
    Paid,
    /// Granted and not yet paid: in the month for which it is planned.
    Granted,
    /// Entered by a caseworker as expected, and not granted yet.
    Expected,
    /// Expected by statistics only; no caseworker has entered it.
    Statistical,
}

impl ForecastLayer {
    /// All layers, the most certain first: the order of the layers of a [`Forecast`](super::Forecast).
    pub const ALL: [Self; 4] = [Self::Paid, Self::Granted, Self::Expected, Self::Statistical];

    /// How many layers there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The index in [`ForecastLayer::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Paid => 0,
            Self::Granted => 1,
            Self::Expected => 2,
            Self::Statistical => 3,
        }
    }

    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Granted => "granted",
            Self::Expected => "expected",
            Self::Statistical => "statistical",
        }
    }
}
