//! What the activities of a case cost: each, and several together, granted and expected.
//!
//! The preview and the overview are made of these figures, so they cannot differ.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::applicable::{ChangeLink, CountedPayments, applicable, applicable_to_paid};
use super::overview::OffPlanAmount;
use super::to_come::{end_of_next_year, to_come};
use crate::dates::{Date, Period};
use crate::fault::Fault;
use crate::money;
use crate::plan::granting::{PendingActivity, PendingGrant};
use crate::plan::payments::{YearSums, full_year_cost, priced, years_around};
use crate::plan::{
    Activity, CostSummary, Extrapolation, Ledger, LedgerEntry, Payment, PaymentRun, PlanFault, Prices,
    Schedule, Status,
};
use crate::rulebook::RuleBook;

/// The figures of all activities of a [`PendingGrant`], by place.
pub(crate) struct Figures {
    pub(crate) years: [i32; 3],
    pub(crate) activities: Vec<ActivityFigures>,
}

/// The figures of one activity.
pub(crate) struct ActivityFigures {
    /// Everything: what is paid and planned, what is known to come, and money beside the payments.
    pub(crate) all: YearSums,
    /// What no change replaces.
    pub(crate) applicable: YearSums,
    /// Which payments that is.
    pub(crate) counts: Counts,
    /// What it costs in a full year; none where a price is missing.
    pub(crate) full_year: Option<Decimal>,
    /// Why prices are not known as far ahead as the figures go.
    pub(crate) unpriced: Vec<Fault<PlanFault>>,
}

/// Which payments of an activity count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Of those that are not paid.
    pub(crate) planned: CountedPayments,
    /// Of those that are paid, and of money beside payments.
    pub(crate) paid: CountedPayments,
}

impl Counts {
    const ALL: Self = Self { planned: CountedPayments::All, paid: CountedPayments::All };

    /// Whether a payment counts.
    pub(crate) fn includes(self, entry: &LedgerEntry) -> bool {
        if entry.paid.is_some() { self.paid.includes(entry.date) } else { self.planned.includes(entry.date) }
    }
}

impl From<(CountedPayments, CountedPayments)> for Counts {
    fn from((planned, paid): (CountedPayments, CountedPayments)) -> Self {
        Self { planned, paid }
    }
}

/// What several activities cost.
pub(crate) struct Layers {
    pub(crate) granted: CostSummary,
    pub(crate) expected: CostSummary,
}

impl Figures {
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn new(
        book: &RuleBook,
        pending: &PendingGrant<'_>,
        extrapolation: Extrapolation,
    ) -> Result<Self, PlanFault> {
        let years = years_around(pending.on);
        let links = links(pending);
        let mut counts = applicable(&links).into_iter().zip(applicable_to_paid(&links));
        let mut activities = Vec::with_capacity(pending.activities.len());
        for one in &pending.activities {
            let counts = match one.activity.status {
                Status::Draft => Counts::ALL,
                Status::Expected | Status::Granted => counts.next().map_or(Counts::ALL, Counts::from),
            };
            let beside = pending.beside(activities.len());
            let prices = Prices::from_book(book, one.activity.provider.as_deref())
                .map(|prices| prices.extrapolate(extrapolation).born(pending.born));
            activities.push(ActivityFigures::new(prices, one, pending.on, &beside, counts)?);
        }
        Ok(Self { years, activities })
    }

