//! No personal number where people look: one function that masks what is written like a CPR number.
//!
//! | passes through [`redact`] | stays as it is |
//! |---|---|
//! | faults, whole: message, values, path, suggestion and file, in `Display`, `Debug` and JSON | the input that was refused, which the host has |
//! | `Debug` of every type that holds a host's text | JSON of plans, cases, events and answers: hosts store and pay by it |
//! | every text in Danish and English, every picture | fields read one by one, such as `event.actor` |
//! | the `repr`, exceptions and error messages of the faces | Arrow columns |
//!
//! One rule decides: data that a host reads by name stays whole, and whatever may reach a log, a screen or a
//! traceback without anybody having asked for a number is masked. A fault counts as the latter, its values
//! too; [`Path::steps`](crate::fault::Path::steps) has the keys of the input as they were written.
//!
//! What is written like a CPR number is decided by its form alone, so test and replacement numbers are masked
//! too: masking an id in a text costs a look into the data, showing a number cannot be undone. See [`redact`].

mod shown;
mod spelling;

use std::borrow::Cow;
use std::fmt;

pub(crate) use shown::{debug, debug_by_fields, debug_by_json};

/// The name under which a person's id is written: `Debug` never shows what is in it.
pub(crate) const PERSON: &str = "PersonId";

/// The text with the digits of whatever is written like a personal number (CPR) replaced by `•`; separators
/// and width stay. Masking twice changes nothing.
///
/// Masked are ten digits that no other digit touches:
///
/// - in one piece, or six and four with a hyphen or dash of any kind between: `3113990000`, `311399-0000`;
/// - six and four with one to three blanks, dashes, dots, slashes or the like between, also no-break blanks
///   and those that a quoted text has as `\u{a0}`: `311399 0000`, `311399 / 0000`. Not so where the four are
///   the year of a date or the whole part of an amount, as in `200201 2026-02-01` and `200201 1000,00`;
/// - with the date in three parts, where day and month are possible: `31.12.99-0000`;
/// - a whole number of six or more digits that a JSON reader quotes as ``integer `…` ``: a leading zero is lost
///   there, and so is what came after a hyphen.
///
/// Day and month are not looked at in the first two: day 61 is a replacement number and month 13 a test. CVR
/// numbers (8 digits), account numbers (9), EAN (13), KLE numbers, dates, UUIDs and amounts of the usual forms
/// are not masked; a production unit's number (10 digits) is.
///
/// ```
/// use bevilling::privacy::redact;
/// assert_eq!(redact("mother (311399-0000) agrees"), "mother (••••••-••••) agrees");
/// assert_eq!(redact("`3113990000` is no date"), "`••••••••••` is no date");
/// assert_eq!(redact("200201 by 90010011 from 2026-02-01"), "200201 by 90010011 from 2026-02-01");
/// ```
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    spelling::redact(text)
}

/// As [`redact`], of a text that is at hand.
pub(crate) fn masked(text: String) -> String {
    match redact(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(masked) => masked,
    }
}

/// A value whose `Display` and `Debug` are masked.
///
/// ```
/// use bevilling::privacy::Redacted;
/// assert_eq!(format!("{:?} {}", Redacted("311399-0000"), Redacted("a")), "\"••••••-••••\" a");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Redacted<T>(pub T);

impl<T: fmt::Display> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&redact(&self.0.to_string()))
    }
}

impl<T: fmt::Debug> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if f.alternate() { format!("{:#?}", self.0) } else { format!("{:?}", self.0) };
        f.write_str(&redact(&text))
    }
}
