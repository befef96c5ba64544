//! Validities: each contains a day, and rules that belong together are in force together on at least one day.

use super::{Checker, item};
use crate::dates::{DateFault, Validity};
use crate::fault::Path;
use crate::rulebook::RuleBookFault;
use crate::rulebook::index::Places;

impl Checker<'_> {
    pub(super) fn validities(&mut self) {
        let document = self.document;
        self.days("laws", document.laws.iter().map(|law| law.valid));
        self.days("required_facts", document.required_facts.iter().map(|required| required.valid));
        self.days("efforts", document.efforts.iter().map(|effort| effort.valid));
        self.days("sections", document.sections.iter().map(|section| section.valid));
        self.days("categories", document.categories.iter().map(|category| category.valid));
        self.days("activity_types", document.activity_types.iter().map(|activity_type| activity_type.valid));
        self.days("offers", document.offers.iter().map(|offer| offer.valid));
        self.days("providers", document.providers.iter().map(|provider| provider.valid));
        self.days("agreements", document.agreements.iter().map(|agreement| agreement.valid));
        self.days("reimbursements", document.reimbursements.iter().map(|reimbursement| reimbursement.valid));
        self.days("approval_levels", document.approval_levels.iter().map(|level| level.valid));
        if let Some(accounts) = &document.accounts {
            let at =
                |list: &str, index: usize| Path::root().join("accounts").join(list).join(index).join("valid");
            for (index, cash) in accounts.cash.iter().enumerate() {
                self.has_days(cash.valid, || at("cash", index));
            }
            for (index, alias) in accounts.aliases.iter().enumerate() {
                self.has_days(alias.valid, || at("aliases", index));
            }
        }
        self.holidays();
        self.together();
    }

    fn days(&mut self, list: &'static str, validities: impl Iterator<Item = Validity>) {
        for (index, valid) in validities.enumerate() {
            self.has_days(valid, || item(list, index).join("valid"));
        }
    }

    fn has_days(&mut self, valid: Validity, place: impl Fn() -> Path) {
        if let Err(DateFault::IntervalEmpty { from, to }) = valid.check() {
            self.fault(place(), RuleBookFault::ValidityEmpty { from, to });
        }
    }

    fn holidays(&mut self) {
        let Some(calendar) = &self.document.calendar else { return };
        for (index, holiday) in calendar.holidays.iter().enumerate() {
            let at = |key: &str| Path::root().join("calendar").join("holidays").join(index).join(key);
            self.has_days(holiday.valid, || at("valid"));
            match holiday.rule.check() {
                Err(DateFault::NoSuchDay { month, day }) => {
                    self.fault(at("rule"), RuleBookFault::NoSuchDay { month, day });
                }
                Err(DateFault::EasterOffsetOutOfRange { offset }) => {
                    self.fault(at("rule"), RuleBookFault::EasterOffsetOutOfRange { offset });
                }
                _ => {}
            }
        }
    }

    /// Sections with their law, offers with their section and activity type, agreements with their provider and
    /// activity type.
    fn together(&mut self) {
        let (document, index) = (self.document, self.index);
        let law = |id: &str| find(&index.laws, &document.laws, id).map(|law| law.valid);
        let activity_type =
            |id: &str| find(&index.activity_types, &document.activity_types, id).map(|kind| kind.valid);
        let provider =
            |id: &str| find(&index.providers, &document.providers, id).map(|provider| provider.valid);
        // The days of a section within its law. A section without such a day is reported once, not again for every
        // offer.
        let section = |id: &str| {
            let section = find(&index.sections, &document.sections, id)?;
            section.valid.intersect(law(&section.law)?)
        };

        for (index, section) in document.sections.iter().enumerate() {
            self.overlap("sections", index, section.valid, [(&section.law, law(&section.law))]);
        }
        for (index, reimbursement) in document.reimbursements.iter().enumerate() {
            self.overlap(
                "reimbursements",
                index,
                reimbursement.valid,
                [(&reimbursement.law, law(&reimbursement.law))],
            );
        }
        for (index, offer) in document.offers.iter().enumerate() {
            let section = (&offer.section, section(&offer.section));
            let activity_type = (&offer.activity_type, activity_type(&offer.activity_type));
            self.overlap("offers", index, offer.valid, [section, activity_type]);
        }
        for (index, agreement) in document.agreements.iter().enumerate() {
            let provider = (&agreement.provider, provider(&agreement.provider));
            let activity_type = (&agreement.activity_type, activity_type(&agreement.activity_type));
            self.overlap("agreements", index, agreement.valid, [provider, activity_type]);
        }
    }

    /// Reports the first of `others` that leaves no common day. A validity that is itself empty is reported at its
    /// own place.
    fn overlap<'n>(
        &mut self,
        list: &'static str,
        index: usize,
        valid: Validity,
        others: impl IntoIterator<Item = (&'n String, Option<Validity>)>,
    ) {
        let mut days = valid;
        for (other, other_valid) in others {
            let Some(other_valid) = other_valid.filter(|other| other.is_valid() && days.is_valid()) else {
                continue;
            };
            let Some(both) = days.intersect(other_valid) else {
                let place = item(list, index);
                let place = if valid.is_always() { place } else { place.join("valid") };
                let other = other.clone();
                return self.fault(place, RuleBookFault::NeverInForce { valid: days, other, other_valid });
            };
            days = both;
        }
    }
}

fn find<'a, T>(places: &Places, items: &'a [T], id: &str) -> Option<&'a T> {
    items.get(usize::try_from(*places.get(id)?).ok()?)
}
