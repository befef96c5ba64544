//! The one evaluator: what is checked, in which order. Every way of asking goes through here.

use super::check::{CheckCode, Outcome, RawCheck, Sink};
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::Role;
use crate::rulebook::compiled::{
    Cell, Clause, Compiled, Day, Days, MISSING, NOWHERE, OfferRule, Place, Tri, place, rule,
};

/// A citizen's cells on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cellset(pub(crate) [Cell; MAX_DIMENSIONS]);

impl Cellset {
    pub(crate) const NOTHING: Self = Self([MISSING; MAX_DIMENSIONS]);

    #[inline]
    pub(crate) fn get(&self, dimension: u8) -> Cell {
        self.0.get(usize::from(dimension)).copied().unwrap_or(MISSING)
    }

    #[inline]
    pub(crate) fn set(&mut self, dimension: u8, cell: Cell) {
        if let Some(slot) = self.0.get_mut(usize::from(dimension)) {
            *slot = cell;
        }
    }
}

/// The rules, a citizen and a day.
#[derive(Clone, Copy)]
pub(crate) struct Evaluator<'a> {
    pub(crate) rules: &'a Compiled,
    pub(crate) cells: &'a Cellset,
    pub(crate) day: Day,
}

/// What is asked, by places in the rule book; [`NOWHERE`] is something that the rule book does not have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    pub(crate) section: Place,
    pub(crate) activity_type: Place,
    /// The main activity type, for a supplementary one.
    pub(crate) main: Option<Place>,
    pub(crate) provider: Option<Place>,
}

