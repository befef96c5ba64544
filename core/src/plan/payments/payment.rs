//! The payments of a plan.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::payment_run::{PaymentRun, count, stretches, sum};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::limits::MAX_PAYMENTS;
use crate::plan::{PaymentPlan, PlanFault, PriceBasis, Prices};

/// One payment: a day and an amount.
///
/// The day is the scheduled one, which the price is that of. The day that money moves on may be another: see
/// [`PaymentCalendar::adjust`](crate::dates::PaymentCalendar::adjust).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Payment {
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner, rounded.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether the price is known.
    #[serde(default, skip_serializing_if = "PriceBasis::is_known")]
    pub basis: PriceBasis,
}

/// The payments of a plan within `window`, in order. `period` is that of the activity; either may be open,
/// as long as there are at most [`MAX_PAYMENTS`].
///
/// A plan that pays once pays on its date whatever `period` says; individual payments outside of it are left
/// out. Windows that follow each other give the payments of the whole, and a payment does not depend on the
/// window it is asked by.
///
/// # Errors
/// `plan-too-long`, before anything is made; `rate-not-in-force`, `price-not-in-force`,
/// `vat-factor-not-in-force`, once for each gap that payments fall in; `unknown-rate`; `amount-too-large`.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{PaymentPlan, Price, Prices, payments};
///
/// let plan = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(money::parse("1000")?));
/// let open = Period::open(parse("2026-01-15")?);
/// let first_quarter = Period::new(parse("2026-01-01")?, parse("2026-03-31")?)?;
/// let made = payments(&plan, open, first_quarter, &Prices::default())?;
/// let days: Vec<String> = made.iter().map(|payment| payment.date.to_string()).collect();
/// assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn payments(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<Vec<Payment>, Faults<PlanFault>> {
    let count = short_enough(plan, period, window)?;
    let stretches = stretches(plan, period, window, prices)?;
    let mut payments = Vec::with_capacity(count);
    stretches.iter().for_each(|stretch| stretch.make(&mut payments));
    Ok(payments)
}

/// How many payments there are, if they may be made at once.
pub(crate) fn short_enough(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
) -> Result<usize, Faults<PlanFault>> {
    let payments = count(plan, period, window);
    usize::try_from(payments).ok().filter(|_| payments <= MAX_PAYMENTS).ok_or_else(|| {
        Fault::new(PlanFault::PlanTooLong { payments, limit: MAX_PAYMENTS }).nest("schedule").into()
    })
}

/// What the payments of a plan within `window` come to, without making them: exactly the sum of [`payments`].
///
/// # Errors
/// Those of [`payments`], where `plan-too-long` stands for a window and a period that go on beyond year 9999.
pub fn total(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<Decimal, Faults<PlanFault>> {
    let stretches = stretches(plan, period, window, prices)?;
    sum(stretches.iter().map(PaymentRun::total)).map_err(|kind| Fault::new(kind).nest("schedule").into())
}
