//! Verdicts: the answer to a proposal, with every check that was made.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::check::{CheckCode, Checks, Decision, Outcome, RawCheck};
use super::proposal::Proposal;
use super::situation::Situation;
use crate::dates::{Date, Validity};
use crate::rulebook::compiled::{Clause, day, dimension_bit, rule};
use crate::rulebook::{Agreement, Condition, FactValue, Law, Offer, Role, RuleBookDocument, Section};

/// Whether something may be granted, with all checks.
///
/// Checks are stored as numbers and read from the rule book on demand, so that a verdict is cheap.
#[derive(Debug, Clone)]
pub struct Verdict {
    situation: Situation,
    proposal: Proposal,
    on: Date,
    decision: Decision,
    checks: Vec<RawCheck>,
}

impl Situation {
    /// May this be granted to the case on `on`?
    ///
    /// Never fails: an unknown section, activity type or provider is an unmet check.
    ///
    /// # Source
    /// DOMAIN: rules are data; the engine enforces every rule in one place.
    ///
    /// # Example
    /// ```
    /// use bevilling::{dates::parse, decide::{Decision, Proposal}, rulebook::{FactValue, RuleBook}};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let child = book.situation([
    ///     ("target_group", FactValue::from("family")), ("effort_step", FactValue::from(3)),
    ///     ("birth_date", FactValue::from("2014-05-02")),
    /// ])?;
    /// let verdict = child.check(&Proposal::main("BL-46", "no-such-type"), parse("2026-02-01")?);
    /// assert_eq!(verdict.decision(), Decision::Refused);
    /// assert!(verdict.refusals().any(|check| check.code().code() == "activity-type-known"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn check(&self, proposal: &Proposal, on: Date) -> Verdict {
        let day = day(on);
        let atom_results = self.atom_results(day);
        let mut checks = Checks::all();
        self.evaluator(&atom_results, day).grant(&proposal.subject(self.book()), &mut checks);
        Verdict {
            situation: self.clone(),
            proposal: proposal.clone(),
            on,
            decision: checks.decision,
            checks: checks.list,
        }
    }
}

impl Verdict {
    /// Allowed, refused, or unknown while a fact is missing.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// The proposal.
    #[must_use]
    pub const fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// The decision date.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }

    /// The case.
    #[must_use]
    pub const fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Every check that was made, in the order of [`CheckCode`], met or not.
    pub fn checks(&self) -> impl Iterator<Item = Check<'_>> {
        self.checks.iter().map(|&raw| Check {
            raw,
            situation: &self.situation,
            proposal: &self.proposal,
            on: self.on,
        })
    }

    /// The checks that refuse it; empty unless the decision is [`Decision::Refused`].
    pub fn refusals(&self) -> impl Iterator<Item = Check<'_>> {
        self.checks().filter(|check| check.outcome().refuses())
    }

    /// The checks that a missing fact leaves open.
    pub fn open(&self) -> impl Iterator<Item = Check<'_>> {
        self.checks().filter(|check| check.outcome() == Outcome::FactMissing)
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let book = self.situation.book();
        let mut out = serializer.serialize_struct("Verdict", 5)?;
        out.serialize_field("decision", &self.decision)?;
        out.serialize_field("on", &self.on)?;
        out.serialize_field("proposal", &self.proposal)?;
        out.serialize_field(
            "rule_book",
            &[("id", book.id()), ("version", book.version())].into_iter().collect::<BTreeMap<_, _>>(),
        )?;
        out.serialize_field("checks", &self.checks().collect::<Vec<_>>())?;
        out.end()
    }
}

/// One check of a verdict: what was expected, what was found, and the rule.
#[derive(Debug, Clone, Copy)]
pub struct Check<'v> {
    pub(crate) raw: RawCheck,
    pub(crate) situation: &'v Situation,
    pub(crate) proposal: &'v Proposal,
    pub(crate) on: Date,
}

