//! The classes of plain values, each written as its fields: what all of them can do is here.
//!
//! A value is frozen. It has its fields as attributes and as keyword arguments of its class; it is compared by
//! value, hashed, shown, copied, pickled, and written as the very JSON that the crate writes.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::PyClass;
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault;

/// The longest text of a field that is shown whole.
const SHOWN: usize = 400;

/// The JSON of a value, as the crate writes it.
pub(crate) fn to_json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(masked(&error.to_string())))
}

/// A value read from its JSON.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> PyResult<T> {
    serde_json::from_str(bevilling::fault::without_bom(text)).map_err(|error| fault::json(&error))
}

/// Equal values have equal hashes, since they have the same JSON.
pub(crate) fn hash(value: &impl Serialize) -> PyResult<u64> {
    let mut hasher = DefaultHasher::new();
    to_json(value)?.hash(&mut hasher);
    Ok(hasher.finish())
}

/// `Name(field=value, …)`, each value as Python shows it, without personal numbers.
pub(crate) fn repr(name: &str, fields: &[(&str, Bound<'_, PyAny>)]) -> PyResult<String> {
    let mut shown = Vec::with_capacity(fields.len());
    for (field, value) in fields {
        let text = match value.cast::<PyTuple>() {
            // A list of hundreds is unreadable; its length is enough.
            Ok(values) => {
                let text = value.repr()?.to_string();
                if text.len() > SHOWN { format!("<{} values>", values.len()) } else { text }
            }
            Err(_) => value.repr()?.to_string(),
        };
        shown.push(format!("{field}={text}"));
    }
    Ok(masked(&format!("{name}({})", shown.join(", "))))
}

/// A text for people, without personal numbers.
pub(crate) fn masked(text: &str) -> String {
    bevilling::privacy::redact(text).into_owned()
}

/// The core has a variant that its class lacks: a test walks all of them, so nobody meets this.
#[allow(clippy::panic)]
pub(crate) fn lacking(class: &str) -> ! {
    panic!("{class} lacks a variant of the crate")
}

/// The fields of a value, by name.
pub(crate) type Fields<'py> = Vec<(&'static str, Bound<'py, PyAny>)>;

/// What a class is called with to make the same value again.
pub(crate) type NewArgs<'py> = (Bound<'py, PyTuple>, Bound<'py, PyDict>);

/// What makes the same value again.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// The fields as keyword arguments.
pub(crate) fn new_args<'py>(py: Python<'py>, fields: Fields<'py>) -> PyResult<NewArgs<'py>> {
    let keywords = PyDict::new(py);
    for (name, value) in fields {
        keywords.set_item(name, value)?;
    }
    Ok((PyTuple::empty(py), keywords))
}

/// The same value with other fields.
pub(crate) fn replaced<'py, T: PyClass>(
    value: &Bound<'py, T>,
    fields: Fields<'py>,
    changes: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, T>> {
    let (_, keywords) = new_args(value.py(), fields)?;
    if let Some(changes) = changes {
        keywords.update(changes.as_mapping())?;
    }
    Ok(value.as_any().get_type().call((), Some(&keywords))?.cast_into()?)
}

/// How a variant is made again: a class within a class is not found by its name alone.
pub(crate) fn variant<'py>(
    py: Python<'py>,
    class: &Bound<'py, PyType>,
    name: &str,
    fields: Fields<'py>,
) -> PyResult<Reduced<'py>> {
    let (_, keywords) = new_args(py, fields)?;
    let again = py.import(intern!(py, "bevilling._again"))?.getattr(intern!(py, "variant"))?;
    Ok((again, (class, name, keywords).into_pyobject(py)?))
}

