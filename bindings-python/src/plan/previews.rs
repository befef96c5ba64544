//! What it would cost, before it is decided.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Date32Array};
use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Activity, ActivityPreview, CostSummary, Layer, PreviewOptions, PreviewPayment, Settlement};
use crate::chart::Size;
use crate::dates::Month;
use crate::face::{Date, List, Map, Show, Years, default};
use crate::fault::{self, Fault};
use crate::rulebook::RuleBook;
use crate::table::{self, Columns, notebook, tabular};
use crate::title::Language;
use crate::value::Reduced;

/// What it would cost to grant some drafts, beside what is there. A notebook shows it as a picture and tables; a
/// program reads its payments as a table through Arrow.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
/// >>> draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("1")
/// >>> shown = bv.plan.preview(book, [], [draft], date(2026, 1, 5))
/// >>> shown.decision.this_year, len(shown.payments)
/// (Decimal('55000.00'), 23)
/// >>> shown.to_text("en", book) != "", shown.to_svg("en")[:4], shown.to_svg_by_year("en", bv.chart.Size(600, 300))[:4]
/// (True, '<svg', '<svg')
#[pyclass(frozen, module = "bevilling.plan")]
pub(crate) struct Preview {
    pub(crate) core: Arc<core::Preview>,
    /// What it was asked of: so it is made again elsewhere.
    asked: Arc<Asked>,
}

/// What a preview was asked of.
struct Asked {
    of: Of,
    drafts: Vec<Activity>,
    on: Date,
    options: PreviewOptions,
}

enum Of {
    Activities(RuleBook, Vec<Activity>),
    Case(Arc<bevilling::case::Case>),
}

impl Preview {
    fn make(py: Python<'_>, asked: Asked) -> PyResult<Self> {
        let core = py.detach(|| {
            let all = |activities: &[Activity]| activities.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
            let Asked { of, drafts, on, options } = &asked;
            match of {
                Of::Activities(book, existing) => {
                    core::preview(&book.0, &all(existing), &all(drafts), on.0, &options.0)
                }
                Of::Case(case) => case.preview(&all(drafts), on.0, &options.0),
            }
        });
        Ok(Self { core: Arc::new(core.map_err(fault::faults)?), asked: Arc::new(asked) })
    }

    pub(crate) fn of_case(
        py: Python<'_>,
        case: Arc<bevilling::case::Case>,
        drafts: Vec<Activity>,
        on: Date,
        options: PreviewOptions,
    ) -> PyResult<Self> {
        Self::make(py, Asked { of: Of::Case(case), drafts, on, options })
    }
}

#[pymethods]
impl Preview {
    /// The day it is asked on.
    #[getter]
    fn on(&self) -> Date {
        Date(self.core.on)
    }

    /// Last year, this year and next year.
    #[getter]
    fn years(&self) -> Years {
        Years::show(&self.core.years)
    }

    /// The months of these years: what `by_month` is by.
    #[getter]
    fn months(&self) -> List<Month> {
        List::show(&self.core.months)
    }

    /// The payments, by date; those of one date in the order of the activities. The sums hold more where a plan has
    /// no end: what is known to come after the payments that are made.
    #[getter]
    fn payments(&self) -> List<PreviewPayment> {
        List::show(&self.core.payments)
    }

    /// What is paid already of payments that a draft makes at another price: the difference is paid or claimed on the
    /// day `on`, by the activity that it was paid of. It is in the sums.
    #[getter]
    fn settlements(&self) -> Map<Settlement> {
        Map::show(&self.core.settlements)
    }

    /// The activities: the existing ones, then the drafts.
    #[getter]
    fn activities(&self) -> List<ActivityPreview> {
        List::show(&self.core.activities)
    }

    /// What is granted once the drafts are.
    #[getter]
    fn granted(&self) -> CostSummary {
        CostSummary::show(&self.core.granted)
    }

    /// What is granted and expected once the drafts are granted.
    #[getter]
    fn expected(&self) -> CostSummary {
        CostSummary::show(&self.core.expected)
    }

