//! Warnings of any draft, held against a reference that walks all days and all payments.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/warned.rs"]
mod warned;

use std::collections::{BTreeMap, BTreeSet};

use bevilling::case::{ApprovalRequest, Case, Command, Grant, Stamp};
use bevilling::dates::{Date, DayOfMonth, Frequency, Interval, Period};
use bevilling::decide::Proposal;
use bevilling::plan::{Activity, PaymentPlan, PlanFault, Preview, PreviewOptions, Price, Schedule};
use chrono::{Datelike, Days};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use warned::{TODAY, day, fixed, main, open};

fn after(start: &str, days: u64) -> Date {
    day(start).checked_add_days(Days::new(days)).unwrap()
}

/// A child with a birthday that matters, and a group that changes twice.
fn case(born: u64, changes: [u64; 2]) -> Case {
    let birth = after("2007-11-01", born).to_string();
    let mut case = open(&[("birth_date", birth.as_str().into()), ("group", "family".into())]);
    for (days, group) in changes.into_iter().zip(["disability", "family"]) {
        let facts = [("group".to_owned(), Some(group.into()))].into();
        let command = Command::SetFacts { from: after("2025-12-20", days), facts };
        case.take(&command, &Stamp::new(day("2025-12-20"), "somebody")).unwrap();
    }
    case
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let frequency = prop_oneof![
        (1_u8..=31).prop_map(|on| Frequency::Monthly { day: DayOfMonth::new(on).unwrap() }),
        Just(Frequency::Weekly),
        (1_u8..=5, 1_u8..=31).prop_map(|(months, on)| Frequency::EveryMonths {
            months: Interval::new(months).unwrap(),
            day: DayOfMonth::new(on).unwrap(),
            in_arrears: months % 2 == 0,
        }),
    ];
    (frequency, any::<bool>()).prop_map(|(frequency, rate)| {
        let price = if rate { Price::rate(Decimal::TEN, "R") } else { fixed("1000") };
        Schedule::running(frequency, price)
    })
}

fn activity(id: &str, section: &str, kind: &str, days: (u64, Option<u64>), schedule: &Schedule) -> Activity {
    let start = after("2025-11-15", days.0);
    let end = days.1.map(|length| start.checked_add_days(Days::new(length)).unwrap());
    let one = main(id, section, kind, "2026-01-01/..");
    let plan = PaymentPlan { schedule: schedule.clone(), ..one.plan };
    Activity { period: Period::new(start, end).unwrap(), plan, ..one }
}

fn shown(case: &Case, draft: &Activity) -> Option<Preview> {
    let appropriations = BTreeMap::from([(draft.id.clone(), "new".to_owned())]);
    let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
    // Of some drafts nothing is paid: refused as such.
    case.preview(std::slice::from_ref(draft), day(TODAY), &options).ok()
}

/// The days that an activity is judged on.
fn judged(activity: &Activity) -> impl Iterator<Item = Date> + use<> {
    let end = activity.period.end().unwrap_or(day("2027-12-31"));
    activity.period.start().iter_days().take_while(move |date| *date <= end)
}

fn paid(preview: &Preview, counts: impl Fn(Date, Period) -> bool) -> Decimal {
    let of_draft = preview.payments.iter().filter(|one| &*one.activity == "d");
    of_draft.filter(|one| counts(one.date, one.covers.unwrap())).map(|one| one.amount).sum()
}