/// Words that a thing of the core has in Python: a `str`, of those that there are.
macro_rules! words {
    ($($(#[$meta:meta])* $Name:ident($core:ty) { $($Variant:ident = $word:literal),+ $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub(crate) struct $Name(pub(crate) $core);

        impl $Name {
            #[allow(dead_code, reason = "a table asks some of them")]
            pub(crate) const fn word(self) -> &'static str {
                type Core = $core;
                match self.0 {
                    $(Core::$Variant => $word,)+
                    #[allow(unreachable_patterns)]
                    _ => "",
                }
            }
        }

        impl pyo3::FromPyObject<'_, '_> for $Name {
            type Error = pyo3::PyErr;
            const INPUT_TYPE: pyo3::inspect::PyStaticExpr = <Self as pyo3::IntoPyObject<'_>>::OUTPUT_TYPE;

            fn extract(given: pyo3::Borrowed<'_, '_, pyo3::PyAny>) -> pyo3::PyResult<Self> {
                type Core = $core;
                let word: std::borrow::Cow<'_, str> = given.extract()?;
                match word.as_ref() {
                    $($word => Ok(Self(Core::$Variant)),)+
                    other => Err($crate::fault::no_such_word(other, &[$($word),+])),
                }
            }
        }

        impl<'py> pyo3::IntoPyObject<'py> for $Name {
            type Target = pyo3::types::PyString;
            type Output = pyo3::Bound<'py, Self::Target>;
            type Error = std::convert::Infallible;
            const OUTPUT_TYPE: pyo3::inspect::PyStaticExpr = pyo3::type_hint_subscript!(
                pyo3::type_hint_identifier!("typing", "Literal"),
                $(pyo3::inspect::PyStaticExpr::Constant {
                    value: pyo3::inspect::PyStaticConstant::Str($word)
                }),+
            );

            fn into_pyobject(self, py: pyo3::Python<'py>) -> Result<Self::Output, Self::Error> {
                type Core = $core;
                // Each word is made once, and then the same object is given again and again.
                let word = match self.0 {
                    $(Core::$Variant => pyo3::intern!(py, $word),)+
                    #[allow(unreachable_patterns)]
                    _ => pyo3::intern!(py, ""),
                };
                Ok(word.clone())
            }
        }

        impl $crate::face::Show for $Name {
            type Core = $core;
            fn show(core: &$core) -> Self { Self(*core) }
        }
        impl $crate::face::Take for $Name {
            fn take(self) -> $core { self.0 }
        }
    )*};
}

