//! The examples that embed the library in Python, each started and talked to: Django and Jupyter.

use std::fs;

use crate::outcome::{Failure, Outcome};
use crate::tool::{root, tool};
use crate::venv::{environment, pip};

/// The step `embedding` of `cargo xtask test`, with the wheel that the step `python` has made.
pub(crate) fn test() -> Outcome<String> {
    let examples = root().join("examples");
    let python = environment(&root().join("target").join("embedding"), &examples.join("requirements.txt"))?;
    let wheels = root().join("target").join("python-wheel");
    let found = fs::read_dir(&wheels).ok().and_then(|mut files| files.next()?.ok());
    let wheel =
        found.ok_or_else(|| Failure::new("there is no wheel: `cargo xtask test python embedding`"))?;
    pip(&python, "install --no-deps --force-reinstall").args([wheel.path()]).run()?;
    let mut closing = Vec::new();
    for example in ["django", "jupyter"] {
        let told = tool(&python, "-m pytest -q -rs -p no:cacheprovider")
            .within(examples.join(example))
            .run_keeping(|line| line.contains(" passed") || line.contains(" skipped"))?;
        closing.push(format!("{example}: {}", told.last().cloned().unwrap_or_default()));
    }
    Ok(closing.join("; "))
}
