//! `cargo xtask bench border`: what crossing to Python and to Node costs, beside the peers there.

use std::fs;

use crate::outcome::{Failure, Outcome};
use crate::tool::{root, tool};
use crate::{python, venv};

/// Runs it; `--quick` to see whether it runs, written under `target/` and not into the repository.
pub(crate) fn bench(arguments: &[String]) -> Outcome {
    let quick = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => None,
        ["--quick"] => Some("--quick"),
        _ => return Err(Failure::usage("`bench border` takes `--quick` and nothing else")),
    };
    let place = root().join("target").join("border");
    let benches = root().join("benches");
    let told = format!("{INTRODUCTION}\n{}\n{}", in_python(quick)?, in_node(quick)?);
    let results = if quick.is_some() { place } else { benches }.join("BORDER.md");
    fs::write(&results, told)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", results.display())))
}

const INTRODUCTION: &str = "\
# What crossing the border costs

Written by `cargo xtask bench border`, from `benches/python/border.py` and `bindings-node/bench/border.mjs`: the wheel and
the module of a release build beside their peers, in one process for each language. Every peer is asked the same, and its
answers are compared with ours before it is measured. A figure is the best of many rounds by the clock, with the
processor time of all threads in that round; how to read them is in [README.md](README.md).
";

fn in_python(quick: Option<&str>) -> Outcome<String> {
    let requirements = root().join("benches").join("python").join("requirements.txt");
    let own = venv::environment(&root().join("target").join("border").join("venv"), &requirements)?;
    let wheel = python::release_wheel()?;
    venv::pip(&own, "install --no-deps --force-reinstall").args([&wheel]).run()?;
    let lines = tool(&own, "benches/python/border.py").args(quick).run_keeping(|_| true)?;
    Ok(lines.join("\n") + "\n")
}

fn in_node(quick: Option<&str>) -> Outcome<String> {
    let face = root().join("bindings-node");
    for step in ["ci", "run build:native -- --release", "run build"] {
        tool("npm", step).within(&face).run()?;
    }
    let bench = face.join("bench");
    tool("npm", "ci").within(&bench).run()?;
    let lines = tool("node", "--expose-gc border.mjs").args(quick).within(&bench).run_keeping(|_| true)?;
    Ok(lines.join("\n") + "\n")
}
