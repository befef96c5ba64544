//! Who may approve what, at the edge of the limit and by the rules of the right day: computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{ApprovalRequest, Case, CaseOptions, Command, CommandContext, CommandRefused, Grant};
use bevilling::dates::{Date, DayOfMonth, Frequency, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, Extrapolation, PaymentPlan, Price, Recipient, Schedule};
use bevilling::rulebook::RuleBook;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn take(case: &mut Case, on: &str, command: &Command) {
    case.execute(command, &CommandContext::new(day(on), "somebody"))
        .unwrap_or_else(|refusal| panic!("{refusal}"));
}

fn activity(id: &str, amount: &str, days: (&str, Option<&str>)) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(amount)));
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    let period = Period::new(day(days.0), days.1.map(day)).unwrap();
    match id.starts_with('m') {
        true => Activity::main("", "M", period, plan),
        false => Activity::supplementary("", "U", period, plan),
    }
    .with_id(id)
}

fn once(id: &str, amount: &str, date: &str) -> Activity {
    let mut one = activity(id, amount, (date, Some(date)));
    one.plan.schedule = PaymentPlan::one_time(day(date), Price::fixed(kroner(amount))).schedule;
    one
}

const YEAR: (&str, Option<&str>) = ("2026-01-01", Some("2026-12-31"));

fn enter(case: &mut Case, on: &str, activities: &[Activity]) {
    for activity in activities {
        let (appropriation, activity) = ("1".to_owned(), Box::new(activity.clone()));
        take(case, on, &Command::Draft { appropriation, activity });
    }
}

fn grant(activities: &[Activity], level: &str) -> Command {
    let ids = activities.iter().map(|one| one.id.clone()).collect();
    let approval = ApprovalRequest::new(level, "A");
    Command::Grant(Grant { appropriation: "1".to_owned(), activities: ids, approval, ..Grant::default() })
}

fn granted(case: &mut Case, on: &str, activities: &[Activity]) {
    enter(case, on, activities);
    take(case, on, &grant(activities, "team"));
}

/// Enters activities, and asks the level `own`, which may approve 20,000 kr a year: why not, and nothing where it may.
fn own(case: &Case, on: &str, activities: &[Activity]) -> String {
    let mut case = case.clone();
    enter(&mut case, on, activities);
    refusal(case.decide(&grant(activities, "own"), &CommandContext::new(day(on), "somebody")))
}

fn refusal<T>(decided: Result<T, CommandRefused>) -> String {
    let lines =
        decided.err().map(|refusal| refusal.to_string().lines().map(str::to_owned).collect::<Vec<_>>());
    lines.unwrap_or_default().join("; ")
}

/// The refusal of a cost above the limit.
fn above(cost: &str) -> String {
    format!(
        "/approval/level: approval level `own` may approve up to `20000` a year; this is `{cost}` \
         [approval-limit-exceeded]"
    )
}

fn opened_case() -> Case {
    opened(&book("410"), day("2026-01-05")).0
}

#[test]
fn the_limit_itself_may_be_approved_and_an_oere_more_may_not() {
    let case = opened_case();
    // 12 × 1,500 = 18,000 a year, and 2,000 once.
    let main = || activity("m", "1500", YEAR);
    assert_eq!(own(&case, "2026-01-05", &[main(), once("s", "2000", "2026-05-01")]), "");
    assert_eq!(own(&case, "2026-01-05", &[main(), once("s", "2000.01", "2026-05-01")]), above("20000.01"));
    // What is paid once in another year is no cost of this one.
    assert_eq!(
        own(
            &case,
            "2026-01-05",
            &[activity("m", "1500", ("2026-01-01", None)), once("s", "9000", "2027-05-01")]
        ),
        ""
    );
}

#[test]
fn what_is_changed_or_replaced_is_not_approved_twice() {
    // Ended by its change from June, and replaced by one that starts on the same day or earlier.
    for start in ["2026-06-01", "2026-02-01", "2026-01-05"] {
        let mut case = opened_case();
        granted(&mut case, "2026-01-05", &[activity("m", "1500", ("2026-02-01", Some("2026-12-31")))]);
        let change = |amount: &str| [activity("m2", amount, (start, Some("2026-12-31"))).changing("m")];
        // 12 × 1,600 = 19,200; with the 18,000 of what it changes it would be 37,200. 12 × 1,700 by itself is too much.
        assert_eq!(own(&case, "2026-01-05", &change("1600")), "", "{start}");
        assert_eq!(own(&case, "2026-01-05", &change("1700")), above("20400.00"), "{start}");
    }
}

