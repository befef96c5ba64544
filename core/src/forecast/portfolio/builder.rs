//! Building a portfolio row by row.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Portfolio;
use super::columns::{Columns, Dimension, Entry, NONE, NamedRate, Pace, Says};
use super::days::day_of;
use super::fault::PortfolioFault;
use super::row::{Row, RowEntry, RowSchedule, RowValues};
use super::runs::AllRuns;
use crate::dates::{Amounts, Date, Piece};
use crate::fault::{Fault, Faults, Path, nearest};
use crate::limits::MAX_FAULTS;
use crate::money::AMOUNT_BOUND;
use crate::plan::{Extrapolation, Status};

/// Builds a [`Portfolio`] row by row; nothing is judged before [`finish`](Self::finish).
///
/// ```
/// use bevilling::dates::{DayOfMonth, Frequency, Piece, Validity, parse};
/// use bevilling::forecast::{ForecastRequest, Months, PortfolioBuilder, Row, RowPrice, RowSchedule, RowValues, View};
/// use bevilling::{Decimal, money, plan::Status};
///
/// let mut builder = PortfolioBuilder::new(["section"]);
/// let schedule = RowSchedule::Running {
///     frequency: Frequency::Monthly { day: DayOfMonth::FIRST }, from: parse("2026-03-01")?, until: parse("2027-12-31")?,
/// };
/// let values = [Piece::new(Validity::ALWAYS, money::parse("5000")?)];
/// builder.add(&Row {
///     case: "27.24.36-G01-7-20", activity: "1", status: Status::Granted, modifies: None, schedule,
///     price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values) }),
///     vat: None, entries: vec![], labels: vec!["BL-32-1-3"],
/// });
/// let portfolio = builder.finish()?;
/// let request = ForecastRequest::new(Months::of_year(2026)?).by(["section"]).view(View::Granted);
/// assert_eq!(portfolio.forecast(&request)?.total().to_string(), "50000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct PortfolioBuilder {
    columns: Columns,
    extrapolation: Extrapolation,
    cases: FxHashMap<String, u32>,
    labels: Vec<FxHashMap<String, u32>>,
    /// Rows and the activities that they change.
    changes: Vec<(usize, String)>,
    faults: Vec<Fault<PortfolioFault>>,
    rows_seen: usize,
}

impl PortfolioBuilder {
    /// A portfolio of no row yet, with these dimensions; the case is always one.
    #[must_use]
    pub fn new<D: Into<String>>(dimensions: impl IntoIterator<Item = D>) -> Self {
        let dimension = |name: D| Dimension { name: name.into(), ..Dimension::default() };
        let dimensions: Vec<Dimension> = dimensions.into_iter().map(dimension).collect();
        let labels = vec![FxHashMap::default(); dimensions.len()];
        Self { columns: Columns { dimensions, ..Columns::default() }, labels, ..Self::default() }
    }

    /// The same, with what is done beyond the last known price. Refused by default.
    #[must_use]
    pub const fn extrapolate(mut self, extrapolation: Extrapolation) -> Self {
        self.extrapolation = extrapolation;
        self
    }

    /// Adds a rate, or gives it other values for the rows to come.
    pub fn rate(&mut self, id: &str, values: &Amounts) {
        let known = self.columns.rates.iter().rev().find(|rate| rate.id == id);
        if known.is_none_or(|rate| rate.values != *values) {
            self.columns.rates.push(NamedRate { id: id.to_owned(), values: values.clone() });
        }
    }

