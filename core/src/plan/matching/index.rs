//! The payments of a municipality, found by reference, by company and amount, and by company and month.

use std::borrow::Cow;

use chrono::Datelike;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{OpenPayment, OpenPlan};
use crate::dates::Date;
use crate::money;
use crate::plan::reference::PlanMark;
use crate::plan::{Cvr, PaymentReference};

/// A payment, by its place in [`OpenPayments`].
pub(super) type Slot = u32;

/// A month as a number: twelve times the year and the month from 0.
pub(super) type MonthNumber = i32;

/// What a municipality is to pay, ready to be matched with lines.
///
/// Building it sorts the payments; a line is then found by binary search. A million payments take some 100 MB
/// beside the plans. The order of the plans does not matter.
pub struct OpenPayments<'a> {
    plans: Cow<'a, [OpenPlan]>,
    /// By plan id and date: the plan and the payment.
    slots: Vec<(u32, u32)>,
    by_reference: Vec<(PlanMark, Date, Slot)>,
    by_amount: Vec<(u32, i64, Date, Slot)>,
    by_month: Vec<Spot>,
    month_sums: FxHashMap<(u32, MonthNumber), MonthSum>,
}

/// The amounts that pay a payment within its tolerance, in øre, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    cvr: u32,
    month: MonthNumber,
    low: i64,
    high: i64,
    slot: Slot,
    /// The highest `high` of the same company and month up to here.
    top: i64,
}

/// What the payments of a company in a month come to, in øre, of those that nothing is paid of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct MonthSum {
    pub(super) oere: i64,
    pub(super) count: usize,
}

/// What payments are looked up by. Tests hold the index equal to one that looks at all of them.
pub(super) trait Lookup {
    /// The payments of a reference: one, unless two plans have the same mark or the same id.
    fn by_reference(&self, reference: PaymentReference) -> Vec<Slot>;
    /// Of the payments of a company and exactly an amount: those nearest to a day, if within `days`.
    fn exact(&self, cvr: u32, oere: i64, date: Date, days: u32) -> Vec<Slot>;
    /// Of the payments of a company whose tolerance includes an amount: those nearest to a day, if within `days`.
    fn near(&self, cvr: u32, oere: i64, date: Date, days: u32) -> Vec<Slot>;
    /// The payments of a company in a month, other than those of 0.
    fn of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot>;
    /// What those come to that nothing is paid of.
    fn month_sum(&self, cvr: u32, month: MonthNumber) -> MonthSum;
}

/// A CVR number as a number.
pub(super) fn cvr_number(cvr: &Cvr) -> Option<u32> {
    cvr.as_str().parse().ok()
}

/// The month of a date.
pub(super) fn month_number(date: Date) -> MonthNumber {
    let month = i32::try_from(date.month0()).unwrap_or_default();
    date.year().saturating_mul(12).saturating_add(month)
}

