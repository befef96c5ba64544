//! What asks are made of: arguments from their JSON.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use bevilling::chart::Size;
use bevilling::dates::{Calendar, Date, DatedAmounts, Frequency, PaymentCalendar, Recurrence};
use bevilling::decide::{AgreementUsage, Criterion, Facts, OptionsRequest, Situation};
use bevilling::exchange::os2bos::{self, Import};
use bevilling::plan::{Extrapolation, MatchOptions, Prices};
use bevilling::rulebook::RuleBook;
use bevilling::title::LocalizedText;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Problem;

/// A value that is more than its JSON: what makes it may refuse.
pub(super) trait Given: Sized {
    /// Where it is among the arguments; none of that name is `null`.
    fn place<'a>(args: &'a Value, name: &str) -> &'a Value {
        args.get(name).unwrap_or(&Value::Null)
    }

    fn given(value: &Value) -> Result<Self, Problem>;
}

/// Reads one argument: by [`Given`] where its type has it, and else as serde does.
pub(super) struct Reader<'a, T> {
    args: &'a Value,
    name: &'static str,
    of: PhantomData<T>,
}

impl<'a, T> Reader<'a, T> {
    pub(super) const fn of(args: &'a Value, name: &'static str) -> Self {
        Self { args, name, of: PhantomData }
    }
}

// These methods come before the one of `Plain`, where their bounds are met.
impl<T: Given> Reader<'_, T> {
    pub(super) fn read(&self) -> Result<T, Problem> {
        T::given(T::place(self.args, self.name))
    }
}

impl<T: Given> Reader<'_, Option<T>> {
    pub(super) fn read(&self) -> Result<Option<T>, Problem> {
        let given = self.args.get(self.name).filter(|value| !value.is_null());
        given.map(T::given).transpose()
    }
}

impl<T: Given> Reader<'_, Vec<T>> {
    pub(super) fn read(&self) -> Result<Vec<T>, Problem> {
        let values: Vec<Value> = json(self.args.get(self.name).unwrap_or(&Value::Null))?;
        values.iter().map(T::given).collect()
    }
}

pub(super) trait Plain {
    type Value;
    fn read(&self) -> Result<Self::Value, Problem>;
}

impl<T: DeserializeOwned> Plain for Reader<'_, T> {
    type Value = T;
    fn read(&self) -> Result<T, Problem> {
        json(self.args.get(self.name).unwrap_or(&Value::Null))
            .map_err(|problem| Problem::Ask(format!("{}: {problem:?}", self.name)))
    }
}

/// A value as serde reads it.
pub(super) fn json<T: DeserializeOwned>(given: &Value) -> Result<T, Problem> {
    serde_json::from_value(given.clone()).map_err(|error| Problem::Ask(error.to_string()))
}

/// Types that are put together of several arguments, in their own words.
macro_rules! whole {
    () => {
        fn place<'a>(args: &'a Value, _: &str) -> &'a Value {
            args
        }
    };
}
pub(super) use whole;

fn text(given: &Value) -> Result<&str, Problem> {
    given.as_str().ok_or_else(|| Problem::Ask("not a text".to_owned()))
}

impl Given for Date {
    fn given(value: &Value) -> Result<Self, Problem> {
        Ok(bevilling::dates::parse(text(value)?)?)
    }
}

impl Given for Decimal {
    fn given(value: &Value) -> Result<Self, Problem> {
        Ok(bevilling::money::parse(text(value)?)?)
    }
}

impl Given for Size {
    fn given(value: &Value) -> Result<Self, Problem> {
        let (width, height) = json(value)?;
        Ok(Self::new(width, height))
    }
}

thread_local! {
    /// Rule books read before, by path: most asks name the same one.
    static BOOKS: RefCell<BTreeMap<String, RuleBook>> = const { RefCell::new(BTreeMap::new()) };
}

/// The path of one, or one as it is written.
impl Given for RuleBook {
    fn given(value: &Value) -> Result<Self, Problem> {
        let Value::String(path) = value else { return Ok(Self::from_json(&value.to_string())?) };
        if let Some(book) = BOOKS.with_borrow(|books| books.get(path).cloned()) {
            return Ok(book);
        }
        let book = Self::load(path)?;
        BOOKS.with_borrow_mut(|books| books.insert(path.clone(), book.clone()));
        Ok(book)
    }
}

