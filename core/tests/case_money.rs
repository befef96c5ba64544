//! What happens to money after it is granted: rates that change late, invoices, reimbursements.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(feature = "text")]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use bevilling::case::{
    ApprovalRequest, Case, CaseOptions, CaseState, Command, CommandContext, Event, EventBody, Grant,
    HouseholdOverview, Notice, PaidOn, household_net_cost,
};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Activity, InvoiceLine, PaymentPlan, PaymentReference, Price, PriceChange, PriceSource, Recipient,
    SettlementKind,
};
use bevilling::rulebook::RuleBook;
use bevilling::title::Language;
use rust_decimal::Decimal;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn take(case: &mut Case, on: &str, command: &Command) -> Vec<Event> {
    case.execute(command, &CommandContext::new(day(on), "somebody"))
        .unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn codes(case: &Case, on: &str, command: &Command) -> Vec<&'static str> {
    case.decide(command, &CommandContext::new(day(on), "somebody")).unwrap_err().codes().collect()
}

/// Ten hours a month at the rate all year, granted; and as much foreseen from August.
fn granted(book: &RuleBook) -> Case {
    let (mut case, _) = opened(book, day("2026-01-05"));
    let hours = |id: &str, start: &str| {
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::TEN, "R"));
        let plan = plan.with_id(id).to(Recipient::cash("0285891234", "A. Citizen"));
        let period = Period::new(day(start), day("2026-12-31")).unwrap();
        Box::new(Activity::main("", "M", period, plan).with_id(id))
    };
    let appropriation = || "1".to_owned();
    let draft = Command::Draft { appropriation: appropriation(), activity: hours("m", "2026-02-01") };
    take(&mut case, "2026-01-05", &draft);
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant {
        appropriation: appropriation(),
        activities: vec!["m".to_owned()],
        approval,
        ..Grant::default()
    };
    take(&mut case, "2026-01-05", &Command::Grant(grant));
    let later = Box::new(hours("n", "2026-08-01").changing("m"));
    take(&mut case, "2026-01-06", &Command::Expect { appropriation: appropriation(), activity: later });
    case
}

fn pay(case: &mut Case, date: &str, amount: &str) {
    let (date, amount) = (day(date), kroner(amount));
    let command = Command::Pay { activity: "m".to_owned(), date, paid_on: date, amount };
    take(case, "2026-03-02", &command);
}

fn settle(from: &str) -> Command {
    let source = PriceSource::Rate { rate: "R".to_owned() };
    Command::Settle {
        cause: PriceChange { source, known: day("2026-03-10"), valid: Validity::from(day(from)) },
        overpaid: <_>::default(),
    }
}

#[test]
fn a_rate_known_late_is_settled_and_told_once() {
    let mut case = granted(&book("410"));
    pay(&mut case, "2026-02-01", "4100");
    pay(&mut case, "2026-03-01", "4000");
    assert_eq!(case.decide(&settle("2026-01-01"), &CommandContext::new(day("2026-03-10"), "B")).unwrap(), []);

    let mut case = case.with_rule_book(&book("425.50"));
    let events = take(&mut case, "2026-03-10", &settle("2026-03-01"));
    let adjusted: Vec<_> = events[0]
        .outbox
        .iter()
        .filter_map(|notice| match notice {
            Notice::Adjustment(told) => Some(told),
            _ => None,
        })
        .collect();
    // The 100 that were paid too little in March stay so: the price is settled, nothing else.
    assert_eq!((adjusted.len(), adjusted[0].amount, adjusted[0].date), (1, kroner("155"), day("2026-03-10")));
    assert_eq!(adjusted[0].kind, SettlementKind::BackPayment);
    let one = case.state().activity("m").unwrap();
    assert_eq!(one.payments.entry(day("2026-04-01")).unwrap().amount, kroner("4255"));
    assert_eq!(one.payments.entry(day("2026-03-01")).unwrap().amount, kroner("4100"));
    // What is foreseen is no part of a settlement.
    let foreseen = case.state().activity("n").unwrap();
    assert_eq!(foreseen.payments.entries()[0].amount, kroner("4100"));

    let overview = case.overview(day("2026-03-11")).unwrap();
    // 4,100 and 4,000 paid, nine payments to come, and the adjustment in March.
    assert_eq!(overview.granted.this_year, kroner("46550"));
    assert_eq!(overview.paid.this_year, kroner("8100"));

    // The next change adds only what is new.
    let mut case = case.with_rule_book(&book("400"));
    let events = take(&mut case, "2026-03-20", &settle("2026-03-01"));
    let EventBody::Settled { settlements, .. } = &events[0].body else { panic!() };
    assert_eq!(settlements[0].settlement.amount, kroner("-255"));
    assert_eq!(settlements[0].settlement.kind(), SettlementKind::Claim);
    assert_eq!(case.decide(&settle("2026-03-01"), &CommandContext::new(day("2026-03-20"), "B")).unwrap(), []);
    let said = [Language::En, Language::Da].map(|lang| bevilling::text::log(&events, case.book(), lang));
    assert!(said[0].contains("settled: a change of the rate `R` was known on 10 March 2026"), "{}", said[0]);
    assert!(said[0].contains("claim of DKK 255.00 for"), "{}", said[0]);
    assert!(said[1].contains("efterreguleret: ") && said[1].contains("krav på 255,00 kr."), "{}", said[1]);

    let unpaid = |date| Command::CorrectPayment {
        activity: "m".to_owned(),
        date: day(date),
        paid: None,
        reason: "r".to_owned(),
    };
    assert_eq!(codes(&case, "2026-03-21", &unpaid("2026-03-01")), ["payment-settled"]);
    take(&mut case, "2026-03-21", &unpaid("2026-02-01"));
}

