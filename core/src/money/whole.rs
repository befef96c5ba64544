//! Prices and sums in whole numbers. Nearly all amounts are computed here, because this is several times faster than
//! dividing decimals.
//!
//! If a number has too many digits, these functions give no result and the caller computes with decimals. If they
//! give a result, it is equal to the decimal one.

use rust_decimal::Decimal;

use super::DECIMALS;

/// Powers of ten by exponent: as many decimals as a product may have.
const TENS: [i64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// The limit of prices, in øre. Below it, with no more decimals than [`TENS`], a quotient of 28 digits is rounded in
/// the same way as the exact quotient.
const BOUND: i64 = 1_000_000_000_000;

/// See [`price`](super::price).
pub(super) fn price(base: Decimal, vat_factor: Decimal) -> Option<Decimal> {
    let (product, tens) = product(base, vat_factor)?;
    rounded(product, tens)
}

/// See [`per_day`](super::per_day).
pub(super) fn per_day(day: Decimal, vat_factor: Decimal, days: u64) -> Option<Decimal> {
    let (product, tens) = product(day, vat_factor)?;
    rounded(product.checked_mul(i64::try_from(days).ok()?)?, tens)
}

/// See [`per_days`](super::per_days).
pub(super) fn per_days(
    day: Decimal,
    vat_factor: Decimal,
    payments: impl IntoIterator<Item = (u64, u64)>,
) -> Option<Decimal> {
    let (product, tens) = product(day, vat_factor)?;
    let mut sum = 0_i64;
    for (days, count) in payments {
        let oere = rounded_oere(product.checked_mul(i64::try_from(days).ok()?)?, tens)?;
        sum = sum.checked_add(oere.checked_mul(i64::try_from(count).ok()?)?)?;
    }
    // Decimals without a fraction are written without decimals.
    (sum != 0).then(|| Decimal::new(sum, DECIMALS))
}

/// See [`share`](super::share).
pub(super) fn share(base: Decimal, vat_factor: Decimal, parts: Decimal, of: Decimal) -> Option<Decimal> {
    let (product, tens) = product(base, vat_factor)?;
    let whole =
        |number: Decimal| if number.scale() == 0 { i64::try_from(number.mantissa()).ok() } else { None };
    let of = u16::try_from(whole(of)?.max(1)).ok()?;
    rounded(product.checked_mul(whole(parts)?)?, tens.checked_mul(i64::from(of))?)
}

/// `base` × `vat_factor`, and the divisor that turns the product into øre.
fn product(base: Decimal, vat_factor: Decimal) -> Option<(i64, i64)> {
    let tens = TENS.get(usize::try_from(base.scale().checked_add(vat_factor.scale())?).ok()?)?;
    let whole = |number: Decimal| i64::try_from(number.mantissa()).ok();
    // The two decimals of øre and the division by one hundred percent cancel each other.
    Some((whole(base)?.checked_mul(whole(vat_factor)?)?, *tens))
}

/// The quotient, rounded half away from zero, as øre.
fn rounded(product: i64, divisor: i64) -> Option<Decimal> {
    rounded_oere(product, divisor).map(|oere| Decimal::new(oere, DECIMALS))
}

fn rounded_oere(product: i64, divisor: i64) -> Option<i64> {
    let (quotient, rest) = (product.checked_div(divisor)?, product.checked_rem(divisor)?);
    let up = i64::from(rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2));
    let oere = quotient.checked_add(if product < 0 { -up } else { up })?;
    (oere.abs() < BOUND).then_some(oere)
}

/// The sum of the leading amounts in whole øre, and the first amount that is not added: it has another number of
/// decimals, or too many digits.
pub(super) fn sum(amounts: &mut impl Iterator<Item = Decimal>) -> (Decimal, Option<Decimal>) {
    let mut total = 0_i64;
    for amount in amounts {
        let oere = if amount.scale() == DECIMALS { i64::try_from(amount.mantissa()).ok() } else { None };
        match oere.and_then(|oere| total.checked_add(oere)) {
            Some(sum) => total = sum,
            None => return (Decimal::new(total, DECIMALS), Some(amount)),
        }
    }
    (Decimal::new(total, DECIMALS), None)
}

/// See [`times`](super::times).
pub(super) fn times(amount: Decimal, count: u64) -> Option<Decimal> {
    let product = i64::try_from(amount.mantissa()).ok()?.checked_mul(i64::try_from(count).ok()?)?;
    (product != 0).then(|| Decimal::new(product, amount.scale()))
}

