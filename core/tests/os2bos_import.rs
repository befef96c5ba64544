//! The import from OS2bos, on made-up files and, where they are at hand, on the real ones.
#![cfg(feature = "exchange")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bevilling::dates::parse;
use bevilling::exchange::os2bos::{
    Effect, Import, Options, Os2bosFault, Os2bosNotice, import_csv, import_fixtures, read_folder,
};
use bevilling::fault::{ErrorCode, Faults};
use bevilling::rulebook::{Condition, FactValue, Role, RuleBook, RuleBookDocument};
use bevilling::title::LocalizedText;
use proptest::prelude::*;
use serde_json::Value;

fn options() -> Options {
    Options {
        id: "os2bos".to_owned(),
        version: "made-up".to_owned(),
        title: LocalizedText::new("Hentet fra OS2bos", "Imported from OS2bos"),
        on: parse("2026-02-01").unwrap(),
    }
}

fn made_up(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/os2bos").join(folder)
}

fn imported(folder: &str) -> Import {
    read_folder(made_up(folder), &options()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The document of an import, once the rule book check has nothing against it.
fn checked(import: Import) -> RuleBookDocument {
    let book = RuleBook::from_document(import.document).unwrap_or_else(|faults| panic!("{faults}"));
    book.document().clone()
}

#[test]
fn made_up_fixtures() {
    let import = imported("made-up");
    insta::assert_json_snapshot!("fixtures_document", import.document);
    insta::assert_json_snapshot!("fixtures_report", import.report);
    insta::assert_snapshot!("fixtures_report_text", import.report);
    checked(import);
}

#[test]
fn made_up_sheets() {
    let import = imported("made-up-csv");
    insta::assert_json_snapshot!("sheets_document", import.document);
    insta::assert_json_snapshot!("sheets_report", import.report);
    checked(import);
}

/// Every notice is made by some made-up file, so that none is promised in vain.
#[test]
fn every_notice_happens() {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let few = r#"[{"model": "core.targetgroup", "pk": 1, "fields": {"name": "A", "required_fields_for_case": "district"}}]"#;
    let [few, none] = [few, "[]"].map(|text| fixture(text).unwrap());
    for import in [imported("made-up"), imported("made-up-csv"), few, none] {
        found.extend(import.report.entries().iter().map(|entry| entry.notice().code()));
    }
    let missing: Vec<_> = Os2bosNotice::CODES.iter().filter(|code| !found.contains(**code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn nothing_like_a_cpr_number_comes_out() {
    for folder in ["made-up", "made-up-csv"] {
        let import = imported(folder);
        let report = serde_json::to_string(&import.report).unwrap() + &import.report.to_string();
        let document = serde_json::to_string(&import.document).unwrap();
        for text in [report, document] {
            assert!(!text.contains("311399") && !text.contains("301399"), "{folder}");
        }
    }
}

/// Every fault is made by some broken file of these tests.
#[test]
fn every_fault_happens() {
    let tests = concat!(include_str!("os2bos_import.rs"), include_str!("os2bos_intake.rs"));
    let missing: Vec<_> =
        Os2bosFault::CODES.iter().filter(|code| !tests.contains(&format!("\"{code}\""))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The same offers, whichever way they come: the order of files and columns, and the separator, say nothing.
#[test]
fn the_order_of_sheets_does_not_matter() {
    let names =
        ["paragraphs", "activities", "activity_categories", "serviceproviders", "account_alias_mappings"];
    let files = names.map(|name| {
        let path = made_up("made-up-csv").join(format!("{name}.csv"));
        (format!("{name}.csv"), std::fs::read_to_string(path).unwrap())
    });
    let straight = import_csv(files.clone(), &options()).unwrap();
    let turned = import_csv(files.into_iter().rev(), &options()).unwrap();
    assert_eq!(straight.document, turned.document);
    let entries = |import: &Import| -> BTreeSet<String> {
        import.report.entries().iter().map(ToString::to_string).collect()
    };
    assert_eq!(entries(&straight), entries(&turned));
}

fn fixture(text: &str) -> Result<Import, Faults<Os2bosFault>> {
    import_fixtures([("a.json".to_owned(), text.to_owned())], &options())
}

fn sheet(text: &str) -> Result<Import, Faults<Os2bosFault>> {
    import_csv([("a.csv".to_owned(), text.to_owned())], &options())
}

/// Code and path of every fault.
fn faults(result: Result<Import, Faults<Os2bosFault>>) -> Vec<(&'static str, String)> {
    let faults = result.map(|import| panic!("imported: {}", import.report)).unwrap_err();
    faults.iter().map(|fault| (fault.code(), fault.path().to_string())).collect()
}

#[test]
fn broken_fixtures_say_what_and_where() {
    let section = |field: &str| {
        format!(r#"[{{"model": "core.section", "pk": 1, "fields": {{"paragraph": "SEL-1", {field}}}}}]"#)
    };
    assert_eq!(faults(import_fixtures([], &options())), [("nothing-to-import", String::new())]);
    for (text, code, path) in [
        ("", "not-json", ""),
        ("[{]", "not-json", ""),
        ("{}", "wrong-type", ""),
        ("null", "wrong-type", ""),
        ("[7]", "wrong-type", "/0"),
        ("[[]]", "wrong-type", "/0"),
        (r#"[{"pk": 1, "fields": {}}]"#, "missing-field", "/0"),
        (r#"[{"model": 1, "pk": 1, "fields": {}}]"#, "wrong-type", "/0/model"),
        (r#"[{"model": "core.section", "pk": 1}]"#, "missing-field", "/0"),
        (r#"[{"model": "core.section", "pk": [1], "fields": {}}]"#, "wrong-type", "/0/pk"),
        (r#"[{"model": "core.case", "pk": 1, "fields": []}]"#, "wrong-type", "/0/fields"),
        (r#"[{"model": "core.section", "pk": 1, "fields": {}}]"#, "missing-field", "/0/fields"),
        (r#"[{"model": "core.section", "fields": {"paragraph": "SEL-1"}}]"#, "missing-field", "/0/fields"),
        (&section(r#""active": "yes""#), "wrong-type", "/0/fields/active"),
        (&section(r#""text": 5"#), "wrong-type", "/0/fields/text"),
        (&section(r#""text": "", "text": """#), "repeated-field", "/0/fields/text"),
        (&section(r#""allowed_for_steps": 3"#), "wrong-type", "/0/fields/allowed_for_steps"),
        (&section(r#""allowed_for_steps": [1.5]"#), "wrong-type", "/0/fields/allowed_for_steps"),
        (
            r#"[{"model": "core.rateperdate", "pk": 1, "fields": {"main_rate": 1, "rate": "12,50"}}]"#,
            "not-an-amount",
            "/0/fields/rate",
        ),
        (
            r#"[{"model": "core.paymentdateexclusion", "pk": 1, "fields": {"date": "2025-02-29"}}]"#,
            "not-a-date",
            "/0/fields/date",
        ),
    ] {
        let found = faults(fixture(text));
        assert_eq!(found.first(), Some(&(code, path.to_owned())), "{text}: {found:?}");
    }
}

#[test]
fn broken_sheets_say_what_and_where() {
    let providers = |row: &str| format!("CVR,Firma,Momsfaktor\n{row}\n");
    for (text, code, path) in [
        ("", "unknown-sheet", ""),
        ("a,b\n1,2\n", "unknown-sheet", ""),
        ("CVR,Firma,Momsfaktr\n", "missing-column", ""),
        (&providers("10000001,Hus"), "ragged-row", ""),
        (&providers("10000001,Hus,95%,4"), "ragged-row", ""),
        (&providers("10000001,Hus,gratis"), "not-an-amount", "/Momsfaktor"),
        (&providers("10000001,Hus,1.234"), "ambiguous-amount", "/Momsfaktor"),
    ] {
        let found = faults(sheet(text));
        assert_eq!(found, [(code, path.to_owned())], "{text}");
    }
    let missing = sheet("CVR,Firma,Momsfaktr\n").unwrap_err();
    assert_eq!(missing.iter().next().unwrap().suggestion(), Some("Momsfaktr"));
}

#[test]
fn faults_of_all_files_come_together_with_file_and_line() {
    let files =
        [("a.json", "[\n  {,}\n]"), ("b.json", r#"[{"model": "core.section", "pk": 1, "fields": 4}]"#)];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let faults = import_fixtures(files, &options()).unwrap_err();
    insta::assert_snapshot!(faults, @r"
    a.json:2:4 /: not JSON: key must be a string [not-json]
    b.json /0/fields: expected an object, found a number [wrong-type]
    ");
}

#[test]
fn a_folder_holds_one_kind_of_files() {
    let folder = std::env::temp_dir().join(format!("bevilling-os2bos-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let code = || faults(read_folder(&folder, &options())).first().map(|(code, _)| *code);
    assert_eq!(code(), Some("nothing-to-import"));
    std::fs::write(folder.join("a.json"), [0xff, 0xfe]).unwrap();
    assert_eq!(code(), Some("not-utf-8"));
    std::fs::write(folder.join("b.CSV"), "").unwrap();
    assert_eq!(code(), Some("json-and-csv"));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(code(), Some("unreadable"));
}

/// A value that stands where it should not.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop_oneof!["", "-", "x", "0", "-1", "27.00.01", "2026-13-01", "9999-12-31", "0001-01-01", ".{0,8}"]
            .prop_map(Value::from),
        prop::collection::vec(0_i64..400, 0..3).prop_map(Value::from),
        Just(serde_json::json!({"a": {}})),
    ]
}

/// What is imported passes the rule book check, whatever it was made from.
fn holds(result: Result<Import, Faults<Os2bosFault>>) -> Result<(), TestCaseError> {
    match result {
        Ok(import) => {
            let text = import.report.to_string();
            prop_assert!(!has_cpr(&text), "{}", text);
            if let Err(faults) = RuleBook::from_document(import.document) {
                return Err(TestCaseError::fail(faults.to_string()));
            }
        }
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            prop_assert!(!has_cpr(&faults.to_string()), "{}", faults);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_fixtures_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any_value()), 1..6),
        file in 0_usize..3,
    ) {
        let names = ["1-classification.json", "2-rates-and-days.json", "3-the-rest-of-a-dump.json"];
        let mut texts = names.map(|name| std::fs::read_to_string(made_up("made-up").join(name)).unwrap());
        let mut dump: Vec<Value> = serde_json::from_str(&texts[file]).unwrap();
        for (item, field, value) in changes {
            let item = item.index(dump.len());
            let Some(fields) = dump[item]["fields"].as_object_mut().filter(|fields| !fields.is_empty()) else { continue };
            let name = fields.keys().nth(field.index(fields.len())).unwrap().clone();
            fields.insert(name, value);
        }
        texts[file] = serde_json::to_string(&dump).unwrap();
        holds(import_fixtures(names.map(str::to_owned).into_iter().zip(texts), &options()))?;
    }

    #[test]
    fn damaged_text_never_panics(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, ".{0,4}"), 1..4),
        csv in any::<bool>(), file in 0_usize..5,
    ) {
        let sheets = ["paragraphs.csv", "activities.csv", "activity_categories.csv", "serviceproviders.csv", "account_alias_mappings.csv"];
        let path = if csv { made_up("made-up-csv").join(sheets[file]) } else { made_up("made-up").join("1-classification.json") };
        let mut letters: Vec<char> = std::fs::read_to_string(path).unwrap().chars().collect();
        for (at, length, text) in cuts {
            let at = at.index(letters.len());
            let end = (at + length).min(letters.len());
            letters.splice(at..end, text.chars());
        }
        let text: String = letters.into_iter().collect();
        holds(if csv { sheet(&text) } else { fixture(&text) })?;
    }
}

/// The real files, or a line that says that they are missing.
fn real() -> Option<PathBuf> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/os2bos");
    let folder = std::env::var_os("BEVILLING_OS2BOS_DIR").map_or_else(default, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no files of OS2bos in {}; set BEVILLING_OS2BOS_DIR", folder.display());
    None
}

#[test]
fn real_fixtures_are_a_rule_book() {
    let Some(folder) = real() else { return };
    let import = read_folder(folder.join("fixtures"), &options()).unwrap_or_else(|faults| panic!("{faults}"));
    let carried = import.report.carried();
    for (kind, count) in [
        ("sections", 146),
        ("activity_types", 82),
        ("main_offers", 86),
        ("supplementary_offers", 203),
        ("external_providers", 421),
        ("rates", 30),
        ("categories", 25),
        ("approval_levels", 6),
        ("account_aliases", 204),
        ("required_facts", 2),
        ("laws", 1),
    ] {
        assert_eq!(carried[kind], count, "{kind}");
    }
    let lost: Vec<String> = import
        .report
        .entries()
        .iter()
        .filter(|entry| entry.notice().effect() == Effect::NotCarried)
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        lost,
        ["core.paymentmethoddetails: 2 not carried: the host system keeps them [belongs-to-host]"]
    );
    checked(import);
}

/// The sheets are where the fixtures came from: what both hold is the same.
#[test]
fn real_sheets_are_the_fixtures() {
    let Some(folder) = real() else { return };
    let [sheets, fixtures] = ["csv", "fixtures"].map(|kind| {
        checked(read_folder(folder.join(kind), &options()).unwrap_or_else(|faults| panic!("{faults}")))
    });
    let ids = |document: &RuleBookDocument| -> [BTreeSet<String>; 3] {
        [
            document.sections.iter().map(|section| section.id.clone()).collect(),
            document.activity_types.iter().map(|details| details.id.clone()).collect(),
            document.providers.iter().filter_map(|provider| provider.cvr.clone()).collect(),
        ]
    };
    assert_eq!(ids(&sheets), ids(&fixtures));
    let offers = |document: &RuleBookDocument, role: Role| -> BTreeSet<(String, String)> {
        let offers = document.offers.iter().filter(|offer| offer.role == role);
        offers.map(|offer| (offer.section.clone(), offer.activity_type.clone())).collect()
    };
    for role in [Role::Main, Role::Supplementary] {
        assert_eq!(offers(&sheets, role), offers(&fixtures, role));
    }
    for provider in &sheets.providers {
        let same =
            fixtures.providers.iter().find(|other| provider.cvr.is_some() && other.cvr == provider.cvr);
        assert!(same.is_none_or(|other| other.vat_factor == provider.vat_factor), "{provider:?}");
    }
    // OS2bos forgets which main activity a row named under which section; the sheets are a part of it.
    for offer in sheets.offers.iter().filter(|offer| offer.role == Role::Supplementary) {
        let same = fixtures.offers.iter().find(|other| {
            (&other.section, &other.activity_type, other.role)
                == (&offer.section, &offer.activity_type, offer.role)
        });
        let to: BTreeSet<&String> = same.unwrap().to.iter().collect();
        assert!(offer.to.iter().all(|main| to.contains(main)), "{offer:?}");
    }
}

/// A whole database holds the same classification, and more of it; its cases are counted.
#[test]
fn a_real_dump_is_the_fixtures_and_more() {
    let Some(folder) = real() else { return };
    let file = folder.join("../conformance/os2bos-dump/dump.json.gz");
    let unpacked = std::process::Command::new("gzip").arg("-dc").arg(&file).output();
    let Some(dump) = unpacked.ok().filter(|unpacked| unpacked.status.success()) else {
        println!("skipped: cannot unpack {}", file.display());
        return;
    };
    let dump = String::from_utf8(dump.stdout).unwrap();
    let import = import_fixtures([("dump.json".to_owned(), dump)], &options())
        .unwrap_or_else(|faults| panic!("{faults}"));
    let report = serde_json::to_string(&import.report).unwrap();
    assert!(!has_cpr(&report), "{report}");
    let carried = import.report.carried();
    for (kind, count) in [
        ("sections", 146),
        ("efforts", 2),
        ("external_providers", 421),
        ("internal_providers", 2),
        ("rates", 30),
        ("extra_days", 17),
    ] {
        assert_eq!(carried[kind], count, "{kind}");
    }
    let cases = import.report.entries().iter().find(|entry| entry.model() == "core.case").unwrap();
    assert_eq!(cases.notice(), &Os2bosNotice::BelongsToCases { count: 120 });
    checked(import);
}

/// Ten digits in a row.
fn has_cpr(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 10)
}

/// What may be chosen is what OS2bos offers, straight from the document: the naive reading of the rules.
#[test]
fn real_fixtures_offer_what_os2bos_offers() {
    let Some(folder) = real() else { return };
    let vectors = folder.join("../conformance/eligibility.json");
    let Ok(vectors) = std::fs::read_to_string(&vectors) else {
        println!("skipped: no {}", vectors.display());
        return;
    };
    let vectors: Value = serde_json::from_str(&vectors).unwrap();
    let document =
        checked(read_folder(folder.join("fixtures"), &options()).unwrap_or_else(|faults| panic!("{faults}")));
    let set = |value: &Value| -> BTreeSet<String> {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let mut tried = 0;
    for case in vectors["cases"].as_array().unwrap() {
        let (input, expected) = (&case["input"], &case["expected"]);
        let section = input["section"].as_str().unwrap_or_default();
        let under =
            |role| document.offers.iter().filter(move |offer| offer.role == role && offer.section == section);
        let (found, expected): (BTreeSet<String>, _) = match input["query"].as_str().unwrap() {
            "sections" => {
                let group =
                    input["target_group"].as_str().map(|name| FactValue::from(name.to_lowercase().as_str()));
                let step = input["effort_step"].as_i64().map(FactValue::from);
                let facts = [("target_group", group), ("effort_step", step)];
                let open = document.sections.iter().filter(|section| {
                    let Some(Condition::In(when)) = &section.when else { return true };
                    facts
                        .iter()
                        .all(|(name, fact)| fact.as_ref().is_none_or(|fact| when[*name].contains(fact)))
                });
                (open.map(|section| section.id.clone()).collect(), set(&expected["strict"]))
            }
            "main_activities" => (
                under(Role::Main).map(|offer| offer.activity_type.clone()).collect(),
                set(&expected["activities"]),
            ),
            "supplementary_activities" => {
                let main = input["main_activity"].as_str().unwrap().to_owned();
                let open = under(Role::Supplementary).filter(|offer| offer.to.contains(&main));
                (open.map(|offer| offer.activity_type.clone()).collect(), set(&expected["activities"]))
            }
            "providers" => {
                let activity = input["activity"].as_str().unwrap();
                let agreements =
                    document.agreements.iter().filter(|agreement| agreement.activity_type == activity);
                (
                    agreements.map(|agreement| agreement.provider.clone()).collect(),
                    set(&expected["providers"]),
                )
            }
            other => panic!("{other}"),
        };
        assert_eq!(found, expected, "{}", case["id"]);
        tried += 1;
    }
    assert_eq!(tried, 171);
}
