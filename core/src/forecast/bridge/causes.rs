//! The effect of each cause.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cases::ChangedCase;
use super::cause::BridgeCause;
use super::stages::Staged;
use crate::forecast::{Forecast, ForecastFault, ForecastRequest, Portfolio};

/// Cases that are computed together. Their amounts are small, and many cases share their groups.
const TOGETHER: usize = 2_048;

/// The effect of each cause on a forecast.
pub(super) type Moved = BTreeMap<BridgeCause, Forecast>;

/// The effect of each cause in some cases of a portfolio. The number of threads does not affect the result.
pub(super) fn moved(
    cases: &[ChangedCase],
    portfolio: &Portfolio,
    request: &ForecastRequest,
) -> Result<Moved, ForecastFault> {
    let together = |cases: &[ChangedCase]| match moved_of(cases, portfolio, request)? {
        Some(moved) => Ok(moved),
        None => cases.chunks(1).try_fold(Moved::new(), |sum, case| {
            sum_of(sum, moved_of(case, portfolio, request)?.unwrap_or_default())
        }),
    };
    cases.par_chunks(TOGETHER).map(together).try_reduce(Moved::new, sum_of)
}

/// The same for a few cases. None if one of several cases is no valid plan at some stage: each is then computed
/// alone.
fn moved_of(
    cases: &[ChangedCase],
    portfolio: &Portfolio,
    request: &ForecastRequest,
) -> Result<Option<Moved>, ForecastFault> {
    let policy = portfolio.extrapolation();
    let mut staged: Vec<Staged> =
        cases.iter().map(|(was, is)| Staged::new(was.clone(), is.clone(), policy)).collect();
    let forecast = |staged: &[Staged]| {
        let mut builder = portfolio.like();
        staged.iter().flat_map(Staged::rows).for_each(|row| row.add_to(&mut builder));
        builder.finish().ok()?.forecast(request).ok()
    };
    let mut moved = Moved::new();
    let mut last = forecast(&staged);
    for cause in BridgeCause::ALL {
        // Every case is advanced, not only those before the first one that changed.
        let advanced = staged.iter_mut().filter_map(|case| case.advance(cause).then_some(())).count();
        if advanced == 0 {
            continue;
        }
        let next = forecast(&staged);
        if cases.len() > 1 && (last.is_none() || next.is_none()) {
            return Ok(None);
        }
        // If a stage is no valid plan, for instance with days without a price, the fault names the cause of that
        // stage.
        let Some(next) = next else { continue };
        if let Some(last) = &last {
            moved.insert(cause, next.minus(last)?);
        }
        last = Some(next);
    }
    Ok(Some(moved))
}

fn sum_of(mut sum: Moved, more: Moved) -> Result<Moved, ForecastFault> {
    for (cause, change) in more {
        let change = match sum.remove(&cause) {
            Some(sum) => sum.plus(&change)?,
            None => change,
        };
        sum.insert(cause, change);
    }
    Ok(sum)
}
