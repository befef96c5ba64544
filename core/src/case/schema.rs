//! The format of events as a JSON Schema, for hosts that store and read them in other languages.

use super::Event;

/// The JSON Schema (draft 2020-12) of an [`Event`], as JSON text that ends with a line break.
///
/// The schema of this version is kept in the repository as `schema/event.schema.json`. Fields that it does not
/// require may be missing in older logs.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&bevilling::case::event_schema())?;
/// assert_eq!(schema["required"][0], "sequence");
/// # Ok::<_, serde_json::Error>(())
/// ```
#[must_use]
pub fn event_schema() -> String {
    crate::rulebook::schema_of::<Event>()
}
