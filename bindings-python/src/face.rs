//! How the values that everything is made of look in Python, strictly: money is a `decimal.Decimal`, a day a
//! `datetime.date`; a float and a `datetime` are refused.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use bevilling::money;
use bevilling::rulebook::FactValue;
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDict, PyInt, PyString, PyTuple, PyType};
use pyo3::{Borrowed, IntoPyObjectExt, intern, type_hint_identifier, type_hint_subscript, type_hint_union};

/// The Python face of a value of the core.
pub(crate) trait Show: Sized {
    /// The value of the core.
    type Core;
    /// The face of it.
    fn show(core: &Self::Core) -> Self;
}

/// A face that the core's value can be made of again.
pub(crate) trait Take: Show {
    /// The value of the core.
    fn take(self) -> Self::Core;
}

macro_rules! same {
    ($($ty:ty),*) => {$(
        impl Show for $ty {
            type Core = $ty;
            fn show(core: &$ty) -> Self { core.clone() }
        }
        impl Take for $ty {
            fn take(self) -> $ty { self }
        }
    )*};
}
same!(bool, i64, i32, i16, u8, u32, u64, usize, String);

impl<T: Show> Show for Option<T> {
    type Core = Option<T::Core>;
    fn show(core: &Self::Core) -> Self {
        core.as_ref().map(T::show)
    }
}
impl<T: Take> Take for Option<T> {
    fn take(self) -> Self::Core {
        self.map(T::take)
    }
}

/// What is wrong with the type of a value.
fn wrong(expected: &str, found: Borrowed<'_, '_, PyAny>) -> PyErr {
    match found.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {expected}, not {name}")),
        Err(error) => error,
    }
}

/// An exact amount: a `decimal.Decimal`; a whole number is taken too.
#[derive(Clone, Copy)]
pub(crate) struct Dec(pub(crate) bevilling::Decimal);

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();

impl FromPyObject<'_, '_> for Dec {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("decimal", "Decimal"),
        type_hint_identifier!("builtins", "int")
    );

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let py = given.py();
        let is_decimal = given.is_instance(DECIMAL.import(py, "decimal", "Decimal")?)?;
        if !is_decimal && (!given.is_instance_of::<PyInt>() || given.is_instance_of::<PyBool>()) {
            return Err(wrong("an exact amount, a decimal.Decimal or an int", given));
        }
        let text = given.str()?;
        // Only where an exponent is written is the plain form asked for.
        money::parse(&text.to_cow()?)
            .or_else(|fault| {
                let plain = is_decimal.then(|| given.call_method1(intern!(py, "__format__"), ("f",)));
                let plain = plain.and_then(|text| text.ok()?.extract::<String>().ok());
                plain.map_or(Err(fault), |text| money::parse(&text))
            })
            .map(Self)
            .map_err(crate::fault::kind)
    }
}

impl<'py> IntoPyObject<'py> for Dec {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("decimal", "Decimal");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        DECIMAL.import(py, "decimal", "Decimal")?.call1((self.0.to_string(),))
    }
}

impl Show for Dec {
    type Core = bevilling::Decimal;
    fn show(core: &Self::Core) -> Self {
        Self(*core)
    }
}
impl Take for Dec {
    fn take(self) -> Self::Core {
        self.0
    }
}

/// A day: a `datetime.date` that is no `datetime.datetime`.
#[derive(Clone, Copy)]
pub(crate) struct Date(pub(crate) bevilling::dates::Date);

/// The day that was read last: whoever asks a thousand times on one day hands over the same object each time.
#[derive(Default)]
struct LastDate(Option<(Py<PyAny>, Date)>);

impl LastDate {
    fn of(&self, given: Borrowed<'_, '_, PyAny>) -> Option<Date> {
        self.0.as_ref().and_then(|(object, date)| object.is(&*given).then_some(*date))
    }
}

thread_local! {
    static LAST_DATE: RefCell<LastDate> = RefCell::default();
}

impl FromPyObject<'_, '_> for Date {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let py = given.py();
        if let Some(known) = LAST_DATE.with_borrow(|last| last.of(given)) {
            return Ok(known);
        }
        if !given.is_instance_of::<PyDate>() || given.is_instance_of::<PyDateTime>() {
            return Err(wrong("a day, a datetime.date", given));
        }
        let year = given.getattr(intern!(py, "year"))?.extract()?;
        let month = given.getattr(intern!(py, "month"))?.extract()?;
        let day = given.getattr(intern!(py, "day"))?.extract()?;
        // Every datetime.date is a day that chrono knows.
        let date = bevilling::dates::Date::from_ymd_opt(year, month, day);
        let date = date.map(Self).ok_or_else(|| PyOverflowError::new_err("no such day"))?;
        // An object of the class itself never changes; one of a class made of it may.
        if given.is_exact_instance_of::<PyDate>() {
            LAST_DATE.set(LastDate(Some((given.to_owned().unbind(), date))));
        }
        Ok(date)
    }
}

impl<'py> IntoPyObject<'py> for Date {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        use chrono::Datelike;
        let month_day = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        PyDate::new(py, self.0.year(), month_day(self.0.month()), month_day(self.0.day()))
    }
}

impl Show for Date {
    type Core = bevilling::dates::Date;
    fn show(core: &Self::Core) -> Self {
        Self(*core)
    }
}
impl Take for Date {
    fn take(self) -> Self::Core {
        self.0
    }
}

/// The value of a fact: `bool`, `int`, `str`; a `datetime.date` is taken too.
#[derive(Clone)]
pub(crate) struct Fact(pub(crate) FactValue);

impl FromPyObject<'_, '_> for Fact {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "bool"),
        type_hint_identifier!("builtins", "int"),
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("datetime", "date")
    );

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        Ok(Self(if given.is_instance_of::<PyBool>() {
            FactValue::Flag(given.extract()?)
        } else if given.is_instance_of::<PyInt>() {
            FactValue::Number(given.extract()?)
        } else if given.is_instance_of::<PyString>() {
            FactValue::Text(given.extract()?)
        } else if given.is_instance_of::<PyDate>() {
            FactValue::from(given.extract::<Date>()?.0)
        } else {
            return Err(wrong("a fact, a bool, an int, a str or a datetime.date", given));
        }))
    }
}

impl<'py> IntoPyObject<'py> for Fact {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "bool"),
        type_hint_identifier!("builtins", "int"),
        type_hint_identifier!("builtins", "str")
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self.0 {
            FactValue::Flag(flag) => flag.into_bound_py_any(py),
            FactValue::Number(number) => number.into_bound_py_any(py),
            FactValue::Text(text) => text.into_bound_py_any(py),
        }
    }
}

impl Show for Fact {
    type Core = FactValue;
    fn show(core: &Self::Core) -> Self {
        Self(core.clone())
    }
}
impl Take for Fact {
    fn take(self) -> Self::Core {
        self.0
    }
}

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

/// The face of what the core has where nothing is said.
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
