//! Lives of cases in words.

use insta::assert_snapshot;

use super::log;
use crate::case::{Case, CaseState, Command, CommandContext, Event, EventBody, Income, IncomeKind};
use crate::dates::{DayOfMonth, Frequency, Period};
use crate::plan::{Pause, PauseReason, Price, Schedule};
use crate::rulebook::FactValue;
use crate::text::bundle::{LANGS, source};
use crate::text::example::{book, case, empty_case, on};
use crate::title::Language;

#[test]
fn a_log_is_a_line_for_each_event_with_its_notices_below() {
    let case = case();
    let texts = LANGS.map(|lang| log(case.events(), case.book(), lang));
    for text in &texts {
        let events = text.lines().filter(|line| !line.starts_with("    →")).count();
        assert_eq!(events, case.events().len());
    }
    assert_snapshot!(texts.join("\n"));
    assert_eq!(log(&[], case.book(), Language::Da), "");
}

#[test]
fn nobodys_number_is_told() {
    let case = case();
    let json = serde_json::to_string(case.events()).unwrap();
    assert!(json.contains("0285891234") && json.contains("028589-1234"));
    for lang in LANGS {
        let text = log(case.events(), case.book(), lang);
        assert!(!text.contains("1234") && text.contains("••••••-••••"), "{text}");
        assert!(!text.contains("A. Citizen"));
    }
}

#[test]
fn a_value_that_the_rule_book_does_not_know_is_not_told() {
    let event = Event {
        body: EventBody::FactsSet {
            from: on("2026-01-05"),
            facts: [
                ("nickname".to_owned(), Some(FactValue::from("285891234"))),
                ("effort_step".to_owned(), Some(99.into())),
                ("target_group".to_owned(), None),
            ]
            .into(),
        },
        ..empty_case().events()[0].clone()
    };
    assert_eq!(
        event.text(&book(), Language::En),
        "1 October 2025, K. Caseworker: facts from 5 January 2026: Effort ladder: a value that the rule book does \
         not know; “nickname”: a value that the rule book does not know; Target group: no longer known"
    );
}

