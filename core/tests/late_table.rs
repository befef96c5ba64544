//! What comes late: stops, prices, starts and withdrawals that are known after money has moved, computed by hand.

#![allow(clippy::unreachable, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, Event, EventBody, Notice, Overpaid, OverpaidRequest};
use bevilling::dates::{DatedAmounts, DayOfMonth, Period, Validity};
use bevilling::plan::{Activity, PaymentPlan, Price, PriceChange, PriceSource, Recipient};
use bevilling::rulebook::{RuleBook, Unit};

use life::{book, opened};
use steps::{codes, day, draft, fixed, grant, kroner, pay, stamp, take, team};

fn monthly(id: &str, price: Price, start: &str, end: &str) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price);
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::payroll("0285891234", "N"));
    let period = Period::new(day(start), day(end)).unwrap();
    match id.starts_with('m') {
        true => Activity::main("", "M", period, plan).with_id(id),
        false => Activity::supplementary("", "U", period, plan).with_id(id),
    }
}

/// 10,000 a month from February to December 2026, paid from February to May.
fn paid_to_may() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    draft(&mut case, "2026-01-05", monthly("m", fixed("10000"), "2026-02-01", "2026-12-31"));
    draft(&mut case, "2026-01-05", monthly("s", fixed("6000"), "2026-02-01", "2026-12-31"));
    grant(&mut case, "2026-01-05", &["m", "s"]);
    pay(&mut case, "m", &["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"]);
    case
}

fn stop(id: &str, end: &str, overpaid: OverpaidRequest) -> Command {
    Command::Stop { activity: id.to_owned(), end: day(end), reason: "moved".to_owned(), overpaid }
}

/// The differences of an event: activity, scheduled day, kroner.
fn differences(events: &[Event]) -> Vec<(String, String, String)> {
    let settled = events.iter().flat_map(|event| event.body.settlements());
    settled
        .flat_map(|one| {
            one.settlement.adjustments.iter().map(|adjustment| {
                let kroner = adjustment.difference().normalize().to_string();
                (one.activity.clone(), adjustment.payment.to_string(), kroner)
            })
        })
        .collect()
}

fn line(id: &str, date: &str, kroner: &str) -> (String, String, String) {
    (id.to_owned(), date.to_owned(), kroner.to_owned())
}

fn this_year(case: &Case, on: &str) -> String {
    case.overview(day(on)).unwrap().granted.this_year.normalize().to_string()
}

fn adjustments(events: &[Event]) -> Vec<(String, usize)> {
    let notices = events.iter().flat_map(|event| &event.outbox);
    notices
        .filter_map(|notice| match notice {
            Notice::Adjustment(one) => Some((one.amount.normalize().to_string(), one.deductions.len())),
            _ => None,
        })
        .collect()
}

#[test]
fn what_was_paid_after_a_late_stop_is_claimed_payment_by_payment() {
    let mut case = paid_to_may();
    let stopped = stop("m", "2026-03-15", OverpaidRequest::default());
    // The dry run says it, and nothing changes.
    let shown = case.decide(&stopped, &stamp("2026-05-20")).unwrap();
    assert_eq!(this_year(&case, "2026-05-20"), "176000");
    let events = take(&mut case, "2026-05-20", &stopped);
    assert_eq!(shown, events);
    assert_eq!(differences(&events), [line("m", "2026-04-01", "-10000"), line("m", "2026-05-01", "-10000")]);
    let settled = &events[0].body.settlements()[0];
    assert_eq!(settled.settlement.amount, kroner("-20000"));
    assert_eq!(settled.settlement.cause.source, PriceSource::Period { plan: "p-m".to_owned() });
    assert_eq!(settled.settlement.cause.known, day("2026-05-20"));
    assert_eq!(adjustments(&events), [("-20000".to_owned(), 0)]);
    // With the main activity the supplementary one ends: two of its payments were due, February and March.
    assert_eq!(this_year(&case, "2026-05-20"), (20_000 + 12_000).to_string());
    assert_eq!(case.net_cost(2026).unwrap().total.gross.normalize().to_string(), "32000");
    // Told once.
    let pay = Command::PayAdjustment {
        activity: "m".to_owned(),
        settlement: 1,
        paid_on: day("2026-06-10"),
        amount: kroner("-20000"),
    };
    let events = take(&mut case, "2026-06-10", &pay);
    assert!(events[0].outbox.is_empty());
    assert_eq!(this_year(&case, "2026-06-10"), "32000");
}

