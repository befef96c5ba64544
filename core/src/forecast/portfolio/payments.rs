//! All payments, one by one, as columns in chunks of bounded memory.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, StringBuilder};
use arrow_array::types::{Int32Type, UInt32Type};
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch, StringArray, UInt32Array,
};
use arrow_buffer::ScalarBuffer;
use arrow_schema::ArrowError;

use super::columns::{Columns, PackedCadence};
use super::days::{Cadence, Calendar, day_of};
use super::names::Names;
use super::numbers::{at, place};
use super::runs::{Part, Run, Runs, Single};
use super::{Portfolio, View};
use crate::dates::Period;
use crate::forecast::ForecastLayer;

/// The default number of payments of a chunk: some twenty bytes each, so that they stay in the cache.
const CHUNK: usize = 1 << 15;

/// Additional room of a chunk, so that it can end with a whole row: three years of days.
const LONGEST: usize = 1 << 10;

/// Some payments as columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentChunk {
    /// The number of the row in [`Portfolio::rows`].
    pub row: Vec<u32>,
    /// The scheduled day of each, as days since 1970.
    pub scheduled: Vec<i32>,
    /// The day on which each counts: the day of payment if it is paid.
    pub counted: Vec<i32>,
    /// The amount of each, in whole øre.
    pub oere: Vec<i64>,
    /// The layer of each, as an index in [`ForecastLayer::ALL`].
    pub layer: Vec<u8>,
}

impl PaymentChunk {
    /// How many payments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    fn clear(&mut self) {
        self.row.clear();
        self.scheduled.clear();
        self.counted.clear();
        self.oere.clear();
        self.layer.clear();
    }

    fn reserve(&mut self, more: usize) {
        self.row.reserve(more);
        self.scheduled.reserve(more);
        self.counted.reserve(more);
        self.oere.reserve(more);
        self.layer.reserve(more);
    }

    /// Payments of one amount that count on their scheduled days.
    fn extend(&mut self, row: u32, oere: i64, layer: u8, days: impl ExactSizeIterator<Item = i32>) {
        let from = self.scheduled.len();
        self.scheduled.extend(days);
        let length = self.scheduled.len();
        self.counted.extend_from_slice(self.scheduled.get(from..).unwrap_or_default());
        self.row.resize(length, row);
        self.oere.resize(length, oere);
        self.layer.resize(length, layer);
    }
}

/// Which payments are requested, and how many at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentsRequest {
    /// The days on which they count; all if absent.
    pub days: Option<Period>,
    /// Whose payments count.
    pub view: View,
    /// The approximate number of payments in a chunk; one run of payments is never divided.
    pub chunk: usize,
}

impl PaymentsRequest {
    /// All payments of a view.
    #[must_use]
    pub const fn new(view: View) -> Self {
        Self { days: None, view, chunk: CHUNK }
    }

    /// Those that count on some days.
    #[must_use]
    pub const fn within(mut self, days: Period) -> Self {
        self.days = Some(days);
        self
    }

    /// The same in chunks of about this number.
    #[must_use]
    pub const fn chunks_of(mut self, payments: usize) -> Self {
        self.chunk = payments;
        self
    }
}

