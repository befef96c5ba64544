//! Portfolios of cases: their forecasts, budgets beside them, scenarios, bridges, and what the state pays back.

use std::collections::BTreeMap;

use bevilling::case::Case;
use bevilling::dates::{Date, Month};
use bevilling::forecast::{
    Bridge, Budget, BudgetFollowUp, Comparison, ExpiringActivity, ExtensionRule, FollowUpOptions, Forecast,
    ForecastAccumulator, ForecastRequest, Months, NetOptions, Portfolio, PortfolioFollowUp, PortfolioNet,
    PortfolioOptions, Scenario, View,
};
use bevilling::plan::Extrapolation;
use bevilling::rulebook::RuleBook;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

use super::case::Lived;
use super::fault::{faults, kind};
use super::read::{book, date};
use super::{Answered, Problem, raw};

/// A portfolio of cases, perhaps as it would be.
#[derive(Deserialize)]
pub(super) struct Held {
    cases: Vec<Lived>,
    on: String,
    facts: Option<Vec<String>>,
    #[serde(default)]
    labels: BTreeMap<String, BTreeMap<String, String>>,
    through: Option<String>,
    #[serde(default)]
    extrapolation: Extrapolation,
    scenario: Option<Scenario>,
    #[serde(default)]
    books: Vec<Value>,
}

fn books(given: &[Value]) -> Result<Vec<RuleBook>, Problem> {
    given.iter().map(book).collect()
}

impl Held {
    fn portfolio(self) -> Result<Portfolio, Problem> {
        Ok(self.with_cases()?.0)
    }

    fn options(&self) -> Result<PortfolioOptions, Problem> {
        Ok(PortfolioOptions {
            facts: self.facts.clone().unwrap_or_else(|| PortfolioOptions::default().facts),
            labels: self.labels.clone(),
            through: self.through.as_deref().map(date).transpose()?,
            extrapolation: self.extrapolation,
        })
    }

    /// The income of the cases.
    fn income(&self) -> Result<Portfolio, Problem> {
        let cases: Result<Vec<Case>, Problem> = self.cases.iter().cloned().map(Lived::case).collect();
        Portfolio::income_of_cases(&cases?, date(&self.on)?, &self.options()?).map_err(faults)
    }

    fn with_cases(self) -> Result<(Portfolio, Vec<Case>), Problem> {
        let options = self.options()?;
        let cases: Result<Vec<Case>, Problem> = self.cases.into_iter().map(Lived::case).collect();
        let cases = cases?;
        let made = Portfolio::from_cases(&cases, date(&self.on)?, &options).map_err(faults)?;
        let made = match self.scenario {
            None => made,
            Some(scenario) => {
                let books = books(&self.books)?;
                made.with(&scenario, &books.iter().collect::<Vec<_>>()).map_err(faults)?
            }
        };
        Ok((made, cases))
    }
}

/// Which months, by what.
#[derive(Deserialize)]
struct Wanted {
    from: Month,
    to: Month,
    #[serde(default)]
    by: Vec<String>,
    #[serde(default)]
    view: View,
}

impl Wanted {
    fn request(self) -> Result<ForecastRequest, Problem> {
        let months = Months::new(self.from, self.to).map_err(kind)?;
        Ok(ForecastRequest::new(months).by(self.by).view(self.view))
    }
}

/// What cases come to in some months.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    held: Held,
    #[serde(flatten)]
    wanted: Wanted,
}

