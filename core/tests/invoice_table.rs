//! Invoices as they come: late, early, in parts, for several months, as credit notes, with the wrong reference or none.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use bevilling::dates::{Date, Period, parse};
use bevilling::fault::ErrorCode;
use bevilling::money;
use bevilling::plan::{
    Cvr, InvoiceLine, LineMatch, MatchOptions, MatchOutcome, MatchedPayment, OpenPayment, OpenPayments,
    OpenPlan, PaymentReference,
};
use bevilling::rulebook::Tolerance;
use chrono::{Days, Months};
use rust_decimal::Decimal;

const A: &str = "11111111";
const B: &str = "22222222";

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn period(text: &str) -> Period {
    let (start, end) = text.split_once('/').unwrap();
    Period::new(day(start), parse(end).ok()).unwrap()
}

/// A plan of the company with the tolerance that OS2bos has: 10 % and 5,000 kr.
fn plan(id: &str, cvr: &str, payments: impl IntoIterator<Item = OpenPayment>) -> OpenPlan {
    OpenPlan {
        plan: id.to_owned(),
        cvr: Cvr::parse(cvr).ok(),
        tolerance: Tolerance { percent: Some(Decimal::TEN), amount: Some(Decimal::from(5000)) },
        payments: payments.into_iter().collect(),
    }
}

fn exact(plan: OpenPlan) -> OpenPlan {
    OpenPlan { tolerance: Tolerance::default(), ..plan }
}

/// So many payments, one each month from the first day of a month on.
fn monthly(id: &str, cvr: &str, first: &str, count: u32, amount: &str) -> OpenPlan {
    let date = |number: u32| day(first).checked_add_months(Months::new(number)).unwrap();
    plan(id, cvr, (0..count).map(|number| OpenPayment::new(date(number), kroner(amount))))
}

fn daily(id: &str, cvr: &str, first: &str, count: u64, amount: &str) -> OpenPlan {
    let date = |number: u64| day(first).checked_add_days(Days::new(number)).unwrap();
    plan(id, cvr, (0..count).map(|number| OpenPayment::new(date(number), kroner(amount))))
}

fn paid(mut plan: OpenPlan, date: &str, amount: &str) -> OpenPlan {
    let payment = plan.payments.iter_mut().find(|one| one.date == day(date)).unwrap();
    (payment.paid, payment.closed) = (kroner(amount), true);
    plan
}

fn reference(plan: &str, date: &str) -> String {
    PaymentReference::new(plan, day(date)).unwrap().to_string()
}

fn line(id: &str, date: &str, amount: &str, cvr: &str, text: &str) -> InvoiceLine {
    InvoiceLine {
        text: text.to_owned(),
        cvr: Cvr::parse(cvr).ok(),
        ..InvoiceLine::new(id, day(date), kroner(amount))
    }
}

fn answers(plans: &[OpenPlan], lines: &[InvoiceLine]) -> Vec<LineMatch> {
    OpenPayments::new(plans).match_lines(lines, MatchOptions::default())
}

/// Outcome, what is paid, candidates, and codes without those of the company, in one line of text.
fn written(answer: &LineMatch) -> String {
    let of = |payments: &[MatchedPayment]| {
        let days = payments.iter().map(|one| format!("{}@{}", one.plan, &one.date.to_string()[5..]));
        match payments.len() {
            0..=4 => days.collect::<Vec<_>>().join(","),
            many => format!("{many} from {}", days.clone().next().unwrap()),
        }
    };
    let codes = answer
        .notes
        .iter()
        .map(ErrorCode::code)
        .filter(|code| !code.contains("cvr") && *code != "no-reference");
    let codes: Vec<_> = codes.collect();
    let (pays, candidates) = (of(&answer.payments), of(&answer.candidates));
    format!("{} [{pays}] ({candidates}) {}", answer.outcome.word(), codes.join(" "))
}

fn check(plans: &[OpenPlan], cases: &[(InvoiceLine, &str)]) {
    for (given, expected) in cases {
        let answer = &answers(plans, std::slice::from_ref(given))[0];
        assert_eq!(written(answer), *expected, "{} {} {}", given.date, given.amount, given.text);
    }
}

fn check_list(plans: &[OpenPlan], cases: &[(InvoiceLine, &str)]) {
    let lines: Vec<InvoiceLine> = cases.iter().map(|(line, _)| line.clone()).collect();
    let is: Vec<String> = answers(plans, &lines).iter().map(written).collect();
    let should: Vec<&str> = cases.iter().map(|(_, expected)| *expected).collect();
    assert_eq!(is, should);
}