fn line(id: &str, amount: &str, text: &str) -> InvoiceLine {
    InvoiceLine { text: text.to_owned(), ..InvoiceLine::new(id, day("2026-02-03"), kroner(amount)) }
}

#[test]
fn an_invoice_pays_what_it_fits() {
    let mut case = granted(&book("410"));
    let reference = |date| PaymentReference::new("m", day(date)).unwrap().to_string();
    let (february, march, april) =
        (reference("2026-02-01"), reference("2026-03-01"), reference("2026-04-01"));
    let invoice = |id: &str, lines: &[InvoiceLine]| Command::RegisterInvoice {
        invoice: id.to_owned(),
        lines: lines.to_vec(),
    };
    // Every payment is told with its reference.
    let told = case.events().iter().flat_map(|event| &event.outbox).find_map(|notice| match notice {
        Notice::Payment(told) => told.reference,
        _ => None,
    });
    assert_eq!(told.unwrap().to_string(), february);

    let lines = [
        line("1", "4101", &february),
        line("2", "1000", &march),
        line("3", "3100", &march),
        line("4", "1000", &april),
        line("5", "4100", "nothing to go by"),
    ];
    let events = take(&mut case, "2026-02-05", &invoice("F-1", &lines));
    let EventBody::InvoiceRegistered { matches, payments, .. } = &events[0].body else { panic!() };
    let outcomes = outcomes(matches);
    assert_eq!(outcomes[0], ("within_tolerance", true));
    // Two halves make one payment; a half alone is remembered.
    assert!(outcomes[1].1 && outcomes[2].1, "{outcomes:?}");
    assert_eq!(outcomes[3..], [("partial", false), ("unknown", false)]);
    let paid: Vec<_> = payments.iter().map(|one| (one.date.to_string(), one.paid.amount)).collect();
    assert_eq!(paid, [("2026-02-01".into(), kroner("4101")), ("2026-03-01".into(), kroner("4100"))]);
    assert!(matches[4].notes.iter().any(|note| note.code == "no-reference"));
    assert!(case.state().activity("m").unwrap().payments.entry(day("2026-04-01")).unwrap().paid.is_none());
    assert!(events[0].outbox.is_empty());
    let said = events[0].text(case.book(), Language::En);
    assert!(said.contains("invoice F-1 registered: line 1 of DKK 4,101.00: within"), "{said}");
    assert!(said.contains("line 4 of DKK 1,000.00 pays a part: "), "{said}");
    assert!(said.contains("line 5 of DKK 4,100.00 pays nothing: "), "{said}");

    assert_eq!(codes(&case, "2026-02-06", &invoice("F-1", &lines)), ["invoice-registered-before"]);
    assert_eq!(codes(&case, "2026-02-06", &invoice(" ", &[])), ["id-required", "invoice-without-lines"]);
    let events = take(&mut case, "2026-02-06", &invoice("F-2", &lines[..1]));
    let EventBody::InvoiceRegistered { matches, payments, .. } = &events[0].body else { panic!() };
    assert_eq!((matches[0].outcome.word(), payments.len()), ("duplicate", 0));
}

