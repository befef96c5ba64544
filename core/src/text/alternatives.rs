//! Alternatives in words.

use super::bundle::say;
use super::format;
use super::names::Names;
use super::verdict::list;
use crate::decide::{Alternative, Alternatives, Decision, FactChange, Proposal};
use crate::rulebook::RuleBook;
use crate::title::Language;

/// How many alternatives of one kind are listed.
const MOST_OF_A_KIND: usize = 5;

impl Alternatives {
    /// The alternatives in words, the nearest of each kind; or that there is none.
    ///
    /// The titles are those of `book`, which should be the rule book that gave the verdict.
    #[must_use]
    pub fn explain(&self, book: &RuleBook, lang: Language) -> String {
        let names = Names { book, lang, ids: true };
        let mut text = String::new();
        let mut kind = |id: &str, lines: Vec<String>| {
            let more = lines.len().saturating_sub(MOST_OF_A_KIND);
            let mut shown: Vec<_> = lines.into_iter().take(MOST_OF_A_KIND).collect();
            if more > 0 {
                shown.push(say(lang, "alternatives.more", &[("count", more.into())]));
            }
            list(&mut text, &say(lang, id, &[]), &shown);
        };
        let spoken = |alternatives: &[Alternative], name: &dyn Fn(&Proposal) -> String| {
            alternatives.iter().map(|alternative| line(alternative, name, lang)).collect::<Vec<_>>()
        };
        kind("alternatives.sections", spoken(&self.sections, &|it| names.section(&it.section)));
        kind(
            "alternatives.activity-types",
            spoken(&self.activity_types, &|it| names.activity_type(&it.activity_type)),
        );
        kind(
            "alternatives.mains",
            spoken(&self.mains, &|it| names.activity_type(it.main.as_deref().unwrap_or_default())),
        );
        kind(
            "alternatives.providers",
            spoken(&self.providers, &|it| names.provider(it.provider.as_deref().unwrap_or_default())),
        );
        let changes = self.facts.iter().map(|changes| {
            let changes: Vec<_> = changes.iter().map(|change| change_text(names, change)).collect();
            format::all_of(&changes, lang)
        });
        kind("alternatives.facts", changes.collect());
        let from = self.from.map(|from| format::date(from, lang));
        kind("alternatives.from", from.into_iter().collect());
        if text.is_empty() {
            text = say(lang, "alternatives.none", &[]);
            text.push('\n');
        }
        text
    }
}

fn line(alternative: &Alternative, name: &dyn Fn(&Proposal) -> String, lang: Language) -> String {
    let name = name(&alternative.proposal);
    match alternative.decision {
        Decision::Unknown => say(lang, "alternatives.unknown", &[("name", name.into())]),
        Decision::Allowed | Decision::Refused => name,
    }
}

fn change_text(names: Names<'_>, change: &FactChange) -> String {
    let is = match &change.is {
        Some(value) => names.value(&change.fact, value),
        None => say(names.lang, "value.missing", &[]),
    };
    say(
        names.lang,
        "alternatives.change",
        &[
            ("dimension", names.dimension(&change.fact).into()),
            ("is", is.into()),
            ("would_be", names.value(&change.fact, &change.would_be).into()),
        ],
    )
}
