//! As [`serde_str`], for `Option<Date>`; use it with `#[serde(default)]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, serde_str};

#[derive(Serialize, Deserialize)]
struct Text(#[serde(with = "serde_str")] Date);

/// Writes the date as a string, or null.
///
/// # Errors
/// Those of [`serde_str::serialize`].
#[allow(clippy::ref_option)]
pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(Text).serialize(serializer)
}

/// Reads the date from a string, or null.
///
/// # Errors
/// Those of [`serde_str::deserialize`].
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Option::<Text>::deserialize(deserializer)?.map(|text| text.0))
}
