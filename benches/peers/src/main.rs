//! The peers measured beside us. `cargo xtask bench peers` makes their environment and runs `peers run`.
//!
//! Every peer, and we too, is a *worker*: a process that reads commands line by line and answers each with a
//! line (see [`worker`]), so that a run can take them in turn while the others wait, and their peak memory is
//! their own.

mod data;
mod days;
mod generate;
mod harness;
mod ours;
mod outcome;
mod peer;
mod reference;
mod report;
mod rrule_peer;
mod schedules;
mod table;
mod worker;

use std::path::Path;
use std::process::ExitCode;

use outcome::Outcome;

const USAGE: &str = "\
usage: peers generate DIR ACTIVITIES SCHEDULES   the data, and the same data with every payment one øre
       peers run PYTHON DIR RESULTS [quick]      data in DIR; all agree, are measured, and written down
       peers reference                           a worker that looks at every day
       peers ours                                a worker that is ours
       peers ours-let-go                         the same, holding one chunk of payments at a time
       peers curve ACTIVITIES [parts]            how long both views of so many take us
       peers rrule                               a worker on the crate rrule";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peers: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    match words {
        ["generate", dir, activities, schedules] => {
            generate::write(Path::new(dir), activities.parse()?, schedules.parse()?)
        }
        ["run", python, dir, results] => {
            report::run(python, Path::new(dir), Path::new(results), &report::FULL)
        }
        ["run", python, dir, results, "quick"] => {
            report::run(python, Path::new(dir), Path::new(results), &report::QUICK)
        }
        ["reference", ..] => worker::serve(reference::Reference::default()),
        ["ours", ..] => worker::serve(ours::Ours::default()),
        ["ours-let-go", ..] => worker::serve(ours::Ours::letting_go()),
        ["curve", activities, ..] => {
            // With a further word, it is also held against itself in ten parts.
            println!("{}", ours::curve(activities.parse()?, words.len() > 2)?);
            Ok(())
        }
        ["rrule", ..] => worker::serve(rrule_peer::RRulePeer::default()),
        _ => Err(USAGE.into()),
    }
}
