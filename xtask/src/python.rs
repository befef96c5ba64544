//! The Python face: built, installed in a clean place under `target/`, and tested there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::{Failure, Outcome};
use crate::supply::shipped;
use crate::tool::{Tool, root, tool};
use crate::venv;

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
    place.python("-m pyright --project bindings-python --pythonpath").args([&place.python]).run()?;
    Ok(closing.last().cloned().unwrap_or_default())
}

/// The wheel that hosts get.
pub(crate) fn release_wheel() -> Outcome<PathBuf> {
    Place::new()?.wheel("release-wheel", "release")
}

/// The environment that the face is tested in.
struct Place {
    python: PathBuf,
}

impl Place {
    fn new() -> Outcome<Self> {
        let needed = root().join("bindings-python").join("requirements-test.txt");
        Ok(Self { python: venv::environment(&root().join("target").join("python"), &needed)? })
    }

    /// Builds the wheel and installs it: it differs from what hosts get by the optimiser alone.
    fn install(&self) -> Outcome {
        let wheel = self.wheel("python-wheel", "dev")?;
        shipped::unpacked(&wheel, &shipped::needed(true))?;
        venv::pip(&self.python, "install --no-deps --force-reinstall").args([&wheel]).run()
    }

    /// Builds the wheel into a folder of its own under `target/`.
    fn wheel(&self, folder: &str, profile: &str) -> Outcome<PathBuf> {
        let wheels = root().join("target").join(folder);
        if wheels.exists() {
            fs::remove_dir_all(&wheels).map_err(|error| cannot("empty", &wheels, &error))?;
        }
        self.python("-m maturin build --locked --quiet --manifest-path bindings-python/Cargo.toml --profile")
            .args([profile])
            .args(["--out".as_ref(), wheels.as_os_str()])
            .run()?;
        fs::read_dir(&wheels)
            .map_err(|error| cannot("read", &wheels, &error))?
            .find_map(|file| Some(file.ok()?.path()))
            .ok_or_else(|| Failure::new("maturin made no wheel"))
    }

    fn python(&self, arguments: &str) -> Tool {
        tool(&self.python, arguments).without("PYTHONPATH").without("VIRTUAL_ENV")
    }

    /// With its cache where built things are.
    fn mypy(&self, arguments: &str) -> Tool {
        self.python(arguments).env("MYPY_CACHE_DIR", root().join("target").join("mypy"))
    }
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", path.display()))
}
