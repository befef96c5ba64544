//! Where everything of a rule book is, by id.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::Document;

/// The place of each id in its list. Of a repeated id the first counts; checking refuses the others.
pub(crate) type Places = FxHashMap<String, u32>;

/// Where everything of a rule book is, by id.
#[derive(Default)]
pub(crate) struct Index {
    pub(crate) laws: Places,
    pub(crate) dimensions: Places,
    pub(crate) efforts: Places,
    pub(crate) sections: Places,
    pub(crate) categories: Places,
    pub(crate) activity_types: Places,
    pub(crate) providers: Places,
    pub(crate) rates: Places,
    pub(crate) approval_levels: Places,
    /// The offers of a section and an activity type, by the places of both.
    pub(crate) offers: FxHashMap<(u32, u32), Vec<u32>>,
    /// The agreements with a provider on an activity type, by the places of both.
    pub(crate) agreements: FxHashMap<(u32, u32), Vec<u32>>,
}

impl Index {
    /// The index of `document`. What refers to an unknown id is left out; checking refuses it.
    pub(crate) fn of(document: &Document) -> Self {
        let mut index = Self {
            laws: places(&document.laws, |law| &law.id),
            dimensions: places(&document.dimensions, |dimension| &dimension.id),
            efforts: places(&document.efforts, |effort| &effort.id),
            sections: places(&document.sections, |section| &section.id),
            categories: places(&document.categories, |category| &category.id),
            activity_types: places(&document.activity_types, |activity_type| &activity_type.id),
            providers: places(&document.providers, |provider| &provider.id),
            rates: places(&document.rates, |rate| &rate.id),
            approval_levels: places(&document.approval_levels, |level| &level.id),
            ..Self::default()
        };
        index.offers = grouped(&document.offers, |offer| {
            Some((*index.sections.get(&offer.section)?, *index.activity_types.get(&offer.activity_type)?))
        });
        index.agreements = grouped(&document.agreements, |agreement| {
            Some((
                *index.providers.get(&agreement.provider)?,
                *index.activity_types.get(&agreement.activity_type)?,
            ))
        });
        index
    }
}

fn places<T>(items: &[T], id: impl Fn(&T) -> &String) -> Places {
    let mut places = Places::default();
    for (place, item) in (0..).zip(items) {
        places.entry(id(item).clone()).or_insert(place);
    }
    places
}

fn grouped<T, K: Eq + Hash>(items: &[T], key: impl Fn(&T) -> Option<K>) -> FxHashMap<K, Vec<u32>> {
    let mut groups = FxHashMap::<K, Vec<u32>>::default();
    for (place, item) in (0..).zip(items) {
        if let Some(key) = key(item) {
            groups.entry(key).or_default().push(place);
        }
    }
    groups
}
