//! Scenarios of what only cases have: plans that continue another, and rates that depend on the age.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use bevilling::Decimal;
use bevilling::case::{ApprovalRequest, Case, Command, Grant, Stamp};
use bevilling::dates::{Amounts, Date, DayOfMonth, Period, Validity, parse};
use bevilling::forecast::{ForecastRequest, Months, Portfolio, PortfolioOptions, Scenario};
use bevilling::plan::{Activity, PaymentPlan, Price, Proration, Recipient};
use bevilling::rulebook::{FactValue, RuleBook};
use chrono::Days;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// Pocket money by age, and a rate without; `factors` are what rates are multiplied by, from 2026-07-01 on.
fn book(money: i64, board: i64) -> RuleBook {
    let title = r#""title": {"da": "x"}"#;
    let dated = |amount: i64, percent: i64| {
        let then = Decimal::new(amount * percent, 2);
        format!(
            r#"[{{"to": "2026-07-01", "value": "{amount}"}}, {{"from": "2026-07-01", "value": "{then}"}}]"#
        )
    };
    let bands = [(11, 80), (15, 120)]
        .map(|(from, amount)| format!(r#"{{"from": {from}, "values": {}}}"#, dated(amount, money)));
    RuleBook::from_json(&format!(
        r#"{{"id": "b", "version": "{money}-{board}", {title}, "laws": [{{"id": "L", {title}}}],
        "dimensions": [{{"id": "birth_date", {title}, "domain": "date"}},
            {{"id": "age", {title}, "domain": {{"age": {{"of": "birth_date"}}}}}}],
        "sections": [{{"id": "S", {title}, "law": "L"}}],
        "activity_types": [{{"id": "M", {title}}}, {{"id": "U", {title}}}],
        "offers": [{{"section": "S", "activity_type": "M", "role": "main"}},
            {{"section": "S", "activity_type": "U", "role": "supplementary", "to": ["M"]}}],
        "rates": [{{"id": "money", {title}, "values": {}, "by_age": [{}]}}, {{"id": "board", {title}, "values": {}}}],
        "approval_levels": [{{"id": "team", {title}}}]}}"#,
        dated(37, money),
        bands.join(", "),
        dated(200, board),
    ))
    .unwrap()
}

fn running(id: &str, plan: PaymentPlan, start: Date, end: Date) -> Activity {
    let period = Period::new(start, end).unwrap();
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    match id.starts_with('m') {
        true => Activity::main("S", "M", period, plan).with_id(id),
        false => Activity::supplementary("S", "U", period, plan).with_id(id),
    }
}

/// A case of granted activities, the last of which may only be expected.
fn case(book: &RuleBook, birth: Date, activities: &[Activity], expected: usize) -> Case {
    let mut case =
        Case::open(book, "1", [("birth_date", FactValue::from(birth.to_string().as_str()))]).unwrap();
    let mut take = |on: &str, command: Command| {
        case.take(&command, &Stamp::new(day(on), "x")).unwrap_or_else(|refusal| panic!("{refusal}"));
    };
    let one = || "1".to_owned();
    take("2025-12-01", Command::SetAppropriation { appropriation: one(), section: Some("S".to_owned()) });
    let granted = activities.len() - expected;
    for (place, activity) in activities.iter().enumerate() {
        let activity = Box::new(activity.clone());
        if place < granted {
            let ids = vec![activity.id.clone()];
            take("2025-12-01", Command::Draft { appropriation: one(), activity });
            let approval = ApprovalRequest::new("team", "A");
            let grant = Grant { appropriation: one(), activities: ids, approval, ..Grant::default() };
            take("2025-12-01", Command::Grant(grant));
        } else {
            take("2025-12-01", Command::Expect { appropriation: one(), activity });
        }
    }
    case
}

fn portfolio(case: &Case) -> Portfolio {
    Portfolio::from_cases([case], day("2025-12-01"), &PortfolioOptions::default()).unwrap()
}

fn years() -> ForecastRequest {
    ForecastRequest::new(Months::of_years(2025, 2027).unwrap())
}

fn scenario(changes: &str) -> Scenario {
    serde_json::from_str(&format!(r#"{{"id": "s", "changes": [{changes}]}}"#)).unwrap()
}

fn hundred() -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::new(20).unwrap(), Price::fixed(Decimal::ONE_HUNDRED))
}

