//! The tasks of this repository: `cargo xtask <task>`.

mod border;
mod conformance;
mod dist;
mod embedding;
mod faces;
mod msrv;
mod node;
mod outcome;
mod peers;
mod python;
mod spark;
mod steps;
mod supply;
mod tool;
mod venv;

use std::env;
use std::process::ExitCode;

use outcome::{Failure, Outcome};
use tool::cargo;

const USAGE: &str = "\
usage: cargo xtask <task>

tasks:
  test [STEP...]                      everything a change must pass, or only the steps named:
                                      fmt, supply, clippy, tests, features, docs, conformance,
                                      python, node, embedding
  conformance DIR [--family NAME]...  runs the conformance vectors in DIR
  dist [PACKAGE...]                   makes the packages, or only those named, and tries each in a
                                      clean place: crate, wheel, sdist, npm
  bench [ARGS...]                     measures; ARGS go to criterion
  bench peers [--quick]               measures ours beside the peers, and writes benches/RESULTS.md
  bench border [--quick]              measures what crossing to Python and Node costs, beside the
                                      peers there, and writes benches/BORDER.md
  spark-test                          holds a forecast under Spark against one process (slow; needs Java)
  msrv                                checks the crate with the oldest toolchain that it promises to build with
  notices                             writes licences, third-party notices and bills of materials of the
                                      packages anew, from Cargo.lock
  faces                               writes the plain types of Python and Node from those of the core and
                                      faces.toml
  schema                              writes the JSON Schemas in core/schema anew
  help                                this text
";

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
        Some("test") => steps::test(&rest),
        Some("conformance") => conformance::conformance(&rest),
        Some("dist") => dist::dist(&rest),
        Some("bench") if rest.first().is_some_and(|first| first == "peers") => {
            peers::bench(rest.get(1..).unwrap_or_default())
        }
        Some("bench") if rest.first().is_some_and(|first| first == "border") => {
            border::bench(rest.get(1..).unwrap_or_default())
        }
        Some("bench") => cargo("bench --locked -p benches --").args(&rest).run(),
        Some("spark-test") => {
            if rest.is_empty() {
                spark::test()
            } else {
                Err(Failure::usage("`spark-test` takes no argument"))
            }
        }
        Some("msrv") => msrv::check(),
        Some("faces") => faces::write(),
        Some("notices") => supply::write(),
        Some("schema") => {
            let tests = "--test rulebook_schema --test case_events the_schema_kept_is_fresh";
            cargo(&format!("test --locked --quiet -p bevilling --all-features {tests}"))
                .env("BLESS", "1")
                .run()
        }
        Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(Failure::usage(format!("no task `{other}`"))),
        None => Err(Failure::usage("which task?")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_done_is_said_with_the_usage() {
        for (arguments, message) in [
            (&[] as &[&str], "which task?"),
            (&["tset"], "no task `tset`"),
            (&["test", "fnt"], "no step `fnt`"),
            (&["dist", "whl"], "no package `whl`"),
            (&["bench", "peers", "quick"], "`bench peers` takes"),
            (&["bench", "border", "quick"], "`bench border` takes"),
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
}
