//! The differences that a decision causes for payments that are already paid: it changes their amount or removes them
//! from the plan.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{PendingActivity, PendingGrant, Was, plan_id};
use crate::dates::{Date, Period, Validity};
use crate::fault::{Fault, Faults};
use crate::plan::{
    Activity, Adjustment, Owed, PlanFault, PlannedPayments, PriceChange, PriceSource, Prices, Settlement,
    Status, adjustment, adjustments, count, pays_same_months,
};

impl<'a> PendingActivity<'a> {
    /// Stores the activity before its first change.
    pub(super) fn remember(&mut self) {
        if self.was.is_none() {
            self.was = Some(Was { activity: self.activity.clone(), was_current: self.is_current() });
        }
    }

    /// Whether its plan has a payment on a day.
    fn makes(&self, date: Date) -> bool {
        self.is_current() && self.is_granted() && is_planned(&self.activity, date)
    }

    /// Whether its plan had a payment on a day before the decision.
    fn made(&self, date: Date) -> bool {
        self.was.as_ref().map_or_else(
            || self.makes(date),
            |was| {
                was.was_current && was.activity.status == Status::Granted && is_planned(&was.activity, date)
            },
        )
    }

    /// The activity as it was before the decision.
    fn before(&self) -> &Activity {
        self.was.as_ref().map_or(&*self.activity, |was| &*was.activity)
    }
}

/// The payments that plans have on the days of the paid payments of an activity. Each plan is computed once.
pub(crate) struct PlannedAmounts<'f, F> {
    window: Period,
    prices: &'f F,
    /// By the index of the activity, and whether it is the current or the earlier version.
    known: BTreeMap<(usize, bool), Result<PlannedPayments, Faults<PlanFault>>>,
}

impl<'f, 'p, F: Fn(&Activity) -> Result<Prices<'p>, Faults<PlanFault>>> PlannedAmounts<'f, F> {
    /// For the days of the payments of an activity.
    pub(crate) fn new(one: &PendingActivity<'_>, prices: &'f F) -> Self {
        let entries = one.payments.entries();
        let days = entries.first().zip(entries.last()).map(|(first, last)| (first.date, last.date));
        // A change may pay the same months on another day.
        let months = |date: Date| one.activity.plan.whole_months(one.activity.period, date);
        let first = days.map(|(first, _)| months(first).map_or(first, |months| months.start().min(first)));
        let last = days.map(|(_, last)| {
            let end = months(last).and_then(Period::end);
            end.map_or(last, |end| end.max(last))
        });
        let window = first.zip(last).and_then(|(first, last)| Period::new(first, last).ok());
        Self { window: window.unwrap_or(Period::open(Date::MIN)), prices, known: BTreeMap::new() }
    }

    /// The payment of an activity on a day.
    pub(crate) fn on(
        &mut self,
        place: (usize, bool),
        activity: &Activity,
        date: Date,
    ) -> Result<Option<Owed>, Faults<PlanFault>> {
        let (window, prices) = (self.window, self.prices);
        let made = self
            .known
            .entry(place)
            .or_insert_with(|| PlannedPayments::new(activity, window, &prices(activity)?));
        match made {
            Ok(made) => made.on(date),
            Err(faults) => Err(faults.clone()),
        }
    }
}

fn is_planned(activity: &Activity, date: Date) -> bool {
    count(&activity.plan, activity.period, Period::day(date)) > 0
}

/// A planned payment: the index of its activity and its scheduled day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PlannedBy {
    /// The place of the activity.
    pub(crate) place: usize,
    /// The scheduled day under its plan.
    pub(crate) date: Date,
}

/// An activity, in its current version or as it was before the decision.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AsOf {
    Now,
    Before,
}

/// A value of an activity, with the index of the activity.
type Placed<T> = (usize, T);

impl<'a> PendingGrant<'a> {
    /// The payment of a plan that a paid payment counts as. It is the payment on the same day, of this activity or of
    /// the one in force in the same plan; or the payment that a change makes on another day for the same months. None
    /// if the plan no longer has the payment.
    pub(crate) fn payer_of(&self, place: usize, date: Date) -> Option<PlannedBy> {
        let kin: Vec<usize> = self.of_same_plan(place).map(|(other, _)| other).collect();
        self.payer(place, &kin, date, AsOf::Now)
    }

