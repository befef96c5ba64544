//! The payments that are due: what a run picks, what is late, what remains of each, and whom it is paid to.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{
    ApprovalRequest, Case, Claim, Command, Grant, Income, IncomeKind, Notice, OverpaidRequest, PaymentAction,
    PaymentBatch, PaymentLine,
};
use bevilling::dates::{Calendar, DatedAmounts, DayOfMonth, Frequency, PaymentCalendar, Period};
use bevilling::plan::{
    Activity, Cvr, Extrapolation, InvoiceLine, Ledger, LedgerEntry, MatchOptions, MatchOutcome, OpenPayments,
    PaymentPlan, PaymentReference, Price, PriceBasis, Recipient, Schedule, Status, due, find_references,
};
use bevilling::rulebook::{Agreement, Provider, RuleBook};
use bevilling::title::Language;

use life::{book, opened};
use steps::{day, kroner, take};

fn calendar() -> PaymentCalendar {
    PaymentCalendar::from(&Calendar::denmark())
}

fn approval() -> ApprovalRequest {
    ApprovalRequest::new("team", "A")
}

fn grant_on(case: &mut Case, on: &str, activities: Vec<Activity>) {
    let ids = activities.iter().map(|one| one.id.clone()).collect();
    for activity in activities {
        let activity = Box::new(activity);
        take(case, on, &Command::Draft { appropriation: "1".to_owned(), activity });
    }
    let grant = Grant {
        appropriation: "1".to_owned(),
        activities: ids,
        approval: approval(),
        overpaid: OverpaidRequest::default(),
    };
    take(case, on, &Command::Grant(grant));
}

fn monthly(id: &str, amount: &str, recipient: Recipient, period: (&str, &str)) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(amount)));
    let plan = plan.with_id(format!("p-{id}")).to(recipient);
    let period = Period::new(day(period.0), day(period.1)).unwrap();
    match id.starts_with('m') {
        true => Activity::main("", "M", period, plan).with_id(id),
        false => Activity::supplementary("", "U", period, plan).with_id(id),
    }
}

fn citizen() -> Recipient {
    Recipient::cash("3113990000", "A. Citizen")
}

fn pay(case: &mut Case, on: &str, line: &PaymentLine) {
    let amount = line.amount + line.paid + line.deducted;
    let (activity, date) = (line.activity.clone(), line.date);
    take(case, on, &Command::Pay { activity, date, paid_on: day(on), amount });
}

fn due_on(case: &Case, on: &str) -> PaymentBatch {
    case.due(&calendar(), day(on)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Activity, scheduled day, kroner, and whether it is late.
fn lines(batch: &PaymentBatch) -> Vec<(String, String, String, bool)> {
    let line = |line: &PaymentLine| {
        (line.activity.clone(), line.date.to_string(), line.amount.normalize().to_string(), line.late)
    };
    batch.lines.iter().map(line).collect()
}

fn line(activity: &str, date: &str, amount: &str, late: bool) -> (String, String, String, bool) {
    (activity.to_owned(), date.to_owned(), amount.to_owned(), late)
}

/// 800 in cash on the first of each month of 2026 from February on. 1 February is a Sunday.
fn cash() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    grant_on(&mut case, "2026-01-05", vec![monthly("m", "800", citizen(), ("2026-02-01", "2026-12-31"))]);
    case
}

#[test]
fn a_missed_run_is_caught_up_by_the_next_one() {
    let mut case = cash();
    // Friday's run reaches to Monday, and has it in time.
    assert_eq!(lines(&due_on(&case, "2026-01-30")), [line("m", "2026-02-01", "800", false)]);
    // That run failed. Monday's has it, and the next ones until it is paid.
    for on in ["2026-02-02", "2026-02-03", "2026-02-27"] {
        let batch = due_on(&case, on);
        let late = line("m", "2026-02-01", "800", true);
        assert_eq!(lines(&batch)[0], late, "{on}");
    }
    // On 27 February, a Friday, it is beside March's, which is in time.
    let batch = due_on(&case, "2026-02-27");
    assert_eq!(lines(&batch)[1..], [line("m", "2026-03-01", "800", false)]);
    assert_eq!((batch.payouts().count(), batch.total()), (2, kroner("1600")));
    for line in &batch.lines {
        pay(&mut case, "2026-02-27", line);
    }
    assert_eq!(lines(&due_on(&case, "2026-03-02")), []);
    // What is reported wrongly is due again once that is corrected.
    let correct = Command::CorrectPayment {
        activity: "m".to_owned(),
        date: day("2026-02-01"),
        paid: None,
        reason: "rejected by the bank".to_owned(),
    };
    take(&mut case, "2026-03-03", &correct);
    assert_eq!(lines(&due_on(&case, "2026-03-04")), [line("m", "2026-02-01", "800", true)]);
}

#[test]
fn a_run_on_a_day_without_payments_is_refused_and_no_case_is_paid_twice() {
    let case = cash();
    let codes = |faults: bevilling::fault::Faults<bevilling::case::RefusalKind>| {
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect::<Vec<_>>()
    };
    assert_eq!(codes(case.due(&calendar(), day("2026-02-01")).unwrap_err()), [" export-date-not-payable"]);
    let twice = PaymentBatch::of([&case, &case], &calendar(), day("2026-02-02"));
    assert_eq!(codes(twice.unwrap_err()), ["/cases/1 duplicate-case"]);
}

#[test]
fn payments_of_a_late_grant_are_due_and_late() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let to = Recipient::payroll("3113990000", "N");
    grant_on(&mut case, "2026-04-20", vec![monthly("m", "800", to, ("2026-02-01", "2026-12-31"))]);
    let expected = ["2026-02-01", "2026-03-01", "2026-04-01"].map(|date| line("m", date, "800", true));
    assert_eq!(lines(&due_on(&case, "2026-04-21")), expected);
}

