//! Words and short phrases that are values of faults: names of fields, kinds, expectations.
//!
//! They are written in English in the code. The Danish messages `word-…` translate them; a phrase without a
//! translation is displayed in English. In the id of a message, `n` represents a number and `x` a text in backticks:
//! `a day of the month, 1 to 31` is the message `word-a-day-of-the-month-n-to-n`.

use fluent_bundle::FluentValue;

use super::bundle::{say, try_say};
use crate::title::Language;

/// A phrase in `lang`.
pub(super) fn phrase(text: &str, lang: Language) -> Option<String> {
    let Parts { id, quoted, numbers } = Parts::of(text);
    if lang == Language::En {
        // Names of fields and kinds are words, too.
        return Some(text).filter(|_| quoted.is_empty()).map(|text| text.replace('_', " "));
    }
    let quoted = match quoted.rsplit_once("` or `") {
        Some((most, last)) => {
            say(lang, "list.or", &[("most", format!("{most}`").into()), ("last", format!("`{last}").into())])
        }
        None => quoted,
    };
    let mut values: Vec<(&str, FluentValue<'_>)> = vec![("x", quoted.into())];
    values.extend(["n", "m"].into_iter().zip(numbers.into_iter().map(FluentValue::from)));
    try_say(lang, &format!("word-{id}"), &values)
}

/// A phrase taken apart.
pub(super) struct Parts {
    pub(super) id: String,
    quoted: String,
    numbers: Vec<String>,
}

impl Parts {
    pub(super) fn of(text: &str) -> Self {
        let span = text.find('`').zip(text.rfind('`')).filter(|(first, last)| first < last);
        let quoted = span.and_then(|(first, last)| text.get(first..=last)).unwrap_or_default().to_owned();
        let plain = if quoted.is_empty() { text.to_owned() } else { text.replacen(&quoted, "x", 1) };
        let words = plain.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
        let (mut id, mut numbers) = (Vec::new(), Vec::new());
        for word in words.filter(|word| !word.trim_matches('-').is_empty()) {
            match word.parse::<i64>() {
                Ok(number) => {
                    numbers.push(number.to_string());
                    id.push("n".to_owned());
                }
                Err(_) => id.push(word.to_lowercase()),
            }
        }
        Self { id: id.join("-"), quoted, numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_of_values_are_told_in_danish() {
        for (english, danish) in [
            ("a day of the month, 1 to 31", "en dag i måneden, 1 til 31"),
            ("one of `cash`, `invoice`", "en af `cash`, `invoice`"),
            ("whole numbers from -3 to 12", "hele tal fra -3 til 12"),
            ("dates `YYYY-MM-DD`", "datoer `YYYY-MM-DD`"),
            ("per_unit", "pris pr. enhed"),
        ] {
            assert_eq!(phrase(english, Language::Da).as_deref(), Some(danish));
        }
        assert_eq!(phrase("`1`, `2`", Language::Da), None);
        assert_eq!(phrase("per_unit", Language::En).as_deref(), Some("per unit"));
        assert_eq!(phrase("`per_unit`", Language::En), None);
        assert_eq!(Parts::of("").id, "");
    }
}
