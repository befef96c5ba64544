//! Clauses: conditions split at their top-level `all`; each part is compiled to masks over cells.

use std::collections::BTreeMap;

use super::atoms::{Atom, AtomResults, Bits, Dimensions, Numbering, dimension_bit};
use super::cells::{Cells, MISSING, Statement};
use super::tri::Tri;
use crate::rulebook::{Condition, FactValue};

/// The parts that must all be met for a rule.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    tests: Box<[Test]>,
    /// The atoms of the tests, if every test is one atom.
    atoms: Option<Bits>,
    /// The dimensions that each test uses.
    dimensions: Box<[Dimensions]>,
    /// The clauses as written, with named conditions written out.
    conditions: Box<[Condition]>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    Atom(Atom, Bits),
    /// At least one of these atoms: the most frequent compound condition.
    AnyOf(Bits, Dimensions),
    All(Box<[Test]>),
    Any(Box<[Test]>),
    Not(Box<Test>),
}

impl Test {
    #[inline]
    pub(crate) fn evaluate(&self, atom_results: &AtomResults) -> Tri {
        match self {
            Self::Atom(atom, bit) => atom_results.atom(*atom, *bit),
            Self::AnyOf(atoms, _) => atom_results.any(*atoms),
            _ => self.evaluate_compound(atom_results),
        }
    }

    #[inline(never)]
    fn evaluate_compound(&self, atom_results: &AtomResults) -> Tri {
        match self {
            // Kleene's logic: `all` is the least of its parts, `any` the greatest.
            Self::All(parts) => {
                parts.iter().map(|part| part.evaluate(atom_results)).min().unwrap_or(Tri::Met)
            }
            Self::Any(parts) => {
                parts.iter().map(|part| part.evaluate(atom_results)).max().unwrap_or(Tri::Unmet)
            }
            Self::Not(part) => match part.evaluate(atom_results) {
                Tri::Met => Tri::Unmet,
                Tri::Unknown => Tri::Unknown,
                Tri::Unmet => Tri::Met,
            },
            Self::Atom(..) | Self::AnyOf(..) => self.evaluate(atom_results),
        }
    }

    /// At least one of `parts`.
    fn any(parts: Box<[Test]>) -> Self {
        let bits = parts.iter().map(|part| match part {
            Self::Atom(_, bit) if *bit != 0 => Some(*bit),
            _ => None,
        });
        match bits.collect::<Option<Vec<Bits>>>() {
            Some(bits) => {
                let dimensions = parts.iter().fold(0, |set, part| set | part.dimensions());
                Self::AnyOf(bits.into_iter().fold(0, |set, bit| set | bit), dimensions)
            }
            None => Self::Any(parts),
        }
    }

    fn dimensions(&self) -> Dimensions {
        match self {
            Self::Atom(atom, _) => dimension_bit(atom.dimension),
            Self::AnyOf(_, dimensions) => *dimensions,
            Self::All(parts) | Self::Any(parts) => parts.iter().fold(0, |set, part| set | part.dimensions()),
            Self::Not(part) => part.dimensions(),
        }
    }
}

impl Clauses {
    /// The tests in document order, with the dimensions that each uses.
    pub(crate) fn tests(&self) -> impl Iterator<Item = (&Test, Dimensions)> {
        self.tests.iter().zip(self.dimensions.iter().copied())
    }

    /// Whether all clauses are met; if unknown, also the dimensions that are not stated.
    pub(crate) fn evaluate(&self, atom_results: &AtomResults) -> (Tri, Dimensions) {
        let (mut all, mut missing) = (Tri::Met, 0);
        for (test, dimensions) in self.tests() {
            let met = test.evaluate(atom_results);
            all = all.min(met);
            if met == Tri::Unknown {
                let open = (0_u8..32).filter(|number| !atom_results.has(*number)).map(dimension_bit);
                missing |= dimensions & open.fold(0, |set, bit| set | bit);
            }
        }
        (all, if all == Tri::Unknown { missing } else { 0 })
    }

    /// Whether there is no condition.
    pub(crate) fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Whether the mask alone shows that every clause is met. This is quick and decides most rules.
    #[inline]
    pub(crate) fn plainly_met(&self, atom_results: &AtomResults) -> bool {
        self.atoms.is_some_and(|atoms| atoms & !atom_results.met == 0)
    }

