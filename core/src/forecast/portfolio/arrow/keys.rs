//! Reads the keys of rows: cases, activities, the activities that they change, and labels.

use arrow_array::Array;
use rustc_hash::FxHashMap;

use super::batch::Batch;
use super::cells::Texts;
use super::faults::key;
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::builder::label_number;
use crate::forecast::portfolio::columns::Dimension;
use crate::forecast::portfolio::names::{Names, Numbering};
use crate::forecast::portfolio::numbers::place;

/// The target of the keys of rows.
pub(super) struct Keys<'c> {
    pub(super) cases: &'c mut Names,
    pub(super) numbering: &'c mut Numbering,
    pub(super) case_of: &'c mut Vec<u32>,
    pub(super) activities: &'c mut Names,
    pub(super) changed: &'c mut Names,
}

impl Keys<'_> {
    /// Reads the keys of a batch whose first row has this number. Returns the rows without a key.
    pub(super) fn read(&mut self, batch: &Batch<'_>, first: usize) -> Vec<(usize, PortfolioFault)> {
        let Self { cases, numbering, case_of, activities, changed } = self;
        let start = activities.len();
        let mut keyless = Vec::new();
        let (mut row, mut last) = (0, None);
        case_of.reserve(batch.rows);
        batch.case.each(|id| {
            let id = id.filter(|id| !id.is_empty());
            if id.is_none() {
                keyless.push((row, PortfolioFault::CaseMissing { row: first + row }));
            }
            // It usually equals that of the previous row.
            if let Some(id) = id
                && last.is_none_or(|last| cases.get(place(last)) != id)
            {
                last = Some(numbering.number(cases, id));
            }
            case_of.push(last.unwrap_or_default());
            row += 1;
        });
        names(&batch.activity, activities);
        let has_case = |row: usize| keyless.binary_search_by_key(&row, |(row, _)| *row).is_err();
        let nameless: Vec<usize> = (0..batch.rows)
            .filter(|row| activities.are_empty(start + row..start + row + 1) && has_case(*row))
            .collect();
        keyless.extend(nameless.into_iter().map(|row| {
            let [case, _] = key(batch, row);
            (row, PortfolioFault::ActivityMissing { row: first + row, case })
        }));
        match &batch.modifies {
            Some(texts) => names(texts, changed),
            None => changed.extend_empty(batch.rows),
        }
        keyless
    }
}

/// Keeps the texts of all rows; a missing text is empty.
fn names(texts: &Texts<'_>, names: &mut Names) {
    if let Texts::Narrow(column) = texts
        && column.nulls().is_none()
        && let offsets = column.value_offsets()
        && let (Some(from), Some(to)) = (offsets.first(), offsets.last())
        && let (Ok(from), Ok(to)) = (usize::try_from(*from), usize::try_from(*to))
        && let Some(Ok(text)) = column.value_data().get(from..to).map(str::from_utf8)
    {
        let pairs = offsets.iter().zip(offsets.iter().skip(1));
        return names.extend(text, pairs.map(|(from, to)| usize::try_from(to - from).unwrap_or_default()));
    }
    texts.each(|text| names.push(text.unwrap_or_default()));
}

/// Reads the labels of a batch.
pub(super) fn labels(batch: &Batch<'_>, dimensions: &mut [Dimension], known: &mut [FxHashMap<String, u32>]) {
    for ((texts, dimension), known) in batch.dimensions.iter().zip(dimensions).zip(known) {
        let Dimension { labels, codes, .. } = dimension;
        codes.reserve(batch.rows);
        let mut last = 0;
        let number = |label: Option<&str>| {
            let label = label.unwrap_or_default();
            // It usually equals that of the previous row.
            if labels.get(place(last)).is_none_or(|last| last != label) {
                last = label_number(known, labels, label);
            }
            last
        };
        texts.each_as(number, |code| codes.push(code));
    }
}
