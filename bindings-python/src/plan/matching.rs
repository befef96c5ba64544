//! Matching invoices and ledgers with payments.

use std::sync::Arc;

use arrow_array::{BooleanArray, Date32Array};
use bevilling::plan as core;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};

use super::{Activity, Cvr, Ledger};
use crate::dates::Period;
use crate::face::{Date, Dec, List, Map, Show, Take};
use crate::rulebook::{RuleBook, Tolerance};
use crate::table::{self, Columns, tabular};
use crate::title::Language;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown, value, words};

words! {
    /// How a line came out.
    MatchOutcome(core::MatchOutcome) { Matched = "matched", WithinTolerance = "within_tolerance", Partial = "partial", Credited = "credited", Offered = "offered", Deviates = "deviates", Duplicate = "duplicate", Ambiguous = "ambiguous", Unknown = "unknown" }
}

value! {
    /// A payment that a line is about, or may be about.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.MatchedPayment(plan="p1", date=date(2026, 2, 1), left=5000).date
    /// datetime.date(2026, 2, 1)
    MatchedPayment(core::MatchedPayment) in "bevilling.plan" {
        /// Id of the plan.
        plan: String,
        /// The scheduled day.
        date: Date,
        /// Kroner left to pay before the line.
        left: Dec,
    }

    /// One payment, as it is matched.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> payment = bv.plan.OpenPayment(date=date(2026, 2, 1), amount=5000, paid=5000)
    /// >>> payment.date, payment.closed
    /// (datetime.date(2026, 2, 1), False)
    OpenPayment(core::OpenPayment) in "bevilling.plan" {
        /// The scheduled day.
        date: Date,
        /// Kroner, as planned.
        amount: Dec,
        /// Kroner paid so far, less what was credited of it afterwards; 0 where nothing is.
        paid: Dec = crate::face::zero(),
        /// Kroner credited before the payment is paid, which are deducted from what is left to pay.
        credited: Dec = crate::face::zero(),
        /// Whether nothing more is to be paid, whatever was.
        closed: bool = false,
        /// The days that it covers. Where they are not stated: the calendar month of a payment that is alone in it, else
        /// the days up to the next payment of the plan in the month.
        covers: Option<Period> = None,
    }

    /// The payments of one plan, as they are matched.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    /// >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1), date(2026, 4, 30)), plan).with_id("1")
    /// >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    /// >>> open_plan = bv.plan.OpenPlan.from_ledger(book, activity.with_status("granted"), ledger)
    /// >>> open_plan.plan, len(open_plan.payments)
    /// ('p1', 3)
    OpenPlan(core::OpenPlan) in "bevilling.plan" {
        /// Id of the plan; the references of its payments are made of it.
        plan: String,
        /// The company that sends the invoices.
        cvr: Option<Cvr> = None,
        /// How far a line may be from a payment.
        tolerance: Tolerance = crate::face::default::<Tolerance>(),
        /// The payments, paid ones too, by which a second invoice is known.
        payments: List<OpenPayment> = List::default(),
    }
}

#[pymethods]
impl OpenPlan {
    /// The payments of an activity, as they are matched; none where it pays nothing by invoice.
    #[staticmethod]
    fn from_ledger(book: &RuleBook, activity: Activity, ledger: Ledger) -> Option<Self> {
        core::OpenPlan::from_ledger(&book.0, &activity.0, &ledger.0).map(Self)
    }
}

/// A line of an invoice or of the ledger. Its text may hold anything, so it is not shown.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000, text="February", cvr="90010011")
/// InvoiceLine(id='1', date=datetime.date(2026, 2, 3), amount=Decimal('5000'), text=…, cvr='90010011', currency=None, period=None)
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct InvoiceLine(pub(crate) core::InvoiceLine);

#[pymethods]
impl InvoiceLine {
    #[new]
    #[pyo3(signature = (*, id, date, amount, text = String::new(), cvr = None, currency = None, period = None))]
    fn new(
        id: String,
        date: Date,
        amount: Dec,
        text: String,
        cvr: Option<Cvr>,
        currency: Option<String>,
        period: Option<Period>,
    ) -> Self {
        let (cvr, period) = (cvr.map(Take::take), period.map(Take::take));
        Self(core::InvoiceLine { id, date: date.0, amount: amount.0, text, cvr, currency, period })
    }

