//! The cost of a case.

use bevilling::case as core;
use pyo3::prelude::*;

use super::{Case, IncomeFigures, IncomeOverview};
use crate::chart::Size;
use crate::dates::Month;
use crate::dates::Period;
use crate::face::{Date, Dec, List, Years};
use crate::fault;
use crate::plan::{Account, CostSummary, CountedPayments, NetCost, Pause, Status, Warnings};
use crate::table::{self, Columns, notebook, tabular};
use crate::title::Language;
use crate::value::value;

value! {
    /// The cost of an activity.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.ActivityFigures(id="1", status="draft", all=bv.plan.CostSummary(last_year=5000,
    /// ...     this_year=5000, next_year=5000, all=5000), applicable=bv.plan.CostSummary(last_year=5000,
    /// ...     this_year=5000, next_year=5000, all=5000), counts=bv.plan.CountedPayments.Before(date=date(2026, 2,
    /// ...     1)), paid=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000),
    /// ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"))
    /// >>> one.status
    /// 'draft'
    ActivityFigures(core::ActivityFigures) in "bevilling.case" {
        /// The activity.
        id: String,
        /// How far it has come.
        status: Status,
        /// The granted change that has taken its place altogether.
        replaced_by: Option<String> = None,
        /// The day on which its grant was annulled.
        annulled: Option<Date> = None,
        /// All its payments.
        all: CostSummary,
        /// Its payments that no change replaces.
        applicable: CostSummary,
        /// Which those are.
        counts: CountedPayments,
        /// What has been paid.
        paid: CostSummary,
        /// What it is booked on.
        account: Account,
        /// The days on which it is paused.
        pauses: List<Pause> = List::default(),
        /// The next payment that is not paid, with what remains of it to be paid.
        next_payment: Option<NextPayment> = None,
    }

    /// The cost of an appropriation.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.case.AppropriationFigures(id="1", status="draft", granted=bv.plan.CostSummary(last_year=5000,
    /// ...     this_year=5000, next_year=5000, all=5000), expected=bv.plan.CostSummary(last_year=5000, this_year=5000,
    /// ...     next_year=5000, all=5000), paid=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000,
    /// ...     all=5000))
    /// >>> one.status
    /// 'draft'
    AppropriationFigures(core::AppropriationFigures) in "bevilling.case" {
        /// The appropriation.
        id: String,
        /// Its section, once one is chosen.
        section: Option<String> = None,
        /// How far it has come.
        status: Status,
        /// From the first to the last granted main activity.
        granted_period: Option<Period> = None,
        /// What is granted; expected changes are ignored.
        granted: CostSummary,
        /// What is granted and expected.
        expected: CostSummary,
        /// What has been paid.
        paid: CostSummary,
        /// Its activities.
        activities: List<ActivityFigures> = List::default(),
    }

    /// The cost of a case.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> case = bv.Case.open(book, id="27.24.36-G01-7-20", facts={"target_group": "family"})
    /// >>> overview = case.overview(date(2026, 2, 1))
    /// >>> overview.granted.this_year, overview.to_text("en", case) != "", overview.to_svg("en")[:4]
    /// (Decimal('0.00'), True, '<svg')
    CaseOverview(core::CaseOverview) in "bevilling.case" {
        /// The day it is asked on.
        on: Date,
        /// Last year, this year and next year.
        years: Years,
        /// The months of these years: what `by_month` is by.
        months: List<Month> = List::default(),
        /// How far the case has come: expected where something is, else granted where something is.
        status: Status,
        /// What is granted; expected changes are ignored.
        granted: CostSummary,
        /// What is granted and expected, where changes have replaced what they change.
        expected: CostSummary,
        /// What has been paid.
        paid: CostSummary,
        /// The appropriations.
        appropriations: List<AppropriationFigures> = List::default(),
        /// What income amounts to; none where there is none.
        income: Option<IncomeOverview> = None,
        /// Each income.
        incomes: List<IncomeFigures> = List::default(),
        /// What ends within three months, soonest first.
        expiring: List<EndingActivity> = List::default(),
        /// Gross, reimbursement and net this year, of the case by itself. None where the rule book has no reimbursement schemes, or
        /// if it cannot be computed: `net_cost` says why.
        net: Option<NetCost> = None,
        /// Why prices are not known as far ahead as the sums go; those payments count at the last known price.
        warnings: Warnings = Warnings::default(),
    }

    /// A granted activity that ends soon, and that no granted or expected change carries on.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.EndingActivity(activity="1", end=date(2026, 2, 1)).end
    /// datetime.date(2026, 2, 1)
    EndingActivity(core::EndingActivity) in "bevilling.case" {
        /// The activity.
        activity: String,
        /// Its last day.
        end: Date,
    }

    /// The cost of the cases of a household (husstand).
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> siblings = [bv.Case.open(book, id=one, facts={"target_group": "family"}) for one in ("7", "8")]
    /// >>> overview = bv.HouseholdOverview.of(siblings, date(2026, 2, 1))
    /// >>> overview.granted.this_year, overview.to_text("en") != "", overview.to_svg("en")[:4]
    /// (Decimal('0.00'), True, '<svg')
    HouseholdOverview(core::HouseholdOverview) in "bevilling.case" {
        /// The day it is asked on.
        on: Date,
        /// Last year, this year and next year.
        years: Years,
        /// The months of these years: what `by_month` is by.
        months: List<Month> = List::default(),
        /// What is granted.
        granted: CostSummary,
        /// What is granted and expected.
        expected: CostSummary,
        /// What has been paid.
        paid: CostSummary,
        /// What income amounts to; none where there is none.
        income: Option<IncomeOverview> = None,
        /// The cases, by id, in the order given.
        cases: List<(String, CaseOverview)> = List::default(),
        /// Gross, reimbursement and net this year, the cases pooled where the reimbursement scheme says so. None as for a case:
        /// `household_net_cost` says why.
        net: Option<NetCost> = None,
    }

    /// A payment to come.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.NextPayment(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    NextPayment(core::NextPayment) in "bevilling.case" {
        /// The scheduled day.
        date: Date,
        /// Kroner.
        amount: Dec,
    }
}

