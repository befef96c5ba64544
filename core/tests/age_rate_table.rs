//! Rates that depend on the age: pocket money.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bevilling::case::{ApprovalRequest, Case, Command, Grant, Stamp};
use bevilling::dates::{Date, DayOfMonth, Period, age_on, parse};
use bevilling::fault::Kind;
use bevilling::plan::{
    Activity, PaymentPlan, PreviewOptions, Price, Prices, Proration, Recipient, payments, preview,
};
use bevilling::rulebook::{FactValue, RuleBook};
use chrono::Days;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A rule book with pocket money of 37 a week in 2026, 80 from eleven years and 120 from fifteen, and what is said more.
fn document(by_age: &str) -> String {
    format!(
        r#"{{"id": "b", "version": "1", "title": {{"da": "B"}},
        "laws": [{{"id": "L", "title": {{"da": "L"}}}}],
        "dimensions": [{{"id": "birth_date", "title": {{"da": "Født"}}, "domain": "date"}},
            {{"id": "age", "title": {{"da": "Alder"}}, "domain": {{"age": {{"of": "birth_date"}}}}}}],
        "sections": [{{"id": "S", "title": {{"da": "S"}}, "law": "L"}}],
        "activity_types": [{{"id": "M", "title": {{"da": "M"}}}}],
        "offers": [{{"section": "S", "activity_type": "M", "role": "main"}}],
        "approval_levels": [{{"id": "team", "title": {{"da": "T"}}}}],
        "rates": [{{"id": "pocket_money", "title": {{"da": "Lommepenge"}}, "values": "37", "by_age": {by_age}}}]}}"#
    )
}

fn book() -> RuleBook {
    RuleBook::from_json(&document(r#"[{"from": 11, "values": "80"}, {"from": 15, "values": "120"}]"#))
        .unwrap()
}

fn pocket_money() -> Activity {
    let plan = PaymentPlan::weekly(Price::rate(Decimal::ONE, "pocket_money"));
    let period = Period::new(day("2026-05-04"), day("2026-06-30")).unwrap();
    Activity::main("S", "M", period, plan.to(Recipient::internal("N")).with_id("p")).with_id("a")
}

#[test]
fn each_payment_has_the_price_of_the_age_on_its_day() {
    let (book, stamp) = (book(), Stamp::new(day("2026-01-05"), "somebody"));
    let mut case = Case::open(&book, "c", [("birth_date", FactValue::from("2015-06-01"))]).unwrap();
    let set = Command::SetAppropriation { appropriation: "1".to_owned(), section: Some("S".to_owned()) };
    let draft = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(pocket_money()) };
    for command in [set, draft] {
        case.take(&command, &stamp).unwrap_or_else(|refusal| panic!("{refusal}"));
    }
    let appropriations = BTreeMap::from([("a".to_owned(), "1".to_owned())]);
    let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
    let shown = case.preview(&[pocket_money()], day("2026-01-05"), &options).unwrap();
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: vec!["a".to_owned()],
        approval,
        overpaid: <_>::default(),
    };
    case.take(&Command::Grant(grant), &stamp).unwrap_or_else(|refusal| panic!("{refusal}"));
    let made = |entries: Vec<(Date, String)>| -> Vec<String> {
        entries.into_iter().map(|(date, amount)| format!("{date} {amount}")).collect()
    };
    let entries = case.state().activity("a").unwrap().payments.entries();
    let entries = made(entries.iter().map(|entry| (entry.date, entry.amount.to_string())).collect());
    assert_eq!(
        entries,
        [
            "2026-05-04 37.00",
            "2026-05-11 37.00",
            "2026-05-18 37.00",
            "2026-05-25 37.00",
            // Her birthday.
            "2026-06-01 80.00",
            "2026-06-08 80.00",
            "2026-06-15 80.00",
            "2026-06-22 80.00",
            "2026-06-29 80.00",
        ]
    );
    let previewed = shown.payments.iter().map(|one| (one.date, one.amount.to_string())).collect();
    assert_eq!(made(previewed), entries);
}

#[test]
fn without_a_birth_date_there_is_no_price() {
    let shown = |birth_date: Option<&str>| {
        let options = PreviewOptions { birth_date: birth_date.map(day), ..PreviewOptions::default() };
        preview(&book(), &[], &[pocket_money()], day("2026-01-05"), &options)
    };
    let faults = shown(None).unwrap_err();
    let found: Vec<String> =
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect();
    assert_eq!(found, ["/drafts/0/plan/schedule/price/rate birth-date-required"]);
    assert_eq!(shown(Some("2010-01-01")).unwrap().decision.this_year, (9 * 120).into());
    assert_eq!(shown(Some("2026-04-01")).unwrap().decision.this_year, (9 * 37).into());
}

#[test]
fn a_rule_book_has_rising_ages_and_an_age() {
    let codes = |text: &str| -> Vec<String> {
        let faults = RuleBook::from_json(text).map(drop).unwrap_err();
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.kind().code())).collect()
    };
    assert_eq!(
        codes(&document(r#"[{"from": 11, "values": "80"}, {"from": 11, "values": "90"}]"#)),
        ["/rates/0/by_age/1/from ages-not-rising",]
    );
    assert_eq!(
        codes(&document(r#"[{"from": 200, "values": "80.001"}]"#)),
        ["/rates/0/by_age/0/from out-of-range", "/rates/0/by_age/0/values too-many-decimals",]
    );
    let without = document(r#"[{"from": 11, "values": "80"}]"#)
        .replace(r#"{"age": {"of": "birth_date"}}"#, r#""flag""#);
    assert_eq!(codes(&without), ["/rates/0/by_age rate-by-unknown-age"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Each payment is priced by the age on its own day; of a day price, each day is.
    #[test]
    fn prices_are_those_of_the_age_on_each_day(
        born in 0_u64..9_000, start in 0_u64..700, length in 0_u64..500, by_day in any::<bool>(),
    ) {
        let after = |text: &str, days: u64| day(text).checked_add_days(Days::new(days)).unwrap();
        let (birth, start) = (after("2002-02-20", born), after("2025-01-01", start));
        let period = Period::new(start, start.checked_add_days(Days::new(length))).unwrap();
        let price = Price::rate(Decimal::ONE, "pocket_money");
        let plan = if by_day {
            PaymentPlan::monthly(DayOfMonth::LAST, price).prorated(Proration::PerDay)
        } else {
            PaymentPlan::daily(price)
        };
        let book = book();
        let made = payments(&plan, period, period, &Prices::new(&book).born(Some(birth))).unwrap();
        let naive = |date: Date| match age_on(birth, date).unwrap_or(0) {
            0..11 => 37_i64,
            11..15 => 80,
            _ => 120,
        };
        for payment in &made {
            let covered = plan.covers(period, payment.date).unwrap();
            let days = covered.start().iter_days().take_while(|date| covered.contains(*date));
            prop_assert_eq!(payment.amount, Decimal::from(days.map(naive).sum::<i64>()));
        }
        let all = period.start().iter_days().take_while(|date| period.contains(*date)).map(naive).sum::<i64>();
        prop_assert_eq!(made.iter().map(|payment| payment.amount).sum::<Decimal>(), Decimal::from(all));
    }
}