#[test]
fn what_has_ended_is_approved_no_more_and_what_ends_today_is() {
    let mut case = opened_case();
    let first = [activity("m", "1000", YEAR), activity("s", "500", ("2026-01-01", Some("2026-05-31")))];
    granted(&mut case, "2026-01-05", &first);
    // m 12,000; s 6,000 until it has ended; t 12 × 400 = 4,800.
    let new = || [activity("t", "400", ("2026-07-01", Some("2026-12-31")))];
    assert_eq!(own(&case, "2026-05-31", &new()), above("22800.00"));
    assert_eq!(own(&case, "2026-06-01", &new()), "");
}

#[test]
fn what_another_appropriation_costs_is_not_counted() {
    let mut case = opened_case();
    let activity_of = |id: &str| activity(id, "1500", YEAR);
    let (appropriation, other) = ("2".to_owned(), Box::new(activity_of("mm")));
    take(&mut case, "2026-01-05", &Command::Draft { appropriation: appropriation.clone(), activity: other });
    let approval = ApprovalRequest::new("team", "A");
    let granting = Grant { appropriation, activities: vec!["mm".to_owned()], approval, ..Grant::default() };
    take(&mut case, "2026-01-05", &Command::Grant(granting));
    assert_eq!(own(&case, "2026-01-05", &[activity_of("m")]), "");
}

#[test]
fn individual_payments_cost_what_they_are_and_weekly_ones_run_all_year() {
    let case = opened_case();
    let with = |schedule: Schedule| {
        let mut one = activity("m", "1", YEAR);
        one.plan.schedule = schedule;
        [one]
    };
    let individual = |second: &str| {
        let payments = [(day("2026-03-05"), kroner("12000")), (day("2026-04-05"), kroner(second))];
        with(PaymentPlan::individual(payments).schedule)
    };
    assert_eq!(own(&case, "2026-01-05", &individual("8000")), "");
    assert_eq!(own(&case, "2026-01-05", &individual("8000.01")), above("20000.01"));
    // Weekly from 1 January 2026: 53 Thursdays, 53 × 377.36 = 20,000.08.
    let weekly = |amount: &str| with(Schedule::running(Frequency::Weekly, Price::fixed(kroner(amount))));
    assert_eq!(own(&case, "2026-01-05", &weekly("377.35")), "");
    assert_eq!(own(&case, "2026-01-05", &weekly("377.36")), above("20000.08"));
}

/// The small rule book with a scheme that reimbursements half above 120,000 kr, and a level of 150,000 kr a year after it.
fn net_book(manner: &str, above: Value) -> RuleBook {
    let mut document = serde_json::to_value(book("410").document()).unwrap();
    document["reimbursements"] = json!([{
        "id": "half", "title": { "da": "x" }, "law": "L", "manner": manner,
        "steps": [{ "above": above, "percent": "50" }],
    }]);
    let level = json!({
        "id": "net", "title": { "da": "x" }, "yearly_limit": "150000", "limit_cost": "net",
    });
    document["approval_levels"].as_array_mut().unwrap().push(level);
    RuleBook::from_json(&document.to_string()).unwrap()
}

#[test]
fn a_cost_spread_over_the_months_is_still_the_cost_of_the_year() {
    for (manner, left) in [("yearly", "`152750.00`"), ("monthly", "`152749.94`")] {
        let (mut case, _) = opened(&net_book(manner, json!("120000")), day("2026-01-05"));
        let mut main = activity("m", "1", YEAR);
        main.plan.schedule = Schedule::running(Frequency::Weekly, Price::fixed(kroner("3500")));
        enter(&mut case, "2026-01-05", std::slice::from_ref(&main));
        // 53 × 3,500 = 185,500: eleven months of 15,458.33 and one of 15,458.37. Of the 65,500 above 120,000 half is
        // reimbursed: 32,750. Month by month it is half of what is above 10,000, rounded twelve times: 11 × 2,729.17 and
        // 2,729.19.
        let asked = case.decide(&grant(&[main], "net"), &CommandContext::new(day("2026-01-05"), "somebody"));
        let refused = refusal(asked);
        assert!(refused.contains("`185500.00`") && refused.contains(left), "{manner}: {refused}");
    }
}

