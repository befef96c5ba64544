//! The payments of a municipality, found by reference, by company and amount, and by company and month.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::left::{accepted, is_fresh, requested, requested_net};
use super::span::{About, MonthNumber, Span, Tier, month_number, spans};
use super::{OpenPayment, OpenPlan};
use crate::dates::Date;
use crate::money;
use crate::plan::reference::PlanMark;
use crate::plan::{Cvr, PaymentReference};

/// A payment, identified by its index in [`OpenPayments`].
pub(super) type Slot = u32;

/// The longest time that a payment may cover to be found by its first day alone: two months.
const SHORT: u32 = 62;
/// The number of months in which a payment is searched by an amount near its own.
const MOST_MONTHS: MonthNumber = 12;

/// The payments of a municipality, prepared to be matched with lines.
///
/// Building it sorts the payments; a line is then found by binary search. A million payments use some 110 MB in
/// addition to the plans. The order of the plans does not matter.
pub struct OpenPayments<'a> {
    plans: Cow<'a, [OpenPlan]>,
    /// By plan id and date: the plan and the payment.
    slots: Vec<(u32, u32)>,
    /// What the payment of each slot covers.
    spans: Vec<Span>,
    /// For each plan, by index: the first slot and the one after the last.
    plan_slots: Vec<(Slot, Slot)>,
    /// The marks of the plans.
    marks: Vec<(PlanMark, u32)>,
    /// The plans of each company, in the order of their slots.
    companies: Vec<(u32, Slot, u32)>,
    /// The largest payment of each company in øre.
    largest: FxHashMap<u32, i64>,
    by_reference: Vec<(PlanMark, Date, Slot)>,
    by_amount: Vec<Priced>,
    /// As `by_amount`, for payments that cover more days than the short limit.
    by_amount_long: Vec<Priced>,
    by_month: Vec<Spot>,
    month_sums: FxHashMap<(u32, MonthNumber), MonthSum>,
    /// Months in which a plan has several payments.
    plan_months: Vec<PlanMonth>,
}

/// The exact amount of a line that pays a payment of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Priced {
    cvr: u32,
    oere: i64,
    span: Span,
    slot: Slot,
}

/// The amounts that pay a payment within its tolerance, in øre, both included, in a month that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    cvr: u32,
    month: MonthNumber,
    low: i64,
    high: i64,
    slot: Slot,
    /// The highest `high` of the same company and month up to this entry.
    top: i64,
}

/// The sum of the payments in a month, in øre, of those of which nothing is paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct MonthSum {
    pub(super) oere: i64,
    pub(super) count: usize,
}

/// The sum of the payments of a plan in a month in which it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlanMonth {
    pub(super) cvr: u32,
    pub(super) month: MonthNumber,
    /// The first slot of the plan. It orders plans independently of the order in which they were given.
    pub(super) first: Slot,
    pub(super) plan: u32,
    pub(super) oere: i64,
    pub(super) count: usize,
}

/// The payments of the first tier that has any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fitting {
    pub(super) tier: Option<Tier>,
    pub(super) slots: Vec<Slot>,
}

impl Fitting {
    /// The first of these tiers with a result.
    pub(super) fn first(tiers: &[Tier], find: impl Fn(Tier) -> Vec<Slot>) -> Self {
        let found = tiers.iter().map(|tier| (*tier, find(*tier)));
        let (tier, slots) = found.into_iter().find(|(_, slots)| !slots.is_empty()).unzip();
        Self { tier, slots: slots.unwrap_or_default() }
    }
}

