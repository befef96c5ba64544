//! The reference of a payment: it identifies the payment on invoices and bank lines.

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dates::Date;
use crate::fault::catalogue;

/// Letters and digits of a reference: 8 for the date, 10 for the plan, 2 check characters.
pub(crate) const LENGTH: usize = 20;
/// Where the characters of the plan begin.
pub(crate) const PLAN_AT: usize = 8;
/// Where the check characters begin.
pub(crate) const CHECK_AT: usize = 18;

/// The characters of the plan. I, L, O and U are left out because they are misread (Crockford).
const PLAN_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The check characters, and the values of all characters.
const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The modulus of ISO 7064, MOD 1271-36.
const MODULUS: u32 = 1271;

catalogue! {
    /// What can be wrong with a payment reference.
    pub enum ReferenceFault {
        /// The text does not have the form of a reference. It is not repeated, because it may contain a person's
        /// number.
        ReferenceMalformed { characters: usize } = "reference-malformed", "a payment reference is a date, ten characters for the plan and two check characters: twenty letters and digits, besides separators such as blanks and hyphens; these are {characters}, or of another form";
        /// The check characters do not fit the rest.
        ReferenceCheckFailed {} = "reference-check-failed", "the check characters of the reference do not fit; a character is wrong, or two are exchanged";
        /// A plan without an id cannot be distinguished from other plans.
        PlanIdMissing {} = "plan-id-missing", "a plan without an id has no payment references";
        /// The year does not have four digits.
        ReferenceDateOutOfRange { date: Date } = "reference-date-out-of-range", "`{date}` is not in the years 1900 to 9999, so a payment on that day has no reference";
    }
}

/// Identifies a payment outside this library. It is derived only from the id of the plan and the scheduled day, so it
/// is always the same.
///
/// `20260801-580440V0V1-8B`: the day; ten characters for the plan; two check characters by ISO 7064, MOD 1271-36.
/// They detect every single wrong character and every swap of two neighbours. Without hyphens it has twenty
/// characters and fits the short text of a bank transfer.
///
/// The plan is represented by the first 50 bits of the SHA-256 of its id, so any id is allowed and none can be read
/// from the reference. Among 100,000 plans two have the same characters with a probability of 1 to 200,000; the match
/// of an invoice is then ambiguous, never wrong. An id that can be guessed can be verified against its digest: never
/// build a plan id from a CPR number.
///
/// ```
/// use bevilling::dates::parse;
/// use bevilling::plan::PaymentReference;
///
/// let reference = PaymentReference::new("plan-7", parse("2026-08-01")?)?;
/// let typed = reference.to_string().to_lowercase().replace('-', " ");
/// assert_eq!(typed.parse(), Ok(reference));
/// assert!(reference.is_of("plan-7") && reference.date() == parse("2026-08-01")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct PaymentReference {
    date: Date,
    mark: PlanMark,
}

/// The mark of a plan in its references: 50 bits of a digest of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PlanMark(u64);

impl PlanMark {
    /// The mark of a plan id.
    pub(crate) fn of(plan: &str) -> Self {
        let digest = Sha256::digest(plan.as_bytes());
        let first = digest.iter().take(8).fold(0, |bits: u64, byte| (bits << 8) | u64::from(*byte));
        Self(first >> 14)
    }

    /// Five bits for each character, the highest first.
    fn characters(self) -> impl Iterator<Item = u8> {
        (0..10).rev().map(move |place| {
            let five = usize::try_from((self.0 >> (5 * place)) & 31).unwrap_or_default();
            PLAN_ALPHABET.get(five).copied().unwrap_or(b'0')
        })
    }

    pub(crate) fn read(characters: &[u8]) -> Option<Self> {
        characters
            .iter()
            .try_fold(0, |bits: u64, character| {
                let five = PLAN_ALPHABET.iter().position(|known| *known == meant(*character))?;
                Some((bits << 5) | u64::try_from(five).ok()?)
            })
            .map(Self)
    }
}

/// The years of payments. They are limited because a letter before a reference may look like a digit of its year.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

impl PaymentReference {
    /// The reference of the payment that the plan `plan` schedules on `date`.
    ///
    /// # Errors
    /// `plan-id-missing`; `reference-date-out-of-range` outside the years 1900 to 9999.
    pub fn new(plan: &str, date: Date) -> Result<Self, ReferenceFault> {
        if plan.is_empty() {
            return Err(ReferenceFault::PlanIdMissing {});
        }
        Self::with_mark(PlanMark::of(plan), date)
    }

