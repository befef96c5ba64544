//! Formats of other systems.

use std::path::PathBuf;

use bevilling::exchange::os2bos as core;
use bevilling::fault::ErrorCode;
use pyo3::prelude::*;

use crate::face::{Date, List, Map, Show};
use crate::fault;
use crate::rulebook::RuleBookDocument;
use crate::title::{Language, LocalizedText};
use crate::value::{Fields, NewArgs, new_args, shown, words};

words! {
    /// What a notice means for the rule book.
    Effect(core::Effect) {
        NotCarried = "not_carried", CarriedOtherwise = "carried_otherwise", Assumed = "assumed",
    }
}

/// What OS2bos does not know about the rule book that is made of it.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1)).id
/// 'children'
#[pyclass(frozen, eq, from_py_object, module = "bevilling.exchange.os2bos")]
#[derive(Clone, PartialEq)]
pub(crate) struct Options(core::Options);

#[pymethods]
impl Options {
    #[new]
    #[pyo3(signature = (*, id, version, title, on))]
    fn new(id: String, version: String, title: LocalizedText, on: Date) -> Self {
        Self(core::Options { id, version, title: title.0, on: on.0 })
    }

    /// Name of the rule book, such as `children`.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// Version of the rule book.
    #[getter]
    fn version(&self) -> &str {
        &self.0.version
    }

    /// What it is called.
    #[getter]
    fn title(&self) -> LocalizedText {
        LocalizedText(self.0.title.clone())
    }

    /// The day of the import: what is not active in OS2bos is in force until the day before.
    #[getter]
    fn on(&self) -> Date {
        Date(self.0.on)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&(&self.0.id, &self.0.version, &self.0.title, self.0.on))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl Options {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("id", self.id().into_bound_py_any(py)?),
            ("version", self.version().into_bound_py_any(py)?),
            ("title", self.title().into_bound_py_any(py)?),
            ("on", self.on().into_bound_py_any(py)?),
        ])
    }
}
shown! { Options }

/// One thing of OS2bos that was not carried as it was.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
/// >>> [entry.effect for entry in made.report.entries][:1]
/// ['assumed']
/// >>> made.report.entries[0].text("en") != ""
/// True
#[pyclass(frozen, eq, from_py_object, module = "bevilling.exchange.os2bos")]
#[derive(Clone, PartialEq)]
pub(crate) struct Entry(core::Entry);

#[pymethods]
impl Entry {
    /// The model of OS2bos.
    #[getter]
    fn model(&self) -> &str {
        self.0.model()
    }

    /// The key of the object.
    #[getter]
    fn key(&self) -> &str {
        self.0.key()
    }

    /// What the object is called.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The stable code of what was noticed.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.notice().code()
    }

    /// Its values, by name.
    #[getter]
    fn values(&self) -> Map<String> {
        Map(self.0.notice().values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// What it means for the rule book.
    #[getter]
    fn effect(&self) -> Effect {
        Effect(self.0.notice().effect())
    }

    /// The entry in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> PyResult<String> {
        crate::value::to_json(&self.0)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Entry {} {}: {}>", self.0.model(), self.0.key(), self.code())
    }
}

/// What an import carried, and everything that it did not carry as it was.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options).report.carried["laws"]
/// 0
/// >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
/// >>> made.report.to_text("en") != ""
/// True
#[pyclass(frozen, eq, from_py_object, module = "bevilling.exchange.os2bos")]
#[derive(Clone, PartialEq)]
pub(crate) struct Report(core::Report);

#[pymethods]
impl Report {
    /// How many of each kind were carried.
    #[getter]
    fn carried(&self) -> Map<usize> {
        Map(self.0.carried().iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect())
    }

    /// What was not carried as it was.
    #[getter]
    fn entries(&self) -> List<Entry> {
        List(self.0.entries().iter().cloned().map(Entry).collect())
    }

    /// The report in words.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> PyResult<String> {
        crate::value::to_json(&self.0)
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Report of {} entries>", self.0.entries().len())
    }
}

/// A rule book document, and what its making had to leave out or change.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options).document.id
/// 'children'
#[pyclass(frozen, get_all, module = "bevilling.exchange.os2bos")]
pub(crate) struct Import {
    /// The rules.
    document: RuleBookDocument,
    /// Everything that was not carried as it was.
    report: Report,
}

type Imported = Result<core::Import, bevilling::fault::Faults<core::Os2bosFault>>;

fn imported(import: Imported) -> PyResult<Import> {
    let import = import.map_err(fault::faults)?;
    Ok(Import { document: RuleBookDocument::show(&import.document), report: Report(import.report) })
}

/// Imports Django fixtures: the name and text of each file, in the order Django would load them.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
/// >>> made.report.to_text("en") != ""
/// True
#[pyfunction]
pub(crate) fn import_fixtures(
    py: Python<'_>,
    files: List<(String, String)>,
    options: Options,
) -> PyResult<Import> {
    imported(py.detach(|| core::import_fixtures(files.0, &options.0)))
}

/// Imports CSV files: the name and text of each. What a file is, its header says.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> try:
/// ...     bv.exchange.os2bos.import_csv([("a.csv", "x;y")], options)
/// ... except bv.Os2bosError as error:
/// ...     print(error.code)
/// unknown-sheet
#[pyfunction]
pub(crate) fn import_csv(
    py: Python<'_>,
    files: List<(String, String)>,
    options: Options,
) -> PyResult<Import> {
    imported(py.detach(|| core::import_csv(files.0, &options.0)))
}

/// Imports the `*.json` or the `*.csv` files of a folder, in the order of their names.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
/// >>> try:
/// ...     bv.exchange.os2bos.read_folder("no/such/folder", options)
/// ... except bv.Os2bosError as error:
/// ...     print(error.code)
/// unreadable
#[pyfunction]
pub(crate) fn read_folder(py: Python<'_>, path: PathBuf, options: Options) -> PyResult<Import> {
    imported(py.detach(|| core::read_folder(path, &options.0)))
}