#[test]
fn the_export_run_picks_all_cash_that_is_due_and_says_what_is_late() {
    let plan = |recipient| PaymentPlan::daily(Price::fixed(kroner("1"))).to(recipient);
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).unwrap();
    let granted = |recipient| Activity::main("", "M", period, plan(recipient)).with_status(Status::Granted);
    let entry = |date: &str, amount: &str, basis| LedgerEntry {
        date: day(date),
        amount: kroner(amount),
        basis,
        paid: None,
    };
    let carried_on =
        PriceBasis::Extrapolated { last_known: day("2025-12-31"), policy: Extrapolation::LastKnown };
    let ledger = Ledger::try_from(vec![
        entry("2026-01-05", "1", PriceBasis::Known),
        entry("2026-01-06", "0", PriceBasis::Known),
        entry("2026-01-29", "2", carried_on),
        entry("2026-02-01", "3", carried_on),
        entry("2026-02-02", "4", PriceBasis::Known),
        entry("2026-02-03", "5", PriceBasis::Known),
    ])
    .unwrap();
    let (cash, invoice) = (granted(citizen()), granted(Recipient::provider()));
    let draft = Activity { status: Status::Draft, ..cash.clone() };
    let fictive = Activity { plan: cash.plan.clone().fictive(), ..cash.clone() };
    let all = [(&cash, &ledger), (&invoice, &ledger), (&draft, &ledger), (&fictive, &ledger)];
    let run = due(all, &calendar(), day("2026-01-30")).unwrap();
    let told = |due: &[bevilling::plan::Due<'_>]| {
        due.iter().map(|due| (due.entry.date.to_string(), due.late)).collect::<Vec<_>>()
    };
    let at = |date: &str, late| (date.to_owned(), late);
    assert_eq!(told(&run.payable), [at("2026-01-05", true), at("2026-02-02", false)]);
    assert_eq!(told(&run.held), [at("2026-01-29", true), at("2026-02-01", false)]);
}

