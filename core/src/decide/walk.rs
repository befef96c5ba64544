//! The walk over a rule book that finds all options. Each rule is evaluated at most once.

use std::ops::Range;

use super::check::{Checks, Decision};
use super::evaluate::Evaluator;
use super::options::{ActivityNode, AvailableOptions, OptionsRequest, RefusalNode, SectionNode};
use super::ranking::ranked;
use crate::rulebook::compiled::{OfferRule, Place, place, rule};

/// The results of one walk over the rule book. Each rule is evaluated at most once.
struct Known {
    required: Decision,
    types: Vec<Option<Decision>>,
    offers: Vec<Option<Decision>>,
    providers: Vec<Option<Range<u32>>>,
}

impl Known {
    fn new(evaluator: &Evaluator<'_>) -> Self {
        let mut required = Decision::Allowed;
        evaluator.required(&mut required);
        let (types, offers) = (evaluator.rules.types.len(), evaluator.rules.offers.len());
        Self { required, types: vec![None; types], offers: vec![None; offers], providers: vec![None; types] }
    }
}

/// A walk for one citizen on one day.
pub(super) struct Walk<'a> {
    evaluator: Evaluator<'a>,
    request: &'a OptionsRequest,
    known: Known,
}

impl<'a> Walk<'a> {
    pub(super) fn new(evaluator: Evaluator<'a>, request: &'a OptionsRequest) -> Self {
        Self { evaluator, request, known: Known::new(&evaluator) }
    }

    pub(super) fn run(mut self, options: &mut AvailableOptions) {
        let rules = self.evaluator.rules;
        for (position, section) in rules.sections.iter().enumerate() {
            let here = place(position);
            let mut decision = self.known.required;
            self.evaluator.section(here, &mut decision);
            if decision == Decision::Refused {
                self.refuse(options, here, None, |evaluator, checks| evaluator.section(here, checks));
                continue;
            }
            if self.request.refusals {
                for &offer in &section.supplementary {
                    if let Some(found) = rule(&rules.offers, offer) {
                        let _ = self.offer(offer, found, options);
                    }
                }
            }
            let first = place(options.mains.len());
            for &offer in &section.mains {
                let Some(found) = rule(&rules.offers, offer) else { continue };
                let own = self.offer(offer, found, options);
                if own == Decision::Refused {
                    continue;
                }
                let start = place(options.supplementary.len());
                for &hanger in &found.hangers {
                    let Some(other) = rule(&rules.offers, hanger) else { continue };
                    let own = self.offer(hanger, other, options);
                    if own != Decision::Refused {
                        let providers = self.providers(other.activity_type, options);
                        let node = ActivityNode {
                            offer: hanger,
                            decision: own.max(decision),
                            supplementary: 0..0,
                            providers,
                        };
                        options.supplementary.push(node);
                    }
                }
                let supplementary = start..place(options.supplementary.len());
                let providers = self.providers(found.activity_type, options);
                options.mains.push(ActivityNode {
                    offer,
                    decision: own.max(decision),
                    supplementary,
                    providers,
                });
            }
            options.sections.push(SectionNode {
                section: here,
                decision,
                mains: first..place(options.mains.len()),
            });
        }
    }

    /// Whether an offer is in force and its condition and activity type are met, without the section.
    fn offer(&mut self, at: Place, offer: &OfferRule, options: &mut AvailableOptions) -> Decision {
        let slot = usize::try_from(at).ok();
        if let Some(known) = slot.and_then(|slot| *self.known.offers.get(slot)?) {
            return known;
        }
        let mut decision = self.activity_type(offer.activity_type);
        self.evaluator.offer_rule(at, offer, &mut decision);
        if decision == Decision::Refused {
            // Of several offers of one kind, only the one nearest to its validity is reported.
            let nearest = self.evaluator.offer(offer.section, offer.activity_type, offer.role);
            if nearest.is_some_and(|(nearest, _)| nearest == at) {
                self.refuse(options, offer.section, Some(at), |evaluator, checks| {
                    evaluator.activity_type(offer.activity_type, checks);
                    evaluator.offer_rule(at, offer, checks);
                });
            }
        }
        if let Some(known) = slot.and_then(|slot| self.known.offers.get_mut(slot)) {
            *known = Some(decision);
        }
        decision
    }

    fn activity_type(&mut self, at: Place) -> Decision {
        let slot = usize::try_from(at).ok().and_then(|slot| self.known.types.get_mut(slot));
        let evaluate = || {
            let mut decision = Decision::Allowed;
            self.evaluator.activity_type(at, &mut decision);
            decision
        };
        match slot {
            Some(slot) => *slot.get_or_insert_with(evaluate),
            None => Decision::Refused,
        }
    }

    fn providers(&mut self, activity_type: Place, options: &mut AvailableOptions) -> Range<u32> {
        let Some(slot) = usize::try_from(activity_type).ok().and_then(|at| self.known.providers.get_mut(at))
        else {
            return 0..0;
        };
        slot.get_or_insert_with(|| {
            let start = place(options.providers.len());
            let OptionsRequest { on, ranking, taken, .. } = self.request;
            options.providers.extend(ranked(options.situation.book(), activity_type, *on, ranking, taken));
            start..place(options.providers.len())
        })
        .clone()
    }

    fn refuse(
        &self,
        options: &mut AvailableOptions,
        section: Place,
        offer: Option<Place>,
        evaluate: impl FnOnce(&Evaluator<'_>, &mut Checks),
    ) {
        if !self.request.refusals {
            return;
        }
        let start = place(options.checks.len());
        let mut checks = Checks::failures(std::mem::take(&mut options.checks));
        evaluate(&self.evaluator, &mut checks);
        options.checks = checks.list;
        options.refusals.push(RefusalNode { section, offer, checks: start..place(options.checks.len()) });
    }
}
