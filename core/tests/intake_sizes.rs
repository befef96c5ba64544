//! Large inputs that are wrong: their faults are counted, bounded and short. How long it takes is measured in `benches/`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use bevilling::decide::FactFault;
use bevilling::fault::Faults;
use bevilling::money;
use bevilling::plan::{Activity, ActivityForm, PlanForm, PreviewOptions, preview};
use bevilling::rulebook::RuleBook;
use serde_json::json;

/// A rule book of so many laws, and as many sections of laws that are not there.
fn misspelt(count: usize) -> String {
    let laws: Vec<_> =
        (0..count).map(|n| json!({"id": format!("LAW-{n:06}"), "title": {"da": "L"}})).collect();
    let sections: Vec<_> = (0..count)
        .map(|n| json!({"id": format!("S{n}"), "title": {"da": "S"}, "law": format!("LAV-{n:06}")}))
        .collect();
    json!({"id": "b", "version": "1", "title": {"da": "B"}, "laws": laws, "sections": sections}).to_string()
}

#[test]
fn thousands_of_unknown_names_are_judged_at_once() {
    for count in [3_000, 10_000] {
        let text = misspelt(count);
        let faults = RuleBook::from_json(&text).unwrap_err();
        assert_eq!(faults.len(), 1_000);
        let first = faults.iter().next().unwrap();
        assert_eq!((first.code(), first.suggestion()), ("unknown-law", Some("LAW-000000")));
    }
}

#[test]
fn thousands_of_drafts_of_unknown_sections_are_judged_at_once() {
    let sections: Vec<_> =
        (0..3_000).map(|n| json!({"id": format!("S-{n:06}"), "title": {"da": "S"}, "law": "L"})).collect();
    let book = json!({"id": "b", "version": "1", "title": {"da": "B"}, "laws": [{"id": "L", "title": {"da": "L"}}],
        "activity_types": [{"id": "t", "title": {"da": "T"}}], "sections": sections});
    let book = RuleBook::from_json(&book.to_string()).unwrap();
    let draft = |n: usize| -> Activity {
        serde_json::from_value(json!({"id": format!("{n}"), "section": format!("T-{n:06}"), "activity_type": "t",
            "role": "supplementary", "period": {"start": "2026-03-01"}, "plan": {"schedule": {"type": "individual"}}}))
        .unwrap()
    };
    let drafts: Vec<Activity> = (0..3_000).map(draft).collect();
    let on = bevilling::dates::parse("2026-01-05").unwrap();
    let faults = preview(&book, &[], &drafts, on, &PreviewOptions::default()).unwrap_err();
    assert_eq!(faults.len(), 3_000);
    assert_eq!(faults.iter().next().unwrap().suggestion(), Some("S-000000"));
}

/// Whatever is wrong with a megabyte of text, the fault is short.
#[test]
fn a_fault_repeats_the_beginning_of_what_is_wrong() {
    let long = "x".repeat(1 << 20);
    let book = RuleBook::load("../examples/rulebooks/children.json").unwrap();
    let mut messages: Vec<String> = Vec::new();
    for text in [
        json!({"id": long, "version": " ", "title": {"da": "B"}}),
        json!({"id": "b", "version": "1", "title": {"da": "B"}, (long.as_str()): 1}),
        json!({"id": "b", "version": "1", "title": {"da": "B"}, "laws": [{"id": "L", "title": {"da": "L"}}],
            "sections": [{"id": "S", "title": {"da": "S"}, "law": long}]}),
        json!({"id": "b", "version": "1", "title": {"da": "B"}, "rates": [{"id": "r", "title": {"da": "R"}, "values": long}]}),
        json!({"id": "b", "version": "1", "title": {"da": "B"}, "conditions": {(long.as_str()): {"use": long}}}),
    ] {
        if let Err(faults) = RuleBook::from_json(&text.to_string()) {
            messages.push(faults.to_string());
            messages.push(serde_json::to_string(&faults).unwrap());
        }
    }
    let faults: Faults<FactFault> = book.situation([(long.as_str(), long.as_str().into())]).unwrap_err();
    messages.push(faults.to_string());
    let faults = book.situation([("target_group", long.as_str().into())]).unwrap_err();
    messages.push(faults.to_string());
    messages.push(money::parse(&long).unwrap_err().to_string());
    messages.push(money::parse(&"9".repeat(1 << 20)).unwrap_err().to_string());
    messages.push(bevilling::dates::parse(&long).unwrap_err().to_string());
    let form = PlanForm {
        method: Some(long.clone()),
        amount: Some(long.clone()),
        rate: Some(long.clone()),
        ..PlanForm::default()
    };
    messages.push(form.check().to_string());
    let form =
        ActivityForm { role: Some(long.clone()), start: Some(long.clone()), plan: form, ..<_>::default() };
    let today = bevilling::dates::parse("2026-01-05").unwrap();
    let faults = form.check(&<_>::default(), today, None);
    messages.push(faults.to_string());
    #[cfg(feature = "text")]
    messages.push(faults.text(bevilling::title::Language::Da));
    assert!(messages.len() >= 12);
    for message in messages {
        assert!(
            message.len() < 8_000,
            "{} bytes: {}",
            message.len(),
            message.chars().take(200).collect::<String>()
        );
        assert!(message.contains('x') || message.contains('9'));
    }
}
