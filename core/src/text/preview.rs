//! A preview as text: its activities and sums as one table, its months as another.

use std::fmt::{self, Write};

use comfy_table::Table;
use rust_decimal::Decimal;

use super::bundle::say;
use super::format;
use super::names::Names;
use super::table::{align, money_rows, table, trimmed};
use crate::dates::Month;
use crate::plan::{ActivityPreview, CostSummary, Layer, Preview};
use crate::rulebook::{Role, RuleBook};
use crate::title::Language;

/// How many columns of the activity table are words; the others are numbers.
const WORDS: usize = 4;

impl Preview {
    /// The preview as tables: the activities with their payments and their cost by year, the sums of granted and
    /// expected amounts, and the months. Sections, activities and providers are given by id;
    /// [`to_text_with`](Self::to_text_with) uses their titles.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        self.tables(None, lang)
    }

    /// As [`to_text`](Self::to_text), with the titles of the rule book.
    ///
    /// ```
    /// use bevilling::{dates::parse, plan::{PreviewOptions, preview}, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let nothing = preview(&book, &[], &[], parse("2026-01-05")?, &PreviewOptions::default())?;
    /// assert!(nothing.to_text_with(&book, Language::En).contains("No payments"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text_with(&self, book: &RuleBook, lang: Language) -> String {
        self.tables(Some(Names { book, lang, ids: true }), lang)
    }

    fn tables(&self, names: Option<Names<'_>>, lang: Language) -> String {
        let mut text = say(lang, "preview", &[("date", format::date(self.on, lang).into())]);
        let _ = writeln!(text);
        let _ = writeln!(text, "{}", trimmed(&self.activity_table(names, lang)));
        match self.month_table(lang) {
            Some(table) => {
                let _ = writeln!(text, "{}", trimmed(&table));
            }
            None => {
                let _ = writeln!(text, "{}", say(lang, "chart.empty", &[]));
            }
        }
        for note in self.notes(lang) {
            let _ = writeln!(text, "{note}");
        }
        text
    }

    fn activity_table(&self, names: Option<Names<'_>>, lang: Language) -> Table {
        let mut table = table();
        let head = |id: &str| say(lang, id, &[]);
        let kroner = |name: String| say(lang, "preview.kroner", &[("name", name.into())]);
        let [last, this, next] = self.years.map(|year| kroner(year.to_string()));
        table.set_header([
            head("preview.status"),
            head("preview.section"),
            head("preview.activity"),
            head("preview.provider"),
            head("preview.payments"),
            last,
            this,
            next,
            kroner(head("preview.full-year")),
        ]);
        for activity in &self.activities {
            let count = self.payments.iter().filter(|payment| *payment.activity == *activity.id).count();
            let mut row = described(activity, names, lang).to_vec();
            row.push(count.to_string());
            row.extend(figures(&activity.costs, lang));
            table.add_row(row);
        }
        for (id, costs) in [
            ("preview.granted", &self.granted),
            ("preview.expected", &self.expected),
            ("preview.decision", &self.decision),
        ] {
            let mut row = vec![head(id)];
            row.extend(std::iter::repeat_n(String::new(), WORDS));
            row.extend(figures(costs, lang));
            table.add_row(row);
        }
        align(&mut table, WORDS);
        table
    }

    /// The months with money; none where there is no money.
    fn month_table(&self, lang: Language) -> Option<Table> {
        let kroner = |id: &str| say(lang, "preview.kroner", &[("name", say(lang, id, &[]).into())]);
        let heads = ["preview.granted", "preview.expected"].map(kroner);
        money_rows(&self.months, &heads, &[&self.granted.by_month, &self.expected.by_month], lang)
    }

    /// Notes on the numbers.
    fn notes(&self, lang: Language) -> Vec<String> {
        let mut notes = Vec::new();
        if self.payments.iter().any(|payment| payment.replaced) {
            notes.push(say(lang, "preview.replaced", &[]));
        }
        let carried: Vec<_> = self
            .payments
            .iter()
            .filter(|payment| !payment.basis.is_known())
            .map(|payment| payment.date)
            .collect();
        if let Some(first) = carried.iter().min() {
            let date = format::date(*first, lang);
            notes.push(say(lang, "preview.carried-on", &[("date", date.into())]));
        }
        for (activity, settlement) in &self.settlements {
            let values = [("activity", activity.as_str().into()), ("what", settlement.outcome(lang).into())];
            notes.push(say(lang, "preview.settled", &values));
        }
        for one in &self.activities {
            notes.extend(super::pause::of(&one.id, &one.pauses, lang));
        }
        notes.extend(self.warnings.iter().map(|warning| warning.text(lang)));
        notes
    }
}

/// The tables in Danish, by ids.
impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}

impl Month {
    /// The month in few letters: `jan. 2026`.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        let month = say(lang, "short-month", &[("month", self.month().into())]);
        format!("{month} {}", self.year())
    }
}

/// The words of an activity: its status, section, kind and provider.
fn described(activity: &ActivityPreview, names: Option<Names<'_>>, lang: Language) -> [String; WORDS] {
    let status = match (activity.layer, activity.draft) {
        (Layer::Granted, false) => "preview.status-granted",
        (Layer::Granted, true) => "preview.status-draft",
        (Layer::Expected, _) => "preview.status-expected",
    };
    let section = names.map_or_else(|| activity.section.clone(), |names| names.citation(&activity.section));
    let kind = &activity.activity_type;
    let kind = names.map_or_else(|| kind.clone(), |names| names.activity_type(kind));
    let kind = match activity.role {
        Role::Main => kind,
        Role::Supplementary => say(lang, "preview.supplementary", &[("name", kind.into())]),
    };
    let provider = activity.provider.as_deref().unwrap_or_default();
    let provider = match names {
        Some(names) if !provider.is_empty() => names.provider(provider),
        _ => provider.to_owned(),
    };
    [say(lang, status, &[]), section, kind, provider]
}

fn figures(costs: &CostSummary, lang: Language) -> [String; 4] {
    let shown = |amount: Decimal| format::number(amount, lang);
    let full_year = costs.full_year.map_or_else(|| say(lang, "preview.unknown", &[]), shown);
    [shown(costs.last_year), shown(costs.this_year), shown(costs.next_year), full_year]
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::text::bundle::LANGS;
    use crate::text::example;

    #[test]
    fn a_preview_is_two_tables() {
        let (book, preview) = example::preview();
        let text = LANGS.map(|lang| preview.to_text_with(&book, lang)).join("\n");
        assert_snapshot!(text);
        assert_snapshot!("by_ids", preview.to_string());
    }

    #[test]
    fn an_empty_preview_says_so() {
        let (_, empty) = example::empty_preview();
        assert_snapshot!(LANGS.map(|lang| empty.to_text(lang)).join("\n"));
    }
}
