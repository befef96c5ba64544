//! Dated prices, changed from a day on.

use chrono::{Datelike, Months};
use rust_decimal::Decimal;

use crate::dates::{Date, DatedAmounts, Validity};
use crate::money;
use crate::plan::{Extrapolation, value_on};

/// How many years carried-on and indexed prices are laid out.
const YEARS: i32 = 50;

/// The amounts changed from a day on: each value, including a carried-on one, as `change` says, rounded to øre. None
/// if an amount would be too large.
pub(super) fn changed(
    amounts: &DatedAmounts,
    from: Date,
    policy: Extrapolation,
    change: impl Fn(Decimal) -> Option<Decimal>,
) -> Option<DatedAmounts> {
    let mut out = written_until(amounts, from, policy)?;
    let last = from.with_year(from.year().saturating_add(YEARS)).unwrap_or(Date::MAX);
    let mut day = from;
    loop {
        let next = match value_on(amounts.pieces(), day, policy) {
            Ok(found) => {
                let next = found.until.and_then(|until| until.succ_opt());
                let value = money::round(change(found.value)?);
                out.0.set(Validity { from: Some(day), to: next }, value).ok()?;
                next
            }
            Err(missing) if missing.too_large.is_some() => return None,
            Err(missing) => missing.next_day,
        };
        match next {
            Some(next) if next > day && day <= last => day = next,
            _ => return Some(out),
        }
    }
}

/// The amounts with the carried-on ones written out until a day, because a following value would create a gap.
fn written_until(amounts: &DatedAmounts, end: Date, policy: Extrapolation) -> Option<DatedAmounts> {
    let mut out = amounts.clone();
    let mut next = amounts.pieces().last().and_then(|piece| piece.to);
    while let Some(day) = next.filter(|day| *day < end) {
        let Ok(found) = value_on(amounts.pieces(), day, policy) else { break };
        next = found.until.and_then(|until| until.succ_opt());
        let to = next.map_or(end, |next| next.min(end));
        out.0.set(Validity { from: Some(day), to: Some(to) }, found.value).ok()?;
    }
    Some(out)
}

/// As [`changed`], by percent.
pub(super) fn raised(
    amounts: &DatedAmounts,
    from: Date,
    policy: Extrapolation,
    percent: Decimal,
) -> Option<DatedAmounts> {
    let factor = percent.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE)?;
    changed(amounts, from, policy, |value| value.checked_mul(factor))
}

/// As [`raised`], on a day and on the same day of the following years.
pub(super) fn indexed(
    amounts: &DatedAmounts,
    from: Date,
    policy: Extrapolation,
    percent: Decimal,
    years: u32,
) -> Option<DatedAmounts> {
    (0..years).try_fold(amounts.clone(), |amounts, year| {
        let day = from.checked_add_months(Months::new(year.checked_mul(12)?))?;
        raised(&amounts, day, policy, percent)
    })
}

/// The old amounts before a day, the new ones from it on.
pub(super) fn joined(
    old: &DatedAmounts,
    new: &DatedAmounts,
    from: Date,
    policy: Extrapolation,
) -> DatedAmounts {
    let old = &written_until(old, from, policy).unwrap_or_else(|| old.clone());
    let clipped = |amounts: &DatedAmounts, side: Validity| {
        let within = move |piece: &crate::dates::TimelineEntry<Decimal>| {
            Some((piece.validity().intersect(side)?, piece.value))
        };
        amounts.pieces().iter().filter_map(within).collect::<Vec<_>>()
    };
    let mut out = DatedAmounts::default();
    for (days, value) in
        clipped(old, Validity::until(from)).into_iter().chain(clipped(new, Validity::from(from)))
    {
        // None of them is empty.
        let _ = out.0.set(days, value);
    }
    out
}
