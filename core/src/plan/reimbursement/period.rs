//! One period of a reimbursement scheme, the year or a month, and its reimbursement.

use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};

use super::household::{Counted, Group};
use super::split::split;
use super::{ActivityCosts, DatedCost, IncomeAmounts, ReimbursementFault, ReimbursementPeriod};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::price::value_on;
use crate::plan::{Day, Extrapolation};
use crate::rulebook::{ReimbursementManner, ReimbursementScheme};

/// The divisor of a yearly threshold, and the number of months that a one-off cost is spread over.
pub(super) const MONTHS: usize = 12;
/// What a scheme reimburses of each activity of each case in each month of the year, in øre.
pub(super) type ByMonth = Vec<Vec<[i64; MONTHS]>>;

/// The days whose costs are compared with the thresholds together.
pub(super) struct ReimbursementDays<'a> {
    scheme: &'a ReimbursementScheme,
    days: Period,
}

/// The thresholds in øre for a year and the percents, lowest first.
pub(super) struct Thresholds {
    steps: Vec<(i128, Decimal)>,
    pub(super) extrapolated: bool,
}

/// The periods of the scheme in a year.
pub(super) fn periods(scheme: &ReimbursementScheme, year: Period) -> Vec<ReimbursementDays<'_>> {
    let from = scheme.valid.from.unwrap_or(Date::MIN);
    let Ok(valid) = Period::new(from, scheme.valid.last_day()) else { return Vec::new() };
    let spans = match scheme.manner {
        ReimbursementManner::Yearly => vec![year],
        ReimbursementManner::Monthly => months(year),
    };
    let within = spans.into_iter().filter_map(|span| span.intersect(valid));
    within.map(|days| ReimbursementDays { scheme, days }).collect()
}

fn months(year: Period) -> Vec<Period> {
    let first = |month: u32| Date::from_ymd_opt(year.start().year(), month, 1);
    let last = |month: u32| first(month + 1).and_then(|day| day.pred_opt()).or(year.end());
    (1..=12).filter_map(|month| Period::new(first(month)?, last(month)).ok()).collect()
}

fn too_large(text: &impl ToString) -> ReimbursementFault {
    ReimbursementFault::ReimbursementTooLarge { text: text.to_string() }
}