#[test]
fn a_credit_note_takes_back_what_was_paid() {
    let march = reference("p", "2026-03-01");
    let plans = [paid(monthly("p", A, "2026-03-01", 2, "10000"), "2026-03-01", "10000")];
    let at = |amount: &str, text: &str| line("1", "2026-04-10", amount, A, text);
    check(
        &plans,
        &[
            (at("-10000", &march), "credited [p@03-01] () reference-found credit-in-whole"),
            (at("-2500", &march), "credited [p@03-01] () reference-found credit-in-part"),
            (at("-10000.01", &march), "deviates [] (p@03-01) reference-found credit-above"),
            // Of a payment that is not paid it is deducted.
            (
                at("-2500", &reference("p", "2026-04-01")),
                "credited [p@04-01] () reference-found credit-deducted",
            ),
            (
                at("-10001", &reference("p", "2026-04-01")),
                "deviates [] (p@04-01) reference-found credit-above",
            ),
            // From another company, of another month, of no payment: a person decides.
            (line("1", "2026-04-10", "-10000", B, &march), "deviates [] (p@03-01) reference-found"),
            (
                at("-10000", &reference("p", "2026-06-01")),
                "offered [] (p@04-01) reference-of-no-payment credit-fits covers-day",
            ),
            (at("-77", ""), "unknown [] () nothing-fits"),
        ],
    );
    // Without a reference: for the payment that covers the day and has the amount.
    let at = |date: &str, amount: &str| line("1", date, amount, A, "");
    check(
        &plans,
        &[
            (at("2026-03-31", "-10000"), "credited [p@03-01] () credit-fits covers-day credit-in-whole"),
            (at("2026-04-10", "-10000"), "credited [p@04-01] () credit-fits covers-day credit-deducted"),
            (at("2026-05-10", "-10000"), "offered [] (p@04-01) credit-fits"),
            (at("2026-03-31", "-9000"), "unknown [] () nothing-fits"),
        ],
    );
    let twice = [plans[0].clone(), paid(monthly("q", A, "2026-03-01", 1, "10000"), "2026-03-01", "10000")];
    check(
        &twice,
        &[(at("2026-03-31", "-10000"), "ambiguous [] (p@03-01,q@03-01) credit-fits covers-day several-fit")],
    );
}

#[test]
fn a_credit_note_comes_out_right_with_its_own_invoice_in_one_list() {
    let plans = [monthly("p", A, "2026-03-01", 2, "10000")];
    let march = reference("p", "2026-03-01");
    for text in [march.as_str(), ""] {
        for dates in
            [("2026-03-05", "2026-03-20"), ("2026-03-20", "2026-03-05"), ("2026-03-20", "2026-03-20")]
        {
            for credit in ["-10000", "-2500"] {
                if text.is_empty() && credit == "-2500" {
                    continue;
                }
                let lines = [line("1", dates.0, "10000", A, text), line("2", dates.1, credit, A, text)];
                for lines in [lines.clone(), [lines[1].clone(), lines[0].clone()]] {
                    for answer in answers(&plans, &lines) {
                        let is_invoice = answer.line == "1";
                        let expected =
                            if is_invoice { MatchOutcome::Matched } else { MatchOutcome::Credited };
                        assert_eq!(answer.outcome, expected, "{answer:?}");
                        assert_eq!(answer.payments[0].date, day("2026-03-01"));
                    }
                }
            }
        }
    }
    // Credited in whole and invoiced again, right this time.
    let at = |id: &str, date: &str, amount: &str| line(id, date, amount, A, &march);
    check_list(
        &plans,
        &[
            (at("1", "2026-03-05", "10000"), "matched [p@03-01] () reference-found amount-same"),
            (at("2", "2026-03-05", "-10000"), "credited [p@03-01] () reference-found credit-in-whole"),
            (
                at("3", "2026-03-05", "9800"),
                "within_tolerance [p@03-01] () reference-found amount-within-tolerance",
            ),
        ],
    );
    // Before the payment: what is left is less, whether the next invoice has it deducted or not.
    let credited = |amount: &str| {
        let mut plan = monthly("p", A, "2026-03-01", 1, "10000");
        plan.payments[0].credited = kroner(amount);
        exact(plan)
    };
    check(
        &[credited("2000")],
        &[
            (
                at("1", "2026-03-05", "10000"),
                "matched [p@03-01] () reference-found credited-before amount-same",
            ),
            (
                at("1", "2026-03-05", "8000"),
                "matched [p@03-01] () reference-found credited-before amount-same",
            ),
            (
                at("1", "2026-03-05", "8500"),
                "deviates [] (p@03-01) reference-found credited-before amount-above",
            ),
            (
                at("1", "2026-03-05", "5000"),
                "partial [p@03-01] () reference-found credited-before amount-below",
            ),
            (at("1", "2026-03-05", "-8000"), "credited [p@03-01] () reference-found credit-deducted"),
            (at("1", "2026-03-05", "-8001"), "deviates [] (p@03-01) reference-found credit-above"),
            (
                line("1", "2026-03-05", "10000", A, ""),
                "matched [p@03-01] () covers-day credited-before amount-same",
            ),
            (
                line("1", "2026-03-05", "8000", A, ""),
                "matched [p@03-01] () covers-day credited-before amount-same",
            ),
        ],
    );
    check(
        &[credited("10000")],
        &[(
            at("1", "2026-03-05", "10000"),
            "matched [p@03-01] () reference-found credited-before amount-same",
        )],
    );
}

