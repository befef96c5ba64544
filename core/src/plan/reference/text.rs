//! References in the texts of invoices, as people type and scanners read them.

use rustc_hash::FxHashSet;

use super::payment_reference::{
    CHECK_AT, LENGTH, PLAN_AT, PaymentReference, PlanMark, date_of, is_invisible, is_separator, meant,
};
use crate::dates::Date;

/// Every reference in a text, such as that of an invoice, in order of appearance, each once.
///
/// Blanks, hyphens, `/ . _ :` and invisible characters may be anywhere in a reference, letters may be small, and in
/// the date and the plan O is read as 0, I and L as 1. Any other character ends it. A text that fails its check is
/// not a reference.
///
/// ```
/// use bevilling::dates::parse;
/// use bevilling::plan::{PaymentReference, find_references};
///
/// let reference = PaymentReference::new("plan-7", parse("2026-08-01")?)?;
/// let text = format!("Faktura 1234, jeres ref. {}. Tak!", reference.to_string().to_lowercase());
/// assert_eq!(find_references(&text), [reference]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn find_references(text: &str) -> Vec<PaymentReference> {
    Found::in_text(text).references
}

/// The references in a text, and texts that look like one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The valid ones, each once.
    pub(crate) references: Vec<PaymentReference>,
    /// Texts with the form of a reference, with at most one wrong character, that fail the check.
    pub(crate) mistyped: Vec<Mistyped>,
}

/// A text that looks like a reference: its day and its plan, if both can be read. One of them may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mistyped(pub(crate) Option<(PlanMark, Date)>);

/// How the characters before a place are separated from those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    Sign,
}

/// Letters and digits with only separators between them.
#[derive(Default)]
struct Run {
    characters: Vec<u8>,
    /// The separator before each character.
    gaps: Vec<Gap>,
}

impl Found {
    pub(crate) fn in_text(text: &str) -> Self {
        let (mut found, mut seen) = (Self::default(), FxHashSet::default());
        let mut run =
            Run { characters: Vec::with_capacity(text.len()), gaps: Vec::with_capacity(text.len()) };
        let mut gap = Gap::Sign;
        for character in text.chars() {
            if is_separator(character) {
                if gap == Gap::None && !is_invisible(character) {
                    gap = if character.is_whitespace() { Gap::Blank } else { Gap::Sign };
                } else if gap == Gap::Blank && !character.is_whitespace() && !is_invisible(character) {
                    gap = Gap::Sign;
                }
                continue;
            }
            match u8::try_from(character.to_ascii_uppercase()) {
                Ok(character) if character.is_ascii_alphanumeric() => {
                    run.characters.push(character);
                    run.gaps.push(gap);
                    gap = Gap::None;
                }
                _ => {
                    found.end(&mut run, &mut seen);
                    gap = Gap::Sign;
                }
            }
        }
        found.end(&mut run, &mut seen);
        found
    }

    /// Reads the run and begins another one.
    fn end(&mut self, run: &mut Run, seen: &mut FxHashSet<PaymentReference>) {
        let mut read_until = 0;
        for (start, window) in run.characters.windows(LENGTH).enumerate() {
            if let Ok(reference) = PaymentReference::of_characters(window) {
                read_until = start.saturating_add(LENGTH);
                if seen.insert(reference) {
                    self.references.push(reference);
                }
            } else if start >= read_until
                && let Some(mistyped) = run.mistyped(start, window)
                && !run.has_reference_from(start)
            {
                self.mistyped.push(mistyped);
            }
        }
        run.characters.clear();
        run.gaps.clear();
    }
}

impl Run {
    fn gap(&self, place: usize) -> Gap {
        self.gaps.get(place).copied().unwrap_or(Gap::Sign)
    }

    /// Whether a valid reference begins within the window that begins here.
    fn has_reference_from(&self, start: usize) -> bool {
        let end = start.saturating_add(2 * LENGTH).min(self.characters.len());
        let near = self.characters.get(start..end).unwrap_or_default();
        near.windows(LENGTH).any(|window| PaymentReference::of_characters(window).is_ok())
    }

