//! The folder: the rule books, and for each case a file for each event.
//!
//! ```text
//! rule-books/1.json         every version, the last one in force
//! cases/case-1/000001.json  the first event of the case
//! to/finance/…              what other systems have been told: their folders, see `export`
//! receipts/…                that they have been told it
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use bevilling::case::{Case, Event};
use bevilling::rulebook::RuleBook;

use crate::Failure;
use crate::disk::{Disk, Written, names};

const RULE_BOOKS: &str = "rule-books";
const CASES: &str = "cases";

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

    pub(crate) fn write_new(&self, name: &Path, text: &str) -> Result<Written, Failure> {
        let written = self.disk.write_new(&self.folder, name, text);
        Ok(written.map_err(|error| format!("{}: {error}", name.display()))?)
    }

    pub(crate) fn has(&self, name: &Path) -> bool {
        self.folder.join(name).exists()
    }

    pub(crate) fn add_rule_book(&self, number: usize, json: &str) -> Result<(), Failure> {
        self.write_new(&Path::new(RULE_BOOKS).join(format!("{number}.json")), json)?;
        Ok(())
    }

    /// Every version of the rule book, oldest first.
    pub(crate) fn rule_books(&self) -> Result<Vec<RuleBook>, Failure> {
        let folder = self.folder.join(RULE_BOOKS);
        let mut books = Vec::new();
        for name in names(&folder)? {
            books.push(RuleBook::load(folder.join(name))?);
        }
        Ok(books)
    }

    /// The ids of the cases.
    pub(crate) fn cases(&self) -> Result<Vec<String>, Failure> {
        Ok(names(&self.folder.join(CASES))?)
    }

    /// The events of a case, in order.
    pub(crate) fn events(&self, case: &str) -> Result<Vec<Event>, Failure> {
        let folder = self.folder.join(CASES).join(case);
        let mut events = Vec::new();
        for name in names(&folder)? {
            let text = fs::read_to_string(folder.join(&name))?;
            let event = serde_json::from_str(&text).map_err(|error| format!("{case}/{name}: {error}"))?;
            events.push(event);
        }
        Ok(events)
    }

    /// A case after all its events.
    pub(crate) fn case(&self, book: &RuleBook, case: &str) -> Result<Case, Failure> {
        Ok(Case::replay(book, &self.events(case)?)?)
    }

    /// Keeps an event of a case. It was there before where somebody else has gone on with the case meanwhile, or
    /// has decided the same.
    pub(crate) fn keep(&self, case: &str, event: &Event) -> Result<Written, Failure> {
        let name = Path::new(CASES).join(case).join(format!("{:06}.json", event.sequence));
        self.write_new(&name, &serde_json::to_string_pretty(event)?)
    }
}
