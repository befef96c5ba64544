//! The payments of a plan as runs: consecutive payments of the same amount.
//!
//! A price is computed once for a run, not once for each payment, and a total multiplies. Payments, totals, previews
//! and ledgers are all made from runs, so they cannot disagree.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::payment::Payment;
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults};
use crate::limits::MAX_PAYMENTS;
use crate::money;
use crate::plan::price::{NoPrice, Pricer};
use crate::plan::schedule::{Lengths, Paused, PayDays, Paying, Running, WHOLE, Walk};
use crate::plan::{Pause, PaymentPlan, PlanFault, PlannedPayment, Price, PriceBasis, Prices, Schedule};

/// Consecutive payments of one amount, or of one price per day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentRun {
    days: Paying,
    each: Each,
    /// Whether the price is known.
    pub basis: PriceBasis,
}

/// The amount of each payment of a [`PaymentRun`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Each {
    /// Kroner, rounded.
    Amount(Decimal),
    /// Kroner for each covered day, before the VAT factor, and that factor. The payments are numbered, and each
    /// covers whole weeks or months.
    PerDay { day: Decimal, vat: Decimal },
}

/// Payments that have no price.
#[derive(Debug)]
pub(crate) struct Unpriced {
    /// From the first payment that lacks a price.
    days: Paying,
    pub(crate) faults: Faults<PlanFault>,
}

/// The most days that a payment covers.
const LONGEST: u64 = 366;

impl PaymentRun {
    /// The one payment of a day.
    fn single(date: Date, amount: Decimal, basis: PriceBasis) -> Self {
        Self { days: Paying::once(date), each: Each::Amount(amount), basis }
    }

    /// How many payments, computed without a walk.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.days.count()
    }

    /// The days, in order.
    pub fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        self.days.walk()
    }

    /// The amount of each payment in kroner, rounded. `None` for a price per day with months of different lengths.
    #[must_use]
    pub fn amount(&self) -> Option<Decimal> {
        match self.each {
            Each::Amount(amount) => Some(amount),
            Each::PerDay { day, vat } => match self.lengths().as_slice() {
                [(days, _)] => money::per_day(day, vat, *days),
                _ => None,
            },
        }
    }

    /// The payments, in order.
    pub fn payments(&self) -> impl Iterator<Item = Payment> + use<> {
        let Self { days, each, basis } = *self;
        let amount_on = move |date: Date| match (each, days) {
            (Each::Amount(amount), _) => Some(amount),
            (Each::PerDay { day, vat }, Paying::Numbered { coverage, .. }) => {
                money::per_day(day, vat, coverage.whole_of(date)?.days()?)
            }
            (Each::PerDay { .. }, Paying::Within(..)) => None,
        };
        self.dates().map_while(move |date| Some(Payment { date, amount: amount_on(date)?, basis }))
    }

    /// Adds the payments to others, in order.
    pub(crate) fn make(&self, payments: &mut Vec<Payment>) {
        match (self.each, self.days.walk()) {
            (Each::Amount(amount), Walk::Regular(dates)) => {
                let basis = self.basis;
                payments.extend(dates.map(|date| Payment { date, amount, basis }));
            }
            _ => payments.extend(self.payments()),
        }
    }

    /// Their sum, computed without a walk.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Decimal, PlanFault> {
        let times = |amount: Decimal, count: u64| {
            money::times(amount, count)
                .ok_or_else(|| PlanFault::AmountTooLarge { text: format!("{count} × {amount}") })
        };
        match self.each {
            Each::Amount(amount) => times(amount, self.count()),
            Each::PerDay { day, vat } => {
                let lengths = self.lengths();
                let lengths = lengths.as_slice().iter().copied();
                if let Some(total) = money::per_days(day, vat, lengths.clone()) {
                    return Ok(total);
                }
                sum(lengths.map(|(days, count)| {
                    let text = || PlanFault::AmountTooLarge { text: format!("{days} × {day}") };
                    times(money::per_day(day, vat, days).ok_or_else(text)?, count)
                }))
            }
        }
    }

    /// How many payments cover each number of days.
    fn lengths(&self) -> Lengths {
        match &self.days {
            Paying::Numbered { coverage, first, last } => coverage.lengths(*first, *last),
            Paying::Within(..) => Lengths::default(),
        }
    }
}

/// The sum of totals. The first fault is the fault of the sum.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn sum(
    totals: impl IntoIterator<Item = Result<Decimal, PlanFault>>,
) -> Result<Decimal, PlanFault> {
    let mut fault = None;
    let totals = totals.into_iter().map_while(|total| total.map_err(|found| fault = Some(found)).ok());
    let sum = money::sum(totals);
    match fault {
        Some(fault) => Err(fault),
        None => sum.map_err(|fault| PlanFault::AmountTooLarge { text: fault.to_string() }),
    }
}

impl Unpriced {
    /// The days of the payments that have no price.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        self.days.walk()
    }
}

