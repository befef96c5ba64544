//! The payments of a portfolio as runs: days on which every payment is the same amount.
//!
//! Runs are made once, when the portfolio is, and kept: a forecast only counts them. Each payment is in exactly
//! one run or single, so payments and totals cannot disagree. They lie apart by the views that they are seen in,
//! and by how they pay, so that counting has nothing to decide for each.

use std::ops::Range;

use rayon::prelude::*;

use super::View;
use super::columns::{Columns, Entry, Pace, Pays, Says};
use super::cuts::{Cut, cuts};
use super::days::{Calendar, FIRST_DAY, LAST_DAY, Rhythm, date_of};
use super::fault::PortfolioFault;
use super::numbers::{at, place};
use super::parts::ByDays;
use super::price::{Mark, NoPrice, Pricing};
use crate::forecast::ForecastLayer;
use crate::plan::Extrapolation;

/// Payments of one amount, from the first to the last, both of which are payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// What each payment is, in whole øre.
    pub(super) oere: i64,
    pub(super) row: u32,
    pub(super) first: i32,
    pub(super) last: i32,
}

/// One payment by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Single {
    pub(super) oere: i64,
    pub(super) row: u32,
    /// The day it counts on.
    pub(super) counted: i32,
    pub(super) scheduled: i32,
    pub(super) is_paid: bool,
}

/// Runs by how they pay, each by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Runs {
    pub(super) monthly: Vec<Run>,
    pub(super) daily: Vec<Run>,
    pub(super) weekly: Vec<Run>,
    pub(super) fortnightly: Vec<Run>,
    pub(super) singles: Vec<Single>,
}

/// The runs of some rows beside each other, by the views that they are seen in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) rows: Range<u32>,
    /// Granted, and not replaced.
    pub(super) both: Runs,
    /// Granted, and replaced by what is expected.
    pub(super) granted: Runs,
    /// Expected.
    pub(super) expected: Runs,
    /// Granted, of what is expected to end earlier: the parts that are left, seen where what is expected is.
    pub(super) left: Runs,
    /// At least the sum of the absolute amounts of all payments.
    magnitude: i128,
}

/// No runs.
pub(super) static NOTHING: Runs = Runs {
    monthly: Vec::new(),
    daily: Vec::new(),
    weekly: Vec::new(),
    fortnightly: Vec::new(),
    singles: Vec::new(),
};

/// All runs, in parts that are made and counted each by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AllRuns {
    /// In the order of their rows.
    pub(super) parts: Vec<Part>,
    /// At least the sum of the absolute amounts of all payments.
    pub(super) magnitude: i128,
}

/// Cases of a part.
const CASES: usize = 1 << 12;

impl Runs {
    #[inline]
    fn of(&mut self, rhythm: Rhythm) -> &mut Vec<Run> {
        match rhythm {
            Rhythm::Month(_) | Rhythm::Months { .. } => &mut self.monthly,
            Rhythm::Days(1) => &mut self.daily,
            Rhythm::Days(7) => &mut self.weekly,
            Rhythm::Days(_) => &mut self.fortnightly,
        }
    }

    fn shrink(&mut self) {
        let Self { monthly, daily, weekly, fortnightly, singles } = self;
        [monthly, daily, weekly, fortnightly].into_iter().for_each(Vec::shrink_to_fit);
        singles.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        let runs = [&self.monthly, &self.daily, &self.weekly, &self.fortnightly];
        runs.iter().map(|runs| runs.capacity() * size_of::<Run>()).sum::<usize>()
            + self.singles.capacity() * size_of::<Single>()
    }
}

impl Part {
    /// The runs that are seen in a view, and the layer of those that are not paid.
    pub(super) const fn seen(&self, view: View) -> [(&Runs, ForecastLayer); 3] {
        let (other, left) = match view {
            View::Granted => ((&self.granted, ForecastLayer::Granted), &NOTHING),
            View::Expected => ((&self.expected, ForecastLayer::Expected), &self.left),
        };
        [(&self.both, ForecastLayer::Granted), other, (left, ForecastLayer::Granted)]
    }
}

