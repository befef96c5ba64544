//! Whether any case can meet a condition. All combinations of relevant values are tried.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::conditions::Fact;
use crate::limits::{MAX_COMBINATIONS, MAX_EVALUATIONS};
use crate::rulebook::{Condition, Domain, FactValue};

/// Analyses the conditions of one rule book. Each of them has a bounded size and none is circular.
pub(super) struct Judge<'a> {
    facts: &'a FxHashMap<&'a str, Fact<'a>>,
    named: &'a BTreeMap<String, Condition>,
    /// How many parts may still be evaluated.
    budget: usize,
}

/// A condition over the values of slots, one for each dimension that it uses.
enum Test {
    In(usize, Vec<i64>),
    AtLeast(usize, i64),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    /// A list without values: a provision that is listed but opened to nobody. This is intended, so conditions that
    /// depend on it are not reported as mistakes.
    ClosedReason,
}

/// A dimension that a condition uses, with the numbers that the condition names.
struct Slot<'a> {
    fact: &'a Fact<'a>,
    named: BTreeSet<i64>,
}

impl<'a> Judge<'a> {
    pub(super) const fn new(
        facts: &'a FxHashMap<&'a str, Fact<'a>>,
        named: &'a BTreeMap<String, Condition>,
    ) -> Self {
        Self { facts, named, budget: MAX_EVALUATIONS }
    }

    /// Whether no combination of facts meets `condition`. False if the condition is faulty or too large to try.
    pub(super) fn is_impossible(&mut self, condition: &Condition) -> bool {
        let mut slots = Vec::new();
        let Some(test) = self.test(condition, &mut slots) else { return false };
        let values: Vec<Vec<i64>> = slots.iter().map(Slot::values).collect();
        let combinations =
            values.iter().try_fold(1_usize, |product, values| product.checked_mul(values.len()));
        if combinations.is_none_or(|combinations| combinations > MAX_COMBINATIONS) {
            return false;
        }
        let mut chosen: Vec<usize> = vec![0; values.len()];
        loop {
            let facts: Option<Vec<i64>> =
                chosen.iter().zip(&values).map(|(chosen, values)| values.get(*chosen).copied()).collect();
            // A dimension without values is reported separately.
            let Some(facts) = facts else { return false };
            match test.may_be_met(&facts, &mut self.budget) {
                None | Some(Some(true) | None) => return false,
                Some(Some(false)) => {}
            }
            // The next combination, counted like an odometer.
            let turned = chosen.iter_mut().zip(&values).find_map(|(chosen, values)| {
                *chosen += 1;
                if *chosen == values.len() {
                    *chosen = 0;
                }
                (*chosen != 0).then_some(())
            });
            if turned.is_none() {
                return true;
            }
        }
    }

    /// The test of `condition`; none if a part is faulty and therefore reported already.
    fn test(&self, condition: &Condition, slots: &mut Vec<Slot<'a>>) -> Option<Test> {
        match condition {
            Condition::In(facts) => {
                let each = facts.iter().map(|(name, values)| {
                    if values.is_empty() {
                        return Some(Test::ClosedReason);
                    }
                    let (slot, fact) = self.slot(name, slots)?;
                    let numbers =
                        values.iter().map(|value| fact.number(value)).collect::<Option<Vec<i64>>>()?;
                    slots.get_mut(slot)?.named.extend(&numbers);
                    Some(Test::In(slot, numbers))
                });
                each.collect::<Option<Vec<Test>>>().map(Test::All)
            }
            Condition::AtLeast(facts) => self.compared(facts, slots).map(Test::All),
            Condition::Below(facts) => {
                let at_least = self.compared(facts, slots)?;
                Some(Test::All(at_least.into_iter().map(|test| Test::Not(Box::new(test))).collect()))
            }
            Condition::All(parts) => self.tests(parts, slots).map(Test::All),
            Condition::Any(parts) => self.tests(parts, slots).map(Test::Any),
            Condition::Not(part) => Some(Test::Not(Box::new(self.test(part, slots)?))),
            Condition::Use(name) => self.test(self.named.get(name)?, slots),
        }
    }

    fn tests(&self, parts: &[Condition], slots: &mut Vec<Slot<'a>>) -> Option<Vec<Test>> {
        parts.iter().map(|part| self.test(part, slots)).collect()
    }

    fn compared(&self, facts: &BTreeMap<String, i64>, slots: &mut Vec<Slot<'a>>) -> Option<Vec<Test>> {
        let each = facts.iter().map(|(name, number)| {
            let (slot, fact) = self.slot(name, slots)?;
            fact.number(&FactValue::Number(*number))?;
            slots.get_mut(slot)?.named.insert(*number);
            Some(Test::AtLeast(slot, *number))
        });
        each.collect()
    }

    fn slot(&self, name: &str, slots: &mut Vec<Slot<'a>>) -> Option<(usize, &'a Fact<'a>)> {
        let fact = self.facts.get(name)?;
        let known = slots.iter().position(|slot| std::ptr::eq(slot.fact, fact));
        let place = known.unwrap_or_else(|| {
            slots.push(Slot { fact, named: BTreeSet::new() });
            slots.len() - 1
        });
        Some((place, fact))
    }
}