/// A claim is credited the other way round.
#[test]
fn a_claim_is_paid_below_zero_and_credited_above() {
    let claim = exact(monthly("p", A, "2026-03-01", 1, "-500"));
    let march = reference("p", "2026-03-01");
    let at = |amount: &str| line("1", "2026-03-10", amount, A, &march);
    check(
        std::slice::from_ref(&claim),
        &[
            (at("-500"), "matched [p@03-01] () reference-found amount-same"),
            (at("-200"), "partial [p@03-01] () reference-found amount-below"),
            (at("100"), "credited [p@03-01] () reference-found credit-deducted"),
            (at("0"), "deviates [] (p@03-01) reference-found amount-of-other-sign"),
        ],
    );
    check(
        &[paid(claim, "2026-03-01", "-500")],
        &[(at("500"), "credited [p@03-01] () reference-found credit-in-whole")],
    );
}

#[test]
fn without_a_reference_each_month_pays_its_own() {
    let year = || monthly("p", A, "2026-01-01", 12, "10000");
    let last_of = |month: u32| {
        let next = day("2026-01-01").checked_add_months(Months::new(month)).unwrap();
        next.pred_opt().unwrap()
    };
    let lines: Vec<InvoiceLine> = (1..=12)
        .map(|month| InvoiceLine {
            cvr: Cvr::parse(A).ok(),
            ..InvoiceLine::new(month.to_string(), last_of(month), kroner("10000"))
        })
        .collect();
    let pays = |answer: &LineMatch| {
        assert_eq!(answer.outcome, MatchOutcome::Matched, "{answer:?}");
        assert_eq!(
            answer.payments[0].date.to_string()[..7],
            last_of(answer.line.parse().unwrap()).to_string()[..7]
        );
    };
    answers(&[year()], &lines).iter().for_each(pays);
    // One by one, in any order.
    for step in [1, 5, 7, 11] {
        let mut plan = year();
        for number in 0..12 {
            let line = &lines[(number * step + 3) % 12];
            let answer = &answers(std::slice::from_ref(&plan), std::slice::from_ref(line))[0];
            pays(answer);
            let date = answer.payments[0].date.to_string();
            plan = paid(plan, &date, "10000");
        }
    }
}

