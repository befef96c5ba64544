//! The asks that the conformance runner makes, in the form of the corpus.
//!
//! A family asks the library in Rust; where recording is on, it also says here what it asked and what came back.
//! The interpreter of the corpus is asked the same, and must say the same: so whoever answers the recorded asks
//! as the crate does, has answered the vectors.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value;

use super::file::{Ask, Outcome};

#[derive(Default)]
struct Record {
    /// The case that is asked about.
    case: String,
    asks: Vec<(Ask, Outcome)>,
    /// Asks made before: many cases ask the same.
    made: BTreeSet<(String, String)>,
    /// Where the interpreter says something else.
    differences: Vec<String>,
}

thread_local! {
    static RECORD: RefCell<Option<Record>> = const { RefCell::new(None) };
}

/// Asks while `run` ran, each with its outcome, as the lines of a file.
///
/// # Errors
/// Every ask that the interpreter of the corpus answers otherwise than the family was answered.
pub fn recorded<T>(run: impl FnOnce() -> T) -> Result<(T, Vec<String>), Vec<String>> {
    RECORD.set(Some(Record::default()));
    let done = run();
    let Record { asks, differences, .. } = RECORD.take().unwrap_or_default();
    if !differences.is_empty() {
        return Err(differences);
    }
    Ok((done, asks.iter().map(|(ask, outcome)| ask.line(outcome)).collect()))
}

/// From here on, asks are about this case.
pub(crate) fn about(case: &str) {
    RECORD.with_borrow_mut(|record| {
        if let Some(record) = record {
            case.clone_into(&mut record.case);
        }
    });
}

/// That `call` was asked with `args`, and `ours` is in what came back: a part of the answer, or of the fault.
pub(crate) fn asked(call: &str, args: impl FnOnce() -> Value, ours: impl FnOnce() -> Value) {
    if RECORD.with_borrow(Option::is_none) {
        return;
    }
    let args = args().to_string();
    RECORD.with_borrow_mut(|record| {
        let Some(record) = record else { return };
        if !record.made.insert((call.to_owned(), args.clone())) {
            return;
        }
        let ask = Ask {
            name: format!("{} {}", record.case, record.asks.len()),
            call: call.to_owned(),
            args,
            recorded: None,
        };
        match ask.outcome() {
            Ok(outcome) => {
                let (Outcome::Answer(raw) | Outcome::Fault(raw)) = &outcome;
                let (told, ours) = (serde_json::from_str(raw).unwrap_or_default(), ours());
                if !is_part(&ours, &told) {
                    record.differences.push(format!("{}: {call} says {raw}, and not {ours}", ask.name));
                }
                record.asks.push((ask, outcome));
            }
            Err(problem) => record.differences.push(format!("{}: {call}: {problem}", ask.name)),
        }
    });
}

/// Whether `ours` is the whole, or has only keys that the whole has too, with parts of their values.
fn is_part(ours: &Value, whole: &Value) -> bool {
    match (ours, whole) {
        (Value::Object(ours), Value::Object(whole)) => {
            ours.iter().all(|(key, ours)| whole.get(key).is_some_and(|whole| is_part(ours, whole)))
        }
        (Value::Array(ours), Value::Array(whole)) => {
            ours.len() == whole.len() && ours.iter().zip(whole).all(|(ours, whole)| is_part(ours, whole))
        }
        _ => ours == whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn differences(call: &str, args: Value, ours: Value) -> usize {
        recorded(|| asked(call, || args, || ours)).err().map_or(0, |differences| differences.len())
    }

    #[test]
    fn an_ask_that_is_answered_otherwise_is_told() {
        let quarter = || json!({ "start": "2026-01-01", "end": "2026-03-31" });
        assert_eq!(differences("period", quarter(), json!({ "days": 90 })), 0);
        assert_eq!(differences("period", quarter(), json!({ "days": 91 })), 1);
        assert_eq!(differences("period", quarter(), json!({ "days": 90, "weeks": 12 })), 1);
        assert_eq!(differences("no-such-call", quarter(), json!({})), 1);
        assert_eq!(differences("round", json!({ "amount": "1,5" }), json!({ "code": "not-an-amount" })), 0);
        assert!(recorded(|| ()).unwrap().1.is_empty());
    }
}
