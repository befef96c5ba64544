//! `cargo xtask bench peers`: ours and the peers, measured in one run.

use crate::outcome::{Failure, Outcome};
use crate::tool::{cargo, root};
use crate::venv::environment;

/// Runs it; `--quick` for a hundredth of the data, written under `target/` and not into the repository.
pub(crate) fn bench(arguments: &[String]) -> Outcome {
    let quick = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--quick"] => true,
        _ => return Err(Failure::usage("`bench peers` takes `--quick` and nothing else")),
    };
    let peers = root().join("benches").join("peers");
    let place = root().join("target").join("peers");
    let python = environment(&place.join("venv"), &peers.join("python").join("requirements.txt"))?;
    let results = if quick { place.join("RESULTS.md") } else { root().join("benches").join("RESULTS.md") };
    let data = place.join(if quick { "quick" } else { "full" });
    cargo("run --locked --quiet --profile bench -p peers -- run")
        .args([python, data, results])
        .args(quick.then_some("quick"))
        .run()
}
