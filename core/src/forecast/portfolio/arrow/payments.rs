//! Reads the entries of single payments.

use super::batch::{Batch, Said};
use super::faults::Told;
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::columns::{Entries, Entry, EntryKind};
use crate::forecast::portfolio::days::date_of;
use crate::forecast::portfolio::numbers::NO_INDEX;
use crate::money;
use crate::plan::Status;

/// The target of the entries.
pub(super) struct Payments<'c> {
    pub(super) entries: &'c mut Entries,
    pub(super) entries_end: &'c mut Vec<u32>,
}

impl Payments<'_> {
    pub(super) fn read(&mut self, batch: &Batch<'_>, statuses: &[Option<Status>], told: &mut Told<'_, '_>) {
        self.entries_end.reserve(batch.rows);
        let end = |entries: &Entries| u32::try_from(entries.len()).unwrap_or(NO_INDEX);
        let Some(said) = &batch.payments else {
            let end = end(self.entries);
            return self.entries_end.resize(self.entries_end.len() + batch.rows, end);
        };
        let mut of_row: Vec<Entry> = Vec::new();
        for (row, status) in statuses.iter().enumerate() {
            for item in said.lists.get(row).unwrap_or_default() {
                let Some(entry) = entry(said, row, item, told) else { continue };
                if entry.kind.is_paid() && *status != Some(Status::Granted) {
                    let date = date_of(entry.scheduled);
                    told.fault(row, |case, activity| PortfolioFault::PaidNotGranted { case, activity, date });
                }
                of_row.push(entry);
            }
            // If the days differ and are in order, no day is repeated.
            if !of_row.is_sorted_by(|one, next| one.scheduled < next.scheduled) {
                of_row.sort_unstable();
                let payments = || of_row.iter().filter(|entry| !entry.kind.is_beside());
                let twice =
                    payments().zip(payments().skip(1)).find(|(one, next)| one.scheduled == next.scheduled);
                if let Some(date) = twice.map(|(one, _)| date_of(one.scheduled)) {
                    told.fault(row, |case, activity| PortfolioFault::PaymentRepeated {
                        case,
                        activity,
                        date,
                    });
                }
            }
            of_row.drain(..).for_each(|entry| self.entries.push(entry));
            self.entries_end.push(end(self.entries));
        }
    }
}

#[inline]
fn entry(said: &Said<'_>, row: usize, item: usize, told: &mut Told<'_, '_>) -> Option<Entry> {
    let mut written = String::new();
    let kind = match said.kind.get(item, &mut written) {
        Some("paid") => EntryKind::Paid,
        Some("planned") => EntryKind::Planned,
        Some("cancelled") => EntryKind::Cancelled,
        Some("part") => EntryKind::PaidOffPlan,
        Some("adjustment") => EntryKind::Adjusted,
        other => {
            told.word(row, "payments.kind", other);
            return None;
        }
    };
    let Some(scheduled) = said.scheduled.get(item) else {
        told.missing(row, "payments.scheduled");
        return None;
    };
    let scheduled = told.day(row, scheduled);
    let counted = match (kind, said.on.get(item)) {
        (EntryKind::Planned | EntryKind::Cancelled, _) => scheduled,
        (_, Some(on)) => told.day(row, on),
        (_, None) => {
            told.missing(row, "payments.on");
            return None;
        }
    };
    let oere = if kind == EntryKind::Cancelled {
        0
    } else if let Some(oere) = said.amount.oere(item) {
        oere
    } else if let Some(amount) = told.decimal(row, "payments.amount", &said.amount, item) {
        money::to_oere(amount).unwrap_or_else(|_| {
            let text = amount.to_string();
            told.fault(row, |case, activity| PortfolioFault::FractionOfOere { case, activity, text });
            0
        })
    } else {
        told.missing(row, "payments.amount");
        return None;
    };
    Some(Entry { scheduled, kind, counted, oere })
}