    /// What the window is where it looks like a reference: it is separated from what is around it, in itself only
    /// between its parts, has the letters and digits of one, and at most one character that none has.
    fn mistyped(&self, start: usize, window: &[u8]) -> Option<Mistyped> {
        let first = window.first()?;
        let stuck = start.checked_sub(1).and_then(|before| self.characters.get(before));
        let begins = self.gap(start) != Gap::None
            || (first.is_ascii_digit() && stuck.is_some_and(u8::is_ascii_alphabetic));
        if !begins || self.gap(start.saturating_add(LENGTH)) == Gap::None {
            return None;
        }
        let gap_at = |place: usize| self.gap(start.saturating_add(place));
        let inner = (1..LENGTH).filter(|place| gap_at(*place) != Gap::None);
        if inner.clone().any(|place| place != PLAN_AT && place != CHECK_AT) {
            return None;
        }
        let (date, rest) = window.split_at_checked(PLAN_AT)?;
        let plan = rest.get(..CHECK_AT.saturating_sub(PLAN_AT))?;
        // Words and numbers beside a date are not a reference.
        let is_marked = gap_at(PLAN_AT) == Gap::Sign && gap_at(CHECK_AT) == Gap::Sign;
        let has_both = plan.iter().any(u8::is_ascii_alphabetic) && rest.iter().any(u8::is_ascii_digit);
        if !is_marked && !has_both {
            return None;
        }
        let no_digits = date.iter().filter(|character| !meant(**character).is_ascii_digit()).count();
        let day = date_of(date);
        let wrong_date = if no_digits == 0 { usize::from(day.is_none()) } else { no_digits };
        let wrong_plan = plan.iter().filter(|character| **character == b'U').count();
        let read = day.zip(PlanMark::read(plan)).map(|(day, mark)| (mark, day));
        (wrong_date.saturating_add(wrong_plan) <= 1).then_some(Mistyped(read))
    }
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "the texts are cut between letters and digits")]
mod tests {
    use super::*;
    use crate::dates::parse;
    use proptest::prelude::*;

    fn reference(plan: &str, date: &str) -> PaymentReference {
        PaymentReference::new(plan, parse(date).unwrap()).unwrap()
    }

    #[test]
    fn references_are_found_in_what_people_write() {
        let (one, two) = (reference("one", "2026-08-01"), reference("two", "2026-09-01"));
        let spread: String = one.compact().chars().flat_map(|character| [character, ' ']).collect();
        for text in [
            format!("Ref: {one}; {two}."),
            format!("ref{one}{two}"),
            format!("Faktura 20260801 {} og {}", spread.to_lowercase(), two.compact()),
            format!("{one}\n{two}\n{one}"),
            format!("æ{one}æ{two}æ"),
        ] {
            assert_eq!(find_references(&text), [one, two], "{text}");
        }
        assert_eq!(find_references("Faktura 1234567890123456789012345678901234567890"), []);
    }

    #[test]
    fn every_separator_is_read() {
        let one = reference("one", "2026-08-01");
        for separator in [
            "/", ".", "_", ":", " ", "  ", " - ", "\u{a0}", "\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}",
            "\u{2010}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{ff0d}", ". ", "", "\n",
        ] {
            let text = format!("Vores ref.: {}.", one.to_string().replace('-', separator));
            assert_eq!(find_references(&text), [one], "{separator:?}");
            assert_eq!(one.to_string().replace('-', separator).parse(), Ok(one), "{separator:?}");
            assert_eq!(Found::in_text(&text).mistyped, [], "{separator:?}");
        }
        for other in [",", ";", "|", "+", "æ"] {
            assert_eq!(find_references(&one.to_string().replace('-', other)), [], "{other:?}");
        }
    }

