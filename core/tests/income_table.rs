//! Income by hand: stated, claimed, received, corrected, and what it does to the net cost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{
    ApprovalRequest, Case, CaseState, Command, CommandContext, Grant, Income, IncomeKind, Notice, PaidOn,
};
use bevilling::dates::{Date, DayOfMonth, Frequency, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, PaymentPlan, Price, Recipient, Schedule};
use bevilling::title::Language;
use rust_decimal::Decimal;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn take(case: &mut Case, on: &str, command: &Command) -> Vec<Notice> {
    let stamp = CommandContext::new(day(on), "somebody");
    let events = case.execute(command, &stamp).unwrap_or_else(|refusal| panic!("{refusal}"));
    events.into_iter().flat_map(|event| event.outbox).collect()
}

fn refused(case: &Case, on: &str, command: &Command) -> Vec<(&'static str, String)> {
    let refusal = case.decide(command, &CommandContext::new(day(on), "somebody")).unwrap_err();
    refusal.faults().iter().map(|fault| (fault.code(), fault.path().to_string())).collect()
}

/// 10,000 a month from February to October 2026.
fn granted() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner("10000")));
    let plan = plan.with_id("p").to(Recipient::internal("N"));
    let period = Period::new(day("2026-02-01"), Some(day("2026-10-31"))).unwrap();
    let activity = Box::new(Activity::main("", "M", period, plan).with_id("m"));
    take(&mut case, "2026-01-05", &Command::Draft { appropriation: "1".to_owned(), activity });
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: vec!["m".to_owned()],
        approval,
        overpaid: <_>::default(),
    };
    take(&mut case, "2026-01-05", &Command::Grant(grant));
    case
}

fn monthly(amount: &str) -> Schedule {
    let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
    Schedule::running(frequency, Price::fixed(kroner(amount)))
}

fn set(schedule: Schedule) -> Command {
    let period = Period::open(day("2026-03-01"));
    let income = Income::new("i", IncomeKind::ParentsPayment, "1", period, schedule).with_payer("Parents");
    Command::SetIncome { income: Box::new(income) }
}

fn claim(date: &str) -> Command {
    Command::ClaimIncome { income: "i".to_owned(), date: day(date) }
}

fn receive(date: &str, on: &str, amount: &str) -> Command {
    Command::ReceiveIncome {
        income: "i".to_owned(),
        date: day(date),
        received_on: day(on),
        amount: kroner(amount),
    }
}

fn correct(date: &str, claimed: Option<&str>, received: Option<(&str, &str)>) -> Command {
    Command::CorrectIncome {
        income: "i".to_owned(),
        date: day(date),
        claimed: claimed.map(kroner),
        received: received.map(|(date, amount)| PaidOn { date: day(date), amount: kroner(amount) }),
        reason: "wrong".to_owned(),
    }
}

