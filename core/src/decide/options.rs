//! Options: everything that may be granted to a case and, on request, everything that may not, with the reasons.

use std::ops::Range;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::check::{Decision, RawCheck};
use super::proposal::Proposal;
use super::ranking::{AgreementUsage, Criterion, ProviderOption};
use super::situation::Situation;
use super::verdict::{Check, role_name};
use super::walk::Walk;
use crate::dates::Date;
use crate::rulebook::compiled::{Place, day, rule};
use crate::rulebook::{ActivityType, Offer, Role, Section};

/// The request to [`Situation::options`].
#[derive(Debug, Clone)]
pub struct OptionsRequest {
    /// The decision date.
    pub on: Date,
    /// Whether to include what may not be granted, with the reasons.
    pub refusals: bool,
    /// The criteria that rank providers, the most important first.
    pub ranking: Vec<Criterion>,
    /// How many citizens the providers already have.
    pub taken: AgreementUsage,
}

impl OptionsRequest {
    /// Everything that may be granted on `on`; providers are ranked by [`Criterion::DEFAULT`].
    #[must_use]
    pub fn on(on: Date) -> Self {
        Self { on, refusals: false, ranking: Criterion::DEFAULT.to_vec(), taken: AgreementUsage::new() }
    }

    /// The same, with what may not be granted.
    #[must_use]
    pub fn with_refusals(mut self) -> Self {
        self.refusals = true;
        self
    }

    /// The same, with providers ranked by other criteria.
    #[must_use]
    pub fn ranked_by(mut self, ranking: impl Into<Vec<Criterion>>) -> Self {
        self.ranking = ranking.into();
        self
    }

    /// The same, with the citizens that providers already have.
    #[must_use]
    pub fn taken(mut self, taken: AgreementUsage) -> Self {
        self.taken = taken;
        self
    }
}

/// What may be granted: sections, under each its main activities, and under each of these the supplementary
/// activities and the providers.
///
/// It contains nothing that is refused. Options that are *unknown* because a fact is missing are included and marked.
/// A section may be included without an activity, if the rule book offers none under it.
#[derive(Debug, Clone)]
pub struct AvailableOptions {
    pub(super) situation: Situation,
    pub(super) on: Date,
    pub(super) sections: Vec<SectionNode>,
    pub(super) mains: Vec<ActivityNode>,
    pub(super) supplementary: Vec<ActivityNode>,
    pub(super) providers: Vec<ProviderOption>,
    pub(super) refusals: Vec<RefusalNode>,
    pub(super) checks: Vec<RawCheck>,
}

#[derive(Debug, Clone)]
pub(super) struct SectionNode {
    pub(super) section: Place,
    pub(super) decision: Decision,
    pub(super) mains: Range<u32>,
}

#[derive(Debug, Clone)]
pub(super) struct ActivityNode {
    pub(super) offer: Place,
    pub(super) decision: Decision,
    pub(super) supplementary: Range<u32>,
    pub(super) providers: Range<u32>,
}

#[derive(Debug, Clone)]
pub(super) struct RefusalNode {
    pub(super) section: Place,
    pub(super) offer: Option<Place>,
    pub(super) checks: Range<u32>,
}

impl Situation {
    /// Everything that may be granted to the case on a date.
    ///
    /// # Example
    /// ```
    /// use bevilling::{dates::parse, decide::OptionsRequest, rulebook::{FactValue, RuleBook}};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let child = book.situation([
    ///     ("target_group", FactValue::from("family")), ("effort_step", FactValue::from(3)),
    ///     ("birth_date", FactValue::from("2014-05-02")),
    /// ])?;
    /// let options = child.options(&OptionsRequest::on(parse("2026-02-01")?).with_refusals());
    /// for section in options.sections() {
    ///     println!("{}: {} activities", section.section().id, section.activities().count());
    /// }
    /// assert!(options.refusals().any(|refusal| refusal.proposal().section.starts_with("SEL-")));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn options(&self, request: &OptionsRequest) -> AvailableOptions {
        let today = day(request.on);
        let atom_results = self.atom_results(today);
        let evaluator = self.evaluator(&atom_results, today);
        let mut options = AvailableOptions {
            situation: self.clone(),
            on: request.on,
            sections: Vec::with_capacity(64),
            mains: Vec::with_capacity(128),
            supplementary: Vec::with_capacity(1024),
            providers: Vec::new(),
            refusals: Vec::new(),
            checks: Vec::new(),
        };
        Walk::new(evaluator, request).run(&mut options);
        options
    }
}

fn slice<'a, T>(all: &'a [T], range: &Range<u32>) -> impl Iterator<Item = &'a T> + use<'a, T> {
    let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
    start.ok().zip(end.ok()).and_then(|(start, end)| all.get(start..end)).into_iter().flatten()
}

impl AvailableOptions {
    /// The sections, in document order.
    pub fn sections(&self) -> impl Iterator<Item = SectionOption<'_>> {
        self.sections.iter().filter_map(|node| {
            let section = rule(&self.situation.book().document().sections, node.section)?;
            Some(SectionOption { options: self, node, section })
        })
    }

    /// What may not be granted, with the reasons, if requested: refused sections, and under the other sections the
    /// refused activities.
    pub fn refusals(&self) -> impl Iterator<Item = RefusedOption<'_>> {
        let document = self.situation.book().document();
        self.refusals.iter().filter_map(move |node| {
            let section = rule(&document.sections, node.section)?;
            let offer = node.offer.and_then(|offer| rule(&document.offers, offer));
            let proposal = match offer {
                Some(Offer { activity_type, role: Role::Supplementary, .. }) => {
                    Proposal::supplementary(&section.id, activity_type, "")
                }
                Some(Offer { activity_type, role: Role::Main, .. }) => {
                    Proposal::main(&section.id, activity_type)
                }
                None => Proposal::main(&section.id, ""),
            };
            Some(RefusedOption { options: self, node, proposal, offer })
        })
    }

    /// The case of the options.
    #[must_use]
    pub const fn situation(&self) -> &Situation {
        &self.situation
    }

    /// The decision date.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }
}