    #[test]
    fn what_scanners_mistake_is_read_where_only_one_of_both_can_be_meant() {
        let one = reference("one", "2010-11-10");
        let text = one.to_string();
        let (body, check) = text.rsplit_once('-').unwrap();
        for (zero, one_is) in [("O", "I"), ("o", "l"), ("0", "L"), ("O", "1"), ("o", "i")] {
            let scanned = format!("{}-{check}", body.replace('0', zero).replace('1', one_is));
            assert_eq!(find_references(&scanned), [one], "{scanned}");
            assert_eq!(scanned.parse(), Ok(one), "{scanned}");
        }
        // The place does not determine whether a check character is a letter or a digit.
        let two = (0..).map(|number| reference(&format!("p{number}"), "2026-08-01"));
        let two = two.filter(|one| one.compact()[CHECK_AT..].contains(['0', '1'])).take(3);
        for two in two {
            let (body, check) = (&two.compact()[..CHECK_AT], &two.compact()[CHECK_AT..]);
            let scanned = format!("{body}{}", check.replace('0', "O").replace('1', "I"));
            assert_eq!(find_references(&scanned), [], "{scanned}");
        }
    }

    #[test]
    fn what_looks_like_a_reference_is_known_from_what_does_not() {
        let one = reference("plan-7", "2026-08-01");
        let text = one.to_string();
        for (given, is_one) in [
            (text.replace("8B", "8C"), true),
            (text.replace("580440", "580448"), true),
            (text.replace("20260801", "20260811"), true),
            (text.replace("20260801", "20261301"), true),
            (text.replace("20260801", "2026080B"), true),
            (text.replace("580440", "58U440"), true),
            (text.replace("8B", "8C").replace('-', ""), true),
            (text.replace("8B", "8C").replace('-', " "), true),
            (text.replace("8B", "8C").replace('-', "/"), true),
            (format!("ref{}", text.replace("8B", "8C").replace('-', "")), true),
            (text.clone(), false),
            (format!("{text} {text}"), false),
            (text.replace("20260801", "2026ABCD"), false),
            (text.replace("8B", "8"), false),
            (text.replace("8B", "8BB"), false),
            ("Faktura 20260801 klippekort er".to_owned(), false),
            ("Faktura 20260801 Praktisk hjaelp i hjemmet".to_owned(), false),
            ("Betaling 20260801000000012345".to_owned(), false),
            ("Konto 1234567890 reg. 1234, ydelse april 2026".to_owned(), false),
        ] {
            let found = Found::in_text(&format!("Ydelse: {given}. Tak"));
            assert_eq!(found.mistyped.len(), usize::from(is_one), "{given}");
        }
        let found = Found::in_text(&text.replace("8B", "8C"));
        assert_eq!(found.mistyped, [Mistyped(Some((one.mark(), one.date())))]);
    }

    fn any_reference() -> impl Strategy<Value = PaymentReference> {
        let date = (1900_i32..=9999, 1_u32..=12, 1_u32..=28);
        (".{1,30}", date).prop_map(|(plan, (year, month, day))| {
            PaymentReference::new(&plan, Date::from_ymd_opt(year, month, day).unwrap()).unwrap()
        })
    }

    proptest! {
        #[test]
        fn a_reference_is_found_as_it_was_written(reference in any_reference()) {
            for text in [reference.to_string(), reference.compact(), reference.compact().to_lowercase()] {
                let found = Found::in_text(&format!("no. {text}, thanks"));
                prop_assert_eq!(found, Found { references: vec![reference], mistyped: vec![] });
            }
        }

        #[test]
        fn one_wrong_character_is_no_reference_and_looks_like_one(
            reference in any_reference(), place in 0..LENGTH, other in "[0-9A-Z]",
        ) {
            let mut text = reference.to_string();
            let at = place + usize::from(place >= PLAN_AT) + usize::from(place >= CHECK_AT);
            let is = text.as_bytes()[at];
            let wrong = other.as_bytes()[0];
            prop_assume!(is != wrong && !(place < CHECK_AT && meant(wrong) == is));
            text.replace_range(at..=at, &other);
            let found = Found::in_text(&format!("no. {text}, thanks"));
            prop_assert_eq!(found.references, []);
            prop_assert_eq!(found.mistyped.len(), 1);
        }

        #[test]
        fn any_text_is_read_without_harm(text in ".{0,60}") {
            let _ = Found::in_text(&text);
        }
    }
}