#[pymethods]
impl CaseOverview {
    /// The overview as tables; with the case, under the names that its rule book has for things.
    #[pyo3(signature = (lang, case = None))]
    fn to_text(&self, lang: Language, case: Option<&Bound<'_, Case>>) -> String {
        match case {
            Some(case) => self.0.to_text_with(&case.get().now(), lang.0),
            None => self.0.to_text(lang.0),
        }
    }

    /// The costs by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

#[pymethods]
impl HouseholdOverview {
    /// The cost of the cases of a household. `CaseError` where a case is there twice.
    #[staticmethod]
    fn of(py: Python<'_>, cases: List<Py<Case>>, on: Date) -> PyResult<Self> {
        let cases: Vec<_> = cases.0.iter().map(|case| case.get().now()).collect();
        let overview = py.detach(|| core::HouseholdOverview::new(cases.iter().map(|case| &**case), on.0));
        overview.map(Self).map_err(fault::faults)
    }

    /// The overview as tables.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    /// The costs by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

/// A row for each activity.
fn activities<'o>(overviews: impl Iterator<Item = &'o core::CaseOverview> + Clone) -> PyResult<Columns> {
    let appropriations = overviews.flat_map(|overview| &overview.appropriations);
    let rows = || appropriations.clone().flat_map(|of| of.activities.iter().map(move |one| (of, one)));
    let costs = |cost: fn(&core::ActivityFigures) -> bevilling::Decimal| {
        table::amounts(rows().map(|(_, one)| Some(cost(one))))
    };
    Ok(vec![
        ("appropriation", table::texts(rows().map(|(of, _)| Some(&of.id)))),
        ("section", table::texts(rows().map(|(of, _)| of.section.as_ref()))),
        ("activity", table::texts(rows().map(|(_, one)| Some(&one.id)))),
        ("status", table::texts(rows().map(|(_, one)| Some(Status(one.status).word())))),
        ("last_year", costs(|one| one.applicable.last_year)?),
        ("this_year", costs(|one| one.applicable.this_year)?),
        ("next_year", costs(|one| one.applicable.next_year)?),
        ("paid_this_year", costs(|one| one.paid.this_year)?),
        ("account", table::texts(rows().map(|(_, one)| Some(&one.account.string)))),
    ])
}

impl CaseOverview {
    fn columns(&self) -> PyResult<Columns> {
        activities(std::iter::once(&self.0))
    }
}

impl HouseholdOverview {
    /// As a case, with the case first.
    fn columns(&self) -> PyResult<Columns> {
        let cases = self.0.cases.iter().flat_map(|(id, overview)| {
            overview.appropriations.iter().flat_map(|of| &of.activities).map(move |_| Some(id))
        });
        let mut columns = vec![("case", table::texts(cases))];
        columns.extend(activities(self.0.cases.iter().map(|(_, overview)| overview))?);
        Ok(columns)
    }
}
tabular! { CaseOverview, HouseholdOverview }
notebook! {
    CaseOverview,
    |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default())
}
notebook! {
    HouseholdOverview,
    |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default())
}
