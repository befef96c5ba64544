//! A made-up municipality of 3,000 cases: its budget, what would happen if, and why the forecast moved.

mod kinds;
mod made;
mod pictures;
mod report;
mod text;

use std::fs;
use std::path::Path;

use bevilling::dates::{Date, parse};
use bevilling::forecast::{
    Bridge, Budget, BudgetFollowUp, Comparison, Forecast, ForecastRequest, Months, NetOptions, Portfolio,
    PortfolioFollowUp, PortfolioNet, Scenario,
};
use bevilling::plan::Extrapolation;
use bevilling::rulebook::RuleBook;

pub use made::Made;
pub use pictures::Picture;

use crate::story::Failure;

/// The steering of a municipality at the end of October 2026.
pub struct Steering {
    /// The rules.
    pub book: RuleBook,
    /// The last day of September, and of October.
    pub days: [Date; 2],
    /// The municipality a month ago, and now.
    pub made: [Made; 2],
    /// Their portfolios.
    pub portfolios: [Portfolio; 2],
    /// 2026 and 2027 by section and team.
    pub forecast: Forecast,
    /// The budget of 2026, followed up.
    pub follow_up: BudgetFollowUp,
    /// Three scenarios, by section.
    pub comparison: Comparison,
    /// Why 2026 and 2027 moved since last month, by section.
    pub bridge: Bridge,
    /// The same when the state has paid its part.
    pub net_bridge: Bridge,
    /// Cost, reimbursement and net cost, by section.
    pub net: PortfolioNet,
}

impl Steering {
    /// Everything, on the rule book and the budget and scenarios in a folder.
    ///
    /// # Errors
    /// Where a file cannot be read, or is no budget.
    pub fn tell(rule_book: &Path, folder: &Path) -> Result<Self, Failure> {
        let book = RuleBook::load(rule_book)?;
        let budget: Budget = serde_json::from_str(&fs::read_to_string(folder.join("budget.json"))?)?;
        let scenarios: Vec<Scenario> =
            serde_json::from_str(&fs::read_to_string(folder.join("scenarios.json"))?)?;
        let days = [parse("2026-09-30")?, parse("2026-10-31")?];
        let made = [Made::children(&book, days[0])?, Made::children(&book, days[1])?];
        let portfolios = [made[0].portfolio()?, made[1].portfolio()?];
        let [before, now] = &portfolios;

        let years = ForecastRequest::new(Months::of_years(2026, 2027)?);
        let forecast = now.forecast(&years.clone().by(["section", "team"]))?;
        let follow_up = now.follow_up(&budget, &PortfolioFollowUp::on(days[1]).since(before))?;
        let by_section = years.by(["section"]);
        let comparison = now.compare(&scenarios, &[&book], &by_section)?;
        let bridge = now.bridge_from(before, &by_section)?;
        let thresholds = NetOptions::default().extrapolate(Extrapolation::LastKnown);
        let was = before.net(&book, &by_section, &thresholds)?;
        let net = now.net(&book, &by_section, &thresholds)?;
        let net_bridge = bridge.net_of(&was, &net)?;
        Ok(Self { book, days, made, portfolios, forecast, follow_up, comparison, bridge, net_bridge, net })
    }
}
