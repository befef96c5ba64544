//! The steering of a made-up municipality of 3,000 cases: the budget followed up, three scenarios, and why the
//! forecast moved since last month; as text, tables, pictures and a page.
//!
//! `cargo run --release -p examples --bin steering`

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use bevilling::title::Language;
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
    /// The folder that all is written to: the page, the pictures, and the portfolios of this month and the last in
    /// Arrow's IPC format, for Polars, DuckDB, Python and Node.
    #[arg(long, value_name = "DIR", default_value_os_t = in_repository("target/bevilling/steering"))]
    out: PathBuf,
    /// The language of the tables, the pictures and the page.
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
    let Arguments { rule_book, folder, out, lang } = arguments;
    let steering = Steering::tell(rule_book, folder)?;
    let printed = steering.to_text(*lang);
    let [last_month, municipality] = &steering.portfolios;
    fs::create_dir_all(out)?;
    fs::write(out.join("last-month.arrow"), last_month.to_ipc()?)?;
    fs::write(out.join("municipality.arrow"), municipality.to_ipc()?)?;
    fs::write(out.join("text.txt"), &printed)?;
    for picture in steering.pictures(*lang)? {
        fs::write(out.join(picture.name).with_extension("svg"), picture.svg)?;
    }
    fs::write(out.join("page.html"), steering.page(*lang)?.into_string())?;
    eprintln!("{}", out.join("page.html").canonicalize()?.display());
    Ok(printed)
}
