//! Columns of Arrow, cell by cell, whichever of the types that fit they have.

use std::fmt::Write;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal32Type, Decimal64Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, GenericListArray, LargeStringArray, ListArray,
    PrimitiveArray, StringArray, StringViewArray, StructArray,
};
use arrow_schema::DataType;
use rust_decimal::Decimal;

use crate::money::{self, AMOUNT_BOUND};

/// Whole numbers of any width.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ints<'a> {
    I8(&'a PrimitiveArray<Int8Type>),
    I16(&'a PrimitiveArray<Int16Type>),
    I32(&'a PrimitiveArray<Int32Type>),
    I64(&'a PrimitiveArray<Int64Type>),
    U8(&'a PrimitiveArray<UInt8Type>),
    U16(&'a PrimitiveArray<UInt16Type>),
    U32(&'a PrimitiveArray<UInt32Type>),
    U64(&'a PrimitiveArray<UInt64Type>),
}

impl<'a> Ints<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Int8 => Self::I8(column.as_primitive_opt()?),
            DataType::Int16 => Self::I16(column.as_primitive_opt()?),
            DataType::Int32 => Self::I32(column.as_primitive_opt()?),
            DataType::Int64 => Self::I64(column.as_primitive_opt()?),
            DataType::UInt8 => Self::U8(column.as_primitive_opt()?),
            DataType::UInt16 => Self::U16(column.as_primitive_opt()?),
            DataType::UInt32 => Self::U32(column.as_primitive_opt()?),
            DataType::UInt64 => Self::U64(column.as_primitive_opt()?),
            _ => return None,
        })
    }

    #[inline]
    pub(super) fn get(self, row: usize) -> Option<i128> {
        fn cell<T: arrow_array::ArrowPrimitiveType>(
            column: &PrimitiveArray<T>,
            row: usize,
        ) -> Option<T::Native> {
            (row < column.len() && column.is_valid(row)).then(|| column.value(row))
        }
        match self {
            Self::I8(column) => cell(column, row).map(i128::from),
            Self::I16(column) => cell(column, row).map(i128::from),
            Self::I32(column) => cell(column, row).map(i128::from),
            Self::I64(column) => cell(column, row).map(i128::from),
            Self::U8(column) => cell(column, row).map(i128::from),
            Self::U16(column) => cell(column, row).map(i128::from),
            Self::U32(column) => cell(column, row).map(i128::from),
            Self::U64(column) => cell(column, row).map(i128::from),
        }
    }
}

/// Texts: strings of any width, dictionaries of them, whole numbers and flags.
#[derive(Debug, Clone)]
pub(super) enum Texts<'a> {
    Narrow(&'a StringArray),
    Wide(&'a LargeStringArray),
    View(&'a StringViewArray),
    Coded { keys: Ints<'a>, values: Box<Texts<'a>> },
    Ints(Ints<'a>),
    Flags(&'a BooleanArray),
}

impl<'a> Texts<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Utf8 => Self::Narrow(column.as_string_opt()?),
            DataType::LargeUtf8 => Self::Wide(column.as_string_opt()?),
            DataType::Utf8View => Self::View(column.as_string_view_opt()?),
            DataType::Boolean => Self::Flags(column.as_boolean_opt()?),
            DataType::Dictionary(_, _) => {
                let coded = column.as_any_dictionary_opt()?;
                let values = Box::new(Self::of(coded.values().as_ref())?);
                Self::Coded { keys: Ints::of(coded.keys())?, values }
            }
            _ => Self::Ints(Ints::of(column)?),
        })
    }

    /// The text of a row; numbers are written into `written`.
    #[inline]
    pub(super) fn get<'t>(&'t self, row: usize, written: &'t mut String) -> Option<&'t str> {
        fn cell<'t, A: Array>(column: &A, row: usize, value: impl FnOnce() -> &'t str) -> Option<&'t str> {
            (row < column.len() && column.is_valid(row)).then(value)
        }
        match self {
            Self::Narrow(column) => cell(column, row, || column.value(row)),
            Self::Wide(column) => cell(column, row, || column.value(row)),
            Self::View(column) => cell(column, row, || column.value(row)),
            Self::Coded { keys, values } => values.get(usize::try_from(keys.get(row)?).ok()?, written),
            Self::Ints(column) => {
                let number = column.get(row)?;
                written.clear();
                write!(written, "{number}").ok()?;
                Some(written)
            }
            Self::Flags(column) => (row < column.len() && column.is_valid(row))
                .then(|| if column.value(row) { "true" } else { "false" }),
        }
    }

    /// The key of a row of a dictionary.
    #[inline]
    pub(super) fn key(&self, row: usize) -> Option<usize> {
        match self {
            Self::Coded { keys, .. } => usize::try_from(keys.get(row)?).ok(),
            _ => None,
        }
    }
}

/// Decimals: of 32, 64 and 128 bits, whole numbers, and texts. Never floats.
#[derive(Debug, Clone)]
pub(super) enum Decimals<'a> {
    D32(&'a PrimitiveArray<Decimal32Type>, i8),
    D64(&'a PrimitiveArray<Decimal64Type>, i8),
    D128(&'a PrimitiveArray<Decimal128Type>, i8),
    Ints(Ints<'a>),
    Texts(Texts<'a>),
}

impl<'a> Decimals<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Decimal32(_, scale) => Self::D32(column.as_primitive_opt()?, *scale),
            DataType::Decimal64(_, scale) => Self::D64(column.as_primitive_opt()?, *scale),
            DataType::Decimal128(_, scale) => Self::D128(column.as_primitive_opt()?, *scale),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Self::Texts(Texts::of(column)?),
            _ => Self::Ints(Ints::of(column)?),
        })
    }

    /// The number of a row; or as text what is none, or is beyond what is handled.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<Result<Decimal, String>> {
        fn cell<T: arrow_array::ArrowPrimitiveType>(
            column: &PrimitiveArray<T>,
            row: usize,
        ) -> Option<T::Native> {
            (row < column.len() && column.is_valid(row)).then(|| column.value(row))
        }
        let (mantissa, scale) = match self {
            Self::D32(column, scale) => (i128::from(cell(column, row)?), *scale),
            Self::D64(column, scale) => (i128::from(cell(column, row)?), *scale),
            Self::D128(column, scale) => (cell(column, row)?, *scale),
            Self::Ints(column) => (column.get(row)?, 0),
            Self::Texts(column) => {
                let mut written = String::new();
                let text = column.get(row, &mut written)?;
                return Some(money::parse(text).map_err(|_| text.to_owned()));
            }
        };
        let number = u32::try_from(scale)
            .ok()
            .and_then(|scale| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .filter(|number| number.abs() < Decimal::from(AMOUNT_BOUND));
        Some(number.ok_or_else(|| format!("{mantissa}e{}", -i32::from(scale))))
    }
}

/// Days: as Arrow's `Date32`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days<'a>(&'a Date32Array);

impl<'a> Days<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        column.as_primitive_opt::<Date32Type>().map(Self)
    }

    #[inline]
    pub(super) fn get(self, row: usize) -> Option<i32> {
        (row < self.0.len() && self.0.is_valid(row)).then(|| self.0.value(row))
    }
}

