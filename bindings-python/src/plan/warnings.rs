//! Why prices are not known, as an overview warns of it.

use std::collections::BTreeMap;

use bevilling::dates::parse;
use bevilling::fault::{Fault as Core, Faults, Path};
use bevilling::plan::{Day, PlanFault};
use pyo3::Borrowed;
use pyo3::exceptions::PyValueError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::face::{List, Show, Take};
use crate::fault::Fault;

/// Faults of prices: a `tuple` of `Fault`. The crate writes faults and does not read them; these are read again of their
/// codes and values, so that an overview that is copied, changed or sent to another process keeps its own.
#[derive(Clone)]
pub(crate) struct Warnings(Faults<PlanFault>);

impl Default for Warnings {
    fn default() -> Self {
        Self(Faults::none())
    }
}

impl<'py> FromPyObject<'_, 'py> for Warnings {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = <List<Fault> as FromPyObject<'_, '_>>::INPUT_TYPE;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let mut faults = Faults::none();
        for fault in given.extract::<List<Fault>>()?.0 {
            let kind = of_price(fault.code(), &fault.values().0).ok_or_else(|| {
                let code = fault.code();
                PyValueError::new_err(format!(
                    "`{code}` is no warning of an overview; its warnings are of prices"
                ))
            })?;
            let steps =
                fault.path().split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
            let path = steps.fold(Path::root(), |path, step| path.then(step.as_str()));
            faults.push(Core::at(path, kind).suggest(fault.suggestion().map(str::to_owned)));
        }
        Ok(Self(faults))
    }
}

impl<'py> IntoPyObject<'py> for Warnings {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = <List<Fault> as IntoPyObject<'_>>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Fault::list(&self.0).into_pyobject(py)
    }
}

impl Show for Warnings {
    type Core = Faults<PlanFault>;
    fn show(core: &Self::Core) -> Self {
        Self(core.clone())
    }
}
impl Take for Warnings {
    fn take(self) -> Self::Core {
        self.0
    }
}

/// The fault of a price with this code and these values; none where it is of something else.
fn of_price(code: &str, values: &BTreeMap<String, String>) -> Option<PlanFault> {
    let text = |name: &str| values.get(name).cloned();
    let date = |name: &str| parse(values.get(name)?).ok();
    let day = |name: &str| match values.get(name)?.as_str() {
        "none" => Some(Day(None)),
        text => parse(text).ok().map(|date| Day(Some(date))),
    };
    let number = |name: &str| values.get(name)?.parse().ok();
    Some(match code {
        "unknown-rate" => PlanFault::UnknownRate { rate: text("rate")? },
        "unknown-provider" => PlanFault::UnknownProvider { provider: text("provider")? },
        "rate-not-in-force" => {
            let (last_day, next_day) = (day("last_day")?, day("next_day")?);
            PlanFault::RateNotInForce { rate: text("rate")?, date: date("date")?, last_day, next_day }
        }
        "unknown-agreement" => {
            let (provider, activity_type) = (text("provider")?, text("activity_type")?);
            PlanFault::UnknownAgreement { provider, activity_type }
        }
        "agreement-not-in-force" => {
            let (provider, activity_type) = (text("provider")?, text("activity_type")?);
            let (last_day, next_day) = (day("last_day")?, day("next_day")?);
            PlanFault::AgreementNotInForce {
                provider,
                activity_type,
                date: date("date")?,
                last_day,
                next_day,
            }
        }
        "price-above-agreed" => {
            let amount = |name: &str| values.get(name)?.parse().ok();
            let (price, agreed) = (amount("price")?, amount("agreed")?);
            PlanFault::PriceAboveAgreed { date: date("date")?, price, agreed }
        }
        "price-not-in-force" => {
            let (last_day, next_day) = (day("last_day")?, day("next_day")?);
            PlanFault::PriceNotInForce { date: date("date")?, last_day, next_day }
        }
        "vat-factor-not-in-force" => {
            let (last_day, next_day) = (day("last_day")?, day("next_day")?);
            PlanFault::VatFactorNotInForce { date: date("date")?, last_day, next_day }
        }
        "amount-too-large" => PlanFault::AmountTooLarge { text: text("text")? },
        "plan-too-long" => PlanFault::PlanTooLong { payments: number("payments")?, limit: number("limit")? },
        "birth-date-required" => PlanFault::BirthDateRequired { rate: text("rate")? },
        "part-month-unpaid" => {
            let amount = values.get("amount")?.parse().ok()?;
            PlanFault::PartMonthUnpaid { days: number("days")?, from: date("from")?, to: date("to")?, amount }
        }
        "date-out-of-range" => PlanFault::DateOutOfRange { date: date("date")? },
        _ => return None,
    })
}
