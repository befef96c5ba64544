//! Columns of facts as codes of groups, some rows at a time.

use super::groups::Group;
use super::request::{DATES, FactColumn, MISSING_FACT};
use super::rows::latest_births;
use crate::dates::Date;
use crate::rulebook::compiled::{Cells, dimension_bit};
use crate::rulebook::{Domain, RuleBook};

/// How many rows are evaluated together. Their working memory stays in the first-level cache.
pub(super) const CHUNK: usize = 1_024;
/// The codes of some rows in one group.
pub(super) type Codes = [u16; CHUNK];

/// How many values of a column are looked up in advance.
const KNOWN: usize = 256;
/// Marks a value that must be looked up separately: no code has this bit.
const BEYOND: u16 = 1 << 15;

/// A column of facts, and what each value adds to the codes.
#[derive(Debug)]
pub(super) struct Column<'a> {
    values: &'a [i64],
    kind: Kind<'a>,
}

#[derive(Debug)]
enum Kind<'a> {
    Numbers {
        cells: &'a Cells,
        place: Place,
        /// The contribution of the values from 0, of other values, and of *not stated*.
        known: Box<[u16; KNOWN + 2]>,
    },
    Dates {
        place: Place,
        /// The derived ages, with the last birth date of each cut.
        ages: Vec<(Place, Vec<i32>)>,
    },
}

/// The position of a dimension in the codes. A dimension that no rule uses has none; its values are only checked.
#[derive(Debug, Clone, Copy)]
struct Place {
    group: usize,
    stride: u16,
    missing: u16,
}

impl Place {
    fn of(dimension: u8, groups: &[Group]) -> Self {
        let found = groups.iter().enumerate().find_map(|(at, group)| Some((at, group.member(dimension)?)));
        found.map_or(Self { group: usize::MAX, stride: 0, missing: 0 }, |(group, member)| Self {
            group,
            stride: member.stride,
            missing: member.missing,
        })
    }

    const fn not_stated(self) -> u16 {
        self.missing * self.stride
    }

    fn add(self, part: &Codes, codes: &mut [Codes]) {
        if let Some(codes) = codes.get_mut(self.group) {
            codes.iter_mut().zip(part).for_each(|(code, part)| *code += part);
        }
    }
}

impl<'a> Column<'a> {
    /// None if the column is not a dimension of the rule book.
    pub(super) fn new(
        book: &'a RuleBook,
        given: &FactColumn<'a>,
        on: Date,
        groups: &[Group],
    ) -> Option<Self> {
        let rules = book.compiled();
        let dimension = u8::try_from(book.dimension_index(given.dimension)?).ok()?;
        let cells = rules.dimensions.get(usize::from(dimension))?;
        let place = Place::of(dimension, groups);
        let kind = match book.dimension(given.dimension)?.domain {
            Domain::Age { .. } => return None,
            Domain::Date => {
                let derived = rules.ages.iter().filter(|(_, of)| *of == dimension);
                let age = |&(age, _): &(u8, u8)| {
                    let cells = rules.dimensions.get(usize::from(age))?;
                    Some((Place::of(age, groups), latest_births(cells, on)))
                };
                Kind::Dates { place, ages: derived.map(age).collect::<Option<_>>()? }
            }
            _ => {
                let mut known = Box::new([BEYOND; KNOWN + 2]);
                for (value, known) in (0..).zip(known.iter_mut().take(KNOWN)) {
                    *known = cells.of_number(value).map_or(BEYOND, |cell| u16::from(cell) * place.stride);
                }
                if let Some(known) = known.last_mut() {
                    *known = place.not_stated();
                }
                Kind::Numbers { cells, place, known }
            }
        };
        Some(Self { values: given.values, kind })
    }

    /// The dimensions that a column of this name states; none if it is not a dimension of the rule book.
    pub(super) fn states(book: &RuleBook, dimension: &str) -> Option<u32> {
        let number = u8::try_from(book.dimension_index(dimension)?).ok()?;
        let ages = book.compiled().ages.iter().filter(|(_, of)| *of == number);
        Some(ages.fold(dimension_bit(number), |all, (age, _)| all | dimension_bit(*age)))
    }

    /// Adds the values from row `start` on to the codes; none if one of them is invalid.
    pub(super) fn add(&self, start: usize, codes: &mut [Codes]) -> Option<()> {
        let values = self.values.get(start..)?;
        let mut part = [0; CHUNK];
        match &self.kind {
            Kind::Numbers { cells, place, known } => {
                let mut beyond = 0;
                for (part, &value) in part.iter_mut().zip(values) {
                    let at = usize::try_from(value).map_or(KNOWN, |value| value.min(KNOWN));
                    let at = if value == MISSING_FACT { KNOWN + 1 } else { at };
                    *part = known.get(at).copied().unwrap_or(BEYOND);
                    beyond |= *part & BEYOND;
                }
                if beyond != 0 {
                    for (part, &value) in part.iter_mut().zip(values).filter(|(part, _)| **part == BEYOND) {
                        *part = u16::from(cells.of_number(value)?) * place.stride;
                    }
                }
                place.add(&part, codes);
            }
            Kind::Dates { place, ages } => {
                // Nobody is born on the last representable day, so it represents *not stated*.
                let mut births = [i32::MAX; CHUNK];
                let mut wrong = false;
                for (birth, &value) in births.iter_mut().zip(values) {
                    let date = DATES.contains(&value);
                    wrong |= !date && value != MISSING_FACT;
                    *birth = if date { i32::try_from(value).unwrap_or(i32::MAX) } else { i32::MAX };
                }
                if wrong {
                    return None;
                }
                let stated = |place: &Place, part: u16, birth: i32| {
                    if birth == i32::MAX { place.not_stated() } else { part * place.stride }
                };
                part.iter_mut().zip(&births).for_each(|(part, &birth)| *part = stated(place, 0, birth));
                place.add(&part, codes);
                for (place, latest) in ages {
                    part = [0; CHUNK];
                    for &latest in latest {
                        part.iter_mut()
                            .zip(&births)
                            .for_each(|(age, &birth)| *age += u16::from(birth <= latest));
                    }
                    part.iter_mut()
                        .zip(&births)
                        .for_each(|(part, &birth)| *part = stated(place, *part, birth));
                    place.add(&part, codes);
                }
            }
        }
        Some(())
    }
}
