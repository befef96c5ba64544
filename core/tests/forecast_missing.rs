//! A case that something is wrong with is named with its faults; the others are counted.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{ApprovalRequest, Case, CaseState, Command, CommandContext, Grant};
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Period, Validity, parse};
use bevilling::forecast::{
    Budget, FollowUpOptions, ForecastAccumulator, ForecastRequest, Months, Portfolio, PortfolioOptions,
    Scenario, Selection,
};
use bevilling::plan::{Activity, PaymentPlan, Price, Recipient};
use bevilling::rulebook::{FactValue, RuleBook};
use bevilling::title::Language;
use bevilling::{Decimal, money};

use life::book;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A case under a rule book, with an activity that is paid 2 units of the rate each month from 2026.
fn case(book: &RuleBook, id: &str, end: Option<&str>) -> Case {
    let stamp = CommandContext::new(day("2026-01-05"), "somebody");
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::TWO, "R"));
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    let period = Period::new(day("2026-01-01"), end.map(day)).unwrap();
    let activity = Activity::main("", "M", period, plan).with_id("a");
    let mut case = Case::new(book, id);
    let facts = [("step".to_owned(), FactValue::from(2))].into();
    let appropriation = || "1".to_owned();
    for command in [
        Command::Open { facts },
        Command::SetAppropriation { appropriation: appropriation(), section: Some("S1".to_owned()) },
        Command::Draft { appropriation: appropriation(), activity: Box::new(activity) },
        Command::Grant(Grant {
            appropriation: appropriation(),
            activities: vec!["a".to_owned()],
            approval: ApprovalRequest::new("team", "A"),
            ..Grant::default()
        }),
    ] {
        case.execute(&command, &stamp).unwrap();
    }
    case
}

/// The rule book whose rate has no value from 2028.
fn ending() -> RuleBook {
    let mut document = book("100").document().clone();
    let until = Validity { from: None, to: Some(day("2028-01-01")) };
    document.rates[0].values = DatedAmounts::default();
    document.rates[0].values.0.set(until, Decimal::ONE_HUNDRED).unwrap();
    RuleBook::from_document(document).unwrap()
}

/// The portfolio of cases, plans without an end laid out through the middle of 2028.
fn portfolio<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Portfolio {
    let options = PortfolioOptions { through: Some(day("2028-06-30")), ..PortfolioOptions::default() };
    Portfolio::from_cases(cases, day("2026-02-01"), &options).unwrap()
}

/// Each missing case with the paths and codes of its faults.
fn missing(portfolio: &Portfolio) -> Vec<(&str, Vec<(String, &'static str)>)> {
    let of = |one: &bevilling::forecast::MissingCase| {
        one.faults.iter().map(|fault| (fault.path().to_string(), fault.code())).collect()
    };
    portfolio.missing().iter().map(|one| (one.case.as_str(), of(one))).collect()
}

#[test]
fn one_bad_case_is_named_and_the_others_are_counted() {
    let (book, end) = (ending(), Some("2026-12-31"));
    let bad = case(&book, "bad", None);
    let (good, other, twice) =
        (case(&book, "good", end), case(&book, "other", end), case(&book, "twice", end));
    let on = day("2026-02-01");
    let portfolio = portfolio([&bad, &good, &twice, &other, &twice]);
    assert_eq!(
        missing(&portfolio),
        [
            ("bad", vec![("/cases/bad/a".to_owned(), "price-not-in-force")]),
            ("twice", vec![("/cases/twice".to_owned(), "case-repeated")]),
        ]
    );
    assert_eq!(portfolio.case_count(), 2);
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["section"]);
    let forecast = portfolio.forecast(&request).unwrap();
    assert_eq!(forecast.total(), money::parse("4800.00").unwrap());
    let names = ["bad", "twice"];
    assert_eq!(forecast.missing(), names);

    // Whatever is made of it lacks them too, and says so.
    assert_eq!(forecast.regrouped(&[""; 0]).unwrap().missing(), names);
    assert_eq!(forecast.filtered(|_| false).missing(), names);
    assert_eq!(forecast.within(Months::of_year(2026).unwrap()).unwrap().missing(), names);
    assert_eq!(forecast.plus(&forecast).unwrap().missing(), names);
    assert_eq!(portfolio.filter(&Selection::all()).unwrap().forecast(&request).unwrap().missing(), names);
    assert_eq!(portfolio.by_activity().unwrap().missing().len(), 2);
    let again = Portfolio::from_ipc(&portfolio.to_ipc().unwrap(), <_>::default()).unwrap();
    assert_eq!(again.forecast(&request).unwrap(), forecast);
    let scenario = Scenario::new("as it is");
    assert_eq!(portfolio.with(&scenario, &[]).unwrap().forecast(&request).unwrap().missing(), names);
    let budget = Budget { year: 2026, lines: Vec::new() };
    let found = budget.follow_up(&forecast, &FollowUpOptions::on(on)).unwrap();
    assert_eq!(found.missing, names);
    let said = "2 sager er ikke talt med, fordi der er fejl i dem: `bad`, `twice`\n";
    assert!(forecast.to_text(Language::Da).ends_with(said), "{}", forecast.to_text(Language::Da));
    assert!(found.to_text(Language::Da).ends_with(said));
    let said = "2 cases are not counted, since something is wrong with them: `bad`, `twice`\n";
    assert!(forecast.to_text(Language::En).ends_with(said));
    let json = serde_json::to_value(&forecast).unwrap();
    assert_eq!(json["missing"], serde_json::json!(names));
}

#[test]
fn a_accumulator_forgets_a_case_that_is_mended() {
    let bad = case(&ending(), "7", None);
    let good = bad.clone().with_rule_book(&book("100"));
    let (good, bad) = (portfolio([&good]), portfolio([&bad]));
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    let mut accumulator = ForecastAccumulator::new(&bad, request).unwrap();
    assert_eq!(accumulator.forecast().unwrap().missing(), ["7"]);
    accumulator.replace(Some(&bad), Some(&good)).unwrap();
    assert!(accumulator.forecast().unwrap().missing().is_empty());
    assert_eq!(accumulator.forecast().unwrap().total(), money::parse("2400").unwrap());
    accumulator.replace(Some(&good), Some(&bad)).unwrap();
    assert_eq!(accumulator.forecast().unwrap().missing(), ["7"]);
}

#[test]
fn many_bad_cases_are_all_named() {
    let bad = case(&ending(), "0", None);
    let named = |number: usize| {
        Case::from_state(&ending(), CaseState { id: format!("{number:04}"), ..bad.state().clone() })
    };
    let cases: Vec<Case> = (0..1_500).map(|number| named(number).unwrap()).collect();
    let portfolio = portfolio(&cases);
    assert!(portfolio.is_empty());
    assert_eq!(portfolio.missing().len(), 1_500);
    let forecast = portfolio.forecast(&ForecastRequest::new(Months::of_year(2026).unwrap())).unwrap();
    assert!(
        forecast.to_text(Language::En).ends_with("`0009` and 1490 more\n"),
        "{}",
        forecast.to_text(Language::En)
    );
}

#[test]
fn a_bad_case_named_like_a_number_is_missing_by_its_whole_id() {
    let bad = case(&ending(), "311399-0000", None);
    let portfolio = portfolio([&bad]);
    let missing: Vec<&str> = portfolio.missing().iter().map(|one| one.case.as_str()).collect();
    assert_eq!(missing, ["311399-0000"]);
    assert!(!format!("{:?}", portfolio.missing()).contains("311399"));
}
