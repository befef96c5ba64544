//! Exact money: decimals, the VAT factor, and the one rounding rule.
//!
//! Amounts are [`Decimal`]s in Danish kroner, never floats. A price is not rounded until it becomes an amount to pay.
//! Then it is rounded once, to two decimals, half away from zero ([`round`]). Totals add rounded payments. In JSON an
//! amount is a string: see [`serde_str`] and [`serde_str_option`].
//!
//! **Kroner have at most two decimals** wherever they are entered: prices and unit prices, rates, planned and paid
//! amounts, limits, thresholds, budgets. [`kroner`] is that rule. The factors of kroner may have more decimals:
//! units, VAT factors, percentages.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::fault::catalogue;

mod whole;

/// The most digits an amount may be written with: as many as a [`Decimal`] holds without rounding.
pub const MAX_DIGITS: usize = 28;

/// Every amount that is read is nearer to zero than this: 10^15 kroner, some three hundred times the yearly income of
/// Denmark. The bound keeps sums of very many payments, and columns of øre, far from overflow.
pub const AMOUNT_BOUND: i64 = 1_000_000_000_000_000;

/// The most decimals of an amount of kroner.
const DECIMALS: u32 = 2;

/// The most digits before the point of an amount below [`AMOUNT_BOUND`].
const WHOLE_DIGITS: usize = 15;

catalogue! {
    /// What can be wrong with an amount.
    pub enum MoneyFault {
        /// The text is not an amount.
        NotAnAmount { text: String } = "not-an-amount", "`{text}` is not an amount; write digits with a point for decimals, such as `1234.50`";
        /// The text has more digits than can be kept exactly.
        TooManyDigits { text: String } = "too-many-digits", "`{text}` has more than 28 digits";
        /// The amount, or the result of a calculation, is larger than the library supports.
        AmountTooLarge { text: String } = "amount-too-large", "`{text}` is too large an amount";
        /// Kroner with more than two decimals. This includes `1.000`, because many people read it as one thousand.
        TooManyDecimals { amount: Decimal } = "too-many-decimals", "`{amount}` has more than two decimals; write kroner and øre, such as `1234.50`";
        /// A paid amount has a fraction of an øre.
        FractionOfOere { amount: Decimal } = "fraction-of-oere", "`{amount}` has a fraction of an øre";
    }
}

/// Reads an amount: an optional `-`, digits, and optionally a point and digits. The number of decimals is kept.
///
/// # Errors
/// Any other text is refused: a comma, a `+`, an exponent, a blank, a thousands separator. More than [`MAX_DIGITS`]
/// digits (leading zeros not counted) and amounts of [`AMOUNT_BOUND`] or more are also refused.
///
/// ```
/// use bevilling::money::parse;
/// assert_eq!(parse("-1234.50")?.to_string(), "-1234.50");
/// assert_eq!(parse("1.234,50").unwrap_err().to_string(),
///     "`1.234,50` is not an amount; write digits with a point for decimals, such as `1234.50`");
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
pub fn parse(text: &str) -> Result<Decimal, MoneyFault> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !decimals.is_none_or(all_digits) {
        return Err(MoneyFault::NotAnAmount { text: text.to_owned() });
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > WHOLE_DIGITS {
        return Err(MoneyFault::AmountTooLarge { text: text.to_owned() });
    }
    if whole.len() + decimals.map_or(0, str::len) > MAX_DIGITS {
        return Err(MoneyFault::TooManyDigits { text: text.to_owned() });
    }
    // Leading zeros are removed; one zero stays if no other digit is before the point.
    let length = whole.len().max(1) + decimals.map_or(0, |decimals| decimals.len() + 1);
    let plain = unsigned.get(unsigned.len().saturating_sub(length)..).unwrap_or(unsigned);
    let mut amount =
        Decimal::from_str_exact(plain).map_err(|_| MoneyFault::NotAnAmount { text: text.to_owned() })?;
    amount.set_sign_negative(text.starts_with('-'));
    if amount.is_zero() {
        amount.set_sign_positive(true);
    }
    Ok(amount)
}

/// An amount of kroner as it is entered: at most two decimals, and less than [`AMOUNT_BOUND`].
///
/// The written decimals count: `1.000` is refused like `1.005`, because a Danish reader reads it as one thousand.
///
/// # Errors
/// `too-many-decimals`, `amount-too-large`.
///
/// ```
/// use bevilling::money::{kroner, parse};
/// assert_eq!(kroner(parse("1234.50")?)?.to_string(), "1234.50");
/// assert_eq!(kroner(parse("1.000")?).unwrap_err().to_string(),
///     "`1.000` has more than two decimals; write kroner and øre, such as `1234.50`");
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
pub fn kroner(amount: Decimal) -> Result<Decimal, MoneyFault> {
    if amount.scale() > DECIMALS {
        return Err(MoneyFault::TooManyDecimals { amount });
    }
    if amount.abs() >= Decimal::from(AMOUNT_BOUND) {
        return Err(MoneyFault::AmountTooLarge { text: amount.to_string() });
    }
    Ok(amount)
}