impl AllRuns {
    /// The runs of all rows; and every row whose payments have no price.
    #[inline]
    pub(super) fn of(
        columns: &Columns,
        extrapolation: Extrapolation,
    ) -> (Self, Vec<(usize, PortfolioFault)>) {
        let runs = || columns.pace.iter().zip(columns.from.iter().zip(&columns.until));
        let running = || runs().filter(|(pace, _)| **pace != Pace::INDIVIDUAL).map(|(_, days)| days);
        let first = running().map(|(from, _)| *from).min().unwrap_or_default();
        let last = running().map(|(_, until)| *until).max().unwrap_or_default();
        // From the month before to the month after, as asked for by a step from a payment.
        let calendar =
            Calendar::of(first.saturating_sub(31).max(FIRST_DAY), last.saturating_add(31).min(LAST_DAY));
        let cases = columns.cases.len();
        let starts: Vec<usize> = (0..cases).step_by(CASES).collect();
        let made = starts.into_par_iter().map(|start| {
            let mut maker = Maker::new(columns, &calendar, extrapolation);
            let end = cases.min(start + CASES);
            (start..end).for_each(|case| maker.case(case));
            maker.finish(columns.rows_of(start).start..columns.rows_of(end).start)
        });
        let (parts, faults): (Vec<Part>, Vec<_>) = made.unzip();
        let magnitude = parts.iter().fold(0, |sum: i128, part| sum.saturating_add(part.magnitude));
        (Self { parts, magnitude }, faults.concat())
    }

    pub(super) fn bytes(&self) -> usize {
        let of = |part: &Part| {
            [&part.both, &part.granted, &part.expected, &part.left]
                .map(Runs::bytes)
                .into_iter()
                .sum::<usize>()
        };
        self.parts.iter().map(of).sum()
    }
}

/// A payment of the plan that no entry says anything of, and those after it.
#[derive(Debug, Clone, Copy)]
struct PaymentRun {
    first: i32,
    last: i32,
    oere: i64,
}

/// Makes runs, case by case.
struct Maker<'c> {
    columns: &'c Columns,
    calendar: &'c Calendar,
    extrapolation: Extrapolation,
    runs: Part,
    faults: Vec<(usize, PortfolioFault)>,
    /// Of the row at hand.
    stretches: Vec<PaymentRun>,
    entries: Vec<Entry>,
    cuts: Vec<Cut>,
    /// Of what is paid.
    paid_cuts: Vec<Cut>,
}

impl<'c> Maker<'c> {
    fn new(columns: &'c Columns, calendar: &'c Calendar, extrapolation: Extrapolation) -> Self {
        let (stretches, entries, cuts, paid_cuts) = <_>::default();
        let (runs, faults) = <_>::default();
        Self { columns, calendar, extrapolation, runs, faults, stretches, entries, cuts, paid_cuts }
    }

    /// The runs of the rows that it was shown; and those whose payments have no price.
    fn finish(mut self, rows: Range<usize>) -> (Part, Vec<(usize, PortfolioFault)>) {
        let Part { both, granted, expected, left, .. } = &mut self.runs;
        [both, granted, expected, left].into_iter().for_each(Runs::shrink);
        let number = |row| u32::try_from(row).unwrap_or(u32::MAX);
        let rows = number(rows.start)..number(rows.end);
        (Part { rows, ..self.runs }, self.faults)
    }

