//! What asks are made of.

use std::cell::RefCell;
use std::collections::BTreeMap;

use bevilling::dates::{Date, DatedAmounts};
use bevilling::decide::{Facts, Situation};
use bevilling::plan::{Extrapolation, Prices};
use bevilling::rulebook::RuleBook;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Problem;
use super::fault::{faults, kind};

/// The arguments of a call.
pub(super) fn args<T: DeserializeOwned>(given: &Value) -> Result<T, Problem> {
    serde_json::from_value(given.clone()).map_err(|error| Problem::Ask(error.to_string()))
}

/// A date that an ask names.
pub(super) fn date(text: &str) -> Result<Date, Problem> {
    bevilling::dates::parse(text).map_err(kind)
}

thread_local! {
    /// Rule books read before, by path: most asks name the same one.
    static BOOKS: RefCell<BTreeMap<String, RuleBook>> = const { RefCell::new(BTreeMap::new()) };
}

/// A rule book: the path of one, or one as it is written.
pub(super) fn book(given: &Value) -> Result<RuleBook, Problem> {
    let Value::String(path) = given else {
        return RuleBook::from_json(&given.to_string()).map_err(faults);
    };
    if let Some(book) = BOOKS.with_borrow(|books| books.get(path).cloned()) {
        return Ok(book);
    }
    let book = RuleBook::load(path).map_err(faults)?;
    BOOKS.with_borrow_mut(|books| books.insert(path.clone(), book.clone()));
    Ok(book)
}

/// A citizen: a rule book, and the facts.
#[derive(Deserialize)]
pub(super) struct Citizen {
    pub(super) rule_book: Value,
    #[serde(default)]
    pub(super) facts: Facts,
}

impl Citizen {
    pub(super) fn situation(&self) -> Result<Situation, Problem> {
        book(&self.rule_book)?.situation(self.facts.clone()).map_err(faults)
    }
}

/// What a price is made with: the rates of a rule book and the VAT factor of one of its providers, or those
/// that are given.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PricesGiven {
    rule_book: Option<Value>,
    provider: Option<String>,
    rates: BTreeMap<String, DatedAmounts>,
    vat: Option<DatedAmounts>,
    extrapolation: Extrapolation,
}

impl PricesGiven {
    /// Calls `ask` with the prices.
    pub(super) fn with<T>(&self, ask: impl FnOnce(&Prices<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
        match &self.rule_book {
            Some(given) => {
                let book = book(given)?;
                let prices = Prices::from_book(&book, self.provider.as_deref()).map_err(kind)?;
                ask(&prices.extrapolate(self.extrapolation))
            }
            None => {
                let prices = Prices::new(&self.rates).extrapolate(self.extrapolation);
                match &self.vat {
                    Some(vat) => ask(&prices.vat(vat)),
                    None => ask(&prices),
                }
            }
        }
    }
}
