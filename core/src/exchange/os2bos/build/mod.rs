//! Builds a rule book document from the classification: resolves keys, assigns ids, and reports everything that does
//! not fit.

mod facts;
mod ids;
mod money;
mod offers;
mod providers;
mod sections;

use std::collections::BTreeSet;

use super::model::{Classification, Head};
use super::notice::Os2bosNotice as Notice;
use super::report::{Origin, Report};
use super::{Options, excerpt::excerpt};
use crate::dates::{Date, Validity};
use crate::rulebook::{Codes, Role, RuleBookDocument};
use crate::title::LocalizedText;
use ids::Ids;

/// The name of the code that keeps the key of OS2bos, so that cases can be migrated.
const KEY: &str = "os2bos_key";

/// The content of a classification that a rule book can hold.
pub(super) fn build(
    classification: Classification,
    options: &Options,
    report: &mut Report,
) -> RuleBookDocument {
    let Classification {
        target_groups,
        effort_steps,
        districts,
        efforts,
        sections,
        categories,
        activity_types,
        main,
        supplementary,
        providers,
        internal_recipients,
        rates,
        approval_levels,
        aliases,
        exclusions,
    } = classification;
    let document = RuleBookDocument {
        format: Some(1),
        id: Some(options.id.clone()),
        version: Some(options.version.clone()),
        title: Some(options.title.clone()),
        ..RuleBookDocument::default()
    };
    let mut builder = Builder { on: options.on, report, document, offered: BTreeSet::new() };
    for (kind, count) in [
        ("sections", sections.len()),
        ("activity types", activity_types.len()),
        ("main activities", main.len()),
        ("providers", providers.len()),
        ("rates", rates.len()),
        ("approval levels", approval_levels.len()),
        ("account department and kind", 0),
    ] {
        if count == 0 {
            builder.report.note(&Origin::model(kind), Notice::Absent {});
        }
    }
    let groups = builder.target_groups(&target_groups);
    let steps = builder.effort_steps(&effort_steps);
    builder.ladder_and_districts(&districts, &target_groups);
    builder.required_facts(&target_groups, &groups);
    builder.efforts(efforts, &groups);
    let section_ids = builder.sections(sections, &groups, &steps);
    let provider_ids = builder.providers(providers, internal_recipients);
    let category_ids = builder.categories(categories);
    let type_ids = builder.activity_types(activity_types, &provider_ids);
    builder.main_offers(main, &section_ids, &type_ids, &category_ids);
    builder.supplementary_offers(supplementary, &section_ids, &type_ids);
    builder.rates(rates);
    builder.approval_levels(approval_levels);
    builder.accounts(aliases);
    builder.calendar(exclusions);
    let document = builder.document;
    report.count(&document);
    document
}

struct Builder<'r> {
    on: Date,
    report: &'r mut Report,
    document: RuleBookDocument,
    /// The offers that there are.
    offered: BTreeSet<(String, String, Role)>,
}

impl Builder<'_> {
    fn note(&mut self, origin: &Origin, notice: Notice) {
        self.report.note(origin, notice);
    }

    /// When an item is in force: always, or until the import if it is not active.
    fn valid(&mut self, head: &Head) -> Validity {
        if head.active {
            return Validity::ALWAYS;
        }
        self.note(&head.origin, Notice::Ended { on: self.on });
        Validity::until(self.on)
    }

    /// Reports a value without validity that is not active.
    fn value(&mut self, head: &Head) {
        if !head.active {
            self.note(&head.origin, Notice::Inactive {});
        }
    }

    /// The id of the item that `field` refers to; a notice if there is none.
    fn refer(&mut self, origin: &Origin, field: &str, ids: &Ids, key: &str) -> Option<String> {
        let id = ids.find(key).map(str::to_owned);
        if id.is_none() {
            let (field, kind, key) = (field.to_owned(), ids.kind().to_owned(), excerpt(key));
            self.note(origin, Notice::DanglingReference { field, kind, key });
        }
        id
    }

    /// The ids of the items that `field` refers to, each once.
    fn refer_all(&mut self, origin: &Origin, field: &str, ids: &Ids, keys: &[String]) -> Vec<String> {
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            found.extend(self.refer(origin, field, ids, key).filter(|id| !found.contains(id)));
        }
        found
    }
}

/// The title of an item; its id if it has no name.
fn titled(name: &str, id: &str) -> LocalizedText {
    LocalizedText::danish(if name.is_empty() { id } else { name })
}

/// A text, unless it is blank.
fn described(text: String) -> Option<LocalizedText> {
    Some(text).filter(|text| !text.is_empty()).map(LocalizedText::danish)
}

/// The non-blank codes, and the primary key if there is one.
fn codes(head: &Head, codes: &[(&'static str, String)]) -> Codes {
    let given = codes.iter().filter(|(_, value)| !value.is_empty());
    let key = (head.origin.key == head.key).then(|| (KEY.to_owned(), head.key.clone()));
    given.map(|(name, value)| ((*name).to_owned(), value.clone())).chain(key).collect()
}
