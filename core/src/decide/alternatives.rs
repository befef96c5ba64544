//! Alternatives: for a refusal, the smallest changes that would make it allowed.

use std::collections::BTreeSet;

use serde::Serialize;

use super::check::Decision;
use super::evaluate::Subject;
use super::proposal::Proposal;
use super::questions::answers;
use super::situation::Situation;
use super::verdict::Verdict;
use crate::dates::Date;
use crate::rulebook::compiled::{Day, day, rule};
use crate::rulebook::{FactValue, ProviderPolicy, Role};

/// The most facts that an alternative changes at once.
const MOST_FACTS: usize = 2;

/// What could be granted instead of the refused proposal, or which facts would have to differ.
///
/// Each list holds changes of one kind, the nearest first. Every entry was evaluated: that one change alone gives the
/// stated decision. A list is empty if no change of its kind is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Alternatives {
    /// The same activity under another section.
    pub sections: Vec<Alternative>,
    /// Another activity under the same section, in the same role.
    pub activity_types: Vec<Alternative>,
    /// The same supplementary activity on another main activity.
    pub mains: Vec<Alternative>,
    /// The same activity by another provider.
    pub providers: Vec<Alternative>,
    /// The facts that would have to differ: as few as possible and two at most, each with the nearest accepted value.
    /// Only facts that the refusing checks use are tried; numbers and dates are not.
    pub facts: Vec<Vec<FactChange>>,
    /// The first later date on which it is not refused if everything else stays the same.
    pub from: Option<Date>,
}

/// A proposal near the refused one that is not refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// What could be proposed.
    pub proposal: Proposal,
    /// Allowed, or unknown while a fact is missing.
    pub decision: Decision,
}

/// A fact that would need another value.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FactChange {
    /// The dimension.
    pub fact: String,
    /// Its present value; none if it is missing.
    pub is: Option<FactValue>,
    /// The nearest accepted value.
    pub would_be: FactValue,
}

impl Verdict {
    /// What could be granted instead, or which facts would have to differ; empty unless it is refused.
    ///
    /// # Example
    /// ```
    /// use bevilling::{dates::parse, decide::Proposal, rulebook::{FactValue, RuleBook}};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let child = book.situation([
    ///     ("target_group", FactValue::from("family")), ("effort_step", FactValue::from(3)),
    ///     ("birth_date", FactValue::from("2014-05-02")),
    /// ])?;
    /// // Serviceloven no longer grants this; Barnets lov may.
    /// let refused = child.check(&Proposal::main("SEL-52-3-2", "100101"), parse("2026-02-01")?);
    /// for alternative in refused.alternatives().sections {
    ///     println!("{} under {}", alternative.decision.name(), alternative.proposal.section);
    /// }
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn alternatives(&self) -> Alternatives {
        if self.decision() != Decision::Refused {
            return Alternatives::default();
        }
        let search = Search { situation: self.situation(), proposal: self.proposal(), on: self.on() };
        Alternatives {
            sections: search.sections(),
            activity_types: search.activity_types(),
            mains: search.mains(),
            providers: search.providers(),
            facts: search.facts(self),
            from: search.from(),
        }
    }
}

struct Search<'v> {
    situation: &'v Situation,
    proposal: &'v Proposal,
    on: Date,
}

impl<'v> Search<'v> {
    fn decide(&self, subject: &Subject, today: Day) -> Decision {
        let mut decision = Decision::Allowed;
        let atom_results = self.situation.atom_results(today);
        self.situation.evaluator(&atom_results, today).grant(subject, &mut decision);
        decision
    }

    /// The `proposals` that are not refused: allowed before unknown, otherwise in the given order.
    fn accepted(&self, proposals: impl Iterator<Item = Proposal>) -> Vec<Alternative> {
        let mut accepted: Vec<Alternative> = proposals
            .filter(|proposal| proposal != self.proposal)
            .map(|proposal| {
                let decision = self.decide(&proposal.subject(self.situation.book()), day(self.on));
                Alternative { proposal, decision }
            })
            .filter(|alternative| alternative.decision != Decision::Refused)
            .collect();
        accepted.sort_by_key(|alternative| alternative.decision);
        accepted
    }

