//! A quantity that changes on a day: priced on the day of each payment, or on each day, computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, Grant, OverpaidRequest};
use bevilling::dates::{DatedAmounts, DayOfMonth, Period, Validity};
use bevilling::money;
use bevilling::plan::{
    Activity, Extrapolation, PaymentPlan, Price, Prices, Proration, Recipient, full_year_cost, payments,
    total,
};
use rust_decimal::Decimal;

use life::{book, opened};
use steps::{day, take};

fn number(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

/// Some units until a day, others from it on.
fn changing(first: &str, from: &str, then: &str) -> DatedAmounts {
    let mut units = DatedAmounts::constant(number(first));
    units.0.set(Validity::from(day(from)), number(then)).unwrap();
    units
}

fn paid(plan: &PaymentPlan, start: &str, end: &str) -> Vec<String> {
    let period = Period::new(day(start), day(end)).unwrap();
    let made = payments(plan, period, period, &Prices::default()).unwrap();
    let sum: Decimal = made.iter().map(|payment| payment.amount).sum();
    assert_eq!(total(plan, period, period, &Prices::default()).unwrap(), sum, "counted is paid");
    made.iter().map(|payment| format!("{} {}", payment.date, payment.amount.normalize())).collect()
}

#[test]
fn each_payment_has_the_quantity_of_its_own_day() {
    // 2 hours a week until 31 March, 3 from 1 April on.
    let hours = changing("2", "2026-04-01", "3");
    let weekly = PaymentPlan::weekly(Price::per_unit(hours.clone(), number("410")));
    assert_eq!(
        paid(&weekly, "2026-03-18", "2026-04-08"),
        ["2026-03-18 820", "2026-03-25 820", "2026-04-01 1230", "2026-04-08 1230"]
    );
    // 1 January to 31 December from 1 January: 13 weeks to 26 March, 40 from 2 April.
    let full = full_year_cost(&weekly, 2026, &Prices::default()).unwrap();
    assert_eq!(full, Some(number("410") * Decimal::from(13 * 2 + 40 * 3)));
    let monthly = PaymentPlan::monthly(DayOfMonth::LAST, Price::per_unit(hours, number("100")));
    assert_eq!(paid(&monthly, "2026-03-01", "2026-04-30"), ["2026-03-31 200", "2026-04-30 300"]);
}

#[test]
fn a_price_by_the_day_has_the_quantity_of_each_day() {
    // One place until 14 March, two from the 15th on: 14 × 100 + 17 × 200.
    let places = changing("1", "2026-03-15", "2");
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::per_unit(places, number("100")));
    assert_eq!(
        paid(&plan.clone().prorated(Proration::PerDay), "2026-02-01", "2026-04-10"),
        ["2026-02-01 2800", "2026-03-01 4800", "2026-04-01 2000"]
    );
    // A part of a month is a part of the price of its payment.
    assert_eq!(
        paid(&plan.prorated(Proration::CalendarDays), "2026-02-01", "2026-04-10"),
        ["2026-02-01 100", "2026-03-01 100", "2026-04-01 66.67"]
    );
}

#[test]
fn rates_and_agreed_prices_have_dated_quantities_too() {
    let book = book("410");
    let hours = changing("2", "2026-04-01", "3");
    let rate = PaymentPlan::weekly(Price::rate(hours, "R"));
    let period = Period::new(day("2026-03-25"), day("2026-04-01")).unwrap();
    let made = payments(&rate, period, period, &Prices::new(&book)).unwrap();
    assert_eq!(made.iter().map(|one| one.amount).collect::<Vec<_>>(), [number("820"), number("1230")]);
}

#[test]
fn a_day_without_a_quantity_is_refused_with_the_days_around_it() {
    let mut hours = DatedAmounts::default();
    hours
        .0
        .set(Validity { from: Some(day("2026-01-01")), to: Some(day("2026-04-01")) }, number("2"))
        .unwrap();
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::per_unit(hours, number("100")));
    let period = Period::new(day("2026-03-01"), day("2026-05-31")).unwrap();
    let faults = payments(&plan, period, period, &Prices::default()).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "/schedule/price/units: no number of units is stated for `2026-04-01`; last day with one before it: \
             `2026-03-31`, next: `none` [units-not-in-force]"
        ]
    );
    // It is carried on as a VAT factor is, and not raised.
    let carried = Prices::default().extrapolate(Extrapolation::Indexed { percent: Decimal::TEN });
    let made = payments(&plan, period, period, &carried).unwrap();
    assert!(made.iter().all(|one| one.amount == number("200")));
    assert!(!made[1].basis.is_known());
}

#[test]
fn a_quantity_below_0_is_found_where_it_is() {
    let units = changing("1", "2026-04-01", "-1");
    let plan = PaymentPlan::weekly(Price::rate(units, "R"));
    let found: Vec<String> =
        plan.check().iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect();
    assert_eq!(found, ["/schedule/price/units/1/value units-negative"]);
}

