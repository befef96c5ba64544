//! Scenarios side by side.

use serde::Serialize;

use super::Scenario;
use crate::fault::Faults;
use crate::forecast::{Forecast, ForecastFault, ForecastRequest, Portfolio};
use crate::rulebook::RuleBook;
use crate::title::LocalizedText;

/// Scenarios compared with the unchanged forecast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The unchanged forecast.
    pub base: Forecast,
    /// The scenarios, in the given order.
    pub scenarios: Vec<ScenarioForecast>,
}

/// The forecast of a scenario.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioForecast {
    /// Name of the scenario.
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// The forecast.
    pub forecast: Forecast,
    /// The difference to the unchanged forecast, by group, layer and month; below 0 it saves money.
    pub difference: Forecast,
}

impl Portfolio {
    /// The unchanged forecast, and the forecast of each scenario.
    ///
    /// # Errors
    /// Those of [`Portfolio::with`] and of [`Portfolio::forecast`]; those of a scenario at `/scenarios/<number>`.
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
