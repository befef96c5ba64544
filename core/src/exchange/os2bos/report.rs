//! The report of an import: what was imported, and everything that was not imported unchanged.

use std::collections::BTreeMap;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::excerpt::excerpt;
use super::notice::{Effect, Os2bosNotice};
use crate::fault::ErrorCode;
use crate::rulebook::{ProviderKind, Role, RuleBookDocument};

/// The place in OS2bos where something comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    pub(super) model: String,
    pub(super) key: String,
    pub(super) name: String,
}

impl Origin {
    pub(super) fn new(model: &str, key: &str, name: &str) -> Self {
        Self { model: excerpt(model), key: excerpt(key), name: excerpt(name) }
    }

    /// A whole model.
    pub(super) fn model(model: &str) -> Self {
        Self::new(model, "", "")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.model)?;
        if !self.key.is_empty() {
            write!(f, " {}", self.key)?;
        }
        if !self.name.is_empty() {
            write!(f, " `{}`", self.name)?;
        }
        Ok(())
    }
}

/// One item of OS2bos that was not imported unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    origin: Origin,
    notice: Os2bosNotice,
}

impl Entry {
    /// The Django model, such as `core.section`, or the CSV file.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.origin.model
    }

    /// The primary key, or the line of a CSV file; empty if the entry concerns a whole model.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.origin.key
    }

    /// The name that users know, such as `SEL-52-3.7`; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.origin.name
    }

    /// What happened to it.
    #[must_use]
    pub const fn notice(&self) -> &Os2bosNotice {
        &self.notice
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.origin, self.notice, self.notice.code())
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values: BTreeMap<_, _> = self.notice.values().into_iter().collect();
        let mut out = serializer.serialize_struct("Entry", 7)?;
        out.serialize_field("effect", &self.notice.effect())?;
        out.serialize_field("code", self.notice.code())?;
        out.serialize_field("model", self.model())?;
        out.serialize_field("key", self.key())?;
        out.serialize_field("name", self.name())?;
        out.serialize_field("message", &self.notice.to_string())?;
        out.serialize_field("values", &values)?;
        out.end()
    }
}

/// What an import contains, and everything that was not imported unchanged.
///
/// Printed, it groups frequent entries; serialised, it lists every entry. It never contains a CPR number.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    carried: BTreeMap<&'static str, usize>,
    entries: Vec<Entry>,
}

impl Report {
    /// How many of each kind are in the rule book: `sections`, `activity_types`, `main_offers` …
    #[must_use]
    pub const fn carried(&self) -> &BTreeMap<&'static str, usize> {
        &self.carried
    }

    /// Everything that was not imported unchanged, in the order in which it was found.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn note(&mut self, origin: &Origin, notice: Os2bosNotice) {
        self.entries.push(Entry { origin: origin.clone(), notice });
    }

    pub(super) fn count(&mut self, document: &RuleBookDocument) {
        let offers = |role| document.offers.iter().filter(|offer| offer.role == role).count();
        let providers = |kind| document.providers.iter().filter(|provider| provider.kind == kind).count();
        self.carried = BTreeMap::from([
            ("laws", document.laws.len()),
            ("dimensions", document.dimensions.len()),
            ("required_facts", document.required_facts.len()),
            ("efforts", document.efforts.len()),
            ("sections", document.sections.len()),
            ("categories", document.categories.len()),
            ("activity_types", document.activity_types.len()),
            ("main_offers", offers(Role::Main)),
            ("supplementary_offers", offers(Role::Supplementary)),
            ("external_providers", providers(ProviderKind::External)),
            ("internal_providers", providers(ProviderKind::Internal)),
            ("agreements", document.agreements.len()),
            ("rates", document.rates.len()),
            ("approval_levels", document.approval_levels.len()),
            ("account_aliases", document.accounts.as_ref().map_or(0, |accounts| accounts.aliases.len())),
            ("extra_days", document.calendar.as_ref().map_or(0, |calendar| calendar.extra_days.len())),
        ]);
    }
}

/// How many entries of one code and model are printed in full before the rest are counted.
const PRINTED: usize = 3;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "carried:")?;
        for (kind, count) in &self.carried {
            writeln!(f, "  {count:>5} {}", kind.replace('_', " "))?;
        }
        for (effect, title) in [
            (Effect::NotCarried, "not carried"),
            (Effect::CarriedOtherwise, "carried otherwise"),
            (Effect::Assumed, "assumed"),
        ] {
            let mut groups: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
            for entry in self.entries.iter().filter(|entry| entry.notice.effect() == effect) {
                groups.entry((entry.model(), entry.notice.code())).or_default().push(entry);
            }
            if !groups.is_empty() {
                writeln!(f, "{title}:")?;
            }
            for group in groups.values() {
                // Entries about a whole model are always few; entries about items may be many.
                let (models, items): (Vec<&Entry>, Vec<&Entry>) =
                    group.iter().partition(|entry| entry.key().is_empty());
                for entry in models.iter().chain(items.iter().take(PRINTED)) {
                    writeln!(f, "  {entry}")?;
                }
                if let Some(more) = items.len().checked_sub(PRINTED).filter(|more| *more > 0) {
                    writeln!(f, "  … and {more} more like these")?;
                }
            }
        }
        Ok(())
    }
}

crate::privacy::debug_by_json!(Report);