impl Portfolio {
    /// All payments one by one, in chunks, by row. The payments of a row are in a fixed order, which is not always
    /// that of their days.
    ///
    /// ```
    /// use bevilling::forecast::{PaymentsRequest, PortfolioBuilder, View};
    /// let portfolio = PortfolioBuilder::new([""; 0]).finish()?;
    /// let mut payments = portfolio.payments(PaymentsRequest::new(View::Expected));
    /// assert!(payments.next().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn payments(&self, request: PaymentsRequest) -> Payments<'_> {
        let first = request.days.map_or(i32::MIN, |days| day_of(days.start()).unwrap_or(i32::MIN));
        let last = request.days.and_then(Period::end).and_then(day_of).unwrap_or(i32::MAX);
        let seen = self.runs.parts.iter().flat_map(|part| part.seen(request.view));
        Payments {
            columns: &self.columns,
            parts: self.runs.parts.iter(),
            rows: 0..0,
            view: request.view,
            cursors: <_>::default(),
            months: calendar(seen.flat_map(|(runs, _)| &runs.monthly)),
            days: (first, last),
            chunk: request.chunk.max(1),
        }
    }

    /// A chunk of payments as a batch: `case_id`, `activity_id` and `layer` (dictionaries of utf8), `row` (uint32),
    /// `scheduled` and `counted` (date32), `oere` (int64). The numbers are not copied.
    ///
    /// # Errors
    /// Those of Arrow.
    pub fn payments_to_arrow(&self, chunk: PaymentChunk) -> Result<RecordBatch, ArrowError> {
        // The payments of a row are adjacent, and usually so are the rows of a case.
        let coded = |names: &Names, of_row: &dyn Fn(u32) -> u32| {
            let (mut values, mut keys, mut last) = (StringBuilder::new(), Vec::new(), None);
            for name in chunk.row.iter().map(|row| of_row(*row)) {
                if last != Some(name) {
                    last = Some(name);
                    values.append_value(names.get(place(name)));
                }
                keys.push(u32::try_from(values.len() - 1).unwrap_or(u32::MAX));
            }
            DictionaryArray::<UInt32Type>::try_new(UInt32Array::from(keys), Arc::new(values.finish()))
        };
        let cases = coded(&self.columns.cases, &|row| at(&self.columns.case_of, place(row)))?;
        let activities = coded(&self.columns.activities, &|row| row)?;
        let layers = chunk.layer.iter().map(|layer| i32::from(*layer)).collect::<Vec<_>>();
        let layer_names =
            Arc::new(StringArray::from_iter_values(ForecastLayer::ALL.map(ForecastLayer::name)));
        let layers = DictionaryArray::<Int32Type>::try_new(layers.into(), layer_names)?;
        RecordBatch::try_from_iter([
            ("case_id", Arc::new(cases) as ArrayRef),
            ("activity_id", Arc::new(activities)),
            ("row", Arc::new(UInt32Array::from(chunk.row))),
            ("scheduled", Arc::new(Date32Array::new(ScalarBuffer::from(chunk.scheduled), None))),
            ("counted", Arc::new(Date32Array::new(ScalarBuffer::from(chunk.counted), None))),
            ("oere", Arc::new(Int64Array::from(chunk.oere))),
            ("layer", Arc::new(layers)),
        ])
    }
}

/// The payments of a portfolio, chunk by chunk.
#[derive(Debug)]
pub struct Payments<'p> {
    columns: &'p Columns,
    parts: std::slice::Iter<'p, Part>,
    /// The remaining payments of the current part.
    rows: Range<u32>,
    view: View,
    cursors: [Cursor<'p>; 3],
    months: Calendar,
    days: (i32, i32),
    chunk: usize,
}

impl Payments<'_> {
    /// Fills a chunk with the next payments and reuses its memory. Returns whether there were any.
    pub fn fill(&mut self, chunk: &mut PaymentChunk) -> bool {
        chunk.clear();
        while chunk.len() < self.chunk {
            let Some(row) = self.rows.next() else {
                let Some(part) = self.parts.next() else { break };
                self.rows = part.rows.clone();
                self.cursors = part.seen(self.view).map(|(runs, layer)| Cursor::of(runs, layer));
                continue;
            };
            let cadence_code = at(&self.columns.cadence_code, place(row));
            for cursor in &mut self.cursors {
                cursor.row(row, cadence_code, &self.months, self.days, chunk);
            }
        }
        !chunk.is_empty()
    }
}

