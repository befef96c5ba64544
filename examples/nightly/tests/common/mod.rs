//! Runs the real program, in a PID namespace of its own where the machine allows it, and looks at its folder.

#![allow(dead_code, reason = "each test program uses a part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The night of the job: open cases have to be carried on.
pub(crate) const ON: &str = "2027-07-02";

/// Every file that has its name, with what is in it.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// An empty folder of this test.
pub(crate) fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder with made-up cases.
pub(crate) fn made(name: &str) -> PathBuf {
    let folder = fresh(name);
    assert_eq!(nightly(&folder, &["make"]).0, 0);
    folder
}

/// Runs a task of the program. Returns the exit status, and what was printed to both streams.
pub(crate) fn nightly(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let (task, rest) = arguments.split_first().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_nightly")).arg(task).arg(folder).args(rest).output().unwrap();
    (output.status.code().unwrap(), printed(&output))
}

fn printed(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

/// A run of the night that is left to its end, with the process id that killed ones had.
pub(crate) fn run(folder: &Path) -> (i32, String) {
    contained(folder, JOB, &["--no-sync"])
}

/// How a run that is to be killed can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Done,
    Killed,
}

/// Runs the night and aborts it at a step.
pub(crate) fn crash(folder: &Path, step: u64) -> Ended {
    ended(&contained(folder, JOB, &["--no-sync", "--crash-after", &step.to_string()]))
}

/// Runs the night and sends it SIGKILL after some microseconds.
pub(crate) fn kill(folder: &Path, after: u64, sync: bool) -> Ended {
    let (seconds, micros) = (after / 1_000_000, after % 1_000_000);
    let script = format!(r#""$@" & job=$!; sleep {seconds}.{micros:06}; kill -9 $job; wait $job"#);
    ended(&contained(folder, &script, if sync { &[] } else { &["--no-sync"] }))
}

fn ended((status, said): &(i32, String)) -> Ended {
    match status {
        0 => Ended::Done,
        // SIGABRT and SIGKILL, as a shell reports them.
        134 | 137 => Ended::Killed,
        _ => panic!("neither done nor killed, but {status}: {said}"),
    }
}

/// The job as the child of a shell that waits for it.
const JOB: &str = r#""$@"; exit $?"#;

/// Runs the night by a shell script, as a container does: the job has process id 2 every time.
fn contained(folder: &Path, script: &str, arguments: &[&str]) -> (i32, String) {
    let mut words: Vec<&str> = namespace().to_vec();
    words.extend(["sh", "-c", script, "sh", env!("CARGO_BIN_EXE_nightly"), "run"]);
    let (program, rest) = words.split_first().unwrap();
    let mut command = Command::new(program);
    let output = command.args(rest).arg(folder).args(["--on", ON]).args(arguments).output().unwrap();
    (output.status.code().unwrap(), printed(&output))
}

/// The command that begins a PID namespace; nothing where there can be none, which is said aloud.
pub(crate) fn namespace() -> &'static [&'static str] {
    const AS_ROOT: &[&str] = &["unshare", "--pid", "--fork", "--mount-proc"];
    const AS_USER: &[&str] = &["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"];
    static FOUND: OnceLock<&[&str]> = OnceLock::new();
    FOUND.get_or_init(|| {
        let works = |words: &&&[&str]| {
            let (program, rest) = words.split_first().unwrap();
            let output = Command::new(program).args(rest).args(["sh", "-c", "true & echo $!; wait"]).output();
            output.is_ok_and(|output| output.stdout == b"2\n")
        };
        [AS_ROOT, AS_USER].iter().find(works).copied().unwrap_or_else(|| {
            // Not by `eprintln!`, which is only shown where a test fails.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: no PID namespace can be made here (unshare), so the crashes of the nightly job are tested \
                 with process ids that differ; everything else of these tests is run"
            );
            &[]
        })
    })
}

