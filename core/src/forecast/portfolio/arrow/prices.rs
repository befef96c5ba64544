//! Reads the prices of rows: units, own prices or a rate, and VAT factors.

use std::ops::Range;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::batch::{Batch, Dated};
use super::cells::decimal;
use super::faults::Told;
use crate::dates::{Date, DatedAmounts, TimelineEntry, Validity};
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::builder::vat_number;
use crate::forecast::portfolio::check::in_order;
use crate::forecast::portfolio::columns::PackedCadence;
use crate::forecast::portfolio::days::date_of;
use crate::forecast::portfolio::numbers::NO_INDEX;

/// A rate that there is none of.
const UNKNOWN: u32 = NO_INDEX - 1;

/// The target of the prices of rows.
pub(super) struct Prices<'c> {
    pub(super) units: &'c mut Vec<Decimal>,
    pub(super) rate: &'c mut Vec<u32>,
    pub(super) values: &'c mut Vec<TimelineEntry<Decimal>>,
    pub(super) values_end: &'c mut Vec<u32>,
    pub(super) vat: &'c mut Vec<u32>,
    pub(super) vats: &'c mut Vec<DatedAmounts>,
}

/// The numbers of VAT factors without dates, by digits and decimals.
pub(super) type KnownVats = FxHashMap<(i128, u32), u32>;

/// Converts days to dates; the day usually equals the previous one.
struct Dates {
    last: (i32, Date),
}

impl Dates {
    fn of(&mut self, day: i32) -> Date {
        if self.last.0 != day {
            self.last = (day, date_of(day));
        }
        self.last.1
    }
}

