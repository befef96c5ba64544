//! `Debug` without personal numbers, built from the JSON form of a type.

use std::fmt;

use serde::ser::{self, Serialize};

use super::redact;

/// `Debug` of types that can be written as JSON: the same fields, names and values, masked.
macro_rules! debug_by_json {
    ($($Name:ident $(<$lt:lifetime>)?),* $(,)?) => {$(
        impl std::fmt::Debug for $Name $(<$lt>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::privacy::debug(self, f)
            }
        }
    )*};
}
pub(crate) use debug_by_json;

/// `Debug` of other types: these fields, each masked. The compiler refuses a forgotten field.
macro_rules! debug_by_fields {
    ($Name:ident $(<$lt:lifetime>)? { $($field:ident),* $(,)? }) => {
        impl std::fmt::Debug for $Name $(<$lt>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let Self { $($field),* } = self;
                f.debug_struct(stringify!($Name))
                    $(.field(stringify!($field), &$crate::privacy::Redacted($field)))*
                    .finish()
            }
        }
    };
}
pub(crate) use debug_by_fields;

/// Writes `value` as `Debug` would, masked, from its JSON form.
pub(crate) fn debug(value: &impl Serialize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.serialize(Show).map_err(|_| fmt::Error)?.write(f)
}

/// A value as `Debug` shows it.
enum Shown {
    /// A number, a word, or nothing.
    Bare(String),
    Text(String),
    /// One value within a name.
    Named(&'static str, Box<Self>),
    Struct(&'static str, Vec<(&'static str, Self)>),
    List(Vec<Self>),
    Map(Vec<(Self, Self)>),
}

impl Shown {
    fn bare(value: impl fmt::Display) -> Self {
        Self::Bare(redact(&value.to_string()).into_owned())
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bare(text) => f.write_str(text),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Named(name, value) => f.debug_tuple(name).field(value).finish(),
            Self::Struct(name, fields) => {
                let mut shown = f.debug_struct(name);
                for (field, value) in fields {
                    shown.field(field, value);
                }
                shown.finish()
            }
            Self::List(values) => f.debug_list().entries(values).finish(),
            Self::Map(entries) => {
                f.debug_map().entries(entries.iter().map(|(key, value)| (key, value))).finish()
            }
        }
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

/// The error for a type that cannot be written as JSON. No type of this crate is one.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be written as JSON")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Made = Result<Shown, Unwritable>;

/// Builds the displayed value from a serialized one.
#[derive(Clone, Copy)]
struct Show;

macro_rules! bare {
    ($($method:ident($ty:ty)),* $(,)?) => {$(
        fn $method(self, value: $ty) -> Made {
            Ok(Shown::bare(value))
        }
    )*};
}

impl ser::Serializer for Show {
    type Ok = Shown;
    type Error = Unwritable;
    type SerializeSeq = Values;
    type SerializeTuple = Values;
    type SerializeTupleStruct = Values;
    type SerializeTupleVariant = Values;
    type SerializeMap = Entries;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    bare! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_i128(i128), serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_u128(u128), serialize_f32(f32), serialize_f64(f64),
    }

    fn serialize_char(self, value: char) -> Made {
        Ok(Shown::Text(value.into()))
    }

    fn serialize_str(self, value: &str) -> Made {
        Ok(Shown::Text(redact(value).into_owned()))
    }

    fn serialize_bytes(self, value: &[u8]) -> Made {
        Ok(Shown::Bare(format!("<{} bytes>", value.len())))
    }

    fn serialize_none(self) -> Made {
        Ok(Shown::Bare("None".to_owned()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        Ok(Shown::Named("Some", Box::new(value.serialize(self)?)))
    }

    fn serialize_unit(self) -> Made {
        Ok(Shown::Bare("()".to_owned()))
    }

    fn serialize_unit_struct(self, name: &'static str) -> Made {
        Ok(Shown::Bare(name.to_owned()))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        Ok(Shown::Bare(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Made {
        // A person's id is never displayed, whatever its form.
        let shown =
            if name == super::PERSON { Shown::Bare("redacted".to_owned()) } else { value.serialize(self)? };
        Ok(Shown::Named(name, Box::new(shown)))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made {
        Ok(Shown::Named(variant, Box::new(value.serialize(self)?)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Values, Unwritable> {
        Ok(Values { name: None, values: Vec::new() })
    }

    fn serialize_tuple(self, _: usize) -> Result<Values, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Values, Unwritable> {
        Ok(Values { name: Some(name), values: Vec::new() })
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Values, Unwritable> {
        Ok(Values { name: Some(variant), values: Vec::new() })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Unwritable> {
        Ok(Entries { key: None, entries: Vec::new() })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields, Unwritable> {
        Ok(Fields { name, fields: Vec::new() })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Fields, Unwritable> {
        Ok(Fields { name: variant, fields: Vec::new() })
    }
}

struct Values {
    name: Option<&'static str>,
    values: Vec<Shown>,
}

impl Values {
    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.values.push(value.serialize(Show)?);
        Ok(())
    }

    fn made(self) -> Shown {
        let list = Shown::List(self.values);
        match self.name {
            Some(name) => Shown::Named(name, Box::new(list)),
            None => list,
        }
    }
}

macro_rules! values {
    ($($trait:ident::$method:ident),* $(,)?) => {$(
        impl ser::$trait for Values {
            type Ok = Shown;
            type Error = Unwritable;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.add(value)
            }
            fn end(self) -> Made {
                Ok(self.made())
            }
        }
    )*};
}
values! {
    SerializeSeq::serialize_element, SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field, SerializeTupleVariant::serialize_field,
}

struct Entries {
    key: Option<Shown>,
    entries: Vec<(Shown, Shown)>,
}

impl ser::SerializeMap for Entries {
    type Ok = Shown;
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.key = Some(key.serialize(Show)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        let key = self.key.take().ok_or(Unwritable)?;
        self.entries.push((key, value.serialize(Show)?));
        Ok(())
    }

    fn end(self) -> Made {
        Ok(Shown::Map(self.entries))
    }
}

struct Fields {
    name: &'static str,
    fields: Vec<(&'static str, Shown)>,
}

macro_rules! fields {
    ($($trait:ident),*) => {$(
        impl ser::$trait for Fields {
            type Ok = Shown;
            type Error = Unwritable;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
                self.fields.push((key, value.serialize(Show)?));
                Ok(())
            }
            fn end(self) -> Made {
                Ok(Shown::Struct(self.name, self.fields))
            }
        }
    )*};
}
fields!(SerializeStruct, SerializeStructVariant);
