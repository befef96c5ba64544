//! Inputs at the edges: nothing in them panics, and each is answered.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use bevilling::dates::{Date, parse};
use bevilling::decide::{
    BatchRequest, ColumnFault, Decision, DecisionDates, FactColumn, Facts, MISSING_FACT, NO_ID,
    OptionsRequest, Proposal, Situation,
};
use bevilling::fault::Faults;
use bevilling::rulebook::{FactValue, RuleBook};
use serde_json::{Value, json};

const ODD: [&str; 8] = ["", " ", "æøå ÆØÅ", "\u{0}\n\t", "../..", "{\"a\":1}", "👩‍👧‍👦", "a/b~1c%00'\"\\;--"];

fn book(document: Value) -> RuleBook {
    let mut whole = json!({"id": "edge", "version": "1", "title": {"da": "Kant"}});
    whole.as_object_mut().unwrap().extend(document.as_object().unwrap().clone());
    RuleBook::from_json(&whole.to_string()).unwrap()
}

/// A section for adults and one for children, ages told apart at 18 and at the ends.
fn ages() -> RuleBook {
    book(json!({
        "laws": [{"id": "L", "title": {"da": "Lov"}}],
        "dimensions": [
            {"id": "birth", "title": {"da": "Født"}, "domain": "date"},
            {"id": "age", "title": {"da": "Alder"}, "domain": {"age": {"of": "birth"}}},
            {"id": "cost", "title": {"da": "Udgift"}, "domain": {"number": {}}},
            {"id": "late", "title": {"da": "For sent"}, "domain": "flag"},
        ],
        "sections": [
            {"id": "adult", "title": {"da": "Voksen"}, "law": "L", "when": {"at_least": {"age": 18}}},
            {"id": "child", "title": {"da": "Barn"}, "law": "L", "when": {"below": {"age": 18}}},
            {"id": "old", "title": {"da": "Gammel"}, "law": "L", "when": {"at_least": {"age": 150}}},
            {"id": "cost", "title": {"da": "Udgift"}, "law": "L", "when": {"at_least": {"cost": 1}}},
        ],
        "activity_types": [{"id": "T", "title": {"da": "Ydelse"}, "providers": "any"}],
        "offers": (["adult", "child", "old", "cost"]
            .map(|section| json!({"section": section, "activity_type": "T", "role": "main"}))),
        "providers": [{"id": "P", "name": "P", "kind": "internal"}],
    }))
}

fn everything(situation: &Situation, proposal: &Proposal, on: Date) -> Decision {
    let verdict = situation.check(proposal, on);
    let alternatives = verdict.alternatives();
    assert!(alternatives.from.is_none_or(|from| from > on));
    serde_json::to_string(&verdict).unwrap();
    serde_json::to_string(&alternatives).unwrap();
    serde_json::to_string(&verdict.questions()).unwrap();
    assert_eq!(verdict.reasons().refusing().next().is_some(), verdict.decision() == Decision::Refused);
    verdict.decision()
}

#[test]
fn an_empty_rule_book_refuses_and_offers_nothing() {
    let book = book(json!({}));
    let situation = book.situation(Facts::new()).unwrap();
    for on in [Date::MIN, parse("2026-02-01").unwrap(), Date::MAX] {
        assert_eq!(everything(&situation, &Proposal::main("S", "T"), on), Decision::Refused);
        let options = situation.options(&OptionsRequest::on(on).with_refusals());
        assert_eq!((options.sections().count(), options.refusals().count()), (0, 0));
        assert!(options.questions().is_empty());
    }
    let none: &[u32] = &[];
    let queries = BatchRequest {
        section: none,
        activity_type: none,
        main: none,
        provider: none,
        on: DecisionDates::Days(&[]),
        facts: &[],
    };
    assert!(book.check_columns(&queries).unwrap().decisions.is_empty());
    assert!(book.situation([("x", FactValue::from(1))]).is_err());
}