/// How many days are between two.
pub(super) fn days_between(one: Date, other: Date) -> u32 {
    let days = one.signed_duration_since(other).num_days().unsigned_abs();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// What a line without a reference is to pay of a payment: what is left of it, or all where nothing is, so that a
/// second invoice is known.
pub(super) fn asked(plan: &OpenPlan, payment: &OpenPayment) -> Decimal {
    let left = payment.amount.checked_sub(payment.paid).unwrap_or(payment.amount);
    if is_settled(plan, payment, left) { payment.amount } else { left }
}

/// Whether something is paid, and what is left of a payment is within the tolerance, or overpaid.
pub(super) fn is_settled(plan: &OpenPlan, payment: &OpenPayment, left: Decimal) -> bool {
    let overpaid = left.is_sign_negative() != payment.amount.is_sign_negative();
    left != payment.amount
        && (overpaid || left.is_zero() || left.abs() <= plan.tolerance.width(payment.amount))
}

/// The amounts in øre that pay a payment within the tolerance of its plan. Never 0, nor the other way.
pub(super) fn accepted(plan: &OpenPlan, payment: &OpenPayment) -> Option<(i64, i64)> {
    let amount = money::to_oere(asked(plan, payment)).ok().filter(|amount| *amount != 0)?;
    let width = plan.tolerance.width(payment.amount).checked_mul(Decimal::ONE_HUNDRED);
    let width = width.and_then(|width| i64::try_from(width.floor()).ok()).unwrap_or(i64::MAX);
    let (low, high) = (amount.saturating_sub(width), amount.saturating_add(width));
    Some(if amount > 0 { (low.max(1), high) } else { (low, high.min(-1)) })
}

impl<'a> OpenPayments<'a> {
    /// Sorts the payments of these plans, which it borrows or keeps.
    ///
    /// ```
    /// use bevilling::plan::{MatchOptions, OpenPayments};
    /// // Kept for as many files of lines as there are.
    /// let open: OpenPayments<'static> = OpenPayments::new(Vec::new());
    /// assert!(open.is_empty() && open.match_lines(&[], MatchOptions::default()).is_empty());
    /// ```
    #[must_use]
    pub fn new(plans: impl Into<Cow<'a, [OpenPlan]>>) -> Self {
        let plans = plans.into();
        let mut order: Vec<u32> = (0..).zip(plans.iter()).map(|(index, _)| index).collect();
        // By all that they hold, so that the order they were given in is of no account.
        order.sort_by_key(|index| {
            plan_at(&plans, *index).map(|OpenPlan { plan, cvr, tolerance, payments }| {
                (plan, cvr, payments, tolerance.percent, tolerance.amount)
            })
        });
        let count = plans.iter().map(|plan| plan.payments.len()).sum();
        let mut open = Self {
            plans: Cow::default(),
            slots: Vec::with_capacity(count),
            by_reference: Vec::with_capacity(count),
            by_amount: Vec::with_capacity(count),
            by_month: Vec::with_capacity(count),
            month_sums: FxHashMap::default(),
        };
        for index in order {
            if let Some(plan) = plan_at(&plans, index) {
                open.add(index, plan);
            }
        }
        open.plans = plans;
        open.by_reference.sort_unstable();
        open.by_amount.sort_unstable();
        open.by_month.sort_unstable();
        let mut before: Option<Spot> = None;
        for spot in &mut open.by_month {
            let same = before.filter(|before| (before.cvr, before.month) == (spot.cvr, spot.month));
            spot.top = same.map_or(spot.high, |before| before.top.max(spot.high));
            before = Some(*spot);
        }
        open
    }

    fn add(&mut self, index: u32, plan: &OpenPlan) {
        let mark = PlanMark::of(&plan.plan);
        let cvr = plan.cvr.as_ref().and_then(cvr_number);
        let mut payments: Vec<(u32, &OpenPayment)> = (0..).zip(&plan.payments).collect();
        payments.sort_by_key(|(_, payment)| (payment.date, payment.amount));
        for (number, payment) in payments {
            let Ok(slot) = Slot::try_from(self.slots.len()) else { return };
            self.slots.push((index, number));
            if !plan.plan.is_empty() {
                self.by_reference.push((mark, payment.date, slot));
            }
            let (Some(cvr), Ok(oere)) = (cvr, money::to_oere(payment.amount)) else { continue };
            let Some((low, high)) = accepted(plan, payment) else { continue };
            let Ok(asked) = money::to_oere(asked(plan, payment)) else { continue };
            let month = month_number(payment.date);
            self.by_amount.push((cvr, asked, payment.date, slot));
            self.by_month.push(Spot { cvr, month, low, high, slot, top: high });
            if payment.paid.is_zero() {
                let sum = self.month_sums.entry((cvr, month)).or_default();
                sum.oere = sum.oere.saturating_add(oere);
                sum.count = sum.count.saturating_add(1);
            }
        }
    }

    /// How many payments there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The plan and the payment of a slot.
    pub(super) fn at(&self, slot: Slot) -> Option<(&OpenPlan, &OpenPayment)> {
        let (plan, payment) = self.slots.get(usize::try_from(slot).ok()?)?;
        let plan = plan_at(&self.plans, *plan)?;
        Some((plan, plan.payments.get(usize::try_from(*payment).ok()?)?))
    }
}

fn plan_at(plans: &[OpenPlan], index: u32) -> Option<&OpenPlan> {
    plans.get(usize::try_from(index).ok()?)
}

/// The items whose key is `key`, of items sorted by it.
fn with_key<T, K: Ord>(items: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let start = items.partition_point(|item| of(item) < key);
    let rest = items.get(start..).unwrap_or_default();
    let end = rest.partition_point(|item| of(item) <= key);
    rest.get(..end).unwrap_or_default()
}

impl Lookup for OpenPayments<'_> {
    fn by_reference(&self, reference: PaymentReference) -> Vec<Slot> {
        let key = (reference.mark(), reference.date());
        with_key(&self.by_reference, key, |(mark, date, _)| (*mark, *date))
            .iter()
            .map(|item| item.2)
            .collect()
    }

    fn exact(&self, cvr: u32, oere: i64, date: Date, days: u32) -> Vec<Slot> {
        let same = with_key(&self.by_amount, (cvr, oere), |(cvr, oere, ..)| (*cvr, *oere));
        let split = same.partition_point(|(_, _, on, _)| *on <= date);
        let before = same.get(..split).and_then(<[_]>::last).map(|item| item.2);
        let after = same.get(split).map(|item| item.2);
        let distance = |on: &Option<Date>| on.map_or(u32::MAX, |on| days_between(on, date));
        let nearest = distance(&before).min(distance(&after));
        if nearest > days {
            return Vec::new();
        }
        let mut slots: Vec<Slot> = [before, after]
            .into_iter()
            .filter(|on| distance(on) == nearest)
            .flatten()
            .flat_map(|on| with_key(same, on, |(_, _, date, _)| *date))
            .map(|item| item.3)
            .collect();
        slots.sort_unstable();
        slots
    }

    fn near(&self, cvr: u32, oere: i64, date: Date, days: u32) -> Vec<Slot> {
        let span = chrono::Days::new(days.into());
        let first = date.checked_sub_days(span).map_or(MonthNumber::MIN, month_number);
        let last = date.checked_add_days(span).map_or(MonthNumber::MAX, month_number);
        let mut nearest = days;
        let mut found = Vec::new();
        let start = self.by_month.partition_point(|spot| (spot.cvr, spot.month) < (cvr, first));
        let mut rest = self.by_month.get(start..).unwrap_or_default();
        while let Some(spot) = rest.first().filter(|spot| spot.cvr == cvr && spot.month <= last) {
            let end = rest.partition_point(|other| (other.cvr, other.month) <= (spot.cvr, spot.month));
            let (of_month, after) = rest.split_at_checked(end).unwrap_or_default();
            let reach = of_month.partition_point(|spot| spot.low <= oere);
            let reached = of_month.get(..reach).unwrap_or_default().iter().rev();
            for spot in reached.take_while(|spot| spot.top >= oere).filter(|spot| spot.high >= oere) {
                let Some((_, payment)) = self.at(spot.slot) else { continue };
                let distance = days_between(payment.date, date);
                if distance < nearest {
                    found.clear();
                }
                if distance <= nearest {
                    nearest = distance;
                    found.push(spot.slot);
                }
            }
            rest = after;
        }
        found.sort_unstable();
        found
    }

    fn of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot> {
        let spots = with_key(&self.by_month, (cvr, month), |spot| (spot.cvr, spot.month));
        let mut slots: Vec<Slot> = spots.iter().map(|spot| spot.slot).collect();
        slots.sort_unstable();
        slots
    }

    fn month_sum(&self, cvr: u32, month: MonthNumber) -> MonthSum {
        self.month_sums.get(&(cvr, month)).copied().unwrap_or_default()
    }
}

crate::privacy::debug_by_fields!(OpenPayments<'_> { plans, slots, by_reference, by_amount, by_month, month_sums });
