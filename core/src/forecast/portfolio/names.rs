//! Large numbers of texts: ids of cases and activities.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxBuildHasher;

use super::numbers::{NO_INDEX, ends, place};

/// Texts one after another in one allocation.
#[derive(Clone, Default)]
pub(super) struct Names {
    text: String,
    ends: Vec<u32>,
}

/// `Debug` shows only their number: personal numbers in adjacent texts would not be recognised and masked.
impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Names").field("count", &self.ends.len()).finish_non_exhaustive()
    }
}

impl Names {
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(NO_INDEX));
    }

    /// Adds names that are adjacent in a text, given their lengths.
    pub(super) fn extend(&mut self, text: &str, lengths: impl Iterator<Item = usize>) {
        let mut end = self.text.len();
        self.text.push_str(text);
        self.ends.extend(lengths.map(|length| {
            end += length;
            u32::try_from(end).unwrap_or(NO_INDEX)
        }));
    }

    /// Adds so many names of nothing.
    pub(super) fn extend_empty(&mut self, count: usize) {
        let end = u32::try_from(self.text.len()).unwrap_or(NO_INDEX);
        self.ends.resize(self.ends.len() + count, end);
    }

    #[inline]
    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| place(*end))
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).map_or(0, |end| place(*end));
        self.text.get(self.start(index)..end).unwrap_or_default()
    }

    /// Whether some names are all of nothing.
    #[inline]
    pub(super) fn are_empty(&self, names: Range<usize>) -> bool {
        self.start(names.start) == self.start(names.end)
    }

    /// Some spans of the names, after each other.
    pub(super) fn payable(&self, spans: &[Range<usize>]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        for span in spans {
            text.push_str(self.text.get(self.start(span.start)..self.start(span.end)).unwrap_or_default());
        }
        Self { text, ends: ends(&self.ends, spans) }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How long the text is: the places in it are numbers of 32 bits.
    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

/// Finds the numbers of unique names.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    numbers: HashTable<u32>,
}

impl Numbering {
    /// The number of a name; it is added if it is new.
    pub(super) fn number(&mut self, names: &mut Names, name: &str) -> u32 {
        let hash = |name: &str| FxBuildHasher.hash_one(name);
        let known = |number: &u32| names.get(place(*number));
        match self.numbers.entry(hash(name), |number| known(number) == name, |number| hash(known(number))) {
            Entry::Occupied(number) => *number.get(),
            Entry::Vacant(free) => {
                let number = u32::try_from(names.len()).unwrap_or(NO_INDEX);
                free.insert(number);
                names.push(name);
                number
            }
        }
    }
}