#[test]
fn a_part_of_a_payment_is_remembered_until_the_rest_comes() {
    let mut case = granted(&book("410"));
    let march = PaymentReference::new("m", day("2026-03-01")).unwrap().to_string();
    let register = |case: &mut Case, id: &str, on: &str, amount: &str, text: &str| {
        let lines = vec![InvoiceLine { date: day(on), ..line("1", amount, text) }];
        let events = take(case, "2026-05-01", &Command::RegisterInvoice { invoice: id.to_owned(), lines });
        let EventBody::InvoiceRegistered { matches, payments, .. } = &events[0].body else { panic!() };
        (outcomes(matches)[0], payments.first().map(|one| (one.paid.date.to_string(), one.paid.amount)))
    };
    assert_eq!(register(&mut case, "F-1", "2026-03-10", "1000", &march), (("partial", false), None));
    let overview = |case: &Case| case.overview(day("2026-05-01")).unwrap();
    // It is paid, and counts in its month; the year comes to what it did: eleven payments of 4,100.
    assert_eq!(overview(&case).paid.this_year, kroner("1000"));
    assert_eq!(overview(&case).granted.this_year, kroner("45100"));
    assert_eq!(case.net_cost(2026).unwrap().total.gross, kroner("45100"));
    let months = |case: &Case| overview(case).granted.by_month[12..17].to_vec();
    let expected = ["0", "4100", "4100", "4100", "4100"].map(kroner);
    assert_eq!(months(&case), expected);

    // Another part in another month: what is left is still due in March.
    assert_eq!(register(&mut case, "F-2", "2026-04-10", "1500", &march), (("partial", false), None));
    assert_eq!(months(&case), ["0", "4100", "2600", "5600", "4100"].map(kroner));
    let too_much = register(&mut case, "F-3", "2026-04-10", "4100", &march);
    assert_eq!(too_much, (("deviates", false), None));
    let rest = register(&mut case, "F-4", "2026-05-01", "1600", &march);
    assert_eq!(rest, (("matched", true), Some(("2026-05-01".to_owned(), kroner("4100")))));
    assert_eq!((case.state().parts.len(), overview(&case).paid.this_year), (0, kroner("4100")));
    assert_eq!(register(&mut case, "F-5", "2026-05-01", "1600", &march).0, ("duplicate", false));

    // What is said to be paid is paid, with its parts.
    let april = PaymentReference::new("m", day("2026-04-01")).unwrap().to_string();
    register(&mut case, "F-6", "2026-05-01", "100", &april);
    let (activity, date, paid_on) = ("m".to_owned(), day("2026-04-01"), day("2026-05-01"));
    take(&mut case, "2026-05-01", &Command::Pay { activity, date, paid_on, amount: kroner("4100") });
    assert_eq!((case.state().parts.len(), overview(&case).paid.this_year), (0, kroner("8200")));

    // A part that was registered by mistake is corrected away.
    let may = PaymentReference::new("m", day("2026-05-01")).unwrap().to_string();
    register(&mut case, "F-7", "2026-05-01", "100", &may);
    let (activity, reason) = ("m".to_owned(), "another case".to_owned());
    let correct = Command::CorrectPayment { activity, date: day("2026-05-01"), paid: None, reason };
    let events = take(&mut case, "2026-05-02", &correct);
    assert!(events[0].outbox.is_empty());
    assert!(
        events[0]
            .text(case.book(), Language::En)
            .contains("corrected from DKK 100.00 on 1 May 2026 to not paid")
    );
    assert_eq!((case.state().parts.len(), overview(&case).paid.this_year), (0, kroner("8200")));
    assert_eq!(codes(&case, "2026-05-02", &correct), ["payment-not-paid"]);

    // And so is one of a payment that is no more, but nothing else can be said of it.
    let june = PaymentReference::new("m", day("2026-06-01")).unwrap().to_string();
    let lines = vec![line("1", "100", &june)];
    take(&mut case, "2026-05-02", &Command::RegisterInvoice { invoice: "F-8".to_owned(), lines });
    let (activity, reason) = ("m".to_owned(), "moved".to_owned());
    take(
        &mut case,
        "2026-05-02",
        &Command::Stop { activity, end: day("2026-05-31"), reason, overpaid: <_>::default() },
    );
    assert_eq!((case.state().parts.len(), overview(&case).paid.this_year), (1, kroner("8300")));
    let correct = |paid| {
        let (activity, reason) = ("m".to_owned(), "another case".to_owned());
        Command::CorrectPayment { activity, date: day("2026-06-01"), paid, reason }
    };
    let otherwise = PaidOn { date: day("2026-05-01"), amount: kroner("50") };
    assert_eq!(codes(&case, "2026-05-03", &correct(Some(otherwise))), ["no-payment-on-date"]);
    // What the stop had claimed of it is taken back.
    let events = take(&mut case, "2026-05-03", &correct(None));
    let told: Vec<Decimal> = events[0]
        .outbox
        .iter()
        .filter_map(|notice| match notice {
            Notice::Adjustment(told) => Some(told.amount),
            _ => None,
        })
        .collect();
    assert_eq!((told, events[0].outbox.len()), (vec![kroner("100")], 1));
    assert_eq!((case.state().parts.len(), overview(&case).paid.this_year), (0, kroner("8200")));
    assert_eq!(codes(&case, "2026-05-03", &correct(None)), ["no-payment-on-date"]);
    assert_eq!(Case::replay(case.book(), case.events()).unwrap(), case);
}

