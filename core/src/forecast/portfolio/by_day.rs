//! Counts the payments of many runs in few groups: each run costs two additions, whatever months it spans.

use super::count::Window;
use super::runs::{Run, Runs};

/// The payments of runs that begin on a day, and of those that end on it.
type Change = [i64; 2];

/// The amounts of runs by the days on which they begin and end: by cadence, group and day. One walk over the days at
/// the end turns them into months.
#[derive(Debug, Default)]
pub(super) struct ByDay {
    monthly: Vec<Change>,
    daily: Vec<Change>,
    weekly: Vec<Change>,
    fortnightly: Vec<Change>,
}

/// The days of the window, and one for all later days.
fn width(window: &Window) -> usize {
    usize::try_from(window.last - window.first).unwrap_or_default() + 2
}

impl ByDay {
    /// Whether this way is faster for a number of groups: few groups fit in the cache beside the rows.
    pub(super) fn suits(groups: usize, rows: usize, window: &Window) -> bool {
        const NEAR: usize = 1 << 13;
        let days = groups.saturating_mul(width(window));
        days <= NEAR && days <= rows / 4
    }

    /// Adds runs of some of so many groups.
    pub(super) fn add(
        &mut self,
        runs: &Runs,
        group: impl Fn(u32) -> usize + Copy,
        groups: usize,
        window: &Window,
    ) {
        let size = groups * width(window);
        add::<1>(&mut self.monthly, &runs.monthly, group, size, window);
        add::<1>(&mut self.daily, &runs.daily, group, size, window);
        add::<7>(&mut self.weekly, &runs.weekly, group, size, window);
        add::<14>(&mut self.fortnightly, &runs.fortnightly, group, size, window);
    }

    /// Adds the monthly amounts of the runs of a group to its sums.
    pub(super) fn add_to(&self, group: usize, sums: &mut [i64], window: &Window) {
        let Self { monthly, daily, weekly, fortnightly } = self;
        let [monthly, daily, weekly, fortnightly] = [monthly, daily, weekly, fortnightly]
            .map(|changes| changes.chunks_exact(width(window)).nth(group).unwrap_or_default());
        by_month(monthly, sums, window);
        by_step::<1>(daily, sums, window);
        by_step::<7>(weekly, sums, window);
        by_step::<14>(fortnightly, sums, window);
    }
}

#[inline]
fn add<const STEP: i32>(
    changes: &mut Vec<Change>,
    runs: &[Run],
    group: impl Fn(u32) -> usize,
    size: usize,
    window: &Window,
) {
    if changes.is_empty() && !runs.is_empty() {
        changes.resize(size, [0; 2]);
    }
    let (width, after) = (width(window), window.last - window.first + 1);
    let day = |day: i32| usize::try_from(day.min(after)).unwrap_or_default();
    for run in runs.iter().filter(|run| run.last >= window.first) {
        // The first payment of the window, or for monthly ones its first day.
        let since = run.first - window.first;
        let first = if since < 0 { since.rem_euclid(STEP) } else { since };
        let start = group(run.row) * width;
        if let Some([begins, _]) = changes.get_mut(start + day(first)) {
            *begins = begins.wrapping_add(run.oere);
        }
        if let Some([_, ends]) = changes.get_mut(start + day(run.last - window.first)) {
            *ends = ends.wrapping_add(run.oere);
        }
    }
}

/// The months of the window as days since its first.
fn months(window: &Window) -> impl Iterator<Item = std::ops::Range<usize>> {
    let day = |day: i32| usize::try_from(day - window.first).unwrap_or_default();
    window.starts.iter().zip(&window.lasts).map(move |(start, end)| day(*start)..day(*end) + 1)
}

/// Once in each month that a run is in.
fn by_month(changes: &[Change], sums: &mut [i64], window: &Window) {
    let mut running = 0_i64;
    for (sum, month) in sums.iter_mut().zip(months(window)) {
        let days = changes.get(month).unwrap_or_default();
        running = days.iter().fold(running, |running, [begins, _]| running.wrapping_add(*begins));
        *sum = sum.wrapping_add(running);
        running = days.iter().fold(running, |running, [_, ends]| running.wrapping_sub(*ends));
    }
}

/// Every so many days from the beginning of a run to its end.
fn by_step<const STEP: usize>(changes: &[Change], sums: &mut [i64], window: &Window) {
    // For runs that pay at a fixed distance from the first day and every step after it.
    let mut running = [0_i64; STEP];
    for (sum, month) in sums.iter_mut().zip(months(window)) {
        let phases = (month.start..).map(|day| day % STEP);
        for (phase, [begins, ends]) in phases.zip(changes.get(month).unwrap_or_default()) {
            if let Some(running) = running.get_mut(phase) {
                *running = running.wrapping_add(*begins);
                *sum = sum.wrapping_add(*running);
                *running = running.wrapping_sub(*ends);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Months;
    use crate::forecast::portfolio::days::month_of;
    use proptest::prelude::*;

    /// Runs in three groups that pay at a fixed step.
    fn runs(step: i32) -> impl Strategy<Value = Vec<Run>> {
        let run = (0_u32..3, -400_i32..900, 0_i32..70, -9_999_i64..9_999)
            .prop_map(move |(row, first, count, oere)| Run { oere, row, first, last: first + count * step });
        prop::collection::vec(run, 0..6)
    }

    proptest! {
        #[test]
        fn months_are_those_of_every_payment(
            monthly in runs(1), daily in runs(1), weekly in runs(7), fortnightly in runs(14), year in 1969_i32..1972,
        ) {
            let months = Months::of_years(year, year + 1).unwrap();
            let window = Window::of(months);
            let mut wanted = vec![0_i64; 3 * window.months];
            let mut count = |row: u32, month: i32, oere: i64| {
                let month = usize::try_from(month - year * 12).ok().filter(|month| *month < window.months);
                if let Some(month) = month {
                    wanted[usize::try_from(row).unwrap() * window.months + month] += oere;
                }
            };
            for run in &monthly {
                for month in month_of(run.first).0..=month_of(run.last).0 { count(run.row, month, run.oere); }
            }
            for (step, runs) in [(1, &daily), (7, &weekly), (14, &fortnightly)] {
                for run in runs {
                    for day in (run.first..=run.last).step_by(step) { count(run.row, month_of(day).0, run.oere); }
                }
            }
            let runs = Runs { monthly, daily, weekly, fortnightly, singles: Vec::new() };
            let mut days = ByDay::default();
            days.add(&runs, |row| usize::try_from(row).unwrap(), 3, &window);
            let mut found = vec![0_i64; 3 * window.months];
            for (group, sums) in found.chunks_exact_mut(window.months).enumerate() {
                days.add_to(group, sums, &window);
            }
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn few_groups_of_many_rows_suit() {
        let window = Window::of(Months::of_years(2024, 2026).unwrap());
        assert!(ByDay::suits(1, 100_000, &window) && ByDay::suits(7, 100_000, &window));
        assert!(!ByDay::suits(8, 100_000, &window) && !ByDay::suits(1, 1_000, &window));
    }
}
