//! Columns: many proposals for many citizens at once, columns of numbers in, columns of numbers out.

mod encode;
mod groups;
mod reasons;
mod rows;
mod tables;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use reasons::Reasons;
use tables::Tables;

use super::check::Decision;
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path, catalogue};
use crate::rulebook::RuleBook;
use crate::rulebook::compiled::Day;

/// In a column of rule numbers: none. Used for the main activity of a main activity, and for a provider that is not
/// chosen.
pub const NO_ID: u32 = u32::MAX;
/// The days since 1970-01-01 that are dates in the years 1 to 9999.
const DATES: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
/// In a column of facts: the fact is missing.
pub const MISSING_FACT: i64 = i64::MIN;
/// The day from which dates in columns are counted, as in Arrow's `Date32`: 1970-01-01.
const EPOCH: Day = 719_163;
/// The most faults of one column that are reported one by one. A column with more faults is wrong as a whole.
const MOST_FAULTS: usize = 100;

catalogue! {
    /// What can be wrong with columns of queries.
    pub enum ColumnFault {
        /// A column has another length than the column of sections.
        ColumnLength { length: usize, expected: usize } = "column-length",
            "the column has {length} rows, not the {expected} of the sections";
        /// The rule book has no such dimension.
        UnknownColumn { column: String } = "unknown-column", "unknown dimension `{column}`";
        /// The dimension is derived: state the one that it is derived from.
        DerivedColumn { column: String, of: String } = "derived-column",
            "`{column}` is derived from `{of}`; give that instead";
        /// A dimension is given twice.
        RepeatedColumn { column: String } = "repeated-column", "the dimension `{column}` is given twice";
        /// A value is not in the domain of the dimension.
        NotInDomain { value: i64 } = "column-value-not-in-domain", "`{value}` is not a value of the dimension";
        /// A number of days is not a date.
        NoDate { days: i64 } = "column-value-no-date", "`{days}` days from 1970-01-01 is not a date";
    }
}

/// Proposals in columns of equal length. Rules are given by their numbers in the rule book (see
/// [`RuleBook::section_number`] and the similar functions). An unknown number is refused like an unknown id.
#[derive(Debug, Clone, Copy)]
pub struct BatchRequest<'a> {
    /// The section of each row.
    pub section: &'a [u32],
    /// The activity type of each row.
    pub activity_type: &'a [u32],
    /// The main activity type of each supplementary row, [`NO_ID`] for main rows; empty when all rows are main.
    pub main: &'a [u32],
    /// The provider of each row, [`NO_ID`] if none is chosen; empty if no row has one.
    pub provider: &'a [u32],
    /// The decision date.
    pub on: DecisionDates<'a>,
    /// The facts. A dimension without a column is missing in every row.
    pub facts: &'a [FactColumn<'a>],
}

/// The decision date of a column of queries.
#[derive(Debug, Clone, Copy)]
pub enum DecisionDates<'a> {
    /// One for all rows.
    Date(Date),
    /// One for each row, in days from 1970-01-01.
    Days(&'a [i32]),
}

/// The values of one dimension, one per row: the index of a choice in its domain from 0, a step, a number, 0 or 1 for
/// a flag, days since 1970-01-01 for a date; [`MISSING_FACT`] if the fact is missing.
#[derive(Clone, Copy)]
pub struct FactColumn<'a> {
    /// Name of the dimension.
    pub dimension: &'a str,
    /// The values.
    pub values: &'a [i64],
}

/// The answers, one per row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BatchResult {
    /// Allowed, refused or unknown.
    pub decisions: Vec<Decision>,
    /// The reasons.
    pub reasons: Vec<Reasons>,
}

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

crate::privacy::debug_by_fields!(FactColumn<'_> { dimension, values });
