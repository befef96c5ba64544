//! One field of a log or a state of a random life is altered: it is refused, or it makes no difference, or it is one of
//! those that say what somebody did and nothing else tells of.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
mod life;

use std::cell::RefCell;
use std::collections::BTreeMap;

use bevilling::case::{Case, CaseState, CommandContext, Event};
use bevilling::dates::parse;
use chrono::Days;
use life::{Choose, book, command, opened};
use proptest::prelude::*;
use serde_json::Value;

fn live(numbers: &mut dyn Iterator<Item = u16>, steps: usize) -> Case {
    let book = book("410");
    let mut on = parse("2026-01-05").unwrap();
    let (mut case, _) = opened(&book, on);
    for _ in 0..steps {
        let choose = &mut Choose(numbers);
        on = on.checked_add_days(Days::new(choose.number(9))).unwrap();
        let command = command(&case, on, choose);
        let _ = case.execute(&command, &CommandContext::new(on, "somebody"));
    }
    case
}

/// The places of all leaves that are amounts, days or ids, and of all notices and payments that may be dropped.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, inner)| places(inner, &format!("{here}/{key}"), found))
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = format!("{here}/{index}");
                let list = here.rsplit('/').next().unwrap_or_default();
                if ["outbox", "added", "removed", "repriced", "adjustments", "payments"].contains(&list) {
                    found.push(path.clone());
                }
                places(item, &path, found);
            }
        }
        Value::String(text) => {
            let key = here.rsplit('/').next().unwrap_or_default();
            let is_id = ["id", "activity", "plan", "appropriation", "replaced_by", "modifies"].contains(&key);
            let is_day = parse(text).is_ok();
            let is_amount =
                text.contains('.') && text.parse::<f64>().is_ok() || ["amount", "units"].contains(&key);
            if is_id || is_day || is_amount {
                found.push(here.to_owned());
            }
        }
        _ => {}
    }
}

/// The same with one place altered.
fn altered(value: &Value, path: &str) -> Value {
    let mut value = value.clone();
    let (outer, last) = path.rsplit_once('/').unwrap();
    if let (Some(Value::Array(items)), Ok(index)) = (value.pointer_mut(outer), last.parse::<usize>()) {
        items.remove(index);
        return value;
    }
    let Some(Value::String(text)) = value.pointer_mut(path) else { panic!("{path}") };
    *text = if let Ok(day) = parse(text) {
        day.succ_opt().unwrap().to_string()
    } else if let Ok(amount) = text.parse::<bevilling::Decimal>() {
        (amount + bevilling::Decimal::ONE).to_string()
    } else {
        format!("{text}x")
    };
    value
}

/// The name of a place, without indexes: what kind of event, and which field.
fn named(log: &Value, path: &str) -> String {
    let index = path.split('/').nth(1).unwrap();
    let kind = log.pointer(&format!("/{index}/body/kind")).and_then(Value::as_str).unwrap_or("state");
    let fields: Vec<&str> = path.split('/').skip(2).filter(|step| step.parse::<usize>().is_err()).collect();
    format!("{kind} {}", fields.join("/"))
}

thread_local! {
    static UNSEEN: RefCell<BTreeMap<String, usize>> = const { RefCell::new(BTreeMap::new()) };
    static REFUSED: RefCell<usize> = const { RefCell::new(0) };
}

/// What a log alone cannot tell to be altered: nothing else in it speaks of it, so a host keeps a checksum.
fn only_said_here(name: &str) -> bool {
    let (kind, field) = name.split_once(' ').unwrap();
    let last = field.rsplit('/').next().unwrap();
    let who_and_what =
        ["id", "name"].contains(&last) && (field.contains("recipient/") || field.contains("rule_book/"));
    // What other systems reported: when and how much was paid, and the lines of an invoice.
    let reported = matches!(kind, "paid" | "adjustment_paid") && field.starts_with("body/paid/")
        || kind == "invoice_registered"
        || kind == "income_received" && field.starts_with("body/receipt/")
        || kind == "income_corrected" && field.contains("after/")
        || matches!(kind, "payment_corrected" | "adjustment_corrected") && field.contains("after/")
        || kind == "payment_corrected" && field.starts_with("body/before");
    // The day of an event, as long as it is between its neighbours; and why or from when something holds.
    let own_day = field == "on" || field.contains("settlement/cause/") || kind == "facts_set";
    let named_once = matches!(kind, "opened" | "appropriation_set" | "income_set");
    // A draft may have had this id or period as well, where its payments are on the same days; and an open one as few
    // payments, of another horizon.
    let drafted = matches!(kind, "drafted" | "expected" | "amended");
    let drafted_so = drafted
        && [
            "activity/id",
            "plan/id",
            "period/start",
            "period/end",
            "payments/added",
            "body/appropriation",
            "schedule/covers_from",
            "pauses/id",
            "pauses/note",
        ]
        .iter()
        .any(|end| field.ends_with(end));
    // Between two payments a quantity may change on any day, and be any; so may a price that a correction states.
    let between_payments =
        field.contains("price/units/") || kind == "corrected" && field.contains("schedule/price/");
    between_payments || drafted_so || who_and_what || reported || own_day || named_once
}

