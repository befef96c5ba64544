//! Accounts, and the references that payments are known by.

use bevilling::plan as core;
use pyo3::prelude::*;

use crate::face::{Date, List, Show};
use crate::fault;
use crate::plan::Recipient;
use crate::rulebook::{Accounts, Offer, Role};
use crate::value::{compared, faced, readable, value};

value! {
    /// The account of a payment. What a payment was booked on is kept with it when it is paid, so that a later
    /// rule book does not change it.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.Account(string="XXX-528211005-02501-XXX").string
    /// 'XXX-528211005-02501-XXX'
    Account(core::Account) in "bevilling.plan" {
        /// `department-account-category-kind`.
        string: String,
        /// The short name that the finance system knows account and category by.
        alias: Option<String> = None,
    }
}

/// The account of a payment on `date`.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> offer = book.offers("BL-32-1-2", "200201", "main")[0]
/// >>> account = bv.plan.account(book.document.accounts, offer, "main", bv.Recipient.provider(), date(2026, 2, 1))
/// >>> account.string.startswith("XXX-")
/// True
#[pyfunction]
pub(crate) fn account(
    accounts: Accounts,
    main_offer: Option<Offer>,
    role: Role,
    recipient: Recipient,
    date: Date,
) -> Account {
    use crate::face::Take;
    let offer = main_offer.map(Take::take);
    Account(bevilling::plan::account(&accounts.0, offer.as_ref(), role.0, &recipient.take(), date.0))
}

/// What a payment is known by outside of this library: made of the id of its plan and its scheduled day, with check
/// characters, so that a reference that is typed or scanned can be verified.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> reference = bv.plan.PaymentReference("plan-1", date(2026, 2, 1))
/// >>> bv.plan.PaymentReference.parse(str(reference)) == reference
/// True
/// >>> reference.is_of("plan-1"), reference.compact()
/// (True, '20260201W9PSSMETX6LB')
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct PaymentReference(pub(crate) core::PaymentReference);

#[pymethods]
impl PaymentReference {
    #[new]
    fn new(plan: &str, date: Date) -> PyResult<Self> {
        core::PaymentReference::new(plan, date.0).map(Self).map_err(fault::kind)
    }

    /// Reads a reference as it is written, with or without spaces and hyphens.
    #[staticmethod]
    fn parse(text: &str) -> PyResult<Self> {
        text.parse().map(Self).map_err(fault::kind::<core::ReferenceFault>)
    }

    /// The scheduled day of the payment.
    #[getter]
    fn date(&self) -> Date {
        Date(self.0.date())
    }

    /// Whether it is of a payment of this plan.
    fn is_of(&self, plan: &str) -> bool {
        self.0.is_of(plan)
    }

    /// Without hyphens.
    fn compact(&self) -> String {
        self.0.compact()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<PaymentReference {}>", self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = py.import("bevilling._again")?.getattr("reference")?;
        Ok((again, (self.0.to_string(),)))
    }
}
compared! { PaymentReference lt }
faced! { PaymentReference(core::PaymentReference) }

/// Every reference in a text, such as that of an invoice, in the order that they are written, each once.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> reference = bv.plan.PaymentReference("plan-1", date(2026, 2, 1))
/// >>> bv.plan.find_references(f"Faktura 17, jeres ref. {reference}") == (reference,)
/// True
#[pyfunction]
pub(crate) fn find_references(text: &str) -> List<PaymentReference> {
    List::show(&core::find_references(text))
}

readable! { PaymentReference, Account }