impl ReimbursementDays<'_> {
    /// The last day.
    pub(super) fn last_day(&self) -> Date {
        self.days.end().unwrap_or_else(|| self.days.start())
    }

    /// The thresholds on the first day.
    pub(super) fn thresholds(
        &self,
        extrapolation: Extrapolation,
    ) -> Result<Thresholds, Faults<ReimbursementFault>> {
        let date = self.days.start();
        let (mut steps, mut extrapolated, mut faults) = (Vec::new(), false, Faults::new());
        steps.extend(self.scheme.percent.map(|percent| (0, percent)));
        for (step, number) in self.scheme.steps.iter().zip(1..) {
            match value_on(step.above.pieces(), date, extrapolation) {
                Ok(value) => {
                    extrapolated |= value.last_known.is_some();
                    match money::to_oere(money::round(value.value)) {
                        Ok(oere) => steps.push((i128::from(oere), step.percent)),
                        Err(_) => faults.push(Fault::new(too_large(&value.value))),
                    }
                }
                Err(missing) => faults.push(Fault::new(match missing.too_large {
                    Some(text) => ReimbursementFault::ReimbursementTooLarge { text },
                    None => ReimbursementFault::ThresholdNotInForce {
                        scheme: self.scheme.id.clone(),
                        step: number,
                        date,
                        last_day: Day(missing.last_day),
                        next_day: Day(missing.next_day),
                    },
                })),
            }
        }
        faults.into_result(Thresholds { steps, extrapolated })
    }

    /// The scheme.
    pub(super) const fn scheme(&self) -> &ReimbursementScheme {
        self.scheme
    }

    /// The days.
    pub(super) const fn days(&self) -> Period {
        self.days
    }

    /// The reimbursement of a group of cases that count together, added to the earlier reimbursement of the
    /// household's activities.
    pub(super) fn reimbursement(
        &self,
        thresholds: &Thresholds,
        group: &Group,
        costs: &[Counted],
        reimbursed: &mut [Vec<i64>],
    ) -> Result<ReimbursementPeriod, ReimbursementFault> {
        let sum = costs.iter().try_fold(0_i128, |sum, cost| sum.checked_add(cost.units));
        let cost = sum.ok_or_else(|| too_large(&"the cost of a household"))?.max(0);
        let reimbursement = thresholds.reimbursement(cost, self.divisor())?;
        if reimbursement > 0 {
            let weights: Vec<i128> = costs.iter().map(|cost| cost.units.max(0)).collect();
            let shares = split(reimbursement, &weights).ok_or_else(|| too_large(&cost))?;
            for (counted, share) in costs.iter().zip(shares) {
                let sum = reimbursed.get_mut(counted.case).zip(counted.activity);
                let sum = sum.and_then(|(case, activity)| case.get_mut(activity));
                if let Some(sum) = sum {
                    *sum = sum.checked_add(share).ok_or_else(|| too_large(&cost))?;
                }
            }
        }
        Ok(ReimbursementPeriod {
            scheme: self.scheme.id.clone(),
            days: self.days,
            case: group.case.clone(),
            household: group.household.clone(),
            cost: kroner(cost, Decimal::from(self.divisor()))?,
            reimbursement: money::from_oere(reimbursement),
        })
    }

    /// How many units an øre has. A month is compared with yearly thresholds, so each of its øre counts twelve times;
    /// a cost that is spread over twelve months then stays a whole number.
    const fn divisor(&self) -> i32 {
        match self.scheme.manner {
            ReimbursementManner::Yearly => 1,
            ReimbursementManner::Monthly => 12,
        }
    }

    /// The cost of an activity in the period, in units, as far as the scheme covers it. `yearly` are the schemes that
    /// count one-off costs on their day.
    pub(super) fn units(
        &self,
        activity: &ActivityCosts,
        yearly: &[&ReimbursementScheme],
    ) -> Result<i128, ReimbursementFault> {
        self.counted(&activity.section, activity.one_off, &activity.costs, yearly)
    }

    /// The income in the period, in units, as far as the scheme covers its section.
    pub(super) fn income_units(
        &self,
        income: &IncomeAmounts,
        yearly: &[&ReimbursementScheme],
    ) -> Result<i128, ReimbursementFault> {
        self.counted(&income.section, income.one_off, &income.amounts, yearly)
    }

    fn counted(
        &self,
        section: &str,
        one_off: bool,
        costs: &[DatedCost],
        yearly: &[&ReimbursementScheme],
    ) -> Result<i128, ReimbursementFault> {
        if !self.scheme.covers(section) {
            return Ok(0);
        }
        let spread = one_off && self.scheme.manner == ReimbursementManner::Monthly;
        let year = self.days.start().year();
        let counted_by = |scheme: &&ReimbursementScheme, date: Date| {
            scheme.id != self.scheme.id && scheme.valid.contains(date) && scheme.covers(section)
        };
        let elsewhere = |date: Date| {
            !self.scheme.valid.contains(date) && yearly.iter().any(|scheme| counted_by(scheme, date))
        };
        let mut sum = 0_i128;
        for cost in costs {
            let counts = if spread {
                cost.date.year() == year && !elsewhere(cost.date)
            } else {
                self.days.contains(cost.date)
            };
            if counts {
                let times = if spread { 1 } else { i128::from(self.divisor()) };
                sum = sum.saturating_add(oere(cost.amount)?.saturating_mul(times));
            }
        }
        Ok(sum)
    }

    /// The units that remain after earlier schemes have reimbursed their part. A reimbursement is deducted only from
    /// its own activity.
    pub(super) fn deduct<'m>(
        &self,
        units: i128,
        activity: &ActivityCosts,
        earlier: impl Iterator<Item = &'m [i64; MONTHS]>,
    ) -> Result<i128, ReimbursementFault> {
        let is_whole = self.is_counted_whole(activity);
        let within = if is_whole { [true; MONTHS] } else { self.months() };
        let months = earlier.flat_map(|months| months.iter().zip(&within));
        let mut reimbursed: i128 =
            months.filter(|(_, within)| **within).map(|(oere, _)| i128::from(*oere)).sum();
        if is_whole {
            let year = self.days.start().year();
            let all = sum_of(activity, |date| date.year() == year)?.max(0);
            let here = sum_of(activity, |date| self.days.contains(date))?.clamp(0, all);
            let part = reimbursed.checked_mul(here).ok_or_else(|| too_large(&reimbursed))?;
            reimbursed = part.checked_div(all).unwrap_or_default();
        }
        let reimbursed =
            reimbursed.checked_mul(i128::from(self.divisor())).ok_or_else(|| too_large(&reimbursed))?;
        Ok(units - reimbursed.clamp(0, units.max(0)))
    }

    /// A reimbursement of the period, distributed over the months of the activity's costs: one-off costs over their
    /// year, other costs in proportion to each month.
    pub(super) fn by_month(
        &self,
        activity: &ActivityCosts,
        reimbursement: i64,
    ) -> Result<[i64; MONTHS], ReimbursementFault> {
        let mut weights = self.months().map(i128::from);
        if self.is_counted_whole(activity) {
            weights = [1; MONTHS];
        } else if self.scheme.manner == ReimbursementManner::Yearly {
            let mut costs = [0_i128; MONTHS];
            for cost in activity.costs.iter().filter(|cost| self.days.contains(cost.date)) {
                let month = usize::try_from(cost.date.month0()).ok().and_then(|month| costs.get_mut(month));
                if let Some(sum) = month {
                    *sum = sum.saturating_add(oere(cost.amount)?);
                }
            }
            let positive = costs.map(|cost| cost.max(0));
            if positive.iter().any(|cost| *cost > 0) {
                weights = positive;
            }
        }
        let parts = split(reimbursement, &weights).and_then(|parts| parts.try_into().ok());
        parts.ok_or_else(|| too_large(&money::from_oere(reimbursement)))
    }

    /// Whether a cost that another scheme spreads over its year counts here on its day.
    fn is_counted_whole(&self, activity: &ActivityCosts) -> bool {
        activity.one_off && self.scheme.manner == ReimbursementManner::Yearly
    }

    /// The months of the year that the period contains.
    fn months(&self) -> [bool; MONTHS] {
        let (first, last) = (self.days.start().month0(), self.last_day().month0());
        let mut within = [false; MONTHS];
        for (slot, month) in within.iter_mut().zip(0..) {
            *slot = (first..=last).contains(&month);
        }
        within
    }
}

