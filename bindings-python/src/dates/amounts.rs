//! Amounts that hold on some days.

use bevilling::dates as core;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{Borrowed, type_hint_union};

use super::Validity;
use crate::face::{Date, Dec, List, Show, Take};
use crate::fault;
use crate::value::{Fields, NewArgs, compared, faced, new_args, readable, shown, value};

value! {
    /// One amount and the days it holds on, `[from_, to)`.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.dates.TimelineEntry(from_=date(2026, 1, 1), value=410).value
    /// Decimal('410')
    /// >>> bv.dates.TimelineEntry(from_=date(2026, 1, 1), value=410).validity().contains(date(2025, 12, 31))
    /// False
    TimelineEntry(core::TimelineEntry<bevilling::Decimal>) in "bevilling.dates" {
        /// The first day; absent for "since ever".
        from_(from): Option<Date> = None,
        /// The first day no longer; absent for "for ever".
        to: Option<Date> = None,
        /// The value on these days.
        value: Dec,
    }
}

#[pymethods]
impl TimelineEntry {
    /// The days it holds on.
    fn validity(&self) -> Validity {
        Validity(self.0.validity())
    }
}

/// Where a day without a value lies: between which pieces.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> dated = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=date(2026, 1, 1), value=410)])
/// >>> dated.gap_at(date(2026, 2, 1)).last_day_with_value
/// datetime.date(2025, 12, 31)
#[pyclass(frozen, module = "bevilling.dates")]
pub(crate) struct Gap {
    /// The last piece before the day.
    #[pyo3(get)]
    before: Option<TimelineEntry>,
    /// The first piece after the day.
    #[pyo3(get)]
    after: Option<TimelineEntry>,
    /// The last day before it that has a value.
    #[pyo3(get)]
    last_day_with_value: Option<Date>,
    /// The first day after it that has a value.
    #[pyo3(get)]
    next_day_with_value: Option<Date>,
}

/// A dated amount: one for ever, or one for each of several intervals.
///
/// Where an `DatedAmounts` is asked for, a `decimal.Decimal` is taken too.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> turn = date(2026, 1, 1)
/// >>> dated = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=turn, value=410), bv.dates.TimelineEntry(from_=turn, value=425)])
/// >>> dated.at(date(2025, 12, 31)), dated.at(turn)
/// (Decimal('410'), Decimal('425'))
/// >>> dated.set(bv.Validity(from_=date(2027, 1, 1)), 430).pieces[-1].value, dated.as_constant() is None
/// (Decimal('430'), True)
/// >>> bv.dates.DatedAmounts.constant(410).gap_at(turn) is None
/// True
#[pyclass(frozen, module = "bevilling.dates")]
#[derive(Clone)]
pub(crate) struct DatedAmounts(pub(crate) core::DatedAmounts);

impl FromPyObject<'_, '_> for DatedAmounts {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(<Self as pyo3::PyTypeInfo>::TYPE_HINT, <Dec as FromPyObject<'_, '_>>::INPUT_TYPE);

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match given.cast::<Self>() {
            Ok(amounts) => Ok(amounts.get().clone()),
            Err(_) => Ok(Self(core::DatedAmounts::constant(given.extract::<Dec>()?.0))),
        }
    }
}

#[pymethods]
impl DatedAmounts {
    #[new]
    fn new(pieces: List<TimelineEntry>) -> PyResult<Self> {
        core::Timeline::from_pieces(pieces.take())
            .map(|pieces| Self(core::DatedAmounts(pieces)))
            .map_err(fault::faults)
    }

    /// One amount for ever.
    #[staticmethod]
    fn constant(amount: Dec) -> Self {
        Self(core::DatedAmounts::constant(amount.0))
    }

    /// The amount on a day.
    fn at(&self, date: Date) -> Option<Dec> {
        self.0.at(date.0).map(Dec)
    }

    /// Where a day without an amount lies; none where it has one.
    fn gap_at(&self, date: Date) -> Option<Gap> {
        let gap = self.0.gap_at(date.0)?;
        Some(Gap {
            before: gap.before.map(TimelineEntry::show),
            after: gap.after.map(TimelineEntry::show),
            last_day_with_value: gap.last_day_with_value().map(Date),
            next_day_with_value: gap.next_day_with_value().map(Date),
        })
    }

    /// The intervals and their amounts.
    #[getter]
    fn pieces(&self) -> List<TimelineEntry> {
        List(self.0.pieces().iter().map(TimelineEntry::show).collect())
    }

    /// The same with another amount on some days, whatever was there; `DateError` where there is no such day.
    fn set(&self, validity: Validity, amount: Dec) -> PyResult<Self> {
        let mut amounts = self.0.clone();
        amounts.0.set(validity.0, amount.0).map_err(fault::kind)?;
        Ok(Self(amounts))
    }

    /// The amount, where it is one for ever.
    fn as_constant(&self) -> Option<Dec> {
        self.0.as_constant().map(Dec)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<NewArgs<'py>> {
        new_args(py, self.fields(py)?)
    }
}

impl DatedAmounts {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
        use pyo3::IntoPyObjectExt;
        Ok(vec![("pieces", self.pieces().into_bound_py_any(py)?)])
    }
}

shown! { DatedAmounts }
compared! { DatedAmounts }
faced! { DatedAmounts(core::DatedAmounts) }
readable! { DatedAmounts }
