//! Invoices and credit notes of a case: what they change of its money, and what other systems are sent.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{
    ApprovalRequest, Case, CaseState, Command, CommandContext, Event, EventBody, Grant, Notice, PaidOn,
    RegisteredLine,
};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, Cvr, InvoiceLine, PaymentPlan, PaymentReference, Price, Recipient};
use rust_decimal::Decimal;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn take(case: &mut Case, on: &str, command: &Command) -> Event {
    let stamp = CommandContext::new(day(on), "somebody");
    let mut events = case.execute(command, &stamp).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(events.len(), 1);
    events.remove(0)
}

/// 10,000 on the first of each month of 2026 to a company, granted. The provider has a VAT factor of 80.
fn granted() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner("12500")));
    let plan = plan.with_id("m").to(Recipient::provider());
    let period = Period::new(day("2026-02-01"), day("2026-12-31")).unwrap();
    let activity = Box::new(Activity::main("", "M", period, plan).with_id("m").by("P"));
    let appropriation = || "1".to_owned();
    take(&mut case, "2026-01-05", &Command::Draft { appropriation: appropriation(), activity });
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: appropriation(),
        activities: vec!["m".to_owned()],
        approval,
        overpaid: <_>::default(),
    };
    take(&mut case, "2026-01-05", &Command::Grant(grant));
    case
}

fn line(id: &str, date: &str, amount: &str, payment: Option<&str>) -> InvoiceLine {
    let text = payment.map(|date| PaymentReference::new("m", day(date)).unwrap().to_string());
    let cvr = Cvr::parse("12345674").ok();
    InvoiceLine { text: text.unwrap_or_default(), cvr, ..InvoiceLine::new(id, day(date), kroner(amount)) }
}

/// Registers an invoice; its lines, and what other systems are sent.
fn register(case: &mut Case, on: &str, lines: &[InvoiceLine]) -> (Vec<RegisteredLine>, Vec<String>) {
    let invoice = format!("F-{}", case.sequence());
    let event = take(case, on, &Command::RegisterInvoice { invoice, lines: lines.to_vec() });
    let EventBody::InvoiceRegistered { matches, .. } = &event.body else { panic!() };
    is_kept(case);
    (matches.clone(), sent(&event))
}

fn outcomes(lines: &[RegisteredLine]) -> Vec<&'static str> {
    lines.iter().map(|line| line.outcome.word()).collect()
}

fn sent(event: &Event) -> Vec<String> {
    let notices = event.outbox.iter().map(|notice| match notice {
        Notice::Payment(one) => format!("payment {} {}", one.date, money::round(one.amount)),
        Notice::Reversal(one) => format!("reversal {} {}", one.date, money::round(one.amount)),
        other => panic!("{other:?}"),
    });
    notices.collect()
}

/// The log, the state and the JSON of both are the same case, and nothing is wrong with them.
fn is_kept(case: &Case) {
    let events: Vec<Event> = serde_json::from_str(&serde_json::to_string(case.events()).unwrap()).unwrap();
    assert_eq!(Case::replay(case.book(), &events).unwrap(), *case);
    let state: CaseState = serde_json::from_str(&serde_json::to_string(case.state()).unwrap()).unwrap();
    assert_eq!(Case::from_state(case.book(), state).unwrap(), *case);
}

