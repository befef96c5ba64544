//! Building a portfolio row by row.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Portfolio;
use super::check::{Checked, in_order};
use super::columns::{Columns, Dimension, Entry, NONE, NamedRate, Pace, at, place};
use super::fault::PortfolioFault;
use super::row::Row;
use super::runs::AllRuns;
use crate::dates::{Amounts, Piece, Timeline};
use crate::fault::{Fault, Faults, Path, nearest};
use crate::limits::MAX_FAULTS;
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
    /// Rows, and the activities that they change.
    changes: FxHashMap<usize, String>,
    /// Drafts that were left out, where changes of what is not there are refused.
    drafts: FxHashSet<(String, String)>,
    /// Whether changes of what is not there change nothing.
    pub(super) is_loose: bool,
    faults: Vec<Fault<PortfolioFault>>,
    rows_seen: usize,
    /// The numbers that rows came with.
    numbers: Vec<usize>,
}

impl PortfolioBuilder {
    /// A portfolio of no row yet, with these dimensions; the case is always one.
    #[must_use]
    pub fn new<D: Into<String>>(dimensions: impl IntoIterator<Item = D>) -> Self {
        let dimension = |name: D| Dimension { name: name.into(), ..Dimension::default() };
        let dimensions: Vec<Dimension> = dimensions.into_iter().map(dimension).collect();
        let labels = vec![FxHashMap::default(); dimensions.len()];
        Self {
            columns: Columns { dimensions, ..Columns::default() },
            labels,
            is_loose: true,
            ..Self::default()
        }
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
        let number = self.next_row();
        if row.case.is_empty() {
            return self.refuse(number, PortfolioFault::CaseMissing { row: number });
        }
        if row.activity.is_empty() {
            return self
                .refuse(number, PortfolioFault::ActivityMissing { row: number, case: row.case.to_owned() });
        }
        if row.status == Status::Draft {
            return;
        }
        let mut checked = Checked { row, faults: Vec::new() };
        let (pace, from, until) = checked.schedule();
        let entries = checked.entries();
        let (units, rate, own) = checked.price(&self.columns.rates);
        let vat = row.vat.map_or(Some(NONE), |vat| self.vat(vat));
        if vat.is_none() {
            checked.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
        }
        let (expected, actual) = (self.columns.dimensions.len(), row.labels.len());
        if actual != expected {
            checked.fault(|case, activity| PortfolioFault::LabelsMisshapen {
                case,
                activity,
                expected,
                actual,
            });
        }
        let faults = checked.faults;
        if !faults.is_empty() {
            return faults.into_iter().for_each(|kind| self.refuse(number, kind));
        }
        let codes: Vec<u32> =
            row.labels.iter().enumerate().map(|(dimension, label)| self.code(dimension, label)).collect();
        let granted = row.status == Status::Granted;
        let raw = RawRow {
            number,
            case: row.case,
            activity: row.activity,
            granted,
            modifies: row.modifies,
            pace,
            from,
            until,
            units,
            rate,
            vat: vat.unwrap_or(NONE),
        };
        self.push(&raw, own.iter().cloned(), entries, codes);
    }

    /// The number of the row that comes now.
    pub(super) const fn next_row(&mut self) -> usize {
        let number = self.rows_seen;
        self.rows_seen += 1;
        number
    }

    /// Says what is wrong with a row.
    pub(super) fn refuse(&mut self, number: usize, kind: PortfolioFault) {
        let suggestion = match &kind {
            PortfolioFault::UnknownRate { rate, .. } => {
                nearest(rate, self.columns.rates.iter().map(|known| known.id.as_str()))
            }
            _ => None,
        };
        let place = Path::root().then("rows").then(number);
        self.faults.push(Fault::at(place, kind).suggest(suggestion));
    }

    /// Leaves out a draft, which others may change.
    pub(super) fn leave_out(&mut self, case: &str, activity: &str) {
        self.drafts.insert((case.to_owned(), activity.to_owned()));
    }

    /// The number of each rate.
    pub(super) fn rate_numbers(&self) -> FxHashMap<String, u32> {
        let rates = self.columns.rates.iter().enumerate();
        rates.filter_map(|(number, rate)| Some((rate.id.clone(), u32::try_from(number).ok()?))).collect()
    }

    /// Adds the label of a dimension to the row that is pushed next.
    pub(super) fn label(&mut self, dimension: usize, code: u32) {
        if let Some(dimension) = self.columns.dimensions.get_mut(dimension) {
            dimension.codes.push(code);
        }
    }

    /// The number of a label of a dimension.
    pub(super) fn code(&mut self, dimension: usize, label: &str) -> u32 {
        let (Some(known), Some(dimension)) =
            (self.labels.get_mut(dimension), self.columns.dimensions.get_mut(dimension))
        else {
            return NONE;
        };
        // Mostly that of the row before.
        if let Some(last) = dimension
            .codes
            .last()
            .filter(|last| dimension.labels.get(place(**last)).is_some_and(|known| known == label))
        {
            return *last;
        }
        known.get(label).copied().unwrap_or_else(|| {
            let code = u32::try_from(dimension.labels.len()).unwrap_or(NONE);
            dimension.labels.push(label.to_owned());
            known.insert(label.to_owned(), code);
            code
        })
    }

