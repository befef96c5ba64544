//! The files of a folder.

use std::path::Path;

use super::fault::Os2bosFault;
use super::{Import, Options, import_csv, import_fixtures};
use crate::fault::{Fault, Faults};

/// Imports the `*.json` or the `*.csv` files of a folder, in the order of their names; folders in it are
/// left alone.
///
/// # Errors
/// `unreadable` for each file that cannot be read as UTF-8, `json-and-csv` where there are both kinds,
/// `nothing-to-import` where there is neither; and those of [`import_fixtures`] and [`import_csv`].
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
    let mut faults = Faults::none();
    let mut files = Vec::new();
    for path in json.into_iter().chain(csv) {
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let name =
                    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                files.push((name, text));
            }
            Err(error) => faults.push(unreadable(&path, error)),
        }
    }
    let files = faults.or(files)?;
    if is_csv { import_csv(files, options) } else { import_fixtures(files, options) }
}
