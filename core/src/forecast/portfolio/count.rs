//! Counts the payments of runs month by month, without walking them.

use std::ops::Range;

use super::by_day::ByDay;
use super::days::{month_length, month_of, month_start};
use super::numbers::place;
use super::runs::{Run, Runs};
use crate::forecast::{ForecastLayer, Months};

/// The counted months, as days.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) months: usize,
    pub(super) first: i32,
    pub(super) last: i32,
    /// For each day, from one before the first to one after the last: its month, the next month, and its month again.
    /// An earlier day has the first month as its start; as an end it has the month beyond the last, which is not
    /// counted.
    begins: Vec<u16>,
    ends: Vec<u16>,
    counts: Vec<u16>,
    /// By month: its first and its last day.
    pub(super) starts: Vec<i32>,
    pub(super) lasts: Vec<i32>,
    /// How many days each month has.
    lengths: Vec<i64>,
    /// By phase, then month: all ones if the month has one payment more than the minimum, otherwise zero.
    weekly: Vec<Vec<i64>>,
    fortnightly: Vec<Vec<i64>>,
}

/// The minimum number of payments in a whole month, for a step in days.
const fn fewest(step: i32) -> i64 {
    if step == 7 { 4 } else { 2 }
}

impl Window {
    pub(super) fn of(months: Months) -> Self {
        let start = i32::try_from(months.first().number()).unwrap_or_default();
        let numbers = (0..months.len()).filter_map(|after| Some(start + i32::try_from(after).ok()?));
        let starts: Vec<i32> = numbers.clone().map(month_start).collect();
        let lasts: Vec<i32> =
            numbers.clone().map(|month| month_start(month) + month_length(month) - 1).collect();
        let lengths = numbers.map(|month| i64::from(month_length(month))).collect();
        let first = starts.first().copied().unwrap_or_default();
        let last = lasts.last().copied().unwrap_or(first - 1);
        let in_order = |day: i32| u16::try_from(month_of(day).0 - start).unwrap_or_default();
        let beyond = u16::try_from(months.len()).unwrap_or_default();
        let of_days = |before: u16, later: u16| -> Vec<u16> {
            let within = (first..=last).map(|day| in_order(day) + later);
            std::iter::once(before).chain(within).chain([beyond]).collect()
        };
        let (begins, ends, counts) = (of_days(0, 0), of_days(0, 1), of_days(beyond, 0));
        // Days of the month that are so many after the first of all, and every step after that.
        let more = |step: i32| {
            let of_phase = |phase: i32| {
                let until = |day: i32| i64::from((day - first - phase).div_euclid(step));
                let count = |(start, end): (&i32, &i32)| until(*end) - until(*start - 1);
                starts
                    .iter()
                    .zip(&lasts)
                    .map(|month| if count(month) > fewest(step) { -1 } else { 0 })
                    .collect()
            };
            (0..step).map(of_phase).collect()
        };
        let (weekly, fortnightly) = (more(7), more(14));
        let months = months.len();
        Self { months, first, last, begins, ends, counts, starts, lasts, lengths, weekly, fortnightly }
    }

    /// The data of a day. It needs no test for days outside the window, which makes it fast.
    #[inline]
    fn of_day(&self, days: &[u16], day: i32) -> usize {
        let place = day.clamp(self.first - 1, self.last + 1) - (self.first - 1);
        usize::try_from(place).ok().and_then(|place| days.get(place)).copied().map_or(0, usize::from)
    }

    /// The month of a day of the window.
    #[inline]
    fn month(&self, day: i32) -> usize {
        self.of_day(&self.begins, day)
    }

    /// The first and last counted payment of a run, and their months.
    #[inline]
    fn within<const STEP: i32>(&self, run: &Run) -> Option<(i32, i32, usize, usize)> {
        let (mut first, mut last) = (run.first, run.last);
        if first > self.last || last < self.first {
            return None;
        }
        if first < self.first {
            first = self.first + (first - self.first).rem_euclid(STEP);
        }
        if last > self.last {
            last = self.last - (self.last - last).rem_euclid(STEP);
        }
        (first <= last).then(|| (first, last, self.month(first), self.month(last)))
    }
}

