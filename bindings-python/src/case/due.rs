//! The payments that are due, and what is claimed.

use std::sync::Arc;

use bevilling::case as core;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::{AdjustmentPart, Case};
use crate::dates::{PayableCalendar, Period};
use crate::face::{Date, Dec, List, Show};
use crate::fault;
use crate::plan::{Account, Method, OpenPlan, PaymentReference, Recipient};
use crate::rulebook::RuleBook;
use crate::table::{self, notebook};
use crate::title::Lang;
use crate::value::{readable, value, words};

words! {
    /// What is to be done about a payment that is due.
    PaymentAction(core::PaymentAction) { PayOut = "pay_out", SendToPayroll = "send_to_payroll", TransferInternally = "transfer_internally", AwaitInvoice = "await_invoice" }

    /// Why a payment that is due must not be paid.
    WithheldReason(core::WithheldReason) { PriceNotKnown = "price_not_known" }
}

value! {
    /// The payments that a run for a day pays, orders, or waits for: all that are due and not reported paid. A batch is an
    /// answer and changes nothing: a payment is in each batch until it is reported paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> case = bv.Case.open(book, "7", {"target_group": "family"})
    /// >>> calendar = bv.dates.PayableCalendar(bv.dates.Calendar.denmark())
    /// >>> batch = bv.case.PaymentBatch.of([case], calendar, date(2026, 1, 30))
    /// >>> batch.through, batch.lines, batch.payouts(), batch.total()
    /// (datetime.date(2026, 2, 2), (), (), Decimal('0'))
    /// >>> batch.to_text("en", book).splitlines()[1]
    /// 'Nothing is due.'
    PaymentBatch(core::PaymentBatch) in "bevilling.case" {
        /// The day of the run.
        on: Date,
        /// The last day that it pays for.
        through: Date,
        /// The lines: case by case in the order given, each by date.
        lines: List<PaymentLine> = List::default(),
    }

    /// A payment that is due: what it is, whom it is paid to, on which account, and what is to be done. Once it is paid, it
    /// is reported with `amount`, `paid` and `deducted` together.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> line = bv.case.PaymentLine(case="7", appropriation="1", activity="a", section="BL-32-1-2",
    /// ...     activity_type="200201", date=date(2026, 2, 1), amount=5000, planned=5000,
    /// ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"), recipient=bv.Recipient.internal("N"),
    /// ...     method="internal", action="transfer_internally", late=True)
    /// >>> line.action, line.late, line.withheld
    /// ('transfer_internally', True, None)
    PaymentLine(core::PaymentLine) in "bevilling.case" {
        /// The case.
        case: String,
        /// The appropriation.
        appropriation: String,
        /// The activity.
        activity: String,
        /// The section that it is granted under.
        section: String,
        /// The kind of service.
        activity_type: String,
        /// The payment plan; empty where it has no id.
        plan: String = String::new(),
        /// The number of the settlement, where it is the adjustment payment of one.
        settlement: Option<u32> = None,
        /// The scheduled day; of an adjustment payment, the day of the settlement.
        date: Date,
        /// The days that it covers; none of an adjustment payment, which is about several payments.
        covers: Option<Period> = None,
        /// Kroner to be paid: as planned, less what is paid, credited and deducted. 0 where all of it is deducted.
        amount: Dec,
        /// Kroner as planned.
        planned: Dec,
        /// Kroner of it that are paid already, by invoices that were parts of it.
        paid: Dec = Dec(bevilling::Decimal::ZERO),
        /// Kroner of it that a credit note took back before it was paid.
        credited: Dec = Dec(bevilling::Decimal::ZERO),
        /// Kroner that are deducted since they were overpaid before.
        deducted: Dec = Dec(bevilling::Decimal::ZERO),
        /// What it is booked on.
        account: Account,
        /// The amount by account, where an adjustment payment is booked on several.
        parts: List<AdjustmentPart> = List::default(),
        /// The payment reference; none where the plan has no id.
        reference: Option<PaymentReference> = None,
        /// Who is paid. Where the plan pays the provider, its name and CVR number as the rule book has them.
        recipient: Recipient,
        /// The provider of the activity.
        provider: Option<String> = None,
        /// How it is paid.
        method: Method,
        /// What is to be done.
        action: PaymentAction,
        /// Whether an earlier run should have had it: its day is before the day of this run.
        late: bool,
        /// Why it must not be paid though it is due; none where it may.
        withheld: Option<WithheldReason> = None,
    }

    /// Money that is claimed: of a scheduled day of an income, or what a settlement found overpaid and claims back.
    /// Amounts are above 0, whatever is claimed.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> reference = bv.PaymentReference("7/income/i1", date(2026, 2, 1))
    /// >>> claim = bv.case.Claim(case="7", income="i1", date=date(2026, 2, 1), amount=1250, received=1000,
    /// ...     outstanding=250, plan="7/income/i1", reference=reference)
    /// >>> [plan.plan for plan in bv.case.Claim.open_plans([claim])]
    /// ['7/income/i1']
    Claim(core::Claim) in "bevilling.case" {
        /// The case.
        case: String,
        /// The income, where it is a claim of income.
        income: Option<String> = None,
        /// The activity, where it is overpaid money.
        activity: Option<String> = None,
        /// Which settlement of the activity, where it is overpaid money.
        settlement: Option<u32> = None,
        /// The scheduled day of the income; of overpaid money, the day of the settlement.
        date: Date,
        /// Kroner claimed.
        amount: Dec,
        /// Kroner received of it.
        received: Dec,
        /// Kroner that are still to come.
        outstanding: Dec,
        /// What the reference is made of, as a plan id is.
        plan: String,
        /// The payment reference; none of overpaid money of a plan that has no id.
        reference: Option<PaymentReference> = None,
    }
}

