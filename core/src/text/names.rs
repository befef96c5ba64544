//! Names of items of a rule book: the title, with the id in parentheses if a reader may need it.

use super::bundle::say;
use crate::case::is_of_the_case;
use crate::decide::Proposal;
use crate::privacy::redact;
use crate::rulebook::{Dimension, Domain, FactValue, Role, RuleBook};
use crate::title::Language;

/// A rule book and the language of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'b> {
    pub(super) book: &'b RuleBook,
    pub(super) lang: Language,
    /// Whether ids follow the titles; without them the law is also left out of citations of a section.
    pub(super) ids: bool,
}

/// A label of a dimension by its title, if a rule book knows it: sections, activity types, providers, and the
/// dimensions of the rule book. A missing label is called missing.
#[cfg(feature = "columnar")]
pub(crate) fn title_of(book: Option<&RuleBook>, dimension: &str, label: &str, lang: Language) -> String {
    if label.is_empty() {
        return say(lang, "value.missing", &[]);
    }
    let Some(book) = book else { return shown(label) };
    let names = Names { book, lang, ids: false };
    match dimension {
        "section" if book.section(label).is_some() => names.section(label),
        "activity_type" if book.activity_type(label).is_some() => names.activity_type(label),
        "provider" if book.provider(label).is_some() => names.provider(label),
        _ if book.dimension(dimension).is_some() => {
            let value = label.parse().map_or_else(|_| FactValue::Text(label.to_owned()), FactValue::Number);
            names.value(dimension, &value)
        }
        _ => shown(label),
    }
}

/// A name in displayable form.
fn shown(name: &str) -> String {
    redact(name).into_owned()
}

impl Names<'_> {
    fn named(self, title: &str, id: &str) -> String {
        if !self.ids {
            return shown(title);
        }
        self.with(title, id)
    }

    fn with(self, title: &str, id: &str) -> String {
        say(self.lang, "named", &[("title", title.into()), ("id", id.into())])
    }

    /// An item that is not in the rule book.
    pub(super) fn unknown(self, id: &str) -> String {
        say(self.lang, "unknown", &[("id", id.into())])
    }

    /// `Barnets lov`.
    pub(super) fn law(self, id: &str) -> String {
        self.book.law(id).map_or_else(|| self.unknown(id), |law| shown(law.title.get(self.lang)))
    }

    /// `Barnets lov § 46`, as a decision letter cites it.
    pub(super) fn citation(self, section: &str) -> String {
        let Some(section) = self.book.section(section) else { return self.unknown(section) };
        match &section.reference {
            Some(reference) if !self.ids => shown(reference),
            Some(reference) => format!("{} {}", self.law(&section.law), redact(reference)),
            None => shown(section.title.get(self.lang)),
        }
    }

    /// `Barnets lov § 46, Anbringelse uden for hjemmet (BL-46)`.
    pub(super) fn section(self, id: &str) -> String {
        let Some(section) = self.book.section(id) else { return self.unknown(id) };
        let title = section.title.get(self.lang);
        match section.reference {
            Some(_) => self.named(&format!("{}, {title}", self.citation(id)), id),
            None => self.named(title, id),
        }
    }

    /// `Ophold på opholdssted (015031)`.
    pub(super) fn activity_type(self, id: &str) -> String {
        match self.book.activity_type(id) {
            Some(kind) => self.named(kind.title.get(self.lang), id),
            None => self.unknown(id),
        }
    }

    /// `Solsikken (12345678)`.
    pub(super) fn provider(self, id: &str) -> String {
        match self.book.provider(id) {
            Some(provider) => self.named(&provider.name, id),
            None => self.unknown(id),
        }
    }

    /// `hovedaktivitet`.
    pub(super) fn role(self, role: Role) -> String {
        let id = match role {
            Role::Main => "role.main",
            Role::Supplementary => "role.supplementary",
        };
        say(self.lang, id, &[])
    }

    /// The proposal, in one line.
    pub(super) fn proposal(self, proposal: &Proposal) -> String {
        let mut text = say(
            self.lang,
            "proposal",
            &[
                ("activity", self.activity_type(&proposal.activity_type).into()),
                ("role", self.role(proposal.role()).into()),
                ("section", self.section(&proposal.section).into()),
            ],
        );
        for (id, name) in [
            ("proposal.main", proposal.main.as_deref().map(|id| self.activity_type(id))),
            ("proposal.provider", proposal.provider.as_deref().map(|id| self.provider(id))),
        ] {
            if let Some(name) = name {
                text.push_str(", ");
                text.push_str(&say(self.lang, id, &[("name", name.into())]));
            }
        }
        text
    }

    /// `Indsatstrappe`.
    pub(super) fn dimension(self, id: &str) -> String {
        if let Some(own) = own_fact(id).filter(|_| is_of_the_case(self.book, id)) {
            return say(self.lang, own, &[]);
        }
        let dimension = self.book.dimension(id);
        dimension.map_or_else(|| self.unknown(id), |dimension| shown(dimension.title.get(self.lang)))
    }

    /// A value of a dimension: `trin 4 (Plejefamilie)`, `Familie`, `11 år`, `ja`, `2. maj 2014`.
    pub(super) fn value(self, dimension: &str, value: &FactValue) -> String {
        let domain = self.book.dimension(dimension).map(|Dimension { domain, .. }| domain);
        match (domain, value) {
            (_, FactValue::Flag(true)) => say(self.lang, "value.yes", &[]),
            (_, FactValue::Flag(false)) => say(self.lang, "value.no", &[]),
            (Some(Domain::Choice(choices)), FactValue::Text(id)) => choices
                .iter()
                .find(|choice| choice.id == *id)
                .map_or_else(|| self.unknown(id), |choice| shown(choice.title.get(self.lang))),
            (Some(Domain::Ladder(steps)), FactValue::Number(number)) => {
                let title = steps.iter().find(|step| step.step == *number).map(|step| &step.title);
                self.step(*number, title.map_or("", |title| title.get(self.lang)))
            }
            (Some(Domain::Age { .. }), FactValue::Number(years)) => {
                say(self.lang, "value.age", &[("years", (*years).into())])
            }
            (_, FactValue::Number(number)) => shown(&number.to_string()),
            (_, FactValue::Text(text)) => match crate::dates::parse(text) {
                Ok(date) => super::format::date(date, self.lang),
                Err(_) => self.unknown(text),
            },
        }
    }

    /// A step by number and title. Titles that start with the number do not repeat it.
    fn step(self, number: i64, title: &str) -> String {
        let step = say(self.lang, "value.step", &[("step", number.to_string().into())]);
        let repeats = title
            .to_lowercase()
            .strip_prefix(&step)
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()));
        let title = match repeats {
            true => title.chars().skip(step.chars().count()).collect::<String>(),
            false => title.to_owned(),
        };
        let title = title.trim_start_matches([':', '-', '–', ' ']);
        if title.is_empty() { step } else { self.with(&step, title) }
    }
}

/// The message with the name of a fact that every case may state.
fn own_fact(id: &str) -> Option<&'static str> {
    Some(match id {
        "paying_municipality" => "own-fact.paying-municipality",
        "acting_municipality" => "own-fact.acting-municipality",
        "residence_municipality" => "own-fact.residence-municipality",
        "household" => "own-fact.household",
        _ => return None,
    })
}
