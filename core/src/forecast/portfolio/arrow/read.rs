//! Reading a portfolio from Arrow, batch by batch.

use arrow_array::RecordBatch;
use rustc_hash::FxHashMap;

use super::batch::{Batch, dimensions};
use super::faults::{Told, key};
use super::keys::{Keys, labels};
use super::payments::Payments;
use super::prices::{KnownVats, Prices};
use super::schedule::{Schedules, statuses};
use crate::dates::{Date, DatedAmounts};
use crate::fault::{Fault, Faults};
use crate::forecast::portfolio::columns::Columns;
use crate::forecast::{MissingCase, Portfolio, PortfolioBuilder, PortfolioFault};
use crate::plan::{Extrapolation, Status};

/// Settings for reading a portfolio from Arrow.
#[derive(Clone, Default, PartialEq)]
pub struct ArrowOptions {
    /// The rates of the rows, by id, in addition to those in the metadata of the schema.
    pub rates: std::collections::BTreeMap<String, DatedAmounts>,
    /// Plans without a last day are laid out through this day.
    pub through: Option<Date>,
    /// What to do beyond the last known price.
    pub extrapolation: Extrapolation,
}

/// Reads a [`Portfolio`] from batches in the documented columns (`docs/portfolio-columns.md`), one after another.
///
/// Every faulty row is reported with its number and its key; no row is silently left out.
#[derive(Debug)]
pub struct PortfolioReader {
    options: ArrowOptions,
    /// The state after the first batch.
    begun: Option<Begun>,
    faults: Vec<Fault<PortfolioFault>>,
}

struct Begun {
    builder: PortfolioBuilder,
    names: Vec<String>,
    rates: FxHashMap<String, u32>,
    vats: KnownVats,
}

/// Batches with fewer rows are read by one thread.
const ALONE: usize = 1 << 12;

/// Runs both, in parallel if that is worth it.
fn both<A: Send, B: Send>(
    rows: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if rows < ALONE { (one(), other()) } else { rayon::join(one, other) }
}

/// The metadata key of a schema for the rates, as JSON.
pub(super) const RATES: &str = "bevilling.rates";

/// The metadata key of a schema for the missing cases of the portfolio, as a JSON list.
pub(super) const MISSING: &str = "bevilling.missing";

impl PortfolioReader {
    /// A reader without batches.
    #[must_use]
    pub const fn new(options: ArrowOptions) -> Self {
        Self { options, begun: None, faults: Vec::new() }
    }

    /// Reads a batch. [`finish`](Self::finish) returns the faults.
    pub fn read(&mut self, batch: &RecordBatch) {
        let Self { options, begun, faults } = self;
        let begun = begun.get_or_insert_with(|| Begun::new(batch, options, faults));
        match Batch::of(batch, &begun.names, faults) {
            Some(columns) => begun.read(&columns, options),
            // Its rows have no keys, but they are numbered.
            None => begun.builder.rows_seen += batch.num_rows(),
        }
    }

    /// The portfolio.
    ///
    /// # Errors
    /// Everything that is wrong with the columns and with any row: the codes of [`PortfolioFault`].
    pub fn finish(self) -> Result<Portfolio, Faults<PortfolioFault>> {
        let mut faults = Faults::new();
        self.faults.into_iter().for_each(|fault| faults.push(fault));
        let finished = match self.begun {
            Some(begun) => begun.builder.finish(),
            None => PortfolioBuilder::new([""; 0]).finish(),
        };
        match finished {
            Ok(portfolio) => faults.into_result(portfolio),
            Err(found) => {
                found.into_iter().for_each(|fault| faults.push(fault));
                Err(faults)
            }
        }
    }
}

