//! Builds a portfolio row by row.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Portfolio;
use super::check::{Checked, in_order};
use super::columns::{Columns, Dimension, NamedRate};
use super::days::day_of;
use super::fault::PortfolioFault;
use super::missing::MissingCase;
use super::names::{Names, Numbering};
use super::numbers::{NO_INDEX, at, place};
use super::order::spans;
use super::row::Row;
use super::runs::AllRuns;
use super::source::Origin;
use crate::dates::{DatedAmounts, Timeline, TimelineEntry};
use crate::fault::{Fault, Faults, Path, Suggestions};
use crate::limits::MAX_FAULTS;
use crate::plan::{Extrapolation, Status};

/// Builds a [`Portfolio`] row by row. Rows are checked by [`finish`](Self::finish).
///
/// ```
/// use bevilling::dates::{DayOfMonth, Frequency, TimelineEntry, Validity, parse};
/// use bevilling::forecast::{ForecastRequest, Months, PortfolioBuilder, Row, RowPrice, RowSchedule, RowValues, View};
/// use bevilling::{Decimal, money, plan::{Proration, Status}};
///
/// let mut builder = PortfolioBuilder::new(["section"]);
/// let schedule = RowSchedule::Running {
///     frequency: Frequency::Monthly { day: DayOfMonth::FIRST }, proration: Proration::None, from: parse("2026-03-01")?, until: parse("2027-12-31")?,
/// };
/// let values = [TimelineEntry::new(Validity::ALWAYS, money::parse("5000")?)];
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
#[derive(Default)]
pub struct PortfolioBuilder {
    pub(super) columns: Columns,
    extrapolation: Extrapolation,
    pub(super) cases: Numbering,
    /// By dimension, the numbers of its labels.
    pub(super) labels: Vec<FxHashMap<String, u32>>,
    /// For each row, the activity that it changes; empty if none.
    pub(super) changed: Names,
    /// Drafts that were left out, if changes of unknown activities are refused.
    drafts: FxHashSet<(String, String)>,
    /// Whether changes of unknown activities change nothing.
    pub(super) is_loose: bool,
    faults: Vec<Fault<PortfolioFault>>,
    pub(super) rows_seen: usize,
    /// The original numbers of the rows.
    pub(super) numbers: Vec<usize>,
    /// Rows that are drafts or have faults.
    left_out: FxHashSet<usize>,
    suggestions: Suggestions,
    /// Missing cases of the portfolio.
    missing: Vec<MissingCase>,
}

/// The number of a label; it is added if it is new.
pub(super) fn label_number(known: &mut FxHashMap<String, u32>, labels: &mut Vec<String>, label: &str) -> u32 {
    known.get(label).copied().unwrap_or_else(|| {
        let number = u32::try_from(labels.len()).unwrap_or(NO_INDEX);
        labels.push(label.to_owned());
        known.insert(label.to_owned(), number);
        number
    })
}

/// The number of a VAT factor; none if it is invalid.
pub(super) fn vat_number(vats: &mut Vec<DatedAmounts>, vat: &[TimelineEntry<Decimal>]) -> Option<u32> {
    let known = vats.iter().rposition(|known| known.pieces() == vat);
    let place = match known {
        Some(place) => place,
        None => {
            if !in_order(vat) {
                return None;
            }
            vats.push(DatedAmounts(Timeline::from_pieces(vat.to_vec()).ok()?));
            vats.len().checked_sub(1)?
        }
    };
    u32::try_from(place).ok()
}

impl PortfolioBuilder {
    /// A portfolio without rows, with these dimensions; the case is always one.
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

    /// The same with an extrapolation beyond the last known price. Refused by default.
    #[must_use]
    pub const fn extrapolate(mut self, extrapolation: Extrapolation) -> Self {
        self.extrapolation = extrapolation;
        self
    }

    /// What to do beyond the last known price.
    pub(in crate::forecast) const fn policy(&self) -> Extrapolation {
        self.extrapolation
    }

    /// The same for a portfolio with these missing cases.
    pub(in crate::forecast) fn lacking(mut self, missing: &[MissingCase]) -> Self {
        self.missing = missing.to_vec();
        self
    }

    /// Adds a rate, or replaces its values for the following rows.
    pub fn rate(&mut self, id: &str, values: &DatedAmounts) {
        let known = self.columns.rates.iter().rev().find(|rate| rate.id == id);
        if known.is_none_or(|rate| rate.values != *values) {
            self.columns.rates.push(NamedRate { id: id.to_owned(), values: values.clone() });
        }
    }

