//! Commands on a case and what they answer.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{
    ApprovalRequest, Case, CaseOptions, CaseState, Command, CommandContext, CommandRefused, Event, EventBody,
    Grant, HouseholdOverview, Notice, household_net_cost,
};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, Extrapolation, PaymentPlan, Price, Recipient, Status};
use bevilling::rulebook::{FactValue, RuleBook};
use rust_decimal::Decimal;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn on(text: &str) -> CommandContext {
    CommandContext::new(day(text), "somebody")
}

fn price(amount: &str) -> Price {
    Price::fixed(money::parse(amount).unwrap())
}

fn plan(id: &str, price: Price) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id(id).to(Recipient::internal("N"))
}

fn period(start: &str, end: Option<&str>) -> Period {
    Period::new(day(start), end.map(day)).unwrap()
}

fn main(id: &str, amount: &str, start: &str, end: Option<&str>) -> Box<Activity> {
    let plan = plan(&format!("p-{id}"), price(amount));
    Box::new(Activity::main("", "M", period(start, end), plan).with_id(id))
}

fn extra(id: &str, amount: &str, start: &str, end: Option<&str>) -> Box<Activity> {
    let plan = plan(&format!("p-{id}"), price(amount));
    Box::new(Activity::supplementary("", "U", period(start, end), plan).with_id(id))
}

fn draft(activity: Box<Activity>) -> Command {
    Command::Draft { appropriation: "1".to_owned(), activity }
}

fn expect(activity: Box<Activity>) -> Command {
    Command::Expect { appropriation: "1".to_owned(), activity }
}

fn grant(ids: &[&str], approval: ApprovalRequest) -> Grant {
    let activities = ids.iter().map(|id| (*id).to_owned()).collect();
    Grant { appropriation: "1".to_owned(), activities, approval, ..Grant::default() }
}

fn team() -> ApprovalRequest {
    ApprovalRequest::new("team", "A")
}

/// A case with a main activity of 1,000 kr a month from March to December.
fn case() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    case.execute(&draft(main("m", "1000", "2026-03-01", Some("2026-12-31"))), &on("2026-01-05")).unwrap();
    case
}

fn granted() -> Case {
    let mut case = case();
    case.execute(&Command::Grant(grant(&["m"], team())), &on("2026-01-06")).unwrap();
    case
}

fn codes(refusal: Result<Vec<Event>, CommandRefused>) -> Vec<&'static str> {
    refusal.unwrap_err().codes().collect()
}

fn kinds(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.body.kind()).collect()
}

#[test]
fn a_refusal_lists_everything_that_is_missing() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let new = Command::SetAppropriation { appropriation: "1".to_owned(), section: None };
    case.execute(&new, &on("2026-01-05")).unwrap();
    let mut alone = extra("s", "50", "2026-03-01", None);
    alone.plan.recipient = Recipient::internal(" ");
    case.execute(&draft(alone), &on("2026-01-05")).unwrap();
    let asked = grant(&["s", "t"], ApprovalRequest::default());
    assert_eq!(
        codes(case.decide(&Command::Grant(asked), &on("2026-01-05"))),
        [
            "approval-level-missing",
            "approver-missing",
            "no-such-activity",
            "main-activity-missing",
            "section-missing",
            "main-not-granted-yet",
            "recipient-missing"
        ]
    );
}

#[cfg(feature = "text")]
#[test]
fn a_refusal_is_told_in_danish() {
    let asked = grant(&["m"], ApprovalRequest { second: None, ..ApprovalRequest::new("own", " ") });
    let mut case = case();
    let mut dear = main("m", "9000", "2026-03-01", None);
    dear.plan.recipient = Recipient::internal("");
    case.execute(&Command::Amend { activity: dear }, &on("2026-01-05")).unwrap();
    let refusal = case.decide(&Command::Grant(asked), &on("2026-01-05")).unwrap_err();
    assert_eq!(
        refusal.faults().text(bevilling::title::Language::Da),
        "/approval/approver: nogen skal bevilge [approver-missing]\n\
         /activities/m/plan/recipient/name: aktiviteten `m` har ingen betalingsmodtager [recipient-missing]\n\
         /approval/level: bevillingsniveauet `own` må bevilge op til 20.000,00 kr. om året; dette er 108.000,00 kr. \
         [approval-limit-exceeded]"
    );
}