#[test]
fn as_json_a_quantity_is_a_number_or_a_list() {
    let price = |json: &str| serde_json::from_str::<Price>(json).unwrap();
    assert_eq!(price(r#"{"kind":"rate","units":"2","rate":"R"}"#), Price::rate(Decimal::TWO, "R"));
    let dated = Price::rate(changing("2", "2026-04-01", "3"), "R");
    let json = r#"{"kind":"rate","units":[{"to":"2026-04-01","value":"2"},{"from":"2026-04-01","value":"3"}],"rate":"R"}"#;
    assert_eq!(serde_json::to_string(&dated).unwrap(), json);
    assert_eq!(price(json), dated);
}

/// 2 hours a week at 410 in January and February, paid to the middle of February.
fn two_hours() -> Case {
    let (mut case, _) = opened(&book("410"), day("2025-12-05"));
    let plan = PaymentPlan::weekly(Price::per_unit(Decimal::TWO, number("410"))).with_id("p-m");
    let period = Period::new(day("2026-01-05"), day("2026-02-28")).unwrap();
    let one = Activity::main("", "M", period, plan.to(Recipient::internal("N"))).with_id("m");
    take(&mut case, "2025-12-05", &Command::Draft { appropriation: "1".to_owned(), activity: Box::new(one) });
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: vec!["m".to_owned()],
        approval,
        ..Grant::default()
    };
    take(&mut case, "2025-12-05", &Command::Grant(grant));
    for date in ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"] {
        let (date, amount) = (day(date), number("820"));
        take(
            &mut case,
            "2026-02-09",
            &Command::Pay { activity: "m".to_owned(), date, paid_on: date, amount },
        );
    }
    case
}

#[test]
fn a_quantity_is_corrected_backwards_from_a_day_on() {
    for (then, difference) in [("3", "410"), ("1.5", "-205")] {
        let mut case = two_hours();
        let correct = Command::Correct {
            activity: "m".to_owned(),
            start: None,
            price: Some(Price::per_unit(changing("2", "2026-01-19", then), number("410"))),
            reason: "the visits were longer".to_owned(),
            approval: ApprovalRequest::new("team", "A"),
            overpaid: OverpaidRequest::default(),
        };
        let events = take(&mut case, "2026-02-11", &correct);
        let adjusted: Vec<String> = events[0]
            .body
            .settlements()
            .iter()
            .flat_map(|one| &one.settlement.adjustments)
            .map(|one| format!("{} {}", one.payment, one.difference().normalize()))
            .collect();
        let days = ["2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"];
        assert_eq!(adjusted, days.map(|day| format!("{day} {difference}")));
        let entries = case.state().activity("m").unwrap().payments.entries();
        let open: Vec<Decimal> =
            entries.iter().filter(|entry| entry.paid.is_none()).map(|entry| entry.amount).collect();
        assert_eq!(open, [number("410") * number(then), number("410") * number(then)]);
    }
}

#[cfg(feature = "columnar")]
mod columns {
    use super::*;
    use bevilling::forecast::{ForecastRequest, Months, Portfolio, PortfolioOptions, Scenario};

    #[test]
    fn the_forecast_of_a_dated_quantity_is_the_overview() {
        let mut case = two_hours();
        let plan = PaymentPlan::weekly(Price::rate(changing("2", "2026-02-16", "3"), "R")).with_id("p-s");
        let period = Period::new(day("2026-01-26"), day("2026-06-30")).unwrap();
        let one = Activity::supplementary("", "U", period, plan.to(Recipient::internal("N"))).with_id("s");
        take(
            &mut case,
            "2026-02-10",
            &Command::Expect { appropriation: "1".to_owned(), activity: Box::new(one) },
        );
        let on = day("2026-02-10");
        let portfolio = Portfolio::from_cases([&case], on, &PortfolioOptions::default()).unwrap();
        let request = ForecastRequest::new(Months::of_year(2026).unwrap());
        let forecast = portfolio.forecast(&request).unwrap();
        let expected = case.overview(on).unwrap().expected.this_year;
        assert_eq!(forecast.total(), expected);
        // 8 weeks of 820; of s 3 weeks of 820 and 20 of 1,230.
        assert_eq!(expected, Decimal::from(8 * 820 + 3 * 820 + 20 * 1230));
        let with = |changes: &str| {
            let scenario: Scenario =
                serde_json::from_str(&format!(r#"{{"id": "s", "changes": [{changes}]}}"#)).unwrap();
            portfolio.with(&scenario, &[]).unwrap().forecast(&request).unwrap()
        };
        assert_eq!(with(""), forecast, "nothing changed is the forecast");
        // The rate is raised by 10 %, not the price of m: 20 × 3 × 41 more from 16 February on.
        let raised = with(r#"{"change": "rates", "rates": ["R"], "percent": "10", "from": "2026-02-16"}"#);
        assert_eq!(raised.total() - forecast.total(), Decimal::from(20 * 3 * 41));
        // And the price of m, not the rate: 2 × 2 × 41 more from 16 February on.
        let dearer = with(r#"{"change": "prices", "percent": "10", "from": "2026-02-16"}"#);
        assert_eq!(dearer.total() - forecast.total(), Decimal::from(2 * 2 * 41));
    }
}
