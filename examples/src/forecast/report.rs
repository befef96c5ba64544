//! The steering as a page: pictures first, then the figures.

use bevilling::forecast::ForecastFault;
use bevilling::text::{amount, date};
use bevilling::title::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Steering;
use crate::report::STYLE;

impl Steering {
    /// The page.
    ///
    /// # Errors
    /// Those of [`pictures`](Self::pictures).
    pub fn page(&self, lang: Language) -> Result<Markup, ForecastFault> {
        let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
        let title = say("Styring af budgettet", "Steering the budget");
        let standing = &self.follow_up.total.status;
        let by_team = self.forecast.regrouped(&["team"])?;
        let pictures = self.pictures(lang)?;
        let drawn = |wanted: &str| {
            let of = pictures.iter().filter(|picture| picture.name.starts_with(wanted));
            html! { @for picture in of { (PreEscaped(&picture.svg)) } }
        };
        Ok(html! {
            (DOCTYPE)
            html lang=(say("da", "en")) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (title) }
                    p {
                        (date(self.follow_up.on, lang)) " · " (self.made[1].cases.len()) " "
                        (say("opdigtede sager, illustrative priser.", "made-up cases, illustrative prices."))
                    }
                    div.cost {
                        div { (say("Budget", "Budget")) b { (amount(standing.budget, lang)) } }
                        div { (say("Betalt", "Paid")) b { (amount(standing.paid, lang)) } }
                        div { (say("Forventet resultat", "Expected result")) b { (amount(standing.result, lang)) } }
                        div.expected { (say("Afvigelse", "Deviation")) b { (amount(standing.deviation, lang)) } }
                    }
                    h2 { (say("Budgetopfølgning", "Budget follow-up")) }
                    (drawn("budget"))
                    div.columns { (drawn("line-")) }
                    pre { (self.follow_up.to_text(lang)) }
                    h2 { (say("Derfor har prognosen flyttet sig", "Why the forecast moved")) }
                    (drawn("bridge"))
                    pre { (self.bridge.to_text(lang)) }
                    h2 { (say("Scenarier", "Scenarios")) }
                    (drawn("scenarios"))
                    pre { (self.comparison.to_text_with(&self.book, lang)) }
                    h2 { (say("Prognose", "Forecast")) }
                    (drawn("forecast"))
                    (drawn("sections"))
                    pre { (by_team.to_text(lang)) }
                    h2 { (say("Udgift og refusion", "Cost and reimbursement")) }
                    (drawn("net-bridge"))
                    pre { (self.net.to_text(lang)) }
                }
            }
        })
    }
}