pub(crate) fn files(folder: &Path) -> Files {
    fn walk(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_owned();
            if name.starts_with("unfinished") {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

pub(crate) fn copy(files: &Files, to: &Path) {
    for (name, text) in files {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// A folder before the night, after a night without a crash, and the number of steps between.
pub(crate) struct Night {
    pub(crate) start: Files,
    pub(crate) end: Files,
    pub(crate) steps: u64,
}

impl Night {
    pub(crate) fn new(name: &str) -> Self {
        let folder = made(name);
        let start = files(&folder);
        let (status, said) = run(&folder);
        assert_eq!(status, 0, "{said}");
        let end = files(&folder);
        // Five steps for each event, message and receipt, and for the record of the run.
        let steps = 5 * u64::try_from(end.len() - start.len()).unwrap();
        assert!(steps > 100 && said.contains(&format!("; {steps} steps")), "{said}");
        assert!(start.iter().all(|(name, text)| end.get(name) == Some(text)), "what is kept stays");
        Self { start, end, steps }
    }

    /// A folder as it was before the night.
    pub(crate) fn begin(&self, name: &str) -> PathBuf {
        let folder = fresh(name);
        copy(&self.start, &folder);
        folder
    }

    /// What holds whenever the job is killed: what was there is there, what is new is whole and as it will be in the
    /// end, and nothing has come before what it follows from. Messages in `resent` were torn and are deleted until a
    /// run comes to them; later ones were sent before that.
    pub(crate) fn holds_of(&self, folder: &Path, resent: &BTreeSet<PathBuf>, when: &str) -> Files {
        let now = files(folder);
        assert!(self.start.keys().all(|name| now.contains_key(name)), "{when}: something is lost");
        for (name, text) in &now {
            assert!(self.end.get(name) == Some(text), "{when}: {} is not what it is to be", name.display());
        }
        let named = |part: &str| -> BTreeSet<&Path> {
            now.keys().filter_map(|name| name.strip_prefix(part).ok()).collect()
        };
        let (messages, receipts) = (named("to"), named("receipts"));
        assert!(receipts.is_subset(&messages), "{when}: a receipt without a message");
        // For each system and case, those at the front of all that will be there in the end.
        let mut behind = BTreeSet::new();
        for name in self.end.keys().filter_map(|name| name.strip_prefix("to").ok()) {
            let (case, event) = case_and_event(name);
            if !messages.contains(name) {
                if resent.contains(&Path::new("to").join(name)) {
                    continue;
                }
                behind.insert((name.parent(), case));
                continue;
            }
            assert!(!behind.contains(&(name.parent(), case.clone())), "{when}: {} overtakes", name.display());
            let event = Path::new("cases").join(&case).join(format!("{event}.json"));
            assert!(
                now.contains_key(&event),
                "{when}: {} was sent before its event was kept",
                name.display()
            );
        }
        now
    }
}

/// The case and the event that a message, a receipt or an event is of, by its name.
pub(crate) fn case_and_event(name: &Path) -> (String, String) {
    let stem = name.file_stem().unwrap().to_str().unwrap();
    match stem.rsplit_once('-') {
        Some((case, event)) => (case.to_owned(), event.to_owned()),
        None => (name.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned(), stem.to_owned()),
    }
}

/// Whether a file is of a case: an event, a message or a receipt.
pub(crate) fn is_of_a_case(name: &Path) -> bool {
    ["cases", "to", "receipts"].iter().any(|part| name.starts_with(part))
}

/// A file as a disk may leave it that loses its power: one of five ways.
pub(crate) fn torn(text: &[u8], way: u64) -> Vec<u8> {
    let mut torn = text.to_vec();
    match way % 5 {
        0 => torn.clear(),
        1 => torn.truncate(text.len() / 2),
        2 => torn.truncate(text.len() - 1),
        3 => torn.fill(0),
        // The last block was never written.
        _ => torn[text.len() * 2 / 3..].fill(0),
    }
    torn
}

/// Tears a file, runs the night, and finds that its case alone is stopped and the file is named. Then repairs it as
/// the README says. Returns the files that were deleted for that.
pub(crate) fn tear_run_repair(
    night: &Night,
    folder: &Path,
    file: &Path,
    way: u64,
    when: &str,
) -> Vec<PathBuf> {
    let when = format!("{when}, {} torn in way {}", file.display(), way % 5);
    let before = files(folder);
    let (case, _) = case_and_event(file);
    fs::write(folder.join(file), torn(&night.end[file], way)).unwrap();
    let (status, said) = run(folder);
    assert_eq!(status, 4, "{when}: {said}");
    assert!(said.contains(&format!("nightly: stopped: {case}: {}: it", file.display())), "{when}: {said}");
    assert!(
        said.ends_with("nightly: cases stopped: 1, commands refused: 0; everything else is done\n"),
        "{said}"
    );
    // An event is restored from a backup; a torn message is deleted with its receipt, and a torn receipt alone.
    let mut deleted = vec![];
    if file.starts_with("cases") {
        fs::write(folder.join(file), &night.end[file]).unwrap();
    } else if let Ok(message) = file.strip_prefix("to") {
        deleted = vec![file.to_owned(), Path::new("receipts").join(message)];
    } else {
        deleted = vec![file.to_owned()];
    }
    for name in deleted.iter().filter(|name| before.contains_key(*name)) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    let after = files(folder);
    for (name, text) in &night.end {
        if is_of_a_case(name) && case_and_event(name).0 == case {
            let was = before.get(name).filter(|_| !deleted.contains(name));
            assert!(after.get(name) == was, "{when}: {} has changed", name.display());
        } else {
            assert!(after.get(name) == Some(text), "{when}: {} is not done", name.display());
        }
    }
    deleted
}

/// The notices that the systems of a folder got, in the order of their messages.
pub(crate) fn sent(files: &Files) -> Vec<Value> {
    let messages = files.iter().filter(|(name, _)| name.starts_with("to"));
    let messages = messages.map(|(_, text)| serde_json::from_slice::<Value>(text).unwrap());
    messages.flat_map(|message| message["notices"].as_array().unwrap().clone()).collect()
}
