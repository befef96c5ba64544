//! Answers as words and as pictures.

use std::fmt::Write;

use bevilling::draw::Size;
use bevilling::text;
use bevilling::title::Lang;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::case::{Batched, InYear, On, Whole};
use super::decide::{Checked, Offered};
use super::exchange::Imported;
use super::forecast::{self, Asked, Bridged, Compared, Ending, Followed, Steered};
use super::plan::{Lines, NetAsked, Previewed, Settled};
use super::read::{args, book};
use super::seen::see;
use super::{Answered, Problem, answer, raw};

/// Another ask, whose answer is told or drawn.
#[derive(Deserialize)]
struct Of {
    call: String,
    args: Value,
}

#[derive(Deserialize)]
pub(super) struct Told {
    of: Of,
    lang: Lang,
    /// Whose names are used for things, where an answer does not know its rule book.
    rule_book: Option<Value>,
}

/// The answer of another ask in words; where that is a fault, the fault in words.
pub(super) fn text(Told { of, lang, rule_book }: Told) -> Answered {
    match told(&of, lang, rule_book.as_ref()) {
        Ok(text) => raw(&text),
        Err(Problem::Fault { texts: [da, en], .. }) => raw(if lang == Lang::Da { &da } else { &en }),
        Err(problem) => Err(problem),
    }
}

fn told(of: &Of, lang: Lang, rule_book: Option<&Value>) -> Result<String, Problem> {
    let named = rule_book.map(book).transpose()?;
    Ok(match of.call.as_str() {
        "check" => args::<Checked>(&of.args)?.verdict()?.explain(lang),
        "alternatives" => {
            let verdict = args::<Checked>(&of.args)?.verdict()?;
            verdict.alternatives().explain(verdict.placement().book(), lang)
        }
        "options" => args::<Offered>(&of.args)?.options()?.to_text(lang),
        "preview" => {
            let (book, shown) = args::<Previewed>(&of.args)?.preview()?;
            shown.to_text_with(&book, lang)
        }
        "overview" => {
            let (case, overview) = args::<On>(&of.args)?.overview()?;
            overview.to_text_with(&case, lang)
        }
        "life" => {
            let case = args::<Whole>(&of.args)?.into_case()?;
            text::log(case.events(), case.book(), lang)
        }
        "payment_batch" => {
            let batch = args::<Batched>(&of.args)?.batch()?;
            named.map_or_else(|| batch.to_text(lang), |book| batch.to_text_with(&book, lang))
        }
        "case_net_cost" => args::<InYear>(&of.args)?.cost()?.explain(lang),
        "net_cost" => args::<NetAsked>(&of.args)?.cost()?.explain(lang),
        "settle" => args::<Settled>(&of.args)?.settlement()?.explain(lang),
        "match_lines" => {
            let matches = args::<Lines>(&of.args)?.matches();
            matches.iter().map(|one| one.explain(lang)).collect::<Vec<_>>().join("\n")
        }
        "forecast" => {
            let forecast = args::<Asked>(&of.args)?.forecast()?;
            named.map_or_else(|| forecast.to_text(lang), |book| forecast.to_text_with(&book, lang))
        }
        "scenarios" => {
            let compared = args::<Compared>(&of.args)?.comparison()?;
            named.map_or_else(|| compared.to_text(lang), |book| compared.to_text_with(&book, lang))
        }
        "follow_up" => args::<Followed>(&of.args)?.follow_up()?.to_text(lang),
        "portfolio_follow_up" => args::<Steered>(&of.args)?.follow_up()?.to_text(lang),
        "expiring" => {
            let expiring = args::<Ending>(&of.args)?.expiring()?;
            expiring.iter().map(|one| one.text(lang)).collect::<Vec<_>>().join("\n")
        }
        "bridge" => args::<Bridged>(&of.args)?.bridge()?.to_text(lang),
        "portfolio_net" => args::<forecast::NetAsked>(&of.args)?.net()?.to_text(lang),
        "os2bos" => args::<Imported>(&of.args)?.import()?.report.to_text(lang),
        // Any other is asked for its fault.
        call => {
            answer(call, &of.args)?;
            return Err(Problem::Ask(format!("`{call}` has no words")));
        }
    })
}

