//! The steering as a page: pictures first, then the figures.

use bevilling::draw::Size;
use bevilling::text::{amount, date};
use bevilling::title::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Steering;
use crate::report::STYLE;

impl Steering {
    /// The page.
    #[must_use]
    pub fn page(&self, lang: Lang) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Lang::Da { da } else { en };
        let title = say("Styring af budgettet", "Steering the budget");
        let wide = Size::new(1080, 420);
        let standing = &self.follow_up.total.standing;
        let heat = self.forecast.to_svg_heat("section", Some(&self.book), lang, Size::new(1080, 560));
        let by_team = self.forecast.regrouped(&["team"]);
        html! {
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
                    (PreEscaped(self.follow_up.to_svg_cumulative(lang, wide)))
                    (PreEscaped(self.follow_up.to_svg(lang, wide)))
                    div.columns {
                        @for line in &self.follow_up.lines {
                            div { (PreEscaped(line.to_svg_cumulative(self.follow_up.on, lang, Size::new(540, 300)))) }
                        }
                    }
                    pre { (self.follow_up.to_text(lang)) }
                    h2 { (say("Derfor har prognosen flyttet sig", "Why the forecast moved")) }
                    (PreEscaped(self.bridge.to_svg(lang, wide)))
                    pre { (self.bridge.to_text(lang)) }
                    h2 { (say("Scenarier", "Scenarios")) }
                    (PreEscaped(self.comparison.to_svg(lang, Size::new(1080, 260))))
                    pre { (self.comparison.to_text_with(&self.book, lang)) }
                    h2 { (say("Prognose", "Forecast")) }
                    (PreEscaped(self.forecast.to_svg(lang, wide)))
                    @if let Ok(heat) = &heat { (PreEscaped(heat)) }
                    @if let Ok(by_team) = &by_team { pre { (by_team.to_text(lang)) } }
                    h2 { (say("Udgift og refusion", "Cost and refund")) }
                    (PreEscaped(self.net_bridge.to_svg(lang, wide)))
                    pre { (self.net.to_text(lang)) }
                }
            }
        }
    }
}
