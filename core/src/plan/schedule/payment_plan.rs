//! Payment plans: the recipient, the payment days, and the price.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::pause::Pause;
use super::proration::Proration;
use super::recipient::{Method, Recipient};
use crate::dates::{Date, DatedAmounts, DayOfMonth, Frequency, MonthInterval, Period, WeekInterval};
use crate::fault::{Fault, Faults, Path};
use crate::money;
use crate::plan::PlanFault;
use crate::rulebook::Unit;

/// A payment plan (betalingsplan): the recipient, the payment days, and the price.
///
/// The types make most faults impossible: a running plan has a frequency and a price, a plan of individual payments
/// has neither, and a recipient has only the payment methods that it can use. The form of a caseworker, which may
/// contain anything, is a [`PlanForm`](crate::plan::PlanForm).
///
/// ```
/// use bevilling::dates::DayOfMonth;
/// use bevilling::money;
/// use bevilling::plan::{PaymentPlan, Price, Recipient};
///
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::per_unit(money::parse("12.5")?, money::parse("410")?))
///     .with_id("plan-1")
///     .to(Recipient::payroll("0285891234", "A. Helper"));
/// assert!(plan.check().is_empty());
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PaymentPlan {
    /// Name of the plan for the host. Payments are identified by it and their date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The recipient; by default the provider of the activity.
    #[serde(default)]
    pub recipient: Recipient,
    /// The payment days and the price.
    pub schedule: Schedule,
    /// Whether the money is only planned and never paid out by this system (fiktiv).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fictive: bool,
    /// The days on which a running plan pays nothing, or a share: in order, without duplicates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
}

/// The payment days of a plan, and its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Schedule {
    /// Once, on its own date, whatever the period of the activity.
    OneTime {
        /// The day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The price.
        price: Price,
        /// The days that it covers, if they differ from those of the activity.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        covers: Option<Period>,
    },
    /// Repeatedly, while the activity runs.
    Running {
        /// The frequency; weekly plans count from the first day of the activity.
        frequency: Frequency,
        /// The price of each payment.
        price: Price,
        /// What the price applies to, and how parts are paid.
        #[serde(default, skip_serializing_if = "Proration::is_none")]
        proration: Proration,
        /// The first day that is paid for, if it differs from the first day of the activity: the plan that this one
        /// continues has paid the months before. Granting a change of a monthly plan sets it.
        #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
        covers_from: Option<Date>,
    },
    /// Payments entered one by one.
    Individual {
        /// The payments, at most one a day, in any order.
        #[serde(default)]
        payments: Vec<PlannedPayment>,
    },
}

/// A payment entered by hand. Its amount is paid as it is; no VAT factor applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedPayment {
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

/// The price of a payment, before the VAT factor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Price {
    /// An amount.
    Fixed {
        /// Kroner, which may be dated.
        amount: DatedAmounts,
    },
    /// A number of units at the plan's own price.
    PerUnit {
        /// How many units, which may be dated; not below 0.
        units: DatedAmounts,
        /// Kroner for one unit, which may be dated.
        unit_price: DatedAmounts,
    },
    /// A number of units at a rate of the rule book.
    Rate {
        /// How many units, which may be dated; not below 0.
        units: DatedAmounts,
        /// Name of the rate.
        rate: String,
    },
    /// A number of units at the price that the rule book has agreed with a provider. A new agreement, or a new price
    /// in it, changes the price.
    Agreed {
        /// How many units, which may be dated; not below 0.
        units: DatedAmounts,
        /// The provider.
        provider: String,
        /// The activity type.
        activity_type: String,
        /// What one unit is, as the agreement says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
    },
}

impl PaymentPlan {
    /// A plan for the provider of the activity; use [`to`](Self::to) for another recipient.
    #[must_use]
    pub fn new(schedule: Schedule) -> Self {
        Self {
            id: String::new(),
            recipient: Recipient::provider(),
            schedule,
            fictive: false,
            pauses: Vec::new(),
        }
    }

    /// Paid every day.
    #[must_use]
    pub fn daily(price: Price) -> Self {
        Self::running(Frequency::Daily, price)
    }

    /// Paid every seven days, from the first day of the activity.
    #[must_use]
    pub fn weekly(price: Price) -> Self {
        Self::running(Frequency::Weekly, price)
    }

