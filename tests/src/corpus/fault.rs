//! Why an ask has no answer.

use std::fmt::Debug;

use bevilling::case::CommandRefused;
use bevilling::decide::Verdict;
use bevilling::fault::{ErrorCode, Fault, Faults};
use bevilling::title::Language;
use serde::Serialize;

use super::seen::see;

/// Why an ask has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The library refused it.
    Fault {
        /// The JSON text of it, in the place of an answer.
        raw: String,
        /// In Danish and in English.
        texts: [String; 2],
    },
    /// The ask itself is not understood.
    Ask(String),
}

/// A fault as the corpus has it: code and place of the first, and all of them.
#[derive(Serialize)]
struct Told<'a, F> {
    code: &'static str,
    path: String,
    faults: &'a F,
    /// What the rules said, where a case refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdicts: Option<&'a [Verdict]>,
}

/// All that is wrong with an input.
pub(super) fn faults<K: ErrorCode + Debug>(faults: Faults<K>) -> Problem {
    told(&faults, None)
}

/// A single fault without a place.
pub(super) fn kind<K: ErrorCode + Debug>(kind: K) -> Problem {
    see(|| format!("{kind} {kind:?} {:?}", kind.values()));
    faults(Faults::from(Fault::new(kind)))
}

/// A refusal of a case.
pub(super) fn refusal(refusal: CommandRefused) -> Problem {
    see(|| format!("{refusal} {refusal:?}"));
    told(refusal.faults(), Some(refusal.verdicts()))
}

fn told<K: ErrorCode + Debug>(faults: &Faults<K>, verdicts: Option<&[Verdict]>) -> Problem {
    let Some(first) = faults.iter().next() else { return Problem::Ask("a fault without a fault".to_owned()) };
    see(|| {
        let (da, en) = (faults.text(Language::Da), faults.text(Language::En));
        let json = serde_json::to_string(faults).unwrap_or_default();
        format!("{faults} {faults:?} {faults:#?} {da} {en} {json}")
    });
    let told = Told { code: first.code(), path: first.path().to_string(), faults, verdicts };
    match serde_json::to_string(&told) {
        Ok(raw) => Problem::Fault { raw, texts: [faults.text(Language::Da), faults.text(Language::En)] },
        Err(error) => Problem::Ask(error.to_string()),
    }
}
