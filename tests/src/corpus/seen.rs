//! What people could see of an ask: everything printed that is not asked for as data.
//!
//! Answers and faults are seen as they print themselves and as they are shown to developers, inputs as they are
//! shown to developers, and every text and picture that is made of the answer.

use std::cell::RefCell;
use std::fmt::Debug;

use bevilling::case::{
    ApprovalRequest, CaseOptions, CaseState, Command, CommandContext, Event, Grant, Notice,
};
use bevilling::decide::Proposal;
use bevilling::forecast::{Budget, Selection};
use bevilling::plan::{
    Activity, ActivityForm, CaseCosts, InvoiceLine, Ledger, OpenPlan, PaymentPlan, PlanForm, Price, Recipient,
};
use bevilling::privacy::redact;
use bevilling::rulebook::{Accounts, Condition, FactValue, Offer, RuleBook, RuleBookDocument};
use bevilling::title::LocalizedText;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{CALLS, Problem, answer};

thread_local! {
    static SEEN: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// What is seen, where somebody watches.
pub(super) fn see(text: impl FnOnce() -> String) {
    if SEEN.with_borrow(Option::is_some) {
        let text = text();
        SEEN.with_borrow_mut(|seen| seen.iter_mut().for_each(|seen| seen.push(text.clone())));
    }
}

/// A value as it is shown to developers.
pub(super) fn see_debug(value: &impl Debug) {
    see(|| format!("{value:?}"));
}

/// How the pictures of a call are drawn.
fn pictures(call: &str) -> impl Iterator<Item = Option<&'static str>> {
    let parts = CALLS.iter().filter(move |(name, _)| *name == call).flat_map(|(_, parts)| parts.iter());
    let drawn = parts.filter_map(|part| part.strip_prefix("svg"));
    drawn.flat_map(|how| match how {
        "" => vec![None],
        "_heat" => vec![Some("section"), Some("case"), Some("activity")],
        how => vec![how.strip_prefix('_')],
    })
}

/// Asks, and says what people could see of it; and whether the library refused.
#[must_use]
pub fn seen(call: &str, args: &Value) -> (Vec<String>, bool) {
    SEEN.set(Some(Vec::new()));
    let refused = matches!(answer(call, args), Err(Problem::Fault { .. }));
    for lang in ["da", "en"] {
        let of = json!({ "call": call, "args": args });
        let _ = answer("text", &json!({ "of": of, "lang": lang, "rule_book": args.get("rule_book") }));
        for how in pictures(call) {
            let _ =
                answer("draw", &json!({ "of": of, "how": how, "lang": lang, "width": 900, "height": 500 }));
        }
    }
    see_inputs(args);
    (SEEN.take().unwrap_or_default(), refused)
}

/// Every part of the input, as whatever it can be read as; and what a face says of it where it cannot.
fn see_inputs(given: &Value) {
    match given {
        Value::Object(parts) => {
            parts.values().for_each(see_inputs);
            as_each(given);
        }
        Value::Array(parts) => parts.iter().for_each(see_inputs),
        Value::String(_) | Value::Number(_) => {
            as_one::<FactValue>(given);
            as_one::<Recipient>(given);
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn as_each(given: &Value) {
    as_one::<Activity>(given);
    as_one::<ActivityForm>(given);
    as_one::<Accounts>(given);
    as_one::<ApprovalRequest>(given);
    as_one::<Budget>(given);
    as_one::<CaseCosts>(given);
    as_one::<CaseOptions>(given);
    as_one::<CaseState>(given);
    as_one::<Command>(given);
    as_one::<Condition>(given);
    as_one::<RuleBookDocument>(given);
    as_one::<Event>(given);
    as_one::<Grant>(given);
    as_one::<InvoiceLine>(given);
    as_one::<Ledger>(given);
    as_one::<Notice>(given);
    as_one::<Offer>(given);
    as_one::<OpenPlan>(given);
    as_one::<PaymentPlan>(given);
    as_one::<PlanForm>(given);
    as_one::<Price>(given);
    as_one::<Proposal>(given);
    as_one::<Recipient>(given);
    as_one::<Selection>(given);
    as_one::<CommandContext>(given);
    as_one::<LocalizedText>(given);
    if given.get("sections").is_some() {
        match RuleBook::from_json(&given.to_string()) {
            Ok(book) => see_debug(&book),
            Err(faults) => see(|| format!("{faults} {faults:?}")),
        }
    }
}

fn as_one<T: DeserializeOwned + Debug>(given: &Value) {
    match serde_json::from_value::<T>(given.clone()) {
        Ok(read) => see_debug(&read),
        // What serde says is masked by whoever prints it.
        Err(error) => see(|| redact(&error.to_string()).into_owned()),
    }
}
