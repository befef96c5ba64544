//! The files of a folder.

use std::path::Path;

use super::fault::Os2bosFault;
use super::{Import, Options, import_csv, import_fixtures};
use crate::fault::{Fault, Faults, Position};

/// Imports the `*.json` or the `*.csv` files of a folder, in the order of their names. Subfolders are skipped.
///
/// # Errors
/// `unreadable` for each file that cannot be read; `not-utf-8` for each file in another encoding, with the place;
/// `json-and-csv` if both kinds are present; `nothing-to-import` if neither is; and those of [`import_fixtures`] and
/// [`import_csv`].
pub fn read_folder(path: impl AsRef<Path>, options: &Options) -> Result<Import, Faults<Os2bosFault>> {
    let unreadable = |file: &Path, error: std::io::Error| {
        Fault::new(Os2bosFault::Unreadable { reason: error.to_string() })
            .located(Some(file.display().to_string()), None)
    };
    let path = path.as_ref();
    let mut paths = std::fs::read_dir(path)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .map_err(|error| unreadable(path, error))?;
    paths.sort();
    let has =
        |path: &Path, wanted: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(wanted));
    let (json, csv): (Vec<_>, Vec<_>) = paths
        .into_iter()
        .filter(|path| path.is_file() && (has(path, "json") || has(path, "csv")))
        .partition(|path| has(path, "json"));
    if !json.is_empty() && !csv.is_empty() {
        return Err(Fault::new(Os2bosFault::JsonAndCsv {}).into());
    }
    let is_csv = json.is_empty();
    let mut faults = Faults::new();
    let mut files = Vec::new();
    for path in json.into_iter().chain(csv) {
        let name = || path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match std::fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) => files.push((name(), text)),
            Ok(Err(error)) => {
                let (kind, position) = not_utf8(error.as_bytes(), error.utf8_error().valid_up_to());
                faults.push(Fault::new(kind).located(Some(name()), Some(position)));
            }
            Err(error) => faults.push(unreadable(&path, error)),
        }
    }
    let files = faults.into_result(files)?;
    if is_csv { import_csv(files, options) } else { import_fixtures(files, options) }
}

/// The fault of bytes that are not UTF-8 from a place on, with the probable encoding.
fn not_utf8(bytes: &[u8], valid: usize) -> (Os2bosFault, Position) {
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        // æ, ø, å and their capitals in the Danish Windows encoding.
        _ if bytes.get(valid).is_some_and(|byte| b"\xe6\xf8\xe5\xc6\xd8\xc5".contains(byte)) => {
            "Windows-1252"
        }
        _ => "another encoding",
    };
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let kind =
        Os2bosFault::NotUtf8 { line: count(line), column: count(column), encoding: encoding.to_owned() };
    (kind, Position { line, column })
}
