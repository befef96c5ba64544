//! The amount of a payment of a row on a day, in whole øre, and how long it stays the same.
//!
//! The same rule as [`Prices`](crate::plan::Prices): units × value × VAT factor / 100, rounded once. If the numbers
//! are small enough the product is exact in whole numbers; otherwise the decimal code computes it.

use rust_decimal::Decimal;

use super::days::{LAST_DAY, date_of};
use crate::dates::TimelineEntry;
use crate::money::{self, AMOUNT_BOUND};
use crate::plan::{Extrapolation, value_on};

/// The prices of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pricing<'a> {
    pub(super) units: Decimal,
    pub(super) values: &'a [TimelineEntry<Decimal>],
    pub(super) vat: Option<&'a [TimelineEntry<Decimal>]>,
    pub(super) extrapolation: Extrapolation,
}

/// The price of a payment, and the last day on which it stays the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PriceOn {
    pub(super) oere: Result<i64, NoPrice>,
    pub(super) until: i32,
}

/// Why there is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPrice {
    NotInForce,
    TooLarge,
}

/// The position of the previous day in the dated values: days are requested in order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    values: usize,
    vat: usize,
}

impl Pricing<'_> {
    /// The price on a day.
    pub(super) fn on(&self, day: i32) -> PriceOn {
        self.after(&mut Mark::default(), day)
    }

    /// The price on a day that is not before the previous one.
    #[inline]
    pub(super) fn after(&self, mark: &mut Mark, day: i32) -> PriceOn {
        let always = || self.vat.is_none().then_some((Decimal::ONE_HUNDRED, LAST_DAY));
        if let Some((base, until)) = known(self.values, &mut mark.values, day)
            && let Some((vat, last)) = always().or_else(|| known(self.vat?, &mut mark.vat, day))
        {
            let oere = oere_of(self.units, base, vat).ok_or(NoPrice::TooLarge);
            return PriceOn { oere, until: until.min(last) };
        }
        self.extrapolated(mark, day)
    }

    /// The same if the day may have no value.
    #[cold]
    fn extrapolated(&self, mark: &mut Mark, day: i32) -> PriceOn {
        let vat_policy = match self.extrapolation {
            Extrapolation::Indexed { .. } => Extrapolation::LastKnown,
            policy => policy,
        };
        let (mut until, mut gap) = (LAST_DAY, None);
        let mut value = |pieces: &[TimelineEntry<Decimal>], mark: &mut usize, policy| {
            if let Some((value, last)) = known(pieces, mark, day) {
                until = until.min(last);
                return value;
            }
            let (value, last) = match value_on(pieces, date_of(day), policy) {
                Ok(value) => (value.value, value.until),
                Err(missing) => {
                    let is_too_large = missing.too_large.is_some();
                    gap = gap.or(Some(if is_too_large { NoPrice::TooLarge } else { NoPrice::NotInForce }));
                    (Decimal::ZERO, missing.next_day.and_then(|next| next.pred_opt()))
                }
            };
            until = last.map_or(until, |last| until.min(last.to_epoch_days()));
            value
        };
        let base = value(self.values, &mut mark.values, self.extrapolation);
        let vat = self.vat.map_or(Decimal::ONE_HUNDRED, |vat| value(vat, &mut mark.vat, vat_policy));
        let oere = gap.map_or_else(|| oere_of(self.units, base, vat).ok_or(NoPrice::TooLarge), Err);
        PriceOn { oere, until }
    }
}

/// The value that holds on a day, and its last day; none if there is no such entry.
#[inline]
fn known(pieces: &[TimelineEntry<Decimal>], mark: &mut usize, day: i32) -> Option<(Decimal, i32)> {
    loop {
        let piece = pieces.get(*mark)?;
        let last = piece.to.map_or(LAST_DAY, |to| to.to_epoch_days() - 1);
        if day <= last {
            let started = piece.from.is_none_or(|from| from.to_epoch_days() <= day);
            return started.then_some((piece.value, last));
        }
        *mark += 1;
    }
}

/// Units × value × VAT factor / 100, in øre.
#[inline]
pub(super) fn oere_of(units: Decimal, value: Decimal, vat: Decimal) -> Option<i64> {
    exact_oere(units, value, vat).unwrap_or_else(|| {
        let amount = money::price(units.checked_mul(value)?, vat).ok()?;
        money::to_oere(amount).ok()
    })
}

