//! What cannot have been paid does not enter a case: kroner and days at their edges.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{ApprovalRequest, Case, Command, CommandContext, EventBody, Grant, PaidOn};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::forecast::{Portfolio, PortfolioOptions};
use bevilling::plan::{
    Activity, InvoiceLine, Ledger, Paid, PaymentPlan, Price, PriceChange, PriceSource, Prices, Recipient,
    Status,
};
use bevilling::{Decimal, money};

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn take(case: &mut Case, on: &str, command: &Command) -> Result<(), Vec<(String, &'static str)>> {
    case.execute(command, &CommandContext::new(day(on), "somebody")).map(drop).map_err(|refusal| {
        refusal.faults().iter().map(|fault| (fault.path().to_string(), fault.code())).collect()
    })
}

/// A case with a granted main activity of 12.5 units of the rate of 410 kroner, from February.
fn case() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(kroner("12.5"), "R"));
    let plan = plan.with_id("p").to(Recipient::internal("N"));
    let activity = Activity::main("", "M", Period::open(day("2026-02-01")), plan).with_id("a");
    let draft = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(activity) };
    take(&mut case, "2026-01-05", &draft).unwrap();
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: vec!["a".to_owned()],
        approval,
        ..Grant::default()
    };
    take(&mut case, "2026-01-06", &Command::Grant(grant)).unwrap();
    case
}

fn pay(paid_on: &str, amount: &str) -> Command {
    Command::Pay {
        activity: "a".to_owned(),
        date: day("2026-02-01"),
        paid_on: day(paid_on),
        amount: kroner(amount),
    }
}