    /// Adds a row; drafts are left out. Rows of different cases may be mixed.
    pub fn add(&mut self, row: &Row<'_>) {
        self.add_of(row, &Origin::default());
    }

    /// As [`add`](Self::add), for a plan that continues another, or whose values have a source.
    pub(in crate::forecast) fn add_of(&mut self, row: &Row<'_>, origin: &Origin) {
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
        let (cadence_code, from, until) = checked.schedule();
        let entries = checked.entries();
        let (units, rate, own) = checked.price(&self.columns.rates);
        let vat = row.vat.map_or(Some(NO_INDEX), |vat| vat_number(&mut self.columns.vats, vat));
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
        self.numbers.push(number);
        self.changed.push(row.modifies.unwrap_or_default());
        let columns = &mut self.columns;
        columns.case_of.push(self.cases.number(&mut columns.cases, row.case));
        columns.activities.push(row.activity);
        columns.granted.push(row.status == Status::Granted);
        columns.cadence_code.push(cadence_code);
        columns.from.push(from);
        columns.until.push(until);
        if let Some(source) = &origin.source
            && let Ok(row) = u32::try_from(columns.from.len().saturating_sub(1))
        {
            columns.sources.insert(row, source.clone());
        }
        if let Some(day) = origin.covers_from.and_then(day_of) {
            columns.covers_from.resize(columns.from.len(), 0);
            columns.covers_from.last_mut().into_iter().for_each(|last| *last = day);
        }
        if !origin.pauses.is_empty() {
            columns.pauses.resize(columns.from.len(), Vec::new());
            columns.pauses.last_mut().into_iter().for_each(|last| last.clone_from(&origin.pauses));
        }
        columns.units.push(units);
        columns.rate.push(rate);
        columns.vat.push(vat.unwrap_or(NO_INDEX));
        columns.values.extend_from_slice(own);
        columns.values_end.push(u32::try_from(columns.values.len()).unwrap_or(NO_INDEX));
        entries.into_iter().for_each(|entry| columns.entries.push(entry));
        columns.entries_end.push(u32::try_from(columns.entries.len()).unwrap_or(NO_INDEX));
        let dimensions = columns.dimensions.iter_mut().zip(&mut self.labels);
        for ((dimension, known), label) in dimensions.zip(&row.labels) {
            dimension.codes.push(label_number(known, &mut dimension.labels, label));
        }
    }

    /// The number of the next row.
    const fn next_row(&mut self) -> usize {
        let number = self.rows_seen;
        self.rows_seen += 1;
        number
    }

    /// Records a fault of a row.
    fn refuse(&mut self, number: usize, kind: PortfolioFault) {
        let suggestion = match &kind {
            PortfolioFault::UnknownRate { rate, .. } => {
                self.suggestions.nearest(rate, self.columns.rates.iter().map(|known| known.id.as_str()))
            }
            _ => None,
        };
        let place = Path::root().join("rows").join(number);
        self.faults.push(Fault::at(place, kind).suggest(suggestion));
    }

    /// Records a fault of a row that is in the columns already; it will be left out.
    pub(super) fn refuse_row(&mut self, row: usize, kind: PortfolioFault) {
        self.left_out.insert(row);
        self.refuse(at(&self.numbers, row), kind);
    }

    /// Leaves out a draft that is in the columns already; other rows may change it.
    pub(super) fn leave_out(&mut self, row: usize, case: &str, activity: &str) {
        self.left_out.insert(row);
        self.drafts.insert((case.to_owned(), activity.to_owned()));
    }

    /// The number of each rate.
    pub(super) fn rate_numbers(&self) -> FxHashMap<String, u32> {
        let rates = self.columns.rates.iter().enumerate();
        rates.filter_map(|(number, rate)| Some((rate.id.clone(), u32::try_from(number).ok()?))).collect()
    }

    /// The portfolio.
    ///
    /// # Errors
    /// All faults of all rows, at `/rows/<number>`, with the key of the row: the codes of [`PortfolioFault`].
    pub fn finish(self) -> Result<Portfolio, Faults<PortfolioFault>> {
        self.build().map_err(|all| {
            // All faults are found; the first ones are reported, with the number of the rest.
            let more = all.len().saturating_sub(MAX_FAULTS);
            let mut faults = Faults::new();
            all.into_iter().take(MAX_FAULTS).for_each(|fault| faults.push(fault));
            if more > 0 {
                faults.push(Fault::new(PortfolioFault::MoreFaults { more }));
            }
            faults
        })
    }

