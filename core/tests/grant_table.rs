//! What granting does, case by case, with its value computed by hand: in the preview, in the dry run and in the grant.
//!
//! All plans pay monthly on the first, unless they say otherwise.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeMap;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, CommandContext, Event, EventBody, Grant, Notice};
use bevilling::dates::{Calendar, Date, DayOfMonth, Period};
use bevilling::plan::{
    Activity, CostSummary, PaymentPlan, Preview, PreviewOptions, Price, Recipient, Status, preview,
};
use bevilling::rulebook::RuleBook;
use rust_decimal::Decimal;

use life::{book, opened};
use steps::{day, kroner, take};

/// From one day to another, or without an end: `2026-03-01/2026-06-30`, `2026-03-01/..`.
fn period(text: &str) -> Period {
    let (start, end) = text.split_once('/').unwrap();
    Period::new(day(start), (end != "..").then(|| day(end))).unwrap()
}

fn plan(id: &str, amount: &str) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(amount)))
        .with_id(format!("p-{id}"))
        .to(Recipient::internal("N"))
}

fn main(id: &str, amount: &str, days: &str) -> Activity {
    Activity::main("", "M", period(days), plan(id, amount)).with_id(id)
}

fn extra(id: &str, amount: &str, days: &str) -> Activity {
    Activity::supplementary("", "U", period(days), plan(id, amount)).with_id(id)
}

/// A supplementary activity that is paid once.
fn once(id: &str, amount: &str, date: &str) -> Activity {
    let mut one = extra(id, amount, &format!("{date}/{date}"));
    one.plan.schedule = PaymentPlan::one_time(day(date), Price::fixed(kroner(amount))).schedule;
    one
}

fn opened_case() -> Case {
    opened(&book("410"), day("2026-01-05")).0
}

fn enter(case: &mut Case, on: &str, appropriation: &str, drafts: &[Activity]) {
    for draft in drafts {
        let (appropriation, activity) = (appropriation.to_owned(), Box::new(draft.clone()));
        take(case, on, &Command::Draft { appropriation, activity });
    }
}

fn grant_of(appropriation: &str, drafts: &[Activity]) -> Grant {
    Grant {
        appropriation: appropriation.to_owned(),
        activities: drafts.iter().map(|draft| draft.id.clone()).collect(),
        approval: ApprovalRequest::new("team", "A"),
        ..Grant::default()
    }
}

/// Enters activities, and grants them on the same day.
fn granted(case: &mut Case, on: &str, appropriation: &str, drafts: &[Activity]) -> Vec<Event> {
    enter(case, on, appropriation, drafts);
    take(case, on, &Command::Grant(grant_of(appropriation, drafts)))
}

/// What granting did, and what the preview said that it would.
struct Granted {
    preview: Preview,
    before: CostSummary,
    after: CostSummary,
    events: Vec<Event>,
    case: Case,
}

impl Granted {
    /// What the grant adds: this year, next year and in all. The preview and the grant say the same.
    fn adds(&self) -> [String; 3] {
        let figures = |costs: &CostSummary| [costs.this_year, costs.next_year, costs.all];
        let (before, after) = (figures(&self.before), figures(&self.after));
        let added: Vec<Decimal> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        assert_eq!(figures(&self.preview.decision).to_vec(), added, "the preview is the grant");
        [0, 1, 2].map(|index| added[index].normalize().to_string())
    }

    /// The payments of an activity, as the preview shows them and as they are made.
    fn payments(&self, id: &str) -> Vec<String> {
        let shown = self.preview.payments.iter().filter(|one| *one.activity == *id);
        let shown: Vec<String> =
            shown.map(|one| format!("{} {}", one.date, one.amount.normalize())).collect();
        let one = self.case.state().activity(id).unwrap();
        let made = one.payments.entries().iter();
        let made: Vec<String> = made.map(|one| format!("{} {}", one.date, one.amount.normalize())).collect();
        assert_eq!(shown, made, "the payments of {id}");
        made
    }

    /// When an activity runs, in the preview and afterwards; `gone` where another one has taken its place.
    fn runs(&self, id: &str) -> String {
        let shown = self.preview.activities.iter().find(|one| one.id == id).unwrap().period;
        let one = self.case.state().activity(id).unwrap();
        assert_eq!(shown, one.replaced_by.is_none().then_some(one.activity.period), "the period of {id}");
        shown.map_or_else(|| "gone".to_owned(), |period| period.to_string())
    }
}