    fn payer(&self, place: usize, kin: &[usize], date: Date, as_of: AsOf) -> Option<PlannedBy> {
        self.payer_on_day(place, kin, date, as_of).or_else(|| self.payer_of_months(place, kin, date, as_of))
    }

    fn pays(&self, place: usize, date: Date, as_of: AsOf) -> bool {
        self.get(place).is_some_and(|one| match as_of {
            AsOf::Now => one.makes(date),
            AsOf::Before => one.made(date),
        })
    }

    fn payer_on_day(&self, place: usize, kin: &[usize], date: Date, as_of: AsOf) -> Option<PlannedBy> {
        let mut all = std::iter::once(place).chain(kin.iter().copied());
        all.find(|place| self.pays(*place, date, as_of)).map(|place| PlannedBy { place, date })
    }

    /// The change with a moved payment day that pays the months of a payment, unless another paid payment covers
    /// them.
    fn payer_of_months(&self, place: usize, kin: &[usize], date: Date, as_of: AsOf) -> Option<PlannedBy> {
        let payer = self.pays_months_of(place, kin, date, as_of)?;
        let mut family = std::iter::once(place).chain(kin.iter().copied());
        let is_taken = family.any(|other| {
            let entries = self.get(other).map(|one| one.payments.entries()).unwrap_or_default();
            entries.iter().filter(|entry| entry.paid.is_some()).any(|entry| {
                let earlier = || (entry.date, other) < (date, place);
                let rest: Vec<usize> =
                    std::iter::once(place).chain(kin.iter().copied()).filter(|one| *one != other).collect();
                entry.date == payer.date
                    || earlier()
                        && self.payer_on_day(other, &rest, entry.date, as_of).is_none()
                        && self.pays_months_of(other, &rest, entry.date, as_of) == Some(payer)
            })
        });
        (!is_taken).then_some(payer)
    }

    fn pays_months_of(&self, place: usize, kin: &[usize], date: Date, as_of: AsOf) -> Option<PlannedBy> {
        let paid_of = self.get(place)?;
        kin.iter().find_map(|other| {
            let one = self.get(*other)?;
            let activity = match as_of {
                AsOf::Now => &*one.activity,
                AsOf::Before => one.before(),
            };
            let date = pays_same_months(&paid_of.activity, date, activity)?;
            self.pays(*other, date, as_of).then_some(PlannedBy { place: *other, date })
        })
    }