/// The kroner of one payment, planned or paid: as [`kroner`], and at most [`MAX_PAYMENT`](crate::limits::MAX_PAYMENT)
/// in either direction.
pub(crate) fn payment(amount: Decimal) -> Result<Decimal, MoneyFault> {
    if amount.abs() > Decimal::from(crate::limits::MAX_PAYMENT) {
        return Err(MoneyFault::AmountTooLarge { text: amount.to_string() });
    }
    kroner(amount)
}

/// The one rounding rule: two decimals, half away from zero. The result always has two decimals.
///
/// ```
/// use bevilling::money::{parse, round};
/// assert_eq!(round(parse("12.345")?).to_string(), "12.35");
/// assert_eq!(round(parse("-12.345")?).to_string(), "-12.35");
/// assert_eq!(round(parse("12")?).to_string(), "12.00");
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
#[must_use]
pub fn round(amount: Decimal) -> Decimal {
    let mut rounded = amount.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() {
        return zero();
    }
    rounded.rescale(DECIMALS);
    rounded
}

/// The amount to pay: `base` × `vat_factor` / 100, rounded once. A factor of 100 adds nothing.
///
/// The product is exact to 28 significant digits before it is rounded. No price in this field comes near that.
///
/// # Errors
/// `amount-too-large` if the result is larger than the library supports.
///
/// ```
/// use bevilling::money::{parse, price};
/// assert_eq!(price(parse("0.10")?, parse("105")?)?.to_string(), "0.11");
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
pub fn price(base: Decimal, vat_factor: Decimal) -> Result<Decimal, MoneyFault> {
    whole::price(base, vat_factor)
        .or_else(|| price_of_decimals(base, vat_factor))
        .ok_or_else(|| MoneyFault::AmountTooLarge { text: format!("{base} × {vat_factor} / 100") })
}

/// As [`price`], for any number of digits.
fn price_of_decimals(base: Decimal, vat_factor: Decimal) -> Option<Decimal> {
    base.checked_mul(vat_factor)
        .and_then(|product| product.checked_div(Decimal::ONE_HUNDRED))
        .map(round)
        .filter(|amount| amount.abs() < Decimal::from(AMOUNT_BOUND))
}

/// As [`price`], times `parts` / `of`; rounded once.
pub(crate) fn share(
    base: Decimal,
    vat_factor: Decimal,
    parts: Decimal,
    of: Decimal,
) -> Result<Decimal, MoneyFault> {
    whole::share(base, vat_factor, parts, of)
        .or_else(|| share_of_decimals(base, vat_factor, parts, of))
        .ok_or_else(|| MoneyFault::AmountTooLarge {
            text: format!("{base} × {vat_factor} / 100 × {parts} / {of}"),
        })
}

/// As [`share`], for any number of digits.
fn share_of_decimals(base: Decimal, vat_factor: Decimal, parts: Decimal, of: Decimal) -> Option<Decimal> {
    let divisor = Decimal::ONE_HUNDRED.checked_mul(of.max(Decimal::ONE));
    base.checked_mul(vat_factor)
        .and_then(|product| product.checked_mul(parts))
        .zip(divisor)
        .and_then(|(product, divisor)| product.checked_div(divisor))
        .map(round)
        .filter(|amount| amount.abs() < Decimal::from(AMOUNT_BOUND))
}

/// The sum, with at least two decimals.
///
/// # Errors
/// `amount-too-large` if the sum is larger than a [`Decimal`] holds.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, MoneyFault> {
    let mut amounts = amounts.into_iter();
    let (sum, left) = whole::sum(&mut amounts);
    sum_of_decimals(sum, left.into_iter().chain(amounts))
}

