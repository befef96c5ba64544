//! The life of a case as a part of the report: pictures first, then the figures, then what happened.

use bevilling::chart::Size;
use bevilling::plan::{CostSummary, Net, Status};
use bevilling::text::{amount, date, log, short_date};
use bevilling::title::Language;
use maud::{Markup, PreEscaped, html};

use super::{Life, Year};

impl Life {
    /// The timeline, the months, the figures, and the log.
    #[must_use]
    pub fn section(&self, lang: Language) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
        let end = self.years.last();
        html! {
            h2 { (say("En sag gennem to år", "A case through two years")) }
            p { (say("Sag", "Case")) " " (self.case.id()) ". "
                (say("Opdigtet sag og illustrative priser.", "A made-up case and illustrative prices.")) }
            @if let Some(end) = end {
                (PreEscaped(self.case.timeline(end.overview.on, lang, Size::new(1080, 420))))
                (PreEscaped(end.overview.to_svg(lang, Size::new(1080, 420))))
            }
            h2 { (say("Udgift og refusion", "Cost and reimbursement")) }
            (self.net(lang))
            @for year in &self.years {
                h2 { (say("Overblik", "Overview")) " " (date(year.overview.on, lang)) }
                (year.figures(lang))
            }
            @for late in &self.late {
                h2 { (late.title.get(lang)) }
                (PreEscaped(late.case.timeline(late.on, lang, Size::new(1080, 260))))
                pre.wrap { (late.to_text(lang)) }
            }
            h2 { (say("Hændelser", "Events")) }
            ol { @for line in self.log(lang).lines() { li { (line) } } }
            details {
                summary { (say("Alle hændelser, og hvad andre systemer får at vide", "All events, and what other systems are printed")) }
                pre.wrap { (log(self.case.events(), self.case.book(), lang)) }
            }
            h2 { (say("Afvist undervejs", "Refused on the way")) }
            @for refused in &self.refused { pre.wrap { (refused.to_text(lang)) } }
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

    /// Gross, reimbursement and net of the household, by year and case.
    fn net(&self, lang: Language) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
        let row = |name: &str, net: &Net| {
            html! {
                td { (name) }
                @for figure in [net.gross, net.reimbursement, net.net] { td.number { (amount(figure, lang)) } }
            }
        };
        html! {
            table {
                tr {
                    th { (say("År", "Year")) }
                    th { (say("Sag", "Case")) }
                    th.number { (say("Udgift", "Gross")) }
                    th.number { (say("Refusion", "Reimbursement")) }
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

impl Year {
    /// What each activity comes to, and the case and the household.
    fn figures(&self, lang: Language) -> Markup {
        let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
        let figure = |figure| html! { td.number { (amount(figure, lang)) } };
        let sum = |name: &str, granted: &CostSummary, expected: &CostSummary, paid: &CostSummary| {
            html! {
                tr.sum {
                    td colspan="3" { (name) }
                    (figure(granted.this_year)) (figure(paid.this_year)) (figure(expected.next_year)) td {}
                }
            }
        };
        let (overview, household) = (&self.overview, &self.household);
        html! {
            table {
                tr {
                    th { (say("Status", "Status")) }
                    th { (say("Ydelse", "Activity")) }
                    th { (say("Konto", "Account")) }
                    th.number { (say("Bevilget", "Granted")) " " (self.year()) }
                    th.number { (say("Betalt", "Paid")) " " (self.year()) }
                    th.number { (say("Næste år med det forventede", "Next year with what is expected")) }
                    th.number { (say("Næste betaling", "Next payment")) }
                }
                @for one in overview.appropriations.iter().flat_map(|one| &one.activities) {
                    tr.expected[one.status == Status::Expected] {
                        td { (status(one.status, lang)) }
                        td { (self.title(&one.id, lang)) br; small { (one.id) } }
                        td { (one.account.string) }
                        @if one.status == Status::Granted { (figure(one.all.this_year)) } @else { td {} }
                        (figure(one.paid.this_year))
                        (figure(one.applicable.next_year))
                        td.number { @if let Some(next) = one.next_payment {
                            (short_date(next.date, lang)) br; (amount(next.amount, lang))
                        } }
                    }
                }
                (sum(say("Sagen", "The case"), &overview.granted, &overview.expected, &overview.paid))
                (sum(say("Husstanden", "The household"), &household.granted, &household.expected, &household.paid))
            }
        }
    }

    fn title(&self, activity: &str, lang: Language) -> String {
        let one = self.case.state().activity(activity);
        let kind = one.and_then(|one| self.case.book().activity_type(&one.activity.activity_type));
        kind.map_or(String::new(), |kind| kind.title.get(lang).to_owned())
    }
}

fn status(status: Status, lang: Language) -> &'static str {
    match (status, lang) {
        (Status::Draft, Language::Da) => "Kladde",
        (Status::Draft, Language::En) => "Draft",
        (Status::Expected, Language::Da) => "Forventet",
        (Status::Expected, Language::En) => "Expected",
        (Status::Granted, Language::Da) => "Bevilget",
        (Status::Granted, Language::En) => "Granted",
    }
}