    /// The portfolio, or all faults.
    pub(super) fn build(mut self) -> Result<Portfolio, Vec<Fault<PortfolioFault>>> {
        let limit = place(NO_INDEX);
        let columns = &self.columns;
        let texts = [&columns.cases, &columns.activities, &self.changed].map(Names::text_len);
        let most = [
            columns.values.len(),
            columns.entries.len(),
            texts.into_iter().max().unwrap_or_default(),
            self.rows_seen,
        ];
        if most.into_iter().any(|count| count >= limit) {
            return Err(vec![Fault::new(PortfolioFault::TooManyRows { limit })]);
        }
        self.put_cases_together();
        self.columns.shrink();
        self.find_changed();
        let (runs, unpriced) = AllRuns::of(&self.columns, self.extrapolation);
        for (row, kind) in unpriced {
            self.refuse(at(&self.numbers, row), kind);
        }
        if self.faults.is_empty() {
            Ok(Portfolio::new(self.columns, self.extrapolation, runs).lacking(self.missing))
        } else {
            Err(self.faults)
        }
    }

    /// Groups the rows by case, in their original order, without the rows that are left out. Cases with the same
    /// label are placed together, so that the figures of a group are counted together.
    fn put_cases_together(&mut self) {
        let ranks = self.columns.case_ranks();
        let rank = |case: &u32| at(&ranks, place(*case));
        if !self.columns.case_of.is_sorted_by_key(rank) || !self.left_out.is_empty() {
            let mut order = self.columns.by_rank(&ranks);
            if !self.left_out.is_empty() {
                order.retain(|row| !self.left_out.contains(row));
            }
            self.columns = self.columns.payable(&order);
            self.numbers = order.iter().map(|row| at(&self.numbers, *row)).collect();
            self.changed = self.changed.payable(&spans(&order));
        }
        let mut starts = Vec::with_capacity(self.columns.cases.len() + 1);
        for (row, case) in self.columns.case_of.iter().enumerate() {
            if starts.len() <= place(*case) {
                starts.push(u32::try_from(row).unwrap_or(NO_INDEX));
            }
        }
        self.columns.case_starts = starts;
    }

    /// Finds the rows that other rows change, and repeated activities.
    fn find_changed(&mut self) {
        /// Cases with few rows are searched; for larger ones all activities are hashed.
        const FEW: usize = 32;
        let mut refused: Vec<(usize, PortfolioFault)> = Vec::new();
        let mut modifies = vec![NO_INDEX; self.columns.len()];
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let columns = &self.columns;
        let name = |row: usize| columns.activities.get(row);
        for case in 0..columns.cases.len() {
            let rows = columns.rows_of(case);
            known.clear();
            if rows.len() > FEW {
                known.extend(rows.clone().rev().map(|row| (name(row), row)));
            }
            // The first row of a name.
            let find = |wanted: &str| {
                if rows.len() > FEW {
                    known.get(wanted).copied()
                } else {
                    rows.clone().find(|row| name(*row) == wanted)
                }
            };
            // Names in rising order are unique. Increasing numbers usually are in order.
            let in_order =
                rows.clone().map(name).is_sorted_by(|one, next| (one.len(), *one) < (next.len(), *next));
            if !in_order {
                for row in rows.clone().filter(|row| find(name(*row)) != Some(*row)) {
                    let (case, activity) = columns.key(row);
                    refused.push((row, PortfolioFault::ActivityRepeated { case, activity }));
                }
            }
            if self.changed.are_empty(rows.clone()) {
                continue;
            }
            for row in rows.clone().filter(|row| !self.changed.are_empty(*row..row + 1)) {
                let changed = self.changed.get(row);
                if let Some(found) = find(changed) {
                    if let Some(place) = modifies.get_mut(row) {
                        *place = u32::try_from(found).unwrap_or(NO_INDEX);
                    }
                } else if !self.is_loose {
                    let (case, activity) = columns.key(row);
                    let changed = changed.to_owned();
                    if !self.drafts.contains(&(case.clone(), changed.clone())) {
                        refused
                            .push((row, PortfolioFault::ChangedActivityUnknown { case, activity, changed }));
                    }
                }
            }
        }
        self.columns.modifies = modifies;
        for (row, kind) in refused {
            self.refuse(at(&self.numbers, row), kind);
        }
    }
}

crate::privacy::debug_by_fields!(PortfolioBuilder {
    columns,
    extrapolation,
    cases,
    labels,
    changed,
    drafts,
    is_loose,
    faults,
    rows_seen,
    numbers,
    left_out,
    suggestions,
    missing
});
