//! Cells: values of a dimension that no condition distinguishes form one cell.
//!
//! A condition over cells is a bit mask, and the value of a citizen on a dimension is one small number.

use rustc_hash::FxHashMap;

use crate::rulebook::{Dimension, Domain, FactValue};

/// The highest age that is distinguished from higher ages.
const OLDEST: i64 = 150;

/// The number of a cell.
pub(crate) type Cell = u8;
/// The number of a fact that is not stated.
pub(crate) const MISSING: Cell = Cell::MAX;
/// A set of cells.
pub(crate) type Mask = u128;

/// The set of one cell; empty for [`MISSING`].
pub(crate) fn bit(cell: Cell) -> Mask {
    1u128.checked_shl(u32::from(cell)).unwrap_or(0)
}

/// Whether `mask` contains `cell`.
#[inline]
pub(crate) const fn contains(mask: Mask, cell: Cell) -> bool {
    // A cell above the width of the type is in no mask; there are never that many.
    cell < 128 && (mask >> (cell & 127)) & 1 == 1
}

/// The cells of one dimension.
#[derive(Debug)]
pub(crate) struct Cells {
    kind: CellKind,
    count: Cell,
}

#[derive(Debug)]
enum CellKind {
    /// Each value of the choice by its index in the domain. Values that no condition names share the last cell.
    Choice {
        places: FxHashMap<String, usize>,
        cells: Vec<Cell>,
    },
    /// Whole numbers cut into `cuts.len() + 1` ranges: below the first cut, from it to below the second, …
    Numbers {
        cuts: Vec<i64>,
        min: i64,
        max: i64,
        steps: Option<Vec<i64>>,
    },
    Flag,
    /// A date has no cells, because no condition uses it.
    Date,
}

/// What a condition states about one dimension, before the dimension is divided into cells.
#[derive(Debug, Clone)]
pub(crate) enum Statement<'a> {
    In(&'a [FactValue]),
    AtLeast(i64),
    Below(i64),
}