/// The amount that is missing from a sum, for any number of digits.
fn sum_of_decimals(sum: Decimal, amounts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, MoneyFault> {
    let mut total = amounts.into_iter().try_fold(sum, |total, amount| {
        total
            .checked_add(amount)
            .ok_or_else(|| MoneyFault::AmountTooLarge { text: format!("{total} + {amount}") })
    })?;
    // 0 minus 0 is 0, never negative zero.
    if total.is_zero() {
        total.set_sign_positive(true);
    }
    Ok(total)
}

/// The price of a number of days at a price per day. As [`price`], rounded once; none if it is too large.
pub(crate) fn per_day(day: Decimal, vat_factor: Decimal, days: u64) -> Option<Decimal> {
    whole::per_day(day, vat_factor, days).or_else(|| per_day_of_decimals(day, vat_factor, days))
}

/// As [`per_day`], for any number of digits.
fn per_day_of_decimals(day: Decimal, vat_factor: Decimal, days: u64) -> Option<Decimal> {
    day.checked_mul(Decimal::from(days)).and_then(|base| price_of_decimals(base, vat_factor))
}

/// The amounts of payments that cover the given numbers of days; none if one of them has too many digits.
pub(crate) fn per_days(
    day: Decimal,
    vat_factor: Decimal,
    payments: impl IntoIterator<Item = (u64, u64)>,
) -> Option<Decimal> {
    whole::per_days(day, vat_factor, payments)
}

/// An amount times a count; none if the result is larger than a [`Decimal`] holds.
pub(crate) fn times(amount: Decimal, count: u64) -> Option<Decimal> {
    whole::times(amount, count).or_else(|| amount.checked_mul(Decimal::from(count)))
}

/// A rounded amount as whole øre, the form that columns use.
///
/// # Errors
/// `fraction-of-oere` for an amount that is not yet rounded; `amount-too-large` beyond the range of `i64`.
///
/// ```
/// use bevilling::money::{from_oere, parse, to_oere};
/// assert_eq!(to_oere(parse("-12.5")?)?, -1250);
/// assert_eq!(from_oere(-1250).to_string(), "-12.50");
/// assert!(to_oere(parse("0.001")?).is_err());
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
pub fn to_oere(amount: Decimal) -> Result<i64, MoneyFault> {
    let too_large = || MoneyFault::AmountTooLarge { text: amount.to_string() };
    let oere = match DECIMALS.checked_sub(amount.scale()) {
        Some(missing) => amount.mantissa().checked_mul(10_i128.pow(missing)),
        // It has more decimals than kroner have. The result is exact only if all of them are zeros.
        None if amount.normalize().scale() > DECIMALS => return Err(MoneyFault::FractionOfOere { amount }),
        None => return to_oere(amount.normalize()),
    };
    oere.and_then(|oere| i64::try_from(oere).ok()).ok_or_else(too_large)
}

/// Whole øre as an amount of two decimals.
#[must_use]
pub fn from_oere(oere: i64) -> Decimal {
    Decimal::new(oere, DECIMALS)
}

/// `0.00`.
const fn zero() -> Decimal {
    Decimal::from_parts(0, 0, 0, false, DECIMALS)
}

/// An amount in JSON, for `#[serde(with = "crate::money::serde_str")]`: a string that [`parse`] accepts, written with
/// its number of decimals. A JSON number is refused, because a float cannot hold an exact amount.
pub mod serde_str {
    use rust_decimal::Decimal;
    use serde::{Deserializer, Serializer, de};

    /// Writes the amount as a string.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(amount: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    /// Reads the amount from a string.
    ///
    /// # Errors
    /// Anything but a string that [`parse`](super::parse) accepts.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        deserializer.deserialize_str(AmountVisitor)
    }

    pub(super) struct AmountVisitor;

    impl de::Visitor<'_> for AmountVisitor {
        type Value = Decimal;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an amount in quotes, such as \"1234.50\"")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
            super::parse(text).map_err(E::custom)
        }
    }
}

/// As [`serde_str`], for `Option<Decimal>`; use it with `#[serde(default)]`.
pub mod serde_str_option {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    struct Text(Decimal);

    impl<'de> Deserialize<'de> for Text {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            super::serde_str::deserialize(deserializer).map(Self)
        }
    }

    impl Serialize for Text {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            super::serde_str::serialize(&self.0, serializer)
        }
    }

    /// Writes the amount as a string, or null.
    ///
    /// # Errors
    /// Those of the serializer.
    #[allow(clippy::ref_option)]
    pub fn serialize<S: Serializer>(amount: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        amount.map(Text).serialize(serializer)
    }

    /// Reads the amount from a string, or null.
    ///
    /// # Errors
    /// Anything but null or a string that [`parse`](super::parse) accepts.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
    }
}

/// As [`serde_str`], for a list of amounts.
pub mod list {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Text(#[serde(with = "super::serde_str")] Decimal);

    /// Writes each amount as a string.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(amounts: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(amounts.iter().copied().map(Text))
    }

    /// Reads each amount from a string.
    ///
    /// # Errors
    /// Anything but a list of strings that [`parse`](super::parse) accepts.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Decimal>, D::Error> {
        Ok(Vec::<Text>::deserialize(deserializer)?.into_iter().map(|text| text.0).collect())
    }
}

