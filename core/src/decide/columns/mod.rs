//! Columns: many proposals for many citizens at once, columns of numbers in, columns of numbers out.

mod encode;
mod groups;
mod reasons;
mod request;
mod rows;
mod tables;
#[cfg(test)]
mod tests;

pub use reasons::Reasons;
pub use request::{BatchRequest, BatchResult, ColumnFault, DecisionDates, FactColumn, MISSING_FACT, NO_ID};
use request::{DATES, MOST_FAULTS};
use tables::Tables;

use crate::fault::{Fault, Faults, Path};
use crate::rulebook::RuleBook;

impl RuleBook {
    /// The number of a section, for columns.
    #[must_use]
    pub fn section_number(&self, id: &str) -> Option<u32> {
        self.section_index(id)
    }

    /// The number of an activity type, for columns.
    #[must_use]
    pub fn activity_type_number(&self, id: &str) -> Option<u32> {
        self.activity_type_index(id)
    }

    /// The number of a provider, for columns.
    #[must_use]
    pub fn provider_number(&self, id: &str) -> Option<u32> {
        self.provider_index(id)
    }

    /// Answers many proposals at once. Each row has the same answer as [`Situation::check`](super::Situation::check).
    ///
    /// Many rows with one date are answered from tables of the result of each rule, on all threads with the feature
    /// `columnar`. Neither affects the answers.
    ///
    /// # Errors
    /// Columns of other lengths, unknown or derived dimensions, and values outside their domain, with the row in the
    /// path; at most a hundred for one column.
    pub fn check_columns(&self, queries: &BatchRequest<'_>) -> Result<BatchResult, Faults<ColumnFault>> {
        let rows = queries.section.len();
        let mut faults = Faults::new();
        let mut length = |column: &str, length: usize| {
            if length != rows {
                let kind = ColumnFault::ColumnLength { length, expected: rows };
                faults.push(Fault::at(Path::root().join(column), kind));
            }
        };
        length("activity_type", queries.activity_type.len());
        for (name, column) in [("main", queries.main), ("provider", queries.provider)] {
            if !column.is_empty() {
                length(name, column.len());
            }
        }
        if let DecisionDates::Days(days) = queries.on {
            length("on", days.len());
        }
        for column in queries.facts {
            length(column.dimension, column.values.len());
        }
        if let DecisionDates::Days(days) = queries.on {
            let no_date = |(_, days): &(usize, &i32)| !DATES.contains(&i64::from(**days));
            for (row, &days) in days.iter().enumerate().filter(no_date).take(MOST_FAULTS) {
                let kind = ColumnFault::NoDate { days: i64::from(days) };
                faults.push(Fault::at(Path::root().join("on").join(row), kind));
            }
        }
        faults.into_result(())?;
        // Tables are used if there are enough rows to pay for them. Faults are reported by the row-by-row way.
        if let Some(outcomes) = Tables::new(self, queries).and_then(|tables| tables.answer(queries)) {
            return Ok(outcomes);
        }
        let columns = self.encode(queries)?;
        Ok(self.answer(queries, &columns))
    }
}