#[test]
fn an_adjustment_payment_is_told_paid_matched_and_corrected() {
    let mut case = granted(&book("410"));
    pay(&mut case, "2026-02-01", "4100");
    pay(&mut case, "2026-03-01", "4100");
    let mut case = case.with_rule_book(&book("425.50"));
    // Twice 155 are owed.
    let told = take(&mut case, "2026-03-10", &settle("2026-02-01"));
    let told = told[0].outbox.iter().find_map(|notice| match notice {
        Notice::Adjustment(told) => Some(told.clone()),
        _ => None,
    });
    let told = told.unwrap();
    assert_eq!((told.settlement, told.amount), (1, kroner("310")));
    let overview = |case: &Case| case.overview(day("2026-03-11")).unwrap();
    // 8,200 paid, 310 owed, nine payments of 4,255 to come.
    assert_eq!(overview(&case).granted.this_year, kroner("46805"));
    // The preview of nothing at all comes to the same.
    let shown = case.preview(&[], day("2026-03-11"), &bevilling::plan::PreviewOptions::default()).unwrap();
    assert_eq!(shown.granted.this_year, kroner("46805"));
    assert_eq!(shown.granted.by_month, overview(&case).granted.by_month);
    // What is foreseen from August on has its new price only in the preview.
    assert_eq!(shown.expected.by_month[..19], overview(&case).expected.by_month[..19]);

    // The price of the year is the new one; the adjustment is not in it again. 10 hours at 425.50: 51,060 a year.
    let full_year = overview(&case).granted.full_year.unwrap();
    assert_eq!(full_year, kroner("51060"));

    let lines = vec![InvoiceLine {
        date: day("2026-04-02"),
        ..line("1", "100", &told.reference.unwrap().to_string())
    }];
    let mut invoice = Command::RegisterInvoice { invoice: "F-1".to_owned(), lines };
    let mut two = case.clone();
    take(&mut two, "2026-04-02", &invoice);
    assert_eq!((two.state().parts[0].amount, overview(&two).paid.this_year), (kroner("100"), kroner("8300")));
    assert_eq!(overview(&two).granted.by_month[14..16], [kroner("4310"), kroner("4355")]);
    if let Command::RegisterInvoice { invoice, lines } = &mut invoice {
        *invoice = "F-2".to_owned();
        lines[0].amount = kroner("210");
    }
    let events = take(&mut two, "2026-04-02", &invoice);
    let EventBody::InvoiceRegistered { payments, .. } = &events[0].body else { panic!() };
    assert_eq!((payments[0].settlement, payments[0].paid.amount), (Some(1), kroner("310")));
    assert!(payments[0].paid.account.is_some() && events[0].outbox.is_empty());
    assert!(two.state().parts.is_empty());
    let said = events[0].text(two.book(), Language::En);
    assert!(said.contains("settlement 1 of “m” is paid: DKK 310.00 on 2 April 2026"), "{said}");

    let (activity, settlement, paid_on) = ("m".to_owned(), 1, day("2026-04-02"));
    let pay = |amount: &str, settlement| Command::PayAdjustment {
        activity: activity.clone(),
        settlement,
        paid_on,
        amount: kroner(amount),
    };
    assert_eq!(codes(&two, "2026-04-02", &pay("310", 1)), ["adjustment-paid-before"]);
    assert_eq!(codes(&case, "2026-04-02", &pay("310", 2)), ["no-such-settlement"]);
    assert_eq!(codes(&case, "2026-04-02", &pay("310", 0)), ["no-such-settlement"]);
    let correct = |amount: Option<&str>, reason: &str| {
        let paid = amount.map(|amount| PaidOn { date: paid_on, amount: kroner(amount) });
        let (activity, reason) = (activity.clone(), reason.to_owned());
        Command::CorrectAdjustment { activity, settlement, paid, reason }
    };
    assert_eq!(codes(&case, "2026-04-02", &correct(None, "r")), ["adjustment-not-paid"]);
    let paid = take(&mut case, "2026-04-02", &pay("300", 1));
    assert!(paid[0].outbox.is_empty(), "finance has told it");
    // As paid, on the day it was: in April.
    assert_eq!(overview(&case).granted.by_month[14..16], [kroner("4100"), kroner("4555")]);
    assert_eq!(case.net_cost(2026).unwrap().total.gross, overview(&case).granted.this_year);
    assert_eq!(overview(&case).paid.this_year, kroner("8500"));
    assert_eq!(codes(&case, "2026-04-03", &correct(Some("310"), " ")), ["reason-required"]);
    let corrected = take(&mut case, "2026-04-03", &correct(Some("305"), "wrong"));
    let [Notice::AdjustmentReversal(was), Notice::Adjustment(is)] = corrected[0].outbox.as_slice() else {
        panic!()
    };
    // What is reversed is what was sent: 310, though 300 were paid.
    assert_eq!((was.amount, is.amount), (kroner("310"), kroner("305")));
    assert_eq!(is.parts.iter().map(|part| part.amount).sum::<Decimal>(), kroner("305"));
    let gone = take(&mut case, "2026-04-04", &correct(None, "bounced"));
    let [Notice::AdjustmentReversal(was), Notice::Adjustment(is)] = gone[0].outbox.as_slice() else {
        panic!()
    };
    assert_eq!((was.amount, is.amount), (kroner("305"), kroner("310")), "it is owed again as settled");
    assert_eq!(overview(&case).paid.this_year, kroner("8200"));
    let said = bevilling::text::log(&corrected, case.book(), Language::Da);
    assert!(said.contains("efterregulering 1 af") && said.contains("tilbageført"), "{said}");
}

