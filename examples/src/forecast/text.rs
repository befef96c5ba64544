//! The steering for a terminal.

use bevilling::title::Language;

use super::Steering;

impl Steering {
    /// Everything as text.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
        let heading = |title: &str| format!("\n== {title} ==\n\n");
        let by_section = self.forecast.regrouped(&["section"]);
        let forecast = by_section.as_ref().unwrap_or(&self.forecast);
        [
            heading(say("Prognose", "Forecast")),
            forecast.to_text_with(&self.book, lang),
            heading(say("Budgetopfølgning", "Budget follow-up")),
            self.follow_up.to_text(lang),
            heading(say("Scenarier", "Scenarios")),
            self.comparison.to_text_with(&self.book, lang),
            heading(say("Siden sidste måned", "Since last month")),
            self.bridge.to_text(lang),
            heading(say("Netto siden sidste måned", "Net since last month")),
            self.net_bridge.to_text(lang),
            heading(say("Udgift og refusion", "Cost and reimbursement")),
            self.net.to_text(lang),
        ]
        .concat()
    }
}
