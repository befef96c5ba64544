//! A payment day that moves in the middle of a chain of changes: each month is paid once, and the forecast before the
//! decision is the one after it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeMap;

use bevilling::case::{ApprovalRequest, Case, Command, Grant, Stamp};
use bevilling::dates::{Date, DayOfMonth, Interval, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, Costs, PaymentPlan, PreviewOptions, Price, Proration, Recipient, Schedule};
use chrono::{Datelike, Days};
use proptest::prelude::*;
use rust_decimal::Decimal;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn plan(on: u8, amount: &str) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::new(on).unwrap(), Price::fixed(money::parse(amount).unwrap()))
        .to(Recipient::internal("N"))
}

fn activity(id: &str, from: &str, plan: PaymentPlan) -> Activity {
    let period = Period::new(day(from), day("2026-12-31")).unwrap();
    Activity::main("", "M", period, plan.with_id(format!("p-{id}"))).with_id(id)
}

fn take(case: &mut Case, on: &str, command: &Command) {
    case.take(command, &Stamp::new(day(on), "somebody")).unwrap_or_else(|refusal| panic!("{refusal}"));
}

fn grant(case: &mut Case, on: &str, id: &str) {
    let (appropriation, activities) = ("1".to_owned(), vec![id.to_owned()]);
    let approval = ApprovalRequest::new("team", "A");
    take(case, on, &Command::Grant(Grant { appropriation, activities, approval, overpaid: <_>::default() }));
}

fn expect(case: &mut Case, on: &str, activity: &Activity) {
    let (appropriation, activity) = ("1".to_owned(), Box::new(activity.clone()));
    take(case, on, &Command::Expect { appropriation, activity });
}

/// A case with one granted activity.
fn granted(first: &Activity) -> Case {
    let (mut case, _) = opened(&book("410"), day("2025-12-01"));
    let (appropriation, activity) = ("1".to_owned(), Box::new(first.clone()));
    take(&mut case, "2025-12-01", &Command::Draft { appropriation, activity });
    grant(&mut case, "2025-12-01", &first.id);
    case
}

/// What is expected, by month.
fn expected(case: &Case, on: &str) -> Costs {
    case.overview(day(on)).unwrap().expected
}

/// The unpaid payments of all activities, in order.
fn payments(case: &Case) -> Vec<(Date, Decimal)> {
    let entries = case.state().activities.iter().flat_map(|one| one.payments.entries());
    let mut all: Vec<_> = entries.map(|entry| (entry.date, entry.amount)).collect();
    all.sort_unstable();
    all
}

/// Expects a change, and grants it: the forecast is the same, before and after, and is what the preview shows.
fn changed(case: &mut Case, on: &str, change: &Activity) {
    let mut draft = change.clone();
    draft.section = case.state().appropriation("1").unwrap().section.clone().unwrap();
    let appropriations = BTreeMap::from([(change.id.clone(), "1".to_owned())]);
    let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
    let shown = case.preview(&[draft], day(on), &options).unwrap();
    expect(case, on, change);
    let before = expected(case, on);
    grant(case, on, &change.id);
    let after = expected(case, on);
    assert_eq!(before.by_month, after.by_month, "the forecast before is the one after");
    assert_eq!((before.all, shown.granted.all), (after.all, after.all));
}

#[track_caller]
fn from_may(case: &Case, wanted: &[&str]) {
    let made = payments(case)
        .into_iter()
        .filter(|(date, _)| *date >= day("2026-05-01") && *date < day("2026-09-01"));
    let made: Vec<String> = made.map(|(date, amount)| format!("{date} {}", amount.normalize())).collect();
    assert_eq!(made, wanted);
}

#[test]
fn the_20th_becomes_the_10th_from_15_june() {
    let mut case = granted(&activity("a", "2026-01-01", plan(20, "100")));
    changed(&mut case, "2026-05-02", &activity("b", "2026-06-15", plan(10, "100")).changing("a"));
    from_may(&case, &["2026-05-20 100", "2026-06-15 100", "2026-07-10 100", "2026-08-10 100"]);
    assert_eq!(payments(&case).len(), 12);
}

#[test]
fn the_1st_becomes_the_31st_from_2_june() {
    let mut case = granted(&activity("a", "2026-01-01", plan(1, "100")));
    changed(&mut case, "2026-05-02", &activity("b", "2026-06-02", plan(31, "100")).changing("a"));
    from_may(&case, &["2026-05-01 100", "2026-06-01 100", "2026-07-31 100", "2026-08-31 100"]);
    assert_eq!(payments(&case).len(), 12);
}

