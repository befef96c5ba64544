//! What the reference's own classification allows: sections, activities, providers.

use std::collections::BTreeMap;

use bevilling::dates::parse;
use bevilling::decide::{ActivityOption, AvailableOptions, OptionsRequest};
use bevilling::rulebook::FactValue;
use serde::Deserialize;
use serde_json::{Value, json};

use super::schedule::read;
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "eligibility",
    answer,
    agrees: same,
    instead: &[("falls_back_to_all_sections", none_with_the_reasons)],
};

#[derive(Deserialize)]
#[serde(tag = "query", rename_all = "snake_case")]
enum Question {
    Sections { target_group: Option<String>, effort_step: Option<i64> },
    MainActivities { section: String },
    SupplementaryActivities { section: String, main_activity: String },
    Providers { activity: String },
}

/// Where whoever records the asks puts the classification as a rule book.
const BOOK: &str = "target/corpus/conformance/classification.json";

fn answer(vectors: &Vectors, input: &Value) -> Result<Value, String> {
    let question: Question = read(input)?;
    let facts: BTreeMap<&str, FactValue> = match &question {
        Question::Sections { target_group, effort_step } => {
            let target_group = target_group.as_deref().map(|group| ("target_group", group.into()));
            target_group.into_iter().chain(effort_step.map(|step| ("effort_step", step.into()))).collect()
        }
        _ => BTreeMap::new(),
    };
    let book = vectors.rule_book()?;
    let case = book.situation(facts.clone()).map_err(|faults| faults.to_string())?;
    // The classification has no dates: any day will do.
    let on = parse("2020-06-10").map_err(|fault| fault.to_string())?;
    let options = case.options(&OptionsRequest::on(on).with_refusals());
    let said = || json!({ "rule_book": BOOK, "facts": facts, "on": on, "refusals": true });
    asked("options", said, || json!(options));
    Ok(match question {
        Question::Sections { .. } => sections(&options),
        Question::MainActivities { section } => {
            json!({ "activities": sorted(mains(&options, &section).map(|main| main.activity_type().id.as_str())) })
        }
        Question::SupplementaryActivities { section, main_activity } => {
            let main = mains(&options, &section).filter(|main| main.activity_type().id == main_activity);
            let supplementary = main.flat_map(|main| main.supplementary());
            json!({ "activities": sorted(supplementary.map(|option| option.activity_type().id.as_str())) })
        }
        Question::Providers { activity } => {
            let mains = options.sections().flat_map(|section| section.activities());
            let all = mains.flat_map(|main| std::iter::once(main).chain(main.supplementary()));
            let providers = all
                .filter(|option| option.activity_type().id == activity)
                .flat_map(|option| option.providers());
            json!({ "providers": sorted(providers.map(|provider| provider.provider.as_str())) })
        }
    })
}

/// The sections that are not refused. They are all that is offered; a single one is preselected; where there
/// is none, the reasons stand beside.
fn sections(options: &AvailableOptions) -> Value {
    let sections = sorted(options.sections().map(|section| section.section().id.as_str()));
    let preselected = match sections.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let mut answer = json!({ "strict": sections, "offered": sections, "preselected": preselected });
    if let Some(answer) = answer.as_object_mut().filter(|_| sections.is_empty()) {
        let reasons: BTreeMap<String, Vec<&str>> = options
            .refusals()
            .map(|refusal| {
                let unmet = refusal.checks().filter(|check| check.outcome().refuses());
                (refusal.proposal().section.clone(), sorted(unmet.map(|check| check.code().code())))
            })
            .collect();
        answer.insert("reasons".to_owned(), json!(reasons));
    }
    answer
}

fn mains<'o>(options: &'o AvailableOptions, section: &str) -> impl Iterator<Item = ActivityOption<'o>> {
    options
        .sections()
        .filter(move |option| option.section().id == section)
        .flat_map(|option| option.activities())
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// No section, and for each that the reference offers all the same the condition that refuses it.
fn none_with_the_reasons(case: &Case, ours: &Value) -> bool {
    let offered = case.expected.get("offered").and_then(Value::as_array);
    let reasons: serde_json::Map<String, Value> = offered
        .into_iter()
        .flatten()
        .filter_map(|section| Some((section.as_str()?.to_owned(), json!(["section-condition"]))))
        .collect();
    *ours == json!({ "strict": [], "offered": [], "preselected": null, "reasons": reasons })
}