    /// What granting the drafts adds to what is granted: the cost of the decision. Negative where it saves.
    #[getter]
    fn decision(&self) -> CostSummary {
        CostSummary::show(&self.core.decision)
    }

    /// What looks odd, though it is no reason to refuse.
    #[getter]
    fn warnings(&self) -> List<Fault> {
        Fault::list(&self.core.warnings)
    }

    /// The preview as two tables; with the rule book, under the names that it has for things.
    #[pyo3(signature = (lang, book = None))]
    fn to_text(&self, lang: Language, book: Option<RuleBook>) -> String {
        match book {
            Some(book) => self.core.to_text_with(&book.0, lang.0),
            None => self.core.to_text(lang.0),
        }
    }

    /// The costs by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.core.to_svg(lang.0, Size::or_default(size)))
    }

    /// The costs by year, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg_by_year(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.core.to_svg_by_year(lang.0, Size::or_default(size)))
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| crate::value::to_json(&*self.core))
    }

    fn __str__(&self) -> String {
        self.core.to_string()
    }

    fn __repr__(&self) -> String {
        let core::Preview { on, payments, decision, .. } = &*self.core;
        format!(
            "<Preview on {on}: {} payments, the decision costs {} this year>",
            payments.len(),
            decision.this_year
        )
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.core == other.core
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
        let Asked { of, drafts, on, options } = &*self.asked;
        let (drafts, options) = (List(drafts.clone()), options.clone());
        Ok(match of {
            Of::Activities(book, existing) => {
                let parts = (book.clone(), List(existing.clone()), drafts, *on, options);
                (py.import("bevilling.plan")?.getattr("preview")?, parts.into_pyobject(py)?)
            }
            Of::Case(case) => {
                let parts = (crate::case::Case::new((**case).clone()), drafts, *on, options);
                (py.import("bevilling._again")?.getattr("case_preview")?, parts.into_pyobject(py)?)
            }
        })
    }
}

/// What it would cost to grant `drafts` on the day `on`, beside the activities that are there.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> bv.plan.preview(book, [], [], date(2026, 1, 5)).decision.all
/// Decimal('0.00')
#[pyfunction]
#[pyo3(signature = (book, existing, drafts, on, options = None))]
pub(crate) fn preview(
    py: Python<'_>,
    book: RuleBook,
    existing: List<Activity>,
    drafts: List<Activity>,
    on: Date,
    options: Option<PreviewOptions>,
) -> PyResult<Preview> {
    let (of, options) = (Of::Activities(book, existing.0), options.unwrap_or_else(default));
    Preview::make(py, Asked { of, drafts: drafts.0, on, options })
}

impl Preview {
    fn columns(&self) -> PyResult<Columns> {
        let payments = &self.core.payments;
        let days = |day: fn(&core::PreviewPayment) -> bevilling::dates::Date| -> ArrayRef {
            Arc::new(Date32Array::from_iter_values(payments.iter().map(|payment| table::days(day(payment)))))
        };
        let flags = |flag: fn(&core::PreviewPayment) -> bool| -> ArrayRef {
            Arc::new(BooleanArray::from_iter(payments.iter().map(|payment| Some(flag(payment)))))
        };
        Ok(vec![
            ("activity", table::texts(payments.iter().map(|payment| Some(&payment.activity)))),
            ("date", days(|payment| payment.date)),
            ("payable", days(|payment| payment.payable)),
            ("amount", table::amounts(payments.iter().map(|payment| Some(payment.amount)))?),
            ("layer", table::texts(payments.iter().map(|payment| Some(Layer(payment.layer).word())))),
            ("replaced", flags(|payment| payment.replaced)),
            ("known", flags(|payment| payment.basis.is_known())),
            ("account", table::texts(payments.iter().map(|payment| Some(&payment.account.string)))),
            ("paid", flags(|payment| payment.paid.is_some())),
        ])
    }
}
tabular! { Preview }
notebook! { Preview, |this, lang| this.core.to_text(lang), this.core.to_svg(lang, bevilling::chart::Size::default()) }
