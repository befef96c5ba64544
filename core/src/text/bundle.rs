//! The messages of `core/locales`: one bundle for each language, built once.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{format, words};
use crate::dates::{self, Validity};
use crate::money;
use crate::privacy;
use crate::title::Language;

/// Every language with messages.
#[cfg(test)]
pub(super) const LANGS: [Language; 2] = [Language::Da, Language::En];

/// Formats a value of a message; none to leave it unchanged.
type Speak = fn(&str, Language) -> Option<String>;

type Bundle = FluentBundle<FluentResource>;

static DANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Da));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

/// The messages of a language as they are written.
pub(super) const fn source(lang: Language) -> &'static str {
    match lang {
        Language::Da => include_str!("../../locales/da.ftl"),
        Language::En => include_str!("../../locales/en.ftl"),
    }
}

fn locale(lang: Language) -> LanguageIdentifier {
    let name = match lang {
        Language::Da => "da",
        Language::En => "en",
    };
    // The language only selects plural forms; without a language the general form is used.
    name.parse().unwrap_or_default()
}

fn bundle(lang: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![locale(lang)]);
    // Isolation marks around values would make the texts hard to search and to compare.
    bundle.set_use_isolating(false);
    // An unreadable message is left out and is not fatal; a test checks that all are readable.
    let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    let functions: [(&str, Speak); 4] =
        [("DATE", spoken_date), ("DAYS", spoken_days), ("AMOUNT", spoken_amount), ("WORD", words::phrase)];
    for (name, speak) in functions {
        let _ = bundle.add_function(name, move |values, _| match values.first() {
            Some(FluentValue::String(text)) => match speak(text, lang) {
                Some(spoken) => spoken.into(),
                None => text.to_string().into(),
            },
            Some(FluentValue::Number(number)) => {
                let text = number.as_string();
                speak(&text, lang).map_or_else(|| text.to_string().into(), FluentValue::from)
            }
            _ => FluentValue::Error,
        });
    }
    bundle
}

/// `DATE($day)`: a day `YYYY-MM-DD` in words; anything else as it is.
fn spoken_date(text: &str, lang: Language) -> Option<String> {
    dates::parse(text).ok().map(|date| format::date(date, lang))
}

/// `DAYS($period)`: a period or a validity, as they print themselves, in words.
fn spoken_days(text: &str, lang: Language) -> Option<String> {
    let bound = |text: &str| match text {
        ".." => Some(None),
        text => dates::parse(text).ok().map(Some),
    };
    if let Some((start, end)) = text.split_once('/') {
        return Some(format::days(bound(start)?, bound(end)?, lang));
    }
    let (from, to) = text.strip_prefix('[')?.strip_suffix(')')?.split_once(", ")?;
    let valid = Validity { from: bound(from)?, to: bound(to)? };
    Some(format::days(valid.from, valid.last_day(), lang))
}

/// `AMOUNT($kroner)`: an amount of money.
fn spoken_amount(text: &str, lang: Language) -> Option<String> {
    money::parse(text).ok().map(|amount| format::amount(amount, lang))
}

/// A value of a message. A whole number becomes a number in Fluent, so that texts can select plural forms. A value
/// that would not print as it was written, such as the activity type `015031`, stays a text.
pub(super) fn value(text: &str) -> FluentValue<'_> {
    match text.parse::<i32>() {
        Ok(number) if number.to_string() == text => number.into(),
        _ => text.into(),
    }
}

/// The message `id`, or its attribute `id.attribute`, with its values; none where there is no such message.
/// Personal numbers are masked.
pub(super) fn try_say(lang: Language, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let bundle = match lang {
        Language::Da => &*DANISH,
        Language::En => &*ENGLISH,
    };
    let pattern = match id.split_once('.') {
        None => bundle.get_message(id)?.value()?,
        Some((id, attribute)) => bundle.get_message(id)?.get_attribute(attribute)?.value(),
    };
    let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    #[cfg(test)]
    assert!(errors.is_empty(), "{id}: {errors:?}");
    Some(privacy::masked(text))
}

/// The message `id`, or `id.attribute`, with its values. Tests check that every message exists; a missing one is
/// replaced by its name.
pub(crate) fn say(lang: Language, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let said = try_say(lang, id, values);
    #[cfg(test)]
    assert!(said.is_some(), "there is no message `{id}`");
    said.unwrap_or_else(|| id.to_owned())
}
