//! The prices of one plan: unrounded, of a payment, and over some days.

use rust_decimal::Decimal;

use super::extrapolation::{Extrapolation, Missing, PriceBasis, Value, value_on};
use super::prices::PriceOn;
use crate::dates::{Date, DatedAmounts, Period};
use crate::fault::{Fault, Faults, Path};
use crate::money;
use crate::plan::schedule::{Running, WHOLE, percentages};
use crate::plan::{Day, Pause, PlanFault, Price};

/// Why there is no price on a date, and the next day that may have one.
#[derive(Debug)]
pub(crate) struct NoPrice {
    pub(crate) faults: Faults<PlanFault>,
    pub(crate) resumes: Option<Date>,
}

/// Where in a plan the values of its price are.
pub(crate) fn place_of(price: &Price) -> Path {
    let key = match price {
        Price::Fixed { .. } => "amount",
        Price::PerUnit { .. } => "unit_price",
        Price::Rate { .. } => "rate",
        Price::Agreed { .. } => "activity_type",
    };
    Path::root().join("schedule").join("price").join(key)
}

/// How many units a plan pays.
#[derive(Clone, Copy)]
pub(crate) enum Units<'p> {
    /// The same number on every day.
    Always(Decimal),
    /// By day.
    Dated(&'p DatedAmounts),
}

impl<'p> Units<'p> {
    pub(crate) fn of(units: &'p DatedAmounts) -> Self {
        units.as_constant().map_or(Self::Dated(units), Self::Always)
    }

    /// The number on a day. After the last stated day it is carried on like a VAT factor, never raised.
    fn on(self, date: Date, policy: Extrapolation) -> Result<Value, Missing> {
        match self {
            Self::Always(units) => Ok(Value::forever(units)),
            Self::Dated(units) => value_on(units.pieces(), date, policy),
        }
    }
}

/// The prices of one plan, with its rate looked up.
pub(crate) struct Pricer<'p> {
    pub(crate) price: &'p Price,
    pub(crate) units: Units<'p>,
    pub(crate) values: &'p DatedAmounts,
    /// The values from a birthday on, in order.
    pub(crate) by_age: Vec<(Date, &'p DatedAmounts)>,
    pub(crate) rate: Option<&'p str>,
    pub(crate) vat: Option<&'p DatedAmounts>,
    pub(crate) extrapolation: Extrapolation,
    /// The percentage of the price that is paid.
    pub(crate) percent: Decimal,
}

/// A price before it is rounded.
pub(crate) struct Unrounded {
    /// Units × value, before the VAT factor.
    pub(crate) base: Decimal,
    /// Units.
    units: Decimal,
    /// Kroner for one unit.
    value: Decimal,
    /// The VAT factor in percent, times the paid percentage of the price.
    pub(crate) vat: Decimal,
    pub(crate) basis: PriceBasis,
    pub(crate) until: Option<Date>,
}

