//! Portfolios of cases, and what is computed with several of them.

use std::collections::BTreeMap;

use bevilling::case::Case;
use bevilling::dates::{Date, Month};
use bevilling::forecast::{
    Bridge, FollowUpOptions, Forecast, ForecastAccumulator, ForecastRequest, Months, NetOptions, Portfolio,
    PortfolioNet, PortfolioOptions, Scenario, View,
};
use bevilling::plan::Extrapolation;
use bevilling::rulebook::RuleBook;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

use super::Problem;
use super::given::{Given, json, whole};

/// A portfolio of cases, perhaps as it would be.
#[derive(Deserialize)]
struct Held {
    cases: Vec<Value>,
    on: Value,
    facts: Option<Vec<String>>,
    #[serde(default)]
    labels: BTreeMap<String, BTreeMap<String, String>>,
    through: Option<Value>,
    #[serde(default)]
    extrapolation: Extrapolation,
    scenario: Option<Scenario>,
    #[serde(default)]
    books: Vec<Value>,
}

impl Held {
    fn cases(&self) -> Result<Vec<Case>, Problem> {
        self.cases.iter().map(Case::given).collect()
    }

    fn options(&self) -> Result<PortfolioOptions, Problem> {
        Ok(PortfolioOptions {
            facts: self.facts.clone().unwrap_or_else(|| PortfolioOptions::default().facts),
            labels: self.labels.clone(),
            through: self.through.as_ref().map(Date::given).transpose()?,
            extrapolation: self.extrapolation,
        })
    }
}

impl Given for Portfolio {
    fn place<'a>(args: &'a Value, name: &str) -> &'a Value {
        args.get(name).unwrap_or(args)
    }

    fn given(value: &Value) -> Result<Self, Problem> {
        let held: Held = json(value)?;
        let made = Self::from_cases(&held.cases()?, Date::given(&held.on)?, &held.options()?)?;
        let Some(scenario) = held.scenario else { return Ok(made) };
        let books: Vec<RuleBook> = held.books.iter().map(RuleBook::given).collect::<Result<_, _>>()?;
        Ok(made.with(&scenario, &books.iter().collect::<Vec<_>>())?)
    }
}

/// The income of cases.
pub(super) struct Income(pub(super) Portfolio);

impl Given for Income {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let held: Held = json(value)?;
        Ok(Self(Portfolio::income_of_cases(&held.cases()?, Date::given(&held.on)?, &held.options()?)?))
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

impl Given for ForecastRequest {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Wanted { from, to, by, view } = json(value)?;
        Ok(Self::new(Months::new(from, to)?).by(by).view(view))
    }
}

impl Given for Forecast {
    fn given(value: &Value) -> Result<Self, Problem> {
        Ok(Portfolio::given(value)?.forecast(&ForecastRequest::given(value)?)?)
    }
}

#[derive(Deserialize)]
struct Followed {
    on: Value,
    thresholds: Option<Vec<Value>>,
    #[serde(default)]
    drivers_by: Vec<String>,
    most_drivers: Option<usize>,
}

impl Given for FollowUpOptions<'static> {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Followed { on, thresholds, drivers_by, most_drivers } = json(value)?;
        let mut options = Self { drivers_by, ..Self::on(Date::given(&on)?) };
        if let Some(thresholds) = thresholds {
            options.thresholds = thresholds.iter().map(Decimal::given).collect::<Result<_, _>>()?;
        }
        options.most_drivers = most_drivers.unwrap_or(options.most_drivers);
        Ok(options)
    }
}

/// Two portfolios; with a rule book, what is left when the state has paid its part.
#[derive(Deserialize)]
struct Bridged {
    before: Value,
    after: Value,
    rule_book: Option<Value>,
    /// Whether the income of the cases is deducted.
    #[serde(default)]
    income: bool,
}

impl Given for Bridge {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let Bridged { before, after, rule_book, income } = json(value)?;
        let of = |held: &Value| income.then(|| Income::given(held)).transpose();
        let incomes = [of(&before)?, of(&after)?];
        let (before, after) = (Portfolio::given(&before)?, Portfolio::given(&after)?);
        let request = ForecastRequest::given(value)?;
        let bridge = after.bridge_from(&before, &request)?;
        let Some(book) = rule_book else { return Ok(bridge) };
        let book = RuleBook::given(&book)?;
        let net = |portfolio: &Portfolio, income: &Option<Income>| {
            let income = income.as_ref().map(|income| &income.0);
            portfolio.net(&book, &request, &NetOptions { income, ..NetOptions::default() })
        };
        let [was, is] = &incomes;
        Ok(bridge.net_of(&net(&before, was)?, &net(&after, is)?)?)
    }
}

#[derive(Deserialize)]
struct NetAsked {
    portfolio: Value,
    rule_book: Value,
    #[serde(default)]
    extrapolation: Extrapolation,
    /// Whether the facts of the cases count with their histories.
    #[serde(default)]
    facts: bool,
    /// Whether the income of the cases is deducted.
    #[serde(default)]
    income: bool,
}

impl Given for PortfolioNet {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        let asked: NetAsked = json(value)?;
        let income = asked.income.then(|| Income::given(&asked.portfolio)).transpose()?;
        let portfolio = Portfolio::given(&asked.portfolio)?;
        let book = RuleBook::given(&asked.rule_book)?;
        let mut options = NetOptions::default().extrapolate(asked.extrapolation);
        if asked.facts {
            options = options.facts_of(&json::<Held>(&asked.portfolio)?.cases()?);
        }
        options.income = income.as_ref().map(|income| &income.0);
        Ok(portfolio.net(&book, &ForecastRequest::given(value)?, &options)?)
    }
}

/// Portfolios that come in the place of others.
pub(super) type Replaced = Vec<Replacement>;

#[derive(Deserialize)]
pub(super) struct Replacement {
    before: Option<Value>,
    after: Option<Value>,
}

/// The forecast after each change.
pub(super) fn accumulated(
    portfolio: &Portfolio,
    replaced: Replaced,
    request: ForecastRequest,
) -> Result<Vec<Forecast>, Problem> {
    let mut accumulator = ForecastAccumulator::new(portfolio, request)?;
    let mut forecasts = Vec::with_capacity(replaced.len());
    for Replacement { before, after } in replaced {
        let portfolio = |held: Option<Value>| held.as_ref().map(Portfolio::given).transpose();
        accumulator.replace(portfolio(before)?.as_ref(), portfolio(after)?.as_ref())?;
        forecasts.push(accumulator.forecast()?);
    }
    Ok(forecasts)
}
