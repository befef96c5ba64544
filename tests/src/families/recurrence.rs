//! On which days a plan pays.

use bevilling::dates::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::schedule::{Schedule, read};
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
    let dates = match schedule.payment_type.as_str() {
        "RUNNING" => schedule.dates(start.ok_or("no start")?, end.ok_or("no end")?)?,
        "ONE_TIME" => schedule.payment_date.into_iter().collect(),
        "INDIVIDUAL" => Vec::new(),
        other => return Err(format!("payment type `{other}` not understood")),
    };
    Ok(json!({ "dates": dates }))
}
