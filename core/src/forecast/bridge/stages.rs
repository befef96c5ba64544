//! The stages of a case from its old to its new version, one cause at a time.

use std::collections::BTreeMap;

use super::cause::BridgeCause;
use crate::dates::{Date, DatedAmounts, Validity};
use crate::forecast::portfolio::Values;
use crate::forecast::rows::OwnRow;
use crate::forecast::{RowEntry, RowSchedule};
use crate::plan::{Extrapolation, Status};

/// A case at a stage.
pub(super) struct Staged {
    rows: BTreeMap<String, OwnRow>,
    target: BTreeMap<String, OwnRow>,
}

impl Staged {
    /// The old case. Its prices are extended to days for which only the new one has prices.
    pub(super) fn new(was: Vec<OwnRow>, is: Vec<OwnRow>, policy: Extrapolation) -> Self {
        let by_id = |rows: Vec<OwnRow>| -> BTreeMap<String, OwnRow> {
            rows.into_iter().map(|row| (row.activity.clone(), row)).collect()
        };
        let (mut rows, target) = (by_id(was), by_id(is));
        for (id, row) in &mut rows {
            let Some(new) = target.get(id) else { continue };
            if let (Some(values), Some(new)) = (row.values.amounts_mut(), new.values.amounts()) {
                fill(values, new, policy);
            }
            if let (Some(vat), Some(new)) = (&mut row.vat, &new.vat) {
                fill(vat, new, policy);
            }
        }
        Self { rows, target }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &OwnRow> {
        self.rows.values()
    }

    /// Applies a cause to the case, and returns whether the case changed.
    pub(super) fn advance(&mut self, cause: BridgeCause) -> bool {
        match cause {
            BridgeCause::ExpectedDropped => self.remove(Status::Expected),
            BridgeCause::ExpectedGranted => self.grant(),
            BridgeCause::Ended => self.remove(Status::Granted) | self.each(ended),
            BridgeCause::Extended => self.each(extended),
            BridgeCause::Paused => self.each(|row, new| row.pauses.clone_from(&new.pauses)),
            BridgeCause::Quantity => self.each(quantity),
            BridgeCause::Price => self.each(price),
            BridgeCause::Rate => self.each(|row, new| row.values.clone_from(&new.values)),
            BridgeCause::Moved => self.each(|row, new| row.labels.clone_from(&new.labels)),
            BridgeCause::NewGrant => self.insert(Status::Granted),
            BridgeCause::NewExpected => self.insert(Status::Expected),
            BridgeCause::PaidOtherwise => self.each(|row, new| row.entries.clone_from(&new.entries)),
            BridgeCause::Other | BridgeCause::Income | BridgeCause::Reimbursement => false,
        }
    }

    /// The new version of a row; none if it is removed. An activity that was granted and is now only expected is a
    /// different activity.
    fn becomes<'t>(target: &'t BTreeMap<String, OwnRow>, row: &OwnRow) -> Option<&'t OwnRow> {
        target
            .get(&row.activity)
            .filter(|new| row.status == Status::Expected || new.status == Status::Granted)
    }

    fn each(&mut self, change: impl Fn(&mut OwnRow, &OwnRow)) -> bool {
        let mut is_another = false;
        for row in self.rows.values_mut() {
            // A row that has reached its new version does not change any more.
            let Some(new) = Self::becomes(&self.target, row).filter(|new| *new != row) else { continue };
            let mut changed = row.clone();
            change(&mut changed, new);
            is_another |= changed != *row;
            *row = changed;
        }
        is_another
    }

    fn remove(&mut self, status: Status) -> bool {
        let before = self.rows.len();
        self.rows.retain(|_, row| row.status != status || Self::becomes(&self.target, row).is_some());
        self.rows.len() != before
    }

    fn insert(&mut self, status: Status) -> bool {
        let before = self.rows.len();
        for (id, new) in self.target.iter().filter(|(_, new)| new.status == status) {
            self.rows.entry(id.clone()).or_insert_with(|| new.clone());
        }
        self.rows.len() != before
    }

    /// Expected activities are granted. The activities that they change end as they do in the new portfolio.
    fn grant(&mut self) -> bool {
        let (mut is_another, mut changed) = (false, Vec::new());
        for row in self.rows.values_mut() {
            let new = self.target.get(&row.activity);
            if let Some(new) =
                new.filter(|new| row.status == Status::Expected && new.status == Status::Granted)
            {
                is_another = true;
                row.status = Status::Granted;
                changed.extend(row.modifies.clone());
                row.modifies.clone_from(&new.modifies);
            }
        }
        for id in changed {
            match self.target.get(&id) {
                Some(new) => {
                    if let Some(row) = self.rows.get_mut(&id) {
                        ended(row, new);
                    }
                }
                None => {
                    self.rows.remove(&id);
                }
            }
        }
        is_another
    }
}

