//! Reads `dumpdata` JSON: items of a model with typed fields, and every fault with its place.
//!
//! Fields stay raw text until they are read by type. Decimals therefore stay exact, and data of cases (persons,
//! payments) is counted without being read.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::excerpt::excerpt;
use super::fault::Os2bosFault;
use crate::dates::{self, Date};
use crate::fault::{Fault, Faults, Path, Position, without_bom};
use crate::money;

/// One object of a dump, its fields not read yet.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) file: &'a str,
    pub(super) index: usize,
    pub(super) model: String,
    /// The primary key as written, without quotes; empty if there is none.
    pub(super) key: String,
    fields: &'a RawValue,
}

/// The items of one dump, in their order.
///
/// # Errors
/// `not-json` with line and column; `wrong-type`, `missing-field` and `repeated-field` of the items.
pub(super) fn items<'a>(file: &'a str, text: &'a str) -> Result<Vec<Item<'a>>, Faults<Os2bosFault>> {
    let text = without_bom(text);
    let located = |fault: Fault<Os2bosFault>, at| fault.located(Some(file.to_owned()), at);
    let list: Vec<&RawValue> = match serde_json::from_str(text) {
        Ok(list) => list,
        Err(error) if error.is_data() => {
            let found = kind(text.trim_start());
            return Err(located(
                Fault::new(Os2bosFault::WrongType { expected: "a list of objects", found }),
                None,
            )
            .into());
        }
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
            let position = Position { line: error.line(), column: error.column() };
            return Err(located(Fault::new(Os2bosFault::NotJson { reason }), Some(position)).into());
        }
    };
    let mut faults = Faults::new();
    let mut items = Vec::with_capacity(list.len());
    for (index, raw) in list.into_iter().enumerate() {
        let mut head = Fields::of(raw, file, Path::root().join(index));
        let model = head.text("model");
        let key = head.primary_key();
        let fields = head.object("fields");
        match (head.close(&mut faults), fields) {
            (true, Some(fields)) => items.push(Item { file, index, model, key, fields }),
            _ => continue,
        }
    }
    faults.into_result(items)
}

impl<'a> Item<'a> {
    /// The fields, to be read by name.
    pub(super) fn fields(&self) -> Fields<'a> {
        Fields::of(self.fields, self.file, Path::root().join(self.index).join("fields"))
    }

    /// Whether both have the same content, apart from blanks.
    pub(super) fn says(&self, other: &Self) -> bool {
        self.fields.get() == other.fields.get()
    }
}

/// The fields of an object that are not read yet, and the faults of those that are.
pub(super) struct Fields<'a> {
    left: BTreeMap<String, &'a RawValue>,
    faults: Faults<Os2bosFault>,
    path: Path,
    file: &'a str,
    /// Whether this is an object. Otherwise that is the only fault.
    is_object: bool,
}

