//! What a follow-up of a budget answers.

use crate::generated::forecast::{BudgetFollowUp, BudgetMonth, LineFollowUp};
use pyo3::prelude::*;

use crate::chart::Size;
use crate::face::{Date, Dec};
use crate::table::notebook;
use crate::title::Language;

#[pymethods]
impl BudgetMonth {
    /// What is paid, granted and expected.
    fn result(&self) -> Dec {
        Dec(self.0.result())
    }
}

#[pymethods]
impl LineFollowUp {
    /// What the line is called.
    fn name(&self, lang: Language) -> String {
        self.0.name(lang.0)
    }

    /// The line by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// The line added up month by month, as a picture (SVG).
    #[pyo3(signature = (on, lang, size = None))]
    fn to_svg_cumulative(&self, py: Python<'_>, on: Date, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg_cumulative(on.0, lang.0, Size::or_default(size)))
    }
}

#[pymethods]
impl BudgetFollowUp {
    /// The follow-up as a table.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    /// All lines together by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// All lines together, added up month by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg_cumulative(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg_cumulative(lang.0, Size::or_default(size)))
    }
}

notebook! {
    BudgetFollowUp, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default())
}