/// A section that may be granted under.
#[derive(Debug, Clone, Copy)]
pub struct SectionOption<'o> {
    options: &'o AvailableOptions,
    node: &'o SectionNode,
    section: &'o Section,
}

impl<'o> SectionOption<'o> {
    /// The section.
    #[must_use]
    pub const fn section(&self) -> &'o Section {
        self.section
    }

    /// Allowed, or unknown while a fact is missing.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.node.decision
    }

    /// The main activities that may be granted under it.
    pub fn activities(&self) -> impl Iterator<Item = ActivityOption<'o>> + use<'o> {
        activities(self.options, &self.options.mains, &self.node.mains)
    }
}

fn activities<'o>(
    options: &'o AvailableOptions,
    nodes: &'o [ActivityNode],
    range: &Range<u32>,
) -> impl Iterator<Item = ActivityOption<'o>> + use<'o> {
    let document = options.situation.book().document();
    slice(nodes, range).filter_map(move |node| {
        let offer = rule(&document.offers, node.offer)?;
        let activity_type = options.situation.book().activity_type(&offer.activity_type)?;
        Some(ActivityOption { options, node, offer, activity_type })
    })
}

/// An activity that may be granted under a section.
#[derive(Debug, Clone, Copy)]
pub struct ActivityOption<'o> {
    options: &'o AvailableOptions,
    node: &'o ActivityNode,
    offer: &'o Offer,
    activity_type: &'o ActivityType,
}

impl<'o> ActivityOption<'o> {
    /// The activity type.
    #[must_use]
    pub const fn activity_type(&self) -> &'o ActivityType {
        self.activity_type
    }

    /// The offer: KLE number, journal template, account.
    #[must_use]
    pub const fn offer(&self) -> &'o Offer {
        self.offer
    }

    /// Allowed, or unknown while a fact is missing.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.node.decision
    }

    /// The providers with an agreement in force, best first. Also empty if any provider is accepted and none has an
    /// agreement; see [`ActivityType::providers`].
    pub fn providers(&self) -> impl Iterator<Item = &'o ProviderOption> + use<'o> {
        slice(&self.options.providers, &self.node.providers)
    }

    /// For a main activity: the supplementary activities that may belong to it.
    pub fn supplementary(&self) -> impl Iterator<Item = ActivityOption<'o>> + use<'o> {
        activities(self.options, &self.options.supplementary, &self.node.supplementary)
    }
}

/// Something that may not be granted.
#[derive(Debug, Clone)]
pub struct RefusedOption<'o> {
    options: &'o AvailableOptions,
    node: &'o RefusalNode,
    proposal: Proposal,
    offer: Option<&'o Offer>,
}

impl RefusedOption<'_> {
    /// The refused item; the activity type is empty if the whole section is refused.
    #[must_use]
    pub const fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Main or supplementary; none if the whole section is refused.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.offer.map(|offer| offer.role)
    }

    /// The checks that are not met.
    pub fn checks(&self) -> impl Iterator<Item = Check<'_>> {
        let AvailableOptions { situation, on, checks, .. } = self.options;
        slice(checks, &self.node.checks).map(|&raw| Check {
            raw,
            situation,
            proposal: &self.proposal,
            on: *on,
        })
    }
}

impl Serialize for AvailableOptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("AvailableOptions", 3)?;
        out.serialize_field("on", &self.on)?;
        out.serialize_field("sections", &self.sections().collect::<Vec<_>>())?;
        out.serialize_field("refusals", &self.refusals().collect::<Vec<_>>())?;
        out.end()
    }
}

impl Serialize for SectionOption<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("SectionOption", 4)?;
        out.serialize_field("section", &self.section.id)?;
        out.serialize_field("title", &self.section.title)?;
        out.serialize_field("decision", &self.decision())?;
        out.serialize_field("activities", &self.activities().collect::<Vec<_>>())?;
        out.end()
    }
}

impl Serialize for ActivityOption<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("ActivityOption", 6)?;
        out.serialize_field("activity_type", &self.activity_type.id)?;
        out.serialize_field("title", &self.activity_type.title)?;
        out.serialize_field("decision", &self.decision())?;
        out.serialize_field(
            "any_provider",
            &(self.activity_type.providers == crate::rulebook::ProviderPolicy::Any),
        )?;
        out.serialize_field("providers", &self.providers().collect::<Vec<_>>())?;
        if self.offer.role == Role::Main {
            out.serialize_field("supplementary", &self.supplementary().collect::<Vec<_>>())?;
        }
        out.end()
    }
}

impl Serialize for RefusedOption<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("RefusedOption", 4)?;
        out.serialize_field("section", &self.proposal.section)?;
        if let Some(offer) = self.offer {
            out.serialize_field("activity_type", &offer.activity_type)?;
            out.serialize_field("role", role_name(offer.role))?;
        }
        out.serialize_field("checks", &self.checks().collect::<Vec<_>>())?;
        out.end()
    }
}