impl Prices<'_> {
    pub(super) fn read(
        &mut self,
        batch: &Batch<'_>,
        paces: &[PackedCadence],
        rates: &FxHashMap<String, u32>,
        known: &mut KnownVats,
        told: &mut Told<'_, '_>,
    ) {
        self.units.reserve(batch.rows);
        self.values_end.reserve(batch.rows);
        self.vat.reserve(batch.rows);
        self.rate.reserve(batch.rows);
        let start = self.rate.len();
        match &batch.rate {
            Some(texts) => {
                let of =
                    |id: Option<&str>| id.map_or(NO_INDEX, |id| rates.get(id).copied().unwrap_or(UNKNOWN));
                texts.each_as(of, |rate| self.rate.push(rate));
            }
            None => self.rate.resize(start + batch.rows, NO_INDEX),
        }
        let mut dates = Dates { last: (0, date_of(0)) };
        for (row, cadence_code) in paces.iter().enumerate() {
            let units = if *cadence_code == PackedCadence::INDIVIDUAL {
                // What is paid is said of each payment.
                self.rate.get_mut(start + row).iter_mut().for_each(|rate| **rate = NO_INDEX);
                Decimal::ZERO
            } else {
                let rate = self.rate.get(start + row).copied().unwrap_or(NO_INDEX);
                self.row(batch, row, rate, &mut dates, told)
            };
            self.units.push(units);
            self.values_end.push(u32::try_from(self.values.len()).unwrap_or(NO_INDEX));
            let vat = self.vat(batch, row, known, &mut dates, told);
            self.vat.push(vat);
        }
    }

    /// The units of a row; dated values are stored.
    #[inline]
    fn row(
        &mut self,
        batch: &Batch<'_>,
        row: usize,
        rate: u32,
        dates: &mut Dates,
        told: &mut Told<'_, '_>,
    ) -> Decimal {
        let start = self.values.len();
        let units = batch.units.as_ref().and_then(|units| told.decimal(row, "units", units, row));
        let units = units.unwrap_or(Decimal::ONE);
        if units.is_sign_negative() && !units.is_zero() {
            let units = units.to_string();
            told.fault(row, |case, activity| PortfolioFault::UnitsNegative { case, activity, units });
        }
        let mut prices = 0;
        if let Some(price) = batch.price.as_ref().and_then(|price| told.decimal(row, "price", price, row)) {
            prices += 1;
            self.values.push(TimelineEntry::new(Validity::ALWAYS, price));
        }
        if let Some(prices_of) = &batch.prices
            && dated("prices", prices_of, row, self.values, dates, told)
        {
            prices += 1;
            if prices == 1 && !in_order(self.values.get(start..).unwrap_or_default()) {
                told.fault(row, |case, activity| PortfolioFault::PiecesOverlap { case, activity });
            }
        }
        if rate != NO_INDEX {
            prices += 1;
        }
        if rate == UNKNOWN {
            let mut written = String::new();
            let rate = batch.rate.as_ref().and_then(|rates| rates.get(row, &mut written));
            let rate = rate.unwrap_or_default().to_owned();
            told.fault(row, |case, activity| PortfolioFault::UnknownRate { case, activity, rate });
        }
        match prices {
            0 => told.missing(row, "price"),
            1 => {}
            _ => told.fault(row, |case, activity| PortfolioFault::PriceAmbiguous { case, activity }),
        }
        units
    }

    /// The number of the VAT factor of a row.
    #[inline]
    fn vat(
        &mut self,
        batch: &Batch<'_>,
        row: usize,
        known: &mut KnownVats,
        dates: &mut Dates,
        told: &mut Told<'_, '_>,
    ) -> u32 {
        let dated_factors = batch.vat_factors.as_ref().and_then(|of| Some((of, of.lists.get(row)?)));
        let alone = batch.vat_factor.as_ref().and_then(|factor| told.decimal(row, "vat_factor", factor, row));
        match (alone, dated_factors) {
            (None, None) => NO_INDEX,
            (Some(factor), None) if factor == Decimal::ONE_HUNDRED => NO_INDEX,
            (Some(factor), None) => self.always(factor.mantissa(), factor.scale(), known),
            (None, Some((of, span))) => match of.always(&span) {
                Some((mantissa, scale)) => self.always(mantissa, scale, known),
                None => {
                    let mut pieces = Vec::new();
                    dated("vat_factors", of, row, &mut pieces, dates, told);
                    vat_number(self.vats, &pieces).unwrap_or_else(|| {
                        told.fault(row, |case, activity| PortfolioFault::PiecesOverlap { case, activity });
                        NO_INDEX
                    })
                }
            },
            (Some(_), Some((of, _))) => {
                dated("vat_factors", of, row, &mut Vec::new(), dates, told);
                told.fault(row, |case, activity| PortfolioFault::PriceAmbiguous { case, activity });
                NO_INDEX
            }
        }
    }

    /// The number of a VAT factor without dates.
    #[inline]
    fn always(&mut self, mantissa: i128, scale: u32, known: &mut KnownVats) -> u32 {
        *known.entry((mantissa, scale)).or_insert_with(|| {
            let factor = TimelineEntry::new(Validity::ALWAYS, decimal(mantissa, scale));
            vat_number(self.vats, &[factor]).unwrap_or(NO_INDEX)
        })
    }
}

impl Dated<'_> {
    /// The value of a row for all days, if it has only that.
    #[inline]
    fn always(&self, span: &Range<usize>) -> Option<(i128, u32)> {
        let is_always =
            span.len() == 1 && self.from.get(span.start).is_none() && self.to.get(span.start).is_none();
        self.value.plain(span.start).filter(|_| is_always)
    }
}

/// Stores the dated values of a row. Returns whether there are any.
#[inline]
fn dated(
    column: &str,
    of: &Dated<'_>,
    row: usize,
    pieces: &mut Vec<TimelineEntry<Decimal>>,
    dates: &mut Dates,
    told: &mut Told<'_, '_>,
) -> bool {
    let Some(span) = of.lists.get(row) else { return false };
    for item in span {
        let mut date = |day: Option<i32>| day.map(|day| dates.of(told.day(row, day)));
        let (from, to) = (date(of.from.get(item)), date(of.to.get(item)));
        match told.decimal(row, column, &of.value, item) {
            Some(value) => pieces.push(TimelineEntry::new(Validity { from, to }, value)),
            None => told.missing(row, column),
        }
    }
    true
}
