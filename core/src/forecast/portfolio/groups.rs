//! The group of each row of a portfolio.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::numbers::{at, place};
use crate::forecast::ForecastFault;

/// The dimension that every portfolio has: the case.
pub(super) const CASE: &str = "case";

/// Up to this number, combinations of labels are numbered directly, including those that no row has.
const DENSE: usize = 1 << 14;

/// Tables with at most this number of pairs are stored as a list.
const LISTED: usize = 1 << 22;

/// The groups that rows are of.
#[derive(Clone)]
pub(super) struct Groups {
    /// The group of each row.
    pub(super) of_row: Vec<u32>,
    /// The labels of each group; none for an unused number.
    pub(super) labels: Vec<Option<Vec<String>>>,
}

/// The labels of a dimension, by number, and the number of each row.
struct Coded<'c> {
    count: usize,
    codes: &'c [u32],
}

impl Groups {
    pub(super) fn of(columns: &Columns, by: &[String]) -> Result<Self, ForecastFault> {
        // Without dimensions there is one group, even if there are no rows.
        if by.is_empty() {
            return Ok(Self { of_row: vec![0; columns.len()], labels: vec![Some(Vec::new())] });
        }
        let dimensions = by.iter().map(|name| columns.coded(name)).collect::<Result<Vec<_>, _>>()?;
        let combinations = dimensions.iter().try_fold(1_usize, |all, one| all.checked_mul(one.count));
        let (of_row, count) = match combinations.filter(|combinations| *combinations <= DENSE) {
            Some(combinations) => (dense(columns.len(), &dimensions), combinations),
            None => {
                let mut of_row = vec![0_u32; columns.len()];
                let mut count = 1;
                for dimension in &dimensions {
                    count = refine(&mut of_row, count, dimension);
                }
                (of_row, count)
            }
        };
        let mut some_row: Vec<u32> = vec![u32::MAX; count];
        for (row, group) in (0_u32..).zip(&of_row) {
            if let Some(seen) = some_row.get_mut(place(*group)) {
                *seen = row;
            }
        }
        let of_group = |row: &u32| {
            let label = |name: &String| columns.label(name, place(*row)).to_owned();
            (*row != u32::MAX).then(|| by.iter().map(label).collect())
        };
        let labels = some_row.iter().map(of_group).collect();
        Ok(Self { of_row, labels })
    }

    /// How many rows each group has.
    pub(super) fn sizes(&self) -> Vec<u64> {
        let mut sizes = vec![0_u64; self.labels.len()];
        for group in &self.of_row {
            if let Some(size) = sizes.get_mut(place(*group)) {
                *size += 1;
            }
        }
        sizes
    }

    /// From the first to the last group of some rows.
    pub(super) fn range(&self, rows: Range<u32>) -> Range<usize> {
        if self.labels.len() <= DENSE {
            return 0..self.labels.len();
        }
        let groups = self.of_row.get(place(rows.start)..place(rows.end)).unwrap_or_default();
        let first = groups.iter().min().map_or(0, |group| place(*group));
        first..groups.iter().max().map_or(0, |group| place(*group) + 1)
    }

    /// The labels of the groups that a row belongs to, sorted, and the index of each group among them.
    pub(super) fn in_order(&self) -> (Vec<Vec<String>>, Vec<Option<usize>>) {
        let mut known: Vec<(&Vec<String>, usize)> = self
            .labels
            .iter()
            .enumerate()
            .filter_map(|(group, labels)| Some((labels.as_ref()?, group)))
            .collect();
        known.sort_unstable();
        let mut places = vec![None; self.labels.len()];
        for (place, (_, group)) in known.iter().enumerate() {
            if let Some(of_group) = places.get_mut(*group) {
                *of_group = Some(place);
            }
        }
        (known.into_iter().map(|(labels, _)| labels.clone()).collect(), places)
    }
}

/// All combinations of labels, numbered.
fn dense(rows: usize, dimensions: &[Coded<'_>]) -> Vec<u32> {
    let mut of_row: Vec<u32> = Vec::new();
    for dimension in dimensions {
        let count = u32::try_from(dimension.count).unwrap_or(u32::MAX);
        if of_row.is_empty() {
            of_row = dimension.codes.to_vec();
        } else {
            of_row.iter_mut().zip(dimension.codes).for_each(|(group, code)| *group = *group * count + *code);
        }
    }
    of_row.resize(rows, 0);
    of_row
}

/// Divides each group by one more dimension. Returns the number of groups.
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

crate::privacy::debug_by_fields!(Groups { of_row, labels });
