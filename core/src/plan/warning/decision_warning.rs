//! A warning: its code, its activity, its first day and its amount.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{Day, PlanFault};

/// A warning of a decision: a stable code, the activity, the first day, and the amount.
///
/// [`Event::warnings`](crate::case::Event::warnings) keeps the warnings that were given when something was granted,
/// extended, stopped, shortened or corrected. A [`preview`](crate::plan::preview()) gives the same warnings as faults.
///
/// A plan without an end is judged to the [`Horizon`](crate::plan::Horizon) of the case or the preview, as its payments are
/// made: nothing is said of later days.
///
/// ```
/// use bevilling::{dates::parse, money, plan::DecisionWarning, title::Language};
///
/// let warning = DecisionWarning::ServiceGrantedTwice {
///     activity: "a2".to_owned(),
///     other: "a1".to_owned(),
///     date: parse("2026-03-01")?,
///     to: Some(parse("2026-06-30")?),
///     amount: money::parse("20000")?,
/// };
/// assert_eq!((warning.code(), warning.activity()), ("service-granted-twice", "a2"));
/// assert!(warning.text(Language::En).starts_with("`a2` and `a1` are the same service by the same provider"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DecisionWarning {
    /// The right to the service ends inside the period: a birthday, or the validity of a law, section, activity type,
    /// offer, provider or agreement.
    RightEnds {
        /// The activity.
        activity: String,
        /// The first day without the right.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// Kroner of the payments from that day until the right exists again, otherwise until the end of the period.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        amount: Decimal,
        /// The code of the check that is no longer met, such as `section-condition`.
        check: String,
        /// The rule of the check, such as the id of a section.
        rule: String,
    },
    /// The same service by the same provider is granted or expected in another activity on some of the same days.
    ServiceGrantedTwice {
        /// The activity.
        activity: String,
        /// The other activity.
        other: String,
        /// The first day on which both run.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The last day on which both run; none without an end.
        #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
        to: Option<Date>,
        /// Kroner of the payments of `activity` that cover some of these days.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        amount: Decimal,
    },
    /// The plan's own price is above the agreed one.
    PriceAboveAgreed {
        /// The activity.
        activity: String,
        /// The first such day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The price of the plan on that day, in kroner.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        price: Decimal,
        /// The agreed price on that day, in kroner.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        agreed: Decimal,
    },
    /// The price of some payments is not known and is carried on from the last known one.
    PriceCarriedOn {
        /// The activity.
        activity: String,
        /// The day of the first such payment.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The last day for which the price is known.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        last_known: Date,
        /// Kroner of all such payments.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        amount: Decimal,
    },
    /// Days that no payment covers: parts of months that the plan does not pay.
    PartMonthUnpaid {
        /// The activity.
        activity: String,
        /// The first day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The last day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        to: Date,
        /// How many days.
        days: u64,
        /// Kroner for these days if the plan paid parts of months by calendar days.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        amount: Decimal,
    },
}

impl DecisionWarning {
    /// The stable code, such as `right-ends`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RightEnds { .. } => "right-ends",
            Self::ServiceGrantedTwice { .. } => "service-granted-twice",
            Self::PriceAboveAgreed { .. } => "price-above-agreed",
            Self::PriceCarriedOn { .. } => "price-carried-on",
            Self::PartMonthUnpaid { .. } => "part-month-unpaid",
        }
    }

    /// The activity that it concerns.
    #[must_use]
    pub fn activity(&self) -> &str {
        match self {
            Self::RightEnds { activity, .. }
            | Self::ServiceGrantedTwice { activity, .. }
            | Self::PriceAboveAgreed { activity, .. }
            | Self::PriceCarriedOn { activity, .. }
            | Self::PartMonthUnpaid { activity, .. } => activity,
        }
    }

    /// The first day that it concerns.
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Self::RightEnds { date, .. }
            | Self::ServiceGrantedTwice { date, .. }
            | Self::PriceAboveAgreed { date, .. }
            | Self::PriceCarriedOn { date, .. }
            | Self::PartMonthUnpaid { date, .. } => *date,
        }
    }

    /// The amount in kroner, as described at each code; for a price above the agreed one the difference.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        match self {
            Self::RightEnds { amount, .. }
            | Self::ServiceGrantedTwice { amount, .. }
            | Self::PriceCarriedOn { amount, .. }
            | Self::PartMonthUnpaid { amount, .. } => *amount,
            Self::PriceAboveAgreed { price, agreed, .. } => price.saturating_sub(*agreed),
        }
    }

    /// The same as a fault, for the texts and the table of codes.
    #[must_use]
    pub fn kind(&self) -> PlanFault {
        match self.clone() {
            Self::RightEnds { activity, date, amount, check, rule } => {
                PlanFault::RightEnds { activity, date, amount, check, rule }
            }
            Self::ServiceGrantedTwice { activity, other, date, to, amount } => {
                PlanFault::ServiceGrantedTwice { activity, other, date, to: Day(to), amount }
            }
            Self::PriceAboveAgreed { date, price, agreed, .. } => {
                PlanFault::PriceAboveAgreed { date, price, agreed }
            }
            Self::PriceCarriedOn { date, last_known, amount, .. } => {
                PlanFault::PriceCarriedOn { date, last_known, amount }
            }
            Self::PartMonthUnpaid { date, to, days, amount, .. } => {
                PlanFault::PartMonthUnpaid { days, from: date, to, amount }
            }
        }
    }

    /// The path in an activity.
    pub(crate) fn path(&self) -> Path {
        let path = Path::root();
        match self {
            Self::RightEnds { .. } | Self::ServiceGrantedTwice { .. } => path.join("period"),
            Self::PriceAboveAgreed { .. } | Self::PriceCarriedOn { .. } => {
                path.join("plan").join("schedule").join("price")
            }
            Self::PartMonthUnpaid { .. } => path.join("plan").join("schedule"),
        }
    }
}

crate::privacy::debug_by_json!(DecisionWarning);