#[test]
fn a_day_that_stays_is_as_it_was() {
    let mut case = granted(&activity("a", "2026-01-01", plan(20, "100")));
    changed(&mut case, "2026-05-02", &activity("b", "2026-06-15", plan(20, "130")).changing("a"));
    from_may(&case, &["2026-05-20 100", "2026-06-20 130", "2026-07-20 130", "2026-08-20 130"]);
    let Schedule::Running { covers_from, .. } = &case.state().activity("b").unwrap().activity.plan.schedule
    else {
        panic!()
    };
    assert_eq!(*covers_from, None);
}

#[test]
fn a_quarter_that_is_paid_in_advance_is_not_paid_again() {
    let quarterly =
        PaymentPlan::every_months(Interval::new(3).unwrap(), DayOfMonth::FIRST, Price::fixed(300.into()));
    let mut case = granted(&activity("a", "2026-01-01", quarterly.to(Recipient::internal("N"))));
    changed(&mut case, "2026-04-03", &activity("b", "2026-05-15", plan(5, "100")).changing("a"));
    from_may(&case, &["2026-07-05 100", "2026-08-05 100"]);
}

#[test]
fn parts_of_months_meet_where_the_change_begins() {
    let day_price = |on| plan(on, "10").prorated(Proration::PerDay);
    let mut case = granted(&activity("a", "2026-01-01", day_price(20)));
    changed(&mut case, "2026-05-02", &activity("b", "2026-06-15", day_price(10)).changing("a"));
    from_may(
        &case,
        &["2026-05-20 310", "2026-06-14 140", "2026-06-15 160", "2026-07-10 310", "2026-08-10 310"],
    );
    assert_eq!(payments(&case).iter().map(|(_, amount)| *amount).sum::<Decimal>(), 3650.into());
}

#[test]
fn a_month_that_is_paid_in_advance_is_not_paid_again() {
    let mut case = granted(&activity("a", "2026-01-01", plan(1, "100")));
    for date in ["2026-06-01", "2026-07-01"] {
        let (date, paid_on, amount) = (day(date), day("2026-05-20"), 100.into());
        take(&mut case, "2026-05-20", &Command::Pay { activity: "a".to_owned(), date, paid_on, amount });
    }
    let change = activity("b", "2026-06-02", plan(31, "100")).changing("a");
    expect(&mut case, "2026-05-21", &change);
    grant(&mut case, "2026-05-21", "b");
    from_may(&case, &["2026-05-01 100", "2026-06-01 100", "2026-07-01 100", "2026-08-31 100"]);
}

#[test]
fn days_that_no_payment_covers_are_warned_of() {
    let warned = |draft: Activity| -> Vec<String> {
        let (case, _) = opened(&book("410"), day("2025-12-01"));
        let section = case.state().appropriation("1").unwrap().section.clone().unwrap();
        let appropriations = BTreeMap::from([(draft.id.clone(), "1".to_owned())]);
        let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
        let shown = case.preview(&[Activity { section, ..draft }], day("2025-12-01"), &options).unwrap();
        shown.warnings.iter().map(ToString::to_string).collect()
    };
    let until = |one: Activity, end: &str| {
        let period = Period::new(one.period.start(), day(end)).unwrap();
        Activity { period, ..one }
    };
    let fee = |on| until(activity("a", "2026-01-01", plan(on, "15597")), "2026-03-10");
    assert_eq!(
        warned(fee(31)),
        [
            "/drafts/0/plan/schedule: no payment covers the 10 days from `2026-03-01` to `2026-03-10` (5031.29 by \
         calendar days); the plan does not pay parts of months [part-month-unpaid]",
        ]
    );
    assert_eq!(warned(fee(1)), Vec::<String>::new());
    let mut prorated = fee(31);
    prorated.plan = prorated.plan.prorated(Proration::Thirtieths);
    assert_eq!(warned(prorated), Vec::<String>::new());
    // The first month begins after its pay day.
    let late = warned(activity("a", "2026-01-15", plan(1, "100")));
    assert!(late[0].contains("17 days from `2026-01-15` to `2026-01-31`"), "{late:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever the payment days, and wherever the change begins, each month is paid once.
    #[test]
    fn each_month_is_paid_once(old in 1_u8..=31, new in 1_u8..=31, next in 1_u8..=31, at in 0_u64..200, later in 1_u64..120) {
        let mut case = granted(&activity("a", "2026-01-01", plan(old, "100")));
        let start = day("2026-02-01").checked_add_days(Days::new(at)).unwrap();
        let second = start.checked_add_days(Days::new(later)).unwrap();
        changed(&mut case, "2026-01-02", &activity("b", &start.to_string(), plan(new, "100")).changing("a"));
        changed(&mut case, "2026-01-02", &activity("c", &second.to_string(), plan(next, "100")).changing("b"));
        let months: Vec<u32> = payments(&case).iter().map(|(date, _)| date.month()).collect();
        prop_assert_eq!(months, (1..=12).collect::<Vec<u32>>());
    }
}
