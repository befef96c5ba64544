//! The order of rows: rows of a case, and cases with the same label, are adjacent.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::{Columns, Dimension, Entries};
use super::numbers::{NO_INDEX, at, ends, place};

/// Rows that lie after each other, as an order has them.
pub(super) fn spans(order: &[usize]) -> Vec<Range<usize>> {
    let rows = order.chunk_by(|one, next| one + 1 == *next);
    rows.filter_map(|rows| Some(*rows.first()?..*rows.last()? + 1)).collect()
}

/// Some spans of a column, after each other.
fn gathered<T: Clone>(column: &[T], spans: &[Range<usize>]) -> Vec<T> {
    let mut gathered = Vec::with_capacity(spans.iter().map(ExactSizeIterator::len).sum());
    for span in spans {
        gathered.extend_from_slice(column.get(span.clone()).unwrap_or_default());
    }
    gathered
}

impl Entries {
    fn payable(&self, spans: &[Range<usize>]) -> Self {
        Self {
            scheduled: gathered(&self.scheduled, spans),
            counted: gathered(&self.counted, spans),
            oere: gathered(&self.oere, spans),
            kind: gathered(&self.kind, spans),
        }
    }
}

impl Columns {
    /// The position of each case in an order in which cases with the same label are adjacent. The first dimension
    /// with different labels decides, by the first row of each case.
    pub(super) fn case_ranks(&self) -> Vec<u32> {
        let near = self.dimensions.iter().find(|dimension| dimension.labels.len() > 1);
        let mut labels = vec![NO_INDEX; self.cases.len()];
        for (case, label) in self.case_of.iter().zip(near.map_or([].as_slice(), |near| &near.codes)) {
            if let Some(known) = labels.get_mut(place(*case)).filter(|known| **known == NO_INDEX) {
                *known = *label;
            }
        }
        let mut cases: Vec<u32> = (0..).take(labels.len()).collect();
        cases.sort_by_key(|case| at(&labels, place(*case)));
        let mut ranks = vec![0; cases.len()];
        for (rank, case) in (0..).zip(cases) {
            if let Some(place) = ranks.get_mut(place(case)) {
                *place = rank;
            }
        }
        ranks
    }

    /// The rows in the order of their cases, and then in their own order.
    pub(super) fn by_rank(&self, ranks: &[u32]) -> Vec<usize> {
        let rank = |case: &u32| place(at(ranks, place(*case)));
        let mut next = vec![0_usize; ranks.len() + 1];
        for case in &self.case_of {
            next.get_mut(rank(case) + 1).into_iter().for_each(|count| *count += 1);
        }
        let mut before = 0;
        for count in &mut next {
            before += *count;
            *count = before;
        }
        let mut order = vec![0; self.case_of.len()];
        for (row, case) in self.case_of.iter().enumerate() {
            if let Some(place) = next.get_mut(rank(case)) {
                order.get_mut(*place).into_iter().for_each(|slot| *slot = row);
                *place += 1;
            }
        }
        order
    }

    /// Some rows, ordered by case. Cases get new numbers; first rows and changes must be found again.
    pub(super) fn payable(&self, order: &[usize]) -> Self {
        let spans = spans(order);
        let of_values = |span: &Range<usize>| {
            Self::span(&self.values_end, span.start).start..Self::span(&self.values_end, span.end - 1).end
        };
        let of_entries = |span: &Range<usize>| {
            Self::span(&self.entries_end, span.start).start..Self::span(&self.entries_end, span.end - 1).end
        };
        let values: Vec<Range<usize>> = spans.iter().map(of_values).collect();
        let entries: Vec<Range<usize>> = spans.iter().map(of_entries).collect();
        let mut payable = Self {
            case_of: gathered(&self.case_of, &spans),
            activities: self.activities.payable(&spans),
            granted: gathered(&self.granted, &spans),
            modifies: vec![NO_INDEX; order.len()],
            cadence_code: gathered(&self.cadence_code, &spans),
            from: gathered(&self.from, &spans),
            until: gathered(&self.until, &spans),
            covers_from: match self.covers_from.as_slice() {
                [] => Vec::new(),
                covers_from => order.iter().map(|row| at(covers_from, *row)).collect(),
            },
            sources: match self.sources.is_empty() {
                true => BTreeMap::new(),
                false => {
                    let places = order.iter().enumerate();
                    let of = |(new, old): (usize, &usize)| {
                        let (new, old) = (u32::try_from(new).ok()?, u32::try_from(*old).ok()?);
                        Some((new, self.sources.get(&old)?.clone()))
                    };
                    places.filter_map(of).collect()
                }
            },
            pauses: match self.pauses.as_slice() {
                [] => Vec::new(),
                _ => order.iter().map(|row| self.pauses_of(*row).to_vec()).collect(),
            },
            units: gathered(&self.units, &spans),
            rate: gathered(&self.rate, &spans),
            vat: gathered(&self.vat, &spans),
            values_end: ends(&self.values_end, &spans),
            entries_end: ends(&self.entries_end, &spans),
            values: gathered(&self.values, &values),
            entries: self.entries.payable(&entries),
            rates: self.rates.clone(),
            vats: self.vats.clone(),
            ..Self::default()
        };
        let mut last = None;
        for case in &mut payable.case_of {
            if last != Some(*case) {
                last = Some(*case);
                payable.cases.push(self.cases.get(place(*case)));
            }
            *case = u32::try_from(payable.cases.len() - 1).unwrap_or(NO_INDEX);
        }
        let dimensions = self.dimensions.iter().map(|dimension| Dimension {
            name: dimension.name.clone(),
            labels: dimension.labels.clone(),
            codes: gathered(&dimension.codes, &spans),
        });
        payable.dimensions = dimensions.collect();
        payable
    }
}
