//! Atoms: the different statements about one dimension in a rule book, numbered.
//!
//! Rule books repeat the same few statements: *the family target group*, *at least step 3*. Each statement is one
//! bit. For each dimension a pair of bit sets, looked up by the citizen's cell, says which statements are met and
//! which are unknown; the sets of all dimensions are joined by *or*. A rule is then tested with one mask, however
//! many clauses it has.

use rustc_hash::FxHashMap;

use super::cells::{Cell, Cells, MISSING, Mask, contains};
use super::tri::Tri;
use crate::limits::MAX_DIMENSIONS;

/// A set of atoms. Statements beyond its width are tested by their cells; no rule book seen so far needs this.
pub(crate) type Bits = u128;

/// A set of dimensions; [`MAX_DIMENSIONS`] of them fit.
pub(crate) type Dimensions = u32;

/// The set of one dimension.
pub(crate) const fn dimension_bit(dimension: u8) -> Dimensions {
    if (dimension as u32) < Dimensions::BITS { 1 << dimension } else { 0 }
}

/// A statement about one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Atom {
    pub(crate) dimension: u8,
    pub(crate) mask: Mask,
}

/// Numbers atoms as conditions are compiled.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    numbers: FxHashMap<Atom, Bits>,
    atoms: Vec<Atom>,
}

impl Numbering {
    /// The bit of an atom; none if the set is full.
    pub(crate) fn bit(&mut self, atom: Atom) -> Bits {
        *self.numbers.entry(atom).or_insert_with(|| {
            let number = u32::try_from(self.atoms.len()).unwrap_or(u32::MAX);
            self.atoms.push(atom);
            (1 as Bits).checked_shl(number).unwrap_or(0)
        })
    }
}

/// What one cell of a dimension means: the atoms that are met and unknown in it, and whether the fact is stated.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row {
    met: Bits,
    unknown: Bits,
    stated: Dimensions,
    cell: Cell,
}

/// The atoms of a rule book: for each dimension a row for each of its cells, and one for *not stated*.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    rows: Vec<Vec<Row>>,
}

impl Atoms {
    pub(crate) fn new(numbering: &Numbering, dimensions: &[Cells]) -> Self {
        let row = |dimension: u8, cell: Cell| {
            let stated = if cell == MISSING { 0 } else { dimension_bit(dimension) };
            let mut row = Row { cell, stated, ..Row::default() };
            for (atom, &bit) in numbering.numbers.iter().filter(|(atom, _)| atom.dimension == dimension) {
                if cell == MISSING {
                    row.unknown |= bit;
                } else if contains(atom.mask, cell) {
                    row.met |= bit;
                }
            }
            row
        };
        // A date has no cells, but it can be stated.
        let rows = dimensions.iter().zip(0u8..).map(|(cells, dimension)| {
            (0..cells.count().max(1)).chain([MISSING]).map(|cell| row(dimension, cell)).collect()
        });
        Self { rows: rows.collect() }
    }

    /// The rows of a dimension: one for each cell, the last for *not stated*.
    pub(crate) fn rows(&self, dimension: u8) -> &[Row] {
        self.rows.get(usize::from(dimension)).map_or(&[], Vec::as_slice)
    }

    /// Evaluates every atom for a citizen with these cells. The dimensions of `skip` are added later with
    /// [`AtomResults::join`].
    pub(crate) fn atom_results(&self, cells: &[Cell; MAX_DIMENSIONS], skip: Dimensions) -> AtomResults {
        let mut atom_results =
            AtomResults { met: 0, unknown: 0, stated: 0, cells: [MISSING; MAX_DIMENSIONS] };
        for (dimension, (&cell, rows)) in (0u8..).zip(cells.iter().zip(&self.rows)) {
            if skip & dimension_bit(dimension) == 0 {
                atom_results.join(dimension, rows, cell);
            }
        }
        atom_results
    }
}

/// The result of every atom of a rule book for one citizen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AtomResults {
    pub(crate) met: Bits,
    pub(crate) unknown: Bits,
    stated: Dimensions,
    cells: [Cell; MAX_DIMENSIONS],
}

impl AtomResults {
    /// Adds the result of the cell of one dimension; `rows` are the rows of that dimension.
    #[inline]
    pub(crate) fn join(&mut self, dimension: u8, rows: &[Row], cell: Cell) {
        // `MISSING` is above every index of a row, so a missing fact finds none.
        let Some(row) = rows.get(usize::from(cell)).or(rows.last()) else { return };
        self.met |= row.met;
        self.unknown |= row.unknown;
        self.stated |= row.stated;
        if let Some(slot) = self.cells.get_mut(usize::from(dimension)) {
            *slot = row.cell;
        }
    }

    /// Whether a fact is stated.
    pub(crate) const fn has(&self, dimension: u8) -> bool {
        self.stated & dimension_bit(dimension) != 0
    }

    /// Whether all of these facts are stated.
    pub(crate) const fn has_all(&self, dimensions: Dimensions) -> bool {
        dimensions & !self.stated == 0
    }

    /// Whether at least one of these atoms is met.
    #[inline]
    pub(crate) const fn any(&self, atoms: Bits) -> Tri {
        if self.met & atoms != 0 {
            Tri::Met
        } else if self.unknown & atoms != 0 {
            Tri::Unknown
        } else {
            Tri::Unmet
        }
    }

    /// Whether an atom is met.
    #[inline]
    pub(crate) fn atom(&self, atom: Atom, bit: Bits) -> Tri {
        if bit != 0 {
            return self.any(bit);
        }
        match self.cells.get(usize::from(atom.dimension)) {
            None | Some(&MISSING) => Tri::Unknown,
            Some(&cell) if contains(atom.mask, cell) => Tri::Met,
            Some(_) => Tri::Unmet,
        }
    }
}
