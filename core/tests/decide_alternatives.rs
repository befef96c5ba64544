//! What is told instead of a refusal, and in which order: the nearest first.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use bevilling::dates::parse;
use bevilling::decide::{Alternative, Alternatives, Decision, Proposal};
use bevilling::rulebook::{FactValue, RuleBook};
use serde_json::{Value, json};

/// Sections of two acts, of which `new` replaced `old`; `near` is of the act of `old`, `far` of another one.
fn book() -> RuleBook {
    let title = json!({"da": "Noget"});
    let step = |step: i64| json!({"step": step, "title": title});
    let section = |id: &str, law: &str, fields: Value| {
        let mut section = json!({"id": id, "title": title, "law": law});
        section.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        section
    };
    let offer =
        |section: &str, kind: &str| json!({"section": section, "activity_type": kind, "role": "main"});
    let agreement =
        |provider: &str, valid: Value| json!({"provider": provider, "activity_type": "T", "valid": valid});
    let document = json!({
        "id": "alternatives", "version": "1", "title": title,
        "laws": [{"id": "A", "title": title}, {"id": "B", "title": title}],
        "dimensions": [
            {"id": "step", "title": title, "domain": {"ladder": [step(1), step(2), step(3), step(5), step(8), step(9)]}},
            {"id": "birth", "title": title, "domain": "date"},
            {"id": "age", "title": title, "domain": {"age": {"of": "birth"}}},
            {"id": "consent", "title": title, "domain": "flag"},
            {"id": "home", "title": title, "domain": "flag"},
            {"id": "kind", "title": title, "domain": {"choice": [
                {"id": "a", "title": title}, {"id": "b", "title": title}, {"id": "c", "title": title}]}},
        ],
        "sections": [
            section("far", "B", json!({"when": {"in": {"consent": [true, false]}}})),
            section("near", "A", json!({})),
            section("old", "A", json!({"valid": {"to": "2024-01-01"}})),
            section("new", "B", json!({"replaces": ["old"]})),
            section("steps", "A", json!({"when": {"in": {"step": [1, 2, 9]}}})),
            section("grown", "A", json!({"when": {"at_least": {"age": 18}}})),
            section("both", "A", json!({"when": {"in": {"step": [5, 9], "consent": [true]}}})),
            section("either", "A", json!({"when": {"any": [{"in": {"kind": ["b", "c"]}}, {"in": {"home": [true]}}]}})),
            section("day", "A", json!({"valid": {"from": "2024-01-01", "to": "2024-01-02"}})),
            section("closed", "A", json!({"when": {"in": {"step": []}}})),
        ],
        "activity_types": [
            {"id": "T", "title": title},
            {"id": "U", "title": title, "providers": "any", "valid": {"from": "2025-01-01", "to": "2026-01-01"}},
            {"id": "V", "title": title, "providers": "any"},
        ],
        "offers": [
            offer("far", "T"), offer("near", "T"), offer("old", "T"), offer("new", "T"), offer("near", "V"),
            offer("near", "U"), offer("steps", "V"), offer("grown", "V"), offer("both", "V"),
            offer("either", "V"), offer("closed", "V"), offer("day", "V"),
            {"section": "near", "activity_type": "V", "role": "supplementary", "to": ["V", "U", "T"]},
        ],
        "providers": [
            {"id": "gone", "name": "P", "kind": "external", "valid": {"to": "2024-01-01"}},
            {"id": "plain", "name": "P", "kind": "external"},
            {"id": "agreed", "name": "P", "kind": "external"},
            {"id": "later", "name": "P", "kind": "external", "valid": {"from": "2023-01-01"}},
        ],
        "agreements": [
            agreement("later", json!({"from": "2025-07-01"})),
            agreement("agreed", json!({})),
            {"provider": "agreed", "activity_type": "V"},
        ],
    });
    RuleBook::from_json(&document.to_string()).unwrap()
}

fn alternatives(proposal: Proposal, facts: &[(&str, FactValue)], on: &str) -> Alternatives {
    let verdict = book().situation(facts.iter().cloned()).unwrap().check(&proposal, parse(on).unwrap());
    assert_eq!(verdict.decision(), Decision::Refused);
    verdict.alternatives()
}

/// Some part of the proposals, unknown ones with a question mark.
fn names(found: &[Alternative], part: impl Fn(&Proposal) -> Option<&String>) -> Vec<String> {
    let name = |one: &Alternative| match one.decision {
        Decision::Unknown => format!("{}?", part(&one.proposal).unwrap()),
        _ => part(&one.proposal).unwrap().clone(),
    };
    found.iter().map(name).collect()
}

/// The changes as text, `step 8>9 + consent ?>true`.
fn changes(alternatives: &Alternatives) -> Vec<String> {
    let sets = alternatives.facts.iter().map(|set| {
        let each = set.iter().map(|change| {
            let is = change.is.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            format!("{} {is}>{}", change.fact, change.would_be)
        });
        each.collect::<Vec<_>>().join(" + ")
    });
    sets.collect()
}

