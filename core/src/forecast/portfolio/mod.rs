//! The plans of many cases as columns: of a municipality, or of a country.
//!
//! A [`Portfolio`] has one row for each activity. It is built from cases, row by row, or read from Arrow, and then
//! never changes. When it is built, the price of each row is computed once for each run of days on which it holds. A
//! forecast counts the payments of these runs month by month, by arithmetic, without walking them.

mod accumulator;
mod arrow;
mod builder;
mod by_day;
mod check;
mod columns;
mod control;
mod count;
mod cuts;
pub(crate) mod days;
mod fault;
mod forecast;
mod from_cases;
mod from_income;
mod groups;
mod missing;
mod names;
mod numbers;
mod order;
mod parts;
mod payments;
mod price;
mod request;
mod row;
mod runs;
mod source;

pub use accumulator::ForecastAccumulator;
pub use arrow::{ArrowOptions, PortfolioReader, ipc_bytes};
pub use builder::PortfolioBuilder;
pub use control::{Progress, ProgressControl};
pub use fault::PortfolioFault;
pub use forecast::Views;
pub use from_cases::PortfolioOptions;
pub use missing::MissingCase;
pub use payments::{PaymentChunk, Payments, PaymentsRequest};
pub use request::{ForecastRequest, View};
pub use row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};
pub(in crate::forecast) use source::{Origin, Source, Values};

use crate::dates::DatedAmounts;
use crate::fault::{Fault, Faults, Path};
use crate::plan::Extrapolation;
use columns::Columns;
use runs::AllRuns;

/// The plans of many cases, one row for each activity that is granted or expected.
#[derive(Debug, Clone)]
pub struct Portfolio {
    columns: Columns,
    extrapolation: Extrapolation,
    runs: AllRuns,
    missing: Vec<MissingCase>,
}

impl Portfolio {
    fn new(columns: Columns, extrapolation: Extrapolation, runs: AllRuns) -> Self {
        Self { columns, extrapolation, runs, missing: Vec::new() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many cases there are.
    #[must_use]
    pub fn case_count(&self) -> usize {
        self.columns.cases.len()
    }

    /// The cases with faults: they are not counted, and every [`Forecast`](super::Forecast) of this portfolio names
    /// them.
    #[must_use]
    pub fn missing(&self) -> &[MissingCase] {
        &self.missing
    }

    /// The same portfolio with these missing cases.
    fn lacking(self, missing: Vec<MissingCase>) -> Self {
        Self { missing, ..self }
    }

    /// The dimensions for which rows have labels, in addition to the case, which is always one.
    pub fn dimensions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.dimensions.iter().map(|dimension| dimension.name.as_str())
    }

    /// The rows in their original form, grouped by case. For a paused plan, the entries contain the payments that its
    /// pauses leave.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.len()).map(|row| {
            let mut shown = self.columns.row(row);
            let paused = self.columns.paused_entries(row, self.extrapolation);
            if !paused.is_empty() {
                shown.entries.extend(paused);
                shown.entries.sort_by_key(RowEntry::scheduled);
            }
            shown
        })
    }

    /// The rows as they are kept, each with its place: what pauses take from payments is not among the entries.
    pub(super) fn kept_rows(&self) -> impl Iterator<Item = (usize, Row<'_>)> {
        (0..self.len()).map(|row| (row, self.columns.row(row)))
    }

    /// What to do beyond the last known price.
    #[must_use]
    pub const fn extrapolation(&self) -> Extrapolation {
        self.extrapolation
    }

    /// The rates of the rows, by id. If rows have different values of a rate, the last ones.
    pub fn rates(&self) -> impl Iterator<Item = (&str, &DatedAmounts)> {
        self.columns.rates.iter().map(|rate| (rate.id.as_str(), &rate.values))
    }

    /// The same rows with another extrapolation beyond the last known price. Every price is computed again.
    ///
    /// # Errors
    /// `price-not-in-force`, `amount-too-large`, for every row.
    pub fn extrapolated(self, extrapolation: Extrapolation) -> Result<Self, Faults<PortfolioFault>> {
        let (runs, unpriced) = AllRuns::of(&self.columns, extrapolation);
        let mut faults = Faults::new();
        for (row, kind) in unpriced {
            faults.push(Fault::at(Path::root().join("rows").join(row), kind));
        }
        faults.into_result(Self { runs, extrapolation, ..self })
    }

    /// A builder with the same dimensions, rates, options and missing cases, without rows.
    #[must_use]
    pub fn like(&self) -> PortfolioBuilder {
        let mut builder = PortfolioBuilder::new(self.dimensions()).extrapolate(self.extrapolation);
        for rate in &self.columns.rates {
            builder.rate(&rate.id, &rate.values);
        }
        builder.lacking(&self.missing)
    }

    /// The dated values of one unit of a row, from its own price or its rate.
    pub(in crate::forecast) fn values_of(
        &self,
        row: usize,
    ) -> &[crate::dates::TimelineEntry<crate::Decimal>] {
        self.columns.values_of(row)
    }

    /// Properties of a row that the public row type does not have.
    pub(in crate::forecast) fn origin_of(&self, row: usize) -> Origin {
        self.columns.origin_of(row)
    }

    /// The last values of a rate.
    pub(in crate::forecast) fn rate(&self, id: &str) -> Option<&crate::dates::DatedAmounts> {
        self.columns.rates.iter().rfind(|rate| rate.id == id).map(|rate| &rate.values)
    }

    /// Bytes of memory: of the input columns, and of the runs that are kept for counting.
    #[must_use]
    pub fn bytes(&self) -> (usize, usize) {
        (self.columns.bytes(), self.runs.bytes())
    }
}
