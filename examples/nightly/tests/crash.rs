//! The real program, taken down at every step and run again: nothing is lost, nothing is told twice.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The night of the job: open cases have to be carried on.
const ON: &str = "2027-07-02";

/// A folder of this test, made anew.
fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn nightly(folder: &Path, arguments: &[&str]) -> Output {
    let (task, rest) = arguments.split_first().unwrap();
    Command::new(env!("CARGO_BIN_EXE_nightly")).arg(task).arg(folder).args(rest).output().unwrap()
}

fn done(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn run(folder: &Path) -> String {
    done(&nightly(folder, &["run", "--on", ON, "--no-sync"]))
}

/// Whether the job crashed at this step, rather than come to its end before it.
fn crash(folder: &Path, step: u64) -> bool {
    let output = nightly(folder, &["run", "--on", ON, "--no-sync", "--crash-after", &step.to_string()]);
    assert!(output.status.success() || output.status.code().is_none(), "it crashes, and fails not otherwise");
    !output.status.success()
}

fn made(name: &str) -> PathBuf {
    let folder = fresh(name);
    done(&nightly(&folder, &["make"]));
    folder
}

/// Every file that has its name, with what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_owned();
            if name.starts_with("unfinished") {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

fn copy(files: &BTreeMap<PathBuf, String>, to: &Path) {
    for (name, text) in files {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// What the systems of a folder have been told, notice by notice.
fn told(files: &BTreeMap<PathBuf, String>) -> Vec<Value> {
    let messages = files.iter().filter(|(name, _)| name.starts_with("to"));
    let messages = messages.map(|(_, text)| serde_json::from_str::<Value>(text).unwrap());
    messages.flat_map(|message| message.get("notices").unwrap().as_array().unwrap().clone()).collect()
}

#[test]
fn a_night_does_what_is_to_be_done_once() {
    let folder = made("night");
    let before = files(&folder);
    let said = done(&nightly(&folder, &["run", "--on", ON]));
    assert!(said.starts_with("4 cases: 3 renewed, 4 settled; "), "{said}");
    let after = files(&folder);
    assert!(before.iter().all(|(name, text)| after.get(name) == Some(text)), "what is kept stays");

    // Three paid payments at 425.50 rather than 410 an hour, of 10, 11, 12 and 13 hours.
    let told = told(&after);
    let adjustments: Vec<&str> = told
        .iter()
        .filter(|notice| notice["notice"] == "adjustment")
        .map(|notice| notice["amount"].as_str().unwrap())
        .collect();
    let mut sorted = adjustments.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["465.00", "511.50", "558.00", "604.50"]);
    // What is foreseen is told to nobody, and each payment that stands once: as often as it was told, but for those
    // that were reversed.
    assert!(told.iter().all(|notice| notice["activity"] != "more"));
    let mut standing: BTreeMap<(String, String), i32> = BTreeMap::new();
    for notice in &told {
        let change = match notice["notice"].as_str() {
            Some("payment") => 1,
            Some("reversal") => -1,
            _ => continue,
        };
        let key = |name: &str| notice[name].as_str().unwrap().to_owned();
        *standing.entry((key("plan"), key("date"))).or_default() += change;
    }
    assert!(standing.len() > 60 && standing.values().all(|count| *count == 1));
    // A receipt for each message.
    let named = |folder: &str| -> Vec<PathBuf> {
        let of = after.keys().filter_map(|name| name.strip_prefix(folder).ok());
        of.map(Path::to_owned).collect()
    };
    assert_eq!(named("to"), named("receipts"));

    // The second run of a night finds nothing to do, and so does the next night.
    let again = run(&folder);
    assert!(again.starts_with("4 cases: 0 renewed, 0 settled; 0 messages, and 0 that"), "{again}");
    let next = done(&nightly(&folder, &["run", "--on", "2027-07-03"]));
    assert!(next.starts_with("4 cases: 0 renewed, 0 settled; 0 messages, and 0 that"), "{next}");
    assert_eq!(files(&folder), after);
}

#[test]
fn a_crash_at_any_step_loses_and_doubles_nothing() {
    let folder = made("whole");
    let start = files(&folder);
    let said = run(&folder);
    let expected = files(&folder);
    // Five steps for each event, message and receipt.
    let steps = 5 * u64::try_from(expected.len() - start.len()).unwrap();
    assert!(steps > 100 && said.contains(&format!("; {steps} steps")), "{said}");
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let (start, expected) = (&start, &expected);
            scope.spawn(move || {
                for step in (worker..steps).step_by(4) {
                    let folder = fresh(&format!("crashed-{worker}"));
                    copy(start, &folder);
                    assert!(crash(&folder, step));
                    run(&folder);
                    assert!(files(&folder) == *expected, "after a crash at step {step}");
                }
            });
        }
    });
    let folder = fresh("not-crashed");
    copy(&start, &folder);
    assert!(!crash(&folder, steps) && files(&folder) == expected);
}

#[test]
fn a_night_of_crashes_comes_to_an_end() {
    let folder = made("whole-again");
    let start = files(&folder);
    run(&folder);
    let expected = files(&folder);
    let folder = fresh("crashing");
    copy(&start, &folder);
    // Whatever the run has come to, it crashes seven steps on.
    let mut crashes = 0;
    while crash(&folder, 7) {
        crashes += 1;
        assert!(crashes < 1_000);
    }
    assert!(crashes > 10, "{crashes}");
    assert_eq!(files(&folder), expected);
}

#[test]
fn two_jobs_at_a_time_are_one() {
    let folder = made("whole-for-two");
    let start = files(&folder);
    run(&folder);
    let expected = files(&folder);
    for _ in 0..5 {
        let folder = fresh("two");
        copy(&start, &folder);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| run(&folder));
            }
        });
        assert_eq!(files(&folder), expected);
    }
}
