//! One batch of rows: its columns are found and their types are checked.

use arrow_array::{Array, RecordBatch};

use super::cells::{Days, Decimals, Ints, Lists, Texts};
use crate::fault::{Fault, nearest};
use crate::forecast::PortfolioFault;

/// The columns with a meaning. Every other column is a dimension.
pub(super) const COLUMNS: [&str; 15] = [
    "case_id",
    "activity_id",
    "status",
    "modifies",
    "pays",
    "day_of_month",
    "first_day",
    "last_day",
    "units",
    "price",
    "prices",
    "rate",
    "vat_factor",
    "vat_factors",
    "payments",
];

/// Dated values: `list<struct<from: date32, to: date32, value: decimal>>`.
#[derive(Debug)]
pub(super) struct Dated<'a> {
    pub(super) lists: Lists<'a>,
    pub(super) from: Days<'a>,
    pub(super) to: Days<'a>,
    pub(super) value: Decimals<'a>,
}

/// Payments: `list<struct<kind: utf8, scheduled: date32, on: date32, amount: decimal>>`.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) lists: Lists<'a>,
    pub(super) kind: Texts<'a>,
    pub(super) scheduled: Days<'a>,
    pub(super) on: Days<'a>,
    pub(super) amount: Decimals<'a>,
}

/// The columns of a batch.
#[derive(Debug)]
pub(super) struct Batch<'a> {
    pub(super) rows: usize,
    pub(super) case: Texts<'a>,
    pub(super) activity: Texts<'a>,
    pub(super) status: Texts<'a>,
    pub(super) modifies: Option<Texts<'a>>,
    pub(super) pays: Texts<'a>,
    pub(super) day_of_month: Option<Ints<'a>>,
    pub(super) first_day: Days<'a>,
    pub(super) last_day: Option<Days<'a>>,
    pub(super) units: Option<Decimals<'a>>,
    pub(super) price: Option<Decimals<'a>>,
    pub(super) prices: Option<Dated<'a>>,
    pub(super) rate: Option<Texts<'a>>,
    pub(super) vat_factor: Option<Decimals<'a>>,
    pub(super) vat_factors: Option<Dated<'a>>,
    pub(super) payments: Option<Said<'a>>,
    pub(super) dimensions: Vec<Texts<'a>>,
}

/// The names of the columns that are dimensions.
pub(super) fn dimensions(batch: &RecordBatch) -> Vec<String> {
    let schema = batch.schema_ref();
    let names = schema.fields().iter().map(|field| field.name());
    names.filter(|name| !COLUMNS.contains(&name.as_str())).cloned().collect()
}

/// Finds columns, and records their faults.
struct Finder<'a, 'f> {
    batch: &'a RecordBatch,
    faults: &'f mut Vec<Fault<PortfolioFault>>,
}

impl<'a> Finder<'a, '_> {
    fn optional<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'a dyn Array) -> Option<T>,
    ) -> Option<T> {
        let column = self.batch.column_by_name(name)?;
        // A column of type null has no values.
        if column.null_count() == column.len() && column.data_type() == &arrow_schema::DataType::Null {
            return None;
        }
        let found = read(column.as_ref());
        if found.is_none() {
            let (column, expected) = (name.to_owned(), expected.to_owned());
            let actual = self.batch.column_by_name(name).map(|column| column.data_type().to_string());
            let kind = PortfolioFault::ColumnType { column, expected, actual: actual.unwrap_or_default() };
            self.faults.push(Fault::new(kind));
        }
        found
    }

    fn required<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'a dyn Array) -> Option<T>,
    ) -> Option<T> {
        if self.batch.column_by_name(name).is_none() {
            let others = dimensions(self.batch);
            let meant = nearest(name, others.iter().map(String::as_str));
            let kind = PortfolioFault::ColumnMissing { column: name.to_owned() };
            self.faults.push(Fault::new(kind).suggest(meant));
        }
        self.optional(name, expected, read)
    }

    fn dated(&mut self, name: &str) -> Option<Dated<'a>> {
        self.optional(name, "list of struct of from and to as date32, value as decimal", |column| {
            let lists = Lists::of(column)?;
            let items = lists.items;
            Some(Dated {
                from: Days::of(items.column_by_name("from")?)?,
                to: Days::of(items.column_by_name("to")?)?,
                value: Decimals::of(items.column_by_name("value")?)?,
                lists,
            })
        })
    }

    fn said(&mut self, name: &str) -> Option<Said<'a>> {
        let expected = "list of struct of kind as utf8, scheduled and on as date32, amount as decimal";
        self.optional(name, expected, |column| {
            let lists = Lists::of(column)?;
            let items = lists.items;
            Some(Said {
                kind: Texts::of(items.column_by_name("kind")?)?,
                scheduled: Days::of(items.column_by_name("scheduled")?)?,
                on: Days::of(items.column_by_name("on")?)?,
                amount: Decimals::of(items.column_by_name("amount")?)?,
                lists,
            })
        })
    }
}

impl<'a> Batch<'a> {
    /// The columns of a batch; none, with faults, if some are missing or have another type.
    pub(super) fn of(
        batch: &'a RecordBatch,
        names: &[String],
        faults: &mut Vec<Fault<PortfolioFault>>,
    ) -> Option<Self> {
        let known = faults.len();
        let mut find = Finder { batch, faults };
        let (text, date, decimal) = ("utf8", "date32", "decimal128");
        let case = find.required("case_id", text, Texts::of);
        let activity = find.required("activity_id", text, Texts::of);
        let status = find.required("status", text, Texts::of);
        let modifies = find.optional("modifies", text, Texts::of);
        let pays = find.required("pays", text, Texts::of);
        let day_of_month = find.optional("day_of_month", "uint8", Ints::of);
        let first_day = find.required("first_day", date, Days::of);
        let last_day = find.optional("last_day", date, Days::of);
        let units = find.optional("units", decimal, Decimals::of);
        let price = find.optional("price", decimal, Decimals::of);
        let prices = find.dated("prices");
        let rate = find.optional("rate", text, Texts::of);
        let vat_factor = find.optional("vat_factor", decimal, Decimals::of);
        let vat_factors = find.dated("vat_factors");
        let payments = find.said("payments");
        let dimensions: Vec<Option<Texts<'a>>> =
            names.iter().map(|name| find.required(name, text, Texts::of)).collect();
        let dimensions = dimensions.into_iter().collect::<Option<Vec<_>>>()?;
        // A column that cannot be read is not treated as absent.
        if faults.len() > known {
            return None;
        }
        Some(Self {
            rows: batch.num_rows(),
            case: case?,
            activity: activity?,
            status: status?,
            modifies,
            pays: pays?,
            day_of_month,
            first_day: first_day?,
            last_day,
            units,
            price,
            prices,
            rate,
            vat_factor,
            vat_factors,
            payments,
            dimensions,
        })
    }
}
