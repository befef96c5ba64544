//! Every fault that a state or a log can have, by example: each file under `tests/states/broken` and
//! `tests/logs/broken` is named after the code of its fault, and the file beside it says what is found, and where.
//!
//! `BLESS=1 cargo test` writes down what is found; look at it before you commit it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bevilling::case::{Case, CaseFault, CaseState, Event, RefusalKind};
use bevilling::fault::{ErrorCode, Faults};
use bevilling::plan::PlanFault;
use bevilling::rulebook::RuleBook;
use serde_json::{Value, json};

/// Codes that no JSON shows: such an amount is not read.
const WITHOUT_FILE: &[&str] = &["amount-too-large"];

/// Files that show how faults come together rather than one code.
const MANY: &[&str] = &["several-faults"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(name)
}

fn book() -> RuleBook {
    RuleBook::load(folder("rulebooks/corpus/town.json")).unwrap()
}

/// The broken files of a folder, by name.
fn broken(of: &str) -> BTreeMap<String, String> {
    let files = folder(of).join("broken").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| !path.to_string_lossy().ends_with(".expected.json"));
    files
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn found(faults: &Faults<RefusalKind>) -> Value {
    let told = faults.iter().map(|fault| {
        let mut found = json!({ "code": fault.code(), "path": fault.path().to_string() });
        if let Some(suggestion) = fault.suggestion() {
            found["suggestion"] = suggestion.into();
        }
        found
    });
    told.collect()
}

