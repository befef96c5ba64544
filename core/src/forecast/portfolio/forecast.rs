//! Totals by month, group and layer.

use std::ops::Range;

use rayon::prelude::*;

use super::control::{Control, Counting};
use super::count::{Sums, Window};
use super::groups::Groups;
use super::runs::Runs;
use super::{ForecastRequest, Portfolio, View};
use crate::forecast::{Forecast, ForecastFault, Layer, Months};

/// Rows that are counted before anybody is asked whether to go on.
const BLOCK: u32 = 1 << 16;

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
        self.forecast_with(request, &Control::default())
    }

    /// As [`forecast`](Self::forecast), telling how far it is, and stopping when it is asked to.
    ///
    /// # Errors
    /// Those of [`forecast`](Self::forecast), and `cancelled`.
    pub fn forecast_with(
        &self,
        request: &ForecastRequest,
        control: &Control<'_>,
    ) -> Result<Forecast, ForecastFault> {
        let counter = Counter::of(self, request.months, &request.by)?;
        let other = match request.view {
            View::Granted => (&self.runs.granted, Layer::Granted),
            View::Expected => (&self.runs.expected, Layer::Expected),
        };
        let sums = counter.count([[(&self.runs.both, Layer::Granted), other]], control)?;
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
        control: &Control<'_>,
    ) -> Result<Views, ForecastFault> {
        let request = ForecastRequest::new(months).by(by.iter().map(AsRef::as_ref));
        let counter = Counter::of(self, months, &request.by)?;
        let runs = &self.runs;
        let stores = [
            [(&runs.both, Layer::Granted)],
            [(&runs.granted, Layer::Granted)],
            [(&runs.expected, Layer::Expected)],
        ];
        let sums = counter.count(stores, control)?;
        Ok(Views {
            granted: counter.forecast(&request, |[both, granted, _]| vec![both, granted], &sums)?,
            expected: counter.forecast(&request, |[both, _, expected]| vec![both, expected], &sums)?,
        })
    }
}

/// Runs, and the layer of those that are not paid.
type Store<'p> = (&'p Runs, Layer);

/// Counts the runs of a portfolio.
struct Counter {
    groups: Groups,
    window: Window,
    rows: usize,
}

impl Counter {
    fn of(portfolio: &Portfolio, months: Months, by: &[String]) -> Result<Self, ForecastFault> {
        let magnitude = portfolio.runs.magnitude;
        if i64::try_from(magnitude).is_err() {
            return Err(ForecastFault::SumTooLarge { text: format!("{magnitude} øre") });
        }
        let groups = Groups::of(&portfolio.columns, by)?;
        Forecast::check_size(groups.labels.len(), months)?;
        Ok(Self { groups, window: Window::of(months), rows: portfolio.len() })
    }

    /// The sums of each list of stores, by parts of the rows.
    fn count<const LISTS: usize, const STORES: usize>(
        &self,
        lists: [[Store<'_>; STORES]; LISTS],
        control: &Control<'_>,
    ) -> Result<Vec<[Sums; LISTS]>, ForecastFault> {
        let counting = control.counting(self.rows);
        let threads = if self.rows < ALONE { 1 } else { rayon::current_num_threads() };
        let of_part = |part: Range<u32>| self.count_part(&lists, part, &counting);
        let parts = parts(self.rows, threads);
        if threads == 1 {
            return parts.into_iter().map(of_part).collect();
        }
        parts.into_par_iter().map(of_part).collect()
    }

    fn count_part<const LISTS: usize, const STORES: usize>(
        &self,
        lists: &[[Store<'_>; STORES]; LISTS],
        part: Range<u32>,
        counting: &Counting<'_>,
    ) -> Result<[Sums; LISTS], ForecastFault> {
        let of_row = &self.groups.of_row;
        let groups = self.groups.range(part.clone());
        let mut sums: [Sums; LISTS] = std::array::from_fn(|_| Sums::zero(groups.clone(), self.window.months));
        let mut start = part.start;
        loop {
            if counting.is_stopped() {
                return Err(ForecastFault::Cancelled {});
            }
            let end = part.end.min(start.saturating_add(BLOCK));
            for (sums, stores) in sums.iter_mut().zip(lists) {
                for (runs, layer) in stores {
                    sums.add(runs, start..end, *layer, of_row, &self.window);
                }
            }
            counting.done(super::columns::place(end - start));
            if end >= part.end {
                return Ok(sums);
            }
            start = end;
        }
    }

    fn forecast<'s, const LISTS: usize>(
        &self,
        request: &ForecastRequest,
        pick: impl Fn(&'s [Sums; LISTS]) -> Vec<&'s Sums>,
        sums: &'s [[Sums; LISTS]],
    ) -> Result<Forecast, ForecastFault> {
        let (labels, months) = (&self.groups.labels, self.window.months);
        let mut oere = vec![0; labels.len() * Layer::COUNT * months];
        sums.iter().flat_map(pick).for_each(|sums| sums.add_to(&mut oere));
        let (labels, oere) = self.groups.present(oere);
        Forecast::from_oere(request.months, request.by.clone(), labels, oere)
    }
}

/// The rows in so many parts.
fn parts(rows: usize, threads: usize) -> Vec<Range<u32>> {
    let edge = |part: usize| {
        let row = rows.checked_mul(part).map_or(rows, |rows| rows / threads.max(1));
        u32::try_from(row).unwrap_or(u32::MAX)
    };
    (0..threads.max(1)).map(|part| edge(part)..edge(part + 1)).collect()
}
