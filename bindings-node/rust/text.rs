//! Words: amounts and days as people write them, and every code with its texts.

use bevilling::case::{Event, PaymentAction, WithheldReason};
use bevilling::plan::{DecisionWarning, MatchOutcome, Pause, PriceChange};
use bevilling::rulebook::Condition;
use bevilling::text;
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::input::{date, json, lang, read};
use crate::money::amount;
use crate::rulebook::RuleBook;

/// An amount in kroner with two decimals.
#[napi]
pub fn amount_text(text: String, language: String) -> Result<String> {
    Ok(text::amount(amount(&text)?, lang(&language)?))
}

/// A number with separators between thousands.
#[napi]
pub fn number_text(text: String, language: String) -> Result<String> {
    Ok(text::number(amount(&text)?, lang(&language)?))
}

/// A day in words.
#[napi]
pub fn date_text(on: String, language: String) -> Result<String> {
    Ok(text::date(date(&on)?, lang(&language)?))
}

/// A day in few letters.
#[napi]
pub fn short_date_text(on: String, language: String) -> Result<String> {
    Ok(text::short_date(date(&on)?, lang(&language)?))
}

/// Every code with its texts.
#[napi]
pub fn codes() -> Result<String> {
    json(&text::codes())
}

/// A condition in words.
#[napi]
pub fn condition_text(condition: String, book: &RuleBook, language: String) -> Result<String> {
    Ok(read::<Condition>(&condition)?.text(&book.inner, lang(&language)?))
}

/// An event in a line of words.
#[napi]
pub fn event_text(event: String, book: &RuleBook, language: String) -> Result<String> {
    Ok(read::<Event>(&event)?.text(&book.inner, lang(&language)?))
}

/// A change of price in words.
#[napi]
pub fn price_change_text(change: String, language: String) -> Result<String> {
    Ok(read::<PriceChange>(&change)?.text(lang(&language)?))
}

/// A warning of a decision in words.
#[napi]
pub fn decision_warning_text(warning: String, language: String) -> Result<String> {
    Ok(read::<DecisionWarning>(&warning)?.text(lang(&language)?))
}

/// How a line came out, in a word or two.
#[napi]
pub fn match_outcome_text(outcome: String, language: String) -> Result<String> {
    Ok(read::<MatchOutcome>(&json(&outcome)?)?.text(lang(&language)?))
}

/// A pause in words.
#[napi]
pub fn pause_text(pause: String, language: String) -> Result<String> {
    Ok(read::<Pause>(&pause)?.text(lang(&language)?))
}

/// What is to be done with a payment, in a word or two.
#[napi]
pub fn payment_action_text(action: String, language: String) -> Result<String> {
    Ok(read::<PaymentAction>(&json(&action)?)?.text(lang(&language)?))
}

/// Why a payment is withheld, in words.
#[napi]
pub fn withheld_reason_text(reason: String, language: String) -> Result<String> {
    Ok(read::<WithheldReason>(&json(&reason)?)?.text(lang(&language)?))
}

/// The JSON Schema of events.
#[napi]
pub fn event_schema() -> String {
    bevilling::case::event_schema()
}
