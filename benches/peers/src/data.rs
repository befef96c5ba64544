//! The columns that everybody reads, as Arrow IPC files: no nulls, plain numbers, `-1` for none.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int16Array, Int32Array, Int64Array, RecordBatch, UInt8Array};
use arrow_ipc::reader::FileReader;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{Field, Schema};

use crate::outcome::Outcome;

/// Municipalities, sections and layers of workload 2.
pub(crate) const MUNICIPALITIES: usize = 98;
pub(crate) const SECTIONS: usize = 40;
pub(crate) const LAYERS: usize = 3;
/// The months of workload 2, from this one.
pub(crate) const FROM: (i32, u32) = (2026, 1);
pub(crate) const MONTHS: usize = 36;
/// The months of workload 1, from this one.
pub(crate) const SCHEDULES_FROM: (i32, u32) = (2024, 1);
pub(crate) const SCHEDULES_MONTHS: usize = 25;

/// Columns of one table, written and read under their names.
macro_rules! columns {
    ($(#[$doc:meta])* $table:ident in $file:literal { $($(#[$field_doc:meta])* $field:ident: $array:ident of $native:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct $table {
            $($(#[$field_doc])* pub(crate) $field: Vec<$native>,)*
        }

        impl $table {
            pub(crate) fn write(self, dir: &Path) -> Outcome {
                let columns: Vec<(&str, ArrayRef)> =
                    vec![$((stringify!($field), Arc::new($array::from(self.$field)) as ArrayRef),)*];
                let fields: Vec<Field> = columns
                    .iter()
                    .map(|(name, column)| Field::new(*name, column.data_type().clone(), false))
                    .collect();
                let schema = Arc::new(Schema::new(fields));
                let columns = columns.into_iter().map(|(_, column)| column).collect();
                let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
                let mut writer = FileWriter::try_new_buffered(File::create(dir.join($file))?, &schema)?;
                writer.write(&batch)?;
                Ok(writer.finish()?)
            }

            pub(crate) fn read(dir: &Path) -> Outcome<Self> {
                let mut table = Self::default();
                for batch in FileReader::try_new_buffered(File::open(dir.join($file))?, None)? {
                    let batch = batch?;
                    $({
                        let column = batch.column_by_name(stringify!($field)).ok_or(stringify!($field))?;
                        let column = column.as_any().downcast_ref::<$array>().ok_or(stringify!($field))?;
                        table.$field.extend_from_slice(column.values());
                    })*
                }
                Ok(table)
            }
        }
    };
}

columns! {
    /// Workload 1: schedules of fixed amounts.
    Schedules in "schedules.arrow" {
        /// Days from payment to payment; 0 for monthly.
        step: UInt8Array of u8,
        /// Of the month, for monthly.
        day: UInt8Array of u8,
        start: Date32Array of i32,
        /// The last day.
        end: Date32Array of i32,
        /// Øre.
        amount: Int64Array of i64,
    }
}

columns! {
    /// Workload 2: activities, those of a case beside each other. Their number is their row.
    Activities in "activities.arrow" {
        case: Int32Array of i32,
        municipality: Int16Array of i16,
        section: Int16Array of i16,
        /// 1 for expected, 0 for granted.
        expected: UInt8Array of u8,
        /// The activity that this one replaces from its first payment on, or -1.
        modifies: Int32Array of i32,
        /// Days from payment to payment; 0 for monthly.
        step: UInt8Array of u8,
        /// Of the month, for monthly; 0 else.
        day: UInt8Array of u8,
        start: Date32Array of i32,
        /// The last day.
        end: Date32Array of i32,
        /// Hundredths.
        units: Int32Array of i32,
        /// The rate a unit costs, or -1 for a price of its own.
        rate: Int16Array of i16,
        /// Øre for one unit before the first change, until the second, and after; 0 where there is a rate.
        price_1: Int32Array of i32,
        price_2: Int32Array of i32,
        price_3: Int32Array of i32,
        /// The first days of the second and the third price.
        change_1: Date32Array of i32,
        change_2: Date32Array of i32,
        provider: Int32Array of i32,
    }
}

columns! {
    /// What a unit of each rate costs, and from when; its number is its row.
    Rates in "rates.arrow" {
        price_1: Int32Array of i32,
        price_2: Int32Array of i32,
        price_3: Int32Array of i32,
        change_1: Date32Array of i32,
        change_2: Date32Array of i32,
    }
}

columns! {
    /// The VAT factor of each provider, in hundredths of a percent; its number is its row.
    Providers in "providers.arrow" {
        vat: Int32Array of i32,
    }
}

columns! {
    /// Payments that are paid: of which activity, planned for which day, paid on which, how much.
    Paid in "paid.arrow" {
        activity: Int32Array of i32,
        scheduled: Date32Array of i32,
        paid_on: Date32Array of i32,
        /// Øre.
        amount: Int64Array of i64,
    }
}

/// All of workload 2.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Portfolio {
    pub(crate) activities: Activities,
    pub(crate) rates: Rates,
    pub(crate) providers: Providers,
    pub(crate) paid: Paid,
}

impl Portfolio {
    pub(crate) fn read(dir: &Path) -> Outcome<Self> {
        Ok(Self {
            activities: Activities::read(dir)?,
            rates: Rates::read(dir)?,
            providers: Providers::read(dir)?,
            paid: Paid::read(dir)?,
        })
    }

    pub(crate) fn write(self, dir: &Path) -> Outcome {
        self.activities.write(dir)?;
        self.rates.write(dir)?;
        self.providers.write(dir)?;
        self.paid.write(dir)
    }

    /// The same payments, each of one øre: their sums are counts.
    pub(crate) fn counting(mut self) -> Self {
        for price in
            [&mut self.activities.price_1, &mut self.activities.price_2, &mut self.activities.price_3]
        {
            price.fill(1);
        }
        for price in [&mut self.rates.price_1, &mut self.rates.price_2, &mut self.rates.price_3] {
            price.fill(1);
        }
        self.activities.units.fill(100);
        self.providers.vat.fill(10_000);
        self.paid.amount.fill(1);
        self
    }
}