    /// One of the clauses, for display.
    pub(crate) fn get(&self, number: u16) -> Option<Clause<'_>> {
        let at = usize::from(number);
        Some(Clause { condition: self.conditions.get(at)?, dimensions: *self.dimensions.get(at)? })
    }
}

/// A clause as it was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clause<'a> {
    pub(crate) condition: &'a Condition,
    pub(crate) dimensions: Dimensions,
}

/// Compiles conditions of one rule book.
pub(crate) struct Compiler<'a> {
    pub(crate) names: &'a BTreeMap<&'a str, u8>,
    pub(crate) cells: &'a [Cells],
    pub(crate) named: &'a BTreeMap<String, Condition>,
    pub(crate) numbering: Numbering,
}

impl Compiler<'_> {
    /// The clauses of `condition`; empty if there is no condition.
    pub(crate) fn clauses(&mut self, condition: Option<&Condition>) -> Clauses {
        let mut conditions = Vec::new();
        if let Some(condition) = condition {
            flatten(condition, self.named, &mut conditions);
        }
        let tests: Box<[Test]> = conditions.iter().map(|condition| self.test(condition)).collect();
        let bits = tests.iter().map(|test| match test {
            Test::Atom(_, bit) if *bit != 0 => Some(*bit),
            _ => None,
        });
        Clauses {
            atoms: bits
                .collect::<Option<Vec<Bits>>>()
                .map(|bits| bits.into_iter().fold(0, |set, bit| set | bit)),
            dimensions: tests.iter().map(Test::dimensions).collect(),
            conditions: conditions.into(),
            tests,
        }
    }

    fn test(&mut self, condition: &Condition) -> Test {
        match condition {
            Condition::In(facts) => self.atoms(facts, |values| Statement::In(values)),
            Condition::AtLeast(facts) => self.atoms(facts, |number| Statement::AtLeast(*number)),
            Condition::Below(facts) => self.atoms(facts, |number| Statement::Below(*number)),
            Condition::All(parts) => Test::All(parts.iter().map(|part| self.test(part)).collect()),
            Condition::Any(parts) => Test::any(parts.iter().map(|part| self.test(part)).collect()),
            Condition::Not(part) => Test::Not(Box::new(self.test(part))),
            // `flatten` writes named conditions out. A name that remains has no condition, so nothing meets it.
            Condition::Use(_) => Test::Any(Box::default()),
        }
    }

    fn atoms<'v, V>(
        &mut self,
        facts: &'v BTreeMap<String, V>,
        statement: impl Fn(&'v V) -> Statement<'v>,
    ) -> Test {
        let mut atoms: Vec<Test> = facts
            .iter()
            .map(|(name, value)| {
                let dimension = self.names.get(name.as_str()).copied().unwrap_or(MISSING);
                let mask =
                    self.cells.get(usize::from(dimension)).map_or(0, |cells| cells.mask(&statement(value)));
                let atom = Atom { dimension, mask };
                Test::Atom(atom, self.numbering.bit(atom))
            })
            .collect();
        match atoms.len() {
            1 => atoms.pop().unwrap_or(Test::All(Box::default())),
            _ => Test::All(atoms.into()),
        }
    }
}

/// The parts that must all be met, each over one dimension if it can be split that far.
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

/// The condition with all named conditions written out.
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

