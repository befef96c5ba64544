//! The cost of the activities of a case: of each and of several together, granted and expected.
//!
//! The preview and the overview use the same figures, so they cannot differ.

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
    /// All payments: made, planned and known to come, and money beside the payments.
    pub(crate) all: YearSums,
    /// The payments that no change replaces.
    pub(crate) applicable: YearSums,
    /// Which payments these are.
    pub(crate) counts: Counts,
    /// Its cost in a full year; none if a price is missing.
    pub(crate) full_year: Option<Decimal>,
    /// Why prices are not known for all of the displayed time.
    pub(crate) unpriced: Vec<Fault<PlanFault>>,
}

/// Which payments of an activity count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Of the unpaid payments.
    pub(crate) planned: CountedPayments,
    /// Of the paid payments, and of money beside payments.
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

    /// The sums of some activities, given by index. Drafts are not counted.
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

    /// All payments of an activity, and those that no change replaces.
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

/// Whether a counted activity changes it.
fn is_changed(pending: &PendingGrant<'_>, one: &PendingActivity<'_>) -> bool {
    pending.activities.iter().any(|other| {
        other.activity.status != Status::Draft
            && other.activity.modifies.as_deref() == Some(one.activity.id.as_str())
    })
}

/// Sums together with the full-year cost.
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
            _ if !one.is_current() => (Some(Decimal::ZERO), (Vec::new(), Vec::new())),
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

/// The unpaid payments of a plan that pays parts or is paused, ended on the day before a change replaces it. These
/// are the payments that granting the change would leave. None if nothing is cut or if parts are not paid.
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
    // Without proration a cut payment is still paid in full, so only a pause can change what is paid.
    let is_whole = proration.is_none() && one.activity.plan.pauses.is_empty();
    if is_whole || !one.is_current() || period.end().is_some_and(|end| end < day) {
        return None;
    }
    let Ok(until) = Period::new(period.start(), day.pred_opt()?) else { return Some(Vec::new()) };
    let (payment_runs, _) = priced(&one.activity.plan, until, until, prices).ok()?;
    let ended = Activity { period: until, ..(*one.activity).clone() };
    // Only as far as payments are made or known to come.
    let last = one.payments.entries().last().map(|entry| entry.date).max(Some(end_of_next_year(on)));
    let is_known = |payment: &Payment| period.end().is_some() || Some(payment.date) <= last;
    // A payment that covers the same days stays the same payment.
    let left = payment_runs.iter().flat_map(PaymentRun::payments).filter(is_known).filter_map(|payment| {
        let Some(entry) = one.payments.entry(payment.date) else { return Some(payment) };
        let is_whole = one.activity.covers(payment.date) == ended.covers(payment.date);
        entry.paid.is_none().then(|| if is_whole { entry.planned() } else { payment })
    });
    Some(left.collect())
}

/// The sums of payments made, payments to come after them, and money beside the payments: of all, and of those that
/// count.
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

/// The day from which a change replaces what it changes. For a one-time change this is the day of its payment. For a
/// running change it is its first day, because granting ends the changed activity on the day before.
fn replaces_from(one: &PendingActivity<'_>) -> Option<Date> {
    let first = one.payments.entries().first().map(|entry| entry.date)?;
    match one.activity.plan.schedule {
        Schedule::Running { .. } => Some(first.min(one.activity.period.start())),
        Schedule::OneTime { .. } | Schedule::Individual { .. } => Some(first),
    }
}

/// The activities that are not drafts, with the fields that changes depend on.
fn links<'s>(pending: &'s PendingGrant<'_>) -> Vec<ChangeLink<'s>> {
    let not_drafts = pending.activities.iter().filter(|one| one.activity.status != Status::Draft);
    not_drafts
        .map(|one| {
            // A replaced activity no longer changes anything, nor does a change of it.
            let changed = one.activity.modifies.as_deref().and_then(|id| pending.find(id));
            let changed = changed.and_then(|place| pending.get(place));
            let is_in_force = one.is_current() && changed.is_none_or(PendingActivity::is_current);
            ChangeLink {
                id: &one.activity.id,
                modifies: one.activity.modifies.as_deref().filter(|_| is_in_force),
                granted: one.is_granted(),
                pays_once: one.is_current() && one.pays_once(),
                first_payment: replaces_from(one),
            }
        })
        .collect()
}

/// The cost of an activity in a full year as it counts in sums: 0 once it has ended; for individual payments their
/// total. None if a price is missing.
fn full_year_of(activity: &Activity, payments: &Ledger, on: Date, prices: &Prices<'_>) -> Option<Decimal> {
    if activity.last_day().is_some_and(|last| last < on) {
        return Some(Decimal::ZERO);
    }
    match full_year_cost(&activity.plan, on.year(), prices).ok()? {
        Some(cost) => Some(cost),
        None => money::sum(payments.entries().iter().map(|entry| entry.counted().1)).ok(),
    }
}
