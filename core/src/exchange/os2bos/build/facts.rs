//! What cases must state: dimensions, required facts, and the efforts that depend on them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Builder, Ids, codes, described, titled};
use crate::exchange::os2bos::excerpt::excerpt;
use crate::exchange::os2bos::model::{Effort, EffortStep, Named, TargetGroup};
use crate::exchange::os2bos::notice::Os2bosNotice as Notice;
use crate::exchange::os2bos::report::Origin;
use crate::rulebook::{self, Choice, Condition, Dimension, Domain, FactValue, RequiredFacts, Step};
use crate::title::LocalizedText;

const TARGET_GROUP: &str = "target_group";
pub(super) const EFFORT_STEP: &str = "effort_step";
const SCALING_STEP: &str = "scaling_step";
const DISTRICT: &str = "district";

/// The effort ladder of OS2bos 3.8, for files that do not hold it.
const EFFORT_STEPS: [&str; 6] = [
    "Trin 1: Tidlig indsats i almenområdet",
    "Trin 2: Forebyggelse",
    "Trin 3: Hjemmebaserede indsatser",
    "Trin 4: Anbringelse i slægt eller netværk",
    "Trin 5: Anbringelse i forskellige typer af plejefamilier",
    "Trin 6: Anbringelse i institutionstilbud",
];

/// The steps of the scaling ladder.
const SCALING_STEPS: std::ops::RangeInclusive<i64> = 1..=10;

impl Builder<'_> {
    pub(super) fn target_groups(&mut self, groups: &[TargetGroup]) -> Ids {
        let mut ids = Ids::of("target group");
        let mut choices = Vec::new();
        for group in groups {
            self.value(&group.head);
            let id = ids.name(&group.head, &group.name);
            choices.push(Choice { title: titled(&group.name, &id), id });
        }
        if choices.is_empty() {
            self.note(&Origin::model("target groups"), Notice::NoTargetGroups {});
        } else {
            self.dimension(
                TARGET_GROUP,
                LocalizedText::new("Målgruppe", "Target group"),
                Domain::Choice(choices),
            );
        }
        ids
    }

    /// The steps by key.
    pub(super) fn effort_steps(&mut self, given: &[EffortStep]) -> Ids {
        let mut ids = Ids::of("effort step");
        let mut steps = Vec::new();
        for step in given {
            self.value(&step.head);
            if ids.claim(&step.head, "number", &step.number.to_string(), self.report) {
                steps.push(Step { step: step.number, title: titled(&step.name, &step.number.to_string()) });
            }
        }
        if given.is_empty() {
            let origin = Origin::model("effort steps");
            self.note(&origin, Notice::StepsAssumed {});
            for (step, title) in (1..).zip(EFFORT_STEPS) {
                ids.assume(&step.to_string());
                steps.push(Step { step, title: LocalizedText::danish(title) });
            }
        }
        steps.sort_by_key(|step| step.step);
        self.dimension(
            EFFORT_STEP,
            LocalizedText::new("Indsatstrappe", "Effort ladder"),
            Domain::Ladder(steps),
        );
        ids
    }

    /// The scaling ladder, and the districts if there are any or they are required.
    pub(super) fn ladder_and_districts(&mut self, districts: &[Named], groups: &[TargetGroup]) {
        self.note(&Origin::model("scaling steps"), Notice::ScalingAssumed {});
        let steps = SCALING_STEPS.map(|step| Step {
            step,
            title: LocalizedText::new(format!("Trin {step}"), format!("Step {step}")),
        });
        let title = LocalizedText::new("Skaleringstrappe", "Scaling ladder");
        self.dimension(SCALING_STEP, title, Domain::Ladder(steps.collect()));

        let mut ids = Ids::of("district");
        let mut choices = Vec::new();
        for district in districts {
            self.value(&district.head);
            let id = ids.name(&district.head, &district.name);
            choices.push(Choice { title: titled(&district.name, &id), id });
        }
        let title = LocalizedText::new("Skoledistrikt", "School district");
        if !choices.is_empty() {
            self.dimension(DISTRICT, title, Domain::Choice(choices));
        } else if groups.iter().any(|group| required(group).any(|field| field == DISTRICT)) {
            self.note(&Origin::model("school districts"), Notice::DistrictsAssumed {});
            self.dimension(DISTRICT, title, Domain::Number { min: Some(1), max: None });
        }
    }

    pub(super) fn required_facts(&mut self, groups: &[TargetGroup], ids: &Ids) {
        let known: BTreeSet<String> =
            self.document.dimensions.iter().map(|dimension| dimension.id.clone()).collect();
        for group in groups {
            let (facts, unknown): (Vec<_>, Vec<_>) =
                required(group).partition(|field| known.contains(*field));
            for fact in unknown {
                self.note(&group.head.origin, Notice::FactUnknown { fact: excerpt(fact) });
            }
            let facts: Vec<String> = facts.into_iter().map(str::to_owned).collect();
            let Some(id) = ids.find(&group.head.key).filter(|_| !facts.is_empty()) else { continue };
            let when = among(TARGET_GROUP, [FactValue::from(id)]);
            let required =
                RequiredFacts { facts, when: Some(Condition::In(when)), valid: Default::default() };
            self.document.required_facts.push(required);
        }
    }

    pub(super) fn efforts(&mut self, efforts: Vec<Effort>, groups: &Ids) {
        let mut ids = Ids::of("effort");
        for effort in efforts {
            let origin = &effort.head.origin;
            let allowed = self.refer_all(origin, "allowed_for_target_groups", groups, &effort.target_groups);
            let id = ids.name(&effort.head, &effort.name);
            let effort = rulebook::Effort {
                title: titled(&effort.name, &id),
                id,
                description: described(effort.description),
                when: Some(Condition::In(of_target_groups(groups, &allowed))),
                valid: self.valid(&effort.head),
                codes: codes(&effort.head, &[]),
            };
            self.document.efforts.push(effort);
        }
    }

    fn dimension(&mut self, id: &str, title: LocalizedText, domain: Domain) {
        self.document.dimensions.push(Dimension { id: id.to_owned(), title, question: None, domain });
    }
}

/// The fields of a case that a target group requires. Older databases write a list in brackets.
fn required(group: &TargetGroup) -> impl Iterator<Item = &str> {
    group
        .required
        .split(',')
        .map(|field| field.trim_matches(['[', ']', '"', '\'', ' ']))
        .filter(|field| !field.is_empty())
}

/// One of these target groups. Without any, the condition says that the rule is closed to everybody, because it is
/// unknown to whom it is open.
pub(super) fn of_target_groups(groups: &Ids, allowed: &[String]) -> BTreeMap<String, Vec<FactValue>> {
    match groups.is_empty() {
        true => among(EFFORT_STEP, []),
        false => among(TARGET_GROUP, allowed.iter().map(|id| FactValue::from(id.as_str()))),
    }
}

/// One dimension, one of these values.
pub(super) fn among(
    dimension: &str,
    values: impl IntoIterator<Item = FactValue>,
) -> BTreeMap<String, Vec<FactValue>> {
    BTreeMap::from([(dimension.to_owned(), values.into_iter().collect())])
}
