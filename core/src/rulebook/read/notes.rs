//! Why a value could not be read, and the faults of a text that are known so far.

use std::cell::RefCell;
use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::{self, Expected, Unexpected};

use super::outline::Found;
use crate::limits::MAX_FAULTS;
use crate::rulebook::RuleBookFault;

/// The faults of a text that are known while it is read.
#[derive(Default)]
pub(super) struct Notes {
    /// Faults that do not prevent a value from being read.
    passed: RefCell<Vec<Found>>,
    /// Starts of the wrong values. A stand-in is read in their place.
    pub(super) wrong: FxHashSet<usize>,
    /// Missing keys, by the start of their object. A stand-in is read for each.
    pub(super) lent: FxHashMap<usize, Vec<&'static str>>,
}

impl Notes {
    /// Records a fault that prevented a value from being read. Returns whether another attempt can find more faults.
    pub(super) fn note(&mut self, error: Error, root: usize) -> (Option<Found>, bool) {
        let at = error.at.unwrap_or(root);
        let again = match error.missing {
            Some(key) if !error.in_stand_in => {
                let lent = self.lent.entry(at).or_default();
                let new = !lent.contains(&key);
                lent.push(key);
                new
            }
            _ => at != root && self.wrong.insert(at),
        };
        let found = Found { at: error.shown.unwrap_or(at), kind: *error.kind, suggestion: error.suggestion };
        ((!error.in_stand_in).then_some(found), again)
    }

    /// The faults noted in passing.
    pub(super) fn into_passed(self) -> Vec<Found> {
        self.passed.into_inner()
    }

    pub(super) fn pass(&self, found: Found) {
        let mut passed = self.passed.borrow_mut();
        if passed.len() < MAX_FAULTS && !passed.contains(&found) {
            passed.push(found);
        }
    }
}

/// Why a value could not be read.
#[derive(Debug)]
pub(super) struct Error {
    kind: Box<RuleBookFault>,
    suggestion: Option<String>,
    /// The key that a missing-key fault is about.
    missing: Option<&'static str>,
    /// Start of the value it is about, once that is known.
    at: Option<usize>,
    /// Where to report it, if not at the start of the value.
    shown: Option<usize>,
    /// Whether it arose in a stand-in and therefore reports nothing new.
    in_stand_in: bool,
}

impl Error {
    pub(super) fn new(kind: RuleBookFault) -> Self {
        Self {
            kind: Box::new(kind),
            suggestion: None,
            missing: None,
            at: None,
            shown: None,
            in_stand_in: false,
        }
    }

    /// The same error with a suggested name.
    pub(super) fn suggest(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }

    /// The same error, reported at an offset that is not the start of the value.
    pub(super) fn shown_at(self, offset: usize) -> Self {
        Self { shown: Some(offset), ..self }
    }

    pub(super) fn wrong_type(found: &str, expected: impl fmt::Display) -> Self {
        Self::new(RuleBookFault::WrongType { found: found.to_owned(), expected: expected.to_string() })
    }
}

impl Error {
    /// The error with the place of the value that was read, or of its stand-in. An error without a place concerns
    /// this value.
    pub(super) fn placed(mut self, start: Option<usize>) -> Self {
        match start {
            Some(start) => self.at = self.at.or(Some(start)),
            None => self.in_stand_in = true,
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self::new(RuleBookFault::InvalidValue { reason: reason.to_string() })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "flag",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "number",
            Unexpected::Str(_) | Unexpected::Char(_) => "text",
            Unexpected::Seq => "list",
            Unexpected::Map => "object",
            Unexpected::Unit | Unexpected::Option => "null",
            _ => "value",
        };
        Self::wrong_type(found, expected)
    }

    fn missing_field(key: &'static str) -> Self {
        let kind = RuleBookFault::MissingKey { key: key.to_owned() };
        Self { missing: Some(key), ..Self::new(kind) }
    }
}
