//! What a family is.

use serde_json::Value;

use crate::compare::same;
use crate::vectors::{Case, Vectors};

/// One family of vectors: how it is asked, and how its answers are judged.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// The name of its file.
    pub name: &'static str,
    /// Asks the library; the answer in the shape of the record.
    pub answer: fn(&Vectors, &Value) -> Result<Value, String>,
    /// Whether an answer (second) is the recorded one (first).
    pub agrees: fn(&Value, &Value) -> bool,
    /// Per quirk: whether an answer is exactly what we do instead of the recorded fault.
    pub instead: &'static [(&'static str, Instead)],
}

/// Whether our answer to a case is what we say we do instead of its fault.
pub type Instead = fn(&Case, &Value) -> bool;

impl Family {
    /// A family whose answers are compared with the record as they are.
    pub(crate) const fn new(
        name: &'static str,
        answer: fn(&Vectors, &Value) -> Result<Value, String>,
    ) -> Self {
        Self { name, answer, agrees: same, instead: &[] }
    }
}