    /// The reference of a payment of the plan with this mark.
    pub(crate) fn with_mark(mark: PlanMark, date: Date) -> Result<Self, ReferenceFault> {
        if !YEARS.contains(&date.year()) {
            return Err(ReferenceFault::ReferenceDateOutOfRange { date });
        }
        Ok(Self { date, mark })
    }

    /// The scheduled day of the payment.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// Whether it is of a payment of this plan.
    #[must_use]
    pub fn is_of(self, plan: &str) -> bool {
        self.mark == PlanMark::of(plan)
    }

    pub(crate) const fn mark(self) -> PlanMark {
        self.mark
    }

    /// Without hyphens: twenty letters and digits.
    #[must_use]
    pub fn compact(self) -> String {
        let mut text = self.date.format("%Y%m%d").to_string();
        text.extend(self.mark.characters().map(char::from));
        let check = check_characters(text.as_bytes());
        text.extend(check.map(char::from));
        text
    }

    /// The reference of these twenty characters, in capitals.
    pub(crate) fn of_characters(characters: &[u8]) -> Result<Self, ReferenceFault> {
        let malformed = || ReferenceFault::ReferenceMalformed { characters: characters.len() };
        let body = characters.get(..CHECK_AT).ok_or_else(malformed)?;
        let check = characters.get(CHECK_AT..LENGTH).filter(|_| characters.len() == LENGTH);
        let check = check.ok_or_else(malformed)?;
        let (date, plan) = body.split_at_checked(PLAN_AT).ok_or_else(malformed)?;
        let date = date_of(date).ok_or_else(malformed)?;
        let mark = PlanMark::read(plan).ok_or_else(malformed)?;
        if !check.iter().all(u8::is_ascii_alphanumeric) {
            return Err(malformed());
        }
        let mut read = [b'0'; CHECK_AT];
        read.iter_mut().zip(body).for_each(|(read, written)| *read = meant(*written));
        if check != check_characters(&read).as_slice() {
            return Err(ReferenceFault::ReferenceCheckFailed {});
        }
        Ok(Self { date, mark })
    }
}

/// The intended character if O and 0, or I, L and 1, are confused. Neither the date nor the plan uses O, I or L.
pub(crate) const fn meant(character: u8) -> u8 {
    match character {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    }
}

/// The date of eight digits.
pub(crate) fn date_of(digits: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0_u32, |number, digit| Some(number * 10 + char::from(meant(*digit)).to_digit(10)?))
    };
    let year = i32::try_from(number(digits.get(..4)?)?).ok().filter(|year| YEARS.contains(year))?;
    Date::from_ymd_opt(year, number(digits.get(4..6)?)?, number(digits.get(6..8)?)?)
}

/// The two check characters by ISO 7064, MOD 1271-36, of letters and digits in capitals.
fn check_characters(body: &[u8]) -> [u8; 2] {
    let value = |character: u8| char::from(character).to_digit(36).unwrap_or_default();
    let number = body.iter().fold(0, |number, character| (number * 36 + value(*character)) % MODULUS);
    // The number with its check characters has the remainder 1.
    let check = (MODULUS + 1 - number * 36 * 36 % MODULUS) % MODULUS;
    [check / 36, check % 36].map(|value| {
        let character = usize::try_from(value).ok().and_then(|value| ALPHABET.get(value));
        character.copied().unwrap_or(b'0')
    })
}

/// Whether the character separates parts of a reference: blanks, hyphens of every kind, `/ . _ :`, and invisible
/// characters (soft hyphens, zero-width spaces).
pub(crate) fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '/' | '.' | '_' | ':' | '\u{2010}'
                ..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
        )
        || is_invisible(character)
}

/// Whether the character is invisible in print.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

impl FromStr for PaymentReference {
    type Err = ReferenceFault;

    /// Reads a reference as people type it and scanners read it: with blanks, hyphens and other separators anywhere,
    /// in small letters, and with O for 0 and I or L for 1 in the date and the plan, which never contain these
    /// letters.
    fn from_str(text: &str) -> Result<Self, ReferenceFault> {
        let mut characters = Vec::with_capacity(LENGTH);
        let written = text.chars().filter(|character| !is_separator(*character));
        let count = written.clone().count();
        for character in written.take(LENGTH) {
            characters.push(u8::try_from(character.to_ascii_uppercase()).unwrap_or_default());
        }
        if count != LENGTH {
            return Err(ReferenceFault::ReferenceMalformed { characters: count });
        }
        Self::of_characters(&characters)
    }
}

impl TryFrom<String> for PaymentReference {
    type Error = ReferenceFault;

    fn try_from(text: String) -> Result<Self, ReferenceFault> {
        text.parse()
    }
}

impl From<PaymentReference> for String {
    fn from(reference: PaymentReference) -> Self {
        reference.to_string()
    }
}