#[test]
fn the_section_that_replaced_the_refused_one_is_first_and_the_unknown_ones_last() {
    let refused = Proposal::main("old", "T");
    let sections = |facts: &[(&str, FactValue)]| {
        names(&alternatives(refused.clone(), facts, "2024-01-01").sections, |proposal| {
            Some(&proposal.section)
        })
    };
    assert_eq!(sections(&[("consent", FactValue::from(true))]), ["new", "near", "far"]);
    assert_eq!(sections(&[]), ["new", "near", "far?"]);
}

#[test]
fn the_other_changes_stand_in_the_order_of_the_rule_book() {
    let kinds = |on: &str| {
        let refused = Proposal::main("near", "none").by("none");
        names(&alternatives(refused, &[], on).activity_types, |proposal| Some(&proposal.activity_type))
    };
    assert_eq!(kinds("2024-12-31"), ["T", "V"]);
    assert_eq!(kinds("2025-01-01"), ["T", "V", "U"]);
    let mains = |on: &str| {
        let refused = Proposal::supplementary("near", "V", "none");
        names(&alternatives(refused, &[], on).mains, |proposal| proposal.main.as_ref())
    };
    // A main activity is what may carry it, whether it may itself still be granted or not.
    assert_eq!(mains("2025-01-01"), ["V", "U", "T"]);
}

#[test]
fn providers_with_an_agreement_are_before_those_without() {
    let providers = |proposal: Proposal, on: &str| {
        names(&alternatives(proposal, &[], on).providers, |proposal| proposal.provider.as_ref())
    };
    let agreed = Proposal::main("near", "T").by("plain");
    assert_eq!(providers(agreed.clone(), "2025-06-30"), ["agreed"]);
    assert_eq!(providers(agreed, "2025-07-01"), ["later", "agreed"]);
    let any = Proposal::main("near", "V").by("gone");
    assert_eq!(providers(any, "2024-01-01"), ["agreed", "plain", "later"]);
    assert!(providers(Proposal::main("none", "V"), "2024-01-01").is_empty());
}

#[test]
fn the_nearest_step_is_told() {
    for (is, nearest) in [(3, 2), (5, 2), (8, 9)] {
        let found =
            alternatives(Proposal::main("steps", "V"), &[("step", FactValue::from(is))], "2024-01-01");
        assert_eq!(changes(&found), [format!("step {is}>{nearest}")]);
    }
}

#[test]
fn as_few_facts_as_possible_are_changed() {
    let facts = [("step", FactValue::from(8)), ("consent", FactValue::from(false))];
    let both = |facts: &[(&str, FactValue)]| {
        changes(&alternatives(Proposal::main("both", "V"), facts, "2024-01-01"))
    };
    assert_eq!(both(&facts), ["consent false>true + step 8>9"]);
    assert_eq!(both(&facts[..1]), ["step 8>9"]);
    assert_eq!(both(&facts[1..]), ["consent false>true"]);
    // Each fact that would do alone is told of, once.
    let either = |facts: &[(&str, FactValue)]| {
        changes(&alternatives(Proposal::main("either", "V"), facts, "2024-01-01"))
    };
    let facts = [("kind", FactValue::from("a")), ("home", FactValue::from(false))];
    assert_eq!(either(&facts), ["home false>true", "kind a>b"]);
    let closed = alternatives(Proposal::main("closed", "V"), &[("step", FactValue::from(1))], "2024-01-01");
    assert!(closed.facts.is_empty() && closed.from.is_none());
}

#[test]
fn the_first_day_on_which_it_is_not_refused() {
    let from = |proposal: Proposal, facts: &[(&str, FactValue)], on: &str| {
        alternatives(proposal, facts, on).from.map(|from| from.to_string())
    };
    // When the agreement begins.
    let agreed = Proposal::main("near", "T").by("later");
    assert_eq!(from(agreed.clone(), &[], "2022-12-31").as_deref(), Some("2025-07-01"));
    assert_eq!(from(agreed, &[], "2025-06-30").as_deref(), Some("2025-07-01"));
    // When the provider does, where no agreement is needed.
    let any = Proposal::main("near", "V").by("later");
    assert_eq!(from(any, &[], "2022-12-31").as_deref(), Some("2023-01-01"));
    // When the activity type does; not once it has ended.
    let kind = Proposal::main("near", "U");
    assert_eq!(from(kind.clone(), &[], "2024-12-31").as_deref(), Some("2025-01-01"));
    assert_eq!(from(kind, &[], "2026-01-01"), None);
    // On the birthday; of a leap-day child on 1 March.
    let grown = Proposal::main("grown", "V");
    let born = |text: &str| [("birth", FactValue::from(text))];
    assert_eq!(from(grown.clone(), &born("2008-02-29"), "2024-01-01").as_deref(), Some("2026-03-01"));
    assert_eq!(from(grown, &born("2030-12-31"), "2024-01-01").as_deref(), Some("2048-12-31"));
    // Not a day that has passed.
    let day = Proposal::main("day", "V");
    assert_eq!(from(day.clone(), &[], "2023-12-31").as_deref(), Some("2024-01-01"));
    assert_eq!(from(day, &[], "2024-01-02"), None);
    // Never, for what the rule book does not have.
    assert_eq!(from(Proposal::main("none", "V"), &[], "2024-01-01"), None);
    assert_eq!(from(Proposal::main("near", "none"), &[], "2024-01-01"), None);
    assert_eq!(from(Proposal::main("old", "T"), &[], "2024-01-01"), None);
}