    /// Adds a row; a draft is left out. Rows of a case may come in any order, and between those of others.
    pub fn add(&mut self, row: &Row<'_>) {
        let number = self.rows_seen;
        self.rows_seen += 1;
        if row.status == Status::Draft {
            return;
        }
        let place = || Path::root().then("rows").then(number);
        if row.case.is_empty() {
            return self.faults.push(Fault::at(place(), PortfolioFault::CaseMissing { row: number }));
        }
        if row.activity.is_empty() {
            let kind = PortfolioFault::ActivityMissing { row: number, case: row.case.to_owned() };
            return self.faults.push(Fault::at(place(), kind));
        }
        let mut checked = Checked { row, faults: Vec::new() };
        let (pace, from, until) = checked.schedule();
        let entries = checked.entries();
        let (units, rate, own) = checked.price(&self.columns.rates);
        let vat = row.vat.map(|vat| self.vat(vat)).map_or(NONE, |found| {
            found.unwrap_or_else(|| {
                checked.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
                NONE
            })
        });
        let expected = self.columns.dimensions.len();
        if row.labels.len() != expected {
            let actual = row.labels.len();
            checked.fault(|case, activity| PortfolioFault::LabelsMisshapen {
                case,
                activity,
                expected,
                actual,
            });
        }
        if !checked.faults.is_empty() {
            let suggest = |kind: &PortfolioFault| match kind {
                PortfolioFault::UnknownRate { rate, .. } => {
                    nearest(rate, self.columns.rates.iter().map(|known| known.id.as_str()))
                }
                _ => None,
            };
            let found = checked.faults.into_iter().map(|kind| {
                let suggestion = suggest(&kind);
                Fault::at(place(), kind).suggest(suggestion)
            });
            self.faults.extend(found);
            return;
        }
        let case = self.case(row.case);
        let columns = &mut self.columns;
        if let Some(changed) = row.modifies {
            self.changes.push((columns.len(), changed.to_owned()));
        }
        columns.case_of.push(case);
        columns.activities.push(row.activity);
        columns.granted.push(row.status == Status::Granted);
        columns.modifies.push(NONE);
        columns.pace.push(pace);
        columns.from.push(from);
        columns.until.push(until);
        columns.units.push(units);
        columns.rate.push(rate);
        columns.vat.push(vat);
        columns.values.extend_from_slice(own);
        columns.values_end.push(u32::try_from(columns.values.len()).unwrap_or(NONE));
        entries.into_iter().for_each(|entry| columns.entries.push(entry));
        columns.entries_end.push(u32::try_from(columns.entries.len()).unwrap_or(NONE));
        for ((dimension, known), label) in
            columns.dimensions.iter_mut().zip(&mut self.labels).zip(&row.labels)
        {
            let code = known.get(*label).copied().unwrap_or_else(|| {
                let code = u32::try_from(dimension.labels.len()).unwrap_or(NONE);
                dimension.labels.push((*label).to_owned());
                known.insert((*label).to_owned(), code);
                code
            });
            dimension.codes.push(code);
        }
    }

    fn case(&mut self, id: &str) -> u32 {
        let columns = &self.columns;
        // Mostly that of the row before.
        let last = columns.case_of.last().copied();
        if let Some(last) = last.filter(|last| columns.cases.get(super::columns::place(*last)) == id) {
            return last;
        }
        self.cases.get(id).copied().unwrap_or_else(|| {
            let case = u32::try_from(self.columns.cases.len()).unwrap_or(NONE);
            self.columns.cases.push(id);
            self.cases.insert(id.to_owned(), case);
            case
        })
    }

    /// The number of a VAT factor; none where it is not in order.
    fn vat(&mut self, vat: &[Piece<Decimal>]) -> Option<u32> {
        let known = self.columns.vats.iter().rposition(|known| known.pieces() == vat);
        let place = match known {
            Some(place) => place,
            None => {
                if !in_order(vat) {
                    return None;
                }
                let amounts = crate::dates::Timeline::from_pieces(vat.to_vec()).ok()?;
                self.columns.vats.push(Amounts(amounts));
                self.columns.vats.len().checked_sub(1)?
            }
        };
        u32::try_from(place).ok()
    }

