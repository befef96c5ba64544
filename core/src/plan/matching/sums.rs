//! Lines for several payments at once: the payments of a month, and consecutive payments.

use rust_decimal::Decimal;

use super::index::{Lookup, PlanMonth, Slot};
use super::run::{Pending, Run};
use super::span::{About, MonthNumber, Span, Tier, month_number};
use super::{LineMatch, MatchNote, MatchOutcome};
use crate::dates::Month;
use crate::money;

/// The most consecutive payments that one line may pay: a year of months.
const MOST_IN_RUN: usize = 12;

/// Open payments, and their sum.
struct Sum {
    slots: Vec<Slot>,
    oere: i64,
    note: MatchNote,
}

impl<'l, L: Lookup> Run<'_, 'l, L> {
    /// The open payments of a plan in a month, or all open payments of the company in it, whose sum is the amount: in
    /// the month of the line, in the month before, or in the months that it states.
    pub(super) fn by_month(&mut self, one: &mut Pending<'l>, cvr: u32, oere: i64) -> Option<LineMatch> {
        let (mut exact, mut near) = (Vec::new(), Vec::new());
        for month in months(&one.about) {
            let of_plans = self.lookup.plan_months(cvr, month);
            for of_plan in &of_plans {
                let Some((sum, width)) = self.open_sum(of_plan, oere) else { continue };
                if sum.oere == oere {
                    exact.push(sum);
                } else if sum.oere.abs_diff(oere) <= width {
                    near.push((sum, width));
                }
            }
            exact.extend(self.of_company(cvr, month, oere));
        }
        // If the company has one plan, both searches find the same payments.
        exact.dedup_by(|one, known| one.slots == known.slots);
        // A line that states several months does not belong to one of them alone.
        let is_one_month = !one.about.is_stated || months(&one.about).count() == 1;
        if let ([sum], false) = (exact.as_slice(), is_one_month) {
            let sum = std::slice::from_ref(sum);
            return Some(self.several(one, MatchOutcome::Offered, sum));
        }
        if let [sum] = exact.as_slice() {
            one.notes.push(sum.note.clone());
            one.notes.extend(one.line.cvr.clone().map(|cvr| MatchNote::CvrSame { cvr }));
            let slots = sum.slots.clone();
            return Some(self.pays(one, MatchOutcome::Matched, &slots));
        }
        if !exact.is_empty() {
            return Some(self.several(one, MatchOutcome::Ambiguous, &exact));
        }
        let (first, _) = near.first()?;
        let (amount, expected) = (one.line.amount, money::from_oere(first.oere));
        let tolerance = near.first().map(|(_, width)| *width).and_then(|width| i64::try_from(width).ok());
        let tolerance = money::from_oere(tolerance.unwrap_or(i64::MAX));
        let all: Vec<Sum> = near.into_iter().map(|(sum, _)| sum).collect();
        let note = MatchNote::AmountWithinTolerance { amount, expected, tolerance };
        let mut found = self.several(one, MatchOutcome::Offered, &all);
        found.notes.push(note);
        Some(found)
    }

    /// The sums become notes, and their payments become candidates.
    fn several(&self, one: &mut Pending<'l>, outcome: MatchOutcome, sums: &[Sum]) -> LineMatch {
        one.notes.extend(sums.iter().take(super::MAX_CANDIDATES).map(|sum| sum.note.clone()));
        // The first payment of each sum is always a candidate, even if the list is full.
        let mut slots: Vec<Slot> = sums.iter().filter_map(|sum| sum.slots.first().copied()).collect();
        let rest: Vec<Slot> = sums.iter().flat_map(|sum| sum.slots.iter().skip(1).copied()).collect();
        let room = super::MAX_CANDIDATES.saturating_sub(slots.len());
        slots.extend(rest.into_iter().take(room));
        slots.sort_unstable();
        slots.dedup();
        if outcome == MatchOutcome::Ambiguous {
            one.notes.push(MatchNote::SeveralFit { count: sums.len() });
        }
        self.with_candidates(one, outcome, &slots)
    }

    /// The open sum of a plan in a month, and the distance of a line from it in øre. None if the amount is too far
    /// away or only one payment is open.
    fn open_sum(&self, of_plan: &PlanMonth, oere: i64) -> Option<(Sum, u64)> {
        let PlanMonth { plan, month, .. } = *of_plan;
        let (paid, count) = self.plan_touched.get(&(plan, month)).copied().unwrap_or_default();
        let sum = of_plan.oere.checked_sub(paid)?;
        let is_several = of_plan.count.saturating_sub(count) > 1;
        if !is_several || (sum < 0) != (oere < 0) || sum.abs_diff(oere) > self.width(plan, sum) {
            return None;
        }
        self.untouched_sum(plan, month)
    }

    fn width(&self, plan: u32, sum: i64) -> u64 {
        let width = self.open.plan(plan).map(|plan| plan.tolerance.width(money::from_oere(sum)));
        let width = width.and_then(|width| width.checked_mul(Decimal::ONE_HUNDRED));
        width.and_then(|width| u64::try_from(width.floor()).ok()).unwrap_or(u64::MAX)
    }

    /// The untouched payments of a plan in a month, if there are several, and the distance of a line from their sum.
    fn untouched_sum(&self, plan: u32, month: MonthNumber) -> Option<(Sum, u64)> {
        let slots = self.open.slots_of_month(plan, month).filter(|slot| self.is_untouched(*slot));
        let slots: Vec<Slot> = slots.collect();
        let mut sum: i64 = 0;
        for slot in &slots {
            sum = sum.checked_add(money::to_oere(self.open.at(*slot)?.1.amount).ok()?)?;
        }
        if slots.len() < 2 {
            return None;
        }
        let (width, expected, count) = (self.width(plan, sum), money::from_oere(sum), slots.len());
        let plan = self.open.plan(plan)?.plan.clone();
        let month = Month::from_number(month.into());
        Some((Sum { slots, oere: sum, note: MatchNote::SumOfPlan { plan, month, count, expected } }, width))
    }

    /// All open payments of the company in the month, if their sum is exactly the amount.
    fn of_company(&self, cvr: u32, month: MonthNumber, oere: i64) -> Option<Sum> {
        let sum = self.lookup.month_sum(cvr, month);
        let (paid, count) = self.month_touched.get(&(cvr, month)).copied().unwrap_or_default();
        if sum.oere.checked_sub(paid) != Some(oere) || sum.count.saturating_sub(count) < 2 {
            return None;
        }
        let slots = self.lookup.of_month(cvr, month).into_iter();
        let slots: Vec<Slot> = slots.filter(|slot| self.is_untouched(*slot)).collect();
        let note = MatchNote::SumOfMonth { month: Month::from_number(month.into()), count: slots.len() };
        Some(Sum { slots, oere, note })
    }

    /// Consecutive open payments of a plan whose sum is the amount, such as those of a quarter. If the line states
    /// exactly the days that they cover, they are paid; otherwise they are candidates.
    pub(super) fn by_run(&mut self, one: &mut Pending<'l>, cvr: u32, oere: i64) -> Option<LineMatch> {
        let most = i64::try_from(MOST_IN_RUN).unwrap_or(i64::MAX);
        if oere == 0 || oere.saturating_abs() / most > self.open.largest(cvr) {
            return None;
        }
        let mut all = Vec::new();
        for plan in self.open.plans_of(cvr) {
            all.extend(self.run_of(plan, oere, &one.about, None));
        }
        let is_stated =
            |sum: &Sum| one.about.is_stated && self.covered_by(&sum.slots) == Some(one.about.span);
        if all.iter().any(is_stated) {
            all.retain(is_stated);
            if let [sum] = all.as_slice() {
                one.notes.push(sum.note.clone());
                one.notes.extend(one.line.cvr.clone().map(|cvr| MatchNote::CvrSame { cvr }));
                let slots = sum.slots.clone();
                return Some(self.pays(one, MatchOutcome::Matched, &slots));
            }
        }
        let outcome = if all.len() > 1 { MatchOutcome::Ambiguous } else { MatchOutcome::Offered };
        if all.is_empty() { None } else { Some(self.several(one, outcome, &all)) }
    }

    /// The days that several payments cover together.
    fn covered_by(&self, slots: &[Slot]) -> Option<Span> {
        let spans = || slots.iter().filter_map(|slot| self.open.span(*slot));
        let first = spans().map(|span| span.first).min()?;
        Some(Span { first, last: spans().map(|span| span.last).max()? })
    }

    /// The first consecutive open payments of a plan whose sum is the amount, near the day of a line or with a given
    /// payment among them. Those that cover the day come first.
    fn run_of(&self, plan: u32, oere: i64, about: &About, with: Option<Slot>) -> Option<Sum> {
        let slots: Vec<Slot> = {
            let all = self.open.slots_of(plan);
            let near = super::span::days_before(about.span.first, about.days);
            let ended = |slot: Slot| self.open.span(slot).is_some_and(|span| span.last < near);
            let passed = with.unwrap_or_else(|| first_not(all.clone(), ended));
            let most = Slot::try_from(MOST_IN_RUN).unwrap_or(Slot::MAX);
            let begin = passed.saturating_sub(most).max(all.start);
            let until = with.map_or(all.end, |with| with.saturating_add(most).min(all.end));
            (begin..until).collect()
        };
        let mut found: Option<(bool, Vec<Slot>)> = None;
        for start in 0..slots.len() {
            let run = slots.get(start..).unwrap_or_default();
            let begins = run.first().and_then(|slot| self.open.span(*slot));
            let is_late = |span: Span| super::span::days_after(about.span.last, about.days) < span.first;
            if with.is_none() && begins.is_some_and(is_late) {
                break;
            }
            let Some(run) = self.sums_to(run, oere) else { continue };
            let Some(covered) = self.covered_by(run) else { continue };
            let tier = about.tier(covered);
            let is_covering = tier == Some(Tier::Covering);
            let fits = with.map_or(tier.is_some(), |with| run.contains(&with));
            if fits && found.as_ref().is_none_or(|(known, _)| is_covering && !known) {
                found = Some((is_covering, run.to_vec()));
            }
        }
        let (_, slots) = found?;
        let (first, last) = (self.open.at(*slots.first()?)?, self.open.at(*slots.last()?)?);
        let (plan, expected, count) = (first.0.plan.clone(), money::from_oere(oere), slots.len());
        let note = MatchNote::SumOfRun { plan, first: first.1.date, last: last.1.date, count, expected };
        Some(Sum { slots, oere, note })
    }

    /// The slots from the first one whose sum is exactly an amount: at least two, all open.
    fn sums_to<'s>(&self, slots: &'s [Slot], oere: i64) -> Option<&'s [Slot]> {
        let mut sum: i64 = 0;
        for (place, slot) in slots.iter().take(MOST_IN_RUN).enumerate() {
            let (_, payment) = self.open.at(*slot).filter(|_| self.is_untouched(*slot))?;
            sum = sum.checked_add(money::to_oere(payment.amount).ok()?)?;
            if sum == oere && place > 0 {
                return slots.get(..=place);
            }
            if sum.saturating_abs() >= oere.saturating_abs() {
                return None;
            }
        }
        None
    }

    /// For a line that refers to one payment and is larger than it: all open payments of its plan in the month in
    /// which its covered days begin, exactly or within tolerance; or consecutive payments, which become candidates.
    pub(super) fn more(&mut self, one: &mut Pending<'l>, slot: Slot) -> Option<LineMatch> {
        let oere = money::to_oere(one.line.amount).ok()?;
        let plan = self.open.plan_of(slot)?;
        let month = month_number(self.open.span(slot)?.first);
        let of_month = self.untouched_sum(plan, month);
        if let Some((sum, width)) = of_month.filter(|(sum, width)| sum.oere.abs_diff(oere) <= *width)
            && sum.slots.contains(&slot)
        {
            let (amount, expected) = (one.line.amount, money::from_oere(sum.oere));
            let tolerance = money::from_oere(i64::try_from(width).unwrap_or(i64::MAX));
            one.notes.push(sum.note);
            let (outcome, note) = if sum.oere == oere {
                (MatchOutcome::Matched, MatchNote::AmountSame { amount })
            } else {
                let note = MatchNote::AmountWithinTolerance { amount, expected, tolerance };
                (MatchOutcome::WithinTolerance, note)
            };
            one.notes.push(note);
            return Some(self.pays(one, outcome, &sum.slots));
        }
        let sum = self.run_of(plan, oere, &one.about, Some(slot))?;
        one.notes.push(sum.note);
        Some(self.with_candidates(one, MatchOutcome::Offered, &sum.slots))
    }
}

/// The month of a line and the month before it; or the months of the days that it states, at most a year.
fn months(about: &About) -> std::ops::RangeInclusive<MonthNumber> {
    let (first, last) = (month_number(about.span.first), month_number(about.span.last));
    if about.is_stated { first..=last.min(first.saturating_add(11)) } else { first.saturating_sub(1)..=last }
}

/// Binary search: the first slot for which a condition is false, if it is true for all slots before.
fn first_not(slots: std::ops::Range<Slot>, is_so: impl Fn(Slot) -> bool) -> Slot {
    let std::ops::Range { start: mut low, end: mut high } = slots;
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
