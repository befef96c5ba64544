//! Applies the schemes of a rule book in order to the costs of a household.

use super::household::Household;
use super::period::{ByMonth, MONTHS, ReimbursementDays, periods};
use super::{
    CaseCosts, ReimbursementFault, ReimbursementPeriod, SchemeReimbursement, UnknownReimbursement,
    no_reimbursement, sum, year_days,
};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::Extrapolation;
use crate::rulebook::{ReimbursementManner, ReimbursementScheme, RuleBook};

/// The reimbursement of a year, period by period.
pub(crate) struct Computed {
    /// The last day of each period, and the øre that each activity of each case is reimbursed for it.
    pub(crate) shares: Vec<(Date, Vec<Vec<i64>>)>,
    pub(crate) schemes: Vec<SchemeReimbursement>,
    pub(super) periods: Vec<ReimbursementPeriod>,
    pub(crate) unknown: Vec<UnknownReimbursement>,
    pub(super) extrapolated: bool,
}

/// The reimbursement of a household and a year, as in [`net_cost`](super::net_cost), split by period and activity.
pub(crate) fn computed(
    book: &RuleBook,
    cases: &[CaseCosts],
    year: i32,
    extrapolation: Extrapolation,
) -> Result<Computed, Faults<ReimbursementFault>> {
    let (schemes, days) = (book.reimbursements(), year_days(year)?);
    check_covered(schemes, cases, days)?;
    let household = Household::new(book, cases);
    let mut computed = Computed {
        shares: Vec::new(),
        schemes: Vec::new(),
        periods: Vec::new(),
        unknown: Vec::new(),
        extrapolated: false,
    };
    let mut faults = Faults::new();
    // By scheme; empty if no later scheme uses it.
    let mut reimbursed: Vec<ByMonth> = Vec::with_capacity(schemes.len());
    for (number, scheme) in schemes.iter().enumerate() {
        let is_deducted = schemes.iter().any(|later| later.after.contains(&scheme.id));
        let mut by_month = if is_deducted { none_by_month(cases) } else { ByMonth::new() };
        let earlier: Vec<&ByMonth> = schemes
            .iter()
            .zip(&reimbursed)
            .filter(|(one, _)| scheme.after.contains(&one.id))
            .map(|(_, it)| it)
            .collect();
        let yearly: Vec<&ReimbursementScheme> =
            schemes.iter().filter(|one| one.manner == ReimbursementManner::Yearly).collect();
        let mut amounts = Vec::new();
        let covers_any =
            cases.iter().flat_map(|case| &case.activities).any(|one| scheme.covers(&one.section));
        let all_periods = match scheme.sections.is_none() || covers_any {
            true => periods(scheme, days),
            false => Vec::new(),
        };
        let applies = !all_periods.is_empty();
        for period in all_periods {
            match period.thresholds(extrapolation) {
                Ok(thresholds) => {
                    computed.extrapolated |= thresholds.extrapolated;
                    let mut shares = no_reimbursement(cases);
                    for group in household.groups(scheme, period.days()) {
                        let costs = household.costs(
                            number,
                            &group,
                            &period,
                            &yearly,
                            &earlier,
                            &mut computed.unknown,
                        )?;
                        let made = period
                            .reimbursement(&thresholds, &group, &costs, &mut shares)
                            .map_err(Fault::new)?;
                        amounts.push(made.reimbursement);
                        computed.periods.push(made);
                    }
                    if is_deducted {
                        keep(&mut by_month, cases, &period, &shares).map_err(Fault::new)?;
                    }
                    computed.shares.push((period.last_day(), shares));
                }
                Err(found) => found.into_iter().for_each(|fault| faults.push(fault)),
            }
        }
        reimbursed.push(by_month);
        if applies {
            let reimbursement = sum(amounts).map_err(Fault::new)?;
            computed.schemes.push(SchemeReimbursement {
                scheme: scheme.id.clone(),
                title: scheme.title.clone(),
                reimbursement,
            });
        }
    }
    // Many months may lack a threshold; for each step the first is reported.
    if let Err(found) = faults.into_result(()) {
        return Err(first_of_each_step(found));
    }
    computed.periods.sort_by_key(|period| period.days.start());
    Ok(computed)
}

fn none_by_month(cases: &[CaseCosts]) -> ByMonth {
    cases.iter().map(|case| vec![[0; MONTHS]; case.activities.len()]).collect()
}

/// Distributes the shares of a period over its months, for later schemes.
fn keep(
    by_month: &mut ByMonth,
    cases: &[CaseCosts],
    period: &ReimbursementDays<'_>,
    shares: &[Vec<i64>],
) -> Result<(), ReimbursementFault> {
    let activities = cases.iter().flat_map(|case| &case.activities);
    let all = by_month.iter_mut().flatten().zip(activities).zip(shares.iter().flatten());
    for ((months, activity), share) in all.filter(|(_, share)| **share != 0) {
        for (sum, part) in months.iter_mut().zip(period.by_month(activity, *share)?) {
            let too_large =
                || ReimbursementFault::ReimbursementTooLarge { text: money::from_oere(*share).to_string() };
            *sum = sum.checked_add(part).ok_or_else(too_large)?;
        }
    }
    Ok(())
}

/// Checks that a scheme is in force on the day of every cost of the year.
fn check_covered(
    schemes: &[ReimbursementScheme],
    household: &[CaseCosts],
    days: Period,
) -> Result<(), Faults<ReimbursementFault>> {
    let costs = household.iter().flat_map(|case| &case.activities).flat_map(|activity| &activity.costs);
    let uncovered = costs
        .map(|cost| cost.date)
        .filter(|date| days.contains(*date))
        .filter(|date| !schemes.is_empty() && !schemes.iter().any(|scheme| scheme.valid.contains(*date)))
        .min();
    uncovered
        .map_or(Ok(()), |date| Err(Fault::new(ReimbursementFault::NoReimbursementScheme { date }).into()))
}

fn first_of_each_step(found: Faults<ReimbursementFault>) -> Faults<ReimbursementFault> {
    let mut told = std::collections::BTreeSet::new();
    let mut faults = Faults::new();
    for fault in found {
        let is_new = match fault.kind() {
            ReimbursementFault::ThresholdNotInForce { scheme, step, .. } => {
                told.insert((scheme.clone(), *step))
            }
            _ => true,
        };
        if is_new {
            faults.push(fault);
        }
    }
    faults
}
