//! The prices of one plan: before they are rounded, of a payment, and over some days.

use rust_decimal::Decimal;

use super::agreed::not_in_force;
use super::extrapolation::{Missing, Value, value_on};
use super::pay_days::Running;
use super::{Basis, Day, Extrapolation, PlanFault, Price, PriceOn, Proration};
use crate::dates::{Amounts, Date, Period};
use crate::fault::{Fault, Faults, Path};
use crate::money;

/// Why there is no price on a date, and the first day after it that may have one.
#[derive(Debug)]
pub(crate) struct NoPrice {
    pub(crate) faults: Faults<PlanFault>,
    pub(crate) resumes: Option<Date>,
}

/// Where in a plan the values of its price are.
pub(super) fn place_of(price: &Price) -> Path {
    let key = match price {
        Price::Fixed { .. } => "amount",
        Price::PerUnit { .. } => "unit_price",
        Price::Rate { .. } => "rate",
        Price::Agreed { .. } => "activity_type",
    };
    Path::root().then("schedule").then("price").then(key)
}

/// The prices of one plan, its rate looked up.
pub(crate) struct Pricer<'p> {
    pub(super) price: &'p Price,
    pub(super) units: Decimal,
    pub(super) values: &'p Amounts,
    /// The values from a birthday on, in order.
    pub(super) by_age: Vec<(Date, &'p Amounts)>,
    pub(super) rate: Option<&'p str>,
    pub(super) vat: Option<&'p Amounts>,
    pub(super) extrapolation: Extrapolation,
}

/// A price before it is rounded.
pub(super) struct Unrounded {
    /// Units × value, before the VAT factor.
    pub(super) base: Decimal,
    /// Kroner for one unit.
    value: Decimal,
    /// The VAT factor in percent.
    pub(super) vat: Decimal,
    pub(super) basis: Basis,
    pub(super) until: Option<Date>,
}

impl Pricer<'_> {
    /// The price on `date`.
    pub(crate) fn on(&self, date: Date) -> Result<PriceOn, NoPrice> {
        let on = self.unrounded(date)?;
        match money::price(on.base, on.vat) {
            Ok(amount) => Ok(PriceOn { amount, basis: on.basis, until: on.until }),
            Err(_) => Err(self.too_large(format!("{} × {}", self.units, on.value), on.until)),
        }
    }

    /// What the payment made on `date` is.
    pub(super) fn payment(&self, running: &Running, date: Date) -> Result<PriceOn, NoPrice> {
        if running.proration.is_none() {
            return self.on(date);
        }
        let (amount, basis) = match running.coverage.days_of(date) {
            // It covers nothing.
            None => (money::round(Decimal::ZERO), Basis::Known),
            Some((whole, covered)) => self.part(running.proration, date, whole, covered)?,
        };
        Ok(PriceOn { amount, basis, until: Some(date) })
    }

    /// What the payment made on `date` is, of the days `covered` in the weeks or months `whole`.
    pub(super) fn part(
        &self,
        proration: Proration,
        date: Date,
        whole: Period,
        covered: Period,
    ) -> Result<(Decimal, Basis), NoPrice> {
        if proration.is_per_day() {
            return self.over(covered);
        }
        let on = self.unrounded(date)?;
        let (parts, of) = proration.share(whole, covered);
        match money::share(on.base, on.vat, parts, of) {
            Ok(amount) => Ok((amount, on.basis)),
            Err(_) => Err(self.too_large(format!("{} × {}", self.units, on.value), Some(date))),
        }
    }

    /// What some days are, each at its own price; and whether all of it is known.
    pub(super) fn over(&self, days: Period) -> Result<(Decimal, Basis), NoPrice> {
        let end = days.end().unwrap_or(days.start());
        let (mut from, mut sum, mut basis) = (days.start(), Decimal::ZERO, Basis::Known);
        loop {
            let on = self.unrounded(from)?;
            let until = on.until.map_or(end, |until| until.min(end)).max(from);
            let count = until.signed_duration_since(from).num_days().saturating_add(1);
            if (from, until) == (days.start(), end)
                && let Some(amount) = money::per_day(on.base, on.vat, count.unsigned_abs())
            {
                return Ok((amount, on.basis));
            }
            let count = Decimal::from(count);
            let more = on.base.checked_mul(on.vat).and_then(|product| product.checked_mul(count));
            let too_large = || self.too_large(format!("{count} × {}", on.base), Some(end));
            sum = more.and_then(|more| sum.checked_add(more)).ok_or_else(too_large)?;
            if !on.basis.is_known() {
                basis = on.basis;
            }
            match until.succ_opt().filter(|next| *next <= end) {
                Some(next) => from = next,
                // The factors are in it already.
                None => {
                    let amount = money::price(sum, Decimal::ONE).map_err(|_| too_large())?;
                    return Ok((amount, basis));
                }
            }
        }
    }

    fn too_large(&self, text: String, until: Option<Date>) -> NoPrice {
        NoPrice {
            faults: Fault::at(place_of(self.price), PlanFault::AmountTooLarge { text }).into(),
            resumes: until.and_then(|until| until.succ_opt()),
        }
    }

    /// The price on `date`, before it is rounded.
    pub(super) fn unrounded(&self, date: Date) -> Result<Unrounded, NoPrice> {
        let reached = self.by_age.partition_point(|(birthday, _)| *birthday <= date);
        let values = reached
            .checked_sub(1)
            .and_then(|last| self.by_age.get(last))
            .map_or(self.values, |(_, values)| values);
        let birthday = self.by_age.get(reached).map(|(birthday, _)| *birthday);
        let base = value_on(values.pieces(), date, self.extrapolation);
        let vat_policy = match self.extrapolation {
            Extrapolation::Indexed { .. } => Extrapolation::LastKnown,
            policy => policy,
        };
        let vat = self
            .vat
            .map_or(Ok(Value::forever(Decimal::ONE_HUNDRED)), |vat| value_on(vat.pieces(), date, vat_policy));
        let (base, vat) = match (base, vat) {
            (Ok(base), Ok(vat)) => (base, vat),
            (base, vat) => {
                let mut base = base.err();
                // From the next birthday on there may be a value.
                if let Some(missing) = &mut base {
                    missing.next_day = earliest(missing.next_day, birthday);
                }
                return Err(self.missing(date, base, vat.err()));
            }
        };
        let until =
            earliest(earliest(base.until, vat.until), birthday.and_then(|birthday| birthday.pred_opt()));
        let last_known = earliest(base.last_known, vat.last_known);
        let basis = last_known.map_or(Basis::Known, |last_known| Basis::Extrapolated {
            last_known,
            policy: self.extrapolation,
        });
        let too_large = || self.too_large(format!("{} × {}", self.units, base.value), until);
        let base_value = base.value;
        let base = self.units.checked_mul(base_value).ok_or_else(too_large)?;
        Ok(Unrounded { base, value: base_value, vat: vat.value, basis, until })
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
            faults.push(Fault::at(Path::root().then("schedule").then("price"), kind));
            resumes = resumes.zip(next_day).map(|(base, vat)| base.max(vat));
        }
        NoPrice { faults, resumes }
    }
}

/// The earlier of two days, of which none is later than any.
fn earliest(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}
