//! `RESULTS.md`.

#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "times and ratios, for people to read"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::Measured;
use crate::outcome::Outcome;

/// A table of one task: each peer in a row, columns for each number of threads.
pub(crate) fn task(measured: &[Measured], payments: Option<i64>) -> String {
    let mut threads: Vec<usize> = measured.iter().map(|one| one.threads).collect();
    threads.dedup();
    let mut text = String::from("| |");
    for threads in &threads {
        let plural = if *threads == 1 { "" } else { "s" };
        let _ = write!(text, " {threads} thread{plural} | to ours |");
        if payments.is_some() {
            text.push_str(" million payments/s |");
        }
    }
    text.push_str(" data read and made ready | peak memory, of it the data |\n|---|");
    let columns = threads.len() * if payments.is_some() { 3 } else { 2 } + 2;
    text.push_str(&"---:|".repeat(columns));
    text.push('\n');
    let mut names: Vec<&str> = Vec::new();
    for one in measured {
        if !names.contains(&one.peer.name) {
            names.push(one.peer.name);
        }
    }
    for name in names {
        let row =
            |threads: usize| measured.iter().find(|one| one.peer.name == name && one.threads == threads);
        let every = row(1).map_or(1, |one| one.peer.every);
        let sampled =
            if every > 1 { format!(" (a sample of 1 in {every}, times {every})") } else { String::new() };
        let _ = write!(text, "| {name}{sampled} |");
        for threads in &threads {
            let ours = measured.iter().find(|one| one.threads == *threads).map_or(0, |one| one.median);
            match row(*threads) {
                Some(one) => {
                    let _ = write!(text, " {} | {} |", time(one.median), ratio(one.median, ours));
                    if let Some(payments) = payments {
                        let _ = write!(text, " {:.0} |", payments as f64 * 1e3 / one.median as f64);
                    }
                }
                None => text.push_str(if payments.is_some() { " | | |" } else { " | |" }),
            }
        }
        if let Some(one) = row(1) {
            let _ = write!(text, " {} | {} MB, {} MB |", time(one.load), one.peak / 1024, one.loaded / 1024);
        }
        text.push('\n');
    }
    text
}

/// A time as a person reads it.
pub(crate) fn time(nanoseconds: u64) -> String {
    let seconds = nanoseconds as f64 / 1e9;
    if seconds >= 1.0 {
        format!("{seconds:.2} s")
    } else if seconds >= 1e-3 {
        format!("{:.*} ms", usize::from(seconds < 0.1), seconds * 1e3)
    } else {
        format!("{:.1} µs", seconds * 1e6)
    }
}

fn ratio(peer: u64, ours: u64) -> String {
    let ratio = peer as f64 / ours.max(1) as f64;
    if ratio >= 100.0 { format!("{ratio:.0}×") } else { format!("{ratio:.1}×") }
}

/// What it ran on, and the versions of all.
pub(crate) fn circumstances(python: &Path) -> Outcome<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = cpu.lines().find(|line| line.starts_with(name))?;
        line.split_once(':').map(|(_, value)| value.trim().to_owned())
    };
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let run = |program: &Path, arguments: &[&str]| -> Outcome<String> {
        let output = Command::new(program).args(arguments).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let packages = run(python, &["-m", "pip", "freeze"])?;
    let wanted = ["duckdb", "numpy", "polars", "pyarrow", "python-dateutil"];
    let mut versions: Vec<String> = packages
        .lines()
        .filter_map(|line| line.split_once("=="))
        .filter(|(name, _)| wanted.contains(name))
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    versions.push(format!("rrule {}", locked("rrule").unwrap_or_else(|| "?".into())));
    versions.push(run(python, &["--version"])?);
    versions.push(run(Path::new("rustc"), &["--version"])?.split(' ').take(2).collect::<Vec<_>>().join(" "));
    Ok(format!(
        "{cores} virtual x86-64 cores ({}), shared with other work. {}.",
        field("model name").unwrap_or_else(|| "unknown".into()),
        versions.join(", ")
    ))
}

/// The version of a crate in the lock file.
fn locked(name: &str) -> Option<String> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("Cargo.lock");
    let lock = fs::read_to_string(lock).ok()?;
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\"")).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_readable() {
        assert_eq!(time(1_234_000_000), "1.23 s");
        assert_eq!(time(234_560_000), "235 ms");
        assert_eq!(time(4_560_000), "4.6 ms");
        assert_eq!(time(9_870), "9.9 µs");
    }

    #[test]
    fn the_lock_file_names_the_crate() {
        assert!(locked("rrule").unwrap().starts_with("0."));
    }
}