impl Iterator for Payments<'_> {
    type Item = PaymentChunk;

    fn next(&mut self) -> Option<PaymentChunk> {
        let mut chunk = PaymentChunk::default();
        chunk.reserve(self.chunk.min(CHUNK) + LONGEST);
        self.fill(&mut chunk).then_some(chunk)
    }
}

/// The reading positions in the lists of some runs.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor<'p> {
    monthly: &'p [Run],
    daily: &'p [Run],
    weekly: &'p [Run],
    fortnightly: &'p [Run],
    singles: &'p [Single],
    layer: u8,
}

/// Takes the first item of a list if it belongs to a row.
fn of_row<'p, T>(list: &mut &'p [T], is_of_row: impl Fn(&T) -> bool) -> Option<&'p T> {
    let (first, rest) = list.split_first().filter(|(first, _)| is_of_row(first))?;
    *list = rest;
    Some(first)
}

fn number(layer: ForecastLayer) -> u8 {
    u8::try_from(layer.index()).unwrap_or_default()
}

impl<'p> Cursor<'p> {
    fn of(runs: &'p Runs, layer: ForecastLayer) -> Self {
        let Runs { monthly, daily, weekly, fortnightly, singles } = runs;
        Self { monthly, daily, weekly, fortnightly, singles, layer: number(layer) }
    }

    fn row(
        &mut self,
        row: u32,
        cadence_code: PackedCadence,
        months: &Calendar,
        days: (i32, i32),
        chunk: &mut PaymentChunk,
    ) {
        while let Some(run) = of_row(&mut self.monthly, |run| run.row == row) {
            monthly(run, cadence_code.of_month(), self.layer, days, months, chunk);
        }
        for (step, list) in [(1, &mut self.daily), (7, &mut self.weekly), (14, &mut self.fortnightly)] {
            while let Some(run) = of_row(list, |run| run.row == row) {
                stepped(run, step, self.layer, days, chunk);
            }
        }
        while let Some(single) = of_row(&mut self.singles, |single| single.row == row) {
            if single.counted >= days.0 && single.counted <= days.1 {
                chunk.row.push(row);
                chunk.scheduled.push(single.scheduled);
                chunk.counted.push(single.counted);
                chunk.oere.push(single.oere);
                chunk.layer.push(if single.is_paid { number(ForecastLayer::Paid) } else { self.layer });
            }
        }
    }
}

fn stepped(run: &Run, step: i32, layer: u8, days: (i32, i32), chunk: &mut PaymentChunk) {
    let first = if run.first < days.0 { days.0 + (run.first - days.0).rem_euclid(step) } else { run.first };
    let last = if run.last > days.1 { days.1 - (days.1 - run.last).rem_euclid(step) } else { run.last };
    let count = if first <= last { (last - first) / step + 1 } else { 0 };
    chunk.extend(run.row, run.oere, layer, (0..count).map(|number| first + number * step));
}

/// The months that runs are in.
fn calendar<'r>(runs: impl Iterator<Item = &'r Run>) -> Calendar {
    let ends = runs.fold(None, |ends: Option<(i32, i32)>, run| {
        let (first, last) = ends.unwrap_or((run.first, run.last));
        Some((first.min(run.first), last.max(run.last)))
    });
    let (first, last) = ends.unwrap_or_default();
    Calendar::of(first, last)
}

fn monthly(
    run: &Run,
    of_month: i32,
    layer: u8,
    days: (i32, i32),
    months: &Calendar,
    chunk: &mut PaymentChunk,
) {
    let cadence = Cadence::Month(of_month);
    let first = if run.first < days.0 { cadence.first_from(run.first, days.0, months) } else { run.first };
    let last = if run.last > days.1 { cadence.last_until(run.first, days.1, months) } else { run.last };
    if first <= last {
        let (from, to) = (months.month(first), months.month(last));
        chunk.extend(run.row, run.oere, layer, (from..to + 1).map(|month| months.pay_day(month, of_month)));
    }
}
