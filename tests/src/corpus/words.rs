//! Answers as words and as pictures.

use std::fmt::Write;

use bevilling::title::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::calls::{CALLS, called};
use super::given::json as read;
use super::seen::see;
use super::{Answered, Problem, raw};

/// Another ask, whose answer is put into words or drawn.
#[derive(Deserialize)]
struct Of {
    call: String,
    args: Value,
}

impl Of {
    fn has(&self, part: &str) -> bool {
        CALLS.iter().any(|(call, parts)| *call == self.call && parts.contains(&part))
    }

    /// The part of the answer, with more arguments than the ask itself has.
    fn part(mut self, part: &str, more: Value) -> Answered {
        if let (Value::Object(args), Value::Object(more)) = (&mut self.args, more) {
            args.extend(more);
        }
        called(&self.call, Some(part), &self.args)
    }
}

#[derive(Deserialize)]
struct InWords {
    of: Of,
    lang: Language,
    /// Whose names are used for things, where an answer does not know its rule book.
    rule_book: Option<Value>,
}

/// The answer of another ask in words; where that is a fault, the fault in words.
pub(super) fn text(given: &Value) -> Answered {
    let InWords { of, lang, rule_book } = read(given)?;
    let answered = if of.has("text") {
        of.part("text", json!({ "lang": lang, "names": rule_book }))
    } else {
        // Any other is asked for its fault.
        called(&of.call, None, &of.args)
            .and_then(|_| Err(Problem::Ask(format!("`{}` has no words", of.call))))
    };
    match answered {
        Err(Problem::Fault { texts: [da, en], .. }) => raw(if lang == Language::Da { &da } else { &en }),
        answered => answered,
    }
}

#[derive(Deserialize)]
struct Drawn {
    of: Of,
    /// `by_year` for a preview by year, the dimension of a heat map …; nothing for the usual picture.
    how: Option<String>,
    lang: Language,
    width: u32,
    height: u32,
}

/// A picture by its fingerprint: a difference is looked at in the pictures themselves.
#[derive(Debug, Serialize)]
struct Picture {
    bytes: usize,
    sha256: String,
}

pub(super) fn draw(given: &Value) -> Answered {
    let Drawn { of, how, lang, width, height } = read(given)?;
    let named = how.as_ref().map_or_else(|| "svg".to_owned(), |how| format!("svg_{how}"));
    let part = if of.has(&named) { &named } else { "svg_heat" };
    let more = json!({ "lang": lang, "size": [width, height], "dimension": how });
    let svg: String =
        serde_json::from_str(&of.part(part, more)?).map_err(|error| Problem::Ask(error.to_string()))?;
    see(|| svg.clone());
    let mut sha256 = String::new();
    for byte in Sha256::digest(svg.as_bytes()) {
        let _ = write!(sha256, "{byte:02x}");
    }
    raw(&Picture { bytes: svg.len(), sha256 })
}
