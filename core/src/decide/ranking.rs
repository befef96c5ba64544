//! Ranking: the order of providers and its criteria.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::money;
use crate::rulebook::compiled::{Place, day, rule};
use crate::rulebook::{RuleBook, Unit};

/// A criterion that ranks providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Whether there is room for one more citizen: full providers last. Without a stated capacity there is room.
    Room,
    /// The price of a unit with the VAT factor, lowest first, compared within a unit. Providers without a price last.
    Price,
    /// The quality score, highest first. Providers without a score last.
    Quality,
    /// How many more citizens there is room for, most first.
    FreeCapacity,
}

impl Criterion {
    /// Room, then price, then quality, then free capacity.
    pub const DEFAULT: [Self; 4] = [Self::Room, Self::Price, Self::Quality, Self::FreeCapacity];
}

/// How many citizens each provider already has, by provider and activity type. The host knows this, the rule book
/// does not.
pub type AgreementUsage = BTreeMap<(String, String), u32>;

/// A provider that may be chosen, with its ranking values.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ProviderOption {
    /// The provider.
    pub provider: String,
    /// What it is called.
    pub name: String,
    /// Price of a unit in kroner, before the VAT factor.
    #[serde(with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<Decimal>,
    /// Price of a unit in kroner with the VAT factor, rounded: what the municipality pays.
    #[serde(with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub net_unit_price: Option<Decimal>,
    /// What a unit is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Quality score, 0 to 5.
    #[serde(with = "crate::money::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub quality: Option<Decimal>,
    /// How many more citizens there is room for; 0 if full, none if no capacity is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
    /// Its rank, from 1.
    pub rank: usize,
    /// The criterion that ranks it behind the previous provider; none for the first one and if all are equal.
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
            // No stated capacity ranks as more room than any number.
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
    taken: &AgreementUsage,
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

