//! Groups of dimensions: the cells of a citizen on all dimensions of a group form one small number, the code.

use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{AtomResults, Atoms, Cell, Cells, Dimensions, MISSING, dimension_bit};

/// The most codes of a group whose dimensions need not be together. Its tables stay in the first-level cache.
const HANDY: usize = 128;
/// The most codes of any group.
const MOST: usize = 4_096;

/// One dimension of a group: the contribution of each of its cells to the code.
#[derive(Debug)]
pub(super) struct Member {
    dimension: u8,
    pub(super) stride: u16,
    /// How many cells there are; the one after them is *not stated*.
    pub(super) missing: u16,
}

/// Dimensions that are used together.
#[derive(Debug)]
pub(super) struct Group {
    members: Vec<Member>,
    pub(super) dimensions: Dimensions,
    pub(super) size: usize,
}

/// The fewest groups such that the dimensions of every tie are in one group; none if a group would be too large.
pub(super) fn groups(ties: &[Dimensions], cells: &[Cells]) -> Option<Vec<Group>> {
    let mut sets: Vec<Dimensions> = Vec::new();
    for &tie in ties {
        let (touched, apart): (Vec<_>, Vec<_>) = sets.into_iter().partition(|set| set & tie != 0);
        sets = apart;
        sets.push(touched.into_iter().fold(tie, |all, set| all | set));
    }
    let mut groups: Vec<Group> = sets.into_iter().map(|set| Group::new(set, cells)).collect::<Option<_>>()?;
    groups.sort_by_key(|group| group.size);
    let mut joined: Vec<Group> = Vec::new();
    for group in groups {
        match joined.last_mut() {
            Some(last) if last.size * group.size <= HANDY => {
                *last = Group::new(last.dimensions | group.dimensions, cells)?;
            }
            _ => joined.push(group),
        }
    }
    Some(joined)
}

impl Group {
    fn new(dimensions: Dimensions, cells: &[Cells]) -> Option<Self> {
        let mut group = Self { members: Vec::new(), dimensions, size: 1 };
        for (dimension, cells) in (0u8..).zip(cells).filter(|(one, _)| dimension_bit(*one) & dimensions != 0)
        {
            // A date has no cells, but it can be stated.
            let missing = u16::from(cells.count().max(1));
            let stride = u16::try_from(group.size).ok()?;
            group.size = group.size.checked_mul(usize::from(missing) + 1).filter(|&size| size <= MOST)?;
            group.members.push(Member { dimension, stride, missing });
        }
        Some(group)
    }

    /// The position of a dimension in the code, if it has one.
    pub(super) fn member(&self, dimension: u8) -> Option<&Member> {
        self.members.iter().find(|member| member.dimension == dimension)
    }

    /// The results of a citizen with each code and no other facts.
    pub(super) fn all_results(&self, atoms: &Atoms) -> Vec<AtomResults> {
        let atom_results = |code: usize| {
            let mut cells = [MISSING; MAX_DIMENSIONS];
            for member in &self.members {
                let cell = code / usize::from(member.stride) % (usize::from(member.missing) + 1);
                let stated = Cell::try_from(cell).ok().filter(|&cell| u16::from(cell) < member.missing);
                if let Some(slot) = cells.get_mut(usize::from(member.dimension)) {
                    *slot = stated.unwrap_or(MISSING);
                }
            }
            atoms.atom_results(&cells, 0)
        };
        (0..self.size).map(atom_results).collect()
    }
}