/// Holds what is found in each file of a folder against the file beside it.
fn each(of: &str, refused: impl Fn(&str) -> Option<Faults<RefusalKind>>) {
    let mut wrong = Vec::new();
    for (name, text) in broken(of) {
        let Some(faults) = refused(&text) else {
            wrong.push(format!("{name} has no fault"));
            continue;
        };
        let found = found(&faults);
        let beside = folder(of).join("broken").join(format!("{name}.expected.json"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&beside, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_else(|_| "null".to_owned());
        if serde_json::from_str::<Value>(&expected).unwrap() != found {
            wrong.push(format!("{of} {name}: expected {expected}\nfound {found:#}"));
        }
        if !MANY.contains(&name.as_str()) && !faults.iter().any(|fault| fault.code() == name) {
            wrong.push(format!("{of} {name} has other faults: {faults}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_broken_state_has_the_faults_written_beside_it() {
    each("states", |text| {
        let state: CaseState = serde_json::from_str(text).unwrap();
        let faults = Case::from_state(&book(), state.clone()).err();
        assert_eq!(faults.clone().unwrap_or_default(), state.check());
        faults
    });
}

#[test]
fn each_broken_log_has_the_faults_written_beside_it() {
    each("logs", |text| {
        let events: Vec<Event> = serde_json::from_str(text).unwrap();
        let faults = Case::replay(&book(), &events).err()?;
        // One by one, the first that is refused is refused for the same, and changes nothing.
        let mut case = Case::new(&book(), "");
        let applied = events.iter().position(|event| {
            let before = case.state().clone();
            let refused = case.apply(event).err();
            let Some(refused) = refused else { return false };
            assert_eq!(*case.state(), before);
            let first = |fault: &bevilling::fault::Fault<RefusalKind>| fault.kind().clone();
            assert_eq!(refused.iter().next().map(first), faults.iter().next().map(first));
            true
        });
        assert!(applied.is_some());
        Some(faults)
    });
}

/// The code of a fault as the sources name it: `CaseFault::IdRequired` is `id-required`.
fn codes_of_the_sources() -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::new();
    for (catalogue, declared) in [
        ("CaseFault", include_str!("../src/case/fault.rs")),
        ("PlanFault", include_str!("../src/plan/fault.rs")),
    ] {
        let variants = declared.lines().filter_map(|line| {
            let (head, rest) = line.trim().split_once(" = \"")?;
            Some((head.split_once(' ')?.0.to_owned(), rest.split_once('"')?.0.to_owned()))
        });
        let variants: BTreeMap<String, String> = variants.collect();
        for entry in folder("../core/src/case/check").read_dir().unwrap() {
            let source = fs::read_to_string(entry.unwrap().path()).unwrap();
            for after in source.split(&format!("{catalogue}::")).skip(1) {
                let name: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
                let Some(code) = variants.get(&name) else { continue };
                let listed = CaseFault::CODES.iter().chain(PlanFault::CODES);
                codes.insert(*listed.clone().find(|known| *known == code).unwrap());
            }
        }
    }
    codes
}

#[test]
fn every_code_of_the_check_has_a_broken_file_and_every_file_a_code() {
    let files: BTreeSet<String> = broken("states").into_keys().chain(broken("logs").into_keys()).collect();
    let codes = codes_of_the_sources();
    assert!(codes.len() > 50, "{codes:?}");
    // Asked of several cases, not of one.
    let elsewhere = ["duplicate-case"];
    let missing: Vec<_> = codes
        .iter()
        .filter(|code| !files.contains(**code) && !WITHOUT_FILE.contains(code) && !elsewhere.contains(code))
        .collect();
    assert!(missing.is_empty(), "no broken file shows {missing:?}");
    for of in ["states", "logs"] {
        for entry in folder(of).join("broken").read_dir().unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let name = name.strip_suffix(".expected.json").or(name.strip_suffix(".json")).unwrap();
            // The faults of a plan are those of `PaymentPlan::check`.
            let known = codes.contains(name) || PlanFault::CODES.contains(&name) || MANY.contains(&name);
            assert!(known && files.contains(name), "{name} belongs to no code");
        }
    }
}

#[test]
fn an_amount_beyond_the_bound_is_refused_where_no_json_was_read() {
    let text = fs::read_to_string(folder("states/broken/part-of-no-plan.json")).unwrap();
    let mut state: CaseState = serde_json::from_str(&text).unwrap();
    state.parts[0].plan = "p2".to_owned();
    assert!(state.check().is_empty());
    state.parts[0].amount = bevilling::money::AMOUNT_BOUND.into();
    let faults = Case::from_state(&book(), state).unwrap_err();
    assert_eq!(found(&faults), json!([{ "code": "amount-too-large", "path": "/parts/0/amount" }]));
}

/// What a later version of the rule book no longer has may be in the log; what differs in this very version may not.
#[test]
fn the_rule_book_is_asked_of_its_own_version_only() {
    for (name, still) in [("unknown-approval-level", 0), ("second-approver-missing", 0), ("price-differs", 0)]
    {
        let mut events: Vec<Event> = serde_json::from_str(&broken("logs")[name]).unwrap();
        assert!(Case::replay(&book(), &events).is_err());
        for event in &mut events {
            event.rule_book.version = "2019".to_owned();
        }
        let faults = Case::replay(&book(), &events).err().unwrap_or_default();
        assert_eq!(faults.len(), still, "{name}: {faults}");
    }
    // A price that the plan has itself needs no rule book.
    let life = fs::read_to_string(folder("corpus/kept.jsonl")).unwrap();
    let life: Value = serde_json::from_str(life.lines().nth(1).unwrap()).unwrap();
    let mut events: Vec<Event> = serde_json::from_value(life["args"]["events"].clone()).unwrap();
    let expected = events.iter_mut().find(|event| event.body.kind() == "expected").unwrap();
    let mut text = serde_json::to_value(&*expected).unwrap();
    text["rule_book"]["version"] = "2019".into();
    text["body"]["change"]["payments"]["added"][0]["amount"] = "3001.00".into();
    *expected = serde_json::from_value(text).unwrap();
    let faults = Case::replay(&book(), &events).unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.kind().code()).collect();
    assert_eq!(codes[0], "price-differs");
}

/// A state with tens of thousands of faults is refused with as many as are worth reading.
#[test]
fn a_state_of_faults_is_refused_with_the_first_of_them() {
    let text = fs::read_to_string(folder("states/broken/section-differs.json")).unwrap();
    let state: CaseState = serde_json::from_str(&text).unwrap();
    let draft = state.activities.last().unwrap().clone();
    let mut state = CaseState { activities: Vec::new(), ..state };
    for number in 0..20_000 {
        let mut one = draft.clone();
        one.activity.id = format!("a{number}");
        one.activity.plan.id = format!("p{number}");
        one.activity.modifies = Some(format!("a{}", (number + 1) % 20_000));
        one.appropriation = "none".to_owned();
        state.activities.push(one);
    }
    let faults = state.check();
    assert_eq!(faults.len(), bevilling::limits::MAX_FAULTS);
}
