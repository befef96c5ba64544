//! The warnings of an event.

use std::collections::BTreeSet;

use super::{ActivityChange, CaseOptions, CaseState, EventBody, place};
use crate::dates::Date;
use crate::decide::{PlacementHistory, Situation};
use crate::plan::{Activity, Before, DecisionWarning, Judged, Judging, Row, Status, warnings};
use crate::rulebook::RuleBook;

/// The input of the warnings of an event, in addition to the case.
pub(super) struct Decided<'a> {
    /// The facts after all known changes.
    pub(super) situation: &'a Situation,
    pub(super) options: &'a CaseOptions,
}

/// The activities that an event changes, as they were before it if they were granted and in force.
pub(super) struct BeforeEvent(Vec<Activity>);

impl BeforeEvent {
    pub(super) fn new(state: &CaseState, body: &EventBody) -> Self {
        let known = decided(body).iter().filter_map(|change| state.activity(&change.activity.id));
        let granted = known.filter(|one| one.is_current() && one.activity.status == Status::Granted);
        Self(granted.map(|one| one.activity.clone()).collect())
    }

    /// The warnings of an event, given the state after it.
    pub(super) fn warnings(
        &self,
        state: &CaseState,
        body: &EventBody,
        on: Date,
        with: &Decided<'_>,
    ) -> Vec<DecisionWarning> {
        let changes = decided(body);
        if changes.is_empty() {
            return Vec::new();
        }
        let number = |id: &str| state.appropriations.iter().position(|known| known.id == id);
        let rows = state.activities.iter().map(|one| Row {
            activity: &one.activity,
            appropriation: number(&one.appropriation).unwrap_or(usize::MAX),
            is_current: one.is_current(),
            annulled: one.annulled.is_some(),
        });
        let rows: Vec<Row<'_>> = rows.collect();
        let judged = changes.iter().filter_map(|change| {
            let id = &change.activity.id;
            let before = self.0.iter().find(|before| before.id == *id);
            Some(Judged {
                place: rows.iter().position(|row| row.activity.id == *id)?,
                before: before.map_or(Before::NotGranted, Before::Granted),
            })
        });
        let judged: Vec<Judged<'_>> = judged.collect();
        let starts = changes.iter().map(|change| change.activity.period.start());
        let book = with.situation.book();
        let judging = Judging {
            book,
            rows: &rows,
            on,
            horizon: with.options.horizon,
            extrapolation: with.options.extrapolation,
            born: state.born(book),
            facts: &history(book, state, with.situation, starts.chain([on]).min().unwrap_or(on)),
        };
        warnings(&judging, &judged).into_iter().map(|(_, warning)| warning).collect()
    }
}

/// The changes of an event that decides about granted activities.
pub(super) fn decided(body: &EventBody) -> &[ActivityChange] {
    match body {
        EventBody::Granted { .. }
        | EventBody::Extended { .. }
        | EventBody::Shortened { .. }
        | EventBody::Stopped { .. }
        | EventBody::Corrected { .. }
        | EventBody::Annulled { .. } => body.changes(),
        _ => &[],
    }
}

/// The facts of a case from a day on, by dimension; `latest` are those after all known changes.
pub(super) fn history(
    book: &RuleBook,
    state: &CaseState,
    latest: &Situation,
    from: Date,
) -> PlacementHistory {
    let days = state.facts.values().flatten().filter_map(|since| since.from);
    let days: BTreeSet<Date> = days.filter(|day| *day > from).collect();
    if days.is_empty() {
        return PlacementHistory::new(latest.clone(), Vec::new());
    }
    let on = |day: Date| place(book, state.facts_on(day)).0;
    PlacementHistory::new(on(from), days.into_iter().map(|day| (day, on(day))).collect())
}
