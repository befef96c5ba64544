//! What granting would lead to, and how the payments of a case are made.

use std::sync::Arc;

use bevilling::case as core;
use pyo3::prelude::*;

use super::{CaseOverview, CaseState, CommandContext, Event, Grant, Notice};
use crate::face::{List, Show, Take};
use crate::fault;
use crate::plan::{Extrapolation, Horizon};
use crate::value::{Fields, NewArgs, Reduced, compared, faced, new_args, readable, shown};

/// How the payments of a case are made.
///
/// >>> import bevilling as bv
/// >>> bv.case.CaseOptions().extrapolation
/// Extrapolation.Refuse()
#[pyclass(frozen, from_py_object, module = "bevilling.case")]
#[derive(Clone)]
pub(crate) struct CaseOptions(pub(crate) core::CaseOptions);

#[pymethods]
impl CaseOptions {
    #[new]
    #[pyo3(signature = (*, horizon = None, extrapolation = None, municipality = None))]
    fn new(
        horizon: Option<Horizon>,
        extrapolation: Option<Extrapolation>,
        municipality: Option<String>,
    ) -> Self {
        Self(core::CaseOptions {
            horizon: horizon.map(Take::take).unwrap_or_default(),
            extrapolation: extrapolation.map(Take::take).unwrap_or_default(),
            municipality,
        })
    }

    /// How far ahead, where there is no end.
    #[getter]
    fn horizon(&self) -> Horizon {
        Horizon(self.0.horizon)
    }

    /// What is done beyond the last known price. Refused by default.
    #[getter]
    fn extrapolation(&self) -> Extrapolation {
        Extrapolation::show(&self.0.extrapolation)
    }

    /// The municipality that asks, as the fact `paying_municipality` would name it: what another one pays is not in its
    /// net cost. All of it by default.
    #[getter]
    fn municipality(&self) -> Option<&str> {
        self.0.municipality.as_deref()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl CaseOptions {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("horizon", self.horizon().into_bound_py_any(py)?),
            ("extrapolation", self.extrapolation().into_bound_py_any(py)?),
            ("municipality", self.municipality().into_bound_py_any(py)?),
        ])
    }
}
shown! { CaseOptions }
compared! { CaseOptions }
faced! { CaseOptions(core::CaseOptions) }
readable! { CaseOptions }

/// What granting would lead to.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> facts = {"target_group": "family", "birth_date": date(2014, 5, 2), "effort_step": 3, "scaling_step": 5,
/// ...     "custody_consent": True, "assessment": "examination"}
/// >>> case, stamp = bv.Case.open(book, id="1", facts=facts), bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
/// >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("a").by("90010011")
/// >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
/// >>> events += case.execute(bv.Command.Draft(appropriation="1", activity=help), stamp)
/// >>> approval = bv.ApprovalRequest(level="section_leader", approver="Section leader 1", second="Team leader 2")
/// >>> shown = case.preview_grant(bv.Grant(appropriation="1", activities=["a"], approval=approval), stamp)
/// >>> shown.before.granted.this_year, shown.after.granted.this_year, len(shown.notices()), case.sequence
/// (Decimal('0.00'), Decimal('55000.00'), 25, 3)
#[pyclass(frozen, module = "bevilling.case")]
pub(crate) struct GrantPreview {
    core: Arc<core::GrantPreview>,
    /// What it was asked of: so it is made again elsewhere.
    asked: Arc<(Arc<core::Case>, Grant, CommandContext)>,
}

impl GrantPreview {
    pub(super) fn make(
        py: Python<'_>,
        case: Arc<core::Case>,
        grant: Grant,
        stamp: CommandContext,
    ) -> PyResult<Self> {
        let preview = py.detach(|| case.preview_grant(&grant.0, &stamp.0));
        let core = Arc::new(preview.map_err(|refusal| fault::refusal(&refusal))?);
        Ok(Self { core, asked: Arc::new((case, grant, stamp)) })
    }
}

#[pymethods]
impl GrantPreview {
    /// The events that it would answer with.
    #[getter]
    fn events(&self) -> List<Event> {
        List::show(&self.core.events)
    }

    /// The case as it would be.
    #[getter]
    fn state(&self) -> CaseState {
        CaseState::show(&self.core.state)
    }

    /// The cost of the case now.
    #[getter]
    fn before(&self) -> CaseOverview {
        CaseOverview::show(&self.core.before)
    }

    /// Its cost after the grant.
    #[getter]
    fn after(&self) -> CaseOverview {
        CaseOverview::show(&self.core.after)
    }

    /// The notices that other systems would receive.
    fn notices(&self) -> List<Notice> {
        List(self.core.notices().map(Notice::show).collect())
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| crate::value::to_json(&*self.core))
    }

    fn __eq__(&self, other: &Self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.to_json(py)? == other.to_json(py)?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&*self.core)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        let (case, grant, stamp) = &*self.asked;
        let parts = (super::Case::new((**case).clone()), grant.clone(), stamp.clone());
        Ok((py.import("bevilling._again")?.getattr("grant_preview")?, parts.into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        format!("<GrantPreview of {} events>", self.core.events.len())
    }
}
