//! What is read is checked as a rule book is: a state that a host kept, and a log of events. Every fault is found
//! at once, each with its code and its path, and nothing is half-loaded.
//!
//! A state is checked by itself, an event against the case that the events before it lead to. What commands lead to
//! passes; what they never lead to is refused. The rule book is asked where an event was decided by that very
//! version: a later version may have other levels and rates.
//!
//! What cannot be seen here: an amount, a name or a day that was altered everywhere it is written, to something that
//! a command could have led to. Against that a host keeps a checksum of what it stores.

mod activities;
mod approval;
mod change;
mod decided;
mod event;
mod income;
mod links;
mod log;
mod money;
mod pause;
mod payments;
mod price;
mod seen;
mod settled;
mod state;
mod told;

use super::{CaseState, CommandRefused, RefusalKind};
use crate::fault::{ErrorCode, Fault, Faults, Path, nearest, twice};
use crate::limits::MAX_FAULTS;

/// The most faults that a misspelt name is looked up for: each look-up compares all known names.
const MAX_SUGGESTIONS: usize = 50;

pub(super) use log::{Judge, judge_log};

impl CaseState {
    /// Everything that is wrong with a state that is read, each with its path in it. Nothing is wrong with what
    /// commands and events lead to.
    ///
    /// Whether the rule book knows the sections, services and facts is not asked: another version may.
    /// [`Case::from_state`](super::Case::from_state) refuses a state that has a fault.
    ///
    /// ```
    /// use bevilling::case::CaseState;
    /// let state: CaseState = serde_json::from_str(
    ///     r#"{"id": "7", "phase": {"is": "open"}, "appropriations": [{"id": "1"}, {"id": "1"}]}"#)?;
    /// let faults = state.check();
    /// let found: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.path().to_string())).collect();
    /// assert_eq!(found, [("duplicate-appropriation", "/appropriations/1/id".to_owned())]);
    /// # Ok::<_, serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn check(&self) -> Faults<RefusalKind> {
        let mut found = Found::default();
        state::check(self, &mut found);
        activities::check(self, &mut found);
        links::check(self, &mut found);
        settled::check(self, &mut found);
        income::check(self, &mut found);
        found.into_faults()
    }
}

/// What is found wrong, on its way.
#[derive(Default)]
pub(super) struct Found {
    refusal: CommandRefused,
    suggested: usize,
}

impl Found {
    fn push(&mut self, path: Path, kind: impl Into<RefusalKind>) {
        if !self.is_full() {
            self.refusal.push(path, kind);
        }
    }

    /// As [`push`](Self::push), with the known name that was probably meant. Only the first faults have one: to look
    /// for it takes time.
    fn push_near<'n>(
        &mut self,
        path: Path,
        kind: impl Into<RefusalKind>,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        if self.suggested >= MAX_SUGGESTIONS {
            return self.push(path, kind);
        }
        self.suggested = self.suggested.saturating_add(1);
        self.refusal.push_suggesting(path, kind, nearest(name, known));
    }

    /// Adds the faults of a part, seen from `outer`.
    fn extend<K: ErrorCode + Clone + Into<RefusalKind>>(&mut self, outer: &Path, faults: Faults<K>) {
        if !self.is_full() {
            self.refusal.extend(outer, faults);
        }
    }

    const fn is_empty(&self) -> bool {
        self.refusal.faults().is_empty()
    }

    const fn is_full(&self) -> bool {
        self.refusal.faults().len() >= MAX_FAULTS
    }

    fn into_faults(self) -> Faults<RefusalKind> {
        self.refusal.into_faults()
    }
}

/// Refuses an id that says nothing.
fn id(text: &str, path: impl FnOnce() -> Path, found: &mut Found) {
    if text.trim().is_empty() {
        found.push(path(), super::CaseFault::IdRequired {});
    }
}

/// The steps of a path.
macro_rules! at {
    ($($step:expr),* $(,)?) => { $crate::fault::Path::root()$(.join($step))* };
}
use at;

/// Every case that is there a second time, with the indexes of both: what it costs would count twice.
pub(super) fn cases_twice<'n>(ids: impl Iterator<Item = &'n str> + Clone) -> Result<(), Faults<RefusalKind>> {
    let mut faults = Faults::new();
    for (first, second) in twice(ids.clone()).into_iter().take(MAX_FAULTS) {
        let case = ids.clone().nth(second).unwrap_or_default().to_owned();
        let kind = super::CaseFault::DuplicateCase { case, first, second };
        faults.push(Fault::at(at!["cases", second], kind.into()));
    }
    faults.into_result(())
}
