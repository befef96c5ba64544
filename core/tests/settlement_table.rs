//! What a price that changes backwards in time adds to what is paid, by what changed: computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{ApprovalRequest, Case, Command, CommandContext, Event, EventBody, Grant, Notice};
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Period, Timeline, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Account, Activity, Horizon, Ledger, Paid, PaymentPlan, Price, PriceChange, PriceSource, Prices,
    Recipient, Status, settle,
};
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

fn take(case: &mut Case, on: &str, command: &Command) -> Vec<Event> {
    case.execute(command, &CommandContext::new(day(on), "somebody"))
        .unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The small rule book with two rates, 410 and 200, two companies with VAT of 80 %, and what a test changes of it.
fn changed(change: impl Fn(&mut Value)) -> RuleBook {
    let mut document = serde_json::to_value(book("410").document()).unwrap();
    let other = json!({ "id": "Q", "title": { "da": "x" }, "values": "200" });
    document["rates"].as_array_mut().unwrap().push(other);
    let company = json!({ "id": "P2", "name": "P2", "kind": "external", "vat_factor": "80" });
    document["providers"].as_array_mut().unwrap().push(company);
    for kind in ["M", "U"] {
        let agreed = json!({ "provider": "P2", "activity_type": kind });
        document["agreements"].as_array_mut().unwrap().push(agreed);
    }
    change(&mut document);
    RuleBook::from_json(&document.to_string()).unwrap()
}

fn activity(id: &str, price: Price, provider: Option<&str>, start: &str) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price);
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    let period = Period::new(day(start), day("2026-06-30")).unwrap();
    let one = match id.starts_with('m') {
        true => Activity::main("", "M", period, plan),
        false => Activity::supplementary("", "U", period, plan),
    };
    Activity { provider: provider.map(str::to_owned), ..one.with_id(id) }
}

fn rate(name: &str) -> Price {
    Price::rate(Decimal::TEN, name)
}

/// A case of granted activities, each from February to June.
fn granted(book: &RuleBook, activities: &[Activity]) -> Case {
    let (mut case, _) = opened(book, day("2026-01-05"));
    grant(&mut case, activities);
    case
}

fn grant(case: &mut Case, activities: &[Activity]) {
    for activity in activities {
        let (appropriation, activity) = ("1".to_owned(), Box::new(activity.clone()));
        take(case, "2026-01-05", &Command::Draft { appropriation, activity });
    }
    let ids = activities.iter().map(|one| one.id.clone()).collect();
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant { appropriation: "1".to_owned(), activities: ids, approval, ..Grant::default() };
    take(case, "2026-01-05", &Command::Grant(grant));
}

fn pay(case: &mut Case, on: &str, id: &str, date: &str) {
    let date = day(date);
    let amount = case.state().activity(id).unwrap().payments.entry(date).unwrap().amount;
    take(case, on, &Command::Pay { activity: id.to_owned(), date, paid_on: day(on), amount });
}

/// What is settled from February on, by activity: kroner paid or claimed, and how many unpaid payments change.
fn settled(case: &Case, source: PriceSource) -> Vec<(String, String, usize)> {
    let cause = PriceChange { source, known: day("2026-03-10"), valid: Validity::from(day("2026-02-01")) };
    let events = case
        .decide(
            &Command::Settle { cause, overpaid: <_>::default() },
            &CommandContext::new(day("2026-03-10"), "somebody"),
        )
        .unwrap();
    let bodies = events.iter().flat_map(|event| match &event.body {
        EventBody::Settled { settlements, .. } => settlements.clone(),
        other => panic!("{other:?}"),
    });
    bodies
        .map(|one| {
            let settlement = one.settlement;
            (one.activity, settlement.amount.normalize().to_string(), settlement.repriced.len())
        })
        .collect()
}

fn line(id: &str, amount: &str, repriced: usize) -> (String, String, usize) {
    (id.to_owned(), amount.to_owned(), repriced)
}

