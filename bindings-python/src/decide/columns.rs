//! Columns: many proposals for many citizens at once, columns of numbers in, columns of numbers out.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type};
use arrow_array::{Array, ArrayRef, DictionaryArray, PrimitiveArray, StringArray, UInt8Array, UInt64Array};
use arrow_schema::DataType;
use bevilling::decide as core;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, type_hint_identifier, type_hint_union};
use pyo3_arrow::input::AnyArray;

use super::{CheckCode, Decision};
use crate::face::{Date, List};
use crate::fault;
use crate::rulebook::RuleBook;
use crate::table::{Columns, refused, tabular};

/// A column of whole numbers: what speaks Arrow (pyarrow, Polars, DuckDB) or the buffer protocol (NumPy, `array`).
pub(crate) struct Column(ArrayRef);

impl FromPyObject<'_, '_> for Column {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "Any");

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let not_one = || PyTypeError::new_err("expected a column of whole numbers, of Arrow or NumPy");
        let (chunks, field) = given.extract::<AnyArray>()?.into_chunked_array()?.into_inner();
        if !field.data_type().is_integer() && !matches!(field.data_type(), DataType::Date32) {
            return Err(not_one());
        }
        match chunks.as_slice() {
            [one] => Ok(Self(Arc::clone(one))),
            several => {
                let several: Vec<&dyn Array> = several.iter().map(AsRef::as_ref).collect();
                arrow_select::concat::concat(&several).map(Self).map_err(refused)
            }
        }
    }
}

impl Column {
    /// The numbers as the core asks for them, and what stands where there is none.
    fn numbers<T: arrow_array::ArrowPrimitiveType>(&self, none: T::Native) -> PyResult<PrimitiveArray<T>> {
        let options = arrow_cast::CastOptions { safe: false, ..Default::default() };
        let cast = arrow_cast::cast_with_options(&self.0, &T::DATA_TYPE, &options).map_err(refused)?;
        let numbers = cast.as_primitive::<T>();
        if numbers.null_count() == 0 {
            return Ok(numbers.clone());
        }
        Ok(numbers.iter().map(|number| Some(number.unwrap_or(none))).collect())
    }
}

/// The decision date: one for all rows, or a column of dates.
pub(crate) enum DecisionDates {
    Date(Date),
    Days(Column),
}

impl FromPyObject<'_, '_> for DecisionDates {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("datetime", "date"), type_hint_identifier!("typing", "Any"));

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match given.extract() {
            Ok(date) => Ok(Self::Date(date)),
            Err(no_date) => given.extract().map(Self::Days).map_err(|_| no_date),
        }
    }
}

/// The reasons of an answer as a set: the checks that refuse, those that a missing fact leaves open, and the dimensions
/// that either of them look at.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> verdict = book.situation({}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
/// >>> verdict.reasons.refusing
/// ('law-in-force', 'section-in-force')
/// >>> verdict.reasons.dimensions(book)[:2]
/// ('target_group', 'effort_step')
#[pyclass(frozen, eq, from_py_object, module = "bevilling.decide")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Reasons(pub(crate) core::Reasons);

#[pymethods]
impl Reasons {
    /// The set as a number, as the column of reasons has it.
    #[getter]
    fn bits(&self) -> u64 {
        self.0.bits()
    }

    /// Their total.
    #[getter]
    fn decision(&self) -> Decision {
        Decision(self.0.decision())
    }

    /// The checks that refuse.
    #[getter]
    fn refusing(&self) -> List<CheckCode> {
        List(self.0.refusing().map(CheckCode).collect())
    }

    /// The checks that a missing fact leaves open.
    #[getter]
    fn open(&self) -> List<CheckCode> {
        List(self.0.open().map(CheckCode).collect())
    }

    /// The names of the dimensions that they look at.
    fn dimensions(&self, book: &RuleBook) -> List<String> {
        List(self.0.dimensions(&book.0).map(str::to_owned).collect())
    }

    fn __hash__(&self) -> u64 {
        self.0.bits()
    }

    fn __repr__(&self) -> String {
        let codes =
            |codes: Vec<core::CheckCode>| codes.iter().map(|code| code.code()).collect::<Vec<_>>().join(", ");
        format!(
            "<Reasons refusing: {}; open: {}>",
            codes(self.0.refusing().collect()),
            codes(self.0.open().collect())
        )
    }
}

/// The answers to columns of proposals, a row each: a table of `decision` and `reasons`.
///
/// >>> import bevilling as bv, polars as pl
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> section, kind = book.section_number("SEL-52-3-2"), book.activity_type_number("200201")
/// >>> answers = book.check_columns(section=pl.Series([section] * 3), activity_type=pl.Series([kind] * 3),
/// ...     on=date(2026, 1, 5), facts={"effort_step": pl.Series([3, None, 5])})
/// >>> pl.DataFrame(answers)["decision"].to_list()
/// ['refused', 'refused', 'refused']
/// >>> answers[0][1].refusing[0]
/// 'law-in-force'
#[pyclass(frozen, module = "bevilling.decide")]
pub(crate) struct BatchResult(core::BatchResult);

