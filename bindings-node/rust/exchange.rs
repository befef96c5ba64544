//! Import from OS2bos.

use bevilling::dates::Date;
use bevilling::exchange::os2bos::{self, Import};
use bevilling::fault::Faults;
use bevilling::title::LocalizedText;
use napi::bindgen_prelude::Result;
use napi_derive::napi;
use serde::Deserialize;

use crate::fault::refused;
use crate::input::{json, lang, read};

/// What OS2bos does not know about the rule book that is made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Made {
    id: String,
    version: String,
    title: LocalizedText,
    #[serde(with = "bevilling::dates::serde_str")]
    on: Date,
}

/// A rule book document, and what its making had to leave out or change.
#[napi]
pub struct Os2bosImport {
    inner: Import,
}

#[napi]
impl Os2bosImport {
    /// The rules.
    #[napi]
    pub fn document(&self) -> Result<String> {
        json(&self.inner.document)
    }

    /// Everything that was not carried as it was.
    #[napi]
    pub fn report(&self) -> Result<String> {
        json(&self.inner.report)
    }

    /// The report in words.
    #[napi]
    pub fn report_text(&self, language: String) -> Result<String> {
        Ok(self.inner.report.to_text(lang(&language)?))
    }
}

/// Imports a folder, fixtures or CSV files; `what` is `folder`, `fixtures` or `csv`.
#[napi]
pub fn import_os2bos(what: String, input: String, options: String) -> Result<Os2bosImport> {
    let Made { id, version, title, on } = read(&options)?;
    let options = os2bos::Options { id, version, title, on };
    let import: std::result::Result<Import, Faults<_>> = match what.as_str() {
        "folder" => os2bos::read_folder(&input, &options),
        "csv" => os2bos::import_csv(read::<Vec<(String, String)>>(&input)?, &options),
        _ => os2bos::import_fixtures(read::<Vec<(String, String)>>(&input)?, &options),
    };
    Ok(Os2bosImport { inner: import.map_err(|faults| refused(&faults))? })
}
