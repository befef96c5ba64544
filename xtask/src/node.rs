//! The Node face: built, installed in a clean place under `target/`, and tested there.

use crate::outcome::Outcome;

/// The step `node` of `cargo xtask test`.
pub(crate) fn test() -> Outcome<String> {
    Ok("no Node face yet".into())
}
