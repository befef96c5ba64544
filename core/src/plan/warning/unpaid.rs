//! Warns of days that no payment covers because the plan does not pay parts of months.

use rust_decimal::Decimal;

use super::DecisionWarning;
use super::judging::Judging;
use crate::dates::Period;
use crate::money;
use crate::plan::schedule::Running;
use crate::plan::{Activity, Proration, Schedule};

/// Warns of unpaid days, unless a change that begins on the next day pays for them.
pub(super) fn warn(judging: &Judging<'_>, activity: &Activity, all: &mut Vec<DecisionWarning>) {
    let goes_on = |days: Period| {
        let ends = days.end().filter(|end| Some(*end) == activity.period.end());
        let next = ends.and_then(|end| end.succ_opt());
        let changes = |other: &Activity| {
            other.modifies.as_deref() == Some(&*activity.id) && Some(other.period.start()) == next
        };
        next.is_some() && judging.rows.iter().any(|row| row.is_current && changes(row.activity))
    };
    for unpaid in activity.unpaid_days().into_iter().filter(|days| !goes_on(*days)) {
        if let (Some(days), Some(to)) = (unpaid.days(), unpaid.end()) {
            let activity_id = activity.id.clone();
            let amount = by_calendar_days(judging, activity, unpaid);
            let date = unpaid.start();
            all.push(DecisionWarning::PartMonthUnpaid { activity: activity_id, date, to, days, amount });
        }
    }
}

/// More parts than a plan can leave unpaid at one end.
const MOST_PARTS: i64 = 24;

/// Kroner of unpaid days, by calendar days of the payments that would cover them. Days without a price count as 0.
fn by_calendar_days(judging: &Judging<'_>, activity: &Activity, days: Period) -> Decimal {
    let share = || {
        let Schedule::Running { price, .. } = &activity.plan.schedule else { return None };
        let running = Running::of(&activity.plan.schedule, activity.period)?;
        let prices = judging.prices(activity)?;
        let pricer = prices.pricer(price).ok()?;
        let (first, last) = running.coverage.numbers_of(days.start(), days.end()?);
        let mut sum = Decimal::ZERO;
        for number in first..=last.min(first.saturating_add(MOST_PARTS)) {
            let whole = running.coverage.whole_days(number)?;
            let Some(part) = whole.intersect(days) else { continue };
            // Without a price on the first of these days, the price of the last day is used.
            let on = pricer
                .unrounded(part.start())
                .or_else(|_| pricer.unrounded(part.end().unwrap_or(part.start())));
            let Ok(on) = on else { continue };
            let (parts, of) = Proration::CalendarDays.share(whole, part);
            sum = sum.saturating_add(money::share(on.base, on.vat, parts.into(), of.into()).ok()?);
        }
        Some(sum)
    };
    share().unwrap_or_else(|| money::round(Decimal::ZERO))
}
