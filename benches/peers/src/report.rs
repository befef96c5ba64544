//! The whole run, written down.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::generate;
use crate::harness::Run;
use crate::ours::CHANGES;
use crate::outcome::Outcome;
use crate::table;

/// How large a run is.
pub(crate) struct Size {
    activities: usize,
    schedules: usize,
    repetitions: usize,
    /// Activities of the curve of ours.
    curve: &'static [usize],
}

/// As the table in the repository has it.
pub(crate) const FULL: Size = Size {
    activities: 1_000_000,
    schedules: 100_000,
    repetitions: 9,
    curve: &[100_000, 1_000_000, 10_000_000],
};
/// A hundredth, to see that everything runs and agrees.
pub(crate) const QUICK: Size =
    Size { activities: 10_000, schedules: 1_000, repetitions: 3, curve: &[5_000, 10_000] };

/// Makes the data, checks, measures, and writes `results`.
pub(crate) fn run(python: &str, data: &Path, results: &Path, size: &Size) -> Outcome {
    generate::write(data, size.activities, size.schedules)?;
    let run = Run { python: python.into(), data: data.into(), repetitions: size.repetitions };
    let circumstances = table::circumstances(Path::new(python))?;
    let mut text = format!(
        "# Ours and the peers\n\nWritten by `cargo xtask bench peers`; how and why is described in [peers](peers/README.md). \
         {circumstances}\n\nMedians of {} repetitions, taken in turn, one worker at a time. Every answer measured was \
         first held against a reference that looks at every day: equal in the number of payments and in the sum, to \
         the øre, in every month and group. *Of a processor* is the processor time, which other work on the machine \
         disturbs less than the clock: the ratios of one thread are of it. *Read and made ready* is on the clock, and for \
         ours validates every row and works out its prices, which are then kept; the row *read from Arrow* below has both \
         together. Sampled peers' times are multiplied. In 1a, ours and the peers hold all payments at once; the second \
         row is ours as a host reads them, one chunk after another, each let go before the next, and every payment summed.\n",
        size.repetitions
    );
    let payments = run.payments("months")?;
    let schedules = size.schedules;
    for (task, title, payments) in [
        (
            "rows",
            format!("Workload 1a: all {payments} payments of {schedules} schedules, as columns"),
            Some(payments),
        ),
        ("months", format!("Workload 1b: totals per month of the same {schedules} schedules"), None),
        (
            "views",
            format!(
                "Workload 2: {} activities, by municipality, section, layer and month, in both views",
                size.activities
            ),
            None,
        ),
    ] {
        eprintln!("== {title}");
        let table = table::task(&run.measure(task, 1)?, &run.measure(task, 2)?, payments);
        eprintln!("{table}");
        let _ = write!(text, "\n## {title}\n\n{table}");
    }
    text.push_str(&ours(&run, size)?);
    Ok(std::fs::write(results, text)?)
}

/// What only we are measured by.
fn ours(run: &Run, size: &Size) -> Outcome<String> {
    eprintln!("== ours alone");
    let mut text = String::from(
        "\n## Ours alone\n\n| | 1 thread | of a processor | 2 threads | peak memory |\n|---|---:|---:|---:|---:|\n",
    );
    for (task, like, divisor, title) in [
        (
            "stream",
            None,
            1,
            "1a: the same payments in chunks, each in the memory of the one before, nothing done with them",
        ),
        ("fill", None, 1, "1a: as many bytes merely written to memory, 21 of each payment"),
        ("raw", Some("views"), 1, "2: read from Arrow, validated, priced, and both views"),
        ("case", None, CHANGES, "2: one case of five activities changed, the totals updated"),
    ] {
        let (one, peak) = run.measure_ours(task, like, 1)?;
        let (two, _) = run.measure_ours(task, like, 2)?;
        let [clock, processor, two] =
            [one.wall, one.processor, two.wall].map(|taken| table::time(taken / divisor));
        let _ = writeln!(text, "| {title} | {clock} | {processor} | {two} | {} MB |", peak / 1024);
    }
    text.push_str(
        "\nWorkload 2 as it grows, both views. Ten parts of each give the same as the whole.\n\n\
         | activities | built row by row | both views, 1 thread | of an activity | 2 threads | input columns | kept \
         beside them |\n|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for activities in size.curve {
        let (median, rest) = curve(*activities, 1)?;
        let (two, _) = curve(*activities, 2)?;
        let each = u64::try_from(*activities)?.max(1);
        let [built, input, kept] = rest;
        let _ = writeln!(
            text,
            "| {activities} | {} | {} | {} ns | {} | {} bytes each | {} bytes each |",
            table::time(built),
            table::time(median),
            median / each,
            table::time(two),
            input / each,
            kept / each
        );
    }
    eprintln!("{text}");
    Ok(text)
}

/// A point of the curve, in a process of its own: the time, how long the portfolio was built, and its bytes.
fn curve(activities: usize, threads: usize) -> Outcome<(u64, [u64; 3])> {
    let output = Command::new(std::env::current_exe()?)
        .args(["curve", &activities.to_string()])
        .args((threads == 1).then_some("parts"))
        .env("RAYON_NUM_THREADS", threads.to_string())
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    match numbers[..] {
        [median, built, input, kept] => Ok((median, [built, input, kept])),
        _ => Err(format!("the curve of {activities} activities failed").into()),
    }
}
