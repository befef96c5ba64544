//! The cost of a case as text: a table of figures, one of the next payments, one of months.

use std::fmt::{self, Write};

use comfy_table::Table;
use rust_decimal::Decimal;

use super::bundle::say;
use super::format;
use super::income::of_income;
use super::names::Names;
use super::table::{align, money_rows, table, trimmed};
use crate::case::{ActivityFigures, AppropriationFigures, Case, CaseOverview};
use crate::dates::Month;
use crate::plan::{Activity, CostSummary, Status};
use crate::rulebook::Role;
use crate::title::Language;

/// How many columns of the table of figures are words.
const WORDS: usize = 3;

/// A case that supplies its activities and the names of its rule book.
#[derive(Clone, Copy)]
struct Known<'a> {
    case: &'a Case,
    names: Names<'a>,
}

impl<'a> Known<'a> {
    fn activity(self, id: &str) -> Option<&'a Activity> {
        Some(&self.case.state().activity(id)?.activity)
    }
}

impl CaseOverview {
    /// The overview as tables: each appropriation and its activities with what is granted, expected and paid, by year
    /// and in total; the next payment and the account of each activity; income expected, claimed and received; cost,
    /// income, reimbursement and net cost this year; activities that end soon; and the months. Sections and
    /// activities are given by id; [`to_text_with`](Self::to_text_with) uses their titles.
    ///
    /// Other years than this one, the full year and all years show granted and expected amounts together.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        self.tables(None, lang)
    }

    /// As [`to_text`](Self::to_text), with the activities of the case and the titles of its rule book.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let overview = case.overview(parse("2026-01-05")?)?;
    /// assert!(overview.to_text_with(&case, Language::En).contains("No payments"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text_with(&self, case: &Case, lang: Language) -> String {
        let names = Names { book: case.book(), lang, ids: true };
        self.tables(Some(Known { case, names }), lang)
    }

    fn tables(&self, known: Option<Known<'_>>, lang: Language) -> String {
        let mut text = say(lang, "overview", &[("date", format::date(self.on, lang).into())]);
        let _ = writeln!(text);
        let _ = writeln!(text, "{}", trimmed(&self.figures(known, lang)));
        if self.activities().next().is_some() {
            let _ = writeln!(text, "{}", trimmed(&self.payments(known, lang)));
        }
        if let Some(income) = &self.income {
            let _ = writeln!(text, "{}", trimmed(&of_income(&self.incomes, income, self.years, lang)));
        }
        if let Some(net) = self.net.as_ref().filter(|_| self.activities().next().is_some()) {
            let name = |id: &str| activity(id, known, lang);
            let _ = writeln!(text, "{}", trimmed(&net.of_activities(name, lang)));
        }
        for one in &self.expiring {
            let id = one.activity.as_str();
            let activity = known.and_then(|known| Some(named(id, known, known.activity(id)?)));
            let activity = activity.unwrap_or_else(|| id.to_owned());
            let date = format::date(one.end, lang);
            let line = say(lang, "overview.ends", &[("activity", activity.into()), ("date", date.into())]);
            let _ = writeln!(text, "{line}");
        }
        for one in self.activities() {
            let activity = known.and_then(|known| Some(named(&one.id, known, known.activity(&one.id)?)));
            let activity = activity.unwrap_or_else(|| one.id.clone());
            for line in super::pause::of(&activity, &one.pauses, lang) {
                let _ = writeln!(text, "{line}");
            }
        }
        for warning in self.warnings.iter() {
            let _ = writeln!(text, "{}", warning.text(lang));
        }
        let _ =
            writeln!(text, "{}", by_month(&self.months, [&self.granted, &self.expected, &self.paid], lang));
        text
    }

    fn activities(&self) -> impl Iterator<Item = &ActivityFigures> {
        self.appropriations.iter().flat_map(|one| &one.activities)
    }

    fn figures(&self, known: Option<Known<'_>>, lang: Language) -> Table {
        let mut table = table();
        let head = |id: &str| say(lang, id, &[]);
        let words = ["preview.status", "preview.section", "preview.activity"].map(head);
        table.set_header(words.into_iter().chain(years(self.years, lang)));
        for one in &self.appropriations {
            let id = one.section.as_deref().unwrap_or_default();
            let section = known.filter(|_| !id.is_empty()).map(|known| known.names.citation(id));
            let section = section.unwrap_or_else(|| id.to_owned());
            let mut row = vec![status(one.status, lang), section, appropriation(one, lang)];
            row.extend(sums(&one.granted, &one.expected, &one.paid, lang));
            table.add_row(row);
            for one in &one.activities {
                let mut row = vec![status_text(one, lang), String::new(), activity(&one.id, known, lang)];
                row.extend(figures_of(one, lang));
                table.add_row(row);
            }
        }
        let mut row = vec![status(self.status, lang), String::new(), head("overview.case")];
        row.extend(sums(&self.granted, &self.expected, &self.paid, lang));
        table.add_row(row);
        align(&mut table, WORDS);
        table
    }

    fn payments(&self, known: Option<Known<'_>>, lang: Language) -> Table {
        let mut table = table();
        let head = |id: &str| say(lang, id, &[]);
        table.set_header([
            head("preview.activity"),
            head("overview.account"),
            head("overview.next-payment"),
            kroner("overview.amount", lang),
        ]);
        for one in self.activities() {
            let account = match &one.account.alias {
                Some(alias) => say(
                    lang,
                    "named",
                    &[("title", one.account.string.as_str().into()), ("id", alias.as_str().into())],
                ),
                None => one.account.string.clone(),
            };
            let next = one.next_payment;
            table.add_row([
                activity(&one.id, known, lang),
                account,
                next.map(|next| format::short_date(next.date, lang)).unwrap_or_default(),
                next.map(|next| format::number(crate::money::round(next.amount), lang)).unwrap_or_default(),
            ]);
        }
        align(&mut table, WORDS);
        table
    }
}

