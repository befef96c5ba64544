//! Questions: the facts to ask for if the decision is unknown, the most useful first.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::check::{Checks, Decision, Outcome};
use super::options::AvailableOptions;
use super::proposal::Proposal;
use super::verdict::{Check, Verdict};
use crate::rulebook::compiled::day;
use crate::rulebook::{Dimension, Domain, FactValue, RuleBook};
use crate::title::LocalizedText;

/// A fact to ask for.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The dimension to state.
    pub fact: String,
    /// The question in words.
    pub question: LocalizedText,
    /// The possible answers, if they are few; none for numbers and dates.
    pub answers: Vec<Answer>,
    /// How many open checks use this fact. Questions are in falling order of it.
    pub open_checks: u32,
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The value to state.
    pub value: FactValue,
    /// Its title; none for flags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
}

impl Verdict {
    /// The facts to ask for, the most useful first; empty unless a fact is missing.
    ///
    /// Questions are also listed if the decision is refused. An answer does not remove the refusal, so they come last
    /// in an explanation.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        questions(self.situation().book(), self.open())
    }
}

impl AvailableOptions {
    /// The facts to ask for, the most useful first: those that decide most of the unknown checks.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let situation = self.situation();
        let today = day(self.on());
        let atom_results = situation.atom_results(today);
        let evaluator = situation.evaluator(&atom_results, today);
        let mut open = Vec::new();
        let mut ask = |proposal: Proposal, grant: bool| {
            let mut checks = Checks::failures(Vec::new());
            let subject = proposal.subject(situation.book());
            if grant {
                evaluator.grant(&subject, &mut checks);
            } else {
                evaluator.section(subject.section, &mut checks);
                evaluator.required(&mut checks);
            }
            open.push((proposal, checks.list));
        };
        let unknown = |decision| decision == Decision::Unknown;
        for section in self.sections() {
            let id = &section.section().id;
            if unknown(section.decision()) {
                ask(Proposal::main(id, ""), false);
            }
            let mut hanging = BTreeSet::new();
            for activity in section.activities() {
                let main = &activity.activity_type().id;
                if unknown(activity.decision()) {
                    ask(Proposal::main(id, main), true);
                }
                for other in activity.supplementary().filter(|other| unknown(other.decision())) {
                    // It is asked once, however many main activities it may belong to.
                    let other = &other.activity_type().id;
                    if hanging.insert(other) {
                        ask(Proposal::supplementary(id, other, main), true);
                    }
                }
            }
        }
        let checks = open.iter().flat_map(|(proposal, list)| {
            list.iter().map(|&raw| Check { raw, situation, proposal, on: self.on() })
        });
        questions(situation.book(), checks.filter(|check| check.outcome() == Outcome::FactMissing))
    }
}

fn questions<'v>(book: &RuleBook, open: impl Iterator<Item = Check<'v>>) -> Vec<Question> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for check in open {
        for fact in check.facts().into_iter().filter(|fact| check.situation.value(fact, check.on).is_none()) {
            // A derived fact cannot be asked for; the question is about the fact that it is derived from.
            let asked = match book.dimension(fact).map(|dimension| &dimension.domain) {
                Some(Domain::Age { of }) => book.dimension(of).map_or(fact, |of| &of.id),
                _ => book.dimension(fact).map_or(fact, |dimension| &dimension.id),
            };
            let count = counts.entry(asked).or_insert(0);
            *count = count.saturating_add(1);
        }
    }
    let mut questions: Vec<Question> = counts
        .into_iter()
        .filter_map(|(fact, open_checks)| {
            let dimension = book.dimension(fact)?;
            Some(Question {
                fact: fact.to_owned(),
                question: dimension.question.clone().unwrap_or_else(|| dimension.title.clone()),
                answers: answers(dimension),
                open_checks,
            })
        })
        .collect();
    // A fact with few answers decides more than one with many; numbers and dates have most.
    let answers = |question: &Question| question.answers.len().checked_sub(1).unwrap_or(usize::MAX);
    questions.sort_by_key(|question| (std::cmp::Reverse(question.open_checks), answers(question)));
    questions
}

/// Every value of a dimension that has few.
pub(crate) fn answers(dimension: &Dimension) -> Vec<Answer> {
    match &dimension.domain {
        Domain::Choice(choices) => choices
            .iter()
            .map(|choice| Answer {
                value: FactValue::Text(choice.id.clone()),
                title: Some(choice.title.clone()),
            })
            .collect(),
        Domain::Ladder(steps) => steps
            .iter()
            .map(|step| Answer { value: FactValue::Number(step.step), title: Some(step.title.clone()) })
            .collect(),
        Domain::Flag => [true, false].map(|flag| Answer { value: FactValue::Flag(flag), title: None }).into(),
        Domain::Number { .. } | Domain::Date | Domain::Age { .. } => Vec::new(),
    }
}

crate::privacy::debug_by_json!(Question);