#[test]
fn the_rule_book_is_enforced_with_its_verdict() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let stamp = on("2026-01-05");
    let facts = [("step".to_owned(), Some(1.into()))].into();
    case.execute(&Command::SetFacts { from: day("2026-01-05"), facts }, &stamp).unwrap();
    let there =
        Command::Draft { appropriation: "2".to_owned(), activity: main("m", "1000", "2026-03-01", None) };
    case.execute(&there, &stamp).unwrap();
    let asked = Grant { appropriation: "2".to_owned(), ..grant(&["m"], team()) };
    let refusal = case.decide(&Command::Grant(asked.clone()), &stamp).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "/activities/m: activity `m` does not meet `section-condition` (`S2`) [rule-not-met]"
    );
    assert_eq!(refusal.verdicts().len(), 1);
    // A fact that is no longer known is asked for.
    let facts = [("step".to_owned(), None)].into();
    case.execute(&Command::SetFacts { from: day("2026-01-06"), facts }, &stamp).unwrap();
    assert_eq!(codes(case.decide(&Command::Grant(asked.clone()), &on("2026-01-06"))), ["fact-needed"]);
    // A move up the ladder, known ahead: the day it comes, it may be granted.
    let facts = [("step".to_owned(), Some(2.into()))].into();
    case.execute(&Command::SetFacts { from: day("2026-02-01"), facts }, &on("2026-01-07")).unwrap();
    assert_eq!(codes(case.decide(&Command::Grant(asked.clone()), &on("2026-01-31"))), ["fact-needed"]);
    assert_eq!(kinds(&case.decide(&Command::Grant(asked), &on("2026-02-01")).unwrap()), ["granted"]);
    assert_eq!(case.facts_on(day("2026-01-05")).get("step"), Some(&FactValue::from(1)));
    assert_eq!(case.facts_on(day("2026-01-04")).get("step"), Some(&FactValue::from(2)));
}

#[test]
fn approval_levels_have_limits_sections_and_a_second_person() {
    let ask = |monthly: &str, approval: ApprovalRequest| {
        let (mut case, _) = opened(&book("410"), day("2026-01-05"));
        case.execute(&draft(main("m", monthly, "2026-03-01", Some("2026-04-30"))), &on("2026-01-05"))
            .unwrap();
        let asked = Command::Grant(grant(&["m"], approval));
        case.decide(&asked, &on("2026-01-05")).map(|_| ()).map_err(|refusal| refusal.to_string())
    };
    let own = || ApprovalRequest::new("own", "A");
    // The limit is 20,000 kr in a full year, however short the activity is; both edges.
    assert_eq!(ask("1666.66", own()), Ok(()));
    assert_eq!(
        ask("1666.67", own()),
        Err("/approval/level: approval level `own` may approve up to `20000` a year; this is `20000.04` \
             [approval-limit-exceeded]"
            .to_owned())
    );
    assert_eq!(ask("1666.67", team()), Ok(()));
    let two = || ApprovalRequest::new("two", "A");
    assert!(ask("1", two()).unwrap_err().ends_with("[second-approver-missing]"));
    assert!(ask("1", two().and("a")).unwrap_err().ends_with("[second-approver-same]"));
    assert_eq!(ask("1", two().and("B")), Ok(()));
    assert!(ask("1", ApprovalRequest::new("tema", "A")).unwrap_err().ends_with("did you mean `team`?"));
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let activity = main("m", "1", "2026-03-01", None);
    let there = Command::Draft { appropriation: "2".to_owned(), activity };
    case.execute(&there, &on("2026-01-05")).unwrap();
    let asked = Grant { appropriation: "2".to_owned(), ..grant(&["m"], own()) };
    assert_eq!(codes(case.decide(&Command::Grant(asked), &on("2026-01-05"))), ["section-beyond-approval"]);
}

#[test]
fn what_is_foreseen_is_told_to_nobody_until_it_is_granted() {
    let mut case = case();
    let quiet = case.execute(&expect(extra("s", "50", "2026-03-01", None)), &on("2026-01-05")).unwrap();
    assert!(quiet.iter().chain(case.events()).all(|event| event.outbox.is_empty()));
    let told = case.execute(&Command::Grant(grant(&["m"], team())), &on("2026-01-06")).unwrap();
    let payments = told[0].outbox.iter().filter(|notice| matches!(notice, Notice::Payment(_))).count();
    assert_eq!((payments, told[0].outbox.len()), (10, 12));
    assert_eq!(case.execute(&Command::Renew, &on("2026-01-06")).unwrap(), []);
}

