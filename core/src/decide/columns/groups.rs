//! Groups of dimensions: a citizen's cells on all dimensions of a group are one small number, the code.

use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{Atoms, Cell, Cells, Dimensions, MISSING, Standing, dimension_bit};

/// How many codes a group may have where its dimensions need not be together: its tables stay in the nearest cache.
const HANDY: usize = 128;
/// How many codes a group may have at the most.
const MOST: usize = 4_096;

/// One dimension of a group: what each of its cells adds to the code.
#[derive(Debug)]
pub(super) struct Member {
    dimension: u8,
    pub(super) stride: u16,
    /// How many cells there are; the one after them is *not stated*.
    pub(super) missing: u16,
}

/// Dimensions that are looked at together.
#[derive(Debug)]
pub(super) struct Group {
    members: Vec<Member>,
    pub(super) dimensions: Dimensions,
    pub(super) size: usize,
}

/// The fewest groups in which the dimensions of every tie are in one; none where one would be too large.
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
            // A date has no cells, but it may be stated.
            let missing = u16::from(cells.count().max(1));
            let stride = u16::try_from(group.size).ok()?;
            group.size = group.size.checked_mul(usize::from(missing) + 1).filter(|&size| size <= MOST)?;
            group.members.push(Member { dimension, stride, missing });
        }
        Some(group)
    }

    /// The place of a dimension in the code, where it has one.
    pub(super) fn member(&self, dimension: u8) -> Option<&Member> {
        self.members.iter().find(|member| member.dimension == dimension)
    }

    /// Where a citizen of each code stands, nothing else being stated.
    pub(super) fn standings(&self, atoms: &Atoms) -> Vec<Standing> {
        let standing = |code: usize| {
            let mut cells = [MISSING; MAX_DIMENSIONS];
            for member in &self.members {
                let cell = code / usize::from(member.stride) % (usize::from(member.missing) + 1);
                let stated = Cell::try_from(cell).ok().filter(|&cell| u16::from(cell) < member.missing);
                if let Some(slot) = cells.get_mut(usize::from(member.dimension)) {
                    *slot = stated.unwrap_or(MISSING);
                }
            }
            atoms.standing(&cells, 0)
        };
        (0..self.size).map(standing).collect()
    }
}
