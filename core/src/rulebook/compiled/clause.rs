//! Clauses: conditions taken apart at their top-level `all`, each part compiled to masks over cells.

use std::collections::BTreeMap;

use super::cells::{Cell, Cells, MISSING, Mask, Statement, bit};
use crate::rulebook::{Condition, FactValue};

/// Met, unmet, or unknown while a fact is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tri {
    Unmet,
    Unknown,
    Met,
}

/// One of the parts that must all be met: what was written, and how it is evaluated.
#[derive(Debug)]
pub(crate) struct Clause {
    /// The part as a condition over few dimensions, named conditions written out.
    pub(crate) condition: Condition,
    /// The dimensions it looks at, each once.
    pub(crate) dimensions: Vec<u8>,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Atom { dimension: u8, mask: Mask },
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

impl Test {
    fn evaluate(&self, cells: &impl Fn(u8) -> Cell) -> Tri {
        match self {
            // What no value meets is unmet without asking: a missing fact leaves open only what it decides.
            Self::Atom { dimension, mask } => match cells(*dimension) {
                MISSING if *mask != 0 => Tri::Unknown,
                cell if bit(cell) & mask != 0 => Tri::Met,
                _ => Tri::Unmet,
            },
            // Kleene's logic: `all` is the least of its parts, `any` the greatest.
            Self::All(parts) => parts.iter().map(|part| part.evaluate(cells)).min().unwrap_or(Tri::Met),
            Self::Any(parts) => parts.iter().map(|part| part.evaluate(cells)).max().unwrap_or(Tri::Unmet),
            Self::Not(part) => match part.evaluate(cells) {
                Tri::Met => Tri::Unmet,
                Tri::Unknown => Tri::Unknown,
                Tri::Unmet => Tri::Met,
            },
        }
    }

    fn collect_dimensions(&self, into: &mut Vec<u8>) {
        match self {
            Self::Atom { dimension, .. } => {
                if !into.contains(dimension) {
                    into.push(*dimension);
                }
            }
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.collect_dimensions(into))
            }
            Self::Not(part) => part.collect_dimensions(into),
        }
    }
}

impl Clause {
    /// Whether the clause is met on the cells that `cells` gives for each dimension.
    #[inline]
    pub(crate) fn evaluate(&self, cells: &impl Fn(u8) -> Cell) -> Tri {
        self.test.evaluate(cells)
    }
}

/// Compiles conditions of one rule book.
pub(crate) struct Compiler<'a> {
    pub(crate) names: &'a BTreeMap<&'a str, u8>,
    pub(crate) cells: &'a [Cells],
    pub(crate) named: &'a BTreeMap<String, Condition>,
}

impl Compiler<'_> {
    /// The clauses of `condition`; none where there is no condition.
    pub(crate) fn clauses(&self, condition: Option<&Condition>) -> Vec<Clause> {
        let mut parts = Vec::new();
        if let Some(condition) = condition {
            flatten(condition, self.named, &mut parts);
        }
        parts
            .into_iter()
            .map(|condition| {
                let test = self.test(&condition);
                let mut dimensions = Vec::new();
                test.collect_dimensions(&mut dimensions);
                Clause { condition, dimensions, test }
            })
            .collect()
    }

    fn test(&self, condition: &Condition) -> Test {
        match condition {
            Condition::In(facts) => self.atoms(facts, |values| Statement::In(values)),
            Condition::AtLeast(facts) => self.atoms(facts, |number| Statement::AtLeast(*number)),
            Condition::Below(facts) => self.atoms(facts, |number| Statement::Below(*number)),
            Condition::All(parts) => Test::All(parts.iter().map(|part| self.test(part)).collect()),
            Condition::Any(parts) => Test::Any(parts.iter().map(|part| self.test(part)).collect()),
            Condition::Not(part) => Test::Not(Box::new(self.test(part))),
            // Written out by `flatten`; a name that is left has no condition, and nothing meets it.
            Condition::Use(_) => Test::Any(Vec::new()),
        }
    }

    fn atoms<'v, V>(
        &self,
        facts: &'v BTreeMap<String, V>,
        statement: impl Fn(&'v V) -> Statement<'v>,
    ) -> Test {
        let mut atoms: Vec<Test> = facts
            .iter()
            .map(|(name, value)| {
                let dimension = self.names.get(name.as_str()).copied().unwrap_or(MISSING);
                let mask =
                    self.cells.get(usize::from(dimension)).map_or(0, |cells| cells.mask(&statement(value)));
                Test::Atom { dimension, mask }
            })
            .collect();
        match atoms.len() {
            1 => atoms.pop().unwrap_or(Test::All(Vec::new())),
            _ => Test::All(atoms),
        }
    }
}

/// The parts that must all be met, over one dimension each where they can be taken apart.
fn flatten(condition: &Condition, named: &BTreeMap<String, Condition>, into: &mut Vec<Condition>) {
    fn single<V: Clone>(facts: &BTreeMap<String, V>) -> impl Iterator<Item = BTreeMap<String, V>> {
        facts.iter().map(|(name, value)| BTreeMap::from([(name.clone(), value.clone())]))
    }
    match condition {
        Condition::All(parts) => parts.iter().for_each(|part| flatten(part, named, into)),
        Condition::In(facts) => into.extend(single(facts).map(Condition::In)),
        Condition::AtLeast(facts) => into.extend(single(facts).map(Condition::AtLeast)),
        Condition::Below(facts) => into.extend(single(facts).map(Condition::Below)),
        Condition::Use(name) => match named.get(name) {
            Some(condition) => flatten(condition, named, into),
            None => into.push(condition.clone()),
        },
        Condition::Any(_) | Condition::Not(_) => into.push(write_out(condition, named)),
    }
}

/// The condition with every named one written out.
fn write_out(condition: &Condition, named: &BTreeMap<String, Condition>) -> Condition {
    match condition {
        Condition::All(parts) => Condition::All(parts.iter().map(|part| write_out(part, named)).collect()),
        Condition::Any(parts) => Condition::Any(parts.iter().map(|part| write_out(part, named)).collect()),
        Condition::Not(part) => Condition::Not(Box::new(write_out(part, named))),
        Condition::Use(name) => {
            named.get(name).map_or_else(|| condition.clone(), |inner| write_out(inner, named))
        }
        Condition::In(_) | Condition::AtLeast(_) | Condition::Below(_) => condition.clone(),
    }
}

/// Calls `visit` with every statement about a dimension in `condition`, named conditions left out.
pub(crate) fn statements<'a>(condition: &'a Condition, visit: &mut impl FnMut(&'a str, Statement<'a>)) {
    match condition {
        Condition::In(facts) => {
            facts.iter().for_each(|(name, values): (_, &Vec<FactValue>)| visit(name, Statement::In(values)));
        }
        Condition::AtLeast(facts) => {
            facts.iter().for_each(|(name, number)| visit(name, Statement::AtLeast(*number)))
        }
        Condition::Below(facts) => {
            facts.iter().for_each(|(name, number)| visit(name, Statement::Below(*number)))
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| statements(part, visit))
        }
        Condition::Not(part) => statements(part, visit),
        Condition::Use(_) => {}
    }
}