fn outcomes(matches: &[bevilling::case::RegisteredLine]) -> Vec<(&'static str, bool)> {
    matches.iter().map(|line| (line.outcome.word(), line.settled)).collect()
}

#[test]
fn what_the_state_reimbursements_is_reckoned_from_the_cases() {
    let mut document: serde_json::Value = serde_json::to_value(book("100000").document()).unwrap();
    document["reimbursements"] = serde_json::json!([{
        "id": "half", "title": {"da": "x"}, "law": "L", "manner": "yearly", "pooled": true,
        "steps": [{"above": "10000000", "percent": "50"}],
    }]);
    let book = RuleBook::from_json(&document.to_string()).unwrap();
    // Eleven payments of a million each.
    let mut case = granted(&book);
    let net = case.net_cost(2026).unwrap().total;
    assert_eq!(
        (net.gross, net.reimbursement, net.net),
        (kroner("11000000"), kroner("500000"), kroner("10500000"))
    );
    let overview = case.overview(day("2026-06-01")).unwrap();
    assert_eq!(overview.net.unwrap().total, net);

    // Two cases of a household are pooled.
    let other = CaseState { id: "other".to_owned(), ..case.state().clone() };
    let other = Case::from_state(&book, other).unwrap();
    let two = [&case, &other];
    assert_eq!(household_net_cost(two, 2026).unwrap().total.reimbursement, kroner("6000000"));
    let household = HouseholdOverview::new(two, day("2026-06-01")).unwrap();
    assert_eq!(household.net.unwrap().total.gross, kroner("22000000"));

    // From July on, another municipality pays.
    let facts = [("paying_municipality".to_owned(), Some("151".into()))].into();
    take(&mut case, "2026-06-01", &Command::SetFacts { from: day("2026-07-01"), facts });
    assert_eq!(case.net_cost(2026).unwrap().total, net);
    let here = |name: &str| CaseOptions { municipality: Some(name.to_owned()), ..CaseOptions::default() };
    assert_eq!(case.clone().with_options(here("101")).net_cost(2026).unwrap().total.gross, kroner("5000000"));
    assert_eq!(case.with_options(here("151")).net_cost(2026).unwrap().total, net);

    assert_eq!(granted(&self::book("410")).overview(day("2026-06-01")).unwrap().net, None);
}

