//! Which date a run may have.
//!
//! There is no clock, so the date is passed in, and may be mistyped. An event that is dated too late can never be
//! undone: nothing dated before it is accepted by its case any more. So a date is compared with what is known.

use std::fmt;

use bevilling::dates::Date;
use bevilling::plan::Horizon;

use crate::Failure;
use crate::store::Store;

/// How many days a run may come after the last one.
const DAYS: u32 = 31;

/// The last date that a run may have, and why.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Latest {
    pub(crate) date: Date,
    known: Known,
}

/// What the limit is relative to.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// The last run.
    Run(Date),
    /// The last event: there has been no run yet.
    Event(Date),
}

/// The last date that a run may have: 31 days after the last run. Before the first run it is the last day that
/// payments are planned for, seen from the last event: 31 December of the next year. None where there is no event.
pub(crate) fn latest(store: &Store) -> Result<Option<Latest>, Failure> {
    if let Some(last) = store.last_run()? {
        let date = (0..DAYS).try_fold(last, |date, _| date.succ_opt()).unwrap_or(Date::MAX);
        return Ok(Some(Latest { date, known: Known::Run(last) }));
    }
    let last = store.last_event()?;
    Ok(last.map(|last| Latest { date: Horizon::default().end(last), known: Known::Event(last) }))
}

impl fmt::Display for Latest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known {
            Known::Run(last) => write!(
                f,
                "the last run was on {last}, so the latest date accepted is {}; after a longer pause, make a run for \
                 each month that was missed",
                self.date
            ),
            Known::Event(last) => write!(
                f,
                "no run has been made yet and the last event is of {last}, so the latest date accepted is {}",
                self.date
            ),
        }
    }
}