#[test]
fn a_threshold_that_is_not_known_any_more_is_carried_on_where_that_is_asked_for() {
    let ended = || json!([{ "to": "2026-01-01", "value": "120000" }]);
    let main = activity("m", "15000", YEAR);
    let (mut case, _) = opened(&net_book("yearly", ended()), day("2026-01-05"));
    enter(&mut case, "2026-01-05", std::slice::from_ref(&main));
    // An approval carries it on: 180,000 less half of 60,000 is the limit.
    take(&mut case, "2026-01-05", &grant(&[main], "net"));
    // The net cost does where the case is asked to, and says so.
    let code = case.net_cost(2026).unwrap_err().iter().map(|fault| fault.code()).collect::<Vec<_>>();
    assert_eq!(code, ["threshold-not-in-force"]);
    let with =
        |extrapolation| case.clone().with_options(CaseOptions { extrapolation, ..CaseOptions::default() });
    let net = with(Extrapolation::LastKnown).net_cost(2026).unwrap();
    assert_eq!((net.extrapolated, net.total.reimbursement), (true, kroner("30000")));
    // Raised by 10 % on 1 January 2026: half of what is above 132,000.
    let net = with(Extrapolation::Indexed { percent: kroner("10") }).net_cost(2026).unwrap();
    assert_eq!((net.extrapolated, net.total.reimbursement), (true, kroner("24000")));
    // One that is known is not carried on.
    let known = json!([{ "to": "2027-01-01", "value": "120000" }]);
    let case = case.with_rule_book(&net_book("yearly", known));
    let options = CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() };
    let net = case.with_options(options).net_cost(2026).unwrap();
    assert_eq!((net.extrapolated, net.total.reimbursement), (false, kroner("30000")));
}

/// The small rule book whose offers end on days of their own.
fn ending(main: Option<&str>, extra: Option<&str>) -> RuleBook {
    let mut document = serde_json::to_value(book("410").document()).unwrap();
    for (place, to) in [(0, main), (2, extra)] {
        if let Some(to) = to {
            document["offers"][place]["valid"] = json!({ "to": to });
        }
    }
    document["activity_types"].as_array_mut().unwrap().push(json!({ "id": "V", "title": { "da": "x" } }));
    let offer = json!({ "section": "S1", "activity_type": "V", "role": "supplementary", "to": ["M"] });
    document["offers"].as_array_mut().unwrap().push(offer);
    RuleBook::from_json(&document.to_string()).unwrap()
}

#[test]
fn what_was_granted_is_judged_by_the_rules_of_its_day_and_what_is_granted_now_by_those_of_today() {
    let new = |kind: &str| {
        let one = activity("n", "10", ("2026-08-01", Some("2026-12-31")));
        [Activity { activity_type: kind.to_owned(), ..one }]
    };
    let asked = |book: &RuleBook, kind: &str| {
        let (mut case, _) = opened(book, day("2026-01-05"));
        granted(&mut case, "2026-01-05", &[activity("m", "1000", YEAR), activity("s", "500", YEAR)]);
        own(&case, "2026-07-01", &new(kind))
    };
    // The offers of what was granted in January have ended in June: it stands.
    assert_eq!(asked(&ending(None, Some("2026-06-01")), "V"), "");
    // The new one needs a main activity that is offered now; of the old main activity nothing is asked.
    let refused = asked(&ending(Some("2026-06-01"), None), "V");
    assert_eq!(
        refused,
        "/activities/n: activity `n` does not meet `main-offered` (`S1/M/main`) [rule-not-met]"
    );
    // What is granted in July needs an offer of July.
    let refused = asked(&ending(None, Some("2026-06-01")), "U");
    assert!(refused.contains("activity `n` does not meet `offered-as-supplementary`"), "{refused}");
    assert_eq!(asked(&ending(None, Some("2026-07-02")), "U"), "");
}

#[test]
fn a_draft_beside_what_is_granted_is_judged_by_the_rules_of_today() {
    let (mut case, _) = opened(&ending(None, Some("2026-06-01")), day("2026-01-05"));
    granted(&mut case, "2026-01-05", &[activity("m", "1000", YEAR)]);
    enter(&mut case, "2026-01-05", &[activity("s", "500", YEAR)]);
    let new = Activity { activity_type: "V".to_owned(), ..activity("n", "10", ("2026-08-01", None)) };
    let refused = own(&case, "2026-07-01", &[new]);
    assert!(refused.contains("activity `s` does not meet `offered-as-supplementary`"), "{refused}");
}
