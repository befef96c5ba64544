//! What the packages are made of: the works of others in them, their licences, and what a published file may not hold.

mod bom;
mod deny;
mod notices;
mod packages;
pub(crate) mod shipped;

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{Failure, Outcome};
use crate::tool::root;
use packages::Closure;

/// The licences of this repository, in each package.
pub(crate) const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The works of others that a package contains, with their licence texts.
pub(crate) const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
/// The bill of materials of a package with a compiled part.
pub(crate) const BOM: &str = "bevilling.cdx.json";

/// A package as it is published: its folder, the crate that it is compiled from, and its address.
struct Package {
    folder: &'static str,
    crate_name: &'static str,
    /// Of the bill of materials; none for the crate, which is published as source with its lock file.
    purl: Option<&'static str>,
}

const PACKAGES: [Package; 3] = [
    Package { folder: "core", crate_name: "bevilling", purl: None },
    Package { folder: "bindings-python", crate_name: "bevilling-python", purl: Some("pkg:pypi/bevilling") },
    Package { folder: "bindings-node", crate_name: "bevilling-node", purl: Some("pkg:npm/bevilling") },
];

/// The step `supply` of `cargo xtask test`: the committed files are those of `Cargo.lock`, and `cargo deny` agrees.
pub(crate) fn test() -> Outcome<String> {
    let stale: Vec<String> = files()?
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path.strip_prefix(root()).unwrap_or(&path).display().to_string())
        .collect();
    if !stale.is_empty() {
        return Err(Failure::new(format!("not up to date: {}; run `cargo xtask notices`", stale.join(", "))));
    }
    deny::check()
}

/// `cargo xtask notices`: writes the licences, notices and bills of materials of all packages.
pub(crate) fn write() -> Outcome {
    for (path, text) in files()? {
        fs::write(&path, text).map_err(|error| cannot("write", &path, &error))?;
    }
    Ok(())
}

/// Each file with its text.
fn files() -> Outcome<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for package in PACKAGES {
        let folder = root().join(package.folder);
        for licence in LICENCES {
            files.push((folder.join(licence), read(&root().join(licence))?));
        }
        let closure = Closure::of(package.crate_name)?;
        files.push((folder.join(NOTICES), notices::notices(&closure)?));
        if let Some(purl) = package.purl {
            files.push((folder.join(BOM), bom::bom(&closure, purl)?));
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| cannot("read", path, &error))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}