#[test]
fn a_payment_is_paid_near_its_day_with_kroner_and_oere() {
    for (on, paid_on, amount, found) in [
        ("2026-02-02", "2026-02-02", "5125", None),
        ("2026-02-02", "2026-02-02", "0", None),
        ("2026-02-02", "2026-02-02", "0.01", None),
        ("2026-02-02", "2026-02-02", "1000000000.00", None),
        ("2026-02-02", "2026-02-02", "1000000000.01", Some(("/amount", "amount-too-large"))),
        ("2026-02-02", "2026-02-02", "100000000000000", Some(("/amount", "amount-too-large"))),
        ("2026-02-02", "2026-02-02", "-0.01", Some(("/amount", "paid-with-other-sign"))),
        ("2026-02-02", "2026-02-02", "-5", Some(("/amount", "paid-with-other-sign"))),
        ("2026-02-02", "2026-02-02", "5999.995", Some(("/amount", "too-many-decimals"))),
        ("2026-02-02", "2026-02-02", "5.000", Some(("/amount", "too-many-decimals"))),
        // Two years before its day, 31 days after today, five years after its day.
        ("2026-02-02", "2024-02-01", "1", None),
        ("2026-02-02", "2024-01-31", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2026-02-02", "2026-03-05", "1", None),
        ("2026-02-02", "2026-03-06", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2031-06-01", "2031-02-01", "1", None),
        ("2031-06-01", "2031-02-02", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2026-02-02", "2016-02-01", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2026-02-02", "2036-02-01", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2026-02-02", "9999-12-31", "1", Some(("/paid_on", "paid-on-out-of-range"))),
        ("2026-02-02", "0001-01-01", "1", Some(("/paid_on", "paid-on-out-of-range"))),
    ] {
        let found: Vec<_> = found.into_iter().map(|(path, code)| (path.to_owned(), code)).collect();
        let mut case = case();
        let taken = take(&mut case, on, &pay(paid_on, amount));
        assert_eq!(taken.err().unwrap_or_default(), found, "{on} {paid_on} {amount}");
        // Whatever was let in can be forecast.
        assert!(Portfolio::from_cases([&case], day(on), &PortfolioOptions::default()).is_ok());

        let paid = Some(PaidOn { date: day(paid_on), amount: kroner(amount) });
        let mut case = self::case();
        take(&mut case, "2026-02-02", &pay("2026-02-02", "5125")).unwrap();
        let correction = Command::CorrectPayment {
            activity: "a".to_owned(),
            date: day("2026-02-01"),
            paid,
            reason: "r".to_owned(),
        };
        let corrected = take(&mut case, on, &correction).err().unwrap_or_default();
        let expected: Vec<_> = found
            .iter()
            .map(|(path, code)| {
                (if path == "/amount" { "/paid/amount" } else { "/paid/date" }.to_owned(), *code)
            })
            .collect();
        assert_eq!(corrected, expected, "{on} {paid_on} {amount}");
    }
}

#[test]
fn a_ledger_has_the_rules_of_its_payments() {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner("100")));
    let activity =
        Activity::main("S", "M", Period::open(day("2026-02-01")), plan).with_status(Status::Granted);
    let mut ledger = Ledger::default();
    ledger.sync(&activity, day("2026-01-01"), <_>::default(), &Prices::default()).unwrap();
    for (date, amount, code) in [
        ("2026-02-02", "99.995", "too-many-decimals"),
        ("2026-02-02", "-5", "paid-with-other-sign"),
        ("2026-02-02", "100000000000000", "amount-too-large"),
        ("2036-02-02", "100", "paid-on-out-of-range"),
        ("2016-02-02", "100", "paid-on-out-of-range"),
    ] {
        let paid = Paid { date: day(date), amount: kroner(amount), account: None, corrected: false };
        let refused = ledger.clone().pay(Status::Granted, day("2026-02-01"), paid).unwrap_err();
        assert_eq!(bevilling::fault::ErrorCode::code(&refused), code, "{date} {amount}");
    }
}

/// The adjustment payment of a settlement that owes, and of one that claims.
#[test]
fn an_adjustment_is_paid_in_its_own_direction() {
    for (rate, owed, wrong) in [("420", "125.00", "-125.00"), ("400", "-125.00", "125.00")] {
        let mut case = case();
        take(&mut case, "2026-02-02", &pay("2026-02-02", "5125")).unwrap();
        case = case.with_rule_book(&book(rate));
        let cause = PriceChange {
            source: PriceSource::Rate { rate: "R".to_owned() },
            known: day("2026-02-10"),
            valid: Validity { from: Some(day("2026-01-01")), to: None },
        };
        let settled = case
            .execute(
                &Command::Settle { cause, overpaid: <_>::default() },
                &CommandContext::new(day("2026-02-10"), "somebody"),
            )
            .unwrap();
        assert!(matches!(settled[0].body, EventBody::Settled { .. }));
        let pay = |amount: &str, paid_on: &str| Command::PayAdjustment {
            activity: "a".to_owned(),
            settlement: 1,
            paid_on: day(paid_on),
            amount: kroner(amount),
        };
        for (amount, paid_on, path, code) in [
            (wrong, "2026-02-11", "/amount", "paid-with-other-sign"),
            ("0.001", "2026-02-11", "/amount", "too-many-decimals"),
            ("100000000000000", "2026-02-11", "/amount", "amount-too-large"),
            (owed, "2036-02-11", "/paid_on", "paid-on-out-of-range"),
        ] {
            let found = take(&mut case, "2026-02-11", &pay(amount, paid_on)).unwrap_err();
            assert_eq!(found, [(path.to_owned(), code)], "{amount} {paid_on}");
        }
        take(&mut case, "2026-02-11", &pay(owed, "2026-02-11")).unwrap();
        let correction = Command::CorrectAdjustment {
            activity: "a".to_owned(),
            settlement: 1,
            paid: Some(PaidOn { date: day("2016-02-11"), amount: kroner(wrong) }),
            reason: "r".to_owned(),
        };
        let found = take(&mut case, "2026-02-11", &correction).unwrap_err();
        let expected = [("/paid/amount", "paid-with-other-sign"), ("/paid/date", "paid-on-out-of-range")];
        assert_eq!(found, expected.map(|(path, code)| (path.to_owned(), code)));
    }
}

#[test]
fn lines_of_an_invoice_are_of_their_time() {
    for (date, amount, found) in [
        ("2021-03-10", "5125", None),
        ("2021-03-09", "5125", Some(("/lines/0/date", "paid-on-out-of-range"))),
        ("2026-04-10", "-5125.00", None),
        ("2026-04-11", "5125", Some(("/lines/0/date", "paid-on-out-of-range"))),
        ("2026-03-10", "5125.000", Some(("/lines/0/amount", "too-many-decimals"))),
        ("2026-03-10", "-100000000000000", Some(("/lines/0/amount", "amount-too-large"))),
    ] {
        let line = InvoiceLine::new("1", day(date), kroner(amount));
        let command = Command::RegisterInvoice { invoice: "f".to_owned(), lines: vec![line] };
        let found: Vec<_> = found.into_iter().map(|(path, code)| (path.to_owned(), code)).collect();
        assert_eq!(
            take(&mut case(), "2026-03-10", &command).err().unwrap_or_default(),
            found,
            "{date} {amount}"
        );
    }
}

#[test]
fn nobody_gives_no_command() {
    for actor in ["", " ", "\t\n"] {
        let note = Command::Annotate { activity: None, payment: None, text: "x".to_owned() };
        let refusal = case().execute(&note, &CommandContext::new(day("2026-02-02"), actor)).unwrap_err();
        assert_eq!(refusal.codes().collect::<Vec<_>>(), ["actor-required"]);
    }
}