impl<'a> Fields<'a> {
    fn of(raw: &'a RawValue, file: &'a str, path: Path) -> Self {
        let mut fields = Self { left: BTreeMap::new(), faults: Faults::new(), path, file, is_object: true };
        match serde_json::from_str::<Pairs<'a>>(raw.get()) {
            Ok(Pairs(pairs)) => {
                for (name, value) in pairs {
                    if fields.left.contains_key(&name) {
                        fields.fault(&name, Os2bosFault::RepeatedField { field: excerpt(&name) });
                    }
                    fields.left.insert(name, value);
                }
            }
            Err(_) => {
                fields.is_object = false;
                let found = kind(raw.get());
                fields.found(fields.path.clone(), Os2bosFault::WrongType { expected: "an object", found });
            }
        }
        fields
    }

    /// A required text.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.required(name).map_or_else(String::new, |raw| self.read_text(name, raw))
    }

    /// A text; empty if it is missing or null.
    pub(super) fn text_or_empty(&mut self, name: &str) -> String {
        self.optional(name).map_or_else(String::new, |raw| self.read_text(name, raw))
    }

    /// A flag; true if it is missing, because a classification is active by default.
    pub(super) fn flag_or(&mut self, name: &str, default: bool) -> bool {
        let Some(raw) = self.optional(name) else { return default };
        self.typed(name, raw, "true or false").unwrap_or(default)
    }

    /// A required whole number.
    pub(super) fn whole(&mut self, name: &str) -> i64 {
        let Some(raw) = self.required(name) else { return 0 };
        self.typed(name, raw, "a whole number").unwrap_or_default()
    }

    /// The required key of another object.
    pub(super) fn key(&mut self, name: &str) -> String {
        self.whole(name).to_string()
    }

    /// The key of another object, or null.
    pub(super) fn key_or_null(&mut self, name: &str) -> Option<String> {
        let raw = self.optional(name)?;
        self.typed::<i64>(name, raw, "a whole number or null").map(|key| key.to_string())
    }

    /// The keys of other objects; none if the field is missing.
    pub(super) fn keys(&mut self, name: &str) -> Vec<String> {
        let Some(raw) = self.optional(name) else { return Vec::new() };
        let keys: Vec<i64> = self.typed(name, raw, "a list of whole numbers").unwrap_or_default();
        keys.into_iter().map(|key| key.to_string()).collect()
    }

    /// An amount, written as text or as a number; none if it is missing, null or blank.
    pub(super) fn amount(&mut self, name: &str) -> Option<Decimal> {
        let raw = self.optional(name)?;
        let text = match raw.get().as_bytes().first() {
            Some(b'"') => self.read_text(name, raw),
            Some(b'-' | b'0'..=b'9') => raw.get().to_owned(),
            _ => {
                let found = kind(raw.get());
                self.fault(name, Os2bosFault::WrongType { expected: "an amount", found });
                return None;
            }
        };
        if text.is_empty() {
            return None;
        }
        let amount = money::parse(&text).ok();
        if amount.is_none() {
            self.fault(name, Os2bosFault::NotAnAmount { text: excerpt(&text) });
        }
        amount
    }

    /// A date, or null.
    pub(super) fn date(&mut self, name: &str) -> Option<Date> {
        let raw = self.optional(name)?;
        let text = self.typed::<String>(name, raw, "a date as text")?;
        let date = dates::parse(&text).ok();
        if date.is_none() {
            self.fault(name, Os2bosFault::NotADate { text: excerpt(&text) });
        }
        date
    }

    /// Records that `name` is missing.
    pub(super) fn missing(&mut self, name: &str) {
        self.found(self.path.clone(), Os2bosFault::MissingField { field: name.to_owned() });
    }

    /// Skips a field. Returns whether it has content.
    pub(super) fn leave(&mut self, name: &str) -> bool {
        self.left.remove(name).is_some_and(|raw| !matches!(raw.get(), "null" | "\"\"" | "[]" | "false"))
    }

    /// The names of the fields that were not read.
    pub(super) fn unread(&self) -> impl Iterator<Item = &str> {
        self.left.keys().map(String::as_str)
    }

    /// Returns the faults, and whether there were none.
    pub(super) fn close(self, faults: &mut Faults<Os2bosFault>) -> bool {
        let good = self.faults.is_empty();
        self.faults.into_iter().for_each(|fault| faults.push(fault));
        good
    }

    fn primary_key(&mut self) -> String {
        let Some(raw) = self.optional("pk") else { return String::new() };
        match raw.get().as_bytes().first() {
            Some(b'"') => self.read_text("pk", raw),
            Some(b'-' | b'0'..=b'9') => raw.get().to_owned(),
            _ => {
                let found = kind(raw.get());
                self.fault("pk", Os2bosFault::WrongType { expected: "a key", found });
                String::new()
            }
        }
    }

    fn object(&mut self, name: &str) -> Option<&'a RawValue> {
        let raw = self.required(name)?;
        let found = kind(raw.get());
        if found != "an object" {
            self.fault(name, Os2bosFault::WrongType { expected: "an object", found });
        }
        Some(raw)
    }

    fn required(&mut self, name: &str) -> Option<&'a RawValue> {
        let raw = self.left.remove(name);
        if raw.is_none() && self.is_object {
            self.missing(name);
        }
        raw
    }

    fn optional(&mut self, name: &str) -> Option<&'a RawValue> {
        self.left.remove(name).filter(|raw| raw.get() != "null")
    }

    fn read_text(&mut self, name: &str, raw: &'a RawValue) -> String {
        let text: Option<String> = self.typed(name, raw, "a text");
        text.map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    fn typed<T: Deserialize<'a>>(
        &mut self,
        name: &str,
        raw: &'a RawValue,
        expected: &'static str,
    ) -> Option<T> {
        let value = serde_json::from_str(raw.get()).ok();
        if value.is_none() {
            self.fault(name, Os2bosFault::WrongType { expected, found: kind(raw.get()) });
        }
        value
    }

    fn fault(&mut self, name: &str, kind: Os2bosFault) {
        self.found(self.path.clone().join(excerpt(name).as_str()), kind);
    }

    fn found(&mut self, path: Path, kind: Os2bosFault) {
        self.faults.push(Fault::at(path, kind).located(Some(self.file.to_owned()), None));
    }
}

/// The kind of a JSON value, by its first letter.
fn kind(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        Some(b'-' | b'0'..=b'9') => "a number",
        _ => "nothing",
    }
}

/// The keys and values of an object as written, including repeated keys.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for PairsVisitor<'a> {
            type Value = Pairs<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'a>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor(std::marker::PhantomData))
    }
}