    /// Id of the line.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// The day of the invoice or the booking.
    #[getter]
    fn date(&self) -> Date {
        Date(self.0.date)
    }

    /// Kroner; below 0 where it is a credit note.
    #[getter]
    fn amount(&self) -> Dec {
        Dec(self.0.amount)
    }

    /// What it says; references are looked for in it.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The company that it is from.
    #[getter]
    fn cvr(&self) -> Option<Cvr> {
        self.0.cvr.as_ref().map(Cvr::show)
    }

    /// The currency, where one is stated: a line in another one than `DKK` is not matched.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.0.currency.as_deref()
    }

    /// The days that the line is about, where it states them.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.period.as_ref().map(Period::show)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (date, amount) =
            (self.date().into_pyobject(py)?.repr()?, self.amount().into_pyobject(py)?.repr()?);
        let cvr = self.cvr().into_pyobject(py)?.repr()?;
        let id = crate::value::masked(&self.0.id);
        let currency = crate::value::masked(&self.currency().into_pyobject(py)?.repr()?.to_string());
        let period = self.period().into_pyobject(py)?.repr()?;
        let rest = format!("cvr={cvr}, currency={currency}, period={period}");
        Ok(format!("InvoiceLine(id='{id}', date={date}, amount={amount}, text=…, {rest})"))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        use pyo3::IntoPyObjectExt;
        new_args(
            py,
            vec![
                ("id", self.id().into_bound_py_any(py)?),
                ("date", self.date().into_bound_py_any(py)?),
                ("amount", self.amount().into_bound_py_any(py)?),
                ("text", self.text().into_bound_py_any(py)?),
                ("cvr", self.cvr().into_bound_py_any(py)?),
                ("currency", self.currency().into_bound_py_any(py)?),
                ("period", self.period().into_bound_py_any(py)?),
            ],
        )
    }
}
compared! { InvoiceLine }
faced! { InvoiceLine(core::InvoiceLine) }

/// What was compared when a line was matched, and how it came out: a code and its values.
///
/// >>> import bevilling as bv
/// >>> bv.plan.MatchNote.codes()[:2]
/// ('reference-found', 'reference-of-no-payment')
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct MatchNote(core::MatchNote);

#[pymethods]
impl MatchNote {
    /// Every code there is.
    #[staticmethod]
    fn codes() -> List<String> {
        List(core::MatchNote::CODES.iter().map(|code| (*code).to_owned()).collect())
    }

    /// The stable code.
    #[getter]
    fn code(&self) -> &'static str {
        bevilling::fault::ErrorCode::code(&self.0)
    }

    /// The values, by name.
    #[getter]
    fn values(&self) -> Map<String> {
        let values = bevilling::fault::ErrorCode::values(&self.0);
        Map(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0.to_string())
    }
}

impl MatchNote {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("code", self.code().into_bound_py_any(py)?),
            ("values", self.values().into_bound_py_any(py)?),
        ])
    }
}
shown! { MatchNote }

/// The answer for one line.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000)
/// >>> answer, = bv.plan.OpenPayments([]).match_lines([line])
/// >>> answer.outcome, [note.code for note in answer.notes]
/// ('unknown', ['no-reference', 'no-cvr'])
/// >>> answer.explain("en")
/// '1: unknown\n  the text has no payment reference\n  the line does not say which company it is from'
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct LineMatch(pub(crate) core::LineMatch);

#[pymethods]
impl LineMatch {
    /// Id of the line.
    #[getter]
    fn line(&self) -> &str {
        &self.0.line
    }

    /// How it came out.
    #[getter]
    fn outcome(&self) -> MatchOutcome {
        MatchOutcome(self.0.outcome)
    }

    /// What it pays or credits.
    #[getter]
    fn payments(&self) -> List<MatchedPayment> {
        List::show(&self.0.payments)
    }

    /// What it may be about, where that is not clear.
    #[getter]
    fn candidates(&self) -> List<MatchedPayment> {
        List::show(&self.0.candidates)
    }

    /// Why: what was compared, in the order that it was.
    #[getter]
    fn notes(&self) -> List<MatchNote> {
        List(self.0.notes.iter().cloned().map(MatchNote).collect())
    }

