//! Due payments as a table of text.

use std::fmt::{self, Write};

use comfy_table::Table;

use super::bundle::say;
use super::format;
use super::names::Names;
use super::one_line::one_line;
use super::overview::kroner;
use super::table::{align, table, trimmed};
use crate::case::{PaymentAction, PaymentBatch, PaymentLine, WithheldReason};
use crate::rulebook::RuleBook;
use crate::title::Language;

/// How many columns of the table are words.
const WORDS: usize = 8;

impl PaymentAction {
    /// The action, in a word or two.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        let id = match self {
            Self::PayOut => "due.pay-out",
            Self::SendToPayroll => "due.send-to-payroll",
            Self::TransferInternally => "due.transfer-internally",
            Self::AwaitInvoice => "due.await-invoice",
        };
        say(lang, id, &[])
    }
}

impl WithheldReason {
    /// Why a payment must not be paid, in words.
    #[must_use]
    pub fn text(self, lang: Language) -> String {
        match self {
            Self::PriceNotKnown => say(lang, "due.price-not-known", &[]),
        }
    }
}

impl PaymentBatch {
    /// The lines as a table: case, activity, day and covered days, account, reference, recipient, action, amount, and
    /// notes: late, held and why, and what is paid, credited or deducted. Then the sum of each action. Activities are
    /// given by id; [`to_text_with`](Self::to_text_with) uses their titles.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        self.tables(None, lang)
    }

    /// As [`to_text`](Self::to_text), with the titles of the rule book.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::{Calendar, PaymentCalendar, parse}, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let batch = case.due(&PaymentCalendar::from(&Calendar::denmark()), parse("2026-01-30")?)?;
    /// assert!(batch.to_text_with(&book, Language::En).contains("Nothing is due"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text_with(&self, book: &RuleBook, lang: Language) -> String {
        self.tables(Some(Names { book, lang, ids: false }), lang)
    }

    fn tables(&self, names: Option<Names<'_>>, lang: Language) -> String {
        let date = |date| format::date(date, lang);
        let values = [("date", date(self.on).into()), ("last", date(self.through).into())];
        let mut text = say(lang, if self.on == self.through { "due.of-day" } else { "due" }, &values);
        let _ = writeln!(text);
        if self.lines.is_empty() {
            let _ = writeln!(text, "{}", say(lang, "due.nothing", &[]));
            return text;
        }
        let mut table = table();
        table.set_header([
            say(lang, "due.case", &[]),
            say(lang, "preview.activity", &[]),
            say(lang, "due.day", &[]),
            say(lang, "due.covers", &[]),
            say(lang, "overview.account", &[]),
            say(lang, "due.reference", &[]),
            say(lang, "due.recipient", &[]),
            say(lang, "due.action", &[]),
            kroner("overview.amount", lang),
            say(lang, "due.note", &[]),
        ]);
        for line in &self.lines {
            table.add_row(line.row(names, lang));
        }
        align(&mut table, WORDS);
        left(&mut table, WORDS.saturating_add(1));
        let _ = writeln!(text, "{}", trimmed(&table));
        for (action, count, sum) in self.sums() {
            let amount = format::amount(sum, lang);
            let values =
                [("action", action.text(lang).into()), ("count", count.into()), ("amount", amount.into())];
            let _ = writeln!(text, "{}", say(lang, "due.sum", &values));
        }
        text
    }

    /// The number and the sum of the lines of each action that are not held.
    fn sums(&self) -> Vec<(PaymentAction, usize, crate::Decimal)> {
        let mut sums = std::collections::BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.held.is_none()) {
            let (count, sum) = sums.entry(line.action).or_insert((0_usize, crate::Decimal::ZERO));
            (*count, *sum) = (count.saturating_add(1), sum.saturating_add(line.amount));
        }
        sums.into_iter().map(|(action, (count, sum))| (action, count, sum)).collect()
    }
}

fn left(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(comfy_table::CellAlignment::Left);
    }
}

impl PaymentLine {
    fn row(&self, names: Option<Names<'_>>, lang: Language) -> [String; 10] {
        let id = one_line(&self.activity).to_string();
        let activity = names.map_or(id.clone(), |names| {
            let title = names.activity_type(&self.activity_type);
            say(lang, "named", &[("title", title.into()), ("id", id.into())])
        });
        let activity = match self.settlement {
            Some(number) => {
                let values = [("name", activity.into()), ("number", number.to_string().into())];
                say(lang, "due.adjustment", &values)
            }
            None => activity,
        };
        let covers = self.covers.map(|days| {
            let first = format::short_date(days.start(), lang);
            match days.end().map(|end| format::short_date(end, lang)) {
                Some(last) if last == first => last,
                Some(last) => say(lang, "days.both", &[("first", first.into()), ("last", last.into())]),
                None => say(lang, "days.from", &[("first", first.into())]),
            }
        });
        [
            one_line(&self.case).to_string(),
            activity,
            format::short_date(self.date, lang),
            covers.unwrap_or_default(),
            self.account.string.clone(),
            self.reference.map(|reference| reference.to_string()).unwrap_or_default(),
            one_line(self.recipient.name()).to_string(),
            self.action.text(lang),
            format::number(crate::money::round(self.amount), lang),
            self.notes(lang),
        ]
    }

    fn notes(&self, lang: Language) -> String {
        let late = self.late.then(|| say(lang, "due.late", &[]));
        let held = self.held.map(|reason| {
            let reason = reason.text(lang);
            say(lang, "due.held", &[("reason", reason.into())])
        });
        let of_it =
            [("due.paid", self.paid), ("due.credited", self.credited), ("due.deducted", self.deducted)];
        let of_it = of_it.into_iter().filter(|(_, amount)| !amount.is_zero()).map(|(id, amount)| {
            say(lang, id, &[("amount", format::amount(crate::money::round(amount), lang).into())])
        });
        late.into_iter().chain(held).chain(of_it).collect::<Vec<_>>().join("; ")
    }
}

/// The table in Danish, by ids.
impl fmt::Display for PaymentBatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(Language::default()))
    }
}
