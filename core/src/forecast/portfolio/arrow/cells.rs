//! Columns of Arrow, in any suitable type.

use std::fmt::Write;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal32Type, Decimal64Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrowPrimitiveType, BooleanArray, Date32Array, LargeStringArray, PrimitiveArray, StringArray,
    StringViewArray, StructArray,
};
use arrow_buffer::NullBuffer;
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

#[inline]
fn cell<T: ArrowPrimitiveType>(column: &PrimitiveArray<T>, row: usize) -> Option<T::Native> {
    (row < column.len() && column.is_valid(row)).then(|| column.value(row))
}

fn cells<T: ArrowPrimitiveType<Native: Into<i128>>>(
    column: &PrimitiveArray<T>,
    mut take: impl FnMut(Option<i128>),
) {
    match column.nulls() {
        None => column.values().iter().for_each(|number| take(Some((*number).into()))),
        Some(_) => column.iter().for_each(|number| take(number.map(Into::into))),
    }
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

    /// Passes each cell to a function.
    fn each(self, take: impl FnMut(Option<i128>)) {
        match self {
            Self::I8(column) => cells(column, take),
            Self::I16(column) => cells(column, take),
            Self::I32(column) => cells(column, take),
            Self::I64(column) => cells(column, take),
            Self::U8(column) => cells(column, take),
            Self::U16(column) => cells(column, take),
            Self::U32(column) => cells(column, take),
            Self::U64(column) => cells(column, take),
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

const fn flag(is_set: bool) -> &'static str {
    if is_set { "true" } else { "false" }
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
        fn text<'t, A: Array>(column: &A, row: usize, value: impl FnOnce() -> &'t str) -> Option<&'t str> {
            (row < column.len() && column.is_valid(row)).then(value)
        }
        match self {
            Self::Narrow(column) => text(column, row, || column.value(row)),
            Self::Wide(column) => text(column, row, || column.value(row)),
            Self::View(column) => text(column, row, || column.value(row)),
            Self::Coded { keys, values } => values.get(usize::try_from(keys.get(row)?).ok()?, written),
            Self::Ints(column) => {
                let number = column.get(row)?;
                written.clear();
                write!(written, "{number}").ok()?;
                Some(written)
            }
            Self::Flags(column) => text(column, row, || flag(column.value(row))),
        }
    }

    /// Passes the text of each row to a function.
    pub(super) fn each(&self, mut take: impl FnMut(Option<&str>)) {
        match self {
            Self::Narrow(column) => column.iter().for_each(take),
            Self::Wide(column) => column.iter().for_each(take),
            Self::View(column) => column.iter().for_each(take),
            Self::Flags(column) => column.iter().for_each(|is_set| take(is_set.map(flag))),
            Self::Coded { keys, values } => {
                let mut written = String::new();
                keys.each(|key| {
                    let place = key.and_then(|key| usize::try_from(key).ok());
                    take(place.and_then(|place| values.get(place, &mut written)));
                });
            }
            Self::Ints(column) => {
                let (mut last, mut written) = (None, String::new());
                column.each(|number| {
                    if number != last {
                        written.clear();
                        number.iter().for_each(|number| _ = write!(written, "{number}"));
                        last = number;
                    }
                    take(number.is_some().then_some(&written));
                });
            }
        }
    }

    /// Passes a value for the text of each row to a function. The value is computed once for each dictionary entry
    /// that a row uses.
    pub(super) fn each_as<T: Copy>(&self, mut of: impl FnMut(Option<&str>) -> T, mut take: impl FnMut(T)) {
        let Self::Coded { keys, values } = self else { return self.each(|text| take(of(text))) };
        let (mut known, mut nothing): (Vec<Option<T>>, _) = (Vec::new(), None);
        let mut written = String::new();
        keys.each(|key| {
            let place = key.and_then(|key| usize::try_from(key).ok());
            if let Some(made) = place.and_then(|place| known.get(place).copied().flatten()) {
                return take(made);
            }
            let text = place.and_then(|place| values.get(place, &mut written));
            let slot = match place.filter(|_| text.is_some()) {
                Some(place) => {
                    known.resize(known.len().max(place + 1), None);
                    known.get_mut(place)
                }
                None => Some(&mut nothing),
            };
            if let Some(slot) = slot {
                take(*slot.get_or_insert_with(|| of(text)));
            }
        });
    }
}

/// Decimals: of 32, 64 and 128 bits, whole numbers, and texts. Never floats.
#[derive(Debug, Clone)]
pub(super) struct Decimals<'a> {
    numbers: Numbers<'a>,
    scale: i8,
    /// Whole numbers of this scale that are valid amounts are smaller than this.
    bound: u128,
}

