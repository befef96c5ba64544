//! Placements: the facts of a case, ready for decisions.

use std::collections::BTreeMap;

use bevilling::decide as core;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use super::{AvailableOptions, Criterion, Proposal, Reasons, Verdict};
use crate::face::{Date, Fact, List, Map, Show, Take};
use crate::fault;
use crate::rulebook::RuleBook;

/// The facts of a case (indplacering), checked against a rule book and ready for decisions.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> child = book.situation({"target_group": "family", "effort_step": 3, "birth_date": date(2014, 5, 2)})
/// >>> child.value("age", date(2026, 1, 5))
/// 11
/// >>> child.check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5)).decision
/// 'refused'
/// >>> child.with_fact("effort_step", 4).facts["effort_step"]
/// 4
/// >>> len(child.options(on=date(2026, 1, 5)).sections) > 0
/// True
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) struct Situation(pub(crate) core::Situation);

#[pymethods]
impl Situation {
    /// The rule book that the facts were checked against.
    #[getter]
    fn book(&self) -> RuleBook {
        RuleBook(self.0.book().clone())
    }

    /// The facts as they were stated.
    #[getter]
    fn facts(&self) -> Map<Fact> {
        Map::show(self.0.facts())
    }

    /// The value of a dimension on a date, stated or derived.
    fn value(&self, dimension: &str, on: Date) -> Option<Fact> {
        self.0.value(dimension, on.0).map(Fact)
    }

    /// The same case with one fact changed, to see what it would mean.
    #[pyo3(name = "with_fact")]
    fn with(&self, dimension: &str, value: Fact) -> PyResult<Self> {
        self.0.with(dimension, value.0).map(Self).map_err(fault::faults)
    }

    /// May this be granted on the day? A proposal, or what one is made of. Never fails: what the rule book does not
    /// have is an unmet check.
    #[pyo3(signature = (proposal = None, /, *, on, section = None, activity_type = None, main = None, provider = None))]
    pub(crate) fn check(
        &self,
        proposal: Option<&Bound<'_, Proposal>>,
        on: Date,
        section: Option<String>,
        activity_type: Option<String>,
        main: Option<String>,
        provider: Option<String>,
    ) -> PyResult<Verdict> {
        let made;
        let proposal = match proposal {
            Some(proposal) => &proposal.get().0,
            None => {
                made = proposed(section, activity_type, main, provider)?;
                &made
            }
        };
        Ok(Verdict(self.0.check(proposal, on.0)))
    }

    /// As `check`, and nothing but its reasons: a set, equal to what `check_columns` gives.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> asked = bv.Proposal(section="SEL-52-3-2", activity_type="200201")
    /// >>> reasons = book.situation({}).reasons(asked, on=date(2026, 1, 5))
    /// >>> reasons.decision, reasons.refusing
    /// ('refused', ('law-in-force', 'section-in-force'))
    #[pyo3(signature = (proposal, /, *, on))]
    fn reasons(&self, proposal: &Bound<'_, Proposal>, on: Date) -> Reasons {
        let (book, core::Proposal { section, activity_type, main, provider }) =
            (self.0.book(), &proposal.get().0);
        // A number that the rule book does not have is refused like an unknown id.
        let kind = |id: &String| book.activity_type_number(id).unwrap_or(core::NO_ID);
        let provider = provider.as_ref().map(|id| book.provider_number(id).unwrap_or(core::NO_ID));
        let section = book.section_number(section).unwrap_or(core::NO_ID);
        Reasons(self.0.reasons(section, kind(activity_type), main.as_ref().map(kind), provider, on.0))
    }

    /// All that may be granted on the day; with `refusals` all that may not, and why. Providers are ranked, by room,
    /// price, quality and free capacity unless `ranking` says otherwise; `taken` is how many citizens each has
    /// already, by provider and activity type.
    #[pyo3(signature = (*, on, refusals = false, ranking = None, taken = None))]
    fn options(
        &self,
        py: Python<'_>,
        on: Date,
        refusals: bool,
        ranking: Option<List<Criterion>>,
        taken: Option<Map<u32, (String, String)>>,
    ) -> AvailableOptions {
        let request = Request { on, refusals, ranking, taken }.into_core();
        AvailableOptions::new(py.detach(|| self.0.options(&request)), request)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.facts() == other.0.facts() && self.0.book().document() == other.0.book().document()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(self.0.facts())
    }

    /// The facts are the citizen's: how many there are is all that is shown.
    fn __repr__(&self) -> String {
        let text = format!("<Situation of {} facts in {:?}>", self.0.facts().len(), self.0.book().id());
        crate::value::masked(&text)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Map<Fact>,))> {
        let book = slf.get().book().into_pyobject(slf.py())?;
        Ok((book.getattr("situation")?, (slf.get().facts(),)))
    }
}

/// A proposal of its parts.
pub(crate) fn proposed(
    section: Option<String>,
    activity_type: Option<String>,
    main: Option<String>,
    provider: Option<String>,
) -> PyResult<core::Proposal> {
    match (section, activity_type) {
        (Some(section), Some(activity_type)) => Ok(core::Proposal { section, activity_type, main, provider }),
        _ => Err(PyTypeError::new_err("give a proposal, or its section and activity_type")),
    }
}

/// What is asked of the options.
pub(crate) struct Request {
    pub(crate) on: Date,
    pub(crate) refusals: bool,
    pub(crate) ranking: Option<List<Criterion>>,
    pub(crate) taken: Option<Map<u32, (String, String)>>,
}

impl Request {
    pub(crate) fn into_core(self) -> core::OptionsRequest {
        let mut request = core::OptionsRequest::on(self.on.0);
        if self.refusals {
            request = request.with_refusals();
        }
        if let Some(ranking) = self.ranking {
            request = request.ranked_by(ranking.take());
        }
        let taken: BTreeMap<(String, String), u32> = self.taken.map(Take::take).unwrap_or_default();
        request.taken(taken)
    }
}