    /// The sums of some activities, by place. Drafts count in none.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn layers(
        &self,
        pending: &PendingGrant<'_>,
        places: impl IntoIterator<Item = usize>,
    ) -> Result<Layers, PlanFault> {
        let (mut granted, mut expected) = (Sums::new(self.years), Sums::new(self.years));
        for place in places {
            let (Some(one), Some(figures)) = (pending.get(place), self.activities.get(place)) else {
                continue;
            };
            if one.activity.status == Status::Draft {
                continue;
            }
            if one.is_granted() {
                granted.sums.plus(&figures.all)?;
                if pending.granted_changes_of(place).next().is_none() {
                    granted.add_year(figures.full_year)?;
                }
            }
            expected.sums.plus(&figures.applicable)?;
            if !is_changed(pending, one) {
                expected.add_year(figures.full_year)?;
            }
        }
        Ok(Layers { granted: granted.costs()?, expected: expected.costs()? })
    }

    /// All of an activity, and what no change replaces.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn costs(
        &self,
        pending: &PendingGrant<'_>,
        place: usize,
    ) -> Result<Option<(CostSummary, CostSummary)>, PlanFault> {
        let (Some(one), Some(figures)) = (pending.get(place), self.activities.get(place)) else {
            return Ok(None);
        };
        let applicable = if is_changed(pending, one) { Some(Decimal::ZERO) } else { figures.full_year };
        Ok(Some((figures.all.costs(figures.full_year)?, figures.applicable.costs(applicable)?)))
    }
}

/// Whether an activity that counts changes it.
fn is_changed(pending: &PendingGrant<'_>, one: &PendingActivity<'_>) -> bool {
    pending.activities.iter().any(|other| {
        other.activity.status != Status::Draft
            && other.activity.modifies.as_deref() == Some(one.activity.id.as_str())
    })
}

/// Sums with the full-year figure beside them.
struct Sums {
    sums: YearSums,
    full_year: Option<Decimal>,
}

impl Sums {
    const fn new(years: [i32; 3]) -> Self {
        Self { sums: YearSums::new(years), full_year: Some(Decimal::ZERO) }
    }

    fn add_year(&mut self, full_year: Option<Decimal>) -> Result<(), PlanFault> {
        self.full_year = match self.full_year.zip(full_year) {
            Some((sum, more)) => Some(money::sum([sum, more]).map_err(too_large)?),
            None => None,
        };
        Ok(())
    }

    fn costs(&self) -> Result<CostSummary, PlanFault> {
        self.sums.costs(self.full_year)
    }
}

fn too_large(fault: impl std::fmt::Display) -> PlanFault {
    PlanFault::AmountTooLarge { text: fault.to_string() }
}

impl ActivityFigures {
    fn new(
        prices: Result<Prices<'_>, PlanFault>,
        one: &PendingActivity<'_>,
        on: Date,
        beside: &[OffPlanAmount],
        counts: Counts,
    ) -> Result<Self, PlanFault> {
        let through = end_of_next_year(on);
        let cut = prices.as_ref().ok().and_then(|prices| cut_short(one, counts, on, prices));
        let (full_year, (coming, unpriced)) = match prices {
            _ if !one.stands() => (Some(Decimal::ZERO), (Vec::new(), Vec::new())),
            Ok(prices) => (
                full_year_of(&one.activity, &one.payments, on, &prices),
                to_come(&one.activity, &one.payments, through, &prices),
            ),
            Err(unknown) => (None, (Vec::new(), vec![Fault::new(unknown).nest("provider")])),
        };
        let (all, applicable) =
            sums(&one.payments, &coming, beside, counts, cut.as_deref(), years_around(on))?;
        Ok(Self { all, applicable, counts, full_year, unpriced })
    }
}

/// The unpaid payments of a plan that pays parts, or is paused, ended on the day before a change takes its place: as granting the change
/// makes them. None where nothing is cut, or parts are not paid.
fn cut_short(
    one: &PendingActivity<'_>,
    counts: Counts,
    on: Date,
    prices: &Prices<'_>,
) -> Option<Vec<Payment>> {
    let (CountedPayments::Before(day), Schedule::Running { proration, .. }) =
        (counts.planned, &one.activity.plan.schedule)
    else {
        return None;
    };
    let period = one.activity.period;
    // What is paid whatever it covers stays so, but not what is left of it by a pause.
    let is_whole = proration.is_none() && one.activity.plan.pauses.is_empty();
    if is_whole || !one.stands() || period.end().is_some_and(|end| end < day) {
        return None;
    }
    let Ok(until) = Period::new(period.start(), day.pred_opt()?) else { return Some(Vec::new()) };
    let (stretches, _) = priced(&one.activity.plan, until, until, prices).ok()?;
    let ended = Activity { period: until, ..(*one.activity).clone() };
    // No further than payments are made, or known to come.
    let last = one.payments.entries().last().map(|entry| entry.date).max(Some(end_of_next_year(on)));
    let is_known = |payment: &Payment| period.end().is_some() || Some(payment.date) <= last;
    // What covers the same days stays the payment that it is.
    let left = stretches.iter().flat_map(PaymentRun::payments).filter(is_known).filter_map(|payment| {
        let Some(entry) = one.payments.entry(payment.date) else { return Some(payment) };
        let is_whole = one.activity.covers(payment.date) == ended.covers(payment.date);
        entry.paid.is_none().then(|| if is_whole { entry.planned() } else { payment })
    });
    Some(left.collect())
}