#[pymethods]
impl BatchResult {
    fn __len__(&self) -> usize {
        self.0.decisions.len()
    }

    fn __getitem__(&self, row: isize) -> PyResult<(Decision, Reasons)> {
        let length = self.0.decisions.len();
        let at = if row < 0 { length.checked_sub(row.unsigned_abs()) } else { usize::try_from(row).ok() };
        let found = at.and_then(|at| Some((*self.0.decisions.get(at)?, *self.0.reasons.get(at)?)));
        let (decision, reasons) = found.ok_or_else(|| PyIndexError::new_err("there is no such row"))?;
        Ok((Decision(decision), Reasons(reasons)))
    }

    /// Allowed, refused or unknown, row by row.
    #[getter]
    fn decisions(&self) -> List<Decision> {
        List(self.0.decisions.iter().copied().map(Decision).collect())
    }

    /// Why, row by row.
    #[getter]
    fn reasons(&self) -> List<Reasons> {
        List(self.0.reasons.iter().copied().map(Reasons).collect())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The JSON of it, as the crate writes it.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| crate::value::to_json(&self.0))
    }

    fn __repr__(&self) -> String {
        format!("<BatchResult of {} rows>", self.0.decisions.len())
    }
}

impl BatchResult {
    fn columns(&self) -> PyResult<Columns> {
        let word = |decision: &core::Decision| match decision {
            core::Decision::Allowed => 0u8,
            core::Decision::Unknown => 1,
            core::Decision::Refused => 2,
        };
        let keys = UInt8Array::from_iter_values(self.0.decisions.iter().map(word));
        let words = StringArray::from(vec!["allowed", "unknown", "refused"]);
        let decision = DictionaryArray::try_new(keys, Arc::new(words)).map_err(refused)?;
        let reasons = UInt64Array::from_iter_values(self.0.reasons.iter().map(|reasons| reasons.bits()));
        Ok(vec![("decision", Arc::new(decision)), ("reasons", Arc::new(reasons))])
    }
}
tabular! { BatchResult }

#[pymethods]
impl RuleBook {
    /// Answers many proposals at once; each row is answered as `Situation.check` would.
    ///
    /// Sections, activity types and providers are given by their numbers (`section_number` and its like), facts by
    /// dimension: the place of a choice in its domain from 0, a step, a number, 0 or 1 for a flag, a date. Null is none,
    /// and not stated. `ColumnError` with everything that is wrong, by column and row.
    #[pyo3(signature = (*, section, activity_type, on, main = None, provider = None, facts = None))]
    fn check_columns(
        &self,
        py: Python<'_>,
        section: Column,
        activity_type: Column,
        on: DecisionDates,
        main: Option<Column>,
        provider: Option<Column>,
        facts: Option<crate::face::Map<Column>>,
    ) -> PyResult<BatchResult> {
        py.detach(|| {
            let rules = |column: Option<Column>| match column {
                Some(column) => column.numbers::<UInt32Type>(core::NO_ID).map(Some),
                None => Ok(None),
            };
            let (section, activity_type) = (rules(Some(section))?, rules(Some(activity_type))?);
            let (main, provider) = (rules(main)?, rules(provider)?);
            let days = match &on {
                DecisionDates::Date(_) => None,
                DecisionDates::Days(column) => Some(column.numbers::<Int32Type>(i32::MIN)?),
            };
            let facts: BTreeMap<String, Column> = facts.unwrap_or_default().0;
            let facts = facts
                .iter()
                .map(|(name, column)| Ok((name, column.numbers::<Int64Type>(core::MISSING_FACT)?)));
            let facts: Vec<_> = facts.collect::<PyResult<_>>()?;
            let facts: Vec<_> = facts
                .iter()
                .map(|(name, values)| core::FactColumn { dimension: name.as_str(), values: values.values() })
                .collect();
            let slice = |column: &'_ Option<PrimitiveArray<UInt32Type>>| -> Vec<u32> {
                column.as_ref().map(|column| column.values().to_vec()).unwrap_or_default()
            };
            let (main, provider) = (slice(&main), slice(&provider));
            let queries = core::BatchRequest {
                section: section.as_ref().map_or(&[][..], |column| column.values()),
                activity_type: activity_type.as_ref().map_or(&[][..], |column| column.values()),
                main: &main,
                provider: &provider,
                on: match (&on, &days) {
                    (DecisionDates::Date(date), _) => core::DecisionDates::Date(date.0),
                    (DecisionDates::Days(_), days) => {
                        core::DecisionDates::Days(days.as_ref().map_or(&[][..], |days| days.values()))
                    }
                },
                facts: &facts,
            };
            self.0.check_columns(&queries).map(BatchResult).map_err(fault::faults)
        })
    }
}