    /// Sections that offer the activity: first those that replaced the refused one, then those of its law.
    fn sections(&self) -> Vec<Alternative> {
        let document = self.situation.book().document();
        let refused = &self.proposal.section;
        let law = self.situation.book().section(refused).map(|section| &section.law);
        let offering: BTreeSet<&str> = document
            .offers
            .iter()
            .filter(|offer| {
                offer.activity_type == self.proposal.activity_type && offer.role == self.proposal.role()
            })
            .map(|offer| offer.section.as_str())
            .collect();
        let mut sections: Vec<_> =
            document.sections.iter().filter(|section| offering.contains(section.id.as_str())).collect();
        sections.sort_by_key(|section| (!section.replaces.contains(refused), Some(&section.law) != law));
        self.accepted(
            sections
                .into_iter()
                .map(|section| Proposal { section: section.id.clone(), ..self.proposal.clone() }),
        )
    }

    fn activity_types(&self) -> Vec<Alternative> {
        let role = self.proposal.role();
        let offers = self.situation.book().document().offers.iter();
        let mut seen = BTreeSet::new();
        let types = offers
            .filter(|offer| offer.section == self.proposal.section && offer.role == role)
            .map(|offer| &offer.activity_type)
            .filter(|kind| **kind != self.proposal.activity_type && seen.insert(kind.as_str()));
        // The provider was chosen for the refused activity, so other activities are tried without it.
        self.accepted(types.map(|kind| Proposal {
            activity_type: kind.clone(),
            provider: None,
            ..self.proposal.clone()
        }))
    }

    fn mains(&self) -> Vec<Alternative> {
        let Proposal { section, activity_type, main: Some(_), .. } = self.proposal else { return Vec::new() };
        let book = self.situation.book();
        let mut seen = BTreeSet::new();
        let mains = book
            .offers(section, activity_type, Role::Supplementary)
            .flat_map(|offer| &offer.to)
            .filter(|main| seen.insert(main.as_str()));
        self.accepted(mains.map(|main| Proposal { main: Some(main.clone()), ..self.proposal.clone() }))
    }

    fn providers(&self) -> Vec<Alternative> {
        if self.proposal.provider.is_none() {
            return Vec::new();
        }
        let book = self.situation.book();
        let kind = &self.proposal.activity_type;
        let agreed = book.document().agreements.iter().filter(|agreement| agreement.activity_type == *kind);
        let any = book.activity_type(kind).is_some_and(|kind| kind.providers == ProviderPolicy::Any);
        // If any provider is accepted, those with an agreement come first.
        let others = book.document().providers.iter().filter(|_| any).map(|provider| &provider.id);
        let mut seen = BTreeSet::new();
        let providers = agreed
            .map(|agreement| &agreement.provider)
            .chain(others)
            .filter(|provider| seen.insert(provider.as_str()));
        self.accepted(
            providers.map(|provider| Proposal { provider: Some(provider.clone()), ..self.proposal.clone() }),
        )
    }