#[derive(Debug, Clone)]
enum Numbers<'a> {
    D32(&'a PrimitiveArray<Decimal32Type>),
    D64(&'a PrimitiveArray<Decimal64Type>),
    D128(&'a PrimitiveArray<Decimal128Type>),
    Ints(Ints<'a>),
    Texts(Texts<'a>),
}

impl<'a> Decimals<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        let (numbers, scale) = match column.data_type() {
            DataType::Decimal32(_, scale) => (Numbers::D32(column.as_primitive_opt()?), *scale),
            DataType::Decimal64(_, scale) => (Numbers::D64(column.as_primitive_opt()?), *scale),
            DataType::Decimal128(_, scale) => (Numbers::D128(column.as_primitive_opt()?), *scale),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
                (Numbers::Texts(Texts::of(column)?), 0)
            }
            _ => (Numbers::Ints(Ints::of(column)?), 0),
        };
        // What a `Decimal` holds: 96 bits and 28 decimals.
        let decimals = u32::try_from(scale).ok().filter(|scale| *scale <= Decimal::MAX_SCALE);
        let most = u128::from(AMOUNT_BOUND.unsigned_abs());
        let bound = decimals.map_or(0, |scale| most.saturating_mul(10_u128.pow(scale)).min(1 << 96));
        Some(Self { numbers, scale, bound })
    }

    /// The number of a row without its point.
    #[inline(always)]
    fn mantissa(&self, row: usize) -> Option<i128> {
        match &self.numbers {
            Numbers::D32(column) => cell(column, row).map(i128::from),
            Numbers::D64(column) => cell(column, row).map(i128::from),
            Numbers::D128(column) => cell(column, row),
            Numbers::Ints(column) => column.get(row),
            Numbers::Texts(_) => None,
        }
    }

    /// The number of a row without its point, and its decimals, where it is no text and can be an amount.
    #[inline(always)]
    pub(super) fn plain(&self, row: usize) -> Option<(i128, u32)> {
        let mantissa = self.mantissa(row).filter(|mantissa| mantissa.unsigned_abs() < self.bound)?;
        Some((mantissa, self.scale.unsigned_abs().into()))
    }

    /// The number of a row; or the text, if it is not a number or is too large.
    pub(super) fn get(&self, row: usize) -> Option<Result<Decimal, String>> {
        if let Some((mantissa, scale)) = self.plain(row) {
            return Some(Ok(decimal(mantissa, scale)));
        }
        if let Numbers::Texts(column) = &self.numbers {
            let mut written = String::new();
            let text = column.get(row, &mut written)?;
            return Some(money::parse(text).map_err(|_| text.to_owned()));
        }
        Some(Err(format!("{}e{}", self.mantissa(row)?, -i32::from(self.scale))))
    }

    /// The number of a row in whole øre, where it has two decimals.
    #[inline]
    pub(super) fn oere(&self, row: usize) -> Option<i64> {
        let (mantissa, _) = self.plain(row).filter(|(_, scale)| *scale == 2)?;
        i64::try_from(mantissa).ok()
    }
}

/// A number of less than 96 bits with its point.
#[inline(always)]
pub(super) fn decimal(mantissa: i128, scale: u32) -> Decimal {
    let digits = mantissa.unsigned_abs();
    let word = |shift: u32| u32::try_from((digits >> shift) & u128::from(u32::MAX)).unwrap_or_default();
    Decimal::from_parts(word(0), word(32), word(64), mantissa < 0, scale)
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
        cell(self.0, row)
    }
}

/// Lists of structs, with the range of each row.
#[derive(Debug, Clone)]
pub(super) struct Lists<'a> {
    offsets: Offsets<'a>,
    nulls: Option<&'a NullBuffer>,
    /// The structs of all rows.
    pub(super) items: &'a StructArray,
}

#[derive(Debug, Clone, Copy)]
enum Offsets<'a> {
    Narrow(&'a [i32]),
    Wide(&'a [i64]),
}

impl<'a> Lists<'a> {
    pub(super) fn of(column: &'a dyn Array) -> Option<Self> {
        let (offsets, values) = match column.data_type() {
            DataType::List(_) => {
                let lists = column.as_list_opt::<i32>()?;
                (Offsets::Narrow(lists.value_offsets()), lists.values())
            }
            DataType::LargeList(_) => {
                let lists = column.as_list_opt::<i64>()?;
                (Offsets::Wide(lists.value_offsets()), lists.values())
            }
            _ => return None,
        };
        Some(Self { offsets, nulls: column.nulls(), items: values.as_struct_opt()? })
    }

    /// The structs of a row; none for a missing list.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<Range<usize>> {
        fn span<O: Copy + TryInto<usize>>(offsets: &[O], row: usize) -> Option<Range<usize>> {
            match offsets.get(row..)? {
                [from, to, ..] => Some((*from).try_into().ok()?..(*to).try_into().ok()?),
                _ => None,
            }
        }
        if self.nulls.is_some_and(|nulls| nulls.is_null(row)) {
            return None;
        }
        match self.offsets {
            Offsets::Narrow(offsets) => span(offsets, row),
            Offsets::Wide(offsets) => span(offsets, row),
        }
    }
}
