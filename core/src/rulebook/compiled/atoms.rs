//! Atoms: every different statement about one dimension in a rule book, numbered.
//!
//! Rule books say the same few things again and again: *the family target group*, *at least step 3*. Each is
//! one bit, and what a citizen meets is found for all of them at once: one row of bits for each dimension,
//! picked by the citizen's cell, put together by *or*. A rule is then tested by masks, however many clauses
//! it has.

use rustc_hash::FxHashMap;

use super::cells::{Cell, Cells, MISSING, Mask, contains};
use super::clause::Tri;
use crate::limits::MAX_DIMENSIONS;

/// The number of an atom.
pub(crate) type Atom = u32;

/// A set of dimensions; [`MAX_DIMENSIONS`] of them fit.
pub(crate) type Dimensions = u32;

/// The set of one dimension.
pub(crate) const fn dimension_bit(dimension: u8) -> Dimensions {
    if dimension < 32 { 1 << dimension } else { 0 }
}

/// The word and bit of an atom.
pub(crate) fn locate(atom: Atom) -> (usize, u64) {
    (usize::try_from(atom / 64).unwrap_or(usize::MAX), 1 << (atom % 64))
}

/// Numbers atoms as conditions are compiled.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    numbers: FxHashMap<(u8, Mask), Atom>,
    atoms: Vec<(u8, Mask)>,
}

impl Numbering {
    pub(crate) fn number(&mut self, dimension: u8, mask: Mask) -> Atom {
        *self.numbers.entry((dimension, mask)).or_insert_with(|| {
            self.atoms.push((dimension, mask));
            super::place(self.atoms.len() - 1)
        })
    }

    pub(crate) fn dimension(&self, atom: Atom) -> u8 {
        super::rule(&self.atoms, atom).map_or(u8::MAX, |(dimension, _)| *dimension)
    }
}

/// The atoms of a rule book as rows of bits.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    /// How many words hold a bit for every atom.
    words: usize,
    /// For each dimension, for each of its cells and then for *not stated*: the words of the atoms met, then
    /// those of the atoms unknown.
    rows: Vec<Vec<u64>>,
}

impl Atoms {
    pub(crate) fn new(numbering: &Numbering, dimensions: &[Cells]) -> Self {
        let words = numbering.atoms.len().div_ceil(64).max(1);
        let rows = dimensions.iter().zip(0u8..).map(|(cells, dimension)| {
            let mut rows = Vec::with_capacity((usize::from(cells.count()) + 1) * words * 2);
            let row = |cell: Option<Cell>, rows: &mut Vec<u64>| {
                let start = rows.len();
                rows.resize(start + words * 2, 0);
                for (&(of, mask), atom) in numbering.atoms.iter().zip(0..) {
                    let (word, bit) = locate(atom);
                    let slot = match cell {
                        _ if of != dimension => None,
                        Some(cell) => contains(mask, cell).then_some(start + word),
                        None => Some(start + words + word),
                    };
                    if let Some(slot) = slot.and_then(|slot| rows.get_mut(slot)) {
                        *slot |= bit;
                    }
                }
            };
            (0..cells.count()).for_each(|cell| row(Some(cell), &mut rows));
            row(None, &mut rows);
            rows
        });
        Self { words, rows: rows.collect() }
    }

    /// Where a citizen of these cells stands; dimensions that `skip` contains are left to
    /// [`Standing::join`].
    pub(crate) fn standing(&self, cells: &[Cell; MAX_DIMENSIONS], skip: Dimensions) -> Standing {
        let mut standing = Standing { bits: [0; INLINE], more: Vec::new(), words: self.words, stated: 0 };
        if self.words * 2 > INLINE {
            standing.more = vec![0; self.words * 2];
        }
        for dimension in
            (0u8..).take(self.rows.len()).filter(|dimension| skip & dimension_bit(*dimension) == 0)
        {
            let cell = cells.get(usize::from(dimension)).copied().unwrap_or(MISSING);
            standing.join(self, dimension, cell);
        }
        standing
    }

    fn row(&self, dimension: u8, cell: Cell) -> &[u64] {
        let width = self.words * 2;
        let Some(rows) = self.rows.get(usize::from(dimension)) else { return &[] };
        let start =
            if cell == MISSING { rows.len().saturating_sub(width) } else { usize::from(cell) * width };
        rows.get(start..start + width).unwrap_or_default()
    }
}

/// Two words for what is met and two for what is unknown need no allocation: 128 atoms.
const INLINE: usize = 4;

/// Where a citizen stands with regard to every atom of a rule book.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    bits: [u64; INLINE],
    more: Vec<u64>,
    words: usize,
    stated: Dimensions,
}

impl Standing {
    /// Adds what the cell of one dimension says.
    #[inline]
    pub(crate) fn join(&mut self, atoms: &Atoms, dimension: u8, cell: Cell) {
        if cell != MISSING {
            self.stated |= dimension_bit(dimension);
        }
        let bits = if self.more.is_empty() { &mut self.bits[..] } else { &mut self.more };
        for (word, more) in bits.iter_mut().zip(atoms.row(dimension, cell)) {
            *word |= more;
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

    #[inline]
    fn word(&self, at: usize) -> u64 {
        let bits = if self.more.is_empty() { &self.bits[..] } else { &self.more };
        bits.get(at).copied().unwrap_or(0)
    }

    /// Whether an atom is met.
    #[inline]
    pub(crate) fn atom(&self, atom: Atom) -> Tri {
        let (word, bit) = locate(atom);
        if self.word(word) & bit != 0 {
            Tri::Met
        } else if self.word(self.words + word) & bit != 0 {
            Tri::Unknown
        } else {
            Tri::Unmet
        }
    }

    /// Whether all atoms of a word are met.
    #[inline]
    pub(crate) fn all_met(&self, word: usize, atoms: u64) -> bool {
        atoms & !self.word(word) == 0
    }
}