/// The tables in Danish, by ids.
impl fmt::Display for CaseOverview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}

/// The heads of [`sums`].
pub(super) fn years(years: [i32; 3], lang: Language) -> [String; 7] {
    let head = |id: &str| say(lang, id, &[]);
    let [last, this, next] = years.map(|year| year.to_string());
    let of_year = |id: &str| {
        say(lang, "overview.of-year", &[("name", head(id).into()), ("year", this.as_str().into())])
    };
    let [granted, expected, paid] = ["overview.granted", "overview.expected", "overview.paid"].map(of_year);
    [granted, expected, paid, last, next, head("preview.full-year"), head("overview.all")]
}

/// What is granted, expected and paid, by month; or that there is nothing.
pub(super) fn by_month(months: &[Month], costs: [&CostSummary; 3], lang: Language) -> String {
    let columns = costs.map(|costs| costs.by_month.as_slice());
    let heads = ["overview.granted", "overview.expected", "overview.paid"].map(|id| kroner(id, lang));
    match money_rows(months, &heads, &columns, lang) {
        Some(table) => trimmed(&table),
        None => say(lang, "chart.empty", &[]),
    }
}

pub(super) fn kroner(id: &str, lang: Language) -> String {
    say(lang, "preview.kroner", &[("name", say(lang, id, &[]).into())])
}

fn status(status: Status, lang: Language) -> String {
    let id = match status {
        Status::Draft => "preview.status-draft",
        Status::Expected => "preview.status-expected",
        Status::Granted => "preview.status-granted",
    };
    say(lang, id, &[])
}

/// The status of an activity, or that it is replaced or annulled.
fn status_text(one: &ActivityFigures, lang: Language) -> String {
    match one.replaced_by {
        None if one.annulled.is_some() => say(lang, "overview.annulled", &[]),
        Some(_) => say(lang, "overview.replaced", &[]),
        None => status(one.status, lang),
    }
}

fn appropriation(one: &AppropriationFigures, lang: Language) -> String {
    let period = one.granted_period.map(|period| {
        let first = format::short_date(period.start(), lang);
        match period.end().map(|end| format::short_date(end, lang)) {
            Some(last) => say(lang, "days.both", &[("first", first.into()), ("last", last.into())]),
            None => say(lang, "days.from", &[("first", first.into())]),
        }
    });
    let name = say(lang, "overview.appropriation", &[("id", one.id.as_str().into())]);
    period.map_or(name.clone(), |period| format!("{name}, {period}"))
}

/// `Familiebehandling (a-1)`.
fn named(id: &str, known: Known<'_>, activity: &Activity) -> String {
    let titles = Names { ids: false, ..known.names };
    let title = titles.activity_type(&activity.activity_type);
    say(titles.lang, "named", &[("title", title.into()), ("id", id.into())])
}

/// As [`named`]; a change and a supplementary activity have a sign before the name.
fn activity(id: &str, known: Option<Known<'_>>, lang: Language) -> String {
    let Some((known, activity)) = known.and_then(|known| Some((known, known.activity(id)?))) else {
        return id.to_owned();
    };
    let name = named(id, known, activity);
    match (&activity.modifies, activity.role) {
        (Some(_), _) => say(lang, "overview.change", &[("name", name.into())]),
        (None, Role::Supplementary) => say(lang, "preview.supplementary", &[("name", name.into())]),
        (None, Role::Main) => name,
    }
}

/// The figures of an activity: each in the column of its status, and the counted part of it in the others.
fn figures_of(one: &ActivityFigures, lang: Language) -> [String; 7] {
    let shown = |amount: Decimal| format::number(amount, lang);
    let blank = String::new;
    let (granted, expected) = match one.status {
        Status::Granted => (shown(one.all.this_year), shown(one.applicable.this_year)),
        Status::Expected => (blank(), shown(one.applicable.this_year)),
        Status::Draft => (blank(), blank()),
    };
    let paid = if one.status == Status::Granted { shown(one.paid.this_year) } else { blank() };
    let [last, next, full, all] = later(&one.applicable, lang);
    [granted, expected, paid, last, next, full, all]
}

pub(super) fn sums(
    granted: &CostSummary,
    expected: &CostSummary,
    paid: &CostSummary,
    lang: Language,
) -> [String; 7] {
    let [granted, this, paid] = [granted, expected, paid].map(|costs| format::number(costs.this_year, lang));
    let [last, next, full, all] = later(expected, lang);
    [granted, this, paid, last, next, full, all]
}

fn later(costs: &CostSummary, lang: Language) -> [String; 4] {
    let shown = |amount: Decimal| format::number(amount, lang);
    let full_year = costs.full_year.map_or_else(|| say(lang, "preview.unknown", &[]), shown);
    [shown(costs.last_year), shown(costs.next_year), full_year, shown(costs.all)]
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::text::bundle::LANGS;
    use crate::text::example;

    #[test]
    fn an_overview_is_three_tables() {
        let case = example::case();
        let overview = case.overview(example::on("2026-06-15")).unwrap();
        assert_snapshot!(LANGS.map(|lang| overview.to_text_with(&case, lang)).join("\n"));
        assert_snapshot!("overview_by_ids", overview.to_string());
    }

    #[test]
    fn an_empty_case_has_nothing_to_pay() {
        let case = example::empty_case();
        let overview = case.overview(example::on("2026-06-15")).unwrap();
        assert_snapshot!(LANGS.map(|lang| overview.to_text_with(&case, lang)).join("\n"));
    }
}
