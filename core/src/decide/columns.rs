//! Columns: many proposals for many citizens at once, columns of numbers in, columns of numbers out.

use chrono::Months;
use serde::Serialize;

use super::check::{CheckCode, Decision, Outcome, RawCheck, Sink};
use super::evaluate::{Evaluator, Subject};
use super::verdict::Check;
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path, catalogue, nearest};
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{Cell, Cells, Day, Dimensions, MISSING, NOWHERE, day, dimension_bit};
use crate::rulebook::{Domain, RuleBook};

/// In a column of numbers of rules: none, for the main activity of a main activity and a provider not chosen.
pub const NONE: u32 = u32::MAX;
/// The days from 1970-01-01 that are dates of the years 1 to 9999.
const DATES: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
/// In a column of facts: not stated.
pub const NOT_STATED: i64 = i64::MIN;
/// The day that dates in columns are counted from, as in Arrow's `Date32`: 1970-01-01.
const EPOCH: Day = 719_163;
/// How many rows are answered together.
const CHUNK: usize = 256;
/// How many values of a column are looked up beforehand.
const TABLE: i64 = 256;
/// The most faults of one column that are told one by one; a column with more is wrong as a whole.
const MOST_FAULTS: usize = 100;

catalogue! {
    /// What can be wrong with columns of queries.
    pub enum ColumnFault {
        /// A column is longer or shorter than that of the sections.
        ColumnLength { length: usize, expected: usize } = "column-length",
            "the column has {length} rows, not the {expected} of the sections";
        /// The rule book has no such dimension.
        UnknownColumn { column: String } = "unknown-column", "unknown dimension `{column}`";
        /// The dimension is derived: give what it is derived from.
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
/// [`RuleBook::section_number`] and its like); a number that the rule book does not have is refused like an
/// unknown id.
#[derive(Debug, Clone, Copy)]
pub struct Queries<'a> {
    /// The section of each row.
    pub section: &'a [u32],
    /// The activity type of each row.
    pub activity_type: &'a [u32],
    /// The main activity type of each supplementary row, [`NONE`] for main rows; empty when all rows are main.
    pub main: &'a [u32],
    /// The provider of each row, [`NONE`] where none is chosen; empty when none is in any row.
    pub provider: &'a [u32],
    /// The decision date.
    pub on: On<'a>,
    /// The facts; a dimension without a column is stated in no row.
    pub facts: &'a [FactColumn<'a>],
}

/// The decision date of a column of queries.
#[derive(Debug, Clone, Copy)]
pub enum On<'a> {
    /// One for all rows.
    Date(Date),
    /// One for each row, in days from 1970-01-01.
    Days(&'a [i32]),
}

/// The values of one dimension, a row each: the place of a choice in its domain from 0, a step, a number, 0 or
/// 1 for a flag, days from 1970-01-01 for a date; [`NOT_STATED`] where the fact is missing.
#[derive(Debug, Clone, Copy)]
pub struct FactColumn<'a> {
    /// Name of the dimension.
    pub dimension: &'a str,
    /// The values.
    pub values: &'a [i64],
}

/// The answers, a row each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Allowed, refused or unknown.
    pub decisions: Vec<Decision>,
    /// Why.
    pub reasons: Vec<Reasons>,
}

/// The reasons of an answer as a set of bits: the checks that refuse, those that a missing fact leaves open,
/// and the dimensions that either of them look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Reasons(u64);

const OPEN: u32 = 20;
const DIMENSIONS: u32 = 32;
/// The codes that can be left open, in the order of their bits.
const CAN_BE_OPEN: [CheckCode; 4] = [
    CheckCode::SectionCondition,
    CheckCode::FactRequired,
    CheckCode::ActivityTypeCondition,
    CheckCode::OfferCondition,
];

impl Reasons {
    /// The set as a number: bits 0–16 the refusing checks by [`CheckCode`], 20–23 the open ones (section
    /// condition, fact required, activity type condition, offer condition), 32–63 the dimensions.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The checks that refuse.
    pub fn refusing(self) -> impl Iterator<Item = CheckCode> {
        CheckCode::ALL.into_iter().filter(move |&code| self.0 & refusing_bit(code) != 0)
    }

    /// The checks that a missing fact leaves open.
    pub fn open(self) -> impl Iterator<Item = CheckCode> {
        CAN_BE_OPEN.into_iter().filter(move |&code| self.0 & open_bit(code) != 0)
    }

    /// The names of the dimensions that the refusing and open checks look at.
    pub fn dimensions(self, book: &RuleBook) -> impl Iterator<Item = &str> {
        let dimensions = book.document().dimensions.iter();
        dimensions
            .enumerate()
            .filter(move |&(position, _)| {
                u8::try_from(position)
                    .is_ok_and(|number| self.0 >> DIMENSIONS & u64::from(dimension_bit(number)) != 0)
            })
            .map(|(_, dimension)| dimension.id.as_str())
    }

