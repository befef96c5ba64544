//! What hosts mask their own texts with.

use napi_derive::napi;

/// The text without what is written like a personal number.
#[napi]
pub fn redact(text: String) -> String {
    bevilling::privacy::redact(&text).into_owned()
}