/// The days of both.
fn ended(row: &mut OwnRow, new: &OwnRow) {
    let (
        RowSchedule::Running { from, until, .. },
        RowSchedule::Running { from: new_from, until: new_until, .. },
    ) = (&mut row.schedule, new.schedule)
    else {
        return;
    };
    *from = new_from.max(*from);
    *until = new_until.min(*until).max(from.pred_opt().unwrap_or(Date::MIN));
    let (from, until) = (*from, *until);
    row.entries.retain(|entry| entry.is_fact() || (from <= entry.scheduled() && entry.scheduled() <= until));
}

/// The days of the new one.
fn extended(row: &mut OwnRow, new: &OwnRow) {
    if let (
        RowSchedule::Running { from, until, .. },
        RowSchedule::Running { from: new_from, until: new_until, .. },
    ) = (&mut row.schedule, new.schedule)
    {
        (*from, *until) = (new_from, new_until);
    }
}

/// The units and the payment days; if this requires a price, or none, also the price.
fn quantity(row: &mut OwnRow, new: &OwnRow) {
    row.units = new.units;
    row.dated_units.clone_from(&new.dated_units);
    row.schedule = new.schedule;
    row.covers_from = new.covers_from;
    if (row.values == Values::None) != (new.values == Values::None) {
        row.values.clone_from(&new.values);
        row.vat.clone_from(&new.vat);
    }
    merge_entries(row, new, &|was, is| {
        let is_gone = |entry: Option<&RowEntry>| matches!(entry, Some(RowEntry::Cancelled { .. }));
        is_gone(was) || is_gone(is) || was.is_some() != is.is_some()
    });
}

/// The plan's own price, the VAT factor, and settlements. A rate with the same id is a later cause.
fn price(row: &mut OwnRow, new: &OwnRow) {
    let is_same_rate = row.values.rate().is_some() && row.values.rate() == new.values.rate();
    if !is_same_rate {
        row.values.clone_from(&new.values);
    }
    row.vat.clone_from(&new.vat);
    merge_entries(row, new, &|_, _| true);
    row.entries.retain(|entry| !is_adjusted(entry));
    row.entries.extend(new.entries.iter().filter(|entry| is_adjusted(entry)));
}

const fn is_adjusted(entry: &RowEntry) -> bool {
    matches!(entry, RowEntry::PaidOffPlan { .. } | RowEntry::Adjusted { .. })
}

/// Takes over the entries of payments that are unpaid in both versions, if `is_wanted` accepts the old and the new
/// entry.
fn merge_entries(
    row: &mut OwnRow,
    new: &OwnRow,
    is_wanted: &dyn Fn(Option<&RowEntry>, Option<&RowEntry>) -> bool,
) {
    let mut days: BTreeMap<Date, (Option<RowEntry>, Option<RowEntry>)> = BTreeMap::new();
    for entry in row.entries.iter().filter(|entry| !is_adjusted(entry)) {
        days.entry(entry.scheduled()).or_default().0 = Some(*entry);
    }
    for entry in new.entries.iter().filter(|entry| !is_adjusted(entry)) {
        days.entry(entry.scheduled()).or_default().1 = Some(*entry);
    }
    let is_paid = |entry: Option<&RowEntry>| matches!(entry, Some(RowEntry::Paid { .. }));
    let merged = days.into_values().filter_map(|(was, is)| {
        let (one, other) = (was.as_ref(), is.as_ref());
        let takes = !is_paid(one) && !is_paid(other) && is_wanted(one, other);
        if takes { is } else { was }
    });
    let mut entries: Vec<RowEntry> = merged.collect();
    entries.extend(row.entries.iter().filter(|entry| is_adjusted(entry)));
    row.entries = entries;
}

/// Gives the old amounts values on days for which only the new amounts have values.
fn fill(old: &mut DatedAmounts, new: &DatedAmounts, policy: Extrapolation) {
    let mut gaps = Vec::new();
    let mut free = Some(Validity::ALWAYS);
    for piece in old.pieces() {
        if let (Some(days), Some(to)) = (free, piece.from) {
            gaps.push(Validity { to: Some(to), ..days });
        }
        free = piece.to.map(Validity::from);
    }
    let is_carried_on = policy != Extrapolation::Refuse && !old.pieces().is_empty();
    gaps.extend(free.filter(|_| !is_carried_on));
    for gap in gaps {
        for piece in new.pieces() {
            if let Some(days) = piece.validity().intersect(gap) {
                // It is not empty.
                let _ = old.0.set(days, piece.value);
            }
        }
    }
}
