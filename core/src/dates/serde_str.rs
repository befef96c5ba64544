//! Dates as text: exactly `YYYY-MM-DD`, years 0001 to 9999.
//!
//! chrono itself also reads `2024-1-2`, ` 2024-01-02` and `+12024-01-02`. A file that is compared, hashed and signed
//! must have one spelling for each date. Use this module for fields, as `#[serde(with = "crate::dates::serde_str")]`,
//! and [`serde_str_option`](super::serde_str_option) for optional fields.

use serde::{Deserializer, Serializer, de};

use super::{Date, DateFault};

/// Reads a date written as `YYYY-MM-DD`.
///
/// # Errors
/// `not-a-date` for any other spelling and for days that do not exist.
///
/// ```
/// use bevilling::dates::parse;
/// assert_eq!(parse("2024-02-29")?.to_string(), "2024-02-29");
/// assert!(parse("2023-02-29").is_err());
/// assert!(parse("2024-2-29").is_err());
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
pub fn parse(text: &str) -> Result<Date, DateFault> {
    read(text.as_bytes()).ok_or_else(|| DateFault::NotADate { text: text.to_owned() })
}

fn read(text: &[u8]) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok().filter(|year| *year > 0)?;
    Date::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Writes the date as a string.
///
/// # Errors
/// A year outside 1 to 9999, and those of the serializer.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    use chrono::Datelike;
    if !(1..=9999).contains(&date.year()) {
        return Err(serde::ser::Error::custom(DateFault::YearOutOfRange { year: date.year() }));
    }
    serializer.collect_str(date)
}

/// Reads the date from a string.
///
/// # Errors
/// Anything but a string that [`parse`] accepts.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    deserializer.deserialize_str(DateVisitor)
}

struct DateVisitor;

impl de::Visitor<'_> for DateVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a date such as \"2026-01-31\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        parse(text).map_err(E::custom)
    }
}

/// The JSON Schema of a date, for `#[schemars(with = "crate::dates::DateText")]`.
#[derive(Debug, Clone, Copy)]
pub struct DateText;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DateText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date, such as \"2026-01-31\".",
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_per_date() {
        for text in ["0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "0000-01-01",
            "2023-02-29",
            "2024-13-01",
            "2024-00-01",
            "2024-01-00",
            "2024-1-02",
            "24-01-02",
            " 2024-01-02",
            "2024-01-02 ",
            "+2024-01-02",
            "-2024-01-02",
            "+12345-01-01",
            "2024-01-02T00:00:00",
            "20240102",
            "2024/01/02",
            "٢٠٢٤-01-02",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_year_of_five_digits_is_not_written() {
        let date = Date::from_ymd_opt(10_000, 1, 1).unwrap();
        assert!(serialize(&date, serde_json::value::Serializer).is_err());
    }
}
