//! The payments of a plan.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::payment_run::{PaymentRun, count, payment_runs, sum};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::limits::MAX_PAYMENTS;
use crate::plan::{PaymentPlan, PlanFault, PriceBasis, Prices};

/// One payment: a day and an amount.
///
/// The day is the scheduled date. The price in force on this date applies. Money may move on another day: see
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
/// A one-time plan pays on its date whatever `period` says. Individual payments outside `period` are left out.
/// Consecutive windows give the payments of the whole, and a payment does not depend on the window.
///
/// # Errors
/// `plan-too-long`, before any payment is made; `rate-not-in-force`, `price-not-in-force`, `vat-factor-not-in-force`,
/// once for each gap that contains a payment; `unknown-rate`; `amount-too-large`.
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
    let payment_runs = payment_runs(plan, period, window, prices)?;
    let mut payments = Vec::with_capacity(count);
    payment_runs.iter().for_each(|stretch| stretch.make(&mut payments));
    Ok(payments)
}

/// How many payments there are, if there are not too many to make at once.
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

/// The sum of the payments of a plan within `window`, computed without making them: exactly the sum of [`payments`].
///
/// # Errors
/// Those of [`payments`]; `plan-too-long` only if both the window and the period continue beyond the year 9999.
pub fn total(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<Decimal, Faults<PlanFault>> {
    let payment_runs = payment_runs(plan, period, window, prices)?;
    sum(payment_runs.iter().map(PaymentRun::total)).map_err(|kind| Fault::new(kind).nest("schedule").into())
}
