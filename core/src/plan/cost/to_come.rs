//! Payments that are known to come but are not made yet.
//!
//! The horizon limits how far payments of a plan without an end are made. It does not end the plan: the figures of a
//! year include everything that is known to be paid in it.

use chrono::Datelike;

use crate::dates::{Date, Period};
use crate::fault::Fault;
use crate::plan::payments::priced;
use crate::plan::{Activity, Extrapolation, Ledger, Payment, PaymentRun, PlanFault, Prices, Schedule};

/// The last day that the figures include.
pub(crate) fn end_of_next_year(on: Date) -> Date {
    Date::from_ymd_opt(on.year().saturating_add(1), 12, 31).unwrap_or(Date::MAX)
}

/// The payments of a running plan after the last payment that is made, until a day. If prices are not known for all
/// of them: also the reason. Those payments have the last known price, or are left out if there is none.
pub(crate) fn to_come(
    activity: &Activity,
    payments: &Ledger,
    through: Date,
    prices: &Prices<'_>,
) -> (Vec<Payment>, Vec<Fault<PlanFault>>) {
    to_come_within(activity, payments, (Date::MIN, through), prices)
}

/// As [`to_come`], for the days from the first to the last one given.
pub(crate) fn to_come_within(
    activity: &Activity,
    payments: &Ledger,
    (first, last): (Date, Date),
    prices: &Prices<'_>,
) -> (Vec<Payment>, Vec<Fault<PlanFault>>) {
    let (period, plan) = (activity.period, &activity.plan);
    if !matches!(plan.schedule, Schedule::Running { .. }) || period.end().is_some() {
        return <_>::default();
    }
    let next = payments.entries().last().map_or(Some(period.start()), |last| last.date.succ_opt());
    let window = next.and_then(|next| Period::new(next.max(period.start()).max(first), last).ok());
    let Some(window) = window else { return <_>::default() };
    let made = |prices: &Prices<'_>| match priced(plan, period, window, prices) {
        Ok((payment_runs, unpriced)) => {
            let made: Vec<Payment> = payment_runs.iter().flat_map(PaymentRun::payments).collect();
            (made, unpriced.into_iter().flat_map(|gap| gap.faults).collect::<Vec<_>>())
        }
        Err(faults) => (Vec::new(), faults.into_iter().collect()),
    };
    let (known, faults) = made(prices);
    let faults: Vec<_> = faults.into_iter().map(|fault| fault.nest("plan")).collect();
    if faults.is_empty() {
        return (known, faults);
    }
    let (carried_on, _) = made(&prices.extrapolate(Extrapolation::LastKnown));
    (carried_on, faults)
}