/// Sums of some groups by layer, group and month, in øre.
///
/// They are added modulo 2⁶⁴: if the final sums are in range they are right in any order.
#[derive(Debug)]
pub(super) struct Sums {
    groups: Range<usize>,
    months: usize,
    is_by_day: bool,
    /// By the layers paid, granted and expected; then group and month, with one month beyond the last. Empty if there
    /// are no amounts.
    layers: [Vec<i64>; 3],
    /// In the same layout: the amount that is added from a month on.
    onwards: [Vec<i64>; 3],
    /// In the same layout, for few groups: the begins and ends of runs.
    by_day: [ByDay; 3],
}

impl Sums {
    /// Empty sums for some groups, for this number of rows.
    pub(super) fn zero(groups: Range<usize>, rows: usize, window: &Window) -> Self {
        let is_by_day = ByDay::suits(groups.len(), rows, window);
        let (layers, onwards, by_day) = <_>::default();
        Self { groups, months: window.months, is_by_day, layers, onwards, by_day }
    }

    /// Adds the payments of `runs`; unpaid ones belong to `layer`.
    pub(super) fn add(&mut self, runs: &Runs, layer: ForecastLayer, groups: &[u32], window: &Window) {
        let (first_group, width) = (self.groups.start, self.months + 1);
        let size = self.groups.len() * width;
        let group = |row: u32| groups.get(place(row)).map_or(0, |group| place(*group) - first_group);
        let Runs { monthly, daily, weekly, fortnightly, singles } = runs;
        if self.is_by_day {
            if let Some(days) = self.by_day.get_mut(layer.index()) {
                match self.groups.len() {
                    1 => days.add(runs, |_| 0, 1, window),
                    count => days.add(runs, group, count, window),
                }
            }
        } else {
            if !monthly.is_empty() {
                let onwards = sized(&mut self.onwards, layer, size);
                for run in monthly {
                    add_monthly(onwards, group(run.row) * width, run, window);
                }
            }
            if !(daily.is_empty() && weekly.is_empty() && fortnightly.is_empty()) {
                let sums = sized(&mut self.layers, layer, size);
                for run in daily {
                    add_daily(sums, group(run.row) * width, run, window);
                }
                for run in weekly {
                    add_stepped::<7>(sums, group(run.row) * width, run, window, &window.weekly);
                }
                for run in fortnightly {
                    add_stepped::<14>(sums, group(run.row) * width, run, window, &window.fortnightly);
                }
            }
        }
        if singles.is_empty() {
            return;
        }
        for layer in [ForecastLayer::Paid, layer] {
            sized(&mut self.layers, layer, size);
        }
        // The first layer is what is paid.
        let [paid, others @ ..] = &mut self.layers;
        let Some(other) = others.get_mut(layer.index().wrapping_sub(1)) else { return };
        for single in singles {
            let sums = if single.is_paid { &mut *paid } else { &mut *other };
            let month = window.of_day(&window.counts, single.counted);
            if let Some(sum) = sums.get_mut(group(single.row) * width + month) {
                *sum = sum.wrapping_add(single.oere);
            }
        }
    }

    /// Adds these sums to figures by group, all layers, and month, given the index of each group.
    pub(super) fn add_to(&self, figures: &mut [i64], places: &[Option<usize>], window: &Window) {
        let months = self.months;
        let groups = places.iter().skip(self.groups.start).enumerate().take(self.groups.len());
        for (group, place) in groups.filter_map(|(group, place)| Some((group, (*place)?))) {
            let layers = self.layers.iter().zip(&self.onwards).zip(&self.by_day).enumerate();
            for (layer, ((sums, onwards), days)) in layers {
                let start = (place * ForecastLayer::COUNT + layer) * months;
                let Some(row) = figures.get_mut(start..start + months) else { continue };
                let span = group * (months + 1)..(group + 1) * (months + 1);
                let mut running = 0_i64;
                for (sum, more) in row.iter_mut().zip(onwards.get(span.clone()).unwrap_or_default()) {
                    running = running.wrapping_add(*more);
                    *sum = sum.wrapping_add(running);
                }
                let sums = sums.get(span).unwrap_or_default();
                row.iter_mut().zip(sums).for_each(|(sum, more)| *sum = sum.wrapping_add(*more));
                if self.is_by_day {
                    days.add_to(group, row, window);
                }
            }
        }
    }
}

