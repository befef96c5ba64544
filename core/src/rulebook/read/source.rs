//! The place of a part of a document: its text, line and column.

use rustc_hash::FxHashMap;

use super::outline::{Found, Lines, Node};
use crate::fault::{Fault, Path, Step};
use crate::rulebook::RuleBookFault;

/// For each list of a text, the indexes of the items that are in the document.
pub(super) type Kept = FxHashMap<&'static str, Vec<usize>>;

/// One text that a document was read from.
#[derive(Debug)]
pub(super) struct Source<'t> {
    pub(super) file: Option<String>,
    pub(super) lines: Lines<'t>,
    pub(super) root: Node<'t>,
    pub(super) kept: Kept,
}

/// Position by source and offset. Faults are sorted by it.
pub(super) type Place = (usize, usize);

impl Source<'_> {
    /// A fault at an offset of this text.
    pub(super) fn fault(&self, found: Found) -> Fault<RuleBookFault> {
        let path = self.root.path_to(found.at);
        let path = match &found.kind {
            // For a repeated key the outline keeps the first one.
            RuleBookFault::DuplicateKey { key } => path.join(&**key),
            _ => path,
        };
        Fault::at(path, found.kind)
            .suggest(found.suggestion)
            .located(self.file.clone(), Some(self.lines.position(found.at)))
    }

    /// The index in this text of an item of the document, counted from the first item of this text. If the item is
    /// not in this text: the number of items that this text has.
    fn within(&self, list: &str, index: usize) -> Result<usize, usize> {
        let kept = self.kept.get(list).map_or(&[][..], Vec::as_slice);
        kept.get(index).copied().ok_or(kept.len())
    }
}

/// The source that contains a path of the document, and the path within that source.
fn find(sources: &[Source<'_>], path: &Path) -> Option<(usize, Path)> {
    match path.steps() {
        [Step::Key(list), Step::Index(index), inner @ ..] => {
            let mut index = *index;
            for (number, source) in sources.iter().enumerate() {
                match source.within(list, index) {
                    Ok(index) => {
                        let outer = Path::root().join(&**list).join(index);
                        return Some((number, inner.iter().cloned().fold(outer, Path::join)));
                    }
                    Err(passed) => index -= passed,
                }
            }
            None
        }
        [Step::Key(map), Step::Key(name), ..] => {
            let has =
                |source: &Source<'_>| source.root.get(map).is_some_and(|map| map.value.get(name).is_some());
            Some((sources.iter().position(has)?, path.clone()))
        }
        [Step::Key(key), ..] => {
            let has = |source: &Source<'_>| source.root.get(key).is_some();
            Some((sources.iter().position(has)?, path.clone()))
        }
        _ if sources.len() == 1 => Some((0, path.clone())),
        _ => None,
    }
}

/// A fault of the document, located in its text.
pub(super) fn locate(sources: &[Source<'_>], fault: Fault<RuleBookFault>) -> (Place, Fault<RuleBookFault>) {
    let found = find(sources, fault.path());
    let Some((number, source, path)) =
        found.and_then(|(number, path)| Some((number, sources.get(number)?, path)))
    else {
        return ((usize::MAX, 0), fault);
    };
    let at = source.root.offset_of(&path, fault.kind().is_about_key());
    let suggestion = fault.suggestion().map(str::to_owned);
    let located = Fault::at(path, fault.kind().clone())
        .suggest(suggestion)
        .located(source.file.clone(), Some(source.lines.position(at)));
    ((number, at), located)
}

/// A place of the document in words: its path, and the file if there are several.
pub(super) fn describe(sources: &[Source<'_>], path: &Path) -> String {
    let (number, path) = find(sources, path).unwrap_or_else(|| (usize::MAX, path.clone()));
    in_file(sources.get(number).and_then(|source| source.file.as_deref()), &path)
}

/// A place in a file, as a URI reference.
pub(super) fn in_file(file: Option<&str>, path: &Path) -> String {
    file.map_or_else(|| path.to_string(), |file| format!("{file}#{path}"))
}