    /// The portfolio.
    ///
    /// # Errors
    /// Everything that is wrong with any row, at `/rows/<number>`, with the row's key: the codes of
    /// [`PortfolioFault`].
    pub fn finish(mut self) -> Result<Portfolio, Faults<PortfolioFault>> {
        let limit = super::columns::place(NONE);
        let most =
            [self.columns.len(), self.columns.values.len(), self.columns.entries.len(), self.rows_seen];
        if most.into_iter().any(|count| count >= limit) {
            return Err(Fault::new(PortfolioFault::TooManyRows { limit }).into());
        }
        self.put_cases_together();
        self.find_changed();
        let (runs, unpriced) = AllRuns::of(&self.columns, self.extrapolation);
        self.faults.extend(unpriced);
        let mut faults = Faults::none();
        self.faults.into_iter().take(MAX_FAULTS).for_each(|fault| faults.push(fault));
        faults.or(Portfolio::new(self.columns, self.extrapolation, runs))
    }

    /// Puts the rows of each case after each other, in the order that they came.
    fn put_cases_together(&mut self) {
        if !self.columns.case_of.is_sorted() {
            let mut order: Vec<usize> = (0..self.columns.len()).collect();
            order.sort_by_key(|row| super::columns::at(&self.columns.case_of, *row));
            let changes: FxHashMap<usize, String> = std::mem::take(&mut self.changes).into_iter().collect();
            let names = self.columns.dimensions.iter().map(|dimension| dimension.name.clone());
            let mut sorted = Self::new(names.collect::<Vec<_>>()).extrapolate(self.extrapolation);
            sorted.columns.rates.clone_from(&self.columns.rates);
            for row in order {
                let rate = super::columns::at(&self.columns.rate, row);
                let mut again = self.columns.row(row);
                again.modifies = changes.get(&row).map(String::as_str);
                sorted.add(&again);
                // A rate that has had other values since keeps those it had.
                if let Some(last) = sorted.columns.rate.last_mut() {
                    *last = rate;
                }
            }
            sorted.faults = std::mem::take(&mut self.faults);
            sorted.rows_seen = self.rows_seen;
            *self = sorted;
        }
        let mut starts = Vec::with_capacity(self.columns.cases.len() + 1);
        for (row, case) in self.columns.case_of.iter().enumerate() {
            if starts.len() <= super::columns::place(*case) {
                starts.push(u32::try_from(row).unwrap_or(NONE));
            }
        }
        self.columns.case_starts = starts;
    }

    /// Finds the rows that others change, and activities that are there twice.
    fn find_changed(&mut self) {
        let mut changes = std::mem::take(&mut self.changes).into_iter().peekable();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut repeated: FxHashSet<usize> = FxHashSet::default();
        let columns = &self.columns;
        let mut modifies: Vec<(usize, usize)> = Vec::new();
        for case in 0..columns.cases.len() {
            known.clear();
            let rows = columns.rows_of(case);
            for row in rows.clone() {
                if known.insert(columns.activities.get(row), row).is_some() {
                    repeated.insert(row);
                }
            }
            while let Some((row, changed)) = changes.next_if(|(row, _)| rows.contains(row)) {
                if let Some(changed) = known.get(changed.as_str()) {
                    modifies.push((row, *changed));
                }
            }
        }
        for row in repeated {
            let (case, activity) = columns.key(row);
            let place = Path::root().then("rows").then(row);
            self.faults.push(Fault::at(place, PortfolioFault::ActivityRepeated { case, activity }));
        }
        for (row, changed) in modifies {
            if let Some(place) = self.columns.modifies.get_mut(row) {
                *place = u32::try_from(changed).unwrap_or(NONE);
            }
        }
    }
}

/// Whether dated values are in order and do not overlap.
fn in_order(pieces: &[Piece<Decimal>]) -> bool {
    let each = pieces.iter().all(|piece| piece.validity().is_valid());
    each && pieces
        .is_sorted_by(|one, next| matches!((one.to, next.from), (Some(to), Some(from)) if to <= from))
}

