//! Pictures: how large they are. What draws itself has `to_svg`.

use bevilling::chart as core;
use pyo3::prelude::*;

use crate::value::Fields;

/// Width and height of a drawing, in pixels; each side is at least what can be read, and at most 8,000.
///
/// >>> import bevilling as bv
/// >>> bv.chart.Size(100, 600)
/// Size(width=320, height=600)
#[pyclass(frozen, eq, from_py_object, module = "bevilling.chart")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Size(core::Size);

impl Size {
    pub(crate) fn or_default(size: Option<Self>) -> core::Size {
        size.map_or_else(core::Size::default, |size| size.0)
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![
            ("width", self.width().into_bound_py_any(py)?),
            ("height", self.height().into_bound_py_any(py)?),
        ])
    }
}

#[pymethods]
impl Size {
    #[new]
    fn new(width: u32, height: u32) -> Self {
        Self(core::Size::new(width, height))
    }

    /// The width in pixels.
    #[getter]
    fn width(&self) -> u32 {
        self.0.width()
    }

    /// The height in pixels.
    #[getter]
    fn height(&self) -> u32 {
        self.0.height()
    }

    fn __hash__(&self) -> PyResult<u64> {
        crate::value::hash(&(self.0.width(), self.0.height()))
    }

    fn __getnewargs__(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }
}
crate::value::shown! { Size }
