//! `conformance DIR [--family NAME]...`: runs the vectors in DIR and prints one line per family.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bevilling_tests::{FAMILIES, Family, Report, Vectors, known_differences, run};

const USAGE: &str = "usage: conformance DIR [--family NAME]...";

/// Failures shown per family; the count is always of all.
const SHOWN: usize = 5;

fn main() -> ExitCode {
    match conformance(env::args().skip(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(problem) => {
            eprintln!("conformance: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Whether every case came out as it should.
fn conformance(arguments: impl Iterator<Item = String>) -> Result<bool, String> {
    let (dir, wanted) = parse(arguments)?;
    let present = present(&dir)?;
    let known = known_differences()?;
    let mut reports = Vec::new();
    for family in FAMILIES.iter().filter(|family| wanted.is_empty() || wanted.contains(family.name)) {
        if let Some(vectors) = Vectors::read(&dir, family.name)? {
            let report = run(family, &vectors, &known);
            show(&report).map_err(|error| error.to_string())?;
            reports.push(report);
        }
    }
    if reports.is_empty() {
        return Err(format!("no vectors of {} in `{}`", names(&wanted), dir.display()));
    }
    if wanted.is_empty() {
        let skipped: Vec<_> = present.iter().filter(|name| !is_family(name)).map(String::as_str).collect();
        if !skipped.is_empty() {
            println(&format!("not run: {}", skipped.join(", "))).map_err(|error| error.to_string())?;
        }
    }
    Ok(reports.iter().all(|report| report.failed.is_empty()))
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<(PathBuf, BTreeSet<String>), String> {
    let mut dir = None;
    let mut wanted = BTreeSet::new();
    while let Some(argument) = arguments.next() {
        if argument == "--family" {
            let name = arguments.next().ok_or_else(|| format!("--family needs a name\n{USAGE}"))?;
            if !is_family(&name) {
                return Err(format!("no family `{name}`; there are {}", names(&wanted)));
            }
            wanted.insert(name);
        } else if argument.starts_with('-') || dir.is_some() {
            return Err(format!("what is `{argument}`?\n{USAGE}"));
        } else {
            dir = Some(PathBuf::from(argument));
        }
    }
    dir.map(|dir| (dir, wanted)).ok_or_else(|| format!("which directory?\n{USAGE}"))
}

fn is_family(name: &str) -> bool {
    FAMILIES.iter().any(|family| family.name == name)
}

/// The families asked for, or all.
fn names(wanted: &BTreeSet<String>) -> String {
    let chosen = |family: &&Family| wanted.is_empty() || wanted.contains(family.name);
    FAMILIES.iter().filter(chosen).map(|family| family.name).collect::<Vec<_>>().join(", ")
}

/// The names of the files of vectors in `dir`.
fn present(dir: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(dir).map_err(|error| format!("`{}`: {error}", dir.display()))?;
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(files
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect())
}

fn show(report: &Report) -> io::Result<()> {
    println(&report.to_string())?;
    report.failed.iter().take(SHOWN).try_for_each(|failure| println(&failure.to_string()))?;
    match report.failed.len().checked_sub(SHOWN) {
        None | Some(0) => Ok(()),
        Some(more) => println(&format!("  and {more} more")),
    }
}

/// Unlike the macro, an error where nobody reads any more, not a panic.
fn println(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}
