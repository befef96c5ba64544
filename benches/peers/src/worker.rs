//! A worker: reads commands from standard input, one a line, and answers each with a line.
//!
//! - `load DIR EVERY` reads the data, of the schedules only each EVERY-th → `ok NANOSECONDS`
//! - `run TASK` does the work and keeps the answer → `ok NANOSECONDS PROCESSOR-NANOSECONDS`
//! - `dump PATH` writes the last answer, 64-bit integers, little end first → `ok COUNT`
//! - `memory` → `ok KILOBYTES`, the most that was resident so far
//!
//! or `fault WHY`. Tasks: `rows` and `months` of workload 1, `views` of workload 2.

use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use bevilling::forecast::{Forecast, ForecastLayer, PaymentChunk};
use rustix::time::{ClockId, clock_gettime};

use crate::data::{MONTHS, MUNICIPALITIES, SECTIONS};
use crate::outcome::Outcome;

/// The work of one peer.
pub(crate) trait Work {
    /// Reads the data; preparation that is not part of a task is done here.
    fn load(&mut self, dir: &Path, every: usize) -> Outcome;

    /// Makes ready what only one task needs, outside of the time taken.
    fn prepare(&mut self, _task: &str) -> Outcome {
        Ok(())
    }

    /// Does one task.
    fn run(&mut self, task: &str) -> Outcome<Answer>;
}

/// What a task answers.
pub(crate) enum Answer {
    /// Workload 1, all payments: schedule, day, øre.
    Rows { schedule: Vec<i32>, day: Vec<i32>, amount: Vec<i64> },
    /// As those, as ours are.
    Chunks(Vec<PaymentChunk>),
    /// How long the work took of which the task is a part.
    AgreementUsage(Duration),
    /// Sums in their order.
    Sums(Vec<i64>),
    /// Our answer to workload 1, by month.
    Months(Forecast),
    /// Our answers to workload 2: the granted view and the expected view, by municipality and section.
    Views([Forecast; 2]),
}

impl Answer {
    /// What is compared: rows by their number and three sums that depend on every one of them.
    fn numbers(self) -> Outcome<Vec<i64>> {
        Ok(match self {
            Self::Sums(sums) => sums,
            Self::Months(forecast) => {
                let none: [&str; 0] = [];
                forecast.oere(&none, ForecastLayer::Granted).ok_or("no sums")?.to_vec()
            }
            Self::Views(views) => {
                let mut sums = Vec::new();
                for forecast in &views {
                    for municipality in 0..MUNICIPALITIES {
                        for section in 0..SECTIONS {
                            let group = [municipality.to_string(), section.to_string()];
                            for layer in
                                [ForecastLayer::Paid, ForecastLayer::Granted, ForecastLayer::Expected]
                            {
                                let nothing = [0; MONTHS];
                                sums.extend(forecast.oere(&group, layer).unwrap_or(&nothing));
                            }
                        }
                    }
                }
                sums
            }
            Self::AgreementUsage(_) => Vec::new(),
            Self::Rows { schedule, day, amount } => {
                let mut digest = Digest::default();
                digest.add(schedule.iter().copied(), &day, &amount);
                digest.0.to_vec()
            }
            Self::Chunks(chunks) => digest(chunks),
        })
    }
}

/// The number of payments, and three sums that depend on every one of them: schedules, days and amounts.
#[derive(Default)]
struct Digest([i64; 4]);

impl Digest {
    fn add(&mut self, schedule: impl Iterator<Item = i32>, day: &[i32], amount: &[i64]) {
        let [mut count, mut amounts, mut days, mut mixed] = self.0;
        for ((schedule, day), amount) in schedule.zip(day).zip(amount) {
            count += 1;
            amounts = amounts.wrapping_add(*amount);
            days = days.wrapping_add(i64::from(*day));
            mixed = mixed.wrapping_add(amount.wrapping_mul((*day ^ schedule).into()));
        }
        self.0 = [count, amounts, days, mixed];
    }
}

/// What is compared of our payments; each chunk is let go before the next is asked for.
pub(crate) fn digest(chunks: impl IntoIterator<Item = PaymentChunk>) -> Vec<i64> {
    let mut digest = Digest::default();
    for chunk in chunks {
        // There are far fewer rows than there are numbers.
        let rows = chunk.row.iter().map(|row| i32::try_from(*row).unwrap_or(-1));
        digest.add(rows, &chunk.counted, &chunk.oere);
    }
    digest.0.to_vec()
}

/// Serves until the input ends.
pub(crate) fn serve(mut work: impl Work) -> Outcome {
    let mut last = None;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        match obey(&mut work, &mut last, &words) {
            Ok(number) => println!("ok {number}"),
            Err(error) => println!("fault {error}"),
        }
    }
    Ok(())
}

/// What the process has had of all processors so far.
fn processor_time() -> Outcome<Duration> {
    Ok(Duration::try_from(clock_gettime(ClockId::ProcessCPUTime))?)
}

fn obey(work: &mut impl Work, last: &mut Option<Answer>, words: &[&str]) -> Outcome<String> {
    match words {
        ["load", dir, every] => {
            *last = None;
            let start = Instant::now();
            work.load(Path::new(dir), every.parse()?)?;
            Ok(start.elapsed().as_nanos().to_string())
        }
        ["run", task] => {
            // What was answered before is let go outside of the time taken.
            *last = None;
            work.prepare(task)?;
            let (start, processor) = (Instant::now(), processor_time()?);
            let answer = work.run(task)?;
            let taken = (start.elapsed(), processor_time()?.saturating_sub(processor));
            let taken = if let Answer::AgreementUsage(of_part) = answer { (of_part, of_part) } else { taken };
            *last = Some(answer);
            Ok(format!("{} {}", taken.0.as_nanos(), taken.1.as_nanos()))
        }
        ["dump", path] => {
            let numbers = last.take().ok_or("nothing was run")?.numbers()?;
            let mut file = BufWriter::new(File::create(path)?);
            for number in &numbers {
                file.write_all(&number.to_le_bytes())?;
            }
            file.flush()?;
            Ok(numbers.len().to_string())
        }
        ["memory"] => {
            let status = fs::read_to_string("/proc/self/status")?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
            Ok(line.trim().trim_end_matches("kB").trim().to_owned())
        }
        _ => Err(format!("what is `{}`?", words.join(" ")).into()),
    }
}
