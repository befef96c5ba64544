//! Options: all that may be granted to a case, and on demand all that may not, with why.

use std::sync::Arc;

use arrow_array::UInt32Array;
use bevilling::decide as core;
use pyo3::prelude::*;

use super::{Check, Criterion, Decision, Proposal, ProviderOption, Question, Situation};
use crate::face::{Date, List, Map, Show};
use crate::rulebook::{ActivityType, Offer, Role, Section};
use crate::table::{self, Columns, notebook, tabular};
use crate::title::Language;
use crate::value::Reduced;

/// What may be granted: sections, under each its main activities, under each the supplementary ones that may hang on
/// it, and the providers of each, ranked.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> options = book.situation({"target_group": "family", "effort_step": 3}).options(on=date(2026, 1, 5))
/// >>> section = options.sections[0]
/// >>> section.section.law, section.decision
/// ('BL', 'unknown')
/// >>> options.to_text("en") != "", len(options.refusals)
/// (True, 0)
#[pyclass(frozen, module = "bevilling.decide")]
pub(crate) struct AvailableOptions(pub(crate) Arc<core::AvailableOptions>, Arc<core::OptionsRequest>);

impl AvailableOptions {
    pub(crate) fn new(options: core::AvailableOptions, asked: core::OptionsRequest) -> Self {
        Self(Arc::new(options), Arc::new(asked))
    }
}

#[pymethods]
impl AvailableOptions {
    /// The sections that may be granted under.
    #[getter]
    fn sections(&self) -> List<SectionOption> {
        let found = self.0.sections().enumerate();
        List(found.map(|(at, _)| SectionOption { options: Arc::clone(&self.0), at }).collect())
    }

    /// What may not be granted, and why; empty unless it was asked for.
    #[getter]
    fn refusals(&self, py: Python<'_>) -> List<RefusedOption> {
        let refusal = |(at, core): (usize, core::RefusedOption<'_>)| RefusedOption {
            proposal: Proposal::show(core.proposal()),
            role: core.role().map(Role),
            options: Arc::clone(&self.0),
            at,
        };
        List(py.detach(|| self.0.refusals().enumerate().map(refusal).collect()))
    }

    /// The case that it was asked for.
    #[getter]
    fn situation(&self) -> Situation {
        Situation(self.0.situation().clone())
    }

    /// The decision date.
    #[getter]
    fn on(&self) -> Date {
        Date(self.0.on())
    }

    /// What to ask for, the most important first.
    #[getter]
    fn questions(&self) -> List<Question> {
        List::show(&self.0.questions())
    }

    /// The options as a text.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| crate::value::to_json(&*self.0))
    }

    fn __repr__(&self) -> String {
        format!("<AvailableOptions on {}: {} sections>", self.0.on(), self.0.sections().count())
    }

    fn __eq__(&self, other: &Self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.to_json(py)? == other.to_json(py)?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&*self.0)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let core::OptionsRequest { on, refusals, ranking, taken } = &*self.1;
        let ranking = List(ranking.iter().copied().map(Criterion).collect());
        let parts = (self.situation(), Date(*on), *refusals, ranking, Map(taken.clone()));
        Ok((py.import("bevilling._again")?.getattr("options")?, parts.into_pyobject(py)?))
    }
}

/// What an option points at is part of its options: it is never gone.
fn gone() -> PyErr {
    pyo3::exceptions::PyRuntimeError::new_err("no such option")
}

/// A section that may be granted under.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5))
/// >>> options.sections[0].activities[0].offer.role
/// 'main'
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) struct SectionOption {
    options: Arc<core::AvailableOptions>,
    at: usize,
}

impl SectionOption {
    fn core(&self) -> PyResult<core::SectionOption<'_>> {
        self.options.sections().nth(self.at).ok_or_else(gone)
    }
}

#[pymethods]
impl SectionOption {
    /// The section.
    #[getter]
    fn section(&self) -> PyResult<Section> {
        self.core().map(|core| Section::show(core.section()))
    }

    /// Allowed, or unknown while a fact is missing.
    #[getter]
    fn decision(&self) -> PyResult<Decision> {
        self.core().map(|core| Decision(core.decision()))
    }

    /// The main activities that may be granted under it.
    #[getter]
    fn activities(&self) -> PyResult<List<ActivityOption>> {
        let count = self.core()?.activities().count();
        let option = |main| ActivityOption { section: self.clone(), main, supplementary: None };
        Ok(List((0..count).map(option).collect()))
    }

    fn __repr__(&self) -> PyResult<String> {
        let shown = |core: core::SectionOption<'_>| {
            crate::value::masked(&format!(
                "<SectionOption {} is {}>",
                core.section().id,
                core.decision().name()
            ))
        };
        self.core().map(shown)
    }
}

/// An activity that may be granted under a section.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5))
/// >>> activity = options.sections[0].activities[0]
/// >>> activity.offer.activity_type == activity.activity_type.id
/// True
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) struct ActivityOption {
    section: SectionOption,
    main: usize,
    supplementary: Option<usize>,
}

