//! What the texts look like, on the children's rule book.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use super::bundle::LANGS;
use super::example::{book, on};
use crate::decide::{OptionsRequest, Proposal, Situation};
use crate::rulebook::{Condition, FactValue, Role, RuleBook};
use crate::text::codes;
use crate::title::Language;

fn family() -> Situation {
    book()
        .situation([
            ("target_group", FactValue::from("family")),
            ("birth_date", "2014-05-02".into()),
            ("effort_step", 3.into()),
            ("scaling_step", 5.into()),
            ("custody_consent", true.into()),
            ("assessment", "examination".into()),
        ])
        .unwrap()
}

/// The explanation in both languages, with the alternatives.
fn explained(case: &Situation, proposal: &Proposal, date: &str) -> String {
    let verdict = case.check(proposal, on(date));
    LANGS.map(|lang| verdict.explain(lang) + &verdict.alternatives().explain(case.book(), lang)).join("\n")
}

#[test]
fn a_grant_says_what_is_in_order() {
    let proposal = Proposal::main("BL-32-1-2", "200201").by("90010011");
    assert_snapshot!(explained(&family(), &proposal, "2026-02-01"));
}

#[test]
fn a_refusal_says_every_reason_with_the_law() {
    let proposal = Proposal::main("BL-46", "400221").by("90010099");
    assert_snapshot!(explained(&family(), &proposal, "2026-02-01"));
}

#[test]
fn the_old_law_names_its_last_day_and_its_successor() {
    assert_snapshot!(explained(&family(), &Proposal::main("SEL-52-3-2", "200201"), "2026-02-01"));
}

#[test]
fn the_new_law_names_its_first_day() {
    let proposal = Proposal::main("BL-32-1-2", "200701").by("90010198");
    assert_snapshot!(explained(&family(), &proposal, "2023-12-31"));
}

#[test]
fn what_is_missing_is_asked_for() {
    let facts = [("target_group", FactValue::from("disability")), ("birth_date", "2010-05-02".into())];
    let youth = book().situation(facts).unwrap();
    assert_snapshot!(explained(&youth, &Proposal::main("BL-46", "400221"), "2026-02-01"));
}

#[test]
fn a_supplementary_activity_is_refused_by_its_main_one_and_its_provider() {
    let proposal = Proposal::supplementary("BL-32-1-2", "500109", "400221").by("90010198");
    assert_snapshot!(explained(&family(), &proposal, "2026-02-01"));
}

#[test]
fn what_the_rule_book_does_not_have_is_named_as_it_was_asked() {
    let proposal = Proposal::supplementary("BL-99", "no type", "no main").by("nobody");
    assert_snapshot!(explained(&family(), &proposal, "2026-02-01"));
}

#[test]
fn named_conditions_are_readable() {
    let book = book();
    let mut text = String::new();
    for (name, condition) in &book.document().conditions {
        let [danish, english] = LANGS.map(|lang| condition.text(&book, lang));
        text += &format!("{name}\n  {danish}\n  {english}\n");
    }
    assert_snapshot!(text);
}

