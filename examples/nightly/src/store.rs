//! The folder: the rule books, and for each case a file for each event.
//!
//! ```text
//! rule-books/2.json         every version; the one with the highest number is in force
//! cases/case-1/000001.json  the first event of the case
//! to/finance/…              the messages for other systems, a folder for each system: see `export`
//! receipts/finance/…        that a message has been delivered
//! runs/2027-07-02.json      that a run had this date: see `run_date`
//! unfinished/…              files that have no name yet: see `disk`
//! ```
//!
//! Every file but the rule books, which people write, carries its checksum: see `seal`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bevilling::case::{Case, Event};
use bevilling::dates::{Date, parse};
use bevilling::rulebook::RuleBook;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::Failure;
use crate::disk::{Disk, Written, names};
use crate::seal::{self, Sealed};

const RULE_BOOKS: &str = "rule-books";
const CASES: &str = "cases";
const RUNS: &str = "runs";

/// A folder of cases.
#[derive(Debug)]
pub(crate) struct Store {
    folder: PathBuf,
    disk: Disk,
}

impl Store {
    pub(crate) const fn new(folder: PathBuf, disk: Disk) -> Self {
        Self { folder, disk }
    }

    pub(crate) const fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Writes a file with its checksum, if it is not there yet.
    pub(crate) fn write_new(&self, name: &Path, content: &impl Serialize) -> Result<Written, Failure> {
        self.write_text(name, &seal::seal(content)?)
    }

    fn write_text(&self, name: &Path, text: &str) -> Result<Written, Failure> {
        self.disk.write_new(&self.folder, name, text).map_err(|error| at(name, error))
    }

    /// Reads a file and compares its checksum; none where there is no file.
    pub(crate) fn read<T: DeserializeOwned>(&self, name: &Path) -> Result<Option<Sealed<T>>, Failure> {
        match fs::read(self.folder.join(name)) {
            Ok(file) => seal::open(&file).map(Some).map_err(|wrong| at(name, wrong)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(name, error)),
        }
    }

    pub(crate) fn add_rule_book(&self, number: u64, json: &str) -> Result<(), Failure> {
        self.write_text(&Path::new(RULE_BOOKS).join(format!("{number}.json")), json)?;
        Ok(())
    }

    /// Every version of the rule book, oldest first.
    pub(crate) fn rule_books(&self) -> Result<Vec<RuleBook>, Failure> {
        let mut books = Vec::new();
        for (_, name) in self.numbered(Path::new(RULE_BOOKS))? {
            books.push(RuleBook::load(self.folder.join(&name)).map_err(|error| at(&name, error))?);
        }
        Ok(books)
    }

    /// The ids of the cases.
    pub(crate) fn cases(&self) -> Result<Vec<String>, Failure> {
        names(&self.folder.join(CASES)).map_err(|error| at(Path::new(CASES), error))
    }

    /// The events of a case, in order: each is whole, and none is missing before the last one.
    pub(crate) fn events(&self, case: &str) -> Result<Vec<Sealed<Event>>, Failure> {
        let folder = Path::new(CASES).join(case);
        if !self.folder.join(&folder).is_dir() {
            return Err(at(&folder, "it is not a folder"));
        }
        let mut events: Vec<Sealed<Event>> = Vec::new();
        for (number, name) in self.numbered(&folder)? {
            let event: Sealed<Event> = self.read(&name)?.ok_or_else(|| at(&name, "it is missing"))?;
            let next = events.last().map_or(1, |last| last.content.sequence.saturating_add(1));
            if number != next {
                return Err(at(&event_file(case, next), "it is missing"));
            }
            if number != event.content.sequence {
                return Err(at(&name, format!("it holds event {}", event.content.sequence)));
            }
            events.push(event);
        }
        Ok(events)
    }

    /// The case that events of the folder of `id` lead to.
    pub(crate) fn replay(book: &RuleBook, id: &str, events: &[Sealed<Event>]) -> Result<Case, Failure> {
        let case = Case::replay(book, events.iter().map(|event| &event.content))?;
        if case.id() != id {
            return Err(format!("the events are those of another case, `{}`", case.id()).into());
        }
        Ok(case)
    }

    /// Stores an event of a case. It was there before where another process has gone on with the case meanwhile.
    pub(crate) fn keep(&self, case: &str, event: &Event) -> Result<Written, Failure> {
        self.write_new(&event_file(case, event.sequence), event)
    }

    /// Puts the events of a case on the disk, whoever wrote them: before anybody hears of them.
    pub(crate) fn sync_events(&self, case: &str) -> Result<(), Failure> {
        let name = Path::new(CASES).join(case);
        self.disk.sync_folder(&self.folder, &self.folder.join(&name)).map_err(|error| at(&name, error))
    }

    /// The day of the last event of all cases that can be read.
    pub(crate) fn last_event(&self) -> Result<Option<Date>, Failure> {
        let cases = self.cases()?;
        let last = |case: &String| self.events(case).ok()?.last().map(|event| event.content.on);
        Ok(cases.iter().filter_map(last).max())
    }

    /// The date of the last run.
    pub(crate) fn last_run(&self) -> Result<Option<Date>, Failure> {
        let names = names(&self.folder.join(RUNS)).map_err(|error| at(Path::new(RUNS), error))?;
        Ok(names.iter().filter_map(|name| parse(name.strip_suffix(".json")?).ok()).max())
    }

    /// Records that there is a run with this date.
    pub(crate) fn record_run(&self, on: Date) -> Result<(), Failure> {
        self.write_new(&Path::new(RUNS).join(format!("{on}.json")), &json!({ "run": on }))?;
        Ok(())
    }

    /// The files of a folder that are named by a number, in the order of the numbers: 2 comes before 10.
    fn numbered(&self, folder: &Path) -> Result<Vec<(u64, PathBuf)>, Failure> {
        let mut files: Vec<(u64, PathBuf)> = Vec::new();
        for name in names(&self.folder.join(folder)).map_err(|error| at(folder, error))? {
            let number = name.strip_suffix(".json").and_then(|number| number.parse().ok());
            let name = folder.join(&name);
            files.push((number.ok_or_else(|| at(&name, "it is not named `NUMBER.json`"))?, name));
        }
        files.sort();
        let twice = files.iter().zip(files.iter().skip(1)).find(|(one, next)| one.0 == next.0);
        match twice {
            Some((one, next)) => Err(at(&next.1, format!("it has the number of {}", one.1.display()))),
            None => Ok(files),
        }
    }
}

fn event_file(case: &str, sequence: u64) -> PathBuf {
    Path::new(CASES).join(case).join(format!("{sequence:06}.json"))
}

/// What is wrong, with the file that it is wrong in.
pub(crate) fn at(name: &Path, wrong: impl std::fmt::Display) -> Failure {
    format!("{}: {wrong}", name.display()).into()
}
