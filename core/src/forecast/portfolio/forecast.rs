//! The forecast of a portfolio: totals by month, group and layer.

use rayon::prelude::*;

use super::control::ProgressControl;
use super::count::{Sums, Window};
use super::groups::Groups;
use super::runs::{AllRuns, NOTHING, Part, Runs};
use super::{ForecastRequest, Portfolio};
use crate::forecast::{Forecast, ForecastFault, ForecastLayer, Months};

/// Portfolios with fewer rows are counted by one thread.
const ALONE: usize = 1 << 15;

/// Both views of the same months and groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// The granted activities; expected changes are ignored.
    pub granted: Forecast,
    /// Granted and expected activities, after changes have replaced what they change.
    pub expected: Forecast,
}

impl Portfolio {
    /// The sums of the payments, by month, group and layer.
    ///
    /// A paid payment counts in the month of its payment, with the paid amount; other payments count in the month for
    /// which they are planned. Every group that a row belongs to is included, even if its amount is 0. The number of
    /// threads does not affect the result.
    ///
    /// # Errors
    /// `unknown-dimension`, `dimension-repeated`, `forecast-too-large`; `sum-too-large` if all payments of the
    /// portfolio together, of any month, exceed 90 billion million kroner.
    pub fn forecast(&self, request: &ForecastRequest) -> Result<Forecast, ForecastFault> {
        self.forecast_with(request, &ProgressControl::default())
    }

    /// As [`forecast`](Self::forecast), with progress reports and cancellation.
    ///
    /// # Errors
    /// Those of [`forecast`](Self::forecast), and `cancelled`.
    pub fn forecast_with(
        &self,
        request: &ForecastRequest,
        control: &ProgressControl<'_>,
    ) -> Result<Forecast, ForecastFault> {
        let counter = Counter::of(self, request.months, &request.by)?;
        let sums = counter.count(&self.runs, |part| [part.seen(request.view)], control)?;
        counter.forecast(request, |part| part.iter().collect(), &sums)
    }

    /// Both views at once. Their common part is counted once.
    ///
    /// # Errors
    /// Those of [`forecast_with`](Self::forecast_with).
    pub fn views(
        &self,
        months: Months,
        by: &[impl AsRef<str>],
        control: &ProgressControl<'_>,
    ) -> Result<Views, ForecastFault> {
        let request = ForecastRequest::new(months).by(by.iter().map(AsRef::as_ref));
        let counter = Counter::of(self, months, &request.by)?;
        let sums = counter.count(&self.runs, apart, control)?;
        Ok(Views {
            granted: counter.forecast(&request, |[both, granted, _]| vec![both, granted], &sums)?,
            expected: counter.forecast(&request, |[both, _, expected]| vec![both, expected], &sums)?,
        })
    }
}

/// Runs, and the layer of their unpaid payments.
type Store<'p> = (&'p Runs, ForecastLayer);

fn apart(Part { both, granted, expected, left, .. }: &Part) -> [[Store<'_>; 2]; 3] {
    let nothing = (&NOTHING, ForecastLayer::Granted);
    [
        [(both, ForecastLayer::Granted), nothing],
        [(granted, ForecastLayer::Granted), nothing],
        [(expected, ForecastLayer::Expected), (left, ForecastLayer::Granted)],
    ]
}

/// Counts the runs of a portfolio.
struct Counter {
    groups: Groups,
    /// The labels of the groups in the answer, sorted, and the index of each group among them.
    labels: Vec<Vec<String>>,
    places: Vec<Option<usize>>,
    window: Window,
    rows: usize,
    missing: Vec<String>,
}

impl Counter {
    fn of(portfolio: &Portfolio, months: Months, by: &[String]) -> Result<Self, ForecastFault> {
        let magnitude = portfolio.runs.magnitude;
        if i64::try_from(magnitude).is_err() {
            return Err(ForecastFault::SumTooLarge { text: format!("{magnitude} øre") });
        }
        let groups = Groups::of(&portfolio.columns, by)?;
        Forecast::check_size(groups.labels.len(), months)?;
        let (labels, places) = groups.in_order();
        let missing = portfolio.missing.iter().map(|missing| missing.case.clone()).collect();
        Ok(Self { groups, labels, places, window: Window::of(months), rows: portfolio.len(), missing })
    }

    /// The sums of each list of stores. The work is divided among the threads.
    fn count<'p, const LISTS: usize, const STORES: usize>(
        &self,
        AllRuns { parts, .. }: &'p AllRuns,
        stores: impl Fn(&'p Part) -> [[Store<'p>; STORES]; LISTS] + Sync,
        control: &ProgressControl<'_>,
    ) -> Result<Vec<[Sums; LISTS]>, ForecastFault> {
        let counting = control.counting(self.rows);
        let stopped = || if counting.is_stopped() { Err(ForecastFault::Cancelled {}) } else { Ok(()) };
        stopped()?;
        let threads = if self.rows < ALONE { 1 } else { rayon::current_num_threads() };
        let of_share = |share: &'p [Part]| {
            let rows = share.first().zip(share.last()).map(|(first, last)| first.rows.start..last.rows.end);
            let rows = rows.unwrap_or_default();
            let groups = self.groups.range(rows.clone());
            let mut sums: [Sums; LISTS] =
                std::array::from_fn(|_| Sums::zero(groups.clone(), rows.len(), &self.window));
            for part in share {
                stopped()?;
                for (sums, stores) in sums.iter_mut().zip(stores(part)) {
                    for (runs, layer) in stores {
                        sums.add(runs, layer, &self.groups.of_row, &self.window);
                    }
                }
                counting.done(part.rows.len());
            }
            Ok(sums)
        };
        let size = parts.len().div_ceil(threads).max(1);
        if threads == 1 {
            return parts.chunks(size).map(of_share).collect();
        }
        parts.par_chunks(size).map(of_share).collect()
    }

    fn forecast<'s, const LISTS: usize>(
        &self,
        request: &ForecastRequest,
        pick: impl Fn(&'s [Sums; LISTS]) -> Vec<&'s Sums>,
        sums: &'s [[Sums; LISTS]],
    ) -> Result<Forecast, ForecastFault> {
        let mut oere = vec![0; self.labels.len() * ForecastLayer::COUNT * self.window.months];
        sums.iter().flat_map(pick).for_each(|sums| sums.add_to(&mut oere, &self.places, &self.window));
        let forecast = Forecast::from_oere(request.months, request.by.clone(), self.labels.clone(), oere)?;
        Ok(forecast.lacking(&self.missing))
    }
}
