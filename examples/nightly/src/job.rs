//! What is done every night: each case is renewed, late rates are settled, and other systems are told.

use std::fmt;

use bevilling::case::{Case, Command, Phase, Stamp};
use bevilling::dates::Date;
use bevilling::plan::{PriceChange, PriceSource};
use bevilling::rulebook::RuleBook;

use crate::disk::Written;
use crate::export::{self, Exported};
use crate::store::Store;
use crate::{Failure, disk::Disk};

/// Who does it, in the log of the cases.
const ACTOR: &str = "Natkørsel";

/// What has been done.
#[derive(Debug, Default)]
pub(crate) struct Done {
    cases: usize,
    renewed: usize,
    settled: usize,
    exported: Exported,
    refused: Vec<String>,
    steps: u64,
}

/// Does the work of a night. Whatever is done already is not done again, so it is run again after a crash, or the
/// day after one that was missed.
pub(crate) fn run(store: &Store, on: Date) -> Result<Done, Failure> {
    let books = store.rule_books()?;
    let book = books.last().ok_or("there is no rule book")?;
    let changes = rate_changes(&books, on);
    let mut done = Done::default();
    for id in store.cases()? {
        done.cases = done.cases.saturating_add(1);
        // A case that is refused keeps nobody else waiting.
        let mut ask = |what: &str, command: &Command| -> Result<bool, Failure> {
            match decide(store, book, &id, command, on)? {
                Ok(happened) => Ok(happened),
                Err(refusal) => {
                    done.refused.push(format!("{id}: {what}: {refusal}"));
                    Ok(false)
                }
            }
        };
        let mut settled = false;
        for cause in &changes {
            settled |= ask("settle", &Command::Settle { cause: cause.clone() })?;
        }
        let open = store.case(book, &id)?.state().phase == Phase::Open;
        let renewed = open && ask("renew", &Command::Renew)?;
        done.settled = done.settled.saturating_add(usize::from(settled));
        done.renewed = done.renewed.saturating_add(usize::from(renewed));
        done.exported.add(export::export(store, &id, on)?);
    }
    done.steps = Disk::steps(store.disk());
    Ok(done)
}

/// Asks a case, and keeps what happens; whether something did.
fn decide(
    store: &Store,
    book: &RuleBook,
    id: &str,
    command: &Command,
    on: Date,
) -> Result<Result<bool, String>, Failure> {
    loop {
        let case: Case = store.case(book, id)?;
        let stamp = Stamp::new(on, ACTOR).expecting(case.sequence());
        let events = match case.decide(command, &stamp) {
            Ok(events) => events,
            Err(refusal) => return Ok(Err(refusal.to_string())),
        };
        let mut all_new = true;
        for event in &events {
            all_new &= store.keep(id, event)? == Written::New;
        }
        if all_new {
            return Ok(Ok(!events.is_empty()));
        }
        // Somebody has gone on with the case meanwhile: it is asked again as it is now.
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

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cases, renewed, settled, exported, refused, steps } = self;
        writeln!(f, "{cases} cases: {renewed} renewed, {settled} settled; {exported}; {steps} steps")?;
        refused.iter().try_for_each(|refusal| writeln!(f, "{refusal}"))
    }
}