#[test]
fn a_line_says_what_is_to_be_done_for_whom_on_which_account() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let months = ("2026-02-01", "2026-12-31");
    let mut bill = monthly("s-bill", "1000", Recipient::provider(), months);
    bill.provider = Some("P".to_owned());
    let granted = vec![
        monthly("m", "100", citizen(), months),
        monthly("s-wage", "200", Recipient::payroll("3113990000", "N"), months),
        monthly("s-own", "300", Recipient::internal("School"), months),
        bill,
    ];
    grant_on(&mut case, "2026-01-05", granted);
    let batch = due_on(&case, "2026-01-30");
    let told: Vec<_> = batch
        .lines
        .iter()
        .map(|line| {
            (line.activity.as_str(), line.action.name(), line.recipient.name(), line.account.string.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("m", "pay_out", "A. Citizen", "UKENDT-UKENDT-UKENDT"),
            ("s-wage", "send_to_payroll", "N", "XXX-UKENDT-XXX"),
            ("s-own", "transfer_internally", "School", "XXX-UKENDT-XXX"),
            ("s-bill", "await_invoice", "P", "XXX-UKENDT-XXX"),
        ]
    );
    // The provider has a VAT factor of 80, and a CVR number in the rule book.
    let bill = &batch.lines[3];
    assert_eq!(bill.amount, kroner("800"));
    assert_eq!(bill.recipient, Recipient::company(Cvr::parse("12345674").unwrap(), "P"));
    assert_eq!((bill.case.as_str(), bill.appropriation.as_str(), bill.section.as_str()), ("case", "1", "S1"));
    assert_eq!(bill.reference, PaymentReference::new("p-s-bill", day("2026-02-01")).ok());
    assert_eq!(bill.covers, Period::new(day("2026-02-01"), day("2026-02-28")).ok());
    assert_eq!(batch.payouts().map(|line| line.activity.as_str()).collect::<Vec<_>>(), ["m"]);
    // No number of a person is shown.
    for shown in [format!("{batch:?}"), batch.to_text(Language::Da), batch.to_text(Language::En)] {
        assert!(!shown.contains("3113990000"), "{shown}");
    }
    let json = serde_json::to_value(bill).unwrap();
    assert_eq!(json["covers"], serde_json::json!({"start": "2026-02-01", "end": "2026-02-28"}));
    assert!(json.get("held").is_none() && json.get("settlement").is_none());
}

/// The rule book with a provider that has no VAT factor.
fn with_q() -> RuleBook {
    let mut document = book("410").document().clone();
    let provider = document.providers[0].clone();
    let vat_factor = DatedAmounts::constant(kroner("100"));
    document.providers.push(Provider { id: "Q".to_owned(), vat_factor, ..provider });
    let agreement = document.agreements[0].clone();
    document.agreements.push(Agreement { provider: "Q".to_owned(), ..agreement });
    RuleBook::from_document(document).unwrap()
}

fn invoice_line(id: &str, amount: &str, plan: &str, date: &str) -> InvoiceLine {
    let reference = PaymentReference::new(plan, day(date)).unwrap();
    InvoiceLine { text: reference.to_string(), ..InvoiceLine::new(id, day(date), kroner(amount)) }
}

#[test]
fn what_is_credited_or_paid_before_is_not_due() {
    let (mut case, _) = opened(&with_q(), day("2026-01-05"));
    let company = Recipient::company(Cvr::parse("12345674").unwrap(), "P");
    let mut bill = monthly("m", "1000", company, ("2026-02-01", "2026-12-31"));
    bill.provider = Some("Q".to_owned());
    grant_on(&mut case, "2026-01-05", vec![bill]);
    let next = |case: &Case, on: &str| {
        let overview = case.overview(day(on)).unwrap();
        let next = overview.appropriations[0].activities[0].next_payment.unwrap();
        (next.date.to_string(), next.amount.normalize().to_string())
    };
    let register = |case: &mut Case, invoice: &str, lines: Vec<InvoiceLine>| {
        let lines = lines.into_iter().map(|line| InvoiceLine { date: day("2026-01-20"), ..line }).collect();
        take(case, "2026-01-20", &Command::RegisterInvoice { invoice: invoice.to_owned(), lines });
    };
    assert_eq!(next(&case, "2026-01-20"), ("2026-02-01".to_owned(), "1000".to_owned()));
    // A credit note of 250 before the invoice.
    register(&mut case, "F-1", vec![invoice_line("1", "-250", "p-m", "2026-02-01")]);
    assert_eq!(next(&case, "2026-01-20"), ("2026-02-01".to_owned(), "750".to_owned()));
    let batch = due_on(&case, "2026-01-30");
    assert_eq!(lines(&batch), [line("m", "2026-02-01", "750", false)]);
    assert_eq!((batch.lines[0].planned, batch.lines[0].credited), (kroner("1000"), kroner("250")));
    // A part of 300 is paid.
    register(&mut case, "F-2", vec![invoice_line("1", "300", "p-m", "2026-02-01")]);
    assert_eq!(next(&case, "2026-01-20"), ("2026-02-01".to_owned(), "450".to_owned()));
    let batch = due_on(&case, "2026-01-30");
    assert_eq!((batch.lines[0].amount, batch.lines[0].paid), (kroner("450"), kroner("300")));
    // March is credited in whole: nothing is due, and the next payment is April's.
    register(&mut case, "F-3", vec![invoice_line("1", "-1000", "p-m", "2026-03-01")]);
    assert_eq!(next(&case, "2026-02-15"), ("2026-04-01".to_owned(), "1000".to_owned()));
    assert_eq!(lines(&due_on(&case, "2026-03-02")), [line("m", "2026-02-01", "450", true)]);
    // Reported paid with what is paid of it, the payment is as dear as it was, less the credit note.
    let batch = due_on(&case, "2026-03-02");
    pay(&mut case, "2026-03-02", &batch.lines[0]);
    assert_eq!(lines(&due_on(&case, "2026-03-02")), []);
    assert_eq!(case.overview(day("2026-03-02")).unwrap().paid.this_year, kroner("750"));
}