#[test]
fn a_dry_run_shows_state_and_money_and_changes_nothing() {
    let mut case = granted();
    let change = main("m2", "1500", "2026-07-01", None).changing("m");
    case.execute(&expect(Box::new(change)), &on("2026-01-07")).unwrap();
    let before = case.clone();
    let shown = case.preview_grant(&grant(&["m2"], team()), &on("2026-01-08")).unwrap();
    assert_eq!(case, before);
    let year = |costs: &bevilling::plan::CostSummary| costs.this_year.to_string();
    assert_eq!(year(&shown.before.granted), "10000.00");
    assert_eq!(year(&shown.after.granted), "13000.00");
    assert_eq!(year(&shown.before.expected), year(&shown.after.expected));
    let status =
        |id: &str| shown.state.activity(id).map(|one| (one.activity.status, one.activity.period.end()));
    assert_eq!(status("m"), Some((Status::Granted, Some(day("2026-06-30")))));
    assert_eq!(status("m2"), Some((Status::Granted, None)));
    // One plan carries on: payments are known by it and their day.
    assert_eq!(shown.state.activity("m2").unwrap().activity.plan.id, "p-m");
    // It is what then happens.
    case.execute(&Command::Grant(grant(&["m2"], team())), &on("2026-01-08")).unwrap();
    assert_eq!(*case.state(), shown.state);
    assert_eq!(case.overview(day("2026-01-08")).unwrap(), shown.after);
}

#[test]
fn nothing_is_lost_or_done_twice_by_a_host_that_tries_again() {
    let mut case = case();
    let command = Command::Grant(grant(&["m"], team()));
    let stale = on("2026-01-06").expecting(3);
    assert_eq!(case.sequence(), 4);
    assert_eq!(codes(case.decide(&command, &stale)), ["case-has-moved-on"]);
    let events = case.execute(&command, &on("2026-01-06").expecting(4)).unwrap();
    let fault = case.apply(&events[0]).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "/sequence: the next event has sequence number 6; got 5 [event-out-of-order]"
    );
    assert_eq!(codes(case.decide(&Command::Renew, &on("2026-01-05"))), ["date-before-last-event"]);
    let whole: Vec<Event> = case.events().to_vec();
    let mut short = whole.clone();
    short.remove(2);
    let missing = Case::replay(case.book(), &short).unwrap_err();
    let found: Vec<_> = missing.iter().map(|fault| (fault.code(), fault.path().to_string())).collect();
    assert_eq!(
        found,
        [
            ("event-out-of-order", "/events/2/sequence".to_owned()),
            ("rest-not-judged", "/events/3".to_owned()),
        ]
    );
}

#[test]
fn a_host_may_keep_the_state_alone() {
    let kept = serde_json::to_string(granted().state()).unwrap();
    let mut case = Case::from_state(&book("410"), serde_json::from_str(&kept).unwrap()).unwrap();
    let annotate = Command::Annotate { activity: None, payment: None, text: "taken over".to_owned() };
    case.execute(&annotate, &on("2026-02-01")).unwrap();
    assert_eq!(case.state().notes.len(), 1);
    assert_eq!(
        case.as_of(day("2026-01-31")).unwrap_err().to_string(),
        "what was known on `2026-01-31` cannot be determined: the log in this case starts later"
    );
    // A case that starts as a plain value tells of it first, so that its log is whole.
    let mut plain = Case::open(&book("410"), "c", [("step", 1.into())]).unwrap();
    let events = plain.execute(&annotate, &on("2026-02-01")).unwrap();
    assert_eq!(kinds(&events), ["imported", "annotated"]);
    assert_eq!(Case::replay(&book("410"), &events).unwrap(), plain);
}

#[test]
fn what_was_known_is_told_as_it_was_known() {
    let case = granted();
    let then = case.as_of(day("2026-01-05")).unwrap();
    assert_eq!(then.activities().map(|activity| activity.status).collect::<Vec<_>>(), [Status::Draft]);
    assert_eq!(case.as_of(day("2026-01-06")).unwrap(), case);
    assert_eq!(case.as_of(day("2026-01-04")).unwrap().sequence(), 0);
}