#[derive(Deserialize)]
pub(super) struct Drawn {
    of: Of,
    /// `by_year` for a preview by year, the dimension of a heat map …; nothing for the usual picture.
    how: Option<String>,
    lang: Lang,
    width: u32,
    height: u32,
}

/// A picture by its fingerprint: a difference is looked at in the pictures themselves.
#[derive(Debug, Serialize)]
struct Picture {
    bytes: usize,
    sha256: String,
}

pub(super) fn draw(Drawn { of, how, lang, width, height }: Drawn) -> Answered {
    let size = Size::new(width, height);
    let svg = match (of.call.as_str(), how.as_deref()) {
        ("preview", None) => args::<Previewed>(&of.args)?.preview()?.1.to_svg(lang, size),
        ("preview", Some("by_year")) => args::<Previewed>(&of.args)?.preview()?.1.to_svg_by_year(lang, size),
        ("overview", None) => args::<On>(&of.args)?.overview()?.1.to_svg(lang, size),
        ("overview", Some("timeline")) => {
            let (case, on) = args::<On>(&of.args)?.case_on()?;
            case.timeline(on, lang, size)
        }
        ("forecast", None) => args::<Asked>(&of.args)?.forecast()?.to_svg(lang, size),
        ("forecast", Some(dimension)) => {
            let forecast = args::<Asked>(&of.args)?.forecast()?;
            forecast.to_svg_heat(dimension, None, lang, size).map_err(super::fault::kind)?
        }
        ("portfolio_follow_up", None) => args::<Steered>(&of.args)?.follow_up()?.to_svg(lang, size),
        ("portfolio_follow_up", Some("cumulative")) => {
            args::<Steered>(&of.args)?.follow_up()?.to_svg_cumulative(lang, size)
        }
        ("scenarios", None) => args::<Compared>(&of.args)?.comparison()?.to_svg(lang, size),
        ("bridge", None) => args::<Bridged>(&of.args)?.bridge()?.to_svg(lang, size),
        other => return Err(Problem::Ask(format!("no picture {other:?}"))),
    };
    see(|| svg.clone());
    let mut sha256 = String::new();
    for byte in Sha256::digest(svg.as_bytes()) {
        let _ = write!(sha256, "{byte:02x}");
    }
    raw(&Picture { bytes: svg.len(), sha256 })
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

/// Every code with its texts.
pub(super) fn codes(Nothing {}: Nothing) -> Answered {
    raw(&text::codes())
}

#[derive(Deserialize)]
pub(super) struct Formatted {
    amounts: Vec<String>,
    dates: Vec<String>,
    lang: Lang,
}

/// Amounts and dates as people write them.
pub(super) fn format(Formatted { amounts, dates, lang }: Formatted) -> Answered {
    let amounts: Result<Vec<_>, Problem> = amounts
        .iter()
        .map(|amount| bevilling::money::parse(amount).map_err(super::fault::kind))
        .map(|amount| amount.map(|amount| [text::amount(amount, lang), text::number(amount, lang)]))
        .collect();
    let dates: Result<Vec<_>, Problem> = dates
        .iter()
        .map(|date| super::read::date(date))
        .map(|date| date.map(|date| [text::date(date, lang), text::short_date(date, lang)]))
        .collect();
    raw(&Written { amounts: amounts?, dates: dates? })
}

/// Each amount with and without its unit, each date long and short.
#[derive(Debug, Serialize)]
struct Written {
    amounts: Vec<[String; 2]>,
    dates: Vec<[String; 2]>,
}
