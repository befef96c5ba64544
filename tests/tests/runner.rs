//! The command line of the runner: what it prints and the exit code it ends with.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on shall panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Exit code, standard output and standard error.
fn conformance(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_conformance")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A fresh directory with these files.
fn directory(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    for (name, text) in files {
        fs::write(dir.join(name), text).unwrap();
    }
    dir
}

const GOOD: &str = r#"{"cases":[{"id":"a","input":{"payment_type":"ONE_TIME","payment_date":"2020-02-29"},
    "expected":{"dates":["2020-02-29"]}}]}"#;

#[test]
fn a_line_per_family_and_what_was_not_run() {
    let dir = directory("good", &[("recurrence.json", GOOD), ("prism.json", "{}"), ("emails.json", "{}")]);
    let (code, out, _) = conformance(&[dir.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, "recurrence: passed 1, failed 0\nnot run: emails, prism\n"));
    let (code, out, _) = conformance(&[dir.to_str().unwrap(), "--family", "recurrence"]);
    assert_eq!((code, out.as_str()), (0, "recurrence: passed 1, failed 0\n"));
}

#[test]
fn a_failure_is_shown_and_ends_with_1() {
    let bad = GOOD.replace(r#"["2020-02-29"]"#, r#"["2020-02-28"]"#);
    let dir = directory("bad", &[("recurrence.json", &bad)]);
    let (code, out, _) = conformance(&[dir.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "recurrence: passed 0, failed 1\n  a\n    expected {\"dates\":[\"2020-02-28\"]}\n    got      {\"dates\":[\"2020-02-29\"]}\n"
    );
}

#[test]
fn what_cannot_be_run_ends_with_2() {
    let empty = directory("empty", &[("prism.json", "{}")]);
    let broken = directory("broken", &[("recurrence.json", "{")]);
    let (empty, broken) = (empty.to_str().unwrap(), broken.to_str().unwrap());
    for (arguments, message) in [
        (&[] as &[&str], "which directory?"),
        (&["no-such-directory"], "`no-such-directory`"),
        (&[empty], "no vectors of recurrence"),
        (&[broken], "recurrence.json: EOF while parsing"),
        (&[empty, "--family", "recurence"], "no family `recurence`"),
        (&[empty, "--families"], "what is `--families`?"),
    ] {
        let (code, out, error) = conformance(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(error.contains(message), "{arguments:?}: {error}");
    }
}
