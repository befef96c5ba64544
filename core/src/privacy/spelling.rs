//! The forms that look like a personal number.

use std::borrow::Cow;
use std::ops::Range;

/// The character that replaces a hidden digit.
const MASK: char = '•';
/// The most separators between the date and the four digits.
const BETWEEN: usize = 3;
/// The word before a whole number that a JSON reader refuses.
const QUOTED_NUMBER: &str = "integer `";

pub(super) fn redact(text: &str) -> Cow<'_, str> {
    // Fewer than six digits are not a number. Most texts have fewer, so they are returned quickly.
    if text.chars().filter(|letter| is_digit(*letter)).nth(5).is_none() {
        return Cow::Borrowed(text);
    }
    let letters: Vec<char> = text.chars().collect();
    let reader = Reader { letters: &letters };
    let mut masked: Option<Vec<char>> = None;
    let mut place = 0;
    while place < letters.len() {
        let Some(number) = reader.number(place) else {
            place = place.saturating_add(1);
            continue;
        };
        let masked = masked.get_or_insert_with(|| letters.clone());
        place = number.start;
        while place < number.end {
            // The digits of `\u{a0}` are not digits of the number.
            let next = reader.letter(place).map_or(number.end, |(_, next)| next);
            if next == place.saturating_add(1) && reader.digit_at(place) {
                masked.iter_mut().skip(place).take(1).for_each(|letter| *letter = MASK);
            }
            place = next;
        }
    }
    masked.map_or(Cow::Borrowed(text), |masked| Cow::Owned(masked.into_iter().collect()))
}

/// A digit as a person may type it: European, fullwidth, Arabic or Persian.
const fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '\u{ff10}'..='\u{ff19}' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// A hyphen or dash, or an invisible character: only numbers are written with them.
const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2060}')
        || matches!(letter, '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{feff}' | '\u{ff0d}')
}

/// Other separators between the date and the four digits.
fn is_separator(letter: char) -> bool {
    is_dash(letter)
        || letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '.' | '/' | '_' | ':' | '\\' | '·' | '~' | '+')
}

/// What was read: its end, and whether it contains only dashes.
#[derive(Clone, Copy)]
struct Between {
    end: usize,
    count: usize,
    dashes: bool,
}

struct Reader<'t> {
    letters: &'t [char],
}

