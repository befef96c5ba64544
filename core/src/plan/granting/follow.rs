//! How payments follow a plan, and what is paid already of payments that another activity now makes.

use rust_decimal::Decimal;

use super::{PendingActivity, PendingGrant};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::{Adjustment, Change, Horizon, Payment, PlanFault, Prices, count};

/// How far payments follow a plan without an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyncMode {
    /// Those of a granted activity are carried on when they have become too few; others to the horizon.
    Sync,
    /// As the nightly job does: all are carried on only when they have become too few.
    Renew,
}

/// What follows from the plan of an activity.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    pub(crate) change: Change,
    /// Paid payments of other activities that this one now makes at another price, each with the place of the
    /// activity that it was paid of.
    pub(crate) adjustments: Vec<(usize, Adjustment)>,
}

impl<'a> PendingGrant<'a> {
    /// How the payments of an activity follow its plan.
    ///
    /// A payment that has been paid under the same plan is not made again: a change takes over the plan of what it
    /// changes, and a plan pays once a day. Where the change has another price, the difference is adjusted.
    pub(crate) fn follow(
        &self,
        place: usize,
        mode: SyncMode,
        horizon: Horizon,
        prices: &Prices<'_>,
    ) -> Result<Followed, Faults<PlanFault>> {
        let Some(one) = self.get(place) else { return Ok(Followed::default()) };
        if !one.stands() {
            let unpaid = one.payments.entries().iter().filter(|entry| entry.paid.is_none());
            let removed = unpaid.map(|entry| entry.planned()).collect();
            let change = Change { removed, ..Change::default() };
            return Ok(Followed { change, adjustments: Vec::new() });
        }
        // What is granted now is paid through the whole horizon, however long ago it was entered.
        let only_when_short = match mode {
            SyncMode::Renew => true,
            SyncMode::Sync => one.is_granted() && !one.newly_granted,
        };
        let change = one.payments.changes_through(&one.activity, self.on, horizon, only_when_short, prices);
        let change = change.map_err(|found| {
            let mut faults = Faults::none();
            faults.extend_under("plan", found);
            faults
        })?;
        let mut followed = Followed { change, adjustments: Vec::new() };
        if one.is_granted() {
            self.leave_paid(place, one, &mut followed)?;
        }
        Ok(followed)
    }

    /// Leaves what is paid under the same plan to the activity that it was paid of.
    fn leave_paid(
        &self,
        place: usize,
        one: &PendingActivity<'a>,
        followed: &mut Followed,
    ) -> Result<(), Faults<PlanFault>> {
        let change = &mut followed.change;
        for (other_place, other) in self.of_same_plan(place) {
            let paid =
                other.payments.entries().iter().filter_map(|entry| Some((entry, entry.paid.as_ref()?)));
            for (entry, paid) in paid {
                let date = entry.date;
                let Some(wanted) = take_out(change, one, date) else { continue };
                let earlier =
                    other.adjusted.iter().filter(|(day, _)| *day == date).map(|(_, kroner)| *kroner);
                let before = money::sum(std::iter::once(entry.amount).chain(earlier)).map_err(too_large)?;
                if wanted.amount != before {
                    let (payment, after, account) = (date, wanted.amount, paid.account.as_deref().cloned());
                    followed.adjustments.push((other_place, Adjustment { payment, before, after, account }));
                }
            }
        }
        Ok(())
    }

    /// The activity that makes the payment of a day under the plan of another: the one of the plan that is in force and
    /// pays then, or else the other itself.
    pub(crate) fn payer_of(&self, place: usize, date: Date) -> usize {
        let pays = |one: &PendingActivity<'a>| {
            one.stands() && count(&one.activity.plan, one.activity.period, Period::day(date)) > 0
        };
        if self.get(place).is_some_and(pays) {
            return place;
        }
        self.of_same_plan(place).find(|(_, other)| pays(other)).map_or(place, |(other, _)| other)
    }

    /// The other granted activities that share the payment plan of one: it changes them, or they it.
    pub(crate) fn of_same_plan(&self, place: usize) -> impl Iterator<Item = (usize, &PendingActivity<'a>)> {
        let plan = self.get(place).map(|one| one.activity.plan.id.as_str()).unwrap_or_default();
        let root = self.root_of(place);
        let others = self.activities.iter().enumerate().filter(move |(other, _)| *other != place);
        others.filter(move |(other, one)| {
            let same_id = !plan.is_empty() && one.activity.plan.id == plan;
            one.is_granted() && (same_id || self.root_of(*other) == root)
        })
    }

    /// Where the chain of changes that an activity is part of begins.
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

/// Takes the payment of a day out of what an activity makes: it, if the activity made one.
fn take_out(change: &mut Change, one: &PendingActivity<'_>, date: Date) -> Option<Payment> {
    if let Some(index) = change.added.iter().position(|payment| payment.date == date) {
        return Some(change.added.remove(index));
    }
    let made = one.payments.entry(date).filter(|entry| entry.paid.is_none())?.planned();
    if change.removed.iter().any(|payment| payment.date == date) {
        return None;
    }
    let repriced = change.repriced.iter().position(|repriced| repriced.before.date == date);
    let wanted = repriced.map_or(made, |index| change.repriced.remove(index).after);
    change.removed.push(made);
    Some(wanted)
}

fn too_large(fault: impl std::fmt::Display) -> Faults<PlanFault> {
    Fault::new(PlanFault::AmountTooLarge { text: fault.to_string() }).into()
}

/// What was added to the payments of an activity, from adjustments.
pub(crate) fn adjusted<'s>(adjustments: impl IntoIterator<Item = &'s Adjustment>) -> Vec<(Date, Decimal)> {
    adjustments.into_iter().map(|adjustment| (adjustment.payment, adjustment.difference())).collect()
}
