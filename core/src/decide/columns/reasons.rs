//! The reasons of an answer as a set of bits.

use serde::Serialize;

use crate::dates::Date;
use crate::decide::check::{CheckCode, Decision, Outcome, RawCheck, Sink};
use crate::decide::evaluate::Subject;
use crate::decide::verdict::Check;
use crate::decide::{Situation, Verdict};
use crate::rulebook::RuleBook;
use crate::rulebook::compiled::{Dimensions, day, dimension_bit};

/// The reasons of an answer as a set of bits: the refusing checks, the checks that a missing fact leaves open, and
/// the dimensions that these checks use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Reasons(pub(super) u64);

const OPEN: u32 = 20;
const DIMENSIONS: u32 = 32;
/// The codes that can be left open, in the order of their bits.
const CAN_BE_OPEN: [CheckCode; 4] = [
    CheckCode::SectionCondition,
    CheckCode::FactRequired,
    CheckCode::ActivityTypeCondition,
    CheckCode::OfferCondition,
];

impl Reasons {
    /// The set as a number: bits 0–16 the refusing checks by [`CheckCode`], 20–23 the open ones (section
    /// condition, fact required, activity type condition, offer condition), 32–63 the dimensions.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The decision that follows from the reasons: refused if one refuses, unknown if one is open.
    #[must_use]
    pub const fn decision(self) -> Decision {
        if self.0 & REFUSING != 0 {
            Decision::Refused
        } else if self.0 & ALL_OPEN != 0 {
            Decision::Unknown
        } else {
            Decision::Allowed
        }
    }

    /// The checks that refuse.
    pub fn refusing(self) -> impl Iterator<Item = CheckCode> {
        CheckCode::ALL.into_iter().filter(move |&code| self.0 & refusing_bit(code) != 0)
    }

    /// The checks that a missing fact leaves open.
    pub fn open(self) -> impl Iterator<Item = CheckCode> {
        CAN_BE_OPEN.into_iter().filter(move |&code| self.0 & open_bit(code) != 0)
    }

    /// The names of the dimensions that the refusing and open checks use.
    pub fn dimensions(self, book: &RuleBook) -> impl Iterator<Item = &str> {
        let dimensions = book.document().dimensions.iter();
        dimensions
            .enumerate()
            .filter(move |&(position, _)| {
                u8::try_from(position)
                    .is_ok_and(|number| self.0 >> DIMENSIONS & u64::from(dimension_bit(number)) != 0)
            })
            .map(|(_, dimension)| dimension.id.as_str())
    }

    pub(crate) fn of<'v>(checks: impl Iterator<Item = Check<'v>>) -> Self {
        let mut bits = Answer::default();
        for check in checks {
            let book = check.situation.book();
            let numbers =
                check.facts().into_iter().filter_map(|fact| u8::try_from(book.dimension_index(fact)?).ok());
            bits.report(check.raw, numbers.fold(0, |set, number| set | dimension_bit(number)));
        }
        Self(bits.reasons)
    }
}

impl Situation {
    /// May this be granted, and why not? One row of [`RuleBook::check_columns`], by the numbers of the rule book.
    ///
    /// For callers that look the numbers up once and check many rows.
    ///
    /// ```
    /// use bevilling::{dates::parse, decide::{Decision, Proposal}, rulebook::{FactValue, RuleBook}};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let child = book.situation([("effort_step", FactValue::from(3))])?;
    /// let numbers = book.section_number("SEL-52-3-2").zip(book.activity_type_number("200201"));
    /// let (section, activity_type) = numbers.ok_or("no such rules")?;
    /// let reasons = child.reasons(section, activity_type, None, None, parse("2026-01-05")?);
    /// assert_eq!(reasons.decision(), Decision::Refused);
    /// let verdict = child.check(&Proposal::main("SEL-52-3-2", "200201"), parse("2026-01-05")?);
    /// assert_eq!(reasons, verdict.reasons());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reasons(
        &self,
        section: u32,
        activity_type: u32,
        main: Option<u32>,
        provider: Option<u32>,
        on: Date,
    ) -> Reasons {
        let (day, mut answer) = (day(on), Answer::default());
        let atom_results = self.atom_results(day);
        let subject = Subject { section, activity_type, main, provider };
        self.evaluator(&atom_results, day).grant(&subject, &mut answer);
        Reasons(answer.reasons)
    }
}

impl Verdict {
    /// The reasons of this verdict as a set, equal to the result of [`RuleBook::check_columns`].
    #[must_use]
    pub fn reasons(&self) -> Reasons {
        Reasons::of(self.checks())
    }
}

/// The bits of all checks that refuse.
const REFUSING: u64 = (1 << CheckCode::ALL.len()) - 1;
/// The bits of all checks that are open.
const ALL_OPEN: u64 = ((1 << CAN_BE_OPEN.len()) - 1) << OPEN;

pub(super) const fn refusing_bit(code: CheckCode) -> u64 {
    1 << code as u32
}

const fn open_bit(code: CheckCode) -> u64 {
    let place = match code {
        CheckCode::SectionCondition => 0,
        CheckCode::FactRequired => 1,
        CheckCode::ActivityTypeCondition => 2,
        _ => 3,
    };
    1 << (OPEN + place)
}

/// A decision and its reasons, collected from the checks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    pub(super) decision: Decision,
    pub(super) reasons: u64,
}

impl Default for Answer {
    fn default() -> Self {
        Self { decision: Decision::Allowed, reasons: 0 }
    }
}

impl Sink for Answer {
    const FAILURES_ONLY: bool = true;

    #[inline]
    fn report(&mut self, check: RawCheck, dimensions: Dimensions) {
        if check.outcome == Outcome::Met {
            return;
        }
        self.decision = self.decision.max(check.outcome.into());
        self.reasons |= match check.outcome {
            Outcome::FactMissing => open_bit(check.code),
            _ => refusing_bit(check.code),
        };
        self.reasons |= u64::from(dimensions) << DIMENSIONS;
    }
}
