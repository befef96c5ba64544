//! The recorded vectors of the reference, against the plan module.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use bevilling::dates::{Date, PayableCalendar, Period, parse};
use bevilling::plan::{Activity, ActivityForm, PaymentPlan, PlanForm, Price, Status};
use bevilling::rulebook::Role;
use serde_json::Value;

fn cases(family: &str) -> Vec<Value> {
    let path = format!("{}/../tests/conformance/{family}.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn quirk(case: &Value, tag: &str) -> bool {
    case["quirks"].as_array().is_some_and(|quirks| quirks.iter().any(|quirk| quirk == tag))
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| parse(text).unwrap())
}

/// The form of a plan in the reference's words.
fn form(plan: &Value) -> PlanForm {
    let mut form = plan.clone();
    let fields = form.as_object_mut().unwrap();
    if fields.get("fictive").is_some_and(Value::is_null) {
        fields.remove("fictive");
    }
    if let Some(rate) = fields.remove("rate").filter(|rate| rate == true) {
        assert_eq!(rate, true);
        fields.insert("rate".into(), "r".into());
    }
    for (_, word) in fields.iter_mut() {
        let ours = match word.as_str() {
            Some("SD") => "payroll",
            Some("GLOBAL_RATE") => "rate",
            Some("BIWEEKLY") => "every_two_weeks",
            Some(upper) if upper.chars().all(|c| c.is_ascii_uppercase() || c == '_') => {
                *word = upper.to_lowercase().into();
                continue;
            }
            _ => continue,
        };
        *word = ours.into();
    }
    serde_json::from_value(form).unwrap()
}

/// The code we use for the reference's word.
fn code(word: &str) -> (String, Option<String>) {
    let (word, field) = word.split_once(':').map_or((word, None), |(word, field)| (word, Some(format!("/{field}"))));
    (word.replace('_', "-"), field)
}

#[test]
fn validation() {
    let mut reasons = BTreeSet::new();
    for case in cases("validation") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let today = date(&input["today"]).unwrap();
        let faults = if input["level"] == "plan" {
            form(&input["plan"]).check()
        } else {
            let excluded = input["exclusions"].as_array().unwrap().iter().filter_map(date);
            let calendar = PayableCalendar::from_excluded(excluded);
            let activity = &input["activity"];
            let changed = input.get("change_of").filter(|change| !change.is_null()).map(|change| Activity {
                id: "old".into(),
                section: String::new(),
                activity_type: if change["same_kind"] == true { "kind" } else { "other" }.into(),
                role: Role::Main,
                provider: None,
                period: Period::open(date(&change["start"]).unwrap()),
                plan: PaymentPlan::daily(Price::fixed(1.into())),
                status: Status::Granted,
                modifies: None,
            });
            let text = |key: &str| activity[key].as_str().map(str::to_owned);
            let form = ActivityForm {
                activity_type: Some("kind".into()),
                role: text("kind").map(|kind| kind.to_lowercase()),
                status: text("status").map(|status| status.to_lowercase()),
                start: text("start"),
                end: text("end"),
                modifies: changed.as_ref().map(|changed| changed.id.clone()),
                plan: form(&activity["plan"]),
                ..ActivityForm::default()
            };
            form.check(&calendar, today, changed.as_ref())
        };
        let found: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.path().to_string())).collect();
        if quirk(&case, "crash") {
            continue;
        }
        match expected["error"].as_str() {
            None => assert!(faults.is_empty(), "{id}: {faults}"),
            Some(word) => {
                let (code, field) = code(word);
                let hit = found.iter().any(|(c, path)| *c == code && field.as_ref().is_none_or(|f| f == path));
                assert!(hit, "{id}: {code} {field:?} not in {found:?} {input}");
                reasons.insert(code);
            }
        }
    }
    assert_eq!(reasons.len(), 28, "{reasons:?}");
}
