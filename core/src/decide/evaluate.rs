//! The only evaluator: which checks are made, and in which order. Every kind of question uses it.

use super::check::{CheckCode, Outcome, RawCheck, Sink};
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::Role;
use crate::rulebook::compiled::{
    AtomResults, Cell, Clauses, Compiled, Day, Days, Dimensions, NOWHERE, OfferRule, Place, RequiredRule,
    SectionRule, Test, Tri, TypeRule, dimension_bit, place, rule,
};

/// A citizen's cells on a day, by dimension.
pub(crate) type Cellset = [Cell; MAX_DIMENSIONS];

/// The rules, a citizen and a day.
#[derive(Clone, Copy)]
pub(crate) struct Evaluator<'a> {
    pub(crate) rules: &'a Compiled,
    pub(crate) atom_results: &'a AtomResults,
    pub(crate) day: Day,
}

/// The subject, as indexes in the rule book; [`NOWHERE`] is an unknown item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    pub(crate) section: Place,
    pub(crate) activity_type: Place,
    /// The main activity type, for a supplementary one.
    pub(crate) main: Option<Place>,
    pub(crate) provider: Option<Place>,
}

impl<'a> Evaluator<'a> {
    /// All checks of a grant.
    #[inline]
    pub(crate) fn grant(&self, subject: &Subject, sink: &mut impl Sink) {
        self.section(subject.section, sink);
        self.required(sink);
        self.activity_type(subject.activity_type, sink);
        let role = if subject.main.is_none() { Role::Main } else { Role::Supplementary };
        let offer = self.offer(subject.section, subject.activity_type, role);
        match offer {
            Some((place, offer)) => self.offer_rule(place, offer, sink),
            None => self.offer_for_all(None, role, sink),
        }
        if let Some(main) = subject.main {
            self.main(subject.section, main, offer, sink);
        }
        if let Some(provider) = subject.provider {
            self.provider(provider, subject.activity_type, sink);
        }
    }

    /// The section, its law, and the condition of the section.
    pub(crate) fn section(&self, section: Place, sink: &mut impl Sink) {
        if let Some(found) = self.section_for_all(section, sink) {
            self.clauses(&found.clauses, CheckCode::SectionCondition, section, sink);
        }
    }