/// Lists of structs, with where each row's lie.
#[derive(Debug, Clone)]
pub(super) enum Lists<'a> {
    Narrow(&'a ListArray),
    Wide(&'a GenericListArray<i64>),
}

impl<'a> Lists<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        let lists = match column.data_type() {
            DataType::List(_) => Self::Narrow(column.as_list_opt()?),
            DataType::LargeList(_) => Self::Wide(column.as_list_opt()?),
            _ => return None,
        };
        lists.items().is_some().then_some(lists)
    }

    fn values(&self) -> &'a ArrayRef {
        match self {
            Self::Narrow(column) => column.values(),
            Self::Wide(column) => column.values(),
        }
    }

    /// The structs of all rows.
    pub(super) fn items(&self) -> Option<&'a StructArray> {
        self.values().as_struct_opt()
    }

    /// Which of them are the row's; none for a missing list.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<std::ops::Range<usize>> {
        let valid = match self {
            Self::Narrow(column) => row < column.len() && column.is_valid(row),
            Self::Wide(column) => row < column.len() && column.is_valid(row),
        };
        let span = match self {
            Self::Narrow(column) => {
                let offset =
                    |at: usize| column.value_offsets().get(at).and_then(|at| usize::try_from(*at).ok());
                offset(row)?..offset(row + 1)?
            }
            Self::Wide(column) => {
                let offset =
                    |at: usize| column.value_offsets().get(at).and_then(|at| usize::try_from(*at).ok());
                offset(row)?..offset(row + 1)?
            }
        };
        valid.then_some(span)
    }
}
