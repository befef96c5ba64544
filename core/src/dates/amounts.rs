//! An amount that may change over time, as rule books and plans write it.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Date, Gap, Timeline, TimelineEntry};
use crate::money;

/// A dated amount: one amount for all days, or one for each of several intervals.
///
/// In JSON a plain amount, `"12.50"`, or a list, `[{"from": "2024-01-01", "value": "12.50"}]`.
///
/// ```
/// use bevilling::dates::{DatedAmounts, parse};
/// let rate: DatedAmounts = serde_json::from_str(
///     r#"[{"to": "2024-01-01", "value": "4694"}, {"from": "2024-01-01", "to": "2025-01-01", "value": "4844"}]"#)?;
/// assert_eq!(rate.at(parse("2024-01-01")?).map(|amount| amount.to_string()), Some("4844".to_owned()));
/// let gap = rate.gap_at(parse("2026-07-01")?).ok_or("a value")?;
/// assert_eq!(gap.last_day_with_value(), Some(parse("2024-12-31")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct DatedAmounts(pub Timeline<Decimal>);

crate::privacy::debug_by_json!(DatedAmounts);

impl DatedAmounts {
    /// The same amount on every day.
    #[must_use]
    pub fn constant(amount: Decimal) -> Self {
        Self(Timeline::constant(amount))
    }

    /// The amount on `date`.
    #[must_use]
    pub fn at(&self, date: Date) -> Option<Decimal> {
        self.0.at(date).copied()
    }

    /// The entries before and after a day that has no amount; none if the day has an amount.
    #[must_use]
    pub fn gap_at(&self, date: Date) -> Option<Gap<'_, Decimal>> {
        self.0.gap_at(date)
    }

    /// The entries, in order of their days.
    #[must_use]
    pub fn pieces(&self) -> &[TimelineEntry<Decimal>] {
        self.0.pieces()
    }

    /// The amount, if it is the same on every day.
    #[must_use]
    pub fn as_constant(&self) -> Option<Decimal> {
        match self.pieces() {
            [piece] if piece.validity().is_always() => Some(piece.value),
            _ => None,
        }
    }
}

impl From<Decimal> for DatedAmounts {
    fn from(amount: Decimal) -> Self {
        Self::constant(amount)
    }
}

/// An amount that is text in JSON.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Amount(#[serde(with = "money::serde_str")] Decimal);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        money::DecimalText::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        money::DecimalText::json_schema(generator)
    }
}

impl Serialize for DatedAmounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_constant() {
            Some(amount) => Amount(amount).serialize(serializer),
            None => serializer.collect_seq(
                self.pieces().iter().map(|piece| TimelineEntry::new(piece.validity(), Amount(piece.value))),
            ),
        }
    }
}

impl<'de> Deserialize<'de> for DatedAmounts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountsVisitor)
    }
}

struct AmountsVisitor;

impl<'de> de::Visitor<'de> for AmountsVisitor {
    type Value = DatedAmounts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount in quotes, or a list of such amounts with their days")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DatedAmounts, E> {
        money::parse(text).map(DatedAmounts::constant).map_err(E::custom)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<DatedAmounts, A::Error> {
        let mut pieces = Vec::new();
        while let Some(piece) = list.next_element::<TimelineEntry<Amount>>()? {
            pieces.push(TimelineEntry::new(piece.validity(), piece.value.0));
        }
        Timeline::from_pieces(pieces).map(DatedAmounts).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DatedAmounts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DatedAmounts".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let amount = generator.subschema_for::<money::DecimalText>();
        let pieces = generator.subschema_for::<Vec<TimelineEntry<Amount>>>();
        schemars::json_schema!({
            "description": "An amount for ever, or a list of amounts with the days they hold on, [from, to).",
            "anyOf": [amount, pieces],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_an_amount_or_a_list_of_them() {
        for text in [
            r#""12.50""#,
            r#"[{"from":"2024-01-01","value":"12.50"}]"#,
            r#"[{"to":"2024-01-01","value":"12.50"},{"from":"2024-01-01","value":"13"}]"#,
            "[]",
        ] {
            let amount: DatedAmounts = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&amount).unwrap(), text);
        }
        for bad in [
            "12.5",
            "null",
            r#"{"value":"12.50"}"#,
            r#"[{"value":12.5}]"#,
            r#"[{"value":"1","vaule":"2"}]"#,
            r#"[{"value":"1"},{"from":"2024-01-01","value":"2"}]"#,
        ] {
            assert!(serde_json::from_str::<DatedAmounts>(bad).is_err(), "{bad}");
        }
        let one: DatedAmounts = serde_json::from_str(r#"[{"value":"1"}]"#).unwrap();
        assert_eq!(serde_json::to_string(&one).unwrap(), r#""1""#);
    }

    #[cfg(feature = "schema")]
    #[test]
    fn the_schema_names_each_form_once() {
        let schema = serde_json::to_value(schemars::schema_for!(DatedAmounts)).unwrap();
        assert_eq!(schema["anyOf"].as_array().unwrap().len(), 2);
        assert!(schema["$defs"]["Amount"]["pattern"].is_string(), "{schema}");
    }
}