#[test]
fn what_is_set_off_is_deducted_and_what_is_back_paid_is_a_line() {
    let mut case = cash();
    for on in ["2026-01-30", "2026-02-27"] {
        let batch = due_on(&case, on);
        pay(&mut case, on, &batch.lines[0]);
    }
    let correct = |price: &str, overpaid| Command::Correct {
        activity: "m".to_owned(),
        start: None,
        price: Some(Price::fixed(kroner(price))),
        reason: "letter".to_owned(),
        approval: approval(),
        overpaid,
    };
    // 300 less for two months: 600 are deducted from April's 500 and May's.
    take(&mut case, "2026-03-10", &correct("500", OverpaidRequest::SetOff));
    let batch = due_on(&case, "2026-05-01");
    assert_eq!(lines(&batch), [line("m", "2026-04-01", "0", true), line("m", "2026-05-01", "400", false)]);
    assert_eq!(batch.lines[0].deducted, kroner("500"));
    assert_eq!((batch.payouts().count(), batch.total()), (1, kroner("400")));
    let overview = case.overview(day("2026-04-01")).unwrap();
    assert_eq!(overview.appropriations[0].activities[0].next_payment.unwrap().date, day("2026-05-01"));
    // 100 more for two months: 200 are back-paid, as a line of its own.
    take(&mut case, "2026-03-11", &correct("600", OverpaidRequest::default()));
    let batch = due_on(&case, "2026-03-12");
    assert_eq!(lines(&batch), [line("m", "2026-03-11", "200", true)]);
    let back = &batch.lines[0];
    assert_eq!((back.settlement, back.action, back.covers), (Some(2), PaymentAction::PayOut, None));
    assert_eq!(back.reference, case.state().settlement("m", 2).unwrap().reference);
    let paid = Command::PayAdjustment {
        activity: "m".to_owned(),
        settlement: 2,
        paid_on: day("2026-03-12"),
        amount: kroner("200"),
    };
    take(&mut case, "2026-03-12", &paid);
    assert_eq!(lines(&due_on(&case, "2026-03-13")), []);
}

#[test]
fn the_table_in_words() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let months = ("2026-02-01", "2026-12-31");
    let bill = monthly("s-bill", "1000", Recipient::provider(), months);
    let bill = Activity { provider: Some("P".to_owned()), ..bill };
    grant_on(&mut case, "2026-01-05", vec![monthly("m", "100", citizen(), months), bill]);
    let lines = vec![invoice_line("1", "-250", "p-s-bill", "2026-02-01")];
    take(&mut case, "2026-01-20", &Command::RegisterInvoice { invoice: "F".to_owned(), lines });
    let batch = due_on(&case, "2026-02-02");
    let empty = due_on(&case, "2026-01-20");
    let told =
        [Language::Da, Language::En].map(|lang| format!("{}\n{}", batch.to_text(lang), empty.to_text(lang)));
    insta::assert_snapshot!(told.join("\n"));
}

#[cfg(feature = "columnar")]
#[test]
fn the_table_in_columns_has_the_lines() {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Decimal128Type, Int32Type};
    let mut case = cash();
    let batch = due_on(&case, "2026-02-27");
    let table = batch.to_arrow().unwrap();
    assert_eq!((table.num_rows(), table.num_columns()), (2, 26));
    let column = |name: &str| table.column_by_name(name).unwrap();
    let amounts = column("amount").as_primitive::<Decimal128Type>();
    assert_eq!((amounts.value(0), amounts.value(1)), (80_000, 80_000));
    let late = column("late").as_boolean();
    assert_eq!((late.value(0), late.value(1)), (true, false));
    let dates = column("date").as_primitive::<Date32Type>();
    let epoch = day("1970-01-01");
    let days = (day("2026-02-01") - epoch).num_days();
    assert_eq!(i64::from(dates.value(0)), days);
    let actions = column("action").as_dictionary::<Int32Type>();
    assert_eq!(actions.values().as_string::<i32>().value(0), "pay_out");
    assert_eq!(column("recipient_id").as_string::<i32>().value(0), "3113990000");
    assert_eq!(column("held").null_count(), 2);
    assert!(!batch.to_ipc().unwrap().is_empty());
    pay(&mut case, "2026-02-27", &batch.lines[0]);
    assert_eq!(due_on(&case, "2026-02-27").to_arrow().unwrap().num_rows(), 1);
}

