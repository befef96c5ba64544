//! The years of an overview, computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{ApprovalRequest, Case, Command, CommandContext, Grant};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, PaymentPlan, Price, Recipient};
use rust_decimal::Decimal;

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

fn activity(id: &str, amount: &str, start: &str, end: Option<&str>) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(amount)));
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    let period = Period::new(day(start), end.map(day)).unwrap();
    match id {
        "m" => Activity::main("", "M", period, plan),
        _ => Activity::supplementary("", "U", period, plan),
    }
    .with_id(id)
}

fn granted(activities: &[Activity]) -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    for activity in activities {
        let (appropriation, activity) = ("1".to_owned(), Box::new(activity.clone()));
        take(&mut case, "2026-01-05", &Command::Draft { appropriation, activity });
    }
    let ids = activities.iter().map(|activity| activity.id.clone()).collect();
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant { appropriation: "1".to_owned(), activities: ids, approval, ..Grant::default() };
    take(&mut case, "2026-01-05", &Command::Grant(grant));
    case
}

/// An open-ended grant of 1,000 kr a month from March 2026: its payments are made through December 2027, and carried
/// on in the summer of 2027.
fn open_ended() -> Case {
    granted(&[activity("m", "1000", "2026-03-01", None)])
}

#[test]
fn next_year_is_known_before_its_payments_are_made() {
    let case = open_ended();
    let one = &case.state().activities[0];
    assert_eq!(one.payments.entries().last().unwrap().date, day("2027-12-01"));
    for month in 1..=7 {
        for on in [format!("2027-{month:02}-01"), format!("2027-{month:02}-28")] {
            let overview = case.overview(day(&on)).unwrap();
            let costs = &overview.granted;
            // March to December 2026 10 × 1,000, and 12 × 1,000 of each of the years after.
            let years = [costs.last_year, costs.this_year, costs.next_year, costs.all];
            assert_eq!(years, ["10000", "12000", "12000", "34000"].map(kroner), "{on}");
            assert_eq!(costs.by_month[24..], ["1000"; 12].map(kroner), "{on}");
            assert_eq!(overview.expected.next_year, kroner("12000"), "{on}");
            assert_eq!(overview.appropriations[0].activities[0].all.next_year, kroner("12000"), "{on}");
        }
    }
    // The payments that are carried on in the summer are those that were known to come.
    let mut renewed = case.clone();
    take(&mut renewed, "2027-07-31", &Command::Renew);
    assert_eq!(renewed.state().activities[0].payments.entries().len(), 34);
    let on = day("2027-07-31");
    assert_eq!(renewed.overview(on).unwrap().granted, case.overview(on).unwrap().granted);
}

#[test]
fn payments_to_come_at_the_last_known_price_are_warned_about_in_case_and_household() {
    use bevilling::case::HouseholdOverview;
    use bevilling::dates::{DatedAmounts, Timeline, Validity};
    use bevilling::title::Language;
    let mut agreed = DatedAmounts(Timeline::default());
    agreed.0.set(Validity::until(day("2028-01-01")), kroner("1000")).unwrap();
    let mut open = activity("m", "1000", "2026-03-01", None);
    open.plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::Fixed { amount: agreed });
    open.plan = open.plan.with_id("p-m").to(Recipient::internal("N"));
    let case = granted(&[open]);
    let known = case.overview(day("2026-12-31")).unwrap();
    assert!(known.warnings.is_empty());
    let on = day("2027-01-01");
    let overview = case.overview(on).unwrap();
    assert_eq!(overview.granted.next_year, kroner("12000"));
    let warned: Vec<String> = overview.warnings.iter().map(ToString::to_string).collect();
    let [warning] = warned.as_slice() else { panic!("{warned:?}") };
    assert!(warning.starts_with("/activities/m/plan/schedule/price/amount: "), "{warning}");
    assert!(warning.ends_with("[price-not-in-force]"), "{warning}");
    let household = HouseholdOverview::new([&case], on).unwrap();
    let text = household.to_text(Language::En);
    let line = format!("{}: {}", case.id(), overview.warnings.iter().next().unwrap().text(Language::En));
    assert!(text.contains(&line), "{text}");
}