#[test]
fn granted_history_is_frozen() {
    let mut case = granted();
    let stamp = on("2026-01-07");
    for command in [
        Command::Amend { activity: main("m", "9", "2026-03-01", None) },
        Command::Remove { activity: "m".to_owned() },
    ] {
        assert_eq!(codes(case.decide(&command, &stamp)), ["granted-is-frozen"]);
    }
    let section = Some("S2".to_owned());
    let moved = Command::SetAppropriation { appropriation: "1".to_owned(), section };
    assert_eq!(codes(case.decide(&moved, &stamp)), ["section-is-frozen"]);
    assert_eq!(
        codes(case.decide(&draft(main("n", "9", "2026-03-01", None)), &stamp)),
        ["second-main-activity"]
    );
    let change = || Box::new(main("n", "9", "2026-04-01", None).changing("m"));
    case.execute(&expect(change()), &stamp).unwrap();
    let other = Box::new(main("o", "9", "2026-04-01", None).changing("m"));
    assert_eq!(codes(case.decide(&expect(other), &stamp)), ["already-changed"]);
}

#[test]
fn what_is_paid_stays_and_what_is_not_follows_the_price() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let mut activity = main("m", "0", "2026-02-01", Some("2026-04-30"));
    activity.plan = plan("p", Price::rate(Decimal::TEN, "R"));
    case.execute(&draft(activity), &on("2026-01-05")).unwrap();
    case.execute(&Command::Grant(grant(&["m"], team())), &on("2026-01-05")).unwrap();
    let pay = |date: &str| Command::Pay {
        activity: "m".to_owned(),
        date: day(date),
        paid_on: day(date),
        amount: Decimal::from(4000),
    };
    case.execute(&pay("2026-02-01"), &on("2026-02-01")).unwrap();
    assert_eq!(codes(case.decide(&pay("2026-02-01"), &on("2026-02-01"))), ["already-paid"]);
    assert_eq!(codes(case.decide(&pay("2026-02-02"), &on("2026-02-02"))), ["no-payment-on-date"]);
    let mut case = case.with_rule_book(&book("425.50"));
    let reason = "rates of 2026".to_owned();
    let events = case.execute(&Command::Recalculate { reason: reason.clone() }, &on("2026-02-10")).unwrap();
    let EventBody::Recalculated { changes, .. } = &events[0].body else { panic!("{events:?}") };
    assert_eq!(changes[0].payments.repriced.len(), 2);
    assert_eq!(events[0].outbox.len(), 4, "each reversed, and told again");
    let counted: Vec<String> = case.state().activities[0]
        .payments
        .entries()
        .iter()
        .map(|entry| entry.counted().1.to_string())
        .collect();
    assert_eq!(counted, ["4000", "4255.00", "4255.00"]);
    assert_eq!(case.execute(&Command::Recalculate { reason }, &on("2026-02-10")).unwrap(), []);
    // Stopped before what is paid: that stays.
    let stop = |end: &str| Command::Stop {
        activity: "m".to_owned(),
        end: day(end),
        reason: "moved".to_owned(),
        overpaid: <_>::default(),
    };
    assert_eq!(codes(case.decide(&stop("2026-01-31"), &on("2026-02-10"))), ["end-before-start"]);
    assert_eq!(codes(case.decide(&stop("2026-04-30"), &on("2026-02-10"))), ["end-not-earlier"]);
    case.execute(&stop("2026-02-28"), &on("2026-02-10")).unwrap();
    let overview = case.overview(day("2026-02-10")).unwrap();
    assert_eq!(
        (overview.granted.all.to_string(), overview.paid.all.to_string()),
        ("4000.00".into(), "4000.00".into())
    );
    assert_eq!(overview.expiring[0].end, day("2026-02-28"));
}

#[test]
fn the_main_activity_ends_what_hangs_on_it() {
    let mut case = granted();
    case.execute(&expect(extra("s", "50", "2026-04-01", None)), &on("2026-01-07")).unwrap();
    case.execute(&Command::Grant(grant(&["s"], team())), &on("2026-01-07")).unwrap();
    let end = |case: &Case, id: &str| case.state().activity(id).unwrap().activity.period.end();
    assert_eq!(end(&case, "s"), Some(day("2026-12-31")));
    let extend = |end: &str| Command::Extend {
        activity: "s".to_owned(),
        end: Some(day(end)),
        approval: team(),
        overpaid: <_>::default(),
    };
    assert_eq!(codes(case.decide(&extend("2027-01-01"), &on("2026-01-08"))), ["end-after-main"]);
    assert_eq!(codes(case.decide(&extend("2026-12-31"), &on("2026-01-08"))), ["end-not-later"]);
    let stop = |id: &str, end: &str| Command::Stop {
        activity: id.to_owned(),
        end: day(end),
        reason: "moved".to_owned(),
        overpaid: <_>::default(),
    };
    assert_eq!(codes(case.decide(&stop("m", "2026-03-31"), &on("2026-01-08"))), ["supplementary-after-main"]);
    case.execute(&stop("m", "2026-04-30"), &on("2026-01-08")).unwrap();
    assert_eq!((end(&case, "m"), end(&case, "s")), (Some(day("2026-04-30")), Some(day("2026-04-30"))));
}

