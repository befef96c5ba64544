//! Activity types, and under which sections they may be granted.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Builder, Ids, codes, described, titled};
use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::{ActivityType, Category, Head, Main, Supplementary};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Origin;
use crate::rulebook::{self, Agreement, Offer, ProviderPolicy, Role, Tolerance};

impl Builder<'_> {
    pub(super) fn categories(&mut self, categories: Vec<Category>) -> Ids {
        let mut ids = Ids::of("category");
        for Category { head, number, name } in categories {
            if ids.claim(&head, "category_id", &number, self.report) {
                let title = titled(&name, &number);
                let valid = self.valid(&head);
                self.document.categories.push(rulebook::Category { id: number, title, valid });
            }
        }
        ids
    }

    pub(super) fn activity_types(&mut self, activity_types: Vec<ActivityType>, providers: &Ids) -> Ids {
        let mut ids = Ids::of("activity type");
        for details in activity_types {
            let head = &details.head;
            if !ids.claim(head, "activity_id", &details.number, self.report) {
                continue;
            }
            for provider in self.refer_all(&head.origin, "service_providers", providers, &details.providers) {
                self.document.agreements.push(Agreement {
                    provider,
                    activity_type: details.number.clone(),
                    valid: Default::default(),
                    unit_price: None,
                    unit: None,
                    capacity: None,
                    quality: None,
                    illustrative: false,
                });
            }
            // Without a list OS2bos searches the company register, so any provider may deliver. If all providers of a
            // list are unknown, nobody may deliver until somebody checks it.
            let anybody = details.providers.is_empty();
            let tolerance = Tolerance {
                percent: self.tolerance(head, "max_tolerance_in_percent", details.percent),
                amount: self.tolerance(head, "max_tolerance_in_dkk", details.amount),
            };
            let activity_type = rulebook::ActivityType {
                title: titled(&details.name, &details.number),
                description: described(details.description),
                tolerance,
                providers: if anybody { ProviderPolicy::Any } else { ProviderPolicy::Agreed },
                valid: self.valid(head),
                when: None,
                illustrative: false,
                codes: codes(head, &[]),
                id: details.number,
            };
            self.document.activity_types.push(activity_type);
        }
        ids
    }

    pub(super) fn main_offers(&mut self, offers: Vec<Main>, sections: &Ids, types: &Ids, categories: &Ids) {
        for main in offers {
            let origin = &main.head.origin;
            let section = self.refer(origin, "section", sections, &main.section);
            let activity_type = self.refer(origin, "activity_details", types, &main.activity_type);
            let category = main
                .category
                .and_then(|category| self.refer(origin, "activity_category", categories, &category));
            let (Some(section), Some(activity_type)) = (section, activity_type) else { continue };
            let origin = Origin::new(&origin.model, &origin.key, &format!("{section} {activity_type}"));
            let offer = Offer {
                kle: self.kle(&origin, main.kle),
                journal_template: Some(main.template).filter(|template| !template.is_empty()),
                account: self.account(&origin, "main_activity_main_account_number", main.account),
                supplementary_account: self.account(
                    &origin,
                    "supplementary_activity_main_account_number",
                    main.supplementary_account,
                ),
                category,
                valid: self.valid(&Head { origin: origin.clone(), ..main.head.clone() }),
                codes: codes(&main.head, &[]),
                ..offer(section, activity_type, Role::Main)
            };
            self.push(&origin, offer);
        }
    }

    pub(super) fn supplementary_offers(&mut self, offers: Vec<Supplementary>, sections: &Ids, types: &Ids) {
        let main: BTreeSet<(String, String)> = self
            .document
            .offers
            .iter()
            .map(|offer| (offer.section.clone(), offer.activity_type.clone()))
            .collect();
        let mut told = BTreeSet::new();
        for supplementary in offers {
            let origin = supplementary.origin;
            let section = self.refer(&origin, "supplementary_activity_for", sections, &supplementary.section);
            let activity_type = types.find(&supplementary.activity_type).map(str::to_owned);
            // All sections share the list, so what is missing in it is reported once.
            let to = if told.insert(origin.clone()) {
                self.refer_all(&origin, "main_activities", types, &supplementary.to)
            } else {
                supplementary.to.iter().filter_map(|key| types.find(key).map(str::to_owned)).collect()
            };
            // An activity type without an id is reported already.
            let (Some(section), Some(activity_type)) = (section, activity_type) else { continue };
            if to.is_empty() {
                self.note(&origin, Notice::NoMainActivity { section });
                continue;
            }
            if !to.iter().any(|to| main.contains(&(section.clone(), to.clone()))) {
                self.note(&origin, Notice::NeverGrantable { section: section.clone() });
            }
            self.push(&origin, Offer { to, ..offer(section, activity_type, Role::Supplementary) });
        }
    }

    /// Adds an offer, unless there is one.
    fn push(&mut self, origin: &Origin, offer: Offer) {
        if self.offered.insert((offer.section.clone(), offer.activity_type.clone(), offer.role)) {
            self.document.offers.push(offer);
        } else {
            let Offer { section, activity_type, .. } = offer;
            self.note(origin, Notice::RepeatedOffer { section, activity_type });
        }
    }

    fn tolerance(&mut self, head: &Head, field: &str, value: Option<Decimal>) -> Option<Decimal> {
        let value = value?;
        if value.is_sign_negative() {
            self.note(&head.origin, Notice::BelowZero { field: field.to_owned(), text: value.to_string() });
            return None;
        }
        Some(value)
    }

    fn kle(&mut self, origin: &Origin, text: String) -> Option<String> {
        let is_kle = matches!(text.as_bytes(), [a, b, b'.', c, d, b'.', e, f]
            if [a, b, c, d, e, f].iter().all(|digit| digit.is_ascii_digit()));
        if !is_kle && !text.is_empty() {
            self.note(origin, Notice::KleRefused { text: excerpt(&text) });
        }
        is_kle.then_some(text)
    }

    /// An account in any form that a municipality uses. A remark in its place is not an account.
    fn account(&mut self, origin: &Origin, field: &str, text: String) -> Option<String> {
        let is_account = !text.contains(char::is_whitespace);
        if !is_account {
            self.note(origin, Notice::AccountRefused { field: field.to_owned(), text: excerpt(&text) });
        }
        Some(text).filter(|text| is_account && !text.is_empty())
    }
}

fn offer(section: String, activity_type: String, role: Role) -> Offer {
    Offer {
        section,
        activity_type,
        role,
        to: Vec::new(),
        kle: None,
        journal_template: None,
        account: None,
        supplementary_account: None,
        category: None,
        valid: Default::default(),
        when: None,
        illustrative: false,
        codes: Default::default(),
    }
}
