//! Reading rule books: what is read is what was written, in one file or several, and no text is too odd.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::path::{Path, PathBuf};

use bevilling::fault::Faults;
use bevilling::rulebook::{Role, RuleBook, RuleBookDocument, RuleBookFault};
use proptest::prelude::*;

fn good(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rulebooks/good").join(name)
}

fn minimal() -> String {
    std::fs::read_to_string(good("minimal.json")).unwrap()
}

#[test]
fn a_folder_is_read_as_the_one_file_it_adds_up_to() {
    let file = RuleBook::load(good("minimal.json")).unwrap();
    let folder = RuleBook::load(good("folder")).unwrap();
    assert_eq!(folder.document(), file.document());
    assert_eq!((file.id(), file.version()), ("minimal", "2026-01-01"));
    assert_eq!(format!("{file:?}"), r#"RuleBook { id: "minimal", version: "2026-01-01", .. }"#);
}

#[test]
fn everything_is_found_by_its_id() {
    let book = RuleBook::load(good("minimal.json")).unwrap();
    assert_eq!(book.section("BL-32").map(|section| section.law.as_str()), Some("BL"));
    assert_eq!(book.activity_type("015035").map(|kind| kind.title.da.as_str()), Some("Kørsel"));
    assert!(book.law("BL").is_some() && book.law("SEL").is_none());
    assert!(book.dimension("age").is_some() && book.category("015203").is_some());
    assert!(book.provider("12345678").is_some() && book.rate("board").is_some());
    assert!(book.approval_level("own").is_some() && book.effort("own").is_none());
    let offers = |activity_type, role| book.offers("BL-32", activity_type, role).count();
    assert_eq!((offers("015031", Role::Main), offers("015031", Role::Supplementary)), (1, 0));
    assert_eq!((offers("015035", Role::Main), offers("015035", Role::Supplementary)), (0, 1));
    assert_eq!(offers("015036", Role::Main), 0);
    assert_eq!(book.agreements("12345678", "015031").count(), 1);
    assert_eq!(book.agreements("12345678", "015035").count(), 0);
}

#[test]
fn a_rule_book_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    shared(&RuleBook::load(good("minimal.json")).unwrap());
}

#[test]
fn what_is_written_out_is_read_as_the_same() {
    for path in [good("minimal.json"), good("../../../examples/rulebooks/children.json")] {
        let book = RuleBook::load(path).unwrap_or_else(|faults| panic!("{faults}"));
        let text = serde_json::to_string_pretty(book.document()).unwrap();
        assert_eq!(RuleBook::from_json(&text).unwrap().document(), book.document());
        assert_eq!(RuleBook::from_document(book.document().clone()).unwrap().document(), book.document());
    }
}

/// The faults of the minimal book with one text replaced by another.
fn faults_with(from: &str, to: &str) -> Vec<String> {
    let text = minimal();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let faults = RuleBook::from_json(&text.replace(from, to)).unwrap_err();
    faults.iter().map(|fault| format!("{} {}", fault.code(), fault.path())).collect()
}

