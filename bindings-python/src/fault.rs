//! Faults as Python sees them: values with a code, a place and a text, carried by one tree of exceptions.

use std::collections::BTreeMap;

use bevilling::fault::{ErrorCode, Fault as Core, Faults};
use bevilling::title::Language;
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;

use crate::face::{List, Map};
use crate::title;
use crate::value::{Fields, hash, shown};

/// One thing that is wrong with an input: what, where, and what was probably meant.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> try:
/// ...     book.situation({"effort_stp": 3})
/// ... except bv.FactError as error:
/// ...     fault, = error.faults
/// >>> fault.code, fault.path, fault.suggestion
/// ('unknown-fact', '/effort_stp', 'effort_step')
/// >>> fault.text("en")
/// '/effort_stp: the rule book has no fact `effort_stp` [unknown-fact]; did you mean `effort_step`?'
#[pyclass(frozen, from_py_object, module = "bevilling.fault")]
#[derive(Clone)]
pub(crate) struct Fault(Told);

/// A fault with all its properties.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Told {
    area: String,
    code: String,
    path: String,
    message: String,
    values: BTreeMap<String, String>,
    suggestion: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// In one line, as the crate displays it, and in both languages.
    plain: String,
    da: String,
    en: String,
    /// As the crate writes it.
    json: String,
}

impl Fault {
    pub(crate) fn of<K: ErrorCode>(core: &Core<K>) -> Self {
        Self(Told {
            area: core.kind().area().to_owned(),
            code: core.code().to_owned(),
            path: core.path().to_string(),
            message: core.kind().to_string(),
            values: core.kind().values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            suggestion: core.suggestion().map(str::to_owned),
            file: core.file().map(str::to_owned),
            line: core.position().map(|position| position.line),
            column: core.position().map(|position| position.column),
            plain: core.to_string(),
            da: core.text(Language::Da),
            en: core.text(Language::En),
            json: serde_json::to_string(core).unwrap_or_default(),
        })
    }

    pub(crate) fn list<K: ErrorCode>(faults: &Faults<K>) -> List<Self> {
        List(faults.iter().map(Self::of).collect())
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("code", self.code().into_bound_py_any(py)?),
            ("path", self.path().into_bound_py_any(py)?),
            ("message", self.message().into_bound_py_any(py)?),
            ("suggestion", self.suggestion().into_bound_py_any(py)?),
        ])
    }
}

#[pymethods]
impl Fault {
    /// The area that the code belongs to: a code is unique within it.
    #[getter]
    fn area(&self) -> &str {
        &self.0.area
    }

    /// The stable code, such as `unknown-key`.
    #[getter]
    pub(crate) fn code(&self) -> &str {
        &self.0.code
    }

    /// Where in the input, as a JSON pointer: `/sections/3/law`; empty for all of it.
    #[getter]
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong, in English.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    /// The values of the message, by name.
    #[getter]
    pub(crate) fn values(&self) -> Map<String> {
        Map(self.0.values.clone())
    }

    /// The name that was probably meant.
    #[getter]
    pub(crate) fn suggestion(&self) -> Option<&str> {
        self.0.suggestion.as_deref()
    }

    /// The file, where the input was several.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.0.file.as_deref()
    }

    /// The line, from 1, where the input was text.
    #[getter]
    fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// The column in characters, from 1, where the input was text.
    #[getter]
    fn column(&self) -> Option<usize> {
        self.0.column
    }

    /// The fault in one line: where, what, the code, and what was probably meant.
    fn text(&self, lang: title::Language) -> &str {
        match lang.0 {
            Language::Da => &self.0.da,
            Language::En => &self.0.en,
        }
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self) -> &str {
        &self.0.json
    }

    fn __str__(&self) -> &str {
        &self.0.plain
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __hash__(&self) -> PyResult<u64> {
        hash(&self.0.json)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = py.import(intern!(py, "bevilling._bevilling"))?.getattr(intern!(py, "_fault"))?;
        Ok((again, (crate::value::to_json(&self.0)?,)))
    }
}
shown! { Fault }

/// A fault made again from what `__reduce__` wrote.
#[pyfunction]
#[pyo3(name = "_fault")]
pub(crate) fn again(told: &str) -> PyResult<Fault> {
    crate::value::from_json(told).map(Fault)
}

/// The exception of an area, with its faults.
fn exception(py: Python<'_>, area: &str, faults: List<Fault>) -> PyResult<PyErr> {
    let raise = py.import(intern!(py, "bevilling.errors"))?.getattr(intern!(py, "of_area"))?;
    Ok(PyErr::from_value(raise.call1((area, faults))?))
}

/// The exception for these faults.
pub(crate) fn faults<K: ErrorCode>(faults: Faults<K>) -> PyErr {
    Python::attach(|py| {
        let area = faults.iter().next().map_or("", |fault| fault.kind().area());
        exception(py, area, Fault::list(&faults)).unwrap_or_else(|error| error)
    })
}

/// The exception for a state or a log that is refused, whatever its faults are about: `CaseError`.
pub(crate) fn of_case(faults: Faults<bevilling::case::RefusalKind>) -> PyErr {
    Python::attach(|py| exception(py, "CaseFault", Fault::list(&faults)).unwrap_or_else(|error| error))
}

/// The exception for one kind of fault, of the input as a whole.
pub(crate) fn kind<K: ErrorCode>(kind: K) -> PyErr {
    faults(Faults::from(Core::new(kind)))
}

/// The exception for a refused command, with its faults and the verdicts that say no.
pub(crate) fn refusal(refusal: &bevilling::case::CommandRefused) -> PyErr {
    Python::attach(|py| {
        let verdicts = refusal.verdicts().iter().cloned().map(crate::decide::Verdict).collect();
        let raise = || {
            let refused =
                py.import(intern!(py, "bevilling.errors"))?.getattr(intern!(py, "CommandRefused"))?;
            let made = refused.call1((Fault::list(refusal.faults()), List(verdicts)))?;
            Ok(PyErr::from_value(made))
        };
        raise().unwrap_or_else(|error: PyErr| error)
    })
}

/// The exception for JSON that is not what is read.
pub(crate) fn json(error: &serde_json::Error) -> PyErr {
    let message = bevilling::fault::shortened(error.to_string());
    Python::attach(|py| {
        let fault = Fault(Told {
            area: "Json".to_owned(),
            code: "json-invalid".to_owned(),
            path: String::new(),
            values: BTreeMap::new(),
            suggestion: None,
            file: None,
            line: Some(error.line()).filter(|line| *line > 0),
            column: Some(error.column()).filter(|column| *column > 0),
            plain: message.clone(),
            da: message.clone(),
            en: message.clone(),
            json: serde_json::json!({"code": "json-invalid", "path": "", "message": message}).to_string(),
            message,
        });
        exception(py, "Json", List(vec![fault])).unwrap_or_else(|error| error)
    })
}

/// A word that is none of those there are.
pub(crate) fn no_such_word(word: &str, words: &[&str]) -> PyErr {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let word = bevilling::fault::shortened(word.to_owned());
    PyValueError::new_err(format!("`{word}` is none of {}", words.join(", ")))
}