#[test]
fn the_day_of_the_stop_is_the_last_that_is_paid() {
    for (end, expected) in [
        ("2026-02-28", vec!["2026-03-01", "2026-04-01", "2026-05-01"]),
        ("2026-03-01", vec!["2026-04-01", "2026-05-01"]),
        ("2026-04-30", vec!["2026-05-01"]),
        ("2026-05-01", vec![]),
    ] {
        let case = paid_to_may();
        let events = case.decide(&stop("m", end, OverpaidRequest::default()), &stamp("2026-05-20")).unwrap();
        let days: Vec<String> = differences(&events).into_iter().map(|(_, date, _)| date).collect();
        assert_eq!(days, expected, "{end}");
        assert_eq!(adjustments(&events).len(), usize::from(!expected.is_empty()), "{end}");
    }
}

#[test]
fn what_was_paid_beside_the_price_is_claimed_where_nothing_was_due() {
    let mut case = paid_to_may();
    let correct = Command::CorrectPayment {
        activity: "m".to_owned(),
        date: day("2026-05-01"),
        paid: Some(bevilling::case::PaidOn { date: day("2026-05-04"), amount: kroner("10050.50") }),
        reason: "read again".to_owned(),
    };
    take(&mut case, "2026-05-19", &correct);
    let events = take(&mut case, "2026-05-20", &stop("m", "2026-04-15", OverpaidRequest::default()));
    assert_eq!(differences(&events), [line("m", "2026-05-01", "-10050.5")]);
    assert_eq!(this_year(&case, "2026-05-20"), (30_000 + 18_000).to_string());
}

#[test]
fn an_overpayment_is_set_off_against_the_next_payments_to_the_recipient() {
    let mut case = paid_to_may();
    // The supplementary activity of the same recipient runs to the end of March only, so nothing is left to deduct from.
    let set_off = || OverpaidRequest::SetOff;
    assert_eq!(
        codes(&case, "2026-05-20", &stop("m", "2026-03-15", set_off())),
        ["/overpaid set-off-exceeds-payments"]
    );
    // A second payment plan of the same person, which is itself stopped late.
    pay(&mut case, "s", &["2026-05-01"]);
    let events = take(&mut case, "2026-05-20", &stop("s", "2026-04-15", set_off()));
    let settled = &events[0].body.settlements()[0];
    let Overpaid::SetOff { deductions } = &settled.overpaid else { panic!("{:?}", settled.overpaid) };
    let deducted: Vec<_> = deductions
        .iter()
        .map(|one| (one.activity.as_str(), one.payment.to_string(), one.amount.normalize().to_string()))
        .collect();
    assert_eq!(deducted, [("m", "2026-06-01".to_owned(), "6000".to_owned())]);
    assert!(deductions[0].reference.is_some());
    assert_eq!(adjustments(&events), [("-6000".to_owned(), 1)]);
    // It counts in June.
    assert_eq!(settled.counted(), [(day("2026-06-01"), kroner("-6000"))]);
    // Of June 4,000 are left, so that 12,000 more go into July and August.
    let events = take(
        &mut case,
        "2026-05-21",
        &Command::Settle {
            cause: PriceChange {
                source: PriceSource::Price { plan: "p-m".to_owned() },
                known: day("2026-05-21"),
                valid: Validity::ALWAYS,
            },
            overpaid: set_off(),
        },
    );
    assert!(events.is_empty());
    let correct = Command::Correct {
        activity: "m".to_owned(),
        start: None,
        price: Some(fixed("7000")),
        reason: "letter".to_owned(),
        approval: team(),
        overpaid: set_off(),
    };
    let events = take(&mut case, "2026-05-21", &correct);
    let settled = &events[0].body.settlements()[0];
    // Four months of 3,000 less; of June 7,000 - 6,000 are left.
    let deducted: Vec<_> = settled
        .overpaid
        .deductions()
        .iter()
        .map(|one| (one.payment.to_string(), one.amount.normalize().to_string()))
        .collect();
    let expected = [("2026-06-01", "1000"), ("2026-07-01", "7000"), ("2026-08-01", "4000")];
    assert_eq!(deducted, expected.map(|(date, amount)| (date.to_owned(), amount.to_owned())));
    assert_eq!(this_year(&case, "2026-05-21"), (11 * 7_000 + 3 * 6_000).to_string());
}

