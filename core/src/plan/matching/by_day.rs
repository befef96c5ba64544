//! Lines without a reference: company, amount and the covered days decide.

use super::index::{Fitting, Lookup, Slot};
use super::run::{Pending, Run, Way, as_period};
use super::span::Tier;
use super::{LineMatch, MatchNote, MatchOutcome};

impl<'l, L: Lookup> Run<'_, 'l, L> {
    fn fitting(&self, way: Way, one: &Pending<'l>, cvr: u32, oere: i64, tiers: &[Tier]) -> Fitting {
        match way {
            Way::Exact => self.lookup.exact(cvr, oere, &one.about, tiers),
            _ => self.lookup.near(cvr, oere, &one.about, tiers),
        }
    }

    /// The payment of the company with this amount that covers the day of the line. If there is none: the oldest open
    /// payment before it, otherwise the next one.
    pub(super) fn by_day(
        &mut self,
        way: Way,
        one: &mut Pending<'l>,
        cvr: u32,
        oere: i64,
    ) -> Option<LineMatch> {
        let found = self.fitting(way, one, cvr, oere, &[Tier::Covering, Tier::Before, Tier::After]);
        let first = *found.slots.first()?;
        if found.tier == Some(Tier::Covering) {
            return Some(self.by_covering(way, one, cvr, oere, &found.slots));
        }
        let open = self.open_of(&found.slots);
        if way == Way::Exact && !open.is_empty() {
            // A payment that covers the day and is near the amount is as likely as one with the exact amount on
            // another day.
            let rivals = self.lookup.near(cvr, oere, &one.about, &[Tier::Covering]);
            let rivals = self.open_of(&rivals.slots);
            if !rivals.is_empty() {
                let all: Vec<Slot> = rivals.into_iter().chain(open).collect();
                return Some(self.ambiguous(one, &all));
            }
        }
        if let (Some(Tier::Before), Some(oldest)) = (found.tier, open.first()) {
            self.note_oldest(one, *oldest);
        }
        let next = *open.first().unwrap_or(&first);
        if let (Some(Tier::After), Some((date, _)), Some(span)) =
            (found.tier, self.covered(next), self.open.span(next))
        {
            one.notes.push(MatchNote::NearestDay { date, days: one.about.distance(span) });
        }
        Some(if open.is_empty() { self.duplicate(one, &found.slots) } else { self.of_one_plan(one, &open) })
    }

    fn open_of(&self, slots: &[Slot]) -> Vec<Slot> {
        slots.iter().copied().filter(|slot| self.is_open(*slot)).collect()
    }

    fn note_oldest(&self, one: &mut Pending<'l>, slot: Slot) {
        if let (Some((date, _)), Some(span)) = (self.covered(slot), self.open.span(slot)) {
            one.notes.push(MatchNote::OldestOpen { date, days: one.about.distance(span) });
        }
    }

    /// Of payments that cover the day of the line: the open one, if there is one.
    fn by_covering(
        &mut self,
        way: Way,
        one: &mut Pending<'l>,
        cvr: u32,
        oere: i64,
        covering: &[Slot],
    ) -> LineMatch {
        let mut open = self.open_of(covering);
        // A line that states its days belongs to a payment that covers exactly these days, if there is one.
        let same: Vec<Slot> =
            open.iter().copied().filter(|slot| self.open.span(*slot) == Some(one.about.span)).collect();
        if one.about.is_stated && !same.is_empty() {
            open = same;
        }
        if let Some((date, covers)) = open.first().or(covering.first()).and_then(|slot| self.covered(*slot)) {
            one.notes.push(if one.about.is_stated {
                MatchNote::CoversPeriod { date, covers }
            } else {
                MatchNote::CoversDay { date, covers }
            });
        }
        match open.as_slice() {
            [] => {
                // It may be a second line for a paid payment or a late line for an unpaid one. This is unknown.
                let before = self.fitting(way, one, cvr, oere, &[Tier::Before]).slots;
                let late = if one.about.is_stated { Vec::new() } else { self.open_of(&before) };
                let Some(oldest) = late.first() else { return self.duplicate(one, covering) };
                self.note_paid(one, covering);
                self.note_oldest(one, *oldest);
                self.with_candidates(one, MatchOutcome::Offered, &late)
            }
            [_] => self.settle(one, &open),
            _ => self.ambiguous(one, &open),
        }
    }

    /// The first of these open payments, if all are of one plan and no other covers the same days.
    fn of_one_plan(&mut self, one: &mut Pending<'l>, open: &[Slot]) -> LineMatch {
        let plan_of = |slot: &Slot| self.open.plan_of(*slot);
        let Some(first) = open.first() else { return self.ambiguous(one, open) };
        let of_others = open.iter().any(|slot| plan_of(slot) != plan_of(first));
        let same = open.iter().skip(1).any(|slot| self.open.span(*slot) == self.open.span(*first));
        if of_others || same {
            return self.ambiguous(one, open);
        }
        if one.about.is_stated {
            if let Some((date, covers)) = self.covered(*first) {
                let period = as_period(one.about.span);
                one.notes.push(MatchNote::PeriodDiffers { date, covers, period });
            }
            return self.with_candidates(one, MatchOutcome::Offered, open);
        }
        self.settle(one, &[*first])
    }
}
