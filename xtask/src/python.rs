//! The Python face: built, installed in a clean place under `target/`, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{Failure, Outcome};
use crate::tool::{Tool, root, tool};

/// What the tests need beside the wheel: the tools, and programs that read its tables.
const NEEDED: [&str; 9] = [
    "maturin>=1.16,<2",
    "pytest>=8,<10",
    "mypy>=1.18,<3",
    "pyright>=1.1.400,<2",
    "duckdb",
    "numpy",
    "pandas>=2,<3",
    "polars",
    "pyarrow",
];

/// The step `python` of `cargo xtask test`.
pub(crate) fn test() -> Outcome<String> {
    let place = Place::new()?;
    place.install()?;
    let closing =
        place.python("-m pytest bindings-python/tests -q -p no:cacheprovider").run_keeping(|line| {
            line.contains(" passed") || line.contains(" failed") || line.contains("no tests ran")
        })?;
    let rules = "bindings-python/pyproject.toml";
    place
        .mypy(&format!("-m mypy --strict --config-file {rules} bindings-python/tests bindings-python/python"))
        .run()?;
    let allowed = "bindings-python/stubtest-allowed.txt";
    place
        .mypy(&format!("-m mypy.stubtest bevilling --mypy-config-file {rules} --allowlist {allowed}"))
        .run()?;
    place.python("-m pyright --project bindings-python --pythonpath").args([place.program()]).run()?;
    Ok(closing.last().cloned().unwrap_or_default())
}

/// An environment of its own, made once.
struct Place {
    folder: PathBuf,
}

impl Place {
    fn new() -> Outcome<Self> {
        let place = Self { folder: root().join("target").join("python") };
        if !place.program().exists() {
            tool("python3", "-m venv").args([&place.folder]).run()?;
        }
        // The registry is asked only where something else is needed than before.
        let (needed, noted) = (NEEDED.join("\n"), place.folder.join("needed.txt"));
        if fs::read_to_string(&noted).ok().as_ref() != Some(&needed) {
            place.pip("install").args(NEEDED).run()?;
            fs::write(&noted, needed).map_err(|error| cannot("write", &noted, &error))?;
        }
        Ok(place)
    }

    /// Builds the wheel and installs it: it differs from what hosts get by the optimiser alone.
    fn install(&self) -> Outcome {
        let wheels = root().join("target").join("python-wheel");
        if wheels.exists() {
            fs::remove_dir_all(&wheels).map_err(|error| cannot("empty", &wheels, &error))?;
        }
        let build = "-m maturin build --quiet --profile dev --manifest-path bindings-python/Cargo.toml --out";
        self.python(build).args([&wheels]).run()?;
        let wheel = fs::read_dir(&wheels)
            .map_err(|error| cannot("read", &wheels, &error))?
            .find_map(|file| Some(file.ok()?.path()))
            .ok_or_else(|| Failure::new("maturin made no wheel"))?;
        self.pip("install --no-deps --force-reinstall").args([&wheel]).run()
    }

    fn program(&self) -> PathBuf {
        self.folder.join(if cfg!(windows) { "Scripts" } else { "bin" }).join("python")
    }

    fn python(&self, arguments: &str) -> Tool {
        tool(self.program(), arguments).without("PYTHONPATH").without("VIRTUAL_ENV")
    }

    fn pip(&self, arguments: &str) -> Tool {
        self.python("-m pip --quiet --disable-pip-version-check").args(arguments.split_whitespace())
    }

    /// With its cache where built things are.
    fn mypy(&self, arguments: &str) -> Tool {
        self.python(arguments).env("MYPY_CACHE_DIR", root().join("target").join("mypy"))
    }
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}
