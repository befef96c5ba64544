//! Overlaps: two rules that exclude each other must not hold on the same day.

use super::{Checker, item};
use crate::dates::Validity;
use crate::fault::Path;
use crate::rulebook::{Role, RuleBookFault};

impl Checker<'_> {
    pub(super) fn overlaps(&mut self) {
        let document = self.document;

        let role = |role: Role| matches!(role, Role::Main);
        let offers = document
            .offers
            .iter()
            .map(|offer| ((&offer.section, &offer.activity_type, role(offer.role)), offer.valid));
        for ((section, activity_type, _), first, index) in overlapping(offers.map(Some)) {
            let first = (self.describe)(&item("offers", first));
            let (section, activity_type) = (section.clone(), activity_type.clone());
            self.fault(item("offers", index), RuleBookFault::OffersOverlap { section, activity_type, first });
        }

        let prices = document.agreements.iter().map(|agreement| {
            let key = (&agreement.provider, &agreement.activity_type, agreement.unit);
            agreement.unit_price.map(|_| (key, agreement.valid))
        });
        for ((provider, activity_type, _), first, index) in overlapping(prices) {
            let first = (self.describe)(&item("agreements", first));
            let (provider, activity_type) = (provider.clone(), activity_type.clone());
            self.fault(
                item("agreements", index),
                RuleBookFault::PricesOverlap { provider, activity_type, first },
            );
        }

        let Some(accounts) = &document.accounts else { return };
        let at = |list: &str, index: usize| Path::root().join("accounts").join(list).join(index);
        for ((), first, index) in overlapping(accounts.cash.iter().map(|cash| Some(((), cash.valid)))) {
            let first = (self.describe)(&at("cash", first));
            self.fault(at("cash", index), RuleBookFault::CashAccountsOverlap { first });
        }
        let aliases =
            accounts.aliases.iter().map(|alias| Some(((&alias.account, &alias.category), alias.valid)));
        for ((account, category), first, index) in overlapping(aliases) {
            let first = (self.describe)(&at("aliases", first));
            let (account, category) = (account.clone(), category.clone());
            self.fault(at("aliases", index), RuleBookFault::AliasesOverlap { account, category, first });
        }
    }
}

/// Finds items that share a key and a day with an earlier item. Returns the key, the index of the item written first,
/// and the index of the other. Each item is paired with one other, not with all.
fn overlapping<K: Copy + Ord>(items: impl Iterator<Item = Option<(K, Validity)>>) -> Vec<(K, usize, usize)> {
    let mut sorted: Vec<(K, Validity, usize)> = items
        .enumerate()
        .filter_map(|(index, keyed)| keyed.map(|(key, valid)| (key, valid, index)))
        .filter(|(_, valid, _)| valid.is_valid())
        .collect();
    sorted.sort_by_key(|(key, valid, index)| (*key, valid.from, *index));
    let mut found = Vec::new();
    // Of the earlier items with the same key, the one that lasts longest: if any of them overlaps, this one does.
    let mut longest: Option<(K, Validity, usize)> = None;
    for (key, valid, index) in sorted {
        if let Some((_, other, first)) = longest.filter(|(other, ..)| *other == key) {
            if other.overlaps(valid) {
                found.push((key, first.min(index), first.max(index)));
            }
            if other.to.is_none() || valid.to.is_some_and(|to| other.to >= Some(to)) {
                continue;
            }
        }
        longest = Some((key, valid, index));
    }
    found.sort_by_key(|(_, first, index)| (*index, *first));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{Date, parse};
    use proptest::prelude::*;

    fn day(day: u32) -> Date {
        parse("2024-01-01").unwrap().checked_add_days(chrono::Days::new(day.into())).unwrap()
    }

    proptest! {
        #[test]
        fn found_where_two_share_a_day(items in prop::collection::vec((0_u8..3, prop::option::of(0_u32..9), prop::option::of(0_u32..9)), 0..8)) {
            let items: Vec<(u8, Validity)> = items
                .into_iter()
                .map(|(key, from, to)| (key, Validity { from: from.map(day), to: to.map(day) }))
                .collect();
            let share = |one: &(u8, Validity), two: &(u8, Validity)| one.0 == two.0 && one.1.overlaps(two.1);
            let found = overlapping(items.iter().copied().map(Some));
            for (key, first, index) in &found {
                prop_assert!(first < index && items[*first].0 == *key && share(&items[*first], &items[*index]));
            }
            let any = (0..items.len()).any(|two| (0..two).any(|one| share(&items[one], &items[two])));
            prop_assert_eq!(any, !found.is_empty());
        }
    }
}
