//! Counting the payments of many runs of few groups: each run is two additions, whatever months it is in.

use super::count::Window;
use super::runs::{Run, Runs};

/// What the payments are of runs that begin on a day, and of those that end on it.
type Change = [i64; 2];

/// The amounts of runs by the days they begin and end on: by how they pay, group and day. They are made months at last,
/// by walking the days once.
#[derive(Debug, Default)]
pub(super) struct ByDay {
    monthly: Vec<Change>,
    daily: Vec<Change>,
    weekly: Vec<Change>,
    fortnightly: Vec<Change>,
}

/// The days of the window, and one that stands for all after it.
fn width(window: &Window) -> usize {
    usize::try_from(window.last - window.first).unwrap_or_default() + 2
}

impl ByDay {
    /// Whether so few groups are counted quicker so: their days are few beside the rows, and near in memory.
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

    /// Adds what they come to by month to the sums of each group.
    pub(super) fn add_to<'s>(&self, groups: impl Iterator<Item = &'s mut [i64]>, window: &Window) {
        for (group, sums) in groups.enumerate() {
            let of = |changes: &[Change]| -> Vec<Change> {
                changes.chunks_exact(width(window)).nth(group).unwrap_or_default().to_vec()
            };
            by_month(&of(&self.monthly), sums, window);
            by_step::<1>(&of(&self.daily), sums, window);
            by_step::<7>(&of(&self.weekly), sums, window);
            by_step::<14>(&of(&self.fortnightly), sums, window);
        }
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
    window.starts.iter().zip(&window.ends).map(move |(start, end)| day(*start)..day(*end) + 1)
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
    // Of runs that pay on the days that are so many after the first one, and every step after that.
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