#[test]
fn income_is_expected_then_claimed_then_received() {
    let mut case = granted();
    assert_eq!(take(&mut case, "2026-01-05", &set(monthly("1500"))), []);
    let figures = |case: &Case| {
        let income = case.overview(day("2026-06-15")).unwrap().income.unwrap();
        [income.expected, income.claimed, income.received].map(|costs| costs.this_year.to_string())
    };
    // March to October: it ends with the appropriation.
    assert_eq!(figures(&case), ["12000.00", "0.00", "0.00"]);
    let due: Vec<_> = case.income_due(day("2026-04-30")).into_iter().map(|due| due.date).collect();
    assert_eq!(due, [day("2026-03-01"), day("2026-04-01")]);

    let notices = take(&mut case, "2026-03-02", &claim("2026-03-01"));
    let [Notice::Claim(told)] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(
        (told.amount, told.date, told.payer.as_deref()),
        (kroner("1500"), day("2026-03-01"), Some("Parents"))
    );
    assert_eq!(figures(&case), ["12000.00", "1500.00", "0.00"]);
    assert_eq!(take(&mut case, "2026-04-10", &receive("2026-03-01", "2026-04-09", "1000")), []);
    assert_eq!(figures(&case), ["12000.00", "1500.00", "1000.00"]);
    assert_eq!(take(&mut case, "2026-05-10", &receive("2026-03-01", "2026-05-09", "500")), []);
    assert_eq!(figures(&case), ["12000.00", "1500.00", "1500.00"]);
    // What is received counts on its days: nothing of March, 1,000 more in April, 500 more in May.
    let months = case.overview(day("2026-06-15")).unwrap().income.unwrap().expected.by_month;
    assert_eq!(months[14..18], ["0", "2500", "2000", "1500"].map(kroner));

    // The amount changes from now on; what is claimed stays.
    take(&mut case, "2026-05-15", &set(monthly("2000")));
    assert_eq!(figures(&case), ["15500.00", "1500.00", "1500.00"]);
    let overview = case.overview(day("2026-06-15")).unwrap();
    let next = overview.incomes[0].next.unwrap();
    assert_eq!((next.date, next.amount), (day("2026-07-01"), kroner("2000")));
    let text = overview.to_text_with(&case, Language::Da);
    for part in ["Forældrebetaling (i)", "Opkrævet 2026", "15.500,00", "Alle indtægter"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Gross is what is paid out; nothing of it is negative.
    let net = case.net_cost(2026).unwrap().total;
    assert_eq!(
        [net.gross, net.income, net.reimbursement, net.net],
        ["90000", "15500", "0", "74500"].map(kroner)
    );
    assert_eq!(overview.granted.this_year, kroner("90000"));
    let words = case.net_cost(2026).unwrap().explain(Language::Da);
    assert!(words.starts_with("2026: udgift 90.000,00 kr., indtægt 15.500,00 kr., refusion"), "{words}");

    // It is stopped: nothing is expected after it.
    let stop = Command::Stop {
        activity: "m".to_owned(),
        end: day("2026-06-30"),
        reason: "moved".to_owned(),
        overpaid: <_>::default(),
    };
    take(&mut case, "2026-05-20", &stop);
    assert_eq!(figures(&case), ["7500.00", "1500.00", "1500.00"]);
    // The log and the state of it are the same case.
    assert_eq!(Case::replay(case.book(), &case.events().to_vec()).unwrap(), case);
    let kept: CaseState = serde_json::from_str(&serde_json::to_string(case.state()).unwrap()).unwrap();
    assert_eq!(Case::from_state(case.book(), kept).unwrap(), case);
}

#[test]
fn claims_are_corrected_and_withdrawn() {
    let mut case = granted();
    take(&mut case, "2026-01-05", &set(monthly("1500")));
    take(&mut case, "2026-03-02", &claim("2026-03-01"));
    take(&mut case, "2026-03-10", &receive("2026-03-01", "2026-03-09", "1500"));
    let told = |notices: Vec<Notice>| -> Vec<String> {
        let named = notices.into_iter().map(|notice| match notice {
            Notice::Claim(claim) => format!("claim {}", claim.amount),
            Notice::ClaimReversal(claim) => format!("reversal {}", claim.amount),
            other => panic!("{other:?}"),
        });
        named.collect()
    };
    // Only what was received was wrong: nothing is sent.
    let received = correct("2026-03-01", Some("1500"), Some(("2026-03-08", "1400")));
    assert_eq!(take(&mut case, "2026-03-11", &received), []);
    let lower = correct("2026-03-01", Some("1400"), Some(("2026-03-08", "1400")));
    assert_eq!(told(take(&mut case, "2026-03-12", &lower)), ["reversal 1500", "claim 1400"]);
    let gone = correct("2026-03-01", None, None);
    assert_eq!(told(take(&mut case, "2026-03-13", &gone)), ["reversal 1400"]);
    // It is expected again, and may be claimed again.
    assert_eq!(case.income_due(day("2026-03-31")).len(), 1);
    assert_eq!(told(take(&mut case, "2026-03-14", &claim("2026-03-01"))), ["claim 1500.00"]);
    assert_eq!(Case::replay(case.book(), &case.events().to_vec()).unwrap(), case);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut case = granted();
    let fault = |code, path: &str| (code, path.to_owned());
    let bad = Income::new(" ", IncomeKind::Other, "7", Period::open(day("2026-03-01")), monthly("-5"));
    assert_eq!(
        refused(&case, "2026-01-05", &Command::SetIncome { income: Box::new(bad) }),
        [
            fault("id-required", "/income/id"),
            fault("income-not-positive", "/income/schedule"),
            fault("unknown-appropriation", "/income/appropriation"),
        ]
    );
    take(&mut case, "2026-01-05", &set(monthly("1500")));
    let misspelt = Command::ClaimIncome { income: "j".to_owned(), date: day("2026-03-01") };
    assert_eq!(refused(&case, "2026-03-02", &misspelt), [fault("no-such-income", "/income")]);
    for (on, command, faults) in [
        ("2026-03-02", claim("2026-03-02"), vec![fault("nothing-owed", "/date")]),
        ("2026-03-02", claim("2026-11-01"), vec![fault("nothing-owed", "/date")]),
        (
            "2026-03-02",
            receive("2026-03-01", "2026-03-02", "1500"),
            vec![fault("income-not-claimed", "/date")],
        ),
        ("2026-03-02", correct("2026-03-01", None, None), vec![fault("income-not-claimed", "/date")]),
    ] {
        assert_eq!(refused(&case, on, &command), faults, "{command:?}");
    }
    take(&mut case, "2026-03-02", &claim("2026-03-01"));
    let remove = Command::RemoveIncome { income: "i".to_owned(), reason: " ".to_owned() };
    for (on, command, faults) in [
        ("2026-03-03", claim("2026-03-01"), vec![fault("income-claimed-before", "/date")]),
        (
            "2026-03-03",
            receive("2026-03-01", "2026-03-02", "1500.01"),
            vec![fault("received-more-than-claimed", "/amount")],
        ),
        (
            "2026-03-03",
            receive("2026-03-01", "2026-03-02", "0"),
            vec![fault("income-not-positive", "/amount")],
        ),
        (
            "2026-03-03",
            correct("2026-03-01", Some("0"), Some(("2026-03-02", "5"))),
            vec![
                fault("income-not-positive", "/claimed"),
                fault("received-more-than-claimed", "/received/amount"),
            ],
        ),
        (
            "2026-03-03",
            remove,
            vec![fault("reason-required", "/reason"), fault("income-has-claims", "/income")],
        ),
    ] {
        assert_eq!(refused(&case, on, &command), faults, "{command:?}");
    }
    let mut moved = case.state().income[0].income.clone();
    moved.appropriation = "2".to_owned();
    let moved = Command::SetIncome { income: Box::new(moved) };
    assert_eq!(refused(&case, "2026-03-03", &moved), [fault("income-has-claims", "/income/appropriation")]);
}
