//! The reference's classification, as it travels with its vectors, as a rule book.

use bevilling::rulebook::{RuleBook, RuleBookDocument};
use serde::Deserialize;
use serde_json::{Value, json};

use super::schedule::read;

#[derive(Deserialize)]
struct Classification {
    target_groups: Vec<TargetGroup>,
    effort_steps: Vec<EffortStep>,
    sections: Vec<Section>,
    activities: Vec<Activity>,
    providers: Vec<Provider>,
}

#[derive(Deserialize)]
struct TargetGroup {
    name: String,
}

#[derive(Deserialize)]
struct EffortStep {
    number: i64,
}

#[derive(Deserialize)]
struct Section {
    code: String,
    active: bool,
    target_groups: Vec<String>,
    effort_steps: Vec<i64>,
}

#[derive(Deserialize)]
struct Activity {
    code: String,
    active: bool,
    main_for_sections: Vec<String>,
    supplementary_for_sections: Vec<String>,
    supplementary_for_main_activities: Vec<String>,
    providers: Vec<String>,
}

#[derive(Deserialize)]
struct Provider {
    number: String,
    active: bool,
    vat_factor: String,
}

/// The rule book of a classification. What is not active there is not in the rule book.
pub(crate) fn rule_book(classification: &Value) -> Result<RuleBook, String> {
    let classification: Classification = read(classification)?;
    let title = |text: &str| json!({ "da": text });
    let sections: Vec<&Section> = classification.sections.iter().filter(|section| section.active).collect();
    let activities: Vec<&Activity> =
        classification.activities.iter().filter(|activity| activity.active).collect();
    let known = |section: &&String| sections.iter().any(|known| known.code == **section);
    let active = |activity: &&String| activities.iter().any(|known| known.code == **activity);
    let mains =
        activities.iter().flat_map(|activity| {
            activity.main_for_sections.iter().filter(known).map(
                move |section| json!({ "section": section, "activity_type": activity.code, "role": "main" }),
            )
        });
    let supplementary = activities.iter().flat_map(|activity| {
        let to: Vec<_> = activity.supplementary_for_main_activities.iter().filter(active).collect();
        // One that hangs on nothing is never offered.
        activity.supplementary_for_sections.iter().filter(known).filter(|_| !to.is_empty()).map(|section| {
            json!({ "section": section, "activity_type": activity.code, "role": "supplementary", "to": to })
        }).collect::<Vec<_>>()
    });
    let agreements = activities.iter().flat_map(|activity| {
        let agreed = |provider: &String| json!({ "provider": provider, "activity_type": activity.code });
        activity.providers.iter().map(agreed).collect::<Vec<_>>()
    });
    let document: RuleBookDocument = read(&json!({
        "id": "os2bos",
        "version": "3.8.0",
        "title": title("OS2bos"),
        "laws": [{ "id": "SEL", "title": title("Serviceloven") }],
        "dimensions": [
            { "id": "target_group", "title": title("Målgruppe"), "domain": { "choice":
                classification.target_groups.iter()
                    .map(|group| json!({ "id": group.name, "title": title(&group.name) })).collect::<Vec<_>>() } },
            { "id": "effort_step", "title": title("Indsatstrappe"), "domain": { "ladder":
                classification.effort_steps.iter()
                    .map(|step| json!({ "step": step.number, "title": title("trin") })).collect::<Vec<_>>() } },
        ],
        "sections": sections.iter().map(|section| json!({
            "id": section.code,
            "title": title(&section.code),
            "law": "SEL",
            "when": { "in": { "target_group": section.target_groups, "effort_step": section.effort_steps } },
        })).collect::<Vec<_>>(),
        "activity_types": activities.iter()
            .map(|activity| json!({ "id": activity.code, "title": title(&activity.code) })).collect::<Vec<_>>(),
        "offers": mains.chain(supplementary).collect::<Vec<_>>(),
        "providers": classification.providers.iter().filter(|provider| provider.active).map(|provider| json!({
            "id": provider.number,
            "name": provider.number,
            "kind": "external",
            "vat_factor": provider.vat_factor,
        })).collect::<Vec<_>>(),
        "agreements": agreements.collect::<Vec<_>>(),
    }))?;
    RuleBook::from_document(document)
        .map_err(|faults| format!("the classification is no rule book:\n{faults}"))
}

#[cfg(test)]
mod tests {
    use crate::vectors::Vectors;
    use std::path::Path;

    #[test]
    fn the_committed_classification_is_a_rule_book() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
        let vectors = Vectors::read(&dir, "eligibility").unwrap().unwrap();
        let document = vectors.rule_book().unwrap().document();
        assert_eq!(
            (document.sections.len(), document.activity_types.len(), document.providers.len()),
            (146, 82, 421)
        );
    }
}