#[test]
fn only_payments_of_the_rate_that_changed_are_settled() {
    let plans = [
        activity("m", rate("R"), None, "2026-02-01"),
        activity("s", rate("Q"), None, "2026-02-01"),
        activity("t", Price::fixed(kroner("50")), None, "2026-02-01"),
    ];
    let mut case = granted(&changed(|_| {}), &plans);
    for id in ["m", "s", "t"] {
        pay(&mut case, "2026-03-02", id, "2026-02-01");
        pay(&mut case, "2026-03-02", id, "2026-03-01");
    }
    // Both rates change; one is settled at a time.
    let case = case.with_rule_book(&changed(|book| {
        book["rates"][0]["values"] = json!("420");
        book["rates"][1]["values"] = json!("195");
    }));
    let of = |rate: &str| settled(&case, PriceSource::Rate { rate: rate.to_owned() });
    // Two paid months of 10 × 10 more; three months to come.
    assert_eq!(of("R"), [line("m", "200", 3)]);
    // Two paid months of 10 × 5 less.
    assert_eq!(of("Q"), [line("s", "-100", 3)]);
    assert_eq!(of("no such rate"), []);
}

#[test]
fn a_vat_factor_that_changed_is_settled_for_its_provider_alone() {
    let plans = [
        activity("m", Price::fixed(kroner("1000")), Some("P"), "2026-02-01"),
        activity("s", Price::fixed(kroner("1000")), Some("P2"), "2026-02-01"),
        activity("t", Price::fixed(kroner("1000")), None, "2026-02-01"),
    ];
    let mut case = granted(&changed(|_| {}), &plans);
    for id in ["m", "s", "t"] {
        pay(&mut case, "2026-03-02", id, "2026-02-01");
    }
    let case = case.with_rule_book(&changed(|book| {
        book["providers"][0]["vat_factor"] = json!("85");
        book["providers"][1]["vat_factor"] = json!("70");
    }));
    let of = |provider: &str| settled(&case, PriceSource::VatFactor { provider: provider.to_owned() });
    // 850 instead of 800 of one paid month, and four months to come; 700 instead of 800.
    assert_eq!(of("P"), [line("m", "50", 4)]);
    assert_eq!(of("P2"), [line("s", "-100", 4)]);
}

#[test]
fn the_price_of_a_plan_that_changed_is_settled_for_that_plan_alone() {
    let plans = [activity("m", rate("R"), None, "2026-02-01"), activity("s", rate("R"), None, "2026-02-01")];
    let mut case = granted(&changed(|_| {}), &plans);
    for id in ["m", "s"] {
        pay(&mut case, "2026-03-02", id, "2026-02-01");
    }
    let case = case.with_rule_book(&changed(|book| book["rates"][0]["values"] = json!("420")));
    let of = |plan: &str| settled(&case, PriceSource::Price { plan: plan.to_owned() });
    assert_eq!(of("p-s"), [line("s", "100", 4)]);
    assert_eq!(of("p-m"), [line("m", "100", 4)]);
    assert_eq!(of("s"), []);
}

#[test]
fn what_was_paid_of_an_activity_that_was_replaced_is_settled_at_the_price_of_what_replaced_it() {
    let mut case = granted(&changed(|_| {}), &[activity("m", rate("R"), None, "2026-02-01")]);
    pay(&mut case, "2026-01-05", "m", "2026-02-01");
    // It starts on the same day, and takes its place; February is paid at the same price.
    let mut change = activity("m2", rate("R"), None, "2026-02-01").changing("m");
    change.plan.id = "p-2".to_owned();
    grant(&mut case, &[change]);
    assert_eq!(case.state().activity("m").unwrap().replaced_by.as_deref(), Some("m2"));
    let case = case.with_rule_book(&changed(|book| book["rates"][0]["values"] = json!("420")));
    let of = settled(&case, PriceSource::Rate { rate: "R".to_owned() });
    // February, paid of m: 100 more. March to June, of m2: four payments at the new price.
    assert_eq!(of, [line("m", "100", 0), line("m2", "0", 4)]);
}

#[test]
fn days_outside_of_the_change_are_not_settled() {
    let mut case = granted(&changed(|_| {}), &[activity("m", rate("R"), None, "2026-02-01")]);
    pay(&mut case, "2026-03-02", "m", "2026-02-01");
    pay(&mut case, "2026-03-02", "m", "2026-03-01");
    let case = case.with_rule_book(&changed(|book| book["rates"][0]["values"] = json!("420")));
    for (from, to, paid, repriced) in [
        ("2026-02-01", "2026-03-01", "100", 0),
        ("2026-02-02", "2026-03-01", "", 0),
        ("2026-02-02", "2026-03-02", "100", 0),
        ("2026-02-01", "2026-04-02", "200", 1),
    ] {
        let valid = Validity { from: Some(day(from)), to: Some(day(to)) };
        let source = PriceSource::Rate { rate: "R".to_owned() };
        let cause = PriceChange { source, known: day("2026-03-10"), valid };
        let events = case
            .decide(
                &Command::Settle { cause, overpaid: <_>::default() },
                &CommandContext::new(day("2026-03-10"), "B"),
            )
            .unwrap();
        let found = events.first().map(|event| match &event.body {
            EventBody::Settled { settlements, .. } => {
                let one = &settlements[0].settlement;
                (one.amount.normalize().to_string(), one.repriced.len())
            }
            other => panic!("{other:?}"),
        });
        let expected = Some((paid.to_owned(), repriced)).filter(|_| !paid.is_empty());
        assert_eq!(found, expected, "{from} to {to}");
    }
}

