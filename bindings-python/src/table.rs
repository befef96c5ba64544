//! Tables for other programs, handed over through the Arrow PyCapsule interface without a copy.

use std::sync::Arc;

use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray, StructArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};

/// What Arrow refuses.
pub(crate) fn refused(error: ArrowError) -> PyErr {
    PyValueError::new_err(crate::value::masked(&error.to_string()))
}

/// Columns of a table, by name.
pub(crate) type Columns = Vec<(&'static str, ArrayRef)>;

/// A table of columns of one length.
pub(crate) fn table(columns: Columns) -> PyResult<RecordBatch> {
    let field = |(name, array): &(&str, ArrayRef)| {
        Field::new(*name, array.data_type().clone(), array.is_nullable() || array.null_count() > 0)
    };
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    RecordBatch::try_new(Arc::new(schema), arrays).map_err(refused)
}

/// The stream of batches that the interface asks for.
pub(crate) fn streams<'py>(
    py: Python<'py>,
    schema: Arc<Schema>,
    batches: Vec<RecordBatch>,
    requested: Option<Bound<'py, PyCapsule>>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let metadata = schema.metadata().clone();
    let field = Field::new("", DataType::Struct(schema.fields().clone()), false).with_metadata(metadata);
    let arrays = batches.into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
    let reader = ArrayIterator::new(arrays, Arc::new(field));
    Ok(to_stream_pycapsule(py, Box::new(reader), requested)?)
}

/// Days since 1970-01-01, the form of Arrow's dates.
pub(crate) fn days(date: bevilling::dates::Date) -> i32 {
    use chrono::Datelike;
    date.num_days_from_ce().saturating_sub(719_163)
}

/// Kroner as Arrow's decimals of two decimals.
pub(crate) fn cents(amount: bevilling::Decimal) -> PyResult<i128> {
    bevilling::money::to_oere(amount).map(i128::from).map_err(crate::fault::kind)
}

/// Amounts as Arrow's decimals.
pub(crate) fn amounts(amounts: impl IntoIterator<Item = Option<bevilling::Decimal>>) -> PyResult<ArrayRef> {
    let cents = amounts.into_iter().map(|amount| amount.map(cents).transpose());
    let cents: Decimal128Array = cents.collect::<PyResult<Vec<_>>>()?.into();
    Ok(Arc::new(cents.with_precision_and_scale(18, 2).map_err(refused)?))
}

/// Texts, where there are some.
pub(crate) fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = Option<T>>) -> ArrayRef {
    Arc::new(texts.into_iter().collect::<StringArray>())
}

/// Classes that are tables.
macro_rules! tabular {
    ($($Name:ident),* $(,)?) => {$(
        #[pyo3::pymethods]
        impl $Name {
            /// The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
            #[pyo3(signature = (requested_schema = None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<pyo3::Bound<'py, pyo3::types::PyCapsule>>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::types::PyCapsule>> {
                let batch = py.detach(|| $crate::table::table(self.columns()?))?;
                $crate::table::streams(py, batch.schema(), vec![batch], requested_schema)
            }
        }
    )*};
}

/// Classes that show themselves in a notebook: in words, and some as a picture too.
macro_rules! notebook {
    ($Name:ident, |$this:ident, $lang:ident| $text:expr $(, $svg:expr)?) => {
        #[pyo3::pymethods]
        impl $Name {
            fn _repr_html_(&self) -> String {
                let ($this, $lang) = (self, bevilling::title::Language::default());
                $crate::table::preformatted(&$text)
            }

            $(
                fn _repr_svg_(&self) -> String {
                    let ($this, $lang) = (self, bevilling::title::Language::default());
                    $svg
                }
            )?
        }
    };
}

/// A text as it is, in HTML.
pub(crate) fn preformatted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<pre style=\"line-height: 1.2\">{text}</pre>")
}

pub(crate) use {notebook, tabular};