/// Previews drafts, enters and grants them, and holds the preview of the case, that of the activities alone, and the
/// dry run against what happens.
fn decide(case: &Case, on: &str, appropriation: &str, drafts: &[Activity]) -> Granted {
    let section = case.state().appropriation(appropriation).unwrap().section.clone().unwrap();
    let drafts: Vec<Activity> =
        drafts.iter().map(|draft| Activity { section: section.clone(), ..draft.clone() }).collect();
    let appropriations: BTreeMap<String, String> =
        drafts.iter().map(|draft| (draft.id.clone(), appropriation.to_owned())).collect();
    let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
    let shown = case.preview(&drafts, day(on), &options).unwrap_or_else(|faults| panic!("{faults}"));

    let existing: Vec<Activity> = case.activities().cloned().collect();
    let ledgers = case.state().activities.iter();
    let ledgers = ledgers.map(|one| (one.activity.id.clone(), one.payments.clone())).collect();
    let mut options = PreviewOptions { ledgers, ..options };
    for one in &case.state().activities {
        options.appropriations.insert(one.activity.id.clone(), one.appropriation.clone());
    }
    if case.state().activities.iter().all(|one| one.replaced_by.is_none()) {
        let alone = preview(case.book(), &existing, &drafts, day(on), &options).unwrap();
        assert_eq!(alone, shown, "the preview of activities is that of their case");
    }

    let mut after = case.clone();
    for draft in drafts.iter().filter(|draft| case.state().activity(&draft.id).is_none()) {
        enter(&mut after, on, appropriation, std::slice::from_ref(draft));
    }
    let grant = grant_of(appropriation, &drafts);
    let dry = after.preview_grant(&grant, &CommandContext::new(day(on), "somebody")).unwrap();
    let before = case.overview(day(on)).unwrap().granted;
    let events = take(&mut after, on, &Command::Grant(grant));
    let costs = after.overview(day(on)).unwrap().granted;
    assert_eq!((dry.state == *after.state(), &dry.after.granted), (true, &costs), "the dry run is the grant");
    assert_eq!(dry.before.granted, before);
    assert_eq!(Case::replay(after.book(), after.events()).unwrap(), after, "the log leads to the case");
    Granted { preview: shown, before, after: costs, events, case: after }
}

fn refusals(case: &Case, on: &str, appropriation: &str, drafts: &[Activity]) -> [Vec<String>; 2] {
    let listed = |path: String, code: &str| format!("{path} {code}");
    let shown = case.preview(drafts, day(on), &PreviewOptions::default()).unwrap_err();
    let shown = shown.iter().map(|fault| listed(fault.path().to_string(), fault.code())).collect();
    let command = Command::Grant(grant_of(appropriation, drafts));
    let refusal = case.decide(&command, &CommandContext::new(day(on), "somebody")).unwrap_err();
    let refused = refusal.faults().iter().map(|fault| listed(fault.path().to_string(), fault.code()));
    [shown, refused.collect()]
}

#[test]
fn a_supplementary_activity_ends_with_the_main_one_that_is_in_force_not_with_a_replaced_one() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-03-01/..")]);
    granted(&mut case, "2026-01-05", "1", &[main("m2", "1000", "2026-03-01/2026-06-30").changing("m")]);
    assert_eq!(case.state().activity("m").unwrap().replaced_by.as_deref(), Some("m2"));
    let done = decide(&case, "2026-01-05", "1", &[extra("s", "1000", "2026-03-01/..")]);
    // 4 payments, March to June, of 1,000. The open end of the replaced main activity would make 22 of them.
    assert_eq!(done.adds(), ["4000", "0", "4000"]);
    assert_eq!(
        done.payments("s"),
        ["2026-03-01 1000", "2026-04-01 1000", "2026-05-01 1000", "2026-06-01 1000"]
    );
    assert_eq!(done.runs("s"), "2026-03-01/2026-06-30");
}

#[test]
fn a_main_activity_ends_nothing_of_another_appropriation_under_the_same_section() {
    let mut case = opened_case();
    let (appropriation, section) = ("3".to_owned(), Some("S1".to_owned()));
    take(&mut case, "2026-01-05", &Command::SetAppropriation { appropriation, section });
    let first = [main("m", "1000", "2026-03-01/.."), extra("s", "500", "2026-03-01/..")];
    granted(&mut case, "2026-01-05", "1", &first);
    let done = decide(&case, "2026-01-05", "3", &[main("n", "100", "2026-03-01/2026-05-31")]);
    // 3 × 100; nothing of the other appropriation changes.
    assert_eq!(done.adds(), ["300", "0", "300"]);
    assert_eq!(done.runs("s"), "2026-03-01/..");
    assert_eq!(done.payments("s").len(), 10 + 12);
}

