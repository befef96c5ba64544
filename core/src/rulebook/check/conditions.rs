//! Conditions use facts that exist, with values that these can have, and have a size that can be analysed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cycles::{chain, walk};
use super::possible::Judge;
use super::{Checker, item};
use crate::fault::{Fault, Path, Step};
use crate::limits::{MAX_AGE, MAX_CELLS, MAX_CONDITION_DEPTH, MAX_CONDITION_PARTS};
use crate::rulebook::{Condition, Dimension, Domain, FactValue, RuleBookFault};

/// An independent condition and its place.
struct Stated<'a> {
    path: Path,
    condition: &'a Condition,
}

/// A dimension as seen by conditions.
pub(super) struct Fact<'a> {
    pub(super) dimension: &'a Dimension,
    /// The number of each choice.
    pub(super) choices: FxHashMap<&'a str, i64>,
    pub(super) steps: FxHashSet<i64>,
}

impl Fact<'_> {
    /// The number of `value`; none if the dimension cannot have it.
    pub(super) fn number(&self, value: &FactValue) -> Option<i64> {
        match (&self.dimension.domain, value) {
            (Domain::Choice(_), FactValue::Text(text)) => self.choices.get(text.as_str()).copied(),
            (Domain::Flag, FactValue::Flag(flag)) => Some(i64::from(*flag)),
            (Domain::Ladder(_), FactValue::Number(number)) => self.steps.get(number).copied(),
            (Domain::Number { .. } | Domain::Age { .. }, FactValue::Number(number)) => {
                let (min, max) = self.bounds();
                Some(*number).filter(|number| min <= *number && *number <= max)
            }
            _ => None,
        }
    }

    /// The lowest and highest number.
    pub(super) fn bounds(&self) -> (i64, i64) {
        match self.dimension.domain {
            Domain::Number { min, max } => (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)),
            _ => (0, MAX_AGE),
        }
    }
}

/// How large a condition is.
#[derive(Default)]
struct Measure {
    parts: usize,
    depth: usize,
    /// The named conditions that it uses, by number, each with the depth at which it is used.
    uses: Vec<(usize, usize)>,
}

impl<'a> Checker<'a> {
    pub(super) fn conditions(&mut self) {
        let document = self.document;
        let facts: FxHashMap<&str, Fact<'_>> =
            document.dimensions.iter().map(|dimension| (dimension.id.as_str(), fact(dimension))).collect();
        let names: FxHashMap<&str, usize> =
            document.conditions.keys().enumerate().map(|(number, name)| (name.as_str(), number)).collect();
        let stated = self.stated_conditions();

        let mut inspector =
            Inspector { checker: self, facts: &facts, names: &names, cells: FxHashMap::default() };
        let measures: Vec<Measure> = stated
            .iter()
            .map(|stated| {
                let mut measure = Measure::default();
                inspector.inspect(stated.condition, &Trail::Start(&stated.path), 1, &mut measure);
                measure
            })
            .collect();
        let cells = inspector.cells;
        self.cells(&cells);
        if self.sound(&stated, &measures) {
            let mut judge = Judge::new(&facts, &document.conditions);
            for Stated { path, condition } in stated {
                if judge.is_impossible(condition) {
                    self.fault(path, RuleBookFault::ImpossibleCondition {});
                }
            }
        }
    }

