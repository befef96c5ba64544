//! Conditions in words.

use std::collections::BTreeMap;

use super::bundle::say;
use super::format::{all_of, one_of};
use super::names::Names;
use crate::rulebook::{Condition, FactValue, RuleBook};
use crate::title::Language;

/// How many named conditions are written out inside each other. A checked rule book has no circles; this limit holds
/// for any.
const MOST_NAMES: u8 = 16;

impl Condition {
    /// The condition in words, with the titles of the rule book.
    ///
    /// ```
    /// use bevilling::{rulebook::{Condition, RuleBook}, title::Language};
    /// let book = RuleBook::from_json(r#"{
    ///     "id": "x", "version": "1", "title": {"da": "x"},
    ///     "dimensions": [{"id": "age", "title": {"da": "Alder", "en": "Age"}, "domain": {"number": {}}}]
    /// }"#)?;
    /// let condition: Condition = serde_json::from_str(r#"{"not": {"below": {"age": 15}}}"#)?;
    /// assert_eq!(condition.text(&book, Language::Da), "Alder: mindst 15");
    /// assert_eq!(condition.text(&book, Language::En), "Age: at least 15");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text(&self, book: &RuleBook, lang: Language) -> String {
        let names = Names { book, lang, ids: true };
        Words::of(names, self, MOST_NAMES).spoken(names, false)
    }

    /// Whether no value meets the statement: the rule is listed but opened to nobody.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self, Self::In(facts) if facts.values().any(Vec::is_empty))
    }
}

/// The requirement, such as `mindst trin 4`, if the condition is a single statement about a dimension that the reader
/// knows already.
pub(super) fn asked(names: Names<'_>, condition: &Condition) -> Option<String> {
    match Words::of(names, condition, MOST_NAMES) {
        Words::Atom { required, .. } => Some(required),
        _ => None,
    }
}

/// A condition taken apart: named conditions written out, parts of one kind joined, single parts separate.
enum Words {
    /// What is asked of one dimension, and whether it is one of several values.
    Atom {
        dimension: String,
        required: String,
        several: bool,
    },
    All(Vec<Words>),
    Any(Vec<Words>),
    Not(Box<Words>),
    /// A name that the rule book does not have.
    Unknown(String),
}

impl Words {
    fn of(names: Names<'_>, condition: &Condition, left: u8) -> Self {
        let parts = |parts: &[Condition]| parts.iter().map(|part| Self::of(names, part, left)).collect();
        match condition {
            Condition::In(facts) => Self::all(facts.iter().map(|(dimension, values)| {
                let spoken: Vec<_> = values.iter().map(|value| names.value(dimension, value)).collect();
                let required = match spoken.is_empty() {
                    true => say(names.lang, "condition.nothing", &[]),
                    false => one_of(&spoken, names.lang),
                };
                Self::Atom { dimension: dimension.clone(), required, several: values.len() > 1 }
            })),
            Condition::AtLeast(facts) => Self::bounds(names, facts, "condition.at-least"),
            Condition::Below(facts) => Self::bounds(names, facts, "condition.below"),
            Condition::All(list) => Self::all::<Vec<_>>(parts(list)),
            Condition::Any(list) => Self::any(parts(list)),
            Condition::Not(part) => Self::not(names, part, left),
            Condition::Use(name) => match (names.book.document().conditions.get(name), left.checked_sub(1)) {
                (Some(condition), Some(left)) => Self::of(names, condition, left),
                _ => Self::Unknown(name.clone()),
            },
        }
    }

    fn bounds(names: Names<'_>, facts: &BTreeMap<String, i64>, id: &str) -> Self {
        Self::all(facts.iter().map(|(dimension, number)| {
            let value = names.value(dimension, &FactValue::Number(*number));
            let required = say(names.lang, id, &[("value", value.into())]);
            Self::Atom { dimension: dimension.clone(), required, several: false }
        }))
    }

    fn all<P: IntoIterator<Item = Self>>(parts: P) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Self::All(parts) => flat.extend(parts),
                part => flat.push(part),
            }
        }
        only(flat).unwrap_or_else(Self::All)
    }

    fn any(parts: Vec<Self>) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Self::Any(parts) => flat.extend(parts),
                part => flat.push(part),
            }
        }
        only(flat).unwrap_or_else(Self::Any)
    }

    /// The negation of a single statement is a statement; other negations are written as they are.
    fn not(names: Names<'_>, part: &Condition, left: u8) -> Self {
        match part {
            Condition::AtLeast(facts) if facts.len() == 1 => Self::bounds(names, facts, "condition.below"),
            Condition::Below(facts) if facts.len() == 1 => Self::bounds(names, facts, "condition.at-least"),
            Condition::Not(part) => Self::of(names, part, left),
            part => match Self::of(names, part, left) {
                Self::Atom { dimension, required, several } => {
                    let required = say(names.lang, "condition.not", &[("part", required.into())]);
                    Self::Atom { dimension, required, several }
                }
                part => Self::Not(Box::new(part)),
            },
        }
    }

    /// The words; inside other parts in parentheses if they would be ambiguous.
    fn spoken(&self, names: Names<'_>, within: bool) -> String {
        let list = |parts: &[Self]| parts.iter().map(|part| part.spoken(names, true)).collect::<Vec<_>>();
        let (text, runs_together) = match self {
            Self::Atom { dimension, required, several } => {
                let dimension = names.dimension(dimension);
                let values = [("dimension", dimension.into()), ("value", required.as_str().into())];
                (say(names.lang, "fact", &values), *several)
            }
            Self::All(parts) if parts.is_empty() => (say(names.lang, "condition.anything", &[]), false),
            Self::Any(parts) if parts.is_empty() => (say(names.lang, "condition.nothing", &[]), false),
            Self::All(parts) => (all_of(&list(parts), names.lang), true),
            Self::Any(parts) => {
                let parts = one_of(&list(parts), names.lang);
                (say(names.lang, "condition.either", &[("parts", parts.into())]), true)
            }
            Self::Not(part) => {
                let part = part.spoken(names, true);
                (say(names.lang, "condition.not", &[("part", part.into())]), false)
            }
            Self::Unknown(name) => (names.unknown(name), false),
        };
        if within && runs_together { format!("({text})") } else { text }
    }
}

/// The only part, or all of them.
fn only(mut parts: Vec<Words>) -> Result<Words, Vec<Words>> {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            parts.extend(last);
            Err(parts)
        }
    }
}
