//! The rule book: all the rules of one case area, as data.

mod document;
mod facts;
mod prices;
mod rules;

use std::path::PathBuf;

use bevilling::rulebook as core;
use pyo3::intern;
use pyo3::prelude::*;

pub(crate) use document::RuleBookDocument;
pub(crate) use facts::{Choice, Condition, Dimension, Domain, RequiredFacts, Step};
pub(crate) use prices::{
    AccountAlias, Accounts, AgeBand, Agreement, CashAccount, Provider, Rate, ReimbursementScheme,
    ReimbursementStep, Unit,
};
pub(crate) use rules::{ActivityType, ApprovalLevel, Category, Effort, Law, Offer, Role, Section, Tolerance};

use crate::dates::DatedAmounts;
use crate::decide::Situation;
use crate::face::{Fact, List, Map, Show, Take};
use crate::fault;

/// All the rules of one case area, checked: immutable, cheap to share between threads.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> book.id, book.section("BL-32-1-2").law
/// ('children', 'BL')
/// >>> book.law("BL").title.en, book.effort("no-such-effort") is None, book.dimension("effort_step").id
/// ("Children's Act", True, 'effort_step')
/// >>> book.activity_type("200201").title.en, book.category("no-such-category") is None, book.provider("90010011").id
/// ('Practical and pedagogical help at home', True, '90010011')
/// >>> book.rate("foster_fee").id, book.approval_level("team_leader").id
/// ('foster_fee', 'team_leader')
/// >>> len(book.offers("BL-32-1-2", "200201", "main")), len(book.agreements("90010011", "200201"))
/// (1, 5)
/// >>> bv.RuleBook.from_document(book.document) == book
/// True
/// >>> len(book.situation({"target_group": "family"}).facts)
/// 1
/// >>> import pyarrow as pa
/// >>> column = lambda number: pa.array([number], pa.uint32())
/// >>> answers = book.check_columns(section=column(book.section_number("BL-32-1-2")), on=bv.dates.parse("2026-01-05"),
/// ...     activity_type=column(book.activity_type_number("200201")), provider=column(book.provider_number("90010011")))
/// >>> answers[0][0]
/// 'unknown'
#[pyclass(frozen, from_py_object, module = "bevilling.rulebook")]
#[derive(Clone)]
pub(crate) struct RuleBook(pub(crate) core::RuleBook);

#[pymethods]
impl RuleBook {
    /// Reads a rule book from a file, or from a folder of files with names in `.json`, which are joined;
    /// `RuleBookError` with everything that is wrong.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(|| core::RuleBook::load(path)).map(Self).map_err(fault::faults)
    }

    /// Reads a rule book from one JSON text; `RuleBookError` with everything that is wrong, with lines and columns.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        py.detach(|| core::RuleBook::from_json(text)).map(Self).map_err(fault::faults)
    }

    /// Checks a document and makes it a rule book; `RuleBookError` with everything that is wrong.
    #[staticmethod]
    fn from_document(py: Python<'_>, document: RuleBookDocument) -> PyResult<Self> {
        py.detach(|| core::RuleBook::from_document(document.take())).map(Self).map_err(fault::faults)
    }

    /// The rule book as it was written.
    #[getter]
    fn document(&self) -> RuleBookDocument {
        RuleBookDocument::show(self.0.document())
    }

    /// The JSON of the rule book as it was written.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| crate::value::to_json(self.0.document()))
    }

    /// Name of the rule book.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// Version of the rule book, recorded by every decision.
    #[getter]
    fn version(&self) -> &str {
        self.0.version()
    }

    /// Puts a case in its place: its facts, checked and ready for decisions; `FactError` with everything that is
    /// wrong with them.
    fn situation(&self, facts: Map<Fact>) -> PyResult<Situation> {
        self.0.situation(facts.take()).map(Situation).map_err(fault::faults)
    }

    /// The offers of an activity type under a section in a role, in the order they are written, in force or not.
    fn offers(&self, section: &str, activity_type: &str, role: Role) -> List<Offer> {
        List(self.0.offers(section, activity_type, role.0).map(Offer::show).collect())
    }

    /// The reimbursement schemes, in the order they are written, in force or not.
    #[getter]
    fn reimbursements(&self) -> List<ReimbursementScheme> {
        List(self.0.reimbursements().iter().map(ReimbursementScheme::show).collect())
    }

    /// The agreements with a provider on an activity type, in the order they are written, in force or not.
    fn agreements(&self, provider: &str, activity_type: &str) -> List<Agreement> {
        List(self.0.agreements(provider, activity_type).map(Agreement::show).collect())
    }

    /// Kroner for one unit as agreed with a provider on an activity type, before the VAT factor: all agreements, each on
    /// the days that it is in force. None where no price is agreed for this unit.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> book.agreed_price("90010011", "200201", unit="hour").at(date(2026, 2, 1))
    /// Decimal('495.00')
    /// >>> book.agreed_price("90010011", "200201", unit="month") is None
    /// True
    #[pyo3(signature = (provider, activity_type, unit=None))]
    fn agreed_price(&self, provider: &str, activity_type: &str, unit: Option<Unit>) -> Option<DatedAmounts> {
        self.0.agreed_price(provider, activity_type, unit.map(|unit| unit.0)).map(DatedAmounts::show)
    }

    /// The number of a section, for columns.
    fn section_number(&self, id: &str) -> Option<u32> {
        self.0.section_number(id)
    }

    /// The number of an activity type, for columns.
    fn activity_type_number(&self, id: &str) -> Option<u32> {
        self.0.activity_type_number(id)
    }

    /// The number of a provider, for columns.
    fn provider_number(&self, id: &str) -> Option<u32> {
        self.0.provider_number(id)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.document() == other.0.document()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&(self.0.id(), self.0.version()))
    }

    fn __repr__(&self) -> String {
        crate::value::masked(&format!("<RuleBook {:?} version {:?}>", self.0.id(), self.0.version()))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let py = slf.py();
        let again = py.import(intern!(py, "bevilling._again"))?.getattr(intern!(py, "rule_book"))?;
        Ok((again, (slf.get().to_json(py)?,)))
    }
}

macro_rules! lookups {
    ($($(#[$meta:meta])* $name:ident: $Item:ty;)*) => {
        #[pymethods]
        impl RuleBook {
            $(
                $(#[$meta])*
                fn $name(&self, id: &str) -> Option<$Item> {
                    self.0.$name(id).map(<$Item>::show)
                }
            )*
        }
    };
}

lookups! {
    /// The law of this name.
    law: Law;
    /// The dimension of this name.
    dimension: Dimension;
    /// The effort of this name.
    effort: Effort;
    /// The section of this name.
    section: Section;
    /// The category of this number.
    category: Category;
    /// The activity type of this number.
    activity_type: ActivityType;
    /// The provider of this name.
    provider: Provider;
    /// The rate of this name.
    rate: Rate;
    /// The approval level of this name.
    approval_level: ApprovalLevel;
}

/// The JSON Schema (draft 2020-12) of a rule book, as JSON text that ends with a line break.
///
/// >>> import json, bevilling as bv
/// >>> json.loads(bv.rulebook.schema())["$schema"]
/// 'https://json-schema.org/draft/2020-12/schema'
#[pyfunction]
pub(crate) fn schema() -> String {
    core::schema()
}