    /// Every independent condition: first the named ones, in the order of their names.
    fn stated_conditions(&self) -> Vec<Stated<'a>> {
        let document = self.document;
        let named = document
            .conditions
            .iter()
            .map(|(name, condition)| (Path::root().join("conditions").join(&**name), condition));
        let mut stated: Vec<Stated<'a>> = named.map(|(path, condition)| Stated { path, condition }).collect();
        macro_rules! of {
            ($($list:ident)*) => {$(
                for (index, item_) in document.$list.iter().enumerate() {
                    if let Some(condition) = &item_.when {
                        stated.push(Stated { path: item(stringify!($list), index).join("when"), condition });
                    }
                }
            )*};
        }
        of!(required_facts efforts sections activity_types offers reimbursements);
        stated
    }

    /// Checks that no condition is circular or too large. The named ones come first in both lists.
    fn sound(&mut self, stated: &[Stated<'_>], measures: &[Measure]) -> bool {
        let names: Vec<&String> = self.document.conditions.keys().collect();
        let uses = |measure: &Measure| measure.uses.iter().map(|(number, _)| *number).collect();
        let walk = walk(&measures.iter().take(names.len()).map(uses).collect::<Vec<_>>());
        for circle in &walk.circles {
            let named: Vec<&str> =
                circle.iter().filter_map(|number| names.get(*number)).map(|name| name.as_str()).collect();
            let first = named.first().copied().unwrap_or_default();
            let kind = RuleBookFault::ConditionCycle { chain: chain(named.iter().copied()) };
            self.fault(Path::root().join("conditions").join(first), kind);
        }
        if !walk.circles.is_empty() {
            return false;
        }

        // Parts and depth of each condition, with the conditions that it uses written out.
        let mut whole = vec![(0_usize, 0_usize); measures.len()];
        let mut sound = true;
        for number in walk.order.into_iter().chain(names.len()..measures.len()) {
            let Some((measure, Stated { path, .. })) = measures.get(number).zip(stated.get(number)) else {
                continue;
            };
            let (mut parts, mut depth) = (measure.parts, measure.depth);
            let mut uses_unsound = false;
            for (used, at) in &measure.uses {
                let (used_parts, used_depth) = whole.get(*used).copied().unwrap_or_default();
                parts = parts.saturating_add(used_parts);
                depth = depth.max(at.saturating_add(used_depth));
                uses_unsound |= used_depth > MAX_CONDITION_DEPTH || used_parts > MAX_CONDITION_PARTS;
            }
            if let Some(whole) = whole.get_mut(number) {
                *whole = (parts, depth);
            }
            sound &= depth <= MAX_CONDITION_DEPTH && parts <= MAX_CONDITION_PARTS;
            // Reported once, not again for every condition that uses it.
            if uses_unsound {
                continue;
            }
            if depth > MAX_CONDITION_DEPTH {
                self.fault(path.clone(), RuleBookFault::TooDeep { limit: MAX_CONDITION_DEPTH });
            }
            if parts > MAX_CONDITION_PARTS {
                self.fault(path.clone(), RuleBookFault::TooManyParts { limit: MAX_CONDITION_PARTS });
            }
        }
        sound
    }

    /// Checks that the values named in conditions divide no dimension into more cells than are supported.
    fn cells(&mut self, named: &FxHashMap<&str, FxHashSet<i64>>) {
        for (index, dimension) in self.document.dimensions.iter().enumerate() {
            let count = named.get(dimension.id.as_str()).map_or(0, FxHashSet::len) + 1;
            if count > MAX_CELLS {
                let kind =
                    RuleBookFault::TooManyCells { dimension: dimension.id.clone(), count, limit: MAX_CELLS };
                self.fault(item("dimensions", index), kind);
            }
        }
    }
}

pub(super) fn fact(dimension: &Dimension) -> Fact<'_> {
    let mut fact = Fact { dimension, choices: FxHashMap::default(), steps: FxHashSet::default() };
    match &dimension.domain {
        Domain::Choice(choices) => {
            fact.choices = choices.iter().map(|choice| choice.id.as_str()).zip(0..).collect()
        }
        Domain::Ladder(steps) => fact.steps = steps.iter().map(|step| step.step).collect(),
        Domain::Number { .. } | Domain::Flag | Domain::Date | Domain::Age { .. } => {}
    }
    fact
}

/// A path that is built only if it is needed.
enum Trail<'t> {
    Start(&'t Path),
    Key(&'t Trail<'t>, &'t str),
    Index(&'t Trail<'t>, usize),
}

impl Trail<'_> {
    fn path(&self) -> Path {
        match self {
            Self::Start(path) => (*path).clone(),
            Self::Key(outer, key) => outer.path().join(*key),
            Self::Index(outer, index) => outer.path().join(Step::Index(*index)),
        }
    }
}

/// Visits every part of a condition.
struct Inspector<'c, 'k, 'a> {
    checker: &'c mut Checker<'k>,
    facts: &'c FxHashMap<&'a str, Fact<'a>>,
    names: &'c FxHashMap<&'a str, usize>,
    /// The values at which conditions divide each dimension.
    cells: FxHashMap<&'a str, FxHashSet<i64>>,
}

