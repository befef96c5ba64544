//! Names are well formed and unique, and texts for people are not empty.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::{Checker, item};
use crate::fault::Path;
use crate::limits::MAX_ITEMS;
use crate::rulebook::{Domain, RuleBookFault};
use crate::title::LocalizedText;

impl Checker<'_> {
    pub(super) fn names(&mut self) {
        let document = self.document;
        for (key, text) in [("id", &document.id), ("version", &document.version)] {
            if let Some(text) = text {
                self.well_formed(text, || Path::root().join(key));
            }
        }
        if let Some(title) = &document.title {
            self.title(title, || Path::root().join("title"));
        }
        for name in document.conditions.keys() {
            self.well_formed(name, || Path::root().join("conditions").join(&**name));
        }

        self.list("laws", &document.laws, |law| (&law.id, Some(&law.title)));
        self.list("dimensions", &document.dimensions, |dimension| (&dimension.id, Some(&dimension.title)));
        self.list("efforts", &document.efforts, |effort| (&effort.id, Some(&effort.title)));
        self.list("sections", &document.sections, |section| (&section.id, Some(&section.title)));
        self.list("categories", &document.categories, |category| (&category.id, Some(&category.title)));
        self.list("activity_types", &document.activity_types, |kind| (&kind.id, Some(&kind.title)));
        self.list("providers", &document.providers, |provider| (&provider.id, None));
        self.list("rates", &document.rates, |rate| (&rate.id, Some(&rate.title)));
        self.list("reimbursements", &document.reimbursements, |reimbursement| {
            (&reimbursement.id, Some(&reimbursement.title))
        });
        self.list("approval_levels", &document.approval_levels, |level| (&level.id, Some(&level.title)));
        self.size("offers", document.offers.len());
        self.size("agreements", document.agreements.len());

        for (index, provider) in document.providers.iter().enumerate() {
            self.text(&provider.name, || item("providers", index).join("name"));
        }
        for (index, dimension) in document.dimensions.iter().enumerate() {
            self.domain(&dimension.domain, &item("dimensions", index).join("domain"));
        }
    }

    fn list<T>(
        &mut self,
        list: &'static str,
        items: &[T],
        parts: impl Fn(&T) -> (&String, Option<&LocalizedText>),
    ) {
        self.size(list, items.len());
        self.distinct(items.iter().map(|item| parts(item).0), |index| item(list, index).join("id"));
        for (index, of) in items.iter().enumerate() {
            let (id, title) = parts(of);
            self.well_formed(id, || item(list, index).join("id"));
            if let Some(title) = title {
                self.title(title, || item(list, index).join("title"));
            }
        }
    }

    fn domain(&mut self, domain: &Domain, path: &Path) {
        match domain {
            Domain::Choice(choices) => {
                let place = |index: usize| path.clone().join("choice").join(index);
                self.distinct(choices.iter().map(|choice| &choice.id), |index| place(index).join("id"));
                for (index, choice) in choices.iter().enumerate() {
                    self.well_formed(&choice.id, || place(index).join("id"));
                    self.title(&choice.title, || place(index).join("title"));
                }
            }
            Domain::Ladder(steps) => {
                let place = |index: usize| path.clone().join("ladder").join(index);
                self.distinct(steps.iter().map(|step| step.step), |index| place(index).join("step"));
                for (index, step) in steps.iter().enumerate() {
                    self.title(&step.title, || place(index).join("title"));
                }
            }
            Domain::Number { .. } | Domain::Flag | Domain::Date | Domain::Age { .. } => {}
        }
    }

    fn size(&mut self, list: &'static str, count: usize) {
        if count > MAX_ITEMS {
            let (size, limit) = (count as u64, MAX_ITEMS as u64);
            self.fault(Path::root().join(list), RuleBookFault::TooLarge { size, limit });
        }
    }

    /// Each name is unique; the first item with the name keeps it.
    fn distinct<N: Copy + Eq + Hash + ToString>(
        &mut self,
        names: impl Iterator<Item = N>,
        place: impl Fn(usize) -> Path,
    ) {
        let mut firsts = FxHashMap::default();
        for (index, name) in names.enumerate() {
            let first = *firsts.entry(name).or_insert(index);
            if first != index {
                let first = (self.describe)(&place(first));
                self.fault(place(index), RuleBookFault::DuplicateId { id: name.to_string(), first });
            }
        }
    }

    fn well_formed(&mut self, id: &str, place: impl Fn() -> Path) {
        if id.is_empty() || id.trim() != id || id.contains(char::is_control) {
            self.fault(place(), RuleBookFault::IdMalformed { id: id.to_owned() });
        }
    }

    fn title(&mut self, title: &LocalizedText, place: impl Fn() -> Path) {
        self.text(&title.da, || place().join("da"));
        if let Some(en) = &title.en {
            self.text(en, || place().join("en"));
        }
    }

    fn text(&mut self, text: &str, place: impl Fn() -> Path) {
        if text.trim().is_empty() {
            self.fault(place(), RuleBookFault::TitleEmpty {});
        }
    }
}
