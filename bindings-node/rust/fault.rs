//! Refusals on their way to JavaScript: one text that the typed layer makes an error of.

use bevilling::case::{CommandRefused, RefusalKind};
use bevilling::fault::{ErrorCode, Fault, Faults};
use bevilling::privacy::redact;
use bevilling::title::Language;
use napi::bindgen_prelude::Error;
use serde::Serialize;

/// What the text of an error of ours begins with.
const MARK: &str = "bevilling:";

/// All that is wrong with an input.
pub(crate) fn refused<K: ErrorCode>(faults: &Faults<K>) -> Error {
    told(faults.iter().next().map_or("", |fault| fault.kind().area()), faults, faults)
}

/// All that is wrong with a state or a log, whatever it is about: a `CaseError`.
pub(crate) fn refused_case(faults: Faults<RefusalKind>) -> Error {
    told("CaseFault", &faults, &faults)
}

/// One thing that is wrong with an input as a whole.
pub(crate) fn refused_for<K: ErrorCode>(kind: K) -> Error {
    refused(&Faults::from(Fault::new(kind)))
}

/// Faults that are an answer: their JSON, and their texts in Danish and English.
pub(crate) fn listed<K: ErrorCode>(faults: &Faults<K>) -> Vec<String> {
    vec![crate::input::json(faults).unwrap_or_default(), faults.text(Language::Da), faults.text(Language::En)]
}

/// A command that a case refuses, with the verdicts that say no.
pub(crate) fn refusal(refusal: &CommandRefused) -> Error {
    told("CommandRefused", refusal, refusal.faults())
}

/// The area, the JSON as the core writes it, and the texts in English as a whole and in both languages.
fn told<K: ErrorCode>(area: &str, answer: &impl Serialize, faults: &Faults<K>) -> Error {
    let json = serde_json::to_string(answer).unwrap_or_default();
    marked(&[area, &json, &faults.to_string(), &faults.text(Language::Da), &faults.text(Language::En)])
}

/// Input that is not of the form it should have. What is written like a personal number is not repeated.
pub(crate) fn bad_input(path: &str, message: &str) -> Error {
    let (path, message) = (redact(path), bevilling::fault::shortened(message.to_owned()));
    let fault = serde_json::json!([{"code": "bad-input", "path": path, "message": message, "values": {}}]);
    let text = format!("{}: {message} [bad-input]", if path.is_empty() { "/" } else { &path });
    marked(&["Input", &fault.to_string(), &text, &text, &text])
}

fn marked(parts: &[&str]) -> Error {
    Error::from_reason(format!("{MARK}{}", serde_json::to_string(parts).unwrap_or_default()))
}