    fn case(&mut self, case: usize) {
        let rows = self.columns.rows_of(case);
        let is_changed = rows.clone().any(|row| self.columns.changed_by(row).is_some());
        self.cuts.clear();
        self.paid_cuts.clear();
        if is_changed {
            let first = |row| self.columns.changed_by(row).and_then(|_| self.first_payment(row));
            let firsts: Vec<Option<i32>> = rows.clone().map(first).collect();
            cuts(self.columns, rows.clone(), &firsts, false, &mut self.cuts);
            cuts(self.columns, rows.clone(), &firsts, true, &mut self.paid_cuts);
        }
        for (number, row) in rows.enumerate() {
            let cut = |cuts: &[Cut]| cuts.get(number).copied().unwrap_or(Cut::NEVER);
            self.row(row, cut(&self.cuts), cut(&self.paid_cuts));
        }
    }

    /// The day from which a row replaces what it changes; none where it pays nothing.
    fn first_payment(&mut self, row: usize) -> Option<i32> {
        // What has no price is told when the row is made.
        let told = self.faults.len();
        self.lay(row, self.columns.rhythm(row));
        self.faults.truncate(told);
        let planned = self.stretches.first().map(|stretch| stretch.first);
        let said = self.entries.iter().filter(|entry| matches!(entry.says, Says::Paid | Says::Planned));
        let first = said.map(|entry| entry.scheduled).chain(planned).min()?;
        // Granting what runs ends what it changes on the day before it starts.
        match at(&self.columns.pace, row).pays() {
            Pays::Running(_) => Some(first.min(at(&self.columns.from, row))),
            Pays::Once | Pays::Individual => Some(first),
        }
    }

    fn row(&mut self, row: usize, cut: Cut, paid: Cut) {
        // Numbers that are known when this is compiled are quick to divide by.
        match self.columns.rhythm(row) {
            Some(Rhythm::Days(1)) => self.row_as(row, cut, paid, Some(Rhythm::Days(1))),
            Some(Rhythm::Days(7)) => self.row_as(row, cut, paid, Some(Rhythm::Days(7))),
            Some(Rhythm::Days(14)) => self.row_as(row, cut, paid, Some(Rhythm::Days(14))),
            rhythm => self.row_as(row, cut, paid, rhythm),
        }
    }

    #[inline(always)]
    fn row_as(&mut self, row: usize, Cut(cut): Cut, Cut(paid): Cut, rhythm: Option<Rhythm>) {
        self.lay(row, rhythm);
        let granted = at(&self.columns.granted, row);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let (stretches, entries) = (std::mem::take(&mut self.stretches), std::mem::take(&mut self.entries));
        let by_days = self.columns.by_days(row).filter(|_| cut <= at(&self.columns.until, row));
        let mut cut_away = Vec::new();
        if let Some((by_days, rhythm)) = by_days.zip(rhythm) {
            cut_away = self.cut_short(row, by_days, cut, rhythm, &stretches, &entries);
        } else if let Some(rhythm) = rhythm {
            for PaymentRun { first, last, oere } in stretches.iter().copied() {
                let run = |first, last| Run { oere, row: number, first, last };
                if last < cut || first >= cut {
                    self.run(granted, last < cut, rhythm, run(first, last));
                } else {
                    let kept = rhythm.last_until(first, cut - 1, self.calendar);
                    self.run(granted, true, rhythm, run(first, kept));
                    self.run(granted, false, rhythm, run(rhythm.after(kept, self.calendar), last));
                }
            }
        }
        for Entry { scheduled, counted, oere, says } in entries.iter().copied() {
            if says != Says::Gone {
                let is_paid = says.is_paid();
                let cut = match is_paid || says.is_beside() {
                    true => paid,
                    false if cut_away.contains(&scheduled) => i32::MIN,
                    false => cut,
                };
                self.single(granted, cut, Single { oere, row: number, counted, scheduled, is_paid });
            }
        }
        (self.stretches, self.entries) = (stretches, entries);
    }

