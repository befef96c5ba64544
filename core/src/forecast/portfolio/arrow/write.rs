//! Writing portfolios and forecasts to Arrow.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, Date32Builder, Decimal128Builder, ListBuilder, StringBuilder, StringDictionaryBuilder,
    StructBuilder, UInt8Builder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use rust_decimal::Decimal;

use super::read::{MISSING, RATES};
use crate::dates::{Date, DatedAmounts, Frequency, TimelineEntry};
use crate::forecast::{Forecast, Portfolio, Row, RowEntry, RowSchedule, RowValues};
use crate::plan::{Proration, Status};

/// Kroner of payments and sums: two decimals.
pub(super) const KRONER: DataType = DataType::Decimal128(38, 2);
/// Units, prices and factors: as many decimals as the longest of them has, at least two.
#[derive(Debug, Clone, Copy)]
struct PriceType {
    decimals: u32,
}

impl PriceType {
    fn of(portfolio: &Portfolio) -> Self {
        let columns = &portfolio.columns;
        let dated = columns.values.iter().chain(columns.vats.iter().flat_map(DatedAmounts::pieces));
        let numbers = dated.map(|piece| &piece.value).chain(&columns.units);
        // Most have two, so only the others need a closer look.
        let decimals = numbers.filter(|number| number.scale() > 2).map(|number| number.normalize().scale());
        Self { decimals: decimals.max().unwrap_or(2).max(2) }
    }

    fn data_type(self) -> DataType {
        DataType::Decimal128(38, i8::try_from(self.decimals).unwrap_or(28))
    }
}

/// Rows of one batch.
const BATCH: usize = 65_536;

fn coded() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

type Labels = StringDictionaryBuilder<Int32Type>;

impl Forecast {
    /// The figures that are not 0 as columns: each dimension (dictionary of utf8), `month` (date32, its first day),
    /// `layer` (dictionary of utf8) and `amount` (decimal128, kroner).
    ///
    /// # Errors
    /// Those of Arrow, if there are too many labels.
    ///
    /// ```
    /// use bevilling::{forecast::{Forecast, ForecastLayer, Months}, dates::Month};
    /// let may = Month::new(2026, 5).ok_or("no such month")?;
    /// let mut forecast = Forecast::zero(Months::of_year(2026)?, ["section"], [["BL-32"]])?;
    /// forecast.add(&["BL-32"], ForecastLayer::Granted, may, 125_050)?;
    /// let batch = forecast.to_arrow()?;
    /// assert_eq!((batch.num_rows(), batch.num_columns()), (1, 4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_arrow(&self) -> Result<RecordBatch, ArrowError> {
        let mut labels: Vec<Labels> = self.by().iter().map(|_| Labels::new()).collect();
        let (mut months, mut layers) = (Date32Builder::new(), Labels::new());
        let mut amounts = Decimal128Builder::new().with_data_type(KRONER);
        for cell in self.cells() {
            for (column, label) in labels.iter_mut().zip(cell.group) {
                column.append(label)?;
            }
            months.append_value(cell.month.first_day().to_epoch_days());
            layers.append(cell.layer.name())?;
            amounts.append_value(i128::from(cell.oere));
        }
        let mut fields: Vec<Field> = self.by().iter().map(|name| Field::new(name, coded(), false)).collect();
        fields.push(Field::new("month", DataType::Date32, false));
        fields.push(Field::new("layer", coded(), false));
        fields.push(Field::new("amount", KRONER, false));
        let mut columns: Vec<ArrayRef> =
            labels.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        columns.push(Arc::new(months.finish()));
        columns.push(Arc::new(layers.finish()));
        columns.push(Arc::new(amounts.finish()));
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
    }
}

/// Columns while they are filled.
struct Columns {
    prices: PriceType,
    texts: [StringBuilder; 3],
    words: [Labels; 3],
    day_of_month: UInt8Builder,
    days: [Date32Builder; 2],
    units: Decimal128Builder,
    dated: [ListBuilder<StructBuilder>; 2],
    payments: ListBuilder<StructBuilder>,
    labels: Vec<Labels>,
}

fn fields_of_dated(price: PriceType) -> Fields {
    Fields::from(vec![
        Field::new("from", DataType::Date32, true),
        Field::new("to", DataType::Date32, true),
        Field::new("value", price.data_type(), false),
    ])
}

fn fields_of_payments() -> Fields {
    Fields::from(vec![
        Field::new("kind", DataType::Utf8, false),
        Field::new("scheduled", DataType::Date32, false),
        Field::new("on", DataType::Date32, true),
        Field::new("amount", KRONER, true),
    ])
}

fn item(fields: Fields) -> FieldRef {
    Arc::new(Field::new("item", DataType::Struct(fields), false))
}

fn list(fields: Fields, builders: Vec<Box<dyn ArrayBuilder>>) -> ListBuilder<StructBuilder> {
    ListBuilder::new(StructBuilder::new(fields.clone(), builders)).with_field(item(fields))
}

