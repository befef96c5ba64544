//! Rule books made of another system's files.

use bevilling::exchange::os2bos::{self, Import};
use bevilling::rulebook::RuleBookDocument;
use bevilling::title::LocalizedText;
use serde::{Deserialize, Serialize};

use super::fault::faults;
use super::read::date;
use super::{Answered, Problem, raw};

/// What is known of the rule book, and where the files are: here, or in a folder.
#[derive(Deserialize)]
pub(super) struct Imported {
    id: String,
    version: String,
    title: LocalizedText,
    on: String,
    fixtures: Option<Vec<(String, String)>>,
    csv: Option<Vec<(String, String)>>,
    folder: Option<String>,
}

impl Imported {
    pub(super) fn import(self) -> Result<Import, Problem> {
        let Self { id, version, title, on, fixtures, csv, folder } = self;
        let options = os2bos::Options { id, version, title, on: date(&on)? };
        match (fixtures, csv, folder) {
            (Some(files), None, None) => os2bos::import_fixtures(files, &options).map_err(faults),
            (None, Some(files), None) => os2bos::import_csv(files, &options).map_err(faults),
            (None, None, Some(folder)) => os2bos::read_folder(folder, &options).map_err(faults),
            _ => Err(Problem::Ask("fixtures, csv or a folder".to_owned())),
        }
    }
}

#[derive(Debug, Serialize)]
struct Told<'a> {
    document: &'a RuleBookDocument,
    report: &'a os2bos::Report,
}

pub(super) fn os2bos(asked: Imported) -> Answered {
    let Import { document, report } = asked.import()?;
    raw(&Told { document: &document, report: &report })
}
