//! Lines and what they pay.

use rust_decimal::Decimal;

use super::*;
use crate::money;
use crate::plan::PaymentReference;

fn day(text: &str) -> Date {
    crate::dates::parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

/// A plan of company `cvr` with payments as `date amount paid`.
fn plan(id: &str, cvr: &str, payments: &[(&str, &str, &str)]) -> OpenPlan {
    let payments = payments.iter().map(|(date, amount, paid)| OpenPayment {
        paid: kroner(paid),
        ..OpenPayment::new(day(date), kroner(amount))
    });
    OpenPlan {
        plan: id.to_owned(),
        cvr: Some(Cvr::parse(cvr).unwrap()),
        tolerance: Tolerance { percent: Some(kroner("10")), amount: None },
        payments: payments.collect(),
    }
}

fn reference(plan: &str, date: &str) -> String {
    PaymentReference::new(plan, day(date)).unwrap().to_string()
}

fn line(id: &str, date: &str, amount: &str, cvr: &str, text: &str) -> InvoiceLine {
    let (date, amount) = (day(date), kroner(amount));
    InvoiceLine { text: text.to_owned(), cvr: Cvr::parse(cvr).ok(), ..InvoiceLine::new(id, date, amount) }
}

/// Outcome, what is paid, and codes, in one line of text.
fn told(plans: &[OpenPlan], lines: &[InvoiceLine]) -> Vec<String> {
    let answers = OpenPayments::new(plans).match_lines(lines, MatchOptions::default());
    answers
        .iter()
        .map(|answer| {
            let of = |payments: &[MatchedPayment]| {
                payments.iter().map(|one| format!("{}@{}", one.plan, one.date)).collect::<Vec<_>>().join(",")
            };
            let codes: Vec<_> = answer.notes.iter().map(ErrorCode::code).collect();
            format!(
                "{} {} [{}] ({}) {}",
                answer.line,
                answer.outcome.word(),
                of(&answer.payments),
                of(&answer.candidates),
                codes.join(" ")
            )
        })
        .collect()
}

const A: &str = "11111111";
const B: &str = "22222222";

#[test]
fn a_reference_finds_its_payment() {
    let plans = [plan("p", A, &[("2026-03-01", "1000", "0"), ("2026-04-01", "1000", "1000")])];
    let march = reference("p", "2026-03-01");
    let april = reference("p", "2026-04-01");
    let may = reference("p", "2026-05-01");
    for (given, expected) in [
        (
            line("1", "2026-06-01", "1000", A, &march),
            "1 matched [p@2026-03-01] () reference-found cvr-same amount-same",
        ),
        (
            line("1", "2026-06-01", "1000", "", &march),
            "1 matched [p@2026-03-01] () reference-found no-cvr amount-same",
        ),
        (
            line("1", "2026-06-01", "1100", A, &march),
            "1 within_tolerance [p@2026-03-01] () reference-found cvr-same amount-within-tolerance",
        ),
        (
            line("1", "2026-06-01", "1100.01", A, &march),
            "1 deviates [] (p@2026-03-01) reference-found cvr-same amount-above",
        ),
        (
            line("1", "2026-06-01", "899.99", A, &march),
            "1 partial [p@2026-03-01] () reference-found cvr-same amount-below",
        ),
        (
            line("1", "2026-06-01", "-1000", A, &march),
            "1 credited [p@2026-03-01] () reference-found cvr-same credit-deducted",
        ),
        (
            line("1", "2026-06-01", "0", A, &march),
            "1 deviates [] (p@2026-03-01) reference-found cvr-same amount-of-other-sign",
        ),
        (
            line("1", "2026-06-01", "1000", B, &march),
            "1 deviates [] (p@2026-03-01) reference-found cvr-differs",
        ),
        (
            line("1", "2026-06-01", "1000", A, &april),
            "1 duplicate [] (p@2026-04-01) reference-found cvr-same paid-before",
        ),
        (line("1", "2026-06-01", "1000", A, &may), "1 unknown [] () reference-of-no-payment nothing-fits"),
        (line("1", "2026-06-01", "1000", "", ""), "1 unknown [] () no-reference no-cvr"),
    ] {
        assert_eq!(told(&plans, &[given]), [expected]);
    }
}

#[test]
fn parts_of_a_payment_add_up_until_it_is_paid() {
    let plans = [plan("p", A, &[("2026-03-01", "1000", "0")])];
    let text = reference("p", "2026-03-01");
    let lines = [
        line("c", "2026-03-30", "50", A, &text),
        line("b", "2026-03-20", "600", A, &text),
        line("a", "2026-03-10", "400", A, &text),
    ];
    assert_eq!(
        told(&plans, &lines),
        [
            "c duplicate [] (p@2026-03-01) reference-found cvr-same paid-by-line",
            "b matched [p@2026-03-01] () reference-found cvr-same amount-same",
            "a partial [p@2026-03-01] () reference-found cvr-same amount-below",
        ]
    );
}

#[test]
fn a_line_that_refers_to_several_payments_pays_their_sum() {
    let plans =
        [plan("p", A, &[("2026-03-01", "1000", "0")]), plan("q", A, &[("2026-03-01", "500.50", "0")])];
    let text = format!("{} {}", reference("p", "2026-03-01"), reference("q", "2026-03-01"));
    let codes = "reference-found reference-found cvr-same sum-of-references";
    for (amount, expected) in [
        ("1500.50", format!("1 matched [p@2026-03-01,q@2026-03-01] () {codes} amount-same")),
        (
            "1501",
            format!("1 within_tolerance [p@2026-03-01,q@2026-03-01] () {codes} amount-within-tolerance"),
        ),
        ("1000", format!("1 deviates [] (p@2026-03-01,q@2026-03-01) {codes} amount-below")),
    ] {
        assert_eq!(told(&plans, &[line("1", "2026-03-20", amount, A, &text)]), [expected]);
    }
}

#[test]
fn without_a_reference_company_amount_and_day_decide() {
    let months = [("2026-02-01", "1000", "1000"), ("2026-03-01", "1000", "0"), ("2026-04-01", "1000", "0")];
    let plans =
        [plan("p", A, &months), plan("r", B, &[("2026-03-01", "70", "0"), ("2026-03-02", "70", "0")])];
    for (given, expected) in [
        (
            line("1", "2026-03-10", "1000", A, ""),
            "1 matched [p@2026-03-01] () no-reference covers-day cvr-same amount-same",
        ),
        (
            line("1", "2026-03-20", "1000", A, ""),
            "1 matched [p@2026-03-01] () no-reference covers-day cvr-same amount-same",
        ),
        (
            line("1", "2026-02-05", "1000", A, ""),
            "1 duplicate [] (p@2026-02-01) no-reference covers-day paid-before",
        ),
        (
            line("1", "2026-03-10", "1050", A, ""),
            "1 within_tolerance [p@2026-03-01] () no-reference covers-day cvr-same amount-within-tolerance",
        ),
        (line("1", "2026-03-10", "1101", A, ""), "1 unknown [] () no-reference nothing-fits"),
        (line("1", "2026-03-10", "1000", B, ""), "1 unknown [] () no-reference nothing-fits"),
        (
            line("1", "2026-05-03", "1000", A, ""),
            "1 matched [p@2026-04-01] () no-reference oldest-open cvr-same amount-same",
        ),
        (line("1", "2026-06-05", "1000", A, ""), "1 unknown [] () no-reference nothing-fits"),
        (
            line("1", "2026-03-20", "140", B, ""),
            "1 matched [r@2026-03-01,r@2026-03-02] () no-reference sum-of-plan cvr-same",
        ),
        (
            line("1", "2026-04-20", "140", B, ""),
            "1 matched [r@2026-03-01,r@2026-03-02] () no-reference sum-of-plan cvr-same",
        ),
        (line("1", "2026-05-20", "140", B, ""), "1 unknown [] () no-reference nothing-fits"),
    ] {
        assert_eq!(told(&plans, &[given]), [expected]);
    }
}

#[test]
fn what_fits_equally_well_is_not_guessed() {
    let of = |id: &str| plan(id, A, &[("2026-03-01", "1000", "0")]);
    let plans = [of("q"), of("p")];
    assert_eq!(
        told(&plans, &[line("1", "2026-03-05", "1000", A, "")]),
        ["1 ambiguous [] (p@2026-03-01,q@2026-03-01) no-reference covers-day several-fit",]
    );
    // The line with a reference comes first; then one payment is left.
    let lines = [
        line("1", "2026-03-05", "1000", A, ""),
        line("2", "2026-03-06", "1000", A, &reference("q", "2026-03-01")),
        line("3", "2026-03-07", "1000", A, ""),
        line("3", "2026-03-08", "1000", A, ""),
    ];
    assert_eq!(
        told(&plans, &lines),
        [
            "1 matched [p@2026-03-01] () no-reference covers-day cvr-same amount-same",
            "2 matched [q@2026-03-01] () reference-found cvr-same amount-same",
            "3 duplicate [] (p@2026-03-01,q@2026-03-01) no-reference covers-day paid-by-line paid-by-line",
            "3 duplicate [] () line-repeated",
        ]
    );
    // Two plans of one id, or of one mark, cannot be distinguished.
    let twice = [of("p"), of("p")];
    let answers = told(&twice, &[line("1", "2026-03-05", "1000", A, &reference("p", "2026-03-01"))]);
    assert_eq!(answers, ["1 ambiguous [] (p@2026-03-01,p@2026-03-01) reference-found several-fit"]);
}

#[test]
fn a_line_shows_its_text_to_nobody_and_an_answer_is_json() {
    let given = line("1", "2026-03-05", "1000", A, "028589-1234");
    assert!(!format!("{given:?}").contains("1234"));
    let plans = [plan("p", A, &[("2026-03-01", "1000", "0")])];
    let answers = OpenPayments::new(&plans).match_lines(&[given], MatchOptions::default());
    let json = serde_json::to_value(&answers[0]).unwrap();
    assert_eq!(json["outcome"], "matched");
    assert_eq!(json["payments"], serde_json::json!([{"plan": "p", "date": "2026-03-01", "left": "1000"}]));
    assert_eq!(
        json["notes"][1],
        serde_json::json!({
            "code": "covers-day",
            "values": {"date": "2026-03-01", "covers": "2026-03-01/2026-03-31"},
            "message": "the payment on `2026-03-01` covers `2026-03-01/2026-03-31`, and the day of the line is one of these days",
        })
    );
}

/// Only what is granted, and paid by this system, is matched; company and tolerance come from the rule book.
#[test]
fn an_open_plan_is_that_of_a_granted_activity() {
    use crate::dates::{DayOfMonth, Period};
    use crate::plan::{Horizon, Paid, PaymentPlan, Price, Prices};

    let book: RuleBook = RuleBook::load("../examples/rulebooks/children.json").unwrap();
    let kind = book.document().activity_types.iter().find(|kind| kind.tolerance.amount.is_some()).unwrap();
    let provider = book.document().providers.iter().find(|provider| provider.cvr.is_some()).unwrap();
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner("1000"))).with_id("p");
    let quarter = Period::new(day("2026-01-01"), day("2026-03-31")).unwrap();
    let activity = Activity::main("S", &kind.id, quarter, plan).by(&provider.id).with_status(Status::Granted);
    let mut ledger = Ledger::default();
    ledger.sync(&activity, day("2026-01-01"), Horizon::default(), &Prices::default()).unwrap();
    let paid = Paid { date: day("2026-01-05"), amount: kroner("990"), account: None, corrected: false };
    ledger.pay(Status::Granted, day("2026-01-01"), paid).unwrap();

    let open = OpenPlan::from_ledger(&book, &activity, &ledger).unwrap();
    assert_eq!(open.plan, "p");
    assert_eq!(open.cvr.as_ref().map(Cvr::as_str), provider.cvr.as_deref());
    assert_eq!(open.tolerance, kind.tolerance);
    let paid: Vec<_> = open.payments.iter().map(|payment| payment.paid.to_string()).collect();
    assert_eq!(paid, ["990", "0", "0"]);
    let closed: Vec<_> = open.payments.iter().map(|payment| payment.closed).collect();
    assert_eq!(closed, [true, false, false]);
    let covers = open.payments.iter().map(|payment| payment.covers.unwrap().to_string());
    assert_eq!(
        covers.collect::<Vec<_>>(),
        ["2026-01-01/2026-01-31", "2026-02-01/2026-02-28", "2026-03-01/2026-03-31"]
    );
    for other in [Status::Draft, Status::Expected] {
        assert_eq!(OpenPlan::from_ledger(&book, &activity.clone().with_status(other), &ledger), None);
    }
    let fictive = Activity { plan: activity.plan.clone().fictive(), ..activity.clone() };
    assert_eq!(OpenPlan::from_ledger(&book, &fictive, &ledger), None);
    let plan = activity.plan.clone().to(Recipient::cash("0285891234", "N"));
    assert_eq!(OpenPlan::from_ledger(&book, &Activity { plan, ..activity }, &ledger).unwrap().cvr, None);
}

#[test]
fn the_rest_of_a_payment_is_found_without_a_reference() {
    let plans = [plan("p", A, &[("2026-03-01", "1000.00", "400.00"), ("2026-04-01", "1000.00", "1000.00")])];
    let at = |id: &str, date: &str, amount: &str| line(id, date, amount, A, "");
    let told = told(
        &plans,
        &[at("1", "2026-03-10", "600.00"), at("2", "2026-03-11", "600.00"), at("3", "2026-04-02", "1000.00")],
    );
    assert_eq!(
        told,
        [
            "1 matched [p@2026-03-01] () no-reference covers-day cvr-same amount-same",
            "2 duplicate [] (p@2026-03-01) no-reference covers-day paid-by-line",
            "3 duplicate [] (p@2026-04-01) no-reference covers-day paid-before",
        ]
    );
}
