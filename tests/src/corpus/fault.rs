//! Why an ask has no answer.

use std::fmt::Debug;

use bevilling::case::{CaseFault, CommandRefused};
use bevilling::dates::DateFault;
use bevilling::decide::Verdict;
use bevilling::fault::{ErrorCode, Fault, Faults};
use bevilling::forecast::ForecastFault;
use bevilling::money::MoneyFault;
use bevilling::plan::{PlanFault, ReferenceFault, ReimbursementFault};
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
impl<K: ErrorCode + Debug> From<Faults<K>> for Problem {
    fn from(faults: Faults<K>) -> Self {
        told(&faults, None)
    }
}

/// A refusal of a case.
impl From<CommandRefused> for Problem {
    fn from(refusal: CommandRefused) -> Self {
        see(|| format!("{refusal} {refusal:?}"));
        told(refusal.faults(), Some(refusal.verdicts()))
    }
}

/// Single faults without a place.
macro_rules! single {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Problem {
            fn from(kind: $kind) -> Self {
                see(|| format!("{kind} {kind:?} {:?}", kind.values()));
                Faults::from(Fault::new(kind)).into()
            }
        })*
    };
}

single!(CaseFault, DateFault, ForecastFault, MoneyFault, PlanFault, ReferenceFault, ReimbursementFault);

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
