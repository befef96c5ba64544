//! Activity types: the kinds of service that can be granted.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Codes, Condition};
use crate::dates::Validity;
use crate::title::LocalizedText;

/// A kind of service, such as `015031` residential home.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityType {
    /// Number or name of the activity type, such as `015031`.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<LocalizedText>,
    /// The difference between an invoice and the granted amount that is accepted without a manual check.
    #[serde(default, skip_serializing_if = "Tolerance::is_none")]
    pub tolerance: Tolerance,
    /// Which providers may deliver it.
    #[serde(default)]
    pub providers: ProviderPolicy,
    /// When it may be granted.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
    /// To whom it may be granted under any section; to anybody if there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether the content is an illustration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// The host's own codes.
    #[serde(default, skip_serializing_if = "Codes::is_empty")]
    pub codes: Codes,
}

/// How far an amount may be from the granted amount. Both bounds are maxima: if both are given, the smaller applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tolerance {
    /// In percent of the granted amount.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub percent: Option<Decimal>,
    /// In kroner.
    #[serde(default, with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::money::DecimalText>"))]
    pub amount: Option<Decimal>,
}

impl Tolerance {
    /// Whether no bound is given.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.percent.is_none() && self.amount.is_none()
    }

    /// The accepted difference from this granted amount, in kroner: the smaller of the bounds; 0 without a bound.
    ///
    /// ```
    /// use bevilling::{money, rulebook::Tolerance};
    /// let tolerance = Tolerance { percent: Some(money::parse("10")?), amount: Some(money::parse("5000")?) };
    /// assert_eq!(tolerance.width(money::parse("4900")?), money::parse("490")?);
    /// assert_eq!(tolerance.width(money::parse("90000")?), money::parse("5000")?);
    /// # Ok::<(), bevilling::money::MoneyFault>(())
    /// ```
    #[must_use]
    pub fn width(&self, granted: Decimal) -> Decimal {
        let percent = self.percent.map(|percent| {
            let part =
                percent.checked_mul(granted.abs()).and_then(|part| part.checked_div(Decimal::ONE_HUNDRED));
            part.unwrap_or(Decimal::MAX)
        });
        match (percent, self.amount) {
            (Some(percent), Some(amount)) => percent.min(amount),
            (one, other) => one.or(other).unwrap_or(Decimal::ZERO),
        }
    }
}

/// Which providers may deliver an activity type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ProviderPolicy {
    /// Only those with an agreement in force for it.
    #[default]
    Agreed,
    /// Any provider in force. Agreements, if there are any, rank the providers.
    Any,
}

crate::privacy::debug_by_json!(ActivityType);