#[test]
fn of_a_main_activity_and_its_change_granted_together_neither_ends_what_both_carry() {
    let drafts = [
        main("m", "1000", "2026-02-01/.."),
        main("m2", "2000", "2026-09-01/..").changing("m"),
        extra("s", "500", "2026-03-01/.."),
    ];
    let done = decide(&opened_case(), "2026-01-05", "1", &drafts);
    // February to August 7 × 1,000, September 2026 to December 2027 16 × 2,000, March 2026 to December 2027 22 × 500:
    // 7,000 + 32,000 + 11,000. Ended with August, the 500 would be paid 6 times: 42,000.
    assert_eq!(done.adds(), ["20000", "30000", "50000"]);
    assert_eq!([done.runs("m"), done.runs("s")], ["2026-02-01/2026-08-31", "2026-03-01/.."]);
}

#[test]
fn of_a_main_activity_and_its_change_granted_together_the_end_of_what_is_changed_counts() {
    for (first, second) in [("m", "n"), ("n", "m")] {
        for backwards in [false, true] {
            let mut drafts = [
                main(first, "1000", "2026-02-01/2026-10-31"),
                main(second, "2000", "2026-09-01/2026-12-31").changing(first),
                extra("s", "500", "2026-03-01/.."),
            ];
            let mut case = opened_case();
            enter(&mut case, "2026-01-05", "1", &drafts);
            if backwards {
                drafts.reverse();
            }
            let done = decide(&case, "2026-01-05", "1", &drafts);
            // 7 × 1,000, 4 × 2,000, and March to October 8 × 500.
            assert_eq!(done.adds(), ["19000", "0", "19000"], "{first} {backwards}");
            assert_eq!(done.runs("s"), "2026-03-01/2026-10-31", "{first} {backwards}");
        }
    }
}

#[test]
fn a_change_that_starts_earlier_and_ends_ends_what_is_granted_afterwards() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-04-01/..")]);
    granted(&mut case, "2026-01-05", "1", &[main("m2", "1000", "2026-03-01/2026-12-31").changing("m")]);
    let done = decide(&case, "2026-01-05", "1", &[extra("s", "500", "2026-03-01/..")]);
    // March to December: 10 × 500, and nothing next year.
    assert_eq!(done.adds(), ["5000", "0", "5000"]);
}

