//! A log, event by event: each is judged against the case that those before it lead to.

use super::seen::Seen;
use super::{Found, at, change, event, links, payments, settled, state, told};
use crate::case::outbox::Known;
use crate::case::{ActivityChange, CaseFault, CaseState, CaseStatus, Event, EventBody, RefusalKind};
use crate::fault::{Fault, Faults, Path, Step};
use crate::rulebook::RuleBook;

/// Judges events by themselves and against a case.
pub(in crate::case) struct Judge<'b> {
    book: &'b RuleBook,
    /// Whether nothing has been wrong so far: what is wrong with the case otherwise may be so since an earlier event.
    clean: bool,
}

/// Lets the events of a log happen one after the other, from the first on: the events again, or everything that is
/// wrong with them. An event that cannot happen ends the judgement, since the ones after it are about another case.
pub(in crate::case) fn judge_log<'e>(
    book: &RuleBook,
    state: &mut CaseState,
    events: impl IntoIterator<Item = &'e Event>,
) -> Result<Vec<Event>, Faults<RefusalKind>> {
    let mut judge = Judge::new(book);
    let (mut log, mut found) = (Vec::new(), Found::default());
    let mut events = events.into_iter().enumerate();
    while let Some((index, event)) = events.next() {
        match judge.event(state, event) {
            Ok(()) => log.push(event.clone()),
            Err(NotSo { faults, happened }) => {
                found.extend(&at!["events", index], faults);
                if happened && !found.is_full() {
                    continue;
                }
                let left = events.count();
                if left > 0 {
                    let kind = CaseFault::RestNotJudged { events: left };
                    let path = at!["events", index.saturating_add(1)];
                    let mut faults = found.into_faults();
                    faults.push(Fault::at(path, kind.into()));
                    return Err(faults);
                }
                break;
            }
        }
    }
    if found.is_empty() && state.sequence > 0 {
        found.extend(&at!["state"], state.check());
    }
    found.into_faults().into_result(log)
}

/// What is wrong with an event.
pub(in crate::case) struct NotSo {
    pub(in crate::case) faults: Faults<RefusalKind>,
    /// Whether it could happen all the same, so that those after it can be judged.
    happened: bool,
}

impl<'b> Judge<'b> {
    pub(in crate::case) const fn new(book: &'b RuleBook) -> Self {
        Self { book, clean: true }
    }

    /// Lets an event happen to `state`; the state is of no use where it could not.
    pub(in crate::case) fn event(&mut self, state: &mut CaseState, event: &Event) -> Result<(), NotSo> {
        let mut found = Found::default();
        let happened = self.lead(state, event, &mut found);
        self.clean &= found.is_empty();
        let faults = found.into_faults();
        if faults.is_empty() { Ok(()) } else { Err(NotSo { faults, happened }) }
    }

    fn lead(&self, state: &mut CaseState, event: &Event, found: &mut Found) -> bool {
        if !may_follow(state, event, found) {
            return false;
        }
        let by_this = event.rule_book.id == self.book.id() && event.rule_book.version == self.book.version();
        let book = by_this.then_some(self.book);
        event::check(Seen { state, event, book }, found);
        let known = Known::before(state, &event.body);
        let same_plans = same_plans(state, &event.body);
        if let Err(kind) = state.apply(event) {
            if found.is_empty() {
                found.push(at!["body"], kind);
            }
            return false;
        }
        if self.clean && found.is_empty() {
            leads_to(&same_plans, Seen { state, event, book }, found);
        }
        told::check(&event.outbox, known.notices(state, &event.body), found);
        true
    }
}

/// Whether the event is of this case and the next one; without that, there is nothing to judge it against.
fn may_follow(state: &CaseState, event: &Event, found: &mut Found) -> bool {
    let Event { version, sequence, on, .. } = *event;
    if version == 0 || version > Event::VERSION {
        let kind = CaseFault::EventVersionUnknown { version, known: Event::VERSION };
        found.push(at!["version"], kind);
        return false;
    }
    let expected = state.sequence.saturating_add(1);
    if sequence != expected {
        found.push(at!["sequence"], CaseFault::EventOutOfOrder { expected, found: sequence });
        return false;
    }
    let is_first = matches!(event.body, EventBody::Opened { .. } | EventBody::Imported { .. });
    match (is_first, state.sequence == 0) {
        (false, _) if state.phase == CaseStatus::New => {
            found.push(at!["body"], CaseFault::CaseNotOpened {});
            return false;
        }
        (true, false) => {
            found.push(at!["body"], CaseFault::CaseAlreadyOpen {});
            return false;
        }
        _ => {}
    }
    if let Some(last) = state.last_day().filter(|last| on < *last) {
        found.push(at!["on"], CaseFault::DateBeforeLastEvent { on, last });
    }
    if let CaseStatus::Closed { on } = state.phase
        && !event::may_be_late(&event.body)
    {
        found.push(at!["body"], CaseFault::CaseClosed { on });
    }
    if event.actor.trim().is_empty() {
        found.push(at!["actor"], CaseFault::ActorMissing {});
    }
    state::named(&event.rule_book, found);
    true
}

/// Whether each changed activity keeps its plan and its days, asked before the event is applied.
fn same_plans(before: &CaseState, body: &EventBody) -> Vec<bool> {
    let same = |change: &ActivityChange| {
        before.activity(&change.activity.id).is_some_and(|was| {
            was.activity.period == change.activity.period
                && was.activity.plan == change.activity.plan
                && was.replaced_by == change.replaced_by
                && was.annulled.is_some() == change.annulled
        })
    };
    body.changes().iter().map(same).collect()
}

/// What the case is after the event: its activities in their places, and no payment left that the plan has not.
fn leads_to(same_plans: &[bool], seen: Seen<'_>, found: &mut Found) {
    let (after, body) = (seen.state, &seen.event.body);
    if body.changes().is_empty() && !matches!(body, EventBody::Removed { .. }) {
        return;
    }
    settled::priced(seen, found);
    let mut wrong = Found::default();
    links::check(after, &mut wrong);
    for fault in wrong.into_faults() {
        let path = within(body, after, fault.path());
        found.refusal.push_suggesting(path, fault.kind().clone(), fault.suggestion().map(str::to_owned));
    }
    for (index, (changed, same_plan)) in body.changes().iter().zip(same_plans).enumerate() {
        let Some(one) = after.activity(&changed.activity.id) else { continue };
        // A settlement prices what is there; all else lets the payments follow their plan.
        if !matches!(body, EventBody::Settled { .. }) {
            let path = || change::at(body, index).join("payments").join("added");
            payments::complete(one, after, path, found);
            let path = || change::at(body, index).join("payments").join("repriced");
            change::priced(seen, one, path, found);
        }
        if !same_plan {
            let path = |_| change::at(body, index).join("payments").join("removed");
            payments::outside_plan(one, path, found);
        }
    }
}

/// A place in the state that an event leads to, as a place in the event.
fn within(body: &EventBody, after: &CaseState, path: &Path) -> Path {
    let whole = || at!["body"];
    let [Step::Key(list), Step::Index(index), inner @ ..] = path.steps() else { return whole() };
    let one = after.activities.get(*index).filter(|_| list == "activities");
    match one.and_then(|one| change::place(body, &one.activity.id)) {
        Some(place) => inner.iter().cloned().fold(place, Path::join),
        None => whole(),
    }
}