#[pymethods]
impl PaymentBatch {
    /// The payments of many cases that are due in the run of a day; `BevillingError` where nothing is paid on that day, or a
    /// case is given twice.
    #[staticmethod]
    fn of(py: Python<'_>, cases: List<Py<Case>>, calendar: &PayableCalendar, on: Date) -> PyResult<Self> {
        let cases: Vec<_> = cases.0.into_iter().map(|case| case.get().now()).collect();
        let batch = py.detach(|| core::PaymentBatch::of(cases.iter().map(|case| &**case), &calendar.0, on.0));
        batch.map(Self).map_err(fault::faults)
    }

    /// The lines that finance pays out now: cash to a person, of a known price, above 0.
    fn payouts(&self) -> List<PaymentLine> {
        List(self.0.payouts().map(PaymentLine::show).collect())
    }

    /// Kroner to be paid, of the lines that are not withheld.
    fn total(&self) -> Dec {
        Dec(self.0.total())
    }

    /// The lines as a table of text; with the titles of the rule book where it is given.
    #[pyo3(signature = (lang, book = None))]
    fn to_text(&self, lang: Lang, book: Option<RuleBook>) -> String {
        match book {
            Some(book) => self.0.to_text_with(&book.0, lang.0),
            None => self.0.to_text(lang.0),
        }
    }

    /// The lines as columns, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = py.detach(|| self.0.to_arrow()).map_err(table::refused)?;
        table::streams(py, Arc::clone(batch.schema_ref()), vec![batch], requested_schema)
    }
}

#[pymethods]
impl Claim {
    /// Claims of one case or of many, to match lines of a bank account with, by their references.
    #[staticmethod]
    fn open_plans(claims: List<Self>) -> List<OpenPlan> {
        List(
            core::Claim::open_plans(claims.0.iter().map(|claim| &claim.0))
                .into_iter()
                .map(OpenPlan)
                .collect(),
        )
    }
}

readable! { Claim }
notebook!(PaymentBatch, |batch, lang| batch.0.to_text(lang));