#[test]
fn conditions_of_every_shape_have_words() {
    let book = book();
    for (condition, english) in [
        (r#"{"all": []}"#, "without conditions"),
        (r#"{"any": []}"#, "no possible value"),
        (r#"{"not": {"at_least": {"age": 15}}}"#, "Age: below 15 years"),
        (r#"{"not": {"not": {"in": {"acute": [true]}}}}"#, "Acute need: yes"),
        (
            r#"{"not": {"in": {"effort_step": [1, 2]}}}"#,
            "Effort ladder: not step 1 (Early effort in the general system) or step 2 (Prevention)",
        ),
        (r#"{"not": {"use": "young_adult"}}"#, "not (Age: at least 18 years and Age: below 23 years)"),
        (
            r#"{"any": [{"use": "young_adult"}, {"any": [{"in": {"acute": [true]}}, {"use": "child"}]}]}"#,
            "either (Age: at least 18 years and Age: below 23 years), Acute need: yes or Age: below 18 years",
        ),
        (
            r#"{"in": {"birth_date": ["2014-05-02"], "target_group": ["nobody"], "nothing": [3]}}"#,
            "Birth date: 2 May 2014, “nothing”: 3 and Target group: “nobody”",
        ),
        (r#"{"use": "no such condition"}"#, "“no such condition”"),
    ] {
        let condition: Condition = serde_json::from_str(condition).unwrap();
        assert_eq!(condition.text(&book, Language::En), english);
    }
}

/// The texts of everything that can be asked of the rule book: each check has a message, and each can come
/// out only so as the catalogue of codes says. `say` refuses in tests what has no message.
#[test]
fn every_check_of_the_rule_book_has_a_text() {
    let book = book();
    let document = book.document();
    let everybody =
        [family(), book.situation::<&str>([]).unwrap(), family().with("effort_step", 6.into()).unwrap()];
    let outcomes: BTreeSet<_> =
        codes().into_iter().filter_map(|code| Some((code.code, code.outcome?))).collect();
    let mut seen = BTreeSet::new();
    for offer in &document.offers {
        for (case, date) in everybody.iter().zip(["2023-06-01", "2026-02-01", "2024-06-01"]) {
            let main = offer.to.first().or_else(|| document.offers.first().map(|offer| &offer.activity_type));
            let proposal = match offer.role {
                Role::Main => Proposal::main(&offer.section, &offer.activity_type),
                Role::Supplementary => {
                    Proposal::supplementary(&offer.section, &offer.activity_type, main.unwrap())
                }
            };
            let verdict = case.check(&proposal.by("90010198"), on(date));
            for check in verdict.checks() {
                seen.insert((check.code().code(), check.outcome().name()));
                for lang in LANGS {
                    assert!(!check.text(lang).is_empty());
                }
            }
        }
    }
    assert!(seen.is_subset(&outcomes), "{:?}", seen.difference(&outcomes));
    assert!(seen.len() > 20, "{seen:?}");
}

#[test]
fn options_are_a_tree_with_why_not() {
    let youth = family().with("effort_step", 6.into()).unwrap().with("youth_consent", true.into()).unwrap();
    let options = youth.options(&OptionsRequest::on(on("2026-02-01")).with_refusals());
    let [danish, english] = LANGS.map(|lang| options.to_text(lang));
    let some = |text: &str, from: &str, lines: usize| {
        text.lines().skip_while(|line| !line.starts_with(from)).take(lines).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!("options_danish", some(&danish, "", 45));
    assert_snapshot!("options_english", some(&english, "", 45));
    assert_snapshot!("refusals_danish", some(&danish, "Kan ikke bevilges", 400));
    assert_snapshot!("refusals_english", some(&english, "May not be granted", 20));
    let nothing = r#"{"id": "x", "version": "1", "title": {"da": "Tom"}}"#;
    let nobody = RuleBook::from_json(nothing).unwrap().situation::<&str>([]).unwrap();
    let empty = nobody.options(&OptionsRequest::on(on("2026-02-01")));
    assert_eq!(empty.to_text(Language::En), "Nothing may be granted as of 1 February 2026\n");
}

#[test]
fn questions_have_answers_where_they_are_few() {
    let questions =
        book().situation::<&str>([]).unwrap().options(&OptionsRequest::on(on("2026-02-01"))).questions();
    let lines = questions.iter().flat_map(|question| LANGS.map(|lang| question.text(lang)));
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn faults_of_facts_are_told_in_both_languages() {
    let facts = [
        ("effort_stp", FactValue::from(3)),
        ("age", 12.into()),
        ("target_group", "famly".into()),
        ("birth_date", "2014-02-30".into()),
        ("effort_step", 7.into()),
    ];
    let faults = book().situation(facts).unwrap_err();
    assert_snapshot!(LANGS.map(|lang| faults.text(lang)).join("\n\n"));
}

#[test]
fn faults_of_a_file_have_a_place() {
    let text = "{\n \"id\": 7, \"sectoins\": [],\n \"laws\": [{\"id\": \"BL\"}]}";
    let faults = RuleBook::from_json(text).unwrap_err();
    assert_snapshot!(LANGS.map(|lang| faults.text(lang)).join("\n\n"));
}

#[cfg(feature = "exchange")]
#[test]
fn an_import_tells_what_it_did() {
    use crate::exchange::os2bos::{Options, read_folder};
    let title = crate::title::LocalizedText::danish("Opdigtet");
    let options = Options { id: "x".into(), version: "1".into(), title, on: on("2026-01-05") };
    let report = read_folder("../tests/os2bos/made-up", &options).unwrap().report;
    assert_snapshot!(LANGS.map(|lang| report.to_text(lang)).join("\n"));
}