    /// Paid every fourteen days, from the first day of the activity.
    #[must_use]
    pub fn every_two_weeks(price: Price) -> Self {
        Self::running(Frequency::EveryTwoWeeks, price)
    }

    /// Paid once a month; in a month that is too short on its last day.
    #[must_use]
    pub fn monthly(day: DayOfMonth, price: Price) -> Self {
        Self::running(Frequency::Monthly { day }, price)
    }

    /// Paid every given number of weeks, from the first day of the activity.
    #[must_use]
    pub fn every_weeks(weeks: WeekInterval, price: Price) -> Self {
        Self::running(Frequency::EveryWeeks { weeks }, price)
    }

    /// Paid in the first of every given number of months, such as 3 for quarterly: from the first month whose day is
    /// not past when the activity begins.
    ///
    /// ```
    /// use bevilling::dates::{DayOfMonth, MonthInterval, Period, parse};
    /// use bevilling::money;
    /// use bevilling::plan::{PaymentPlan, Price, Prices, payments};
    ///
    /// let quarterly = PaymentPlan::every_months(MonthInterval::new(3)?, DayOfMonth::FIRST, Price::fixed(money::parse("900")?));
    /// let year = Period::year(2026)?;
    /// let days = |plan: &PaymentPlan| -> Result<Vec<String>, Box<dyn std::error::Error>> {
    ///     Ok(payments(plan, year, year, &Prices::default())?.iter().map(|one| one.date.to_string()).collect())
    /// };
    /// assert_eq!(days(&quarterly)?, ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]);
    /// assert_eq!(days(&quarterly.in_arrears())?, ["2026-03-01", "2026-06-01", "2026-09-01", "2026-12-01"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn every_months(months: MonthInterval, day: DayOfMonth, price: Price) -> Self {
        Self::running(Frequency::EveryMonths { months, day, in_arrears: false }, price)
    }

    /// Paid repeatedly, while the activity runs.
    #[must_use]
    pub fn running(frequency: Frequency, price: Price) -> Self {
        Self::new(Schedule::running(frequency, price))
    }

    /// The same plan, paid in the last of its months (in arrears); a plan of another kind is unchanged.
    #[must_use]
    pub fn in_arrears(mut self) -> Self {
        if let Schedule::Running { frequency: Frequency::EveryMonths { in_arrears, .. }, .. } =
            &mut self.schedule
        {
            *in_arrears = true;
        }
        self
    }

    /// The same plan with a proration; a plan that does not run is unchanged.
    #[must_use]
    pub fn prorated(mut self, by: Proration) -> Self {
        if let Schedule::Running { proration, .. } = &mut self.schedule {
            *proration = by;
        }
        self
    }

    /// Paid once.
    #[must_use]
    pub fn one_time(date: Date, price: Price) -> Self {
        Self::new(Schedule::OneTime { date, price, covers: None })
    }

    /// Paid as entered.
    #[must_use]
    pub fn individual(payments: impl IntoIterator<Item = (Date, Decimal)>) -> Self {
        let payments = payments.into_iter().map(|(date, amount)| PlannedPayment { date, amount }).collect();
        Self::new(Schedule::Individual { payments })
    }

    /// The same plan with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The same plan to another recipient.
    #[must_use]
    pub fn to(mut self, recipient: Recipient) -> Self {
        self.recipient = recipient;
        self
    }

    /// The same plan, never paid out by this system.
    #[must_use]
    pub const fn fictive(mut self) -> Self {
        self.fictive = true;
        self
    }

    /// Whether the finance system pays the money out to a person. Such payments are exported and need payable days.
    #[must_use]
    pub fn is_paid_out(&self) -> bool {
        !self.fictive && self.recipient.method() == Method::Cash
    }

    /// Faults that the types allow: units below 0, two payments on a day, individual payments below 0, kroner with
    /// more than two decimals, more kroner than one payment may have, and pauses that overlap or belong to a plan
    /// that does not run.
    #[must_use]
    pub fn check(&self) -> Faults<PlanFault> {
        let mut faults = self.check_shape();
        self.check_pauses().into_iter().for_each(|fault| faults.push(fault));
        match &self.schedule {
            Schedule::OneTime { price, .. } | Schedule::Running { price, .. } => {
                price.check_kroner(&mut faults);
            }
            Schedule::Individual { payments } => {
                for (index, payment) in payments.iter().enumerate() {
                    if let Err(kind) = individual_payment(payment.amount) {
                        let path = Path::root().join("schedule").join("payments").join(index).join("amount");
                        faults.push(Fault::at(path, kind));
                    }
                }
            }
        }
        faults
    }

    /// Faults that make payments impossible: units below 0, two payments on a day. Plans that were entered earlier
    /// need not follow the newer rules.
    pub(crate) fn check_shape(&self) -> Faults<PlanFault> {
        let mut faults = Faults::new();
        match &self.schedule {
            Schedule::OneTime { price, .. } | Schedule::Running { price, .. } => {
                if let Schedule::Running { frequency, proration, covers_from, .. } = &self.schedule {
                    if let Err(kind) = proration.check(*frequency) {
                        faults.push(Fault::new(kind).nest("proration").nest("schedule"));
                    }
                    if covers_from.is_some() && frequency.by_month().is_none() {
                        let kind = PlanFault::CoversFromForbidden {};
                        faults.push(Fault::new(kind).nest("covers_from").nest("schedule"));
                    }
                }
                if let Some(units) = price.units() {
                    for (index, piece) in units.pieces().iter().enumerate() {
                        if piece.value.is_sign_negative() && !piece.value.is_zero() {
                            let path = Path::root().join("schedule").join("price").join("units");
                            let is_dated = units.as_constant().is_none();
                            let path = if is_dated { path.join(index).join("value") } else { path };
                            faults.push(Fault::at(path, PlanFault::UnitsNegative { units: piece.value }));
                        }
                    }
                }
            }
            Schedule::Individual { payments } => {
                let mut dates = std::collections::BTreeSet::new();
                for (index, PlannedPayment { date, .. }) in payments.iter().enumerate() {
                    if !dates.insert(date) {
                        let path = Path::root().join("schedule").join("payments").join(index).join("date");
                        faults.push(Fault::at(path, PlanFault::DuplicatePaymentDate { date: *date }));
                    }
                }
            }
        }
        faults
    }
}

