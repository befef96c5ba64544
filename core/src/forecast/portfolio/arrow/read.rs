//! Reading a portfolio from Arrow, batch by batch.

use arrow_array::RecordBatch;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::batch::{Batch, Dated, Said, dimensions};
use super::cells::Texts;
use crate::dates::Date;
use crate::dates::{Amounts, DayOfMonth, Frequency, Piece, Validity};
use crate::fault::{Fault, Faults};
use crate::forecast::portfolio::builder::RawRow;
use crate::forecast::portfolio::check::in_order;
use crate::forecast::portfolio::columns::{Entry, NONE, Pace, Says};
use crate::forecast::portfolio::days::{FIRST_DAY, LAST_DAY, date_of, day_of};
use crate::forecast::{Portfolio, PortfolioBuilder, PortfolioFault};
use crate::money::{self, AMOUNT_BOUND};
use crate::plan::Extrapolation;

/// How a portfolio is read from Arrow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArrowOptions {
    /// The rates that rows are paid at, by id; those in the metadata of the schema beside them.
    pub rates: std::collections::BTreeMap<String, Amounts>,
    /// Plans without a last day are laid out through this day.
    pub through: Option<Date>,
    /// What is done beyond the last known price.
    pub extrapolation: Extrapolation,
}

/// Reads a [`Portfolio`] from batches in the documented columns (`docs/portfolio-columns.md`), one after another.
///
/// Every row that is wrong is reported with its number and its key; none is left out in silence.
#[derive(Debug)]
pub struct PortfolioReader {
    options: ArrowOptions,
    /// From the first batch on.
    begun: Option<Begun>,
    faults: Vec<Fault<PortfolioFault>>,
}

#[derive(Debug)]
struct Begun {
    builder: PortfolioBuilder,
    names: Vec<String>,
    rates: FxHashMap<String, u32>,
    /// The number of each VAT factor that has been seen alone.
    vats: FxHashMap<Decimal, u32>,
    /// Of the row at hand, kept for their memory.
    own: Vec<Piece<Decimal>>,
    entries: Vec<Entry>,
    faults: Vec<PortfolioFault>,
}

/// The metadata key of a schema that rates are written under, as JSON.
pub(super) const RATES: &str = "bevilling.rates";

impl PortfolioReader {
    /// A reader of nothing yet.
    #[must_use]
    pub const fn new(options: ArrowOptions) -> Self {
        Self { options, begun: None, faults: Vec::new() }
    }

    /// Reads a batch. What is wrong is told by [`finish`](Self::finish).
    pub fn read(&mut self, batch: &RecordBatch) {
        let Self { options, begun, faults } = self;
        let begun = begun.get_or_insert_with(|| Begun::new(batch, options, faults));
        match Batch::of(batch, &begun.names, faults) {
            Some(columns) => begun.read(batch.num_rows(), &columns, options),
            // Its rows cannot be told apart, but are numbered.
            None => (0..batch.num_rows()).for_each(|_| {
                begun.builder.next_row();
            }),
        }
    }

    /// The portfolio.
    ///
    /// # Errors
    /// Everything that is wrong with the columns and with any row: the codes of [`PortfolioFault`].
    pub fn finish(self) -> Result<Portfolio, Faults<PortfolioFault>> {
        let mut faults = Faults::none();
        self.faults.into_iter().for_each(|fault| faults.push(fault));
        let finished = match self.begun {
            Some(begun) => begun.builder.finish(),
            None => PortfolioBuilder::new([""; 0]).finish(),
        };
        match finished {
            Ok(portfolio) => faults.or(portfolio),
            Err(found) => {
                found.into_iter().for_each(|fault| faults.push(fault));
                Err(faults)
            }
        }
    }
}

impl Begun {
    fn new(batch: &RecordBatch, options: &ArrowOptions, faults: &mut Vec<Fault<PortfolioFault>>) -> Self {
        let names = dimensions(batch);
        let mut builder =
            PortfolioBuilder::new(names.iter().map(String::as_str)).extrapolate(options.extrapolation);
        builder.is_loose = false;
        if let Some(text) = batch.schema_ref().metadata().get(RATES) {
            match serde_json::from_str::<std::collections::BTreeMap<String, Amounts>>(text) {
                Ok(rates) => rates.iter().for_each(|(id, values)| builder.rate(id, values)),
                Err(error) => {
                    faults.push(Fault::new(PortfolioFault::ArrowUnreadable { text: error.to_string() }))
                }
            }
        }
        options.rates.iter().for_each(|(id, values)| builder.rate(id, values));
        // The last of a name holds.
        let rates = builder.rate_numbers();
        let (vats, own, entries) = <_>::default();
        Self { builder, names, rates, vats, own, entries, faults: Vec::new() }
    }

