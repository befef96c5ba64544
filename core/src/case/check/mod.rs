//! Stored states and logs are checked when they are read, like rule books. Every fault is reported at once, each with
//! its code and path, and nothing is loaded in part.
//!
//! A state is checked by itself, an event against the case after the earlier events. Everything that commands produce
//! passes; everything else is refused. The rule book is used only if it is the version that decided the event,
//! because a later version may have other levels and rates.
//!
//! Not detected: an amount, a name or a day that was altered consistently everywhere to a value that a command could
//! have produced. A host detects this with a checksum of what it stores.

mod activities;
mod approval;
mod change;
mod decided;
mod event;
mod income;
mod links;
mod log;
mod money;
mod outbox;
mod pause;
mod payments;
mod price;
mod seen;
mod settled;
mod state;

use super::{CaseState, CommandRefused, RefusalKind};
use crate::fault::{ErrorCode, Fault, Faults, Path, nearest, twice};
use crate::limits::MAX_FAULTS;

/// The most faults that get a suggested name. Each suggestion compares all known names.
const MAX_SUGGESTIONS: usize = 50;

pub(super) use log::{Judge, judge_log};

impl CaseState {
    /// All faults of a state that was read, each with its path. A state that commands and events produced has none.
    ///
    /// It does not check whether the rule book has the sections, services and facts, because another version may have
    /// them. [`Case::from_state`](super::Case::from_state) refuses a state with a fault.
    ///
    /// ```
    /// use bevilling::case::CaseState;
    /// let state: CaseState = serde_json::from_str(
    ///     r#"{"id": "7", "status": {"is": "open"}, "appropriations": [{"id": "1"}, {"id": "1"}]}"#)?;
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

/// The faults that are found while checking.
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

    /// As [`push`](Self::push), with a suggested name. Only the first faults get one, because the search takes time.
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

    /// Adds the faults of a part whose path is `outer`.
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

/// Refuses a blank id.
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

/// Every repeated case, with both indexes: its cost would be counted twice.
pub(super) fn cases_twice<'n>(ids: impl Iterator<Item = &'n str> + Clone) -> Result<(), Faults<RefusalKind>> {
    let mut faults = Faults::new();
    for (first, second) in twice(ids.clone()).into_iter().take(MAX_FAULTS) {
        let case = ids.clone().nth(second).unwrap_or_default().to_owned();
        let kind = super::CaseFault::DuplicateCase { case, first, second };
        faults.push(Fault::at(at!["cases", second], kind.into()));
    }
    faults.into_result(())
}
