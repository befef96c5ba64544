//! Names in Danish and English.

use bevilling::title as core;
use pyo3::prelude::*;

use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown, words};

words! {
    /// A language of end-user texts.
    Language(core::Language) { Da = "da", En = "en" }
}

/// A text in Danish and, where somebody has translated it, English.
///
/// >>> import bevilling as bv
/// >>> bv.LocalizedText("Barnets lov", "The Child Act").get("en")
/// 'The Child Act'
#[pyclass(frozen, from_py_object, module = "bevilling.title")]
#[derive(Clone)]
pub(crate) struct LocalizedText(pub(crate) core::LocalizedText);

#[pymethods]
impl LocalizedText {
    #[new]
    #[pyo3(signature = (da, en = None))]
    fn new(da: String, en: Option<String>) -> Self {
        Self(core::LocalizedText { da, en })
    }

    /// Danish.
    #[getter]
    fn da(&self) -> &str {
        &self.0.da
    }

    /// English, where there is any.
    #[getter]
    fn en(&self) -> Option<&str> {
        self.0.en.as_deref()
    }

    /// The text in a language; in Danish where there is no other.
    fn get(&self, lang: Language) -> &str {
        self.0.get(lang.0)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl LocalizedText {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("da", self.da().into_bound_py_any(py)?), ("en", self.en().into_bound_py_any(py)?)])
    }
}

shown! { LocalizedText }
compared! { LocalizedText }
faced! { LocalizedText(core::LocalizedText) }
readable! { LocalizedText }
