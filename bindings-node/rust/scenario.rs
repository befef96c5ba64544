//! Scenarios beside each other.

use bevilling::forecast;
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::chart::size;
use crate::forecast::Forecast;
use crate::input::{json, lang};
use crate::rulebook::RuleBook;

/// Scenarios beside the forecast as it is.
#[napi]
pub struct Comparison {
    pub(crate) inner: forecast::Comparison,
}

#[napi]
impl Comparison {
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

    /// As a drawing.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }

    /// As it is.
    #[napi]
    pub fn base(&self) -> Forecast {
        Forecast { inner: self.inner.base.clone() }
    }

    /// The forecast of a scenario by its place, and its difference.
    #[napi]
    pub fn scenario(&self, place: u32) -> Option<Vec<Forecast>> {
        let found = self.inner.scenarios.get(usize::try_from(place).ok()?)?;
        Some([&found.forecast, &found.difference].map(|one| Forecast { inner: one.clone() }).into())
    }
}