#[test]
fn a_case_is_closed_when_nothing_runs_and_bills_may_still_come() {
    let mut case = granted();
    let close = Command::Close { reason: "moved away".to_owned() };
    assert_eq!(codes(case.decide(&close, &on("2026-01-08"))), ["still-running"]);
    case.execute(&close, &on("2026-12-31")).unwrap();
    let late = on("2027-01-05");
    assert_eq!(codes(case.decide(&Command::Renew, &late)), ["case-closed"]);
    let pay = Command::Pay {
        activity: "m".to_owned(),
        date: day("2026-12-01"),
        paid_on: day("2027-01-04"),
        amount: Decimal::from(1000),
    };
    case.execute(&pay, &late).unwrap();
    assert_eq!(codes(case.decide(&Command::Reopen { reason: " ".to_owned() }, &late)), ["reason-required"]);
    case.execute(&Command::Reopen { reason: "moved back".to_owned() }, &late).unwrap();
    assert_eq!(
        codes(case.decide(&Command::Reopen { reason: "again".to_owned() }, &late)),
        ["case-not-closed"]
    );
}

#[test]
fn a_change_takes_over_individual_payments_and_a_removed_one_is_bridged() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let amount = money::parse("100").unwrap();
    let individual = |id: &str, days: &[&str]| {
        PaymentPlan::individual(days.iter().map(|date| (day(date), amount)))
            .with_id(id)
            .to(Recipient::internal("N"))
    };
    let mut one = main("m", "0", "2026-02-01", None);
    one.plan = individual("p", &["2026-02-10", "2026-05-10"]);
    case.execute(&draft(one), &on("2026-01-05")).unwrap();
    let mut change = main("n", "0", "2026-04-01", None).changing("m");
    change.plan = individual("q", &[]);
    case.execute(&expect(Box::new(change)), &on("2026-01-05")).unwrap();
    let dates = |case: &Case, id: &str| -> Vec<String> {
        let entries = case.state().activity(id).unwrap().payments.entries().to_vec();
        entries.iter().map(|entry| entry.date.to_string()).collect()
    };
    assert_eq!(dates(&case, "n"), ["2026-05-10"]);
    let mut last = main("o", "0", "2026-06-01", None).changing("n");
    last.plan = individual("r", &["2026-07-10"]);
    case.execute(&expect(Box::new(last)), &on("2026-01-05")).unwrap();
    assert_eq!(
        codes(case.decide(&Command::Grant(grant(&["m", "o"], team())), &on("2026-01-06"))),
        ["changed-not-granted"]
    );
    let mut bridged = case.clone();
    bridged.execute(&Command::Remove { activity: "n".to_owned() }, &on("2026-01-06")).unwrap();
    assert_eq!(bridged.state().activity("o").unwrap().activity.modifies.as_deref(), Some("m"));
    case.execute(&Command::Grant(grant(&["o", "n", "m"], team())), &on("2026-01-06")).unwrap();
    let all: Vec<_> = ["m", "n", "o"].iter().map(|id| dates(&case, id)).collect();
    assert_eq!(all, [vec!["2026-02-10"], vec!["2026-05-10"], vec!["2026-07-10"]]);
}

#[test]
fn what_replaces_a_one_time_change_is_the_change_then() {
    let mut case = granted();
    let stamp = on("2026-01-06");
    case.execute(&draft(extra("s", "100", "2026-03-01", Some("2026-12-31"))), &stamp).unwrap();
    case.execute(&Command::Grant(grant(&["s"], team())), &stamp).unwrap();
    let mut once = extra("once", "500", "2026-06-10", Some("2026-06-10")).changing("s");
    once.plan.schedule = PaymentPlan::one_time(day("2026-06-10"), price("500")).schedule;
    case.execute(&expect(Box::new(once)), &stamp).unwrap();
    let later = Box::new(extra("later", "200", "2026-08-01", Some("2026-12-31")).changing("once"));
    case.execute(&expect(later), &stamp).unwrap();
    case.execute(&Command::Grant(grant(&["once", "later"], team())), &stamp).unwrap();
    let one = |id: &str| case.state().activity(id).unwrap();
    assert_eq!(one("once").replaced_by.as_deref(), Some("later"));
    assert_eq!(one("later").activity.modifies.as_deref(), Some("s"));
    assert_eq!(one("s").activity.period.end(), Some(day("2026-06-09")));
    // So nothing else takes over from the first one too, and pays the same days.
    let other = Box::new(extra("other", "300", "2026-08-01", Some("2026-12-31")).changing("s"));
    assert_eq!(codes(case.decide(&expect(other), &stamp)), ["already-changed"]);
    let extend = Command::Extend {
        activity: "s".to_owned(),
        end: Some(day("2026-12-31")),
        approval: team(),
        overpaid: <_>::default(),
    };
    assert_eq!(codes(case.decide(&extend, &stamp)), ["taken-over"]);
}