/// The JSON Schema of an amount, for `#[schemars(with = "crate::money::DecimalText")]`.
#[derive(Debug, Clone, Copy)]
pub struct DecimalText;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DecimalText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An exact decimal in quotes, such as \"1234.50\"; at most 28 digits, less than 10^15. Kroner have at most two decimals.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "maxLength": 31,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::ErrorCode;

    fn code(text: &str) -> &'static str {
        parse(text).map_or_else(|fault| fault.code(), |_| "ok")
    }

    #[test]
    fn only_plain_decimals_are_amounts() {
        for text in ["0", "-0.5", "007", "12.50", "999999999999999.99", "0.000000000000000000000000001"] {
            assert_eq!(code(text), "ok", "{text}");
        }
        for text in [
            "", "-", ".", "5.", ".5", "+5", "1e3", " 1", "1 ", "1,5", "1_000", "1 000", "--1", "1.2.3",
            "NaN", "٣",
        ] {
            assert_eq!(code(text), "not-an-amount", "{text}");
        }
        assert_eq!(code("1000000000000000"), "amount-too-large");
        assert_eq!(code("-1000000000000000"), "amount-too-large");
        assert_eq!(code("0.00000000000000000000000000001"), "too-many-digits");
        assert_eq!(code("1.0000000000000000000000000001"), "too-many-digits");
        assert_eq!(code(&"9".repeat(40)), "amount-too-large");
        for (written, read) in [
            ("0.3333333333333333333333333333", "0.3333333333333333333333333333"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("000000000000000000000000000000012.50", "12.50"),
            ("-007", "-7"),
            ("000", "0"),
            ("00.00", "0.00"),
        ] {
            assert_eq!(parse(written).unwrap().to_string(), read, "{written}");
        }
        assert_eq!(sum([Decimal::ZERO, -zero()]).unwrap().to_string(), "0.00");
        assert_eq!(parse("-0.00").unwrap().to_string(), "0.00");
    }

    #[test]
    fn kroner_have_at_most_two_decimals() {
        for (text, of_kroner, of_a_payment) in [
            ("0", "ok", "ok"),
            ("1.00", "ok", "ok"),
            ("-5999.99", "ok", "ok"),
            ("1.000", "too-many-decimals", "too-many-decimals"),
            ("1.005", "too-many-decimals", "too-many-decimals"),
            ("5999.995", "too-many-decimals", "too-many-decimals"),
            ("0.3333333333333333333333333333", "too-many-decimals", "too-many-decimals"),
            ("1000000000", "ok", "ok"),
            ("-1000000000.01", "ok", "amount-too-large"),
            ("100000000000000", "ok", "amount-too-large"),
        ] {
            let code = |found: Result<Decimal, MoneyFault>| found.map_or_else(|fault| fault.code(), |_| "ok");
            assert_eq!(code(kroner(parse(text).unwrap())), of_kroner, "{text}");
            assert_eq!(code(payment(parse(text).unwrap())), of_a_payment, "{text}");
        }
        assert_eq!(kroner(Decimal::MAX).unwrap_err().code(), "amount-too-large");
    }

    #[test]
    fn json_takes_text_only() {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Both {
            #[serde(with = "serde_str")]
            amount: Decimal,
            #[serde(default, with = "serde_str_option")]
            other: Option<Decimal>,
        }
        let both: Both = serde_json::from_str(r#"{"amount":"12.500","other":null}"#).unwrap();
        assert_eq!(serde_json::to_string(&both).unwrap(), r#"{"amount":"12.500","other":null}"#);
        for bad in ["12.5", "12", "null", "\"12,5\"", "\"1e2\"", "true", "[]"] {
            assert!(serde_json::from_str::<Both>(&format!(r#"{{"amount":{bad}}}"#)).is_err(), "{bad}");
        }
        let error = serde_json::from_str::<Both>(r#"{"amount":"1","other":12.5}"#).err().unwrap().to_string();
        assert!(error.contains("floating point `12.5`, expected an amount in quotes"), "{error}");
    }

    #[test]
    fn one_rounding_half_away_from_zero_always_two_decimals() {
        for (given, rounded) in [
            ("0.005", "0.01"),
            ("-0.005", "-0.01"),
            ("0.0049999", "0.00"),
            ("-0.001", "0.00"),
            ("2.675", "2.68"),
        ] {
            assert_eq!(round(parse(given).unwrap()).to_string(), rounded, "{given}");
        }
        assert_eq!(round(Decimal::MAX).to_string(), Decimal::MAX.to_string());
    }

    #[test]
    fn calculations_refuse_rather_than_overflow() {
        assert_eq!(price(Decimal::MAX, Decimal::MAX).unwrap_err().code(), "amount-too-large");
        assert_eq!(price(Decimal::MAX, Decimal::ONE).unwrap_err().code(), "amount-too-large");
        assert_eq!(sum([Decimal::MAX, Decimal::MAX]).unwrap_err().code(), "amount-too-large");
        assert_eq!(sum([]).unwrap().to_string(), "0.00");
        assert_eq!(to_oere(Decimal::MAX).unwrap_err().code(), "amount-too-large");
        assert_eq!(to_oere(from_oere(i64::MIN)).unwrap(), i64::MIN);
    }
}
