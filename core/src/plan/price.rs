//! What one payment of a plan is on a date, and for how long it stays so.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Day, PlanFault, Price};
use crate::dates::{Amounts, Date};
use crate::fault::{Fault, Faults, Path};
use crate::money;
use crate::rulebook::RuleBook;

/// Where the values of a rate are found.
pub trait Rates {
    /// Kroner for one unit of the rate `id`; none where there is no such rate.
    fn rate_values(&self, id: &str) -> Option<&Amounts>;
}

impl Rates for RuleBook {
    fn rate_values(&self, id: &str) -> Option<&Amounts> {
        self.rate(id).map(|rate| &rate.values)
    }
}

impl Rates for BTreeMap<String, Amounts> {
    fn rate_values(&self, id: &str) -> Option<&Amounts> {
        self.get(id)
    }
}

/// No rate at all.
impl Rates for () {
    fn rate_values(&self, _: &str) -> Option<&Amounts> {
        None
    }
}

/// What is done on days after the last one that a price, a rate or a VAT factor has a value for.
///
/// Only beyond the last value: before the first one, and between two, a missing value is always a fault.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Extrapolation {
    /// There is no price, and that is a fault.
    #[default]
    Refuse,
    /// The last value holds.
    LastKnown,
    /// The last value, raised on every 1 January since; a VAT factor is not raised.
    Indexed {
        /// Percent a year.
        #[serde(with = "crate::money::text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        percent: Decimal,
    },
}

/// Whether a price is known, or was carried on from the last one known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// Known.
    #[default]
    Known,
    /// Carried on.
    Extrapolated {
        /// The last day that the price is known for.
        #[serde(with = "crate::dates::text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        last_known: Date,
        /// How.
        policy: Extrapolation,
    },
}

impl Basis {
    /// Whether the price is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self, Self::Known)
    }
}

/// What prices are made of besides the plan: the provider's VAT factor, the rates, and what to do where they end.
///
/// ```
/// use bevilling::dates::{Amounts, parse};
/// use bevilling::money;
/// use bevilling::plan::{Price, Prices};
///
/// let vat = Amounts::constant(money::parse("80")?);
/// let price = Price::fixed(money::parse("100.01")?);
/// let today = Prices::default().vat(&vat).of(&price, parse("2026-01-01")?)?;
/// assert_eq!(today.amount.to_string(), "80.01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Prices<'a> {
    vat: Option<&'a Amounts>,
    rates: &'a dyn Rates,
    extrapolation: Extrapolation,
}

impl std::fmt::Debug for Prices<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prices")
            .field("vat", &self.vat)
            .field("extrapolation", &self.extrapolation)
            .finish_non_exhaustive()
    }
}

impl Default for Prices<'_> {
    /// No VAT factor, no rates, nothing carried on.
    fn default() -> Self {
        Self { vat: None, rates: &(), extrapolation: Extrapolation::Refuse }
    }
}

/// The price of a payment on a date, and the last day that it stays the same on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceOn {
    /// Kroner, rounded: what is paid.
    pub amount: Decimal,
    /// Whether it is known.
    pub basis: Basis,
    /// The last day of this price; none where it holds for ever.
    pub until: Option<Date>,
}

/// Why there is no price on a date, and the first day after it that may have one.
#[derive(Debug)]
pub(crate) struct NoPrice {
    pub(crate) faults: Faults<PlanFault>,
    pub(crate) resumes: Option<Date>,
}

impl<'a> Prices<'a> {
    /// Prices with the rates of `rates`.
    #[must_use]
    pub fn new(rates: &'a dyn Rates) -> Self {
        Self { rates, ..Self::default() }
    }

    /// The prices of a provider of the rule book; none stands for a VAT factor of 100.
    ///
    /// # Errors
    /// `unknown-provider`.
    pub fn from_book(book: &'a RuleBook, provider: Option<&str>) -> Result<Self, PlanFault> {
        let prices = Self::new(book);
        match provider.map(|id| book.provider(id).ok_or(id)) {
            None => Ok(prices),
            Some(Ok(provider)) => Ok(prices.vat(&provider.vat_factor)),
            Some(Err(id)) => Err(PlanFault::UnknownProvider { provider: id.to_owned() }),
        }
    }

    /// The same prices with a VAT factor in percent, in force on the day of a payment.
    #[must_use]
    pub const fn vat(mut self, factor: &'a Amounts) -> Self {
        self.vat = Some(factor);
        self
    }

    /// The same prices, carried on beyond the last known ones.
    #[must_use]
    pub const fn extrapolate(mut self, extrapolation: Extrapolation) -> Self {
        self.extrapolation = extrapolation;
        self
    }

    /// The price of a payment on `date`.
    ///
    /// # Errors
    /// `unknown-rate`, `rate-not-in-force`, `price-not-in-force`, `vat-factor-not-in-force`,
    /// `amount-too-large`; the paths are those of a [`PaymentPlan`](super::PaymentPlan).
    pub fn of(&self, price: &Price, date: Date) -> Result<PriceOn, Faults<PlanFault>> {
        self.pricer(price)?.on(date).map_err(|missing| missing.faults)
    }