    /// Keeps the payments of a row that is paid by the days that they cover, and is replaced from a day on: what is
    /// expected of them is what they are when it ends on the day before. Returns the days of stated payments that are not
    /// what they were: part of what they cover is cut away.
    #[cold]
    fn cut_short(
        &mut self,
        row: usize,
        by_days: ByDays<'_>,
        cut: i32,
        rhythm: Rhythm,
        stretches: &[PaymentRun],
        entries: &[Entry],
    ) -> Vec<i32> {
        let granted = at(&self.columns.granted, row);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let pricing = self.columns.pricing(row, self.extrapolation);
        let left = by_days.payments(at(&self.columns.from, row), cut.saturating_sub(1), &pricing);
        let whole = by_days.payments(at(&self.columns.from, row), at(&self.columns.until, row), &pricing);
        let said = |day| entries.iter().find(|entry| !entry.says.is_beside() && entry.scheduled == day);
        let cut_away: Vec<i32> = whole
            .iter()
            .filter(|(day, oere)| said(*day).is_some() && !left.contains(&(*day, *oere)))
            .map(|(day, _)| *day)
            .collect();
        let run = |day, oere| Run { oere, row: number, first: day, last: day };
        for PaymentRun { first, oere, .. } in stretches.iter().copied() {
            let stays = left.contains(&(first, Ok(oere)));
            self.run(granted, stays, rhythm, run(first, oere));
        }
        for (day, oere) in left {
            let is_said =
                said(day).is_some_and(|entry| entry.says != Says::Planned || !cut_away.contains(&day));
            let stays = stretches.iter().any(|stretch| (stretch.first, Ok(stretch.oere)) == (day, oere));
            if let Some(oere) = oere.ok().filter(|_| !is_said && !stays) {
                match granted {
                    true => {
                        let single =
                            Single { oere, row: number, counted: day, scheduled: day, is_paid: false };
                        self.runs.magnitude += i128::from(oere.unsigned_abs());
                        self.runs.left.singles.push(single);
                    }
                    false => self.run(false, true, rhythm, run(day, oere)),
                }
            }
        }
        cut_away
    }

    /// Keeps a run that is seen in the view of what is expected, or not.
    #[inline(always)]
    fn run(&mut self, granted: bool, counts: bool, rhythm: Rhythm, run: Run) {
        let Run { oere, row, first, last } = run;
        let single = |day| Single { oere, row, counted: day, scheduled: day, is_paid: false };
        let cut = if counts { i32::MAX } else { i32::MIN };
        if first == last {
            return self.single(granted, cut, single(first));
        }
        // What pays so seldom has no list of its own: most months have one payment at most.
        if matches!(rhythm, Rhythm::Months { .. }) || matches!(rhythm, Rhythm::Days(step) if step > 14) {
            let mut day = first;
            while day <= last {
                self.single(granted, cut, single(day));
                day = rhythm.after(day, self.calendar);
            }
            return;
        }
        let payments = i128::from(rhythm.at_most(first, last));
        self.runs.magnitude += i128::from(oere.unsigned_abs()) * payments;
        match (granted, counts) {
            (true, true) => self.runs.both.of(rhythm).push(run),
            (true, false) => self.runs.granted.of(rhythm).push(run),
            (false, true) => self.runs.expected.of(rhythm).push(run),
            (false, false) => {}
        }
    }

    #[inline]
    fn single(&mut self, granted: bool, cut: i32, single: Single) {
        self.runs.magnitude += i128::from(single.oere.unsigned_abs());
        match (granted, single.scheduled < cut) {
            (true, true) => self.runs.both.singles.push(single),
            (true, false) => self.runs.granted.singles.push(single),
            (false, true) => self.runs.expected.singles.push(single),
            (false, false) => {}
        }
    }

    /// The stretches and the entries of a row.
    #[inline(always)]
    fn lay(&mut self, row: usize, rhythm: Option<Rhythm>) {
        self.stretches.clear();
        self.entries.clear();
        self.entries.extend(self.columns.entries_of(row));
        let (from, until) = (at(&self.columns.from, row), at(&self.columns.until, row));
        let Some(rhythm) = rhythm else { return };
        if let Some(by_days) = self.columns.by_days(row) {
            return self.lay_by_days(row, by_days);
        }
        let pricing = self.columns.pricing(row, self.extrapolation);
        let mut payment = rhythm.first(from, self.calendar);
        let begins = payment;
        let mut mark = Mark::default();
        while payment <= until {
            let price = pricing.after(&mut mark, payment);
            let last = rhythm.last_until(begins, price.until.min(until), self.calendar);
            self.stretch(row, rhythm, payment, last, price.oere);
            payment = rhythm.after(last, self.calendar);
        }
    }

