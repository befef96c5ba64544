//! The rules of a checked document as numbers, ranges and masks.
//!
//! Rules are identified by their index in the document. No decision is made here: see `decide`.

mod atoms;
mod cells;
mod clause;
mod days;
mod tri;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub(crate) use atoms::{AtomResults, Atoms, Dimensions, dimension_bit};
pub(crate) use cells::{Cell, Cells, MISSING, Statement};
pub(crate) use clause::{Clause, Clauses, Test};
pub(crate) use days::{Day, Days, When, day};
pub(crate) use tri::Tri;

use super::index::{Index, Places};
use super::{Condition, Domain, ProviderPolicy, Role, RuleBookDocument, Unit};
use crate::dates::{DatedAmounts, Validity};

/// The index of a rule in its list of the document.
pub(crate) type Place = u32;
/// No rule: the reference leads nowhere. A checked document has no such reference.
pub(crate) const NOWHERE: Place = Place::MAX;

/// Agreed prices, one for each unit.
type AgreedPrices = Vec<(Option<Unit>, DatedAmounts)>;

/// The rules of a document, compiled.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) dimensions: Vec<Cells>,
    pub(crate) atoms: Atoms,
    /// For each derived dimension: itself and the date dimension it is derived from.
    pub(crate) ages: Vec<(u8, u8)>,
    pub(crate) sections: Vec<SectionRule>,
    pub(crate) types: Vec<TypeRule>,
    pub(crate) offers: Vec<OfferRule>,
    pub(crate) providers: Vec<Days>,
    /// Agreements by provider and activity type.
    pub(crate) agreements: FxHashMap<(Place, Place), Vec<AgreementRule>>,
    /// Agreed prices by provider and activity type, one for each unit.
    pub(crate) agreed: FxHashMap<(Place, Place), AgreedPrices>,
    pub(crate) required: Vec<RequiredRule>,
    /// The citizens that each reimbursement scheme applies to.
    pub(crate) reimbursements: Vec<Clauses>,
    /// The position of the offers of a section, activity type and role in `offers_by_kind`.
    offer_index: FxHashMap<u64, (u32, u32)>,
    offers_by_kind: Vec<Place>,
}

#[derive(Debug)]
pub(crate) struct SectionRule {
    pub(crate) days: Days,
    pub(crate) law: Place,
    pub(crate) law_days: Days,
    pub(crate) clauses: Clauses,
    /// Its main offers, in the order of the document.
    pub(crate) mains: Vec<Place>,
    /// Its supplementary offers, in the order of the document.
    pub(crate) supplementary: Vec<Place>,
}

#[derive(Debug)]
pub(crate) struct TypeRule {
    pub(crate) days: Days,
    pub(crate) clauses: Clauses,
    pub(crate) any_provider: bool,
    /// The providers with an agreement for it, and the index of the agreement.
    pub(crate) agreements: Vec<(Place, Place)>,
}

#[derive(Debug)]
pub(crate) struct OfferRule {
    pub(crate) section: Place,
    pub(crate) activity_type: Place,
    pub(crate) role: Role,
    pub(crate) days: Days,
    pub(crate) clauses: Clauses,
    /// The main activity types that a supplementary offer may belong to.
    pub(crate) to: PlaceSet,
    /// The supplementary offers that may belong to a main offer, in document order.
    pub(crate) hangers: Vec<Place>,
}

#[derive(Debug)]
pub(crate) struct AgreementRule {
    pub(crate) place: Place,
    pub(crate) days: Days,
}

#[derive(Debug)]
pub(crate) struct RequiredRule {
    pub(crate) days: Days,
    pub(crate) clauses: Clauses,
    pub(crate) facts: Vec<u8>,
    /// The facts as a set.
    pub(crate) dimensions: Dimensions,
}

/// A set of indexes, one bit each.
#[derive(Debug, Default)]
pub(crate) struct PlaceSet(Vec<u64>);

impl PlaceSet {
    fn locate(place: Place) -> (usize, u64) {
        (usize::try_from(place / 64).unwrap_or(usize::MAX), 1 << (place % 64))
    }

