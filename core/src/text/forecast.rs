//! Forecasts, scenarios, bridges and net cost as tables. Tables are in whole kroner; the answers have the øre.

use std::collections::BTreeSet;
use std::fmt;

use comfy_table::Table;
use rust_decimal::Decimal;

use super::bundle::{say, value};
use super::format;
use super::names::title_of;
use super::one_line::one_line;
use super::table::{align, table, trimmed};
use crate::forecast::{
    Bridge, BridgeCause, Comparison, Forecast, ForecastLayer, PortfolioNet, ScenarioForecast,
};
use crate::privacy::masked;
use crate::rulebook::RuleBook;
use crate::title::Language;

/// Whole kroner.
pub(super) fn kroner(amount: Decimal, lang: Language) -> String {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    format::number(amount.round_dp_with_strategy(0, strategy).trunc(), lang)
}

/// The title of a dimension; the host's own dimensions by their names.
pub(crate) fn dimension_name(dimension: &str, lang: Language) -> String {
    let known = [
        "section",
        "activity_type",
        "provider",
        "account",
        "case",
        "activity",
        "target_group",
        "effort_step",
    ];
    match known.contains(&dimension) {
        true => say(lang, "dimension", &[("name", dimension.into())]),
        false => masked(dimension.to_owned()),
    }
}

pub(crate) fn layer_name(layer: ForecastLayer, lang: Language) -> String {
    let id = match layer {
        ForecastLayer::Paid => "chart.paid",
        ForecastLayer::Granted => "chart.unpaid",
        ForecastLayer::Expected => "chart.expected",
        ForecastLayer::Statistical => "chart.statistical",
    };
    say(lang, id, &[])
}

/// The years of a forecast.
fn years(forecast: &Forecast) -> impl Iterator<Item = i32> + use<> {
    forecast.months().first().year()..=forecast.months().last().year()
}

/// A part of a forecast that a column shows.
type Shown<'a> = Box<dyn Fn(&Forecast) -> Decimal + 'a>;

impl Forecast {
    /// The forecast as a table: each group, by layer and by year, and the total; in whole kroner.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        self.told(None, lang)
    }

    /// As [`to_text`](Self::to_text), with sections, activity types and providers by their titles.
    ///
    /// ```
    /// use bevilling::{forecast::{Forecast, Months}, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let forecast = Forecast::zero(Months::of_year(2026)?, ["section"], [["BL-46"]])?;
    /// assert!(forecast.to_text_with(&book, Language::Da).contains("§ 46"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text_with(&self, book: &RuleBook, lang: Language) -> String {
        self.told(Some(book), lang)
    }

    fn told(&self, book: Option<&RuleBook>, lang: Language) -> String {
        let used = |layer: &ForecastLayer| *layer == ForecastLayer::Granted || !self.layer(*layer).is_zero();
        let mut columns: Vec<(String, Shown<'_>)> = Vec::new();
        for layer in ForecastLayer::ALL.into_iter().filter(used) {
            columns.push((layer_name(layer, lang), Box::new(move |group| group.layer(layer))));
        }
        for year in years(self) {
            columns.push((year.to_string(), Box::new(move |group| group.year(year))));
        }
        columns.push((say(lang, "budget.total", &[]), Box::new(Forecast::total)));
        let mut text = by_group(self, &columns, book, lang);
        text.push_str(&not_counted(self.missing(), lang));
        text
    }
}

/// The cases that are not counted, on a separate line; empty if all are counted.
pub(super) fn not_counted(missing: &[String], lang: Language) -> String {
    /// The most cases that are named.
    const MOST_NAMED: usize = 10;
    if missing.is_empty() {
        return String::new();
    }
    let named: Vec<String> =
        missing.iter().take(MOST_NAMED).map(|case| format!("`{}`", one_line(case))).collect();
    let more = missing.len().saturating_sub(MOST_NAMED);
    let values =
        [("count", missing.len().to_string()), ("cases", named.join(", ")), ("more", more.to_string())];
    let values: Vec<_> = values.iter().map(|(name, text)| (*name, value(text))).collect();
    let mut text = say(lang, "forecast-not-counted", &values);
    text.push('\n');
    text
}

