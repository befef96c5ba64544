//! The steering of a made-up municipality of 3,000 cases: the budget followed up, three scenarios, and why the
//! forecast moved since last month; as text, tables, pictures and a page.
//!
//! `cargo run --release -p examples --bin steering`

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::title::Lang;
use clap::Parser;
use examples::forecast::Steering;
use examples::story::Failure;

/// Follows up the budget of a made-up municipality.
#[derive(Parser)]
struct Arguments {
    /// The rule book: a file, or a folder of files.
    #[arg(long, value_name = "PATH", default_value_os_t = in_repository("examples/rulebooks/children.json"))]
    rule_book: PathBuf,
    /// A folder with `budget.json` and `scenarios.json`.
    #[arg(long, value_name = "DIR", default_value_os_t = in_repository("examples/forecast"))]
    folder: PathBuf,
    /// Where the HTML report is written.
    #[arg(long, value_name = "FILE", default_value_os_t = in_repository("target/bevilling/steering.html"))]
    report: PathBuf,
    /// Where the portfolio is written in Arrow's IPC format, for Polars, DuckDB, Python and Node.
    #[arg(long, value_name = "FILE", default_value_os_t = in_repository("target/bevilling/municipality.arrow"))]
    portfolio: PathBuf,
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
        Ok(told) => {
            // Somebody who reads only the first lines is no failure.
            let _ = std::io::stdout().write_all(told.as_bytes());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, Failure> {
    let steering = Steering::tell(&arguments.rule_book, &arguments.folder)?;
    for file in [&arguments.report, &arguments.portfolio] {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
    }
    std::fs::write(&arguments.portfolio, steering.portfolios[1].to_ipc()?)?;
    std::fs::write(&arguments.report, steering.page(arguments.lang).into_string())?;
    let files = [&arguments.report, &arguments.portfolio].map(|file| file.canonicalize());
    let [report, portfolio] = files;
    Ok(format!("{}\n{}\n{}\n", steering.told(arguments.lang), report?.display(), portfolio?.display()))
}
