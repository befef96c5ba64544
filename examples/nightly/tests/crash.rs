//! The real program, aborted at every step and run again: nothing is lost, nothing is sent twice, order is kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall panic"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Ended, Night, crash, files, is_of_a_case, made, nightly, run, sent, tear_run_repair};
use serde_json::Value;

#[test]
fn a_night_does_what_is_to_be_done_once() {
    let folder = made("night");
    let before = files(&folder);
    let (status, said) = nightly(&folder, &["run", "--on", common::ON]);
    assert!(status == 0 && said.starts_with("4 cases: 3 renewed, 4 settled; "), "{said}");
    let after = files(&folder);
    assert!(before.iter().all(|(name, text)| after.get(name) == Some(text)), "what is kept stays");

    // Three paid payments at 425.50 rather than 410 an hour, of 10, 11, 12 and 13 hours.
    let sent = sent(&after);
    let mut adjustments: Vec<&str> = sent
        .iter()
        .filter(|notice| notice["notice"] == "adjustment")
        .map(|notice| notice["amount"].as_str().unwrap())
        .collect();
    adjustments.sort_unstable();
    assert_eq!(adjustments, ["465.00", "511.50", "558.00", "604.50"]);
    // What is foreseen is sent to nobody, and each payment that is current is sent once more than it is reversed.
    assert!(sent.iter().all(|notice| notice["activity"] != "more"));
    let mut current: BTreeMap<(String, String), i32> = BTreeMap::new();
    for notice in &sent {
        let change = match notice["notice"].as_str() {
            Some("payment") => 1,
            Some("reversal") => -1,
            _ => continue,
        };
        let key = |name: &str| notice[name].as_str().unwrap().to_owned();
        let count = current.entry((key("plan"), key("date"))).or_default();
        *count += change;
        assert!((0..=1).contains(count), "reversed before it was sent, or sent twice: {notice}");
    }
    assert!(current.len() > 60 && current.values().all(|count| *count == 1));
    // A receipt for each message.
    let named = |folder: &str| -> Vec<&Path> {
        after.keys().filter_map(|name| name.strip_prefix(folder).ok()).collect()
    };
    assert_eq!(named("to"), named("receipts"));

    // The second run of a night finds nothing to do, and so does the next night.
    let (status, again) = run(&folder);
    assert!(
        status == 0 && again.starts_with("4 cases: 0 renewed, 0 settled; 0 messages, and 0 that"),
        "{again}"
    );
    assert!(again.contains("; 0 steps"), "{again}");
    assert_eq!(files(&folder), after);
    let (status, next) = nightly(&folder, &["run", "--on", "2027-07-03"]);
    assert!(
        status == 0 && next.starts_with("4 cases: 0 renewed, 0 settled; 0 messages, and 0 that"),
        "{next}"
    );
    let mut with_record = files(&folder);
    assert!(with_record.remove(Path::new("runs/2027-07-03.json")).is_some());
    assert_eq!(with_record, after);
    assert_eq!(std::fs::read_dir(folder.join("unfinished")).unwrap().count(), 0);
}

#[test]
fn the_messages_of_an_event_hold_its_outbox_in_order() {
    let end = Night::new("outbox").end;
    let mut notices = 0;
    for (name, text) in end.iter().filter(|(name, _)| name.starts_with("cases")) {
        let event: Value = serde_json::from_slice(text).unwrap();
        let Some(outbox) = event["outbox"].as_array() else { continue };
        let (case, number) = common::case_and_event(name);
        let file = format!("{case}-{number}.json");
        let messages = end.iter().filter(|(name, _)| name.starts_with("to") && name.ends_with(&file));
        let mut left = outbox.clone();
        for (system, message) in messages {
            let message: Value = serde_json::from_slice(message).unwrap();
            assert!(message["event_sha256"] == event["sha256"] && message["event"] == event["sequence"]);
            // What is left of the outbox without this message, which must be found in it in this order.
            let mut rest = Vec::new();
            let mut next = message["notices"].as_array().unwrap().iter().peekable();
            for notice in left {
                if next.next_if(|next| **next == notice).is_some() {
                    notices += 1;
                } else {
                    rest.push(notice);
                }
            }
            assert!(next.peek().is_none(), "{} has another order than its event", system.display());
            left = rest;
        }
        assert!(left.is_empty(), "{file}: not sent: {left:?}");
    }
    assert!(notices > 60, "{notices}");
}

