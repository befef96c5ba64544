//! Dimensions: the facts of a case that rules may look at, and the values each can have.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::Condition;
use crate::dates::Validity;
use crate::title::LocalizedText;

/// A fact that a case may state and a rule may use: target group, effort step, age and so on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dimension {
    /// Name of the fact, such as `target_group`.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
    /// The question to the caseworker when the fact is missing; the title if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<LocalizedText>,
    /// The values it can have.
    pub domain: Domain,
}

/// The values that a fact can have.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Domain {
    /// One of named values, in no order: `{"choice": [{"id": "family", "title": …}]}`.
    Choice(Vec<Choice>),
    /// One of numbered steps, in order: `{"ladder": [{"step": 1, "title": …}]}`.
    Ladder(Vec<Step>),
    /// A whole number between bounds, both included.
    Number {
        /// The lowest value, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The highest value, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// Yes or no.
    Flag,
    /// A date, such as the birth date. Rules use values that are derived from it, not the date itself.
    Date,
    /// Full years from a date dimension to the decision date: `{"age": {"of": "birth_date"}}`. It is always derived
    /// and never stated.
    Age {
        /// The date dimension that it is derived from.
        of: String,
    },
}

/// A value of a choice.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// Name of the value, such as `family`.
    pub id: String,
    /// What it is called.
    pub title: LocalizedText,
}

/// A step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// The number of the step; steps are ordered by it.
    pub step: i64,
    /// What it is called.
    pub title: LocalizedText,
}

/// A value of a fact, as a case states it and a condition names it.
///
/// In JSON a text (a choice, or a date `YYYY-MM-DD`), a whole number (a ladder step, a number) or a flag.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FactValue {
    /// A flag.
    Flag(bool),
    /// A step of a ladder, or a number.
    Number(i64),
    /// A choice, or a date.
    Text(String),
}

impl<'de> Deserialize<'de> for FactValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FactValueVisitor)
    }
}

struct FactValueVisitor;

impl de::Visitor<'_> for FactValueVisitor {
    type Value = FactValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number, or true or false")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<FactValue, E> {
        Ok(FactValue::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<FactValue, E> {
        Ok(FactValue::Number(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<FactValue, E> {
        let too_large = |_| E::invalid_value(de::Unexpected::Unsigned(number), &self);
        i64::try_from(number).map(FactValue::Number).map_err(too_large)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<FactValue, E> {
        Ok(FactValue::Text(text.to_owned()))
    }
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<bool> for FactValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for FactValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for FactValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<crate::dates::Date> for FactValue {
    fn from(date: crate::dates::Date) -> Self {
        Self::Text(date.to_string())
    }
}

/// Facts that a case must state before anything can be granted to it, and when they are required.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequiredFacts {
    /// The dimensions that must have a value.
    pub facts: Vec<String>,
    /// The cases that must state them; all if there is no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// When they are required.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}

crate::privacy::debug_by_json!(Dimension, Domain, Choice, FactValue, RequiredFacts);
