//! `cargo xtask conformance DIR`: the vectors of the reference, asked of the core.

use std::env;
use std::path::PathBuf;

use crate::outcome::{Failure, Outcome};
use crate::tool::{Tool, cargo, root, tool};

pub(crate) fn conformance(arguments: &[String]) -> Outcome {
    runner(arguments)?.run()
}

/// The runner of the vectors, with `arguments`.
pub(crate) fn runner(arguments: &[String]) -> Outcome<Tool> {
    if arguments.is_empty() {
        return Err(Failure::usage("conformance needs the directory of the vectors"));
    }
    // Chosen as the step `tests` chooses, its features are those of that step, and nothing is built a second time.
    cargo("build --quiet --workspace --all-features --bin conformance --test runner").run()?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let runner = tool(target.join("debug").join("conformance"), "").args(arguments);
    // The caller's directory is kept, so that a relative DIR means what it meant in the shell.
    Ok(match env::current_dir() {
        Ok(here) => runner.within(here),
        Err(_) => runner,
    })
}