impl ActivityOption {
    fn core(&self) -> PyResult<core::ActivityOption<'_>> {
        let main = self.section.core()?.activities().nth(self.main).ok_or_else(gone)?;
        match self.supplementary {
            Some(at) => main.supplementary().nth(at).ok_or_else(gone),
            None => Ok(main),
        }
    }
}

#[pymethods]
impl ActivityOption {
    /// The kind of service.
    #[getter]
    fn activity_type(&self) -> PyResult<ActivityType> {
        self.core().map(|core| ActivityType::show(core.activity_type()))
    }

    /// The rule that offers it.
    #[getter]
    fn offer(&self) -> PyResult<Offer> {
        self.core().map(|core| Offer::show(core.offer()))
    }

    /// Allowed, or unknown while a fact is missing.
    #[getter]
    fn decision(&self) -> PyResult<Decision> {
        self.core().map(|core| Decision(core.decision()))
    }

    /// The providers that may be chosen, ranked.
    #[getter]
    fn providers(&self) -> PyResult<List<ProviderOption>> {
        Ok(List(self.core()?.providers().map(ProviderOption::show).collect()))
    }

    /// The supplementary activities that may hang on it.
    #[getter]
    fn supplementary(&self) -> PyResult<List<Self>> {
        let count = self.core()?.supplementary().count();
        let option = |at| Self { supplementary: Some(at), ..self.clone() };
        Ok(List((0..count).map(option).collect()))
    }

    fn __repr__(&self) -> PyResult<String> {
        let shown = |core: core::ActivityOption<'_>| {
            let text = format!("<ActivityOption {} is {}>", core.activity_type().id, core.decision().name());
            crate::value::masked(&text)
        };
        self.core().map(shown)
    }
}

/// Something that may not be granted.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> options = book.situation({"target_group": "family"}).options(on=date(2026, 1, 5), refusals=True)
/// >>> len(options.refusals) > 0 and options.refusals[0].checks[0].outcome != "met"
/// True
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) struct RefusedOption {
    proposal: Proposal,
    role: Option<Role>,
    options: Arc<core::AvailableOptions>,
    at: usize,
}

#[pymethods]
impl RefusedOption {
    /// What it is; its activity type is empty where the section itself is refused.
    #[getter]
    fn proposal(&self) -> Proposal {
        self.proposal.clone()
    }

    /// Main or supplementary; none where the section itself is refused.
    #[getter]
    fn role(&self) -> Option<Role> {
        self.role
    }

    /// The checks that were made.
    #[getter]
    fn checks(&self) -> List<Check> {
        let checks = self.options.refusals().nth(self.at).into_iter().flat_map(|refusal| {
            let checks = refusal.checks().enumerate();
            checks
                .map(|(at, check)| Check::of_refusal(&self.options, self.at, at, &check))
                .collect::<Vec<_>>()
        });
        List(checks.collect())
    }

    fn __repr__(&self) -> String {
        let core::Proposal { section, activity_type, .. } = &self.proposal.0;
        crate::value::masked(&format!("<RefusedOption of {activity_type:?} under {section}>"))
    }
}

impl AvailableOptions {
    /// A row for each activity that may be granted, and each of its providers.
    fn columns(&self) -> PyResult<Columns> {
        let mut rows = Vec::new();
        for section in self.0.sections() {
            for main in section.activities() {
                let hanging =
                    main.supplementary().map(|one| (one, Some(main.offer().activity_type.as_str())));
                for (activity, on_main) in std::iter::once((main, None)).chain(hanging) {
                    let providers: Vec<_> = activity.providers().collect();
                    if providers.is_empty() {
                        rows.push((activity, on_main, None));
                    }
                    rows.extend(providers.into_iter().map(|provider| (activity, on_main, Some(provider))));
                }
            }
        }
        let rank = |rank: usize| u32::try_from(rank).unwrap_or(u32::MAX);
        let ranks = UInt32Array::from_iter(rows.iter().map(|row| row.2.map(|provider| rank(provider.rank))));
        let prices = rows.iter().map(|row| row.2.and_then(|provider| provider.net_unit_price));
        Ok(vec![
            ("section", table::texts(rows.iter().map(|row| Some(&row.0.offer().section)))),
            ("activity_type", table::texts(rows.iter().map(|row| Some(&row.0.offer().activity_type)))),
            ("main", table::texts(rows.iter().map(|row| row.1))),
            ("decision", table::texts(rows.iter().map(|row| Some(row.0.decision().name())))),
            (
                "provider",
                table::texts(rows.iter().map(|row| row.2.map(|provider| provider.provider.as_str()))),
            ),
            ("rank", Arc::new(ranks)),
            ("net_unit_price", table::amounts(prices)?),
        ])
    }
}
tabular! { AvailableOptions }
notebook! { AvailableOptions, |this, lang| this.0.to_text(lang) }
