//! Every fault a rule book can have, by example: each file under `tests/rulebooks/broken` is named after the
//! code of its fault, and the file beside it says what is found, and where.
//!
//! `BLESS=1 cargo test` writes down what is found; look at it before you commit it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bevilling::fault::Faults;
use bevilling::rulebook::{RuleBook, RuleBookFault};
use serde_json::{Value, json};

/// Codes that no file of a reasonable size can show; they are tested below.
const WITHOUT_FILE: &[&str] = &["too-large"];

/// Files that show how faults come together rather than one code.
const MANY: &[&str] = &["several-faults", "several-files"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rulebooks").join(name)
}

/// The broken rule books, files and folders, by name.
fn broken() -> Vec<(String, PathBuf)> {
    let mut books: Vec<(String, PathBuf)> = folder("broken")
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    books.sort();
    books
}

fn expected(name: &str) -> PathBuf {
    folder("broken").join(format!("{name}.expected.json"))
}

/// What is found, with files named as seen from the folder of broken books.
fn found(faults: &Faults<RuleBookFault>) -> Value {
    let here = format!("{}{}", folder("broken").display(), std::path::MAIN_SEPARATOR);
    let relative = |text: &str| text.replace(&here, "").replace('\\', "/");
    faults
        .iter()
        .map(|fault| {
            let mut found = json!({
                "code": fault.code(),
                "path": fault.path().to_string(),
                "message": relative(&fault.kind().to_string()),
            });
            for (key, value) in [
                ("file", fault.file().map(|file| relative(file).into())),
                ("line", fault.position().map(|position| position.line.into())),
                ("column", fault.position().map(|position| position.column.into())),
                ("suggestion", fault.suggestion().map(Value::from)),
            ] {
                if let Some(value) = value {
                    found[key] = value;
                }
            }
            found
        })
        .collect()
}

#[test]
fn each_broken_book_has_the_faults_written_beside_it() {
    let mut wrong = Vec::new();
    for (name, path) in broken() {
        let Err(faults) = RuleBook::load(&path) else {
            wrong.push(format!("{name} has no fault"));
            continue;
        };
        let found = found(&faults);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(expected(&name), serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let text = std::fs::read_to_string(expected(&name)).unwrap_or_else(|_| "null".to_owned());
        if serde_json::from_str::<Value>(&text).unwrap() != found {
            wrong.push(format!("{name}: expected {text}\nfound {found:#}"));
        }
        let all_named_so = faults.iter().all(|fault| fault.code() == name);
        if !all_named_so && !MANY.contains(&name.as_str()) {
            wrong.push(format!("{name} has other faults as well: {faults}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_broken_book_and_every_book_a_code() {
    let books: BTreeSet<String> = broken().into_iter().map(|(name, _)| name).collect();
    let codes: BTreeSet<String> = RuleBookFault::CODES
        .iter()
        .filter(|code| !WITHOUT_FILE.contains(code))
        .chain(MANY)
        .map(|code| (*code).to_owned())
        .collect();
    assert_eq!(books, codes);
    for entry in folder("broken").read_dir().unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".expected.json").or(name.strip_suffix(".json")).unwrap_or(&name);
        assert!(codes.contains(name), "{name} belongs to no code");
    }
}

#[test]
fn a_fault_found_in_text_is_found_in_the_document_too() {
    for (name, path) in broken() {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Ok(document) = serde_json::from_str(&text) else { continue };
        let Err(faults) = RuleBook::from_document(document) else {
            // A map keeps one of two values for the same key: only the text has both.
            assert_eq!(name, "duplicate-key");
            continue;
        };
        let codes = |faults: &Faults<RuleBookFault>| -> Vec<(String, String)> {
            let mut codes: Vec<_> =
                faults.iter().map(|fault| (fault.path().to_string(), fault.kind().to_string())).collect();
            codes.sort();
            codes
        };
        assert_eq!(codes(&faults), codes(&RuleBook::from_json(&text).unwrap_err()), "{name}");
        assert!(faults.iter().all(|fault| fault.position().is_none() && fault.file().is_none()));
    }
}

#[test]
fn a_file_that_is_not_there_is_unreadable() {
    let faults = RuleBook::load(folder("good/nowhere.json")).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["unreadable-file"]);
}

#[test]
fn a_list_beyond_the_limit_is_refused() {
    let offer = r#"{"section":"a","activity_type":"b","role":"main"},"#;
    let item: bevilling::rulebook::Offer = serde_json::from_str(offer.trim_end_matches(',')).unwrap();
    let document = bevilling::rulebook::RuleBookDocument {
        offers: vec![item; bevilling::limits::MAX_ITEMS + 1],
        ..Default::default()
    };
    let faults = RuleBook::from_document(document).unwrap_err();
    let large = faults.iter().find(|fault| fault.code() == "too-large").unwrap();
    assert_eq!(large.path().to_string(), "/offers");
}
