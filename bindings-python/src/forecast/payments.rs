//! The payments of a portfolio, as a table.

use std::sync::Arc;

use arrow_array::RecordBatch;
use bevilling::forecast as core;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::figures::Schema;
use crate::table;

/// The payments of a portfolio as a table.
///
/// >>> import bevilling as bv, pyarrow as pa
/// >>> portfolio = bv.forecast.Portfolio.from_cases([], on=bv.dates.parse("2026-01-05"))
/// >>> pa.table(portfolio.payments()).num_rows
/// 0
#[pyclass(frozen, module = "bevilling.forecast")]
pub(crate) struct Payments {
    schema: Schema,
    batches: Vec<RecordBatch>,
}

impl Payments {
    /// Those that are asked for.
    pub(super) fn of(portfolio: &core::Portfolio, request: core::PaymentsRequest) -> PyResult<Self> {
        let chunks = portfolio.payments(request).map(|chunk| portfolio.payments_to_arrow(chunk));
        let batches = chunks.collect::<Result<Vec<_>, _>>().map_err(table::refused)?;
        let none = || portfolio.payments_to_arrow(core::PaymentChunk::default()).map_err(table::refused);
        let schema = match batches.first() {
            Some(first) => first.schema(),
            None => none()?.schema(),
        };
        Ok(Self { schema, batches })
    }
}

#[pymethods]
impl Payments {
    /// The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        table::streams(py, Arc::clone(&self.schema), self.batches.clone(), requested_schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<Payments: {}>", self.__len__())
    }
}
