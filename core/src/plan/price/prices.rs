//! The price of one payment of a plan on a date, and how long it stays the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::extrapolation::{Extrapolation, PriceBasis};
use super::pricer::{Pricer, Units, place_of};
use crate::dates::{Date, DatedAmounts, Period, date_of_age};
use crate::fault::{Fault, Faults};
use crate::plan::schedule::{Running, WHOLE};
use crate::plan::{PaymentPlan, PlanFault, Price, Schedule};
use crate::rulebook::{AgeBand, RuleBook, Unit};

/// The source of the values of rates.
pub trait Rates {
    /// Kroner for one unit of the rate `id`; none if there is no such rate.
    fn rate_values(&self, id: &str) -> Option<&DatedAmounts>;

    /// Kroner for one unit as agreed with a provider on an activity type; none if there is no such agreement.
    fn agreed_values(
        &self,
        provider: &str,
        activity_type: &str,
        unit: Option<Unit>,
    ) -> Option<&DatedAmounts> {
        let _ = (provider, activity_type, unit);
        None
    }

    /// The rate `id` by age, the youngest first; empty if it does not depend on the age.
    fn rate_by_age(&self, _id: &str) -> &[AgeBand] {
        &[]
    }
}

impl Rates for RuleBook {
    fn rate_values(&self, id: &str) -> Option<&DatedAmounts> {
        self.rate(id).map(|rate| &rate.values)
    }

    fn agreed_values(
        &self,
        provider: &str,
        activity_type: &str,
        unit: Option<Unit>,
    ) -> Option<&DatedAmounts> {
        self.agreed_price(provider, activity_type, unit)
    }

    fn rate_by_age(&self, id: &str) -> &[AgeBand] {
        self.rate(id).map(|rate| rate.by_age.as_slice()).unwrap_or_default()
    }
}

impl Rates for BTreeMap<String, DatedAmounts> {
    fn rate_values(&self, id: &str) -> Option<&DatedAmounts> {
        self.get(id)
    }
}

/// No rate at all.
impl Rates for () {
    fn rate_values(&self, _: &str) -> Option<&DatedAmounts> {
        None
    }
}

/// What prices depend on besides the plan: the provider's VAT factor, the rates, and what to do after their last day.
///
/// ```
/// use bevilling::dates::{DatedAmounts, parse};
/// use bevilling::money;
/// use bevilling::plan::{Price, Prices};
///
/// let vat = DatedAmounts::constant(money::parse("80")?);
/// let price = Price::fixed(money::parse("100.01")?);
/// let today = Prices::default().vat(&vat).price_on(&price, parse("2026-01-01")?)?;
/// assert_eq!(today.amount.to_string(), "80.01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Prices<'a> {
    vat: Option<&'a DatedAmounts>,
    rates: &'a dyn Rates,
    extrapolation: Extrapolation,
    born: Option<Date>,
    percent: Decimal,
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
    /// No VAT factor, no rates, no extrapolation.
    fn default() -> Self {
        Self { vat: None, rates: &(), extrapolation: Extrapolation::Refuse, born: None, percent: WHOLE }
    }
}

/// The price of a payment on a date, and the last day on which it stays the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PriceOn {
    /// Kroner, rounded: the paid amount.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Whether it is known.
    pub basis: PriceBasis,
    /// The last day of this price; none if it holds indefinitely.
    #[serde(with = "crate::dates::serde_str_option")]
    pub until: Option<Date>,
}

impl<'a> Prices<'a> {
    /// Prices with the rates of `rates`.
    #[must_use]
    pub fn new(rates: &'a dyn Rates) -> Self {
        Self { rates, ..Self::default() }
    }

    /// The prices of a provider of the rule book. Without a provider the VAT factor is 100.
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
    pub const fn vat(mut self, factor: &'a DatedAmounts) -> Self {
        self.vat = Some(factor);
        self
    }

    /// The same prices, extended after the last known ones.
    #[must_use]
    pub const fn extrapolate(mut self, extrapolation: Extrapolation) -> Self {
        self.extrapolation = extrapolation;
        self
    }

