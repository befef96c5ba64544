//! The corpus: asks of the library with the crate's own answers, byte for byte.
//!
//! Every face of the library answers the same asks with the same bytes; `tests/corpus/README.md` says how an ask
//! is written and what each call means. Here is the crate's interpreter of them.

mod calls;
mod cases;
mod fault;
mod file;
mod given;
mod portfolios;
mod record;
mod seen;
mod steps;
mod words;

use std::fmt::Debug;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;

pub use calls::CALLS;
pub use fault::Problem;
pub use file::{Ask, Outcome, asks, bless};
pub use record::recorded;
pub(crate) use record::{about, asked};
pub use seen::seen;

/// The JSON text of an answer.
pub type Raw = String;

/// An answer, or why there is none.
pub type Answered = Result<Raw, Problem>;

/// Answers one ask. Rule books and cases that it names are read from the current directory.
///
/// # Errors
/// The faults that the library answers with; or that the ask itself is not understood.
pub fn answer(call: &str, given: &Value) -> Answered {
    match call {
        "text" => words::text(given),
        "draw" => words::draw(given),
        _ => calls::called(call, None, given),
    }
}

/// The JSON text of a value.
fn raw<T: Serialize + Debug>(value: &T) -> Answered {
    seen::see_debug(value);
    serde_json::to_string(value).map_err(|error| Problem::Ask(error.to_string()))
}

/// An answer, to be written: an amount as its digits, parts in their order, all else as serde does.
struct Answer<'a, T>(&'a T);

/// An answer of several parts, each with its JSON text.
struct Parts(Vec<(&'static str, Raw)>);

impl Answer<'_, Decimal> {
    /// An amount is data: whatever was typed for it, it is answered as it is.
    fn written(&self) -> Answered {
        Ok(Value::from(self.0.to_string()).to_string())
    }
}

impl Answer<'_, Option<Decimal>> {
    fn written(&self) -> Answered {
        self.0.as_ref().map_or_else(|| Ok("null".to_owned()), |amount| Answer(amount).written())
    }
}

impl Answer<'_, Parts> {
    fn written(&self) -> Answered {
        let parts = self.0.0.iter().map(|(key, part)| format!(r#""{key}":{part}"#));
        Ok(format!("{{{}}}", parts.collect::<Vec<_>>().join(",")))
    }
}

/// What is written by serde; the methods above come before it.
trait Written {
    fn written(&self) -> Answered;
}

impl<T: Serialize + Debug> Written for Answer<'_, T> {
    fn written(&self) -> Answered {
        raw(self.0)
    }
}
