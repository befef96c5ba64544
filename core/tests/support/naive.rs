//! The naive evaluator: works straight on the document, with strings, linear searches and calendar dates.
//!
//! Slow and plain on purpose. It shares nothing with the library's evaluator but the types of the document.

use std::collections::BTreeSet;

use bevilling::dates::{Date, InForce, Validity, age_on, parse};
use bevilling::decide::{CheckCode, Decision, Facts, Outcome, Proposal};
use bevilling::rulebook::{
    Condition, Dimension, Domain, FactValue, Offer, ProviderPolicy, Role, RuleBookDocument,
};

/// One check, as far as two evaluators can be compared by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) code: CheckCode,
    pub(crate) rule: String,
    pub(crate) outcome: Outcome,
    /// The dimensions looked at.
    pub(crate) facts: BTreeSet<String>,
}

pub(crate) fn decision(lines: &[Line]) -> Decision {
    if lines.iter().any(|line| line.outcome.refuses()) {
        Decision::Refused
    } else if lines.iter().any(|line| line.outcome == Outcome::FactMissing) {
        Decision::Unknown
    } else {
        Decision::Allowed
    }
}

/// A document, the facts of a case and a date.
#[derive(Clone, Copy)]
pub(crate) struct Naive<'a> {
    pub(crate) document: &'a RuleBookDocument,
    pub(crate) facts: &'a Facts,
    pub(crate) on: Date,
}

