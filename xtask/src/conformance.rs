//! `cargo xtask conformance DIR`: the vectors of the reference, asked of the core.

use std::env;

use crate::outcome::{Failure, Outcome};
use crate::tool::{Tool, program};

pub(crate) fn conformance(arguments: &[String]) -> Outcome {
    runner(arguments)?.run()
}

/// The runner of the vectors, with `arguments`.
pub(crate) fn runner(arguments: &[String]) -> Outcome<Tool> {
    if arguments.is_empty() {
        return Err(Failure::usage("conformance needs the directory of the vectors"));
    }
    let runner = program("conformance", "runner")?.args(arguments);
    // The caller's directory is kept, so that a relative DIR means what it meant in the shell.
    Ok(match env::current_dir() {
        Ok(here) => runner.within(here),
        Err(_) => runner,
    })
}
