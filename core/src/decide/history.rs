//! The facts of a case through time, in their places.

use super::check::{CheckCode, Checks};
use super::verdict::Check;
use super::{Placement, Proposal};
use crate::dates::Date;
use crate::rulebook::RuleBook;
use crate::rulebook::compiled::{Day, day};

/// The placements of a case, each from a day on, in the order of the days. The first one has no day.
pub(crate) struct PlacementHistory {
    first: Placement,
    later: Vec<(Date, Placement)>,
}

impl PlacementHistory {
    /// Facts that stay as they are, and then change on some days, in order.
    pub(crate) const fn new(first: Placement, later: Vec<(Date, Placement)>) -> Self {
        Self { first, later }
    }

    /// Of a citizen of whom nothing is known but the birth date, if that.
    pub(crate) fn born(book: &RuleBook, birth: Option<Date>) -> Self {
        let facts = book.birth_fact().zip(birth).map(|(fact, birth)| (fact.to_owned(), birth.into()));
        Self::new(book.place_known(facts).0, Vec::new())
    }

    /// The placement on a day.
    pub(crate) fn on(&self, date: Date) -> &Placement {
        let started = self.later.partition_point(|(from, _)| *from <= date);
        let found = started.checked_sub(1).and_then(|last| self.later.get(last));
        found.map_or(&self.first, |(_, placement)| placement)
    }

    /// The days on which a fact changes, or an age that some rule looks at.
    pub(crate) fn days_of_change(&self) -> impl Iterator<Item = Date> {
        let placements =
            std::iter::once(&self.first).chain(self.later.iter().map(|(_, placement)| placement));
        let birthdays = placements.flat_map(Placement::birthdays).filter_map(date_of);
        self.later.iter().map(|(from, _)| *from).chain(birthdays)
    }
}

/// The date of a day number.
fn date_of(number: Day) -> Option<Date> {
    Date::from_num_days_from_ce_opt(number)
}

impl Placement {
    /// The checks that refuse a proposal on a day: each with the rule that it looks at.
    pub(crate) fn refused(&self, proposal: &Proposal, on: Date) -> Vec<(CheckCode, String)> {
        let at = day(on);
        let standing = self.standing(at);
        let mut checks = Checks::failures(Vec::new());
        self.evaluator(&standing, at).grant(&proposal.subject(self.book()), &mut checks);
        let refusing = checks.list.into_iter().filter(|raw| raw.outcome.refuses());
        let named = refusing.map(|raw| {
            let check = Check { raw, placement: self, proposal, on };
            (raw.code, check.rule().into_owned())
        });
        named.collect()
    }
}
