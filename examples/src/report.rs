//! The story as a page: charts first, then the figures, then the reasons.

use bevilling::chart::Size;
use bevilling::decide::Verdict;
use bevilling::text as format;
use bevilling::title::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::life::Life;
use crate::story::Story;

pub(crate) const STYLE: &str = "
body { font: 16px/1.5 system-ui, sans-serif; color: #222; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #ccc; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e5e5e5; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
pre { background: #f7f7f5; padding: 1rem; overflow-x: auto; font-size: .8rem; line-height: 1.35; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.columns > * { min-width: 0; } .columns pre { white-space: pre-wrap; }
pre.wrap { white-space: pre-wrap; } tr.sum td { font-weight: 600; }
.cost { display: flex; gap: 1rem; flex-wrap: wrap; } .cost div { background: #f0f4f8; padding: .8rem 1.2rem; border-radius: .4rem; }
.cost b { display: block; font-size: 1.3rem; } .expected { color: #9a5b00; } svg { max-width: 100%; height: auto; }
";

/// The page.
#[must_use]
pub fn page(story: &Story, life: Option<&Life>, lang: Language) -> Markup {
    let danish = lang == Language::Da;
    let say = |da: &'static str, en: &'static str| if danish { da } else { en };
    let amount = |amount| format::amount(amount, lang);
    let preview = &story.preview;
    let title = story.book.document().title.as_ref().map_or("", |title| title.get(lang));
    html! {
        (DOCTYPE)
        html lang=(if danish { "da" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (say("Økonomi før afgørelsen", "The cost before the decision")) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (say("Økonomi før afgørelsen", "The cost before the decision")) }
                p {
                    (say("Sag", "Case")) " " (story.case.id()) " · "
                    (format::date(story.on, lang)) " · " (title) " (" (story.book.version()) "). "
                    (say("Opdigtet sag og illustrative priser.", "A made-up case and illustrative prices."))
                }
                div.cost {
                    div { (say("Bevilges nu, i år", "Granted now, this year")) b { (amount(preview.decision.this_year)) } }
                    div { (say("Næste år", "Next year")) b { (amount(preview.decision.next_year)) } }
                    @if let Some(full) = preview.decision.full_year {
                        div { (say("Helårsvirkning", "Full year")) b { (amount(full)) } }
                    }
                    div.expected {
                        (say("Næste år med det forventede", "Next year with what is expected"))
                        b { (amount(preview.expected.next_year)) }
                    }
                }
                h2 { (say("Måned for måned", "Month by month")) }
                (PreEscaped(preview.to_svg(lang, Size::new(1080, 420))))
                (PreEscaped(preview.to_svg_by_year(lang, Size::new(540, 320))))
                h2 { (say("Ydelser", "Activities")) }
                (activities(story, lang))
                h2 { (say("Det, der ikke kan bevilges i dag", "What may not be granted today")) }
                div.columns {
                    @for lang in [Language::Da, Language::En] { (refusal(&story.refused, story, lang)) }
                }
                h2 { (say("Alt, der kan bevilges i dag", "All that may be granted today")) }
                details { summary { (say("Vis", "Show")) } pre { (story.options.to_text(lang)) } }
                @if let Some(life) = life { (life.section(lang)) }
                @if let Some(import) = &story.import {
                    h2 { (say("Importen fra OS2bos", "The import from OS2bos")) }
                    details { summary { (say("Vis", "Show")) } pre { (import.to_text(lang)) } }
                }
            }
        }
    }
}

fn activities(story: &Story, lang: Language) -> Markup {
    let say = |da: &'static str, en: &'static str| if lang == Language::Da { da } else { en };
    let title = |title: Option<&bevilling::title::LocalizedText>| {
        title.map_or(String::new(), |title| title.get(lang).to_owned())
    };
    let amount = |amount| format::amount(amount, lang);
    let total = |name: &str, costs: &bevilling::plan::CostSummary| {
        html! {
            tr {
                th colspan="3" { (name) }
                th.number { (amount(costs.this_year)) }
                th.number { (amount(costs.next_year)) }
                th.number { (costs.full_year.map_or(String::new(), amount)) }
            }
        }
    };
    html! {
        table {
            tr {
                th { (say("Paragraf", "Section")) }
                th { (say("Ydelse", "Activity")) }
                th { (say("Leverandør", "Provider")) }
                th.number { (say("I år", "This year")) }
                th.number { (say("Næste år", "Next year")) }
                th.number { (say("Helår", "Full year")) }
            }
            @for activity in &story.preview.activities {
                tr.expected[activity.layer == bevilling::plan::Layer::Expected] {
                    td { (title(story.book.section(&activity.section).map(|it| &it.title))) br; small { (activity.section) } }
                    td { (title(story.book.activity_type(&activity.activity_type).map(|it| &it.title))) br; small { (activity.activity_type) } }
                    td { (activity.provider.as_deref().and_then(|id| story.book.provider(id)).map_or("", |it| &it.name)) }
                    td.number { (amount(activity.costs.this_year)) }
                    td.number { (amount(activity.costs.next_year)) }
                    td.number { (activity.costs.full_year.map_or(String::new(), amount)) }
                }
            }
            (total(say("Bevilget", "Granted"), &story.preview.granted))
            (total(say("Bevilget og forventet", "Granted and expected"), &story.preview.expected))
        }
    }
}

fn refusal(verdict: &Verdict, story: &Story, lang: Language) -> Markup {
    html! {
        div lang=(if lang == Language::Da { "da" } else { "en" }) {
            pre { (verdict.explain(lang)) "\n" (verdict.alternatives().explain(&story.book, lang)) }
        }
    }
}