impl Naive<'_> {
    pub(crate) fn decide(&self, proposal: &Proposal) -> Decision {
        decision(&self.checks(proposal))
    }

    pub(crate) fn checks(&self, proposal: &Proposal) -> Vec<Line> {
        let Proposal { section, activity_type, main, provider } = proposal;
        let mut lines = self.section(section);
        lines.extend(self.required());
        lines.extend(self.activity_type(activity_type));
        let (role, code) = match main {
            None => (Role::Main, CheckCode::OfferedAsMain),
            Some(_) => (Role::Supplementary, CheckCode::OfferedAsSupplementary),
        };
        let offer = self.offer(section, activity_type, role);
        let name = format!("{section}/{activity_type}/{}", role_name(role));
        match offer {
            None => lines.push(line(code, &name, Outcome::Unmet)),
            Some(offer) => {
                lines.push(line(code, &name, self.in_force(offer.valid)));
                lines.extend(self.condition(CheckCode::OfferCondition, &name, offer.when.as_ref()));
            }
        }
        if let Some(main) = main {
            if self.document.activity_types.iter().any(|kind| kind.id == *main) {
                let outcome = self
                    .offer(section, main, Role::Main)
                    .map_or(Outcome::Unmet, |offer| self.in_force(offer.valid));
                lines.push(line(CheckCode::MainOffered, &format!("{section}/{main}/main"), outcome));
                if let Some(offer) = offer {
                    let outcome = if offer.to.contains(main) { Outcome::Met } else { Outcome::Unmet };
                    lines.push(line(CheckCode::AllowedForMain, &name, outcome));
                }
            } else {
                lines.push(line(CheckCode::MainKnown, main, Outcome::Unmet));
            }
        }
        if let Some(provider) = provider {
            lines.extend(self.provider(provider, activity_type));
        }
        lines
    }

    /// The checks of a section alone.
    pub(crate) fn section(&self, id: &str) -> Vec<Line> {
        let Some(section) = self.document.sections.iter().find(|section| section.id == id) else {
            return vec![line(CheckCode::SectionKnown, id, Outcome::Unmet)];
        };
        let law = self.document.laws.iter().find(|law| law.id == section.law).unwrap();
        let mut lines = vec![
            line(CheckCode::LawInForce, &law.id, self.in_force(law.valid)),
            line(CheckCode::SectionInForce, id, self.in_force(section.valid)),
        ];
        lines.extend(self.condition(CheckCode::SectionCondition, id, section.when.as_ref()));
        lines
    }

    /// The facts that must be stated.
    pub(crate) fn required(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (position, required) in self.document.required_facts.iter().enumerate() {
            let for_this_case = required.when.as_ref().is_none_or(|when| self.holds(when) != Some(false));
            if !required.valid.contains(self.on) || !for_this_case {
                continue;
            }
            for fact in &required.facts {
                let stated = self.value(fact).is_some();
                lines.push(Line {
                    code: CheckCode::FactRequired,
                    rule: format!("required_facts/{position}"),
                    outcome: if stated { Outcome::Met } else { Outcome::FactMissing },
                    facts: [fact.clone()].into(),
                });
            }
        }
        lines
    }

    /// The checks of an activity type alone.
    pub(crate) fn activity_type(&self, id: &str) -> Vec<Line> {
        let Some(kind) = self.document.activity_types.iter().find(|kind| kind.id == id) else {
            return vec![line(CheckCode::ActivityTypeKnown, id, Outcome::Unmet)];
        };
        let mut lines = vec![line(CheckCode::ActivityTypeInForce, id, self.in_force(kind.valid))];
        lines.extend(self.condition(CheckCode::ActivityTypeCondition, id, kind.when.as_ref()));
        lines
    }

    fn provider(&self, id: &str, activity_type: &str) -> Vec<Line> {
        let Some(provider) = self.document.providers.iter().find(|provider| provider.id == id) else {
            return vec![line(CheckCode::ProviderKnown, id, Outcome::Unmet)];
        };
        let mut lines = vec![line(CheckCode::ProviderInForce, id, self.in_force(provider.valid))];
        let kind = self.document.activity_types.iter().find(|kind| kind.id == activity_type);
        if kind.is_some_and(|kind| kind.providers == ProviderPolicy::Agreed) {
            let agreements = self.document.agreements.iter().enumerate();
            let agreements = agreements.filter(|(_, agreement)| {
                agreement.provider == id && agreement.activity_type == activity_type
            });
            lines.push(match agreements.min_by_key(|(_, agreement)| self.days_off(agreement.valid)) {
                Some((position, agreement)) => {
                    let outcome = self.in_force(agreement.valid);
                    line(CheckCode::ProviderAgreed, &format!("agreements/{position}"), outcome)
                }
                None => line(CheckCode::ProviderAgreed, &format!("{id}/{activity_type}"), Outcome::Unmet),
            });
        }
        lines
    }

    /// Of the offers of a kind the one in force, or else the one nearest to it; the first written of equals.
    pub(crate) fn offer(&self, section: &str, activity_type: &str, role: Role) -> Option<&Offer> {
        self.document
            .offers
            .iter()
            .filter(|offer| {
                offer.section == section && offer.activity_type == activity_type && offer.role == role
            })
            .min_by_key(|offer| self.days_off(offer.valid))
    }

    /// How many days from the nearest day in force.
    fn days_off(&self, valid: Validity) -> i64 {
        match valid.on(self.on) {
            InForce::Yes => 0,
            InForce::NotYet { from } => from.signed_duration_since(self.on).num_days(),
            InForce::Ended { last_day } => self.on.signed_duration_since(last_day).num_days(),
        }
    }

    fn in_force(&self, valid: Validity) -> Outcome {
        match valid.on(self.on) {
            InForce::Yes => Outcome::Met,
            InForce::NotYet { .. } => Outcome::NotYetInForce,
            InForce::Ended { .. } => Outcome::Ended,
        }
    }

    fn condition(&self, code: CheckCode, rule: &str, condition: Option<&Condition>) -> Vec<Line> {
        let mut parts = Vec::new();
        condition.into_iter().for_each(|condition| self.parts(condition, &mut parts));
        let outcome = |part: &Condition| match self.holds(part) {
            Some(true) => Outcome::Met,
            Some(false) => Outcome::Unmet,
            None => Outcome::FactMissing,
        };
        parts
            .iter()
            .map(|part| Line { code, rule: rule.to_owned(), outcome: outcome(part), facts: self.names(part) })
            .collect()
    }

    /// The parts that must all be met, each told of by a check of its own.
    fn parts(&self, condition: &Condition, into: &mut Vec<Condition>) {
        match condition {
            Condition::All(parts) => parts.iter().for_each(|part| self.parts(part, into)),
            Condition::Use(name) => self.parts(&self.document.conditions[name], into),
            Condition::In(facts) => into.extend(
                facts.iter().map(|(name, values)| Condition::In([(name.clone(), values.clone())].into())),
            ),
            Condition::AtLeast(facts) => into.extend(
                facts.iter().map(|(name, number)| Condition::AtLeast([(name.clone(), *number)].into())),
            ),
            Condition::Below(facts) => into.extend(
                facts.iter().map(|(name, number)| Condition::Below([(name.clone(), *number)].into())),
            ),
            Condition::Any(_) | Condition::Not(_) => into.push(condition.clone()),
        }
    }

    fn names(&self, condition: &Condition) -> BTreeSet<String> {
        match condition {
            Condition::In(facts) => facts.keys().cloned().collect(),
            Condition::AtLeast(facts) | Condition::Below(facts) => facts.keys().cloned().collect(),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.names(part)).collect()
            }
            Condition::Not(part) => self.names(part),
            Condition::Use(name) => self.names(&self.document.conditions[name]),
        }
    }

    /// Whether a condition holds; none while a fact is missing to tell.
    pub(crate) fn holds(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::In(facts) => {
                all(facts.iter().map(|(name, values)| self.statement(name, |value| values.contains(value))))
            }
            Condition::AtLeast(facts) => all(facts.iter().map(|(name, least)| {
                self.statement(name, |value| matches!(value, FactValue::Number(is) if is >= least))
            })),
            Condition::Below(facts) => all(facts.iter().map(|(name, bound)| {
                self.statement(name, |value| matches!(value, FactValue::Number(is) if is < bound))
            })),
            Condition::All(parts) => all(parts.iter().map(|part| self.holds(part))),
            Condition::Any(parts) => {
                all(parts.iter().map(|part| self.holds(part).map(|holds| !holds))).map(|none| !none)
            }
            Condition::Not(part) => self.holds(part).map(|holds| !holds),
            Condition::Use(name) => self.holds(&self.document.conditions[name]),
        }
    }

    /// A statement about one fact: unknown while the fact is missing, whatever it says.
    fn statement(&self, name: &str, test: impl Fn(&FactValue) -> bool) -> Option<bool> {
        self.value(name).map(|value| test(&value))
    }

    fn dimension(&self, name: &str) -> &Dimension {
        self.document.dimensions.iter().find(|dimension| dimension.id == name).unwrap()
    }

    fn value(&self, name: &str) -> Option<FactValue> {
        match &self.dimension(name).domain {
            // The unborn count as 0, and nobody is told apart above the highest age.
            Domain::Age { of } => match self.facts.get(of)? {
                FactValue::Text(birth) => {
                    let age = age_on(parse(birth).unwrap(), self.on).unwrap_or(0);
                    Some(FactValue::Number(i64::from(age).min(OLDEST)))
                }
                _ => None,
            },
            _ => self.facts.get(name).cloned(),
        }
    }
}

const OLDEST: i64 = 150;

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let parts: Vec<Option<bool>> = parts.collect();
    if parts.contains(&Some(false)) {
        Some(false)
    } else if parts.contains(&None) {
        None
    } else {
        Some(true)
    }
}

fn line(code: CheckCode, rule: &str, outcome: Outcome) -> Line {
    Line { code, rule: rule.to_owned(), outcome, facts: BTreeSet::new() }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Main => "main",
        Role::Supplementary => "supplementary",
    }
}
