//! The report of an import from OS2bos in words.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::bundle::{say, value};
use super::fault::message;
use crate::exchange::os2bos::{Effect, Entry, Report};
use crate::title::Language;

/// How many entries of one code and model are listed before the rest are counted.
const TOLD: usize = 3;

impl Entry {
    /// The entry in one line: the item of OS2bos, and what happened to it.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let mut origin = self.model().to_owned();
        if !self.key().is_empty() {
            let _ = write!(origin, " {}", self.key());
        }
        if !self.name().is_empty() {
            let _ = write!(origin, " `{}`", self.name());
        }
        format!(
            "{origin}: {} [{}]",
            message(self.notice(), lang),
            crate::fault::ErrorCode::code(self.notice())
        )
    }
}

impl Report {
    /// The report in words, several lines: what is in the rule book, and what differs from OS2bos. Frequent entries
    /// are counted.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "{}", say(lang, "report.carried", &[]));
        for (kind, count) in self.carried() {
            let kind = say(lang, "report.kind", &[("kind", value(kind))]);
            let _ = writeln!(text, "  {count:>5} {kind}");
        }
        for (effect, id) in [
            (Effect::NotCarried, "report.not-carried"),
            (Effect::CarriedOtherwise, "report.carried-otherwise"),
            (Effect::Assumed, "report.assumed"),
        ] {
            let mut groups: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
            for entry in self.entries().iter().filter(|entry| entry.notice().effect() == effect) {
                let code = crate::fault::ErrorCode::code(entry.notice());
                groups.entry((entry.model(), code)).or_default().push(entry);
            }
            if !groups.is_empty() {
                let _ = writeln!(text, "{}", say(lang, id, &[]));
            }
            for group in groups.values() {
                for entry in group.iter().take(TOLD) {
                    let _ = writeln!(text, "  {}", entry.text(lang));
                }
                if let Some(more) = group.len().checked_sub(TOLD).filter(|more| *more > 0) {
                    let _ = writeln!(text, "  {}", say(lang, "report.more", &[("count", more.into())]));
                }
            }
        }
        text
    }
}
