//! Which payment is an invoice, or a line of the ledger, about?

use std::sync::Arc;

use bevilling::case::RegisteredLine;
use bevilling::plan::{self, Activity, InvoiceLine, Ledger, LineMatch, MatchOptions, OpenPlan};
use napi::Task;
use napi::bindgen_prelude::{AbortSignal, AsyncTask, Result};
use napi_derive::napi;

use crate::input::{json, lang, read};
use crate::rulebook::RuleBook;

/// The payments of a granted activity, as they are matched; none where nothing may be paid.
#[napi]
pub fn open_plan(book: &RuleBook, activity: String, ledger: String) -> Result<Option<String>> {
    let (activity, ledger): (Activity, Ledger) = (read(&activity)?, read(&ledger)?);
    OpenPlan::from_ledger(&book.inner, &activity, &ledger).map(|plan| json(&plan)).transpose()
}

/// What a municipality is to pay, ready to be matched with lines.
#[napi]
pub struct OpenPayments {
    inner: Arc<plan::OpenPayments<'static>>,
}

fn opened(plans: &str) -> Result<Arc<plan::OpenPayments<'static>>> {
    let plans: Vec<OpenPlan> = read(plans)?;
    Ok(Arc::new(plan::OpenPayments::new(plans)))
}

fn matched(open: &plan::OpenPayments<'_>, lines: &str, days: Option<u32>) -> Result<Vec<LineMatch>> {
    let lines: Vec<InvoiceLine> = read(lines)?;
    let options = days.map_or_else(MatchOptions::default, |days| MatchOptions { days });
    Ok(open.match_lines(&lines, options))
}

#[napi]
impl OpenPayments {
    /// Of some plans.
    #[napi(constructor)]
    pub fn new(plans: String) -> Result<Self> {
        opened(&plans).map(|inner| Self { inner })
    }

    /// How many payments there are.
    #[napi]
    pub fn count(&self) -> u32 {
        u32::try_from(self.inner.len()).unwrap_or(u32::MAX)
    }

    /// The answer for each line.
    #[napi]
    pub fn match_lines(&self, lines: String, days: Option<u32>) -> Result<String> {
        json(&matched(&self.inner, &lines, days)?)
    }

    /// The answer for each line in words.
    #[napi]
    pub fn explain(&self, lines: String, days: Option<u32>, language: String) -> Result<Vec<String>> {
        let language = lang(&language)?;
        Ok(matched(&self.inner, &lines, days)?.iter().map(|one| one.explain(language)).collect())
    }

    /// The answer for each line, off the event loop.
    #[napi(ts_return_type = "Promise<string>")]
    pub fn match_lines_async(
        &self,
        lines: String,
        days: Option<u32>,
        signal: Option<AbortSignal>,
    ) -> AsyncTask<Matching> {
        AsyncTask::with_optional_signal(Matching { open: self.inner.clone(), lines, days }, signal)
    }
}

/// A line of a registered invoice in words.
#[napi]
pub fn explain_registered(line: String, language: String) -> Result<String> {
    Ok(read::<RegisteredLine>(&line)?.explain(lang(&language)?))
}

/// Payments while they are made ready.
pub struct Opening {
    plans: String,
}

impl Task for Opening {
    type Output = Arc<plan::OpenPayments<'static>>;
    type JsValue = OpenPayments;

    fn compute(&mut self) -> Result<Self::Output> {
        opened(&self.plans)
    }

    fn resolve(&mut self, _: napi::Env, inner: Self::Output) -> Result<OpenPayments> {
        Ok(OpenPayments { inner })
    }
}

/// What a municipality is to pay, made ready off the event loop.
#[napi(ts_return_type = "Promise<OpenPayments>")]
pub fn open_payments_async(plans: String, signal: Option<AbortSignal>) -> AsyncTask<Opening> {
    AsyncTask::with_optional_signal(Opening { plans }, signal)
}

/// Matching off the event loop.
pub struct Matching {
    open: Arc<plan::OpenPayments<'static>>,
    lines: String,
    days: Option<u32>,
}

impl Task for Matching {
    type Output = String;
    type JsValue = String;

    fn compute(&mut self) -> Result<String> {
        json(&matched(&self.open, &self.lines, self.days)?)
    }

    fn resolve(&mut self, _: napi::Env, answer: String) -> Result<String> {
        Ok(answer)
    }
}
