//! Files that are there whole or not at all.

use std::cell::{Cell, OnceCell};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where a file is written before it gets its name.
const UNFINISHED: &str = "unfinished";

/// The disk, which may crash.
#[derive(Debug)]
pub(crate) struct Disk {
    steps: Cell<u64>,
    crash_after: Option<u64>,
    sync: bool,
    /// The folder below `unfinished` that belongs to this run alone.
    own: OnceCell<PathBuf>,
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
    /// A disk that aborts the job after `crash_after` steps. With `sync`, every step is on the disk before the next
    /// one begins; this is needed where the whole machine may go down.
    pub(crate) const fn new(crash_after: Option<u64>, sync: bool) -> Self {
        Self { steps: Cell::new(0), crash_after, sync, own: OnceCell::new() }
    }

    /// The number of steps so far.
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

    /// Writes a file below `root` that is not there yet, and never replaces one that is.
    ///
    /// The file gets its name when it is whole and on the disk. When this returns, the name is on the disk too,
    /// also where another process wrote the file and may have crashed before that.
    pub(crate) fn write_new(&self, root: &Path, name: &Path, text: &str) -> io::Result<Written> {
        let path = root.join(name);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder)?;
        let written = if path.try_exists()? { Written::Before } else { self.link_new(root, &path, text)? };
        self.sync_folder(root, folder)?;
        if written == Written::New {
            self.step();
        }
        Ok(written)
    }

    /// Writes the text to a draft, then gives the draft its name by a hard link, which fails where the name is taken.
    fn link_new(&self, root: &Path, path: &Path, text: &str) -> io::Result<Written> {
        let draft = self.own_folder(root)?.join("draft");
        // A draft that is still there may be a committed file under its first name: it is unlinked, never opened.
        remove_if_there(&draft)?;
        let mut file = File::options().write(true).create_new(true).open(&draft)?;
        let (one, other) = text.as_bytes().split_at(text.len() / 2);
        self.step();
        file.write_all(one)?;
        self.step();
        file.write_all(other)?;
        if self.sync {
            file.sync_all()?;
        }
        self.step();
        let linked = fs::hard_link(&draft, path);
        self.step();
        remove_if_there(&draft)?;
        match linked {
            Ok(()) => Ok(Written::New),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Written::Before),
            Err(error) => Err(error),
        }
    }

    /// A folder for the drafts of this run alone. Process ids repeat (in a container the job has the same one every
    /// night), so the folder is claimed: `create_dir` succeeds for one process only, and what a crash left is passed
    /// over.
    fn own_folder(&self, root: &Path) -> io::Result<&Path> {
        if let Some(own) = self.own.get() {
            return Ok(own);
        }
        let unfinished = root.join(UNFINISHED);
        fs::create_dir_all(&unfinished)?;
        let mut number = 1_u64;
        loop {
            let own = unfinished.join(number.to_string());
            match fs::create_dir(&own) {
                Ok(()) => return Ok(self.own.get_or_init(|| own)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number = number.saturating_add(1),
                Err(error) => return Err(error),
            }
        }
    }

    /// Puts the names in a folder on the disk, and those of the folders up to `root`, which may be new too.
    pub(crate) fn sync_folder(&self, root: &Path, folder: &Path) -> io::Result<()> {
        let folders = folder.ancestors().take_while(|folder| folder.starts_with(root));
        // Elsewhere than on Unix a folder cannot be opened; there the system keeps names in order by itself.
        for folder in folders.filter(|_| self.sync && cfg!(unix)) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Disk {
    /// A run that is not killed leaves nothing unfinished. A folder that cannot be removed does no harm.
    fn drop(&mut self) {
        if let Some(own) = self.own.get() {
            let _ = fs::remove_dir_all(own);
        }
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The names in a folder, sorted, without hidden ones; none where there is no folder.
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
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}
