//! Dimensions: the facts of a case that rules may look at, and the values each can have.

use serde::{Deserialize, Serialize};

use super::Condition;
use crate::dates::Validity;
use crate::title::Title;

/// A fact that a case may state and a rule may use: target group, effort step, age …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dimension {
    /// Name of the fact, such as `target_group`.
    pub id: String,
    /// What it is called.
    pub title: Title,
    /// The question to ask the caseworker when the fact is missing; the title where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Title>,
    /// The values it can have.
    pub domain: Domain,
}

/// The values that a fact can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A date, such as the birth date. Rules use what is derived from it, not the date itself.
    Date,
    /// Full years from a date dimension to the decision date: `{"age": {"of": "birth_date"}}`. Never stated,
    /// always derived.
    Age {
        /// The date dimension that it is derived from.
        of: String,
    },
}

/// A value of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// Name of the value, such as `family`.
    pub id: String,
    /// What it is called.
    pub title: Title,
}

/// A step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// The number of the step; steps are ordered by it.
    pub step: i64,
    /// What it is called.
    pub title: Title,
}

/// A value of a fact, as a case states it and a condition names it.
///
/// In JSON a text (a choice, or a date `YYYY-MM-DD`), a whole number (a ladder step, a number) or a flag.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, a whole number, or true or false")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FactValue {
    /// A flag.
    Flag(bool),
    /// A step of a ladder, or a number.
    Number(i64),
    /// A choice, or a date.
    Text(String),
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// Facts that a case must state before anything can be granted to it, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequiredFacts {
    /// The dimensions that must have a value.
    pub facts: Vec<String>,
    /// Which cases this is asked of; all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}
