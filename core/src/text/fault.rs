//! Faults in words.

use super::bundle::{say, try_say, value};
use crate::fault::{ErrorCode, Fault, Faults, Position};
use crate::title::Language;

/// The name of an area in message ids and documentation: `RuleBookFault` is `rule-book`.
pub(super) fn area(catalogue: &str) -> String {
    let name = catalogue.strip_suffix("Fault").unwrap_or(catalogue);
    let mut area = String::with_capacity(name.len().saturating_add(4));
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !area.is_empty() {
            area.push('-');
        }
        area.push(letter.to_ascii_lowercase());
    }
    area
}

/// The message of a kind of fault, by area and code. A catalogue of the host has no translations; its own message is
/// then used.
pub(super) fn message<K: ErrorCode>(kind: &K, lang: Language) -> String {
    let values = kind.values();
    let values: Vec<_> = values.iter().map(|(name, text)| (*name, value(text))).collect();
    let id = format!("{}-{}", area(kind.area()), kind.code());
    try_say(lang, &id, &values).unwrap_or_else(|| kind.to_string())
}

impl<K: ErrorCode> Fault<K> {
    /// The fault in one line: the place, the message, the code, and the suggestion.
    ///
    /// ```
    /// use bevilling::{rulebook::{FactValue, RuleBook}, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let faults = book.situation([("effort_stp", FactValue::from(3))]).unwrap_err();
    /// assert_eq!(faults.text(Language::Da),
    ///     "/effort_stp: regelbogen har ingen oplysning `effort_stp` [unknown-fact]; mente du `effort_step`?");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let mut place = self.file().unwrap_or_default().to_owned();
        if let Some(Position { line, column }) = self.position() {
            place.push_str(if place.is_empty() { "" } else { ":" });
            place.push_str(&format!("{line}:{column}"));
        }
        let path = self.path().to_string();
        place.push_str(if place.is_empty() || path.is_empty() { "" } else { " " });
        place.push_str(&path);
        let mut text = format!("{} [{}]", message(self.kind(), lang), self.code());
        if !place.is_empty() {
            text = format!("{place}: {text}");
        }
        if let Some(suggestion) = self.suggestion() {
            text.push_str("; ");
            text.push_str(&say(lang, "suggestion", &[("name", suggestion.into())]));
        }
        text
    }
}

impl crate::plan::DecisionWarning {
    /// The warning in words.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        message(&self.kind(), lang)
    }
}

impl<K: ErrorCode> Faults<K> {
    /// Every fault in words, one on each line.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        self.iter().map(|fault| fault.text(lang)).collect::<Vec<_>>().join("\n")
    }
}