#[test]
fn what_could_not_be_read_is_still_known() {
    // A section, a dimension and a whole list with a fault: nothing that refers to them is reported.
    assert_eq!(faults_with(r#""law": "BL""#, r#""law": 1"#), ["wrong-type /sections/0/law"]);
    assert_eq!(
        faults_with(r#""of": "birth_date""#, r#""of": 7"#),
        ["wrong-type /dimensions/2/domain/age/of"]
    );
    assert_eq!(faults_with(r#""providers": ["#, r#""providers": 3, "notes": ["#)[0], "wrong-type /providers");
    assert_eq!(faults_with(r#"{"below": {"age": 18}}"#, "[]"), ["wrong-type /conditions/minors"]);
    assert_eq!(faults_with(r#""version": "2026-01-01""#, r#""version": 1"#), ["wrong-type /version"]);
}

#[test]
fn an_empty_list_of_values_closes_a_provision_and_is_no_mistake() {
    let closed = |condition: &str| RuleBook::from_json(&minimal().replace(r#"{"use": "minors"}"#, condition));
    assert!(closed(r#"{"in": {"target_group": []}}"#).is_ok());
    assert!(closed(r#"{"all": [{"use": "minors"}, {"in": {"target_group": [], "age": [3]}}]}"#).is_ok());
    assert!(closed(r#"{"not": {"in": {"target_group": []}}}"#).is_ok());
    let impossible = [
        r#"{"any": []}"#,
        r#"{"all": [{"in": {"age": [18]}}, {"use": "minors"}]}"#,
        r#"{"all": [{"in": {"target_group": ["family"]}}, {"in": {"target_group": ["disability"]}}]}"#,
        r#"{"not": {"any": [{"below": {"age": 9}}, {"at_least": {"age": 9}}]}}"#,
        r#"{"below": {"age": 0}}"#,
        r#"{"all": [{"in": {"target_group": []}}, {"at_least": {"age": 18}}, {"use": "minors"}]}"#,
    ];
    for condition in impossible {
        let faults = closed(condition).unwrap_err();
        assert_eq!(faults.to_string().matches("impossible-condition").count(), 1, "{condition}: {faults}");
    }
}

#[test]
fn deep_texts_are_refused() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"not":"#, "}")] {
        let deep = |levels: usize| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        let text = format!(r#"{{"conditions": {{"deep": {}}}}}"#, deep(200_000));
        let faults = RuleBook::from_json(&text).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["too-deep"]);
    }
    let nested = |levels: usize| {
        format!("{}{{\"below\":{{\"age\":1}}}}{}", r#"{"not":"#.repeat(levels), "}".repeat(levels))
    };
    let with =
        |condition: &str| RuleBook::from_json(&minimal().replace(r#"{"below": {"age": 18}}"#, condition));
    assert!(with(&nested(30)).is_ok());
    // Used within another, it is one deeper.
    assert_eq!(with(&nested(31)).unwrap_err().to_string().matches("too-deep").count(), 1);
    assert_eq!(with(&nested(32)).unwrap_err().to_string().matches("too-deep").count(), 1);
}

#[test]
fn a_long_chain_of_named_conditions_is_refused() {
    let chain: Vec<String> =
        (0..20_000).map(|link| format!(r#""c{link}": {{"use": "c{}"}}"#, link + 1)).collect();
    let chain = format!(
        r#"{}, "c20000": {{"in": {{"age": [1]}}}}, "minors": {{"below": {{"age": 18}}}}"#,
        chain.join(", ")
    );
    let text = minimal().replace(r#""minors": {"below": {"age": 18}}"#, &chain);
    let faults = RuleBook::from_json(&text).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["too-deep"]);
}

#[test]
fn many_faults_are_cut_off() {
    let offers = vec![r#"{"section": 1, "role": "x", "typ": 2}"#; 5_000].join(",");
    let text = format!(r#"{{"offers": [{offers}], "laws": [{}]}}"#, vec!["1"; 5_000].join(","));
    let faults = RuleBook::from_json(&text).unwrap_err();
    assert_eq!(faults.len(), bevilling::limits::MAX_FAULTS);
}

/// Positions in a text lie within it, and every fault of a text has one.
fn placed(text: &str, faults: &Faults<RuleBookFault>) {
    assert!(!faults.is_empty());
    for fault in faults.iter() {
        let position = fault.position().unwrap();
        let line = text.split('\n').nth(position.line - 1);
        assert!(line.is_some_and(|line| position.column <= line.chars().count() + 1), "{fault}");
    }
}

/// JSON that looks like a rule book here and there.
fn likely() -> impl Strategy<Value = serde_json::Value> {
    let words = prop::sample::select(vec![
        "id",
        "title",
        "da",
        "en",
        "laws",
        "sections",
        "law",
        "valid",
        "from",
        "to",
        "2024-01-01",
        "when",
        "in",
        "all",
        "any",
        "not",
        "use",
        "at_least",
        "below",
        "age",
        "minors",
        "BL",
        "BL-32",
        "offers",
        "role",
        "main",
        "codes",
        "dimensions",
        "domain",
        "choice",
        "ladder",
        "step",
        "number",
        "min",
        "flag",
        "date",
        "conditions",
        "values",
        "rates",
        "accounts",
        "cash",
        "calendar",
        "holidays",
        "rule",
        "easter",
        "1.5",
        "",
        " ",
        "providers",
        "~/",
    ]);
    let leaf = prop_oneof![
        words.clone().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::vec((words.clone(), inner), 0..6).prop_map(|members| {
                members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        placed(&text, &RuleBook::from_json(&text).unwrap_err());
    }

    #[test]
    fn any_json_is_read_or_refused(value in likely()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        placed(&text, &RuleBook::from_json(&text).unwrap_err());
    }

    #[test]
    fn any_change_of_a_good_book_is_read_or_refused(
        at in any::<prop::sample::Index>(), length in 0_usize..40, put in prop_oneof![Just(String::new()), "[\\[\\]{}\":,0-9a-zæ\\\\ -]{0,6}"],
    ) {
        let good = minimal();
        let bound = |offset: usize| (0..=offset.min(good.len())).rev().find(|offset| good.is_char_boundary(*offset)).unwrap();
        let start = bound(at.index(good.len()));
        let text = format!("{}{put}{}", &good[..start], &good[bound(start + length).max(start)..]);
        match RuleBook::from_json(&text) {
            Ok(book) => {
                let written = serde_json::to_string(book.document()).unwrap();
                let again = RuleBook::from_json(&written).unwrap();
                prop_assert_eq!(again.document(), book.document());
            }
            Err(faults) => placed(&text, &faults),
        }
    }

    /// What this crate's reader takes, plain serde takes; and the values are the same.
    #[test]
    fn the_reader_agrees_with_serde(part in likely(), key in prop::sample::select(vec!["sections", "dimensions", "conditions", "rates", "codes", "when"])) {
        let mut book: serde_json::Value = serde_json::from_str(&minimal()).unwrap();
        match key {
            "when" => book["sections"][0]["when"] = part,
            _ => book[key] = part,
        }
        let text = book.to_string();
        let refused_for_shape = |faults: &Faults<RuleBookFault>| {
            let shape = ["duplicate-key", "unknown-key", "missing-key", "wrong-type", "unknown-value", "not-one-key", "invalid-value", "too-deep"];
            faults.iter().any(|fault| shape.contains(&fault.code()) && !fault.path().steps().is_empty())
        };
        match (serde_json::from_str::<RuleBookDocument>(&text), RuleBook::from_json(&text)) {
            (Ok(document), Ok(book)) => prop_assert_eq!(&document, book.document()),
            (Ok(_), Err(faults)) => prop_assert!(!refused_for_shape(&faults), "{faults}"),
            (Err(error), read) => prop_assert!(read.is_err(), "{error}"),
        }
    }
}

#[test]
#[cfg(feature = "schema")]
fn the_examples_of_the_format_add_up_to_a_rule_book() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rulebook-format.md");
    let page = std::fs::read_to_string(page).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rulebook-format");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let examples = page.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap());
    for (number, example) in examples.enumerate() {
        std::fs::write(folder.join(format!("{number:02}.json")), example).unwrap();
    }
    let book = RuleBook::load(&folder).unwrap_or_else(|faults| panic!("{faults}"));
    // Every part of the format has an example.
    let written = serde_json::to_value(book.document()).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&bevilling::rulebook::schema()).unwrap();
    let keys = schema["properties"].as_object().unwrap().keys();
    let without: Vec<&String> = keys.filter(|key| written.get(*key).is_none()).collect();
    assert_eq!(without, ["$schema", "codes"]);
}
