//! Reading what rows pay: units, prices of their own or a rate, and VAT factors.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::batch::{Batch, Dated};
use super::told::Told;
use crate::dates::{Amounts, Date, Piece, Validity};
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::builder::vat_number;
use crate::forecast::portfolio::check::in_order;
use crate::forecast::portfolio::columns::{NONE, Pace};
use crate::forecast::portfolio::days::date_of;

/// A rate that there is none of.
const UNKNOWN: u32 = NONE - 1;

/// Where the prices of rows go.
pub(super) struct Prices<'c> {
    pub(super) units: &'c mut Vec<Decimal>,
    pub(super) rate: &'c mut Vec<u32>,
    pub(super) values: &'c mut Vec<Piece<Decimal>>,
    pub(super) values_end: &'c mut Vec<u32>,
    pub(super) vat: &'c mut Vec<u32>,
    pub(super) vats: &'c mut Vec<Amounts>,
}

/// The numbers of VAT factors that hold on every day, by their digits and decimals.
pub(super) type KnownVats = FxHashMap<(i128, u32), u32>;

/// The date of a day that is mostly that of the one before.
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
        paces: &[Pace],
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
                let of = |id: Option<&str>| id.map_or(NONE, |id| rates.get(id).copied().unwrap_or(UNKNOWN));
                texts.each_as(of, |rate| self.rate.push(rate));
            }
            None => self.rate.resize(start + batch.rows, NONE),
        }
        let mut dates = Dates { last: (0, date_of(0)) };
        for (row, pace) in paces.iter().enumerate() {
            let units = if *pace == Pace::INDIVIDUAL {
                // What is paid is said of each payment.
                self.rate.get_mut(start + row).iter_mut().for_each(|rate| **rate = NONE);
                Decimal::ZERO
            } else {
                let rate = self.rate.get(start + row).copied().unwrap_or(NONE);
                self.row(batch, row, rate, &mut dates, told)
            };
            self.units.push(units);
            self.values_end.push(u32::try_from(self.values.len()).unwrap_or(NONE));
            let vat = self.vat(batch, row, known, &mut dates, told);
            self.vat.push(vat);
        }
    }

    /// The units of a row, whose values are kept.
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
        let units = batch.units.as_ref().and_then(|units| units.get(row));
        let units = units.map_or(Decimal::ONE, |units| told.decimal(row, "units", units));
        if units.is_sign_negative() && !units.is_zero() {
            let units = units.to_string();
            told.fault(row, |case, activity| PortfolioFault::UnitsNegative { case, activity, units });
        }
        let mut prices = 0;
        if let Some(price) = batch.price.as_ref().and_then(|price| price.get(row)) {
            prices += 1;
            self.values.push(Piece::new(Validity::ALWAYS, told.decimal(row, "price", price)));
        }
        if let Some(prices_of) = &batch.prices
            && dated("prices", prices_of, row, self.values, dates, told)
        {
            prices += 1;
            if prices == 1 && !in_order(self.values.get(start..).unwrap_or_default()) {
                told.fault(row, |case, activity| PortfolioFault::PiecesOverlap { case, activity });
            }
        }
        if rate != NONE {
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
        let start = self.values.len();
        // Kept among the values only until they are known.
        let is_dated = (batch.vat_factors.as_ref())
            .is_some_and(|factors| dated("vat_factors", factors, row, self.values, dates, told));
        let number = match batch.vat_factor.as_ref().and_then(|factor| factor.get(row)) {
            Some(factor) => {
                if is_dated {
                    told.fault(row, |case, activity| PortfolioFault::PriceAmbiguous { case, activity });
                }
                let factor = told.decimal(row, "vat_factor", factor);
                if factor == Decimal::ONE_HUNDRED { NONE } else { self.always(factor, known) }
            }
            None if is_dated => match self.values.get(start..).unwrap_or_default() {
                [Piece { from: None, to: None, value }] => self.always(*value, known),
                pieces => vat_number(self.vats, pieces).unwrap_or_else(|| {
                    told.fault(row, |case, activity| PortfolioFault::PiecesOverlap { case, activity });
                    NONE
                }),
            },
            None => NONE,
        };
        self.values.truncate(start);
        number
    }

    /// The number of a VAT factor that holds on every day.
    #[inline]
    fn always(&mut self, factor: Decimal, known: &mut KnownVats) -> u32 {
        *known
            .entry((factor.mantissa(), factor.scale()))
            .or_insert_with(|| vat_number(self.vats, &[Piece::new(Validity::ALWAYS, factor)]).unwrap_or(NONE))
    }
}

/// Keeps the dated values of a row; tells whether there are any.
#[inline]
fn dated(
    column: &str,
    of: &Dated<'_>,
    row: usize,
    pieces: &mut Vec<Piece<Decimal>>,
    dates: &mut Dates,
    told: &mut Told<'_, '_>,
) -> bool {
    let Some(span) = of.lists.get(row) else { return false };
    for item in span {
        let mut date = |day: Option<i32>| day.map(|day| dates.of(told.day(row, day)));
        let (from, to) = (date(of.from.get(item)), date(of.to.get(item)));
        match of.value.get(item) {
            Some(value) => {
                let value = told.decimal(row, column, value);
                pieces.push(Piece::new(Validity { from, to }, value));
            }
            None => told.missing(row, column),
        }
    }
    true
}
