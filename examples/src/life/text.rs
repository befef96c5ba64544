//! The life of a case for a terminal.

use bevilling::case::{Event, EventBody};
use bevilling::text::{amount, date, log};
use bevilling::title::Language;

use super::{Life, Refused};

impl Life {
    /// The story in words: the log, what was refused, the invoices, the settlement, and what it came to.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let heading =
            |da: &str, en: &str| format!("\n== {} ==\n", if lang == Language::Da { da } else { en });
        let mut parts = vec![heading("Sagens hændelser", "What happened to the case"), self.log(lang)];
        parts.push(heading("Afvist undervejs", "Refused on the way"));
        parts.extend(self.refused.iter().map(|refused| refused.to_text(lang)));
        parts.push(heading("Fakturalinjer", "Invoice lines"));
        parts.extend(self.matched.iter().map(|line| line.explain(lang)));
        parts.push(heading("Efterregulering", "Settlement"));
        parts.push(self.settlement.explain(lang));
        for year in &self.years {
            let end = date(year.overview.on, lang);
            parts.push(heading(&format!("Overblik {end}"), &format!("Overview on {end}")));
            parts.push(year.overview.to_text_with(&year.case, lang));
        }
        for late in &self.late {
            parts.push(heading(late.title.get(Language::Da), late.title.get(Language::En)));
            parts.push(late.to_text(lang));
        }
        parts.push(heading("Husstandens udgift og refusion", "Cost and reimbursement of the household"));
        parts.extend(self.years.iter().map(|year| year.net.explain(lang)));
        parts.join("\n") + "\n"
    }

    /// The events, one per line. The payments of a day share a line: there are many.
    #[must_use]
    pub fn log(&self, lang: Language) -> String {
        let book = self.case.book();
        let is_paid = |event: &Event| matches!(event.body, EventBody::Paid { .. });
        let together = |a: &Event, b: &Event| is_paid(a) && is_paid(b) && a.on == b.on;
        let mut text = String::new();
        let events: Vec<Event> = self.case.events().to_vec();
        // The text of an event names activities of earlier events, so the whole log is written, and then cut.
        let printed = log(&events.iter().map(without_notices).collect::<Vec<_>>(), book, lang);
        let mut lines = printed.lines();
        for run in events.chunk_by(together) {
            let first = lines.next().unwrap_or_default();
            lines.by_ref().take(run.len().saturating_sub(1)).for_each(drop);
            let paid = run.iter().filter_map(|event| match &event.body {
                EventBody::Paid { paid, .. } => Some(paid.amount),
                _ => None,
            });
            let sum: bevilling::Decimal = paid.sum();
            text.push_str(first);
            if let more @ 1.. = run.len().saturating_sub(1) {
                let sum = amount(sum, lang);
                text.push_str(&match lang {
                    Language::Da if more == 1 => format!(" (og 1 anden betaling, i alt {sum})"),
                    Language::En if more == 1 => format!(" (and 1 more payment, {sum} in all)"),
                    Language::Da => format!(" (og {more} andre betalinger, i alt {sum})"),
                    Language::En => format!(" (and {more} more payments, {sum} in all)"),
                });
            }
            text.push('\n');
        }
        text
    }
}

fn without_notices(event: &Event) -> Event {
    Event { outbox: Vec::new(), ..event.clone() }
}

impl Refused {
    /// What was asked, and every reason.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let mut text = format!(
            "{}: {}\n{}\n",
            date(self.on, lang),
            self.asked.get(lang),
            self.refusal.faults().text(lang)
        );
        for verdict in self.refusal.verdicts() {
            text.push_str(&verdict.explain(lang));
        }
        text
    }
}
