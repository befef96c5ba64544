//! The payments of a portfolio as runs: consecutive payments of the same amount.
//!
//! Runs are computed once, when the portfolio is built, and kept: a forecast only counts them. Each payment is in
//! exactly one run or single, so payments and totals cannot disagree. Runs are stored by view and by cadence, so that
//! counting needs no decision for each run.

use std::ops::Range;

use rayon::prelude::*;

use super::View;
use super::columns::{Columns, Entry, EntryKind, PackedCadence, RowCadence};
use super::cuts::{Cut, cuts};
use super::days::{Cadence, Calendar, FIRST_DAY, LAST_DAY, date_of};
use super::fault::PortfolioFault;
use super::numbers::{at, place};
use super::parts::ByDays;
use super::price::{Mark, NoPrice, Pricing};
use crate::forecast::ForecastLayer;
use crate::plan::Extrapolation;

/// Payments of one amount, from the first to the last, both included.
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
    /// The day on which it counts.
    pub(super) counted: i32,
    pub(super) scheduled: i32,
    pub(super) is_paid: bool,
}

/// Runs by cadence, each list by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Runs {
    pub(super) monthly: Vec<Run>,
    pub(super) daily: Vec<Run>,
    pub(super) weekly: Vec<Run>,
    pub(super) fortnightly: Vec<Run>,
    pub(super) singles: Vec<Single>,
}

/// The runs of some rows, by the views that they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) rows: Range<u32>,
    /// Granted, and not replaced: in both views.
    pub(super) both: Runs,
    /// Granted, and replaced by expected changes: only in the granted view.
    pub(super) granted: Runs,
    /// Expected.
    pub(super) expected: Runs,
    /// Granted parts that remain if an activity is expected to end earlier: only in the view with expected changes.
    pub(super) left: Runs,
    /// An upper bound of the sum of the absolute amounts of all payments.
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

/// All runs, in parts that are computed and counted independently.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AllRuns {
    /// In the order of their rows.
    pub(super) parts: Vec<Part>,
    /// An upper bound of the sum of the absolute amounts of all payments.
    pub(super) magnitude: i128,
}

/// Cases of a part.
const CASES: usize = 1 << 12;

