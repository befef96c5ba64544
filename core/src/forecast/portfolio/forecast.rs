//! Totals by month, group and layer.

use rayon::prelude::*;

use super::control::ProgressControl;
use super::count::{Sums, Window};
use super::groups::Groups;
use super::runs::{AllRuns, NOTHING, Part, Runs};
use super::{ForecastRequest, Portfolio};
use crate::forecast::{Forecast, ForecastFault, ForecastLayer, Months};

/// Portfolios of fewer rows are counted by one thread.
const ALONE: usize = 1 << 15;

/// Both views of the same months and groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// What is granted; what is expected is ignored.
    pub granted: Forecast,
    /// What is granted and expected, where changes have replaced what they change.
    pub expected: Forecast,
}

impl Portfolio {
    /// What the payments come to, by month, group and layer.
    ///
    /// What is paid counts in the month it was paid, with what was paid; the rest in the month it is planned for.
    /// Every group that a row is of is there, also where it comes to nothing. The answer is the same whatever the
    /// number of threads.
    ///
    /// # Errors
    /// `unknown-dimension`, `dimension-repeated`, `forecast-too-large`; `sum-too-large` where all payments of the
    /// portfolio together, of any month, are more than 90 billion million kroner.
    pub fn forecast(&self, request: &ForecastRequest) -> Result<Forecast, ForecastFault> {
        self.forecast_with(request, &ProgressControl::default())
    }

    /// As [`forecast`](Self::forecast), telling how far it is, and stopping when it is asked to.
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

    /// Both views at once: what they share is counted once.
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

/// Runs, and the layer of those that are not paid.
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
    /// The labels of the groups that are answered, in order, and the place of each group among them.
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

    /// The sums of each list of stores, by as many shares of the parts as there are threads.
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
