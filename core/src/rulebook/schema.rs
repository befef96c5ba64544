//! The rule book format as a JSON Schema, for editors and for programs in other languages.

use serde_json::{Map, Value};

use super::RuleBookDocument;

/// The JSON Schema (draft 2020-12) of a rule book, as JSON text that ends with a line break.
///
/// It describes the shape of a [`RuleBookDocument`]. Other rules (a law exists, a condition can be met) are checked
/// by [`RuleBook`](super::RuleBook). The schema of this version is kept in the repository as
/// `schema/rulebook.schema.json`.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&bevilling::rulebook::schema())?;
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["additionalProperties"], false);
/// # Ok::<_, serde_json::Error>(())
/// ```
#[must_use]
pub fn schema() -> String {
    schema_of::<RuleBookDocument>()
}

/// The JSON Schema of a type, with its description before its parts.
pub(crate) fn schema_of<T: schemars::JsonSchema>() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut root = settings.into_generator().into_root_schema_for::<T>().to_value();
    in_one_line(&mut root);
    // The description comes before the parts, for readers.
    let mut schema = Map::new();
    if let Value::Object(mut parts) = root {
        for key in ["$schema", "title", "description"] {
            schema.extend(parts.remove_entry(key));
        }
        schema.append(&mut parts);
    }
    format!("{:#}\n", Value::Object(schema))
}

/// Joins the lines of each paragraph of the descriptions, which are wrapped like the source.
fn in_one_line(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text) if key == "description" => {
                        let paragraphs: Vec<String> =
                            text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
                        *text = paragraphs.join("\n\n");
                    }
                    _ => in_one_line(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(in_one_line),
        _ => {}
    }
}
