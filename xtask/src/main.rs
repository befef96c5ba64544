//! The tasks of this repository: `cargo xtask <task>`.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

const USAGE: &str = "\
usage: cargo xtask <task>

tasks:
  test [STEP...]                      everything a change must pass, or only the steps named:
                                      fmt, clippy, tests, features, docs, conformance
  conformance DIR [--family NAME]...  runs the conformance vectors in DIR
  bench [ARGS...]                     measures; ARGS go to criterion
  schema                              writes the JSON Schemas in core/schema anew
  help                                this text
";

/// Features of the core, each of which must compile alone.
const FEATURES: [&str; 4] = ["text", "plot", "exchange", "schema"];

/// The steps of `test`: the cheapest first, so that a slip is told early.
const STEPS: [(&str, Step); 6] = [
    ("fmt", fmt),
    ("clippy", clippy),
    ("tests", tests),
    ("features", features),
    ("docs", docs),
    ("conformance", committed_vectors),
];

/// Done, or what went wrong and the exit code to hand on.
type Outcome = Result<(), Failure>;

type Step = fn() -> Outcome;

struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    fn usage(message: impl Into<String>) -> Self {
        Self { message: format!("{}\n\n{USAGE}", message.into()), code: 2 }
    }
}

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { message, code }) => {
            eprintln!("xtask: {message}");
            ExitCode::from(code)
        }
    }
}

fn run(arguments: Vec<String>) -> Outcome {
    let mut arguments = arguments.into_iter();
    let task = arguments.next();
    let rest: Vec<String> = arguments.collect();
    match task.as_deref() {
        Some("test") => test(&rest),
        Some("conformance") => conformance(&rest),
        Some("bench") => cargo("bench -p benches --").args(&rest).run(),
        Some("schema") => {
            let tests = "--test rulebook_schema --test case_events the_schema_kept_is_fresh";
            cargo(&format!("test --quiet -p bevilling --all-features {tests}")).env("BLESS", "1").run()
        }
        Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(Failure::usage(format!("no task `{other}`"))),
        None => Err(Failure::usage("which task?")),
    }
}

fn test(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|(step, _)| step != name)) {
        return Err(Failure::usage(format!("no step `{name}`")));
    }
    for (name, step) in
        STEPS.iter().filter(|(step, _)| names.is_empty() || names.iter().any(|name| name == step))
    {
        let start = Instant::now();
        eprintln!("== {name}");
        step().map_err(|failure| Failure { message: format!("{name}: {}", failure.message), ..failure })?;
        eprintln!("== {name}: done in {:.1?}", start.elapsed());
    }
    Ok(())
}

fn fmt() -> Outcome {
    cargo("fmt --all --check").run()
}

fn clippy() -> Outcome {
    cargo("clippy --workspace --all-targets --all-features -- -D warnings").run()
}

fn tests() -> Outcome {
    cargo("test --workspace --all-features").run()
}

fn features() -> Outcome {
    cargo("check -p bevilling --no-default-features").run()?;
    FEATURES.iter().try_for_each(|feature| {
        cargo("check -p bevilling --no-default-features --features").args([feature]).run()
    })
}

fn docs() -> Outcome {
    cargo("doc -p bevilling --all-features --no-deps").env("RUSTDOCFLAGS", "-D warnings").run()
}

fn committed_vectors() -> Outcome {
    conformance(&[root().join("tests").join("conformance").display().to_string()])
}

fn conformance(arguments: &[String]) -> Outcome {
    if arguments.is_empty() {
        return Err(Failure::usage("conformance needs the directory of the vectors"));
    }
    // The caller's directory is kept, so that a relative DIR means what it meant in the shell.
    let mut runner = cargo("run --quiet -p bevilling-tests --bin conformance --").args(arguments);
    if let Ok(here) = env::current_dir() {
        runner.command.current_dir(here);
    }
    runner.run()
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A cargo command, with the words it is shown as.
struct Cargo {
    command: Command,
    shown: String,
}

/// `cargo` with `arguments`, run at the root of the repository.
fn cargo(arguments: &str) -> Cargo {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(arguments.split_whitespace()).current_dir(root());
    Cargo { command, shown: format!("cargo {arguments}") }
}

impl Cargo {
    fn args<S: AsRef<str>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(argument.as_ref());
            self.command.arg(argument.as_ref());
        }
        self
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.shown = format!("{name}='{value}' {}", self.shown);
        self.command.env(name, value);
        self
    }

    /// Runs it with this process's own input and output.
    fn run(mut self) -> Outcome {
        eprintln!("$ {}", self.shown);
        let status = self
            .command
            .status()
            .map_err(|error| Failure::new(format!("cannot run `{}`: {error}", self.shown)))?;
        if status.success() {
            return Ok(());
        }
        // The runner tells failures from bad usage by its exit code: hand it on.
        let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
        Err(Failure { message: format!("`{}` failed", self.shown), code })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_of_the_core_is_checked() {
        let manifest = std::fs::read_to_string(root().join("core").join("Cargo.toml")).unwrap();
        let features: Vec<&str> = manifest
            .lines()
            .skip_while(|line| *line != "[features]")
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
            .filter(|name| *name != "default" && !name.starts_with('#'))
            .collect();
        assert_eq!(features, FEATURES);
    }

    #[test]
    fn what_cannot_be_done_is_said_with_the_usage() {
        for (arguments, message) in [
            (&[] as &[&str], "which task?"),
            (&["tset"], "no task `tset`"),
            (&["test", "fnt"], "no step `fnt`"),
            (&["conformance"], "conformance needs the directory"),
        ] {
            let failure = run(arguments.iter().map(ToString::to_string).collect()).err().unwrap();
            assert!(
                failure.message.starts_with(message) && failure.message.ends_with(USAGE),
                "{arguments:?}"
            );
            assert_eq!(failure.code, 2);
        }
    }

    #[test]
    fn the_usage_names_every_step() {
        assert!(USAGE.contains(&STEPS.map(|(step, _)| step).join(", ")));
    }
}