    /// The prices of one plan.
    pub(crate) fn pricer<'p>(&self, price: &'p Price) -> Result<Pricer<'p>, Faults<PlanFault>>
    where
        'a: 'p,
    {
        let (units, values, rate) = match price {
            Price::Fixed { amount } => (Decimal::ONE, amount, None),
            Price::PerUnit { units, unit_price } => (*units, unit_price, None),
            Price::Rate { units, rate } => match self.rates.rate_values(rate) {
                Some(values) => (*units, values, Some(rate.as_str())),
                None => {
                    let kind = PlanFault::UnknownRate { rate: rate.clone() };
                    return Err(Fault::at(place_of(price), kind).into());
                }
            },
        };
        Ok(Pricer { price, units, values, rate, vat: self.vat, extrapolation: self.extrapolation })
    }
}

/// Where in a plan the values of its price are.
fn place_of(price: &Price) -> Path {
    let key = match price {
        Price::Fixed { .. } => "amount",
        Price::PerUnit { .. } => "unit_price",
        Price::Rate { .. } => "rate",
    };
    Path::root().then("schedule").then("price").then(key)
}

/// The prices of one plan, its rate looked up.
pub(crate) struct Pricer<'p> {
    price: &'p Price,
    units: Decimal,
    values: &'p Amounts,
    rate: Option<&'p str>,
    vat: Option<&'p Amounts>,
    extrapolation: Extrapolation,
}

impl Pricer<'_> {
    /// The price on `date`.
    pub(crate) fn on(&self, date: Date) -> Result<PriceOn, NoPrice> {
        let base = value_on(self.values, date, self.extrapolation);
        let vat_policy = match self.extrapolation {
            Extrapolation::Indexed { .. } => Extrapolation::LastKnown,
            policy => policy,
        };
        let vat =
            self.vat.map_or(Ok(Value::forever(Decimal::ONE_HUNDRED)), |vat| value_on(vat, date, vat_policy));
        let (base, vat) = match (base, vat) {
            (Ok(base), Ok(vat)) => (base, vat),
            (base, vat) => return Err(self.missing(date, base.err(), vat.err())),
        };
        let until = earliest(base.until, vat.until);
        let last_known = earliest(base.last_known, vat.last_known);
        let basis = last_known.map_or(Basis::Known, |last_known| Basis::Extrapolated {
            last_known,
            policy: self.extrapolation,
        });
        let too_large = || PlanFault::AmountTooLarge { text: format!("{} × {}", self.units, base.value) };
        self.units
            .checked_mul(base.value)
            .and_then(|base| money::price(base, vat.value).ok())
            .ok_or_else(too_large)
            .map(|amount| PriceOn { amount, basis, until })
            .map_err(|kind| NoPrice {
                faults: Fault::at(place_of(self.price), kind).into(),
                resumes: until.and_then(|until| until.succ_opt()),
            })
    }

    fn missing(&self, date: Date, base: Option<Missing>, vat: Option<Missing>) -> NoPrice {
        let mut faults = Faults::none();
        let mut resumes = Some(date);
        if let Some(Missing { last_day, next_day, too_large }) = base {
            let kind = match (too_large, self.rate) {
                (Some(text), _) => PlanFault::AmountTooLarge { text },
                (None, Some(rate)) => PlanFault::RateNotInForce {
                    rate: rate.to_owned(),
                    date,
                    last_day: Day(last_day),
                    next_day: Day(next_day),
                },
                (None, None) => {
                    PlanFault::PriceNotInForce { date, last_day: Day(last_day), next_day: Day(next_day) }
                }
            };
            faults.push(Fault::at(place_of(self.price), kind));
            resumes = next_day;
        }
        if let Some(Missing { last_day, next_day, .. }) = vat {
            let kind =
                PlanFault::VatFactorNotInForce { date, last_day: Day(last_day), next_day: Day(next_day) };
            faults.push(Fault::at(Path::root().then("schedule").then("price"), kind));
            resumes = resumes.zip(next_day).map(|(base, vat)| base.max(vat));
        }
        NoPrice { faults, resumes }
    }
}

/// A dated value on a date.
struct Value {
    value: Decimal,
    /// The last day it stays so.
    until: Option<Date>,
    /// The last day it is known for, where it was carried on.
    last_known: Option<Date>,
}

impl Value {
    const fn forever(value: Decimal) -> Self {
        Self { value, until: None, last_known: None }
    }
}

/// Why there is no value on a date.
struct Missing {
    last_day: Option<Date>,
    next_day: Option<Date>,
    /// Set where there would be one, were it not too large.
    too_large: Option<String>,
}

fn value_on(values: &Amounts, date: Date, extrapolation: Extrapolation) -> Result<Value, Missing> {
    let pieces = values.pieces();
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
    // By squaring: a plan may be asked about a year far away.
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

/// The earlier of two days, of which none is later than any.
fn earliest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}
