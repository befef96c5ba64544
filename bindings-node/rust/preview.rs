//! The cost before the decision.

use bevilling::plan::{self, Activity, PreviewOptions};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::chart::size;
use crate::fault::refused;
use crate::input::{date, json, lang, read};
use crate::rulebook::RuleBook;

/// A preview.
#[napi]
pub struct Preview {
    pub(crate) inner: plan::Preview,
}

#[napi]
impl Preview {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// As tables; with titles where the rule book is given.
    #[napi]
    pub fn to_text(&self, language: String, book: Option<&RuleBook>) -> Result<String> {
        let language = lang(&language)?;
        Ok(match book {
            Some(book) => self.inner.to_text_with(&book.inner, language),
            None => self.inner.to_text(language),
        })
    }

    /// As a drawing by month.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }

    /// As a drawing by year.
    #[napi]
    pub fn to_svg_by_year(
        &self,
        language: String,
        width: Option<u32>,
        height: Option<u32>,
    ) -> Result<String> {
        Ok(self.inner.to_svg_by_year(lang(&language)?, size(width, height)))
    }
}

/// What it would cost to grant some drafts, beside what is there.
#[napi]
pub fn preview(
    book: &RuleBook,
    existing: String,
    drafts: String,
    on: String,
    options: String,
) -> Result<Preview> {
    let (existing, drafts): (Vec<Activity>, Vec<Activity>) = (read(&existing)?, read(&drafts)?);
    let options: PreviewOptions = read(&options)?;
    let inner = plan::preview(&book.inner, &existing, &drafts, date(&on)?, &options);
    Ok(Preview { inner: inner.map_err(|faults| refused(&faults))? })
}
