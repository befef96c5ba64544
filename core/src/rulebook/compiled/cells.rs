//! Cells: the values of a dimension, put together where no condition tells them apart.
//!
//! A condition over cells is a bit mask, and a citizen's place on a dimension is one small number.

use rustc_hash::FxHashMap;

use crate::rulebook::{Dimension, Domain, FactValue};

/// The number of a cell.
pub(crate) type Cell = u8;
/// What stands for a fact that is not stated.
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
    // A cell above the width of the type is in no mask, as there are never that many.
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
    /// Each value of the choice by its place in the domain; those that no condition names share the last cell.
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
    /// A date has no cells: no condition looks at it.
    Date,
}

/// What a condition says of one dimension, before it is cut into cells.
#[derive(Debug, Clone)]
pub(crate) enum Statement<'a> {
    In(&'a [FactValue]),
    AtLeast(i64),
    Below(i64),
}

impl Cells {
    /// The cells of `dimension` that keep apart what `statements` keep apart.
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
            Domain::Age { .. } => Self::numbers(0, super::OLDEST, None, statements),
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

    /// The cell of `value`; none where the value is not in the domain.
    pub(crate) fn of(&self, value: &FactValue) -> Option<Cell> {
        match (&self.kind, value) {
            (CellKind::Choice { places, cells }, FactValue::Text(id)) => cells.get(*places.get(id)?).copied(),
            (CellKind::Numbers { .. }, FactValue::Number(number)) => self.of_number(*number),
            (CellKind::Flag, FactValue::Flag(flag)) => Some(Cell::from(*flag)),
            _ => None,
        }
    }

    /// The cell of a value given as a number: the place of a choice, a step, a number, 0 or 1.
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