impl<'c, 'a> Inspector<'c, '_, 'a> {
    fn inspect(&mut self, condition: &Condition, trail: &Trail<'_>, depth: usize, measure: &mut Measure) {
        measure.parts += 1;
        measure.depth = measure.depth.max(depth);
        // One level too many is enough to refuse it, and a deeper recursion could overflow the stack.
        if depth > MAX_CONDITION_DEPTH {
            return;
        }
        match condition {
            Condition::In(facts) => {
                let trail = Trail::Key(trail, "in");
                for (name, values) in facts {
                    self.one_of(name, values, &Trail::Key(&trail, name));
                }
            }
            Condition::AtLeast(facts) => {
                let trail = Trail::Key(trail, "at_least");
                facts
                    .iter()
                    .for_each(|(name, number)| self.compared(name, *number, &Trail::Key(&trail, name)));
            }
            Condition::Below(facts) => {
                let trail = Trail::Key(trail, "below");
                facts
                    .iter()
                    .for_each(|(name, number)| self.compared(name, *number, &Trail::Key(&trail, name)));
            }
            Condition::All(parts) => self.parts(parts, &Trail::Key(trail, "all"), depth, measure),
            Condition::Any(parts) => self.parts(parts, &Trail::Key(trail, "any"), depth, measure),
            Condition::Not(part) => self.inspect(part, &Trail::Key(trail, "not"), depth + 1, measure),
            Condition::Use(name) => match self.names.get(name.as_str()) {
                Some(number) => measure.uses.push((*number, depth)),
                None if self.checker.unread.has_id("conditions", name) => {}
                None => {
                    let kind = RuleBookFault::UnknownCondition { id: name.clone() };
                    let known = self.names.keys().copied();
                    self.checker.unknown(Trail::Key(trail, "use").path(), kind, name, known);
                }
            },
        }
    }

    fn parts(&mut self, parts: &[Condition], trail: &Trail<'_>, depth: usize, measure: &mut Measure) {
        for (index, part) in parts.iter().enumerate() {
            self.inspect(part, &Trail::Index(trail, index), depth + 1, measure);
        }
    }

    /// The dimension of this name, if conditions can use it.
    fn fact(&mut self, name: &str, trail: &Trail<'_>) -> Option<&'c Fact<'a>> {
        let Some(fact) = self.facts.get(name) else {
            if !self.checker.unread.has_id("dimensions", name) {
                let kind = RuleBookFault::UnknownDimension { id: name.to_owned() };
                self.checker.unknown(trail.path(), kind, name, self.facts.keys().copied());
            }
            return None;
        };
        if fact.dimension.domain == Domain::Date {
            self.checker.fault(trail.path(), RuleBookFault::NotComparable { dimension: name.to_owned() });
            return None;
        }
        Some(fact)
    }

    fn one_of(&mut self, name: &str, values: &[FactValue], trail: &Trail<'_>) {
        let Some(fact) = self.fact(name, trail) else { return };
        for (index, value) in values.iter().enumerate() {
            match fact.number(value) {
                Some(number) => {
                    let cells = self.cells.entry(&fact.dimension.id).or_default();
                    cells.insert(number);
                    // A number is separated from those below and from those above it, a choice from all others.
                    if fact.choices.is_empty() {
                        cells.insert(number.saturating_add(1));
                    }
                }
                None => self.not_in_domain(fact, value, &Trail::Index(trail, index)),
            }
        }
    }

    fn compared(&mut self, name: &str, number: i64, trail: &Trail<'_>) {
        let Some(fact) = self.fact(name, trail) else { return };
        if matches!(fact.dimension.domain, Domain::Choice(_) | Domain::Flag) {
            self.checker.fault(trail.path(), RuleBookFault::NotOrdered { dimension: name.to_owned() });
        } else if fact.number(&FactValue::Number(number)).is_none() {
            self.not_in_domain(fact, &FactValue::Number(number), trail);
        } else {
            self.cells.entry(&fact.dimension.id).or_default().insert(number);
        }
    }

    fn not_in_domain(&mut self, fact: &Fact<'_>, value: &FactValue, trail: &Trail<'_>) {
        let quoted = |text: &str| format!("\"{text}\"");
        // Quotes show the difference between a number and a text with the same characters.
        let (value, suggestion) = match (value, &fact.dimension.domain) {
            (FactValue::Text(text), Domain::Choice(_)) => {
                let known = fact.choices.keys().copied();
                (text.clone(), self.checker.suggestions.nearest(text, known))
            }
            (FactValue::Text(text), _) => {
                let meant = serde_json::from_str(text).ok().filter(|meant| fact.number(meant).is_some());
                (quoted(text), meant.map(|meant: FactValue| meant.to_string()))
            }
            (other, _) => {
                let text = other.to_string();
                let meant = fact.choices.contains_key(text.as_str()).then(|| quoted(&text));
                (text, meant)
            }
        };
        let kind = RuleBookFault::ValueNotInDomain { dimension: fact.dimension.id.clone(), value };
        self.checker.push(Fault::at(trail.path(), kind).suggest(suggestion));
    }
}
