//! `cargo xtask dist`: the crate, the wheel, the sdist and the npm package, each made as it is published, installed in
//! a clean place, and tried there with the example of its README.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::node;
use crate::outcome::{Failure, Outcome};
use crate::supply::shipped;
use crate::tool::{cargo, root, tool};
use crate::venv::{self, pip};

/// Makes a package and tries it: the file.
type Make = fn(&Place) -> Outcome<PathBuf>;

/// Makes and tries each, or only those named.
pub(crate) fn dist(names: &[String]) -> Outcome {
    const ALL: [(&str, Make); 4] = [("crate", the_crate), ("wheel", wheel), ("sdist", sdist), ("npm", npm)];
    if let Some(name) = names.iter().find(|name| ALL.iter().all(|(known, _)| known != name)) {
        return Err(Failure::usage(format!("no package `{name}`")));
    }
    let place = Place::new()?;
    let mut made = Vec::new();
    for (name, make) in ALL.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|one| one == name))
    {
        eprintln!("== {name}");
        let file = make(&place).map_err(|failure| failure.during(name))?;
        let size = fs::metadata(&file).map_or(0, |found| found.len());
        made.push(format!("{name:<6} {:>9} bytes  {}", size, file.display()));
    }
    println!("\n{}", made.join("\n"));
    Ok(())
}

/// Where packages are put, and a place with nothing of this repository but the rule book that the examples read.
struct Place {
    packages: PathBuf,
    clean: PathBuf,
}

impl Place {
    fn new() -> Outcome<Self> {
        let packages = root().join("target").join("dist");
        let clean = packages.join("clean");
        let place = Self { packages, clean };
        place.empty("")?;
        let book = Path::new("examples").join("rulebooks").join("children.json");
        make_folder(&place.clean.join("examples").join("rulebooks"))?;
        copy(&root().join(&book), &place.clean.join(&book))?;
        Ok(place)
    }

    /// A folder of the clean place, with nothing in it.
    fn empty(&self, name: &str) -> Outcome<PathBuf> {
        let folder = self.clean.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| cannot("empty", &folder, &error))?;
        }
        make_folder(&folder)?;
        Ok(folder)
    }

    /// The only package whose name ends so.
    fn package(&self, end: &str) -> Outcome<PathBuf> {
        let files = fs::read_dir(&self.packages).map_err(|error| cannot("read", &self.packages, &error))?;
        let mut found = files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.to_string_lossy().ends_with(end));
        found.next().ok_or_else(|| Failure::new(format!("no package `*{end}` was made")))
    }

    /// Takes away what was made before.
    fn without(&self, end: &str) -> Outcome {
        while let Ok(old) = self.package(end) {
            fs::remove_file(&old).map_err(|error| cannot("remove", &old, &error))?;
        }
        Ok(())
    }

    /// Python in an environment of its own.
    fn python(&self, name: &str) -> Outcome<PathBuf> {
        venv::empty(&self.clean.join(name))
    }
}

/// The crate as it is published, built from what is in the package alone by somebody who depends on it.
fn the_crate(place: &Place) -> Outcome<PathBuf> {
    cargo("package --locked -p bevilling --no-verify --allow-dirty").run()?;
    let file = format!("bevilling-{}.crate", env!("CARGO_PKG_VERSION"));
    let package = place.packages.join(&file);
    copy(&root().join("target").join("package").join(&file), &package)?;
    inspect(&package, false)?;
    let host = place.empty("rust")?;
    tool("tar", "-xzf").args([&package]).within(&host).run()?;
    let unpacked = host.join(file.trim_end_matches(".crate"));
    let manifest = format!(
        "[package]\nname = \"host\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\nbevilling = {{ path = {:?}, \
         features = [\"columnar\", \"exchange\", \"plot\", \"schema\", \"text\"] }}\n\n[workspace]\n",
        unpacked.file_name().unwrap_or_default()
    );
    write(&host.join("Cargo.toml"), &manifest)?;
    make_folder(&host.join("src"))?;
    write(&host.join("src").join("main.rs"), &example(&root().join("README.md"), "rust")?)?;
    // The versions that are tested here, without those that the host does not use; what is built of them is built once.
    copy(&root().join("Cargo.lock"), &host.join("Cargo.lock"))?;
    cargo("update --workspace --quiet").within(&host).run()?;
    same_versions(&root().join("Cargo.lock"), &host.join("Cargo.lock"))?;
    let target = root().join("target").join("dist-build");
    cargo("run --locked --quiet").within(&host).env("CARGO_TARGET_DIR", target).run()?;
    Ok(package)
}

