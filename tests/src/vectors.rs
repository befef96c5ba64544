//! A file of vectors as it is written.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use bevilling::rulebook::RuleBook;
use serde::Deserialize;
use serde_json::Value;

use crate::families::rule_book;

/// One family's vectors.
#[derive(Debug, Clone, Deserialize)]
pub struct Vectors {
    /// The cases, in the order of the file.
    pub cases: Vec<Case>,
    /// The rules and relations the cases are asked of, where the family has them.
    #[serde(default)]
    pub classification: Value,
    /// The same as a rule book, once somebody has asked for it.
    #[serde(skip)]
    book: OnceLock<Result<RuleBook, String>>,
}

/// One question and the reference's answer to it.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// The name of the case; nothing is decided by it.
    pub id: String,
    /// The question.
    pub input: Value,
    /// The recorded answer.
    pub expected: Value,
    /// The faults of the reference that this record shows.
    #[serde(default)]
    pub quirks: Vec<String>,
}

impl Vectors {
    /// Cases without a classification.
    #[must_use]
    pub fn of(cases: Vec<Case>) -> Self {
        Self { cases, classification: Value::Null, book: OnceLock::new() }
    }

    /// The classification as a rule book.
    ///
    /// # Errors
    /// Why it is none.
    pub fn rule_book(&self) -> Result<&RuleBook, String> {
        self.book.get_or_init(|| rule_book(&self.classification)).as_ref().map_err(Clone::clone)
    }

    /// The vectors of `family` in `dir`; none where the file is absent.
    ///
    /// # Errors
    /// A sentence naming the file, when it cannot be read or is no file of vectors.
    pub fn read(dir: &Path, family: &str) -> Result<Option<Self>, String> {
        let file = dir.join(format!("{family}.json"));
        if !file.is_file() {
            return Ok(None);
        }
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        serde_json::from_str(&text).map(Some).map_err(|error| format!("{}: {error}", file.display()))
    }
}