impl Cells {
    /// The cells of `dimension`: two values share a cell if `statements` treat them alike.
    pub(crate) fn new<'a>(dimension: &Dimension, statements: &[Statement<'a>]) -> Self {
        match &dimension.domain {
            Domain::Choice(choices) => {
                Self::choice(choices.iter().map(|choice| choice.id.as_str()), statements)
            }
            Domain::Ladder(steps) => {
                let mut numbers: Vec<i64> = steps.iter().map(|step| step.step).collect();
                numbers.sort_unstable();
                let (min, max) =
                    (numbers.first().copied().unwrap_or(0), numbers.last().copied().unwrap_or(0));
                Self::numbers(min, max, Some(numbers), statements)
            }
            Domain::Number { min, max } => {
                Self::numbers(min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX), None, statements)
            }
            Domain::Age { .. } => Self::numbers(0, OLDEST, None, statements),
            Domain::Flag => Self { kind: CellKind::Flag, count: 2 },
            Domain::Date => Self { kind: CellKind::Date, count: 0 },
        }
    }

    fn choice<'a>(ids: impl Iterator<Item = &'a str>, statements: &[Statement<'_>]) -> Self {
        let named = |id: &str| {
            statements.iter().any(|statement| match statement {
                Statement::In(values) => values.iter().any(|value| *value == FactValue::from(id)),
                Statement::AtLeast(_) | Statement::Below(_) => false,
            })
        };
        let (mut places, mut cells, mut next) = (FxHashMap::default(), Vec::new(), 0 as Cell);
        let mut others = false;
        for (place, id) in ids.enumerate() {
            places.insert(id.to_owned(), place);
            if named(id) {
                cells.push(next);
                next = next.saturating_add(1).min(MISSING - 1);
            } else {
                cells.push(MISSING);
                others = true;
            }
        }
        for cell in &mut cells {
            if *cell == MISSING {
                *cell = next;
            }
        }
        Self { kind: CellKind::Choice { places, cells }, count: next + Cell::from(others) }
    }

    fn numbers(min: i64, max: i64, steps: Option<Vec<i64>>, statements: &[Statement<'_>]) -> Self {
        let mut cuts: Vec<i64> = statements
            .iter()
            .flat_map(|statement| match statement {
                Statement::In(values) => values
                    .iter()
                    .flat_map(|value| match value {
                        FactValue::Number(number) => vec![*number, number.saturating_add(1)],
                        FactValue::Flag(_) | FactValue::Text(_) => Vec::new(),
                    })
                    .collect(),
                Statement::AtLeast(number) | Statement::Below(number) => vec![*number],
            })
            .filter(|cut| min < *cut && *cut <= max)
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let count = Cell::try_from(cuts.len()).unwrap_or(MISSING - 1).saturating_add(1);
        Self { kind: CellKind::Numbers { cuts, min, max, steps }, count }
    }

    /// How many cells there are.
    pub(crate) const fn count(&self) -> Cell {
        self.count
    }

    /// The cell of `value`; none if the value is not in the domain.
    pub(crate) fn of(&self, value: &FactValue) -> Option<Cell> {
        match (&self.kind, value) {
            (CellKind::Choice { places, cells }, FactValue::Text(id)) => cells.get(*places.get(id)?).copied(),
            (CellKind::Numbers { .. }, FactValue::Number(number)) => self.of_number(*number),
            (CellKind::Flag, FactValue::Flag(flag)) => Some(Cell::from(*flag)),
            _ => None,
        }
    }

    /// The cell of a value that is given as a number: the index of a choice, a step, a number, 0 or 1.
    pub(crate) fn of_number(&self, number: i64) -> Option<Cell> {
        match &self.kind {
            CellKind::Choice { cells, .. } => cells.get(usize::try_from(number).ok()?).copied(),
            CellKind::Numbers { cuts, min, max, steps } => {
                let known = steps.as_ref().is_none_or(|steps| steps.binary_search(&number).is_ok());
                (*min <= number && number <= *max && known).then(|| {
                    Cell::try_from(cuts.partition_point(|cut| *cut <= number)).unwrap_or(MISSING - 1)
                })
            }
            CellKind::Flag => Cell::try_from(number).ok().filter(|cell| *cell < 2),
            CellKind::Date => None,
        }
    }

    /// The cuts between the cells of numbers.
    pub(crate) fn cuts(&self) -> &[i64] {
        match &self.kind {
            CellKind::Numbers { cuts, .. } => cuts,
            CellKind::Choice { .. } | CellKind::Flag | CellKind::Date => &[],
        }
    }

    /// The cells in which `statement` is met.
    pub(crate) fn mask(&self, statement: &Statement<'_>) -> Mask {
        match statement {
            Statement::In(values) => {
                values.iter().filter_map(|value| self.of(value)).fold(0, |mask, cell| mask | bit(cell))
            }
            Statement::AtLeast(number) => self.at_or_above(*number),
            Statement::Below(number) => !self.at_or_above(*number) & self.all(),
        }
    }

    /// All cells.
    pub(crate) fn all(&self) -> Mask {
        bit(self.count).wrapping_sub(1)
    }

    /// The cells of the numbers from `number` on.
    fn at_or_above(&self, number: i64) -> Mask {
        let CellKind::Numbers { cuts, min, .. } = &self.kind else { return 0 };
        let below = if number <= *min { 0 } else { cuts.partition_point(|cut| *cut <= number) };
        let below = if number > *min && !cuts.contains(&number) { usize::from(self.count) } else { below };
        let below = Cell::try_from(below).unwrap_or(MISSING);
        self.all() & !bit(below).wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn dimension(domain: Value) -> Dimension {
        serde_json::from_value(json!({"id": "d", "title": {"da": "D"}, "domain": domain})).unwrap()
    }

    fn numbers(values: &[i64]) -> Vec<FactValue> {
        values.iter().copied().map(FactValue::from).collect()
    }

    /// Every statement alone and all of them together give the same values as plain comparison.
    fn same_as_comparing(domain: Value, statements: &[Statement<'_>], values: &[i64]) {
        let dimension = dimension(domain);
        let each = statements.iter().map(std::slice::from_ref).chain([statements]);
        for known in each {
            let cells = Cells::new(&dimension, known);
            for statement in known {
                for &value in values {
                    let cell = cells.of_number(value).unwrap();
                    let met = match statement {
                        Statement::In(list) => list.contains(&FactValue::from(value)),
                        Statement::AtLeast(number) => value >= *number,
                        Statement::Below(number) => value < *number,
                    };
                    assert_eq!(cells.mask(statement) & bit(cell) != 0, met, "{statement:?} of {value}");
                    assert_eq!(cells.all() & bit(cell), bit(cell));
                }
            }
        }
    }

    #[test]
    fn statements_of_numbers_at_the_ends_of_the_domain() {
        let (all, ends) = (numbers(&[0, 1, 5, 9, 10]), numbers(&[0, 10]));
        let mut statements = vec![Statement::In(&all), Statement::In(&ends), Statement::In(&[])];
        for number in [-1, 0, 1, 5, 9, 10, 11, i64::MIN, i64::MAX] {
            statements.extend([Statement::AtLeast(number), Statement::Below(number)]);
        }
        let domain = json!({"number": {"min": 0, "max": 10}});
        same_as_comparing(domain, &statements, &(0..=10).collect::<Vec<_>>());
    }

    #[test]
    fn statements_of_numbers_without_ends() {
        let listed = numbers(&[i64::MIN, i64::MIN + 1, -1, 0, i64::MAX]);
        let mut statements = vec![Statement::In(&listed)];
        for number in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX] {
            statements.extend([Statement::AtLeast(number), Statement::Below(number)]);
        }
        let values = [i64::MIN, i64::MIN + 1, i64::MIN + 2, -2, -1, 0, 1, 2, i64::MAX - 1, i64::MAX];
        same_as_comparing(json!({"number": {}}), &statements, &values);
    }

    #[test]
    fn statements_of_a_ladder_with_missing_steps() {
        let steps = [8, 1, 3].map(|step| json!({"step": step, "title": {"da": "Trin"}}));
        let steps = json!({ "ladder": steps });
        let listed = numbers(&[3, 8]);
        let mut statements = vec![Statement::In(&listed)];
        for step in 0..10 {
            statements.extend([Statement::AtLeast(step), Statement::Below(step)]);
        }
        same_as_comparing(steps.clone(), &statements, &[1, 3, 8]);
        let cells = Cells::new(&dimension(steps), &statements);
        assert_eq!([0, 2, 4, 9].map(|step| cells.of_number(step)), [None; 4]);
    }

    #[test]
    fn as_many_cells_as_a_mask_has_bits() {
        let cuts: Vec<Statement<'_>> = (1..127).map(Statement::AtLeast).collect();
        same_as_comparing(json!({"number": {"min": 0, "max": 126}}), &cuts, &(0..=126).collect::<Vec<_>>());
        let ids: Vec<String> = (0..127).map(|number| format!("v{number}")).collect();
        let choices = ids.iter().map(|id| json!({"id": id, "title": {"da": id}})).collect::<Vec<_>>();
        let each: Vec<FactValue> = ids.iter().map(|id| FactValue::from(id.as_str())).collect();
        let statements: Vec<Statement<'_>> =
            each.iter().map(std::slice::from_ref).map(Statement::In).collect();
        let cells = Cells::new(&dimension(json!({ "choice": choices })), &statements);
        for (value, statement) in each.iter().zip(&statements) {
            assert_eq!(cells.mask(statement), bit(cells.of(value).unwrap()));
        }
        assert_eq!(cells.mask(&Statement::In(&each)), cells.all());
        assert_eq!(cells.all().count_ones(), 127);
    }

    #[test]
    fn values_that_no_condition_names_share_a_cell() {
        let choices = ["a", "b", "c", "d"].map(|id| json!({"id": id, "title": {"da": id}}));
        let domain = json!({ "choice": choices });
        let named = [FactValue::from("b")];
        let cells = Cells::new(&dimension(domain), &[Statement::In(&named)]);
        let of = |id: &str| cells.of(&FactValue::from(id));
        assert_eq!((of("a"), of("a")), (of("c"), of("d")));
        assert_ne!(of("a"), of("b"));
        assert_eq!(cells.all().count_ones(), 2);
        assert_eq!((of("e"), of("A"), of("")), (None, None, None));
    }

    #[test]
    fn what_is_not_in_the_domain_has_no_cell() {
        let value = |value: Value| serde_json::from_value::<FactValue>(value).unwrap();
        let choice = json!({"choice": [{"id": "true", "title": {"da": "Ja"}}]});
        for (domain, good, bad) in [
            (json!("flag"), vec![json!(true), json!(false)], vec![json!(1), json!("true")]),
            (choice, vec![json!("true")], vec![json!(true), json!(0), json!("false")]),
            (
                json!({"number": {"min": 0, "max": 3}}),
                vec![json!(0), json!(3)],
                vec![json!(-1), json!(4), json!("1")],
            ),
            (
                json!({"ladder": [{"step": 2, "title": {"da": "To"}}]}),
                vec![json!(2)],
                vec![json!(1), json!(3)],
            ),
            (json!("date"), vec![], vec![json!("2024-01-01"), json!(0)]),
        ] {
            let cells = Cells::new(&dimension(domain.clone()), &[]);
            assert!(good.into_iter().all(|good| cells.of(&value(good)).is_some()), "{domain}");
            assert!(bad.into_iter().all(|bad| cells.of(&value(bad)).is_none()), "{domain}");
        }
        let flag = Cells::new(&dimension(json!("flag")), &[]);
        assert_eq!(
            [-1, 0, 1, 2, 256].map(|number| flag.of_number(number)),
            [None, Some(0), Some(1), None, None]
        );
    }

    #[test]
    fn the_missing_cell_is_in_no_mask() {
        assert_eq!(bit(MISSING), 0);
        assert_eq!((bit(0), bit(127), bit(128)), (1, 1 << 127, 0));
    }
}