    pub(crate) fn of<'v>(checks: impl Iterator<Item = Check<'v>>) -> Self {
        let mut bits = Answer::default();
        for check in checks {
            let book = check.placement.book();
            let numbers =
                check.facts().into_iter().filter_map(|fact| u8::try_from(book.dimension_index(fact)?).ok());
            bits.report(check.raw, numbers.fold(0, |set, number| set | dimension_bit(number)));
        }
        Self(bits.reasons)
    }
}

impl super::Verdict {
    /// The reasons of this verdict as a set, equal to what [`RuleBook::check_columns`] gives.
    #[must_use]
    pub fn reasons(&self) -> Reasons {
        Reasons::of(self.checks())
    }
}

const fn refusing_bit(code: CheckCode) -> u64 {
    1 << code as u32
}

const fn open_bit(code: CheckCode) -> u64 {
    let place = match code {
        CheckCode::SectionCondition => 0,
        CheckCode::FactRequired => 1,
        CheckCode::ActivityTypeCondition => 2,
        _ => 3,
    };
    1 << (OPEN + place)
}

/// A decision and its reasons, as the checks come in.
#[derive(Debug, Clone, Copy)]
struct Answer {
    decision: Decision,
    reasons: u64,
}

impl Default for Answer {
    fn default() -> Self {
        Self { decision: Decision::Allowed, reasons: 0 }
    }
}

impl Sink for Answer {
    const FAILURES_ONLY: bool = true;

    #[inline]
    fn report(&mut self, check: RawCheck, dimensions: Dimensions) {
        if check.outcome == Outcome::Met {
            return;
        }
        self.decision = self.decision.max(check.outcome.into());
        self.reasons |= match check.outcome {
            Outcome::FactMissing => open_bit(check.code),
            _ => refusing_bit(check.code),
        };
        self.reasons |= u64::from(dimensions) << DIMENSIONS;
    }
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

    /// Answers many proposals at once; each row is answered as [`Placement::check`](super::Placement::check)
    /// would.
    ///
    /// # Errors
    /// Columns of other lengths, dimensions that are unknown or derived, and values outside their domain,
    /// with the row in the path; at most a hundred of one column.
    pub fn check_columns(&self, queries: &Queries<'_>) -> Result<Outcomes, Faults<ColumnFault>> {
        let rows = queries.section.len();
        let mut faults = Faults::none();
        let mut length = |column: &str, length: usize| {
            if length != rows {
                let kind = ColumnFault::ColumnLength { length, expected: rows };
                faults.push(Fault::at(Path::root().then(column), kind));
            }
        };
        length("activity_type", queries.activity_type.len());
        for (name, column) in [("main", queries.main), ("provider", queries.provider)] {
            if !column.is_empty() {
                length(name, column.len());
            }
        }
        if let On::Days(days) = queries.on {
            length("on", days.len());
        }
        for column in queries.facts {
            length(column.dimension, column.values.len());
        }
        if let On::Days(days) = queries.on {
            let no_date = |(_, days): &(usize, &i32)| !DATES.contains(&i64::from(**days));
            for (row, &days) in days.iter().enumerate().filter(no_date).take(MOST_FAULTS) {
                let kind = ColumnFault::NoDate { days: i64::from(days) };
                faults.push(Fault::at(Path::root().then("on").then(row), kind));
            }
        }
        faults.or(())?;
        let columns = self.encode(queries)?;
        Ok(self.answer(queries, &columns))
    }

    /// The facts as columns of cells; ages are derived.
    fn encode(&self, queries: &Queries<'_>) -> Result<Vec<(u8, Vec<Cell>)>, Faults<ColumnFault>> {
        let mut faults = Faults::none();
        let mut columns = Vec::new();
        for (position, column) in queries.facts.iter().enumerate() {
            if queries.facts.iter().take(position).any(|before| before.dimension == column.dimension) {
                let kind = ColumnFault::RepeatedColumn { column: column.dimension.to_owned() };
                faults.push(Fault::at(Path::root().then(column.dimension), kind));
            }
            let place = self.dimension_index(column.dimension).and_then(|place| u8::try_from(place).ok());
            let (Some(number), Some(dimension)) = (place, self.dimension(column.dimension)) else {
                let kind = ColumnFault::UnknownColumn { column: column.dimension.to_owned() };
                let known = self.document().dimensions.iter().map(|dimension| dimension.id.as_str());
                faults.push(
                    Fault::at(Path::root().then(column.dimension), kind)
                        .suggest(nearest(column.dimension, known)),
                );
                continue;
            };
            if let Domain::Age { of } = &dimension.domain {
                let kind = ColumnFault::DerivedColumn { column: column.dimension.to_owned(), of: of.clone() };
                faults.push(Fault::at(Path::root().then(column.dimension), kind));
                continue;
            }
            if dimension.domain == Domain::Date {
                columns
                    .push((number, encode(column, &mut faults, |value| DATES.contains(&value).then_some(0))));
                for &(age, _) in self.compiled().ages.iter().filter(|(_, of)| *of == number) {
                    if let Some(cells) = self.compiled().dimensions.get(usize::from(age)) {
                        columns.push((age, ages(cells, column.values, queries.on)));
                    }
                }
            } else if let Some(cells) = self.compiled().dimensions.get(usize::from(number)) {
                columns.push((number, encode(column, &mut faults, |value| cells.of_number(value))));
            }
        }
        faults.or(columns)
    }

