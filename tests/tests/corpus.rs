//! The corpus: every ask is answered as it is recorded, byte for byte; `BLESS=1` records anew.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use bevilling_tests::corpus::{Ask, Outcome, asks, bless};

/// Rule books are named by paths from the root of the repository.
fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf();
    env::set_current_dir(&root).unwrap();
    root
}

fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/corpus")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        folder.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")).collect();
    files.sort();
    files
}

fn read(file: &Path) -> (String, Vec<Ask>) {
    let text = fs::read_to_string(file).unwrap();
    let asks = asks(&text).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
    (text, asks)
}

#[test]
fn every_ask_is_answered_as_recorded() {
    let bless_now = env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for file in files() {
        let (text, asks) = read(&file);
        let now = bless(&asks).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
        if bless_now {
            fs::write(&file, &now).unwrap();
        } else if now != text {
            let differs = |(ask, now): (&Ask, &str)| (ask.recorded != asks_of(now)).then(|| ask.name.clone());
            wrong.extend(asks.iter().zip(now.lines()).filter_map(differs));
            assert!(!wrong.is_empty(), "{}: not written as it would be; BLESS=1 does", file.display());
        }
    }
    assert!(wrong.is_empty(), "answered otherwise than recorded: {wrong:#?}");
}

fn asks_of(line: &str) -> Option<Outcome> {
    asks(line).unwrap().into_iter().next().unwrap().recorded
}
