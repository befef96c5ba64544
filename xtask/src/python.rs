//! The Python face: its wheel, installed in an environment of its own, and all that is asked of it there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, root};

/// What the tests need besides the wheel. They are few, and each speaks to a part of the face.
const NEEDED: [&str; 8] =
    ["maturin>=1.16,<2", "pytest>=8", "mypy>=1.18", "pyright>=1.1.400", "pyarrow", "polars", "duckdb", "pandas"];

/// Everything that a change of the Python face must pass.
pub(crate) fn test() -> Outcome {
    let face = Face::new()?;
    face.install()?;
    face.run("pytest", &["-m", "pytest", "bindings-python/tests", "-q", "-p", "no:cacheprovider"])?;
    face.run("mypy", &["-m", "mypy", "--strict", "bindings-python/tests", "bindings-python/python"])?;
    face.run("stubtest", &["-m", "mypy.stubtest", "bevilling", "--allowlist", "bindings-python/stubtest-allowed.txt"])?;
    face.run("pyright", &["-m", "pyright", "--project", "bindings-python"])
}

/// The environment under `target/`, which is made once.
struct Face {
    root: PathBuf,
    python: PathBuf,
}

impl Face {
    fn new() -> Result<Self, Failure> {
        let root = root();
        let folder = root.join("target").join("python");
        let bin = if cfg!(windows) { "Scripts" } else { "bin" };
        let face = Self { python: folder.join(bin).join("python"), root };
        if !face.python.exists() {
            face.command(Path::new("python3"), "venv", &["-m", "venv", &folder.display().to_string()])?;
        }
        // Asked of the registry only where something is new.
        let (asked, noted) = (NEEDED.join("\n"), folder.join("needed.txt"));
        if std::fs::read_to_string(&noted).ok().as_deref() != Some(&asked) {
            let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
            face.run("pip install", &[install.as_slice(), NEEDED.as_slice()].concat())?;
            std::fs::write(&noted, asked).map_err(|error| Failure::new(format!("cannot write: {error}")))?;
        }
        Ok(face)
    }

    /// Builds the wheel and installs it: what is tested is what a host would get, but for the optimiser.
    fn install(&self) -> Outcome {
        let wheels = self.root.join("target").join("wheels-test");
        let _ = std::fs::remove_dir_all(&wheels);
        let folder = wheels.display().to_string();
        let build = ["-m", "maturin", "build", "--quiet", "--profile", "dev", "--manifest-path"];
        let to = ["bindings-python/Cargo.toml", "--out", &folder];
        self.run("maturin build", &[build.as_slice(), to.as_slice()].concat())?;
        let wheel = std::fs::read_dir(&wheels)
            .ok()
            .and_then(|mut files| files.next()?.ok())
            .ok_or_else(|| Failure::new("maturin made no wheel"))?;
        let wheel = wheel.path().display().to_string();
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
        self.run("pip install", &[install.as_slice(), &["--force-reinstall", &wheel]].concat())
    }

    fn run(&self, shown: &str, arguments: &[&str]) -> Outcome {
        self.command(&self.python, shown, arguments)
    }

    fn command(&self, program: &Path, shown: &str, arguments: &[&str]) -> Outcome {
        eprintln!("$ {shown} {}", arguments.get(2..).unwrap_or_default().join(" "));
        let status = Command::new(program)
            .args(arguments)
            .current_dir(&self.root)
            .env("MYPY_CACHE_DIR", self.root.join("target").join("mypy"))
            .env("VIRTUAL_ENV", self.root.join("target").join("python"))
            .status()
            .map_err(|error| Failure::new(format!("cannot run `{}`: {error}", program.display())))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{shown}` failed"))) }
    }
}
