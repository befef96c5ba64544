//! The account that a payment is booked on.

use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::plan::{Method, Recipient};
use crate::rulebook::{Accounts, Offer, Role};

/// The account of a payment. When a payment is paid, its account is stored with it, so that a later rule book does
/// not change it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Account {
    /// `department-account-category-kind`.
    pub string: String,
    /// The short name of account and category in the finance system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
}

/// The account of a payment on `date`.
///
/// `main_offer` is the offer of the *main* activity of the appropriation, which also books its supplementary
/// activities; none if there is no main activity or no offer for it. A blank account is unknown, like a missing one.
///
/// ```
/// use bevilling::dates::parse;
/// use bevilling::plan::{Recipient, account};
/// use bevilling::rulebook::{Accounts, Role};
/// let unknown = account(&Accounts::default(), None, Role::Main, &Recipient::provider(), parse("2026-01-01")?);
/// assert_eq!(unknown.string, "XXX-UKENDT-XXX");
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[must_use]
pub fn account(
    accounts: &Accounts,
    main_offer: Option<&Offer>,
    role: Role,
    recipient: &Recipient,
    date: Date,
) -> Account {
    let number = main_offer.and_then(|offer| number(offer, role));
    let (department, kind) = if recipient.method() == Method::Cash {
        let cash = accounts.cash.iter().find(|cash| cash.valid.contains(date));
        // Cash is booked on a department. If the rule book has none for that day, the department is unknown and not
        // `masked`.
        cash.map_or((accounts.unknown.as_str(), accounts.unknown.as_str()), |cash| {
            (&cash.department, &cash.kind)
        })
    } else {
        (accounts.masked.as_str(), accounts.masked.as_str())
    };
    match number {
        Some((number, category)) => Account {
            string: format!("{department}-{number}-{category}-{kind}"),
            alias: accounts
                .aliases
                .iter()
                .find(|alias| {
                    alias.account == number && alias.category == category && alias.valid.contains(date)
                })
                .map(|alias| alias.alias.clone()),
        },
        None => Account { string: format!("{department}-{}-{kind}", accounts.unknown), alias: None },
    }
}

/// Main account number and category.
fn number(offer: &Offer, role: Role) -> Option<(&str, &str)> {
    let given =
        |text: &'_ Option<String>| text.as_deref().map(str::trim).is_some_and(|text| !text.is_empty());
    let number = match role {
        Role::Supplementary if given(&offer.supplementary_account) => &offer.supplementary_account,
        _ => &offer.account,
    };
    let number = number.as_deref().filter(|_| given(number))?;
    Some((number.trim(), offer.category.as_deref().filter(|_| given(&offer.category))?.trim()))
}

/// The offer among `offers` that books a payment on `date`: the one in force, or the last one that was in force.
///
/// A grant continues after the offer that it was made under has ended, for instance when a law is replaced. It is
/// then booked as before.
pub(crate) fn booking_offer<'a>(offers: impl Iterator<Item = &'a Offer>, date: Date) -> Option<&'a Offer> {
    let started = offers.filter(|offer| offer.valid.from.is_none_or(|from| from <= date));
    // Validities of one offer do not overlap, so the offer that started last is in force or was in force last.
    started.max_by_key(|offer| offer.valid.from)
}

crate::privacy::debug_by_json!(Account);
