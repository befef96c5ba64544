//! The payments made for one plan, and how they follow the plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::paid::PaidReport;
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::plan::payments::{priced, short_enough};
use crate::plan::{Account, Activity, Horizon, Payment, PlanFault, PriceBasis, Prices, Schedule, Status};

/// The payments made so far for one activity, at most one a day, by date.
///
/// Unpaid payments are a function of the plan: [`sync`](Self::sync) makes them equal to what the plan says today. A
/// paid payment is a fact; `sync` never changes or removes it.
///
/// In JSON a list of [`LedgerEntry`].
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, Horizon, Ledger, Paid, PaymentPlan, Price, Prices, Status};
///
/// let plan = |amount| PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(amount));
/// let period = Period::new(parse("2026-01-01")?, parse("2026-03-01")?)?;
/// let granted = Activity::main("BL-32-1-3", "015015", period, plan(money::parse("100")?)).with_status(Status::Granted);
/// let (today, horizon, prices) = (parse("2026-01-05")?, Horizon::default(), Prices::default());
///
/// let mut ledger = Ledger::default();
/// assert_eq!(ledger.sync(&granted, today, horizon, &prices)?.added.len(), 3);
/// let paid = Paid { date: today, amount: money::parse("99.50")?, account: None, corrected: false };
/// ledger.pay(granted.status, parse("2026-01-01")?, paid)?;
///
/// // A new price, and an end a month earlier: what is paid stays as it was.
/// let period = Period::new(parse("2026-01-01")?, parse("2026-02-28")?)?;
/// let change = ledger.sync(&Activity { plan: plan(money::parse("120")?), period, ..granted }, today, horizon, &prices)?;
/// assert_eq!((change.removed.len(), change.repriced.len()), (1, 1));
/// let counted: Vec<String> = ledger.entries().iter().map(|entry| entry.counted().1.to_string()).collect();
/// assert_eq!(counted, ["99.50", "120.00"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<LedgerEntry>", into = "Vec<LedgerEntry>")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "Vec<LedgerEntry>"))]
pub struct Ledger {
    /// By date, at most one a day.
    entries: Vec<LedgerEntry>,
    /// How many payments at the beginning are paid, so that unpaid payments are found without a walk over all.
    paid_first: usize,
}

/// A payment that has been made for a plan: planned, and perhaps paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerEntry {
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner, as planned.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// Whether the price is known.
    #[serde(default, skip_serializing_if = "PriceBasis::is_known")]
    pub basis: PriceBasis,
    /// When and how much was paid, on which account; none while unpaid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
}

/// The payment of a planned payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paid {
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
    /// The account, stored when it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Arc<Account>>,
    /// Whether this corrects an earlier report. Other systems then received this amount, and before it the planned
    /// amount.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
}

/// The differences between a [`Ledger`] and its plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerChange {
    /// New payments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Payment>,
    /// Unpaid payments that the plan no longer contains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Payment>,
    /// Unpaid payments whose amount, or the basis of it, changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repriced: Vec<PriceRevision>,
}

/// A payment before and after a change of its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriceRevision {
    /// As it was.
    pub before: Payment,
    /// As it is.
    pub after: Payment,
}

impl LedgerChange {
    /// Whether nothing changes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.repriced.is_empty()
    }
}

impl LedgerEntry {
    /// The payment as planned.
    #[must_use]
    pub const fn planned(&self) -> Payment {
        Payment { date: self.date, amount: self.amount, basis: self.basis }
    }

    /// Kroner as other systems received them: the corrected amount if the payment was corrected, otherwise the
    /// planned amount.
    #[must_use]
    pub fn sent(&self) -> Decimal {
        self.paid.as_ref().filter(|paid| paid.corrected).map_or(self.amount, |paid| paid.amount)
    }

    /// Day and amount as every total counts them: as paid if paid, otherwise as planned.
    #[must_use]
    pub fn counted(&self) -> (Date, Decimal) {
        self.paid.as_ref().map_or((self.date, self.amount), |paid| (paid.date, paid.amount))
    }
}

impl From<Payment> for LedgerEntry {
    fn from(Payment { date, amount, basis }: Payment) -> Self {
        Self { date, amount, basis, paid: None }
    }
}

impl TryFrom<Vec<LedgerEntry>> for Ledger {
    type Error = PlanFault;

    fn try_from(mut entries: Vec<LedgerEntry>) -> Result<Self, PlanFault> {
        entries.sort_by_key(|entry| entry.date);
        let twice = entries.iter().zip(entries.iter().skip(1)).find(|(one, next)| one.date == next.date);
        match twice.map(|(entry, _)| entry.date) {
            Some(date) => Err(PlanFault::DuplicatePaymentDate { date }),
            None => {
                let mut ledger = Self { entries, paid_first: 0 };
                ledger.count_paid(0);
                Ok(ledger)
            }
        }
    }
}

