//! Scenarios: changes that are tried out on a portfolio.

use crate::generated::forecast::{Comparison, ScenarioForecast};
use pyo3::prelude::*;

use crate::chart::Size;
use crate::rulebook::RuleBook;
use crate::table::notebook;
use crate::title::Language;

#[pymethods]
impl ScenarioForecast {
    /// What the scenario is called.
    fn name(&self, lang: Language) -> String {
        self.0.name(lang.0)
    }
}

#[pymethods]
impl Comparison {
    /// The scenarios as a table; with the rule book, under the names that it has for things.
    #[pyo3(signature = (lang, book = None))]
    fn to_text(&self, lang: Language, book: Option<RuleBook>) -> String {
        match book {
            Some(book) => self.0.to_text_with(&book.0, lang.0),
            None => self.0.to_text(lang.0),
        }
    }

    /// The scenarios beside the forecast, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }
}
notebook! { Comparison, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default()) }
