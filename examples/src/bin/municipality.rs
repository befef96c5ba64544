//! The main job, from a rule book to a report: what may be granted to a citizen, why not the rest, and what a
//! grant would cost before it is made. Then the life of a case through two years: every event, what was refused,
//! invoices, a settlement, overviews, and what the state pays back.
//!
//! `cargo run --release -p examples --bin municipality` tells it on the project's own rule book; with
//! `--os2bos DIR` on a folder of OS2bos fixtures or CSV files.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::dates::{Date, parse};
use bevilling::text::amount;
use bevilling::title::Language;
use clap::Parser;
use examples::life::Life;
use examples::report;
use examples::story::{Failure, Story};

/// Shows what may be granted to a made-up citizen, why not the rest, and what a grant would cost.
#[derive(Parser)]
struct Arguments {
    /// A folder of OS2bos fixtures or CSV files to import instead of the project's own rule book.
    #[arg(long, value_name = "DIR")]
    os2bos: Option<PathBuf>,
    /// The rule book: a file, or a folder of files.
    #[arg(long, value_name = "PATH", default_value_os_t = in_repository("examples/rulebooks/children.json"))]
    rule_book: PathBuf,
    /// The decision date.
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2026-01-05", value_parser = parse)]
    on: Date,
    /// Where the HTML report is written.
    #[arg(long, value_name = "FILE", default_value_os_t = in_repository("target/bevilling/report.html"))]
    report: PathBuf,
    /// The language of the tables and the report.
    #[arg(long, value_name = "da|en", default_value = "da", value_parser = language)]
    lang: Language,
}

fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "da" => Ok(Language::Da),
        "en" => Ok(Language::En),
        _ => Err("it is `da` or `en`".to_owned()),
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(printed) => {
            // Somebody who reads only the first lines is no failure.
            let _ = std::io::stdout().write_all(printed.as_bytes());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, Failure> {
    let lang = arguments.lang;
    let (story, life) = match &arguments.os2bos {
        Some(folder) => (Story::os2bos(folder, arguments.on)?, None),
        None => {
            let story = Story::children(&arguments.rule_book, arguments.on)?;
            (story, Some(Life::children(&arguments.rule_book)?))
        }
    };
    if let Some(folder) = arguments.report.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&arguments.report, report::page(&story, life.as_ref(), lang).into_string())?;
    let report = arguments.report.canonicalize()?;
    let life = life.map_or(String::new(), |life| life.to_text(lang));
    Ok(to_text(&story, lang) + &life + &format!("\n{}\n", report.display()))
}

/// The story for a terminal.
fn to_text(story: &Story, lang: Language) -> String {
    let heading = |title: &str| format!("\n== {title} ==\n");
    let mut parts = Vec::new();
    if let Some(import) = &story.import {
        parts.extend([heading("Import"), import.to_text(lang)]);
    }
    parts.extend([heading("Muligheder · AvailableOptions"), options(story, lang)]);
    parts.push(heading("Ikke i dag · Not today"));
    for lang in [Language::Da, Language::En] {
        parts.extend([story.refused.explain(lang), story.refused.alternatives().explain(&story.book, lang)]);
    }
    parts.push(heading("Kan bevilges · May be granted"));
    parts.extend(story.verdicts.iter().map(|verdict| verdict.explain(lang)));
    parts.push(heading("Økonomi før afgørelsen · The cost before the decision"));
    parts.push(story.preview.to_text_with(&story.book, lang));
    parts.join("\n")
}

/// The sections and their main activities, each with the provider ranked first; the report has the whole tree.
fn options(story: &Story, lang: Language) -> String {
    let mut lines = Vec::new();
    for section in story.options.sections().filter(|section| section.activities().next().is_some()) {
        lines.push(format!("{} {}", section.section().id, section.section().title.get(lang)));
        for activity in section.activities() {
            let kind = activity.activity_type();
            let first = activity.providers().next().map_or(String::new(), |provider| {
                let price = provider.net_unit_price.map_or(String::new(), |price| amount(price, lang));
                format!(": {} {price}", provider.name)
            });
            let more = activity.supplementary().count();
            lines.push(format!("    {} {}{first} (+{more})", kind.id, kind.title.get(lang)));
        }
    }
    let refused = story.options.refusals().filter(|refusal| refusal.role().is_none()).count();
    let closing = match lang {
        Language::Da => format!("{refused} paragraffer kan ikke bruges i dag; rapporten siger hvorfor."),
        Language::En => format!("{refused} sections may not be used today; the report says why."),
    };
    lines.push(closing + "\n");
    lines.join("\n")
}
