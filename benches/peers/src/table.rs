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
use crate::peer::AgreementUsage;

/// A table of one task: each peer in a row.
pub(crate) fn task(one_thread: &[Measured], two_threads: &[Measured], payments: Option<i64>) -> String {
    let mut text = String::from("| | 1 thread | of a processor | to ours |");
    if payments.is_some() {
        text.push_str(" million payments/s |");
    }
    text.push_str(" 2 threads | to ours | data read and made ready | peak memory |\n|---|");
    text.push_str(&"---:|".repeat(if payments.is_some() { 8 } else { 7 }));
    text.push('\n');
    let ours = |measured: &[Measured]| measured.first().map_or(AgreementUsage::default(), |ours| ours.taken);
    let (ours_alone, ours_of_two) = (ours(one_thread), ours(two_threads));
    for Measured { peer, taken, load, peak, .. } in one_thread {
        let every = peer.every;
        let sampled = if every > 1 { format!(" (a sample of 1 in {every})") } else { String::new() };
        let _ = write!(
            text,
            "| {}{sampled} | {} | {} | {} |",
            peer.name,
            time(taken.wall),
            time(taken.processor),
            ratio(taken.processor, ours_alone.processor)
        );
        if let Some(payments) = payments {
            let _ = write!(text, " {:.1} |", payments as f64 * 1e3 / taken.processor as f64);
        }
        match two_threads.iter().find(|two| two.peer.name == peer.name) {
            Some(two) => {
                let _ =
                    write!(text, " {} | {} |", time(two.taken.wall), ratio(two.taken.wall, ours_of_two.wall));
            }
            None => text.push_str(" | |"),
        }
        let _ = writeln!(text, " {} | {} MB |", time(*load), peak / 1024);
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
