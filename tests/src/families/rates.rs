//! Dated amounts: settings in sequence, the intervals they leave, and look-ups.

use bevilling::dates::{Date, DatedAmounts, Validity, parse};
use bevilling::fault::ErrorCode;
use bevilling::money;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::schedule::{Setting, read};
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::Vectors;

pub(super) const FAMILY: Family = Family { agrees, ..Family::new("rates", answer) };

#[derive(Deserialize)]
struct Question {
    settings: Vec<Setting>,
    probes: Vec<Date>,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let Question { settings, probes } = read(input)?;
    let mut rate = DatedAmounts::default();
    let results: Vec<String> = settings
        .iter()
        .map(|Setting { amount, start, end }| {
            let validity = Validity { from: *start, to: *end };
            rate.0
                .set(validity, *amount)
                .map_or_else(|fault| fault.code().replace('-', "_"), |()| "ok".to_owned())
        })
        .collect();
    let question = || {
        let set = settings.iter().map(
            |Setting { amount, start, end }| json!({ "from": start, "to": end, "value": amount.to_string() }),
        );
        json!({ "amounts": DatedAmounts::default(), "settings": set.collect::<Vec<_>>(), "on": probes })
    };
    let on = || probes.iter().map(|probe| rate.at(*probe).map(|amount| amount.to_string()));
    asked("set_amounts", question, || json!({ "amounts": rate, "on": on().collect::<Vec<_>>() }));
    let intervals: Vec<Value> = rate
        .pieces()
        .iter()
        .map(|piece| json!({ "start": piece.from, "end": piece.to, "amount": piece.value.to_string() }))
        .collect();
    let amount_on: Map<String, Value> =
        probes.iter().map(|probe| (probe.to_string(), json!(rate.at(*probe)))).collect();
    Ok(json!({ "results": results, "intervals": intervals, "amount_on": amount_on }))
}

/// The reference says 0 on a day that no interval covers, where we say that there is nothing. A look-up alone
/// is not tagged as a fault; what follows from it is, in `pricing`.
fn agrees(recorded: &Value, ours: &Value) -> bool {
    let mut recorded = recorded.clone();
    let nothing = |day: &str| ours.pointer(&format!("/amount_on/{day}")).is_some_and(Value::is_null);
    if let Some(amounts) = recorded.get_mut("amount_on").and_then(Value::as_object_mut) {
        for (day, amount) in amounts {
            let zero = amount
                .as_str()
                .and_then(|text| money::parse(text).ok())
                .is_some_and(|amount| amount.is_zero());
            if zero && parse(day).is_ok() && nothing(day) {
                *amount = Value::Null;
            }
        }
    }
    same(&recorded, ours)
}
