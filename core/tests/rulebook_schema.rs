//! The schema that is kept beside the source is the one of the types. `BLESS=1 cargo test` writes it anew.

#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use bevilling::rulebook::schema;
use serde_json::Value;

#[test]
fn the_schema_kept_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/rulebook.schema.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, schema()).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == schema(),
        "run `BLESS=1 cargo test --all-features` and look at the difference"
    );
}

/// Every object of the schema that has keys, with its path.
fn objects<'s>(schema: &'s Value, path: String, found: &mut Vec<(String, &'s Value)>) {
    match schema {
        Value::Object(members) => {
            if members.contains_key("properties") {
                found.push((path.clone(), schema));
            }
            members.iter().for_each(|(key, value)| objects(value, format!("{path}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| objects(item, format!("{path}/{index}"), found))
        }
        _ => {}
    }
}

#[test]
fn every_object_refuses_other_keys_and_every_key_is_described() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let mut found = Vec::new();
    objects(&schema, String::new(), &mut found);
    assert!(found.len() > 20);
    for (path, object) in found {
        assert_eq!(object["additionalProperties"], false, "{path}");
        for (key, value) in object["properties"].as_object().unwrap() {
            // The one key of a variant is described on the variant.
            let described = value["description"].is_string() || object["description"].is_string();
            assert!(described, "{path}/{key}");
        }
    }
}

/// Every description of the schema.
fn descriptions(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            found.extend(members.get("description").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|value| descriptions(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| descriptions(item, found)),
        _ => {}
    }
}

#[test]
fn descriptions_are_for_people_who_write_rule_books() {
    let mut found = Vec::new();
    descriptions(&serde_json::from_str(&schema()).unwrap(), &mut found);
    for text in found {
        for rust in ["::", "](", "[`", "```", "Option", "Vec"] {
            assert!(!text.contains(rust), "{text}");
        }
    }
}
