//! An event as it is checked.

use super::{Found, at};
use crate::case::{CaseFault, CaseState, Event};
use crate::rulebook::RuleBook;

/// An event, the case before it, and the rule book if it is the version that decided the event.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) state: &'a CaseState,
    pub(super) event: &'a Event,
    pub(super) book: Option<&'a RuleBook>,
}

pub(super) fn reason_given(reason: &str, found: &mut Found) {
    if reason.trim().is_empty() {
        found.push(at!["body", "reason"], CaseFault::ReasonRequired {});
    }
}
