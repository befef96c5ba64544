//! The plans of many cases as columns: a municipality's, or a country's.
//!
//! A [`Portfolio`] has one row for each activity. It is built from cases, row by row, or read from Arrow, and is
//! then a value that does not change. When it is built, each row's price is worked out once for each stretch of
//! days that it holds on; a forecast counts the payments of these stretches month by month, by arithmetic, and never
//! walks them.

mod builder;
mod columns;
mod count;
mod cuts;
pub(crate) mod days;
mod fault;
mod from_cases;
mod groups;
mod price;
mod request;
mod row;
mod runs;

pub use builder::PortfolioBuilder;
pub use fault::PortfolioFault;
pub use from_cases::PortfolioOptions;
pub use request::{ForecastRequest, View};
pub use row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};

use crate::forecast::{Forecast, ForecastFault, Layer};
use crate::plan::Extrapolation;
use columns::Columns;
use count::{Sums, Window};
use groups::Groups;
use runs::AllRuns;

/// The plans of many cases, one row for each activity that is granted or expected.
#[derive(Debug, Clone)]
pub struct Portfolio {
    columns: Columns,
    extrapolation: Extrapolation,
    runs: AllRuns,
}

impl Portfolio {
    fn new(columns: Columns, extrapolation: Extrapolation, runs: AllRuns) -> Self {
        Self { columns, extrapolation, runs }
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

    /// The dimensions that rows have labels of, beside the case, which is always one.
    pub fn dimensions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.dimensions.iter().map(|dimension| dimension.name.as_str())
    }

    /// The rows as they were handed over, those of each case after each other.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.len()).map(|row| self.columns.row(row))
    }

    /// What is done beyond the last known price.
    #[must_use]
    pub const fn extrapolation(&self) -> Extrapolation {
        self.extrapolation
    }

    /// A builder of a portfolio like this one: the same dimensions, rates and options, and no row.
    #[must_use]
    pub fn like(&self) -> PortfolioBuilder {
        let mut builder = PortfolioBuilder::new(self.dimensions()).extrapolate(self.extrapolation);
        for rate in &self.columns.rates {
            builder.rate(&rate.id, &rate.values);
        }
        builder
    }

    /// Bytes of memory: of the input columns, and of the runs that are kept for counting.
    #[must_use]
    pub fn bytes(&self) -> (usize, usize) {
        (self.columns.bytes(), self.runs.bytes())
    }

    /// What the payments come to, by month, group and layer.
    ///
    /// What is paid counts in the month it was paid, with what was paid; the rest in the month it is planned for.
    /// Every group that a row is of is there, also where it comes to nothing.
    ///
    /// # Errors
    /// `unknown-dimension`, `dimension-repeated`, `forecast-too-large`; `sum-too-large` where all payments of the
    /// portfolio together, of any month, are more than 90 billion million kroner.
    pub fn forecast(&self, request: &ForecastRequest) -> Result<Forecast, ForecastFault> {
        if i64::try_from(self.runs.magnitude).is_err() {
            return Err(ForecastFault::SumTooLarge { text: format!("{} øre", self.runs.magnitude) });
        }
        let groups = Groups::of(&self.columns, &request.by)?;
        Forecast::check_size(groups.labels.len(), request.months)?;
        let window = Window::of(request.months);
        let mut sums = Sums::zero(groups.labels.len(), request.months.len());
        sums.add(&self.runs.both, Layer::Granted, &groups.of_row, &window);
        match request.view {
            View::Granted => sums.add(&self.runs.granted, Layer::Granted, &groups.of_row, &window),
            View::Expected => sums.add(&self.runs.expected, Layer::Expected, &groups.of_row, &window),
        }
        Forecast::from_oere(request.months, request.by.clone(), groups.labels, sums.into_oere())
    }
}