#[test]
fn an_overpayment_is_waived_with_a_reason_and_an_approval() {
    let mut case = paid_to_may();
    let waive = |reason: &str, approval| OverpaidRequest::Waive { reason: reason.to_owned(), approval };
    assert_eq!(
        codes(&case, "2026-05-20", &stop("m", "2026-03-15", waive(" ", ApprovalRequest::default()))),
        [
            "/overpaid/reason reason-required",
            "/overpaid/approval/level approval-level-missing",
            "/overpaid/approval/approver approver-missing",
        ]
    );
    // The level may approve 20,000 a year.
    let own = ApprovalRequest::new("own", "A");
    assert!(
        case.decide(&stop("m", "2026-03-15", waive("good faith", own.clone())), &stamp("2026-05-20")).is_ok()
    );
    assert_eq!(
        codes(&case, "2026-05-20", &stop("m", "2026-02-15", waive("good faith", own))),
        ["/overpaid/approval/level waiver-exceeds-approval"]
    );
    let events = take(&mut case, "2026-05-20", &stop("m", "2026-03-15", waive("good faith", team())));
    assert_eq!(differences(&events), [line("m", "2026-04-01", "-10000"), line("m", "2026-05-01", "-10000")]);
    // Finance hears nothing of it, and the cost stays.
    assert_eq!(adjustments(&events), []);
    assert_eq!(this_year(&case, "2026-05-20"), (40_000 + 12_000).to_string());
    let pay = Command::PayAdjustment {
        activity: "m".to_owned(),
        settlement: 1,
        paid_on: day("2026-06-10"),
        amount: kroner("-20000"),
    };
    assert_eq!(codes(&case, "2026-06-10", &pay), ["/settlement adjustment-waived"]);
    // The stop was wrong: what the recipient kept is owed after all, and not paid again.
    let extend = Command::Extend {
        activity: "m".to_owned(),
        end: Some(day("2026-05-31")),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    let events = take(&mut case, "2026-06-10", &extend);
    assert_eq!(differences(&events), []);
    assert_eq!(this_year(&case, "2026-06-10"), (40_000 + 12_000).to_string());
}

#[test]
fn what_was_claimed_is_paid_again_where_the_stop_was_wrong() {
    let mut case = paid_to_may();
    take(&mut case, "2026-05-20", &stop("m", "2026-03-15", OverpaidRequest::default()));
    let extend = |end: &str| Command::Extend {
        activity: "m".to_owned(),
        end: Some(day(end)),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    let events = take(&mut case, "2026-05-25", &extend("2026-04-30"));
    assert_eq!(differences(&events), [line("m", "2026-04-01", "10000")]);
    let events = take(&mut case, "2026-05-26", &extend("2026-12-31"));
    assert_eq!(differences(&events), [line("m", "2026-05-01", "10000")]);
    assert_eq!(this_year(&case, "2026-05-26"), (110_000 + 12_000).to_string());
    // A rate or price that changes later leaves what was claimed alone.
    let events = take(&mut case, "2026-05-27", &stop("m", "2026-03-15", OverpaidRequest::default()));
    assert_eq!(differences(&events), [line("m", "2026-04-01", "-10000"), line("m", "2026-05-01", "-10000")]);
    let source = PriceSource::Price { plan: "p-m".to_owned() };
    let cause = PriceChange { source, known: day("2026-05-28"), valid: Validity::ALWAYS };
    let settle = Command::Settle { cause, overpaid: OverpaidRequest::default() };
    assert_eq!(take(&mut case, "2026-05-28", &settle), []);
}

fn correct(id: &str, start: Option<&str>, price: Option<Price>) -> Command {
    Command::Correct {
        activity: id.to_owned(),
        start: start.map(day),
        price,
        reason: "letter".to_owned(),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    }
}

#[test]
fn a_price_that_is_known_late_is_back_paid() {
    let (mut case, _) = opened(&book("410"), day("2025-12-01"));
    draft(
        &mut case,
        "2025-12-01",
        monthly("m", Price::per_unit(kroner("10"), kroner("495")), "2025-12-01", "2026-06-30"),
    );
    grant(&mut case, "2025-12-01", &["m"]);
    pay(&mut case, "m", &["2025-12-01", "2026-01-01", "2026-02-01"]);
    let mut unit_price = DatedAmounts::constant(kroner("495"));
    unit_price.0.set(Validity::from(day("2026-01-01")), kroner("510")).unwrap();
    let price = Price::PerUnit { units: kroner("10").into(), unit_price };
    let events = take(&mut case, "2026-02-10", &correct("m", None, Some(price.clone())));
    assert_eq!(differences(&events), [line("m", "2026-01-01", "150"), line("m", "2026-02-01", "150")]);
    let EventBody::Corrected { changes, .. } = &events[0].body else { panic!() };
    assert_eq!(changes[0].payments.repriced.len(), 4);
    assert_eq!(this_year(&case, "2026-02-10"), (6 * 5_100).to_string());
    // A level that may approve 20,000 a year may not approve what it costs now.
    let Command::Correct { activity, start, reason, overpaid, .. } = correct("m", None, Some(price)) else {
        unreachable!()
    };
    let approval = ApprovalRequest::new("own", "A");
    let higher = Command::Correct { activity, start, price: Some(fixed("5000")), reason, approval, overpaid };
    assert_eq!(codes(&case, "2026-02-10", &higher), ["/approval/level approval-limit-exceeded"]);
}

#[test]
fn a_quantity_or_a_price_that_was_too_high_is_claimed() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    draft(&mut case, "2026-01-05", monthly("m", Price::rate(kroner("12"), "R"), "2026-02-01", "2026-06-30"));
    grant(&mut case, "2026-01-05", &["m"]);
    pay(&mut case, "m", &["2026-02-01", "2026-03-01"]);
    let events = take(&mut case, "2026-03-10", &correct("m", None, Some(Price::rate(kroner("10"), "R"))));
    assert_eq!(differences(&events), [line("m", "2026-02-01", "-820"), line("m", "2026-03-01", "-820")]);
    assert_eq!(this_year(&case, "2026-03-10"), (5 * 4_100).to_string());
    // A correction touches only what it changes: a rate that changed meanwhile is settled by itself.
    let mut case = case.with_rule_book(&book("420"));
    assert_eq!(
        codes(&case, "2026-03-11", &correct("m", None, Some(Price::rate(kroner("10"), "R")))),
        ["/price nothing-corrected"]
    );
    let events = take(&mut case, "2026-03-11", &stop("m", "2026-05-31", OverpaidRequest::default()));
    assert_eq!(differences(&events), []);
    let events = take(&mut case, "2026-03-11", &correct("m", None, Some(Price::rate(kroner("9"), "R"))));
    assert_eq!(differences(&events), [line("m", "2026-02-01", "-320"), line("m", "2026-03-01", "-320")]);
}

#[test]
fn corrections_that_are_none_are_refused() {
    let mut case = paid_to_may();
    assert_eq!(
        codes(&case, "2026-05-20", &correct("m", None, None)),
        ["/ nothing-corrected".trim_start_matches("/").to_owned()]
    );
    assert_eq!(
        codes(&case, "2026-05-20", &correct("m", Some("2026-02-01"), None)),
        ["/start nothing-corrected"]
    );
    assert_eq!(
        codes(&case, "2026-05-20", &correct("m", Some("2027-02-01"), None)),
        ["/start end-before-start"]
    );
    assert_eq!(
        codes(&case, "2026-05-20", &correct("x", None, Some(fixed("1")))),
        ["/activity no-such-activity"]
    );
    assert_eq!(
        codes(&case, "2026-05-20", &correct("m", None, Some(fixed("1.005")))),
        ["/price/amount too-many-decimals"]
    );
    let mut one = monthly("t", fixed("1"), "2026-06-01", "2026-12-31");
    one.plan.schedule = PaymentPlan::individual([(day("2026-06-01"), kroner("5"))]).schedule;
    draft(&mut case, "2026-05-20", one);
    grant(&mut case, "2026-05-20", &["t"]);
    assert_eq!(
        codes(&case, "2026-05-20", &correct("t", None, Some(fixed("1")))),
        ["/price individual-has-no-price"]
    );
}

#[test]
fn an_earlier_start_is_back_paid_and_a_later_one_claimed() {
    let mut case = paid_to_may();
    let events = take(&mut case, "2026-05-20", &correct("m", Some("2026-04-02"), None));
    let expected = ["2026-02-01", "2026-03-01", "2026-04-01"].map(|date| line("m", date, "-10000"));
    assert_eq!(differences(&events), expected);
    assert_eq!(this_year(&case, "2026-05-20"), (8 * 10_000 + 11 * 6_000).to_string());
    // February and March were right after all, and January too: what was claimed is paid again, January is due.
    let events = take(&mut case, "2026-05-21", &correct("m", Some("2025-12-15"), None));
    let expected = ["2026-02-01", "2026-03-01", "2026-04-01"].map(|date| line("m", date, "10000"));
    assert_eq!(differences(&events), expected);
    let EventBody::Corrected { changes, .. } = &events[0].body else { panic!() };
    let added: Vec<String> =
        changes[0].payments.added.iter().map(|payment| payment.date.to_string()).collect();
    assert_eq!(added, ["2026-01-01"]);
    assert_eq!(this_year(&case, "2026-05-21"), (12 * 10_000 + 11 * 6_000).to_string());
}

fn annul(id: &str) -> Command {
    Command::Annul {
        activity: id.to_owned(),
        reason: "withdrawn".to_owned(),
        overpaid: OverpaidRequest::default(),
    }
}

fn reversed(events: &[Event]) -> usize {
    let notices = events.iter().flat_map(|event| &event.outbox);
    notices.filter(|notice| matches!(notice, Notice::Reversal(_))).count()
}

#[test]
fn a_grant_that_is_withdrawn_before_it_starts_is_annulled() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    draft(&mut case, "2026-01-05", monthly("m", fixed("10000"), "2026-02-01", "2026-12-31"));
    draft(&mut case, "2026-01-05", monthly("s", fixed("6000"), "2026-02-01", "2026-12-31"));
    grant(&mut case, "2026-01-05", &["m", "s"]);
    let events = take(&mut case, "2026-01-20", &annul("m"));
    assert_eq!(reversed(&events), 22);
    assert_eq!(differences(&events), []);
    assert_eq!(this_year(&case, "2026-01-20"), "0");
    let gone =
        events[0].outbox.iter().filter(|notice| matches!(notice, Notice::Statistics { period: None, .. }));
    assert_eq!(gone.count(), 2);
    assert!(
        events[0]
            .outbox
            .iter()
            .any(|notice| matches!(notice, Notice::Journal { event, .. } if event == "annulled"))
    );
    assert_eq!(case.state().activity("s").unwrap().annulled, Some(day("2026-01-20")));
    // It is over with it: another one may be granted in its place, and nothing is done to it any more.
    assert_eq!(codes(&case, "2026-01-20", &annul("m")), ["/activity activity-annulled"]);
    draft(&mut case, "2026-01-21", monthly("m2", fixed("9000"), "2026-02-01", "2026-12-31"));
    grant(&mut case, "2026-01-21", &["m2"]);
    assert_eq!(this_year(&case, "2026-01-21"), "99000");
    take(&mut case, "2026-01-22", &annul("m2"));
    take(&mut case, "2026-01-22", &Command::Close { reason: "nothing came of it".to_owned() });
}