impl Evaluator<'_> {
    /// Everything that is checked of a grant.
    #[inline]
    pub(crate) fn grant(&self, subject: &Subject, sink: &mut impl Sink) {
        self.section(subject.section, sink);
        self.required(sink);
        self.activity_type(subject.activity_type, sink);
        match subject.main {
            None => self.offered(subject.section, subject.activity_type, Role::Main, sink),
            Some(main) => {
                self.offered(subject.section, subject.activity_type, Role::Supplementary, sink);
                self.main(subject.section, subject.activity_type, main, sink);
            }
        }
        if let Some(provider) = subject.provider {
            self.provider(provider, subject.activity_type, sink);
        }
    }

    /// The section, its law, and whether it is for this citizen.
    pub(crate) fn section(&self, section: Place, sink: &mut impl Sink) {
        let Some(found) = rule(&self.rules.sections, section) else {
            return report(sink, CheckCode::SectionKnown, Outcome::Unmet, section);
        };
        if let Some(&law) = rule(&self.rules.laws, found.law) {
            self.in_force(law, CheckCode::LawInForce, found.law, sink);
        }
        self.in_force(found.days, CheckCode::SectionInForce, section, sink);
        self.clauses(&found.clauses, CheckCode::SectionCondition, section, sink);
    }

    /// The facts that the rule book asks of this citizen.
    pub(crate) fn required(&self, sink: &mut impl Sink) {
        for (position, required) in self.rules.required.iter().enumerate() {
            let asked = required.days.contains(self.day)
                && required.clauses.iter().all(|clause| self.evaluate(clause) != Tri::Unmet);
            if asked {
                for (fact, &dimension) in required.facts.iter().enumerate() {
                    let outcome = if self.cells.get(dimension) == MISSING {
                        Outcome::FactMissing
                    } else {
                        Outcome::Met
                    };
                    let (clause, rule) = (clause_number(fact), place(position));
                    sink.report(
                        RawCheck { code: CheckCode::FactRequired, outcome, clause, rule },
                        &[dimension],
                    );
                }
            }
        }
    }

    /// The activity type, whatever the section.
    pub(crate) fn activity_type(&self, activity_type: Place, sink: &mut impl Sink) {
        let Some(found) = rule(&self.rules.types, activity_type) else {
            return report(sink, CheckCode::ActivityTypeKnown, Outcome::Unmet, activity_type);
        };
        self.in_force(found.days, CheckCode::ActivityTypeInForce, activity_type, sink);
        self.clauses(&found.clauses, CheckCode::ActivityTypeCondition, activity_type, sink);
    }

    /// Whether the activity type is offered under the section, and to this citizen.
    fn offered(&self, section: Place, activity_type: Place, role: Role, sink: &mut impl Sink) {
        let Some((place, offer)) = self.offer(section, activity_type, role) else {
            return report(sink, offered_as(role), Outcome::Unmet, NOWHERE);
        };
        self.offer_rule(place, offer, sink);
    }

    /// Whether an offer is in force, and for this citizen.
    pub(crate) fn offer_rule(&self, place: Place, offer: &OfferRule, sink: &mut impl Sink) {
        self.in_force(offer.days, offered_as(offer.role), place, sink);
        self.clauses(&offer.clauses, CheckCode::OfferCondition, place, sink);
    }

    /// The offer in force, or the one nearest to being so; offers of one kind never overlap.
    pub(crate) fn offer(
        &self,
        section: Place,
        activity_type: Place,
        role: Role,
    ) -> Option<(Place, &OfferRule)> {
        self.rules
            .offers_of(section, activity_type, role)
            .iter()
            .filter_map(|&place| Some((place, rule(&self.rules.offers, place)?)))
            .min_by_key(|(_, offer)| offer.days.distance(self.day))
    }

    /// Whether the main activity can carry the supplementary one.
    fn main(&self, section: Place, activity_type: Place, main: Place, sink: &mut impl Sink) {
        if rule(&self.rules.types, main).is_none() {
            return report(sink, CheckCode::MainKnown, Outcome::Unmet, main);
        }
        match self.offer(section, main, Role::Main) {
            Some((place, offer)) => self.in_force(offer.days, CheckCode::MainOffered, place, sink),
            None => report(sink, CheckCode::MainOffered, Outcome::Unmet, NOWHERE),
        }
        if let Some((place, offer)) = self.offer(section, activity_type, Role::Supplementary) {
            let allowed = offer.to.binary_search(&main).is_ok();
            let outcome = if allowed { Outcome::Met } else { Outcome::Unmet };
            report(sink, CheckCode::AllowedForMain, outcome, place);
        }
    }

    /// Whether the provider may deliver the activity type.
    pub(crate) fn provider(&self, provider: Place, activity_type: Place, sink: &mut impl Sink) {
        let Some(&days) = rule(&self.rules.providers, provider) else {
            return report(sink, CheckCode::ProviderKnown, Outcome::Unmet, provider);
        };
        self.in_force(days, CheckCode::ProviderInForce, provider, sink);
        if rule(&self.rules.types, activity_type).is_none_or(|kind| kind.any_provider) {
            return;
        }
        let agreements = self.rules.agreements.get(&(provider, activity_type));
        match agreements.into_iter().flatten().min_by_key(|agreement| agreement.days.distance(self.day)) {
            Some(nearest) => self.in_force(nearest.days, CheckCode::ProviderAgreed, nearest.place, sink),
            None => report(sink, CheckCode::ProviderAgreed, Outcome::Unmet, NOWHERE),
        }
    }

    fn in_force(&self, days: Days, code: CheckCode, rule: Place, sink: &mut impl Sink) {
        report(sink, code, Outcome::in_force(days.locate(self.day)), rule);
    }

    pub(crate) fn clauses(&self, clauses: &[Clause], code: CheckCode, rule: Place, sink: &mut impl Sink) {
        for (position, clause) in clauses.iter().enumerate() {
            let outcome = match self.evaluate(clause) {
                Tri::Met => Outcome::Met,
                Tri::Unmet => Outcome::Unmet,
                Tri::Unknown => Outcome::FactMissing,
            };
            sink.report(
                RawCheck { code, outcome, clause: clause_number(position), rule },
                &clause.dimensions,
            );
        }
    }

    #[inline]
    fn evaluate(&self, clause: &Clause) -> Tri {
        clause.evaluate(&|dimension| self.cells.get(dimension))
    }
}

const fn offered_as(role: Role) -> CheckCode {
    match role {
        Role::Main => CheckCode::OfferedAsMain,
        Role::Supplementary => CheckCode::OfferedAsSupplementary,
    }
}

fn report(sink: &mut impl Sink, code: CheckCode, outcome: Outcome, rule: Place) {
    sink.report(RawCheck { code, outcome, clause: 0, rule }, &[]);
}

/// The number of a clause; limits keep conditions far below the end of the type.
fn clause_number(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
