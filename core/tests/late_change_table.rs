//! Changes that are known late: granted from a day that is past, after money has moved, computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, Event, Grant, Notice, Overpaid, OverpaidRequest};
use bevilling::dates::{DayOfMonth, Period};
use bevilling::plan::{Activity, PaymentPlan, PreviewOptions, Price, Recipient};

use life::{book, opened};
use steps::{codes, day, draft, fixed, grant, pay, take};

fn first(price: Price) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::FIRST, price)
}

fn activity(id: &str, plan: PaymentPlan, start: &str, end: &str) -> Activity {
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::payroll("0285891234", "N"));
    let period = Period::new(day(start), day(end)).unwrap();
    match id.starts_with('m') {
        true => Activity::main("", "M", period, plan).with_id(id),
        false => Activity::supplementary("", "U", period, plan).with_id(id),
    }
}

fn grant_of(ids: &[&str], level: &str, overpaid: OverpaidRequest) -> Command {
    let activities = ids.iter().map(|id| (*id).to_owned()).collect();
    let approval = ApprovalRequest::new(level, "A");
    Command::Grant(Grant { appropriation: "1".to_owned(), activities, approval, overpaid })
}

/// 10,000 a month from January to December 2026, paid from January to April.
fn paid_to_april() -> Case {
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    draft(&mut case, "2025-12-05", activity("m", first(fixed("10000")), "2026-01-01", "2026-12-31"));
    grant(&mut case, "2025-12-05", &["m"]);
    pay(&mut case, "m", &["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
    case
}

/// The differences of an event: activity, scheduled day, kroner.
fn differences(events: &[Event]) -> Vec<String> {
    let settled = events.iter().flat_map(|event| event.body.settlements());
    settled
        .flat_map(|one| {
            one.settlement.adjustments.iter().map(|adjustment| {
                format!("{} {} {}", one.activity, adjustment.payment, adjustment.difference().normalize())
            })
        })
        .collect()
}

/// The unpaid payments of an activity.
fn unpaid(case: &Case, id: &str) -> Vec<String> {
    let entries = case.state().activity(id).unwrap().payments.entries().iter();
    let entries = entries.filter(|entry| entry.paid.is_none());
    entries.map(|entry| format!("{} {}", entry.date, entry.amount.normalize())).collect()
}

fn this_year(case: &Case, on: &str) -> String {
    case.overview(day(on)).unwrap().granted.this_year.normalize().to_string()
}

fn adjustments(events: &[Event]) -> Vec<String> {
    let notices = events.iter().flat_map(|event| &event.outbox);
    notices
        .filter_map(|notice| match notice {
            Notice::Adjustment(one) => Some(one.amount.normalize().to_string()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_dearer_change_that_is_known_late_is_back_paid() {
    let mut case = paid_to_april();
    let change = activity("m2", first(fixed("10500")), "2026-02-01", "2026-12-31").changing("m");
    // The preview is what granting does.
    let section = case.state().appropriation("1").unwrap().section.clone().unwrap();
    let shown = case.preview(
        &[Activity { section, ..change.clone() }],
        day("2026-04-20"),
        &PreviewOptions {
            appropriations: [("m2".to_owned(), "1".to_owned())].into(),
            ..PreviewOptions::default()
        },
    );
    let shown = shown.unwrap();
    draft(&mut case, "2026-04-20", change);
    let events = grant(&mut case, "2026-04-20", &["m2"]);
    assert_eq!(differences(&events), ["m 2026-02-01 500", "m 2026-03-01 500", "m 2026-04-01 500"]);
    assert_eq!(adjustments(&events), ["1500"]);
    assert_eq!(unpaid(&case, "m2")[0], "2026-05-01 10500");
    assert_eq!(unpaid(&case, "m"), Vec::<String>::new());
    assert_eq!(this_year(&case, "2026-04-20"), (10_000 + 11 * 10_500).to_string());
    assert_eq!(shown.granted.this_year.normalize().to_string(), (10_000 + 11 * 10_500).to_string());
}

#[test]
fn a_cheaper_change_that_is_known_late_is_overpaid_and_said_what_is_done_about() {
    let change = || activity("m2", first(fixed("9000")), "2026-03-01", "2026-12-31").changing("m");
    let late = |how: OverpaidRequest| {
        let mut case = paid_to_april();
        draft(&mut case, "2026-04-20", change());
        let events = take(&mut case, "2026-04-20", &grant_of(&["m2"], "team", how));
        (case, events)
    };
    let cost = 2 * 10_000 + 10 * 9_000;
    // Where nothing is said, it is claimed back, as everywhere.
    let (case, events) = late(OverpaidRequest::default());
    assert_eq!(differences(&events), ["m 2026-03-01 -1000", "m 2026-04-01 -1000"]);
    assert_eq!(adjustments(&events), ["-2000"]);
    assert_eq!(this_year(&case, "2026-04-20"), cost.to_string());
    assert_eq!(case.net_cost(2026).unwrap().total.gross.normalize().to_string(), cost.to_string());
    // Set off against what the change itself pays next, to the same recipient.
    let (case, events) = late(OverpaidRequest::SetOff);
    let settled = &events[0].body.settlements()[0];
    let deducted: Vec<String> = settled
        .overpaid
        .deductions()
        .iter()
        .map(|one| format!("{} {} {}", one.activity, one.payment, one.amount.normalize()))
        .collect();
    assert_eq!(deducted, ["m2 2026-05-01 2000"]);
    assert_eq!(this_year(&case, "2026-04-20"), cost.to_string());
    // Waived: with a reason and an approval, and the cost stays.
    let waive = |reason: &str, approval| OverpaidRequest::Waive { reason: reason.to_owned(), approval };
    let (case, events) = late(waive("good faith", ApprovalRequest::new("team", "A")));
    assert!(matches!(events[0].body.settlements()[0].overpaid, Overpaid::Waived { .. }));
    assert_eq!(adjustments(&events), Vec::<String>::new());
    assert_eq!(this_year(&case, "2026-04-20"), (cost + 2_000).to_string());
    let mut case = paid_to_april();
    draft(&mut case, "2026-04-20", change());
    assert_eq!(
        codes(&case, "2026-04-20", &grant_of(&["m2"], "team", waive(" ", ApprovalRequest::default()))),
        [
            "/overpaid/reason reason-required",
            "/overpaid/approval/level approval-level-missing",
            "/overpaid/approval/approver approver-missing",
        ]
    );
}

#[test]
fn the_level_approves_what_the_change_costs() {
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    draft(&mut case, "2025-12-05", activity("m", first(fixed("1000")), "2026-01-01", "2026-12-31"));
    take(&mut case, "2025-12-05", &grant_of(&["m"], "own", OverpaidRequest::default()));
    pay(&mut case, "m", &["2026-01-01", "2026-02-01"]);
    draft(
        &mut case,
        "2026-02-20",
        activity("m2", first(fixed("2000")), "2026-01-01", "2026-12-31").changing("m"),
    );
    // 24,000 a year, and the level goes to 20,000.
    assert_eq!(
        codes(&case, "2026-02-20", &grant_of(&["m2"], "own", OverpaidRequest::default())),
        ["/approval/level approval-limit-exceeded"]
    );
    let events = grant(&mut case, "2026-02-20", &["m2"]);
    // It takes the place of all of it.
    assert_eq!(differences(&events), ["m 2026-01-01 1000", "m 2026-02-01 1000"]);
    assert_eq!(this_year(&case, "2026-02-20"), "24000");
}

#[test]
fn a_payment_day_that_moved_leaves_the_months_paid() {
    let on_the = |day: u8, amount: &str| PaymentPlan::monthly(DayOfMonth::new(day).unwrap(), fixed(amount));
    for (day_of_month, first_open) in [(15, "2026-05-15 10500"), (31, "2026-05-31 10500")] {
        let mut case = paid_to_april();
        let change = activity("m2", on_the(day_of_month, "10500"), "2026-02-01", "2026-12-31").changing("m");
        draft(&mut case, "2026-04-20", change);
        let events = grant(&mut case, "2026-04-20", &["m2"]);
        assert_eq!(differences(&events), ["m 2026-02-01 500", "m 2026-03-01 500", "m 2026-04-01 500"]);
        assert_eq!(unpaid(&case, "m2")[0], first_open);
        assert_eq!(this_year(&case, "2026-04-20"), (10_000 + 11 * 10_500).to_string());
        // The price of the months that the old plan paid is that of the new.
        let correct = Command::Correct {
            activity: "m2".to_owned(),
            start: None,
            price: Some(fixed("10400")),
            reason: "letter".to_owned(),
            approval: ApprovalRequest::new("team", "A"),
            overpaid: OverpaidRequest::default(),
        };
        let events = take(&mut case, "2026-04-21", &correct);
        assert_eq!(differences(&events), ["m 2026-02-01 -100", "m 2026-03-01 -100", "m 2026-04-01 -100"]);
        // And taken back, all is as it was.
        let annul = Command::Annul {
            activity: "m2".to_owned(),
            reason: "mistake".to_owned(),
            overpaid: OverpaidRequest::default(),
        };
        let events = take(&mut case, "2026-04-22", &annul);
        assert_eq!(differences(&events), ["m 2026-02-01 -400", "m 2026-03-01 -400", "m 2026-04-01 -400"]);
        assert_eq!(this_year(&case, "2026-04-22"), "120000");
        assert_eq!(unpaid(&case, "m")[0], "2026-05-01 10000");
    }
}

#[test]
fn a_month_that_was_missed_is_paid_by_the_change() {
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    draft(&mut case, "2025-12-05", activity("m", first(fixed("10000")), "2026-01-01", "2026-12-31"));
    grant(&mut case, "2025-12-05", &["m"]);
    // March was never paid.
    pay(&mut case, "m", &["2026-01-01", "2026-02-01", "2026-04-01"]);
    let moved = PaymentPlan::monthly(DayOfMonth::new(15).unwrap(), fixed("10500"));
    draft(&mut case, "2026-04-20", activity("m2", moved, "2026-02-01", "2026-12-31").changing("m"));
    let events = grant(&mut case, "2026-04-20", &["m2"]);
    assert_eq!(differences(&events), ["m 2026-02-01 500", "m 2026-04-01 500"]);
    assert_eq!(unpaid(&case, "m2")[..2], ["2026-03-15 10500", "2026-05-15 10500"]);
    assert_eq!(this_year(&case, "2026-04-20"), (10_000 + 11 * 10_500).to_string());
}

#[test]
fn other_schedules_from_a_day_that_is_past() {
    // A weekly plan in place of a monthly one: the months from March on lapse, and weeks are paid.
    let mut case = paid_to_april();
    let weekly = PaymentPlan::weekly(fixed("2500"));
    draft(&mut case, "2026-04-20", activity("m2", weekly, "2026-03-02", "2026-12-31").changing("m"));
    let events = grant(&mut case, "2026-04-20", &["m2"]);
    assert_eq!(differences(&events), ["m 2026-04-01 -10000"]);
    assert_eq!(unpaid(&case, "m2")[0], "2026-03-02 2500");
    // A supplementary activity that is paid by the week gets another price from a week that is past.
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    draft(&mut case, "2025-12-05", activity("m", first(fixed("1")), "2026-01-01", "2026-12-31"));
    draft(
        &mut case,
        "2025-12-05",
        activity("s", PaymentPlan::weekly(fixed("500")), "2026-01-05", "2026-06-30"),
    );
    grant(&mut case, "2025-12-05", &["m", "s"]);
    pay(&mut case, "s", &["2026-01-05", "2026-01-12", "2026-01-19"]);
    draft(
        &mut case,
        "2026-01-22",
        activity("s2", PaymentPlan::weekly(fixed("450")), "2026-01-12", "2026-06-30").changing("s"),
    );
    let events = grant(&mut case, "2026-01-22", &["s2"]);
    assert_eq!(differences(&events), ["s 2026-01-12 -50", "s 2026-01-19 -50"]);
    assert_eq!(unpaid(&case, "s2")[0], "2026-01-26 450");
}

#[test]
fn a_late_change_of_cash_is_granted() {
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    let cash = |one: Activity| {
        let plan = one.plan.clone().to(Recipient::cash("0285891234", "N"));
        Activity { plan, ..one }
    };
    draft(&mut case, "2025-12-05", cash(activity("m", first(fixed("1000")), "2026-01-01", "2026-12-31")));
    grant(&mut case, "2025-12-05", &["m"]);
    pay(&mut case, "m", &["2026-01-01", "2026-02-01"]);
    let change = |start: &str| cash(activity("m2", first(fixed("1200")), start, "2026-12-31").changing("m"));
    // What begins today or tomorrow cannot be paid out in time.
    let command = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(change("2026-02-20")) };
    assert_eq!(codes(&case, "2026-02-20", &command), ["/activity/period/start cash-start-too-soon"]);
    draft(&mut case, "2026-02-20", change("2026-02-01"));
    let events = grant(&mut case, "2026-02-20", &["m2"]);
    assert_eq!(differences(&events), ["m 2026-02-01 200"]);
}
