//! What is done every night: each case is renewed, late rates are settled, and messages go to other systems.

use std::fmt;

use bevilling::case::{Case, CaseStatus, Command, CommandContext};
use bevilling::dates::Date;
use bevilling::plan::{PriceChange, PriceSource};
use bevilling::rulebook::RuleBook;

use crate::Failure;
use crate::disk::Written;
use crate::export::{Exported, export};
use crate::run_date;
use crate::store::Store;

/// Who does it, in the log of the cases.
const ACTOR: &str = "Natkørsel";

/// How a run ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// The date is beyond the limit, and nothing was done: why.
    DateRefused(String),
    /// Every case was worked on.
    Done(Done),
}

/// What has been done.
#[derive(Debug, Default)]
pub(crate) struct Done {
    cases: usize,
    renewed: usize,
    settled: usize,
    exported: Exported,
    /// Commands that were refused, with case and reason.
    pub(crate) refused: Vec<String>,
    /// Cases that could not be finished, with file and fault.
    pub(crate) stopped: Vec<String>,
    steps: u64,
}

/// The night of one folder.
struct Night<'a> {
    store: &'a Store,
    book: &'a RuleBook,
    changes: &'a [PriceChange],
    on: Date,
}

/// Does the work of a night. What is done already is not done again, so the job is run again after a crash, or the
/// day after one that was missed.
pub(crate) fn run(store: &Store, on: Date) -> Result<Ended, Failure> {
    let books = store.rule_books()?;
    let book = books.last().ok_or("there is no rule book")?;
    if let Some(latest) = run_date::latest(store)? {
        if on > latest.date {
            return Ok(Ended::DateRefused(latest.to_string()));
        }
        store.record_run(on)?;
    }
    let night = Night { store, book, changes: &rate_changes(&books, on), on };
    let mut done = Done::default();
    for id in store.cases()? {
        done.cases = done.cases.saturating_add(1);
        // A case that fails keeps no other waiting.
        if let Err(fault) = night.work_on(&id, &mut done) {
            done.stopped.push(format!("{id}: {fault}"));
        }
    }
    done.steps = store.disk().steps();
    Ok(Ended::Done(done))
}

impl Night<'_> {
    /// Does all there is to do for a case, until a file of it is at fault.
    fn work_on(&self, id: &str, done: &mut Done) -> Result<(), Failure> {
        let events = self.store.events(id)?;
        if events.is_empty() {
            // A crash came before the first event: there is no case yet.
            return Ok(());
        }
        let mut case = Store::replay(self.book, id, &events)?;
        // What is left from earlier comes first: a case whose messages cannot be sent gets no new events.
        export(self.store, id, &events, self.on, &mut done.exported)?;
        let mut settled = false;
        for cause in self.changes {
            settled |= self.execute(
                &mut case,
                "settle",
                &Command::Settle { cause: cause.clone(), overpaid: <_>::default() },
                done,
            )?;
        }
        done.settled = done.settled.saturating_add(usize::from(settled));
        if case.state().status == CaseStatus::Open {
            let renewed = self.execute(&mut case, "renew", &Command::Renew, done)?;
            done.renewed = done.renewed.saturating_add(usize::from(renewed));
        }
        if events.last().is_some_and(|last| last.content.sequence < case.sequence()) {
            export(self.store, id, &self.store.events(id)?, self.on, &mut done.exported)?;
        }
        Ok(())
    }

    /// Gives a case a command, and stores its events. Returns whether there were any; a refusal is noted.
    fn execute(
        &self,
        case: &mut Case,
        what: &str,
        command: &Command,
        done: &mut Done,
    ) -> Result<bool, Failure> {
        let id = case.id().to_owned();
        loop {
            let events = match case.decide(command, &CommandContext::new(self.on, ACTOR)) {
                Ok(events) => events,
                Err(refusal) => {
                    done.refused.push(format!("{id}: {what}: {refusal}"));
                    return Ok(false);
                }
            };
            let mut all_new = true;
            for event in &events {
                all_new = all_new && self.store.keep(&id, event)? == Written::New;
            }
            if all_new {
                // An event happens when it is stored, not before.
                events.iter().try_for_each(|event| case.apply(event))?;
                return Ok(!events.is_empty());
            }
            // Another process has gone on with the case meanwhile: the case is read and asked again.
            *case = Store::replay(self.book, &id, &self.store.events(&id)?)?;
        }
    }
}

/// The rates that the last rule book has otherwise than one before it.
fn rate_changes(books: &[RuleBook], known: Date) -> Vec<PriceChange> {
    let pairs = books.iter().zip(books.iter().skip(1));
    let (mut changes, last) = (Vec::new(), books.last());
    for (before, _) in pairs {
        for rate in &before.document().rates {
            let now = last.and_then(|book| book.rate(&rate.id));
            let source = PriceSource::Rate { rate: rate.id.clone() };
            changes
                .extend(now.and_then(|now| PriceChange::between(source, &rate.values, &now.values, known)));
        }
    }
    changes
}

impl Done {
    /// The last line of a run where not everything is done; none where it is.
    pub(crate) fn faults(&self) -> Option<String> {
        let (stopped, refused) = (self.stopped.len(), self.refused.len());
        let some = stopped > 0 || refused > 0;
        some.then(|| {
            format!("cases stopped: {stopped}, commands refused: {refused}; everything else is done")
        })
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, renewed, settled, exported, steps, .. } = self;
        write!(f, "{cases} cases: {renewed} renewed, {settled} settled; {exported}; {steps} steps")
    }
}