fn decimals(data_type: DataType) -> Decimal128Builder {
    Decimal128Builder::new().with_data_type(data_type)
}

/// A number with the decimals of prices; an error if it is too large for them.
fn price(number: Decimal, PriceType { decimals }: PriceType) -> Result<i128, ArrowError> {
    let too_large = || ArrowError::InvalidArgumentError(format!("{number} with {decimals} decimals"));
    let number = if number.scale() > decimals { number.normalize() } else { number };
    let more = decimals.checked_sub(number.scale()).ok_or_else(too_large)?;
    10_i128.checked_pow(more).and_then(|factor| number.mantissa().checked_mul(factor)).ok_or_else(too_large)
}

impl Columns {
    fn new(dimensions: usize, prices: PriceType) -> Self {
        let dated = || {
            let (from, to) = (Date32Builder::new(), Date32Builder::new());
            list(
                fields_of_dated(prices),
                vec![Box::new(from), Box::new(to), Box::new(decimals(prices.data_type()))],
            )
        };
        let (scheduled, on) = (Date32Builder::new(), Date32Builder::new());
        let said: Vec<Box<dyn ArrayBuilder>> = vec![
            Box::new(StringBuilder::new()),
            Box::new(scheduled),
            Box::new(on),
            Box::new(decimals(KRONER)),
        ];
        Self {
            texts: <_>::default(),
            words: [Labels::new(), Labels::new(), Labels::new()],
            day_of_month: UInt8Builder::new(),
            days: [Date32Builder::new(), Date32Builder::new()],
            prices,
            units: decimals(prices.data_type()),
            dated: [dated(), dated()],
            payments: list(fields_of_payments(), said),
            labels: (0..dimensions).map(|_| Labels::new()).collect(),
        }
    }

    fn push(&mut self, row: &Row<'_>) -> Result<(), ArrowError> {
        let [case, activity, modifies] = &mut self.texts;
        case.append_value(row.case);
        activity.append_value(row.activity);
        modifies.append_option(row.modifies);
        let [status, pays, rate] = &mut self.words;
        status.append(if row.status == Status::Granted { "granted" } else { "expected" })?;
        let (every, prorated);
        let (word, day, first, last) = match row.schedule {
            RowSchedule::Once { date } => ("once", None, Some(date), None),
            RowSchedule::Individual => ("individual", None, None, None),
            RowSchedule::Running { frequency, proration, from, until } => {
                let (word, day) = match frequency {
                    Frequency::Daily => ("daily", None),
                    Frequency::Weekly => ("weekly", None),
                    Frequency::EveryTwoWeeks => ("every_two_weeks", None),
                    Frequency::Monthly { day } => ("monthly", Some(day.get())),
                    Frequency::EveryWeeks { weeks } => {
                        every = format!("every_{}_weeks", weeks.get());
                        (every.as_str(), None)
                    }
                    Frequency::EveryMonths { months, day, in_arrears } => {
                        let in_arrears = if in_arrears { "_in_arrears" } else { "" };
                        every = format!("every_{}_months{in_arrears}", months.get());
                        (every.as_str(), Some(day.get()))
                    }
                };
                let word = match proration {
                    Proration::None => word,
                    _ => {
                        prorated = format!("{word}:{}", proration.word());
                        &prorated
                    }
                };
                (word, day, Some(from), Some(until))
            }
        };
        pays.append(word)?;
        self.day_of_month.append_option(day);
        let [first_day, last_day] = &mut self.days;
        first_day.append_option(first.map(|date| date.to_epoch_days()));
        last_day.append_option(last.map(|date| date.to_epoch_days()));
        self.units.append_option(row.price.as_ref().map(|of| price(of.units, self.prices)).transpose()?);
        let [prices, vat_factors] = &mut self.dated;
        let values = row.price.as_ref().map(|price| price.values);
        rate.append_option(match values {
            Some(RowValues::Rate(id)) => Some(id),
            Some(RowValues::Own(_)) | None => None,
        });
        append_dated(
            prices,
            self.prices,
            match values {
                Some(RowValues::Own(pieces)) => Some(pieces),
                Some(RowValues::Rate(_)) | None => None,
            },
        )?;
        append_dated(vat_factors, self.prices, row.vat)?;
        append_payments(&mut self.payments, &row.entries)?;
        for (column, label) in self.labels.iter_mut().zip(&row.labels) {
            column.append(label)?;
        }
        Ok(())
    }