/// The facts of a citizen, under a rule book.
#[derive(Deserialize)]
struct Citizen {
    rule_book: Value,
    #[serde(default)]
    facts: Facts,
}

impl Given for Situation {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Citizen { rule_book, facts } = json(value)?;
        Ok(RuleBook::given(&rule_book)?.situation(facts)?)
    }
}

#[derive(Deserialize)]
struct Offered {
    on: Value,
    #[serde(default)]
    refusals: bool,
    ranking: Option<Vec<Criterion>>,
    /// Provider, activity type, and how many citizens it has.
    #[serde(default)]
    taken: Vec<(String, String, u32)>,
}

impl Given for OptionsRequest {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Offered { on, refusals, ranking, taken } = json(value)?;
        let mut request = Self::on(Date::given(&on)?);
        if refusals {
            request = request.with_refusals();
        }
        if let Some(ranking) = ranking {
            request = request.ranked_by(ranking);
        }
        let taken = taken.into_iter().map(|(provider, kind, count)| ((provider, kind), count));
        Ok(request.taken(taken.collect::<AgreementUsage>()))
    }
}

#[derive(Deserialize)]
struct Closed {
    calendar: Option<Calendar>,
    excluded: Option<Vec<Date>>,
}

/// The Danish one, or one that is given; or days that are excluded.
impl Given for PaymentCalendar {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Closed { calendar, excluded } = json(value)?;
        Ok(match (calendar, excluded) {
            (Some(calendar), _) => Self::from(&calendar),
            (None, Some(dates)) => Self::from_excluded(dates),
            (None, None) => Self::from(&Calendar::denmark()),
        })
    }
}

#[derive(Deserialize)]
struct Recurs {
    frequency: Frequency,
    anchor: Value,
}

impl Given for Recurrence {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Recurs { frequency, anchor } = json(value)?;
        Ok(Self { frequency, anchor: Date::given(&anchor)? })
    }
}

/// What a price is made with: the rates of a rule book and the VAT factor of one of its providers, or those
/// that are given.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Priced {
    rule_book: Option<Value>,
    provider: Option<String>,
    rates: BTreeMap<String, DatedAmounts>,
    vat: Option<DatedAmounts>,
    extrapolation: Extrapolation,
}

/// Prices borrow what they are of; a test that ends soon can lend it to them for good.
impl Given for Prices<'static> {
    fn given(value: &Value) -> Result<Self, Problem> {
        let given = if value.is_null() { Priced::default() } else { json(value)? };
        let prices = match given.rule_book {
            Some(book) => {
                let book = Box::leak(Box::new(RuleBook::given(&book)?));
                Self::from_book(book, given.provider.as_deref())?
            }
            None => {
                let prices = Self::new(Box::leak(Box::new(given.rates)));
                match given.vat {
                    Some(vat) => prices.vat(Box::leak(Box::new(vat))),
                    None => prices,
                }
            }
        };
        Ok(prices.extrapolate(given.extrapolation))
    }
}

#[derive(Deserialize)]
struct Within {
    days: Option<u32>,
}

impl Given for MatchOptions {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Within { days } = json(value)?;
        Ok(days.map_or_else(Self::default, |days| Self { days }))
    }
}

/// What is known of the rule book, and where the files are: here, or in a folder.
#[derive(Deserialize)]
struct Imported {
    id: String,
    version: String,
    title: LocalizedText,
    on: Value,
    fixtures: Option<Vec<(String, String)>>,
    csv: Option<Vec<(String, String)>>,
    folder: Option<String>,
}

impl Given for Import {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Imported { id, version, title, on, fixtures, csv, folder } = json(value)?;
        let options = os2bos::Options { id, version, title, on: Date::given(&on)? };
        Ok(match (fixtures, csv, folder) {
            (Some(files), None, None) => os2bos::import_fixtures(files, &options)?,
            (None, Some(files), None) => os2bos::import_csv(files, &options)?,
            (None, None, Some(folder)) => os2bos::read_folder(folder, &options)?,
            _ => return Err(Problem::Ask("fixtures, csv or a folder".to_owned())),
        })
    }
}