impl Asked {
    pub(super) fn forecast(self) -> Result<Forecast, Problem> {
        let portfolio = self.held.portfolio()?;
        portfolio.forecast(&self.wanted.request()?).map_err(kind)
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
    pub(super) fn follow_up(self) -> Result<BudgetFollowUp, Problem> {
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

/// A budget beside a portfolio, with what drives it since another one and what ends.
#[derive(Deserialize)]
pub(super) struct Steered {
    portfolio: Held,
    budget: Budget,
    on: String,
    before: Option<Held>,
    #[serde(default)]
    rule: ExtensionRule,
    most_drivers: Option<usize>,
}

impl Steered {
    pub(super) fn follow_up(self) -> Result<BudgetFollowUp, Problem> {
        let before = self.before.map(Held::portfolio).transpose()?;
        let portfolio = self.portfolio.portfolio()?;
        let usual = PortfolioFollowUp::on(date(&self.on)?);
        let most_drivers = self.most_drivers.unwrap_or(usual.most_drivers);
        let asked = PortfolioFollowUp { before: before.as_ref(), rule: self.rule, most_drivers, ..usual };
        portfolio.follow_up(&self.budget, &asked).map_err(faults)
    }
}

pub(super) fn portfolio_follow_up(asked: Steered) -> Answered {
    raw(&asked.follow_up()?)
}

/// What ends.
#[derive(Deserialize)]
pub(super) struct Ending {
    portfolio: Held,
    from: String,
    until: String,
    #[serde(default)]
    rule: ExtensionRule,
}

impl Ending {
    pub(super) fn expiring(self) -> Result<Vec<ExpiringActivity>, Problem> {
        let days: [Date; 2] = [date(&self.from)?, date(&self.until)?];
        self.portfolio.portfolio()?.expiring(days[0], days[1], &self.rule).map_err(faults)
    }
}

pub(super) fn expiring(asked: Ending) -> Answered {
    raw(&asked.expiring()?)
}

/// Scenarios beside each other.
#[derive(Deserialize)]
pub(super) struct Compared {
    portfolio: Held,
    scenarios: Vec<Scenario>,
    #[serde(default)]
    books: Vec<Value>,
    #[serde(flatten)]
    wanted: Wanted,
}

impl Compared {
    pub(super) fn comparison(self) -> Result<Comparison, Problem> {
        let (portfolio, books) = (self.portfolio.portfolio()?, books(&self.books)?);
        let request = self.wanted.request()?;
        portfolio.compare(&self.scenarios, &books.iter().collect::<Vec<_>>(), &request).map_err(faults)
    }
}

pub(super) fn scenarios(asked: Compared) -> Answered {
    raw(&asked.comparison()?)
}

/// What moved a forecast; with a rule book, what is left when the state has paid its part.
#[derive(Deserialize)]
pub(super) struct Bridged {
    before: Held,
    after: Held,
    rule_book: Option<Value>,
    /// Whether the income of the cases is deducted.
    #[serde(default)]
    income: bool,
    #[serde(flatten)]
    wanted: Wanted,
}

impl Bridged {
    pub(super) fn bridge(self) -> Result<Bridge, Problem> {
        let income = |held: &Held| self.income.then(|| held.income()).transpose();
        let incomes = [income(&self.before)?, income(&self.after)?];
        let (before, after) = (self.before.portfolio()?, self.after.portfolio()?);
        let request = self.wanted.request()?;
        let bridge = after.bridge_from(&before, &request).map_err(faults)?;
        let Some(given) = &self.rule_book else { return Ok(bridge) };
        let book = book(given)?;
        let net = |portfolio: &Portfolio, income: &Option<Portfolio>| {
            let options = NetOptions { income: income.as_ref(), ..NetOptions::default() };
            portfolio.net(&book, &request, &options).map_err(faults)
        };
        let [was, is] = &incomes;
        bridge.net_of(&net(&before, was)?, &net(&after, is)?).map_err(kind)
    }
}

pub(super) fn bridge(asked: Bridged) -> Answered {
    raw(&asked.bridge()?)
}

/// What the state pays back.
#[derive(Deserialize)]
pub(super) struct NetAsked {
    portfolio: Held,
    rule_book: Value,
    #[serde(default)]
    extrapolation: Extrapolation,
    /// Whether the facts of the cases count with their histories.
    #[serde(default)]
    facts: bool,
    /// Whether the income of the cases is deducted.
    #[serde(default)]
    income: bool,
    #[serde(flatten)]
    wanted: Wanted,
}

impl NetAsked {
    pub(super) fn net(self) -> Result<PortfolioNet, Problem> {
        let income = self.income.then(|| self.portfolio.income()).transpose()?;
        let ((portfolio, cases), book) = (self.portfolio.with_cases()?, book(&self.rule_book)?);
        let options = NetOptions::default().extrapolate(self.extrapolation);
        let options = if self.facts { options.facts_of(&cases) } else { options };
        let options = income.iter().fold(options, |options, income| options.with_income(income));
        portfolio.net(&book, &self.wanted.request()?, &options).map_err(faults)
    }
}

pub(super) fn portfolio_net(asked: NetAsked) -> Answered {
    raw(&asked.net()?)
}

/// The income of cases, by month.
#[derive(Deserialize)]
pub(super) struct IncomeAsked {
    #[serde(flatten)]
    held: Held,
    #[serde(flatten)]
    wanted: Wanted,
}

pub(super) fn income_forecast(asked: IncomeAsked) -> Answered {
    raw(&asked.held.income()?.forecast(&asked.wanted.request()?).map_err(kind)?)
}

/// Totals while cases change.
#[derive(Deserialize)]
pub(super) struct Tallied {
    portfolio: Held,
    replaced: Vec<Replaced>,
    #[serde(flatten)]
    wanted: Wanted,
}

#[derive(Deserialize)]
struct Replaced {
    before: Option<Held>,
    after: Option<Held>,
}

/// The forecast after each change.
pub(super) fn accumulator(asked: Tallied) -> Answered {
    let mut accumulator =
        ForecastAccumulator::new(&asked.portfolio.portfolio()?, asked.wanted.request()?).map_err(kind)?;
    let mut told = Vec::new();
    for Replaced { before, after } in asked.replaced {
        let (before, after) =
            (before.map(Held::portfolio).transpose()?, after.map(Held::portfolio).transpose()?);
        accumulator.replace(before.as_ref(), after.as_ref()).map_err(kind)?;
        told.push(accumulator.forecast().map_err(kind)?);
    }
    raw(&told)
}
