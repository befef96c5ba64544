//! Running other programs, each shown as the line a person would type.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::outcome::{Failure, Outcome};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A command, with the words it is shown as.
pub(crate) struct Tool {
    command: Command,
    shown: String,
}

/// `cargo` with `arguments`, run at the root of the repository.
pub(crate) fn cargo(arguments: &str) -> Tool {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(arguments.split_whitespace()).current_dir(root());
    Tool { command, shown: format!("cargo {arguments}") }
}

/// `program` with `arguments`, run at the root of the repository. Shown by the last part of its path.
pub(crate) fn tool(program: impl AsRef<OsStr>, arguments: &str) -> Tool {
    let mut command = Command::new(&program);
    command.args(arguments.split_whitespace()).current_dir(root());
    let name = Path::new(&program).file_name().unwrap_or(program.as_ref()).to_string_lossy().into_owned();
    let shown = if arguments.is_empty() { name } else { format!("{name} {arguments}") };
    Tool { command, shown }
}

/// The packages that the steps `tests`, `node` and `embedding` choose from: chosen from the same ones, together with a
/// test, dependencies have the same features and are compiled once. The Python face has no test of its own in Rust;
/// maturin builds it alone, as hosts get it.
pub(crate) const TOGETHER: &str = "--workspace --exclude bevilling-python --all-features";

/// A program of the workspace, of a package with a test named `test`, built as the step `tests` builds it.
pub(crate) fn program(name: &str, test: &str) -> Outcome<Tool> {
    cargo(&format!("build --locked --quiet {TOGETHER} --bin")).args([name, "--test", test]).run()?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(tool(target.join("debug").join(name), ""))
}

impl Tool {
    /// Adds arguments, each as it is: one may hold blanks.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.shown = format!("{name}='{}' {}", value.as_ref().to_string_lossy(), self.shown);
        self.command.env(name, value);
        self
    }

    /// Sets a variable without showing it: the flags of a compiler are long.
    pub(crate) fn env_hidden(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it without a variable that the caller may have set.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn within(mut self, directory: impl AsRef<Path>) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// Runs it without what it says, but what is wrong.
    pub(crate) fn quietly(mut self) -> Self {
        self.command.stdout(Stdio::null());
        self
    }

    /// Runs it with this process's own input and output.
    pub(crate) fn run(mut self) -> Outcome {
        eprintln!("$ {}", self.shown);
        let status = self.command.status().map_err(|error| self.cannot(&error))?;
        self.judge(status)
    }

    /// Runs it, hands its standard output on line by line, and keeps the lines that `keep` names: what a runner
    /// says when it closes.
    pub(crate) fn run_keeping(mut self, keep: impl Fn(&str) -> bool) -> Outcome<Vec<String>> {
        eprintln!("$ {}", self.shown);
        let mut child = self.command.stdout(Stdio::piped()).spawn().map_err(|error| self.cannot(&error))?;
        let mut kept = Vec::new();
        if let Some(output) = child.stdout.take() {
            let mut reader = BufReader::new(output);
            let mut line = Vec::new();
            let mut ours = std::io::stdout();
            while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                // A reader of ours that is gone is no reason to stop the work.
                let _ = ours.write_all(&line);
                let text = String::from_utf8_lossy(&line);
                if keep(text.trim_end()) {
                    kept.push(text.trim_end().to_owned());
                }
                line.clear();
            }
        }
        let status = child.wait().map_err(|error| self.cannot(&error))?;
        self.judge(status).map(|()| kept)
    }

    /// Runs it and takes what it writes: for other programs to read, and too long to look at.
    pub(crate) fn output(mut self) -> Outcome<String> {
        eprintln!("$ {}", self.shown);
        let output = self.command.stderr(Stdio::inherit()).output().map_err(|error| self.cannot(&error))?;
        self.judge(output.status)?;
        String::from_utf8(output.stdout).map_err(|_| Failure::new(format!("`{}` wrote no UTF-8", self.shown)))
    }

    fn judge(&self, status: ExitStatus) -> Outcome {
        if status.success() {
            return Ok(());
        }
        // The runner tells failures from bad usage by its exit code: hand it on.
        let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
        Err(Failure { message: format!("`{}` failed", self.shown), code })
    }

    fn cannot(&self, error: &std::io::Error) -> Failure {
        Failure::new(format!("cannot run `{}`: {error}", self.shown))
    }
}
