//! The life of a case for a terminal.

use bevilling::case::{Event, EventBody};
use bevilling::text::{amount, date, log};
use bevilling::title::Lang;

use super::{Life, Refused};

impl Life {
    /// The story in words: the log, what was refused, the invoices, the settlement, and what it came to.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let heading = |da: &str, en: &str| format!("\n== {} ==\n", if lang == Lang::Da { da } else { en });
        let mut parts = vec![heading("Sagens hændelser", "What happened to the case"), self.log(lang)];
        parts.push(heading("Afvist undervejs", "Refused on the way"));
        parts.extend(self.refused.iter().map(|refused| refused.told(lang)));
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
            parts.push(heading(late.title.get(Lang::Da), late.title.get(Lang::En)));
            parts.push(late.told(lang));
        }
        parts.push(heading("Husstandens udgift og refusion", "Cost and refund of the household"));
        parts.extend(self.years.iter().map(|year| year.net.explain(lang)));
        parts.join("\n") + "\n"
    }

    /// The events, one a line. Payments of a day are told together: there are many.
    #[must_use]
    pub fn log(&self, lang: Lang) -> String {
        let book = self.case.book();
        let is_paid = |event: &Event| matches!(event.body, EventBody::Paid { .. });
        let together = |a: &Event, b: &Event| is_paid(a) && is_paid(b) && a.on == b.on;
        let mut text = String::new();
        let events: Vec<Event> = self.case.events().to_vec();
        // The teller knows an activity from the events before, so the whole log is told, and then cut.
        let told = log(&events.iter().map(without_notices).collect::<Vec<_>>(), book, lang);
        let mut lines = told.lines();
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
                    Lang::Da if more == 1 => format!(" (og 1 anden betaling, i alt {sum})"),
                    Lang::En if more == 1 => format!(" (and 1 more payment, {sum} in all)"),
                    Lang::Da => format!(" (og {more} andre betalinger, i alt {sum})"),
                    Lang::En => format!(" (and {more} more payments, {sum} in all)"),
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
    pub fn told(&self, lang: Lang) -> String {
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
