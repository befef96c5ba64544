//! The nightly job of a host that keeps its cases as files: `nightly make DIR`, then `nightly run DIR --on DATE`.

mod disk;
mod export;
mod job;
mod made_up;
mod run_date;
mod seal;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::dates::{Date, parse};
use clap::{Parser, Subcommand};

use disk::Disk;
use job::Ended;
use store::Store;

/// Why the job could not go on.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// The nightly job over a folder of cases.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Makes up a folder: rule books and cases, as they were before a rate became known late.
    Make {
        /// The folder; it is made.
        folder: PathBuf,
        /// How many cases.
        #[arg(long, default_value_t = 4)]
        cases: u32,
    },
    /// Renews, settles and exports every case of a folder. It may be run again at any time.
    ///
    /// Exit status: 0 everything is done, 1 nothing was done for a fault of the folder, 2 nothing was done for a fault
    /// of the arguments or the date, 3 cases refused commands, 4 cases were stopped; with 3 and 4 all else is done.
    Run {
        /// The folder.
        folder: PathBuf,
        /// Today.
        #[arg(long, value_parser = parse)]
        on: Date,
        /// Crashes in the middle of this step, as a machine does that loses its power; for tests.
        #[arg(long)]
        crash_after: Option<u64>,
        /// Leaves it to the system when files reach the disk: quicker, and safe from a crash of the job alone.
        #[arg(long)]
        no_sync: bool,
    },
}

/// Exit status: nothing was done, because the folder or its rule books are at fault.
const FAILED: u8 = 1;
/// Exit status: nothing was done, because the arguments are wrong or the date is refused. `clap` has the same.
const ARGUMENTS: u8 = 2;
/// Exit status: cases refused commands; all else is done.
const REFUSED: u8 = 3;
/// Exit status: cases had to be stopped, and some may have refused commands; all else is done.
const STOPPED: u8 = 4;

fn main() -> ExitCode {
    let status = match Arguments::parse().task {
        Task::Make { folder, cases } => made_up::make(&Store::new(folder, Disk::new(None, false)), cases)
            .map(|made| {
                println!("{made}");
                0
            }),
        Task::Run { folder, on, crash_after, no_sync } => {
            job::run(&Store::new(folder, Disk::new(crash_after, !no_sync)), on)
                .map(|ended| report(on, &ended))
        }
    };
    ExitCode::from(status.unwrap_or_else(|failure| {
        eprintln!("nightly: {failure}");
        FAILED
    }))
}

/// Prints how a run ended, and returns its exit status.
fn report(on: Date, ended: &Ended) -> u8 {
    let done = match ended {
        Ended::DateRefused(why) => {
            eprintln!("nightly: a run on {on} is refused: {why}");
            return ARGUMENTS;
        }
        Ended::Done(done) => done,
    };
    println!("{done}");
    done.refused.iter().for_each(|one| eprintln!("nightly: refused: {one}"));
    done.stopped.iter().for_each(|one| eprintln!("nightly: stopped: {one}"));
    if let Some(faults) = done.faults() {
        eprintln!("nightly: {faults}");
    }
    match (done.stopped.is_empty(), done.refused.is_empty()) {
        (true, true) => 0,
        (true, false) => REFUSED,
        (false, _) => STOPPED,
    }
}