/// The codes of the checks that refuse a service on a day.
fn refused(case: &Case, proposal: &Proposal, on: Date) -> BTreeSet<&'static str> {
    case.check(proposal, on).refusals().map(|check| check.code().code()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_right_ends_on_the_first_day_that_a_check_is_not_met(
        born in 0_u64..900, changes in (0_u64..300, 0_u64..300), section in 0_usize..5, kind in 0_usize..5,
        provider in 0_usize..3, start in 0_u64..300, length in prop::option::of(0_u64..400), schedule in schedule(),
    ) {
        let case = case(born, [changes.0, changes.0 + changes.1]);
        let (section, kind) = (["S", "CHILD", "FAMILY", "ENDS", "OLDLAW"][section], ["M", "AGREED", "CHILD", "ENDS", "OFFER"][kind]);
        let mut draft = activity("d", section, kind, (start, length), &schedule);
        let mut proposal = Proposal::main(section, kind);
        if let Some(provider) = [None, Some("P"), Some("LEAVES")][provider] {
            draft.provider = Some(provider.to_owned());
            proposal = proposal.by(provider);
        }
        let Some(shown) = shown(&case, &draft) else { return Ok(()) };
        let (start, on) = (draft.period.start(), day(TODAY));
        let mut before = refused(&case, &proposal, on);
        if on > start {
            before.extend(refused(&case, &proposal, start));
        }
        let mut found: BTreeMap<&str, (Date, Option<Date>)> = BTreeMap::new();
        for date in judged(&draft) {
            let refused = refused(&case, &proposal, date);
            for (_, until) in found.iter_mut().filter(|(check, (_, until))| until.is_none() && !refused.contains(*check)) {
                until.1 = Some(date);
            }
            for check in refused.iter().filter(|check| !before.contains(*check)) {
                found.entry(check).or_insert((date, None));
            }
            before.retain(|check| refused.contains(check));
        }
        let naive: BTreeSet<String> = found.into_iter().map(|(check, (date, until))| {
            let amount = paid(&shown, |paid, _| paid >= date && until.is_none_or(|until| paid < until));
            format!("{date} {check} {amount:.2}")
        }).collect();
        let warned: BTreeSet<String> = shown.warnings.iter().filter_map(|fault| match fault.kind() {
            PlanFault::RightEnds { date, amount, check, .. } => Some(format!("{date} {check} {amount:.2}")),
            _ => None,
        }).collect();
        prop_assert_eq!(warned, naive);
    }

    #[test]
    fn what_overlaps_is_counted_day_by_day(
        one in (0_u64..300, prop::option::of(0_u64..400)), other in (0_u64..300, prop::option::of(0_u64..400)),
        schedule in schedule(),
    ) {
        let mut case = case(0, [0, 0]);
        let granted = activity("g", "S", "M", one, &PaymentPlan::daily(fixed("10")).schedule);
        let set = Command::SetAppropriation { appropriation: "1".to_owned(), section: Some("S".to_owned()) };
        let enter = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(granted.clone().by("P")) };
        let approval = ApprovalRequest::new("team", "A");
        let activities = vec!["g".to_owned()];
        let grant = Grant { appropriation: "1".to_owned(), activities, approval, ..Grant::default() };
        for command in [set, enter, Command::Grant(grant)] {
            case.take(&command, &Stamp::new(day(TODAY), "somebody")).unwrap_or_else(|refusal| panic!("{refusal}"));
        }
        let draft = activity("d", "S", "M", other, &schedule).by("P");
        let Some(shown) = shown(&case, &draft) else { return Ok(()) };
        let both: BTreeSet<Date> = judged(&draft).filter(|date| granted.period.contains(*date)).collect();
        let amount = paid(&shown, |_, covers| both.iter().any(|date| covers.contains(*date)));
        let ends = granted.period.end().is_some() || draft.period.end().is_some();
        let naive = both.first().zip(both.last()).map(|(first, last)| {
            let to = if ends { last.to_string() } else { "none".to_owned() };
            format!("{first} {to} {amount:.2}")
        });
        let warned = shown.warnings.iter().find_map(|fault| match fault.kind() {
            PlanFault::ServiceGrantedTwice { date, to, amount, .. } => Some(format!("{date} {to} {amount:.2}")),
            _ => None,
        });
        prop_assert_eq!(warned, naive);
    }

    #[test]
    fn what_is_carried_on_and_what_is_unpaid_is_counted_one_by_one(
        days in (0_u64..300, prop::option::of(0_u64..400)), schedule in schedule(),
    ) {
        let draft = activity("d", "S", "M", days, &schedule);
        let Some(shown) = shown(&case(0, [0, 0]), &draft) else { return Ok(()) };
        let carried: Vec<_> = shown.payments.iter().filter(|one| !one.basis.is_known()).collect();
        let naive = carried.first().map(|first| {
            format!("{} {:.2}", first.date, carried.iter().map(|one| one.amount).sum::<Decimal>())
        });
        let warned = shown.warnings.iter().find_map(|fault| match fault.kind() {
            PlanFault::PriceCarriedOn { date, amount, .. } => Some(format!("{date} {amount:.2}")),
            _ => None,
        });
        prop_assert_eq!(warned, naive);

        // Every day that no payment covers is in a warning, and no other day.
        let covered = |date: Date| shown.payments.iter().any(|one| one.covers.is_some_and(|days| days.contains(date)));
        let unpaid: BTreeSet<Date> = match draft.period.end() {
            Some(_) => judged(&draft).filter(|date| !covered(*date)).collect(),
            // What comes after the horizon is paid later.
            None => judged(&draft).take_while(|date| !covered(*date)).collect(),
        };
        let mut warned: BTreeSet<Date> = BTreeSet::new();
        let mut sums = Decimal::ZERO;
        for fault in shown.warnings.iter() {
            if let PlanFault::PartMonthUnpaid { days, from, to, amount } = fault.kind() {
                let all: Vec<Date> = from.iter_days().take_while(|date| date <= to).collect();
                prop_assert_eq!(u64::try_from(all.len()).unwrap(), *days);
                warned.extend(all);
                sums += *amount;
            }
        }
        prop_assert_eq!(&warned, &unpaid);
        if matches!(schedule, Schedule::Running { frequency: Frequency::Monthly { .. }, .. }) {
            let mut by_month: BTreeMap<(i32, u32), u32> = BTreeMap::new();
            for date in &unpaid {
                *by_month.entry((date.year(), date.month())).or_default() += 1;
            }
            // Each month is 1,000, whichever price it has.
            let naive: Decimal = by_month.into_iter().map(|((year, month), days)| {
                let first = Date::from_ymd_opt(year, month, 1).unwrap();
                let length = first.iter_days().take_while(|date| date.month() == month).count();
                let share = Decimal::from(1_000) * Decimal::from(days) / Decimal::from(length);
                share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
            }).sum();
            prop_assert_eq!(sums, naive);
        }
    }
}
