//! The facts of a case over time, by dimension.

use super::check::{CheckCode, Checks};
use super::verdict::Check;
use super::{Proposal, Situation};
use crate::dates::Date;
use crate::rulebook::RuleBook;
use crate::rulebook::compiled::{Day, day};

/// The situations of a case, each from a day on, in order. The first one has no day.
pub(crate) struct PlacementHistory {
    first: Situation,
    later: Vec<(Date, Situation)>,
}

impl PlacementHistory {
    /// Initial facts, and their changes on some days, in order.
    pub(crate) const fn new(first: Situation, later: Vec<(Date, Situation)>) -> Self {
        Self { first, later }
    }

    /// For a citizen of whom only the birth date is known, or nothing.
    pub(crate) fn born(book: &RuleBook, birth: Option<Date>) -> Self {
        let facts = book.birth_fact().zip(birth).map(|(fact, birth)| (fact.to_owned(), birth.into()));
        Self::new(book.place_known(facts).0, Vec::new())
    }

    /// The situation on a day.
    pub(crate) fn on(&self, date: Date) -> &Situation {
        let started = self.later.partition_point(|(from, _)| *from <= date);
        let found = started.checked_sub(1).and_then(|last| self.later.get(last));
        found.map_or(&self.first, |(_, situation)| situation)
    }

    /// The days on which a fact changes, or an age that a rule uses.
    pub(crate) fn days_of_change(&self) -> impl Iterator<Item = Date> {
        let situations =
            std::iter::once(&self.first).chain(self.later.iter().map(|(_, situation)| situation));
        let birthdays = situations.flat_map(Situation::birthdays).filter_map(date_of);
        self.later.iter().map(|(from, _)| *from).chain(birthdays)
    }
}

/// The date of a day number.
fn date_of(number: Day) -> Option<Date> {
    Date::from_num_days_from_ce_opt(number)
}

impl Situation {
    /// The checks that refuse a proposal on a day, each with its rule.
    pub(crate) fn refused(&self, proposal: &Proposal, on: Date) -> Vec<(CheckCode, String)> {
        let at = day(on);
        let atom_results = self.atom_results(at);
        let mut checks = Checks::failures(Vec::new());
        self.evaluator(&atom_results, at).grant(&proposal.subject(self.book()), &mut checks);
        let refusing = checks.list.into_iter().filter(|raw| raw.outcome.refuses());
        let named = refusing.map(|raw| {
            let check = Check { raw, situation: self, proposal, on };
            (raw.code, check.rule().into_owned())
        });
        named.collect()
    }
}
