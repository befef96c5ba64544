//! Which payment is an invoice, or a line of the ledger, about?

use bevilling::case::RegisteredLine;
use bevilling::plan::{Activity, InvoiceLine, Ledger, LineMatch, MatchOptions, OpenPayments, OpenPlan};
use napi::Task;
use napi::bindgen_prelude::{AbortSignal, AsyncTask, Result};
use napi_derive::napi;

use crate::input::{json, lang, read};
use crate::rulebook::RuleBook;

/// The payments of a granted activity, as they are matched; none where nothing may be paid.
#[napi]
pub fn open_plan(book: &RuleBook, activity: String, ledger: String) -> Result<Option<String>> {
    let (activity, ledger): (Activity, Ledger) = (read(&activity)?, read(&ledger)?);
    OpenPlan::of(&book.inner, &activity, &ledger).map(|plan| json(&plan)).transpose()
}

fn matched(plans: &str, lines: &str, days: Option<u32>) -> Result<Vec<LineMatch>> {
    let (plans, lines): (Vec<OpenPlan>, Vec<InvoiceLine>) = (read(plans)?, read(lines)?);
    let options = days.map_or_else(MatchOptions::default, |days| MatchOptions { days });
    Ok(OpenPayments::new(&plans).match_lines(&lines, options))
}

/// The answer for each line.
#[napi]
pub fn match_lines(plans: String, lines: String, days: Option<u32>) -> Result<String> {
    json(&matched(&plans, &lines, days)?)
}

/// The answer for each line in words.
#[napi]
pub fn explain_matches(
    plans: String,
    lines: String,
    days: Option<u32>,
    language: String,
) -> Result<Vec<String>> {
    let language = lang(&language)?;
    Ok(matched(&plans, &lines, days)?.iter().map(|one| one.explain(language)).collect())
}

/// A line of a registered invoice in words.
#[napi]
pub fn explain_registered(line: String, language: String) -> Result<String> {
    Ok(read::<RegisteredLine>(&line)?.explain(lang(&language)?))
}

/// Matching off the event loop.
pub struct Matching {
    plans: String,
    lines: String,
    days: Option<u32>,
}

impl Task for Matching {
    type Output = String;
    type JsValue = String;

    fn compute(&mut self) -> Result<String> {
        json(&matched(&self.plans, &self.lines, self.days)?)
    }

    fn resolve(&mut self, _: napi::Env, answer: String) -> Result<String> {
        Ok(answer)
    }
}

/// The answer for each line, off the event loop.
#[napi(ts_return_type = "Promise<string>")]
pub fn match_lines_async(
    plans: String,
    lines: String,
    days: Option<u32>,
    signal: Option<AbortSignal>,
) -> AsyncTask<Matching> {
    AsyncTask::with_optional_signal(Matching { plans, lines, days }, signal)
}