    /// What paid payments lack, or were paid too much, because of this decision; each with the index of the activity
    /// that it was paid for. Other changes of prices are not included.
    ///
    /// # Errors
    /// Those of [`payments`](crate::plan::payments()), for days on which the decision has payments.
    pub(crate) fn adjustments<'p>(
        &self,
        prices: impl Fn(&Activity) -> Result<Prices<'p>, Faults<PlanFault>>,
    ) -> Result<Vec<Placed<Adjustment>>, Placed<Faults<PlanFault>>> {
        let mut all = Vec::new();
        for (place, one) in self.activities.iter().enumerate().filter(|(_, one)| one.is_granted()) {
            let mut paid = one.payments.entries().iter().filter(|entry| entry.paid.is_some()).peekable();
            let parts = self.parts_of(place, false);
            if paid.peek().is_none() && parts.is_empty() {
                continue;
            }
            let kin: Vec<usize> = self.of_same_plan(place).map(|(other, _)| other).collect();
            let is_touched = |place: &usize| self.get(*place).is_some_and(|one| one.touched);
            if !one.touched && !kin.iter().any(is_touched) {
                continue;
            }
            let mut amounts = PlannedAmounts::new(one, &prices);
            let found = adjustments(paid, &one.adjusted, |date| {
                let of = |as_of| self.payer(place, &kin, date, as_of);
                self.owed_of(place, date, (of(AsOf::Now), of(AsOf::Before)), &mut amounts)
            });
            all.extend(found.map_err(|faults| (place, faults))?.into_iter().map(|found| (place, found)));
            for (date, paid) in parts {
                // The rest of a partly paid payment is paid on its day or not at all.
                let of = |as_of| self.payer_on_day(place, &kin, date, as_of);
                let (now, was) = (of(AsOf::Now), of(AsOf::Before));
                if now.is_some() == was.is_some() {
                    continue;
                }
                // If the plan still has the payment, its rest is paid as part of it.
                let after = if now.is_some() { paid } else { Decimal::ZERO };
                let earlier = one.adjusted.get(&date).copied().unwrap_or_default();
                let found = adjustment(date, earlier, paid, after, None)
                    .map_err(|kind| (place, Fault::new(kind).into()))?;
                all.extend(found.map(|found| (place, found)));
            }
        }
        Ok(all)
    }

    /// The correct amount of a paid payment, if the decision changed it: according to the activities that make it now
    /// and made it before.
    fn owed_of<'p, F: Fn(&Activity) -> Result<Prices<'p>, Faults<PlanFault>>>(
        &self,
        place: usize,
        date: Date,
        (now, was): (Option<PlannedBy>, Option<PlannedBy>),
        amounts: &mut PlannedAmounts<'_, F>,
    ) -> Result<Option<Owed>, Faults<PlanFault>> {
        let Some((now, payer)) = now.and_then(|now| Some((now, self.get(now.place)?))) else {
            let credited = self.parts_of(place, true).get(&date).copied().unwrap_or_default();
            return Ok(was.map(|_| Owed::Lapsed { credited }));
        };
        // The same activity still makes it, so only changes of its own plan count.
        if now.place == place && was == Some(now) {
            let before = payer.before();
            let kept = *before == *payer.activity
                || amounts.on((now.place, true), before, now.date).is_ok_and(|before| {
                    let is = amounts.on((now.place, false), &payer.activity, now.date);
                    is.is_ok_and(|is| is == before)
                });
            if kept {
                return Ok(None);
            }
        }
        amounts.on((now.place, false), &payer.activity, now.date)
    }

    /// The partly paid amounts of an activity by day. For open payments: what is paid. For paid payments: what is
    /// credited and paid again.
    fn parts_of(&self, place: usize, of_paid: bool) -> BTreeMap<Date, Decimal> {
        let mut by_day: BTreeMap<Date, Decimal> = BTreeMap::new();
        let Some(one) = self.get(place) else { return by_day };
        for part in self.parts.iter().filter(|part| part.plan == plan_id(&one.activity)) {
            let rows = self.activities.iter().map(|one| (&*one.activity, &*one.payments));
            let is_paid = one.payments.entry(part.date).is_some_and(|entry| entry.paid.is_some());
            if part.holder(rows).0 == one.activity.id && is_paid == of_paid {
                let sum = by_day.entry(part.date).or_default();
                *sum = sum.saturating_add(part.amount);
            }
        }
        by_day
    }

    /// What a decision pays or claims for an activity.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn settlements(
        &self,
        adjusted: &[(usize, Adjustment)],
    ) -> Result<BTreeMap<String, Settlement>, Faults<PlanFault>> {
        let mut by_activity: BTreeMap<usize, Vec<Adjustment>> = BTreeMap::new();
        for (place, adjustment) in adjusted {
            by_activity.entry(*place).or_default().push(adjustment.clone());
        }
        let mut settlements = BTreeMap::new();
        for (place, mut adjustments) in by_activity {
            let Some(one) = self.get(place) else { continue };
            adjustments.sort_by_key(|adjustment| adjustment.payment);
            let cause = self.cause(place, &adjustments);
            settlements.insert(one.activity.id.clone(), Settlement::new(cause, Vec::new(), adjustments)?);
        }
        Ok(settlements)
    }

    /// Why payments of an activity are adjusted: its days, its pauses or its price changed.
    fn cause(&self, place: usize, adjustments: &[Adjustment]) -> PriceChange {
        let days: BTreeSet<Date> = adjustments.iter().map(|adjustment| adjustment.payment).collect();
        let plan = self.get(place).map(|one| plan_id(&one.activity).to_owned()).unwrap_or_default();
        let kin: Vec<usize> = self.of_same_plan(place).map(|(other, _)| other).collect();
        let made = |date: &Date| self.payer(place, &kin, *date, AsOf::Now).is_some();
        let was_made = |date: &Date| self.payer(place, &kin, *date, AsOf::Before).is_some();
        let moved = days.iter().any(|date| !made(date) || !was_made(date));
        let pause =
            self.activities.iter().find_map(|one| one.before().plan.changed_pause(&one.activity.plan));
        let source = match pause {
            _ if moved => PriceSource::Period { plan },
            Some(pause) => PriceSource::Pause { plan, pause: pause.to_owned() },
            None => PriceSource::Price { plan },
        };
        let valid = days
            .first()
            .zip(days.last())
            .map_or(Validity::ALWAYS, |(first, last)| Validity { from: Some(*first), to: last.succ_opt() });
        PriceChange { source, known: self.on, valid }
    }
}
