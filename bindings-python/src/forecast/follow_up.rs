//! What a follow-up of a budget answers.

use bevilling::forecast as core;
use pyo3::prelude::*;

use crate::chart::Size;
use crate::face::{Date, Dec, List};
use crate::plan::Month;
use crate::table::notebook;
use crate::title::{Language, LocalizedText};
use crate::value::{value, words};

words! {
    /// What is held against a budget.
    BudgetMeasure(core::BudgetMeasure) { Paid = "paid", Committed = "committed", Expected = "expected" }

    /// What a line of a follow-up is.
    LineKind(core::LineKind) { Line = "line", Unbudgeted = "unbudgeted", Total = "total" }
}

value! {
    /// That a threshold is reached, and when in the year it was or will be.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.BudgetAlert(measure="paid", threshold=5000, month=bv.plan.Month(2026, 2))
    /// >>> one.threshold
    /// Decimal('5000')
    /// >>> one.text("en")
    /// '5,000% of the budget is paid by Feb 2026'
    BudgetAlert(core::BudgetAlert) in "bevilling.forecast" {
        /// What has reached it.
        measure: BudgetMeasure,
        /// The highest threshold reached, in percent of the budget of the year.
        threshold: Dec,
        /// The month at whose end it is reached.
        month: Month,
    }

    /// A budget beside a forecast: line by line, what no line is for, and all together.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.forecast.BudgetFollowUp(year=2026, on=date(2026, 2, 1),
    /// ...     total=bv.forecast.LineFollowUp(kind="line", id="1",
    /// ...     standing=bv.forecast.BudgetStatus(adopted=5000, adjustments=5000, budget=5000,
    /// ...     budget_to_date=5000, paid=5000, granted=5000, expected=5000, statistical=5000, remaining=5000,
    /// ...     result=5000, deviation=5000)))
    /// >>> one.on
    /// datetime.date(2026, 2, 1)
    /// >>> one.to_text("en") != "", one.to_svg("en")[:4], one.to_svg_cumulative("en")[:4]
    /// (True, '<svg', '<svg')
    BudgetFollowUp(core::BudgetFollowUp) in "bevilling.forecast" {
        /// The year.
        year: i32,
        /// The day it is asked on.
        on: Date,
        /// The lines, in the order of the budget.
        lines: List<LineFollowUp> = List::default(),
        /// The cost that no line is for; none where there is no such cost.
        unbudgeted: Option<LineFollowUp> = None,
        /// All lines, and what no line is for: exactly the forecast.
        total: LineFollowUp,
        /// The cases that are not counted, since something is wrong with them.
        missing: List<String> = List::default(),
    }

    /// A month of a budget line, in kroner.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.BudgetMonth(month=bv.plan.Month(2026, 2), budget=5000, paid=5000, granted=5000,
    /// ...     expected=5000, statistical=5000)
    /// >>> one.budget
    /// Decimal('5000')
    /// >>> one.result()
    /// Decimal('20000')
    BudgetMonth(core::BudgetMonth) in "bevilling.forecast" {
        /// The month.
        month: Month,
        /// The budget: adopted and adjusted.
        budget: Dec,
        /// Paid.
        paid: Dec,
        /// Granted and not yet paid.
        granted: Dec,
        /// Expected by caseworkers.
        expected: Dec,
        /// Foreseen by statistics.
        statistical: Dec,
    }

    /// A year of a budget line in kroner: what may be spent, what is, and what will be.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.BudgetStatus(adopted=5000, adjustments=5000, budget=5000, budget_to_date=5000,
    /// ...     paid=5000, granted=5000, expected=5000, statistical=5000, remaining=5000, result=5000,
    /// ...     deviation=5000)
    /// >>> one.adopted
    /// Decimal('5000')
    BudgetStatus(core::BudgetStatus) in "bevilling.forecast" {
        /// The budget as it was adopted.
        adopted: Dec,
        /// What has been given since, taken where below 0.
        adjustments: Dec,
        /// The budget: adopted and adjusted (korrigeret budget).
        budget: Dec,
        /// The budget of the months through that of the day it is asked on.
        budget_to_date: Dec,
        /// Paid in the year (forbrug).
        paid: Dec,
        /// Granted and not yet paid.
        granted: Dec,
        /// Expected by caseworkers.
        expected: Dec,
        /// Foreseen by statistics.
        statistical: Dec,
        /// What is left when all that is granted is paid: the budget less paid and granted (disponibelt).
        remaining: Dec,
        /// The expected result of the year: all layers.
        result: Dec,
        /// The expected result less the budget; above 0 is an overrun.
        deviation: Dec,
        /// The deviation in percent of the budget, with one decimal; none without a budget.
        deviation_percent: Option<Dec> = None,
        /// What is paid in percent of the budget (forbrugsprocent), with one decimal; none without a budget.
        consumption_percent: Option<Dec> = None,
    }

    /// One group, such as an activity, and what it does to the result of the year.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.Driver(result=5000, baseline=5000, change=5000).result
    /// Decimal('5000')
    /// >>> bv.forecast.Driver(labels=["27-1"], result=5000, baseline=4000, change=1000).text("en")
    /// '27-1: DKK 5,000.00, was DKK 4,000.00: DKK 1,000.00'
    Driver(core::Driver) in "bevilling.forecast" {
        /// Its labels, of the dimensions that drivers are by.
        labels: List<String> = List::default(),
        /// Kroner in the result of the year.
        result: Dec,
        /// Kroner in what it is held against; 0 without a baseline.
        baseline: Dec,
        /// The difference: above 0, it makes the result larger.
        change: Dec,
    }

    /// What the result of a line consists of, or what changed it, the largest first.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.Drivers(wanted=10, others=1, change_of_others=5000).change_of_others
    /// Decimal('5000')
    Drivers(core::Drivers) in "bevilling.forecast" {
        /// How many were wanted at most.
        wanted: usize,
        /// The largest, each by itself.
        drivers: List<Driver> = List::default(),
        /// How many others there are that are left out.
        others: usize,
        /// What all that are left out changed together, kroner.
        change_of_others: Dec,
    }

    /// A granted activity that runs and ends within the time that is looked at.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.forecast.ExpiringActivity(case="27.24.36-G01-7-26", activity="1", last_day=date(2026, 2, 1),
    /// ...     months=1, likely=False, cost_if_extended=5000)
    /// >>> one.last_day
    /// datetime.date(2026, 2, 1)
    /// >>> one.text("en")
    /// '27.24.36-G01-7-26 · 1 ends 1 February 2026; extended through the year it costs DKK 5,000.00'
    ExpiringActivity(core::ExpiringActivity) in "bevilling.forecast" {
        /// The case.
        case: String,
        /// The activity.
        activity: String,
        /// Its labels, in the order of the dimensions of the portfolio.
        labels: List<String> = List::default(),
        /// Its last day.
        last_day: Date,
        /// How many whole months it has run then.
        months: u32,
        /// What changes it or takes its place.
        followed_by: Option<String> = None,
        /// Whether it is likely to be extended, by the rule.
        likely: bool,
        /// What it would cost until the end of the time that is looked at, at its own price.
        cost_if_extended: Dec,
    }

    /// A budget line beside a forecast.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.LineFollowUp(kind="line", id="1", standing=bv.forecast.BudgetStatus(adopted=5000,
    /// ...     adjustments=5000, budget=5000, budget_to_date=5000, paid=5000, granted=5000, expected=5000,
    /// ...     statistical=5000, remaining=5000, result=5000, deviation=5000))
    /// >>> one.id
    /// '1'
    /// >>> from datetime import date
    /// >>> one.name("en"), one.to_svg("en")[:4], one.to_svg_cumulative(date(2026, 2, 1), "en")[:4]
    /// ('1', '<svg', '<svg')
    LineFollowUp(core::LineFollowUp) in "bevilling.forecast" {
        /// A line of the budget, or what is beside it.
        kind: LineKind,
        /// Name of the line; empty for the total and for what no line is for.
        id: String,
        /// Title of the line.
        title: Option<LocalizedText> = None,
        /// The year.
        status: BudgetStatus,
        /// Its months.
        months: List<BudgetMonth> = List::default(),
        /// The highest threshold that is paid, committed and expected to be reached.
        alerts: List<BudgetAlert> = List::default(),
        /// What the result is made of, or what moved it from the baseline; none where it was not asked for.
        drivers: Option<Drivers> = None,
        /// What ends within the year, the dearest to extend first; where `follow_up` was asked.
        ///
        /// `follow_up`: crate::forecast::Portfolio::follow_up
        expiring: List<ExpiringActivity> = List::default(),
    }
}

#[pymethods]
impl BudgetMonth {
    /// What is paid, granted and expected.
    fn result(&self) -> Dec {
        Dec(self.0.result())
    }
}

#[pymethods]
impl LineFollowUp {
    /// What the line is called.
    fn name(&self, lang: Language) -> String {
        self.0.name(lang.0)
    }

    /// The line by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// The line added up month by month, as a picture (SVG).
    #[pyo3(signature = (on, lang, size = None))]
    fn to_svg_cumulative(&self, py: Python<'_>, on: Date, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg_cumulative(on.0, lang.0, Size::or_default(size)))
    }
}

#[pymethods]
impl BudgetAlert {
    /// The alert in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }
}

#[pymethods]
impl Driver {
    /// The driver in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }
}

#[pymethods]
impl ExpiringActivity {
    /// The activity and its end in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }
}

#[pymethods]
impl BudgetFollowUp {
    /// The follow-up as a table.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    /// All lines together by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// All lines together, added up month by month, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg_cumulative(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg_cumulative(lang.0, Size::or_default(size)))
    }
}

notebook! {
    BudgetFollowUp, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default())
}
