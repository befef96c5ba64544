//! The peers, and how each is started.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::outcome::Outcome;

/// A program that is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// A script beside `python/worker.py`, or a word of our own program.
    program: Program,
    /// What it does.
    pub(crate) tasks: &'static [&'static str],
    /// Whether it can use more than one thread.
    pub(crate) threaded: bool,
    /// It does only each so-many-th schedule, since it is slow; its times are multiplied.
    pub(crate) every: usize,
}

#[derive(Debug, Clone, Copy)]
enum Program {
    Script(&'static str),
    Word(&'static str),
}

pub(crate) const OURS: Peer =
    Peer { name: "bevilling", program: Program::Word("ours"), tasks: ALL, threaded: true, every: 1 };

pub(crate) const REFERENCE: Peer =
    Peer { name: "day by day", program: Program::Word("reference"), tasks: &[], threaded: false, every: 1 };

const ALL: &[&str] = &["rows", "months", "views"];

/// The others.
pub(crate) const PEERS: [Peer; 6] = [
    Peer {
        name: "bevilling, one chunk held at a time, its columns summed",
        program: Program::Word("ours-let-go"),
        tasks: &["rows"],
        threaded: false,
        every: 1,
    },
    Peer { name: "numpy", program: Program::Script("numpy_peer.py"), tasks: ALL, ..OURS },
    Peer { name: "Polars", program: Program::Script("polars_peer.py"), tasks: ALL, ..OURS },
    Peer { name: "DuckDB", program: Program::Script("duckdb_peer.py"), tasks: ALL, ..OURS },
    Peer {
        name: "rrule (Rust)",
        program: Program::Word("rrule"),
        tasks: &["rows", "months"],
        threaded: false,
        every: 20,
    },
    Peer {
        name: "python-dateutil",
        program: Program::Script("dateutil_peer.py"),
        tasks: &["rows", "months"],
        threaded: false,
        every: 100,
    },
];

/// How long a task took, in nanoseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AgreementUsage {
    /// On the clock.
    pub(crate) wall: u64,
    /// Of all processors: other work on the machine does not count.
    pub(crate) processor: u64,
}

impl AgreementUsage {
    /// The medians of both.
    pub(crate) fn median(taken: &[Self]) -> Self {
        let median = |of: fn(&Self) -> u64| {
            let mut times: Vec<u64> = taken.iter().map(of).collect();
            times.sort_unstable();
            times.get(times.len() / 2).copied().unwrap_or_default()
        };
        Self { wall: median(|taken| taken.wall), processor: median(|taken| taken.processor) }
    }

    /// So many times as long.
    pub(crate) fn times(self, factor: u64) -> Self {
        Self { wall: self.wall * factor, processor: self.processor * factor }
    }
}

/// A peer that is running and waits for a command.
pub(crate) struct Worker {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    pub(crate) peer: Peer,
}

impl Peer {
    /// The same with each so-many-th schedule alone.
    pub(crate) fn sampled(self, every: usize) -> Self {
        Self { every, ..self }
    }

    /// Starts it.
    pub(crate) fn start(self, python: &Path, threads: usize) -> Outcome<Worker> {
        let mut command = match self.program {
            Program::Script(script) => {
                let mut command = Command::new(python);
                command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("python").join(script));
                command
            }
            Program::Word(word) => {
                let mut command = Command::new(std::env::current_exe()?);
                command.arg(word);
                command
            }
        };
        command
            .arg(threads.to_string())
            .env("POLARS_MAX_THREADS", threads.to_string())
            .env("RAYON_NUM_THREADS", threads.to_string())
            // numpy's threads are those of its script.
            .env("OPENBLAS_NUM_THREADS", "1")
            .env_remove("OPENBLAS_CORETYPE")
            .env_remove("OPENBLAS_L2_SIZE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("cannot start {}: {error}", self.name))?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().ok_or("a worker without output")?);
        Ok(Worker { child, input, output, peer: self })
    }
}

impl Worker {
    /// Does a task once.
    pub(crate) fn run(&mut self, task: &str) -> Outcome<AgreementUsage> {
        let answer = self.ask_text(&format!("run {task}"))?;
        let (wall, processor) = answer.split_once(' ').ok_or("a worker that tells one time")?;
        Ok(AgreementUsage { wall: wall.parse()?, processor: processor.parse()? })
    }

    /// Gives a command and waits for its number.
    pub(crate) fn ask(&mut self, command: &str) -> Outcome<u64> {
        Ok(self.ask_text(command)?.parse()?)
    }

    fn ask_text(&mut self, command: &str) -> Outcome<String> {
        let name = self.peer.name;
        let input = self.input.as_mut().ok_or("a worker without input")?;
        writeln!(input, "{command}").map_err(|error| format!("{name} does not listen: {error}"))?;
        let mut answer = String::new();
        self.output.read_line(&mut answer)?;
        match answer.trim().split_once(' ') {
            Some(("ok", number)) => Ok(number.to_owned()),
            _ => Err(format!("{name}, asked to `{command}`: {}", answer.trim()).into()),
        }
    }

    /// Reads the data of a directory: all of them, or its sample.
    pub(crate) fn load(&mut self, data: &Path) -> Outcome<u64> {
        let every = self.peer.every;
        self.ask(&format!("load {} {every}", data.display()))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It ends with its input.
        self.input = None;
        let _ = self.child.wait();
    }
}
