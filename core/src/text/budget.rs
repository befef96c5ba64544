//! Budgets as tables and in words. Tables are in whole kroner; the answers have the øre.

use std::fmt::{self, Write};

use super::bundle::say;
use super::forecast::{kroner, not_counted};
use super::format;
use super::table::{align, table, trimmed};
use crate::forecast::{
    BudgetAlert, BudgetFollowUp, BudgetMeasure, Driver, ExpiringActivity, LineFollowUp, LineKind,
};
use crate::privacy::redact;
use crate::title::Language;

/// The most ending activities that are listed for a line.
const MOST_TOLD: usize = 5;

impl LineFollowUp {
    /// The name of the line: its title, otherwise its id; the total and the cost outside all lines have fixed names.
    #[must_use]
    pub fn name(&self, lang: Language) -> String {
        match (self.kind, &self.title) {
            (LineKind::Total, _) => say(lang, "budget.total", &[]),
            (LineKind::Unbudgeted, _) => say(lang, "budget.unbudgeted", &[]),
            (LineKind::Line, Some(title)) => redact(title.get(lang)).into_owned(),
            (LineKind::Line, None) => redact(&self.id).into_owned(),
        }
    }
}

impl BudgetAlert {
    /// The alert in words.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let id = match self.measure {
            BudgetMeasure::Paid => "budget.alert-paid",
            BudgetMeasure::Committed => "budget.alert-committed",
            BudgetMeasure::Expected => "budget.alert-expected",
        };
        let threshold = format::number(self.threshold.normalize(), lang);
        say(lang, id, &[("threshold", threshold.into()), ("month", self.month.text(lang).into())])
    }
}

impl BudgetFollowUp {
    /// The lines as a table, in whole kroner; then the alerts, the activities that drive the result, and ending
    /// activities that are likely to be extended.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let date = format::date(self.on, lang);
        let mut text =
            say(lang, "budget.heading", &[("year", self.year.to_string().into()), ("date", date.into())]);
        let _ = writeln!(text);
        let mut table = table();
        let heads = [
            "budget.line",
            "budget.budget",
            "budget.to-date",
            "budget.paid",
            "budget.consumption",
            "budget.granted",
            "budget.expected",
            "budget.statistical",
            "budget.result",
            "budget.deviation",
            "budget.percent",
        ];
        let has_statistics = !self.total.status.statistical.is_zero();
        let is_shown = |place: usize| place != 7 || has_statistics;
        let heads = heads.map(|head| say(lang, head, &[]));
        table.set_header(shown(heads, is_shown));
        for line in self.lines.iter().chain(&self.unbudgeted).chain([&self.total]) {
            table.add_row(shown(line.row(lang), is_shown));
        }
        align(&mut table, 1);
        let _ = writeln!(text, "{}", trimmed(&table));
        for line in self.lines.iter().chain(&self.unbudgeted) {
            line.tell(&mut text, lang);
        }
        text.push_str(&not_counted(&self.missing, lang));
        text
    }
}

fn shown<const N: usize>(cells: [String; N], is_shown: impl Fn(usize) -> bool) -> Vec<String> {
    let cells = cells.into_iter().enumerate().filter(|(place, _)| is_shown(*place));
    cells.map(|(_, cell)| cell).collect()
}

impl LineFollowUp {
    fn row(&self, lang: Language) -> [String; 11] {
        let status = &self.status;
        let percent = |percent: Option<crate::Decimal>| {
            percent.map_or_else(String::new, |percent| {
                say(lang, "budget.in-percent", &[("number", format::number(percent, lang).into())])
            })
        };
        [
            self.name(lang),
            kroner(status.budget, lang),
            kroner(status.budget_to_date, lang),
            kroner(status.paid, lang),
            percent(status.consumption_percent),
            kroner(status.granted, lang),
            kroner(status.expected, lang),
            kroner(status.statistical, lang),
            kroner(status.result, lang),
            kroner(status.deviation, lang),
            percent(status.deviation_percent),
        ]
    }

    /// The alerts and drivers of the line.
    fn tell(&self, text: &mut String, lang: Language) {
        let likely: Vec<&ExpiringActivity> = self.expiring.iter().filter(|one| one.likely).collect();
        let drivers = self.drivers.as_ref();
        let others = drivers.filter(|drivers| drivers.others > 0).map(|drivers| {
            let amount = format::amount(drivers.change_of_others, lang);
            say(lang, "budget.driver-others", &[("count", drivers.others.into()), ("amount", amount.into())])
        });
        let drivers = drivers.into_iter().flat_map(|drivers| &drivers.drivers);
        let told: Vec<String> = (self.alerts.iter().map(|alert| alert.text(lang)))
            .chain(drivers.map(|driver| driver.text(lang)))
            .chain(others)
            .chain(likely.iter().take(MOST_TOLD).map(|one| one.text(lang)))
            .collect();
        if told.is_empty() {
            return;
        }
        let _ = writeln!(text, "{}:", self.name(lang));
        for line in told {
            let _ = writeln!(text, "  {line}");
        }
        if likely.len() > MOST_TOLD {
            let rest = likely.iter().skip(MOST_TOLD);
            let cost = rest
                .map(|one| one.cost_if_extended)
                .fold(crate::Decimal::ZERO, crate::Decimal::saturating_add);
            let count = likely.len().saturating_sub(MOST_TOLD);
            let values = [("count", count.into()), ("amount", format::amount(cost, lang).into())];
            let _ = writeln!(text, "  {}", say(lang, "budget.expiring-others", &values));
        }
    }
}

