//! Forecasts of cases, held against budgets.

use std::collections::BTreeMap;

use bevilling::case::Case;
use bevilling::forecast::{
    Budget, BudgetFollowUp, FollowUpOptions, Forecast, ForecastRequest, Months, Portfolio, PortfolioOptions,
    View,
};
use bevilling::plan::{Extrapolation, Month};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::case::Lived;
use super::fault::{faults, kind};
use super::read::date;
use super::{Answered, Problem, raw};

/// What cases come to in some months.
#[derive(Deserialize)]
pub(super) struct Asked {
    cases: Vec<Lived>,
    on: String,
    from: Month,
    to: Month,
    #[serde(default)]
    by: Vec<String>,
    #[serde(default)]
    view: View,
    facts: Option<Vec<String>>,
    #[serde(default)]
    labels: BTreeMap<String, BTreeMap<String, String>>,
    through: Option<String>,
    #[serde(default)]
    extrapolation: Extrapolation,
}

impl Asked {
    fn forecast(self) -> Result<Forecast, Problem> {
        let cases: Result<Vec<Case>, Problem> = self.cases.into_iter().map(Lived::case).collect();
        let options = PortfolioOptions {
            facts: self.facts.unwrap_or_else(|| PortfolioOptions::default().facts),
            labels: self.labels,
            through: self.through.as_deref().map(date).transpose()?,
            extrapolation: self.extrapolation,
        };
        let portfolio = Portfolio::from_cases(&cases?, date(&self.on)?, &options).map_err(faults)?;
        let months = Months::new(self.from, self.to).map_err(kind)?;
        portfolio.forecast(&ForecastRequest::new(months).by(self.by).view(self.view)).map_err(kind)
    }
}

pub(super) fn forecast(asked: Asked) -> Answered {
    raw(&asked.forecast()?)
}

/// A budget beside a forecast.
#[derive(Deserialize)]
pub(super) struct Followed {
    forecast: Asked,
    budget: Budget,
    on: String,
    thresholds: Option<Vec<String>>,
    #[serde(default)]
    drivers_by: Vec<String>,
    most_drivers: Option<usize>,
}

impl Followed {
    fn follow_up(self) -> Result<BudgetFollowUp, Problem> {
        let mut options = FollowUpOptions::on(date(&self.on)?);
        if let Some(thresholds) = self.thresholds {
            let read: Result<Vec<Decimal>, _> =
                thresholds.iter().map(|text| bevilling::money::parse(text)).collect();
            options.thresholds = read.map_err(kind)?;
        }
        options.drivers_by = self.drivers_by;
        if let Some(most) = self.most_drivers {
            options.most_drivers = most;
        }
        self.budget.follow_up(&self.forecast.forecast()?, &options).map_err(faults)
    }
}

pub(super) fn follow_up(asked: Followed) -> Answered {
    raw(&asked.follow_up()?)
}
