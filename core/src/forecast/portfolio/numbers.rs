//! Columns of small numbers: places in lists, and where what a row has ends.

use std::ops::Range;

/// No row, no rate, no VAT factor.
pub(super) const NO_INDEX: u32 = u32::MAX;

/// `list[index]`, or the default.
#[inline]
pub(super) fn at<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

/// A number of a row or a label as an index.
#[inline]
pub(super) const fn place(number: u32) -> usize {
    number as usize
}

/// Where what the rows of some spans have ends, when it lies after each other.
pub(super) fn ends(column: &[u32], spans: &[Range<usize>]) -> Vec<u32> {
    let mut ends = Vec::with_capacity(spans.iter().map(ExactSizeIterator::len).sum());
    let mut end = 0_u32;
    for span in spans {
        let mut before = span.start.checked_sub(1).map_or(0, |before| at(column, before));
        for old in column.get(span.clone()).unwrap_or_default() {
            end = end.saturating_add(old.saturating_sub(before));
            before = *old;
            ends.push(end);
        }
    }
    ends
}
