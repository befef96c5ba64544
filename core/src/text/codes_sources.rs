//! Messages and sources of this crate fit together: none is missing and none is unused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::super::*;
use crate::text::words::Parts;

/// The text of every file under a folder of the crate.
fn files(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        match entry.file_type().unwrap().is_dir() {
            true => texts.extend(files(&entry.path())),
            false => texts.push(fs::read_to_string(entry.path()).unwrap()),
        }
    }
    texts
}

fn sources() -> Vec<String> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// Every catalogue in the sources, including those that this module does not list.
#[test]
fn every_catalogue_of_the_sources_is_known_here() {
    let known: BTreeSet<_> = catalogues().into_iter().map(|(name, _)| name.to_owned()).collect();
    let mut declared = BTreeSet::new();
    for source in sources() {
        for block in source.split("\ncatalogue! {").skip(1) {
            let name = block.split_once("pub enum ").unwrap().1;
            declared.insert(name.split_whitespace().next().unwrap().to_owned());
        }
    }
    assert_eq!(known, declared);
}

/// The ids of all texts in the sources, as phrases; what is filled in may be a number or quoted.
fn phrases(sources: &[String]) -> BTreeSet<String> {
    let mut phrases = BTreeSet::new();
    for text in sources.iter().flat_map(|source| source.split('"')) {
        for filled in ["7", "`x`"] {
            let mut parts = text.split(['{', '}']);
            let mut phrase = parts.next().unwrap().to_owned();
            while let (Some(_), Some(after)) = (parts.next(), parts.next()) {
                phrase = phrase + filled + after;
            }
            phrases.insert(Parts::of(&phrase).id);
        }
    }
    phrases
}

/// A message belongs to a code, or is used by name in this crate.
#[test]
fn no_message_is_stale() {
    let sources = sources();
    let mut coded: BTreeSet<String> = BTreeSet::new();
    for code in codes() {
        coded.insert(match code.outcome {
            Some(outcome) => format!("check-{}.{}", code.code, outcome.replace('_', "-")),
            None => format!("{}-{}", code.area, code.code),
        });
    }
    for condition in ["section", "activity-type", "offer"] {
        coded.insert(format!("check-{condition}-condition.closed"));
    }
    let (phrases, mut stale) = (phrases(&sources), Vec::new());
    for template in Templates::new(Language::Da).0 {
        if let Some(word) = template.id.strip_prefix("word-") {
            if !phrases.contains(word) {
                stale.push(template.id);
            }
            continue;
        }
        let literal = format!("\"{}\"", template.id);
        let used = coded.contains(&template.id) || sources.iter().any(|source| source.contains(&literal));
        if !used {
            stale.push(template.id);
        }
    }
    assert!(stale.is_empty(), "nothing says {stale:#?}");
}