#[test]
fn the_days_that_a_payment_covers_decide() {
    let covering = |id: &str, date: &str, covers: &str| {
        exact(plan(
            id,
            A,
            [OpenPayment { covers: Some(period(covers)), ..OpenPayment::new(day(date), kroner("900")) }],
        ))
    };
    let at = |date: &str| line("1", date, "900", A, "");
    // In arrears: paid in April, about March.
    let march = covering("p", "2026-04-01", "2026-03-01/2026-03-31");
    let april = covering("p", "2026-05-01", "2026-04-01/2026-04-30");
    let mut arrears = march.clone();
    arrears.payments.extend(april.payments);
    check(
        &[arrears],
        &[
            (at("2026-03-31"), "matched [p@04-01] () covers-day amount-same"),
            (at("2026-04-01"), "matched [p@05-01] () covers-day amount-same"),
            // After both, the oldest that is open and near.
            (at("2026-05-01"), "matched [p@04-01] () oldest-open amount-same"),
            (at("2026-05-03"), "matched [p@05-01] () oldest-open amount-same"),
            // Before both, the next one.
            (at("2026-02-10"), "matched [p@04-01] () nearest-day amount-same"),
            (at("2026-07-01"), "unknown [] () nothing-fits"),
        ],
    );
    // A quarter and a year cover all their days.
    let quarter = covering("q", "2026-01-01", "2026-01-01/2026-03-31");
    check(&[quarter], &[(at("2026-03-31"), "matched [q@01-01] () covers-day amount-same")]);
    let year = covering("y", "2026-01-01", "2026-01-01/2026-12-31");
    check(&[year], &[(at("2026-12-31"), "matched [y@01-01] () covers-day amount-same")]);
    let open_end = covering("o", "2026-01-01", "2026-01-01/..");
    check(&[open_end], &[(at("2029-12-31"), "matched [o@01-01] () covers-day amount-same")]);
    // Weekly.
    let dates = ["2026-03-02", "2026-03-09", "2026-03-16"];
    let weekly = || exact(plan("w", A, dates.map(|date| OpenPayment::new(day(date), kroner("900")))));
    check(
        &[weekly()],
        &[
            (at("2026-03-08"), "matched [w@03-02] () covers-day amount-same"),
            (at("2026-03-09"), "matched [w@03-09] () covers-day amount-same"),
            (at("2026-03-16"), "matched [w@03-16] () covers-day amount-same"),
        ],
    );
    // What covers the day is paid: a second line for it, or a late one for what is open before, nobody knows.
    check(
        &[paid(weekly(), "2026-03-09", "900")],
        &[(at("2026-03-10"), "offered [] (w@03-02) covers-day paid-before oldest-open")],
    );
    check(
        &[paid(paid(weekly(), "2026-03-09", "900"), "2026-03-02", "900")],
        &[(at("2026-03-10"), "duplicate [] (w@03-09) covers-day paid-before")],
    );
}

#[test]
fn equal_candidates_are_ambiguous_and_named() {
    let two = [monthly("p", A, "2026-03-01", 1, "900"), monthly("q", A, "2026-03-01", 1, "900")];
    let at = |date: &str, amount: &str| line("1", date, amount, A, "");
    check(
        &two,
        &[
            (at("2026-03-31", "900"), "ambiguous [] (p@03-01,q@03-01) covers-day several-fit"),
            (at("2026-04-10", "900"), "ambiguous [] (p@03-01,q@03-01) oldest-open several-fit"),
            (at("2026-02-20", "900"), "ambiguous [] (p@03-01,q@03-01) nearest-day several-fit"),
        ],
    );
    // One covers the day and is near the amount, the other has it and is older.
    let rivals = [monthly("p", A, "2026-03-01", 1, "950"), monthly("q", A, "2026-02-01", 1, "900")];
    check(&rivals, &[(at("2026-03-10", "900"), "ambiguous [] (p@03-01,q@02-01) several-fit")]);
    // Two placements at the same price by the day.
    let days = [daily("p", A, "2026-04-01", 30, "2420"), daily("q", A, "2026-04-01", 30, "2420")];
    check(
        &days,
        &[(at("2026-04-30", "72600"), "ambiguous [] (31 from p@04-01) sum-of-plan sum-of-plan several-fit")],
    );
}