#[cfg(test)]
mod tests {
    use super::super::{per_day_of_decimals, price_of_decimals, share_of_decimals, sum_of_decimals};
    use super::*;
    use proptest::prelude::*;

    fn number(most: i64) -> impl Strategy<Value = Decimal> {
        (-most..=most, 0_u32..=6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn a_price_is_that_of_decimals(base in number(1_000_000_000_000), vat in number(200_000)) {
            if let Some(quick) = price(base, vat) {
                let exact = price_of_decimals(base, vat).unwrap();
                prop_assert_eq!(quick.serialize(), exact.serialize());
            }
        }

        #[test]
        fn a_share_is_that_of_decimals(
            base in number(1_000_000_000_000), vat in number(200_000), parts in 0_u64..400, of in 0_u64..400,
        ) {
            let (parts, of) = (Decimal::from(parts), Decimal::from(of));
            if let Some(quick) = share(base, vat, parts, of) {
                let exact = share_of_decimals(base, vat, parts, of).unwrap();
                prop_assert_eq!(quick.serialize(), exact.serialize());
            }
        }

        #[test]
        fn days_are_those_of_decimals(
            day in number(1_000_000_000), vat in number(200_000),
            payments in prop::collection::vec((0_u64..400, 0_u64..4_000), 0..4),
        ) {
            let each = |days| per_day_of_decimals(day, vat, days).unwrap();
            for (days, _) in &payments {
                if let Some(quick) = per_day(day, vat, *days) {
                    prop_assert_eq!(quick.serialize(), each(*days).serialize());
                }
            }
            if let Some(quick) = per_days(day, vat, payments.iter().copied()) {
                let totals = payments.iter().map(|(days, count)| each(*days) * Decimal::from(*count));
                let exact = sum_of_decimals(super::super::zero(), totals).unwrap();
                prop_assert_eq!(quick.serialize(), exact.serialize());
            }
        }

        #[test]
        fn sums_and_products_are_those_of_decimals(
            amounts in prop::collection::vec((-9_000_000_000_000_000_000..=9_000_000_000_000_000_000_i64, 0_u32..=4), 0..6),
            count in any::<u64>(), few in 0_u64..500,
        ) {
            let amounts: Vec<Decimal> = amounts.into_iter().map(|(oere, off)| Decimal::new(oere, [2, 2, 2, 0, 5][off as usize])).collect();
            let exact = sum_of_decimals(super::super::zero(), amounts.clone()).unwrap();
            let quick = super::super::sum(amounts.clone()).unwrap();
            prop_assert_eq!(quick.serialize(), exact.serialize());
            for amount in amounts {
                for count in [few, count] {
                    let exact = amount.checked_mul(Decimal::from(count));
                    let quick = super::super::times(amount, count);
                    prop_assert_eq!(quick.map(|one| one.serialize()), exact.map(|one| one.serialize()));
                }
            }
        }
    }

    #[test]
    fn halves_go_away_from_zero_and_what_is_too_long_is_left_to_decimals() {
        let of = |mantissa, scale| Decimal::new(mantissa, scale);
        for (base, vat, expected) in [
            (of(10, 2), of(105, 0), Some(of(11, 2))),
            (of(-10, 2), of(105, 0), Some(of(-11, 2))),
            (of(10, 2), of(104, 0), Some(of(10, 2))),
            (of(0, 2), of(-1, 0), Some(of(0, 2))),
            (of(1, 8), of(1, 1), None),
            (of(i64::MAX, 0), of(2, 0), None),
            (of(BOUND, 2), of(100, 0), None),
            (of(BOUND - 1, 2), of(100, 0), Some(of(BOUND - 1, 2))),
        ] {
            assert_eq!(price(base, vat), expected, "{base} × {vat}");
        }
        let (one, hundred) = (Decimal::ONE, Decimal::ONE_HUNDRED);
        assert_eq!(share(of(15_597, 0), hundred, of(10, 0), of(31, 0)), Some(of(503_129, 2)));
        assert_eq!(share(one, hundred, Decimal::MAX, one), None);
        assert_eq!(share(one, hundred, one, Decimal::MAX), None);
        assert_eq!(share(one, hundred, of(5, 1), one), None);
    }
}
