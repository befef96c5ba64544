//! Checks: the single statements that a verdict is made of.

use std::sync::Arc;

use bevilling::decide as core;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use super::{CheckCode, Outcome, Verdict};
use crate::dates::Validity;
use crate::face::{Date, Fact, List, Map, Show};
use crate::rulebook::{Condition, Role};
use crate::title::Language;
use crate::value::{Fields, shown};

/// A law reference as a decision cites it.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
/// >>> verdict.refusals[0].law.law
/// 'BL'
#[pyclass(frozen, get_all, eq, hash, from_py_object, module = "bevilling.decide")]
#[derive(Clone, PartialEq, Hash)]
pub(crate) struct LawReference {
    /// The law.
    law: String,
    /// Where in it.
    reference: Option<String>,
}

/// What a check expected: a class for each kind.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
/// >>> verdict.refusals[0].expected.id
/// 'no-such-type'
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) enum Expected {
    /// The rule book has this id.
    Known { id: String },
    /// The rule is in force on this date.
    InForceOn { date: Date },
    /// The condition holds.
    Condition { condition: Condition },
    /// The fact is stated.
    Stated { fact: String },
    /// The section offers this activity type in this role.
    Offered { section: String, activity_type: String, role: Role },
    /// The main activity is one of these types.
    OneOf { activity_types: List<String> },
    /// The provider has an agreement for the activity type.
    Agreement { provider: String, activity_type: String },
}

/// What a check found: a class for each kind.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> verdict = book.situation({}).check(section="BL-46", activity_type="no-such-type", on=date(2026, 1, 5))
/// >>> isinstance(verdict.refusals[0].actual, bv.decide.Actual.Absent)
/// True
#[pyclass(frozen, from_py_object, module = "bevilling.decide")]
#[derive(Clone)]
pub(crate) enum Actual {
    /// There is no such thing in the rule book.
    Absent {},
    /// The rule is in force so.
    Valid { validity: Validity },
    /// The facts looked at; none where the fact is missing.
    Facts { facts: Map<Option<Fact>> },
    /// The main activity that was asked about.
    Main { activity_type: String },
}

impl Expected {
    fn of(core: core::Expected<'_>) -> Self {
        match core {
            core::Expected::Known(id) => Self::Known { id: id.to_owned() },
            core::Expected::InForceOn(date) => Self::InForceOn { date: Date(date) },
            core::Expected::Condition(condition) => Self::Condition { condition: Condition::show(condition) },
            core::Expected::Stated(fact) => Self::Stated { fact: fact.to_owned() },
            core::Expected::Offered { section, activity_type, role } => Self::Offered {
                section: section.to_owned(),
                activity_type: activity_type.to_owned(),
                role: Role(role),
            },
            core::Expected::OneOf(types) => Self::OneOf { activity_types: List(types.to_vec()) },
            core::Expected::Agreement { provider, activity_type } => {
                Self::Agreement { provider: provider.to_owned(), activity_type: activity_type.to_owned() }
            }
        }
    }
}

impl Actual {
    fn of(core: core::Actual<'_>) -> Self {
        match core {
            core::Actual::Absent => Self::Absent {},
            core::Actual::Valid(validity) => Self::Valid { validity: Validity(validity) },
            core::Actual::Facts(facts) => {
                let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value.map(Fact)));
                Self::Facts { facts: Map(facts.collect()) }
            }
            core::Actual::Main(main) => Self::Main { activity_type: main.to_owned() },
        }
    }
}

/// What a check is read off.
enum Source {
    Verdict(Py<Verdict>, usize),
    RefusedOption(Arc<core::AvailableOptions>, usize, usize),
}

/// One check of a verdict: what was expected, what was found, and the rule that says so.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> verdict = book.situation({}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
/// >>> check = verdict.refusals[0]
/// >>> check.code, check.outcome, check.validity.last_day().isoformat()
/// ('law-in-force', 'ended', '2023-12-31')
/// >>> check.text("en")
/// "Social Services Act (children's part) is no longer in force; its last day was 31 December 2023"
#[pyclass(frozen, module = "bevilling.decide")]
pub(crate) struct Check {
    source: Source,
    code: core::CheckCode,
    outcome: core::Outcome,
}

impl Check {
    fn of(source: Source, core: &core::Check<'_>) -> Self {
        Self { source, code: core.code(), outcome: core.outcome() }
    }

    pub(super) fn of_verdict(verdict: &Bound<'_, Verdict>, at: usize, core: &core::Check<'_>) -> Self {
        Self::of(Source::Verdict(verdict.clone().unbind(), at), core)
    }

    pub(super) fn of_refusal(
        options: &Arc<core::AvailableOptions>,
        refusal: usize,
        at: usize,
        core: &core::Check<'_>,
    ) -> Self {
        Self::of(Source::RefusedOption(Arc::clone(options), refusal, at), core)
    }

    /// Looks at the check of the core: it is found where it was, since what it is read off never changes.
    fn read<T>(&self, look: impl Fn(core::Check<'_>) -> T) -> PyResult<T> {
        let found = match &self.source {
            Source::Verdict(verdict, at) => verdict.get().0.checks().nth(*at).map(look),
            Source::RefusedOption(options, refusal, at) => {
                options.refusals().nth(*refusal).and_then(|refusal| refusal.checks().nth(*at).map(look))
            }
        };
        found.ok_or_else(|| PyIndexError::new_err("there is no such check"))
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("code", self.code().into_bound_py_any(py)?),
            ("outcome", self.outcome().into_bound_py_any(py)?),
            ("rule", self.rule()?.into_bound_py_any(py)?),
        ])
    }
}

#[pymethods]
impl Check {
    /// What the check looks at: the stable code.
    #[getter]
    fn code(&self) -> CheckCode {
        CheckCode(self.code)
    }

    /// How it came out.
    #[getter]
    fn outcome(&self) -> Outcome {
        Outcome(self.outcome)
    }

    /// The id of the rule that was looked at.
    #[getter]
    fn rule(&self) -> PyResult<String> {
        self.read(|check| check.rule().into_owned())
    }

    /// What was expected.
    #[getter]
    fn expected(&self) -> PyResult<Expected> {
        self.read(|check| Expected::of(check.expected()))
    }

    /// What was found.
    #[getter]
    fn actual(&self) -> PyResult<Actual> {
        self.read(|check| Actual::of(check.actual()))
    }

    /// When the rule is in force; none where there is no such rule.
    #[getter]
    fn validity(&self) -> PyResult<Option<Validity>> {
        self.read(|check| check.validity().map(Validity))
    }

    /// The law and the place in it that the rule belongs to.
    #[getter]
    fn law(&self) -> PyResult<Option<LawReference>> {
        self.read(|check| {
            check.law().map(|law| LawReference {
                law: law.law.to_owned(),
                reference: law.reference.map(str::to_owned),
            })
        })
    }

    /// The dimensions that the check looked at, by name.
    #[getter]
    fn facts(&self) -> PyResult<List<String>> {
        self.read(|check| List(check.facts().into_iter().map(str::to_owned).collect()))
    }

    /// The check in words.
    fn text(&self, lang: Language) -> PyResult<String> {
        self.read(|check| check.text(lang.0))
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> PyResult<String> {
        self.read(|check| crate::value::to_json(&check))?
    }

    fn __eq__(&self, other: &Self) -> PyResult<bool> {
        Ok(self.to_json()? == other.to_json()?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.to_json()?)
    }
}
shown! { Check }
