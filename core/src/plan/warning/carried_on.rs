//! Warns of payments whose price is carried on from the last known one.

use rust_decimal::Decimal;

use super::DecisionWarning;
use super::judging::Judging;
use crate::plan::payments::priced;
use crate::plan::{Activity, Extrapolation, PriceBasis};

pub(super) fn warn(judging: &Judging<'_>, activity: &Activity, all: &mut Vec<DecisionWarning>) {
    if judging.extrapolation == Extrapolation::Refuse {
        return;
    }
    let Some((days, prices)) = judging.days(activity).zip(judging.prices(activity)) else { return };
    let Ok((payment_runs, _)) = priced(&activity.plan, activity.period, days, &prices) else { return };
    let (mut first, mut amount) = (None, Decimal::ZERO);
    for stretch in &payment_runs {
        let PriceBasis::Extrapolated { last_known, .. } = stretch.basis else { continue };
        if first.is_none() {
            first = stretch.dates().next().map(|date| (date, last_known));
        }
        amount = amount.saturating_add(stretch.total().unwrap_or(Decimal::MAX));
    }
    if let Some((date, last_known)) = first {
        all.push(DecisionWarning::PriceCarriedOn { activity: activity.id.clone(), date, last_known, amount });
    }
}
