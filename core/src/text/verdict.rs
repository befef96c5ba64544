//! A verdict in words: the decision, then the refusals, the open checks, and the met checks.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::bundle::say;
use super::format::{self, sentence};
use super::names::Names;
use crate::decide::{Check, CheckCode, Decision, Outcome, Question, Verdict};
use crate::privacy::redact;
use crate::rulebook::FactValue;
use crate::title::Language;

impl Decision {
    /// The decision in words: `Kan bevilges`.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        let id = match self {
            Self::Allowed => "decision.allowed",
            Self::Unknown => "decision.unknown",
            Self::Refused => "decision.refused",
        };
        say(lang, id, &[])
    }
}

impl Verdict {
    /// The verdict in words, several lines: the decision; every refusal with its reason and law; every open check and
    /// the questions; and the met checks in one line.
    ///
    /// ```
    /// use bevilling::{dates::parse, decide::Proposal, rulebook::{FactValue, RuleBook}, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let child = book.situation([("target_group", FactValue::from("family")), ("effort_step", FactValue::from(3))])?;
    /// let verdict = child.check(&Proposal::main("BL-46", "100101"), parse("2026-02-01")?);
    /// assert!(verdict.explain(Language::En).starts_with("May not be granted"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Language) -> String {
        let names = Names { book: self.situation().book(), lang, ids: true };
        let mut text = say(
            lang,
            "verdict",
            &[
                ("decision", self.decision().text(lang).into()),
                ("date", format::date(self.on(), lang).into()),
                ("proposal", names.proposal(self.proposal()).into()),
            ],
        );
        text.push('\n');
        list(&mut text, &say(lang, "verdict.refusals", &[]), &reasons(self.refusals(), names));
        let open: Vec<_> = self.open().map(|check| check.text(lang)).collect();
        list(&mut text, &say(lang, "verdict.open", &[]), &open);
        let questions: Vec<_> = self.questions().iter().map(|question| question.text(lang)).collect();
        list(&mut text, &say(lang, "verdict.questions", &[]), &questions);
        let met = self.met(names);
        if !met.is_empty() {
            let met = say(lang, "verdict.met", &[("checks", met.join("; ").into())]);
            let _ = writeln!(text, "{met}");
        }
        text
    }

    /// The met checks, in few words: without repetitions and without ids.
    fn met(&self, names: Names<'_>) -> Vec<String> {
        let names = Names { ids: false, ..names };
        let (mut met, mut seen, mut stated) = (Vec::new(), BTreeSet::new(), Vec::new());
        let law_refuses = self.refusals().any(|check| check.code() == CheckCode::LawInForce);
        for check in self.checks().filter(|check| check.outcome() == Outcome::Met) {
            // A section is not in force without its law.
            if check.code() == CheckCode::SectionInForce && law_refuses {
                continue;
            }
            if check.code() == CheckCode::FactRequired {
                stated.extend(check.facts());
                continue;
            }
            seen.extend(check.facts());
            let text = check.spoken(names);
            if !met.contains(&text) {
                met.push(text);
            }
        }
        stated.retain(|fact| !seen.contains(fact));
        if !stated.is_empty() {
            let facts: Vec<_> = stated.into_iter().map(|fact| names.dimension(fact)).collect();
            let facts = format::all_of(&facts, names.lang);
            met.push(say(names.lang, "check-fact-required.met", &[("fact", facts.into())]));
        }
        met
    }
}

/// The refusing checks in words. If the law is not in force its section is not either; this is reported once.
fn reasons<'v>(checks: impl Iterator<Item = Check<'v>>, names: Names<'_>) -> Vec<String> {
    let mut law = None;
    let mut reasons = Vec::new();
    for check in checks.filter(|check| check.outcome().refuses()) {
        match check.code() {
            CheckCode::LawInForce => law = check.validity(),
            CheckCode::SectionInForce if law.is_some() && law == check.validity() => continue,
            _ => {}
        }
        reasons.push(check.spoken(names));
    }
    reasons
}

/// A heading with one line for each item; nothing without items.
pub(super) fn list(text: &mut String, heading: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = writeln!(text, "{heading}");
        for item in items {
            let _ = writeln!(text, "  - {}", sentence(item));
        }
    }
}

impl Question {
    /// The question in one line, with the possible answers if they are few and have names.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let answers: Vec<_> = self
            .answers
            .iter()
            .map(|answer| match (&answer.title, &answer.value) {
                (Some(title), _) => title.get(lang).to_owned(),
                (None, FactValue::Flag(true)) => say(lang, "value.yes", &[]),
                (None, FactValue::Flag(false)) => say(lang, "value.no", &[]),
                (None, value) => value.to_string(),
            })
            .collect();
        let question = self.question.get(lang);
        match answers.is_empty() {
            true => redact(question).into_owned(),
            false => say(
                lang,
                "question",
                &[("question", question.into()), ("answers", answers.join(" / ").into())],
            ),
        }
    }
}
