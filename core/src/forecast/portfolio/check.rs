//! Checks a row by itself.

use rust_decimal::Decimal;

use super::columns::{Entry, EntryKind, NamedRate, PackedCadence};
use super::days::{date_of, day_of};
use super::fault::PortfolioFault;
use super::numbers::NO_INDEX;
use super::row::{Row, RowEntry, RowSchedule, RowValues};
use crate::dates::{Date, TimelineEntry};
use crate::money::AMOUNT_BOUND;
use crate::plan::Status;

/// Whether dated values are in order and do not overlap.
pub(super) fn in_order(pieces: &[TimelineEntry<Decimal>]) -> bool {
    let each = pieces.iter().all(|piece| piece.validity().is_valid());
    each && pieces
        .is_sorted_by(|one, next| matches!((one.to, next.from), (Some(to), Some(from)) if to <= from))
}

/// A row and its faults.
pub(super) struct Checked<'r> {
    pub(super) row: &'r Row<'r>,
    pub(super) faults: Vec<PortfolioFault>,
}

impl<'r> Checked<'r> {
    pub(super) fn fault(&mut self, kind: impl FnOnce(String, String) -> PortfolioFault) {
        self.faults.push(kind(self.row.case.to_owned(), self.row.activity.to_owned()));
    }

    fn day(&mut self, date: Date) -> i32 {
        day_of(date).unwrap_or_else(|| {
            self.fault(|case, activity| PortfolioFault::DateOutOfRange {
                case,
                activity,
                date: date.to_string(),
            });
            0
        })
    }

    pub(super) fn schedule(&mut self) -> (PackedCadence, i32, i32) {
        match self.row.schedule {
            RowSchedule::Once { date } => {
                let day = self.day(date);
                (PackedCadence::ONCE, day, day)
            }
            RowSchedule::Running { frequency, proration, from: start, until: end } => {
                let (from, until) = (self.day(start), self.day(end));
                if until < from - 1 {
                    self.fault(|case, activity| PortfolioFault::EndBeforeStart {
                        case,
                        activity,
                        start,
                        end,
                    });
                }
                (PackedCadence::of(frequency).prorated(proration), from, until)
            }
            RowSchedule::Individual => (PackedCadence::INDIVIDUAL, 0, 0),
        }
    }

    pub(super) fn price(&mut self, rates: &[NamedRate]) -> (Decimal, u32, &'r [TimelineEntry<Decimal>]) {
        let Some(price) = &self.row.price else { return (Decimal::ZERO, NO_INDEX, &[]) };
        if price.units.is_sign_negative() && !price.units.is_zero() {
            let units = price.units.to_string();
            self.fault(|case, activity| PortfolioFault::UnitsNegative { case, activity, units });
        }
        match price.values {
            RowValues::Own(values) => {
                if !in_order(values) {
                    self.fault(|case, activity| PortfolioFault::PiecesOverlap { case, activity });
                }
                (price.units, NO_INDEX, values)
            }
            RowValues::Rate(id) => {
                let place = rates.iter().rposition(|rate| rate.id == id);
                let place = place.and_then(|place| u32::try_from(place).ok());
                if place.is_none() {
                    let rate = id.to_owned();
                    self.fault(|case, activity| PortfolioFault::UnknownRate { case, activity, rate });
                }
                (price.units, place.unwrap_or(NO_INDEX), &[])
            }
        }
    }

    pub(super) fn entries(&mut self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.row.entries.len());
        for entry in &self.row.entries {
            let (scheduled, kind, counted, oere) = match *entry {
                RowEntry::Paid { scheduled, paid, oere } => (scheduled, EntryKind::Paid, paid, oere),
                RowEntry::Planned { scheduled, oere } => (scheduled, EntryKind::Planned, scheduled, oere),
                RowEntry::Cancelled { scheduled } => (scheduled, EntryKind::Cancelled, scheduled, 0),
                RowEntry::PaidOffPlan { scheduled, paid, oere } => {
                    (scheduled, EntryKind::PaidOffPlan, paid, oere)
                }
                RowEntry::Adjusted { scheduled, on, oere } => (scheduled, EntryKind::Adjusted, on, oere),
            };
            if kind.is_paid() && self.row.status != Status::Granted {
                self.fault(|case, activity| PortfolioFault::PaidNotGranted {
                    case,
                    activity,
                    date: scheduled,
                });
            }
            if oere.checked_abs().is_none_or(|oere| i128::from(oere) >= i128::from(AMOUNT_BOUND) * 100) {
                let text = format!("{oere} øre");
                self.fault(|case, activity| PortfolioFault::AmountTooLarge { case, activity, text });
            }
            let (scheduled, counted) = (self.day(scheduled), self.day(counted));
            entries.push(Entry { scheduled, kind, counted, oere });
        }
        entries.sort_unstable();
        let payments = entries.iter().filter(|entry| !entry.kind.is_beside());
        let twice =
            payments.clone().zip(payments.skip(1)).find(|(one, next)| one.scheduled == next.scheduled);
        if let Some((one, _)) = twice {
            let date = date_of(one.scheduled);
            self.fault(|case, activity| PortfolioFault::PaymentRepeated { case, activity, date });
        }
        entries
    }
}
