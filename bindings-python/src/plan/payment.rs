//! Payments and what they cost: prices, payment_runs, totals.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{PaymentPlan, Prices};
use crate::dates::{Month, Period};
use crate::face::{Date, Dec, List, Map, Show, Take, default};
use crate::fault;
use crate::value::{readable, union, value};

value! {
    /// The price of a payment on a date, and the last day that it stays the same on.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.Prices().price_on(bv.Price.fixed(5000), date(2026, 2, 1)).until is None
    /// True
    PriceOn(core::PriceOn) in "bevilling.plan" {
        /// Kroner, rounded: what is paid.
        amount: Dec,
        /// Whether it is known.
        basis: PriceBasis,
        /// The last day of this price; none where it holds for ever.
        until: Option<Date> = None,
    }

    /// One payment: a day and an amount.
    ///
    /// The day is the scheduled one, which the price is that of. The day that money moves on may be another: see
    /// `adjust`.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.Payment(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    Payment(core::Payment) in "bevilling.plan" {
        /// The scheduled day.
        date: Date,
        /// Kroner, rounded.
        amount: Dec,
        /// Whether the price is known.
        basis: PriceBasis = default::<PriceBasis>(),
    }

    /// How far ahead payments are made where an activity has no end, and when more are made.
    ///
    /// The default is that of the reference: to 31 December of next year, renewed when fewer than six months
    /// remain.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.Horizon(years_ahead=1, renew_below_months=1).renew_below_months
    /// 1
    /// >>> from datetime import date
    /// >>> ahead = bv.plan.Horizon(years_ahead=1, renew_below_months=6)
    /// >>> ahead.end(date(2026, 1, 5)), ahead.is_short(date(2026, 3, 1), date(2026, 1, 5))
    /// (datetime.date(2027, 12, 31), True)
    Horizon(core::Horizon) in "bevilling.plan" {
        /// To 31 December so many years after this one.
        years_ahead: u8,
        /// More are made when the last one is fewer than so many calendar months away.
        renew_below_months: u8,
    }

    /// Sums of payments: all, by year and by month. Years and months without payments are left out.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan, year = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), bv.Period.year(2026)
    /// >>> totals = bv.plan.PeriodTotals.from_amounts([(payment.date, payment.amount) for payment in bv.plan.payments(plan, year, year)])
    /// >>> totals.year(2026), totals.month(bv.dates.Month(2026, 2))
    /// (Decimal('60000.00'), Decimal('5000.00'))
    PeriodTotals(core::PeriodTotals) in "bevilling.plan" {
        /// All of them.
        all: Dec,
        /// By year.
        by_year: Map<Dec, i32> = Map::default(),
        /// By month.
        by_month: Map<Dec, Month> = Map::default(),
    }
}

union! {
    /// Whether a price is known, or was carried on from the last one known.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.PriceBasis.Known()
    /// PriceBasis.Known()
    /// >>> bv.plan.PriceBasis.Known().is_known()
    /// True
    PriceBasis(core::PriceBasis) in "bevilling.plan" {
        /// Known.
        Known,
        /// Carried on.
        Extrapolated {
            /// The last day that the price is known for.
            last_known: Date,
            /// How.
            policy: Extrapolation,
        },
    }

    /// What is done on days after the last one that a price, a rate or a VAT factor has a value for.
    ///
    /// Only beyond the last value: before the first one, and between two, a missing value is always a fault.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.Extrapolation.Indexed(percent=5000)
    /// Extrapolation.Indexed(percent=Decimal('5000'))
    Extrapolation(core::Extrapolation) in "bevilling.plan" {
        /// There is no price, and that is a fault.
        Refuse,
        /// The last value holds.
        LastKnown,
        /// The last value, raised on every 1 January since; a VAT factor is not raised.
        Indexed {
            /// Percent a year.
            percent: Dec,
        },
    }
}

#[pymethods]
impl Horizon {
    /// The last day that payments are made to where there is no end, asked today.
    fn end(&self, today: Date) -> Date {
        Date(self.0.end(today.0))
    }

    /// Whether more payments are to be made, where the newest is this one.
    fn is_short(&self, newest: Date, today: Date) -> bool {
        self.0.is_short(newest.0, today.0)
    }
}

#[pymethods]
impl PeriodTotals {
    /// The sums of payments, each a day and an amount.
    #[staticmethod]
    fn from_amounts(counted: List<(Date, Dec)>) -> PyResult<Self> {
        core::PeriodTotals::from_amounts(counted.take()).map(Self).map_err(fault::kind)
    }

    /// The sum of a year.
    fn year(&self, year: i32) -> Dec {
        Dec(self.0.year(year))
    }

    /// The sum of a month.
    fn month(&self, month: Month) -> Dec {
        Dec(self.0.month(month.0))
    }
}

#[pymethods]
impl PriceBasis {
    /// Whether the price is known.
    fn is_known(&self) -> bool {
        self.clone().take().is_known()
    }
}