/// How many payments a plan has within `window`, computed without a walk.
///
/// `period` is the period of the activity. A one-time plan pays on its date whatever `period` says. Individual
/// payments outside `period` are left out.
#[must_use]
pub fn count(plan: &PaymentPlan, period: Period, window: Period) -> u64 {
    match &plan.schedule {
        Schedule::OneTime { date, .. } => u64::from(window.contains(*date)),
        Schedule::Running { .. } => {
            let running = Running::of(&plan.schedule, period).zip(period.intersect(window));
            running.map_or(0, |(running, days)| running.days.count(days))
        }
        Schedule::Individual { payments } => {
            let made = payments.iter().filter(|payment| is_made(payment, period, window));
            u64::try_from(made.count()).unwrap_or(u64::MAX)
        }
    }
}

fn is_made(payment: &PlannedPayment, period: Period, window: Period) -> bool {
    period.contains(payment.date) && window.contains(payment.date)
}

/// The payments of a plan within `window`, as runs in order.
///
/// As [`count`], with prices. Any number of payments is allowed within the years 1 to 9999.
///
/// # Errors
/// `plan-too-long` beyond these years; those of [`Prices::price_on`], once for each gap that contains a payment.
pub fn payment_runs(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<Vec<PaymentRun>, Faults<PlanFault>> {
    let (payment_runs, unpriced) = priced(plan, period, window, prices)?;
    let mut faults = Faults::new();
    for fault in unpriced.into_iter().flat_map(|unpriced| unpriced.faults) {
        faults.push(fault);
    }
    faults.into_result(payment_runs)
}

/// As [`payment_runs`], with the payments without a price listed separately.
pub(crate) fn priced(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    prices: &Prices<'_>,
) -> Result<(Vec<PaymentRun>, Vec<Unpriced>), Faults<PlanFault>> {
    match &plan.schedule {
        Schedule::OneTime { date, price, .. } if window.contains(*date) => {
            regular(PayDays::on_day(*date), Period::day(*date), price, prices)
        }
        Schedule::OneTime { .. } => Ok(<_>::default()),
        Schedule::Running { price, .. } => {
            let running = Running::of(&plan.schedule, period).zip(period.intersect(window));
            match running {
                // Days beyond the year 9999 need no price, and pricing every year of an open window would not end.
                Some((running, days))
                    if days.start().year() < 1 || days.end().is_none_or(|end| end.year() > 9999) =>
                {
                    let payments = running.days.count(days);
                    Err(Fault::new(PlanFault::PlanTooLong { payments, limit: MAX_PAYMENTS })
                        .nest("schedule")
                        .into())
                }
                Some((running, days)) if plan.pauses.is_empty() => laid(&running, days, price, prices),
                Some((running, days)) => with_pauses(&running, days, price, prices, &plan.pauses),
                None => Ok(<_>::default()),
            }
        }
        Schedule::Individual { payments } => {
            let faults = plan.check_shape();
            let mut made: Vec<&PlannedPayment> =
                payments.iter().filter(|payment| is_made(payment, period, window)).collect();
            made.sort_by_key(|payment| payment.date);
            let single = |payment: &PlannedPayment| {
                PaymentRun::single(payment.date, money::round(payment.amount), PriceBasis::Known)
            };
            faults.into_result((made.into_iter().map(single).collect(), Vec::new()))
        }
    }
}

/// The runs of a running plan with pauses on `days`: the parts without a pause and the fully paused parts as in
/// [`laid`], and each partly paused payment.
fn with_pauses(
    running: &Running,
    days: Period,
    price: &Price,
    prices: &Prices<'_>,
    pauses: &[Pause],
) -> Result<(Vec<PaymentRun>, Vec<Unpriced>), Faults<PlanFault>> {
    let coverage = running.coverage;
    let (mut number, last) = coverage.numbers(days);
    let (mut payment_runs, mut unpriced) = (Vec::new(), Vec::new());
    if number > last {
        return Ok((payment_runs, unpriced));
    }
    let pricer = prices.pricer(price)?;
    while number <= last {
        let Some((date, (_, covered))) = coverage.pay_day(number).zip(coverage.days(number)) else { break };
        let (until, percent) = match Paused::of(pauses, covered) {
            Paused::Until(pause) => (pause.map_or(last, |day| coverage.number_of(day) - 1), WHOLE),
            Paused::Through(percent, end) => {
                let is_to_the_end = end.is_none_or(|end| coverage.ends_by(end));
                (if is_to_the_end { last } else { coverage.last_ended(end) }, percent)
            }
            Paused::InPart => {
                let pays = match running.days {
                    PayDays::Regular(_) => PayDays::on_day(date),
                    moved @ PayDays::Moved(_) => moved,
                };
                let days = Paying::Within(pays, Period::day(date));
                match pricer.payment(running, pauses, date) {
                    Ok(on) => {
                        let each = Each::Amount(on.amount);
                        payment_runs.push(PaymentRun { days, each, basis: on.basis });
                    }
                    Err(missing) => unpriced.push(Unpriced { days, faults: missing.faults }),
                }
                number = number.saturating_add(1);
                continue;
            }
        };
        let until = until.min(last).max(number);
        let days = Period::new(date, coverage.pay_day(until)).unwrap_or(Period::day(date));
        let (made, missing) = laid(running, days, price, &prices.paying(percent))?;
        payment_runs.extend(made);
        unpriced.extend(missing);
        number = until.saturating_add(1);
    }
    Ok((payment_runs, unpriced))
}

/// The runs of a running plan on `days`.
pub(crate) fn laid(
    running: &Running,
    days: Period,
    price: &Price,
    prices: &Prices<'_>,
) -> Result<(Vec<PaymentRun>, Vec<Unpriced>), Faults<PlanFault>> {
    if running.proration.is_none() {
        return regular(running.days, days, price, prices);
    }
    let coverage = running.coverage;
    let (first, last) = coverage.numbers(days);
    let (mut payment_runs, mut unpriced) = (Vec::new(), Vec::new());
    if first > last {
        return Ok((payment_runs, unpriced));
    }
    let pricer = prices.pricer(price)?;
    let mut number = first;
    while number <= last {
        let (Some(date), Some((whole, covered))) = (coverage.pay_day(number), coverage.days(number)) else {
            break;
        };
        let (made, until) = if whole != covered {
            let part = pricer.part(running, &[], date, (whole, covered));
            (part.map(|(amount, basis)| (Each::Amount(amount), basis)), number)
        } else if running.proration.is_per_day() {
            whole_per_day(&pricer, running, number, whole)
        } else {
            match pricer.on(date) {
                Ok(on) => {
                    let until = on.until.map_or(i64::MAX, |until| coverage.last_until(until));
                    (Ok((Each::Amount(on.amount), on.basis)), until)
                }
                Err(missing) => (Err(missing), number),
            }
        };
        match made {
            Ok((each, basis)) => {
                let whole = if whole == covered { coverage.last_whole() } else { number };
                let until = until.min(whole).min(last).max(number);
                let days = Paying::Numbered { coverage, first: number, last: until };
                payment_runs.push(PaymentRun { days, each, basis });
                number = until.saturating_add(1);
            }
            Err(NoPrice { faults, resumes }) => {
                let next = resumes.map_or(i64::MAX, |resumes| match running.proration.is_per_day() {
                    true => coverage.first_begun(resumes),
                    false => coverage.first_from(resumes),
                });
                let next = next.max(number.saturating_add(1));
                let days =
                    Paying::Numbered { coverage, first: number, last: next.saturating_sub(1).min(last) };
                unpriced.push(Unpriced { days, faults });
                number = next;
            }
        }
    }
    Ok((payment_runs, unpriced))
}

/// The price per day of a numbered payment that covers whole weeks or months, and the last payment with that price.
fn whole_per_day(
    pricer: &Pricer<'_>,
    running: &Running,
    number: i64,
    whole: Period,
) -> (Result<(Each, PriceBasis), NoPrice>, i64) {
    let coverage = running.coverage;
    match pricer.unrounded(whole.start()) {
        Ok(on) => {
            let until = coverage.last_ended(on.until);
            // If the longest payment is too large, each is checked by itself.
            if until < number || money::per_day(on.base, on.vat, LONGEST).is_none() {
                let made =
                    pricer.over(&[(whole, WHOLE)]).map(|(amount, basis)| (Each::Amount(amount), basis));
                return (made, number);
            }
            (Ok((Each::PerDay { day: on.base, vat: on.vat }, on.basis)), until)
        }
        Err(missing) => (Err(missing), number),
    }
}

/// The runs of whole payments on `days`: a new run begins where the price changes.
fn regular(
    pays: PayDays,
    days: Period,
    price: &Price,
    prices: &Prices<'_>,
) -> Result<(Vec<PaymentRun>, Vec<Unpriced>), Faults<PlanFault>> {
    let (mut payment_runs, mut unpriced) = (Vec::new(), Vec::new());
    let mut next = pays.next_on_or_after(days.start());
    // A plan without payments needs no price. Even its rate need not exist.
    if !next.is_some_and(|date| days.contains(date)) {
        return Ok((payment_runs, unpriced));
    }
    let pricer = prices.pricer(price)?;
    while let Some(date) = next.filter(|date| days.contains(*date)) {
        let resumes = match pricer.on(date) {
            Ok(price) => {
                let resumes = price.until.and_then(|until| until.succ_opt());
                if let Some(days) = rest(date, resumes, days) {
                    let each = Each::Amount(price.amount);
                    payment_runs.push(PaymentRun {
                        days: Paying::Within(pays, days),
                        each,
                        basis: price.basis,
                    });
                }
                resumes
            }
            Err(missing) => {
                if let Some(days) = rest(date, missing.resumes, days) {
                    unpriced.push(Unpriced { days: Paying::Within(pays, days), faults: missing.faults });
                }
                missing.resumes
            }
        };
        next = resumes.and_then(|day| pays.next_on_or_after(day));
    }
    Ok((payment_runs, unpriced))
}

/// The days from `date` until the day before `resumes`, within `days`.
fn rest(date: Date, resumes: Option<Date>, days: Period) -> Option<Period> {
    let until = Period::new(date, resumes.and_then(|day| day.pred_opt())).ok()?;
    days.intersect(until)
}