/// Calls `visit` with every statement about a dimension in `condition`; named conditions are skipped.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::{RuleBookDocument, compiled::Compiled};
    use serde_json::{Value, json};

    const FLAG: u8 = 0;
    const STEP: u8 = 1;

    fn compiled(condition: Value) -> Compiled {
        let step = |step: u8| json!({"step": step, "title": {"da": "Trin"}});
        let document: RuleBookDocument = serde_json::from_value(json!({
            "dimensions": [
                {"id": "flag", "title": {"da": "Flag"}, "domain": "flag"},
                {"id": "step", "title": {"da": "Trin"}, "domain": {"ladder": [step(1), step(2), step(3)]}},
            ],
            "conditions": {
                "high": {"at_least": {"step": 3}},
                "both": {"all": [{"in": {"flag": [true], "step": [2, 3]}}, {"use": "high"}]},
            },
            "laws": [{"id": "L", "title": {"da": "Lov"}}],
            "sections": [{"id": "S", "title": {"da": "§"}, "law": "L", "when": condition}],
        }))
        .unwrap();
        Compiled::new(&document, &crate::rulebook::index::Index::of(&document))
    }

    fn clauses(compiled: &Compiled) -> Vec<Clause<'_>> {
        let clauses = &compiled.sections[0].clauses;
        (0..).map_while(|number| clauses.get(number)).collect()
    }

    /// The outcome of a condition of one clause; facts as `(flag, step)`.
    fn outcome(condition: Value, flag: Option<bool>, step: Option<i64>) -> Tri {
        let compiled = compiled(json!({"any": [condition]}));
        let mut cells = [MISSING; crate::limits::MAX_DIMENSIONS];
        cells[usize::from(FLAG)] = flag.map_or(MISSING, u8::from);
        cells[usize::from(STEP)] =
            step.map_or(MISSING, |step| compiled.dimensions[1].of_number(step).unwrap());
        let atom_results = compiled.atoms.atom_results(&cells, 0);
        let outcomes: Vec<Tri> =
            compiled.sections[0].clauses.tests().map(|(test, _)| test.evaluate(&atom_results)).collect();
        assert_eq!(outcomes.len(), 1);
        outcomes[0]
    }

    #[test]
    fn missing_facts_are_passed_on_as_in_kleenes_logic() {
        let (yes, high) = (json!({"in": {"flag": [true]}}), json!({"use": "high"}));
        let (met, unmet, open) = (Tri::Met, Tri::Unmet, Tri::Unknown);
        for (condition, flag, step, expected) in [
            (json!({"all": [yes, high]}), Some(true), None, open),
            (json!({"all": [yes, high]}), Some(false), None, unmet),
            (json!({"all": [yes, high]}), None, Some(2), unmet),
            (json!({"all": [yes, high]}), Some(true), Some(3), met),
            (json!({"any": [yes, high]}), Some(true), None, met),
            (json!({"any": [yes, high]}), Some(false), None, open),
            (json!({"any": [yes, high]}), Some(false), Some(2), unmet),
            (json!({"not": yes}), None, None, open),
            (json!({"not": yes}), Some(false), None, met),
            (json!({"not": {"all": [yes, high]}}), Some(false), None, met),
            (json!({"in": {"flag": [true], "step": [3]}}), None, Some(1), unmet),
            (json!({"all": []}), None, None, met),
            (json!({"any": []}), None, None, unmet),
        ] {
            assert_eq!(outcome(condition.clone(), flag, step), expected, "{condition} of {flag:?}, {step:?}");
        }
    }

    #[test]
    fn what_no_value_meets_is_open_until_the_fact_is_stated() {
        for closed in
            [json!({"in": {"flag": []}}), json!({"at_least": {"step": 4}}), json!({"below": {"step": 1}})]
        {
            assert_eq!(outcome(closed.clone(), None, None), Tri::Unknown, "{closed}");
            assert_eq!(outcome(closed.clone(), Some(true), Some(1)), Tri::Unmet, "{closed}");
            assert_eq!(outcome(json!({ "not": closed }), Some(true), Some(3)), Tri::Met, "{closed}");
        }
    }

    #[test]
    fn what_must_all_be_met_is_told_part_by_part() {
        let parts: Vec<Value> =
            clauses(&compiled(json!({"all": [{"use": "both"}, {"not": {"use": "high"}}]})))
                .iter()
                .map(|clause| serde_json::to_value(clause.condition).unwrap())
                .collect();
        let expected = [
            json!({"in": {"flag": [true]}}),
            json!({"in": {"step": [2, 3]}}),
            json!({"at_least": {"step": 3}}),
            json!({"not": {"at_least": {"step": 3}}}),
        ];
        assert_eq!(parts, expected);
        let compiled = compiled(json!({"any": [{"use": "both"}, {"in": {"flag": [false]}}]}));
        let any = clauses(&compiled);
        assert_eq!(any.len(), 1);
        assert_eq!(any[0].dimensions, dimension_bit(FLAG) | dimension_bit(STEP));
    }
}