    pub(crate) fn contains(&self, place: Place) -> bool {
        let (word, bit) = Self::locate(place);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl FromIterator<Place> for PlaceSet {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        let mut words = Vec::new();
        for (word, bit) in places.into_iter().filter(|&place| place != NOWHERE).map(Self::locate) {
            if words.len() <= word {
                words.resize(word + 1, 0);
            }
            if let Some(word) = words.get_mut(word) {
                *word |= bit;
            }
        }
        Self(words)
    }
}

/// An index as a place. Lists are bounded far below its maximum.
pub(crate) fn place(position: usize) -> Place {
    Place::try_from(position).unwrap_or(NOWHERE)
}

impl Compiled {
    /// Compiles a checked document.
    pub(crate) fn new(document: &RuleBookDocument, index: &Index) -> Self {
        let mut statements: BTreeMap<&str, Vec<Statement<'_>>> = BTreeMap::new();
        for condition in conditions(document) {
            clause::statements(condition, &mut |name, statement| {
                statements.entry(name).or_default().push(statement)
            });
        }
        let dimensions: Vec<Cells> = document
            .dimensions
            .iter()
            .map(|dimension| {
                Cells::new(dimension, statements.get(dimension.id.as_str()).map_or(&[], Vec::as_slice))
            })
            .collect();
        let names: BTreeMap<&str, u8> = document
            .dimensions
            .iter()
            .enumerate()
            .map(|(position, dimension)| (dimension.id.as_str(), u8::try_from(position).unwrap_or(u8::MAX)))
            .collect();
        let name = |id: &str| names.get(id).copied().unwrap_or(u8::MAX);
        let named = &document.conditions;
        let mut compiler = clause::Compiler {
            names: &names,
            cells: &dimensions,
            named,
            numbering: atoms::Numbering::default(),
        };

        let find = |places: &Places, id: &str| places.get(id).copied().unwrap_or(NOWHERE);

        let mut offers: Vec<OfferRule> = document
            .offers
            .iter()
            .map(|offer| OfferRule {
                section: find(&index.sections, &offer.section),
                activity_type: find(&index.activity_types, &offer.activity_type),
                role: offer.role,
                days: Days::new(offer.valid),
                clauses: compiler.clauses(offer.when.as_ref()),
                to: offer.to.iter().map(|main| find(&index.activity_types, main)).collect(),
                hangers: Vec::new(),
            })
            .collect();
        let mut section_rules: Vec<SectionRule> = document
            .sections
            .iter()
            .map(|section| SectionRule {
                days: Days::new(section.valid),
                law: find(&index.laws, &section.law),
                law_days: Days::new(
                    document
                        .laws
                        .iter()
                        .find(|law| law.id == section.law)
                        .map_or(Validity::ALWAYS, |law| law.valid),
                ),
                clauses: compiler.clauses(section.when.as_ref()),
                mains: Vec::new(),
                supplementary: Vec::new(),
            })
            .collect();
        let mut type_rules: Vec<TypeRule> = document
            .activity_types
            .iter()
            .map(|kind| TypeRule {
                days: Days::new(kind.valid),
                clauses: compiler.clauses(kind.when.as_ref()),
                any_provider: kind.providers == ProviderPolicy::Any,
                agreements: Vec::new(),
            })
            .collect();
        let mut kinds: BTreeMap<u64, Vec<Place>> = BTreeMap::new();
        for (position, (rule, offer)) in offers.iter().zip(&document.offers).enumerate() {
            kinds
                .entry(offer_key(rule.section, rule.activity_type, offer.role))
                .or_default()
                .push(place(position));
            if let Some(section) = usize::try_from(rule.section).ok().and_then(|at| section_rules.get_mut(at))
            {
                match offer.role {
                    Role::Main => section.mains.push(place(position)),
                    Role::Supplementary => section.supplementary.push(place(position)),
                }
            }
        }
        let (mut offer_index, mut offers_by_kind) = (FxHashMap::default(), Vec::with_capacity(offers.len()));
        for (key, offers) in kinds {
            offer_index.insert(key, (place(offers_by_kind.len()), place(offers.len())));
            offers_by_kind.extend(offers);
        }
        for section in &section_rules {
            for &main in &section.mains {
                let Some(kind) = rule(&offers, main).map(|offer| offer.activity_type) else { continue };
                let may_hang = |at: &&Place| rule(&offers, **at).is_some_and(|offer| offer.to.contains(kind));
                let hangers = section.supplementary.iter().filter(may_hang).copied().collect();
                if let Some(offer) = usize::try_from(main).ok().and_then(|at| offers.get_mut(at)) {
                    offer.hangers = hangers;
                }
            }
        }
        let mut agreements: FxHashMap<(Place, Place), Vec<AgreementRule>> = FxHashMap::default();
        let mut agreed: FxHashMap<(Place, Place), AgreedPrices> = FxHashMap::default();
        for (position, agreement) in document.agreements.iter().enumerate() {
            let (provider, kind) = (
                find(&index.providers, &agreement.provider),
                find(&index.activity_types, &agreement.activity_type),
            );
            let rule = AgreementRule { place: place(position), days: Days::new(agreement.valid) };
            agreements.entry((provider, kind)).or_default().push(rule);
            if let Some(price) = agreement.unit_price {
                let by_unit = agreed.entry((provider, kind)).or_default();
                let known = by_unit.iter().position(|(unit, _)| *unit == agreement.unit);
                let known = known.unwrap_or_else(|| {
                    by_unit.push((agreement.unit, DatedAmounts::default()));
                    by_unit.len() - 1
                });
                if let Some((_, prices)) = by_unit.get_mut(known) {
                    // The check has refused days without an order.
                    let _ = prices.0.set(agreement.valid, price);
                }
            }
            if let Some(rule) = usize::try_from(kind).ok().and_then(|at| type_rules.get_mut(at)) {
                rule.agreements.push((provider, place(position)));
            }
        }
        let ages = document
            .dimensions
            .iter()
            .filter_map(|dimension| match &dimension.domain {
                Domain::Age { of } => Some((name(&dimension.id), name(of))),
                _ => None,
            })
            .collect();
        let required = document
            .required_facts
            .iter()
            .map(|required| {
                let facts: Vec<u8> = required.facts.iter().map(|fact| name(fact)).collect();
                RequiredRule {
                    days: Days::new(required.valid),
                    clauses: compiler.clauses(required.when.as_ref()),
                    dimensions: facts.iter().fold(0, |set, &fact| set | dimension_bit(fact)),
                    facts,
                }
            })
            .collect();
        let reimbursements = document
            .reimbursements
            .iter()
            .map(|reimbursement| compiler.clauses(reimbursement.when.as_ref()))
            .collect();
        Self {
            atoms: Atoms::new(&compiler.numbering, &dimensions),
            ages,
            sections: section_rules,
            types: type_rules,
            offers,
            providers: document.providers.iter().map(|provider| Days::new(provider.valid)).collect(),
            agreements,
            agreed,
            required,
            reimbursements,
            offer_index,
            offers_by_kind,
            dimensions,
        }
    }

