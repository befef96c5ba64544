//! Verdicts: the answer to a proposal, with every check that was made.

use bevilling::decide as core;
use pyo3::prelude::*;

use super::{Alternatives, Check, Decision, Proposal, Question, Reasons, Situation};
use crate::face::{Date, List, Show};
use crate::table::notebook;
use crate::title::Language;

/// Whether something may be granted, and every check that says so.
///
/// Checks are read off the rule book when somebody looks, so that asking is cheap.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> child = book.situation({"target_group": "family", "effort_step": 3})
/// >>> verdict = child.check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
/// >>> [check.code for check in verdict.refusals]
/// ['law-in-force', 'section-in-force']
/// >>> verdict.explain("en").startswith("May not be granted")
/// True
/// >>> [found.proposal.section for found in verdict.alternatives().sections]
/// ['BL-32-1-2']
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) struct Verdict(pub(crate) core::Verdict);

impl Verdict {
    fn those(slf: &Bound<'_, Self>, wanted: impl Fn(&core::Check<'_>) -> bool) -> List<Check> {
        let checks = slf.get().0.checks().enumerate().filter(|(_, check)| wanted(check));
        List(checks.map(|(at, check)| Check::of_verdict(slf, at, &check)).collect())
    }
}

#[pymethods]
impl Verdict {
    /// Allowed, refused, or unknown while a fact is missing.
    #[getter]
    fn decision(&self) -> Decision {
        Decision(self.0.decision())
    }

    /// What was asked.
    #[getter]
    fn proposal(&self) -> Proposal {
        Proposal::show(self.0.proposal())
    }

    /// The decision date.
    #[getter]
    fn on(&self) -> Date {
        Date(self.0.on())
    }

    /// The case that it was asked for.
    #[getter]
    fn situation(&self) -> Situation {
        Situation(self.0.situation().clone())
    }

    /// Every check that was made, met or not.
    #[getter]
    fn checks(slf: &Bound<'_, Self>) -> List<Check> {
        Self::those(slf, |_| true)
    }

    /// The checks that refuse it; empty unless it is refused.
    #[getter]
    fn refusals(slf: &Bound<'_, Self>) -> List<Check> {
        Self::those(slf, |check| check.outcome().refuses())
    }

    /// The checks that a missing fact leaves open.
    #[getter]
    fn open(slf: &Bound<'_, Self>) -> List<Check> {
        Self::those(slf, |check| check.outcome() == core::Outcome::FactMissing)
    }

    /// The reasons as a set, as the column of reasons has it.
    #[getter]
    fn reasons(&self) -> Reasons {
        Reasons(self.0.reasons())
    }

    /// What to ask for, the most important first.
    #[getter]
    fn questions(&self) -> List<Question> {
        List::show(&self.0.questions())
    }

    /// What could be granted instead, or what would have to be otherwise; empty unless it is refused.
    fn alternatives(&self, py: Python<'_>) -> Alternatives {
        Alternatives(py.detach(|| self.0.alternatives()))
    }

    /// The verdict in words: what was asked, and every reason.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> PyResult<String> {
        crate::value::to_json(&self.0)
    }

    fn __repr__(&self) -> String {
        let core::Proposal { section, activity_type, .. } = self.0.proposal();
        crate::value::masked(&format!(
            "<Verdict: {activity_type} under {section} on {} is {}>",
            self.0.on(),
            self.0.decision().name()
        ))
    }

    fn __eq__(&self, other: &Self) -> PyResult<bool> {
        Ok(self.to_json()? == other.to_json()?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Situation, Proposal, Date))> {
        let again = py.import("bevilling._again")?.getattr("verdict")?;
        Ok((again, (self.situation(), self.proposal(), self.on())))
    }
}

notebook! { Verdict, |this, lang| this.0.explain(lang) }