#[test]
fn facts_of_the_case_need_no_rule() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let set = |name: &str, value: &str| Command::SetFacts {
        from: day("2026-01-05"),
        facts: [(name.to_owned(), Some(value.into()))].into(),
    };
    case.execute(&set("paying_municipality", "151"), &on("2026-01-05")).unwrap();
    case.execute(&set("household", "h-7"), &on("2026-01-05")).unwrap();
    assert_eq!(case.facts_on(day("2026-01-05")).get("household"), Some(&"h-7".into()));
    assert!(case.rejected_facts().is_empty());
    assert_eq!(
        codes(case.decide(&set("paying_municipality", "Ballerup"), &on("2026-01-05"))),
        ["fact-not-in-domain"]
    );
    assert_eq!(codes(case.decide(&set("stpe", "1"), &on("2026-01-05"))), ["unknown-fact"]);
}

#[test]
fn a_household_is_its_cases_together() {
    let named = |case: Case, id: &str| {
        let state = CaseState { id: id.to_owned(), ..case.state().clone() };
        Case::from_state(case.book(), state).unwrap()
    };
    let (one, two, three) = (granted(), named(case(), "two"), named(granted(), "three"));
    let household = HouseholdOverview::new([&one, &two, &three], day("2026-01-06")).unwrap();
    assert_eq!(household.granted.this_year.to_string(), "20000.00");
    assert_eq!(household.granted.full_year.unwrap().to_string(), "24000.00");
    assert_eq!(household.cases.len(), 3);
    assert_eq!(household_net_cost([&one, &two, &three], 2026).unwrap().cases.len(), 3);
    // The same case twice would count twice.
    let twice = HouseholdOverview::new([&one, &two, &one, &two], day("2026-01-06")).unwrap_err();
    assert_eq!(
        twice.to_string(),
        "/cases/2: case `case` is listed twice, at 0 and at 2 [duplicate-case]\n\
         /cases/3: case `two` is listed twice, at 1 and at 3 [duplicate-case]"
    );
    let twice = household_net_cost([&two, &one, &one], 2026).unwrap_err();
    assert_eq!(twice.to_string(), "/2/case: case `case` is listed twice, at 1 and at 2 [duplicate-case]");
}

#[test]
fn prices_are_carried_on_only_where_that_is_asked_for_and_then_said() {
    let text = serde_json::to_string(book("410").document()).unwrap();
    let text = text
        .replace("\"values\":\"410\"", r#""values":[{"from":"2026-01-01","to":"2027-01-01","value":"410"}]"#);
    let book = RuleBook::from_json(&text).unwrap();
    let (case, _) = opened(&book, day("2026-01-05"));
    let mut activity = main("m", "0", "2026-02-01", None);
    activity.plan = plan("p", Price::rate(Decimal::TEN, "R"));
    assert_eq!(codes(case.decide(&draft(activity.clone()), &on("2026-01-05"))), ["rate-not-in-force"]);
    let options = CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() };
    let mut case = case.with_options(options);
    case.execute(&draft(activity), &on("2026-01-05")).unwrap();
    let events = case.execute(&Command::Grant(grant(&["m"], team())), &on("2026-01-05")).unwrap();
    let unknown = events[0].outbox.iter().filter(|notice| match notice {
        Notice::Payment(payment) => !payment.basis.is_known(),
        _ => false,
    });
    assert_eq!(unknown.count(), 12);
    #[cfg(feature = "text")]
    for (lang, said) in [
        (bevilling::title::Language::En, "(12 prices only carried on from the last one known)"),
        (bevilling::title::Language::Da, "(12 priser kun fremskrevet fra den seneste kendte)"),
    ] {
        let log = bevilling::text::log(&events, case.book(), lang);
        assert!(log.contains(said), "{log}");
    }
}