impl Driver {
    /// Its effect on the result, in words.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let id = if self.baseline.is_zero() { "budget.driver" } else { "budget.driver-changed" };
        let amounts = [self.result, self.baseline, self.change].map(|amount| format::amount(amount, lang));
        let [result, baseline, change] = amounts;
        let name = self.labels.join(" · ");
        let mut values = vec![("name", name.into()), ("result", result.into())];
        if !self.baseline.is_zero() {
            values.extend([("baseline", baseline.into()), ("change", change.into())]);
        }
        say(lang, id, &values)
    }
}

impl ExpiringActivity {
    /// When it ends and what an extension would cost, in words.
    #[must_use]
    pub fn text(&self, lang: Language) -> String {
        let id = if self.likely { "budget.expiring-likely" } else { "budget.expiring" };
        let values = [
            ("name", format!("{} · {}", self.case, self.activity).into()),
            ("date", format::date(self.last_day, lang).into()),
            ("amount", format::amount(self.cost_if_extended, lang).into()),
        ];
        say(lang, id, &values)
    }
}

/// The follow-up in Danish.
impl fmt::Display for BudgetFollowUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}

#[cfg(test)]
mod tests {
    use crate::dates::Month;
    use crate::dates::parse;
    use crate::forecast::{
        Bridge, BridgeCause, BridgePart, Budget, BudgetLine, Comparison, FollowUpOptions, Forecast,
        ForecastLayer, Months, PortfolioNet, ScenarioForecast,
    };
    use crate::title::{Language, LocalizedText};

    fn forecast(oere: i64) -> Forecast {
        let months = Months::of_year(2026).unwrap();
        let mut forecast = Forecast::zero(months, ["section"], [["BL-46"]]).unwrap();
        forecast.add(&["BL-46"], ForecastLayer::Granted, Month::new(2026, 5).unwrap(), oere).unwrap();
        forecast
    }

    #[test]
    fn a_budget_is_told() {
        let line =
            BudgetLine::new("x", 1_000.into()).titled(LocalizedText::new("Anbringelser", "Placements"));
        let mut options = FollowUpOptions::on(parse("2026-06-30").unwrap());
        options.drivers_by = vec!["section".into()];
        let budget = Budget { year: 2026, lines: vec![line] };
        let found = budget.follow_up(&forecast(125_050), &options).unwrap();
        let english = found.to_text(Language::En);
        for told in [
            "Budget 2026 as of 30 June 2026",
            "Placements",
            "1,251",
            "25.1%",
            "100% of the budget is paid or granted by May 2026",
            "BL-46: DKK 1,250.50",
        ] {
            assert!(english.contains(told), "{told}: {english}");
        }
        let danish = found.to_string();
        for told in ["Anbringelser", "25,1 %", "100 % af budgettet forventes brugt", "1.250,50 kr."] {
            assert!(danish.contains(told), "{told}: {danish}");
        }
    }

    #[test]
    fn forecasts_are_told() {
        let (was, is) = (forecast(100_000), forecast(130_000));
        let change = is.minus(&was).unwrap();
        let part = BridgePart { cause: BridgeCause::NewGrant, change: change.clone() };
        let bridge = Bridge { before: was.clone(), after: is.clone(), parts: vec![part] };
        let one = ScenarioForecast {
            id: "dearer".into(),
            title: None,
            forecast: is.clone(),
            difference: change.clone(),
        };
        let comparison = Comparison { base: was.clone(), scenarios: vec![one] };
        let income = Forecast::zero(is.months(), is.by(), Vec::<Vec<String>>::new()).unwrap();
        let net =
            PortfolioNet { gross: is.clone(), income, reimbursement: change, net: was, unknown: Vec::new() };
        let book = crate::text::example::book();
        for (text, told) in [
            (bridge.to_text(Language::En), ["As it was", "New grants", "300", "1,300"]),
            (bridge.to_text(Language::Da), ["Før", "Nye bevillinger", "300", "1.300"]),
            (comparison.to_text(Language::En), ["BL-46", "dearer", "Difference", "1,300"]),
            (comparison.to_text_with(&book, Language::Da), ["§ 46", "Som det er", "Forskel", "1.300"]),
            (net.to_text(Language::En), ["Reimbursement", "2026", "300", "1,000"]),
            (is.to_text_with(&book, Language::En), ["Section", "Granted, not paid", "2026", "1,300"]),
        ] {
            assert!(told.iter().all(|told| text.contains(told)), "{told:?}: {text}");
        }
    }
}
