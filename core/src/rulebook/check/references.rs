//! References: every name that is used is defined in the rule book.

use super::{Checker, item};
use crate::fault::Path;
use crate::rulebook::index::Places;
use crate::rulebook::{Domain, RuleBookFault};

/// A list that other items refer to by name.
struct Named<'a, T> {
    key: &'static str,
    items: &'a [T],
    places: &'a Places,
    id: fn(&T) -> &str,
    unknown: fn(String) -> RuleBookFault,
}

macro_rules! named {
    ($checker:ident, $list:ident, $Unknown:ident) => {
        Named {
            key: stringify!($list),
            items: &$checker.document.$list,
            places: &$checker.index.$list,
            id: |item| &item.id,
            unknown: |id| RuleBookFault::$Unknown { id },
        }
    };
}

impl Checker<'_> {
    pub(super) fn references(&mut self) {
        let document = self.document;
        let laws = named!(self, laws, UnknownLaw);
        let sections = named!(self, sections, UnknownSection);
        let activity_types = named!(self, activity_types, UnknownActivityType);
        let categories = named!(self, categories, UnknownCategory);
        let providers = named!(self, providers, UnknownProvider);
        let dimensions = named!(self, dimensions, UnknownDimension);

        for (index, section) in document.sections.iter().enumerate() {
            let at = |key: &str| item("sections", index).join(key);
            self.known(&laws, &section.law, || at("law"));
            self.all_known(&sections, &section.replaces, || at("replaces"));
        }
        for (index, offer) in document.offers.iter().enumerate() {
            let at = |key: &str| item("offers", index).join(key);
            self.known(&sections, &offer.section, || at("section"));
            self.known(&activity_types, &offer.activity_type, || at("activity_type"));
            self.all_known(&activity_types, &offer.to, || at("to"));
            if let Some(category) = &offer.category {
                self.known(&categories, category, || at("category"));
            }
        }
        for (index, agreement) in document.agreements.iter().enumerate() {
            let at = |key: &str| item("agreements", index).join(key);
            self.known(&providers, &agreement.provider, || at("provider"));
            self.known(&activity_types, &agreement.activity_type, || at("activity_type"));
        }
        for (index, level) in document.approval_levels.iter().enumerate() {
            let listed = level.sections.as_deref().unwrap_or_default();
            self.all_known(&sections, listed, || item("approval_levels", index).join("sections"));
        }
        for (index, reimbursement) in document.reimbursements.iter().enumerate() {
            let at = |key: &str| item("reimbursements", index).join(key);
            self.known(&laws, &reimbursement.law, || at("law"));
            self.all_known(&sections, reimbursement.sections.as_deref().unwrap_or_default(), || {
                at("sections")
            });
            for key in ["after", "beside"] {
                let names = if key == "after" { &reimbursement.after } else { &reimbursement.beside };
                for (number, id) in names.iter().enumerate() {
                    let is_known = document.reimbursements.iter().any(|known| known.id == *id);
                    if !is_known && !self.unread.has_id("reimbursements", id) {
                        let known = document.reimbursements.iter().map(|known| known.id.as_str());
                        let kind = RuleBookFault::UnknownReimbursement { id: id.clone() };
                        self.unknown(at(key).join(number), kind, id, known);
                    }
                }
            }
        }
        for (index, required) in document.required_facts.iter().enumerate() {
            self.all_known(&dimensions, &required.facts, || item("required_facts", index).join("facts"));
        }
        for (index, dimension) in document.dimensions.iter().enumerate() {
            let Domain::Age { of } = &dimension.domain else { continue };
            let place = || item("dimensions", index).join("domain").join("age").join("of");
            self.known(&dimensions, of, place);
            let source = document.dimensions.iter().find(|source| source.id == *of);
            if source.is_some_and(|source| source.domain != Domain::Date) {
                let (dimension, of) = (dimension.id.clone(), of.clone());
                self.fault(place(), RuleBookFault::AgeNotOfDate { dimension, of });
            }
        }
    }

    fn known<T>(&mut self, list: &Named<'_, T>, id: &str, place: impl Fn() -> Path) {
        if !list.places.contains_key(id) && !self.unread.has_id(list.key, id) {
            let ids = list.items.iter().map(list.id);
            self.unknown(place(), (list.unknown)(id.to_owned()), id, ids);
        }
    }

    fn all_known<T>(&mut self, list: &Named<'_, T>, ids: &[String], place: impl Fn() -> Path) {
        for (index, id) in ids.iter().enumerate() {
            self.known(list, id, || place().join(index));
        }
    }
}