#[test]
fn a_reference_that_says_otherwise_is_never_paid() {
    let at = |text: &str| line("1", "2026-04-30", "10000", A, text);
    let year = paid(monthly("p", A, "2026-01-01", 12, "10000"), "2026-03-01", "10000");
    let others = [year.clone(), monthly("q", A, "2026-01-01", 4, "4000"), exact(plan("stopped", A, []))];
    check(
        &others,
        &[
            // Another month's, which is paid.
            (at(&reference("p", "2026-03-01")), "duplicate [] (p@03-01,p@04-01) reference-found paid-before"),
            // Another plan's.
            (at(&reference("q", "2026-04-01")), "deviates [] (q@04-01,p@04-01) reference-found amount-above"),
            // A day that the plan does not pay on, a stopped service's, and of no plan here.
            (
                at(&reference("p", "2026-04-02")),
                "offered [] (p@04-01) reference-of-no-payment covers-day amount-same",
            ),
            (
                at(&reference("stopped", "2026-04-01")),
                "offered [] (p@04-01) reference-of-no-payment covers-day amount-same",
            ),
            (
                at(&reference("z", "2026-04-01")),
                "offered [] (p@04-01) reference-unknown covers-day amount-same",
            ),
            // One that is in order does not make up for one that is not.
            (
                at(&format!("{} {}", reference("p", "2026-04-01"), reference("z", "2026-04-01"))),
                "offered [] (p@04-01) reference-found reference-unknown",
            ),
        ],
    );
    let answer = &answers(&others, &[at(&reference("stopped", "2026-04-01"))])[0];
    let named = answer.notes[0].values();
    assert_eq!((named[1].1.as_str(), named[2].1.as_str()), ("stopped", "2026-04-01"));
    let answer = &answers(&others, &[at(&reference("q", "2026-04-01"))])[0];
    assert_eq!(answer.notes[0].values()[1], ("plan", "q".to_owned()));
    // The line states other days than the payment covers.
    let stated = |text: &str, days: &str| InvoiceLine { period: Some(period(days)), ..at(text) };
    check(
        &[year],
        &[
            (
                stated(&reference("p", "2026-05-01"), "2026-04-01/2026-04-30"),
                "offered [] (p@05-01,p@04-01) reference-found period-differs",
            ),
            (
                stated(&reference("p", "2026-04-01"), "2026-04-01/2026-04-30"),
                "matched [p@04-01] () reference-found amount-same",
            ),
            (stated("", "2026-06-01/2026-06-30"), "matched [p@06-01] () covers-period amount-same"),
            (stated("", "2026-03-01/2026-03-31"), "duplicate [] (p@03-01) covers-period paid-before"),
            (stated("", "2025-12-01/2025-12-31"), "offered [] (p@01-01) nearest-day period-differs"),
            (stated("", "2026-05-15/2026-06-15"), "ambiguous [] (p@05-01,p@06-01) covers-period several-fit"),
        ],
    );
}

#[test]
fn a_reference_with_a_wrong_character_is_a_note_of_its_own() {
    let plans = [monthly("p", A, "2026-04-01", 2, "10000")];
    let right = reference("p", "2026-04-01");
    let last = right.chars().last().unwrap();
    let wrong = format!("{}{}", &right[..right.len() - 1], if last == 'X' { 'Y' } else { 'X' });
    let at = |text: &str| line("1", "2026-05-30", "10000", A, text);
    check(
        &plans,
        &[
            (at(&wrong), "offered [] (p@04-01) reference-mistyped"),
            (
                at(&wrong.replace("20260401", "20260403")),
                "offered [] (p@05-01) reference-mistyped covers-day amount-same",
            ),
            (at(&right.replace('-', "\u{2212}")), "matched [p@04-01] () reference-found amount-same"),
            (at(&right.replace('0', "O").to_lowercase()), "matched [p@04-01] () reference-found amount-same"),
        ],
    );
}

#[test]
fn both_tolerances_are_maxima() {
    let text = reference("p", "2026-03-01");
    let at = |id: &str, amount: &str, text: &str| line(id, "2026-03-10", amount, A, text);
    let small = [monthly("p", A, "2026-03-01", 1, "4900")];
    check(
        &small,
        &[
            (at("1", "500", ""), "unknown [] () nothing-fits"),
            (at("1", "4410", ""), "within_tolerance [p@03-01] () covers-day amount-within-tolerance"),
            (at("1", "4409.99", ""), "unknown [] () nothing-fits"),
            (at("1", "5390", &text), "within_tolerance [p@03-01] () reference-found amount-within-tolerance"),
            (at("1", "5390.01", &text), "deviates [] (p@03-01) reference-found amount-above"),
        ],
    );
    let large = [monthly("p", A, "2026-03-01", 1, "90000")];
    check(
        &large,
        &[
            (at("1", "85000", ""), "within_tolerance [p@03-01] () covers-day amount-within-tolerance"),
            (at("1", "84999.99", ""), "unknown [] () nothing-fits"),
        ],
    );
    let plans = [monthly("p", A, "2026-03-01", 1, "10000")];
    check_list(
        &plans,
        &[
            (at("1", "5001", &text), "partial [p@03-01] () reference-found part-of-lines"),
            (at("2", "4999", &text), "matched [p@03-01] () reference-found amount-same"),
        ],
    );
    // Two parts also where the first one alone is within tolerance.
    check_list(
        &plans,
        &[
            (at("1", "9500", &text), "partial [p@03-01] () reference-found part-of-lines"),
            (at("2", "500", &text), "matched [p@03-01] () reference-found amount-same"),
        ],
    );
    check_list(
        &plans,
        &[
            (at("1", "9500", &text), "within_tolerance [p@03-01] () reference-found amount-within-tolerance"),
            (at("2", "501", &text), "duplicate [] (p@03-01) reference-found paid-by-line"),
        ],
    );
}

