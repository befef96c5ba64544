//! Who is paid, and how.

use bevilling::plan as core;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, type_hint_identifier, type_hint_union};

use crate::face::{Show, Take};
use crate::fault::{self, Fault};
use crate::value::{compared, faced, readable, union, words};

words! {
    /// How a recipient is paid.
    Method(core::Method) { Internal = "internal", Cash = "cash", Payroll = "payroll", Invoice = "invoice" }

    /// How a person is paid.
    PersonMethod(core::PersonMethod) { Cash = "cash", Payroll = "payroll" }
}

union! {
    /// Who is paid. The methods that a recipient cannot be paid by cannot be written.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Recipient.Internal(name="in_the_family")
    /// Recipient.Internal(name='in_the_family')
    /// >>> bv.Recipient.cash("9905142222", "A. Citizen").paid_by, bv.Recipient.payroll("9905142222", "A. Citizen").paid_by
    /// ('cash', 'payroll')
    /// >>> bv.Recipient.internal("in_the_family").name, bv.Recipient.company("90010011", "Firma").cvr, bv.Recipient.provider().name
    /// ('in_the_family', '90010011', '')
    Recipient(core::Recipient) in "bevilling.plan" {
        /// A part of the municipality, settled internally.
        Internal {
            /// What it is called.
            name: String,
        },
        /// A person, paid in cash or through payroll.
        Person {
            /// CPR number, or whatever the host knows the person by.
            id: PersonId,
            /// Name.
            name: String,
            /// Cash or payroll.
            method: PersonMethod,
        },
        /// A company that sends invoices; without a number, the provider of the activity.
        Company {
            /// CVR number.
            cvr: Option<Cvr>,
            /// Name.
            name: String,
        },
    }
}

#[pymethods]
impl Recipient {
    /// A person paid in cash.
    #[staticmethod]
    fn cash(id: String, name: String) -> Self {
        Self::show(&core::Recipient::cash(id, name))
    }

    /// A person paid through payroll.
    #[staticmethod]
    fn payroll(id: String, name: String) -> Self {
        Self::show(&core::Recipient::payroll(id, name))
    }

    /// A part of the municipality.
    #[staticmethod]
    fn internal(name: String) -> Self {
        Self::show(&core::Recipient::internal(name))
    }

    /// A company.
    #[staticmethod]
    fn company(cvr: Cvr, name: String) -> Self {
        Self::show(&core::Recipient::company(cvr.0, name))
    }

    /// The provider of the activity, by invoice.
    #[staticmethod]
    fn provider() -> Self {
        Self::show(&core::Recipient::provider())
    }

    /// How the recipient is paid.
    #[getter]
    fn paid_by(&self) -> Method {
        Method(self.clone().take().method())
    }

    /// What looks odd about the recipient, though it is no reason to refuse.
    #[getter]
    fn warning(&self) -> Option<Fault> {
        self.clone().take().warning().map(|kind| Fault::of(&bevilling::fault::Fault::new(kind)))
    }
}

/// What a person is known by, usually a CPR number. It is displayed nowhere; `reveal` returns it.
///
/// >>> import bevilling as bv
/// >>> person = bv.plan.PersonId("9905142222")
/// >>> person
/// PersonId(…)
/// >>> person.reveal()[:2]
/// '99'
#[pyclass(frozen, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct PersonId(pub(crate) core::PersonId);

/// A `str` is taken too.
impl FromPyObject<'_, '_> for PersonId {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(<Self as pyo3::PyTypeInfo>::TYPE_HINT, type_hint_identifier!("builtins", "str"));

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match given.cast::<Self>() {
            Ok(id) => Ok(id.get().clone()),
            Err(_) => Ok(Self(core::PersonId::new(given.extract::<String>()?))),
        }
    }
}

#[pymethods]
impl PersonId {
    #[new]
    fn new(id: String) -> Self {
        Self(core::PersonId::new(id))
    }

    /// The number itself, for those who must have it.
    fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// What looks odd about it, though it is no reason to refuse.
    #[getter]
    fn warning(&self) -> Option<Fault> {
        self.0.warning().map(|kind| Fault::of(&bevilling::fault::Fault::new(kind)))
    }

    fn __repr__(&self) -> &'static str {
        "PersonId(…)"
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.0.reveal(),)
    }
}
compared! { PersonId }
faced! { PersonId(core::PersonId) }

/// A company's number (CVR): a `str` of eight digits in Python.
#[derive(Clone)]
pub(crate) struct Cvr(pub(crate) core::Cvr);

impl FromPyObject<'_, '_> for Cvr {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        core::Cvr::parse(&given.extract::<String>()?).map(Self).map_err(fault::kind)
    }
}

impl<'py> IntoPyObject<'py> for Cvr {
    type Target = pyo3::types::PyString;
    type Output = Bound<'py, Self::Target>;
    type Error = std::convert::Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.0.as_str().into_pyobject(py)
    }
}
faced! { Cvr(core::Cvr) }

readable! { PersonId, Recipient }