/// A class of a plain value of the core.
///
/// `field: Face` names a field and its face; `field(name): Face` one whose name in the core Python keeps for
/// itself; `= default` is what the keyword argument is when it is left out.
macro_rules! value {
    ($(
        $(#[$meta:meta])*
        $Name:ident($core:ty) in $module:literal {
            $($(#[$fmeta:meta])* $field:ident $(($inner:ident))?: $ty:ty $(= $default:expr)?),* $(,)?
        }
    )*) => {$(
        $(#[$meta])*
        #[pyo3::pyclass(frozen, from_py_object, module = $module)]
        #[derive(Clone)]
        pub(crate) struct $Name(pub(crate) $core);

        #[pyo3::pymethods]
        impl $Name {
            #[new]
            #[pyo3(signature = (*, $($field $(= $default)?),*))]
            fn new($($field: $ty),*) -> Self {
                type Core = $core;
                $(let $field = $crate::face::Take::take($field);)*
                Self(Core { $($($inner:)? $field),* })
            }

            $(
                $(#[$fmeta])*
                #[getter]
                fn $field(&self) -> $ty {
                    type Core = $core;
                    let Core { $($inner:)? $field, .. } = &self.0;
                    <$ty as $crate::face::Show>::show($field)
                }
            )*

            /// The same value with other fields.
            #[pyo3(signature = (**changes))]
            fn replace<'py>(
                slf: &pyo3::Bound<'py, Self>,
                changes: Option<&pyo3::Bound<'py, pyo3::types::PyDict>>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, Self>> {
                $crate::value::replaced(slf, slf.get().fields(slf.py())?, changes)
            }

            fn __getnewargs_ex__<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<$crate::value::NewArgs<'py>> {
                $crate::value::new_args(py, self.fields(py)?)
            }
        }

        impl $Name {
            fn fields<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<$crate::value::Fields<'py>> {
                use pyo3::IntoPyObjectExt;
                let _ = py;
                Ok(vec![$((stringify!($field), self.$field().into_bound_py_any(py)?)),*])
            }
        }

        $crate::value::shown! { $Name }
        $crate::value::compared! { $Name }
        $crate::value::faced! { $Name($core) }
    )*};
}

/// A class of one of several things, each with its fields; `Variant(field: Face)` has one that the core does not
/// name.
macro_rules! union {
    ($(
        $(#[$meta:meta])*
        $Name:ident($core:ty) in $module:literal {
            $(
                $(#[$vmeta:meta])*
                $Variant:ident
                    $({ $($(#[$fmeta:meta])* $field:ident $(($inner:ident))?: $ty:ty $(= $default:expr)?),* $(,)? })?
                    $(( $(#[$ometa:meta])* $only:ident: $oty:ty ))?
            ),+ $(,)?
        }
    )*) => {$(
        $(#[$meta])*
        #[pyo3::pyclass(frozen, from_py_object, module = $module)]
        #[derive(Clone)]
        pub(crate) enum $Name {
            $(
                $(#[$vmeta])*
                #[pyo3(constructor = ($($($field $(= $default)?),*)? $($only)?))]
                $Variant { $($($(#[$fmeta])* $field: $ty),*)? $($(#[$ometa])* $only: $oty)? }
            ),+
        }

        impl $Name {
            /// Which of them it is, and its fields.
            fn parts<'py>(&self, py: pyo3::Python<'py>) -> pyo3::PyResult<(&'static str, $crate::value::Fields<'py>)> {
                use pyo3::IntoPyObjectExt;
                let _ = py;
                Ok(match self.clone() {
                    $(Self::$Variant { $($($field),*)? $($only)? } => (
                        stringify!($Variant),
                        vec![
                            $($((stringify!($field), $field.into_bound_py_any(py)?)),*)?
                            $((stringify!($only), $only.into_bound_py_any(py)?))?
                        ],
                    )),+
                })
            }
        }

        #[pyo3::pymethods]
        impl $Name {
            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                let (variant, fields) = self.parts(py)?;
                $crate::value::repr(&format!("{}.{variant}", stringify!($Name)), &fields)
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> pyo3::PyResult<$crate::value::Reduced<'py>> {
                let (variant, fields) = slf.get().parts(slf.py())?;
                $crate::value::variant(slf.py(), &slf.py().get_type::<Self>(), variant, fields)
            }
        }

        $crate::value::compared! { $Name }

        impl $crate::face::Show for $Name {
            type Core = $core;
            fn show(core: &$core) -> Self {
                type Core = $core;
                match core {
                    $(Core::$Variant { $($($($inner:)? $field),*)? $(0: $only)? } => Self::$Variant {
                        $($($field: <$ty as $crate::face::Show>::show($field)),*)?
                        $($only: <$oty as $crate::face::Show>::show($only))?
                    },)+
                    #[allow(unreachable_patterns)]
                    _ => $crate::value::lacking(stringify!($Name)),
                }
            }
        }
        impl $crate::face::Take for $Name {
            fn take(self) -> $core {
                type Core = $core;
                match self {
                    $(Self::$Variant { $($($field),*)? $($only)? } => {
                        $($(let $field = $crate::face::Take::take($field).into();)*)?
                        $(let $only = $crate::face::Take::take($only).into();)?
                        Core::$Variant { $($($($inner:)? $field),*)? $(0: $only)? }
                    }),+
                }
            }
        }
    )*};
}

/// How a value of fields is shown.
macro_rules! shown {
    ($Name:ident) => {
        #[pyo3::pymethods]
        impl $Name {
            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                $crate::value::repr(stringify!($Name), &self.fields(py)?)
            }
        }
    };
}

/// Equality, hash, copies and JSON of a value.
macro_rules! compared {
    ($Name:ident $($ordered:ident)?) => {
        #[pyo3::pymethods]
        impl $Name {
            $(
                fn __lt__(&self, other: &Self) -> bool {
                    self.0.$ordered(&other.0)
                }
            )?

            fn __eq__(&self, other: &Self) -> bool {
                use $crate::face::Take;
                self.clone().take() == other.clone().take()
            }

            fn __hash__(&self) -> pyo3::PyResult<u64> {
                use $crate::face::Take;
                $crate::value::hash(&self.clone().take())
            }

            /// The JSON of it, as the crate writes it.
            fn to_json(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                use $crate::face::Take;
                py.detach(|| $crate::value::to_json(&self.clone().take()))
            }

            fn __copy__(slf: pyo3::Py<Self>) -> pyo3::Py<Self> {
                slf
            }

            fn __deepcopy__(slf: pyo3::Py<Self>, _memo: &pyo3::Bound<'_, pyo3::PyAny>) -> pyo3::Py<Self> {
                slf
            }
        }
    };
}

/// Values that the core reads from JSON.
macro_rules! readable {
    ($($Name:ident),* $(,)?) => {$(
        #[pyo3::pymethods]
        impl $Name {
            /// The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
            #[staticmethod]
            fn from_json(text: &str) -> pyo3::PyResult<Self> {
                $crate::value::from_json(text).map(|core| <Self as $crate::face::Show>::show(&core))
            }
        }
    )*};
}

/// The core's value within a class that wraps it.
macro_rules! faced {
    ($Name:ident($core:ty)) => {
        impl $crate::face::Show for $Name {
            type Core = $core;
            fn show(core: &$core) -> Self {
                Self(core.clone())
            }
        }
        impl $crate::face::Take for $Name {
            fn take(self) -> $core {
                self.0
            }
        }
    };
}

pub(crate) use {compared, faced, readable, shown, union, value, words};