/// A level that may approve 150,000 kr a year after reimbursement, of which the state pays half of what is above 120,000.
fn net_level(manner: &str) -> RuleBook {
    let mut document: serde_json::Value = serde_json::to_value(book("410").document()).unwrap();
    document["reimbursements"] = serde_json::json!([{
        "id": "half", "title": {"da": "x"}, "law": "L", "manner": manner,
        "steps": [{"above": "120000", "percent": "50"}],
    }]);
    let level = serde_json::json!({
        "id": "net", "title": {"da": "x"}, "yearly_limit": "150000", "limit_cost": "net",
    });
    document["approval_levels"].as_array_mut().unwrap().push(level);
    RuleBook::from_json(&document.to_string()).unwrap()
}

fn drafted(case: &mut Case, id: &str, appropriation: &str, monthly: &str) {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(monthly)));
    let plan = plan.with_id(id).to(Recipient::internal("N"));
    let period = Period::new(day("2026-03-01"), day("2026-04-30")).unwrap();
    let activity = Box::new(Activity::main("", "M", period, plan).with_id(id));
    take(case, "2026-01-05", &Command::Draft { appropriation: appropriation.to_owned(), activity });
}

fn grant(id: &str, appropriation: &str, level: &str) -> Command {
    let (appropriation, approval) = (appropriation.to_owned(), ApprovalRequest::new(level, "A"));
    Command::Grant(Grant { appropriation, activities: vec![id.to_owned()], approval, ..Grant::default() })
}

#[test]
fn an_approval_limit_may_be_about_what_is_left_after_reimbursement() {
    for manner in ["yearly", "monthly"] {
        let ask = |monthly: &str| {
            let (mut case, _) = opened(&net_level(manner), day("2026-01-05"));
            drafted(&mut case, "m", "1", monthly);
            let stamp = CommandContext::new(day("2026-01-05"), "somebody");
            let asked = case.decide(&grant("m", "1", "net"), &stamp);
            asked.map(|_| ()).map_err(|refusal| refusal.faults().text(Language::En))
        };
        // 180,000 kr a year, of which half of 60,000 is reimbursed: 150,000 are left, and that is the limit.
        assert_eq!(ask("15000"), Ok(()), "{manner}");
        // 180,000.24 kr, of which 30,000.12 are reimbursed.
        assert_eq!(
            ask("15000.02"),
            Err("/approval/level: approval level `net` may approve up to DKK 150,000.00 a year after reimbursement; \
                 this is DKK 150,000.12: DKK 180,000.24 less a reimbursement of DKK 30,000.12 \
                 [approval-net-limit-exceeded]"
                .to_owned()),
            "{manner}"
        );
    }

    // Two appropriations of 180,000 kr: of 360,000, half of 240,000 is reimbursed, and half of that belongs to each.
    // So 120,000 are left of each, though the second one costs 150,000 by itself.
    let (mut case, _) = opened(&net_level("yearly"), day("2026-01-05"));
    drafted(&mut case, "m", "1", "15000.02");
    drafted(&mut case, "n", "2", "15000");
    assert_eq!(codes(&case, "2026-01-05", &grant("m", "1", "net")), ["approval-net-limit-exceeded"]);
    take(&mut case, "2026-01-05", &grant("n", "2", "team"));
    take(&mut case, "2026-01-05", &grant("m", "1", "net"));

    // Another municipality pays, from the day of the decision on: nothing is left.
    let (case, _) = opened(&net_level("yearly"), day("2026-01-05"));
    let here = CaseOptions { municipality: Some("151".to_owned()), ..CaseOptions::default() };
    let mut case = case.with_options(here);
    drafted(&mut case, "m", "1", "1000000");
    let facts = [("paying_municipality".to_owned(), Some("101".into()))].into();
    take(&mut case, "2026-01-05", &Command::SetFacts { from: day("2026-02-01"), facts });
    assert_eq!(codes(&case, "2026-01-31", &grant("m", "1", "net")), ["approval-net-limit-exceeded"]);
    take(&mut case, "2026-02-01", &grant("m", "1", "net"));

    // What cannot be reckoned is told, not guessed.
    let text = serde_json::to_string(net_level("yearly").document()).unwrap();
    let ended = text.replace(r#""manner":"yearly""#, r#""manner":"yearly","valid":{"to":"2026-01-01"}"#);
    let (mut case, _) = opened(&RuleBook::from_json(&ended).unwrap(), day("2026-01-05"));
    drafted(&mut case, "m", "1", "15000");
    assert_eq!(codes(&case, "2026-01-05", &grant("m", "1", "net")), ["no-reimbursement-scheme"]);
}