    /// The answer in words.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> PyResult<String> {
        crate::value::to_json(&self.0)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0)
    }

    fn __repr__(&self) -> String {
        format!(
            "<LineMatch {:?} is {}, {} payments>",
            crate::value::masked(&self.0.line),
            self.0.outcome.word(),
            self.0.payments.len()
        )
    }
}

/// The answers for some lines, in their order; as a table, a row for each payment that a line pays or may be about.
///
/// >>> import bevilling as bv, polars as pl
/// >>> from datetime import date
/// >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000)
/// >>> answers = bv.plan.OpenPayments([]).match_lines([line])
/// >>> len(answers), answers[0].outcome, pl.DataFrame(answers).row(0)
/// (1, 'unknown', ('1', 'unknown', None, None, None, None))
#[pyclass(frozen, module = "bevilling.plan")]
pub(crate) struct LineMatches(Vec<core::LineMatch>);

#[pymethods]
impl LineMatches {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __getitem__(&self, at: isize) -> PyResult<LineMatch> {
        let place =
            if at < 0 { self.0.len().checked_sub(at.unsigned_abs()) } else { usize::try_from(at).ok() };
        let found = place.and_then(|place| self.0.get(place));
        found.cloned().map(LineMatch).ok_or_else(|| PyIndexError::new_err("there is no such line"))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyTuple::new(py, self.0.iter().cloned().map(LineMatch))?.try_iter()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __repr__(&self) -> String {
        format!("<LineMatches of {} lines>", self.0.len())
    }
}

impl LineMatches {
    fn columns(&self) -> PyResult<Columns> {
        let mut rows = Vec::new();
        for line in &self.0 {
            let pays = line.payments.iter().map(|payment| (payment, false));
            let may = line.candidates.iter().map(|payment| (payment, true));
            let before = rows.len();
            rows.extend(pays.chain(may).map(|payment| (line, Some(payment))));
            if rows.len() == before {
                rows.push((line, None));
            }
        }
        let payments = || rows.iter().map(|(_, payment)| payment.map(|(payment, _)| payment));
        let days = payments().map(|payment| payment.map(|payment| table::days(payment.date)));
        let candidates = rows.iter().map(|(_, payment)| payment.map(|(_, candidate)| candidate));
        Ok(vec![
            ("line", table::texts(rows.iter().map(|(line, _)| Some(&line.line)))),
            ("outcome", table::texts(rows.iter().map(|(line, _)| Some(line.outcome.word())))),
            ("plan", table::texts(payments().map(|payment| payment.map(|payment| &payment.plan)))),
            ("date", Arc::new(days.collect::<Date32Array>())),
            ("left", table::amounts(payments().map(|payment| payment.map(|payment| payment.left)))?),
            ("candidate", Arc::new(candidates.collect::<BooleanArray>())),
        ])
    }
}
tabular! { LineMatches }

/// What a municipality is to pay, ready to be matched with lines.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> payment = bv.plan.OpenPayment(date=date(2026, 2, 1), amount=5000, paid=0)
/// >>> plan = bv.plan.OpenPlan(plan="p1", cvr="90010011", payments=[payment])
/// >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000, cvr="90010011")
/// >>> answer, = bv.plan.OpenPayments([plan]).match_lines([line])
/// >>> answer.outcome
/// 'matched'
#[pyclass(frozen, module = "bevilling.plan")]
pub(crate) struct OpenPayments(core::OpenPayments<'static>);

#[pymethods]
impl OpenPayments {
    #[new]
    fn new(py: Python<'_>, plans: List<OpenPlan>) -> Self {
        let plans = plans.take();
        Self(py.detach(|| core::OpenPayments::new(plans)))
    }

    /// The answer for each line, in their order. `days` is how far a line without a reference may be from the days that its
    /// payment covers.
    #[pyo3(signature = (lines, *, days = None))]
    fn match_lines(&self, py: Python<'_>, lines: List<InvoiceLine>, days: Option<u32>) -> LineMatches {
        let lines = lines.take();
        let options = days.map_or_else(core::MatchOptions::default, |days| core::MatchOptions { days });
        LineMatches(py.detach(|| self.0.match_lines(&lines, options)))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<OpenPayments of {} payments>", self.0.len())
    }
}

readable! { InvoiceLine, MatchedPayment, OpenPayment, OpenPlan }
