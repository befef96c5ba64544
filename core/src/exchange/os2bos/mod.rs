//! Import from OS2bos: its Django fixtures, its database dumps and its CSV files become a rule book.
//!
//! [`import_fixtures`] reads the output of `manage.py dumpdata`: one file per model, or a whole database, of which it
//! imports the classification and counts the rest. [`import_csv`] reads the five spreadsheets from which a
//! classification is set up. Both are pure functions. [`read_folder`] does the same for a folder of files.
//!
//! The result is a [`RuleBookDocument`], ready for [`RuleBook::from_document`](crate::rulebook::RuleBook), and a
//! [`Report`] of everything that was not imported unchanged: nothing is dropped silently, and every assumption is
//! reported. Files that cannot be read give [`Os2bosFault`]s, all together, each with its file and place; nothing is
//! then imported.
//!
//! A dump of a whole database contains persons. Data of cases is counted without being read, and neither faults nor
//! reports contain anything that looks like a CPR number.
//!
//! ```
//! use bevilling::dates::parse;
//! use bevilling::exchange::os2bos::{Options, import_fixtures};
//! use bevilling::title::LocalizedText;
//!
//! let dump = r#"[
//!     {"model": "core.targetgroup", "pk": 1, "fields": {"name": "Familieafdelingen", "required_fields_for_case": "effort_step"}},
//!     {"model": "core.section", "pk": 7, "fields": {"paragraph": "SEL-52-3.7", "text": "Anbringelse",
//!         "law_text_name": "Serviceloven", "allowed_for_target_groups": [1], "allowed_for_steps": [4, 5, 6, 9]}}
//! ]"#;
//! let options = Options {
//!     id: "children".into(),
//!     version: "2026-01-01".into(),
//!     title: LocalizedText::new("Børn og unge", "Children and young people"),
//!     on: parse("2026-01-01")?,
//! };
//! let import = import_fixtures([("dump.json".to_owned(), dump.to_owned())], &options)?;
//! assert_eq!(import.document.sections[0].id, "SEL-52-3.7");
//! assert!(import.report.to_string().contains("`allowed_for_steps` names effort step `9`, which is not there"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod build;
mod excerpt;
mod fault;
mod fixtures;
mod folder;
mod json;
mod model;
mod notice;
mod report;
mod sheets;
mod slug;
mod table;

pub use fault::Os2bosFault;
pub use folder::read_folder;
pub use notice::{Effect, Os2bosNotice};
pub use report::{Entry, Report};

use crate::dates::Date;
use crate::fault::{Fault, Faults};
use crate::rulebook::RuleBookDocument;
use crate::title::LocalizedText;

/// What the rule book needs but OS2bos does not have.
#[derive(Clone, PartialEq, Eq)]
pub struct Options {
    /// Name of the rule book, such as `children`.
    pub id: String,
    /// Version of the rule book.
    pub version: String,
    /// What it is called.
    pub title: LocalizedText,
    /// The day of the import. What is not active in OS2bos is in force until the day before.
    pub on: Date,
}

/// A rule book document, and everything that was left out or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The rules.
    pub document: RuleBookDocument,
    /// Everything that was not imported unchanged.
    pub report: Report,
}

/// Imports Django fixtures: the name and text of each file, in the order in which Django would load them.
///
/// Of two objects with the same model and key the last one counts, as in Django. OS2bos has only Danish texts, so the
/// document has no English ones.
///
/// # Errors
/// Files that are not fixtures, or have a wrong field: [`Os2bosFault`], with file and place.
pub fn import_fixtures(
    files: impl IntoIterator<Item = (String, String)>,
    options: &Options,
) -> Result<Import, Faults<Os2bosFault>> {
    let (files, mut report) = (some(files)?, Report::default());
    let classification = fixtures::read(&files, &mut report)?;
    Ok(import(classification, options, report))
}

/// Imports CSV files: the name and text of each. The header determines the sheet; the file name and the order of the
/// columns do not matter. Commas, semicolons or tabs separate the cells.
///
/// # Errors
/// Files that match none of the five sheets, or lack a column; cells that must contain a number and do not:
/// [`Os2bosFault`], with file and line.
pub fn import_csv(
    files: impl IntoIterator<Item = (String, String)>,
    options: &Options,
) -> Result<Import, Faults<Os2bosFault>> {
    let (files, mut report) = (some(files)?, Report::default());
    let classification = sheets::read(&files, &mut report)?;
    Ok(import(classification, options, report))
}

/// The files, if there are any.
fn some(
    files: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<(String, String)>, Faults<Os2bosFault>> {
    let files: Vec<_> = files.into_iter().collect();
    if files.is_empty() { Err(Fault::new(Os2bosFault::NothingToImport {}).into()) } else { Ok(files) }
}

fn import(classification: model::Classification, options: &Options, mut report: Report) -> Import {
    let document = build::build(classification, options, &mut report);
    Import { document, report }
}

crate::privacy::debug_by_fields!(Options { id, version, title, on });
