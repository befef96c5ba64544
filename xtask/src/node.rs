//! The Node face: built, packed, installed in a clean place under `target/`, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{Failure, Outcome};
use crate::supply::shipped;
use crate::tool::{TOGETHER, root, tool};

/// The step `node` of `cargo xtask test`.
pub(crate) fn test() -> Outcome<String> {
    let face = root().join("bindings-node");
    let work = root().join("target").join("node");
    let package = pack(&work, &format!("build:native -- {TOGETHER} --lib --test runner"))?;
    shipped::unpacked(&package, &shipped::needed(true))?;
    let place = clean_copy(&face.join("tests"), &work.join("tests"))?;
    install(&place, &package)?;
    tool("node", "collect-examples.mjs").args([&place.join("examples")]).within(&place).run()?;
    let corpus = root().join("tests").join("corpus");
    tool("node", "collect-answers.mjs").args([&corpus, &place.join("answers")]).within(&place).run()?;
    let closing = npm("test").env("BEVILLING_ROOT", root()).within(&place).run_keeping(|line| {
        // The runner's summary, told as `# pass 12` or `ℹ pass 12`.
        let told = line.trim_start_matches(['#', 'ℹ', ' ']);
        told.len() < line.len() && (told.starts_with("pass ") || told.starts_with("fail "))
    })?;
    example("fastify", &package)?;
    let counts: Vec<&str> = closing.iter().map(|line| line.trim_start_matches(['#', 'ℹ', ' '])).collect();
    Ok(counts.join(", "))
}

/// An example, with the packed library in the place of the folder that it names.
pub(crate) fn example(name: &str, package: &Path) -> Outcome {
    let example = root().join("examples").join(name);
    install(&example, package)?;
    npm("test").within(&example).run()
}

/// Installs what the lock file of a folder names, and the packed library beside it.
///
/// The second step reads the lock file too: what it names is installed already, and so no registry is asked. Without it
/// npm would ask for the descriptions of all packages, which `npm ci` does not fetch.
pub(crate) fn install(place: &Path, package: &Path) -> Outcome {
    if place.join("package-lock.json").exists() {
        npm("ci").within(place).run()?;
    }
    npm("install --no-save --offline").args([package]).within(place).run()?;
    let installed = place.join("node_modules").join("bevilling");
    if installed.is_symlink() || !installed.is_dir() {
        return Err(Failure::new(format!("{} is not the packed library", installed.display())));
    }
    Ok(())
}

/// Builds the npm package with a script for its native part, and packs it into `work`: the packed file.
pub(crate) fn pack(work: &Path, native: &str) -> Outcome<PathBuf> {
    let face = &root().join("bindings-node");
    npm("ci").within(face).run()?;
    let flags = native.ends_with("--release").then(shipped::release_flags);
    let build = npm("run").args(native.split_whitespace()).within(face);
    flags.into_iter().fold(build, |build, flags| build.env_hidden("CARGO_ENCODED_RUSTFLAGS", flags)).run()?;
    npm("run build").within(face).run()?;
    fs::create_dir_all(work).map_err(|error| cannot("make", work, &error))?;
    npm("pack --silent --pack-destination").args([work]).within(face).run()?;
    Ok(packed(work))
}

fn packed(work: &Path) -> PathBuf {
    work.join(concat!("bevilling-", env!("CARGO_PKG_VERSION"), ".tgz"))
}

/// The package that the step `node` makes.
pub(crate) fn package() -> PathBuf {
    packed(&root().join("target").join("node"))
}

/// A copy of the files of `from`, without what was built there, in a folder with nothing else in it.
fn clean_copy(from: &Path, to: &Path) -> Outcome<PathBuf> {
    if to.exists() {
        fs::remove_dir_all(to).map_err(|error| cannot("remove", to, &error))?;
    }
    copy(from, to).map_err(|error| cannot("copy to", to, &error))?;
    Ok(to.to_path_buf())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if !source.is_dir() {
            fs::copy(&source, &target)?;
        } else if !["node_modules", "build"].iter().any(|built| entry.file_name() == *built) {
            copy(&source, &target)?;
        }
    }
    Ok(())
}

fn npm(arguments: &str) -> crate::tool::Tool {
    tool("npm", arguments)
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}