fn sum_of(activity: &ActivityCosts, counts: impl Fn(Date) -> bool) -> Result<i128, ReimbursementFault> {
    let counted = activity.costs.iter().filter(|cost| counts(cost.date));
    counted.map(|cost| oere(cost.amount)).try_fold(0_i128, |sum, oere| Ok(sum.saturating_add(oere?)))
}

fn oere(amount: Decimal) -> Result<i128, ReimbursementFault> {
    money::to_oere(money::round(amount)).map(i128::from).map_err(|_| too_large(&amount))
}

impl Thresholds {
    /// The reimbursement of a cost in units, in whole øre, rounded once, half up.
    fn reimbursement(&self, cost: i128, divisor: i32) -> Result<i64, ReimbursementFault> {
        let mut hundredths = Decimal::ZERO;
        let ends = self.steps.iter().skip(1).map(|(above, _)| Some(*above)).chain([None]);
        for ((above, percent), end) in self.steps.iter().zip(ends) {
            let band = end.map_or(cost, |end| cost.min(end)).saturating_sub(*above).max(0);
            let part = decimal(band)?.checked_mul(*percent).ok_or_else(|| too_large(&cost))?;
            hundredths = hundredths.checked_add(part).ok_or_else(|| too_large(&cost))?;
        }
        let oere = Decimal::from(divisor)
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|parts| hundredths.checked_div(parts))
            .ok_or_else(|| too_large(&cost))?;
        let oere = oere.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(oere).map_err(|_| too_large(&cost))
    }
}

fn decimal(number: i128) -> Result<Decimal, ReimbursementFault> {
    Decimal::try_from_i128_with_scale(number, 0).map_err(|_| too_large(&number))
}

/// Units as kroner, rounded.
fn kroner(units: i128, divisor: Decimal) -> Result<Decimal, ReimbursementFault> {
    let parts = divisor.checked_mul(Decimal::ONE_HUNDRED);
    let kroner = parts.and_then(|parts| decimal(units).ok()?.checked_div(parts));
    kroner.map(money::round).ok_or_else(|| too_large(&units))
}
