//! Which cases are pooled, and to which cases a scheme applies.

use std::collections::BTreeMap;

use super::period::{ByMonth, ReimbursementDays};
use super::{CaseCosts, ReimbursementFault, UnknownReimbursement};
use crate::dates::{Date, Period};
use crate::decide::since::DatedFact;
use crate::decide::{Facts, Situation};
use crate::fault::{Fault, Faults};
use crate::rulebook::compiled::{Clauses, Tri, day, rule};
use crate::rulebook::{ReimbursementScheme, RuleBook};

/// The fact that states the household of a case.
pub(crate) const HOUSEHOLD: &str = "household";

/// The cases of a net cost.
pub(super) struct Household<'a> {
    book: &'a RuleBook,
    cases: &'a [CaseCosts],
    /// The facts of each case from each day on which one of them changes; empty if no scheme uses facts.
    situations: Vec<Vec<(Option<Date>, Situation)>>,
}

/// Cases that a scheme counts together.
pub(super) struct Group {
    pub(super) case: Option<String>,
    pub(super) household: Option<String>,
    /// The places of the cases.
    pub(super) members: Vec<usize>,
}

/// The cost of an activity in a period, or the reduction by an income, in units; see [`ReimbursementDays::divisor`].
pub(super) struct Counted {
    pub(super) case: usize,
    /// The index of the activity; none for income.
    pub(super) activity: Option<usize>,
    pub(super) units: i128,
}

impl<'a> Household<'a> {
    pub(super) fn new(book: &'a RuleBook, cases: &'a [CaseCosts]) -> Self {
        let looks_at_facts = book.compiled().reimbursements.iter().any(|when| !when.is_empty());
        let placed = |case: &CaseCosts| if looks_at_facts { situations(book, case) } else { Vec::new() };
        Self { book, cases, situations: cases.iter().map(placed).collect() }
    }

    /// The groups of cases that a scheme counts together in a period, in the order of their first case.
    pub(super) fn groups(&self, scheme: &ReimbursementScheme, days: Period) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        // The group of each household; none is the group of the cases without a household.
        let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for (number, case) in self.cases.iter().enumerate() {
            let history = case.facts.get(HOUSEHOLD).map(Vec::as_slice).unwrap_or_default();
            let household = household_in(history, days);
            let alone = !scheme.pooled || (household.is_none() && !history.is_empty());
            let known = places.get(&household).and_then(|place| groups.get_mut(*place));
            match known.filter(|_| !alone) {
                Some(group) => group.members.push(number),
                None => {
                    if !alone {
                        places.insert(household.clone(), groups.len());
                    }
                    let case = alone.then(|| case.case.clone());
                    let household = household.filter(|_| !alone);
                    groups.push(Group { case, household, members: vec![number] });
                }
            }
        }
        groups
    }

    /// The cost of each activity of a group in a period, as far as a scheme covers it, less the reimbursement of
    /// `earlier` schemes.
    pub(super) fn costs(
        &self,
        scheme: usize,
        group: &Group,
        period: &ReimbursementDays<'_>,
        yearly: &[&ReimbursementScheme],
        earlier: &[&ByMonth],
        unknown: &mut Vec<UnknownReimbursement>,
    ) -> Result<Vec<Counted>, Faults<ReimbursementFault>> {
        let mut costs = Vec::new();
        for (number, case) in
            group.members.iter().filter_map(|number| Some((*number, self.cases.get(*number)?)))
        {
            let (met, missing) = self.meets(scheme, number, period.days().start());
            if met == Tri::Unmet {
                continue;
            }
            let mut is_any = false;
            for (place, activity) in case.activities.iter().enumerate() {
                let units = period.units(activity, yearly).map_err(Fault::new)?;
                is_any |= units > 0;
                if met == Tri::Met {
                    let before = earlier.iter().filter_map(|one| one.get(number)?.get(place));
                    let units = period.deduct(units, activity, before).map_err(Fault::new)?;
                    costs.push(Counted { case: number, activity: Some(place), units });
                }
            }
            for income in &case.income {
                let units = period.income_units(income, yearly).map_err(Fault::new)?;
                if met == Tri::Met {
                    costs.push(Counted { case: number, activity: None, units: -units });
                }
            }
            let is_new =
                |one: &UnknownReimbursement| one.scheme != period.scheme().id || one.case != case.case;
            if met == Tri::Unknown && is_any && unknown.iter().all(is_new) {
                unknown.push(UnknownReimbursement {
                    scheme: period.scheme().id.clone(),
                    title: period.scheme().title.clone(),
                    case: case.case.clone(),
                    from: period.days().start(),
                    facts: missing,
                });
            }
        }
        Ok(costs)
    }

    /// Whether a scheme applies to a case on a day; if unknown, the facts that are missing.
    fn meets(&self, scheme: usize, case: usize, date: Date) -> (Tri, Vec<String>) {
        let when = u32::try_from(scheme).ok().and_then(|at| rule(&self.book.compiled().reimbursements, at));
        let Some(when) = when.filter(|when: &&Clauses| !when.is_empty()) else {
            return (Tri::Met, Vec::new());
        };
        let situations = self.situations.get(case).map(Vec::as_slice).unwrap_or_default();
        let holds = |(from, _): &&(Option<Date>, Situation)| from.is_none_or(|from| from <= date);
        let empty;
        let situation = match situations.iter().rev().find(holds) {
            Some((_, situation)) => situation,
            None => {
                empty = Situation::empty(self.book);
                &empty
            }
        };
        let (met, missing) = when.evaluate(&situation.atom_results(day(date)));
        (met, self.book.facts_of(missing).map(str::to_owned).collect())
    }
}

/// The household of a case in a period: that of its first day. If none is stated on that day, the first one stated
/// within the period.
fn household_in(history: &[DatedFact], days: Period) -> Option<String> {
    let start = days.start();
    let is_stated = history.iter().any(|since| since.from.is_none_or(|from| from <= start));
    let value = match is_stated {
        true => DatedFact::on(history, start),
        false => {
            let within = |since: &&DatedFact| since.from.is_some_and(|from| days.contains(from));
            history.iter().find(within).and_then(|since| since.value.as_ref())
        }
    };
    value.map(ToString::to_string).filter(|household| !household.is_empty())
}

/// The facts of a case by dimension, from each day on which one of them changes.
fn situations(book: &RuleBook, case: &CaseCosts) -> Vec<(Option<Date>, Situation)> {
    let mut days: Vec<Option<Date>> = case.facts.values().flatten().map(|since| since.from).collect();
    days.sort_unstable();
    days.dedup();
    let wanted = book.reimbursement_facts();
    let placed = |from: Option<Date>| {
        let date = from.unwrap_or(Date::MIN);
        let facts = case.facts.iter().filter(|(name, _)| wanted.contains(name.as_str()));
        let facts: Facts = facts
            .filter_map(|(name, history)| Some((name.clone(), DatedFact::on(history, date)?.clone())))
            .collect();
        (from, book.place_known(facts).0)
    };
    days.into_iter().map(placed).collect()
}