/// The same if the product is exact in whole numbers; the outer none if it may not be.
#[inline]
fn exact_oere(units: Decimal, value: Decimal, vat: Decimal) -> Option<Option<i64>> {
    // A `Decimal` holds 96 bits and 28 decimals. Within these limits the decimal code does not round before the end
    // either.
    const MOST_DECIMALS: u32 = 26;
    const MOST: i128 = 1 << 95;
    const BOUND: i128 = AMOUNT_BOUND as i128 * 100;
    let decimals = units.scale() + value.scale() + vat.scale();
    let narrow = |number: Decimal| i64::try_from(number.mantissa()).ok().map(i128::from);
    let product = narrow(units)? * narrow(value)?;
    if decimals > MOST_DECIMALS || product.abs() >= MOST >> 32 {
        return None;
    }
    let product = product * i128::from(i32::try_from(narrow(vat)?).ok()?);
    if product.abs() >= MOST {
        return None;
    }
    // In øre, the division by 100 cancels out.
    let oere = match (i64::try_from(product), decimals) {
        // Dividing by a constant is fast.
        (Ok(product), 4) => i128::from(rounded::<10_000>(product)),
        (Ok(product), 6) => i128::from(rounded::<1_000_000>(product)),
        _ => {
            let one = 10_i128.checked_pow(decimals)?;
            let (whole, rest) = (product / one, product % one);
            whole + product.signum() * i128::from(rest.unsigned_abs() * 2 >= one.unsigned_abs())
        }
    };
    Some(i64::try_from(oere).ok().filter(|_| oere.abs() < BOUND))
}

/// `number / ONE`, half away from zero.
const fn rounded<const ONE: i64>(number: i64) -> i64 {
    let (whole, rest) = (number / ONE, number % ONE);
    if rest * 2 >= ONE {
        whole + 1
    } else if rest * 2 <= -ONE {
        whole - 1
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{DatedAmounts, Validity};
    use crate::plan::{Price, Prices};
    use proptest::prelude::*;

    fn decimal() -> impl Strategy<Value = Decimal> {
        let digits = prop_oneof![
            -99_999_i128..99_999,
            -1_000_000_i128..1_000_000,
            -2_000_000_000_000_000_i128..2_000_000_000_000_000,
            -(1_i128 << 95)..1 << 95,
        ];
        (digits, prop_oneof![0_u32..=28, Just(2)])
            .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
    }

    fn amounts() -> impl Strategy<Value = DatedAmounts> {
        let piece = (prop::option::of(0_i32..900), prop::option::of(0_i32..900), -99_999_i64..99_999);
        prop::collection::vec(piece, 0..4).prop_map(|pieces| {
            let mut amounts = DatedAmounts::default();
            for (from, to, value) in pieces {
                let validity = Validity { from: from.map(date_of), to: to.map(date_of) };
                let _ = amounts.0.set(validity, Decimal::new(value, 3));
            }
            amounts
        })
    }

    proptest! {
        #[test]
        fn whole_numbers_are_the_decimal_code(units in decimal(), value in decimal(), vat in decimal()) {
            let reference = units
                .checked_mul(value)
                .and_then(|base| money::price(base, vat).ok())
                .and_then(|amount| money::to_oere(amount).ok());
            prop_assert_eq!(oere_of(units, value, vat), reference);
        }

        #[test]
        fn a_price_is_that_of_the_plan(
            values in amounts(), vat in prop::option::of(amounts()), units in 0_i64..2_000, day in -50_i32..2_000,
            policy in 0_u8..3,
        ) {
            let extrapolation = match policy {
                0 => Extrapolation::Refuse,
                1 => Extrapolation::LastKnown,
                _ => Extrapolation::Indexed { percent: Decimal::new(25, 1) },
            };
            let units = Decimal::new(units, 2);
            let price = Price::PerUnit { units: units.into(), unit_price: values.clone() };
            let prices = Prices::default().extrapolate(extrapolation);
            let prices = match &vat { Some(vat) => prices.vat(vat), None => prices };
            let pricing = Pricing { units, values: values.pieces(), vat: vat.as_ref().map(DatedAmounts::pieces), extrapolation };
            let found = pricing.on(day);
            match prices.price_on(&price, date_of(day)) {
                Ok(wanted) => {
                    prop_assert_eq!(found.oere, Ok(money::to_oere(wanted.amount).unwrap()));
                    prop_assert_eq!(found.until, wanted.until.map_or(LAST_DAY, |until| until.to_epoch_days()));
                }
                Err(_) => prop_assert_eq!(found.oere, Err(NoPrice::NotInForce)),
            }
            // It stays the same until then.
            for later in [found.until.min(4_000), day.midpoint(found.until.min(4_000))] {
                if later > day { prop_assert_eq!(pricing.on(later).oere, found.oere); }
            }
            prop_assert!(found.until >= day);
            let mut mark = Mark::default();
            for day in [day, day + 100, day + 700] {
                prop_assert_eq!(pricing.after(&mut mark, day), pricing.on(day));
            }
        }
    }
}