    fn read(&mut self, rows: usize, columns: &Batch<'_>, options: &ArrowOptions) {
        let mut codes: Vec<Codes<'_, '_>> = columns.dimensions.iter().map(Codes::of).collect();
        let (mut written, mut other, mut changed, mut word) = <(String, String, String, String)>::default();
        for row in 0..rows {
            let number = self.builder.next_row();
            let Some(case) = columns.case.get(row, &mut written).filter(|case| !case.is_empty()) else {
                self.builder.refuse(number, PortfolioFault::CaseMissing { row: number });
                continue;
            };
            let activity = columns.activity.get(row, &mut other).filter(|activity| !activity.is_empty());
            let Some(activity) = activity else {
                self.builder
                    .refuse(number, PortfolioFault::ActivityMissing { row: number, case: case.to_owned() });
                continue;
            };
            let (mut faults, mut own) = (std::mem::take(&mut self.faults), std::mem::take(&mut self.own));
            let mut entries = std::mem::take(&mut self.entries);
            own.clear();
            entries.clear();
            let mut cells = Cells { row, case, activity, columns, faults: &mut faults };
            let status = cells.status(&mut word);
            let granted = status == Some(Status::Granted);
            let (pace, from, until) = cells.schedule(options, &mut word);
            let (units, rate) = cells.price(pace, &mut own, &self.rates, &mut word);
            let vat = cells.vat(&mut self.builder, &mut self.vats);
            cells.entries(granted, &mut entries, &mut word);
            let modifies = columns.modifies.as_ref().and_then(|modifies| modifies.get(row, &mut changed));
            if status == Some(Status::Draft) {
                // What is wrong with a draft matters to nobody yet.
                self.builder.leave_out(case, activity);
            } else if faults.is_empty() {
                let modifies = modifies.filter(|changed| !changed.is_empty());
                let raw =
                    RawRow { number, case, activity, granted, modifies, pace, from, until, units, rate, vat };
                for (place, codes) in codes.iter_mut().enumerate() {
                    let code = codes.code(row, |label| self.builder.code(place, label));
                    self.builder.label(place, code);
                }
                self.builder.push(&raw, own.drain(..), entries.drain(..), []);
            } else {
                faults.drain(..).for_each(|kind| self.builder.refuse(number, kind));
            }
            faults.clear();
            (self.faults, self.own, self.entries) = (faults, own, entries);
        }
    }
}

use crate::plan::Status;

/// The numbers of the labels of a column, each looked up once where the column is a dictionary.
struct Codes<'c, 'a> {
    texts: &'c Texts<'a>,
    known: Vec<Option<u32>>,
    written: String,
}

impl<'c, 'a> Codes<'c, 'a> {
    const fn of(texts: &'c Texts<'a>) -> Self {
        Self { texts, known: Vec::new(), written: String::new() }
    }

    fn code(&mut self, row: usize, look_up: impl FnOnce(&str) -> u32) -> u32 {
        let key = self.texts.key(row);
        if let Some(code) = key.and_then(|key| self.known.get(key).copied().flatten()) {
            return code;
        }
        let code = look_up(self.texts.get(row, &mut self.written).unwrap_or_default());
        if let Some(key) = key {
            if self.known.len() <= key {
                self.known.resize(key + 1, None);
            }
            if let Some(known) = self.known.get_mut(key) {
                *known = Some(code);
            }
        }
        code
    }
}

/// The cells of one row.
struct Cells<'c, 'a> {
    row: usize,
    case: &'c str,
    activity: &'c str,
    columns: &'c Batch<'a>,
    faults: &'c mut Vec<PortfolioFault>,
}

impl Cells<'_, '_> {
    fn fault(&mut self, kind: impl FnOnce(String, String) -> PortfolioFault) {
        self.faults.push(kind(self.case.to_owned(), self.activity.to_owned()));
    }

    fn missing(&mut self, column: &str) {
        let column = column.to_owned();
        self.fault(|case, activity| PortfolioFault::ValueMissing { case, activity, column });
    }

    fn unknown(&mut self, column: &str, value: &str) {
        let (column, value) = (column.to_owned(), value.to_owned());
        self.fault(|case, activity| PortfolioFault::ValueUnknown { case, activity, column, value });
    }