#[test]
fn each_account_gets_the_difference_of_what_was_booked_on_it() {
    let amounts = |first: &str, second: &str| {
        let mut amounts = DatedAmounts(Timeline::default());
        amounts.0.set(Validity::until(day("2026-04-01")), kroner(first)).unwrap();
        amounts.0.set(Validity::from(day("2026-04-01")), kroner(second)).unwrap();
        amounts
    };
    let plan = |price| {
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::Fixed { amount: price });
        let period = Period::new(day("2026-02-01"), day("2026-06-30")).unwrap();
        Activity::main("S", "M", period, plan.with_id("p")).with_status(Status::Granted)
    };
    let (before, after) = (plan(amounts("100", "100")), plan(amounts("110", "97")));
    let (today, horizon, prices) = (day("2026-01-05"), Horizon::default(), Prices::default());
    let mut ledger = Ledger::default();
    ledger.sync(&before, today, horizon, &prices).unwrap();
    let account = |text: &str| Account { string: text.to_owned(), alias: None };
    for (date, booked) in [
        ("2026-02-01", Some("A")),
        ("2026-03-01", Some("B")),
        ("2026-04-01", Some("A")),
        ("2026-05-01", None),
    ] {
        let (date, amount) = (day(date), kroner("100"));
        let paid = Paid { date, amount, account: booked.map(account).map(Into::into), corrected: false };
        ledger.pay(Status::Granted, date, paid).unwrap();
    }
    let source = PriceSource::Price { plan: "p".to_owned() };
    let cause = PriceChange { source, known: day("2026-05-02"), valid: Validity::ALWAYS };
    let settlement = settle(&after, &ledger, &[], cause, day("2026-05-02"), horizon, &prices).unwrap();
    // February and March 10 more, April and May 3 less; June is not paid.
    assert_eq!((settlement.amount, settlement.repriced.len()), (kroner("14"), 1));
    let by_account: Vec<_> = settlement
        .by_account()
        .unwrap()
        .into_iter()
        .map(|(account, sum)| (account.map(|one| one.string.clone()), sum))
        .collect();
    let expected =
        [(Some("A".to_owned()), kroner("7")), (Some("B".to_owned()), kroner("10")), (None, kroner("-3"))];
    assert_eq!(by_account, expected);
}

#[test]
fn the_notice_of_an_adjustment_has_a_part_for_each_account() {
    // The offer decides; it has another account after the rule book has changed.
    let with = |account: &str, rate: &str| {
        changed(|book| {
            book["categories"] = json!([{ "id": "c", "title": { "da": "x" } }]);
            book["offers"][0]["account"] = json!(account);
            book["offers"][0]["category"] = json!("c");
            book["rates"][0]["values"] = json!(rate);
        })
    };
    let mut case = granted(&with("100", "410"), &[activity("m", rate("R"), None, "2026-02-01")]);
    pay(&mut case, "2026-03-02", "m", "2026-02-01");
    let mut case = case.with_rule_book(&with("200", "410"));
    pay(&mut case, "2026-03-02", "m", "2026-03-01");
    let mut case = case.with_rule_book(&with("200", "420"));
    let source = PriceSource::Rate { rate: "R".to_owned() };
    let cause = PriceChange { source, known: day("2026-03-10"), valid: Validity::from(day("2026-02-01")) };
    let events = take(&mut case, "2026-03-10", &Command::Settle { cause, overpaid: <_>::default() });
    let parts = events[0].outbox.iter().find_map(|notice| match notice {
        Notice::Adjustment(one) => Some(one.parts.clone()),
        _ => None,
    });
    let parts: Vec<_> =
        parts.unwrap().into_iter().map(|part| (part.account.unwrap().string, part.amount)).collect();
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert!(parts.iter().all(|(_, amount)| *amount == kroner("100")), "{parts:?}");
    assert!(parts[0].0.contains("100") && parts[1].0.contains("200"), "{parts:?}");
}
