//! Checks: the single statements of a verdict.

use serde::Serialize;

use crate::rulebook::compiled::{Dimensions, Place, When};

/// The subject of a check. Its text is the stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
#[non_exhaustive]
pub enum CheckCode {
    /// The rule book has the section.
    SectionKnown,
    /// The law of the section is in force.
    LawInForce,
    /// The section is in force.
    SectionInForce,
    /// The citizen meets the condition of the section.
    SectionCondition,
    /// A fact that the rule book requires of this case is stated.
    FactRequired,
    /// The rule book has the activity type.
    ActivityTypeKnown,
    /// The activity type is in force.
    ActivityTypeInForce,
    /// The citizen meets the condition of the activity type.
    ActivityTypeCondition,
    /// The activity type is offered as main activity under the section.
    OfferedAsMain,
    /// The activity type is offered as supplementary activity under the section.
    OfferedAsSupplementary,
    /// The citizen meets the condition of the offer.
    OfferCondition,
    /// The rule book has the activity type of the main activity.
    MainKnown,
    /// The main activity is itself offered as main activity under the section.
    MainOffered,
    /// The supplementary activity may belong to the main one.
    AllowedForMain,
    /// The rule book has the provider.
    ProviderKnown,
    /// The provider may be chosen.
    ProviderInForce,
    /// The provider has an agreement in force to deliver the activity type.
    ProviderAgreed,
}

impl CheckCode {
    /// Every code, in the order in which checks are made.
    pub const ALL: [Self; 17] = [
        Self::SectionKnown,
        Self::LawInForce,
        Self::SectionInForce,
        Self::SectionCondition,
        Self::FactRequired,
        Self::ActivityTypeKnown,
        Self::ActivityTypeInForce,
        Self::ActivityTypeCondition,
        Self::OfferedAsMain,
        Self::OfferedAsSupplementary,
        Self::OfferCondition,
        Self::MainKnown,
        Self::MainOffered,
        Self::AllowedForMain,
        Self::ProviderKnown,
        Self::ProviderInForce,
        Self::ProviderAgreed,
    ];

    /// The stable code, such as `section-condition`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SectionKnown => "section-known",
            Self::LawInForce => "law-in-force",
            Self::SectionInForce => "section-in-force",
            Self::SectionCondition => "section-condition",
            Self::FactRequired => "fact-required",
            Self::ActivityTypeKnown => "activity-type-known",
            Self::ActivityTypeInForce => "activity-type-in-force",
            Self::ActivityTypeCondition => "activity-type-condition",
            Self::OfferedAsMain => "offered-as-main",
            Self::OfferedAsSupplementary => "offered-as-supplementary",
            Self::OfferCondition => "offer-condition",
            Self::MainKnown => "main-known",
            Self::MainOffered => "main-offered",
            Self::AllowedForMain => "allowed-for-main",
            Self::ProviderKnown => "provider-known",
            Self::ProviderInForce => "provider-in-force",
            Self::ProviderAgreed => "provider-agreed",
        }
    }
}

/// The outcome of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Met.
    Met,
    /// Not met.
    Unmet,
    /// The rule comes into force later.
    NotYetInForce,
    /// The rule is no longer in force.
    Ended,
    /// A fact is missing to decide it.
    FactMissing,
}

impl Outcome {
    /// The stable name, such as `not_yet_in_force`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotYetInForce => "not_yet_in_force",
            Self::Ended => "ended",
            Self::FactMissing => "fact_missing",
        }
    }

    /// Whether the check alone refuses the grant.
    #[must_use]
    pub const fn refuses(self) -> bool {
        matches!(self, Self::Unmet | Self::NotYetInForce | Self::Ended)
    }

    pub(crate) const fn in_force(when: When) -> Self {
        match when {
            When::Within => Self::Met,
            When::Before => Self::NotYetInForce,
            When::After => Self::Ended,
        }
    }
}

/// The decision: the worst outcome of all checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Decision {
    /// Every check is met.
    Allowed,
    /// Nothing refuses it, but a fact is missing.
    Unknown,
    /// At least one check refuses it.
    Refused,
}

impl Decision {
    /// The stable name, such as `allowed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }
}

/// A check in stored form: eight bytes. All other values are read from the rule book on demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawCheck {
    pub(crate) code: CheckCode,
    pub(crate) outcome: Outcome,
    /// The clause of the rule, if it has several.
    pub(crate) clause: u16,
    /// The rule: a section, offer, provider … by the code.
    pub(crate) rule: Place,
}

/// Receives each check from the evaluator.
pub(crate) trait Sink {
    /// Whether met checks need not be reported.
    const FAILURES_ONLY: bool;
    /// Receives a check; `dimensions` are the facts that it used.
    fn report(&mut self, check: RawCheck, dimensions: Dimensions);
}

/// Keeps all checks, or only the unmet ones.
#[derive(Debug)]
pub(crate) struct Checks {
    pub(crate) list: Vec<RawCheck>,
    pub(crate) decision: Decision,
    failures_only: bool,
}

impl Checks {
    pub(crate) fn all() -> Self {
        Self { list: Vec::with_capacity(24), decision: Decision::Allowed, failures_only: false }
    }

    /// Adds unmet checks to `list`.
    pub(crate) const fn failures(list: Vec<RawCheck>) -> Self {
        Self { list, decision: Decision::Allowed, failures_only: true }
    }
}

impl Sink for Checks {
    const FAILURES_ONLY: bool = false;

    #[inline]
    fn report(&mut self, check: RawCheck, _: Dimensions) {
        self.decision = self.decision.max(check.outcome.into());
        if !(self.failures_only && check.outcome == Outcome::Met) {
            self.list.push(check);
        }
    }
}

/// Keeps only the decision.
impl Sink for Decision {
    const FAILURES_ONLY: bool = true;

    #[inline]
    fn report(&mut self, check: RawCheck, _: Dimensions) {
        *self = (*self).max(check.outcome.into());
    }
}

impl From<Outcome> for Decision {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Allowed,
            Outcome::FactMissing => Self::Unknown,
            Outcome::Unmet | Outcome::NotYetInForce | Outcome::Ended => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_codes_is_in_order_and_says_what_is_serialised() {
        for (position, code) in CheckCode::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(code as u8), position);
            assert_eq!(serde_json::to_value(code).unwrap(), code.code());
        }
        for outcome in
            [Outcome::Met, Outcome::Unmet, Outcome::NotYetInForce, Outcome::Ended, Outcome::FactMissing]
        {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.name());
        }
    }
}