    fn status(&mut self, word: &mut String) -> Option<Status> {
        match self.columns.status.get(self.row, word) {
            Some("granted") => return Some(Status::Granted),
            Some("expected") => return Some(Status::Expected),
            Some("draft") => return Some(Status::Draft),
            Some(other) => self.unknown("status", other),
            None => self.missing("status"),
        }
        None
    }

    fn day(&mut self, day: i32) -> i32 {
        if (FIRST_DAY..=LAST_DAY).contains(&day) {
            return day;
        }
        let date = Date::from_epoch_days(day).map_or_else(|| format!("day {day}"), |date| date.to_string());
        self.fault(|case, activity| PortfolioFault::DateOutOfRange { case, activity, date });
        0
    }

    fn schedule(&mut self, options: &ArrowOptions, word: &mut String) -> (Pace, i32, i32) {
        let pace = match self.columns.pays.get(self.row, word) {
            Some("daily") => Pace::DAILY,
            Some("weekly") => Pace::WEEKLY,
            Some("every_two_weeks") => Pace::FORTNIGHTLY,
            Some("monthly") => self.monthly(),
            Some("once") => Pace::ONCE,
            Some("individual") => return (Pace::INDIVIDUAL, 0, 0),
            other => {
                match other {
                    Some(other) => self.unknown("pays", other),
                    None => self.missing("pays"),
                }
                return (Pace::INDIVIDUAL, 0, 0);
            }
        };
        let from = match self.columns.first_day.get(self.row) {
            Some(day) => self.day(day),
            None => {
                self.missing("first_day");
                return (pace, 0, 0);
            }
        };
        if pace == Pace::ONCE {
            return (pace, from, from);
        }
        let last = self.columns.last_day.and_then(|days| days.get(self.row));
        let until = match last.or_else(|| day_of(options.through?)) {
            Some(day) => self.day(day),
            None => {
                self.missing("last_day");
                return (pace, 0, 0);
            }
        };
        if until < from - 1 && last.is_some() {
            let (start, end) = (date_of(from), date_of(until));
            self.fault(|case, activity| PortfolioFault::EndBeforeStart { case, activity, start, end });
        }
        (pace, from, until.max(from - 1))
    }

    fn monthly(&mut self) -> Pace {
        let day = self.columns.day_of_month.and_then(|days| days.get(self.row));
        match day.map(|day| (day, u8::try_from(day).ok().and_then(|day| DayOfMonth::new(day).ok()))) {
            Some((_, Some(day))) => Pace::of(Frequency::Monthly { day }),
            Some((day, None)) => {
                self.unknown("day_of_month", &day.to_string());
                Pace::INDIVIDUAL
            }
            None => {
                self.missing("day_of_month");
                Pace::INDIVIDUAL
            }
        }
    }

    /// A number, or none that is told.
    fn decimal(&mut self, column: &str, number: Result<Decimal, String>) -> Decimal {
        number.unwrap_or_else(|text| {
            let column = column.to_owned();
            self.fault(|case, activity| PortfolioFault::NotAnAmount { case, activity, column, text });
            Decimal::ZERO
        })
    }

    fn dated(&mut self, column: &str, dated: &Dated<'_>, pieces: &mut Vec<Piece<Decimal>>) -> bool {
        let Some(span) = dated.lists.get(self.row) else { return false };
        for item in span {
            let from = dated.from.get(item).map(|day| date_of(self.day(day)));
            let to = dated.to.get(item).map(|day| date_of(self.day(day)));
            let Some(value) = dated.value.get(item) else {
                self.missing(column);
                continue;
            };
            let value = self.decimal(column, value);
            pieces.push(Piece::new(Validity { from, to }, value));
        }
        true
    }

    fn price(
        &mut self,
        pace: Pace,
        own: &mut Vec<Piece<Decimal>>,
        rates: &FxHashMap<String, u32>,
        word: &mut String,
    ) -> (Decimal, u32) {
        let (row, columns) = (self.row, self.columns);
        if pace == Pace::INDIVIDUAL {
            return (Decimal::ZERO, NONE);
        }
        let mut prices = 0;
        let units = columns.units.as_ref().and_then(|units| units.get(row));
        let units = units.map_or(Decimal::ONE, |units| self.decimal("units", units));
        if units.is_sign_negative() && !units.is_zero() {
            let units = units.to_string();
            self.fault(|case, activity| PortfolioFault::UnitsNegative { case, activity, units });
        }
        if let Some(price) = columns.price.as_ref().and_then(|price| price.get(row)) {
            prices += 1;
            let value = self.decimal("price", price);
            own.push(Piece::new(Validity::ALWAYS, value));
        }
        if let Some(dated) = &columns.prices
            && self.dated("prices", dated, own)
        {
            prices += 1;
            if !in_order(own) && prices == 1 {
                self.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
            }
        }
        let mut number = NONE;
        if let Some(rate) = columns.rate.as_ref().and_then(|rate| rate.get(row, word)) {
            prices += 1;
            match rates.get(rate) {
                Some(known) => number = *known,
                None => {
                    let rate = rate.to_owned();
                    self.fault(|case, activity| PortfolioFault::UnknownRate { case, activity, rate });
                }
            }
        }
        match prices {
            0 => self.missing("price"),
            1 => {}
            _ => self.fault(|case, activity| PortfolioFault::PriceAmbiguous { case, activity }),
        }
        (units, number)
    }