#[test]
fn a_log_with_one_field_altered_is_refused_or_leads_to_the_same_case() {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::with_cases(asked.unwrap_or(30))
    };
    // The quick run alters the same logs each time.
    let mut runner = match asked {
        Some(_) => proptest::test_runner::TestRunner::new(config),
        None => proptest::test_runner::TestRunner::new_with_rng(
            config,
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        ),
    };
    let numbers = proptest::collection::vec(any::<u16>(), 1200);
    runner
        .run(&numbers, |numbers| {
            let mut numbers = numbers.into_iter();
            let case = live(&mut numbers, 40);
            let log = serde_json::to_value(case.events()).unwrap();
            let mut found = Vec::new();
            places(&log, "", &mut found);
            for _ in 0..60 {
                let place = usize::from(numbers.next().unwrap_or_default()) % found.len();
                let path = &found[place];
                let Ok(events) = serde_json::from_value::<Vec<Event>>(altered(&log, path)) else { continue };
                match Case::replay(case.book(), &events) {
                    Err(faults) => {
                        assert!(!faults.is_empty());
                        REFUSED.with_borrow_mut(|refused| *refused += 1);
                    }
                    Ok(other) if other == case => {}
                    Ok(other) => {
                        // Whatever is let in can be kept and read again.
                        assert!(other.state().check().is_empty());
                        let name = named(&log, path);
                        // A price that nothing is paid at is not seen in any payment.
                        let event =
                            path.split('/').nth(1).and_then(|index| log.get(index.parse::<usize>().ok()?));
                        let pays = event.is_some_and(|event| event.to_string().contains("\"added\""));
                        let unpaid_price = !pays && name.contains("schedule/price/");
                        if !only_said_here(&name) && !unpaid_price {
                            if std::env::var_os("SHOW").is_some() {
                                eprintln!("{path}: {:?}", log.pointer(path));
                            }
                            UNSEEN.with_borrow_mut(|unseen| *unseen.entry(name).or_default() += 1);
                        }
                    }
                }
            }
            Ok(())
        })
        .unwrap();
    let refused = REFUSED.with_borrow(|refused| *refused);
    // Known and not mended, one in some 20,000: a payment that an annulment no longer adds, and the payment that an adjustment
    // is about.
    UNSEEN.with_borrow(|unseen| {
        let most = refused / 1_000;
        assert!(unseen.values().sum::<usize>() <= most, "of {refused} refused, not seen: {unseen:#?}");
    });
    assert!(refused > 300, "{refused}");
}

#[test]
fn a_state_with_one_id_altered_or_one_place_gone_is_refused_or_can_be_lived_on_with() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::with_cases(20)
    });
    let refused = RefCell::new(0_usize);
    let numbers = proptest::collection::vec(any::<u16>(), 1200);
    runner
        .run(&numbers, |numbers| {
            let mut numbers = numbers.into_iter();
            let case = live(&mut numbers, 40);
            let state = serde_json::to_value(case.state()).unwrap();
            let mut found = Vec::new();
            places(&state, "", &mut found);
            for _ in 0..40 {
                let path = &found[usize::from(numbers.next().unwrap_or_default()) % found.len()];
                let Ok(other) = serde_json::from_value::<CaseState>(altered(&state, path)) else { continue };
                match Case::from_state(case.book(), other.clone()) {
                    Err(_) => *refused.borrow_mut() += 1,
                    Ok(kept) => assert_eq!(*kept.state(), other, "state in, state out"),
                }
            }
            Ok(())
        })
        .unwrap();
    assert!(*refused.borrow() > 100, "{}", refused.borrow());
}
