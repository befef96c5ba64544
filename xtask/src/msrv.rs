//! `cargo xtask msrv`: the crate with the oldest toolchain that it promises to build with.

use crate::outcome::{Failure, Outcome};
use crate::tool::{root, tool};

/// Installs the toolchain named by `rust-version` in the workspace's `Cargo.toml`, and checks the crate with it.
pub(crate) fn check() -> Outcome {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml"))
        .map_err(|error| Failure::new(format!("Cargo.toml: {error}")))?;
    let version =
        rust_version(&manifest).ok_or_else(|| Failure::new("Cargo.toml states no `rust-version`"))?;
    tool("rustup", "toolchain install --profile minimal").args([version]).run()?;
    // What another toolchain has built is of no use to this one.
    let target = root().join("target").join("msrv");
    for features in ["", "--all-features"] {
        tool("rustup", "run")
            .args([version, "cargo", "check", "--locked", "--quiet", "-p", "bevilling"])
            .args(features.split_whitespace())
            .without("CARGO")
            .without("RUSTUP_TOOLCHAIN")
            .env_hidden("CARGO_TARGET_DIR", &target)
            .run()?;
    }
    Ok(())
}

fn rust_version(manifest: &str) -> Option<&str> {
    let mut lines = manifest.lines().filter_map(|line| line.split_once('='));
    lines.find(|(key, _)| key.trim() == "rust-version").map(|(_, version)| version.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_workspace() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(rust_version(&manifest).unwrap().starts_with("1."));
        assert_eq!(rust_version("edition = \"2024\"\nrust-version = \"1.2\"\n"), Some("1.2"));
        assert_eq!(rust_version("edition = \"2024\"\n"), None);
    }
}
