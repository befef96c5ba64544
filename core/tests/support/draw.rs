//! Rule books drawn at random: small, and rich in everything that a decision looks at.
//!
//! A strategy draws a tape of numbers, and the tape is read off into a document. Zero is always the simplest
//! choice, and so is the end of the tape: proptest shrinks a tape to a simple rule book.

use std::collections::BTreeMap;
use std::iter::repeat_with;

use bevilling::dates::{Date, Validity, parse};
use bevilling::fault::Step as PathStep;
use bevilling::rulebook::{
    ActivityType, Agreement, Choice, Condition, Dimension, Domain, FactValue, Law, Offer, Provider,
    ProviderKind, ProviderPolicy, RequiredFacts, Role, RuleBook, RuleBookDocument, Section, Step,
};
use bevilling::title::LocalizedText;
use serde_json::json;

/// The days on which rules come into and go out of force.
pub(crate) const EDGES: [&str; 6] =
    ["2022-01-01", "2023-07-01", "2024-01-01", "2024-02-29", "2025-03-01", "2026-01-01"];
/// The ages that conditions name, birthdays among the dates.
pub(crate) const AGES: [i64; 8] = [0, 1, 3, 15, 18, 23, 67, 150];

/// A tape of numbers to draw from; behind its end all are zero.
#[derive(Debug)]
pub(crate) struct Draw {
    tape: std::vec::IntoIter<u32>,
}

impl Draw {
    pub(crate) fn new(tape: Vec<u32>) -> Self {
        Self { tape: tape.into_iter() }
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.tape.next().unwrap_or(0)).unwrap() % bound
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub(crate) fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    /// `count` of `items`, repeats left out.
    pub(crate) fn some<T: Clone + PartialEq>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut payable: Vec<T> = Vec::new();
        for item in repeat_with(|| self.pick(items)).take(count).collect::<Vec<_>>() {
            if !payable.contains(&item) {
                payable.push(item);
            }
        }
        payable
    }

    fn edge(&mut self) -> Date {
        parse(self.pick(&EDGES)).unwrap()
    }

    fn valid(&mut self) -> Validity {
        match self.below(9) {
            6 => Validity::from(self.edge()),
            7 => Validity::until(self.edge()),
            8 => {
                let (one, two) = (self.edge(), self.edge());
                let between = Validity { from: Some(one.min(two)), to: Some(one.max(two)) };
                if between.is_valid() { between } else { Validity::ALWAYS }
            }
            _ => Validity::ALWAYS,
        }
    }

    /// Validities that do not overlap, in any order.
    fn apart(&mut self) -> Vec<Validity> {
        let (one, two) = (self.edge(), self.edge());
        let mut apart = match self.below(5) {
            3 => vec![Validity::until(one.min(two)), Validity::from(one.max(two))],
            4 => {
                let between = Validity { from: Some(one.min(two)), to: Some(one.max(two)) };
                vec![Validity::until(one.min(two)), between, Validity::from(one.max(two))]
            }
            _ => vec![self.valid()],
        };
        if self.chance(50) {
            apart.reverse();
        }
        apart.retain(|valid| valid.is_valid());
        apart
    }
}

/// How large the domains are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Small,
    /// Choices of up to 120 values and numbers with up to 126 cuts, so that masks are used to their last bit.
    Wide,
}

/// A sound rule book.
pub(crate) fn book(draw: &mut Draw, size: Size) -> RuleBook {
    let mut document = document(draw, size);
    // Some of what is drawn is not sound for reasons that have no place in a generator, such as a condition
    // that nobody can meet: it is taken out.
    for _ in 0..20 {
        let faults = match RuleBook::from_document(document.clone()) {
            Ok(book) => return book,
            Err(faults) => faults,
        };
        let mut items: Vec<(String, usize)> = Vec::new();
        for fault in faults.iter() {
            let steps = fault.path().steps();
            match (fault.code(), steps) {
                (_, [PathStep::Key(list), PathStep::Key(name), ..]) if list == "conditions" => {
                    document.conditions.insert(name.clone(), Condition::All(Vec::new()));
                }
                (code, [PathStep::Key(list), PathStep::Index(index), ..]) => {
                    let sound =
                        ["impossible-condition", "never-in-force", "validity-empty", "value-not-in-domain"];
                    assert!(sound.contains(&code), "{fault}");
                    items.push((list.clone(), *index));
                }
                _ => panic!("{fault}"),
            }
        }
        items.sort();
        items.dedup();
        for (list, index) in items.into_iter().rev() {
            mend(&mut document, &list, index);
        }
    }
    panic!("cannot be mended: {}", RuleBook::from_document(document).unwrap_err())
}

