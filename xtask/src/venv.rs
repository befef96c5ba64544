//! Virtual environments of Python.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{Failure, Outcome};
use crate::tool::{Tool, tool};

/// The Python of an environment with what `requirements` names; made anew when they have changed, so that the registry
/// is asked only then.
pub(crate) fn environment(folder: &Path, requirements: &Path) -> Outcome<PathBuf> {
    let stamp = folder.join("requirements.txt");
    let read = |path: &Path| fs::read_to_string(path).ok();
    if read(&stamp).is_some() && read(&stamp) == read(requirements) {
        return Ok(program(folder));
    }
    let python = empty(folder)?;
    pip(&python, "install --requirement").args([requirements]).run()?;
    fs::copy(requirements, &stamp)
        .map_err(|error| Failure::new(format!("cannot write `{}`: {error}", stamp.display())))?;
    Ok(python)
}

/// The Python of an environment with nothing in it.
pub(crate) fn empty(folder: &Path) -> Outcome<PathBuf> {
    tool("python3", "-m venv --clear").args([folder]).run()?;
    Ok(program(folder))
}

/// The `pip` of an environment's Python.
pub(crate) fn pip(python: &Path, arguments: &str) -> Tool {
    tool(python, "-m pip --quiet --disable-pip-version-check").args(arguments.split_whitespace())
}

fn program(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts" } else { "bin" }).join("python")
}