#[test]
fn extreme_dates_are_answered() {
    let book = ages();
    let days = [
        Date::MIN,
        Date::MIN.succ_opt().unwrap(),
        parse("0001-01-01").unwrap(),
        parse("9999-12-31").unwrap(),
        Date::MAX.pred_opt().unwrap(),
        Date::MAX,
    ];
    for on in days {
        for birth in ["0001-01-01", "2008-02-29", "9999-12-31"] {
            let situation = book.situation([("birth", FactValue::from(birth))]).unwrap();
            let [adult, child, old] = ["adult", "child", "old"]
                .map(|section| everything(&situation, &Proposal::main(section, "T").by("P"), on));
            assert_ne!(adult, child, "{birth} on {on}");
            assert!(old >= adult, "{birth} on {on}");
            let options = situation.options(&OptionsRequest::on(on).with_refusals());
            assert_eq!(options.sections().count() + options.refusals().count(), 4);
            serde_json::to_string(&options).unwrap();
        }
    }
    // From year 1 to 9999 somebody gets older than the highest age that rules tell apart.
    let oldest = book.situation([("birth", FactValue::from("0001-01-01"))]).unwrap();
    let decision = |section, on| oldest.check(&Proposal::main(section, "T"), parse(on).unwrap()).decision();
    assert_eq!(decision("old", "0150-12-31"), Decision::Refused);
    assert_eq!(decision("old", "0151-01-01"), Decision::Allowed);
    assert_eq!(decision("old", "9999-12-31"), Decision::Allowed);
    assert_eq!(decision("child", "9999-12-31"), Decision::Refused);
}

#[test]
fn extreme_numbers_are_answered() {
    let book = ages();
    for (cost, expected) in [
        (i64::MIN, Decision::Refused),
        (0, Decision::Refused),
        (1, Decision::Allowed),
        (i64::MAX, Decision::Allowed),
    ] {
        let situation = book.situation([("cost", FactValue::from(cost))]).unwrap();
        let on = parse("2026-02-01").unwrap();
        assert_eq!(everything(&situation, &Proposal::main("cost", "T"), on), expected, "{cost}");
    }
}

#[test]
fn odd_names_are_names() {
    let title = json!({"da": "Noget"});
    // Blank and control characters are in questions only: a rule book may refuse them in its names.
    let names: Vec<&str> =
        ODD.into_iter().filter(|name| !name.trim().is_empty() && !name.contains('\0')).collect();
    let list = |fields: Value| -> Vec<Value> {
        let named = names.iter().map(|id| {
            let mut item = fields.clone();
            item["id"] = json!(id);
            item
        });
        named.collect()
    };
    let book = book(json!({
        "laws": [{"id": "L", "title": title}],
        "dimensions": list(json!({"title": title, "domain": "flag"})),
        "sections": list(json!({"title": title, "law": "L"})),
        "activity_types": list(json!({"title": title, "providers": "any"})),
        "providers": list(json!({"name": "P", "kind": "internal"})),
        "offers": names.iter()
            .map(|name| json!({"section": name, "activity_type": name, "role": "main"}))
            .collect::<Vec<_>>(),
    }));
    let on = parse("2026-02-01").unwrap();
    for name in ODD {
        let known = names.contains(&name);
        let facts = book.situation([(name, FactValue::from(true))]);
        assert_eq!(facts.is_ok(), known, "{name:?}");
        let situation = facts.unwrap_or_else(|_| book.situation(Facts::new()).unwrap());
        let decision = everything(&situation, &Proposal::main(name, name).by(name), on);
        assert_eq!(decision == Decision::Allowed, known, "{name:?}");
        everything(&situation, &Proposal::supplementary(name, name, name).by(name), on);
    }
}

#[test]
fn a_case_stays_out_of_debug_output() {
    let situation = ages().situation([("birth", FactValue::from("2014-05-02"))]).unwrap();
    let verdict = situation.check(&Proposal::main("child", "T"), parse("2026-02-01").unwrap());
    let options = situation.options(&OptionsRequest::on(parse("2026-02-01").unwrap()));
    for text in [format!("{situation:?}"), format!("{verdict:?}"), format!("{options:?}")] {
        assert!(!text.contains("2014"), "{text}");
    }
}

fn facts_faults(facts: &[(&str, FactValue)]) -> Vec<(String, String, Option<String>)> {
    let faults = ages().situation(facts.iter().cloned()).unwrap_err();
    faults
        .iter()
        .map(|fault| {
            (fault.code().to_owned(), fault.path().to_string(), fault.suggestion().map(str::to_owned))
        })
        .collect()
}

#[test]
fn all_wrong_facts_are_told_together() {
    let found = facts_faults(&[
        ("birht", FactValue::from("2014-05-02")),
        ("age", FactValue::from(12)),
        ("birth", FactValue::from("2014-02-30")),
        ("cost", FactValue::from("1")),
        ("late", FactValue::from(1)),
    ]);
    let expected = [
        ("derived-fact", "/age", None),
        ("unknown-fact", "/birht", Some("birth")),
        ("fact-not-in-domain", "/birth", None),
        ("fact-not-in-domain", "/cost", None),
        ("fact-not-in-domain", "/late", None),
    ];
    let expected =
        expected.map(|(code, path, near)| (code.to_owned(), path.to_owned(), near.map(str::to_owned)));
    assert_eq!(found, expected);
    assert_eq!(facts_faults(&[("birth", FactValue::from(20_140_502))])[0].0, "fact-not-in-domain");
}

