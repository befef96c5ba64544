//! A check in words: the requirement, the finding, and the law.

use fluent_bundle::FluentValue;

use super::bundle::say;
use super::condition::asked;
use super::format::{self, some_of};
use super::names::Names;
use crate::dates::Validity;
use crate::decide::{Actual, Check, CheckCode, Expected, Outcome};
use crate::rulebook::Condition;
use crate::title::Language;

/// How many activities a refusal names as accepted.
const MOST_NAMED: usize = 5;

impl Check<'_> {
    /// The check in one line without a full stop, with the values and the law:
    /// `Indsatstrappe: trin 3 (Hjemmebaserede indsatser) – der kræves mindst trin 4 …, jf. Barnets lov § 46`.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        self.spoken(Names { book: self.situation.book(), lang, ids: true })
    }

    pub(super) fn spoken(&self, names: Names<'_>) -> String {
        let lang = names.lang;
        let mut values: Vec<(&str, FluentValue<'_>)> = vec![
            ("section", names.citation(&self.proposal.section).into()),
            ("activity", names.activity_type(&self.proposal.activity_type).into()),
        ];
        if let Some(main) = &self.proposal.main {
            values.push(("main", names.activity_type(main).into()));
        }
        if let Some(provider) = &self.proposal.provider {
            values.push(("provider", names.provider(provider).into()));
        }
        if self.code() == CheckCode::LawInForce {
            values.push(("law", names.law(&self.rule()).into()));
        }
        let Validity { from, .. } = self.validity().unwrap_or_default();
        let last = self.validity().unwrap_or_default().last_day();
        for (name, day) in [("from", from), ("last", last)] {
            if let Some(day) = day {
                values.push((name, format::date(day, lang).into()));
            }
        }
        match self.expected() {
            Expected::Condition(condition) => {
                values.push(("facts", self.facts_text(names).into()));
                values.push(("required", required(names, condition).into()));
            }
            Expected::Stated(dimension) => {
                values.push(("fact", names.dimension(dimension).into()));
            }
            Expected::OneOf(mains) => {
                let mains = mains.iter().map(|main| names.activity_type(main)).collect();
                values.push(("mains", some_of(mains, MOST_NAMED, lang).into()));
            }
            Expected::Known(_)
            | Expected::InForceOn(_)
            | Expected::Offered { .. }
            | Expected::Agreement { .. } => {}
        }
        let closed = matches!(self.expected(), Expected::Condition(condition) if condition.is_closed());
        let outcome = match self.outcome() {
            Outcome::Unmet | Outcome::FactMissing if closed => "closed",
            Outcome::Met => "met",
            Outcome::Unmet => "unmet",
            Outcome::NotYetInForce => "not-yet-in-force",
            Outcome::Ended => "ended",
            Outcome::FactMissing => "fact-missing",
        };
        say(lang, &format!("check-{}.{outcome}", self.code().code()), &values)
    }

    /// The check in fewer words, if the reader knows the subject: a condition without its place in the law.
    pub(super) fn listed(&self, names: Names<'_>) -> String {
        match self.expected() {
            Expected::Condition(condition) if condition.is_closed() => {
                say(names.lang, "required.closed", &[])
            }
            Expected::Condition(condition) => say(
                names.lang,
                "required.listed",
                &[("facts", self.facts_text(names).into()), ("required", required(names, condition).into())],
            ),
            _ => self.spoken(names),
        }
    }

    /// The facts that the check used: `Alder: 11 år, Samtykke fra den unge: ikke oplyst`.
    fn facts_text(&self, names: Names<'_>) -> String {
        let Actual::Facts(facts) = self.actual() else { return String::new() };
        // A missing fact does not matter if the check is met anyway.
        let met = self.outcome() == Outcome::Met;
        let facts = facts.iter().filter(|(_, value)| value.is_some() || !met).map(|(dimension, value)| {
            let value = match value {
                Some(value) => names.value(dimension, value),
                None => say(names.lang, "value.missing", &[]),
            };
            say(
                names.lang,
                "fact",
                &[("dimension", names.dimension(dimension).into()), ("value", value.into())],
            )
        });
        facts.collect::<Vec<_>>().join(", ")
    }
}

/// `der kræves mindst trin 4`: for a single statement only the requirement, because the facts name the dimension.
fn required(names: Names<'_>, condition: &Condition) -> String {
    match asked(names, condition) {
        Some(asked) => say(names.lang, "required.value", &[("value", asked.into())]),
        None => {
            let condition = condition.text(names.book, names.lang);
            say(names.lang, "required.condition", &[("condition", condition.into())])
        }
    }
}
