//! How payments follow a plan, at the edges: paid payments without a price, the last day before payments are carried on,
//! and a start that moves.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeMap;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, Grant};
use bevilling::dates::{DatedAmounts, DayOfMonth, Frequency, Period, Timeline, Validity};
use bevilling::plan::{
    Activity, Horizon, Ledger, Paid, PaymentPlan, Price, Prices, Recipient, Schedule, Status,
};
use rust_decimal::Decimal;

use life::{book, opened};
use steps::{day, kroner, take};

fn main(price: Price, start: &str, end: Option<&str>) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("p").to(Recipient::internal("N"));
    let period = Period::new(day(start), end.map(day)).unwrap();
    Activity::main("", "M", period, plan).with_id("m")
}

fn granted(activity: Activity) -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let (appropriation, activity) = ("1".to_owned(), Box::new(activity));
    take(&mut case, "2026-01-05", &Command::Draft { appropriation, activity });
    let (activities, approval) = (vec!["m".to_owned()], ApprovalRequest::new("team", "A"));
    let grant = Grant { appropriation: "1".to_owned(), activities, approval, ..Grant::default() };
    take(&mut case, "2026-01-05", &Command::Grant(grant));
    case
}

fn dates(ledger: &Ledger) -> Vec<String> {
    ledger.entries().iter().map(|entry| entry.date.to_string()).collect()
}

#[test]
fn payments_are_carried_on_when_fewer_than_six_months_remain() {
    let case = granted(main(Price::fixed(kroner("1000")), "2026-03-01", None));
    let last = |case: &Case| case.state().activities[0].payments.entries().last().unwrap().date;
    // The last payment is on 1 December 2027: from 1 June on there are exactly six months.
    assert_eq!(last(&case), day("2027-12-01"));
    for (on, renewed) in [("2027-05-31", false), ("2027-06-01", false), ("2027-06-02", true)] {
        let mut case = case.clone();
        let events = take(&mut case, on, &Command::Renew);
        assert_eq!(
            (events.len(), last(&case)),
            match renewed {
                true => (1, day("2028-12-01")),
                false => (0, day("2027-12-01")),
            },
            "{on}"
        );
    }
}

/// 100 a month in every month but one, which has no price.
fn without(from: &str, to: &str) -> BTreeMap<String, DatedAmounts> {
    let mut amounts = DatedAmounts(Timeline::default());
    amounts.0.set(Validity::until(day(from)), kroner("100")).unwrap();
    amounts.0.set(Validity::from(day(to)), kroner("120")).unwrap();
    [("R".to_owned(), amounts)].into()
}

#[test]
fn what_is_paid_needs_no_price_and_what_is_not_does() {
    let activity = main(Price::rate(Decimal::ONE, "R"), "2026-02-01", Some("2026-06-30"));
    let activity = activity.with_status(Status::Granted);
    let (today, horizon) = (day("2026-01-05"), Horizon::default());
    let full: BTreeMap<String, DatedAmounts> =
        [("R".to_owned(), DatedAmounts::constant(kroner("100")))].into();
    let mut ledger = Ledger::default();
    ledger.sync(&activity, today, horizon, &Prices::new(&full)).unwrap();
    let pay = |ledger: &mut Ledger, date: &str| {
        let (date, amount) = (day(date), kroner("100"));
        ledger.pay(Status::Granted, date, Paid { date, amount, account: None, corrected: false }).unwrap();
    };
    pay(&mut ledger, "2026-03-01");
    // March and April lose their price; April is not paid, and is the day that is named.
    let rates = without("2026-03-01", "2026-05-01");
    let faults = ledger.clone().sync(&activity, today, horizon, &Prices::new(&rates)).unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.len() == 1 && faults[0].contains("2026-04-01"), "{faults:?}");
    // April is paid too: May and June follow the price.
    pay(&mut ledger, "2026-04-01");
    let change = ledger.sync(&activity, today, horizon, &Prices::new(&rates)).unwrap();
    assert_eq!((change.added.len(), change.removed.len(), change.repriced.len()), (0, 0, 2));
    let amounts: Vec<Decimal> = ledger.entries().iter().map(|entry| entry.amount).collect();
    assert_eq!(amounts, ["100", "100", "100", "120", "120"].map(kroner));
}

#[test]
fn a_start_that_moves_takes_its_payments_with_it() {
    let (horizon, prices) = (Horizon::default(), Prices::default());
    let price = || Price::fixed(kroner("100"));
    let open = |start| main(price(), start, None).with_status(Status::Granted);
    let mut ledger = Ledger::default();
    ledger.sync(&open("2026-03-01"), day("2026-01-05"), horizon, &prices).unwrap();
    assert_eq!(ledger.entries().len(), 22);
    // To a later month: what was before it goes, and nothing is carried on, for there is enough.
    let change = ledger.sync(&open("2026-06-01"), day("2026-01-05"), horizon, &prices).unwrap();
    assert_eq!((change.removed.len(), change.added.len()), (3, 0));
    // To an earlier one: it is paid from there.
    let change = ledger.sync(&open("2026-02-01"), day("2026-01-05"), horizon, &prices).unwrap();
    assert_eq!((change.removed.len(), change.added.len()), (0, 4));
    // To the day of the last payment, which is all that is left: it is more than six months away, and enough.
    let mut last = ledger.clone();
    last.sync(&open("2027-12-01"), day("2027-01-05"), horizon, &prices).unwrap();
    assert_eq!(dates(&last), ["2027-12-01"]);
    // Beyond the last payment: there is not enough, and payments are made through the horizon.
    let change = ledger.sync(&open("2027-12-02"), day("2027-01-05"), horizon, &prices).unwrap();
    assert_eq!((change.removed.len(), change.added.len()), (23, 12));
    assert_eq!((dates(&ledger)[0].as_str(), ledger.entries().len()), ("2028-01-01", 12));
}

#[test]
fn a_weekly_plan_pays_on_the_weekday_of_its_start() {
    let (horizon, prices) = (Horizon::default(), Prices::default());
    let weekly = |start| {
        let mut one = main(Price::fixed(kroner("100")), start, Some("2026-03-31"));
        let price = Price::fixed(kroner("100"));
        one.plan.schedule = Schedule::running(Frequency::Weekly, price);
        one
    };
    let mut ledger = Ledger::default();
    ledger.sync(&weekly("2026-03-02"), day("2026-01-05"), horizon, &prices).unwrap();
    assert_eq!(dates(&ledger), ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]);
    ledger.sync(&weekly("2026-03-03"), day("2026-01-05"), horizon, &prices).unwrap();
    assert_eq!(dates(&ledger), ["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31"]);
}
