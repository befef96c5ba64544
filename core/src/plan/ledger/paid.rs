//! Checks of a reported payment: its amount and its day.

use chrono::{Days, Months};
use rust_decimal::Decimal;

use crate::dates::Date;
use crate::limits::{MAX_DAYS_PAID_AHEAD, MAX_YEARS_PAID_EARLY, MAX_YEARS_PAID_LATE};
use crate::money;
use crate::plan::PlanFault;

/// Money that is reported as paid, and the payment that it is compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaidReport {
    /// The day it was paid.
    pub(crate) on: Date,
    /// Kroner.
    pub(crate) amount: Decimal,
    /// The scheduled day of the payment; none if unknown.
    pub(crate) scheduled: Option<Date>,
    /// The planned amount in kroner; none if unknown.
    pub(crate) planned: Option<Decimal>,
    /// Whether it is the adjustment payment of a settlement.
    pub(crate) is_adjustment: bool,
}

impl PaidReport {
    /// The faults of the amount: more than two decimals, more than a payment may have, or below 0 although the
    /// planned amount is not. An adjustment payment must not be paid with the other sign.
    pub(crate) fn amount_fault(&self) -> Option<PlanFault> {
        let Self { amount, planned, is_adjustment, .. } = *self;
        if let Err(kind) = money::payment(amount) {
            return Some(kind.into());
        }
        let (zero, planned) = (Decimal::ZERO, planned?);
        let is_other =
            (amount < zero && planned >= zero) || (is_adjustment && amount > zero && planned < zero);
        is_other.then_some(PlanFault::PaidWithOtherSign { amount, planned })
    }

    /// The faults of the day: too long before or after the scheduled day, or after `today`, the day of the report.
    /// Without a scheduled day it may be as long before `today` as a payment may be late.
    pub(crate) fn day_fault(&self, today: Option<Date>) -> Option<PlanFault> {
        let years = |years: u32| Months::new(years.saturating_mul(12));
        let first = match self.scheduled {
            Some(scheduled) => scheduled.checked_sub_months(years(MAX_YEARS_PAID_EARLY)),
            None => today.and_then(|today| today.checked_sub_months(years(MAX_YEARS_PAID_LATE))),
        };
        let late = self.scheduled.and_then(|date| date.checked_add_months(years(MAX_YEARS_PAID_LATE)));
        let ahead = today.and_then(|today| today.checked_add_days(Days::new(MAX_DAYS_PAID_AHEAD)));
        let earliest = first.unwrap_or(Date::MIN);
        let latest = late.into_iter().chain(ahead).min().unwrap_or(Date::MAX);
        let paid_on = self.on;
        let possible = earliest <= paid_on && paid_on <= latest;
        (!possible).then_some(PlanFault::PaidOnOutOfRange { paid_on, earliest, latest })
    }
}
