//! Files that are there whole or not at all.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Where a file is written before it gets its name.
const UNFINISHED: &str = "unfinished";

/// The disk, which may crash.
#[derive(Debug)]
pub(crate) struct Disk {
    steps: Cell<u64>,
    crash_after: Option<u64>,
    sync: bool,
}

/// Whether a file is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It was not there before.
    New,
    /// It was there, and is as it was.
    Before,
}

impl Disk {
    /// A disk that takes the job down after so many steps, if that is said. With `sync`, what is written is on the
    /// disk before the next step, as it must be where the machine may go down.
    pub(crate) const fn new(crash_after: Option<u64>, sync: bool) -> Self {
        Self { steps: Cell::new(0), crash_after, sync }
    }

    /// How many steps have been taken.
    pub(crate) fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// One step of work on the disk: the place where a crash may come.
    fn step(&self) {
        if self.crash_after == Some(self.steps.get()) {
            std::process::abort();
        }
        self.steps.set(self.steps.get().saturating_add(1));
    }

    /// Writes a file under `root` that is not there yet. It gets its name once it is whole and on the disk, and
    /// never takes the place of another one: of two that write it, one is told that it was there before.
    pub(crate) fn write_new(&self, root: &Path, name: &Path, text: &str) -> io::Result<Written> {
        let path = root.join(name);
        if path.exists() {
            return Ok(Written::Before);
        }
        let folder = path.parent().unwrap_or(root);
        let unfinished = root.join(UNFINISHED);
        fs::create_dir_all(folder)?;
        fs::create_dir_all(&unfinished)?;
        // Of this process alone; what a crash leaves here has no name that anybody looks for.
        let draft = unfinished.join(format!("{}-{}", std::process::id(), self.steps()));
        let mut file = File::create(&draft)?;
        let (one, other) = text.as_bytes().split_at(text.len() / 2);
        self.step();
        file.write_all(one)?;
        self.step();
        file.write_all(other)?;
        if self.sync {
            file.sync_all()?;
        }
        self.step();
        let linked = fs::hard_link(&draft, &path);
        self.step();
        fs::remove_file(&draft)?;
        match linked {
            Ok(()) => {
                // The name is in the folder, which is to be on the disk too.
                if self.sync && cfg!(unix) {
                    File::open(folder)?.sync_all()?;
                }
                self.step();
                Ok(Written::New)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Written::Before),
            Err(error) => Err(error),
        }
    }
}

/// The names in a folder, sorted; none where there is no folder.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