#[test]
fn a_continued_plan_of_part_months_begins_where_it_began() {
    // Parts of months: a pays to 14 June, b begins with what a has not paid, on another day of the month.
    for expected in [0, 1] {
        for proration in [Proration::CalendarDays, Proration::PerDay] {
            let a = hundred().prorated(proration);
            let quarterly = PaymentPlan::every_months(
                bevilling::dates::Interval::new(3).unwrap(),
                DayOfMonth::FIRST,
                Price::fixed(300.into()),
            );
            let first = running("m", a, day("2026-01-01"), day("2026-12-31"));
            for before in [first.clone(), running("m", quarterly, day("2026-01-01"), day("2026-12-31"))] {
                let b = PaymentPlan::monthly(DayOfMonth::new(10).unwrap(), Price::fixed(130.into()));
                let change = |price: Price| {
                    let mut plan = b.clone().prorated(proration);
                    if let bevilling::plan::Schedule::Running { price: own, .. } = &mut plan.schedule {
                        *own = price;
                    }
                    running("m2", plan, day("2026-05-15"), day("2026-12-31")).changing("m")
                };
                let fixed = change(Price::fixed(130.into()));
                let book = book(100, 100);
                let of = |change: &Activity| {
                    portfolio(&case(&book, day("2014-05-02"), &[before.clone(), change.clone()], expected))
                };
                let made = of(&fixed);
                let forecast = made.forecast(&years()).unwrap();
                let same = made.with(&Scenario::new("nothing"), &[]).unwrap().forecast(&years()).unwrap();
                assert_eq!(same, forecast);
                // By hand: the price of the change is 143 from August on.
                let raise = r#"{"change": "prices", "of": {"activity_type": ["M"]}, "percent": "10", "from": "2026-08-01"}"#;
                let raised = made.with(&scenario(raise), &[]).unwrap().forecast(&years()).unwrap();
                let mut amount = Amounts::constant(130.into());
                amount.0.set(Validity::from(day("2026-08-01")), 143.into()).unwrap();
                let naive = of(&change(Price::Fixed { amount })).forecast(&years()).unwrap();
                // What a pays ends before August.
                assert_eq!(raised.total(), naive.total(), "{proration:?} {expected}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Rates by age are raised as rates are: the forecast is that of a case under a rule book that has the raised rates.
    #[test]
    fn a_scenario_of_rates_reaches_rates_by_age(
        born in 0_u64..6_000, start in 0_u64..300, weekly in any::<bool>(), dated in any::<bool>(), by_day in any::<bool>(),
    ) {
        let birth = day("2008-01-15") + Days::new(born);
        let start = day("2026-01-01") + Days::new(start);
        let mut units = Amounts::constant(Decimal::ONE);
        if dated {
            units.0.set(Validity::from(day("2026-09-10")), Decimal::TWO).unwrap();
        }
        let money = Price::rate(units, "money");
        let money = match (weekly, by_day) {
            (true, _) => PaymentPlan::weekly(money),
            (false, true) => PaymentPlan::monthly(DayOfMonth::LAST, money).prorated(Proration::PerDay),
            (false, false) => PaymentPlan::monthly(DayOfMonth::new(31).unwrap(), money),
        };
        let activities = [
            running("m", hundred(), day("2026-01-01"), day("2027-12-31")),
            running("s", money, start, day("2027-06-30")),
            running("t", PaymentPlan::weekly(Price::rate(Decimal::TWO, "board")), start, day("2027-06-30")),
        ];
        let made = portfolio(&case(&book(100, 100), birth, &activities, 2));
        let forecast = made.forecast(&years()).unwrap();
        let with = |changes: &str, books: &[&RuleBook]| {
            made.with(&scenario(changes), books).unwrap().forecast(&years()).unwrap()
        };
        prop_assert_eq!(&with("", &[]), &forecast);
        let raised = |money: i64, board: i64| {
            portfolio(&case(&book(money, board), birth, &activities, 2)).forecast(&years()).unwrap()
        };
        let rates = |rates: &str| {
            format!(r#"{{"change": "rates", "rates": {rates}, "percent": "10", "from": "2026-07-01"}}"#)
        };
        prop_assert_eq!(with(&rates("[]"), &[]), raised(110, 110));
        prop_assert_eq!(with(&rates(r#"["money"]"#), &[]), raised(110, 100));
        prop_assert_eq!(with(&rates(r#"["board"]"#), &[]), raised(100, 110));
        // Another rule book from July on; an index is on rates and prices alike.
        let other = book(125, 90);
        let under = r#"{"change": "rule_book", "book": "125-90", "from": "2026-07-01"}"#;
        prop_assert_eq!(with(under, &[&other]), raised(125, 90));
        // Prices of plans are not rates.
        let prices = r#"{"change": "prices", "of": {"activity_type": ["U"]}, "percent": "10", "from": "2026-07-01"}"#;
        prop_assert_eq!(with(prices, &[]), forecast);
    }
}
