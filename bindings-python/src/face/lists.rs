//! Several values, and values by name.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};
use pyo3::{Borrowed, intern, type_hint_identifier, type_hint_subscript};

use super::{Show, Take, wrong};

/// Several values: any sequence is taken, a tuple is given, since what is given cannot be changed.
#[derive(Clone)]
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'py, T: FromPyObjectOwned<'py>> FromPyObject<'_, 'py> for List<T> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), T::INPUT_TYPE);

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            return Err(wrong("several values", given));
        }
        let values = given.try_iter().map_err(|_| wrong("several values", given))?;
        values.map(|value| value?.extract().map_err(Into::into)).collect::<PyResult<_>>().map(Self)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for List<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

impl<T: Show> Show for List<T> {
    type Core = Vec<T::Core>;
    fn show(core: &Self::Core) -> Self {
        Self(core.iter().map(T::show).collect())
    }
}
impl<T: Take> Take for List<T> {
    fn take(self) -> Self::Core {
        self.0.into_iter().map(T::take).collect()
    }
}

/// Values by name: a mapping is taken, a new `dict` is given.
#[derive(Clone)]
pub(crate) struct Map<T, K = String>(pub(crate) BTreeMap<K, T>);

impl<T, K> Default for Map<T, K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'py, T: FromPyObjectOwned<'py>, K: FromPyObjectOwned<'py> + Ord> FromPyObject<'_, 'py> for Map<T, K> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Mapping"),
        K::INPUT_TYPE,
        T::INPUT_TYPE
    );

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = given.py();
        let items = given.call_method0(intern!(py, "items")).map_err(|_| wrong("a mapping", given))?;
        let mut values = BTreeMap::new();
        for item in items.try_iter()? {
            let item = item?;
            let key = item.get_item(0)?.extract::<K>().map_err(Into::into)?;
            values.insert(key, item.get_item(1)?.extract::<T>().map_err(Into::into)?);
        }
        Ok(Self(values))
    }
}

impl<'py, T: IntoPyObject<'py>, K: IntoPyObject<'py>> IntoPyObject<'py> for Map<T, K> {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "dict"), K::OUTPUT_TYPE, T::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let dict = PyDict::new(py);
        for (key, value) in self.0 {
            dict.set_item(key, value)?;
        }
        Ok(dict)
    }
}

impl<T: Show, K: Show<Core: Ord> + Ord> Show for Map<T, K> {
    type Core = BTreeMap<K::Core, T::Core>;
    fn show(core: &Self::Core) -> Self {
        Self(core.iter().map(|(key, value)| (K::show(key), T::show(value))).collect())
    }
}
impl<T: Take, K: Take<Core: Ord> + Ord> Take for Map<T, K> {
    fn take(self) -> Self::Core {
        self.0.into_iter().map(|(key, value)| (key.take(), value.take())).collect()
    }
}

/// The Python value of a default of the core.
pub(crate) fn default<T: Show<Core: Default>>() -> T {
    T::show(&T::Core::default())
}

/// A value that is part of another of its kind.
#[derive(Clone)]
pub(crate) struct Boxed<T>(pub(crate) Box<T>);

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Boxed<T> {
    type Error = T::Error;
    const INPUT_TYPE: PyStaticExpr = T::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        T::extract(given).map(|value| Self(Box::new(value)))
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Boxed<T> {
    type Target = T::Target;
    type Output = T::Output;
    type Error = T::Error;
    const OUTPUT_TYPE: PyStaticExpr = T::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        (*self.0).into_pyobject(py)
    }
}

impl<T: Show> Show for Boxed<T> {
    type Core = T::Core;
    fn show(core: &Self::Core) -> Self {
        Self(Box::new(T::show(core)))
    }
}
impl<T: Take> Take for Boxed<T> {
    fn take(self) -> Self::Core {
        self.0.take()
    }
}

/// A value that many others share.
#[derive(Clone)]
pub(crate) struct Shared<T>(T);

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Shared<T> {
    type Error = T::Error;
    const INPUT_TYPE: PyStaticExpr = T::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        T::extract(given).map(Self)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Shared<T> {
    type Target = T::Target;
    type Output = T::Output;
    type Error = T::Error;
    const OUTPUT_TYPE: PyStaticExpr = T::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.0.into_pyobject(py)
    }
}

impl<T: Show> Show for Shared<T> {
    type Core = Arc<T::Core>;
    fn show(core: &Self::Core) -> Self {
        Self(T::show(core))
    }
}
impl<T: Take> Take for Shared<T> {
    fn take(self) -> Self::Core {
        Arc::new(self.0.take())
    }
}

/// A text that many others share: a `str`.
#[derive(Clone)]
pub(crate) struct SharedText(Arc<str>);

impl<'a, 'py> FromPyObject<'a, 'py> for SharedText {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = <String as FromPyObject<'_, '_>>::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        given.extract::<String>().map(|text| Self(text.into()))
    }
}

impl<'py> IntoPyObject<'py> for SharedText {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = <&str as IntoPyObject<'_>>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyString::new(py, &self.0))
    }
}

impl Show for SharedText {
    type Core = Arc<str>;
    fn show(core: &Self::Core) -> Self {
        Self(Arc::clone(core))
    }
}
impl Take for SharedText {
    fn take(self) -> Self::Core {
        self.0
    }
}

impl<A: Show, B: Show> Show for (A, B) {
    type Core = (A::Core, B::Core);
    fn show(core: &Self::Core) -> Self {
        (A::show(&core.0), B::show(&core.1))
    }
}
impl<A: Take, B: Take> Take for (A, B) {
    fn take(self) -> Self::Core {
        (self.0.take(), self.1.take())
    }
}

/// Three years, one after the other: a `tuple` of three.
#[derive(Clone, Copy)]
pub(crate) struct Years([i32; 3]);

impl<'a, 'py> FromPyObject<'a, 'py> for Years {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = <(i32, i32, i32) as FromPyObject<'_, '_>>::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        given.extract::<(i32, i32, i32)>().map(|years| Self(years.into()))
    }
}

impl<'py> IntoPyObject<'py> for Years {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = <(i32, i32, i32) as IntoPyObject<'_>>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        <(i32, i32, i32)>::from(self.0).into_pyobject(py)
    }
}

impl Show for Years {
    type Core = [i32; 3];
    fn show(core: &Self::Core) -> Self {
        Self(*core)
    }
}
impl Take for Years {
    fn take(self) -> Self::Core {
        self.0
    }
}

/// Texts: a `tuple` of `str`.
#[derive(Clone, PartialEq)]
pub(crate) struct Texts(pub(crate) Vec<String>);

impl<'py> IntoPyObject<'py> for Texts {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = <List<String> as IntoPyObject<'_>>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

/// Names, each once, in order: a `tuple` of `str`.
#[derive(Clone, Default)]
pub(crate) struct Names(BTreeSet<String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Names {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = <List<String> as FromPyObject<'_, '_>>::INPUT_TYPE;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(given.extract::<List<String>>()?.0.into_iter().collect()))
    }
}

impl<'py> IntoPyObject<'py> for Names {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = <List<String> as IntoPyObject<'_>>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

impl Show for Names {
    type Core = BTreeSet<String>;
    fn show(core: &Self::Core) -> Self {
        Self(core.clone())
    }
}
impl Take for Names {
    fn take(self) -> Self::Core {
        self.0
    }
}