crate::privacy::debug_by_json!(ProviderOption);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use serde_json::{Value, json};

    const TYPE: &str = "100101";

    /// A rule book of one activity type with these agreements, as `(provider, fields)`.
    fn book(agreements: &[(&str, Value)]) -> RuleBook {
        let providers: std::collections::BTreeSet<&str> = agreements.iter().map(|(id, _)| *id).collect();
        let agreement = |(provider, fields): &(&str, Value)| {
            let mut agreement = fields.clone();
            agreement["provider"] = json!(provider);
            agreement["activity_type"] = json!(TYPE);
            agreement
        };
        let vat = |id: &str| if id.starts_with("vat80") { "80" } else { "100" };
        let provider = |id: &&str| json!({"id": id, "name": id, "kind": "external", "vat_factor": vat(id)});
        let document = json!({
            "id": "ranked", "version": "1", "title": {"da": "Rangordnet"},
            "activity_types": [{"id": TYPE, "title": {"da": "Ydelse"}}],
            "providers": providers.iter().map(provider).collect::<Vec<_>>(),
            "agreements": agreements.iter().map(agreement).collect::<Vec<_>>(),
        });
        RuleBook::from_json(&document.to_string()).unwrap()
    }

    fn rank(
        agreements: &[(&str, Value)],
        criteria: &[Criterion],
        taken: &[(&str, u32)],
    ) -> Vec<ProviderOption> {
        let taken = taken.iter().map(|(id, count)| (((*id).to_owned(), TYPE.to_owned()), *count)).collect();
        ranked(&book(agreements), 0, parse("2026-02-01").unwrap(), criteria, &taken)
    }

    /// The order as text: each provider, and after it what puts it behind the one before.
    fn order(options: &[ProviderOption]) -> String {
        let ranks: Vec<usize> = options.iter().map(|option| option.rank).collect();
        assert_eq!(ranks, (1..=options.len()).collect::<Vec<_>>());
        let each = options.iter().map(|option| match option.decided_by {
            Some(by) => format!("{}({by:?})", option.provider),
            None => option.provider.clone(),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    fn priced(price: &str) -> Value {
        json!({"unit_price": price, "unit": "hour"})
    }

    #[test]
    fn the_first_criterion_that_differs_decides() {
        use Criterion::{FreeCapacity, Price, Quality, Room};
        let three = [
            ("cheap", json!({"unit_price": "100", "unit": "hour", "quality": "2", "capacity": 5})),
            ("good", json!({"unit_price": "120", "unit": "hour", "quality": "4.5", "capacity": 5})),
            ("roomy", json!({"unit_price": "100", "unit": "hour", "quality": "2", "capacity": 9})),
        ];
        for (criteria, expected) in [
            (&Criterion::DEFAULT[..], "roomy cheap(FreeCapacity) good(Price)"),
            (&[Quality, Price], "good cheap(Quality) roomy"),
            (&[Price], "cheap roomy good(Price)"),
            (&[FreeCapacity], "roomy cheap(FreeCapacity) good"),
            (&[Room], "cheap good roomy"),
            (&[], "cheap good roomy"),
        ] {
            assert_eq!(order(&rank(&three, criteria, &[])), expected, "{criteria:?}");
        }
    }

    #[test]
    fn equal_providers_stand_by_name_however_they_are_written() {
        let mut equal = [("c", priced("10")), ("a", priced("10.00")), ("b", priced("10"))];
        for _ in 0..3 {
            equal.rotate_left(1);
            assert_eq!(order(&rank(&equal, &Criterion::DEFAULT, &[])), "a b c");
        }
    }

    #[test]
    fn full_providers_are_last_and_say_so() {
        let with =
            |price: &str, capacity: u32| json!({"unit_price": price, "unit": "hour", "capacity": capacity});
        let agreements =
            [("full", with("1", 2)), ("over", with("2", 2)), ("never", with("3", 0)), ("room", with("9", 2))];
        let options = rank(&agreements, &Criterion::DEFAULT, &[("full", 2), ("over", u32::MAX), ("room", 1)]);
        assert_eq!(order(&options), "room full(Room) over(Price) never(Price)");
        assert_eq!(
            options.iter().map(|option| option.free).collect::<Vec<_>>(),
            [Some(1), Some(0), Some(0), Some(0)]
        );
        // Without the criterion the price alone counts.
        assert_eq!(
            order(&rank(&agreements, &[Criterion::Price], &[("full", 2)])),
            "full over(Price) never(Price) room(Price)"
        );
    }

    #[test]
    fn what_is_not_stated_is_last_but_for_capacity() {
        let nothing = || json!({});
        let priced = [("a", nothing()), ("b", priced("999"))];
        assert_eq!(order(&rank(&priced, &[Criterion::Price], &[])), "b a(Price)");
        let scored = [("a", nothing()), ("b", json!({"quality": "0"}))];
        assert_eq!(order(&rank(&scored, &[Criterion::Quality], &[])), "b a(Quality)");
        // No stated capacity is no bound.
        let bounded = [("a", json!({"capacity": 4_000_000_000_u32})), ("b", nothing())];
        let options = rank(&bounded, &[Criterion::FreeCapacity], &[("b", 7)]);
        assert_eq!(order(&options), "b a(FreeCapacity)");
        assert_eq!((options[0].free, options[0].net_unit_price), (None, None));
    }

    #[test]
    fn the_price_is_compared_as_the_municipality_pays_it() {
        let options = rank(&[("plain", priced("450")), ("vat80 a", priced("500"))], &[Criterion::Price], &[]);
        assert_eq!(order(&options), "vat80 a plain(Price)");
        let net = |option: &ProviderOption| {
            (option.unit_price.unwrap().to_string(), option.net_unit_price.unwrap().to_string())
        };
        assert_eq!(net(&options[0]), ("500".to_owned(), "400.00".to_owned()));
        assert_eq!(net(&options[1]).1.parse::<Decimal>().unwrap(), Decimal::from(450));
    }

    #[test]
    fn prices_are_compared_within_a_unit() {
        let per = |price: &str, unit: &str| json!({"unit_price": price, "unit": unit});
        let agreements =
            [("a", per("1000", "month")), ("b", per("9000", "hour")), ("c", per("8000", "hour"))];
        assert_eq!(order(&rank(&agreements, &[Criterion::Price], &[])), "c b(Price) a(Price)");
    }

    #[test]
    fn only_what_is_in_force_is_ranked() {
        let agreements = [
            ("a", json!({"unit_price": "1", "unit": "hour", "valid": {"to": "2026-02-01"}})),
            ("a", json!({"unit_price": "5", "unit": "hour", "valid": {"from": "2026-02-01"}})),
            ("b", json!({"unit_price": "2", "unit": "hour", "valid": {"from": "2026-02-02"}})),
            (
                "c",
                json!({"unit_price": "3", "unit": "hour", "valid": {"from": "2026-01-01", "to": "2026-02-02"}}),
            ),
        ];
        let options = rank(&agreements, &Criterion::DEFAULT, &[]);
        assert_eq!(order(&options), "c a(Price)");
        assert_eq!(options[1].unit_price, Some(Decimal::from(5)));
        assert!(
            ranked(&book(&agreements), 7, parse("2026-02-01").unwrap(), &[], &AgreementUsage::new())
                .is_empty()
        );
    }
}