    /// The smallest sets of facts that would have to differ.
    fn facts(&self, verdict: &Verdict) -> Vec<Vec<FactChange>> {
        let book = self.situation.book();
        // Only facts that an unmet check uses can make a difference.
        let involved: BTreeSet<&str> = verdict.refusals().flat_map(|check| check.facts()).collect();
        let changes: Vec<Vec<FactChange>> =
            involved.into_iter().filter_map(|fact| Some(self.values(fact, book.dimension(fact)?))).collect();
        let subject = self.proposal.subject(book);
        for size in 1..=MOST_FACTS {
            let mut found = Vec::new();
            let mut chosen = Vec::new();
            self.combine(&changes, size, &subject, &mut chosen, &mut found);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The other values of a fact, the nearest to the present value first.
    fn values(&self, fact: &str, dimension: &crate::rulebook::Dimension) -> Vec<FactChange> {
        let is = self.situation.value(fact, self.on);
        let mut values: Vec<FactValue> = answers(dimension).into_iter().map(|answer| answer.value).collect();
        values.retain(|value| Some(value) != is.as_ref());
        values.sort_by_key(|value| match (value, &is) {
            (FactValue::Number(to), Some(FactValue::Number(from))) => to.abs_diff(*from),
            _ => 0,
        });
        values
            .into_iter()
            .map(|would_be| FactChange { fact: fact.to_owned(), is: is.clone(), would_be })
            .collect()
    }

    /// Tries every set of `size` facts, and keeps for each set the nearest accepted values.
    fn combine(
        &self,
        changes: &[Vec<FactChange>],
        size: usize,
        subject: &Subject,
        chosen: &mut Vec<FactChange>,
        found: &mut Vec<Vec<FactChange>>,
    ) {
        let Some(next) = size.checked_sub(1) else {
            if self.would_do(chosen, subject) {
                let facts =
                    |set: &[FactChange]| set.iter().map(|change| change.fact.clone()).collect::<Vec<_>>();
                if !found.iter().any(|set| facts(set) == facts(chosen)) {
                    found.push(chosen.clone());
                }
            }
            return;
        };
        for (position, values) in changes.iter().enumerate() {
            let rest = changes.get(position.saturating_add(1)..).unwrap_or_default();
            for change in values {
                chosen.push(change.clone());
                self.combine(rest, next, subject, chosen, found);
                chosen.pop();
            }
        }
    }

    fn would_do(&self, changes: &[FactChange], subject: &Subject) -> bool {
        let (book, today) = (self.situation.book(), day(self.on));
        let mut cells = self.situation.cells(today);
        for change in changes {
            let Some(dimension) = book.dimension_index(&change.fact) else { return false };
            let cell =
                rule(&book.compiled().dimensions, dimension).and_then(|cells| cells.of(&change.would_be));
            let slot = usize::try_from(dimension).ok().and_then(|at| cells.get_mut(at));
            let (Some(cell), Some(slot)) = (cell, slot) else { return false };
            *slot = cell;
        }
        let mut decision = Decision::Allowed;
        let atom_results = book.compiled().atoms.atom_results(&cells, 0);
        self.situation.evaluator(&atom_results, today).grant(subject, &mut decision);
        decision != Decision::Refused
    }

    /// The first later day on which it is not refused. The answer changes only on days on which a rule starts or
    /// ends, and on birthdays that rules use.
    fn from(&self) -> Option<Date> {
        let rules = self.situation.book().compiled();
        let subject = self.proposal.subject(self.situation.book());
        let today = day(self.on);
        let section = rule(&rules.sections, subject.section)?;
        let kind = rule(&rules.types, subject.activity_type)?;
        let offers =
            (section.mains.iter().chain(&section.supplementary)).filter_map(|&at| rule(&rules.offers, at));
        let agreements =
            subject.provider.and_then(|provider| rules.agreements.get(&(provider, subject.activity_type)));
        let edges = [section.days, section.law_days, kind.days]
            .into_iter()
            .chain(subject.provider.and_then(|provider| rule(&rules.providers, provider).copied()))
            .chain(offers.map(|offer| offer.days))
            .chain(agreements.into_iter().flatten().map(|agreement| agreement.days))
            .flat_map(crate::rulebook::compiled::Days::edges);
        let later: BTreeSet<Day> =
            edges.chain(self.situation.birthdays()).filter(|&edge| edge > today).collect();
        let first = later.into_iter().find(|&edge| self.decide(&subject, edge) != Decision::Refused)?;
        Date::from_num_days_from_ce_opt(first)
    }
}

crate::privacy::debug_by_json!(FactChange);