/// The sums of payments made, payments to come after them, and money beside the payments: all, and what counts.
fn sums(
    payments: &Ledger,
    to_come: &[Payment],
    beside: &[OffPlanAmount],
    counts: Counts,
    cut: Option<&[Payment]>,
    years: [i32; 3],
) -> Result<(YearSums, YearSums), PlanFault> {
    let sum = |counts: Counts, cut: Option<&[Payment]>| {
        let mut sums = YearSums::new(years);
        let is_kept =
            |entry: &&LedgerEntry| counts.includes(entry) && (cut.is_none() || entry.paid.is_some());
        let made = payments.entries().iter().filter(is_kept);
        sums.add_all(made.map(|entry| entry.counted()))?;
        let coming = to_come.iter().filter(|payment| cut.is_none() && counts.planned.includes(payment.date));
        let to_come = coming.chain(cut.unwrap_or_default());
        sums.add_all(to_come.map(|payment| (payment.date, payment.amount)))?;
        let beside = beside.iter().filter(|one| counts.paid.includes(one.payment));
        sums.add_all(beside.map(|one| (one.date, one.amount)))?;
        Ok::<_, PlanFault>(sums)
    };
    let all = sum(Counts::ALL, None)?;
    let applicable = if counts == Counts::ALL { all.clone() } else { sum(counts, cut)? };
    Ok((all, applicable))
}

/// The day from which a change replaces what it changes: that of its first payment; where it runs, its first day, since
/// granting it ends what it changes on the day before.
fn replaces_from(one: &PendingActivity<'_>) -> Option<Date> {
    let first = one.payments.entries().first().map(|entry| entry.date)?;
    match one.activity.plan.schedule {
        Schedule::Running { .. } => Some(first.min(one.activity.period.start())),
        Schedule::OneTime { .. } | Schedule::Individual { .. } => Some(first),
    }
}

/// The activities that are not drafts, as far as changes care.
fn links<'s>(pending: &'s PendingGrant<'_>) -> Vec<ChangeLink<'s>> {
    let not_drafts = pending.activities.iter().filter(|one| one.activity.status != Status::Draft);
    not_drafts
        .map(|one| {
            // What has been replaced changes nothing any more, and neither does a change of it.
            let changed = one.activity.modifies.as_deref().and_then(|id| pending.find(id));
            let changed = changed.and_then(|place| pending.get(place));
            let is_in_force = one.stands() && changed.is_none_or(PendingActivity::stands);
            ChangeLink {
                id: &one.activity.id,
                modifies: one.activity.modifies.as_deref().filter(|_| is_in_force),
                granted: one.is_granted(),
                pays_once: one.stands() && one.pays_once(),
                first_payment: replaces_from(one),
            }
        })
        .collect()
}

/// What an activity costs in a full year, as it counts in sums: nothing once it has ended; individual payments cost
/// what they are. None where a price is missing.
fn full_year_of(activity: &Activity, payments: &Ledger, on: Date, prices: &Prices<'_>) -> Option<Decimal> {
    if activity.last_day().is_some_and(|last| last < on) {
        return Some(Decimal::ZERO);
    }
    match full_year_cost(&activity.plan, on.year(), prices).ok()? {
        Some(cost) => Some(cost),
        None => money::sum(payments.entries().iter().map(|entry| entry.counted().1)).ok(),
    }
}
