//! Sends the notices of each event to other systems: each once, and those of a case in order.
//!
//! A message holds all notices of one event for one system, in the order of the event's outbox. It has a name of its
//! own, made of the case and the event: a system that gets it twice knows it. Here the systems are folders, and a
//! receipt says that the message was put there. After a crash between the two, the next run finds the message and
//! writes the receipt.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use bevilling::case::{Event, Notice};
use bevilling::dates::Date;
use bevilling::plan::Method;
use serde::Deserialize;
use serde_json::json;

use crate::Failure;
use crate::disk::Written;
use crate::seal::Sealed;
use crate::store::{Store, at};

/// How many messages were delivered, and how many lay there already without a receipt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Exported {
    new: usize,
    again: usize,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} messages, and {} that were there but without a receipt", self.new, self.again)
    }
}

/// The part of a message or a receipt that says which event it is of.
#[derive(Debug, Deserialize)]
struct OfEvent {
    event_sha256: String,
}

/// Delivers what has no receipt yet, oldest first, also that of nights that were missed. The first fault ends it for
/// this case, so no message overtakes one that could not be delivered.
pub(crate) fn export(
    store: &Store,
    case: &str,
    events: &[Sealed<Event>],
    on: Date,
    exported: &mut Exported,
) -> Result<(), Failure> {
    for event in events {
        let mut messages: BTreeMap<&str, Vec<&Notice>> = BTreeMap::new();
        for notice in &event.content.outbox {
            messages.entry(system(notice)).or_default().push(notice);
        }
        for (system, notices) in messages {
            match deliver(store, case, event, system, &notices, on)? {
                Some(Written::New) => exported.new = exported.new.saturating_add(1),
                Some(Written::Before) => exported.again = exported.again.saturating_add(1),
                None => {}
            }
        }
    }
    Ok(())
}

/// Delivers the message of an event to a system; none where there is a receipt.
fn deliver(
    store: &Store,
    case: &str,
    event: &Sealed<Event>,
    system: &str,
    notices: &[&Notice],
    on: Date,
) -> Result<Option<Written>, Failure> {
    let Sealed { sha256, content: Event { sequence, on: day, .. } } = event;
    let file = |folder| Path::new(folder).join(system).join(format!("{case}-{sequence:06}.json"));
    let (message, receipt) = (file("to"), file("receipts"));
    // A message that lies there must be that of this event, also where there is a receipt. Where it is not there, the
    // system has taken it away, or it is still to be written.
    let there = is_of(store, &message, sha256)?;
    if is_of(store, &receipt, sha256)? {
        return Ok(None);
    }
    if !there {
        store.sync_events(case)?;
    }
    let content =
        json!({ "case": case, "event": sequence, "event_sha256": sha256, "on": day, "notices": notices });
    let written = store.write_new(&message, &content)?;
    store.write_new(&receipt, &json!({ "event_sha256": sha256, "delivered": on }))?;
    Ok(Some(written))
}

/// Whether a message or a receipt is there. One that is torn, or of another event than the one in the log, is a fault.
fn is_of(store: &Store, name: &Path, event: &str) -> Result<bool, Failure> {
    let file = store.read::<OfEvent>(name).map_err(|fault| {
        format!("{fault}; delete the message and its receipt, and the next run sends it again")
    })?;
    match file {
        None => Ok(false),
        Some(file) if file.content.event_sha256 == event => Ok(true),
        Some(_) => Err(at(name, "it is not of the event in the log, which was replaced after it was sent")),
    }
}

/// The system that a notice is for.
fn system(notice: &Notice) -> &'static str {
    let method = match notice {
        Notice::Payment(payment) | Notice::Reversal(payment) => payment.method,
        Notice::Adjustment(payment) | Notice::AdjustmentReversal(payment) => payment.method,
        Notice::Journal { .. } => return "journal",
        Notice::Statistics { .. } => return "statistics",
        _ => return "others",
    };
    match method {
        Method::Cash => "finance",
        Method::Payroll => "payroll",
        Method::Invoice => "invoices",
        Method::Internal => "internal",
    }
}
