//! The very asks that the conformance runner makes of the crate, written for the other faces to answer.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall panic")]

use std::env;
use std::fs;
use std::path::Path;

use bevilling_tests::corpus::recorded;
use bevilling_tests::{FAMILIES, Vectors, known_differences, run};

#[test]
fn the_asks_of_the_vectors_are_written_for_the_other_faces() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    env::set_current_dir(root).unwrap();
    let folder = Path::new("target/corpus/conformance");
    fs::create_dir_all(folder).unwrap();
    let known = known_differences().unwrap();
    for family in FAMILIES {
        let vectors = Vectors::read(Path::new("tests/conformance"), family.name).unwrap().unwrap();
        if let Ok(book) = vectors.rule_book() {
            fs::write(folder.join("classification.json"), serde_json::to_string(book.document()).unwrap())
                .unwrap();
        }
        let (report, lines) = recorded(|| run(family, &vectors, &known))
            .unwrap_or_else(|differences| panic!("{}: {differences:#?}", family.name));
        assert!(report.failed.is_empty(), "{report}");
        // Many cases ask the same of the classification; of all others, each asks its own.
        let most = if family.name == "eligibility" { 1 } else { vectors.cases.len() / 2 };
        assert!(
            lines.len() >= most,
            "{}: {} asks of {} cases",
            family.name,
            lines.len(),
            vectors.cases.len()
        );
        fs::write(folder.join(format!("{}.jsonl", family.name)), lines.join("\n") + "\n").unwrap();
        println!("{}: {} asks", family.name, lines.len());
    }
}
