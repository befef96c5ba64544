//! The packages that a crate is compiled from, as `Cargo.lock` has them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use super::read;
use crate::outcome::{Failure, Outcome};
use crate::tool::{cargo, root};

/// The platform that the packages are listed for; on others a few system libraries differ.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// A package of a registry.
pub(super) struct Dependency {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
    pub(super) authors: Vec<String>,
    pub(super) repository: String,
    pub(super) folder: PathBuf,
    /// SHA-256 of the package, as `Cargo.lock` has it.
    pub(super) checksum: Option<String>,
}

/// Name and version.
pub(super) type Id = (String, String);

/// All packages that a crate is compiled from, itself included.
pub(super) struct Closure {
    pub(super) own: Id,
    pub(super) dependencies: BTreeMap<Id, Dependency>,
    /// What each package uses directly.
    pub(super) uses: BTreeMap<Id, BTreeSet<Id>>,
}

impl Closure {
    /// The closure of a crate of the workspace with all its features, without what only tests and builds use.
    pub(super) fn of(crate_name: &str) -> Outcome<Self> {
        let tree = cargo("tree --locked --all-features --edges normal --prefix depth --format {p} --target")
            .args([PLATFORM, "--package", crate_name])
            .output()?;
        let (own, uses) = read_tree(&tree)
            .ok_or_else(|| Failure::new(format!("cannot read the dependency tree of {crate_name}")))?;
        let mut dependencies = all_packages()?;
        dependencies.retain(|id, _| uses.contains_key(id));
        Ok(Self { own, dependencies, uses })
    }
}

/// The root of a tree with its depth before each line, and what each package in it uses.
fn read_tree(tree: &str) -> Option<(Id, BTreeMap<Id, BTreeSet<Id>>)> {
    let mut uses: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut above: Vec<Id> = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let name_at = line.find(|character: char| !character.is_ascii_digit())?;
        let (depth, package) = line.split_at_checked(name_at)?;
        let mut words = package.split(' ');
        let id = (words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned());
        above.truncate(depth.parse().ok()?);
        if let Some(user) = above.last() {
            uses.entry(user.clone()).or_default().insert(id.clone());
        }
        uses.entry(id.clone()).or_default();
        above.push(id);
    }
    Some((above.into_iter().next()?, uses))
}

/// Every package of the workspace and below it.
fn all_packages() -> Outcome<BTreeMap<Id, Dependency>> {
    let text = cargo("metadata --locked --format-version 1 --filter-platform").args([PLATFORM]).output()?;
    let metadata: Value =
        serde_json::from_str(&text).map_err(|error| Failure::new(format!("cargo metadata: {error}")))?;
    let checksums = checksums(&read(&root().join("Cargo.lock"))?);
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let read = packages.filter_map(|package| {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = (text("name"), text("version"));
        let authors = package.get("authors").and_then(Value::as_array).into_iter().flatten();
        let found = Dependency {
            name: id.0.clone(),
            version: id.1.clone(),
            licence: text("license").replace('/', " OR "),
            authors: authors.filter_map(Value::as_str).map(str::to_owned).collect(),
            repository: text("repository"),
            folder: PathBuf::from(text("manifest_path")).parent()?.to_path_buf(),
            checksum: checksums.get(&id).cloned(),
        };
        Some((id, found))
    });
    Ok(read.collect())
}

/// The checksum of each package of a registry.
fn checksums(lock: &str) -> BTreeMap<Id, String> {
    let blocks = lock.split("[[package]]").skip(1);
    let read = blocks.filter_map(|block| {
        let value = |key: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
            Some(line.trim_matches('"').to_owned())
        };
        Some(((value("name")?, value("version")?), value("checksum")?))
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id {
        (name.to_owned(), "1.0.0".to_owned())
    }

    #[test]
    fn a_tree_is_read_by_its_depths() {
        let tree = "0own v1.0.0 (/some/where)\n1a v1.0.0\n2b v1.0.0 (proc-macro)\n3c v1.0.0\n1c v1.0.0 (*)\n1b v1.0.0 (proc-macro) (*)\n";
        let (own, uses) = read_tree(tree).unwrap();
        assert_eq!(own, id("own"));
        assert_eq!(uses[&own], BTreeSet::from([id("a"), id("b"), id("c")]));
        assert_eq!(uses[&id("a")], BTreeSet::from([id("b")]));
        assert_eq!(uses[&id("b")], BTreeSet::from([id("c")]));
        assert_eq!(uses[&id("c")], BTreeSet::new());
        assert_eq!(read_tree(""), None);
        assert_eq!(read_tree("own 1.0.0"), None);
    }

    #[test]
    fn checksums_are_those_of_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"own\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n";
        assert_eq!(checksums(lock), BTreeMap::from([(id("a"), "ab".to_owned())]));
    }
}
