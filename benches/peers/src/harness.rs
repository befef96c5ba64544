//! One run: all agree first, then they are measured in turn.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Outcome;
use crate::peer::{AgreementUsage, OURS, PEERS, Peer, REFERENCE, Worker};

/// Where a run finds and leaves things, and how long it takes.
pub(crate) struct Run {
    /// The Python of the peers.
    pub(crate) python: PathBuf,
    /// The data.
    pub(crate) data: PathBuf,
    /// How often each is measured.
    pub(crate) repetitions: usize,
}

/// What was measured of one peer, one task, so many threads.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) peer: Peer,
    /// Of all of the work: medians.
    pub(crate) taken: AgreementUsage,
    /// Nanoseconds of reading the data and making them ready.
    pub(crate) load: u64,
    /// Kilobytes that were resident at most.
    pub(crate) peak: u64,
}

impl Run {
    /// Checks and measures one task on so many threads.
    pub(crate) fn measure(&self, task: &'static str, threads: usize) -> Outcome<Vec<Measured>> {
        let mut workers = Vec::new();
        for peer in std::iter::once(OURS).chain(PEERS) {
            if peer.tasks.contains(&task) && (threads == 1 || peer.threaded) {
                workers.push(peer.start(&self.python, threads)?);
            }
        }
        let mut measured = Vec::new();
        for worker in &mut workers {
            // In a process of its own, so that it leaves no memory behind.
            self.agrees(&mut worker.peer.start(&self.python, threads)?, task, &self.data.join("counting"))?;
            let load = worker.load(&self.data)?;
            self.agrees_as_loaded(worker, task, &self.data)?;
            let peer = worker.peer;
            measured.push(Measured { peer, taken: AgreementUsage::default(), load, peak: 0 });
        }
        let mut times = vec![Vec::new(); workers.len()];
        for _ in 0..self.repetitions {
            for (worker, times) in workers.iter_mut().zip(&mut times) {
                times.push(worker.run(task)?);
            }
        }
        for ((worker, times), measured) in workers.iter_mut().zip(&mut times).zip(&mut measured) {
            measured.taken = AgreementUsage::median(times).times(u64::try_from(worker.peer.every)?);
            measured.peak = worker.ask("memory")?;
        }
        Ok(measured)
    }

    /// Measures a task that only we have, and holds its answer against the reference's of `like`.
    pub(crate) fn measure_ours(
        &self,
        task: &str,
        like: Option<&str>,
        threads: usize,
    ) -> Outcome<(AgreementUsage, u64)> {
        let mut worker = OURS.start(&self.python, threads)?;
        worker.load(&self.data)?;
        worker.run(task)?;
        if let Some(like) = like {
            self.holds(&mut worker, like, &self.data)?;
        }
        let mut times = Vec::new();
        for _ in 0..self.repetitions {
            times.push(worker.run(task)?);
        }
        Ok((AgreementUsage::median(&times), worker.ask("memory")?))
    }

    /// Holds a peer's answer against the reference's.
    fn agrees(&self, worker: &mut Worker, task: &str, data: &Path) -> Outcome {
        worker.load(data)?;
        self.agrees_as_loaded(worker, task, data)
    }

    fn agrees_as_loaded(&self, worker: &mut Worker, task: &str, data: &Path) -> Outcome {
        worker.run(task)?;
        self.holds(worker, task, data)
    }

    /// Holds the last answer against the reference's.
    fn holds(&self, worker: &mut Worker, task: &str, data: &Path) -> Outcome {
        let expected = self.expected(task, data, worker.peer.every)?;
        let answer = data.join("answer.bin");
        worker.ask(&format!("dump {}", answer.display()))?;
        if fs::read(&answer)? == fs::read(&expected)? {
            return Ok(());
        }
        Err(format!(
            "{} does not agree with the reference in `{task}` of {}",
            worker.peer.name,
            data.display()
        )
        .into())
    }

    /// The reference's answer, made once.
    fn expected(&self, task: &str, data: &Path, every: usize) -> Outcome<PathBuf> {
        let path = data.join(format!("expected-{task}-{every}.bin"));
        if !path.exists() {
            let mut reference = REFERENCE.sampled(every).start(&self.python, 1)?;
            reference.load(data)?;
            reference.run(task)?;
            reference.ask(&format!("dump {}", path.display()))?;
        }
        Ok(path)
    }

    /// The sum of all numbers of the reference's answer in the data that count: how many payments there are.
    pub(crate) fn payments(&self, task: &str) -> Outcome<i64> {
        let bytes = fs::read(self.expected(task, &self.data.join("counting"), 1)?)?;
        let (numbers, _) = bytes.as_chunks::<8>();
        Ok(numbers.iter().map(|bytes| i64::from_le_bytes(*bytes)).sum())
    }
}