fn mend(document: &mut RuleBookDocument, list: &str, index: usize) {
    match list {
        "sections" => {
            document.sections[index].when = None;
            document.sections[index].valid = Validity::ALWAYS;
        }
        "activity_types" => document.activity_types[index].when = None,
        "required_facts" => document.required_facts[index].when = None,
        "offers" => drop(document.offers.remove(index)),
        "agreements" => drop(document.agreements.remove(index)),
        _ => panic!("{list}/{index}"),
    }
}

fn title(text: &str) -> LocalizedText {
    LocalizedText::danish(text)
}

pub(crate) fn document(draw: &mut Draw, size: Size) -> RuleBookDocument {
    let mut document = RuleBookDocument {
        id: Some("drawn".to_owned()),
        version: Some("1".to_owned()),
        title: Some(title("Trukket")),
        dimensions: dimensions(draw, size),
        ..RuleBookDocument::default()
    };
    if size == Size::Wide {
        document.conditions.extend(combs(&document.dimensions));
    }
    for number in 0..draw.below(4) {
        let condition = condition(draw, &document, 3);
        document.conditions.insert(format!("n{number}"), condition);
    }
    for _ in 0..draw.below(4) {
        let names: Vec<String> = document.dimensions.iter().map(|dimension| dimension.id.clone()).collect();
        let count = draw.between(1, 2);
        let (facts, valid) = (draw.some(&names, count), draw.valid());
        let when = draw.chance(50).then(|| condition(draw, &document, 1));
        document.required_facts.push(RequiredFacts { facts, when, valid });
    }
    for id in ["LA", "LB", "LC"].into_iter().take(draw.between(1, 3)) {
        let valid = draw.valid();
        document.laws.push(Law {
            id: id.to_owned(),
            title: title(id),
            reference: None,
            valid,
            codes: BTreeMap::new(),
        });
    }
    for number in 0..draw.between(1, 4) {
        let known: Vec<String> = document.sections.iter().map(|section| section.id.clone()).collect();
        let section = Section {
            // A name with everything that a careless format would take for its own.
            id: format!("§ {number}/\"stk\".~æ"),
            title: title("Bestemmelse"),
            law: draw.pick(&document.laws).id,
            reference: draw.chance(50).then(|| format!("§ {number}")),
            valid: draw.valid(),
            when: draw.chance(60).then(|| condition(draw, &document, 3)),
            replaces: if known.is_empty() || draw.chance(60) { Vec::new() } else { vec![draw.pick(&known)] },
            illustrative: false,
            codes: BTreeMap::new(),
        };
        document.sections.push(section);
    }
    for number in 0..draw.between(1, 5) {
        let any = draw.chance(40);
        let kind = ActivityType {
            id: format!("{:06}", 100_101 * (number + 1)),
            title: title("Ydelse"),
            description: None,
            tolerance: Default::default(),
            providers: if any { ProviderPolicy::Any } else { ProviderPolicy::Agreed },
            valid: draw.valid(),
            when: draw.chance(25).then(|| condition(draw, &document, 2)),
            illustrative: false,
            codes: BTreeMap::new(),
        };
        document.activity_types.push(kind);
    }
    offers(draw, &mut document);
    if size == Size::Wide && draw.chance(50) {
        // More statements than a set of them has bits, in the rule that is compiled first.
        let age = |age| [("age".to_owned(), age)].into();
        let ages = (16..86).flat_map(|years| [Condition::AtLeast(age(years)), Condition::Below(age(years))]);
        let crowd = Condition::Any(ages.collect());
        if let Some(offer) = document.offers.first_mut() {
            offer.when = Some(crowd);
        }
    }
    providers(draw, &mut document);
    document
}

