//! How certain money is.

use serde::{Deserialize, Serialize};

/// How certain an amount is. Each amount of a forecast is in one layer alone.
///
/// A preview has a [`plan::Layer`](crate::plan::Layer) of its own, since before a decision nothing is paid.
///
/// ```
/// use bevilling::forecast::ForecastLayer;
/// assert_eq!(ForecastLayer::ALL.map(ForecastLayer::name), ["paid", "granted", "expected", "statistical"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ForecastLayer {
    /// Paid: in the month it was paid, with what was paid.
    Paid,
    /// Granted and not yet paid: in the month it is planned for.
    Granted,
    /// Entered by a caseworker as foreseen, and not yet granted.
    Expected,
    /// Foreseen by statistics alone; nobody has entered it.
    Statistical,
}

impl ForecastLayer {
    /// All layers, the most certain first: the order of the layers of a [`Forecast`](super::Forecast).
    pub const ALL: [Self; 4] = [Self::Paid, Self::Granted, Self::Expected, Self::Statistical];

    /// How many layers there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The place in [`ForecastLayer::ALL`].
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
