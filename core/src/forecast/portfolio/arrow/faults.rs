//! The faults of the rows of a batch.

use super::batch::Batch;
use super::cells::{Decimals, decimal};
use crate::dates::Date;
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::days::{FIRST_DAY, LAST_DAY};
use rust_decimal::Decimal;

/// The faults of some columns, by row.
pub(super) struct Told<'b, 'a> {
    batch: &'b Batch<'a>,
    pub(super) faults: Vec<(usize, PortfolioFault)>,
}

impl<'b, 'a> Told<'b, 'a> {
    pub(super) const fn of(batch: &'b Batch<'a>) -> Self {
        Self { batch, faults: Vec::new() }
    }

    #[cold]
    pub(super) fn fault(&mut self, row: usize, kind: impl FnOnce(String, String) -> PortfolioFault) {
        let [case, activity] = key(self.batch, row);
        self.faults.push((row, kind(case, activity)));
    }

    #[cold]
    pub(super) fn missing(&mut self, row: usize, column: &str) {
        let column = column.to_owned();
        self.fault(row, |case, activity| PortfolioFault::ValueMissing { case, activity, column });
    }

    #[cold]
    pub(super) fn unknown(&mut self, row: usize, column: &str, value: &str) {
        let (column, value) = (column.to_owned(), value.to_owned());
        self.fault(row, |case, activity| PortfolioFault::ValueUnknown { case, activity, column, value });
    }

    /// Records that a cell has an invalid value, or none.
    #[cold]
    pub(super) fn word(&mut self, row: usize, column: &str, value: Option<&str>) {
        match value {
            Some(value) => self.unknown(row, column, value),
            None => self.missing(row, column),
        }
    }

    /// A valid day, or a fault.
    #[inline]
    pub(super) fn day(&mut self, row: usize, day: i32) -> i32 {
        if (FIRST_DAY..=LAST_DAY).contains(&day) {
            return day;
        }
        let date = Date::from_epoch_days(day).map_or_else(|| format!("day {day}"), |date| date.to_string());
        self.fault(row, |case, activity| PortfolioFault::DateOutOfRange { case, activity, date });
        0
    }

    /// The number of a cell; none if it is empty; 0, with a fault, if it is not a number.
    // Inlined, because returning decimals through memory is slow.
    #[inline(always)]
    pub(super) fn decimal(
        &mut self,
        row: usize,
        column: &str,
        numbers: &Decimals<'_>,
        cell: usize,
    ) -> Option<Decimal> {
        match numbers.plain(cell) {
            Some((mantissa, scale)) => Some(decimal(mantissa, scale)),
            None => self.odd(row, column, numbers.get(cell)?),
        }
    }

    #[cold]
    fn odd(&mut self, row: usize, column: &str, number: Result<Decimal, String>) -> Option<Decimal> {
        Some(number.unwrap_or_else(|text| {
            let column = column.to_owned();
            self.fault(row, |case, activity| PortfolioFault::NotAnAmount { case, activity, column, text });
            Decimal::ZERO
        }))
    }
}

/// The case and the activity of a row.
pub(super) fn key(batch: &Batch<'_>, row: usize) -> [String; 2] {
    [&batch.case, &batch.activity]
        .map(|texts| texts.get(row, &mut String::new()).unwrap_or_default().to_owned())
}