impl Pricer<'_> {
    /// The price on `date`.
    pub(crate) fn on(&self, date: Date) -> Result<PriceOn, NoPrice> {
        let on = self.unrounded(date)?;
        match money::price(on.base, on.vat) {
            Ok(amount) => Ok(PriceOn { amount, basis: on.basis, until: on.until }),
            Err(_) => Err(self.too_large(format!("{} × {}", on.units, on.value), on.until)),
        }
    }

    /// The amount of the payment on `date` in a plan with these pauses.
    pub(crate) fn payment(
        &self,
        running: &Running,
        pauses: &[Pause],
        date: Date,
    ) -> Result<PriceOn, NoPrice> {
        let proration = running.proration;
        if proration.is_none() && pauses.is_empty() {
            return self.on(date);
        }
        let Some(days) = running.coverage.days_of(date) else {
            // A payment that covers no day is paid in full if parts are not prorated.
            if proration.is_none() {
                return self.on(date);
            }
            let amount = money::round(Decimal::ZERO);
            return Ok(PriceOn { amount, basis: PriceBasis::Known, until: Some(date) });
        };
        let (amount, basis) = self.part(running, pauses, date, days)?;
        Ok(PriceOn { amount, basis, until: Some(date) })
    }

    /// The amount of the payment on `date`, given all days of its weeks or months and the days that it covers.
    pub(crate) fn part(
        &self,
        running: &Running,
        pauses: &[Pause],
        date: Date,
        (whole, covered): (Period, Period),
    ) -> Result<(Decimal, PriceBasis), NoPrice> {
        let proration = running.proration;
        let (all, parts);
        let days: &[(Period, Decimal)] = if pauses.is_empty() {
            all = [(covered, WHOLE)];
            &all
        } else {
            parts = percentages(pauses, covered);
            &parts
        };
        if proration.is_per_day() {
            return self.over(days);
        }
        let on = self.unrounded(date)?;
        // Without proration the covered days count as the whole.
        let whole = if proration.is_none() { covered } else { whole };
        let parts = |days: Period| {
            let (parts, of) = proration.share(whole, days);
            (Decimal::from(parts), Decimal::from(of))
        };
        let (paid, of) = match days {
            [(days, percent)] if *percent == WHOLE => parts(*days),
            days => {
                let paid = days.iter().map(|(days, percent)| parts(*days).0.saturating_mul(*percent));
                let (_, of) = parts(covered);
                let of = of.max(Decimal::ONE).saturating_mul(WHOLE);
                (paid.fold(Decimal::ZERO, Decimal::saturating_add), of)
            }
        };
        match money::share(on.base, on.vat, paid, of) {
            Ok(amount) => Ok((amount, on.basis)),
            Err(_) => Err(self.too_large(format!("{} × {}", on.units, on.value), Some(date))),
        }
    }

    /// The amount of some days, each at its own price and percentage, and whether all prices are known.
    pub(crate) fn over(&self, days: &[(Period, Decimal)]) -> Result<(Decimal, PriceBasis), NoPrice> {
        let (mut sum, mut basis) = (Decimal::ZERO, PriceBasis::Known);
        let last = days.last().map(|(days, _)| days.end().unwrap_or(days.start()));
        let too_large = |text: String| self.too_large(text, last);
        let is_whole = matches!(days, [(_, percent)] if *percent == WHOLE);
        for (days, percent) in days {
            let end = days.end().unwrap_or(days.start());
            let mut next = Some(days.start());
            while let Some(from) = next {
                let on = self.unrounded(from)?;
                let until = on.until.map_or(end, |until| until.min(end)).max(from);
                let count = until.signed_duration_since(from).num_days().saturating_add(1);
                // All days at one price.
                if is_whole
                    && (from, until) == (days.start(), end)
                    && let Some(amount) = money::per_day(on.base, on.vat, count.unsigned_abs())
                {
                    return Ok((amount, on.basis));
                }
                let count = Decimal::from(count);
                let more = on.base.checked_mul(on.vat).and_then(|product| product.checked_mul(count));
                let more = match *percent == WHOLE {
                    true => more,
                    false => more.and_then(|more| more.checked_mul(*percent)?.checked_div(WHOLE)),
                };
                sum = more
                    .and_then(|more| sum.checked_add(more))
                    .ok_or_else(|| too_large(format!("{count} × {}", on.base)))?;
                if !on.basis.is_known() {
                    basis = on.basis;
                }
                next = until.succ_opt().filter(|next| *next <= end);
            }
        }
        // The amounts include the factors already.
        let amount = money::price(sum, Decimal::ONE).map_err(|_| too_large(sum.to_string()))?;
        Ok((amount, basis))
    }

    fn too_large(&self, text: String, until: Option<Date>) -> NoPrice {
        NoPrice {
            faults: Fault::at(place_of(self.price), PlanFault::AmountTooLarge { text }).into(),
            resumes: until.and_then(|until| until.succ_opt()),
        }
    }

    /// The price on `date`, before it is rounded.
    pub(crate) fn unrounded(&self, date: Date) -> Result<Unrounded, NoPrice> {
        let reached = self.by_age.partition_point(|(birthday, _)| *birthday <= date);
        let values = reached
            .checked_sub(1)
            .and_then(|last| self.by_age.get(last))
            .map_or(self.values, |(_, values)| values);
        let birthday = self.by_age.get(reached).map(|(birthday, _)| *birthday);
        let base = value_on(values.pieces(), date, self.extrapolation);
        // A factor is carried on but not raised.
        let vat_policy = match self.extrapolation {
            Extrapolation::Indexed { .. } => Extrapolation::LastKnown,
            policy => policy,
        };
        let vat = self
            .vat
            .map_or(Ok(Value::forever(Decimal::ONE_HUNDRED)), |vat| value_on(vat.pieces(), date, vat_policy));
        let units = self.units.on(date, vat_policy);
        let (base, vat, units) = match (base, vat, units) {
            (Ok(base), Ok(vat), Ok(units)) => (base, vat, units),
            (base, vat, units) => {
                let mut base = base.err();
                // From the next birthday on there may be a value.
                if let Some(missing) = &mut base {
                    missing.next_day = earliest(missing.next_day, birthday);
                }
                return Err(self.missing(date, base, vat.err(), units.err()));
            }
        };
        let until =
            earliest(earliest(base.until, vat.until), birthday.and_then(|birthday| birthday.pred_opt()));
        let until = earliest(until, units.until);
        let last_known = earliest(earliest(base.last_known, vat.last_known), units.last_known);
        let basis = last_known.map_or(PriceBasis::Known, |last_known| PriceBasis::Extrapolated {
            last_known,
            policy: self.extrapolation,
        });
        let too_large = || self.too_large(format!("{} × {}", units.value, base.value), until);
        let (units, base_value) = (units.value, base.value);
        let base = units.checked_mul(base_value).ok_or_else(too_large)?;
        let vat = if self.percent == WHOLE {
            vat.value
        } else {
            let paid = vat.value.checked_mul(self.percent).and_then(|vat| vat.checked_div(WHOLE));
            paid.ok_or_else(|| self.too_large(format!("{units} × {base_value}"), until))?
        };
        Ok(Unrounded { base, units, value: base_value, vat, basis, until })
    }

    fn missing(
        &self,
        date: Date,
        base: Option<Missing>,
        vat: Option<Missing>,
        units: Option<Missing>,
    ) -> NoPrice {
        let mut faults = Faults::new();
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
                (None, None) => match self.price {
                    Price::Agreed { provider, activity_type, .. } => {
                        not_in_force(provider, activity_type, date, last_day, next_day)
                    }
                    _ => {
                        PlanFault::PriceNotInForce { date, last_day: Day(last_day), next_day: Day(next_day) }
                    }
                },
            };
            faults.push(Fault::at(place_of(self.price), kind));
            resumes = next_day;
        }
        if let Some(Missing { last_day, next_day, .. }) = vat {
            let kind =
                PlanFault::VatFactorNotInForce { date, last_day: Day(last_day), next_day: Day(next_day) };
            faults.push(Fault::at(Path::root().join("schedule").join("price"), kind));
            resumes = resumes.zip(next_day).map(|(base, vat)| base.max(vat));
        }
        if let Some(Missing { last_day, next_day, .. }) = units {
            let kind = PlanFault::UnitsNotInForce { date, last_day: Day(last_day), next_day: Day(next_day) };
            faults.push(Fault::at(Path::root().join("schedule").join("price").join("units"), kind));
            resumes = resumes.zip(next_day).map(|(base, units)| base.max(units));
        }
        NoPrice { faults, resumes }
    }
}

/// The earlier of two days; none is later than any day.
fn earliest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

/// Why an agreed price has no value on a day.
fn not_in_force(
    provider: &str,
    activity_type: &str,
    date: Date,
    last_day: Option<Date>,
    next_day: Option<Date>,
) -> PlanFault {
    PlanFault::AgreementNotInForce {
        provider: provider.to_owned(),
        activity_type: activity_type.to_owned(),
        date,
        last_day: Day(last_day),
        next_day: Day(next_day),
    }
}
