//! The corpus: every ask is answered as it is recorded, byte for byte; `BLESS=1` records anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on shall panic"
)]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use bevilling_tests::corpus::{Ask, CALLS, Outcome, asks, bless};
use serde::Deserialize;

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

/// Other languages cut the answer off the line as it stands.
#[test]
fn a_line_can_be_cut_before_its_answer() {
    for file in files() {
        let (text, asks) = read(&file);
        let mut names = BTreeSet::new();
        for (line, ask) in text.lines().zip(&asks) {
            let cuts = [r#","answer":"#, r#","fault":"#].map(|key| line.find(key).map(|at| at + key.len()));
            let cut = cuts.into_iter().flatten().min().unwrap();
            let raw = &line[cut..line.len() - 1];
            let (Outcome::Answer(recorded) | Outcome::Fault(recorded)) = ask.recorded.as_ref().unwrap();
            assert_eq!(raw, recorded, "{}: {}", file.display(), ask.name);
            assert!(names.insert(&ask.name), "{}: `{}` is there twice", file.display(), ask.name);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gaps {
    gap: Vec<Gap>,
}

/// A code that no ask brings about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    area: String,
    code: String,
    reason: String,
}

#[test]
fn every_code_and_kind_is_asked_for_or_has_a_reason() {
    let gaps: Gaps =
        toml::from_str(&fs::read_to_string(root().join("tests/corpus_gaps.toml")).unwrap()).unwrap();
    assert!(gaps.gap.iter().all(|gap| !gap.reason.trim().is_empty()));
    // The list of all codes brings none of them about.
    let asked = files().into_iter().filter(|file| !file.ends_with("codes.jsonl"));
    let text: String = asked.map(|file| fs::read_to_string(file).unwrap()).collect();
    let mut wanted: Vec<(String, String, String)> = Vec::new();
    for code in bevilling::text::codes() {
        let (name, told) = match code.outcome {
            Some(outcome) => (
                format!("{}:{outcome}", code.code),
                format!(r#""code":"{}","outcome":"{outcome}""#, code.code),
            ),
            // A code of one word may be a word of the data too.
            None if code.code.contains('-') => (code.code.to_owned(), format!(r#""{}""#, code.code)),
            None => (code.code.to_owned(), format!(r#""code":"{}""#, code.code)),
        };
        wanted.push((code.area.clone(), name, told));
    }
    for kind in event_kinds() {
        wanted.push(("event".to_owned(), kind.clone(), format!(r#""kind":"{kind}""#)));
    }
    for outcome in bevilling::decide::CheckCode::ALL.map(|code| code.code()) {
        assert!(text.contains(&format!(r#""code":"{outcome}""#)));
    }
    let gap = |area: &str, name: &str| {
        gaps.gap.iter().position(|gap| gap.area == area && (gap.code == name || gap.code == "*"))
    };
    let (mut missing, mut used) = (Vec::new(), BTreeSet::new());
    for (area, name, told) in &wanted {
        match (text.contains(told), gap(area, name)) {
            (true, None) => {}
            (false, Some(place)) => drop(used.insert(place)),
            (true, Some(place)) if gaps.gap.get(place).unwrap().code == "*" => {}
            (true, Some(_)) => missing.push(format!("{area} {name}: asked for, and yet among the gaps")),
            (false, None) => missing.push(format!("{area} {name}: no ask brings it about")),
        }
    }
    let stale = gaps.gap.iter().enumerate().filter(|(place, _)| !used.contains(place));
    missing.extend(stale.map(|(_, gap)| format!("{} {}: a gap that is none", gap.area, gap.code)));
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Every kind of event, as a file of each is kept.
fn event_kinds() -> BTreeSet<String> {
    let files = fs::read_dir(root().join("tests/events/v1")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| Some(name.strip_suffix(".json")?.split_once('-')?.1.to_owned())).collect()
}

/// Every call that is described is asked, and so is every part of its answer; words and pictures are asked of each.
#[test]
fn every_call_is_asked() {
    let (mut calls, mut parts) = (BTreeSet::new(), BTreeSet::new());
    for ask in files().iter().flat_map(|file| read(file).1) {
        let args: serde_json::Value = serde_json::from_str(&ask.args).unwrap();
        if let Some(of) = args.pointer("/of/call").and_then(|of| of.as_str()) {
            let how = args.get("how").and_then(|how| how.as_str());
            let part = match (ask.call.as_str(), how) {
                ("draw", Some(how)) => format!("svg_{how}"),
                ("draw", None) => "svg".to_owned(),
                _ => ask.call.clone(),
            };
            parts.insert((of.to_owned(), part));
        }
        calls.insert(ask.call);
    }
    assert!(CALLS.len() > 40);
    for (call, its) in CALLS {
        assert!(calls.contains(*call), "`{call}` is not asked");
        for part in *its {
            // A heat map is asked for by its dimension.
            let heat = *part == "svg_heat" && parts.contains(&((*call).to_owned(), "svg_section".to_owned()));
            assert!(
                heat || parts.contains(&((*call).to_owned(), (*part).to_owned())),
                "`{call}` is not asked for {part}"
            );
        }
    }
}