/// Adds the payments of a few runs to figures by group, all layers, and month; or subtracts them.
pub(super) fn add_runs(
    figures: &mut [i64],
    runs: &Runs,
    layer: ForecastLayer,
    sign: i64,
    group: impl Fn(u32) -> usize,
    window: &Window,
) {
    let months = window.months;
    let start = |row: u32, layer: ForecastLayer| {
        let block = group(row).saturating_mul(ForecastLayer::COUNT).saturating_add(layer.index());
        block.saturating_mul(months)
    };
    let signed = |run: &Run| Run { oere: run.oere.wrapping_mul(sign), ..*run };
    for run in &runs.monthly {
        let (first, last) = (run.first.max(window.first), run.last.min(window.last));
        let from = start(run.row, layer);
        if first <= last
            && let Some(sums) = figures.get_mut(from + window.month(first)..=from + window.month(last))
        {
            let oere = run.oere.wrapping_mul(sign);
            sums.iter_mut().for_each(|sum| *sum = sum.wrapping_add(oere));
        }
    }
    for run in &runs.daily {
        add_daily(figures, start(run.row, layer), &signed(run), window);
    }
    for run in &runs.weekly {
        add_stepped::<7>(figures, start(run.row, layer), &signed(run), window, &window.weekly);
    }
    for run in &runs.fortnightly {
        add_stepped::<14>(figures, start(run.row, layer), &signed(run), window, &window.fortnightly);
    }
    for single in &runs.singles {
        let layer = if single.is_paid { ForecastLayer::Paid } else { layer };
        if (window.first..=window.last).contains(&single.counted)
            && let Some(sum) = figures.get_mut(start(single.row, layer) + window.month(single.counted))
        {
            *sum = sum.wrapping_add(single.oere.wrapping_mul(sign));
        }
    }
}

/// The sums of a layer; created on first use.
fn sized(layers: &mut [Vec<i64>; 3], layer: ForecastLayer, size: usize) -> &mut [i64] {
    match layers.get_mut(layer.index()) {
        Some(sums) => {
            if sums.is_empty() {
                *sums = vec![0; size];
            }
            sums
        }
        None => &mut [],
    }
}

#[inline]
fn add_monthly(onwards: &mut [i64], start: usize, run: &Run, window: &Window) {
    // Runs outside the window begin and end in the same month.
    if let Some(from) = onwards.get_mut(start + window.of_day(&window.begins, run.first)) {
        *from = from.wrapping_add(run.oere);
    }
    if let Some(to) = onwards.get_mut(start + window.of_day(&window.ends, run.last)) {
        *to = to.wrapping_sub(run.oere);
    }
}

#[inline]
fn add_stepped<const STEP: i32>(
    sums: &mut [i64],
    start: usize,
    run: &Run,
    window: &Window,
    more: &[Vec<i64>],
) {
    let Some((first, last, from, to)) = window.within::<STEP>(run) else { return };
    let phase = usize::try_from((first - window.first) % STEP).unwrap_or_default();
    let Some(more) = more.get(phase).and_then(|more| more.get(from..=to)) else { return };
    let Some(sums) = sums.get_mut(start + from..=start + to) else { return };
    let whole = run.oere.wrapping_mul(fewest(STEP));
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = sum.wrapping_add(whole).wrapping_add(run.oere & *more);
    }
    // Subtracts those of the first month before the first payment, and of the last month after the last one.
    let before = window.starts.get(from).map_or(0, |start| (first - start) / STEP);
    let after = window.lasts.get(to).map_or(0, |end| (end - last) / STEP);
    take_back(sums, run.oere, before, after);
}

#[inline]
fn add_daily(sums: &mut [i64], start: usize, run: &Run, window: &Window) {
    let Some((first, last, from, to)) = window.within::<1>(run) else { return };
    let Some(lengths) = window.lengths.get(from..=to) else { return };
    let Some(sums) = sums.get_mut(start + from..=start + to) else { return };
    for (sum, length) in sums.iter_mut().zip(lengths) {
        *sum = sum.wrapping_add(run.oere.wrapping_mul(*length));
    }
    let before = window.starts.get(from).map_or(0, |start| first - start);
    let after = window.lasts.get(to).map_or(0, |end| end - last);
    take_back(sums, run.oere, before, after);
}

#[inline]
fn take_back(sums: &mut [i64], oere: i64, before: i32, after: i32) {
    if let Some(sum) = sums.first_mut() {
        *sum = sum.wrapping_sub(oere.wrapping_mul(i64::from(before)));
    }
    if let Some(sum) = sums.last_mut() {
        *sum = sum.wrapping_sub(oere.wrapping_mul(i64::from(after)));
    }
}