    fn answer(&self, queries: &Queries<'_>, columns: &[(u8, Vec<Cell>)]) -> Outcomes {
        let rules = self.compiled();
        let rows = queries.section.len();
        let (mut decisions, mut reasons) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let given_facts = columns.iter().fold(0, |set, (dimension, _)| set | dimension_bit(*dimension));
        let nobody = rules.atoms.standing(&[MISSING; MAX_DIMENSIONS], given_facts);
        let given = |column: &[u32], row: usize| column.get(row).copied().filter(|&number| number != NONE);
        let known = |number: u32| if number == NONE { NOWHERE } else { number };
        // A few hundred citizens at a time: one column after the other, all of it in the nearest cache.
        let mut standings = [nobody; CHUNK];
        for start in (0..rows).step_by(CHUNK) {
            standings.fill(nobody);
            for (dimension, cells) in columns {
                let of_cells = rules.atoms.rows(*dimension);
                for (standing, &cell) in standings.iter_mut().zip(cells.get(start..).unwrap_or_default()) {
                    standing.join(*dimension, of_cells, cell);
                }
            }
            for (row, standing) in (start..rows).zip(&standings) {
                let day = match queries.on {
                    On::Date(date) => day(date),
                    On::Days(days) => days.get(row).copied().unwrap_or(0).saturating_add(EPOCH),
                };
                let subject = Subject {
                    section: queries.section.get(row).map_or(NOWHERE, |&section| known(section)),
                    activity_type: queries.activity_type.get(row).map_or(NOWHERE, |&kind| known(kind)),
                    main: given(queries.main, row),
                    provider: given(queries.provider, row),
                };
                let mut answer = Answer::default();
                Evaluator { rules, standing, day }.grant(&subject, &mut answer);
                decisions.push(answer.decision);
                reasons.push(Reasons(answer.reasons));
            }
        }
        Outcomes { decisions, reasons }
    }
}

/// A column as cells; values for which `cell` has none are faults.
fn encode(
    column: &FactColumn<'_>,
    faults: &mut Faults<ColumnFault>,
    cell: impl Fn(i64) -> Option<Cell>,
) -> Vec<Cell> {
    // Most values are small numbers: each is looked up once, and then read off a table.
    let table: Vec<Option<Cell>> = (0..TABLE).map(&cell).collect();
    let mut found = 0usize;
    let cells = column.values.iter().enumerate().map(|(row, &value)| {
        let known = usize::try_from(value).ok().and_then(|at| table.get(at).copied());
        match known.unwrap_or_else(|| cell(value)) {
            // Before all else: it may be a number of the domain too.
            _ if value == NOT_STATED => MISSING,
            Some(cell) => cell,
            None => {
                found = found.saturating_add(1);
                if found <= MOST_FAULTS {
                    let path = Path::root().then(column.dimension).then(row);
                    faults.push(Fault::at(path, ColumnFault::NotInDomain { value }));
                }
                MISSING
            }
        }
    });
    cells.collect()
}

fn date_of(days: i64) -> Option<Date> {
    Date::from_num_days_from_ce_opt(Day::try_from(days).ok()?.checked_add(EPOCH)?)
}

/// The cells of an age, from a column of birth dates.
fn ages(cells: &Cells, births: &[i64], on: On<'_>) -> Vec<Cell> {
    // The age `years` is reached by those born on or before this day: comparing days needs no calendar.
    let latest_births = |date: Date| -> Vec<i64> {
        let back =
            |years: &i64| date.checked_sub_months(Months::new(u32::try_from(*years).ok()?.checked_mul(12)?));
        let days = |date: Option<Date>| date.map_or(i64::MIN, |date| i64::from(day(date)) - i64::from(EPOCH));
        cells.cuts().iter().map(|years| days(back(years))).collect()
    };
    let cell = |latest: &[i64], birth: i64| {
        if birth == NOT_STATED {
            return MISSING;
        }
        // The older the age, the earlier the birth: the days fall.
        Cell::try_from(latest.partition_point(|&latest| birth <= latest)).unwrap_or(MISSING - 1)
    };
    match on {
        On::Date(date) => {
            let latest = latest_births(date);
            births.iter().map(|&birth| cell(&latest, birth)).collect()
        }
        On::Days(days) => {
            let mut last: Option<(i32, Vec<i64>)> = None;
            let row = |(&birth, &on): (&i64, &i32)| {
                let known = last.take().filter(|(day, _)| *day == on);
                let (_, latest) =
                    last.insert(known.unwrap_or_else(|| {
                        (on, date_of(i64::from(on)).map(latest_births).unwrap_or_default())
                    }));
                cell(latest, birth)
            };
            births.iter().zip(days).map(row).collect()
        }
    }
}
