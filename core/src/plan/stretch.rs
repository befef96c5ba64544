//! The payments of a plan as stretches: days on which every payment is the same amount.
//!
//! A price is worked out once for a stretch, not once for a payment; a total multiplies. Payments, totals,
//! previews and ledgers are all made from stretches, so they cannot disagree.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{Basis, Payment, PaymentPlan, PlanFault, PlannedPayment, Price, Prices, Schedule};
use crate::dates::{Date, Dates, Frequency, Period, Recurrence};
use crate::fault::{Fault, Faults};
use crate::limits::MAX_PAYMENTS;

/// Payments of one amount, on the days of a recurrence within a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    recurrence: Recurrence,
    days: Period,
    /// Kroner, rounded: what each payment is.
    pub amount: Decimal,
    /// Whether the price is known.
    pub basis: Basis,
}

/// Payments that have no price.
#[derive(Debug)]
pub(crate) struct Unpriced {
    recurrence: Recurrence,
    /// The days without a price, from the first payment that lacks it.
    days: Period,
    pub(crate) faults: Faults<PlanFault>,
}

impl Stretch {
    /// The one payment of a day.
    fn single(date: Date, amount: Decimal, basis: Basis) -> Self {
        Self { recurrence: on_day(date), days: Period::day(date), amount, basis }
    }

    /// How many payments, without walking them.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.recurrence.count(self.days)
    }

    /// The days, in order.
    #[must_use]
    pub fn dates(&self) -> Dates {
        self.recurrence.walk(self.days)
    }

    /// The payments, in order.
    pub fn payments(&self) -> impl Iterator<Item = Payment> + use<> {
        let Self { amount, basis, .. } = *self;
        self.dates().map(move |date| Payment { date, amount, basis })
    }

    /// What they come to, without walking them.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Decimal, PlanFault> {
        let count = self.count();
        self.amount
            .checked_mul(Decimal::from(count))
            .ok_or_else(|| PlanFault::AmountTooLarge { text: format!("{count} × {}", self.amount) })
    }
}

impl Unpriced {
    /// The days of the payments that have no price.
    pub(crate) fn dates(&self) -> Dates {
        self.recurrence.walk(self.days)
    }
}

/// The recurrence whose one day within `Period::day(date)` is `date`.
const fn on_day(date: Date) -> Recurrence {
    Recurrence { frequency: Frequency::Daily, anchor: date }
}

/// The days on which a running plan pays within a window.
///
/// A plan that pays once pays on its date whatever `period` says; individual payments outside of `period` are
/// left out.
fn running(frequency: Frequency, period: Period, window: Period) -> Option<(Recurrence, Period)> {
    Some((Recurrence { frequency, anchor: period.start() }, period.intersect(window)?))
}

/// How many payments a plan makes within `window`, without walking them.
///
/// `period` is that of the activity. A plan that pays once pays on its date whatever `period` says; individual
/// payments outside of it are left out.
#[must_use]
pub fn count(plan: &PaymentPlan, period: Period, window: Period) -> u64 {
    match &plan.schedule {
        Schedule::OneTime { date, .. } => u64::from(window.contains(*date)),
        Schedule::Running { frequency, .. } => {
            running(*frequency, period, window).map_or(0, |(recurrence, days)| recurrence.count(days))
        }
        Schedule::Individual { payments } => {
            let made = payments.iter().filter(|payment| is_made(payment, period, window));
            u64::try_from(made.count()).unwrap_or(u64::MAX)
        }
    }
}

fn is_made(payment: &PlannedPayment, period: Period, window: Period) -> bool {
    period.contains(payment.date) && window.contains(payment.date)
}

/// The payments of a plan within `window`, as stretches in order.
///
/// As [`count`], with prices. There may be any number of payments, but all within the years 1 to
/// 9999.
///
/// # Errors
/// `plan-too-long` where they are not; those of [`Prices::of`], one for each gap that a payment falls in.
pub fn stretches(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<Vec<Stretch>, Faults<PlanFault>> {
    let (stretches, unpriced) = priced(plan, period, window, prices)?;
    let mut faults = Faults::none();
    for fault in unpriced.into_iter().flat_map(|unpriced| unpriced.faults) {
        faults.push(fault);
    }
    faults.or(stretches)
}

/// As [`stretches`], with what has no price apart.
pub(crate) fn priced(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<(Vec<Stretch>, Vec<Unpriced>), Faults<PlanFault>> {
    match &plan.schedule {
        Schedule::OneTime { date, price, .. } if window.contains(*date) => {
            laid(on_day(*date), Period::day(*date), price, prices)
        }
        Schedule::OneTime { .. } => Ok(<_>::default()),
        Schedule::Running { frequency, price } => match running(*frequency, period, window) {
            // Days that cannot be written need no price; and years without end would be priced one by one.
            Some((recurrence, days))
                if days.start().year() < 1 || days.end().is_none_or(|end| end.year() > 9999) =>
            {
                let payments = recurrence.count(days);
                Err(Fault::new(PlanFault::PlanTooLong { payments, limit: MAX_PAYMENTS })
                    .under("schedule")
                    .into())
            }
            Some((recurrence, days)) => laid(recurrence, days, price, prices),
            None => Ok(<_>::default()),
        },
        Schedule::Individual { payments } => {
            let faults = plan.check_shape();
            let made = payments.iter().filter(|payment| is_made(payment, period, window));
            let single = |payment: &PlannedPayment| {
                Stretch::single(payment.date, crate::money::round(payment.amount), Basis::Known)
            };
            let mut stretches: Vec<Stretch> = made.map(single).collect();
            stretches.sort_unstable_by_key(|stretch| stretch.days.start());
            faults.or((stretches, Vec::new()))
        }
    }
}

/// The stretches of a recurrence on `days`: from payment to payment where the price changes.
pub(crate) fn laid(
    recurrence: Recurrence,
    days: Period,
    price: &Price,
    prices: &Prices<'_>,
) -> Result<(Vec<Stretch>, Vec<Unpriced>), Faults<PlanFault>> {
    let (mut stretches, mut unpriced) = (Vec::new(), Vec::new());
    let mut next = recurrence.next_on_or_after(days.start());
    // A plan without payments needs no price, not even a rate that exists.
    if !next.is_some_and(|date| days.contains(date)) {
        return Ok((stretches, unpriced));
    }
    let pricer = prices.pricer(price)?;
    while let Some(date) = next.filter(|date| days.contains(*date)) {
        let resumes = match pricer.on(date) {
            Ok(price) => {
                let resumes = price.until.and_then(|until| until.succ_opt());
                if let Some(days) = rest(date, resumes, days) {
                    stretches.push(Stretch { recurrence, days, amount: price.amount, basis: price.basis });
                }
                resumes
            }
            Err(missing) => {
                if let Some(days) = rest(date, missing.resumes, days) {
                    unpriced.push(Unpriced { recurrence, days, faults: missing.faults });
                }
                missing.resumes
            }
        };
        next = resumes.and_then(|day| recurrence.next_on_or_after(day));
    }
    Ok((stretches, unpriced))
}

/// The days from `date` until the day before `resumes`, within `days`.
fn rest(date: Date, resumes: Option<Date>, days: Period) -> Option<Period> {
    let until = Period::new(date, resumes.and_then(|day| day.pred_opt())).ok()?;
    days.intersect(until)
}