    /// The same prices for a person born on this day: rates may depend on the age.
    ///
    /// ```
    /// use bevilling::dates::parse;
    /// use bevilling::plan::{Price, Prices};
    /// use bevilling::rulebook::RuleBook;
    ///
    /// let book = RuleBook::from_json(r#"{"id": "example", "version": "1", "title": {"da": "Eksempel"},
    ///     "dimensions": [{"id": "birth_date", "title": {"da": "Født"}, "domain": "date"},
    ///         {"id": "age", "title": {"da": "Alder"}, "domain": {"age": {"of": "birth_date"}}}],
    ///     "rates": [{"id": "pocket_money", "title": {"da": "Lommepenge"}, "values": "37",
    ///         "by_age": [{"from": 11, "values": "80"}]}]}"#)?;
    /// let prices = Prices::new(&book).born(Some(parse("2015-06-01")?));
    /// let on = |day| Ok::<_, Box<dyn std::error::Error>>(prices.price_on(&Price::rate(bevilling::Decimal::ONE, "pocket_money"), parse(day)?)?.amount);
    /// assert_eq!((on("2026-05-31")?.to_string(), on("2026-06-01")?.to_string()), ("37.00".into(), "80.00".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn born(mut self, birth: Option<Date>) -> Self {
        self.born = birth;
        self
    }

    /// The price of a payment on `date`.
    ///
    /// # Errors
    /// `unknown-rate`, `rate-not-in-force`, `unknown-agreement`, `agreement-not-in-force`, `price-not-in-force`,
    /// `vat-factor-not-in-force`, `amount-too-large`; the paths are those of a [`PaymentPlan`].
    pub fn price_on(&self, price: &Price, date: Date) -> Result<PriceOn, Faults<PlanFault>> {
        self.pricer(price)?.on(date).map_err(|missing| missing.faults)
    }

    /// The amount of the payment scheduled on `date` in an activity that runs in `period`, as
    /// [`payments`](crate::plan::payments()) computes it, prorated by the covered days. None for a payment that is
    /// entered by hand.
    ///
    /// # Errors
    /// As [`price_on`](Self::price_on).
    ///
    /// ```
    /// use bevilling::dates::{DayOfMonth, Period, parse};
    /// use bevilling::money;
    /// use bevilling::plan::{PaymentPlan, Price, Prices, Proration};
    ///
    /// let fee = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(money::parse("15597")?));
    /// let fee = fee.prorated(Proration::CalendarDays);
    /// let (stay, last) = (Period::new(parse("2026-01-01")?, parse("2026-03-10")?)?, parse("2026-03-10")?);
    /// let paid = Prices::default().payment(&fee, stay, last)?;
    /// assert_eq!(paid.map(|on| on.amount), Some(money::parse("5031.29")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn payment(
        &self,
        plan: &PaymentPlan,
        period: Period,
        date: Date,
    ) -> Result<Option<PriceOn>, Faults<PlanFault>> {
        let price = match &plan.schedule {
            Schedule::Individual { .. } => return Ok(None),
            Schedule::OneTime { price, .. } | Schedule::Running { price, .. } => price,
        };
        let pricer = self.pricer(price)?;
        let priced = match Running::of(&plan.schedule, period) {
            Some(running) => pricer.payment(&running, &plan.pauses, date),
            None => pricer.on(date),
        };
        priced.map(Some).map_err(|missing| missing.faults)
    }

    /// The prices of one plan.
    pub(crate) fn pricer<'p>(&self, price: &'p Price) -> Result<Pricer<'p>, Faults<PlanFault>>
    where
        'a: 'p,
    {
        let (units, values, rate) = match price {
            Price::Fixed { amount } => (Units::Always(Decimal::ONE), amount, None),
            Price::PerUnit { units, unit_price } => (Units::of(units), unit_price, None),
            Price::Rate { units, rate } => match self.rates.rate_values(rate) {
                Some(values) => (Units::of(units), values, Some(rate.as_str())),
                None => {
                    let kind = PlanFault::UnknownRate { rate: rate.clone() };
                    return Err(Fault::at(place_of(price), kind).into());
                }
            },
            Price::Agreed { units, provider, activity_type, unit } => {
                match self.rates.agreed_values(provider, activity_type, *unit) {
                    Some(values) => (Units::of(units), values, None),
                    None => {
                        let kind = PlanFault::UnknownAgreement {
                            provider: provider.clone(),
                            activity_type: activity_type.clone(),
                        };
                        return Err(Fault::at(place_of(price), kind).into());
                    }
                }
            }
        };
        let mut by_age = Vec::new();
        if let Some(rate) = rate {
            let bands = self.rates.rate_by_age(rate);
            if !bands.is_empty() {
                let Some(birth) = self.born else {
                    let kind = PlanFault::BirthDateRequired { rate: rate.to_owned() };
                    return Err(Fault::at(place_of(price), kind).into());
                };
                // An age beyond the last representable day is never reached.
                let reached =
                    bands.iter().map_while(|band| Some((date_of_age(birth, band.from)?, &band.values)));
                by_age.extend(reached);
            }
        }
        let (vat, extrapolation, percent) = (self.vat, self.extrapolation, self.percent);
        Ok(Pricer { price, units, values, by_age, rate, vat, extrapolation, percent })
    }

    /// The same prices, of which this percentage is paid.
    pub(crate) const fn paying(mut self, percent: Decimal) -> Self {
        self.percent = percent;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{Validity, parse};
    use crate::money;
    use crate::plan::Day;

    fn day(text: &str) -> Date {
        parse(text).unwrap()
    }

    fn dated(pieces: &[(&str, &str, &str)]) -> DatedAmounts {
        let mut amounts = DatedAmounts::default();
        for (from, to, value) in pieces {
            let validity = Validity { from: parse(from).ok(), to: parse(to).ok() };
            amounts.0.set(validity, money::parse(value).unwrap()).unwrap();
        }
        amounts
    }

    /// Amount, last day with a value where it was carried on, and the last day of the price; or the faults.
    fn of(prices: &Prices<'_>, price: &Price, date: &str) -> Result<(String, String, String), String> {
        let on = prices.price_on(price, day(date)).map_err(|faults| faults.to_string())?;
        let last_known = match on.basis {
            PriceBasis::Known => None,
            PriceBasis::Extrapolated { last_known, .. } => Some(last_known),
        };
        Ok((on.amount.to_string(), Day(last_known).to_string(), Day(on.until).to_string()))
    }

    fn told(amount: &str, last_known: &str, until: &str) -> Result<(String, String, String), String> {
        Ok((amount.to_owned(), last_known.to_owned(), until.to_owned()))
    }

    #[test]
    fn a_rate_holds_from_its_first_day_to_the_day_before_it_ends() {
        let rates: BTreeMap<String, DatedAmounts> = [(
            "r".to_owned(),
            dated(&[("2024-01-01", "2025-01-01", "10"), ("2026-01-01", "2027-01-01", "20")]),
        )]
        .into();
        let (price, prices) = (Price::rate(Decimal::TWO, "r"), Prices::new(&rates));
        assert_eq!(of(&prices, &price, "2024-01-01"), told("20.00", "none", "2024-12-31"));
        assert_eq!(of(&prices, &price, "2024-12-31"), told("20.00", "none", "2024-12-31"));
        let missing = |date: &str, last: &str, next: &str| {
            Err(format!(
                "/schedule/price/rate: rate `r` has no value on `{date}`; last day with a value before it: \
                 `{last}`, next: `{next}` [rate-not-in-force]"
            ))
        };
        let carried = prices.extrapolate(Extrapolation::LastKnown);
        // Never before the first value and never between two, whatever the extrapolation.
        for prices in [prices, carried] {
            assert_eq!(of(&prices, &price, "2023-12-31"), missing("2023-12-31", "none", "2024-01-01"));
            assert_eq!(of(&prices, &price, "2025-01-01"), missing("2025-01-01", "2024-12-31", "2026-01-01"));
            assert_eq!(of(&prices, &price, "2025-12-31"), missing("2025-12-31", "2024-12-31", "2026-01-01"));
        }
        assert_eq!(of(&prices, &price, "2027-01-01"), missing("2027-01-01", "2026-12-31", "none"));
        assert_eq!(of(&carried, &price, "2027-01-01"), told("40.00", "2026-12-31", "none"));
        assert_eq!(
            of(&prices, &Price::rate(Decimal::ONE, "s"), "2026-01-01"),
            Err("/schedule/price/rate: there is no rate `s` [unknown-rate]".to_owned())
        );
    }

    #[test]
    fn a_price_is_raised_on_each_1_january_and_rounded_once() {
        let price = Price::Fixed { amount: dated(&[("", "2026-07-01", "100.01")]) };
        let policy = Extrapolation::Indexed { percent: Decimal::new(25, 1) };
        let vat = DatedAmounts::constant(Decimal::from(80));
        let prices = Prices::default().vat(&vat).extrapolate(policy);
        assert_eq!(of(&prices, &price, "2026-06-30"), told("80.01", "none", "2026-06-30"));
        assert_eq!(of(&prices, &price, "2026-07-01"), told("80.01", "2026-06-30", "2026-12-31"));
        assert_eq!(of(&prices, &price, "2027-01-01"), told("82.01", "2026-06-30", "2027-12-31"));
        // 100.01 × 1.025² × 0.8 = 84.0584…
        assert_eq!(of(&prices, &price, "2028-12-31"), told("84.06", "2026-06-30", "2028-12-31"));
        assert_eq!(of(&prices, &price, "2036-01-01"), told("102.42", "2026-06-30", "2036-12-31"));
    }

    #[test]
    fn a_vat_factor_is_carried_on_but_never_raised() {
        let price = Price::fixed(Decimal::ONE_HUNDRED);
        let vat = dated(&[("2025-01-01", "2026-01-01", "80"), ("2026-01-01", "2027-01-01", "125")]);
        let prices = Prices::default().vat(&vat);
        assert_eq!(of(&prices, &price, "2025-12-31"), told("80.00", "none", "2025-12-31"));
        assert_eq!(of(&prices, &price, "2026-01-01"), told("125.00", "none", "2026-12-31"));
        assert!(of(&prices, &price, "2027-01-01").unwrap_err().ends_with("[vat-factor-not-in-force]"));
        let raised = prices.extrapolate(Extrapolation::Indexed { percent: Decimal::TEN });
        assert_eq!(of(&raised, &price, "2030-01-01"), told("125.00", "2026-12-31", "none"));
    }

    #[test]
    fn both_a_missing_price_and_a_missing_factor_are_told() {
        let price = Price::Fixed { amount: dated(&[("2026-02-01", "", "1")]) };
        let vat = dated(&[("2026-03-01", "", "100")]);
        let faults = Prices::default().vat(&vat).price_on(&price, day("2026-01-01")).unwrap_err();
        let codes: Vec<_> = faults.iter().map(Fault::code).collect();
        assert_eq!(codes, ["price-not-in-force", "vat-factor-not-in-force"]);
    }
}
