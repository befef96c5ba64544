//! Columns answered row by row by the evaluator, and all faults of columns.

use chrono::Months;

use super::reasons::{Answer, Reasons};
use super::request::{
    BatchRequest, BatchResult, ColumnFault, DATES, DecisionDates, EPOCH, FactColumn, MISSING_FACT,
    MOST_FAULTS, NO_ID,
};
use crate::dates::Date;
use crate::decide::evaluate::{Evaluator, Subject};
use crate::fault::{Fault, Faults, Path, nearest};
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{Cell, Cells, Day, MISSING, NOWHERE, day, dimension_bit};
use crate::rulebook::{Domain, RuleBook};

/// How many rows are answered together.
const CHUNK: usize = 256;
/// How many values of a column are looked up in advance.
const TABLE: i64 = 256;

impl RuleBook {
    /// The facts as columns of cells; ages are derived.
    pub(super) fn encode(
        &self,
        queries: &BatchRequest<'_>,
    ) -> Result<Vec<(u8, Vec<Cell>)>, Faults<ColumnFault>> {
        let mut faults = Faults::new();
        let mut columns = Vec::new();
        for (position, column) in queries.facts.iter().enumerate() {
            if queries.facts.iter().take(position).any(|before| before.dimension == column.dimension) {
                let kind = ColumnFault::RepeatedColumn { column: column.dimension.to_owned() };
                faults.push(Fault::at(Path::root().join(column.dimension), kind));
            }
            let place = self.dimension_index(column.dimension).and_then(|place| u8::try_from(place).ok());
            let (Some(number), Some(dimension)) = (place, self.dimension(column.dimension)) else {
                let kind = ColumnFault::UnknownColumn { column: column.dimension.to_owned() };
                let known = self.document().dimensions.iter().map(|dimension| dimension.id.as_str());
                faults.push(
                    Fault::at(Path::root().join(column.dimension), kind)
                        .suggest(nearest(column.dimension, known)),
                );
                continue;
            };
            if let Domain::Age { of } = &dimension.domain {
                let kind = ColumnFault::DerivedColumn { column: column.dimension.to_owned(), of: of.clone() };
                faults.push(Fault::at(Path::root().join(column.dimension), kind));
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
        faults.into_result(columns)
    }

    pub(super) fn answer(&self, queries: &BatchRequest<'_>, columns: &[(u8, Vec<Cell>)]) -> BatchResult {
        let rules = self.compiled();
        let rows = queries.section.len();
        let (mut decisions, mut reasons) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let given_facts = columns.iter().fold(0, |set, (dimension, _)| set | dimension_bit(*dimension));
        let nobody = rules.atoms.atom_results(&[MISSING; MAX_DIMENSIONS], given_facts);
        let given = |column: &[u32], row: usize| column.get(row).copied().filter(|&number| number != NO_ID);
        let known = |number: u32| if number == NO_ID { NOWHERE } else { number };
        // A few hundred rows at a time, one column after the other, so that all of it stays in the first-level cache.
        let mut all_results = [nobody; CHUNK];
        for start in (0..rows).step_by(CHUNK) {
            all_results.fill(nobody);
            for (dimension, cells) in columns {
                let of_cells = rules.atoms.rows(*dimension);
                for (atom_results, &cell) in
                    all_results.iter_mut().zip(cells.get(start..).unwrap_or_default())
                {
                    atom_results.join(*dimension, of_cells, cell);
                }
            }
            for (row, atom_results) in (start..rows).zip(&all_results) {
                let day = match queries.on {
                    DecisionDates::Date(date) => day(date),
                    DecisionDates::Days(days) => days.get(row).copied().unwrap_or(0).saturating_add(EPOCH),
                };
                let subject = Subject {
                    section: queries.section.get(row).map_or(NOWHERE, |&section| known(section)),
                    activity_type: queries.activity_type.get(row).map_or(NOWHERE, |&kind| known(kind)),
                    main: given(queries.main, row),
                    provider: given(queries.provider, row),
                };
                let mut answer = Answer::default();
                Evaluator { rules, atom_results, day }.grant(&subject, &mut answer);
                decisions.push(answer.decision);
                reasons.push(Reasons(answer.reasons));
            }
        }
        BatchResult { decisions, reasons }
    }
}

/// A column as cells; values for which `cell` has none are faults.
fn encode(
    column: &FactColumn<'_>,
    faults: &mut Faults<ColumnFault>,
    cell: impl Fn(i64) -> Option<Cell>,
) -> Vec<Cell> {
    // Most values are small numbers: each is looked up once and then read from a table.
    let table: Vec<Option<Cell>> = (0..TABLE).map(&cell).collect();
    let mut found = 0usize;
    let cells = column.values.iter().enumerate().map(|(row, &value)| {
        let known = usize::try_from(value).ok().and_then(|at| table.get(at).copied());
        match known.unwrap_or_else(|| cell(value)) {
            // This is tested first, because the marker may also be a valid number.
            _ if value == MISSING_FACT => MISSING,
            Some(cell) => cell,
            None => {
                found = found.saturating_add(1);
                if found <= MOST_FAULTS {
                    let path = Path::root().join(column.dimension).join(row);
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
fn ages(cells: &Cells, births: &[i64], on: DecisionDates<'_>) -> Vec<Cell> {
    let cell = |latest: &[i32], birth: i64| {
        if birth == MISSING_FACT {
            return MISSING;
        }
        // The higher the age, the earlier the birth date, so the days are in falling order.
        let reached = latest.partition_point(|&latest| birth <= i64::from(latest));
        Cell::try_from(reached).unwrap_or(MISSING - 1)
    };
    match on {
        DecisionDates::Date(date) => {
            let latest = latest_births(cells, date);
            births.iter().map(|&birth| cell(&latest, birth)).collect()
        }
        DecisionDates::Days(days) => {
            let mut last: Option<(i32, Vec<i32>)> = None;
            let row = |(&birth, &on): (&i64, &i32)| {
                let known = last.take().filter(|(day, _)| *day == on);
                let latest = || date_of(i64::from(on)).map(|date| latest_births(cells, date));
                let (_, latest) = last.insert(known.unwrap_or_else(|| (on, latest().unwrap_or_default())));
                cell(latest, birth)
            };
            births.iter().zip(days).map(row).collect()
        }
    }
}

/// A citizen born on or before this day has reached the age of the cut. Comparing days needs no calendar.
pub(super) fn latest_births(cells: &Cells, on: Date) -> Vec<i32> {
    let back = |years: &i64| on.checked_sub_months(Months::new(u32::try_from(*years).ok()?.checked_mul(12)?));
    let days = |date: Option<Date>| date.map_or(i32::MIN, |date| day(date).saturating_sub(EPOCH));
    cells.cuts().iter().map(|years| days(back(years))).collect()
}
