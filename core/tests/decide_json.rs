//! The shape of answers as JSON, which hosts and the other languages read.

#![allow(clippy::unwrap_used)]

use bevilling::dates::parse;
use bevilling::decide::{Decision, OptionsRequest, Proposal, Situation};
use bevilling::rulebook::{FactValue, RuleBook};
use serde_json::json;

/// Two acts, three sections, a main and a supplementary activity, two providers.
fn book() -> RuleBook {
    let title = |da: &str, en: &str| json!({"da": da, "en": en});
    let step = |step: i64| json!({"step": step, "title": {"da": format!("Trin {step}")}});
    let document = json!({
        "id": "small", "version": "2026-01-01", "title": title("Lille", "Small"),
        "laws": [
            {"id": "SEL", "title": title("Serviceloven", "Social Services Act"), "valid": {"to": "2024-01-01"}},
            {"id": "BL", "title": title("Barnets lov", "Children's Act"), "valid": {"from": "2024-01-01"}},
        ],
        "dimensions": [
            {"id": "effort_step", "title": title("Indsatstrappe", "Effort ladder"),
             "question": title("På hvilket trin?", "On which step?"),
             "domain": {"ladder": [step(1), step(2), step(3)]}},
            {"id": "birth_date", "title": title("Fødselsdato", "Birth date"), "domain": "date"},
            {"id": "age", "title": title("Alder", "Age"), "domain": {"age": {"of": "birth_date"}}},
            {"id": "consent", "title": title("Samtykke", "Consent"), "domain": "flag"},
        ],
        "required_facts": [{"facts": ["birth_date"]}],
        "conditions": {"child": {"below": {"age": 18}}},
        "sections": [
            {"id": "SEL-52", "title": title("Kontaktperson", "Contact person"), "law": "SEL", "reference": "§ 52"},
            {"id": "BL-32", "title": title("Kontaktperson", "Contact person"), "law": "BL", "reference": "§ 32, stk. 1",
             "when": {"all": [{"use": "child"}, {"at_least": {"effort_step": 2}}]}, "replaces": ["SEL-52"]},
            {"id": "BL-33", "title": title("Støtte", "Support"), "law": "BL", "when": {"in": {"consent": [true]}}},
        ],
        "activity_types": [
            {"id": "200301", "title": title("Kontaktperson", "Contact person")},
            {"id": "500108", "title": title("Kørsel", "Driving"), "providers": "any"},
        ],
        "offers": [
            {"section": "SEL-52", "activity_type": "200301", "role": "main"},
            {"section": "BL-32", "activity_type": "200301", "role": "main",
             "when": {"any": [{"below": {"age": 15}}, {"in": {"consent": [true]}}]}},
            {"section": "BL-33", "activity_type": "200301", "role": "main"},
            {"section": "BL-32", "activity_type": "500108", "role": "supplementary", "to": ["200301"]},
        ],
        "providers": [
            {"id": "90000001", "name": "Nord", "kind": "external", "vat_factor": "80", "valid": {"to": "2027-01-01"}},
            {"id": "90000002", "name": "Kommunen", "kind": "internal"},
        ],
        "agreements": [
            {"provider": "90000001", "activity_type": "200301", "unit_price": "500.00", "unit": "hour",
             "capacity": 3, "quality": "4.5"},
            {"provider": "90000002", "activity_type": "200301", "unit_price": "450.00", "unit": "hour"},
        ],
    });
    RuleBook::from_json(&document.to_string()).unwrap()
}

fn youth(step: i64) -> Situation {
    let facts = [
        ("effort_step", FactValue::from(step)),
        ("birth_date", FactValue::from("2010-02-02")),
        ("consent", FactValue::from(false)),
    ];
    book().situation(facts).unwrap()
}

#[test]
fn a_refused_verdict() {
    let proposal = Proposal::supplementary("BL-32", "500108", "200302").by("90000001");
    let verdict = youth(1).check(&proposal, parse("2027-01-01").unwrap());
    assert_eq!(verdict.decision(), Decision::Refused);
    insta::assert_json_snapshot!(verdict);
}

#[test]
fn an_unknown_verdict_and_its_questions() {
    let verdict = book().situation([("consent", FactValue::from(false))]).unwrap();
    let verdict = verdict.check(&Proposal::main("BL-32", "200301"), parse("2026-02-01").unwrap());
    assert_eq!(verdict.decision(), Decision::Unknown);
    let both = json!({"verdict": verdict, "questions": verdict.questions()});
    insta::assert_json_snapshot!(both);
}

#[test]
fn a_tree_of_options() {
    let facts = [("effort_step", FactValue::from(2)), ("birth_date", FactValue::from("2014-05-02"))];
    let mut request = OptionsRequest::on(parse("2026-02-01").unwrap()).with_refusals();
    request.taken.insert(("90000001".to_owned(), "200301".to_owned()), 1);
    let options = book().situation(facts).unwrap().options(&request);
    insta::assert_json_snapshot!(options);
}

#[test]
fn alternatives() {
    let ask = |step: i64, proposal: Proposal, on: &str| {
        let verdict = youth(step).check(&proposal, parse(on).unwrap());
        assert_eq!(verdict.decision(), Decision::Refused);
        verdict.alternatives()
    };
    let all = json!({
        "under_the_act_that_replaced_it": ask(2, Proposal::main("SEL-52", "200301"), "2024-06-30"),
        "once_the_act_is_in_force": ask(2, Proposal::main("BL-32", "200301"), "2023-06-30"),
        "with_consent": ask(2, Proposal::main("BL-32", "200301"), "2026-02-01"),
        "on_another_step_and_with_consent": ask(1, Proposal::main("BL-32", "200301"), "2026-02-01"),
        "hung_on_what_can_carry_it": ask(2, Proposal::supplementary("BL-32", "500108", "500108"), "2024-06-30"),
        "by_another_provider": ask(2, Proposal::main("BL-32", "200301").by("90000009"), "2024-06-30"),
        "nothing": ask(2, Proposal::main("BL-34", "200302").by("90000009"), "2024-06-30"),
    });
    insta::assert_json_snapshot!(all);
}
