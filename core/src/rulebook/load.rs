//! Rule books on disk: one file, or a folder of them.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path as FilePath, PathBuf};

use super::RuleBookFault;
use crate::fault::{Fault, Faults};
use crate::limits::{MAX_FILE_BYTES, MAX_FILES};

/// A file as found: its text, or the reason why it has none.
pub(super) struct Loaded {
    pub(super) file: String,
    pub(super) text: Result<String, RuleBookFault>,
}

/// The file at `path`, or the `*.json` files of that folder in the order of their names. Subfolders are not read.
pub(super) fn load(path: &FilePath) -> Result<Vec<Loaded>, Faults<RuleBookFault>> {
    let unreadable = |error: &io::Error| Faults::from(Fault::new(unreadable(path, error)));
    if !path.metadata().map_err(|error| unreadable(&error))?.is_dir() {
        return Ok(vec![loaded(path)]);
    }
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in path.read_dir().map_err(|error| unreadable(&error))? {
        let file = entry.map_err(|error| unreadable(&error))?.path();
        if file.extension() == Some(OsStr::new("json")) && !file.is_dir() {
            files.push(file);
        }
    }
    if files.is_empty() {
        let folder = path.display().to_string();
        return Err(Fault::new(RuleBookFault::EmptyFolder { folder }).into());
    }
    if files.len() > MAX_FILES {
        let (size, limit) = (files.len() as u64, MAX_FILES as u64);
        return Err(Fault::new(RuleBookFault::TooLarge { size, limit }).into());
    }
    files.sort();
    Ok(files.iter().map(|file| loaded(file)).collect())
}

fn loaded(path: &FilePath) -> Loaded {
    Loaded { file: path.display().to_string(), text: read(path) }
}

fn read(path: &FilePath) -> Result<String, RuleBookFault> {
    let mut bytes = Vec::new();
    // Reading one byte beyond the limit shows that a file is too large, also if its size is unknown.
    let file = File::open(path).and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes));
    let size = file.map_err(|error| unreadable(path, &error))? as u64;
    if size > MAX_FILE_BYTES {
        return Err(RuleBookFault::TooLarge { size, limit: MAX_FILE_BYTES });
    }
    String::from_utf8(bytes).map_err(|error| {
        let reason = format!("it is not UTF-8 text from byte {} on", error.utf8_error().valid_up_to());
        RuleBookFault::UnreadableFile { file: path.display().to_string(), reason }
    })
}

fn unreadable(path: &FilePath, error: &io::Error) -> RuleBookFault {
    RuleBookFault::UnreadableFile { file: path.display().to_string(), reason: error.to_string() }
}
