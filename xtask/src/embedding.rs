//! The examples that embed the library in Python, each started and talked to: Django and Jupyter; and the steering of a
//! budget, which Rust, Python and Node tell alike.

use std::fs;

use crate::node;
use crate::outcome::{Failure, Outcome};
use crate::tool::{program, root, tool};
use crate::venv::{environment, pip};

/// The step `embedding` of `cargo xtask test`, with the wheel and the npm package that the steps `python` and `node` have
/// made.
pub(crate) fn test() -> Outcome<String> {
    let examples = root().join("examples");
    let python = environment(&root().join("target").join("embedding"), &examples.join("requirements.txt"))?;
    let wheels = root().join("target").join("python-wheel");
    let found = fs::read_dir(&wheels).ok().and_then(|mut files| files.next()?.ok());
    let wheel =
        found.ok_or_else(|| Failure::new("there is no wheel: `cargo xtask test python embedding`"))?;
    pip(&python, "install --no-deps --force-reinstall").args([wheel.path()]).run()?;
    let package = node::package();
    if !package.exists() {
        return Err(Failure::new("there is no npm package: `cargo xtask test node embedding`"));
    }
    for lang in ["da", "en"] {
        let folder = root().join("target").join("bevilling").join(format!("steering-{lang}"));
        program("steering", "forecast")?.args(["--lang", lang, "--out"]).args([folder]).quietly().run()?;
    }
    let mut closing = Vec::new();
    for example in ["django", "jupyter", "steering"] {
        let told = tool(&python, "-m pytest -q -rs -p no:cacheprovider")
            .within(examples.join(example))
            .run_keeping(|line| {
                line.contains(" passed") || line.contains(" skipped") || skipped(line).is_some()
            })?;
        let why: Vec<String> = told.iter().filter_map(|line| skipped(line)).collect();
        let counts = told.last().cloned().unwrap_or_default();
        closing.push([vec![format!("{example}: {counts}")], why].concat().join(", "));
    }
    node::example("steering", &package)?;
    Ok(closing.join("; "))
}

/// Why a test was skipped, from `SKIPPED [1] file:line: why`.
fn skipped(line: &str) -> Option<String> {
    let (_, place) = line.strip_prefix("SKIPPED ")?.split_once("] ")?;
    let (_, why) = place.split_once(": ")?;
    Some(format!("SKIPPED: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skipped_test_says_why() {
        let line = "SKIPPED [1] test_cases.py:133: no Chromium at /usr/bin/chromium: not looked at";
        assert_eq!(skipped(line).unwrap(), "SKIPPED: no Chromium at /usr/bin/chromium: not looked at");
        assert_eq!(skipped("3 passed, 1 skipped in 2.00s"), None);
    }
}
