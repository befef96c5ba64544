//! Available options as a tree: sections, their main activities, below these the supplementary ones, and providers.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::bundle::say;
use super::format::{self, sentence};
use super::names::Names;
use crate::decide::{
    ActivityOption, AvailableOptions, Check, CheckCode, Criterion, Decision, ProviderOption,
};
use crate::rulebook::{ProviderPolicy, Unit};
use crate::title::Language;

impl AvailableOptions {
    /// What may be granted as a tree, several lines: sections → main activities → supplementary ones, each with its
    /// providers, their prices and the reason for their rank; then what may not be granted and why, if requested.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let names = Names { book: self.situation().book(), lang, ids: true };
        let mut tree = Tree { names, text: String::new() };
        let count = self.sections().count();
        let date = format::date(self.on(), lang);
        tree.line(0, &say(lang, "options", &[("count", count.into()), ("date", date.into())]));
        for section in self.sections() {
            tree.line(0, &tree.unless_known(section.decision(), names.section(&section.section().id)));
            if section.activities().next().is_none() {
                tree.line(1, &say(lang, "options.no-activities", &[]));
            }
            for main in section.activities() {
                tree.activity(1, &main);
                let mut supplementary = main.supplementary().peekable();
                if supplementary.peek().is_some() {
                    tree.line(2, &say(lang, "options.supplementary", &[]));
                }
                supplementary.for_each(|activity| tree.activity(3, &activity));
            }
        }
        tree.refusals(self);
        tree.text
    }
}

struct Tree<'b> {
    names: Names<'b>,
    text: String,
}

impl Tree<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth.saturating_mul(2));
    }

    fn unless_known(&self, decision: Decision, name: String) -> String {
        match decision {
            Decision::Unknown => say(self.names.lang, "alternatives.unknown", &[("name", name.into())]),
            Decision::Allowed | Decision::Refused => name,
        }
    }

    fn activity(&mut self, depth: usize, activity: &ActivityOption<'_>) {
        let kind = activity.activity_type();
        self.line(depth, &self.unless_known(activity.decision(), self.names.activity_type(&kind.id)));
        let below = depth.saturating_add(1);
        let mut before: Option<&ProviderOption> = None;
        for provider in activity.providers() {
            self.line(below, &self.provider(provider, before));
            before = Some(provider);
        }
        match (kind.providers, before) {
            (ProviderPolicy::Any, _) => self.line(below, &say(self.names.lang, "options.any-provider", &[])),
            (ProviderPolicy::Agreed, None) => {
                self.line(below, &say(self.names.lang, "options.no-provider", &[]));
            }
            (ProviderPolicy::Agreed, Some(_)) => {}
        }
    }

    fn provider(&self, provider: &ProviderOption, before: Option<&ProviderOption>) -> String {
        let lang = self.names.lang;
        let name = self.names.provider(&provider.provider);
        let mut parts =
            vec![say(lang, "options.provider", &[("rank", provider.rank.into()), ("name", name.into())])];
        parts.push(match provider.net_unit_price.or(provider.unit_price) {
            Some(price) => {
                let price = format::amount(price, lang);
                match provider.unit {
                    Some(unit) => say(lang, unit_id(unit), &[("price", price.into())]),
                    None => price,
                }
            }
            None => say(lang, "options.no-price", &[]),
        });
        if let Some(quality) = provider.quality {
            let quality = format::number(quality.normalize(), lang);
            parts.push(say(lang, "options.quality", &[("quality", quality.into())]));
        }
        if let Some(free) = provider.free {
            parts.push(say(lang, "options.free", &[("free", free.into())]));
        }
        let mut line = parts.join(", ");
        if let (Some(criterion), Some(before)) = (provider.decided_by, before) {
            let reason = say(lang, reason_id(criterion, provider, before), &[("rank", before.rank.into())]);
            let _ = write!(line, " – {reason}");
        }
        line
    }

    /// What may not be granted; items with the same reasons together.
    fn refusals(&mut self, options: &AvailableOptions) {
        let lang = self.names.lang;
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        let mut places = BTreeMap::new();
        for refusal in options.refusals() {
            let section = &refusal.proposal().section;
            let name = match refusal.role() {
                None => self.names.section(section),
                Some(role) => say(
                    lang,
                    "proposal",
                    &[
                        ("activity", self.names.activity_type(&refusal.proposal().activity_type).into()),
                        ("role", self.names.role(role).into()),
                        ("section", self.names.citation(section).into()),
                    ],
                ),
            };
            let reasons = reasons(refusal.checks(), self.names);
            let place = *places.entry(reasons.clone()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, names)) => names.push(name),
                None => groups.push((reasons, vec![name])),
            }
        }
        if !groups.is_empty() {
            self.text.push('\n');
            self.line(0, &say(lang, "options.refused", &[]));
        }
        for (reasons, names) in groups {
            self.line(1, &format!("{}:", sentence(&reasons)));
            names.iter().for_each(|name| self.line(2, name));
        }
    }
}

/// Why something is refused, in one line. If the law is not in force, no other reason is given.
fn reasons<'v>(checks: impl Iterator<Item = Check<'v>>, names: Names<'_>) -> String {
    let mut reasons = Vec::new();
    for check in checks.filter(|check| check.outcome().refuses()) {
        let reason = check.listed(names);
        if check.code() == CheckCode::LawInForce {
            return reason;
        }
        reasons.push(reason);
    }
    reasons.join("; ")
}

const fn unit_id(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "per-unit.hour",
        Unit::Day => "per-unit.day",
        Unit::Week => "per-unit.week",
        Unit::Month => "per-unit.month",
        Unit::Year => "per-unit.year",
        Unit::Each => "per-unit.each",
    }
}

/// Why a provider comes after the previous one.
fn reason_id(criterion: Criterion, provider: &ProviderOption, before: &ProviderOption) -> &'static str {
    match criterion {
        Criterion::Room => "rank.room",
        Criterion::Price if provider.net_unit_price.is_none() => "rank.no-price",
        Criterion::Price if provider.unit != before.unit => "rank.other-unit",
        Criterion::Price => "rank.price",
        Criterion::Quality if provider.quality.is_none() => "rank.no-quality",
        Criterion::Quality => "rank.quality",
        Criterion::FreeCapacity => "rank.free-capacity",
    }
}
