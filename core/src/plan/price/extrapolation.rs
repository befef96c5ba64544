//! Dated values after the last day for which they are known.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::{Date, TimelineEntry};

/// What to do on days after the last one for which a price, a rate or a VAT factor has a value.
///
/// Only after the last value: before the first value and between two values a missing value is always a fault.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Extrapolation {
    /// There is no price. This is a fault.
    #[default]
    Refuse,
    /// The last value holds.
    LastKnown,
    /// The last value, raised on every following 1 January. A VAT factor is not raised.
    Indexed {
        /// Percent a year.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        percent: Decimal,
    },
}

/// Whether a price is known or carried on from the last known one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PriceBasis {
    /// Known.
    #[default]
    Known,
    /// Carried on.
    Extrapolated {
        /// The last day for which the price is known.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        last_known: Date,
        /// How it is carried on.
        policy: Extrapolation,
    },
}

impl PriceBasis {
    /// Whether the price is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self, Self::Known)
    }
}

/// A dated value on a date.
pub(crate) struct Value {
    pub(crate) value: Decimal,
    /// The last day on which it stays the same.
    pub(crate) until: Option<Date>,
    /// The last day for which it is known, if it is carried on.
    pub(crate) last_known: Option<Date>,
}

impl Value {
    pub(crate) const fn forever(value: Decimal) -> Self {
        Self { value, until: None, last_known: None }
    }
}

/// Why there is no value on a date.
pub(crate) struct Missing {
    pub(crate) last_day: Option<Date>,
    pub(crate) next_day: Option<Date>,
    /// Set if there would be a value but it is too large.
    pub(crate) too_large: Option<String>,
}

/// The value of dated `pieces`, in order, on `date`.
pub(crate) fn value_on(
    pieces: &[TimelineEntry<Decimal>],
    date: Date,
    extrapolation: Extrapolation,
) -> Result<Value, Missing> {
    let started = pieces.partition_point(|piece| piece.from.is_none_or(|from| from <= date));
    let (before, after) = pieces.split_at(started.min(pieces.len()));
    let (last, next) = (before.last(), after.first());
    if let Some(piece) = last.filter(|piece| piece.to.is_none_or(|to| date < to)) {
        return Ok(Value { value: piece.value, until: piece.validity().last_day(), last_known: None });
    }
    let last_day = last.and_then(|piece| piece.validity().last_day());
    let missing = |too_large| Missing { last_day, next_day: next.and_then(|piece| piece.from), too_large };
    match (last, last_day, next) {
        (Some(piece), Some(last_known), None) => match extrapolation {
            Extrapolation::Refuse => Err(missing(None)),
            Extrapolation::LastKnown => {
                Ok(Value { value: piece.value, until: None, last_known: Some(last_known) })
            }
            Extrapolation::Indexed { percent } => indexed(piece.value, percent, last_known, date)
                .map(|value| Value { value, until: last_of_year(date), last_known: Some(last_known) })
                .ok_or_else(|| Missing {
                    last_day,
                    next_day: last_of_year(date).and_then(|day| day.succ_opt()),
                    too_large: Some(format!("{} raised by {percent} % a year until {date}", piece.value)),
                }),
        },
        _ => Err(missing(None)),
    }
}

/// `value` raised by `percent` on every 1 January after `last_known`, up to `date`; unrounded.
fn indexed(value: Decimal, percent: Decimal, last_known: Date, date: Date) -> Option<Decimal> {
    use chrono::Datelike;
    let mut times = u32::try_from(date.year().checked_sub(last_known.year())?).ok()?;
    let mut power = percent.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE)?;
    let mut factor = Decimal::ONE;
    // Computed by squaring, because the date may lie many years ahead.
    while times > 0 {
        if times & 1 == 1 {
            factor = factor.checked_mul(power)?;
        }
        times >>= 1;
        if times > 0 {
            power = power.checked_mul(power)?;
        }
    }
    value.checked_mul(factor)
}

fn last_of_year(date: Date) -> Option<Date> {
    use chrono::Datelike;
    Date::from_ymd_opt(date.year(), 12, 31)
}