/// The wheel, installed where nothing else is.
fn wheel(place: &Place) -> Outcome<PathBuf> {
    place.without(".whl")?;
    maturin(place, "build --locked --release")?;
    let package = place.package(".whl")?;
    inspect(&package, true)?;
    let python = place.python("python")?;
    pip(&python, "install --no-deps").args([&package]).run()?;
    try_python(place, &python)?;
    Ok(package)
}

/// The sdist, built to a wheel by pip as on a machine that no wheel is made for.
fn sdist(place: &Place) -> Outcome<PathBuf> {
    place.without(".tar.gz")?;
    maturin(place, "sdist")?;
    let package = place.package(".tar.gz")?;
    inspect(&package, true)?;
    let python = place.python("python-from-sdist")?;
    let target = root().join("target").join("dist-build");
    pip(&python, "install --no-deps").args([&package]).env("CARGO_TARGET_DIR", target).run()?;
    try_python(place, &python)?;
    Ok(package)
}

/// The npm package, installed in a folder of its own.
fn npm(place: &Place) -> Outcome<PathBuf> {
    place.without(".tgz")?;
    let package = node::pack(&place.packages, "build:native -- --release")?;
    inspect(&package, true)?;
    write(
        &place.clean.join("package.json"),
        "{ \"name\": \"host\", \"private\": true, \"type\": \"module\" }\n",
    )?;
    node::install(&place.clean, &package)?;
    // The example is TypeScript, but for its assertions plain JavaScript.
    let example = example(&root().join("bindings-node").join("README.md"), "ts")?.replace(" as const", "");
    write(&place.clean.join("example.mjs"), &example)?;
    tool("node", "example.mjs").within(&place.clean).run()?;
    Ok(package)
}

fn maturin(place: &Place, arguments: &str) -> Outcome {
    let face = root().join("bindings-python");
    let python =
        venv::environment(&root().join("target").join("python"), &face.join("requirements-test.txt"))?;
    let manifest = face.join("Cargo.toml");
    tool(&python, "-m maturin")
        .args(arguments.split_whitespace())
        .args([
            "--manifest-path".as_ref(),
            manifest.as_os_str(),
            "--out".as_ref(),
            place.packages.as_os_str(),
        ])
        .env_hidden("CARGO_ENCODED_RUSTFLAGS", shipped::release_flags())
        .run()
}

/// Looks at what is in a package: licences, notices, a bill of materials where something in it is compiled, and nothing
/// of the machine that it was made on.
fn inspect(package: &Path, with_bom: bool) -> Outcome {
    let folder = shipped::unpacked(package, &shipped::needed(with_bom))?;
    shipped::clean(&folder)
}

/// Checks that a lock file has no version that another does not have.
fn same_versions(ours: &Path, theirs: &Path) -> Outcome {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| cannot("read", path, &error));
    let (ours, theirs) = (read(ours)?, read(theirs)?);
    let checksums = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| line.starts_with("checksum = ")).map(str::to_owned).collect()
    };
    match checksums(&theirs).difference(&checksums(&ours)).next() {
        None => Ok(()),
        Some(other) => {
            Err(Failure::new(format!("the host is built of a version that is not tested: {other}")))
        }
    }
}

fn try_python(place: &Place, python: &Path) -> Outcome {
    let example = example(&root().join("bindings-python").join("README.md"), "python")?;
    write(&place.clean.join("example.py"), &example)?;
    tool(python, "example.py").within(&place.clean).run()
}

/// The first example of a README in a language.
fn example(readme: &Path, language: &str) -> Outcome<String> {
    let text = fs::read_to_string(readme).map_err(|error| cannot("read", readme, &error))?;
    first_block(&text, language)
        .map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("{}: no example in {language}", readme.display())))
}

fn first_block<'t>(text: &'t str, language: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("```{language}\n"))?;
    Some(rest.split_once("```")?.0)
}

fn make_folder(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| cannot("make", folder, &error))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|error| cannot("copy", from, &error))
}

fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text).map_err(|error| cannot("write", file, &error))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_example_in_a_language_is_taken() {
        let text = "# x\n\n```toml\na\n```\n\n```rust\nfn main() {}\n```\n```rust\nno\n```\n";
        assert_eq!(first_block(text, "rust"), Some("fn main() {}\n"));
        assert_eq!(first_block(text, "python"), None);
    }
}
