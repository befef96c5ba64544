//! Ranking: which provider first, and by what.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::money;
use crate::rulebook::compiled::{Place, day, rule};
use crate::rulebook::{RuleBook, Unit};

/// What providers are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Whether there is room for one more: full providers last. Without a stated capacity there is room.
    Room,
    /// The price of a unit with the VAT factor, lowest first, compared within a unit; no price last.
    Price,
    /// The quality score, highest first; no score last.
    Quality,
    /// How many more citizens there is room for, most first.
    FreeCapacity,
}

impl Criterion {
    /// Room, then price, then quality, then free capacity.
    pub const DEFAULT: [Self; 4] = [Self::Room, Self::Price, Self::Quality, Self::FreeCapacity];
}

/// How many citizens each provider already has, by provider and activity type: the host knows, the rule book
/// does not.
pub type Taken = BTreeMap<(String, String), u32>;

/// A provider that may be chosen, and how it compares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProviderOption {
    /// The provider.
    pub provider: String,
    /// What it is called.
    pub name: String,
    /// Price of a unit in kroner, before the VAT factor.
    #[serde(with = "crate::money::text_option", skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<Decimal>,
    /// Price of a unit in kroner with the VAT factor, rounded: what the municipality pays.
    #[serde(with = "crate::money::text_option", skip_serializing_if = "Option::is_none")]
    pub net_unit_price: Option<Decimal>,
    /// What a unit is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Quality score, 0 to 5.
    #[serde(with = "crate::money::text_option", skip_serializing_if = "Option::is_none")]
    pub quality: Option<Decimal>,
    /// How many more citizens there is room for; 0 when full, none where no capacity is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
    /// Its rank, from 1.
    pub rank: usize,
    /// The criterion that puts it behind the provider before it; none for the first and where all are equal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Criterion>,
}

impl ProviderOption {
    /// Compares two providers by one criterion, the better one first.
    fn compare(&self, other: &Self, criterion: Criterion) -> Ordering {
        let room = |option: &Self| option.free == Some(0);
        match criterion {
            Criterion::Room => room(self).cmp(&room(other)),
            Criterion::Price => {
                let key =
                    |option: &Self| (option.net_unit_price.is_none(), option.unit, option.net_unit_price);
                key(self).cmp(&key(other))
            }
            Criterion::Quality => other.quality.cmp(&self.quality),
            // No stated capacity is more room than any number.
            Criterion::FreeCapacity => {
                let key = |option: &Self| option.free.unwrap_or(u32::MAX);
                key(other).cmp(&key(self))
            }
        }
    }
}

/// The providers with an agreement in force for an activity type, best first.
pub(crate) fn ranked(
    book: &RuleBook,
    activity_type: Place,
    on: Date,
    criteria: &[Criterion],
    taken: &Taken,
) -> Vec<ProviderOption> {
    let (document, rules, today) = (book.document(), book.compiled(), day(on));
    let Some(kind) = rule(&rules.types, activity_type) else { return Vec::new() };
    let mut options: Vec<ProviderOption> = Vec::new();
    for &(provider, agreement) in &kind.agreements {
        let in_force = rule(&rules.providers, provider).is_some_and(|days| days.contains(today));
        let (Some(agreement), Some(provider)) =
            (rule(&document.agreements, agreement), rule(&document.providers, provider))
        else {
            continue;
        };
        if !in_force || !agreement.valid.on(on).is_yes() {
            continue;
        }
        let net =
            agreement.unit_price.and_then(|price| money::price(price, provider.vat_factor.at(on)?).ok());
        let free = agreement.capacity.map(|capacity| {
            let key = (agreement.provider.clone(), agreement.activity_type.clone());
            capacity.saturating_sub(taken.get(&key).copied().unwrap_or(0))
        });
        options.push(ProviderOption {
            provider: provider.id.clone(),
            name: provider.name.clone(),
            unit_price: agreement.unit_price,
            net_unit_price: net,
            unit: agreement.unit,
            quality: agreement.quality,
            free,
            rank: 0,
            decided_by: None,
        });
    }
    let first_difference = |a: &ProviderOption, b: &ProviderOption| {
        criteria
            .iter()
            .map(|&criterion| (criterion, a.compare(b, criterion)))
            .find(|(_, order)| order.is_ne())
    };
    // Equal providers keep a stable order: by id.
    options.sort_by(|a, b| {
        first_difference(a, b)
            .map_or(Ordering::Equal, |(_, order)| order)
            .then_with(|| a.provider.cmp(&b.provider))
    });
    let mut before: Option<ProviderOption> = None;
    for (position, option) in options.iter_mut().enumerate() {
        option.rank = position.saturating_add(1);
        option.decided_by =
            before.as_ref().and_then(|before| first_difference(before, option)).map(|(by, _)| by);
        before = Some(option.clone());
    }
    options
}