fn columns(
    book: &RuleBook,
    rows: usize,
    on: DecisionDates<'_>,
    facts: &[(&str, &[i64])],
) -> Result<Vec<Decision>, Faults<ColumnFault>> {
    let (section, activity_type) = (vec![book.section_number("cost").unwrap(); rows], vec![0; rows]);
    let facts: Vec<FactColumn<'_>> =
        facts.iter().map(|&(dimension, values)| FactColumn { dimension, values }).collect();
    let queries = BatchRequest {
        section: &section,
        activity_type: &activity_type,
        main: &[],
        provider: &[],
        on,
        facts: &facts,
    };
    book.check_columns(&queries).map(|outcomes| outcomes.decisions)
}

#[test]
fn what_is_not_stated_in_a_column_is_missing_wherever_it_stands() {
    let on = DecisionDates::Date(parse("2026-02-01").unwrap());
    let (missing, allowed, refused) = (Decision::Unknown, Decision::Allowed, Decision::Refused);
    for (values, expected) in [
        (
            &[MISSING_FACT, 1, MISSING_FACT, 0, MISSING_FACT][..],
            &[missing, allowed, missing, refused, missing][..],
        ),
        (&[1, MISSING_FACT, MISSING_FACT], &[allowed, missing, missing]),
        (&[i64::MIN + 1, i64::MAX], &[refused, allowed]),
    ] {
        assert_eq!(columns(&ages(), values.len(), on, &[("cost", values)]).unwrap(), expected);
    }
}

#[test]
fn wrong_columns_are_told_with_their_row() {
    let (book, date) = (ages(), DecisionDates::Date(parse("2026-02-01").unwrap()));
    let told = |found: Result<Vec<Decision>, Faults<ColumnFault>>| -> Vec<String> {
        let faults = found.unwrap_err();
        faults.iter().map(|fault| format!("{} {}", fault.code(), fault.path())).collect()
    };
    let one: &[i64] = &[1];
    assert_eq!(told(columns(&book, 2, date, &[("cost", one)])), ["column-length /cost"]);
    assert_eq!(told(columns(&book, 1, date, &[("csot", one)])), ["unknown-column /csot"]);
    assert_eq!(told(columns(&book, 1, date, &[("age", one)])), ["derived-column /age"]);
    let values: &[i64] = &[0, 2, 1, -1];
    let expected = ["column-value-not-in-domain /late/1", "column-value-not-in-domain /late/3"];
    assert_eq!(told(columns(&book, 4, date, &[("late", values)])), expected);
    assert_eq!(told(columns(&book, 1, date, &[("late", one), ("late", one)])), ["repeated-column /late"]);
    let far: &[i64] = &[i64::MAX, i64::MIN + 1, 0];
    assert_eq!(told(columns(&book, 3, date, &[("birth", far)])).len(), 2);
    let days = [i32::MIN, 0, i32::MAX];
    let expected = ["column-value-no-date /on/0", "column-value-no-date /on/2"];
    assert_eq!(told(columns(&book, 3, DecisionDates::Days(&days), &[])), expected);
    let many = vec![7; 10_000];
    assert_eq!(told(columns(&book, many.len(), date, &[("late", &many)])).len(), 100);
}

#[test]
fn numbers_that_the_rule_book_does_not_have_are_unknown_names() {
    let book = ages();
    let numbers = [NO_ID, NO_ID - 1, 4, 0];
    let queries = BatchRequest {
        section: &numbers,
        activity_type: &numbers,
        main: &[NO_ID, 9, NO_ID, NO_ID],
        provider: &[9, NO_ID, NO_ID, NO_ID],
        on: DecisionDates::Date(Date::MAX),
        facts: &[],
    };
    let outcomes = book.check_columns(&queries).unwrap();
    let codes: Vec<Vec<&str>> =
        outcomes.reasons.iter().map(|reasons| reasons.refusing().map(|code| code.code()).collect()).collect();
    assert_eq!(codes[0], ["section-known", "activity-type-known", "offered-as-main", "provider-known"]);
    assert_eq!(codes[1], ["section-known", "activity-type-known", "offered-as-supplementary", "main-known"]);
    assert_eq!(codes[2], ["section-known", "activity-type-known", "offered-as-main"]);
    assert!(codes[3].is_empty());
    assert_eq!(outcomes.decisions[3], Decision::Unknown);
}
