//! Account string and alias of a payment.

use serde::Deserialize;
use serde_json::{Value, json};

use super::schedule::read;
use crate::compare::same;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "accounts",
    answer,
    agrees: same,
    instead: &[("empty_account_number_not_unknown", a_blank_account_is_unknown)],
};

#[derive(Deserialize)]
struct Question {
    department: String,
    kind_code: String,
    unknown_text: String,
    activity_kind: String,
    main_activity_exists: bool,
    section_given: bool,
    entry_exists: bool,
    entry: Entry,
    aliases: Vec<Alias>,
    recipient_kind: String,
    method: String,
    mark_paid: bool,
}

#[derive(Deserialize)]
struct Entry {
    main_account: String,
    supplementary_account: String,
    category: Option<String>,
}

#[derive(Deserialize)]
struct Alias {
    account: String,
    category: String,
    alias: String,
}

/// The record with the unknown text where it has a blank number and a category.
fn a_blank_account_is_unknown(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let blank = format!("-{}-", question.entry.category.unwrap_or_default());
    let mut expected = case.expected.clone();
    for place in ["/account_string", "/later/account_string"] {
        if let Some(Value::String(account)) = expected.pointer_mut(place) {
            // `60--015035-7`: between department and kind stands only a hyphen and the category.
            *account = account.replacen(&format!("-{blank}"), &format!("-{}-", question.unknown_text), 1);
        }
    }
    same(&expected, ours)
}