    fn vat(&mut self, builder: &mut PortfolioBuilder, known: &mut FxHashMap<Decimal, u32>) -> u32 {
        let (row, columns) = (self.row, self.columns);
        let alone = columns.vat_factor.as_ref().and_then(|factor| factor.get(row));
        let mut pieces = Vec::new();
        let dated =
            columns.vat_factors.as_ref().is_some_and(|dated| self.dated("vat_factors", dated, &mut pieces));
        if let Some(factor) = alone {
            if dated {
                self.fault(|case, activity| PortfolioFault::PriceAmbiguous { case, activity });
            }
            let factor = self.decimal("vat_factor", factor);
            if factor == Decimal::ONE_HUNDRED {
                return NONE;
            }
            return *known
                .entry(factor)
                .or_insert_with(|| builder.vat(&[Piece::new(Validity::ALWAYS, factor)]).unwrap_or(NONE));
        }
        if !dated {
            return NONE;
        }
        builder.vat(&pieces).unwrap_or_else(|| {
            self.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
            NONE
        })
    }

    fn entries(&mut self, granted: bool, entries: &mut Vec<Entry>, word: &mut String) {
        let columns = self.columns;
        let Some((said, span)) =
            columns.payments.as_ref().and_then(|said| Some((said, said.lists.get(self.row)?)))
        else {
            return;
        };
        for item in span {
            if let Some(entry) = self.entry(said, item, word) {
                if entry.says.is_paid() && !granted {
                    let date = date_of(entry.scheduled);
                    self.fault(|case, activity| PortfolioFault::PaidNotGranted { case, activity, date });
                }
                entries.push(entry);
            }
        }
        entries.sort_unstable();
        let payments = || entries.iter().filter(|entry| !entry.says.is_beside());
        let twice = payments().zip(payments().skip(1)).find(|(one, next)| one.scheduled == next.scheduled);
        if let Some(date) = twice.map(|(one, _)| date_of(one.scheduled)) {
            self.fault(|case, activity| PortfolioFault::PaymentRepeated { case, activity, date });
        }
    }

    fn entry(&mut self, said: &Said<'_>, item: usize, word: &mut String) -> Option<Entry> {
        let says = match said.kind.get(item, word) {
            Some("paid") => Says::Paid,
            Some("planned") => Says::Planned,
            Some("cancelled") => Says::Gone,
            Some("part") => Says::PaidBeside,
            Some("adjustment") => Says::Adjusted,
            other => {
                match other {
                    Some(other) => self.unknown("payments.kind", other),
                    None => self.missing("payments.kind"),
                }
                return None;
            }
        };
        let Some(scheduled) = said.scheduled.get(item) else {
            self.missing("payments.scheduled");
            return None;
        };
        let scheduled = self.day(scheduled);
        let counted = match (says, said.on.get(item)) {
            (Says::Planned | Says::Gone, _) => scheduled,
            (_, Some(on)) => self.day(on),
            (_, None) => {
                self.missing("payments.on");
                return None;
            }
        };
        let oere = match (says, said.amount.get(item)) {
            (Says::Gone, _) => 0,
            (_, Some(amount)) => {
                let amount = self.decimal("payments.amount", amount);
                money::to_oere(amount)
                    .ok()
                    .filter(|oere| i128::from(*oere).abs() < i128::from(AMOUNT_BOUND) * 100)
                    .unwrap_or_else(|| {
                        let text = amount.to_string();
                        self.fault(|case, activity| PortfolioFault::FractionOfOere { case, activity, text });
                        0
                    })
            }
            (_, None) => {
                self.missing("payments.amount");
                return None;
            }
        };
        Some(Entry { scheduled, says, counted, oere })
    }
}
