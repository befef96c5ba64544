//! Personal numbers are masked wherever people read: one function masks everything that looks like a CPR number.
//!
//! | passes through [`redact`] | stays as it is |
//! |---|---|
//! | faults, whole: message, values, path, suggestion and file, in `Display`, `Debug` and JSON | the input that was refused, which the host has |
//! | `Debug` of every type that holds a host's text | JSON of plans, cases, events and answers: hosts store and pay by it |
//! | every text in Danish and English, every picture | fields read one by one, such as `event.actor` |
//! | the `repr`, exceptions and error messages of the faces | Arrow columns |
//!
//! The rule: data that a host reads by name stays whole. Whatever may reach a log, a screen or a traceback by
//! accident is masked. Faults are masked, their values too; [`Path::steps`](crate::fault::Path::steps) holds the keys
//! of the input unmasked.
//!
//! Only the form decides, so test and replacement numbers are masked too. If an id is masked by mistake, its reader
//! looks it up in the data; a number that has been shown cannot be hidden again. See [`redact`].

mod debug;
mod spelling;

use std::borrow::Cow;
use std::fmt;

pub(crate) use debug::{debug, debug_by_fields, debug_by_json};

/// The field name of a person's id. `Debug` never shows its value.
pub(crate) const PERSON: &str = "PersonId";

/// The text with the digits of everything that looks like a personal number (CPR) replaced by `•`. Separators and
/// width stay. Masking a text twice changes nothing more.
///
/// These forms are masked if no further digit touches them:
///
/// - in one piece, or six and four with a hyphen or dash of any kind between: `3113990000`, `311399-0000`;
/// - six and four digits with one to three blanks, dashes, dots, slashes or the like between them, also no-break
///   blanks and escaped ones such as `\u{a0}`: `311399 0000`, `311399 / 0000`. Exception: the four digits are the
///   year of a date or the whole part of an amount, as in `200201 2026-02-01` and `200201 1000,00`;
/// - with the date in three parts, where day and month are possible: `31.12.99-0000`;
/// - a whole number of six or more digits that a JSON reader quotes as ``integer `…` ``. Such a number has lost its
///   leading zero and everything after a hyphen.
///
/// The first two forms do not check day and month: day 61 marks a replacement number and month 13 a test number. CVR
/// numbers (8 digits), account numbers (9), EAN (13), KLE numbers, dates, UUIDs and amounts in the usual forms are
/// not masked. The number of a production unit (10 digits) is.
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

/// As [`redact`], for a text that the caller has already.
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