    fn finish(mut self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let [case, activity, modifies] = &mut self.texts;
        let [status, pays, rate] = &mut self.words;
        let [first_day, last_day] = &mut self.days;
        let [prices, vat_factors] = &mut self.dated;
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(case.finish()),
            Arc::new(activity.finish()),
            Arc::new(status.finish()),
            Arc::new(modifies.finish()),
            Arc::new(pays.finish()),
            Arc::new(self.day_of_month.finish()),
            Arc::new(first_day.finish()),
            Arc::new(last_day.finish()),
            Arc::new(self.units.finish()),
            Arc::new(prices.finish()),
            Arc::new(rate.finish()),
            Arc::new(vat_factors.finish()),
            Arc::new(self.payments.finish()),
        ];
        columns.extend(self.labels.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

fn field<T: ArrayBuilder>(item: &mut StructBuilder, place: usize) -> Result<&mut T, ArrowError> {
    let missing = || ArrowError::InvalidArgumentError(format!("no builder {place}"));
    item.field_builder::<T>(place).ok_or_else(missing)
}

fn append_dated(
    lists: &mut ListBuilder<StructBuilder>,
    prices: PriceType,
    pieces: Option<&[TimelineEntry<Decimal>]>,
) -> Result<(), ArrowError> {
    for piece in pieces.unwrap_or_default() {
        let item = lists.values();
        let day = |date: Option<Date>| date.map(|date| date.to_epoch_days());
        field::<Date32Builder>(item, 0)?.append_option(day(piece.from));
        field::<Date32Builder>(item, 1)?.append_option(day(piece.to));
        field::<Decimal128Builder>(item, 2)?.append_value(price(piece.value, prices)?);
        item.append(true);
    }
    lists.append(pieces.is_some());
    Ok(())
}

fn append_payments(lists: &mut ListBuilder<StructBuilder>, entries: &[RowEntry]) -> Result<(), ArrowError> {
    for entry in entries {
        let (kind, scheduled, on, oere) = match *entry {
            RowEntry::Paid { scheduled, paid, oere } => ("paid", scheduled, Some(paid), Some(oere)),
            RowEntry::Planned { scheduled, oere } => ("planned", scheduled, None, Some(oere)),
            RowEntry::Cancelled { scheduled } => ("cancelled", scheduled, None, None),
            RowEntry::PaidOffPlan { scheduled, paid, oere } => ("part", scheduled, Some(paid), Some(oere)),
            RowEntry::Adjusted { scheduled, on, oere } => ("adjustment", scheduled, Some(on), Some(oere)),
        };
        let item = lists.values();
        field::<StringBuilder>(item, 0)?.append_value(kind);
        field::<Date32Builder>(item, 1)?.append_value(scheduled.to_epoch_days());
        field::<Date32Builder>(item, 2)?.append_option(on.map(|on| on.to_epoch_days()));
        field::<Decimal128Builder>(item, 3)?.append_option(oere.map(i128::from));
        item.append(true);
    }
    lists.append(true);
    Ok(())
}

impl Portfolio {
    /// The schema of [`Portfolio::to_arrow`], with the rates and the missing cases in its metadata.
    #[must_use]
    pub fn arrow_schema(&self) -> SchemaRef {
        let text = || DataType::Utf8;
        let list = |fields| DataType::List(item(fields));
        let prices = PriceType::of(self);
        let mut fields = vec![
            Field::new("case_id", text(), false),
            Field::new("activity_id", text(), false),
            Field::new("status", coded(), false),
            Field::new("modifies", text(), true),
            Field::new("pays", coded(), false),
            Field::new("day_of_month", DataType::UInt8, true),
            Field::new("first_day", DataType::Date32, true),
            Field::new("last_day", DataType::Date32, true),
            Field::new("units", prices.data_type(), true),
            Field::new("prices", list(fields_of_dated(prices)), true),
            Field::new("rate", coded(), true),
            Field::new("vat_factors", list(fields_of_dated(prices)), true),
            Field::new("payments", list(fields_of_payments()), true),
        ];
        fields.extend(self.dimensions().map(|name| Field::new(name, coded(), false)));
        let rates: BTreeMap<&str, &DatedAmounts> = self.rates().collect();
        let rates = serde_json::to_string(&rates).unwrap_or_default();
        let mut metadata = std::collections::HashMap::from([(RATES.to_owned(), rates)]);
        if !self.missing().is_empty() {
            let missing: Vec<&str> = self.missing().iter().map(|one| one.case.as_str()).collect();
            metadata.insert(MISSING.to_owned(), serde_json::to_string(&missing).unwrap_or_default());
        }
        Arc::new(Schema::new_with_metadata(fields, metadata))
    }

    /// The rows as batches in the documented columns, which [`Portfolio::from_arrow`] reads.
    ///
    /// # Errors
    /// Those of Arrow, each in place of a batch: a number that is too large for the decimals of the others, more
    /// labels than it numbers.
    pub fn to_arrow(&self) -> impl Iterator<Item = Result<RecordBatch, ArrowError>> {
        let schema = self.arrow_schema();
        let prices = PriceType::of(self);
        // An empty portfolio also has one batch, so that its columns are known.
        let starts = (0..self.len().max(1)).step_by(BATCH);
        starts.map(move |start| {
            let mut columns = Columns::new(self.dimensions().len(), prices);
            for row in self.rows().skip(start).take(BATCH) {
                columns.push(&row)?;
            }
            columns.finish(&schema)
        })
    }
}