fn dimensions(draw: &mut Draw, size: Size) -> Vec<Dimension> {
    let wide = size == Size::Wide;
    let choice = |count: usize| {
        let choice = |number| Choice { id: format!("v{number} ø"), title: title("Værdi") };
        Domain::Choice((0..count).map(choice).collect())
    };
    let values = if wide { draw.between(21, 120) } else { draw.between(2, 5) };
    let mut steps = vec![1, 2, 3, 5, 8];
    steps.truncate(draw.between(1, 5));
    if draw.chance(30) {
        steps.reverse();
    }
    let bounds = if wide {
        (Some(0), Some(WIDEST))
    } else {
        draw.pick(&[(Some(0), Some(10)), (None, None), (Some(-5), None), (None, Some(5)), (Some(3), Some(3))])
    };
    let ladder = steps.into_iter().map(|step| Step { step, title: title("Trin") }).collect::<Vec<_>>();
    let mut dimensions = vec![
        ("choice", choice(values)),
        ("ladder", Domain::Ladder(ladder)),
        ("number", Domain::Number { min: bounds.0, max: bounds.1 }),
        ("flag", Domain::Flag),
        ("birth", Domain::Date),
        ("age", Domain::Age { of: "birth".to_owned() }),
    ];
    if draw.chance(40) {
        dimensions.push(("other choice", choice(3)));
        dimensions.push(("other flag", Domain::Flag));
    }
    if draw.chance(30) {
        // A derived dimension may stand before the one that it is derived from.
        dimensions.insert(0, ("other age", Domain::Age { of: "other birth".to_owned() }));
        dimensions.push(("other birth", Domain::Date));
        dimensions.push(("second age", Domain::Age { of: "birth".to_owned() }));
    }
    let turn = draw.below(dimensions.len());
    dimensions.rotate_left(turn);
    let dimension = |(id, domain): (&str, Domain)| Dimension {
        id: id.to_owned(),
        title: title(id),
        question: None,
        domain,
    };
    dimensions.into_iter().map(dimension).collect()
}

/// Conditions that tell (nearly) every value of choices and numbers apart.
fn combs(dimensions: &[Dimension]) -> Vec<(String, Condition)> {
    dimensions
        .iter()
        .filter_map(|dimension| {
            let values: Vec<FactValue> = match &dimension.domain {
                Domain::Choice(choices) => {
                    choices.iter().skip(1).map(|choice| FactValue::from(choice.id.as_str())).collect()
                }
                Domain::Number { .. } => teeth().collect(),
                _ => return None,
            };
            let condition = Condition::In([(dimension.id.clone(), values)].into());
            Some((format!("comb of {}", dimension.id), condition))
        })
        .collect()
}

/// A value that a statement may name. Numbers are few, so that a comb and they together leave no mask too small.
fn named(draw: &mut Draw, domain: &Domain) -> FactValue {
    match domain {
        Domain::Number { min: Some(min), max: Some(max) } if *max == WIDEST => {
            let bounds = [FactValue::from(*min), FactValue::from(*max)];
            let numbers: Vec<FactValue> = teeth().chain(bounds).collect();
            draw.pick(&numbers)
        }
        domain => value(draw, domain).unwrap(),
    }
}

const WIDEST: i64 = 400;

/// Lone numbers, each cut on both sides: 60 of them are 120 cuts.
fn teeth() -> impl Iterator<Item = FactValue> {
    (0..60).map(|tooth| FactValue::from(tooth * 5 + 2))
}

/// A value that a case may state.
pub(crate) fn value(draw: &mut Draw, domain: &Domain) -> Option<FactValue> {
    match domain {
        Domain::Choice(choices) => Some(FactValue::from(draw.pick(choices).id.as_str())),
        Domain::Ladder(steps) => Some(FactValue::from(draw.pick(steps).step)),
        Domain::Number { min, max } => {
            let (min, max) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
            let mut numbers = vec![min, max, min.saturating_add(1), max.saturating_sub(1)];
            numbers.extend((-6..12).chain(if max == WIDEST { 12..302 } else { 0..0 }));
            numbers.retain(|number| (min..=max).contains(number));
            Some(FactValue::from(draw.pick(&numbers)))
        }
        Domain::Flag => Some(FactValue::from(draw.chance(50))),
        Domain::Age { .. } => Some(FactValue::from(draw.pick(&AGES))),
        Domain::Date => None,
    }
}