/// The look-ups that matching needs. Tests compare the index with an implementation that looks at every payment.
pub(super) trait Lookup {
    /// The payments of a reference: one, unless two plans have the same mark or the same id.
    fn by_reference(&self, reference: PaymentReference) -> Vec<Slot>;
    /// The payments of a company with exactly this amount, of some tiers, ordered by the days that they cover, then
    /// by slot: those of the first tier that has any.
    fn exact(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting;
    /// As [`exact`](Self::exact), for payments whose tolerance includes the amount.
    fn near(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting;
    /// The payments of a company whose covered days begin in a month, except payments of 0.
    fn of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot>;
    /// The sum of those of which nothing is paid.
    fn month_sum(&self, cvr: u32, month: MonthNumber) -> MonthSum;
    /// The same by plan, if a plan has several of them; in the order of their slots.
    fn plan_months(&self, cvr: u32, month: MonthNumber) -> Vec<PlanMonth>;
}

/// A CVR number as a number.
pub(super) fn cvr_number(cvr: &Cvr) -> Option<u32> {
    cvr.as_str().parse().ok()
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
        // Sorted by all of their content, so that the order in which they were given has no effect.
        order.sort_by_key(|index| {
            plan_at(&plans, *index).map(|OpenPlan { plan, cvr, tolerance, payments }| {
                (plan, cvr, payments, tolerance.percent, tolerance.amount)
            })
        });
        let count = plans.iter().map(|plan| plan.payments.len()).sum();
        let mut open = Self {
            plans: Cow::default(),
            slots: Vec::with_capacity(count),
            spans: Vec::with_capacity(count),
            plan_slots: vec![(0, 0); plans.len()],
            marks: Vec::with_capacity(plans.len()),
            companies: Vec::with_capacity(plans.len()),
            largest: FxHashMap::default(),
            by_reference: Vec::with_capacity(count),
            by_amount: Vec::with_capacity(count),
            by_amount_long: Vec::new(),
            by_month: Vec::with_capacity(count),
            month_sums: FxHashMap::default(),
            plan_months: Vec::new(),
        };
        for index in order {
            if let Some(plan) = plan_at(&plans, index) {
                open.add(index, plan);
            }
        }
        open.plans = plans;
        open.marks.sort_unstable();
        open.companies.sort_unstable();
        open.by_reference.sort_unstable();
        open.by_amount.sort_unstable();
        open.by_amount_long.sort_unstable();
        open.by_month.sort_unstable();
        open.plan_months.sort_unstable();
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
        let mut numbered: Vec<(u32, &OpenPayment)> = (0..).zip(&plan.payments).collect();
        numbered.sort_by_key(|(_, payment)| (payment.date, payment.amount));
        let payments: Vec<&OpenPayment> = numbered.iter().map(|(_, payment)| *payment).collect();
        let spans = spans(&payments);
        let first = Slot::try_from(self.slots.len()).unwrap_or(Slot::MAX);
        if !plan.plan.is_empty() {
            self.marks.push((mark, index));
        }
        if let Some(cvr) = cvr {
            self.companies.push((cvr, first, index));
        }
        let mut months: Vec<(MonthNumber, MonthSum)> = Vec::new();
        let mut largest = 0;
        for ((number, payment), span) in numbered.into_iter().zip(spans) {
            let Ok(slot) = Slot::try_from(self.slots.len()) else { return };
            self.slots.push((index, number));
            self.spans.push(span);
            if let Some(of_plan) =
                usize::try_from(index).ok().and_then(|index| self.plan_slots.get_mut(index))
            {
                *of_plan = (first, slot.saturating_add(1));
            }
            if !plan.plan.is_empty() {
                self.by_reference.push((mark, payment.date, slot));
            }
            let (Some(cvr), Ok(oere)) = (cvr, money::to_oere(payment.amount)) else { continue };
            let Some((low, high)) = accepted(plan, payment) else { continue };
            let Ok(requested) = money::to_oere(requested(plan, payment)) else { continue };
            let is_short = super::span::days_between(span.first, span.last) <= SHORT;
            let by_amount = if is_short { &mut self.by_amount } else { &mut self.by_amount_long };
            by_amount.push(Priced { cvr, oere: requested, span, slot });
            let net = requested_net(plan, payment).and_then(|net| money::to_oere(net).ok());
            by_amount.extend(net.map(|oere| Priced { cvr, oere, span, slot }));
            let month = month_number(span.first);
            let last = month_number(span.last).min(month.saturating_add(MOST_MONTHS - 1));
            for month in month..=last {
                self.by_month.push(Spot { cvr, month, low, high, slot, top: high });
            }
            largest = largest.max(oere.saturating_abs());
            if is_fresh(payment) {
                match months.last_mut().filter(|(known, _)| *known == month) {
                    Some((_, sum)) => sum.add(oere),
                    None => months.push((month, MonthSum { oere, count: 1 })),
                }
            }
        }
        let Some(cvr) = cvr else { return };
        let known = self.largest.entry(cvr).or_default();
        *known = largest.max(*known);
        // Payments entered by hand may cover days in another order than their scheduled days.
        months.sort_by_key(|(month, _)| *month);
        months.dedup_by(|(month, sum), (known, all)| {
            let same = month == known;
            if same {
                all.oere = all.oere.saturating_add(sum.oere);
                all.count = all.count.saturating_add(sum.count);
            }
            same
        });
        for (month, MonthSum { oere, count }) in months {
            let sum = self.month_sums.entry((cvr, month)).or_default();
            sum.oere = sum.oere.saturating_add(oere);
            sum.count = sum.count.saturating_add(count);
            if count > 1 {
                self.plan_months.push(PlanMonth { cvr, month, first, plan: index, oere, count });
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

    /// What the payment of a slot covers.
    pub(super) fn span(&self, slot: Slot) -> Option<Span> {
        self.spans.get(usize::try_from(slot).ok()?).copied()
    }

    /// The plan of a slot, by its place.
    pub(super) fn plan_of(&self, slot: Slot) -> Option<u32> {
        self.slots.get(usize::try_from(slot).ok()?).map(|(plan, _)| *plan)
    }

    /// A plan by its place.
    pub(super) fn plan(&self, plan: u32) -> Option<&OpenPlan> {
        plan_at(&self.plans, plan)
    }

    /// The slots of a plan, by the days of the payments.
    pub(super) fn slots_of(&self, plan: u32) -> std::ops::Range<Slot> {
        let slots = usize::try_from(plan).ok().and_then(|plan| self.plan_slots.get(plan)).copied();
        let (first, end) = slots.unwrap_or_default();
        first..end
    }

    /// The slots of a plan that begin to cover in a month.
    pub(super) fn slots_of_month(&self, plan: u32, month: MonthNumber) -> impl Iterator<Item = Slot> {
        let begins =
            move |slot: &Slot| self.span(*slot).is_some_and(|span| month_number(span.first) == month);
        self.slots_of(plan).filter(begins)
    }

    /// The id of the plan with this mark; none if there is no such plan, or more than one.
    pub(super) fn named(&self, mark: PlanMark) -> Option<&str> {
        match with_key(&self.marks, mark, |(mark, _)| *mark) {
            [(_, plan)] => plan_at(&self.plans, *plan).map(|plan| plan.plan.as_str()),
            _ => None,
        }
    }

    /// Whether a plan has several payments in a month.
    pub(super) const fn has_plan_months(&self) -> bool {
        !self.plan_months.is_empty()
    }

    /// The payments with the mark of a plan on a day.
    pub(super) fn marked(&self, mark: PlanMark, date: Date) -> Vec<Slot> {
        let items = with_key(&self.by_reference, (mark, date), |(mark, date, _)| (*mark, *date));
        items.iter().map(|item| item.2).collect()
    }

    /// The plans of a company.
    pub(super) fn plans_of(&self, cvr: u32) -> impl Iterator<Item = u32> {
        with_key(&self.companies, cvr, |(cvr, ..)| *cvr).iter().map(|(.., plan)| *plan)
    }

    /// The largest payment of a company in øre.
    pub(super) fn largest(&self, cvr: u32) -> i64 {
        self.largest.get(&cvr).copied().unwrap_or_default()
    }

    /// By the days that they cover, then by slot.
    fn in_order(&self, mut slots: Vec<Slot>) -> Vec<Slot> {
        slots.sort_unstable_by_key(|slot| (self.span(*slot), *slot));
        slots.dedup();
        slots
    }

    /// For a tier, the payments of a company whose tolerance includes an amount.
    fn near_of(&self, cvr: u32, oere: i64, about: &About, tier: Tier) -> Vec<Slot> {
        let (first, last) = about.months(tier);
        let mut found = Vec::new();
        let start = self.by_month.partition_point(|spot| (spot.cvr, spot.month) < (cvr, first));
        let mut rest = self.by_month.get(start..).unwrap_or_default();
        while let Some(spot) = rest.first().filter(|spot| spot.cvr == cvr && spot.month <= last) {
            let end = rest.partition_point(|other| (other.cvr, other.month) <= (spot.cvr, spot.month));
            let (of_month, after) = rest.split_at_checked(end).unwrap_or_default();
            let reach = of_month.partition_point(|spot| spot.low <= oere);
            let reached = of_month.get(..reach).unwrap_or_default().iter().rev();
            let reached = reached.take_while(|spot| spot.top >= oere).filter(|spot| spot.high >= oere);
            let is_there = |slot: Slot| self.span(slot).and_then(|span| about.tier(span)) == Some(tier);
            found.extend(reached.map(|spot| spot.slot).filter(|slot| is_there(*slot)));
            rest = after;
        }
        self.in_order(found)
    }
}

impl MonthSum {
    const fn add(&mut self, oere: i64) {
        self.oere = self.oere.saturating_add(oere);
        self.count = self.count.saturating_add(1);
    }
}

fn plan_at(plans: &[OpenPlan], index: u32) -> Option<&OpenPlan> {
    plans.get(usize::try_from(index).ok()?)
}

/// The items whose key is `key`, from a list sorted by it.
fn with_key<T, K: Ord>(items: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let start = items.partition_point(|item| of(item) < key);
    let rest = items.get(start..).unwrap_or_default();
    // There are few of them, so a linear search for the end is fast.
    let mut reach = 1;
    while rest.get(reach).is_some_and(|item| of(item) <= key) {
        reach *= 2;
    }
    let rest = rest.get(..reach).unwrap_or(rest);
    let end = rest.partition_point(|item| of(item) <= key);
    rest.get(..end).unwrap_or_default()
}

impl Lookup for OpenPayments<'_> {
    fn by_reference(&self, reference: PaymentReference) -> Vec<Slot> {
        self.marked(reference.mark(), reference.date())
    }

    fn exact(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting {
        let key = |priced: &Priced| (priced.cvr, priced.oere);
        let short = with_key(&self.by_amount, (cvr, oere), key);
        let long = with_key(&self.by_amount_long, (cvr, oere), key);
        if short.is_empty() && long.is_empty() {
            return Fitting::default();
        }
        Fitting::first(tiers, |tier| {
            let (from, to) = about.starts(tier, SHORT);
            let begin = short.partition_point(|priced| priced.span.first < from);
            let short = short.get(begin..).unwrap_or_default();
            let short = short.iter().take_while(|priced| priced.span.first <= to);
            let found = short.chain(long).filter(|priced| about.tier(priced.span) == Some(tier));
            self.in_order(found.map(|priced| priced.slot).collect())
        })
    }

    fn near(&self, cvr: u32, oere: i64, about: &About, tiers: &[Tier]) -> Fitting {
        Fitting::first(tiers, |tier| self.near_of(cvr, oere, about, tier))
    }

    fn of_month(&self, cvr: u32, month: MonthNumber) -> Vec<Slot> {
        let spots = with_key(&self.by_month, (cvr, month), |spot| (spot.cvr, spot.month));
        let begins = |slot: &Slot| self.span(*slot).is_some_and(|span| month_number(span.first) == month);
        let mut slots: Vec<Slot> = spots.iter().map(|spot| spot.slot).filter(begins).collect();
        slots.sort_unstable();
        slots
    }

    fn month_sum(&self, cvr: u32, month: MonthNumber) -> MonthSum {
        self.month_sums.get(&(cvr, month)).copied().unwrap_or_default()
    }

    fn plan_months(&self, cvr: u32, month: MonthNumber) -> Vec<PlanMonth> {
        with_key(&self.plan_months, (cvr, month), |one| (one.cvr, one.month)).to_vec()
    }
}

crate::privacy::debug_by_fields!(OpenPayments<'_> {
    plans, slots, spans, plan_slots, marks, companies, largest, by_reference, by_amount, by_amount_long, by_month,
    month_sums, plan_months
});