    /// Adds a row that nothing is wrong with.
    pub(super) fn push(
        &mut self,
        row: &RawRow<'_>,
        own: impl IntoIterator<Item = Piece<Decimal>>,
        entries: impl IntoIterator<Item = Entry>,
        codes: impl IntoIterator<Item = u32>,
    ) {
        let case = self.case(row.case);
        let columns = &mut self.columns;
        if let Some(changed) = row.modifies {
            self.changes.insert(columns.len(), changed.to_owned());
        }
        self.numbers.push(row.number);
        columns.case_of.push(case);
        columns.activities.push(row.activity);
        columns.granted.push(row.granted);
        columns.modifies.push(NONE);
        columns.pace.push(row.pace);
        columns.from.push(row.from);
        columns.until.push(row.until);
        columns.units.push(row.units);
        columns.rate.push(row.rate);
        columns.vat.push(row.vat);
        columns.values.extend(own);
        columns.values_end.push(u32::try_from(columns.values.len()).unwrap_or(NONE));
        entries.into_iter().for_each(|entry| columns.entries.push(entry));
        columns.entries_end.push(u32::try_from(columns.entries.len()).unwrap_or(NONE));
        for (dimension, code) in columns.dimensions.iter_mut().zip(codes) {
            dimension.codes.push(code);
        }
    }

    fn case(&mut self, id: &str) -> u32 {
        let columns = &self.columns;
        // Mostly that of the row before.
        let last = columns.case_of.last().copied();
        if let Some(last) = last.filter(|last| columns.cases.get(place(*last)) == id) {
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
    pub(super) fn vat(&mut self, vat: &[Piece<Decimal>]) -> Option<u32> {
        let known = self.columns.vats.iter().rposition(|known| known.pieces() == vat);
        let place = match known {
            Some(place) => place,
            None => {
                if !in_order(vat) {
                    return None;
                }
                let amounts = Timeline::from_pieces(vat.to_vec()).ok()?;
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
        let limit = place(NONE);
        let most =
            [self.columns.len(), self.columns.values.len(), self.columns.entries.len(), self.rows_seen];
        if most.into_iter().any(|count| count >= limit) {
            return Err(Fault::new(PortfolioFault::TooManyRows { limit }).into());
        }
        self.put_cases_together();
        self.find_changed();
        let (runs, unpriced) = AllRuns::of(&self.columns, self.extrapolation);
        for (row, kind) in unpriced {
            self.refuse(at(&self.numbers, row), kind);
        }
        // All are found; so many are told, and how many more there are.
        let more = self.faults.len().saturating_sub(MAX_FAULTS);
        let mut faults = Faults::none();
        self.faults.into_iter().take(MAX_FAULTS).for_each(|fault| faults.push(fault));
        if more > 0 {
            faults.push(Fault::new(PortfolioFault::MoreFaults { more }));
        }
        faults.or(Portfolio::new(self.columns, self.extrapolation, runs))
    }

    /// Puts the rows of each case after each other, in the order that they came.
    fn put_cases_together(&mut self) {
        if !self.columns.case_of.is_sorted() {
            let mut order: Vec<usize> = (0..self.columns.len()).collect();
            order.sort_by_key(|row| at(&self.columns.case_of, *row));
            self.columns = self.columns.picked(&order);
            self.numbers = order.iter().map(|row| at(&self.numbers, *row)).collect();
            let mut changes = std::mem::take(&mut self.changes);
            let moved = order.iter().enumerate().filter_map(|(new, old)| Some((new, changes.remove(old)?)));
            self.changes = moved.collect();
        }
        let mut starts = Vec::with_capacity(self.columns.cases.len() + 1);
        for (row, case) in self.columns.case_of.iter().enumerate() {
            if starts.len() <= place(*case) {
                starts.push(u32::try_from(row).unwrap_or(NONE));
            }
        }
        self.columns.case_starts = starts;
    }

    /// Finds the rows that others change, and activities that are there twice.
    fn find_changed(&mut self) {
        let changes = std::mem::take(&mut self.changes);
        let mut refused: Vec<(usize, PortfolioFault)> = Vec::new();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut modifies: Vec<(usize, usize)> = Vec::with_capacity(changes.len());
        let columns = &self.columns;
        for case in 0..columns.cases.len() {
            let rows = columns.rows_of(case);
            known.clear();
            let is_small = rows.len() <= 8;
            let is_changed = rows.clone().any(|row| changes.contains_key(&row));
            for row in rows.clone() {
                let name = columns.activities.get(row);
                // Of a few, comparing is faster than hashing.
                let is_repeated = if is_small {
                    (rows.start..row).any(|before| columns.activities.get(before) == name)
                } else {
                    known.contains_key(name)
                };
                if is_changed || !is_small {
                    known.insert(name, row);
                }
                if is_repeated {
                    let (case, activity) = columns.key(row);
                    refused.push((row, PortfolioFault::ActivityRepeated { case, activity }));
                }
            }
            for row in rows.filter(|_| is_changed) {
                let Some(changed) = changes.get(&row) else { continue };
                if let Some(changed) = known.get(changed.as_str()) {
                    modifies.push((row, *changed));
                } else if !self.is_loose {
                    let (case, activity) = columns.key(row);
                    let changed = changed.clone();
                    if !self.drafts.contains(&(case.clone(), changed.clone())) {
                        refused
                            .push((row, PortfolioFault::ChangedActivityUnknown { case, activity, changed }));
                    }
                }
            }
        }
        for (row, kind) in refused {
            self.refuse(at(&self.numbers, row), kind);
        }
        for (row, changed) in modifies {
            if let Some(place) = self.columns.modifies.get_mut(row) {
                *place = u32::try_from(changed).unwrap_or(NONE);
            }
        }
    }
}

/// A row that nothing is wrong with.
pub(super) struct RawRow<'r> {
    pub(super) number: usize,
    pub(super) case: &'r str,
    pub(super) activity: &'r str,
    pub(super) granted: bool,
    pub(super) modifies: Option<&'r str>,
    pub(super) pace: Pace,
    pub(super) from: i32,
    pub(super) until: i32,
    pub(super) units: Decimal,
    pub(super) rate: u32,
    pub(super) vat: u32,
}
