//! Scenarios side by side.

use serde::Serialize;

use super::Scenario;
use crate::fault::Faults;
use crate::forecast::{Forecast, ForecastFault, ForecastRequest, Portfolio};
use crate::rulebook::RuleBook;
use crate::title::LocalizedText;

/// Scenarios beside the forecast as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// As it is.
    pub base: Forecast,
    /// As it would be, in the order given.
    pub scenarios: Vec<ScenarioForecast>,
}

/// A forecast as it would be.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioForecast {
    /// Name of the scenario.
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// The forecast.
    pub forecast: Forecast,
    /// What it is more than the forecast as it is, by group, layer and month; below 0 it saves.
    pub difference: Forecast,
}

impl Portfolio {
    /// The forecast as it is, and as it would be in each scenario.
    ///
    /// # Errors
    /// Those of [`Portfolio::with`] and of [`Portfolio::forecast`]; at `/scenarios/<number>` those of a scenario.
    pub fn compare(
        &self,
        scenarios: &[Scenario],
        books: &[&RuleBook],
        request: &ForecastRequest,
    ) -> Result<Comparison, Faults<ForecastFault>> {
        let base = self.forecast_of(request)?;
        let mut comparison = Comparison { base, scenarios: Vec::with_capacity(scenarios.len()) };
        let mut faults = Faults::new();
        for (place, scenario) in scenarios.iter().enumerate() {
            match self.as_in(scenario, books, request, &comparison.base) {
                Ok(found) => comparison.scenarios.push(found),
                Err(found) => {
                    found.into_iter().for_each(|fault| faults.push(fault.nest(place).nest("scenarios")));
                }
            }
        }
        faults.into_result(comparison)
    }

    fn as_in(
        &self,
        scenario: &Scenario,
        books: &[&RuleBook],
        request: &ForecastRequest,
        base: &Forecast,
    ) -> Result<ScenarioForecast, Faults<ForecastFault>> {
        let forecast = self.with(scenario, books)?.forecast_of(request)?;
        let difference = forecast.minus(base).map_err(crate::fault::Fault::new)?;
        Ok(ScenarioForecast { id: scenario.id.clone(), title: scenario.title.clone(), forecast, difference })
    }
}

crate::privacy::debug_by_json!(ScenarioForecast);
