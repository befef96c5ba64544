//! Plans and activities, accepted or refused.

use bevilling::dates::{Date, PaymentCalendar, Period};
use bevilling::fault::Faults;
use bevilling::plan::{Activity, ActivityForm, PaymentPlan, PlanFault, PlanForm, Status};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::activity::{ACTIVITY_TYPE, SECTION, activity};
use super::exclusions;
use super::schedule::{Schedule, read};
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "validation",
    answer,
    agrees,
    instead: &[
        ("crash", the_short_month_is_paid_on_its_last_day),
        ("change_from_a_past_day_refused", a_late_change_is_accepted),
    ],
};

#[derive(Deserialize)]
#[serde(tag = "level", rename_all = "snake_case")]
enum Question {
    Plan { plan: Map<String, Value> },
    Activity { today: Date, exclusions: Vec<Date>, activity: Map<String, Value>, change_of: Option<ChangeOf> },
}

#[derive(Deserialize)]
struct ChangeOf {
    start: Date,
    same_kind: bool,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let faults = match read(input)? {
        Question::Plan { plan } => {
            let form = plan_form(&plan)?;
            let faults = form.check();
            asked("check_plan_form", || json!({ "form": form }), || exclusions::told(&faults));
            faults
        }
        Question::Activity { today, exclusions, activity, change_of } => {
            let changed = change_of.map(changed);
            let form = activity_form(&activity, changed.as_ref())?;
            let calendar = PaymentCalendar::from_excluded(exclusions.iter().copied());
            let faults = form.check(&calendar, today, changed.as_ref());
            let question =
                || json!({ "activity": form, "today": today, "excluded": exclusions, "changed": changed });
            asked("check_activity_form", question, || exclusions::told(&faults));
            faults
        }
    };
    Ok(told(&faults))
}

fn told(faults: &Faults<PlanFault>) -> Value {
    if faults.is_empty() {
        return json!({ "ok": true });
    }
    let faults: Vec<Value> = faults
        .iter()
        .map(|fault| json!({ "code": fault.code(), "path": fault.path().to_string() }))
        .collect();
    json!({ "ok": false, "faults": faults })
}

/// The library's word for one of the reference's; a word that neither has stays as it is.
fn word(field: &str, word: &str) -> String {
    match (field, word) {
        ("method", "SD") => "payroll".to_owned(),
        ("frequency", "BIWEEKLY") => "every_two_weeks".to_owned(),
        ("price_kind", "GLOBAL_RATE") => "rate".to_owned(),
        _ => word.to_lowercase(),
    }
}

/// The form of a plan: the fields of the vectors have the same names.
fn plan_form(plan: &Map<String, Value>) -> Result<PlanForm, String> {
    let translated: Map<String, Value> = plan
        .iter()
        .map(|(field, value)| {
            let value = match (field.as_str(), value) {
                (
                    "method" | "recipient_kind" | "payment_type" | "frequency" | "price_kind",
                    Value::String(text),
                ) => {
                    json!(word(field, text))
                }
                // A rate is given or not; which one makes no difference here.
                ("rate", Value::Bool(given)) => json!(given.then_some("rate")),
                _ => value.clone(),
            };
            (field.clone(), value)
        })
        .collect();
    read(&Value::Object(translated))
}

fn activity_form(activity: &Map<String, Value>, changed: Option<&Activity>) -> Result<ActivityForm, String> {
    let text = |field: &str| activity.get(field).and_then(Value::as_str);
    let plan = activity.get("plan").and_then(Value::as_object).ok_or("no plan")?;
    Ok(ActivityForm {
        section: Some(SECTION.to_owned()),
        activity_type: Some(ACTIVITY_TYPE.to_owned()),
        role: text("kind").map(|kind| word("kind", kind)),
        status: text("status").map(|status| word("status", status)),
        start: text("start").map(str::to_owned),
        end: text("end").map(str::to_owned),
        modifies: changed.map(|changed| changed.id.clone()),
        plan: plan_form(plan)?,
        ..ActivityForm::default()
    })
}

/// The activity that is changed.
fn changed(ChangeOf { start, same_kind }: ChangeOf) -> Activity {
    let changed = activity("changed", Period::open(start), PaymentPlan::individual([]), Status::Granted);
    let activity_type = if same_kind { ACTIVITY_TYPE } else { "another" };
    Activity { activity_type: activity_type.to_owned(), ..changed }
}

/// Accepted, or refused with the recorded reason among ours: the reference stops at the first, we tell all.
fn agrees(recorded: &Value, ours: &Value) -> bool {
    if recorded.get("ok") != ours.get("ok") {
        return false;
    }
    let Some(error) = recorded.get("error").and_then(Value::as_str) else { return true };
    match error.split_once(':') {
        Some(("field_invalid", field)) => has(ours, "field-invalid", Some(field)),
        Some(_) => false,
        None => has(ours, &error.replace('_', "-"), None),
    }
}

fn faults(ours: &Value) -> impl Iterator<Item = &Value> {
    ours.get("faults").and_then(Value::as_array).into_iter().flatten()
}

fn codes(ours: &Value) -> impl Iterator<Item = &str> {
    faults(ours).filter_map(|fault| fault.get("code")?.as_str())
}

/// Whether one of our faults has that code, at that field where one is given.
fn has(ours: &Value, code: &str, field: Option<&str>) -> bool {
    faults(ours).any(|fault| {
        let path = fault.get("path").and_then(Value::as_str).unwrap_or_default();
        fault.get("code").and_then(Value::as_str) == Some(code)
            && field.is_none_or(|field| path.rsplit('/').next() == Some(field))
    })
}

/// The reference crashes where a monthly plan lacks its day, or has one that the month of the start lacks.
/// The first we refuse; the second pays on the last day of the shorter month, if that is within the period.
fn the_short_month_is_paid_on_its_last_day(case: &Case, ours: &Value) -> bool {
    let activity = case.input.get("activity").unwrap_or(&Value::Null);
    let date = |field: &str| activity.get(field)?.as_str()?.parse::<Date>().ok();
    let (Some(start), Some(end)) = (date("start"), date("end")) else { return false };
    let Ok(plan) = read::<Schedule>(activity.get("plan").unwrap_or(&Value::Null)) else { return false };
    if plan.day_of_month.is_none() {
        return has(ours, "day-of-month-required", None);
    }
    if plan.dates(start, end).is_ok_and(|dates| dates.is_empty()) {
        return has(ours, "monthly-gives-no-payments", None);
    }
    // Only the rules that come after this one may still refuse it.
    let later = ["cash-start-too-soon", "change-has-other-activity-kind"];
    codes(ours).all(|code| later.contains(&code))
}

/// A change from a day that is past is known late, which is no fault by itself.
fn a_late_change_is_accepted(case: &Case, ours: &Value) -> bool {
    case.expected.get("error").is_some_and(|error| error == "change_starts_in_past")
        && ours.get("ok").is_some_and(|ok| *ok == true)
}
