//! How payments follow a plan, and which paid payments now belong to another activity.

use std::collections::BTreeSet;

use super::{PendingActivity, PendingGrant, PlannedBy};
use crate::dates::Date;
use crate::fault::Faults;
use crate::plan::{Horizon, LedgerChange, PlanFault, Prices, pays_same_months};

/// How far the payments of a plan without an end are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyncMode {
    /// For granted activities payments are added only when too few are left; for others to the horizon.
    Sync,
    /// As in the nightly job: for all activities payments are added only when too few are left.
    Renew,
}

impl<'a> PendingGrant<'a> {
    /// Makes the payments of an activity follow its plan.
    ///
    /// A payment that is paid under the same plan is not made again: a change takes over the plan of what it changes,
    /// and a plan pays once a day. If the change has another price, the difference is one of the
    /// [`adjustments`](Self::adjustments).
    pub(crate) fn follow(
        &self,
        place: usize,
        mode: SyncMode,
        horizon: Horizon,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let Some(one) = self.get(place) else { return Ok(LedgerChange::default()) };
        if !one.is_current() {
            let unpaid = one.payments.entries().iter().filter(|entry| entry.paid.is_none());
            let removed = unpaid.map(|entry| entry.planned()).collect();
            return Ok(LedgerChange { removed, ..LedgerChange::default() });
        }
        // A newly granted activity gets payments for the whole horizon, even if it was entered long ago.
        let only_when_short = match mode {
            SyncMode::Renew => true,
            SyncMode::Sync => one.is_granted() && !one.newly_granted,
        };
        let change = one.payments.changes_through(&one.activity, self.on, horizon, only_when_short, prices);
        let mut change = change.map_err(|found| {
            let mut faults = Faults::new();
            faults.extend_nested("plan", found);
            faults
        })?;
        if one.is_granted() {
            self.leave_paid(place, one, &mut change);
        }
        Ok(change)
    }

    /// Keeps paid payments of the same plan with the activity that they were paid for.
    fn leave_paid(&self, place: usize, one: &PendingActivity<'a>, change: &mut LedgerChange) {
        for date in self.paid_of_others(place) {
            take_out(change, one, date);
        }
    }

    /// The days on which an activity has no payment because another activity of the same plan is paid: for that day,
    /// or for the same months if the payment day moved.
    pub(crate) fn paid_of_others(&self, place: usize) -> BTreeSet<Date> {
        let mut days = BTreeSet::new();
        let Some(one) = self.get(place) else { return days };
        for (number, other) in self.of_same_plan(place) {
            for entry in other.payments.entries().iter().filter(|entry| entry.paid.is_some()) {
                days.insert(entry.date);
                let moved = pays_same_months(&other.activity, entry.date, &one.activity);
                if let Some(date) = moved.filter(|date| *date != entry.date)
                    && self.payer_of(number, entry.date) == Some(PlannedBy { place, date })
                {
                    days.insert(date);
                }
            }
        }
        days
    }

    /// The other granted activities with the same payment plan: changes of it, or activities that it changes.
    pub(crate) fn of_same_plan(&self, place: usize) -> impl Iterator<Item = (usize, &PendingActivity<'a>)> {
        let plan = self.get(place).map(|one| one.activity.plan.id.as_str()).unwrap_or_default();
        let root = self.root_of(place);
        let others = self.activities.iter().enumerate().filter(move |(other, _)| *other != place);
        others.filter(move |(other, one)| {
            let same_id = !plan.is_empty() && one.activity.plan.id == plan;
            one.is_granted() && (same_id || self.root_of(*other) == root)
        })
    }

    /// The first activity of the chain of changes that an activity belongs to.
    pub(super) fn root_of(&self, place: usize) -> usize {
        let mut root = place;
        for _ in &self.activities {
            let Some(one) = self.get(root) else { return root };
            let next = one.replaced_by.as_deref().or(one.activity.modifies.as_deref());
            match next.and_then(|id| self.find(id)) {
                Some(next) => root = next,
                None => return root,
            }
        }
        root
    }
}

/// Removes the payment of a day from the payments of an activity, if it exists.
fn take_out(change: &mut LedgerChange, one: &PendingActivity<'_>, date: Date) {
    if let Some(index) = change.added.iter().position(|payment| payment.date == date) {
        change.added.remove(index);
        return;
    }
    let made = one.payments.entry(date).filter(|entry| entry.paid.is_none()).map(|entry| entry.planned());
    let Some(made) = made.filter(|_| !change.removed.iter().any(|payment| payment.date == date)) else {
        return;
    };
    change.repriced.retain(|repriced| repriced.before.date != date);
    change.removed.push(made);
}
