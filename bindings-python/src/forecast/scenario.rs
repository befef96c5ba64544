//! Scenarios: changes that are tried out on a portfolio.

use bevilling::forecast as core;
use pyo3::prelude::*;

use super::{Forecast, Months, Selection};
use crate::chart::Size;
use crate::dates::{Frequency, Period};
use crate::face::{Date, Dec, List, Map, default};
use crate::plan::{Price, Status};
use crate::rulebook::RuleBook;
use crate::table::notebook;
use crate::title::{Language, LocalizedText};
use crate::value::{readable, union, value};

value! {
    /// What is granted to a new case.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.NewActivity(id="1", price=bv.Price.fixed(5000)).id
    /// '1'
    NewActivity(core::NewActivity) in "bevilling.forecast" {
        /// Name of the activity, once in a case.
        id: String,
        /// Expected, where nothing is said.
        status: Status = default::<Status>(),
        /// How often it is paid; once on the first day, where nothing is said.
        frequency: Option<Frequency> = None,
        /// How many months it runs; on and on, where nothing is said.
        lasts: Option<u32> = None,
        /// What is paid each time.
        price: Price,
        /// The labels, by dimension.
        labels: Map<String> = Map::default(),
    }

    /// New cases, all of one kind: so many each month.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.forecast.NewCases(id="1", per_month=1, months=bv.forecast.Months.of_year(2026),
    /// ...     through=date(2026, 2, 1))
    /// >>> one.through
    /// datetime.date(2026, 2, 1)
    NewCases(core::NewCases) in "bevilling.forecast" {
        /// What the ids of the cases begin with; months and numbers follow.
        id: String,
        /// How many come each month, on its first day.
        per_month: u32,
        /// The months.
        months: Months,
        /// What is granted to each.
        activities: List<NewActivity> = List::default(),
        /// The last day that those without an end are laid out for.
        through: Date,
    }

    /// Changes that are tried out on a portfolio, one after the other; the portfolio stays as it is.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.forecast.Scenario(id="1").id
    /// '1'
    Scenario(core::Scenario) in "bevilling.forecast" {
        /// Name of the scenario for the host.
        id: String,
        /// Title for people; the id where there is none.
        title: Option<LocalizedText> = None,
        /// What is changed, in this order.
        changes: List<ScenarioChange> = List::default(),
    }

    /// A forecast as it would be.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.ScenarioForecast(id="1",
    /// ...     forecast=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []),
    /// ...     difference=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    /// >>> one.difference
    /// <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    /// >>> one.name("en")
    /// '1'
    ScenarioForecast(core::ScenarioForecast) in "bevilling.forecast" {
        /// Name of the scenario.
        id: String,
        /// Its title.
        title: Option<LocalizedText> = None,
        /// The forecast.
        forecast: Forecast,
        /// What it is more than the forecast as it is, by group, layer and month; below 0 it saves.
        difference: Forecast,
    }

    /// Scenarios beside the forecast as it is.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.Comparison(base=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    /// >>> one.base
    /// <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    /// >>> one.to_text("en") != "", one.to_svg("en")[:4]
    /// (True, '<svg')
    Comparison(core::Comparison) in "bevilling.forecast" {
        /// As it is.
        base: Forecast,
        /// As it would be, in the order given.
        scenarios: List<ScenarioForecast> = List::default(),
    }
}

union! {
    /// One thing that would be otherwise. What is paid stays paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.forecast.ScenarioChange.Rates(rates=[], percent=5000, from_=date(2026, 2, 1))
    /// ScenarioChange.Rates(rates=(), percent=Decimal('5000'), from_=datetime.date(2026, 2, 1))
    ScenarioChange(core::ScenarioChange) in "bevilling.forecast" {
        /// Prices of plans, but not rates, are raised or lowered; each is rounded to øre.
        Prices {
            /// Whose.
            of: Selection,
            /// Percent; below 0 they are lowered.
            percent: Dec,
            /// The first day of payments at the new price.
            from_(from): Date,
        },
        /// Rates are raised or lowered; each is rounded to øre.
        Rates {
            /// Which; all of them where none is named.
            rates: List<String>,
            /// Percent; below 0 they are lowered.
            percent: Dec,
            /// The first day of payments at the new rate.
            from_(from): Date,
        },
        /// Prices and rates are raised year after year, in addition to what is known of them.
        Index {
            /// Percent a year.
            percent: Dec,
            /// The first day; later years have the same.
            from_(from): Date,
            /// How many times.
            years: u32,
        },
        /// The rates and VAT factors of another rule book hold from a day on.
        RuleBook {
            /// The version of the rule book.
            book: String,
            /// The first day.
            from_(from): Date,
        },
        /// Activities are moved to another provider, another measure, or whatever other label.
        Move {
            /// Which.
            of: Selection,
            /// The first day there.
            from_(from): Date,
            /// The new labels, by dimension.
            to: Map<String>,
            /// How much dearer it is there, in percent; cheaper below 0.
            percent: Option<Dec> = None,
            /// What one unit costs there, in place of the price or rate so far.
            unit_price: Option<Dec> = None,
        },
        /// Activities end, those that would run longer.
        End {
            /// Which.
            of: Selection,
            /// The last day.
            on: Date,
        },
        /// Running activities that nothing else replaces are carried on.
        Extend {
            /// Which.
            of: Selection,
            /// Only those whose last day is in this period.
            ending: Option<Period>,
            /// The new last day.
            until: Date,
        },
        /// Activities are left out altogether, with what is paid of them: all that is expected, for instance.
        Without {
            /// Which.
            of: Selection,
            /// Only those that have come so far.
            status: Option<Status> = None,
        },
        /// What is expected is granted.
        Grant {
            /// Which.
            of: Selection,
        },
        /// New cases come.
        Add(cases: NewCases),
    }
}

#[pymethods]
impl ScenarioForecast {
    /// What the scenario is called.
    fn name(&self, lang: Language) -> String {
        self.0.name(lang.0)
    }
}

#[pymethods]
impl Comparison {
    /// The scenarios as a table; with the rule book, under the names that it has for things.
    #[pyo3(signature = (lang, book = None))]
    fn to_text(&self, lang: Language, book: Option<RuleBook>) -> String {
        match book {
            Some(book) => self.0.to_text_with(&book.0, lang.0),
            None => self.0.to_text(lang.0),
        }
    }

    /// The scenarios beside the forecast, as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }
}
notebook! { Comparison, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default()) }

readable! { NewActivity, NewCases, Scenario, ScenarioChange }
