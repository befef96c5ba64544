//! What a state says of the case as a whole: its number and day, its status, facts, invoices and notes.

use super::{Found, at, id};
use crate::case::{CaseFault, CaseState, CaseStatus, RuleBookVersion};
use crate::dates::Date;
use crate::plan::{Day, PlanFault};

pub(super) fn check(state: &CaseState, found: &mut Found) {
    id(&state.id, || at!["id"], found);
    let CaseState { sequence, last, .. } = *state;
    if (sequence == 0) == last.is_some() {
        found.push(at!["sequence"], CaseFault::SequenceWithoutDay { sequence, last: Day(last) });
    }
    if state.status == CaseStatus::New && (sequence > 0 || holds_something(state)) {
        found.push(at!["status"], CaseFault::CaseNotOpened {});
    }
    if let CaseStatus::Closed { on } = state.status {
        not_later(on, state, || at!["status", "on"], found);
    }
    for (fact, history) in &state.facts {
        id(fact, || at!["facts", fact.as_str()], found);
        let pairs = history.iter().zip(history.iter().skip(1)).enumerate();
        for (index, (_, since)) in pairs.filter(|(_, (before, since))| before.from >= since.from) {
            let kind = CaseFault::FactsOutOfOrder { fact: fact.clone(), from: Day(since.from) };
            found.push(at!["facts", fact.as_str(), index.saturating_add(1), "from"], kind);
        }
    }
    for (index, invoice) in state.invoices.iter().enumerate() {
        id(invoice, || at!["invoices", index], found);
    }
    for (index, note) in state.notes.iter().enumerate() {
        let here = || at!["notes", index];
        if note.text.trim().is_empty() {
            found.push(here().join("text"), CaseFault::TextRequired {});
        }
        // A note stays when its activity is removed, so the activity is not required to exist.
        if let (Some(date), None) = (note.payment, &note.activity) {
            found.push(here().join("payment"), PlanFault::NoPaymentOnDate { date });
        }
        not_later(note.on, state, || here().join("on"), found);
    }
}

fn holds_something(state: &CaseState) -> bool {
    !(state.facts.is_empty()
        && state.appropriations.is_empty()
        && state.activities.is_empty()
        && state.settlements.is_empty()
        && state.parts.is_empty()
        && state.income.is_empty()
        && state.invoices.is_empty()
        && state.notes.is_empty())
}

/// Nothing in the state is later than the last event.
pub(super) fn not_later(
    on: Date,
    state: &CaseState,
    path: impl FnOnce() -> crate::fault::Path,
    found: &mut Found,
) {
    if let Some(last) = state.last.filter(|last| on > *last) {
        found.push(path(), CaseFault::LaterThanLastEvent { on, last });
    }
}

/// A named rule book has a name and a version.
pub(super) fn named(book: &RuleBookVersion, found: &mut Found) {
    id(&book.id, || at!["rule_book", "id"], found);
    id(&book.version, || at!["rule_book", "version"], found);
}