    /// The part that is equal for every citizen: the section is known and in force.
    pub(crate) fn section_for_all(&self, section: Place, sink: &mut impl Sink) -> Option<&'a SectionRule> {
        let Some(found) = rule(&self.rules.sections, section) else {
            report(sink, CheckCode::SectionKnown, Outcome::Unmet, section);
            return None;
        };
        self.in_force(found.law_days, CheckCode::LawInForce, found.law, sink);
        self.in_force(found.days, CheckCode::SectionInForce, section, sink);
        Some(found)
    }

    /// The facts that the rule book requires of this citizen.
    pub(crate) fn required<S: Sink>(&self, sink: &mut S) {
        for (position, required) in self.rules.required.iter().enumerate() {
            self.required_by(place(position), required, sink);
        }
    }

    /// The facts that one list requires of this citizen.
    #[inline]
    pub(crate) fn required_by<S: Sink>(&self, rule: Place, required: &RequiredRule, sink: &mut S) {
        if S::FAILURES_ONLY && self.atom_results.has_all(required.dimensions) {
            return;
        }
        let asked = required.days.contains(self.day)
            && required.clauses.tests().all(|(test, _)| test.evaluate(self.atom_results) != Tri::Unmet);
        if asked {
            for (fact, &dimension) in required.facts.iter().enumerate() {
                let outcome =
                    if self.atom_results.has(dimension) { Outcome::Met } else { Outcome::FactMissing };
                let check =
                    RawCheck { code: CheckCode::FactRequired, outcome, clause: clause_number(fact), rule };
                sink.report(check, dimension_bit(dimension));
            }
        }
    }

    /// The activity type, under any section.
    pub(crate) fn activity_type(&self, activity_type: Place, sink: &mut impl Sink) {
        if let Some(found) = self.activity_type_for_all(activity_type, sink) {
            self.clauses(&found.clauses, CheckCode::ActivityTypeCondition, activity_type, sink);
        }
    }

    /// The part that is equal for every citizen: the activity type is known and in force.
    pub(crate) fn activity_type_for_all(&self, kind: Place, sink: &mut impl Sink) -> Option<&'a TypeRule> {
        let Some(found) = rule(&self.rules.types, kind) else {
            report(sink, CheckCode::ActivityTypeKnown, Outcome::Unmet, kind);
            return None;
        };
        self.in_force(found.days, CheckCode::ActivityTypeInForce, kind, sink);
        Some(found)
    }

    /// Whether an offer is in force and its condition is met.
    pub(crate) fn offer_rule(&self, place: Place, offer: &OfferRule, sink: &mut impl Sink) {
        self.offer_for_all(Some((place, offer)), offer.role, sink);
        self.clauses(&offer.clauses, CheckCode::OfferCondition, place, sink);
    }

    /// The part that is equal for every citizen: there is an offer in force.
    #[inline]
    pub(crate) fn offer_for_all(&self, offer: Option<(Place, &OfferRule)>, role: Role, sink: &mut impl Sink) {
        match offer {
            Some((place, offer)) => self.in_force(offer.days, offered_as(role), place, sink),
            None => report(sink, offered_as(role), Outcome::Unmet, NOWHERE),
        }
    }

    /// The offer in force, or the one nearest to its validity. Offers of one kind never overlap.
    pub(crate) fn offer(
        &self,
        section: Place,
        activity_type: Place,
        role: Role,
    ) -> Option<(Place, &'a OfferRule)> {
        let offers = self.rules.offers_of(section, activity_type, role);
        if let [only] = offers {
            return Some((*only, rule(&self.rules.offers, *only)?));
        }
        offers
            .iter()
            .filter_map(|&place| Some((place, rule(&self.rules.offers, place)?)))
            .min_by_key(|(_, offer)| offer.days.distance(self.day))
    }

    /// Whether the supplementary activity of this offer may belong to the main activity.
    pub(crate) fn main(
        &self,
        section: Place,
        main: Place,
        offer: Option<(Place, &OfferRule)>,
        sink: &mut impl Sink,
    ) {
        if rule(&self.rules.types, main).is_none() {
            return report(sink, CheckCode::MainKnown, Outcome::Unmet, main);
        }
        match self.offer(section, main, Role::Main) {
            Some((place, offer)) => self.in_force(offer.days, CheckCode::MainOffered, place, sink),
            None => report(sink, CheckCode::MainOffered, Outcome::Unmet, NOWHERE),
        }
        if let Some((place, offer)) = offer {
            let outcome = if offer.to.contains(main) { Outcome::Met } else { Outcome::Unmet };
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

    #[inline]
    fn in_force<S: Sink>(&self, days: Days, code: CheckCode, rule: Place, sink: &mut S) {
        if !(S::FAILURES_ONLY && days.contains(self.day)) {
            report(sink, code, Outcome::in_force(days.locate(self.day)), rule);
        }
    }

    #[inline]
    fn clauses<S: Sink>(&self, clauses: &Clauses, code: CheckCode, rule: Place, sink: &mut S) {
        if S::FAILURES_ONLY && clauses.plainly_met(self.atom_results) {
            return;
        }
        for (position, (test, dimensions)) in clauses.tests().enumerate() {
            self.clause(
                test,
                dimensions,
                RawCheck { code, outcome: Outcome::Met, clause: clause_number(position), rule },
                sink,
            );
        }
    }

    /// One clause; `check` gives the rule that it belongs to.
    #[inline]
    pub(crate) fn clause<S: Sink>(&self, test: &Test, looks_at: Dimensions, check: RawCheck, sink: &mut S) {
        let outcome = match test.evaluate(self.atom_results) {
            Tri::Met if S::FAILURES_ONLY => return,
            Tri::Met => Outcome::Met,
            Tri::Unmet => Outcome::Unmet,
            Tri::Unknown => Outcome::FactMissing,
        };
        sink.report(RawCheck { outcome, ..check }, looks_at);
    }
}

const fn offered_as(role: Role) -> CheckCode {
    match role {
        Role::Main => CheckCode::OfferedAsMain,
        Role::Supplementary => CheckCode::OfferedAsSupplementary,
    }
}

fn report(sink: &mut impl Sink, code: CheckCode, outcome: Outcome, rule: Place) {
    sink.report(RawCheck { code, outcome, clause: 0, rule }, 0);
}

/// The number of a clause. The limits of conditions are far below the maximum of the type.
fn clause_number(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