/// What is granted and what is paid in the months from January 2026 on.
fn months(case: &Case, on: &str, count: usize) -> (Vec<String>, Vec<String>) {
    let overview = case.overview(day(on)).unwrap();
    let first = overview.months.iter().position(|month| month.to_string() == "2026-01").unwrap();
    let of = |months: &[Decimal]| {
        months[first..first + count].iter().map(|amount| amount.normalize().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(overview.granted.this_year, case.net_cost(overview.years[1]).unwrap().total.gross);
    (of(&overview.granted.by_month), of(&overview.paid.by_month))
}

#[test]
fn invoices_without_a_reference_pay_their_own_months() {
    let mut case = granted();
    for (date, pays) in [
        ("2026-12-31", "2026-12-01"),
        ("2026-02-28", "2026-02-01"),
        ("2026-06-30", "2026-06-01"),
        ("2026-05-31", "2026-05-01"),
        ("2026-03-31", "2026-03-01"),
        ("2026-04-30", "2026-04-01"),
    ] {
        let (lines, notices) = register(&mut case, "2027-01-05", &[line("1", date, "10000", None)]);
        assert_eq!((lines[0].outcome.word(), lines[0].settled), ("matched", true), "{date}");
        assert_eq!((lines[0].payments[0].date, notices.len()), (day(pays), 0));
    }
    // A second one for a month is never paid.
    let (lines, _) = register(&mut case, "2027-01-05", &[line("1", "2026-06-30", "10000", None)]);
    assert_eq!(outcomes(&lines), ["duplicate"]);
}

#[test]
fn paid_money_is_credited_on_its_own_day() {
    let mut case = granted();
    register(&mut case, "2026-03-05", &[line("1", "2026-03-05", "10000", Some("2026-03-01"))]);
    let (lines, notices) =
        register(&mut case, "2026-05-06", &[line("1", "2026-05-06", "-2500", Some("2026-03-01"))]);
    assert_eq!((outcomes(&lines), lines[0].settled), (vec!["credited"], false));
    assert_eq!(lines[0].payments[0].date, day("2026-03-01"));
    assert_eq!(notices, ["reversal 2026-03-01 10000.00", "payment 2026-03-01 7500.00"]);
    let (granted_by, paid_by) = months(&case, "2026-06-01", 6);
    assert_eq!(granted_by, ["0", "10000", "10000", "10000", "7500", "10000"]);
    assert_eq!(paid_by, ["0", "0", "10000", "0", "-2500", "0"]);

    // The rest too: then nothing is paid, and another invoice may come.
    let (lines, notices) =
        register(&mut case, "2026-05-07", &[line("1", "2026-05-07", "-7500", Some("2026-03-01"))]);
    assert_eq!(outcomes(&lines), ["credited"]);
    assert_eq!(notices, ["reversal 2026-03-01 7500.00"]);
    let (lines, notices) =
        register(&mut case, "2026-05-08", &[line("1", "2026-05-08", "9999", Some("2026-03-01"))]);
    assert_eq!((outcomes(&lines), lines[0].settled), (vec!["within_tolerance"], true));
    assert_eq!(notices, ["payment 2026-03-01 9999.00"]);
    let (granted_by, paid_by) = months(&case, "2026-06-01", 6);
    assert_eq!(granted_by, ["0", "10000", "10000", "10000", "9999", "10000"]);
    assert_eq!(paid_by, ["0", "0", "10000", "0", "-1", "0"]);
    let again = [line("1", "2026-05-08", "9999", Some("2026-03-01"))];
    assert_eq!(outcomes(&register(&mut case, "2026-05-09", &again).0), ["duplicate"]);
    let too_much = [line("1", "2026-05-08", "-10000", Some("2026-03-01"))];
    assert_eq!(outcomes(&register(&mut case, "2026-05-09", &too_much).0), ["deviates"]);

    // A correction says what is right of the payment altogether, credit notes included.
    let correct = Command::CorrectPayment {
        activity: "m".to_owned(),
        date: day("2026-03-01"),
        paid: Some(PaidOn { date: day("2026-03-05"), amount: kroner("9000") }),
        reason: "the credit notes were another case's".to_owned(),
    };
    let event = take(&mut case, "2026-06-01", &correct);
    assert_eq!(sent(&event), ["reversal 2026-03-01 9999.00", "payment 2026-03-01 9000.00"]);
    assert_eq!(case.state().parts.len(), 0);
    assert_eq!(months(&case, "2026-06-01", 6).1, ["0", "0", "9000", "0", "0", "0"]);
    is_kept(&case);
}

#[test]
fn what_is_credited_before_the_payment_is_deducted_from_it() {
    // The next invoice has it deducted, or has it not.
    for (amount, paid) in [("8000", "10000"), ("10000", "10000"), ("9999", "9999")] {
        let mut case = granted();
        let credit = [line("1", "2026-03-02", "-2000", Some("2026-04-01"))];
        let (lines, notices) = register(&mut case, "2026-03-02", &credit);
        assert_eq!((outcomes(&lines), notices.len()), (vec!["credited"], 0));
        let (granted_by, paid_by) = months(&case, "2026-06-01", 5);
        assert_eq!(granted_by, ["0", "10000", "10000", "8000", "10000"]);
        assert_eq!(paid_by, ["0", "0", "0", "0", "0"]);

        let invoice = [line("1", "2026-04-05", amount, Some("2026-04-01"))];
        let (lines, notices) = register(&mut case, "2026-04-05", &invoice);
        assert!(lines[0].settled, "{lines:?}");
        assert_eq!(notices, ["reversal 2026-04-01 10000.00", "payment 2026-04-01 8000.00"]);
        let entry = case.state().activity("m").unwrap().payments.entry(day("2026-04-01")).unwrap();
        assert_eq!(entry.paid.as_ref().unwrap().amount, kroner(paid));
        let overview = case.overview(day("2026-06-01")).unwrap();
        let total = kroner(paid) - kroner("2000");
        assert_eq!(overview.paid.this_year, total);
        assert_eq!(overview.granted.this_year, kroner("100000") + total);
    }
}

#[test]
fn an_invoice_and_its_credit_note_come_together() {
    let mut case = granted();
    let lines = [
        line("2", "2026-03-05", "-10000", Some("2026-03-01")),
        line("1", "2026-03-05", "10000", Some("2026-03-01")),
        line("3", "2026-03-06", "9998", Some("2026-03-01")),
        line("4", "2026-04-06", "10000", None),
        line("5", "2026-04-06", "-10000", None),
    ];
    let (lines, notices) = register(&mut case, "2026-04-06", &lines);
    assert_eq!(outcomes(&lines), ["credited", "matched", "within_tolerance", "matched", "credited"]);
    // Nothing is left of April; of March what was invoiced again.
    assert_eq!(
        notices,
        ["reversal 2026-03-01 10000.00", "reversal 2026-04-01 10000.00", "payment 2026-03-01 9998.00"]
    );
    assert_eq!(months(&case, "2026-06-01", 5).1, ["0", "0", "9998", "0", "0"]);
}

/// An invoice, a credit note for some of it and another line for as much: the payment stays paid, whether they come in one
/// list or one by one. Once all of it is credited it is open again.
#[test]
fn a_paid_payment_stays_paid_when_a_part_of_it_is_credited() {
    let month = "2026-02-01";
    let cases = [
        // The line that pays may be within tolerance.
        (["10000", "-5000", "5000"], ["matched", "credited", "duplicate"], ("10000", "-5000")),
        (["9998", "-4999", "4999"], ["within_tolerance", "credited", "duplicate"], ("9998", "-4999")),
        (["10000", "-10000", "10000"], ["matched", "credited", "matched"], ("10000", "0")),
    ];
    for (amounts, expected, (paid, after)) in cases {
        let lines: Vec<InvoiceLine> = (1..)
            .zip(amounts)
            .map(|(number, amount)| {
                line(&number.to_string(), &format!("2026-02-1{number}"), amount, Some(month))
            })
            .map(|one| InvoiceLine {
                text: PaymentReference::new("m", day(month)).unwrap().to_string(),
                ..one
            })
            .collect();
        let (mut together, mut apart) = (granted(), granted());
        let (found, _) = register(&mut together, "2026-03-01", &lines);
        assert_eq!(outcomes(&found), expected, "{amounts:?} in one list");
        for (line, expected) in lines.iter().zip(expected) {
            let (found, _) = register(&mut apart, "2026-03-01", std::slice::from_ref(line));
            assert_eq!(outcomes(&found), [expected], "{amounts:?} one by one");
        }
        for case in [&together, &apart] {
            let entry = case.state().activity("m").unwrap().payments.entry(day(month)).unwrap();
            assert_eq!(entry.paid.as_ref().unwrap().amount, kroner(paid), "{amounts:?}");
            let parts: Decimal = case.state().parts.iter().map(|part| part.amount).sum();
            assert_eq!(parts, kroner(after), "{amounts:?}");
        }
    }
}

#[test]
fn a_month_of_days_is_paid_credited_and_paid_again() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::daily(Price::fixed(kroner("3025"))).with_id("m").to(Recipient::provider());
    let period = Period::new(day("2026-04-01"), day("2026-05-31")).unwrap();
    let activity = Box::new(Activity::main("", "M", period, plan).with_id("m").by("P"));
    take(&mut case, "2026-01-05", &Command::Draft { appropriation: "1".to_owned(), activity });
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: vec!["m".to_owned()],
        approval,
        overpaid: <_>::default(),
    };
    take(&mut case, "2026-01-05", &Command::Grant(grant));

    let april = |id: &str, amount: &str| line(id, "2026-05-04", amount, Some("2026-04-01"));
    let (lines, notices) = register(&mut case, "2026-05-04", &[april("1", "72600")]);
    assert_eq!((lines[0].payments.len(), lines[0].settled, notices.len()), (30, true, 0));
    assert_eq!(months(&case, "2026-06-01", 5).1, ["0", "0", "0", "0", "72600"]);
    let (lines, notices) = register(&mut case, "2026-05-05", &[april("1", "-72600")]);
    assert_eq!((outcomes(&lines), notices.len()), (vec!["credited"], 30));
    assert_eq!(months(&case, "2026-06-01", 5).1, ["0", "0", "0", "0", "0"]);
    let (lines, notices) = register(&mut case, "2026-05-06", &[april("1", "72600")]);
    assert_eq!((outcomes(&lines), lines[0].settled, notices.len()), (vec!["matched"], true, 30));
    assert_eq!(months(&case, "2026-06-01", 5).1, ["0", "0", "0", "0", "72600"]);
    assert_eq!(case.overview(day("2026-06-01")).unwrap().granted.this_year, kroner("147620"));
}

#[test]
fn another_currency_is_refused_with_its_place() {
    let case = granted();
    let euro = InvoiceLine { currency: Some("EUR".to_owned()), ..line("2", "2026-03-05", "1340", None) };
    let lines = vec![line("1", "2026-03-05", "10000", None), euro];
    let command = Command::RegisterInvoice { invoice: "F-1".to_owned(), lines };
    let refusal = case.decide(&command, &CommandContext::new(day("2026-03-05"), "A")).unwrap_err();
    let faults: Vec<_> = refusal.faults().iter().map(|one| (one.path().to_string(), one.code())).collect();
    assert_eq!(faults, [("/lines/1/currency".to_owned(), "currency-not-kroner")]);
}
