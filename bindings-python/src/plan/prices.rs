//! What prices are made of besides the plan.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Extrapolation, PaymentPlan, Price, PriceOn};
use crate::dates::{DatedAmounts, Period};
use crate::face::{Date, Map, Take};
use crate::fault;
use crate::rulebook::RuleBook;

/// What prices are made of besides the plan: the provider's VAT factor, the rates, what to do beyond the last known
/// price, and the birth date for rates that depend on the age. Without a rule book there are no rates.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> bv.plan.Prices(book, provider="90010011").price_on(bv.Price.fixed(5000), date(2026, 2, 1)).amount
/// Decimal('5000.00')
#[pyclass(frozen, from_py_object, module = "bevilling.plan")]
#[derive(Clone, Default)]
pub(crate) struct Prices {
    book: Option<RuleBook>,
    provider: Option<String>,
    rates: std::collections::BTreeMap<String, bevilling::dates::DatedAmounts>,
    vat: Option<DatedAmounts>,
    extrapolation: core::Extrapolation,
    birth_date: Option<Date>,
}

impl Prices {
    /// The prices of the core, which borrow these.
    pub(crate) fn core(&self) -> PyResult<core::Prices<'_>> {
        let prices = match &self.book {
            Some(book) => core::Prices::from_book(&book.0, self.provider.as_deref()).map_err(fault::kind)?,
            None => core::Prices::new(&self.rates),
        };
        let prices = prices.extrapolate(self.extrapolation).born(self.birth_date.map(|date| date.0));
        Ok(self.vat.as_ref().map_or(prices, |vat| prices.vat(&vat.0)))
    }
}

#[pymethods]
impl Prices {
    #[new]
    #[pyo3(signature = (book = None, *, provider = None, rates = None, vat = None, extrapolation = None, birth_date = None))]
    fn new(
        book: Option<RuleBook>,
        provider: Option<String>,
        rates: Option<Map<DatedAmounts>>,
        vat: Option<DatedAmounts>,
        extrapolation: Option<Extrapolation>,
        birth_date: Option<Date>,
    ) -> PyResult<Self> {
        let extrapolation = extrapolation.map(Take::take).unwrap_or_default();
        let rates = rates.map(Take::take).unwrap_or_default();
        let prices = Self { book, provider, rates, vat, extrapolation, birth_date };
        prices.core().map(|_| ())?;
        Ok(prices)
    }

    /// The price of a payment on a date, and the last day that it stays the same on.
    fn price_on(&self, price: Price, date: Date) -> PyResult<PriceOn> {
        self.core()?.price_on(&price.take(), date.0).map(PriceOn).map_err(fault::faults)
    }

    /// What the payment scheduled on a day is, in an activity that runs in `period`; none for one entered by hand.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> fee = bv.PaymentPlan.monthly(31, bv.Price.fixed(15597)).prorated("calendar_days")
    /// >>> bv.plan.Prices().payment(fee, bv.Period(date(2026, 1, 1), date(2026, 3, 10)), date(2026, 3, 10)).amount
    /// Decimal('5031.29')
    fn payment(&self, plan: PaymentPlan, period: Period, date: Date) -> PyResult<Option<PriceOn>> {
        let on = self.core()?.payment(&plan.0, period.0, date.0).map_err(fault::faults)?;
        Ok(on.map(PriceOn))
    }

    fn __repr__(&self) -> String {
        let book = self.book.as_ref().map_or("no rule book", |book| book.0.id());
        let provider = self.provider.as_deref().unwrap_or("none");
        crate::value::masked(&format!("<Prices of {book}, provider {provider}>"))
    }
}
