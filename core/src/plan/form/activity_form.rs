//! The form a caseworker fills in for an activity.

use serde::{Deserialize, Serialize};

use super::plan_form::{PlanForm, or_default};
use super::price::Agreement;
use super::reader::{Reader, given};
use crate::dates::{Date, PaymentCalendar, Period};
use crate::fault::{Fault, Faults, Path};
use crate::plan::activities::{Facts, FormCadence, outside};
use crate::plan::{Activity, PlanFault, Status};
use crate::rulebook::Role;

/// An activity as a form has it: every field optional, nothing checked.
///
/// Blank text and null are the same as nothing.
///
/// ```
/// use bevilling::dates::{PaymentCalendar, parse};
/// use bevilling::plan::ActivityForm;
/// let form: ActivityForm = serde_json::from_str(r#"{
///     "section": " ", "activity_type": "015015", "start": null, "plan": {
///         "method": "internal", "recipient_kind": "internal", "payment_type": "running", "frequency": "monthly",
///         "day_of_month": null, "amount": "1.000"}}"#)?;
/// let faults = form.check(&PaymentCalendar::default(), parse("2026-01-05")?, None);
/// let found: Vec<_> = faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect();
/// assert_eq!(found, ["/section field-required", "/start start-required",
///     "/plan/day_of_month day-of-month-required", "/plan/amount too-many-decimals"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityForm {
    /// Name of the activity for the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The kind of service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_type: Option<String>,
    /// `main` or `supplementary`; `main` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Who delivers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The first day. A one-time activity may omit it; the payment date is then used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The last day; it belongs to the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// `draft`, `expected` or `granted`; `draft` if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The activity that this one changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modifies: Option<String>,
    /// How it is paid.
    #[serde(deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<PlanForm>"))]
    pub plan: PlanForm,
}

const ROLES: [(&str, Role); 2] = [("main", Role::Main), ("supplementary", Role::Supplementary)];
const STATUSES: [(&str, Status); 3] =
    [("draft", Status::Draft), ("expected", Status::Expected), ("granted", Status::Granted)];

impl ActivityForm {
    /// Everything that is wrong with the activity and its plan, each at the path of its field.
    ///
    /// `changed` is the activity that `modifies` names.
    #[must_use]
    pub fn check(
        &self,
        calendar: &PaymentCalendar,
        today: Date,
        changed: Option<&Activity>,
    ) -> Faults<PlanFault> {
        match self.clone().into_activity(calendar, today, changed) {
            Ok(_) => Faults::new(),
            Err(faults) => faults,
        }
    }

    /// The activity.
    ///
    /// # Errors
    /// Everything that is wrong with it and its plan, each at the path of its field.
    pub fn into_activity(
        self,
        calendar: &PaymentCalendar,
        today: Date,
        changed: Option<&Activity>,
    ) -> Result<Activity, Faults<PlanFault>> {
        let mut reader = Reader::default();
        let role = reader.word("role", self.role.as_deref(), &ROLES);
        let status = reader.word("status", self.status.as_deref(), &STATUSES);
        let start = reader.date("start", self.start.as_deref());
        let end = reader.date("end", self.end.as_deref());
        let text = |text: &Option<String>| given(text.as_deref()).map(str::to_owned);
        let (section, activity_type) = (text(&self.section), text(&self.activity_type));
        let (provider, modifies) = (text(&self.provider), text(&self.modifies));
        for (field, absent) in [("section", section.is_none()), ("activity_type", activity_type.is_none())] {
            reader.need(field, absent, PlanFault::FieldRequired { field: field.to_owned() });
        }
        let of = Agreement { provider: provider.as_deref(), activity_type: activity_type.as_deref() };
        let understood = self.plan.understand(of);
        let mut faults = reader.faults;
        let facts = Facts {
            role: if role.is_absent() { Some(Role::Main) } else { role.known() },
            activity_type: activity_type.as_deref(),
            start: start.known(),
            is_start_given: !start.is_absent(),
            end: end.known(),
            // A start that cannot be read is not reported as missing.
            pays: if start.is_wrong() && !matches!(understood.pays, FormCadence::Once(_)) {
                FormCadence::Unknown
            } else {
                understood.pays
            },
            paid_out: understood.paid_out,
            is_change: modifies.is_some() || changed.is_some(),
        };
        facts.check(calendar, today, changed, &mut |field, kind| {
            faults.push(Fault::at(field.in_form(), kind))
        });
        let pays_on = match understood.pays {
            FormCadence::Once(date) => date,
            _ => None,
        };
        let plan = match self.plan.plan_of(understood, Faults::new()) {
            Ok(plan) => Some(plan),
            Err(wrong) => {
                faults.extend_nested("plan", wrong);
                None
            }
        };
        let period = start.known().or(pays_on).and_then(|first| {
            let end = end.known().or(pays_on.filter(|_| start.is_absent()));
            Period::new(first, end).ok()
        });
        match (plan, period, section.zip(activity_type)) {
            (Some(plan), Some(period), Some((section, activity_type))) if faults.is_empty() => {
                let activity = Activity {
                    id: self.id.unwrap_or_default(),
                    section,
                    activity_type,
                    role: role.known().unwrap_or(Role::Main),
                    provider,
                    period,
                    plan,
                    status: status.known().unwrap_or_default(),
                    modifies,
                };
                for (index, kind) in outside(&activity.plan, period) {
                    let path = Path::root().join("plan").join("payments").join(index).join("date");
                    faults.push(Fault::at(path, kind));
                }
                faults.into_result(activity)
            }
            _ => Err(faults),
        }
    }
}

crate::privacy::debug_by_json!(ActivityForm);
