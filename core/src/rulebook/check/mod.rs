//! The rules of a sound rule book beyond its shape. All of them are checked.

mod conditions;
mod cycles;
mod names;
mod overlaps;
mod possible;
mod references;
mod reimbursements;
mod validities;
mod values;

use super::index::Index;
use super::read::Unread;
use super::{RuleBookDocument, RuleBookFault};
use crate::fault::{Fault, Faults, Path, Suggestions};
use crate::limits::MAX_FAULTS;

/// Everything that is wrong with `document`; `index` is its index.
///
/// A reference to an `unread` item is not reported, because its fault is reported already. `describe` puts a place of
/// the document into words.
pub(super) fn check(
    document: &RuleBookDocument,
    index: &Index,
    unread: &Unread,
    describe: &dyn Fn(&Path) -> String,
) -> Faults<RuleBookFault> {
    let (faults, suggestions) = (Faults::new(), Suggestions::default());
    let mut checker = Checker { document, index, unread, describe, faults, suggestions };
    checker.header();
    checker.names();
    checker.references();
    checker.validities();
    checker.overlaps();
    checker.values();
    checker.conditions();
    checker.replaces();
    checker.faults
}

struct Checker<'a> {
    document: &'a RuleBookDocument,
    index: &'a Index,
    unread: &'a Unread,
    describe: &'a dyn Fn(&Path) -> String,
    faults: Faults<RuleBookFault>,
    suggestions: Suggestions,
}

/// The path of an item of a list of the document.
fn item(list: &str, index: usize) -> Path {
    Path::root().join(list).join(index)
}

impl Checker<'_> {
    fn fault(&mut self, path: Path, kind: RuleBookFault) {
        self.push(Fault::at(path, kind));
    }

    fn push(&mut self, fault: Fault<RuleBookFault>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Reports a misspelt name and suggests the nearest known one.
    fn unknown<'n>(
        &mut self,
        path: Path,
        kind: RuleBookFault,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        if self.faults.len() < MAX_FAULTS {
            let suggestion = self.suggestions.nearest(name, known);
            self.push(Fault::at(path, kind).suggest(suggestion));
        }
    }

    /// What every rule book must state about itself.
    fn header(&mut self) {
        let document = self.document;
        let stated = [
            ("id", document.id.is_some()),
            ("version", document.version.is_some()),
            ("title", document.title.is_some()),
        ];
        for (key, stated) in stated {
            if !stated && !self.unread.has_key(key) {
                self.fault(Path::root(), RuleBookFault::MissingKey { key: key.to_owned() });
            }
        }
        if let Some(format) = document.format.filter(|format| *format != 1) {
            self.fault(Path::root().join("format"), RuleBookFault::UnknownFormat { format });
        }
    }
}
