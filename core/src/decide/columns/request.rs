//! What is asked of many citizens at once, in columns, and what is answered.

use serde::Serialize;

use super::reasons::Reasons;
use crate::dates::Date;
use crate::decide::check::Decision;
use crate::fault::catalogue;
use crate::rulebook::compiled::Day;

/// In a column of rule numbers: none. Used for the main activity of a main activity, and for a provider that is not
/// chosen.
pub const NO_ID: u32 = u32::MAX;
/// The days since 1970-01-01 that are dates in the years 1 to 9999.
pub(super) const DATES: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
/// In a column of facts: the fact is missing.
pub const MISSING_FACT: i64 = i64::MIN;
/// The day from which dates in columns are counted, as in Arrow's `Date32`: 1970-01-01.
pub(super) const EPOCH: Day = 719_163;
/// The most faults of one column that are reported one by one. A column with more faults is wrong as a whole.
pub(super) const MOST_FAULTS: usize = 100;

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

/// Proposals in columns, all of one length. Rules are given by their numbers in the rule book (see
/// [`RuleBook::section_number`](crate::rulebook::RuleBook::section_number) and its like); a number that the rule book does
/// not have is refused like an unknown id.
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
    /// Why.
    pub reasons: Vec<Reasons>,
}

crate::privacy::debug_by_fields!(FactColumn<'_> { dimension, values });
