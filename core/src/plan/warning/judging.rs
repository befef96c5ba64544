//! The input of warnings: the activities after a decision, the decided activities, and the rules.

use rust_decimal::Decimal;

use crate::dates::{Date, Period};
use crate::decide::PlacementHistory;
use crate::money;
use crate::plan::payments::priced;
use crate::plan::{Activity, Extrapolation, Horizon, Prices, Schedule};
use crate::rulebook::{Role, RuleBook};

/// An activity after a decision.
pub(crate) struct Row<'a> {
    pub(crate) activity: &'a Activity,
    /// Its appropriation, by a number of the caller's.
    pub(crate) appropriation: usize,
    /// Whether nothing has taken its place, and its grant has not been annulled.
    pub(crate) is_current: bool,
    pub(crate) annulled: bool,
}

/// An activity before a decision.
#[derive(Clone, Copy)]
pub(crate) enum Before<'a> {
    /// Not granted, or not in force.
    NotGranted,
    /// Granted, and in force.
    Granted(&'a Activity),
}

/// A decided activity: its index among the rows, and its earlier version.
#[derive(Clone, Copy)]
pub(crate) struct Judged<'a> {
    pub(crate) place: usize,
    pub(crate) before: Before<'a>,
}

/// The input of warnings.
pub(crate) struct Judging<'a> {
    pub(crate) book: &'a RuleBook,
    /// All activities of the case, after the decision.
    pub(crate) rows: &'a [Row<'a>],
    pub(crate) on: Date,
    pub(crate) horizon: Horizon,
    pub(crate) extrapolation: Extrapolation,
    pub(crate) born: Option<Date>,
    /// The facts of the citizen over time.
    pub(crate) facts: &'a PlacementHistory,
}

impl Judged<'_> {
    /// Whether the activity has something new to check, not only an earlier end: days, a price, or a provider.
    pub(super) fn is_new(&self, after: &Activity) -> bool {
        let Before::Granted(before) = self.before else { return true };
        let earlier = after.period.start() < before.period.start();
        let later = match (after.last_day(), before.last_day()) {
            (Some(after), Some(before)) => after > before,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let individual = matches!(after.plan.schedule, Schedule::Individual { .. });
        let other_plan = !individual && after.plan.schedule != before.plan.schedule;
        earlier || later || other_plan || after.provider != before.provider
    }
}

impl<'a> Judging<'a> {
    /// The days for which an activity is checked: its own days; without an end until the horizon. None if it starts
    /// later.
    pub(super) fn days(&self, activity: &Activity) -> Option<Period> {
        if let Schedule::OneTime { date, .. } = activity.plan.schedule {
            return Some(Period::day(date));
        }
        let end = activity.period.end().unwrap_or_else(|| self.horizon.end(self.on));
        Period::new(activity.period.start(), end).ok()
    }

    /// The prices of an activity; none if its provider is unknown, which is a separate fault.
    pub(super) fn prices(&self, activity: &Activity) -> Option<Prices<'a>> {
        let prices = Prices::from_book(self.book, activity.provider.as_deref()).ok()?;
        Some(prices.extrapolate(self.extrapolation).born(self.born))
    }

    /// Kroner of the payments of an activity on some days, without making them. Payments without a price count as 0,
    /// because they are a separate fault.
    pub(super) fn paid_on(&self, activity: &Activity, days: Period) -> Decimal {
        let made = self.prices(activity).and_then(|prices| {
            let (payment_runs, _) = priced(&activity.plan, activity.period, days, &prices).ok()?;
            Some(payment_runs)
        });
        let totals = made.iter().flatten().map(|stretch| stretch.total().unwrap_or(Decimal::MAX));
        money::round(totals.fold(Decimal::ZERO, Decimal::saturating_add))
    }

    /// The main activity type of an appropriation.
    pub(super) fn main_type(&self, appropriation: usize) -> Option<&'a str> {
        let is_main = |row: &&Row<'_>| row.appropriation == appropriation && row.activity.role == Role::Main;
        let mut mains = self.rows.iter().filter(is_main);
        let first = mains.clone().find(|row| !row.annulled).or_else(|| mains.next());
        first.map(|main| main.activity.activity_type.as_str())
    }

    /// The first activity of the chain of changes that an activity belongs to.
    pub(super) fn root_of<'s>(&'s self, activity: &'s Activity) -> &'s str {
        let mut root = activity;
        for _ in self.rows {
            let above = root.modifies.as_deref();
            match self.rows.iter().find(|row| above == Some(row.activity.id.as_str())) {
                Some(above) => root = above.activity,
                None => break,
            }
        }
        &root.id
    }
}
