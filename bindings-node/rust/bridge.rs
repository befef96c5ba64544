//! What moved a forecast, and what is left of it when the state has paid its part.

use bevilling::forecast::{self, Bridge, BridgeCause, Months};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::draw::size;
use crate::fault::refused_for;
use crate::forecast::Forecast;
use crate::input::{json, lang, read};

/// Two forecasts, and what makes the difference.
#[napi]
pub struct ForecastBridge {
    pub(crate) inner: Bridge,
}

#[napi]
impl ForecastBridge {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// In words.
    #[napi]
    pub fn to_text(&self, language: String) -> Result<String> {
        Ok(self.inner.to_text(lang(&language)?))
    }

    /// As a drawing.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }

    /// How much the forecast moved, in kroner.
    #[napi]
    pub fn difference(&self) -> String {
        self.inner.difference().to_string()
    }

    /// The causes that moved something, and what each moved in kroner.
    #[napi]
    pub fn causes(&self) -> Vec<Vec<String>> {
        let moved =
            |cause: BridgeCause| vec![cause.name().to_owned(), self.inner.moved_by(cause).to_string()];
        self.inner.parts.iter().map(|part| moved(part.cause)).collect()
    }

    /// The forecast as it was, as it is, and what each cause moved.
    #[napi]
    pub fn forecasts(&self) -> Vec<Forecast> {
        let Bridge { before, after, parts } = &self.inner;
        let all = [before, after].into_iter().chain(parts.iter().map(|part| &part.change));
        all.map(|one| Forecast { inner: one.clone() }).collect()
    }

    /// The bridge of some of the months.
    #[napi]
    pub fn within(&self, months: String) -> Result<Option<ForecastBridge>> {
        let months: Months = read(&months)?;
        Ok(self.inner.within(months).map(|inner| Self { inner }))
    }

    /// The bridge of the groups with a label of a dimension.
    #[napi]
    pub fn only(&self, dimension: String, label: String) -> Result<ForecastBridge> {
        Ok(Self { inner: self.inner.only(&dimension, &label).map_err(refused_for)? })
    }

    /// The bridge of the net cost.
    #[napi]
    pub fn net_of(&self, before: &PortfolioNet, after: &PortfolioNet) -> Result<ForecastBridge> {
        Ok(Self { inner: self.inner.net_of(&before.inner, &after.inner).map_err(refused_for)? })
    }
}

/// A cause in words.
#[napi]
pub fn bridge_cause_text(cause: String, language: String) -> Result<String> {
    Ok(read::<BridgeCause>(&json(&cause)?)?.text(lang(&language)?))
}

/// Gross, refund and net of a portfolio.
#[napi]
pub struct PortfolioNet {
    pub(crate) inner: forecast::PortfolioNet,
}

#[napi]
impl PortfolioNet {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// As a table.
    #[napi]
    pub fn to_text(&self, language: String) -> Result<String> {
        Ok(self.inner.to_text(lang(&language)?))
    }

    /// The forecast.
    #[napi]
    pub fn gross(&self) -> Forecast {
        Forecast { inner: self.inner.gross.clone() }
    }

    /// What others pay.
    #[napi]
    pub fn income(&self) -> Forecast {
        Forecast { inner: self.inner.income.clone() }
    }

    /// Schemes of which it is not known whether they are for a case, as JSON.
    #[napi]
    pub fn unknown(&self) -> Result<String> {
        json(&self.inner.unknown)
    }

    /// What the state pays back.
    #[napi]
    pub fn refund(&self) -> Forecast {
        Forecast { inner: self.inner.refund.clone() }
    }

    /// What is left.
    #[napi]
    pub fn net(&self) -> Forecast {
        Forecast { inner: self.inner.net.clone() }
    }
}