#[test]
fn a_crash_at_any_step_and_a_torn_file_lose_and_double_nothing() {
    let night = Night::new("whole");
    std::thread::scope(|scope| {
        for worker in 0..2 {
            let night = &night;
            scope.spawn(move || {
                for step in (worker..night.steps).step_by(2) {
                    let folder = night.begin(&format!("crashed-{worker}"));
                    let when = format!("after a crash at step {step}");
                    assert_eq!(crash(&folder, step), Ended::Killed);
                    let now = night.holds_of(&folder, &BTreeSet::new(), &when);
                    let mut new: Vec<&Path> = now.keys().map(AsRef::as_ref).collect();
                    new.retain(|name| is_of_a_case(name) && !night.start.contains_key(*name));
                    // Each step has another file and another way.
                    if let Some(file) = new.get(usize::try_from(step).unwrap() % new.len().max(1)) {
                        tear_run_repair(night, &folder, file, step, &when);
                    }
                    let (status, said) = run(&folder);
                    assert!(status == 0 && files(&folder) == night.end, "{when}: {said}");
                }
            });
        }
    });
    let folder = night.begin("not-crashed");
    assert_eq!(crash(&folder, night.steps), Ended::Done);
    assert!(files(&folder) == night.end);
}

#[test]
fn a_crash_at_the_same_step_of_what_is_left_harms_no_file() {
    let night = Night::new("whole-to-crash-again");
    for step in 0..15 {
        let folder = night.begin("crashed-again");
        for time in 1..4 {
            assert_eq!(crash(&folder, step), Ended::Killed);
            night.holds_of(&folder, &BTreeSet::new(), &format!("after crash {time} at step {step}"));
        }
        let (status, said) = run(&folder);
        assert!(status == 0 && files(&folder) == night.end, "after crashes at step {step}: {said}");
    }
}

#[test]
fn every_file_may_be_torn_after_the_night() {
    let night = Night::new("whole-to-tear");
    let folder = night.begin("torn");
    run(&folder);
    for (file, way) in night.end.keys().filter(|name| is_of_a_case(name)).zip(0..) {
        tear_run_repair(&night, &folder, file, way, "after the night");
        let (status, said) = run(&folder);
        assert!(status == 0 && files(&folder) == night.end, "{}: {said}", file.display());
    }
}

#[test]
fn a_night_of_crashes_comes_to_an_end() {
    let night = Night::new("whole-again");
    let folder = night.begin("crashing");
    // However far the run has come, it crashes seven steps on.
    let mut crashes = 0;
    while crash(&folder, 7) == Ended::Killed {
        crashes += 1;
        assert!(crashes < 1_000);
    }
    assert!(crashes > 10, "{crashes}");
    assert!(files(&folder) == night.end);
}

#[test]
fn jobs_at_the_same_time_are_one() {
    let night = Night::new("whole-for-three");
    for _ in 0..5 {
        let folder = night.begin("three");
        std::thread::scope(|scope| {
            for _ in 0..3 {
                // Each in a namespace of its own: all have the same process id.
                scope.spawn(|| assert_eq!(crash(&folder, u64::MAX), Ended::Done));
            }
        });
        assert!(files(&folder) == night.end);
    }
}

#[test]
fn of_jobs_with_different_dates_each_event_is_stored_by_one() {
    let start = files(&made("dates-to-copy"));
    let (early, late) = (common::ON, "2027-07-03");
    for round in 0..10 {
        let folder = common::fresh("dates");
        common::copy(&start, &folder);
        std::thread::scope(|scope| {
            for on in [early, late, early, late] {
                let folder = &folder;
                scope.spawn(move || {
                    let (status, said) = nightly(folder, &["run", "--on", on, "--no-sync"]);
                    // A case that has an event of the later date refuses the earlier one.
                    assert!(status == 0 || status == 3 && on == early, "round {round}: {status}: {said}");
                });
            }
        });
        // Every message is found to be of the event that is stored, and nothing is left to do.
        let before = files(&folder);
        let (status, said) = nightly(&folder, &["run", "--on", late, "--no-sync"]);
        assert!(
            status == 0 && said.starts_with("4 cases: 0 renewed, 0 settled; 0 messages, and 0"),
            "{said}"
        );
        assert_eq!(files(&folder), before);
    }
}