#[test]
fn facts_of_the_case_are_told_with_their_values() {
    let facts = [
        ("paying_municipality", "151".into()),
        ("acting_municipality", 101.into()),
        ("residence_municipality", "0285891234".into()),
        ("household", "h-7, 028589-1234".into()),
    ];
    let facts = facts.map(|(name, value): (&str, FactValue)| (name.to_owned(), Some(value)));
    let event = Event {
        body: EventBody::FactsSet { from: on("2026-01-05"), facts: facts.into() },
        ..empty_case().events()[0].clone()
    };
    let told = LANGS.map(|lang| event.text(&book(), lang));
    assert_snapshot!(told.join("\n"), @r"
    1. oktober 2025, K. Caseworker: oplysninger fra 5. januar 2026: Handlekommune: 101; Husstand: h-7, ••••••-••••; Betalingskommune: 151; Opholdskommune: en værdi, regelbogen ikke kender
    1 October 2025, K. Caseworker: facts from 5 January 2026: Acting municipality: 101; Household: h-7, ••••••-••••; Paying municipality: 151; Municipality of residence: a value that the rule book does not know
    ");
}

#[test]
fn an_event_alone_names_by_id_what_it_does_not_hold() {
    let case = case();
    let paid = case.events().iter().find(|event| event.body.kind() == "paid").unwrap();
    assert_eq!(
        paid.text(case.book(), Language::En),
        "3 November 2025, K. Caseworker: the payment of 1 November 2025 of “help” is paid: DKK 5,000.00 on \
         1 November 2025"
    );
}

fn parents_payment() -> Income {
    let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
    let price = Price::fixed(crate::money::parse("1250").unwrap());
    let schedule = Schedule::running(frequency, price);
    let period = Period::open(on("2026-05-01"));
    let kind = IncomeKind::ParentsPayment;
    Income::new("parents", kind, "1", period, schedule).with_payer("The parents")
}

/// Kinds of events that no example has come by.
#[test]
fn every_kind_of_event_has_its_words() {
    let (mut case, book) = (case(), book());
    let state = CaseState { sequence: 0, ..case.state().clone() };
    let stamp = CommandContext::new(on("2026-06-01"), "K. Caseworker");
    for command in [
        Command::Remove { activity: "transport".into() },
        Command::Shorten {
            activity: "less".into(),
            end: on("2026-06-30"),
            reason: "moved".into(),
            overpaid: <_>::default(),
        },
        Command::Pause {
            activity: "less".into(),
            pause: Pause::new("stay", Period::open(on("2026-04-16")), PauseReason::Hospital)
                .noting("ward 7, 0285891234"),
            overpaid: <_>::default(),
        },
        Command::Resume {
            activity: "less".into(),
            pause: "stay".into(),
            on: Some(on("2026-05-21")),
            reason: "home again".into(),
            overpaid: <_>::default(),
        },
        Command::Resume {
            activity: "less".into(),
            pause: "stay".into(),
            on: None,
            reason: "it was another".into(),
            overpaid: <_>::default(),
        },
        Command::SetIncome { income: Box::new(parents_payment()) },
        Command::ClaimIncome { income: "parents".into(), date: on("2026-05-01") },
        Command::ReceiveIncome {
            income: "parents".into(),
            date: on("2026-05-01"),
            received_on: on("2026-05-20"),
            amount: crate::money::parse("1000").unwrap(),
        },
        Command::CorrectIncome {
            income: "parents".into(),
            date: on("2026-05-01"),
            claimed: None,
            received: None,
            reason: "claimed by mistake".into(),
        },
        Command::RemoveIncome { income: "parents".into(), reason: "waived".into() },
        Command::Annotate { activity: None, payment: None, text: "a note".into() },
        Command::Annotate {
            activity: Some("help".into()),
            payment: Some(on("2025-12-01")),
            text: "asked for the invoice".into(),
        },
    ] {
        case.execute(&command, &stamp).unwrap();
    }
    let of_state = case.events().last().unwrap().clone();
    let reason = || "because".to_owned();
    for body in [
        EventBody::Imported { state: Box::new(state) },
        EventBody::AppropriationSet { appropriation: "2".into(), section: None },
        EventBody::Renewed { changes: Vec::new() },
        EventBody::Recalculated { reason: reason(), changes: Vec::new() },
        EventBody::Closed { reason: reason() },
        EventBody::Reopened { reason: reason() },
    ] {
        let event = Event { body, ..of_state.clone() };
        for lang in LANGS {
            assert!(event.text(&book, lang).len() > 40);
        }
    }
    let rest: Vec<Event> = case.events().iter().rev().take(12).rev().cloned().collect();
    assert_snapshot!(LANGS.map(|lang| log(&rest, &book, lang)).join("\n"));
}

/// A new kind must be told: `what` does not compile without it, and it has words of its own.
#[test]
fn every_kind_has_a_message_of_its_name() {
    let state = include_str!("../case/record/event.rs");
    let kinds = state.split_once("fn kind(&self)").unwrap().1.split_once("\n    }").unwrap().0;
    let kinds: Vec<&str> = kinds.split('"').skip(1).step_by(2).collect();
    assert!(kinds.len() >= 20 && kinds.contains(&"payment_corrected"), "{kinds:?}");
    let telling = [include_str!("events.rs"), include_str!("income.rs")].concat();
    for kind in kinds {
        let id = format!("event.{}", kind.replace('_', "-"));
        assert!(telling.contains(&format!("\"{id}\"")), "nothing says {id}");
        for lang in LANGS {
            let messages = source(lang).split_once("\nevent =").unwrap().1;
            let messages = messages.lines().take_while(|line| line.is_empty() || line.starts_with(' '));
            let attribute = format!("    .{} =", kind.replace('_', "-"));
            assert!(messages.into_iter().any(|line| line.starts_with(&attribute)), "{lang:?} {id}");
        }
    }
}

#[test]
fn a_case_of_nothing_is_told_as_it_is() {
    let case = Case::open(&book(), "7", [("target_group", "family".into())]).unwrap();
    assert_eq!(log(case.events(), case.book(), Language::En), "");
}