impl From<Ledger> for Vec<LedgerEntry> {
    fn from(ledger: Ledger) -> Self {
        ledger.entries
    }
}

impl Ledger {
    /// The payments, by date.
    #[must_use]
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }

    /// The payment scheduled on `date`.
    #[must_use]
    pub fn entry(&self, date: Date) -> Option<&LedgerEntry> {
        self.entries.get(self.place(date).ok()?)
    }

    /// The unpaid payments from the first one until `last`.
    ///
    /// The paid payments before them are skipped without a walk.
    pub fn unpaid_through(&self, last: Date) -> impl Iterator<Item = &LedgerEntry> {
        let open = self.entries.get(self.paid_first..).unwrap_or_default();
        open.iter().take_while(move |entry| entry.date <= last).filter(|entry| entry.paid.is_none())
    }

    /// The changes that [`sync`](Self::sync) would make.
    ///
    /// # Errors
    /// Those of [`payments`](crate::plan::payments()), for unpaid payments.
    pub fn changes(
        &self,
        activity: &Activity,
        today: Date,
        horizon: Horizon,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let only_when_short = activity.status == Status::Granted;
        self.changes_through(activity, today, horizon, only_when_short, prices)
    }

    /// Makes the payments equal to what the activity says on `today`, and returns the changes.
    ///
    /// With an end, payments are made until the end, included. Without one, they are made until the horizon. For a
    /// granted activity new payments are added only when the horizon says that too few are left, so that none are
    /// made needlessly. Paid payments stay as they are, even after the end or if the plan no longer contains them.
    ///
    /// # Errors
    /// Those of [`payments`](crate::plan::payments()), for unpaid payments; the ledger is then unchanged.
    pub fn sync(
        &mut self,
        activity: &Activity,
        today: Date,
        horizon: Horizon,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let change = self.changes(activity, today, horizon, prices)?;
        self.apply(&change);
        Ok(change)
    }

    /// The nightly job: as [`sync`](Self::sync), but also for drafts and expected activities payments are added only
    /// when too few are left.
    ///
    /// # Errors
    /// Those of [`sync`](Self::sync).
    pub fn renew(
        &mut self,
        activity: &Activity,
        today: Date,
        horizon: Horizon,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let change = self.changes_through(activity, today, horizon, true, prices)?;
        self.apply(&change);
        Ok(change)
    }

    /// The changes that make the payments equal to what the activity says: without an end until the horizon, or, with
    /// `only_when_short`, only if too few are left.
    pub(crate) fn changes_through(
        &self,
        activity: &Activity,
        today: Date,
        horizon: Horizon,
        only_when_short: bool,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        self.changes_within(activity, self.window(activity, today, horizon, only_when_short), prices)
    }

    /// Applies the changes of an event that is read again. Paid payments stay as they are.
    pub fn apply(&mut self, change: &LedgerChange) {
        if !change.removed.is_empty() {
            let removed: BTreeSet<Date> = change.removed.iter().map(|payment| payment.date).collect();
            self.entries.retain(|entry| entry.paid.is_some() || !removed.contains(&entry.date));
        }
        let repriced = change.repriced.iter().map(|repriced| repriced.after);
        // Most payments are added in order, after the existing ones.
        let last = self.entries.last().map(|entry| entry.date);
        let is_after = last < change.added.first().map(|payment| payment.date);
        let is_in_order = change.added.is_sorted_by(|one, next| one.date < next.date);
        let (at_end, among) =
            change.added.split_at(if is_after && is_in_order { change.added.len() } else { 0 });
        self.entries.extend(at_end.iter().copied().map(LedgerEntry::from));
        for payment in among.iter().copied().chain(repriced) {
            match self.place(payment.date) {
                Ok(place) => {
                    if let Some(entry) = self.entries.get_mut(place).filter(|entry| entry.paid.is_none()) {
                        *entry = payment.into();
                    }
                }
                Err(place) => {
                    self.entries.insert(place, payment.into());
                    self.paid_first = self.paid_first.min(place);
                }
            }
        }
        self.count_paid(self.paid_first);
    }

    /// Marks the payment scheduled on `date` as paid.
    ///
    /// # Errors
    /// `not-granted`, `no-payment-on-date`, `already-paid`; `too-many-decimals`, `amount-too-large` and
    /// `paid-with-other-sign` of the kroner, `paid-on-out-of-range` of a day long before or after the scheduled one.
    pub fn pay(&mut self, status: Status, date: Date, paid: Paid) -> Result<(), PlanFault> {
        self.may_pay(status, date)?;
        let planned = self.entry(date).map(|entry| entry.amount);
        let report = PaidReport {
            on: paid.date,
            amount: paid.amount,
            scheduled: Some(date),
            planned,
            is_adjustment: false,
        };
        if let Some(kind) = report.amount_fault().or_else(|| report.day_fault(None)) {
            return Err(kind);
        }
        self.set_paid(date, Some(paid)).ok_or(PlanFault::NoPaymentOnDate { date })
    }

    /// Whether the payment scheduled on `date` may be marked as paid.
    pub(crate) fn may_pay(&self, status: Status, date: Date) -> Result<(), PlanFault> {
        if status != Status::Granted {
            return Err(PlanFault::NotGranted { date });
        }
        match self.entry(date) {
            None => Err(PlanFault::NoPaymentOnDate { date }),
            Some(entry) if entry.paid.is_some() => Err(PlanFault::AlreadyPaid { date }),
            Some(_) => Ok(()),
        }
    }

    /// Sets the payment report of the payment scheduled on `date`, as an event that is read again does. Returns false
    /// if there is no such payment.
    pub(crate) fn set_paid(&mut self, date: Date, paid: Option<Paid>) -> Option<()> {
        let place = self.place(date).ok()?;
        self.entries.get_mut(place)?.paid = paid;
        if place <= self.paid_first {
            self.count_paid(place);
        }
        Some(())
    }

    /// Counts the paid payments before the first unpaid one; those before `from` are known to be paid.
    fn count_paid(&mut self, from: usize) {
        let more = self.entries.iter().skip(from).take_while(|entry| entry.paid.is_some()).count();
        self.paid_first = from.saturating_add(more);
    }

    fn place(&self, date: Date) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&date, |entry| entry.date)
    }

    /// The days for which payments are made; `keep` extends an open plan only when too few payments are left.
    fn window(&self, activity: &Activity, today: Date, horizon: Horizon, keep: bool) -> Option<Period> {
        let runs_open =
            matches!(activity.plan.schedule, Schedule::Running { .. }) && activity.period.end().is_none();
        if !runs_open {
            return Some(Period::open(Date::MIN));
        }
        let start = activity.period.start();
        let newest = self.entries.last().map(|entry| entry.date);
        let enough = newest.filter(|newest| keep && *newest >= start && !horizon.is_short(*newest, today));
        Period::new(start, enough.unwrap_or_else(|| horizon.end(today))).ok()
    }

    fn changes_within(
        &self,
        activity: &Activity,
        window: Option<Period>,
        prices: &Prices<'_>,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let (plan, period) = (&activity.plan, activity.period);
        let mut change = LedgerChange::default();
        let mut wanted = Vec::new();
        if let Some(window) = window {
            wanted.reserve(short_enough(plan, period, window)?);
            let (payment_runs, unpriced) = priced(plan, period, window, prices)?;
            let is_paid = |date: Date| self.entry(date).is_some_and(|entry| entry.paid.is_some());
            let mut faults = Faults::new();
            for gap in unpriced {
                // A paid payment needs no price any more, so a missing price on its day is not reported.
                if let Some(date) = gap.dates().find(|date| !is_paid(*date)) {
                    gap.faults.into_iter().for_each(|fault| faults.push(dated(fault, date)));
                }
            }
            faults.into_result(())?;
            payment_runs.iter().for_each(|stretch| stretch.make(&mut wanted));
        }
        // Without earlier payments, all payments are new.
        if self.entries.is_empty() {
            change.added = wanted;
            return Ok(change);
        }
        let mut wanted = wanted.into_iter().peekable();
        for entry in &self.entries {
            while let Some(payment) = wanted.next_if(|payment| payment.date < entry.date) {
                change.added.push(payment);
            }
            let after = wanted.next_if(|payment| payment.date == entry.date);
            let before = entry.planned();
            match after {
                _ if entry.paid.is_some() => {}
                None => change.removed.push(before),
                Some(after) if after != before => change.repriced.push(PriceRevision { before, after }),
                Some(_) => {}
            }
        }
        change.added.extend(wanted);
        Ok(change)
    }
}

/// The same fault for another day of the same gap.
fn dated(fault: Fault<PlanFault>, on: Date) -> Fault<PlanFault> {
    let mut kind = fault.kind().clone();
    if let PlanFault::RateNotInForce { date, .. }
    | PlanFault::AgreementNotInForce { date, .. }
    | PlanFault::PriceNotInForce { date, .. }
    | PlanFault::VatFactorNotInForce { date, .. } = &mut kind
    {
        *date = on;
    }
    Fault::at(fault.path().clone(), kind)
}
impl Activity {
    /// Whether a payment is unpaid and has the amount 0 because the plan is paused.
    pub(crate) fn is_paused_to_nothing(&self, entry: &LedgerEntry) -> bool {
        entry.paid.is_none() && entry.amount.is_zero() && !self.plan.pauses.is_empty()
    }
}
