//! `cargo xtask test`: everything a change must pass.

use std::time::Instant;

use crate::outcome::{Failure, Outcome};
use crate::tool::{TOGETHER, cargo, root};
use crate::{conformance, embedding, node, python, supply};

/// One step: it does its work and says in a line how it closed; an empty line where there is nothing to tell.
pub(crate) type Step = fn() -> Outcome<String>;

/// The steps: the cheapest first, so that a slip is told early.
pub(crate) const STEPS: [(&str, Step); 10] = [
    ("fmt", fmt),
    ("supply", supply::test),
    ("clippy", clippy),
    ("tests", tests),
    ("features", features),
    ("docs", docs),
    ("conformance", committed_vectors),
    ("python", python::test),
    ("node", node::test),
    ("embedding", embedding::test),
];

/// Features of the core, each of which must compile alone.
const FEATURES: [&str; 5] = ["text", "plot", "columnar", "exchange", "schema"];

/// Runs the steps named, or all of them, and tells at the end how each closed.
pub(crate) fn test(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|(step, _)| step != name)) {
        return Err(Failure::usage(format!("no step `{name}`")));
    }
    let mut told = Vec::new();
    for (name, step) in
        STEPS.iter().filter(|(step, _)| names.is_empty() || names.iter().any(|name| name == step))
    {
        let start = Instant::now();
        eprintln!("== {name}");
        let closing = step().map_err(|failure| failure.during(name))?;
        eprintln!("== {name}: done in {:.1?}", start.elapsed());
        told.push(format!("{name:<12} {:>8.1?}  {closing}", start.elapsed()));
    }
    println!("\n{}", told.join("\n"));
    Ok(())
}

fn fmt() -> Outcome<String> {
    cargo("fmt --all --check").run().map(quietly)
}

fn clippy() -> Outcome<String> {
    cargo("clippy --locked --workspace --all-targets --all-features -- -D warnings").run().map(quietly)
}

fn tests() -> Outcome<String> {
    let results =
        cargo(&format!("test --locked {TOGETHER}")).run_keeping(|line| line.starts_with("test result:"))?;
    Ok(sum_of(&results))
}

fn features() -> Outcome<String> {
    cargo("check --locked -p bevilling --no-default-features").run()?;
    FEATURES.iter().try_for_each(|feature| {
        cargo("check --locked -p bevilling --no-default-features --features").args([feature]).run()
    })?;
    Ok(format!("{} features alone", FEATURES.len()))
}

fn docs() -> Outcome<String> {
    cargo("doc --locked -p bevilling --all-features --no-deps")
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()
        .map(quietly)
}

fn committed_vectors() -> Outcome<String> {
    let vectors = root().join("tests").join("conformance").display().to_string();
    let lines = conformance::runner(&[vectors])?.run_keeping(|line| !line.trim().is_empty())?;
    Ok(lines.into_iter().next_back().unwrap_or_default())
}

fn quietly(_: ()) -> String {
    String::new()
}

/// What all of a run's `test result:` lines come to.
fn sum_of(results: &[String]) -> String {
    let count = |word: &str| -> u64 {
        results
            .iter()
            .flat_map(|line| line.split(['.', ';']))
            .filter_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u64>().ok())
            .sum()
    };
    format!("{} passed, {} ignored in {} runs", count("passed"), count("ignored"), results.len())
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
    fn the_usage_names_every_step() {
        let usage = crate::USAGE.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(usage.contains(&STEPS.map(|(step, _)| step).join(", ")));
    }

    #[test]
    fn results_are_summed_over_the_runs() {
        let results = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: ok. 30 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ];
        assert_eq!(sum_of(&results.map(str::to_owned)), "42 passed, 3 ignored in 2 runs");
    }
}