impl Schedule {
    /// Repeatedly, at the same price whatever a payment covers.
    #[must_use]
    pub const fn running(frequency: Frequency, price: Price) -> Self {
        Self::Running { frequency, price, proration: Proration::None, covers_from: None }
    }

    /// Takes over the first day that another plan pays for, if both run.
    pub(crate) fn continue_as(&mut self, other: &Self) {
        if let (Self::Running { covers_from, .. }, Self::Running { covers_from: from, .. }) = (self, other) {
            *covers_from = *from;
        }
    }

    /// The price of each payment; none if each has its own amount.
    #[must_use]
    pub const fn price(&self) -> Option<&Price> {
        match self {
            Self::OneTime { price, .. } | Self::Running { price, .. } => Some(price),
            Self::Individual { .. } => None,
        }
    }
}

/// The kroner of a payment that is entered by hand: as [`money::payment`], and not below 0.
///
/// # Errors
/// `too-many-decimals`, `amount-too-large`, `amount-negative`.
pub(crate) fn individual_payment(amount: Decimal) -> Result<(), PlanFault> {
    money::payment(amount)?;
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(PlanFault::AmountNegative { amount });
    }
    Ok(())
}

impl Price {
    /// Records kroner with a fraction of an øre, or more than one payment may have.
    fn check_kroner(&self, faults: &mut Faults<PlanFault>) {
        let (key, amounts) = match self {
            Self::Fixed { amount } => ("amount", amount),
            Self::PerUnit { unit_price, .. } => ("unit_price", unit_price),
            Self::Rate { .. } | Self::Agreed { .. } => return,
        };
        for (index, piece) in amounts.pieces().iter().enumerate() {
            let Err(kind) = money::payment(piece.value) else { continue };
            let path = Path::root().join("schedule").join("price").join(key);
            let path = if amounts.as_constant().is_some() { path } else { path.join(index).join("value") };
            faults.push(Fault::at(path, kind.into()));
        }
    }

    /// How many units are paid, dated; none for a fixed amount.
    #[must_use]
    pub const fn units(&self) -> Option<&DatedAmounts> {
        match self {
            Self::Fixed { .. } => None,
            Self::PerUnit { units, .. } | Self::Rate { units, .. } | Self::Agreed { units, .. } => {
                Some(units)
            }
        }
    }

    /// A fixed amount, the same on every day.
    #[must_use]
    pub fn fixed(amount: Decimal) -> Self {
        Self::Fixed { amount: DatedAmounts::constant(amount) }
    }