#[test]
fn what_is_paid_in_advance_stays_paid_and_the_difference_is_paid_and_sent() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-02-01/2026-12-31")]);
    let (date, paid_on, amount) = (day("2026-09-01"), day("2026-07-01"), kroner("1000"));
    take(&mut case, "2026-07-01", &Command::Pay { activity: "m".to_owned(), date, paid_on, amount });
    let change = main("m2", "2000", "2026-08-01/2026-12-31").changing("m");
    let done = decide(&case, "2026-07-02", "1", &[change]);
    // February to July 6 × 1,000; September paid, 1,000, and the rest of it, 1,000; August and October to December
    // 4 × 2,000. Before: 11 × 1,000.
    assert_eq!(done.after.this_year, kroner("16000"));
    assert_eq!(done.adds(), ["5000", "0", "5000"]);
    assert_eq!(
        done.payments("m2"),
        ["2026-08-01 2000", "2026-10-01 2000", "2026-11-01 2000", "2026-12-01 2000"]
    );
    assert_eq!(done.payments("m").last().unwrap(), "2026-09-01 1000");
    let adjusted: Vec<_> = done.events[0]
        .outbox
        .iter()
        .filter_map(|notice| match notice {
            Notice::Adjustment(one) => {
                Some((one.activity.as_str(), one.amount, one.date, one.parts.len(), one.reference.is_some()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(adjusted, [("m", kroner("1000"), day("2026-07-02"), 1, true)]);
    // What is paid counts on the day it was, and the difference on that of the decision: July has its own 1,000, the
    // 1,000 of September, and 1,000 more.
    assert_eq!(done.after.by_month[12 + 6..12 + 9], ["3000", "2000", "0"].map(kroner));
    assert_eq!(done.preview.settlements["m"].amount, kroner("1000"));
    // Of August, October, November and December the old payment is reversed, and the new one sent; of September neither.
    let sent = |told: &dyn Fn(&Notice) -> Option<Date>| -> Vec<String> {
        done.events[0].outbox.iter().filter_map(told).map(|date| date.to_string()).collect()
    };
    let reversed = sent(&|notice| match notice {
        Notice::Reversal(one) => Some(one.date),
        _ => None,
    });
    let paid = sent(&|notice| match notice {
        Notice::Payment(one) => Some(one.date),
        _ => None,
    });
    let days = ["2026-08-01", "2026-10-01", "2026-11-01", "2026-12-01"];
    assert_eq!((reversed, paid), (days.map(str::to_owned).to_vec(), days.map(str::to_owned).to_vec()));
}

#[test]
fn a_cheaper_change_claims_what_was_paid_in_advance_beyond_it() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-02-01/2026-12-31")]);
    let (date, paid_on, amount) = (day("2026-09-01"), day("2026-07-01"), kroner("990"));
    take(&mut case, "2026-07-01", &Command::Pay { activity: "m".to_owned(), date, paid_on, amount });
    let change = main("m2", "400", "2026-08-01/2026-12-31").changing("m");
    let done = decide(&case, "2026-07-02", "1", &[change]);
    // 6 × 1,000, 990 paid, of the 1,000 planned 600 are claimed, 4 × 400. The 10 beside the price stay beside it.
    assert_eq!(done.after.this_year, kroner("7990"));
    assert_eq!(done.preview.settlements["m"].amount, kroner("-600"));
}

#[test]
fn what_was_paid_of_a_replaced_activity_is_adjusted_by_the_change_of_what_replaced_it() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-03-01/2026-12-31")]);
    let (date, paid_on, amount) = (day("2026-09-01"), day("2026-01-05"), kroner("1000"));
    take(&mut case, "2026-01-05", &Command::Pay { activity: "m".to_owned(), date, paid_on, amount });
    // It takes the place of m, and has a plan of its own: September is not paid again.
    let done = decide(&case, "2026-01-06", "1", &[main("n", "1000", "2026-02-01/2026-12-31").changing("m")]);
    assert_eq!(done.adds(), ["1000", "0", "1000"]);
    assert_eq!(done.case.state().activity("n").unwrap().activity.plan.id, "p-n");
    let done =
        decide(&done.case, "2026-01-07", "1", &[main("o", "2000", "2026-08-01/2026-12-31").changing("n")]);
    // February to July 6 × 1,000, September 1,000 and the rest of 1,000, and 4 × 2,000; before: 11 × 1,000.
    assert_eq!(done.after.this_year, kroner("16000"));
    assert_eq!(done.adds(), ["5000", "0", "5000"]);
    assert_eq!(done.preview.settlements["m"].amount, kroner("1000"));
}

#[test]
fn an_earlier_running_change_of_a_one_time_change_ends_what_that_changed() {
    let mut case = opened_case();
    let first = [main("m", "1000", "2026-01-01/2026-12-31"), extra("s", "500", "2026-03-01/2026-12-31")];
    granted(&mut case, "2026-01-05", "1", &first);
    granted(&mut case, "2026-01-05", "1", &[once("x", "2000", "2026-09-15").changing("s")]);
    // s ends on 14 September: 7 × 500, and 2,000 once.
    let done = decide(&case, "2026-01-05", "1", &[extra("y", "800", "2026-08-01/2026-12-31").changing("x")]);
    // s ends on 31 July: 5 × 500 = 2,500; y 5 × 800 = 4,000; x is not paid. 6,500 less the 5,500 of before. Were s to
    // go on to 14 September, it would be 1,000 more.
    assert_eq!(done.adds(), ["1000", "0", "1000"]);
    assert_eq!([done.runs("s"), done.runs("x")], ["2026-03-01/2026-07-31", "gone"]);
    assert_eq!(done.case.state().activity("y").unwrap().activity.modifies.as_deref(), Some("s"));
    assert_eq!(done.case.state().activity("x").unwrap().replaced_by.as_deref(), Some("y"));
}

#[test]
fn a_change_that_starts_before_all_it_changes_takes_the_place_of_all() {
    let mut case = opened_case();
    let first = [main("m", "1000", "2026-01-01/2026-12-31"), extra("a", "500", "2026-03-01/2026-12-31")];
    granted(&mut case, "2026-01-05", "1", &first);
    granted(&mut case, "2026-01-05", "1", &[once("b", "800", "2026-08-15").changing("a")]);
    // a ends on 14 August: 6 × 500 = 3,000, and 800 once.
    let change = extra("c", "800", "2026-02-01/2026-11-30").changing("b");
    let done = decide(&case, "2026-01-05", "1", &[change]);
    // c 10 × 800 = 8,000, instead of 3,800. Were a to stay, it would be 3,000 more.
    assert_eq!(done.adds(), ["4200", "0", "4200"]);
    assert_eq!([done.runs("a"), done.runs("b")], ["gone", "gone"]);
    let after = done.case.state();
    assert_eq!(after.activity("c").unwrap().activity.modifies, None);
    assert_eq!(after.activity("a").unwrap().replaced_by.as_deref(), Some("c"));
    assert!(after.activity("a").unwrap().payments.entries().is_empty());
}

#[test]
fn a_draft_granted_a_year_after_it_was_entered_is_paid_through_the_year_after_the_grant() {
    let mut case = opened_case();
    let draft = main("m", "1000", "2026-03-01/..");
    enter(&mut case, "2026-01-05", "1", std::slice::from_ref(&draft));
    let made = |case: &Case| case.state().activity("m").unwrap().payments.entries().len();
    // Entered: through December 2027.
    assert_eq!(made(&case), 10 + 12);
    let done = decide(&case, "2027-03-01", "1", &[draft]);
    // Granted on 1 March 2027: 2027 and 2028 of 12 × 1,000 each, and 10 payments in 2026.
    assert_eq!(done.adds(), ["12000", "12000", "34000"]);
    assert_eq!(done.payments("m").len(), 10 + 12 + 12);
    let sent = done.events[0].outbox.iter().filter(|notice| matches!(notice, Notice::Payment(_))).count();
    assert_eq!(sent, 34);
}

#[test]
fn cash_that_starts_too_soon_on_the_day_of_the_grant_is_refused_though_it_was_entered_in_time() {
    let cash = |start: &str| {
        let mut one = main("m", "1000", &format!("{start}/2026-12-31"));
        one.plan.recipient = Recipient::cash("0285891234", "N");
        Activity { section: "S1".to_owned(), ..one }
    };
    // A rule book whose weekends and holidays pay nothing.
    let mut document = book("410").document().clone();
    document.calendar = Some(Calendar::denmark());
    let book = RuleBook::from_document(document).unwrap();
    let (mut case, _) = opened(&book, day("2026-01-05"));
    enter(&mut case, "2026-01-05", "1", &[cash("2026-02-01")]);
    // Payments that are past would be sent to finance.
    for on in ["2026-02-02", "2026-03-15", "2027-03-01"] {
        let [shown, refused] = refusals(&case, on, "1", &[cash("2026-02-01")]);
        assert_eq!(shown, ["/drafts/0/period/start cash-start-too-soon"], "{on}");
        assert_eq!(refused, ["/activities/m/period/start cash-start-too-soon"], "{on}");
    }
    // Two payable days from the day after the grant on: 1 February 2026 is a Sunday, before it are Thursday 29 and Friday
    // 30 January. From Thursday on, Friday is one and Monday, 2 February, the next.
    for (on, accepted) in [("2026-01-28", true), ("2026-01-29", false)] {
        let shown = case.preview(&[cash("2026-02-01")], day(on), &PreviewOptions::default());
        let command = Command::Grant(grant_of("1", &[cash("2026-02-01")]));
        let taken = case.decide(&command, &CommandContext::new(day(on), "somebody"));
        assert_eq!((shown.is_ok(), taken.is_ok()), (accepted, accepted), "{on}");
    }
}

#[test]
fn a_change_may_be_of_a_day_that_is_past() {
    let mut case = opened_case();
    let first = [main("m", "1000", "2026-01-01/2026-12-31"), extra("s", "500", "2026-03-01/2026-12-31")];
    granted(&mut case, "2026-01-05", "1", &first);
    // s 6 payments to 14 August instead of 10, and 900 once: 3,000 + 900 - 5,000.
    let done = decide(&case, "2026-09-01", "1", &[once("x", "900", "2026-08-15").changing("s")]);
    assert_eq!(done.adds(), ["-1100", "0", "-1100"]);
    // A running change, granted two days after it starts, is granted as if it had been in time: nothing was paid since.
    let change =
        Activity { section: "S1".to_owned(), ..extra("y", "900", "2026-08-15/2026-12-31").changing("s") };
    enter(&mut case, "2026-08-14", "1", std::slice::from_ref(&change));
    let in_time = decide(&case, "2026-08-15", "1", std::slice::from_ref(&change));
    let late = decide(&case, "2026-08-17", "1", &[change]);
    assert_eq!(late.adds(), in_time.adds());
}

#[test]
fn a_one_time_change_keeps_its_own_day_and_statistics_hear_it() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-01-01/2026-12-31")]);
    granted(&mut case, "2026-01-05", "1", &[once("s", "700", "2026-02-20")]);
    let done = decide(&case, "2026-01-06", "1", &[once("x", "800", "2026-09-01").changing("s")]);
    assert_eq!([done.runs("s"), done.runs("x")], ["gone", "2026-09-01/2026-09-01"]);
    assert_eq!(done.payments("x"), ["2026-09-01 800"]);
    assert_eq!(done.adds(), ["100", "0", "100"]);
    let statistics: Vec<_> = done.events[0]
        .outbox
        .iter()
        .filter_map(|notice| match notice {
            Notice::Statistics { activity, period, .. } => {
                Some((activity.as_str(), period.map(|period| period.to_string())))
            }
            _ => None,
        })
        .collect();
    assert_eq!(statistics, [("s", None), ("x", Some("2026-09-01/2026-09-01".to_owned()))]);
    assert_eq!(done.case.state().activity("x").unwrap().activity.plan.id, "p-s");
    assert_eq!(done.case.state().activity("x").unwrap().activity.status, Status::Granted);
}

#[test]
fn what_the_main_activity_ends_is_approved_anew_unless_its_change_is_granted_too() {
    let mut case = opened_case();
    let first = [main("m", "1000", "2026-03-01/.."), extra("s", "500", "2026-03-01/..")];
    granted(&mut case, "2026-01-05", "1", &first);
    let approved = |drafts: &[Activity]| match &decide(&case, "2026-01-06", "1", drafts).events[0].body {
        EventBody::Granted { activities, .. } => activities.clone(),
        other => panic!("{other:?}"),
    };
    let change = main("m2", "1000", "2026-06-01/2026-08-31").changing("m");
    let other = extra("s2", "600", "2026-05-01/..").changing("s");
    assert_eq!(approved(std::slice::from_ref(&change)), ["m2", "s"]);
    assert_eq!(approved(&[change, other]), ["m2", "s2"]);
}

#[test]
fn the_last_of_several_main_activities_ends_what_hangs_on_them() {
    let mut case = opened_case();
    granted(&mut case, "2026-01-05", "1", &[main("m", "1000", "2026-03-01/2026-05-31")]);
    granted(&mut case, "2026-01-05", "1", &[main("n", "1000", "2026-06-01/2026-09-30").changing("m")]);
    let done = decide(&case, "2026-01-05", "1", &[extra("s", "100", "2026-03-01/..")]);
    // March to September.
    assert_eq!(done.adds(), ["700", "0", "700"]);
    // A main activity that is only expected ends nothing, and carries nothing on.
    let mut foreseen = case.clone();
    let activity = Box::new(main("o", "1000", "2026-08-01/2026-12-31").changing("n"));
    take(&mut foreseen, "2026-01-05", &Command::Expect { appropriation: "1".to_owned(), activity });
    let done = decide(&foreseen, "2026-01-05", "1", &[extra("s", "100", "2026-03-01/..")]);
    assert_eq!(done.runs("s"), "2026-03-01/2026-09-30");
    // What starts a day after the last is refused; what starts on the last day is granted, and runs for that day.
    let late =
        |start: &str| Activity { section: "S1".to_owned(), ..extra("s", "100", &format!("{start}/..")) };
    let command = |one: &Activity| Command::Grant(grant_of("1", std::slice::from_ref(one)));
    enter(&mut case, "2026-01-05", "1", &[late("2026-10-01")]);
    let refused =
        case.decide(&command(&late("2026-10-01")), &CommandContext::new(day("2026-01-05"), "B")).unwrap_err();
    assert_eq!(refused.codes().collect::<Vec<_>>(), ["supplementary-after-main"]);
    let mut last = late("2026-09-30");
    last.plan.schedule =
        PaymentPlan::monthly(DayOfMonth::new(30).unwrap(), Price::fixed(kroner("100"))).schedule;
    take(&mut case, "2026-01-05", &Command::Amend { activity: Box::new(last.clone()) });
    take(&mut case, "2026-01-05", &command(&last));
    let one = case.state().activity("s").unwrap();
    assert_eq!(
        (one.activity.period.to_string().as_str(), one.payments.entries().len()),
        ("2026-09-30/2026-09-30", 1)
    );
}