impl Reader<'_> {
    fn at(&self, place: usize) -> Option<char> {
        self.letters.get(place).copied()
    }

    fn digit_at(&self, place: usize) -> bool {
        self.at(place).is_some_and(is_digit)
    }

    /// Where `count` digits end that begin at `place`.
    fn digits(&self, place: usize, count: usize) -> Option<usize> {
        let end = place.checked_add(count)?;
        self.letters.get(place..end)?.iter().all(|letter| is_digit(*letter)).then_some(end)
    }

    /// The number that begins at `place`.
    fn number(&self, place: usize) -> Option<Range<usize>> {
        let touched = place.checked_sub(1).is_some_and(|before| self.digit_at(before));
        if touched || !self.digit_at(place) {
            return None;
        }
        let end = self.pieces(place).or_else(|| self.parted(place)).or_else(|| self.quoted(place))?;
        Some(place..end)
    }

    /// Six digits and four.
    fn pieces(&self, place: usize) -> Option<usize> {
        let between = self.between(self.digits(place, 6)?);
        let end = self.digits(between.end, 4).filter(|end| !self.digit_at(*end))?;
        (between.dashes || !self.goes_on(end)).then_some(end)
    }

    /// A date in three parts, and four digits: `31.12.99-0000`.
    fn parted(&self, place: usize) -> Option<usize> {
        let first = self.digits(place, 2)?;
        let separator = self.at(first).filter(|letter| is_separator(*letter))?;
        let second = self.digits(first.checked_add(1)?, 2)?;
        self.at(second).filter(|letter| *letter == separator)?;
        let third = self.digits(second.checked_add(1)?, 2)?;
        let within = place.checked_sub(1).and_then(|before| self.at(before)) == Some(separator);
        let possible = self.two(place).is_some_and(|day| matches!(day, 1..=31 | 61..=91))
            && self.two(first.checked_add(1)?).is_some_and(|month| matches!(month, 1..=13));
        let between = self.between(third);
        let end = self.digits(between.end, 4).filter(|end| !self.digit_at(*end))?;
        // A single blank separates a date from an hour or an amount.
        let one = between.dashes || self.at(third) == Some(separator);
        (possible && one && !within && !self.goes_on(end)).then_some(end)
    }

    /// A whole number that a JSON reader quotes: `integer `101990000`` has lost its leading zero, and `integer
    /// `311399`` has lost the digits after the hyphen.
    fn quoted(&self, place: usize) -> Option<usize> {
        let digits = self.letters.get(place..)?.iter().take_while(|letter| is_digit(**letter)).count();
        let quote: Vec<char> = QUOTED_NUMBER.chars().collect();
        let before = self.letters.get(..place)?;
        let before = before.strip_suffix(&['-']).unwrap_or(before);
        (digits >= 6 && before.ends_with(&quote)).then(|| place.saturating_add(digits))
    }

    /// The value of two digits.
    fn two(&self, place: usize) -> Option<u32> {
        let value = |letter: char| {
            let place = u32::from(letter);
            let zero =
                [0x30, 0xff10, 0x660, 0x6f0].into_iter().find(|zero| (*zero..=zero + 9).contains(&place))?;
            place.checked_sub(zero)
        };
        value(self.at(place)?)?.checked_mul(10)?.checked_add(value(self.at(place.checked_add(1)?)?)?)
    }

    /// The separators between the date and the four digits.
    fn between(&self, place: usize) -> Between {
        let mut found = Between { end: place, count: 0, dashes: true };
        while found.count < BETWEEN {
            let Some((letter, end)) = self.letter(found.end).filter(|(letter, _)| is_separator(*letter))
            else {
                break;
            };
            found.end = end;
            found.count = found.count.saturating_add(1);
            found.dashes &= is_dash(letter);
        }
        found
    }

    /// The character at `place`, also if a quoted text has it as `\u{a0}`, `\u00a0`, `\xa0` or `\t`.
    fn letter(&self, place: usize) -> Option<(char, usize)> {
        let plain = (self.at(place)?, place.checked_add(1)?);
        if plain.0 != '\\' {
            return Some(plain);
        }
        let kind = self.at(plain.1)?;
        let begin = plain.1.checked_add(1)?;
        if matches!(kind, 't' | 'n' | 'r') {
            return Some((' ', begin));
        }
        let (from, most, closed) = match (kind, self.at(begin)) {
            ('u', Some('{')) => (begin.checked_add(1)?, 6, true),
            ('u', _) => (begin, 4, false),
            ('x', _) => (begin, 2, false),
            _ => return Some(plain),
        };
        let hex = self
            .letters
            .get(from..)?
            .iter()
            .take(most)
            .take_while(|letter| letter.is_ascii_hexdigit())
            .count();
        let end = from.checked_add(hex)?;
        let code: String = self.letters.get(from..end)?.iter().collect();
        let letter = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        letter.map_or(Some(plain), |letter| Some((letter, if closed { end.checked_add(1)? } else { end })))
    }

    /// Whether the four digits continue as a date (`2026-02-01`) or as an amount (`1000,00`). Then they do not end a
    /// personal number.
    fn goes_on(&self, end: usize) -> bool {
        let next = end.saturating_add(1);
        match self.at(end) {
            Some('-') => self
                .digits(next, 2)
                .filter(|end| self.at(*end) == Some('-'))
                .and_then(|end| self.digits(end.saturating_add(1), 2))
                .is_some(),
            Some('.' | ',') => self.digit_at(next),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn every_spelling_is_masked_and_keeps_its_width() {
        for (text, masked) in [
            ("3113990000", "••••••••••"),
            ("311399-0000", "••••••-••••"),
            ("311399 0000", "•••••• ••••"),
            ("311399 - 0000", "•••••• - ••••"),
            ("311399–0000", "••••••–••••"),
            ("311399\u{2011}0000", "••••••\u{2011}••••"),
            ("311399\u{a0}0000", "••••••\u{a0}••••"),
            ("311399\u{202f}0000", "••••••\u{202f}••••"),
            ("311399\u{200b}0000", "••••••\u{200b}••••"),
            ("311399/0000", "••••••/••••"),
            ("311399.0000", "••••••.••••"),
            ("311399\t0000", "••••••\t••••"),
            (r"311399\u{a0}0000", r"••••••\u{a0}••••"),
            (r"311399\u00a00000", r"••••••\u00a0••••"),
            (r"311399\xa00000", r"••••••\xa0••••"),
            (r"311399\t0000", r"••••••\t••••"),
            ("31.13.99-0000", "••.••.••-••••"),
            ("31-12-99-0000", "••-••-••-••••"),
            ("71 12 99 0000", "•• •• •• ••••"),
            ("31/12/99/0000", "••/••/••/••••"),
            ("9913990000", "••••••••••"),
            ("028589-1234", "••••••-••••"),
            ("７１１３９９-0000", "••••••-••••"),
            ("sag_3113990000b", "sag_••••••••••b"),
            ("CPR311399-0000-2", "CPR••••••-••••-2"),
            ("/facts/311399-0000/0", "/facts/••••••-••••/0"),
            ("311399 0000, 311399-0000", "•••••• ••••, ••••••-••••"),
            ("3113990000.0", "••••••••••.0"),
            ("-3113990000", "-••••••••••"),
            ("integer `101990000`, expected a string", "integer `•••••••••`, expected a string"),
            ("integer `311399`, expected", "integer `••••••`, expected"),
            ("mor (311399-0000),\nsom er enig", "mor (••••••-••••),\nsom er enig"),
        ] {
            assert_eq!(redact(text), masked);
            assert_eq!(redact(masked), masked, "twice");
            assert_eq!(text.chars().count(), masked.chars().count());
        }
    }

    #[test]
    fn other_numbers_are_shown() {
        for text in [
            "",
            "12345678",
            "528211009",
            "528211009-015",
            "5790000000000",
            "27.24.36-G01-7-20",
            "02858912345",
            "x 1234567-8901",
            "2026-02-01",
            "2026-02-01/2026-06-30",
            "400221 (a)",
            "200201 2026-02-01",
            "200201 1000,00",
            "200201 1000.00 kr.",
            "015031-528201003",
            "01.02.26 1200",
            "20260801-580440V0V1-8B",
            "550e8400-e29b-41d4-a716-446655440000",
            "1.234.567,89",
            "`101990000`",
            "integer `12345`",
            "1234567890123",
            "SEL-52-3.7",
        ] {
            assert_eq!(redact(text), text);
        }
    }
}
