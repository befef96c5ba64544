//! The main job, from a rule book to a report: what may be granted to a citizen, why not the rest, and what a
//! grant would cost before it is made.
//!
//! `cargo run --release -p examples --bin municipality` tells it on the project's own rule book; with
//! `--os2bos DIR` on a folder of OS2bos fixtures or CSV files.

use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::dates::{Date, parse};
use bevilling::title::Lang;
use clap::Parser;
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
    lang: Lang,
}

fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn language(text: &str) -> Result<Lang, String> {
    match text {
        "da" => Ok(Lang::Da),
        "en" => Ok(Lang::En),
        _ => Err("it is `da` or `en`".to_owned()),
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let lang = arguments.lang;
    let story = match &arguments.os2bos {
        Some(folder) => Story::os2bos(folder, arguments.on)?,
        None => Story::children(&arguments.rule_book, arguments.on)?,
    };
    let heading = |text: &str| println!("\n== {text} ==\n");
    if let Some(import) = &story.import {
        heading("Import");
        println!("{import}");
    }
    heading("Muligheder · Options");
    println!("{}", story.options.to_text(lang));
    heading("Ikke i dag · Not today");
    for lang in [Lang::Da, Lang::En] {
        println!("{}", story.refused.explain(lang));
        println!("{}", story.refused.alternatives().explain(&story.book, lang));
    }
    heading("Kan bevilges · May be granted");
    for verdict in &story.verdicts {
        println!("{}", verdict.explain(lang));
    }
    heading("Økonomi før afgørelsen · The cost before the decision");
    println!("{}", story.preview.to_text_with(&story.book, lang));
    if let Some(folder) = arguments.report.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&arguments.report, report::page(&story, lang).into_string())?;
    println!("{}", arguments.report.display());
    Ok(())
}