#[test]
fn what_was_paid_of_a_grant_that_is_annulled_late_is_claimed() {
    let mut case = paid_to_may();
    let events = take(&mut case, "2026-05-20", &annul("m"));
    assert_eq!(differences(&events).len(), 4);
    assert_eq!(adjustments(&events), [("-40000".to_owned(), 0)]);
    assert_eq!(this_year(&case, "2026-05-20"), "0");
}

#[test]
fn a_supplementary_activity_is_annulled_alone() {
    let mut case = paid_to_may();
    let events = take(&mut case, "2026-05-20", &annul("s"));
    assert_eq!(reversed(&events), 11);
    assert_eq!(this_year(&case, "2026-05-20"), "110000");
}

#[test]
fn what_a_change_had_ended_is_again_as_it_was() {
    for (start, replaces) in [("2026-07-01", false), ("2026-02-01", true)] {
        let (mut case, _) = opened(&book("410"), day("2026-01-05"));
        draft(&mut case, "2026-01-05", monthly("m", fixed("10000"), "2026-02-01", "2026-12-31"));
        grant(&mut case, "2026-01-05", &["m"]);
        pay(&mut case, "m", &["2026-01-05"; 0]);
        let before = case.state().activity("m").unwrap().clone();
        let change = monthly("m2", fixed("12000"), start, "2026-10-31").changing("m");
        let expect = Command::Expect { appropriation: "1".to_owned(), activity: Box::new(change) };
        take(&mut case, "2026-01-05", &expect);
        grant(&mut case, "2026-01-05", &["m2"]);
        assert_eq!(case.state().activity("m").unwrap().replaced_by.is_some(), replaces);
        assert_eq!(
            codes(&case, "2026-01-20", &annul("m"))[0].split(' ').next_back(),
            Some(if replaces { "replaced" } else { "taken-over" })
        );
        take(&mut case, "2026-01-20", &annul("m2"));
        let mut after = case.state().activity("m").unwrap().clone();
        after.cut_short = None;
        assert_eq!(after.activity, before.activity, "{start}");
        assert_eq!(after.payments, before.payments, "{start}");
        assert_eq!(this_year(&case, "2026-01-20"), "110000");
        // A later change takes over as if the first had never been.
        let change = monthly("m3", fixed("11000"), "2026-08-01", "2026-12-31").changing("m");
        let expect = Command::Expect { appropriation: "1".to_owned(), activity: Box::new(change) };
        take(&mut case, "2026-01-21", &expect);
        grant(&mut case, "2026-01-21", &["m3"]);
        assert_eq!(this_year(&case, "2026-01-21"), (6 * 10_000 + 5 * 11_000).to_string());
    }
}

