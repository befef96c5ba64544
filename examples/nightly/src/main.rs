//! The nightly job of a host that keeps its cases as files: `nightly make DIR`, then `nightly run DIR --on DATE`.

mod disk;
mod export;
mod job;
mod made_up;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::dates::{Date, parse};
use clap::{Parser, Subcommand};

use disk::Disk;
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

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Make { folder, cases } => made_up::make(&Store::new(folder, Disk::new(None, false)), cases),
        Task::Run { folder, on, crash_after, no_sync } => {
            let disk = Disk::new(crash_after, !no_sync);
            job::run(&Store::new(folder, disk), on).map(|done| done.to_string())
        }
    };
    match done {
        Ok(told) => {
            println!("{}", told.trim_end());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("nightly: {failure}");
            ExitCode::FAILURE
        }
    }
}