#[test]
fn a_plan_with_an_end_has_nothing_to_come_beyond_it() {
    let case = granted(&[activity("m", "1000", "2026-03-01", Some("2027-12-31"))]);
    let costs = case.overview(day("2027-03-01")).unwrap().granted;
    assert_eq!([costs.this_year, costs.next_year], ["12000", "0"].map(kroner));
}

#[test]
fn what_is_expected_replaces_what_is_known_to_come() {
    let mut case = open_ended();
    let mut change = Box::new(activity("m", "1500", "2028-04-01", None).with_id("n").changing("m"));
    change.plan.id = "p-n".to_owned();
    take(&mut case, "2027-02-01", &Command::Expect { appropriation: "1".to_owned(), activity: change });
    let overview = case.overview(day("2027-02-01")).unwrap();
    // Granted: 12 × 1,000. Expected: January to March 3 × 1,000, April to December 9 × 1,500.
    assert_eq!(overview.granted.next_year, kroner("12000"));
    assert_eq!(overview.expected.next_year, kroner("16500"));
}

#[test]
fn a_full_year_counts_what_is_in_force_or_to_come_and_nothing_that_has_ended() {
    let ended = activity("s", "500", "2026-03-01", Some("2026-09-30"));
    let to_come = activity("t", "100", "2027-12-01", None);
    let case = granted(&[activity("m", "1000", "2026-03-01", None), ended, to_come]);
    let full_year = |on: &str| {
        let overview = case.overview(day(on)).unwrap();
        assert_eq!(overview.granted.full_year, overview.expected.full_year, "{on}");
        overview.granted.full_year.unwrap()
    };
    // 12 × 1,000 and 12 × 100, before 30 September also 12 × 500; on that day it is in force.
    for (on, expected) in [
        ("2026-01-05", "19200"),
        ("2026-09-30", "19200"),
        ("2026-10-01", "13200"),
        ("2026-12-31", "13200"),
        ("2027-12-31", "13200"),
    ] {
        assert_eq!(full_year(on), kroner(expected), "{on}");
    }
    // The preview of nothing says the same.
    let on = day("2026-12-31");
    let shown = case.preview(&[], on, &bevilling::plan::PreviewOptions::default()).unwrap();
    assert_eq!(shown.granted, case.overview(on).unwrap().granted);
}

#[cfg(feature = "columnar")]
#[test]
fn a_portfolio_without_a_last_day_knows_next_year_too() {
    use bevilling::forecast::{ForecastRequest, Months, Portfolio, PortfolioOptions, View};
    let case = open_ended();
    for on in ["2026-01-05", "2027-01-01", "2027-04-15", "2027-07-31"] {
        let portfolio = Portfolio::from_cases([&case], day(on), &PortfolioOptions::default()).unwrap();
        let costs = case.overview(day(on)).unwrap().granted;
        let [last, this, next] = case.overview(day(on)).unwrap().years;
        for (year, cost) in [(last, costs.last_year), (this, costs.this_year), (next, costs.next_year)] {
            let request = ForecastRequest::new(Months::of_years(year, year).unwrap()).view(View::Granted);
            assert_eq!(portfolio.forecast(&request).unwrap().total(), cost, "{year} as of {on}");
        }
        assert_eq!(costs.next_year, kroner("12000"), "{on}");
    }
}

#[test]
fn the_net_cost_of_a_year_holds_what_is_known_to_come_in_it() {
    let mut case = open_ended();
    // Payments are made through December 2027, and nobody has carried them on.
    for (year, gross) in [(2026, "10000"), (2027, "12000"), (2028, "12000"), (2031, "12000")] {
        assert_eq!(case.net_cost(year).unwrap().total.gross, kroner(gross), "{year}");
    }
    assert_eq!(case.overview(day("2028-03-01")).unwrap().granted.this_year, kroner("12000"));
    // What is made is as it was: 22 payments.
    assert_eq!(case.costs().activities[0].costs.len(), 22);
    // With an end, nothing comes after it: two payments in 2028.
    let (activity, reason) = ("m".to_owned(), "moved".to_owned());
    let stop = Command::Stop { activity, end: day("2028-02-29"), reason, overpaid: <_>::default() };
    take(&mut case, "2027-03-01", &stop);
    assert_eq!(case.net_cost(2028).unwrap().total.gross, kroner("2000"));
    assert_eq!(case.net_cost(2029).unwrap().total.gross, kroner("0"));
}
