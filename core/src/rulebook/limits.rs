//! How large a rule book may be. The bounds are far above any real one, and keep a hostile one harmless.

/// Bytes of one file: a rule book of a whole municipality has less than one hundredth of it.
pub(crate) const FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Files of one folder.
pub(crate) const FILES: usize = 1_000;

/// Objects and lists within each other; the format itself needs eight, conditions the rest.
pub(crate) const DEPTH: usize = 96;

/// Conditions within each other; two levels of JSON each.
pub(crate) const CONDITION_DEPTH: usize = 32;

/// Faults that are reported of one rule book: more are no help to anybody.
pub(crate) const FAULTS: usize = 1_000;

/// Dimensions of one rule book: a set of them fits one machine word.
pub(crate) const DIMENSIONS: usize = 32;

/// Values of one choice, or steps of one ladder.
pub(crate) const VALUES: usize = 1_000;

/// Items of one list, so that a place in it fits `u32` with room to spare.
pub(crate) const ITEMS: usize = 1_000_000;

/// Combinations of facts that are tried to find out whether a condition can be met; beyond, it is not judged.
pub(crate) const COMBINATIONS: usize = 200_000;

/// Parts of conditions that are evaluated to judge all conditions of one rule book.
pub(crate) const EVALUATIONS: usize = 20_000_000;

/// The oldest age that rules are judged for.
pub(crate) const AGE: i64 = 150;
