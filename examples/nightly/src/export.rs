//! Other systems are told what the events of a case say they are to be told, each event once.
//!
//! A message has a name of its own, made of the case, the event and the system: a system that gets it twice knows
//! it. Here the systems are folders, and the receipt says that the message lies there. A crash between the two
//! makes the next run deliver the same message under the same name.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use bevilling::case::Notice;
use bevilling::dates::Date;
use bevilling::plan::Method;
use serde_json::json;

use crate::Failure;
use crate::disk::Written;
use crate::store::Store;

/// How many messages other systems got, and had got already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Exported {
    new: usize,
    again: usize,
}

impl Exported {
    pub(crate) fn add(&mut self, other: Self) {
        self.new = self.new.saturating_add(other.new);
        self.again = self.again.saturating_add(other.again);
    }
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} messages, and {} that were there but without a receipt", self.new, self.again)
    }
}

/// Delivers what has no receipt yet, oldest first: also of nights that were missed.
pub(crate) fn export(store: &Store, case: &str, on: Date) -> Result<Exported, Failure> {
    let mut exported = Exported::default();
    for event in store.events(case)? {
        let mut messages: BTreeMap<&str, Vec<&Notice>> = BTreeMap::new();
        for notice in &event.outbox {
            messages.entry(system(notice)).or_default().push(notice);
        }
        for (system, notices) in messages {
            let name = format!("{case}-{:06}.json", event.sequence);
            let receipt = Path::new("receipts").join(system).join(&name);
            if store.has(&receipt) {
                continue;
            }
            let message =
                json!({ "case": case, "event": event.sequence, "on": event.on, "notices": notices });
            let written =
                store.write_new(&Path::new("to").join(system).join(&name), &format!("{message:#}"))?;
            store.write_new(&receipt, &json!({ "delivered": on }).to_string())?;
            exported.add(match written {
                Written::New => Exported { new: 1, again: 0 },
                Written::Before => Exported { new: 0, again: 1 },
            });
        }
    }
    Ok(exported)
}

/// Who is told.
fn system(notice: &Notice) -> &'static str {
    let method = match notice {
        Notice::Payment(told) | Notice::Reversal(told) => told.method,
        Notice::Adjustment(told) | Notice::AdjustmentReversal(told) => told.method,
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
