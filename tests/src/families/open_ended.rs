//! Plans without an end as the days pass: horizon, renewal, truncation, extension.

use std::collections::BTreeSet;

use bevilling::dates::{Date, Period};
use bevilling::fault::Faults;
use bevilling::plan::{
    Horizon, Ledger, Paid, PaymentPlan, PlanFault, Price, Prices,
};
use chrono::{Datelike, Months};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::activity::{activity, status};
use super::schedule::{Schedule, read};
use crate::compare::same;
use crate::corpus::asked;
use crate::family::{Family, Instead};
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "open_ended",
    answer,
    agrees: same,
    instead: &[
        ("extension_stops_before_end_on_recurrence_date", AS_MODELLED),
        ("emptied_schedule_never_regenerates", AS_MODELLED),
        ("paid_payments_deleted", AS_MODELLED),
    ],
};

/// The record as it would be without the faults.
const AS_MODELLED: Instead = |case: &Case, ours| model(&case.input).is_ok_and(|model| same(&model, ours));

#[derive(Deserialize)]
struct Question {
    today: Date,
    status: String,
    start: Date,
    end: Option<Date>,
    schedule: Schedule,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    today: Date,
    action: String,
    end: Option<Date>,
    date: Option<Date>,
    paid_amount: Option<Decimal>,
    paid_date: Option<Date>,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let Question { today, status: word, start, end, schedule, steps } = read(input)?;
    let price = Price::fixed(schedule.amount.ok_or("no amount")?);
    let plan = PaymentPlan::running(schedule.frequency()?, price);
    let period = |end: Option<Date>| Period::new(start, end).map_err(|fault| fault.to_string());
    let mut activity = activity("a", period(end)?, plan, status(&word)?);
    let (horizon, prices) = (Horizon::default(), Prices::default());
    let mut ledger = Ledger::default();
    let said = |faults: Faults<PlanFault>| faults.to_string();
    ledger.sync(&activity, today, horizon, &prices).map_err(said)?;
    let mut done = vec![json!({ "do": "sync", "activity": activity, "today": today })];
    let initial = dates(&ledger);
    let mut told_steps = Vec::new();
    for step in &steps {
        let before = dates(&ledger);
        match step.action.as_str() {
            "pay" => {
                let (date, paid) = step.paid()?;
                done.push(json!({ "do": "pay", "status": activity.status, "date": date, "paid": paid }));
                ledger.pay(activity.status, date, paid).map_err(|fault| fault.to_string())?;
            }
            "renew" => {
                done.push(json!({ "do": "renew", "activity": activity, "today": step.today }));
                ledger.renew(&activity, step.today, horizon, &prices).map_err(said)?;
            }
            "save" | "set_end" => {
                if step.action == "set_end" {
                    activity.period = period(step.end)?;
                }
                done.push(json!({ "do": "sync", "activity": activity, "today": step.today }));
                ledger.sync(&activity, step.today, horizon, &prices).map_err(said)?;
            }
            other => return Err(format!("action `{other}` not understood")),
        }
        told_steps.push(told(&before, &dates(&ledger)));
    }
    asked("ledger", || json!({ "steps": done }), || json!({ "ledger": ledger }));
    Ok(json!({ "initial": initial, "steps": told_steps }))
}

fn dates(ledger: &Ledger) -> BTreeSet<Date> {
    ledger.entries().iter().map(|entry| entry.date).collect()
}

impl Step {
    /// The day of the payment that is paid, and that it is.
    fn paid(&self) -> Result<(Date, Paid), String> {
        let paid = Paid {
            date: self.paid_date.ok_or("no paid date")?,
            amount: self.paid_amount.ok_or("no paid amount")?,
            account: None,
            corrected: false,
        };
        Ok((self.date.ok_or("no date")?, paid))
    }
}

/// What a step did to the payments.
fn told(before: &BTreeSet<Date>, after: &BTreeSet<Date>) -> Value {
    json!({
        "added": after.difference(before).collect::<Vec<_>>(),
        "removed": before.difference(after).collect::<Vec<_>>(),
        "count": after.len(),
        "first": after.first(),
        "last": after.last(),
    })
}

/// The rule in the words of the vectors, without the faults: payments with an end are all those up to it,
/// and those paid; payments without an end reach to the end of next year, and are renewed when the last is
/// less than six months away. An independent statement of what we do, used to judge cases with a quirk only.
fn model(input: &Value) -> Result<Value, String> {
    let question: Question = read(input)?;
    let horizon = |today: Date| Date::from_ymd_opt(today.year() + 1, 12, 31).ok_or("no horizon");
    let through = |end: Date| -> Result<BTreeSet<Date>, String> {
        Ok(question.schedule.dates(question.start, end)?.into_iter().collect())
    };
    let mut end = question.end;
    let mut paid = BTreeSet::new();
    let mut payments = through(end.map_or_else(|| horizon(question.today), Ok)?)?;
    let initial = payments.clone();
    let mut steps = Vec::new();
    for step in &question.steps {
        let before = payments.clone();
        match step.action.as_str() {
            "pay" => paid.extend(step.date),
            "set_end" => end = step.end,
            _ => {}
        }
        let saved = matches!(step.action.as_str(), "save" | "set_end");
        let soon = step.today.checked_add_months(Months::new(6)).ok_or("no such day")?;
        match end {
            Some(end) if saved => payments = &through(end)? | &paid,
            None if saved && question.status != "GRANTED" => payments = through(horizon(step.today)?)?,
            None if step.action != "pay" && payments.last().is_none_or(|last| *last < soon) => {
                payments.extend(through(horizon(step.today)?)?);
            }
            _ => {}
        }
        steps.push(told(&before, &payments));
    }
    Ok(json!({ "initial": initial, "steps": steps }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_model_is_the_record_where_nothing_is_at_fault() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
        let vectors = Vectors::read(&dir, FAMILY.name).unwrap().unwrap();
        for case in &vectors.cases {
            let model = model(&case.input).unwrap();
            assert_eq!(same(&case.expected, &model), case.quirks.is_empty(), "{}: {model}", case.id);
        }
    }
}
