//! What comes from JavaScript: JSON text and short strings, read as strictly as the core reads files.

use bevilling::dates::{self, Date};
use bevilling::fault::{Fault, Faults};
use bevilling::title::Language;
use napi::bindgen_prelude::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{bad_input, refused};

/// A value of JSON text; where it does not fit, the place in it and what was expected there.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    let mut reader = serde_json::Deserializer::from_str(bevilling::fault::without_bom(text));
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let steps = error.path().iter().map(|step| match step {
            serde_path_to_error::Segment::Seq { index } => format!("/{index}"),
            serde_path_to_error::Segment::Map { key } => {
                format!("/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            // Which of several forms is meant is no step of the input.
            _ => String::new(),
        });
        bad_input(&steps.collect::<String>(), &error.inner().to_string())
    })
}

/// The JSON text of an answer.
pub(crate) fn json<T: Serialize + ?Sized>(answer: &T) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| Error::from_reason(error.to_string()))
}

/// A date `YYYY-MM-DD`.
pub(crate) fn date(text: &str) -> Result<Date> {
    dates::parse(text).map_err(|kind| refused(&Faults::from(Fault::new(kind))))
}

/// `da` or `en`.
pub(crate) fn lang(text: &str) -> Result<Language> {
    serde_json::from_value(text.into()).map_err(|error| bad_input("", &error.to_string()))
}
