//! Rates, approval levels, account aliases and the days without payments.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{Builder, Ids, codes, described, titled};
use crate::dates::{
    Calendar, Date, DatedAmounts, ExtraDay, PaymentCalendar, Timeline, TimelineEntry, Validity, easter,
};
use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::{Alias, Named, Rate};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Origin;
use crate::rulebook::{self, AccountAlias, Accounts, ApprovalLevel};

impl Builder<'_> {
    pub(super) fn rates(&mut self, rates: Vec<Rate>) {
        let mut ids = Ids::of("rate");
        for Rate { head, name, description, values } in rates {
            let mut timeline = self.timeline(&head.origin, &values);
            if timeline.is_empty() {
                self.note(&head.origin, Notice::NoValue {});
                continue;
            }
            let ended = self.valid(&head);
            if !ended.is_always() {
                timeline = within(&timeline, ended);
            }
            let id = ids.name(&head, &name);
            let rate = rulebook::Rate {
                by_age: Vec::new(),
                title: titled(&name, &id),
                id,
                description: described(description),
                unit: None,
                values: DatedAmounts(timeline),
                illustrative: false,
                codes: codes(&head, &[]),
            };
            self.document.rates.push(rate);
        }
    }

    /// The values applied one after the other, as in OS2bos: a later one overwrites the days that it shares.
    fn timeline(&mut self, origin: &Origin, values: &[(Validity, Decimal)]) -> Timeline<Decimal> {
        let mut timeline = Timeline::default();
        let (mut overlap, mut pieces) = (false, 0);
        for (days, value) in values {
            if *value < Decimal::ZERO {
                self.note(origin, Notice::BelowZero { field: "rate".to_owned(), text: value.to_string() });
                continue;
            }
            if timeline.pieces().iter().any(|piece: &TimelineEntry<Decimal>| piece.validity().overlaps(*days))
            {
                overlap = true;
                self.note(origin, Notice::ValuesOverlap { days: *days });
            }
            match timeline.set(*days, *value) {
                Ok(()) => pieces += 1,
                Err(_) => self.note(origin, Notice::EmptyInterval { interval: *days }),
            }
        }
        let carried = timeline.pieces().len();
        if !overlap && (1..pieces).contains(&carried) {
            self.note(origin, Notice::ValuesJoined { pieces, carried });
        }
        timeline
    }

    pub(super) fn approval_levels(&mut self, mut levels: Vec<Named>) {
        if !levels.is_empty() {
            self.note(&Origin::model("approval levels"), Notice::ApprovalOrderAssumed {});
        }
        levels.sort_by_key(|level| level.head.key.parse::<i64>().ok());
        let mut ids = Ids::of("approval level");
        for Named { head, name } in levels {
            let id = ids.name(&head, &name);
            let level = ApprovalLevel {
                title: titled(&name, &id),
                id,
                yearly_limit: None,
                limit_cost: crate::rulebook::LimitCost::Gross,
                sections: None,
                second_person: false,
                valid: self.valid(&head),
                illustrative: false,
                codes: codes(&head, &[]),
            };
            self.document.approval_levels.push(level);
        }
    }

    pub(super) fn accounts(&mut self, aliases: Vec<Alias>) {
        let categories: BTreeSet<String> =
            self.document.categories.iter().map(|category| category.id.clone()).collect();
        let mut known: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut accounts = Accounts::default();
        for Alias { origin, account, number, alias } in aliases {
            if let Some(field) = [("account", &account), ("activity number", &number), ("alias", &alias)]
                .into_iter()
                .find_map(|(field, text)| text.is_empty().then_some(field))
            {
                self.note(&origin, Notice::NoId { field: field.to_owned() });
                continue;
            }
            if let Some(kept) = known.get(&(account.clone(), number.clone())) {
                // The older and the newer table mostly agree, so only a difference is reported.
                if *kept != alias {
                    let (account, category, kept) = (excerpt(&account), excerpt(&number), excerpt(kept));
                    self.note(&origin, Notice::AliasConflict { account, category, kept });
                }
                continue;
            }
            if !categories.contains(&number) {
                self.note(&origin, Notice::AliasWithoutCategory { category: excerpt(&number) });
            }
            known.insert((account.clone(), number.clone()), alias.clone());
            accounts.aliases.push(AccountAlias { account, category: number, alias, valid: Validity::ALWAYS });
        }
        self.document.accounts = Some(accounts);
    }

    /// Weekends, holidays, and the other days that OS2bos lists; of a database without a list, all the days
    /// that Danish banks are closed.
    pub(super) fn calendar(&mut self, exclusions: Vec<(Origin, Date)>) {
        let dates: BTreeSet<Date> = exclusions.iter().map(|(_, date)| *date).collect();
        let Some(last) = dates.last().copied() else {
            self.note(&Origin::model("excluded payment dates"), Notice::CalendarAssumed {});
            self.document.calendar = Some(Calendar::denmark());
            return;
        };
        let mut calendar = Calendar::weekends().with_danish_holidays();
        let closed = PaymentCalendar::from(&calendar);
        let (abolished, extra): (BTreeSet<Date>, BTreeSet<Date>) = dates
            .iter()
            .filter(|date| closed.is_payable(**date))
            .partition(|date| is_abolished_holiday(**date));
        // In 2026 it falls on 1 May, which OS2bos excludes every year. A day that is excluded in other years stays.
        let yearly: BTreeSet<(u32, u32)> = extra.iter().map(day_of_year).collect();
        let (kept, abolished): (BTreeSet<Date>, BTreeSet<Date>) =
            abolished.into_iter().partition(|date| yearly.contains(&day_of_year(date)));
        for (origin, date) in exclusions.iter().filter(|(_, date)| abolished.contains(date)) {
            self.note(origin, Notice::HolidayAbolished { date: *date });
        }
        let extra = extra.union(&kept).copied();
        calendar.extra_days = extra.map(|date| ExtraDay { date, title: None }).collect();
        let model = exclusions.first().map_or("", |(origin, _)| origin.model.as_str());
        let origin = Origin::model(model);
        let years: BTreeSet<i32> = dates.iter().map(Datelike::year).collect();
        for year in years {
            let days = Date::from_ymd_opt(year, 1, 1).into_iter().flat_map(|day| day.iter_days().take(366));
            let only_here: Vec<Date> = days
                .filter(|date| date.year() == year && !closed.is_payable(*date) && !dates.contains(date))
                .collect();
            if let Some(first) = only_here.first() {
                self.note(&origin, Notice::ClosedHere { year, count: only_here.len(), first: *first });
            }
        }
        self.note(&origin, Notice::CalendarEnds { last });
        self.document.calendar = Some(calendar);
    }
}

/// Store Bededag, the fourth Friday after Easter. OS2bos still excludes it although it was abolished.
fn is_abolished_holiday(date: Date) -> bool {
    date.year() >= 2024
        && easter(date.year()).and_then(|easter| easter.checked_add_days(chrono::Days::new(26))) == Some(date)
}

fn day_of_year(date: &Date) -> (u32, u32) {
    (date.month(), date.day())
}

/// The part of a timeline on these days.
fn within(timeline: &Timeline<Decimal>, days: Validity) -> Timeline<Decimal> {
    let parts = timeline.pieces().iter().filter_map(|piece| {
        piece.validity().intersect(days).map(|validity| TimelineEntry::new(validity, piece.value))
    });
    // Parts of entries that do not overlap do not overlap either.
    Timeline::from_pieces(parts.collect()).unwrap_or_default()
}
