//! Payment plans: their payments, their prices, and the forms they are written in.

use std::collections::BTreeMap;

use bevilling::dates::{Calendar, Date, DatedAmounts, PaymentCalendar, Period};
use bevilling::fault::{Fault, Faults};
use bevilling::plan::{
    self, Activity, ActivityForm, CaseCosts, Extrapolation, PaymentPlan, PaymentReference, PlanForm, Price,
    PriceChange, PriceSource, Prices, Recipient,
};
use bevilling::rulebook::{Accounts, Offer, Role};
use napi::bindgen_prelude::Result;
use napi_derive::napi;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::fault::{listed, refused, refused_for};
use crate::input::{date, json, lang, read};
use crate::rulebook::RuleBook;

/// What prices are made of beside a rule book.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Given {
    provider: Option<String>,
    rates: BTreeMap<String, DatedAmounts>,
    vat: Option<DatedAmounts>,
    extrapolation: Extrapolation,
    #[serde(with = "bevilling::dates::serde_str_option")]
    birth_date: Option<Date>,
}

/// Does something with the prices of a rule book, or with those that are given.
pub(crate) fn with_prices<T>(
    prices: &str,
    book: Option<&RuleBook>,
    work: impl FnOnce(&Prices<'_>) -> Result<T>,
) -> Result<T> {
    let given: Given = read(prices)?;
    let mut made = match book {
        Some(book) => Prices::from_book(&book.inner, given.provider.as_deref()).map_err(refused_for)?,
        None => Prices::new(&given.rates),
    };
    if let Some(vat) = &given.vat {
        made = made.vat(vat);
    }
    work(&made.extrapolate(given.extrapolation).born(given.birth_date))
}

/// A value of JSON, where it is there.
pub(crate) fn read_option<T: DeserializeOwned>(text: Option<&str>) -> Result<Option<T>> {
    text.map(read).transpose()
}

/// The calendar, or the one where only these days are closed.
pub(crate) fn calendar(calendar: &str) -> Result<PaymentCalendar> {
    let calendar: Calendar = read(calendar)?;
    Ok(PaymentCalendar::from(&calendar))
}

/// The payments of a plan within a window.
#[napi]
pub fn payments(
    plan: String,
    period: String,
    window: String,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<String> {
    let (plan, period, window): (PaymentPlan, Period, Period) =
        (read(&plan)?, read(&period)?, read(&window)?);
    with_prices(&prices, book, |prices| {
        json(&plan::payments(&plan, period, window, prices).map_err(|faults| refused(&faults))?)
    })
}

/// Their total.
#[napi]
pub fn total(
    plan: String,
    period: String,
    window: String,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<String> {
    let (plan, period, window): (PaymentPlan, Period, Period) =
        (read(&plan)?, read(&period)?, read(&window)?);
    with_prices(&prices, book, |prices| {
        let total = plan::total(&plan, period, window, prices).map_err(|faults| refused(&faults))?;
        Ok(total.to_string())
    })
}

/// How many there are.
#[napi]
pub fn count(plan: String, period: String, window: String) -> Result<i64> {
    let plan: PaymentPlan = read(&plan)?;
    Ok(i64::try_from(plan::count(&plan, read(&period)?, read(&window)?)).unwrap_or(i64::MAX))
}

/// The days that a payment covers.
#[napi]
pub fn covers(plan: String, period: String, on: String) -> Result<Option<String>> {
    let plan: PaymentPlan = read(&plan)?;
    plan.covers(read(&period)?, date(&on)?).map(|days| json(&days)).transpose()
}

/// The days that no payment covers.
#[napi]
pub fn unpaid_days(activity: String) -> Result<String> {
    json(&read::<Activity>(&activity)?.unpaid_days())
}

/// What a payment is.
#[napi]
pub fn payment_on(
    plan: String,
    period: String,
    on: String,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<String> {
    let (plan, period, on): (PaymentPlan, Period, Date) = (read(&plan)?, read(&period)?, date(&on)?);
    with_prices(&prices, book, |prices| {
        json(&prices.payment(&plan, period, on).map_err(|faults| refused(&faults))?)
    })
}

/// What it would cost to run all of a year.
#[napi]
pub fn full_year_cost(
    plan: String,
    year: i32,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<Option<String>> {
    let plan: PaymentPlan = read(&plan)?;
    with_prices(&prices, book, |prices| {
        let cost = plan::full_year_cost(&plan, year, prices).map_err(|faults| refused(&faults))?;
        Ok(cost.map(|cost| cost.to_string()))
    })
}

/// The price of a payment on a day.
#[napi]
pub fn price_on(price: String, on: String, prices: String, book: Option<&RuleBook>) -> Result<String> {
    let (price, on): (Price, Date) = (read(&price)?, date(&on)?);
    with_prices(&prices, book, |prices| {
        json(&prices.price_on(&price, on).map_err(|faults| refused(&faults))?)
    })
}

/// What is wrong with a plan.
#[napi]
pub fn check_plan(plan: String) -> Result<Vec<String>> {
    Ok(listed(&read::<PaymentPlan>(&plan)?.check()))
}

/// What is wrong with an activity by itself.
#[napi]
pub fn check_activity(
    activity: String,
    calendar_text: String,
    today: String,
    changed: Option<String>,
) -> Result<Vec<String>> {
    let (activity, changed): (Activity, Option<Activity>) =
        (read(&activity)?, read_option(changed.as_deref())?);
    Ok(listed(&activity.check(&calendar(&calendar_text)?, date(&today)?, changed.as_ref())))
}

/// What is wrong with the form of a plan.
#[napi]
pub fn check_plan_form(form: String) -> Result<Vec<String>> {
    Ok(listed(&read::<PlanForm>(&form)?.check()))
}

/// The plan of a form.
#[napi]
pub fn plan_of_form(form: String) -> Result<String> {
    json(&read::<PlanForm>(&form)?.into_plan().map_err(|faults| refused(&faults))?)
}

/// What is wrong with the form of an activity.
#[napi]
pub fn check_activity_form(
    form: String,
    calendar_text: String,
    today: String,
    changed: Option<String>,
) -> Result<Vec<String>> {
    let (form, changed): (ActivityForm, Option<Activity>) = (read(&form)?, read_option(changed.as_deref())?);
    Ok(listed(&form.check(&calendar(&calendar_text)?, date(&today)?, changed.as_ref())))
}

/// The activity of a form.
#[napi]
pub fn activity_of_form(
    form: String,
    calendar_text: String,
    today: String,
    changed: Option<String>,
) -> Result<String> {
    let (form, changed): (ActivityForm, Option<Activity>) = (read(&form)?, read_option(changed.as_deref())?);
    let activity = form.into_activity(&calendar(&calendar_text)?, date(&today)?, changed.as_ref());
    json(&activity.map_err(|faults| refused(&faults))?)
}

/// What a payment is booked on.
#[napi]
pub fn account(
    accounts: String,
    offer: Option<String>,
    role: String,
    recipient: String,
    on: String,
) -> Result<String> {
    let (accounts, offer): (Accounts, Option<Offer>) = (read(&accounts)?, read_option(offer.as_deref())?);
    let (role, recipient): (Role, Recipient) = (read(&role)?, read(&recipient)?);
    json(&plan::account(&accounts, offer.as_ref(), role, &recipient, date(&on)?))
}

/// How a recipient is paid.
#[napi]
pub fn method(recipient: String) -> Result<&'static str> {
    Ok(read::<Recipient>(&recipient)?.method().word())
}

/// What looks odd about a recipient, though it is no reason to refuse.
#[napi]
pub fn recipient_warning(recipient: String) -> Result<Vec<String>> {
    let mut faults = Faults::new();
    if let Some(kind) = read::<Recipient>(&recipient)?.warning() {
        faults.push(Fault::new(kind));
    }
    Ok(listed(&faults))
}

/// The change of a price; none where both are the same.
#[napi]
pub fn price_change(source: String, before: String, after: String, known: String) -> Result<Option<String>> {
    let (source, before, after): (PriceSource, DatedAmounts, DatedAmounts) =
        (read(&source)?, read(&before)?, read(&after)?);
    PriceChange::between(source, &before, &after, date(&known)?).map(|change| json(&change)).transpose()
}

/// Gross, reimbursement and net of the cases of a household in a year.
#[napi]
pub fn net_cost(book: &RuleBook, household: String, year: i32, extrapolation: String) -> Result<String> {
    json(&net(book, &household, year, &extrapolation)?)
}

/// The same in words.
#[napi]
pub fn explain_net_cost(
    book: &RuleBook,
    household: String,
    year: i32,
    extrapolation: String,
    language: String,
) -> Result<String> {
    Ok(net(book, &household, year, &extrapolation)?.explain(lang(&language)?))
}

fn net(book: &RuleBook, household: &str, year: i32, extrapolation: &str) -> Result<plan::NetCost> {
    let household: Vec<CaseCosts> = read(household)?;
    plan::net_cost(&book.inner, &household, year, read(extrapolation)?).map_err(|faults| refused(&faults))
}

/// The reference of a payment.
#[napi]
pub fn payment_reference(plan: String, on: String) -> Result<String> {
    Ok(PaymentReference::new(&plan, date(&on)?).map_err(refused_for)?.to_string())
}

/// A reference as people type it.
#[napi]
pub fn parse_reference(text: String) -> Result<String> {
    Ok(text.parse::<PaymentReference>().map_err(refused_for)?.to_string())
}

/// A reference without hyphens.
#[napi]
pub fn compact_reference(text: String) -> Result<String> {
    Ok(text.parse::<PaymentReference>().map_err(refused_for)?.compact())
}

/// The day of a reference.
#[napi]
pub fn reference_date(text: String) -> Result<String> {
    Ok(text.parse::<PaymentReference>().map_err(refused_for)?.date().to_string())
}

/// Whether a reference is of a payment of a plan.
#[napi]
pub fn reference_is_of(text: String, plan: String) -> Result<bool> {
    Ok(text.parse::<PaymentReference>().map_err(refused_for)?.is_of(&plan))
}

/// The references in a text.
#[napi]
pub fn find_references(text: String) -> Vec<String> {
    plan::find_references(&text).iter().map(ToString::to_string).collect()
}