/// 2,000 a month of parents' payment, claimed for February and March.
fn claimed(book: &RuleBook) -> Case {
    let (mut case, _) = opened(book, day("2026-01-05"));
    grant_on(&mut case, "2026-01-05", vec![monthly("m", "10000", citizen(), ("2026-02-01", "2026-12-31"))]);
    let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
    let schedule = Schedule::running(frequency, Price::fixed(kroner("2000")));
    let period = Period::open(day("2026-02-01"));
    let income = Box::new(Income::new("i1", IncomeKind::ParentsPayment, "1", period, schedule));
    take(&mut case, "2026-01-05", &Command::SetIncome { income });
    case
}

#[test]
fn a_claim_of_income_is_found_by_its_reference() {
    let mut case = claimed(&book("410"));
    let claim = |date: &str| Command::ClaimIncome { income: "i1".to_owned(), date: day(date) };
    let foreseen = case.income_due(day("2026-02-01"))[0].reference;
    let events = take(&mut case, "2026-02-01", &claim("2026-02-01"));
    let Notice::Claim(notice) = &events[0].outbox[0] else { panic!("{:?}", events[0].outbox) };
    let reference = notice.reference.unwrap();
    assert_eq!(Some(reference), foreseen);
    take(&mut case, "2026-03-01", &claim("2026-03-01"));
    // Another case has other references, though the income is called the same.
    assert!(!reference.is_of("i1") && reference.is_of("case/income/i1"));

    // The payer states it, with what people write around it.
    let read = find_references(&format!("betaling {reference} tak"));
    let found = case.claim_of(read[0]).unwrap();
    assert_eq!(
        (found.income.as_deref(), found.date, found.outstanding),
        (Some("i1"), day("2026-02-01"), kroner("2000"))
    );
    let receive = Command::ReceiveIncome {
        income: "i1".to_owned(),
        date: found.date,
        received_on: day("2026-02-10"),
        amount: kroner("500"),
    };
    take(&mut case, "2026-03-01", &receive);
    let found = case.claim_of(reference).unwrap();
    assert_eq!((found.received, found.outstanding), (kroner("500"), kroner("1500")));

    // Lines of a bank account are matched with the claims of all cases.
    let plans = Claim::open_plans(&case.claims());
    let lines = [("1", "1500", "2026-02-01"), ("2", "2000", "2026-03-01"), ("3", "700", "2026-04-01")];
    let lines = lines.map(|(id, amount, date)| invoice_line(id, amount, "case/income/i1", date));
    let answers = OpenPayments::new(&plans).match_lines(&lines, MatchOptions::default());
    let outcomes: Vec<_> = answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [MatchOutcome::Matched, MatchOutcome::Matched, MatchOutcome::Unknown]);
}

#[test]
fn a_repayment_of_overpaid_money_is_found_by_its_reference() {
    let mut case = cash();
    for on in ["2026-01-30", "2026-02-27"] {
        let batch = due_on(&case, on);
        pay(&mut case, on, &batch.lines[0]);
    }
    let stop = Command::Stop {
        activity: "m".to_owned(),
        end: day("2026-02-15"),
        reason: "moved".to_owned(),
        overpaid: OverpaidRequest::Claim,
    };
    let events = take(&mut case, "2026-03-10", &stop);
    let told = events[0].outbox.iter().find_map(|notice| match notice {
        Notice::Adjustment(told) => told.reference,
        _ => None,
    });
    let found = case.claim_of(told.unwrap()).unwrap();
    assert_eq!((found.activity.as_deref(), found.settlement), (Some("m"), Some(1)));
    assert_eq!((found.amount, found.outstanding), (kroner("800"), kroner("800")));
    assert_eq!(lines(&due_on(&case, "2026-03-10")), []);
    let repaid = Command::PayAdjustment {
        activity: "m".to_owned(),
        settlement: 1,
        paid_on: day("2026-03-20"),
        amount: kroner("-800"),
    };
    take(&mut case, "2026-03-20", &repaid);
    let found = case.claim_of(told.unwrap()).unwrap();
    assert_eq!((found.received, found.outstanding), (kroner("800"), kroner("0")));
}