    /// The payments of a row that is paid by the days that they cover: each by itself.
    #[cold]
    fn lay_by_days(&mut self, row: usize, by_days: ByDays<'_>) {
        let (from, until) = (at(&self.columns.from, row), at(&self.columns.until, row));
        let pricing = self.columns.pricing(row, self.extrapolation);
        for (day, oere) in by_days.payments(from, until, &pricing) {
            if self.entries.iter().any(|entry| !entry.says.is_beside() && entry.scheduled == day) {
                continue;
            }
            match oere {
                Ok(oere) => self.stretches.push(PaymentRun { first: day, last: day, oere }),
                // A gap is reported by its first day.
                Err(missing) => {
                    self.missing(row, day, missing);
                    return;
                }
            }
        }
    }

    /// The payments from one to another, without those that entries tell of.
    #[inline(always)]
    fn stretch(&mut self, row: usize, rhythm: Rhythm, first: i32, last: i32, oere: Result<i64, NoPrice>) {
        let mut next = first;
        for entry in &self.entries {
            let day = entry.scheduled;
            if entry.says.is_beside()
                || day < next
                || day > last
                || rhythm.first_from(first, day, self.calendar) != day
            {
                continue;
            }
            match oere {
                Ok(oere) if day > next => {
                    self.stretches.push(PaymentRun {
                        first: next,
                        last: rhythm.before(day, self.calendar),
                        oere,
                    });
                }
                Err(_) if day > next => break,
                _ => {}
            }
            next = rhythm.after(day, self.calendar);
        }
        if next > last {
            return;
        }
        match oere {
            Ok(oere) => self.stretches.push(PaymentRun { first: next, last, oere }),
            Err(missing) => self.missing(row, next, missing),
        }
    }

    /// Says that a payment has no price.
    fn missing(&mut self, row: usize, day: i32, missing: NoPrice) {
        let (case, activity) = self.columns.key(row);
        let date = date_of(day);
        let kind = match missing {
            NoPrice::NotInForce => PortfolioFault::PriceNotInForce { case, activity, date },
            NoPrice::TooLarge => {
                PortfolioFault::AmountTooLarge { case, activity, text: format!("price on {date}") }
            }
        };
        self.faults.push((row, kind));
    }
}

impl Columns {
    /// The row that a row changes.
    #[inline]
    pub(super) fn changed_by(&self, row: usize) -> Option<usize> {
        self.modifies
            .get(row)
            .filter(|changed| **changed != super::numbers::NONE)
            .map(|changed| place(*changed))
    }

    /// From one payment of a row to the next; none where each is said by itself.
    #[inline]
    fn rhythm(&self, row: usize) -> Option<Rhythm> {
        match at(&self.pace, row).pays() {
            Pays::Individual => None,
            Pays::Once => Some(Rhythm::Days(1)),
            Pays::Running(rhythm) => Some(rhythm),
        }
    }

    /// What the payments of a row are.
    #[inline]
    pub(super) fn pricing(&self, row: usize, extrapolation: Extrapolation) -> Pricing<'_> {
        Pricing {
            units: at(&self.units, row),
            values: self.values_of(row),
            vat: self.vat_of(row),
            extrapolation,
        }
    }

    /// The case and the activity of a row.
    pub(super) fn key(&self, row: usize) -> (String, String) {
        let case = self.cases.get(place(at(&self.case_of, row)));
        (case.to_owned(), self.activities.get(row).to_owned())
    }
}