    /// The offers of an activity type under a section in a role, in document order.
    pub(crate) fn offers_of(&self, section: Place, activity_type: Place, role: Role) -> &[Place] {
        let range =
            self.offer_index.get(&offer_key(section, activity_type, role)).and_then(|&(start, count)| {
                let (start, count) = (usize::try_from(start).ok()?, usize::try_from(count).ok()?);
                self.offers_by_kind.get(start..start.checked_add(count)?)
            });
        range.unwrap_or_default()
    }
}

/// One number for section, activity type and role, so that an offer is found with one hash of one word.
fn offer_key(section: Place, activity_type: Place, role: Role) -> u64 {
    u64::from(section) << 33 | u64::from(activity_type) << 1 | u64::from(role == Role::Supplementary)
}

/// Every condition of a document.
fn conditions(document: &RuleBookDocument) -> impl Iterator<Item = &Condition> {
    (document.conditions.values())
        .chain(document.sections.iter().filter_map(|section| section.when.as_ref()))
        .chain(document.activity_types.iter().filter_map(|kind| kind.when.as_ref()))
        .chain(document.offers.iter().filter_map(|offer| offer.when.as_ref()))
        .chain(document.required_facts.iter().filter_map(|required| required.when.as_ref()))
        .chain(document.efforts.iter().filter_map(|effort| effort.when.as_ref()))
        .chain(document.reimbursements.iter().filter_map(|reimbursement| reimbursement.when.as_ref()))
}

/// The rule at `place`. The check of a document makes sure that it exists.
pub(crate) fn rule<T>(rules: &[T], place: Place) -> Option<&T> {
    rules.get(usize::try_from(place).ok()?)
}
