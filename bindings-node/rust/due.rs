//! The payments that are due, and what is claimed.

use bevilling::case::{self, Claim};
use bevilling::plan::PaymentReference;
use napi::bindgen_prelude::{ClassInstance, Result, Uint8Array};
use napi_derive::napi;

use crate::case::Case;
use crate::fault::{refused, refused_for};
use crate::forecast::arrow;
use crate::input::{date, json, lang, read};
use crate::plan::calendar;
use crate::rulebook::RuleBook;

/// The payments of cases that are due.
#[napi]
pub struct PaymentBatch {
    inner: case::PaymentBatch,
}

/// The payments of many cases that are due in the run of a day.
#[napi]
pub fn payment_batch(
    cases: Vec<ClassInstance<'_, Case>>,
    calendar_text: String,
    on: String,
) -> Result<PaymentBatch> {
    let cases = cases.iter().map(|case| &case.inner);
    let inner = case::PaymentBatch::of(cases, &calendar(&calendar_text)?, date(&on)?);
    Ok(PaymentBatch { inner: inner.map_err(|faults| refused(&faults))? })
}

#[napi]
impl PaymentBatch {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// The lines that finance pays out now.
    #[napi]
    pub fn payouts(&self) -> Result<String> {
        json(&self.inner.payouts().collect::<Vec<_>>())
    }

    /// Kroner to be paid.
    #[napi]
    pub fn total(&self) -> String {
        self.inner.total().to_string()
    }

    /// The lines as columns.
    #[napi]
    pub fn to_ipc(&self) -> Result<Uint8Array> {
        Ok(Uint8Array::new(self.inner.to_ipc().map_err(arrow)?))
    }

    /// The lines as a table of text.
    #[napi]
    pub fn to_text(&self, language: String, book: Option<&RuleBook>) -> Result<String> {
        let language = lang(&language)?;
        Ok(match book {
            Some(book) => self.inner.to_text_with(&book.inner, language),
            None => self.inner.to_text(language),
        })
    }
}

/// What a case has claimed.
#[napi]
pub fn claims_of(record: &Case) -> Result<String> {
    json(&record.inner.claims())
}

/// The claim of a case that a payment reference is of.
#[napi]
pub fn claim_of(record: &Case, reference: String) -> Result<Option<String>> {
    let reference: PaymentReference = reference.parse().map_err(refused_for)?;
    record.inner.claim_of(reference).map(|claim| json(&claim)).transpose()
}

/// Claims as plans, to match lines with.
#[napi]
pub fn claim_plans(claims: String) -> Result<String> {
    json(&Claim::open_plans(&read::<Vec<Claim>>(&claims)?))
}
