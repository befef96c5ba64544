//! Three-valued logic.

/// Met, unmet, or unknown while a fact is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tri {
    Unmet,
    Unknown,
    Met,
}
