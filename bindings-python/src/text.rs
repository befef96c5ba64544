//! Every answer in words.

use bevilling::text as core;
use pyo3::prelude::*;

use crate::case::Event;
use crate::face::{Date, Dec, List, Take};
use crate::rulebook::RuleBook;
use crate::title::Language;
use crate::value::{Fields, shown};

/// A code of this library, with its text in every language.
///
/// >>> import bevilling as bv
/// >>> code = next(code for code in bv.text.codes() if code.code == "not-an-amount")
/// >>> code.area, code.variables
/// ('money', ('text',))
#[pyclass(frozen, get_all, eq, module = "bevilling.text")]
#[derive(Clone, PartialEq)]
pub(crate) struct Code {
    /// The area that it belongs to.
    area: String,
    /// The stable code.
    code: String,
    /// The outcome, of a check.
    outcome: Option<String>,
    /// The values of the text, by name.
    variables: Names,
    /// The text in Danish.
    da: String,
    /// The text in English.
    en: String,
}

type Names = crate::face::Texts;

impl Code {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("area", self.area.as_str().into_bound_py_any(py)?),
            ("code", self.code.as_str().into_bound_py_any(py)?),
            ("outcome", self.outcome.as_deref().into_bound_py_any(py)?),
            ("en", self.en.as_str().into_bound_py_any(py)?),
        ])
    }
}
shown! { Code }

/// Every code of this library: the faults of each area, and the checks by outcome.
///
/// >>> import bevilling as bv
/// >>> len(bv.text.codes()) > 200
/// True
#[pyfunction]
pub(crate) fn codes() -> List<Code> {
    let code = |code: core::Code| Code {
        area: code.area,
        code: code.code.to_owned(),
        outcome: code.outcome.map(str::to_owned),
        variables: crate::face::Texts(code.variables),
        da: code.da,
        en: code.en,
    };
    List(core::codes().into_iter().map(code).collect())
}

/// The events in words, one per line, with the notices to other systems below each.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> bv.text.log([], book, "en")
/// ''
#[pyfunction]
pub(crate) fn log(py: Python<'_>, events: List<Event>, book: &RuleBook, lang: Language) -> String {
    let events = events.take();
    py.detach(|| core::log(&events, &book.0, lang.0))
}

/// An amount in kroner with two decimals.
///
/// >>> import bevilling as bv
/// >>> bv.text.amount(1234, "da")
/// '1.234,00 kr.'
#[pyfunction]
pub(crate) fn amount(amount: Dec, lang: Language) -> String {
    core::amount(amount.0, lang.0)
}

/// A day in words.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.text.date(date(2026, 2, 1), "da")
/// '1. februar 2026'
#[pyfunction]
pub(crate) fn date(date: Date, lang: Language) -> String {
    core::date(date.0, lang.0)
}

/// A number with separators between thousands, its decimals as they are.
///
/// >>> import bevilling as bv
/// >>> bv.text.number(1234, "da")
/// '1.234'
#[pyfunction]
pub(crate) fn number(number: Dec, lang: Language) -> String {
    core::number(number.0, lang.0)
}

/// A day in few letters.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.text.short_date(date(2026, 2, 1), "en")
/// '1 Feb 2026'
#[pyfunction]
pub(crate) fn short_date(date: Date, lang: Language) -> String {
    core::short_date(date.0, lang.0)
}
