//! The life of a case as a part of the report: pictures first, then the figures, then what happened.

use bevilling::draw::Size;
use bevilling::plan::Net;
use bevilling::text::{amount, date};
use bevilling::title::Lang;
use maud::{Markup, PreEscaped, html};

use super::Life;

impl Life {
    /// The timeline, the months, the figures, and the log.
    #[must_use]
    pub fn section(&self, lang: Lang) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Lang::Da { da } else { en };
        let end = self.years.last();
        html! {
            h2 { (say("En sag gennem to år", "A case through two years")) }
            p { (say("Sag", "Case")) " " (self.case.id()) ". "
                (say("Opdigtet sag og illustrative priser.", "A made-up case and illustrative prices.")) }
            @if let Some(end) = end {
                (PreEscaped(self.case.timeline(end.overview.on, lang, Size::new(1080, 420))))
                (PreEscaped(end.overview.to_svg(lang, Size::new(1080, 420))))
            }
            h2 { (say("Udgift og refusion", "Cost and refund")) }
            (self.net(lang))
            @for year in &self.years {
                h2 { (say("Overblik", "Overview")) " " (date(year.overview.on, lang)) }
                pre { (year.overview.to_text_with(&year.case, lang)) }
            }
            h2 { (say("Hændelser", "Events")) }
            pre.wrap { (self.log(lang)) }
            h2 { (say("Afvist undervejs", "Refused on the way")) }
            @for refused in &self.refused { pre.wrap { (refused.told(lang)) } }
            div.columns {
                div {
                    h2 { (say("Fakturalinjer", "Invoice lines")) }
                    @for line in &self.matched { pre { (line.explain(lang)) } }
                }
                div {
                    h2 { (say("Efterregulering", "Settlement")) }
                    pre { (self.settlement.explain(lang)) }
                }
            }
        }
    }

    /// Gross, refund and net of the household, by year and case.
    fn net(&self, lang: Lang) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Lang::Da { da } else { en };
        let row = |name: &str, net: &Net| {
            html! {
                td { (name) }
                @for figure in [net.gross, net.refund, net.net] { td.number { (amount(figure, lang)) } }
            }
        };
        html! {
            table {
                tr {
                    th { (say("År", "Year")) }
                    th { (say("Sag", "Case")) }
                    th.number { (say("Udgift", "Gross")) }
                    th.number { (say("Refusion", "Refund")) }
                    th.number { (say("Netto", "Net")) }
                }
                @for year in &self.years {
                    @for case in &year.net.cases { tr { td {} (row(&case.case, &case.total)) } }
                    tr.sum { td { (year.year()) } (row(say("Husstanden", "The household"), &year.net.total)) }
                }
            }
        }
    }
}