    /// A number of units at a price that is the same on every day.
    #[must_use]
    pub fn per_unit(units: impl Into<DatedAmounts>, unit_price: Decimal) -> Self {
        Self::PerUnit { units: units.into(), unit_price: DatedAmounts::constant(unit_price) }
    }

    /// A number of units at a rate of the rule book.
    ///
    /// The number may change on a day: each payment has the number of its own day, and a price per day that of each
    /// day.
    ///
    /// ```
    /// use bevilling::dates::{DatedAmounts, Validity, parse};
    /// use bevilling::plan::{Price, Prices};
    /// use bevilling::{Decimal, money, rulebook::RuleBook};
    ///
    /// // 2 hours a week until 31 March, 3 from 1 April on.
    /// let mut hours = DatedAmounts::constant(Decimal::TWO);
    /// hours.0.set(Validity::from(parse("2026-04-01")?), money::parse("3")?)?;
    /// let price = Price::per_unit(hours, money::parse("410")?);
    /// let on = |day| Ok::<_, Box<dyn std::error::Error>>(Prices::default().price_on(&price, parse(day)?)?.amount.to_string());
    /// assert_eq!((on("2026-03-31")?.as_str(), on("2026-04-01")?.as_str()), ("820.00", "1230.00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rate(units: impl Into<DatedAmounts>, rate: impl Into<String>) -> Self {
        Self::Rate { units: units.into(), rate: rate.into() }
    }

    /// A number of units at the price agreed with a provider.
    ///
    /// ```
    /// use bevilling::dates::parse;
    /// use bevilling::money;
    /// use bevilling::plan::{Price, Prices};
    /// use bevilling::rulebook::{RuleBook, Unit};
    ///
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let price = Price::agreed(money::parse("10")?, "90010022", "200201", Unit::Hour);
    /// let on = Prices::new(&book).price_on(&price, parse("2026-02-01")?)?;
    /// assert_eq!(on.amount, money::parse("10")? * book.agreed_price("90010022", "200201", Some(Unit::Hour))
    ///     .and_then(|prices| prices.at(parse("2026-02-01").ok()?)).ok_or("agreed")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn agreed(
        units: impl Into<DatedAmounts>,
        provider: impl Into<String>,
        activity_type: impl Into<String>,
        unit: impl Into<Option<Unit>>,
    ) -> Self {
        Self::Agreed {
            units: units.into(),
            provider: provider.into(),
            activity_type: activity_type.into(),
            unit: unit.into(),
        }
    }
}

crate::privacy::debug_by_json!(PaymentPlan, Price);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    #[test]
    fn json_reads_as_it_is_said() {
        let text = concat!(
            r#"{"id":"p","recipient":{"kind":"internal","name":"N"},"#,
            r#""schedule":{"type":"running","frequency":{"monthly":{"day":31}},"#,
            r#""price":{"kind":"per_unit","units":"12.5","unit_price":"410.00"}},"fictive":true}"#
        );
        let plan: PaymentPlan = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&plan).unwrap(), text);
        for bad in [
            r#"{"schedule":{"type":"individual","payments":[],"price":{"kind":"fixed","amount":"1"}}}"#,
            r#"{"schedule":{"type":"one_time","date":"2026-01-01","price":{"kind":"fixed","amount":1}}}"#,
            r#"{"schedule":{"type":"one_time","price":{"kind":"fixed","amount":"1"}}}"#,
            r#"{"schedule":{"type":"running","price":{"kind":"fixed","amount":"1"}}}"#,
            r#"{"schedule":{"type":"running","frequency":"daily","price":{"kind":"fixed","amount":"1","units":"1"}}}"#,
        ] {
            assert!(serde_json::from_str::<PaymentPlan>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn all_that_is_left_to_check_is_found_at_once() {
        let day = parse("2026-01-01").unwrap();
        let plan = PaymentPlan::individual([(day, Decimal::ONE), (day, Decimal::TEN), (day, Decimal::ONE)]);
        let paths: Vec<_> = plan.check().iter().map(|fault| fault.path().to_string()).collect();
        assert_eq!(paths, ["/schedule/payments/1/date", "/schedule/payments/2/date"]);
        let plan = PaymentPlan::daily(Price::rate(Decimal::NEGATIVE_ONE, "r"));
        assert_eq!(plan.check().iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["units-negative"]);
    }
}
