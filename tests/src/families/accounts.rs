//! Account string and alias of a payment.

use bevilling::dates::{Date, Validity, parse};
use bevilling::plan::{Account, Recipient, account};
use bevilling::rulebook::{AccountAlias, Accounts, CashAccount, Offer, Role};
use serde::Deserialize;
use serde_json::{Value, json};

use super::activity::recipient;
use super::schedule::read;
use crate::compare::same;
use crate::corpus::asked;
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

/// The entry that a paid payment's is changed to.
const LATER: (&str, &str, &str) = ("9999", "999999", "ALIAS9999");

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let question: Question = read(input)?;
    let recipient = recipient(&question.recipient_kind, &question.method)?;
    let today = parse("2020-06-10").map_err(|fault| fault.to_string())?;
    let accounts = question.accounts();
    let entry = &question.entry;
    let offer =
        question.offer(&entry.main_account, &entry.supplementary_account, entry.category.as_deref())?;
    let booked = question.account(&accounts, offer.as_ref(), &recipient, today);
    let mut answer = told(&booked);
    if question.mark_paid {
        let (number, category, _) = LATER;
        let offer = question.offer(number, number, Some(category))?;
        let now = question.account(&accounts, offer.as_ref(), &recipient, today);
        // What was booked stays; an alias that was not there could not be kept.
        let later = Account { alias: booked.alias.or(now.alias), ..booked };
        if let Some(answer) = answer.as_object_mut() {
            answer.insert("later".to_owned(), told(&later));
        }
    }
    Ok(answer)
}

fn told(account: &Account) -> Value {
    json!({
        "account_string": account.string,
        "account_alias": account.alias.as_deref().unwrap_or_default(),
    })
}

impl Question {
    /// The account rules of the municipality.
    fn accounts(&self) -> Accounts {
        let alias = |account: &str, category: &str, alias: &str| AccountAlias {
            account: account.to_owned(),
            category: category.to_owned(),
            alias: alias.to_owned(),
            valid: Validity::ALWAYS,
        };
        let mut aliases: Vec<AccountAlias> =
            self.aliases.iter().map(|known| alias(&known.account, &known.category, &known.alias)).collect();
        aliases.push(alias(LATER.0, LATER.1, LATER.2));
        let cash = CashAccount {
            department: self.department.clone(),
            kind: self.kind_code.clone(),
            valid: Validity::ALWAYS,
        };
        Accounts { cash: vec![cash], unknown: self.unknown_text.clone(), aliases, ..Accounts::default() }
    }

    /// The offer of the main activity; none where there is no section, no entry, or no main activity. A main
    /// activity is its own.
    fn offer(
        &self,
        account: &str,
        supplementary: &str,
        category: Option<&str>,
    ) -> Result<Option<Offer>, String> {
        let has_main = self.main_activity_exists || self.activity_kind == "MAIN";
        if !(self.section_given && self.entry_exists && has_main) {
            return Ok(None);
        }
        read(&json!({
            "section": "SEL-52-3-7",
            "activity_type": "015031",
            "role": "main",
            "account": account,
            "supplementary_account": supplementary,
            "category": category,
        }))
        .map(Some)
    }

    fn account(
        &self,
        accounts: &Accounts,
        offer: Option<&Offer>,
        recipient: &Recipient,
        on: Date,
    ) -> Account {
        let role = if self.activity_kind == "MAIN" { Role::Main } else { Role::Supplementary };
        let booked = account(accounts, offer, role, recipient, on);
        let question = || json!({ "accounts": accounts, "offer": offer, "role": role, "recipient": recipient, "on": on });
        asked("account", question, || json!(booked));
        booked
    }
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
