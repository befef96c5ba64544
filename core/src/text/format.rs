//! Dates, amounts and lists as they are written in Danish and English.

use rust_decimal::Decimal;

use super::bundle::say;
use crate::dates::Date;
use crate::money;
use crate::title::Language;

/// An amount in kroner with two decimals: `1.234,50 kr.` or `DKK 1,234.50`.
///
/// ```
/// use bevilling::{money::parse, text, title::Language};
/// assert_eq!(text::amount(parse("-1234.5")?, Language::Da), "-1.234,50 kr.");
/// assert_eq!(text::amount(parse("1234567.5")?, Language::En), "DKK 1,234,567.50");
/// # Ok::<(), bevilling::money::MoneyFault>(())
/// ```
#[must_use]
pub fn amount(amount: Decimal, lang: Language) -> String {
    say(lang, "amount", &[("number", number(money::round(amount), lang).into())])
}

/// A number with separators between thousands, its decimals as they are: `1.234,5` or `1,234.5`.
#[must_use]
pub fn number(number: Decimal, lang: Language) -> String {
    let (thousands, point) = match lang {
        Language::Da => ('.', ','),
        Language::En => (',', '.'),
    };
    let text = number.abs().to_string();
    let (whole, decimals) = text.split_once('.').map_or((text.as_str(), None), |(w, d)| (w, Some(d)));
    let mut out = String::with_capacity(text.len().saturating_add(8));
    if number.is_sign_negative() && !number.is_zero() {
        out.push('-');
    }
    for (position, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(position);
        if position > 0 && left % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

/// A day in words: `1. februar 2026` or `1 February 2026`.
///
/// ```
/// use bevilling::{dates::parse, text, title::Language};
/// assert_eq!(text::date(parse("2026-02-01")?, Language::Da), "1. februar 2026");
/// assert_eq!(text::date(parse("2026-02-01")?, Language::En), "1 February 2026");
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[must_use]
pub fn date(date: Date, lang: Language) -> String {
    day_month_year(date, "month", lang)
}

/// A day in few letters: `1. feb. 2026` or `1 Feb 2026`.
#[must_use]
pub fn short_date(date: Date, lang: Language) -> String {
    day_month_year(date, "short-month", lang)
}

fn day_month_year(date: Date, months: &str, lang: Language) -> String {
    use chrono::Datelike;
    let month = say(lang, months, &[("month", date.month().into())]);
    let year = date.year().to_string();
    say(lang, "date", &[("day", date.day().into()), ("month", month.into()), ("year", year.into())])
}

/// The days from a first to a last one, both included; none means without a bound.
pub(crate) fn days(first: Option<Date>, last: Option<Date>, lang: Language) -> String {
    let (first, last) = (first.map(|day| date(day, lang)), last.map(|day| date(day, lang)));
    match (first, last) {
        (Some(first), Some(last)) => {
            say(lang, "days.both", &[("first", first.into()), ("last", last.into())])
        }
        (Some(first), None) => say(lang, "days.from", &[("first", first.into())]),
        (None, Some(last)) => say(lang, "days.until", &[("last", last.into())]),
        (None, None) => say(lang, "days.always", &[]),
    }
}

/// `a, b and c`.
pub(crate) fn all_of(parts: &[String], lang: Language) -> String {
    joined(parts, "list.and", lang)
}

/// `a, b or c`.
pub(super) fn one_of(parts: &[String], lang: Language) -> String {
    joined(parts, "list.or", lang)
}

fn joined(parts: &[String], id: &str, lang: Language) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => {
            say(lang, id, &[("most", most.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

/// At most `most` of the parts, and the number of the others: `a, b or 3 others`.
pub(super) fn some_of(mut parts: Vec<String>, most: usize, lang: Language) -> String {
    let more = parts.len().saturating_sub(most);
    // Leaving out a single part would save no space.
    if more > 1 {
        parts.truncate(most);
        parts.push(say(lang, "list.others", &[("count", more.into())]));
    }
    one_of(&parts, lang)
}

/// The text with its first letter in upper case, to start a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    #[test]
    fn amounts_have_two_decimals_and_separators() {
        for (given, danish, english) in [
            ("0", "0,00 kr.", "DKK 0.00"),
            ("-0.001", "0,00 kr.", "DKK 0.00"),
            ("999.995", "1.000,00 kr.", "DKK 1,000.00"),
            ("-1000", "-1.000,00 kr.", "DKK -1,000.00"),
            ("123456.7", "123.456,70 kr.", "DKK 123,456.70"),
            ("999999999999999.99", "999.999.999.999.999,99 kr.", "DKK 999,999,999,999,999.99"),
        ] {
            let given = money::parse(given).unwrap();
            assert_eq!(
                (amount(given, Language::Da), amount(given, Language::En)),
                (danish.into(), english.into())
            );
        }
        assert_eq!(number(money::parse("4.50").unwrap(), Language::Da), "4,50");
        assert!(amount(Decimal::MIN, Language::Da).starts_with("-79.228.162.514.264"));
    }

    #[test]
    fn every_month_has_a_name() {
        let names = |speak: fn(Date, Language) -> String, lang| {
            let month = |month| speak(parse(&format!("2026-{month:02}-03")).unwrap(), lang);
            (1..=12).map(month).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(
            names(date, Language::Da),
            "3. januar 2026; 3. februar 2026; 3. marts 2026; 3. april 2026; 3. maj 2026; 3. juni 2026; \
             3. juli 2026; 3. august 2026; 3. september 2026; 3. oktober 2026; 3. november 2026; \
             3. december 2026"
        );
        assert_eq!(
            names(short_date, Language::En),
            "3 Jan 2026; 3 Feb 2026; 3 Mar 2026; 3 Apr 2026; 3 May 2026; 3 Jun 2026; 3 Jul 2026; \
             3 Aug 2026; 3 Sep 2026; 3 Oct 2026; 3 Nov 2026; 3 Dec 2026"
        );
        assert!(
            names(short_date, Language::Da).starts_with("3. jan. 2026; 3. feb. 2026; 3. mar. 2026; 3. apr.")
        );
        // Every date has a text.
        assert!(
            date(Date::MIN, Language::Da).contains("januar")
                && date(Date::MAX, Language::En).contains("December")
        );
    }

    #[test]
    fn lists_are_cut_where_more_than_one_is_left_out() {
        let parts = |count: usize| (1..=count).map(|part| part.to_string()).collect::<Vec<_>>();
        assert_eq!(all_of(&parts(3), Language::Da), "1, 2 og 3");
        assert_eq!(some_of(parts(3), 2, Language::En), "1, 2 or 3");
        assert_eq!(some_of(parts(4), 2, Language::En), "1, 2 or 2 others");
        assert_eq!(some_of(parts(1), 2, Language::En), "1");
        assert_eq!(one_of(&[], Language::En), "");
        assert_eq!((sentence("årligt"), sentence("")), ("Årligt".into(), String::new()));
    }
}