/// A row and what is wrong with it.
struct Checked<'r> {
    row: &'r Row<'r>,
    faults: Vec<PortfolioFault>,
}

impl<'r> Checked<'r> {
    fn fault(&mut self, kind: impl FnOnce(String, String) -> PortfolioFault) {
        self.faults.push(kind(self.row.case.to_owned(), self.row.activity.to_owned()));
    }

    fn day(&mut self, date: Date) -> i32 {
        day_of(date).unwrap_or_else(|| {
            self.fault(|case, activity| PortfolioFault::DateOutOfRange {
                case,
                activity,
                date: date.to_string(),
            });
            0
        })
    }

    fn schedule(&mut self) -> (Pace, i32, i32) {
        match self.row.schedule {
            RowSchedule::Once { date } => {
                let day = self.day(date);
                (Pace::ONCE, day, day)
            }
            RowSchedule::Running { frequency, from: start, until: end } => {
                let (from, until) = (self.day(start), self.day(end));
                if until < from - 1 {
                    self.fault(|case, activity| PortfolioFault::EndBeforeStart {
                        case,
                        activity,
                        start,
                        end,
                    });
                }
                (Pace::of(frequency), from, until)
            }
            RowSchedule::Individual => (Pace::INDIVIDUAL, 0, 0),
        }
    }

    fn price(&mut self, rates: &[NamedRate]) -> (Decimal, u32, &'r [Piece<Decimal>]) {
        let Some(price) = &self.row.price else { return (Decimal::ZERO, NONE, &[]) };
        if price.units.is_sign_negative() && !price.units.is_zero() {
            let units = price.units.to_string();
            self.fault(|case, activity| PortfolioFault::UnitsNegative { case, activity, units });
        }
        match price.values {
            RowValues::Own(values) => {
                if !in_order(values) {
                    self.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
                }
                (price.units, NONE, values)
            }
            RowValues::Rate(id) => {
                let place = rates.iter().rposition(|rate| rate.id == id);
                let place = place.and_then(|place| u32::try_from(place).ok());
                if place.is_none() {
                    let rate = id.to_owned();
                    self.fault(|case, activity| PortfolioFault::UnknownRate { case, activity, rate });
                }
                (price.units, place.unwrap_or(NONE), &[])
            }
        }
    }

    fn entries(&mut self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.row.entries.len());
        for entry in &self.row.entries {
            let (scheduled, says, counted, oere) = match *entry {
                RowEntry::Paid { scheduled, paid, oere } => (scheduled, Says::Paid, paid, oere),
                RowEntry::Planned { scheduled, oere } => (scheduled, Says::Planned, scheduled, oere),
                RowEntry::Gone { scheduled } => (scheduled, Says::Gone, scheduled, 0),
                RowEntry::Adjusted { scheduled, on, oere } => (scheduled, Says::Adjusted, on, oere),
            };
            if says == Says::Paid && self.row.status != Status::Granted {
                self.fault(|case, activity| PortfolioFault::PaidNotGranted {
                    case,
                    activity,
                    date: scheduled,
                });
            }
            if oere.checked_abs().is_none_or(|oere| i128::from(oere) >= i128::from(AMOUNT_BOUND) * 100) {
                let text = format!("{oere} øre");
                self.fault(|case, activity| PortfolioFault::AmountTooLarge { case, activity, text });
            }
            let (scheduled, counted) = (self.day(scheduled), self.day(counted));
            entries.push(Entry { scheduled, says, counted, oere });
        }
        entries.sort_unstable();
        let payments = entries.iter().filter(|entry| entry.says != Says::Adjusted);
        let twice =
            payments.clone().zip(payments.skip(1)).find(|(one, next)| one.scheduled == next.scheduled);
        if let Some((one, _)) = twice {
            let date = super::days::date_of(one.scheduled);
            self.fault(|case, activity| PortfolioFault::PaymentRepeated { case, activity, date });
        }
        entries
    }
}