impl Slot<'_> {
    /// Representative values: for every value of the dimension, one that the condition treats in the same way.
    fn values(&self) -> Vec<i64> {
        match self.fact.dimension.domain {
            Domain::Choice(_) => {
                let other = self.fact.choices.values().find(|choice| !self.named.contains(choice));
                self.named.iter().chain(other).copied().collect()
            }
            Domain::Ladder(_) => self.fact.steps.iter().copied().collect(),
            Domain::Flag => vec![0, 1],
            Domain::Number { .. } | Domain::Age { .. } => {
                let (min, max) = self.fact.bounds();
                let around = |number: &i64| [number.saturating_sub(1), *number, number.saturating_add(1)];
                let near: BTreeSet<i64> = self.named.iter().flat_map(around).collect();
                near.into_iter().filter(|number| min <= *number && *number <= max).collect()
            }
            Domain::Date => Vec::new(),
        }
    }
}

impl Test {
    /// Whether it is met. The inner none means that it depends on a list without values; the outer none that the
    /// limit is reached.
    fn may_be_met(&self, facts: &[i64], budget: &mut usize) -> Option<Option<bool>> {
        *budget = budget.checked_sub(1)?;
        let fact = |slot: &usize| facts.get(*slot);
        Some(match self {
            Self::In(slot, numbers) => fact(slot).map(|fact| numbers.contains(fact)),
            Self::AtLeast(slot, number) => fact(slot).map(|fact| fact >= number),
            Self::Not(part) => part.may_be_met(facts, budget)?.map(|met| !met),
            Self::ClosedReason => None,
            Self::All(parts) => Self::joined(parts, false, facts, budget)?,
            Self::Any(parts) => Self::joined(parts, true, facts, budget)?,
        })
    }

    /// Kleene's logic: one part that is `decisive` decides; otherwise one unknown part leaves the result unknown.
    fn joined(parts: &[Self], decisive: bool, facts: &[i64], budget: &mut usize) -> Option<Option<bool>> {
        let mut result = Some(!decisive);
        for part in parts {
            match part.may_be_met(facts, budget)? {
                Some(met) if met == decisive => return Some(Some(decisive)),
                Some(_) => {}
                None => result = None,
            }
        }
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::check::conditions::fact;
    use crate::rulebook::{Choice, Dimension, Step};
    use crate::title::LocalizedText;
    use proptest::prelude::*;

    fn dimensions() -> Vec<Dimension> {
        let title = LocalizedText::danish("x");
        let dimension =
            |id: &str, domain| Dimension { id: id.to_owned(), title: title.clone(), question: None, domain };
        let choice = |id: &str| Choice { id: id.to_owned(), title: title.clone() };
        let step = |step| Step { step, title: title.clone() };
        vec![
            dimension("group", Domain::Choice(vec![choice("a"), choice("b"), choice("c")])),
            dimension("ladder", Domain::Ladder(vec![step(7), step(1), step(3)])),
            dimension("number", Domain::Number { min: Some(-2), max: Some(9) }),
            dimension("flag", Domain::Flag),
        ]
    }

    fn values() -> [Vec<FactValue>; 4] {
        [
            ["a", "b", "c"].map(FactValue::from).to_vec(),
            [1, 3, 7].map(FactValue::from).to_vec(),
            (-2..=9).map(FactValue::from).collect(),
            [false, true].map(FactValue::from).to_vec(),
        ]
    }

    /// The naive reference: whether a full set of facts meets a condition.
    fn met(condition: &Condition, facts: &BTreeMap<&str, &FactValue>) -> bool {
        let number = |name: &String| match facts[name.as_str()] {
            FactValue::Number(number) => *number,
            other => panic!("{other}"),
        };
        match condition {
            Condition::In(of) => of.iter().all(|(name, values)| values.contains(facts[name.as_str()])),
            Condition::AtLeast(of) => of.iter().all(|(name, least)| number(name) >= *least),
            Condition::Below(of) => of.iter().all(|(name, bound)| number(name) < *bound),
            Condition::All(parts) => parts.iter().all(|part| met(part, facts)),
            Condition::Any(parts) => parts.iter().any(|part| met(part, facts)),
            Condition::Not(part) => !met(part, facts),
            Condition::Use(name) => panic!("{name}"),
        }
    }

    fn condition() -> impl Strategy<Value = Condition> {
        let one_of = (0_usize..4).prop_flat_map(|dimension| {
            let name = dimensions()[dimension].id.clone();
            prop::collection::vec(prop::sample::select(values()[dimension].clone()), 1..3)
                .prop_map(move |values| Condition::In(BTreeMap::from([(name.clone(), values)])))
        });
        let number = prop_oneof![
            prop::sample::select(vec![1_i64, 3, 7])
                .prop_map(|step| BTreeMap::from([("ladder".to_owned(), step)])),
            (-2_i64..=9).prop_map(|number| BTreeMap::from([("number".to_owned(), number)])),
        ];
        let leaf = prop_oneof![
            one_of,
            number.clone().prop_map(Condition::AtLeast),
            number.prop_map(Condition::Below),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
                prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
                inner.prop_map(|part| Condition::Not(Box::new(part))),
            ]
        })
    }

    proptest! {
        #[test]
        fn impossible_is_what_no_facts_meet(condition in prop_oneof![
            condition(), prop::collection::vec(condition(), 2..5).prop_map(Condition::All)
        ]) {
            let dimensions = dimensions();
            let facts = dimensions.iter().map(|dimension| (dimension.id.as_str(), fact(dimension))).collect();
            let [groups, steps, numbers, flags] = values();
            let mut any = false;
            for group in &groups { for step in &steps { for number in &numbers { for flag in &flags {
                any |= met(&condition, &BTreeMap::from([("group", group), ("ladder", step), ("number", number), ("flag", flag)]));
            } } } }
            let named = BTreeMap::new();
            prop_assert_eq!(Judge::new(&facts, &named).is_impossible(&condition), !any);
        }
    }
}