fn condition(draw: &mut Draw, document: &RuleBookDocument, depth: usize) -> Condition {
    let looked_at: Vec<&Dimension> =
        document.dimensions.iter().filter(|dimension| dimension.domain != Domain::Date).collect();
    let ordered: Vec<&Dimension> = looked_at
        .iter()
        .copied()
        .filter(|dimension| !matches!(dimension.domain, Domain::Choice(_) | Domain::Flag))
        .collect();
    let number = |draw: &mut Draw| {
        let dimension = draw.pick(&ordered);
        let FactValue::Number(number) = named(draw, &dimension.domain) else { unreachable!() };
        BTreeMap::from([(dimension.id.clone(), number)])
    };
    let parts = |draw: &mut Draw| -> Vec<Condition> {
        (0..draw.below(4)).map(|_| condition(draw, document, depth - 1)).collect()
    };
    match draw.below(if depth == 0 { 6 } else { 11 }) {
        0..=2 => {
            let mut facts = BTreeMap::new();
            for _ in 0..draw.between(1, 2) {
                let dimension = draw.pick(&looked_at);
                // Nearly half of the values of a choice: a rule that matches hardly ever tests little.
                let most = match &dimension.domain {
                    Domain::Choice(choices) => choices.len(),
                    Domain::Ladder(_) | Domain::Number { .. } => 4,
                    _ => 2,
                };
                let count = if draw.chance(8) { 0 } else { draw.between(1, most) };
                let values = repeat_with(|| named(draw, &dimension.domain)).take(count).collect::<Vec<_>>();
                facts.insert(dimension.id.clone(), values);
            }
            Condition::In(facts)
        }
        3 => Condition::AtLeast(number(draw)),
        4 => Condition::Below(number(draw)),
        5 => match document.conditions.keys().cloned().collect::<Vec<_>>() {
            names if names.is_empty() => Condition::All(Vec::new()),
            names => Condition::Use(draw.pick(&names)),
        },
        6 | 7 => Condition::All(parts(draw)),
        8 | 9 => Condition::Any(parts(draw)),
        _ => Condition::Not(Box::new(condition(draw, document, depth - 1))),
    }
}

fn offers(draw: &mut Draw, document: &mut RuleBookDocument) {
    let kinds: Vec<String> = document.activity_types.iter().map(|kind| kind.id.clone()).collect();
    let sections: Vec<String> = document.sections.iter().map(|section| section.id.clone()).collect();
    for section in sections {
        for kind in &kinds {
            for (role, percent) in [(Role::Main, 65), (Role::Supplementary, 50)] {
                if !draw.chance(percent) {
                    continue;
                }
                for valid in draw.apart() {
                    let count = draw.between(1, 4);
                    let to = if role == Role::Main { Vec::new() } else { draw.some(&kinds, count) };
                    let when = draw.chance(35).then(|| condition(draw, document, 2));
                    document.offers.push(Offer {
                        section: section.clone(),
                        activity_type: kind.clone(),
                        role,
                        to,
                        kle: None,
                        journal_template: None,
                        account: None,
                        supplementary_account: None,
                        category: None,
                        valid,
                        when,
                        illustrative: false,
                        codes: BTreeMap::new(),
                    });
                }
            }
        }
    }
}

fn providers(draw: &mut Draw, document: &mut RuleBookDocument) {
    for number in 0..draw.below(4) {
        let id = format!("9000000{number}");
        let valid = draw.valid();
        document.providers.push(Provider {
            id: id.clone(),
            name: "Leverandør".to_owned(),
            cvr: None,
            kind: ProviderKind::External,
            vat_factor: serde_json::from_value(json!("80")).unwrap(),
            valid,
            codes: BTreeMap::new(),
        });
        let kinds: Vec<String> = document.activity_types.iter().map(|kind| kind.id.clone()).collect();
        for kind in kinds {
            if !draw.chance(60) {
                continue;
            }
            for valid in draw.apart() {
                let price = draw.chance(70).then(|| draw.below(500).to_string());
                let agreement = json!({
                    "provider": id, "activity_type": kind, "valid": valid,
                    "unit_price": price, "unit": "hour", "capacity": draw.below(9),
                });
                document.agreements.push(serde_json::from_value::<Agreement>(agreement).unwrap());
            }
        }
    }
}
