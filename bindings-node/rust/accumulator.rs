//! The totals of a portfolio, kept up to date.

use bevilling::forecast;
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::fault::refused_for;
use crate::forecast::Forecast;
use crate::input::read;
use crate::portfolio::Portfolio;

/// The totals of a portfolio, while its cases change one by one.
#[napi]
pub struct ForecastAccumulator {
    inner: forecast::ForecastAccumulator,
}

#[napi]
impl ForecastAccumulator {
    /// The totals of a portfolio.
    #[napi(constructor)]
    pub fn new(portfolio: &Portfolio, request: String) -> Result<Self> {
        let inner =
            forecast::ForecastAccumulator::new(&portfolio.inner, read(&request)?).map_err(refused_for)?;
        Ok(Self { inner })
    }

    /// Replaces one case's contribution to the totals.
    #[napi]
    pub fn replace(&mut self, before: Option<&Portfolio>, after: Option<&Portfolio>) -> Result<()> {
        let [before, after] = [before, after].map(|part| part.map(|portfolio| &*portfolio.inner));
        self.inner.replace(before, after).map_err(refused_for)
    }

    /// The totals as they are now.
    #[napi]
    pub fn forecast(&self) -> Result<Forecast> {
        Forecast::made(self.inner.forecast())
    }
}
