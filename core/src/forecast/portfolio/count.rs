//! Counting the payments of runs month by month, without walking them.

use super::days::{LAST_DAY, month_length, month_of, month_start};
use super::runs::{Run, Runs, Single};
use crate::forecast::{Layer, Months};

/// The months that are counted, as days.
#[derive(Debug)]
pub(super) struct Window {
    first: i32,
    last: i32,
    /// The month of each day, from the first on.
    month_of: Vec<u16>,
    /// By month: its first day, and its last.
    starts: Vec<i32>,
    ends: Vec<i32>,
    daily: Vec<Vec<i64>>,
    weekly: Vec<Vec<i64>>,
    fortnightly: Vec<Vec<i64>>,
}

impl Window {
    pub(super) fn of(months: Months) -> Self {
        let start = i32::try_from(months.first().number()).unwrap_or_default();
        let numbers = (0..months.len()).filter_map(|after| Some(start + i32::try_from(after).ok()?));
        let starts: Vec<i32> = numbers.clone().map(month_start).collect();
        let ends: Vec<i32> =
            numbers.clone().map(|month| month_start(month) + month_length(month) - 1).collect();
        let first = starts.first().copied().unwrap_or_default();
        let last = ends.last().copied().unwrap_or(first - 1);
        let in_order = |day: i32| u16::try_from(month_of(day).0 - start).unwrap_or_default();
        let month_of = (first..=last.min(LAST_DAY)).map(in_order).collect();
        // How many days of each month are so many days after the first, and every step after that.
        let counts = |step: i32| {
            let counted = |phase: i32| {
                let months = starts.iter().zip(&ends);
                let until = |day: i32| i64::from((day - first - phase).div_euclid(step));
                months.map(|(start, end)| until(*end) - until(*start - 1)).collect()
            };
            (0..step).map(counted).collect()
        };
        let (daily, weekly, fortnightly) = (counts(1), counts(7), counts(14));
        Self { first, last, month_of, starts, ends, daily, weekly, fortnightly }
    }

    fn month(&self, day: i32) -> usize {
        let after = usize::try_from(day - self.first).unwrap_or_default();
        self.month_of.get(after).copied().map_or(0, usize::from)
    }
}

/// Sums by group, layer and month, in øre.
///
/// They are added in rings of 2⁶⁴: what comes out right when nothing is too large comes out right in any order.
#[derive(Debug)]
pub(super) struct Sums {
    months: usize,
    /// By group, layer and month.
    pub(super) oere: Vec<i64>,
    /// As those, with one more month: what is added from a month on.
    onwards: Vec<i64>,
}

impl Sums {
    pub(super) fn zero(groups: usize, months: usize) -> Self {
        let blocks = groups * Layer::COUNT;
        Self { months, oere: vec![0; blocks * months], onwards: vec![0; blocks * (months + 1)] }
    }

    /// Adds the payments of `runs`; those that are not paid are of `layer`.
    pub(super) fn add(&mut self, runs: &Runs, layer: Layer, groups: &[u32], window: &Window) {
        for run in &runs.monthly {
            self.monthly(run, block(groups, run.row, layer), window);
        }
        for run in &runs.daily {
            self.every::<1>(run, block(groups, run.row, layer), window, &window.daily);
        }
        for run in &runs.weekly {
            self.every::<7>(run, block(groups, run.row, layer), window, &window.weekly);
        }
        for run in &runs.fortnightly {
            self.every::<14>(run, block(groups, run.row, layer), window, &window.fortnightly);
        }
        for single in &runs.singles {
            self.single(single, layer, groups, window);
        }
    }

    fn single(&mut self, single: &Single, layer: Layer, groups: &[u32], window: &Window) {
        let day = single.counted;
        if day < window.first || day > window.last {
            return;
        }
        let layer = if single.is_paid { Layer::Paid } else { layer };
        let place = block(groups, single.row, layer) * self.months + window.month(day);
        if let Some(sum) = self.oere.get_mut(place) {
            *sum = sum.wrapping_add(single.oere);
        }
    }

    fn monthly(&mut self, run: &Run, block: usize, window: &Window) {
        let (first, last) = (run.first.max(window.first), run.last.min(window.last));
        if first > last {
            return;
        }
        let start = block * (self.months + 1);
        let (from, to) = (start + window.month(first), start + window.month(last) + 1);
        if let Some(sum) = self.onwards.get_mut(from) {
            *sum = sum.wrapping_add(run.oere);
        }
        if let Some(sum) = self.onwards.get_mut(to) {
            *sum = sum.wrapping_sub(run.oere);
        }
    }

    fn every<const STEP: i32>(&mut self, run: &Run, block: usize, window: &Window, counts: &[Vec<i64>]) {
        if run.first > window.last || run.last < window.first {
            return;
        }
        let (mut first, mut last) = (run.first, run.last);
        if first < window.first {
            first = window.first + (first - window.first).rem_euclid(STEP);
        }
        if last > window.last {
            last = window.last - (window.last - last).rem_euclid(STEP);
        }
        if first > last {
            return;
        }
        let (from, to) = (window.month(first), window.month(last));
        let phase = usize::try_from((first - window.first) % STEP).unwrap_or_default();
        let start = block * self.months;
        let Some(sums) = self.oere.get_mut(start + from..=start + to) else { return };
        let Some(counts) = counts.get(phase).and_then(|counts| counts.get(from..=to)) else { return };
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum = sum.wrapping_add(run.oere.wrapping_mul(*count));
        }
        // Those of the first month before the first payment, and of the last month after the last.
        let before = window.starts.get(from).map_or(0, |start| (first - start) / STEP);
        let after = window.ends.get(to).map_or(0, |end| (end - last) / STEP);
        if let Some(sum) = sums.first_mut() {
            *sum = sum.wrapping_sub(run.oere.wrapping_mul(i64::from(before)));
        }
        if let Some(sum) = sums.last_mut() {
            *sum = sum.wrapping_sub(run.oere.wrapping_mul(i64::from(after)));
        }
    }

    /// The sums, by group, layer and month.
    pub(super) fn into_oere(mut self) -> Vec<i64> {
        let blocks = self.oere.chunks_exact_mut(self.months);
        for (sums, onwards) in blocks.zip(self.onwards.chunks_exact(self.months + 1)) {
            let mut running = 0_i64;
            for (sum, more) in sums.iter_mut().zip(onwards) {
                running = running.wrapping_add(*more);
                *sum = sum.wrapping_add(running);
            }
        }
        self.oere
    }
}

/// Which block of months the figures of a row are in.
fn block(groups: &[u32], row: u32, layer: Layer) -> usize {
    let group = groups.get(super::columns::place(row)).copied().unwrap_or_default();
    super::columns::place(group) * Layer::COUNT + layer.index()
}