impl Begun {
    fn new(batch: &RecordBatch, options: &ArrowOptions, faults: &mut Vec<Fault<PortfolioFault>>) -> Self {
        let names = dimensions(batch);
        let mut builder =
            PortfolioBuilder::new(names.iter().map(String::as_str)).extrapolate(options.extrapolation);
        builder.is_loose = false;
        if let Some(text) = batch.schema_ref().metadata().get(RATES) {
            match serde_json::from_str::<std::collections::BTreeMap<String, DatedAmounts>>(text) {
                Ok(rates) => rates.iter().for_each(|(id, values)| builder.rate(id, values)),
                Err(error) => {
                    faults.push(Fault::new(PortfolioFault::ArrowUnreadable { text: error.to_string() }))
                }
            }
        }
        if let Some(text) = batch.schema_ref().metadata().get(MISSING) {
            match serde_json::from_str::<Vec<String>>(text) {
                // Their faults were known when they were read from cases.
                Ok(cases) => {
                    let missing = cases.into_iter().map(|case| MissingCase { case, faults: Faults::new() });
                    builder = builder.lacking(&missing.collect::<Vec<_>>());
                }
                Err(error) => {
                    faults.push(Fault::new(PortfolioFault::ArrowUnreadable { text: error.to_string() }))
                }
            }
        }
        options.rates.iter().for_each(|(id, values)| builder.rate(id, values));
        // Of several rates with one name the last counts.
        let rates = builder.rate_numbers();
        Self { builder, names, rates, vats: KnownVats::default() }
    }

    /// Reads the columns one after another, or several in parallel.
    fn read(&mut self, batch: &Batch<'_>, options: &ArrowOptions) {
        let Self { builder, rates, vats: known, .. } = self;
        let (first, start) = (builder.rows_seen, builder.columns.len());
        builder.rows_seen += batch.rows;
        builder.numbers.extend(first..first + batch.rows);
        let mut told = Told::of(batch);
        let statuses = statuses(batch, &mut told);
        let Columns { cadence_code, from, until, .. } = &mut builder.columns;
        Schedules { cadence_code, from, until }.read(batch, options, &mut told);
        let PortfolioBuilder { columns, cases: numbering, changed, labels: known_labels, .. } = builder;
        let Columns { cases, case_of, activities, dimensions, .. } = columns;
        let mut keys = Keys { cases, numbering, case_of, activities, changed };
        let Columns { units, rate, values, values_end, vat, vats, .. } = columns;
        let mut prices = Prices { units, rate, values, values_end, vat, vats };
        let Columns { entries, entries_end, .. } = columns;
        let mut payments = Payments { entries, entries_end };
        let paces = columns.cadence_code.get(start..).unwrap_or_default();
        let (mut of_prices, mut of_payments) = (Told::of(batch), Told::of(batch));
        let (keyless, _) = both(
            batch.rows,
            || {
                labels(batch, dimensions, known_labels);
                keys.read(batch, first)
            },
            || {
                both(
                    batch.rows,
                    || prices.read(batch, paces, rates, known, &mut of_prices),
                    || payments.read(batch, &statuses, &mut of_payments),
                )
            },
        );
        columns.granted.extend(statuses.iter().map(|status| *status == Some(Status::Granted)));
        let faults = [told.faults, of_prices.faults, of_payments.faults].concat();
        self.leave_out(batch, start, &statuses, keyless, faults);
    }

    /// Leaves out drafts, whose faults do not matter yet, and rows with faults. For rows without a key only the
    /// missing key is reported.
    fn leave_out(
        &mut self,
        batch: &Batch<'_>,
        start: usize,
        statuses: &[Option<Status>],
        keyless: Vec<(usize, PortfolioFault)>,
        mut faults: Vec<(usize, PortfolioFault)>,
    ) {
        let mut out: Vec<usize> = keyless.iter().map(|(row, _)| *row).collect();
        out.sort_unstable();
        let has_key = |row: usize| out.binary_search(&row).is_err();
        let is_draft = |row: usize| statuses.get(row).is_some_and(|status| *status == Some(Status::Draft));
        let drafts: Vec<usize> = (0..batch.rows).filter(|row| is_draft(*row) && has_key(*row)).collect();
        faults.retain(|(row, _)| has_key(*row) && !is_draft(*row));
        faults.extend(keyless);
        faults.sort_by_key(|(row, _)| *row);
        for row in drafts {
            let [case, activity] = key(batch, row);
            self.builder.leave_out(start + row, &case, &activity);
        }
        for (row, kind) in faults {
            self.builder.refuse_row(start + row, kind);
        }
    }
}

crate::privacy::debug_by_fields!(ArrowOptions { rates, through, extrapolation });

crate::privacy::debug_by_fields!(Begun { builder, names, rates, vats });
