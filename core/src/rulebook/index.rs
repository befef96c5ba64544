//! Where to find each item of a rule book, by id.

use rustc_hash::FxHashMap;

use super::RuleBookDocument;

/// The index of each id in its list. For a repeated id this is the first; the check refuses the others.
pub(crate) type Places = FxHashMap<String, u32>;

/// Where to find each item of a rule book, by id.
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
}

impl Index {
    /// The index of `document`.
    pub(crate) fn of(document: &RuleBookDocument) -> Self {
        Self {
            laws: places(&document.laws, |law| &law.id),
            dimensions: places(&document.dimensions, |dimension| &dimension.id),
            efforts: places(&document.efforts, |effort| &effort.id),
            sections: places(&document.sections, |section| &section.id),
            categories: places(&document.categories, |category| &category.id),
            activity_types: places(&document.activity_types, |activity_type| &activity_type.id),
            providers: places(&document.providers, |provider| &provider.id),
            rates: places(&document.rates, |rate| &rate.id),
            approval_levels: places(&document.approval_levels, |level| &level.id),
        }
    }
}

fn places<T>(items: &[T], id: impl Fn(&T) -> &String) -> Places {
    let mut places = Places::default();
    for (place, item) in (0..).zip(items) {
        places.entry(id(item).clone()).or_insert(place);
    }
    places
}