/// Payments of one amount, on the days of a recurrence within a period.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan, year = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), bv.Period.year(2026)
/// >>> stretch, = bv.plan.payment_runs(plan, year, year)
/// >>> stretch.count(), stretch.total()
/// (12, Decimal('60000.00'))
/// >>> str(stretch.dates()[0]), len(stretch.payments())
/// ('2026-01-01', 12)
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone)]
pub(crate) struct PaymentRun(core::PaymentRun);

impl PaymentRun {
    /// That they are not more than are made at once.
    fn few(&self) -> PyResult<()> {
        let (payments, limit) = (self.0.count(), bevilling::limits::MAX_PAYMENTS);
        if payments > limit {
            return Err(fault::kind(core::PlanFault::PlanTooLong { payments, limit }));
        }
        Ok(())
    }
}

#[pymethods]
impl PaymentRun {
    /// Kroner of each payment; none where it is a day price for months of different lengths.
    #[getter]
    fn amount(&self) -> Option<Dec> {
        self.0.amount().map(Dec)
    }

    /// Whether the price is known.
    #[getter]
    fn basis(&self) -> PriceBasis {
        PriceBasis::show(&self.0.basis)
    }

    /// How many payments.
    fn count(&self) -> u64 {
        self.0.count()
    }

    /// Their days; `PlanError` where they are more than are made at once.
    fn dates(&self) -> PyResult<List<Date>> {
        self.few()?;
        Ok(List(self.0.dates().map(Date).collect()))
    }

    /// The payments; `PlanError` where they are more than are made at once.
    fn payments(&self) -> PyResult<List<Payment>> {
        self.few()?;
        Ok(List(self.0.payments().map(Payment).collect()))
    }

    /// Their total.
    fn total(&self) -> PyResult<Dec> {
        self.0.total().map(Dec).map_err(fault::kind)
    }

    fn __repr__(&self) -> String {
        let amount = self.0.amount().map_or_else(|| "a day price".to_owned(), |amount| amount.to_string());
        format!("<PaymentRun of {} payments of {amount}>", self.0.count())
    }
}

/// The payments of a plan within `window`, in order. `period` is that of the activity; either of the two needs an end.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.monthly(31, bv.Price.per_unit(12, 495))
/// >>> spring = bv.Period(date(2026, 2, 1), date(2026, 3, 31))
/// >>> [(payment.date.isoformat(), payment.amount) for payment in bv.plan.payments(plan, spring, spring)]
/// [('2026-02-28', Decimal('5940.00')), ('2026-03-31', Decimal('5940.00'))]
#[pyfunction]
#[pyo3(signature = (plan, period, window, prices = None))]
pub(crate) fn payments(
    py: Python<'_>,
    plan: PaymentPlan,
    period: Period,
    window: Period,
    prices: Option<Prices>,
) -> PyResult<List<Payment>> {
    let prices = prices.unwrap_or_default();
    py.detach(|| {
        let made = core::payments(&plan.0, period.0, window.0, &prices.core()?).map_err(fault::faults)?;
        Ok(List(made.into_iter().map(Payment).collect()))
    })
}

/// The sum of the payments of a plan within `window`, computed without making them.
///
/// >>> import bevilling as bv
/// >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2026)
/// >>> bv.plan.total(plan, year, year)
/// Decimal('36500.00')
#[pyfunction]
#[pyo3(signature = (plan, period, window, prices = None))]
pub(crate) fn total(
    plan: PaymentPlan,
    period: Period,
    window: Period,
    prices: Option<Prices>,
) -> PyResult<Dec> {
    let prices = prices.unwrap_or_default();
    core::total(&plan.0, period.0, window.0, &prices.core()?).map(Dec).map_err(fault::faults)
}

/// How many payments a plan makes within `window`, without walking them.
///
/// >>> import bevilling as bv
/// >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2028)
/// >>> bv.plan.count(plan, year, year)
/// 366
#[pyfunction]
pub(crate) fn count(plan: PaymentPlan, period: Period, window: Period) -> u64 {
    core::count(&plan.0, period.0, window.0)
}

/// The payments of a plan within `window`, as runs in order.
///
/// >>> import bevilling as bv
/// >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2028)
/// >>> [run.amount for run in bv.plan.payment_runs(plan, year, year)]
/// [Decimal('100.00')]
#[pyfunction]
#[pyo3(signature = (plan, period, window, prices = None))]
pub(crate) fn payment_runs(
    plan: PaymentPlan,
    period: Period,
    window: Period,
    prices: Option<Prices>,
) -> PyResult<List<PaymentRun>> {
    let prices = prices.unwrap_or_default();
    let made = core::payment_runs(&plan.0, period.0, window.0, &prices.core()?).map_err(fault::faults)?;
    Ok(List(made.into_iter().map(PaymentRun).collect()))
}

readable! { Payment, Horizon, PriceBasis, Extrapolation }
