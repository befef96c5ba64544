//! On which days a plan pays.

use bevilling::dates::{Date, Period};
use bevilling::plan::{PaymentPlan, Price, Prices, Schedule as PlanSchedule, payments};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::schedule::{Schedule, read};
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::Vectors;

pub(super) const FAMILY: Family = Family::new("recurrence", answer);

#[derive(Deserialize)]
struct Question {
    #[serde(flatten)]
    schedule: Schedule,
    start: Option<Date>,
    end: Option<Date>,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let Question { schedule, start, end } = read(input)?;
    let price = Price::fixed(Decimal::ONE_HUNDRED);
    let plan = match schedule.payment_type.as_str() {
        "RUNNING" => PaymentPlan::running(schedule.frequency()?, price),
        "ONE_TIME" => PaymentPlan::one_time(schedule.payment_date.ok_or("no payment date")?, price),
        "INDIVIDUAL" => PaymentPlan::individual([]),
        other => return Err(format!("payment type `{other}` not understood")),
    };
    let period = match (&plan.schedule, start) {
        (PlanSchedule::OneTime { date, .. }, _) => Period::day(*date),
        (_, Some(start)) => match Period::new(start, end) {
            Ok(period) => period,
            // An end before the start is no period, and has no day to pay on.
            Err(_) => return Ok(json!({ "dates": [] })),
        },
        // Individual payments are entered by hand: there is none to find.
        (PlanSchedule::Individual { .. }, None) => ever(),
        (PlanSchedule::Running { .. }, None) => return Err("no start".to_owned()),
    };
    let made = payments(&plan, period, ever(), &Prices::default());
    let made = made.map_err(|faults| faults.to_string())?;
    let question = || json!({ "plan": plan, "period": period, "window": ever(), "prices": {} });
    asked("payments", question, || json!(made));
    let dates: Vec<Date> = made.iter().map(|payment| payment.date).collect();
    Ok(json!({ "dates": dates }))
}

/// Every day that there is.
fn ever() -> Period {
    Period::open(Date::from_ymd_opt(1, 1, 1).unwrap_or(Date::MIN))
}