/// What a check expected.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected<'v> {
    /// The rule book has this id.
    Known(&'v str),
    /// The rule is in force on this date.
    InForceOn(Date),
    /// The condition holds.
    Condition(&'v Condition),
    /// The fact is stated.
    Stated(&'v str),
    /// The section offers this activity type in this role.
    Offered {
        /// The section.
        section: &'v str,
        /// The activity type.
        activity_type: &'v str,
        /// Main or supplementary.
        role: Role,
    },
    /// The main activity is one of these types.
    OneOf(&'v [String]),
    /// The provider has an agreement for the activity type.
    Agreement {
        /// The provider.
        provider: &'v str,
        /// The activity type.
        activity_type: &'v str,
    },
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Actual<'v> {
    /// The rule book does not have it.
    Absent,
    /// Whether the rule is in force.
    Valid(Validity),
    /// The facts that were used; none if the fact is missing.
    Facts(BTreeMap<&'v str, Option<FactValue>>),
    /// The main activity of the proposal.
    Main(&'v str),
}

/// A law reference as a decision letter cites it.
#[derive(Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct LawReference<'v> {
    /// The law.
    pub law: &'v str,
    /// The place in the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<&'v str>,
}

impl<'v> Check<'v> {
    /// The subject of the check.
    #[must_use]
    pub const fn code(&self) -> CheckCode {
        self.raw.code
    }

    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.raw.outcome
    }

    fn document(&self) -> &'v RuleBookDocument {
        self.situation.book().document()
    }

    fn section(&self) -> Option<&'v Section> {
        self.situation.book().section(&self.proposal.section)
    }

    fn rule_law(&self) -> Option<&'v Law> {
        rule(&self.document().laws, self.raw.rule)
    }

    fn rule_offer(&self) -> Option<&'v Offer> {
        rule(&self.document().offers, self.raw.rule)
    }

    fn rule_agreement(&self) -> Option<&'v Agreement> {
        rule(&self.document().agreements, self.raw.rule)
    }

    /// The id of the rule. Offers are named by section, activity type and role; lists of required facts and
    /// agreements by their index.
    #[must_use]
    pub fn rule(&self) -> Cow<'v, str> {
        let Proposal { section, activity_type, main, provider } = self.proposal;
        let offer = |role| match self.rule_offer() {
            Some(offer) => format!("{}/{}/{role}", offer.section, offer.activity_type),
            None => format!("{section}/{activity_type}/{role}"),
        };
        match self.raw.code {
            CheckCode::SectionKnown | CheckCode::SectionInForce | CheckCode::SectionCondition => {
                section.into()
            }
            CheckCode::LawInForce => self.rule_law().map_or("", |law| &law.id).into(),
            CheckCode::FactRequired => format!("required_facts/{}", self.raw.rule).into(),
            CheckCode::ActivityTypeKnown
            | CheckCode::ActivityTypeInForce
            | CheckCode::ActivityTypeCondition => activity_type.into(),
            CheckCode::OfferedAsMain => offer("main").into(),
            CheckCode::OfferedAsSupplementary | CheckCode::AllowedForMain => offer("supplementary").into(),
            CheckCode::OfferCondition => offer(role_name(self.proposal.role())).into(),
            CheckCode::MainKnown => main.as_deref().unwrap_or_default().into(),
            CheckCode::MainOffered => {
                format!("{section}/{}/main", main.as_deref().unwrap_or_default()).into()
            }
            CheckCode::ProviderKnown | CheckCode::ProviderInForce => {
                provider.as_deref().unwrap_or_default().into()
            }
            CheckCode::ProviderAgreed => match self.rule_agreement() {
                Some(_) => format!("agreements/{}", self.raw.rule).into(),
                None => format!("{}/{activity_type}", provider.as_deref().unwrap_or_default()).into(),
            },
        }
    }

    /// What was expected.
    #[must_use]
    pub fn expected(&self) -> Expected<'v> {
        let Proposal { section, activity_type, main, provider } = self.proposal;
        let id = |id: &'v Option<String>| id.as_deref().unwrap_or_default();
        match self.raw.code {
            CheckCode::SectionKnown => Expected::Known(section),
            CheckCode::ActivityTypeKnown => Expected::Known(activity_type),
            CheckCode::MainKnown => Expected::Known(id(main)),
            CheckCode::ProviderKnown => Expected::Known(id(provider)),
            CheckCode::LawInForce
            | CheckCode::SectionInForce
            | CheckCode::ActivityTypeInForce
            | CheckCode::ProviderInForce => Expected::InForceOn(self.on),
            CheckCode::SectionCondition | CheckCode::ActivityTypeCondition | CheckCode::OfferCondition => {
                match self.clause() {
                    Some(clause) => Expected::Condition(clause.condition),
                    None => Expected::InForceOn(self.on),
                }
            }
            CheckCode::FactRequired => Expected::Stated(self.required_fact().unwrap_or_default()),
            CheckCode::OfferedAsMain | CheckCode::OfferedAsSupplementary => {
                Expected::Offered { section, activity_type, role: self.proposal.role() }
            }
            CheckCode::MainOffered => {
                Expected::Offered { section, activity_type: id(main), role: Role::Main }
            }
            CheckCode::AllowedForMain => Expected::OneOf(self.rule_offer().map_or(&[], |offer| &offer.to)),
            CheckCode::ProviderAgreed => Expected::Agreement { provider: id(provider), activity_type },
        }
    }

    /// What was found.
    #[must_use]
    pub fn actual(&self) -> Actual<'v> {
        match self.raw.code {
            CheckCode::SectionCondition | CheckCode::ActivityTypeCondition | CheckCode::OfferCondition => {
                let looked_at = self.clause().map_or(0, |clause| clause.dimensions);
                let dimensions = (0u8..).zip(&self.document().dimensions);
                let facts = dimensions.filter(|(number, _)| looked_at & dimension_bit(*number) != 0);
                Actual::Facts(
                    facts
                        .map(|(_, dimension)| {
                            (dimension.id.as_str(), self.situation.value(&dimension.id, self.on))
                        })
                        .collect(),
                )
            }
            CheckCode::FactRequired => {
                let fact = self.required_fact().unwrap_or_default();
                Actual::Facts([(fact, self.situation.value(fact, self.on))].into())
            }
            CheckCode::AllowedForMain => Actual::Main(self.proposal.main.as_deref().unwrap_or_default()),
            _ => self.validity().map_or(Actual::Absent, Actual::Valid),
        }
    }

    /// When the rule is in force; none if there is no such rule.
    #[must_use]
    pub fn validity(&self) -> Option<Validity> {
        let (document, place) = (self.document(), self.raw.rule);
        match self.raw.code {
            CheckCode::SectionKnown
            | CheckCode::ActivityTypeKnown
            | CheckCode::MainKnown
            | CheckCode::ProviderKnown => None,
            CheckCode::LawInForce => self.rule_law().map(|law| law.valid),
            CheckCode::SectionInForce | CheckCode::SectionCondition => {
                rule(&document.sections, place).map(|section| section.valid)
            }
            CheckCode::FactRequired => rule(&document.required_facts, place).map(|required| required.valid),
            CheckCode::ActivityTypeInForce | CheckCode::ActivityTypeCondition => {
                rule(&document.activity_types, place).map(|kind| kind.valid)
            }
            CheckCode::OfferedAsMain
            | CheckCode::OfferedAsSupplementary
            | CheckCode::OfferCondition
            | CheckCode::MainOffered
            | CheckCode::AllowedForMain => self.rule_offer().map(|offer| offer.valid),
            CheckCode::ProviderInForce => rule(&document.providers, place).map(|provider| provider.valid),
            CheckCode::ProviderAgreed => self.rule_agreement().map(|agreement| agreement.valid),
        }
    }

    /// The law and the place in it that the rule comes from.
    #[must_use]
    pub fn law(&self) -> Option<LawReference<'v>> {
        let section = self.section()?;
        Some(LawReference { law: &section.law, reference: section.reference.as_deref() })
    }

    /// The dimensions that the check used, by name.
    #[must_use]
    pub fn facts(&self) -> Vec<&'v str> {
        match self.actual() {
            Actual::Facts(facts) => facts.into_keys().collect(),
            Actual::Absent | Actual::Valid(_) | Actual::Main(_) => Vec::new(),
        }
    }

    pub(crate) fn clause(&self) -> Option<Clause<'v>> {
        let (rules, place) = (self.situation.book().compiled(), self.raw.rule);
        let clauses = match self.raw.code {
            CheckCode::SectionCondition => &rule(&rules.sections, place)?.clauses,
            CheckCode::ActivityTypeCondition => &rule(&rules.types, place)?.clauses,
            CheckCode::OfferCondition => &rule(&rules.offers, place)?.clauses,
            _ => return None,
        };
        clauses.get(self.raw.clause)
    }

    fn required_fact(&self) -> Option<&'v str> {
        let required = rule(&self.document().required_facts, self.raw.rule)?;
        required.facts.get(usize::from(self.raw.clause)).map(String::as_str)
    }
}

/// The stable name of a role.
pub(crate) const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Main => "main",
        Role::Supplementary => "supplementary",
    }
}

impl Serialize for Check<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Check", 7)?;
        out.serialize_field("code", &self.code())?;
        out.serialize_field("outcome", &self.outcome())?;
        out.serialize_field("rule", &self.rule())?;
        out.serialize_field("expected", &self.expected())?;
        out.serialize_field("actual", &self.actual())?;
        if let Some(law) = self.law() {
            out.serialize_field("law", &law)?;
        }
        if let Some(valid) = self.validity() {
            out.serialize_field("valid", &valid)?;
        }
        out.end()
    }
}

crate::privacy::debug_by_json!(Expected<'_>, Actual<'_>, LawReference<'_>);