/// A table of the groups of a forecast, and of all of them.
fn by_group(
    forecast: &Forecast,
    columns: &[(String, Shown<'_>)],
    book: Option<&RuleBook>,
    lang: Language,
) -> String {
    let by = forecast.by();
    let mut table = table();
    let heads = by.iter().map(|name| format::sentence(&dimension_name(name, lang)));
    let heads = if by.is_empty() { vec![String::new()] } else { heads.collect() };
    table.set_header(heads.iter().chain(columns.iter().map(|(head, _)| head)));
    for group in forecast.groups().filter(|_| !by.is_empty()) {
        let labels = by.iter().zip(group).map(|(name, label)| title_of(book, name, label, lang));
        let of_group = forecast.filtered(|other| other == group);
        table.add_row(labels.chain(columns.iter().map(|(_, shown)| kroner(shown(&of_group), lang))));
    }
    let blank = std::iter::repeat_n(String::new(), by.len().saturating_sub(1));
    let total = std::iter::once(say(lang, "budget.total", &[])).chain(blank);
    table.add_row(total.chain(columns.iter().map(|(_, shown)| kroner(shown(forecast), lang))));
    align(&mut table, by.len().max(1));
    finished(&table)
}

fn finished(table: &Table) -> String {
    let mut text = trimmed(table);
    text.push('\n');
    text
}

impl ScenarioForecast {
    /// The name of the scenario: its title, otherwise its id.
    #[must_use]
    pub fn name(&self, lang: Language) -> String {
        masked(self.title.as_ref().map_or_else(|| self.id.clone(), |title| title.get(lang).to_owned()))
    }
}

impl Comparison {
    /// The scenarios as a table: each group unchanged, and in each scenario with its difference; in whole kroner.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        self.told(None, lang)
    }

    /// As [`to_text`](Self::to_text), with sections, activity types and providers by their titles.
    #[must_use]
    pub fn to_text_with(&self, book: &RuleBook, lang: Language) -> String {
        self.told(Some(book), lang)
    }

    fn told(&self, book: Option<&RuleBook>, lang: Language) -> String {
        // Scenarios may have groups that the unchanged forecast does not have.
        let with_groups =
            |all: Forecast, other: &Forecast| all.plus(other).and_then(|sum| sum.minus(other)).unwrap_or(all);
        let differences = self.scenarios.iter().map(|one| &one.difference);
        let all = differences.fold(self.base.clone(), with_groups);
        let of = |forecast: &Forecast, group: &Forecast| {
            let wanted: std::collections::BTreeSet<&[String]> = group.groups().collect();
            forecast.filtered(|group| wanted.contains(group)).total()
        };
        let mut columns: Vec<(String, Shown<'_>)> =
            vec![(say(lang, "scenario.base", &[]), Box::new(move |group| of(&self.base, group)))];
        for one in &self.scenarios {
            let name = one.name(lang);
            columns.push((name, Box::new(move |group| of(&one.forecast, group))));
            let difference = say(lang, "scenario.difference", &[]);
            columns.push((difference, Box::new(move |group| of(&one.difference, group))));
        }
        by_group(&all, &columns, book, lang) + &not_counted(all.missing(), lang)
    }
}

impl BridgeCause {
    /// The cause in words.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        let id = match self {
            Self::ExpectedDropped => "bridge.expected-dropped",
            Self::ExpectedGranted => "bridge.expected-granted",
            Self::Ended => "bridge.ended",
            Self::Extended => "bridge.extended",
            Self::Paused => "bridge.paused",
            Self::Quantity => "bridge.quantity",
            Self::Price => "bridge.price",
            Self::Rate => "bridge.rate",
            Self::Moved => "bridge.moved",
            Self::NewGrant => "bridge.new-grant",
            Self::NewExpected => "bridge.new-expected",
            Self::PaidOtherwise => "bridge.paid-otherwise",
            Self::Other => "bridge.other",
            Self::Income => "bridge.income",
            Self::Reimbursement => "bridge.reimbursement",
        };
        say(lang, id, &[])
    }
}

impl Bridge {
    /// The bridge as a table: the earlier forecast, the effect of each cause, and the later forecast, by year and in
    /// total; in whole kroner.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let mut table = table();
        let years: Vec<i32> = years(&self.after).collect();
        let head = years.iter().map(i32::to_string);
        let total = say(lang, "budget.total", &[]);
        table.set_header(std::iter::once(String::new()).chain(head).chain([total]));
        let mut row = |name: String, forecast: &Forecast| {
            let by_year = years.iter().map(|year| kroner(forecast.year(*year), lang));
            table.add_row(std::iter::once(name).chain(by_year).chain([kroner(forecast.total(), lang)]));
        };
        row(say(lang, "bridge.before", &[]), &self.before);
        for part in &self.parts {
            row(part.cause.text(lang), &part.change);
        }
        row(say(lang, "bridge.after", &[]), &self.after);
        align(&mut table, 1);
        let missing: BTreeSet<&String> = self.before.missing().iter().chain(self.after.missing()).collect();
        let missing: Vec<String> = missing.into_iter().cloned().collect();
        finished(&table) + &not_counted(&missing, lang)
    }
}

impl PortfolioNet {
    /// Cost, income, reimbursement and net cost as a table, by year and in all; in whole kroner.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let mut table = table();
        let mut parts = vec![
            ("net.gross", &self.gross),
            ("net.income", &self.income),
            ("net.reimbursement", &self.reimbursement),
            ("net.net", &self.net),
        ];
        // A column that contains only 0 is left out.
        parts.retain(|(id, part)| *id != "net.income" || part.cells().next().is_some());
        let heads = parts.iter().map(|(id, _)| say(lang, id, &[]));
        table.set_header(std::iter::once(String::new()).chain(heads));
        for year in years(&self.gross) {
            let amounts = parts.iter().map(|(_, part)| kroner(part.year(year), lang));
            table.add_row(std::iter::once(year.to_string()).chain(amounts));
        }
        let amounts = parts.iter().map(|(_, part)| kroner(part.total(), lang));
        table.add_row(std::iter::once(say(lang, "budget.total", &[])).chain(amounts));
        align(&mut table, 1);
        let unknown: String =
            self.unknown.iter().map(|unknown| format!("{}\n", unknown.explain(lang))).collect();
        finished(&table) + &unknown + &not_counted(self.gross.missing(), lang)
    }
}

/// The table in Danish, by ids.
impl fmt::Display for Forecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}
