//! What each cause moves.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cases::ChangedCase;
use super::cause::BridgeCause;
use super::stages::Staged;
use crate::forecast::{Forecast, ForecastFault, ForecastRequest, Portfolio};

/// Cases that are reckoned together: what they come to is small, and many together share their groups.
const TOGETHER: usize = 2_048;

/// By how much each cause moves a forecast.
pub(super) type Moved = BTreeMap<BridgeCause, Forecast>;

/// What each cause moves in some cases of a portfolio. The answer is the same whatever the number of threads.
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

/// The same of a few cases; none where one of several is no plan half way: then each has to be reckoned by itself.
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
        // Every case is advanced, not only those up to the first that is another.
        let advanced = staged.iter_mut().filter_map(|case| case.advance(cause).then_some(())).count();
        if advanced == 0 {
            continue;
        }
        let next = forecast(&staged);
        if cases.len() > 1 && (last.is_none() || next.is_none()) {
            return Ok(None);
        }
        // What is no plan half way, such as days without a price, is told with the cause that makes it one.
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