impl Runs {
    #[inline]
    fn of(&mut self, cadence: Cadence) -> &mut Vec<Run> {
        match cadence {
            Cadence::Month(_) | Cadence::Months { .. } => &mut self.monthly,
            Cadence::Days(1) => &mut self.daily,
            Cadence::Days(7) => &mut self.weekly,
            Cadence::Days(_) => &mut self.fortnightly,
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
    /// The runs of a view, and the layer of their unpaid payments.
    pub(super) const fn seen(&self, view: View) -> [(&Runs, ForecastLayer); 3] {
        let (other, left) = match view {
            View::Granted => ((&self.granted, ForecastLayer::Granted), &NOTHING),
            View::Expected => ((&self.expected, ForecastLayer::Expected), &self.left),
        };
        [(&self.both, ForecastLayer::Granted), other, (left, ForecastLayer::Granted)]
    }
}

impl AllRuns {
    /// The runs of all rows; and every row with payments without a price.
    #[inline]
    pub(super) fn of(
        columns: &Columns,
        extrapolation: Extrapolation,
    ) -> (Self, Vec<(usize, PortfolioFault)>) {
        let runs = || columns.cadence_code.iter().zip(columns.from.iter().zip(&columns.until));
        let running = || {
            runs()
                .filter(|(cadence_code, _)| **cadence_code != PackedCadence::INDIVIDUAL)
                .map(|(_, days)| days)
        };
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

/// A payment of the plan without an entry, and the following ones.
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
    payment_runs: Vec<PaymentRun>,
    entries: Vec<Entry>,
    cuts: Vec<Cut>,
    /// Of what is paid.
    paid_cuts: Vec<Cut>,
}

impl<'c> Maker<'c> {
    fn new(columns: &'c Columns, calendar: &'c Calendar, extrapolation: Extrapolation) -> Self {
        let (payment_runs, entries, cuts, paid_cuts) = <_>::default();
        let (runs, faults) = <_>::default();
        Self { columns, calendar, extrapolation, runs, faults, payment_runs, entries, cuts, paid_cuts }
    }

    /// The runs of the given rows; and those with payments without a price.
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

    /// The day from which a row replaces what it changes; none if it pays nothing.
    fn first_payment(&mut self, row: usize) -> Option<i32> {
        // A missing price is reported when the row itself is computed.
        let told = self.faults.len();
        self.lay(row, self.columns.cadence(row));
        self.faults.truncate(told);
        let planned = self.payment_runs.first().map(|stretch| stretch.first);
        let said =
            self.entries.iter().filter(|entry| matches!(entry.kind, EntryKind::Paid | EntryKind::Planned));
        let first = said.map(|entry| entry.scheduled).chain(planned).min()?;
        // Granting what runs ends what it changes on the day before it starts.
        match at(&self.columns.cadence_code, row).pays() {
            RowCadence::Running(_) => Some(first.min(at(&self.columns.from, row))),
            RowCadence::Once | RowCadence::Individual => Some(first),
        }
    }

    fn row(&mut self, row: usize, cut: Cut, paid: Cut) {
        // Numbers that are known when this is compiled are quick to divide by.
        match self.columns.cadence(row) {
            Some(Cadence::Days(1)) => self.row_as(row, cut, paid, Some(Cadence::Days(1))),
            Some(Cadence::Days(7)) => self.row_as(row, cut, paid, Some(Cadence::Days(7))),
            Some(Cadence::Days(14)) => self.row_as(row, cut, paid, Some(Cadence::Days(14))),
            cadence => self.row_as(row, cut, paid, cadence),
        }
    }

    #[inline(always)]
    fn row_as(&mut self, row: usize, Cut(cut): Cut, Cut(paid): Cut, cadence: Option<Cadence>) {
        self.lay(row, cadence);
        let granted = at(&self.columns.granted, row);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let (payment_runs, entries) =
            (std::mem::take(&mut self.payment_runs), std::mem::take(&mut self.entries));
        let by_days = self.columns.by_days(row).filter(|_| cut <= at(&self.columns.until, row));
        let mut cut_away = Vec::new();
        if let Some((by_days, cadence)) = by_days.zip(cadence) {
            cut_away = self.cut_short(row, by_days, cut, cadence, &payment_runs, &entries);
        } else if let Some(cadence) = cadence {
            for PaymentRun { first, last, oere } in payment_runs.iter().copied() {
                let run = |first, last| Run { oere, row: number, first, last };
                if last < cut || first >= cut {
                    self.run(granted, last < cut, cadence, run(first, last));
                } else {
                    let kept = cadence.last_until(first, cut - 1, self.calendar);
                    self.run(granted, true, cadence, run(first, kept));
                    self.run(granted, false, cadence, run(cadence.after(kept, self.calendar), last));
                }
            }
        }
        for Entry { scheduled, counted, oere, kind } in entries.iter().copied() {
            if kind != EntryKind::Cancelled {
                let is_paid = kind.is_paid();
                let cut = match is_paid || kind.is_beside() {
                    true => paid,
                    false if cut_away.contains(&scheduled) => i32::MIN,
                    false => cut,
                };
                self.single(granted, cut, Single { oere, row: number, counted, scheduled, is_paid });
            }
        }
        (self.payment_runs, self.entries) = (payment_runs, entries);
    }

    /// Keeps the payments of a row that is paid by covered days and replaced from a day on. In the view with expected
    /// changes they are the payments of a row that ends on the day before. Returns the days of entries that changed
    /// because a part of their covered days is cut.
    #[cold]
    fn cut_short(
        &mut self,
        row: usize,
        by_days: ByDays<'_>,
        cut: i32,
        cadence: Cadence,
        payment_runs: &[PaymentRun],
        entries: &[Entry],
    ) -> Vec<i32> {
        let granted = at(&self.columns.granted, row);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let pricing = self.columns.pricing(row, self.extrapolation);
        let left = by_days.payments(at(&self.columns.from, row), cut.saturating_sub(1), &pricing);
        let whole = by_days.payments(at(&self.columns.from, row), at(&self.columns.until, row), &pricing);
        let said = |day| entries.iter().find(|entry| !entry.kind.is_beside() && entry.scheduled == day);
        let cut_away: Vec<i32> = whole
            .iter()
            .filter(|(day, oere)| said(*day).is_some() && !left.contains(&(*day, *oere)))
            .map(|(day, _)| *day)
            .collect();
        let run = |day, oere| Run { oere, row: number, first: day, last: day };
        for PaymentRun { first, oere, .. } in payment_runs.iter().copied() {
            let stays = left.contains(&(first, Ok(oere)));
            self.run(granted, stays, cadence, run(first, oere));
        }
        for (day, oere) in left {
            let is_said =
                said(day).is_some_and(|entry| entry.kind != EntryKind::Planned || !cut_away.contains(&day));
            let stays = payment_runs.iter().any(|stretch| (stretch.first, Ok(stretch.oere)) == (day, oere));
            if let Some(oere) = oere.ok().filter(|_| !is_said && !stays) {
                match granted {
                    true => {
                        let single =
                            Single { oere, row: number, counted: day, scheduled: day, is_paid: false };
                        self.runs.magnitude += i128::from(oere.unsigned_abs());
                        self.runs.left.singles.push(single);
                    }
                    false => self.run(false, true, cadence, run(day, oere)),
                }
            }
        }
        cut_away
    }

    /// Stores a run; it may also belong to the view with expected changes.
    #[inline(always)]
    fn run(&mut self, granted: bool, counts: bool, cadence: Cadence, run: Run) {
        let Run { oere, row, first, last } = run;
        let single = |day| Single { oere, row, counted: day, scheduled: day, is_paid: false };
        let cut = if counts { i32::MAX } else { i32::MIN };
        if first == last {
            return self.single(granted, cut, single(first));
        }
        // What pays so seldom has no list of its own: most months have one payment at most.
        if matches!(cadence, Cadence::Months { .. }) || matches!(cadence, Cadence::Days(step) if step > 14) {
            let mut day = first;
            while day <= last {
                self.single(granted, cut, single(day));
                day = cadence.after(day, self.calendar);
            }
            return;
        }
        let payments = i128::from(cadence.at_most(first, last));
        self.runs.magnitude += i128::from(oere.unsigned_abs()) * payments;
        match (granted, counts) {
            (true, true) => self.runs.both.of(cadence).push(run),
            (true, false) => self.runs.granted.of(cadence).push(run),
            (false, true) => self.runs.expected.of(cadence).push(run),
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

    /// The runs and the entries of a row.
    #[inline(always)]
    fn lay(&mut self, row: usize, cadence: Option<Cadence>) {
        self.payment_runs.clear();
        self.entries.clear();
        self.entries.extend(self.columns.entries_of(row));
        let (from, until) = (at(&self.columns.from, row), at(&self.columns.until, row));
        let Some(cadence) = cadence else { return };
        if let Some(by_days) = self.columns.by_days(row) {
            return self.lay_by_days(row, by_days);
        }
        let pricing = self.columns.pricing(row, self.extrapolation);
        let mut payment = cadence.first(from, self.calendar);
        let begins = payment;
        let mut mark = Mark::default();
        while payment <= until {
            let price = pricing.after(&mut mark, payment);
            let last = cadence.last_until(begins, price.until.min(until), self.calendar);
            self.stretch(row, cadence, payment, last, price.oere);
            payment = cadence.after(last, self.calendar);
        }
    }

    /// The payments of a row that is paid by covered days, one by one.
    #[cold]
    fn lay_by_days(&mut self, row: usize, by_days: ByDays<'_>) {
        let (from, until) = (at(&self.columns.from, row), at(&self.columns.until, row));
        let pricing = self.columns.pricing(row, self.extrapolation);
        for (day, oere) in by_days.payments(from, until, &pricing) {
            if self.entries.iter().any(|entry| !entry.kind.is_beside() && entry.scheduled == day) {
                continue;
            }
            match oere {
                Ok(oere) => self.payment_runs.push(PaymentRun { first: day, last: day, oere }),
                // A gap is reported by its first day.
                Err(missing) => {
                    self.missing(row, day, missing);
                    return;
                }
            }
        }
    }

    /// The payments between two, without those that have entries.
    #[inline(always)]
    fn stretch(&mut self, row: usize, cadence: Cadence, first: i32, last: i32, oere: Result<i64, NoPrice>) {
        let mut next = first;
        for entry in &self.entries {
            let day = entry.scheduled;
            if entry.kind.is_beside()
                || day < next
                || day > last
                || cadence.first_from(first, day, self.calendar) != day
            {
                continue;
            }
            match oere {
                Ok(oere) if day > next => {
                    self.payment_runs.push(PaymentRun {
                        first: next,
                        last: cadence.before(day, self.calendar),
                        oere,
                    });
                }
                Err(_) if day > next => break,
                _ => {}
            }
            next = cadence.after(day, self.calendar);
        }
        if next > last {
            return;
        }
        match oere {
            Ok(oere) => self.payment_runs.push(PaymentRun { first: next, last, oere }),
            Err(missing) => self.missing(row, next, missing),
        }
    }

    /// Records that a payment has no price.
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
    /// The row that this row changes.
    #[inline]
    pub(super) fn changed_by(&self, row: usize) -> Option<usize> {
        self.modifies
            .get(row)
            .filter(|changed| **changed != super::numbers::NO_INDEX)
            .map(|changed| place(*changed))
    }

    /// The step from one payment of a row to the next; none for individual payments.
    #[inline]
    fn cadence(&self, row: usize) -> Option<Cadence> {
        match at(&self.cadence_code, row).pays() {
            RowCadence::Individual => None,
            RowCadence::Once => Some(Cadence::Days(1)),
            RowCadence::Running(cadence) => Some(cadence),
        }
    }

    /// The amounts of the payments of a row.
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