impl fmt::Display for PaymentReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compact = self.compact();
        let part = |from, to| compact.get(from..to).unwrap_or_default();
        write!(f, "{}-{}-{}", part(0, PLAN_AT), part(PLAN_AT, CHECK_AT), part(CHECK_AT, LENGTH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use crate::fault::ErrorCode;
    use proptest::prelude::*;

    fn reference(plan: &str, date: &str) -> PaymentReference {
        PaymentReference::new(plan, parse(date).unwrap()).unwrap()
    }

    /// The example of ISO 7064 for MOD 1271-36.
    #[test]
    fn check_characters_are_those_of_the_standard() {
        assert_eq!(&check_characters(b"ISO79"), b"3W");
    }

    /// Hosts store references, so their derivation must never change. Reproduced with Python's hashlib.
    #[test]
    fn references_are_stable() {
        for (plan, date, written) in PINNED {
            assert_eq!(reference(plan, date).to_string(), *written);
        }
    }

    const PINNED: &[(&str, &str, &str)] = &[
        ("1", "2026-08-01", "20260801-DE3B4WZZ6K-CZ"),
        ("plan-7", "2026-08-01", "20260801-580440V0V1-8B"),
        ("27.24.36-G01-7-20/æ", "1999-12-31", "19991231-J42BX78ANH-38"),
    ];

    #[test]
    fn what_is_no_reference_is_refused_without_repeating_it() {
        let code = |text: &str| text.parse::<PaymentReference>().unwrap_err().code();
        let good = reference("p", "2026-08-01").compact();
        for bad in [
            "",
            "0285891234",
            good.trim_start_matches('2'),
            &format!("{good}0"),
            &good.replace("20260801", "20260231"),
            &good.replace("20260801", "00000801"),
            "2026080100000000U000",
            "2026080100000000000æ",
            "20260801.0000000000-",
            "2026080100000000000\u{0}",
        ] {
            assert_eq!(code(bad), "reference-malformed", "{bad}");
        }
        assert_eq!(code(&good.replace("20260801", "20260802")), "reference-check-failed");
        assert!(!"028589-1234".parse::<PaymentReference>().unwrap_err().to_string().contains("1234"));
        let nothing = PaymentReference::new("", parse("2026-08-01").unwrap());
        assert_eq!(nothing.unwrap_err().code(), "plan-id-missing");
        for date in [Date::MAX, parse("1899-12-31").unwrap()] {
            assert_eq!(PaymentReference::new("p", date).unwrap_err().code(), "reference-date-out-of-range");
        }
        // The letter before a date may be read as a digit of it. The year is then no year of a payment.
        assert_eq!(super::date_of(b"O1591101"), None);
    }

    fn any_reference() -> impl Strategy<Value = PaymentReference> {
        let date = (YEARS, 1_u32..=12, 1_u32..=28);
        (".{1,30}", date).prop_map(|(plan, (year, month, day))| {
            PaymentReference::new(&plan, Date::from_ymd_opt(year, month, day).unwrap()).unwrap()
        })
    }

    proptest! {
        #[test]
        fn a_reference_reads_as_it_was_written(reference in any_reference()) {
            prop_assert_eq!(reference.compact().len(), LENGTH);
            for text in [reference.to_string(), reference.compact(), reference.compact().to_lowercase()] {
                prop_assert_eq!(text.parse(), Ok(reference));
            }
            let json = serde_json::to_string(&reference).unwrap();
            prop_assert_eq!(serde_json::from_str::<PaymentReference>(&json).unwrap(), reference);
        }

        #[test]
        fn a_wrong_character_is_found(reference in any_reference(), place in 0..LENGTH, other in 0_usize..36) {
            let mut text = reference.compact().into_bytes();
            prop_assume!(text[place] != ALPHABET[other]);
            let same = place < CHECK_AT && meant(ALPHABET[other]) == text[place];
            text[place] = ALPHABET[other];
            let read = String::from_utf8(text).unwrap().parse::<PaymentReference>();
            prop_assert_eq!(read.ok(), same.then_some(reference));
        }

        #[test]
        fn two_exchanged_characters_are_found(reference in any_reference(), place in 0..LENGTH - 1) {
            let mut text = reference.compact().into_bytes();
            prop_assume!(text[place] != text[place + 1]);
            text.swap(place, place + 1);
            prop_assert!(String::from_utf8(text).unwrap().parse::<PaymentReference>().is_err());
        }

        #[test]
        fn any_text_is_read_without_harm(text in ".{0,60}") {
            let _ = text.parse::<PaymentReference>();
        }
    }
}
