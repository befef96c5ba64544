//! Which group each row of a portfolio is of.

use rustc_hash::FxHashMap;

use super::columns::{Columns, at, place};
use crate::forecast::ForecastFault;

/// The dimension that every portfolio has: the case.
pub(super) const CASE: &str = "case";

/// Tables of at most so many pairs are kept as a list.
const LISTED: usize = 1 << 22;

/// The groups that rows are of: those that some row is of, and no others.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    /// The group of each row.
    pub(super) of_row: Vec<u32>,
    /// The labels of each group.
    pub(super) labels: Vec<Vec<String>>,
}

/// The labels of a dimension, by number, and the number of each row.
struct Coded<'c> {
    count: usize,
    codes: &'c [u32],
}

impl Groups {
    pub(super) fn of(columns: &Columns, by: &[String]) -> Result<Self, ForecastFault> {
        let dimensions = by.iter().map(|name| columns.coded(name)).collect::<Result<Vec<_>, _>>()?;
        let mut of_row = vec![0_u32; columns.len()];
        let mut count = 1;
        for dimension in &dimensions {
            count = refine(&mut of_row, count, dimension);
        }
        let mut some_row: Vec<Option<usize>> = vec![None; count];
        for (row, group) in of_row.iter().enumerate() {
            if let Some(seen) = some_row.get_mut(place(*group)) {
                seen.get_or_insert(row);
            }
        }
        let label = |name: &String, row: Option<usize>| {
            row.map(|row| columns.label(name, row).to_owned()).unwrap_or_default()
        };
        let labels = some_row.iter().map(|row| by.iter().map(|name| label(name, *row)).collect()).collect();
        Ok(Self { of_row, labels })
    }
}

/// Parts each group by one more dimension; tells how many groups there are.
fn refine(of_row: &mut [u32], count: usize, dimension: &Coded<'_>) -> usize {
    let mut next = 0_u32;
    let mut new = |known: Option<u32>| {
        known.unwrap_or_else(|| {
            next += 1;
            next - 1
        })
    };
    match count.checked_mul(dimension.count).filter(|pairs| *pairs <= LISTED) {
        Some(pairs) => {
            let mut known: Vec<Option<u32>> = vec![None; pairs];
            for (group, code) in of_row.iter_mut().zip(dimension.codes) {
                if let Some(known) = known.get_mut(place(*group) * dimension.count + place(*code)) {
                    *group = new(*known);
                    *known = Some(*group);
                }
            }
        }
        None => {
            let mut known: FxHashMap<(u32, u32), u32> = FxHashMap::default();
            for (group, code) in of_row.iter_mut().zip(dimension.codes) {
                let found = new(known.get(&(*group, *code)).copied());
                known.insert((*group, *code), found);
                *group = found;
            }
        }
    }
    // Without rows there is the one group of everything only where no dimension parts it.
    place(next)
}

impl Columns {
    fn coded(&self, name: &str) -> Result<Coded<'_>, ForecastFault> {
        let found = self.dimensions.iter().find(|dimension| dimension.name == name);
        match found {
            Some(dimension) => Ok(Coded { count: dimension.labels.len(), codes: &dimension.codes }),
            None if name == CASE => Ok(Coded { count: self.cases.len(), codes: &self.case_of }),
            None => Err(ForecastFault::UnknownDimension { name: name.to_owned() }),
        }
    }

    fn label(&self, name: &str, row: usize) -> &str {
        match self.dimensions.iter().find(|dimension| dimension.name == name) {
            Some(dimension) => dimension.label(row),
            None => self.cases.get(place(at(&self.case_of, row))),
        }
    }
}
