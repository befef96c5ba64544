//! The deliberate differences from the reference, with their reasons.

use serde::Deserialize;

/// One fault of the reference that we do not share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// The family whose vectors show it.
    pub family: String,
    /// The quirk its cases carry.
    pub quirk: String,
    /// Why the recorded answer is a fault.
    pub reason: String,
    /// What we do instead.
    pub instead: String,
    /// Whether the reference does not count it as a fault: no case carries it, and a case shows it where our answer is
    /// exactly what is said here.
    #[serde(default)]
    pub unmarked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    difference: Vec<Difference>,
}

/// What `known_differences.toml` lists.
///
/// # Errors
/// Where the file is not written as it should be.
pub fn known_differences() -> Result<Vec<Difference>, String> {
    toml::from_str::<File>(include_str!("../known_differences.toml"))
        .map(|file| file.difference)
        .map_err(|error| format!("known_differences.toml: {error}"))
}
