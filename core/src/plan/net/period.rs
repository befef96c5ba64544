//! One period of a refund scheme, the year or a month, and the refund of it.

use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};

use super::split::split;
use super::{ActivityCosts, CaseCosts, RefundFault, RefundPeriod};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::extrapolation::value_on;
use crate::plan::{Day, Extrapolation};
use crate::rulebook::{RefundManner, RefundScheme};

/// The months that a yearly threshold is divided by, and that what is paid once is spread over.
const MONTHS: i32 = 12;

/// The days whose costs are held against the thresholds together.
pub(super) struct RefundDays<'a> {
    scheme: &'a RefundScheme,
    days: Period,
}

/// The thresholds in øre for a year and the percents, lowest first.
pub(super) struct Thresholds {
    steps: Vec<(i128, Decimal)>,
    pub(super) extrapolated: bool,
}

/// The periods of the scheme in a year.
pub(super) fn periods(scheme: &RefundScheme, year: Period) -> Vec<RefundDays<'_>> {
    let from = scheme.valid.from.unwrap_or(Date::MIN);
    let Ok(valid) = Period::new(from, scheme.valid.last_day()) else { return Vec::new() };
    let spans = match scheme.manner {
        RefundManner::Yearly => vec![year],
        RefundManner::Monthly => months(year),
    };
    let within = spans.into_iter().filter_map(|span| span.intersect(valid));
    within.map(|days| RefundDays { scheme, days }).collect()
}

fn months(year: Period) -> Vec<Period> {
    let first = |month: u32| Date::from_ymd_opt(year.start().year(), month, 1);
    let last = |month: u32| first(month + 1).and_then(|day| day.pred_opt()).or(year.end());
    (1..=12).filter_map(|month| Period::new(first(month)?, last(month)).ok()).collect()
}

/// How many months a date is after year 0.
fn month_number(date: Date) -> i32 {
    let month = i32::try_from(date.month0()).unwrap_or_default();
    date.year().saturating_mul(MONTHS).saturating_add(month)
}

fn too_large(text: &impl ToString) -> RefundFault {
    RefundFault::RefundTooLarge { text: text.to_string() }
}

impl RefundDays<'_> {
    /// The last day.
    pub(super) fn last_day(&self) -> Date {
        self.days.end().unwrap_or_else(|| self.days.start())
    }

    /// The thresholds on the first day.
    pub(super) fn thresholds(&self, extrapolation: Extrapolation) -> Result<Thresholds, Faults<RefundFault>> {
        let date = self.days.start();
        let (mut steps, mut extrapolated, mut faults) = (Vec::new(), false, Faults::none());
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
                    Some(text) => RefundFault::RefundTooLarge { text },
                    None => RefundFault::ThresholdNotInForce {
                        scheme: self.scheme.id.clone(),
                        step: number,
                        date,
                        last_day: Day(missing.last_day),
                        next_day: Day(missing.next_day),
                    },
                })),
            }
        }
        faults.or(Thresholds { steps, extrapolated })
    }

    /// The refund of each group of cases that count together, added to what the activities of the household
    /// have got so far.
    pub(super) fn refund(
        &self,
        thresholds: &Thresholds,
        household: &[CaseCosts],
        refunded: &mut [Vec<i64>],
    ) -> Result<Vec<RefundPeriod>, RefundFault> {
        let mut made = Vec::new();
        let size = if self.scheme.pooled { household.len().max(1) } else { 1 };
        for (cases, refunded) in household.chunks(size).zip(refunded.chunks_mut(size)) {
            let mut units = Vec::new();
            for activity in cases.iter().flat_map(|case| &case.activities) {
                units.push(self.units(activity)?);
            }
            let sum = units.iter().try_fold(0_i128, |sum, units| sum.checked_add(*units));
            let cost = sum.ok_or_else(|| too_large(&"the cost of a household"))?.max(0);
            let refund = thresholds.refund(cost, self.divisor())?;
            if refund > 0 {
                let weights: Vec<i128> = units.iter().map(|units| (*units).max(0)).collect();
                let shares = split(refund, &weights).ok_or_else(|| too_large(&cost))?;
                for (sum, share) in refunded.iter_mut().flatten().zip(shares) {
                    *sum = sum.checked_add(share).ok_or_else(|| too_large(&cost))?;
                }
            }
            let case = cases.first().filter(|_| !self.scheme.pooled).map(|case| case.case.clone());
            let cost = kroner(cost, Decimal::from(self.divisor()))?;
            made.push(RefundPeriod {
                scheme: self.scheme.id.clone(),
                days: self.days,
                case,
                cost,
                refund: money::from_oere(refund),
            });
        }
        Ok(made)
    }

    /// How many units an øre is. A month is held against the thresholds of a year, so each øre of it counts
    /// twelve times; what is spread over twelve months then stays a whole number.
    const fn divisor(&self) -> i32 {
        match self.scheme.manner {
            RefundManner::Yearly => 1,
            RefundManner::Monthly => MONTHS,
        }
    }

    /// What an activity costs in the period, in units.
    fn units(&self, activity: &ActivityCosts) -> Result<i128, RefundFault> {
        if !self.scheme.covers(&activity.section) {
            return Ok(0);
        }
        let spread = activity.one_off && self.scheme.manner == RefundManner::Monthly;
        let month = month_number(self.days.start());
        let mut sum = 0_i128;
        for cost in &activity.costs {
            let counts = if spread {
                let since = month.saturating_sub(month_number(cost.date));
                (0..MONTHS).contains(&since) && self.scheme.valid.contains(cost.date)
            } else {
                self.days.contains(cost.date)
            };
            if counts {
                let oere = money::to_oere(money::round(cost.amount)).map_err(|_| too_large(&cost.amount))?;
                let times = if spread { 1 } else { i128::from(self.divisor()) };
                sum = sum.saturating_add(i128::from(oere).saturating_mul(times));
            }
        }
        Ok(sum)
    }
}

impl Thresholds {
    /// The refund of a cost in units, in whole øre, rounded once, half up.
    fn refund(&self, cost: i128, divisor: i32) -> Result<i64, RefundFault> {
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

fn decimal(number: i128) -> Result<Decimal, RefundFault> {
    Decimal::try_from_i128_with_scale(number, 0).map_err(|_| too_large(&number))
}

/// Units as kroner, rounded.
fn kroner(units: i128, divisor: Decimal) -> Result<Decimal, RefundFault> {
    let parts = divisor.checked_mul(Decimal::ONE_HUNDRED);
    let kroner = parts.and_then(|parts| decimal(units).ok()?.checked_div(parts));
    kroner.map(money::round).ok_or_else(|| too_large(&units))
}