#[test]
fn what_was_paid_in_part_of_a_payment_that_lapses_is_claimed() {
    use bevilling::plan::{InvoiceLine, PaymentReference};
    let mut case = paid_to_may();
    let reference = PaymentReference::new("p-m", day("2026-06-01")).unwrap();
    let text = format!("ref {reference}");
    let line_of = |id: &str, amount: &str| InvoiceLine {
        text: text.clone(),
        ..InvoiceLine::new(id, day("2026-05-18"), kroner(amount))
    };
    let invoice = Command::RegisterInvoice { invoice: "i".to_owned(), lines: vec![line_of("1", "4000")] };
    take(&mut case, "2026-05-19", &invoice);
    let events = take(&mut case, "2026-05-20", &stop("m", "2026-04-15", OverpaidRequest::default()));
    assert_eq!(differences(&events), [line("m", "2026-05-01", "-10000"), line("m", "2026-06-01", "-4000")]);
    assert_eq!(this_year(&case, "2026-05-20"), (30_000 + 3 * 6_000).to_string());
    let extend = Command::Extend {
        activity: "m".to_owned(),
        end: Some(day("2026-06-30")),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    let events = take(&mut case, "2026-05-21", &extend);
    assert_eq!(differences(&events), [line("m", "2026-05-01", "10000"), line("m", "2026-06-01", "4000")]);
    let invoice = Command::RegisterInvoice { invoice: "j".to_owned(), lines: vec![line_of("1", "6000")] };
    take(&mut case, "2026-05-22", &invoice);
    assert_eq!(this_year(&case, "2026-05-22"), (50_000 + 3 * 6_000).to_string());
}

/// The small rule book with hourly prices of P for M: each from a day on.
fn agreed(version: &str, prices: &[(&str, &str, &str)]) -> RuleBook {
    let mut document = serde_json::to_value(book("410").document()).unwrap();
    document["version"] = version.into();
    document["agreements"] = prices
        .iter()
        .map(|(from, to, price)| {
            let mut valid = serde_json::json!({ "from": from });
            if !to.is_empty() {
                valid["to"] = (*to).into();
            }
            serde_json::json!({
                "provider": "P", "activity_type": "M", "valid": valid, "unit_price": price, "unit": "hour"
            })
        })
        .collect();
    RuleBook::from_json(&document.to_string()).unwrap()
}

fn by_agreement(units: &str) -> Activity {
    let price = Price::agreed(kroner(units), "P", "M", Unit::Hour);
    monthly("m", price, "2025-11-01", "2026-06-30").by("P")
}

#[test]
fn a_price_of_an_agreement_follows_it_and_is_settled_when_it_changes_backwards() {
    let first = agreed("1", &[("2025-01-01", "2026-01-01", "500"), ("2026-01-01", "", "520")]);
    let (mut case, _) = opened(&first, day("2025-10-01"));
    draft(&mut case, "2025-10-01", by_agreement("10"));
    grant(&mut case, "2025-10-01", &["m"]);
    // VAT of 80 %. The price of the next year follows by itself.
    let amounts: Vec<String> = case.state().activity("m").unwrap().payments.entries()[1..3]
        .iter()
        .map(|entry| entry.amount.normalize().to_string())
        .collect();
    assert_eq!(amounts, ["4000", "4160"]);
    pay(&mut case, "m", &["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]);
    // In February the agreement of the year is corrected to 530, from 1 January.
    let mut case =
        case.with_rule_book(&agreed("2", &[("2025-01-01", "2026-01-01", "500"), ("2026-01-01", "", "530")]));
    let source = PriceSource::Agreement {
        provider: "P".to_owned(),
        activity_type: "M".to_owned(),
        unit: Some(Unit::Hour),
    };
    let cause = PriceChange { source, known: day("2026-02-10"), valid: Validity::from(day("2026-01-01")) };
    let settle = Command::Settle { cause: cause.clone(), overpaid: OverpaidRequest::default() };
    let events = take(&mut case, "2026-02-10", &settle);
    assert_eq!(differences(&events), [line("m", "2026-01-01", "80"), line("m", "2026-02-01", "80")]);
    assert_eq!(events[0].body.settlements()[0].settlement.repriced.len(), 4);
    assert_eq!(this_year(&case, "2026-02-10"), (6 * 4_240).to_string());
    assert_eq!(take(&mut case, "2026-02-11", &settle), []);
    let other = PriceSource::Agreement {
        provider: "P".to_owned(),
        activity_type: "M".to_owned(),
        unit: Some(Unit::Day),
    };
    let settle = Command::Settle { cause: PriceChange { source: other, ..cause }, overpaid: <_>::default() };
    assert_eq!(take(&mut case, "2026-02-11", &settle), []);
}

#[test]
fn an_agreement_that_is_not_there_or_not_then_is_refused() {
    let book = agreed("1", &[("2025-12-01", "2026-03-01", "500")]);
    let (case, _) = opened(&book, day("2025-10-01"));
    let draft =
        |activity: Activity| Command::Draft { appropriation: "1".to_owned(), activity: Box::new(activity) };
    assert_eq!(
        codes(&case, "2025-10-01", &draft(by_agreement("10"))),
        [
            "/activity/plan/schedule/price/activity_type agreement-not-in-force",
            "/activity/plan/schedule/price/activity_type agreement-not-in-force",
        ]
    );
    let mut other = by_agreement("10");
    other.plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::agreed(kroner("1"), "P", "M", Unit::Day));
    assert_eq!(
        codes(&case, "2025-10-01", &draft(other)),
        ["/activity/plan/schedule/price/activity_type unknown-agreement"]
    );
    assert_eq!(
        codes(&case, "2025-10-01", &draft(by_agreement("-1")))[0],
        "/activity/plan/schedule/price/units units-negative"
    );
}

#[test]
fn a_price_above_the_agreed_one_is_warned_of_with_both() {
    let book = agreed("1", &[("2025-01-01", "2026-03-01", "500"), ("2026-03-01", "", "480")]);
    let (case, _) = opened(&book, day("2025-10-01"));
    let warnings = |price: Price| {
        let mut activity = monthly("m", price, "2026-01-01", "2026-06-30").by("P");
        activity.section = "S1".to_owned();
        let shown = case.preview(&[activity], day("2025-10-01"), &Default::default()).unwrap();
        let warnings = shown.warnings.iter().map(|fault| format!("{fault}"));
        warnings.filter(|text| text.contains("price-above-agreed")).collect::<Vec<_>>()
    };
    let per_hour = |price: &str| Price::per_unit(kroner("10"), kroner(price));
    assert_eq!(
        warnings(per_hour("510")),
        ["/drafts/0/plan/schedule/price: from `2026-01-01` the price `510` is above the agreed `500` \
          [price-above-agreed]"]
    );
    assert_eq!(warnings(per_hour("490")).len(), 1);
    assert!(warnings(per_hour("490"))[0].contains("2026-03-01"));
    assert_eq!(warnings(per_hour("480")).len(), 0);
    // A monthly amount is no price of an hour.
    assert_eq!(warnings(fixed("5100")).len(), 0);
    assert_eq!(warnings(Price::agreed(kroner("10"), "P", "M", Unit::Hour)).len(), 0);
}
