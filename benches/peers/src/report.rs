//! The whole run, written down.

use std::fmt::Write as _;
use std::path::Path;

use crate::generate;
use crate::harness::Run;
use crate::outcome::Outcome;
use crate::table;

/// How large a run is.
pub(crate) struct Size {
    activities: usize,
    schedules: usize,
    repetitions: usize,
}

/// As the table in the repository has it.
pub(crate) const FULL: Size = Size { activities: 1_000_000, schedules: 100_000, repetitions: 9 };
/// A hundredth, to see that everything runs and agrees.
pub(crate) const QUICK: Size = Size { activities: 10_000, schedules: 1_000, repetitions: 3 };

/// Makes the data, checks, measures, and writes `results`.
pub(crate) fn run(python: &str, data: &Path, results: &Path, size: &Size) -> Outcome {
    generate::write(data, size.activities, size.schedules)?;
    let run = Run { python: python.into(), data: data.into(), repetitions: size.repetitions };
    let circumstances = table::circumstances(Path::new(python))?;
    let mut text = format!(
        "# Ours and the peers\n\nWritten by `cargo xtask bench peers`; how and why is told in [peers](peers/README.md). \
         {circumstances}\n\nMedians of {} repetitions, taken in turn, one worker at a time. Every answer measured was \
         first held against a reference that looks at every day: equal in the number of payments and in the sum, to \
         the øre, in every month and group.\n",
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
        let mut measured = run.measure(task, 1)?;
        measured.extend(run.measure(task, 2)?);
        let table = table::task(&measured, payments);
        eprintln!("{table}");
        let _ = write!(text, "\n## {title}\n\n{table}");
    }
    Ok(std::fs::write(results, text)?)
}