#[test]
fn what_is_priced_by_the_day_is_billed_by_the_month() {
    let april = || daily("p", A, "2026-04-01", 61, "2420");
    let at = |amount: &str, text: &str| line("1", "2026-04-30", amount, A, text);
    let first = reference("p", "2026-04-01");
    check(
        &[april()],
        &[
            (at("72600", &first), "matched [30 from p@04-01] () reference-found sum-of-plan amount-same"),
            (
                at("72600", &reference("p", "2026-04-17")),
                "matched [30 from p@04-01] () reference-found sum-of-plan amount-same",
            ),
            (
                at("70180", &first),
                "within_tolerance [30 from p@04-01] () reference-found sum-of-plan amount-within-tolerance",
            ),
            (at("72600", ""), "matched [30 from p@04-01] () sum-of-plan"),
            // 29 of 30 days without a reference: the month is offered.
            (at("70180", ""), "offered [] (30 from p@04-01) sum-of-plan amount-within-tolerance"),
            (at("60000", ""), "unknown [] () nothing-fits"),
            // Some days of it.
            (at("24200", &first), "offered [] (10 from p@04-01) reference-found sum-of-run"),
        ],
    );
    // The plan has no company: the reference says which plan it is.
    check(
        &[OpenPlan { cvr: None, ..april() }],
        &[(at("72600", &first), "matched [30 from p@04-01] () reference-found sum-of-plan amount-same")],
    );
    // What is left of the month, and its credit note.
    let mut half = april();
    for payment in half.payments.iter_mut().take(15) {
        (payment.paid, payment.closed) = (payment.amount, true);
    }
    check(
        &[half],
        &[
            (at("36300", ""), "matched [15 from p@04-16] () sum-of-plan"),
            (
                at("-36300", &first),
                &format!("credited [15 from p@04-01] () reference-found{}", " credit-in-whole".repeat(15)),
            ),
        ],
    );
}

#[test]
fn a_line_for_several_payments_names_them() {
    let plans = [monthly("p", A, "2026-01-01", 4, "10000"), monthly("q", B, "2026-01-01", 4, "70")];
    let at = |date: &str, amount: &str, text: &str| line("1", date, amount, A, text);
    let stated = |days: &str| InvoiceLine { period: Some(period(days)), ..at("2026-04-02", "30000", "") };
    check(
        &plans,
        &[
            (at("2026-03-31", "30000", ""), "offered [] (p@01-01,p@02-01,p@03-01) sum-of-run"),
            (at("2026-01-01", "30000", ""), "offered [] (p@01-01,p@02-01,p@03-01) sum-of-run"),
            (
                at("2026-03-31", "30000", &reference("p", "2026-02-01")),
                "offered [] (p@01-01,p@02-01,p@03-01) reference-found sum-of-run",
            ),
            (at("2026-03-31", "35000", ""), "unknown [] () nothing-fits"),
            (at("2026-08-31", "30000", ""), "unknown [] () nothing-fits"),
            // It states the quarter.
            (stated("2026-01-01/2026-03-31"), "matched [p@01-01,p@02-01,p@03-01] () sum-of-run"),
            (stated("2026-01-01/2026-04-30"), "offered [] (p@01-01,p@02-01,p@03-01) sum-of-run"),
        ],
    );
    let two = [plans[0].clone(), monthly("r", A, "2026-01-01", 3, "10000")];
    check(
        &two,
        &[(at("2026-03-31", "30000", ""), "ambiguous [] (6 from p@01-01) sum-of-run sum-of-run several-fit")],
    );
}

#[test]
fn a_line_is_in_kroner() {
    let plans = [monthly("p", A, "2026-03-01", 1, "1000")];
    let text = reference("p", "2026-03-01");
    for (currency, outcome) in [
        (None, "matched"),
        (Some("DKK"), "matched"),
        (Some(" dkk "), "matched"),
        (Some("EUR"), "unknown"),
        (Some(""), "unknown"),
        (Some("kr."), "unknown"),
    ] {
        let currency = currency.map(str::to_owned);
        let line = InvoiceLine { currency, ..line("1", "2026-03-10", "1000", A, &text) };
        let answer = &answers(&plans, std::slice::from_ref(&line))[0];
        assert_eq!(answer.outcome.word(), outcome, "{:?}", line.currency);
        let is_refused = answer.notes.iter().any(|note| note.code() == "currency-not-kroner");
        assert_eq!(is_refused, outcome == "unknown");
    }
}
