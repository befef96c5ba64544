//! Accounts: how the account string of a payment is put together, and its aliases.

use serde::{Deserialize, Serialize};

use crate::dates::Validity;

/// The account rules of a rule book.
///
/// An account string is `department-account-category-kind`. Department and kind are used for cash to persons; all
/// other payments have `masked` in their place. If the account or category is not known, the string has `unknown`
/// instead.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Accounts {
    /// Department and kind, dated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cash: Vec<CashAccount>,
    /// The text in place of department and kind if the payment is not cash to a person.
    #[serde(default = "masked")]
    pub masked: String,
    /// The text in place of account and category if they are not known.
    #[serde(default = "unknown")]
    pub unknown: String,
    /// Short names of accounts in the finance system.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<AccountAlias>,
}

impl Default for Accounts {
    fn default() -> Self {
        Self { cash: Vec::new(), masked: masked(), unknown: unknown(), aliases: Vec::new() }
    }
}

fn masked() -> String {
    "XXX".to_owned()
}

fn unknown() -> String {
    "UKENDT".to_owned()
}

/// Department and kind of the account string of cash to persons, in a period.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CashAccount {
    /// The department.
    pub department: String,
    /// The kind (art).
    pub kind: String,
    /// When it is used.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}

/// A short name for a main account number and category.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountAlias {
    /// Main account number.
    pub account: String,
    /// Category.
    pub category: String,
    /// The short name.
    pub alias: String,
    /// When it is used.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}

crate::privacy::debug_by_json!(Accounts, CashAccount, AccountAlias);
