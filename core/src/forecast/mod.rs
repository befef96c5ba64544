//! Forecasts: what is known of the cost of many cases, month by month, and what it is made of.
//!
//! A [`Forecast`] is months × groups × [`Layer`]s. The layers are never mixed: what is paid, what is granted, what
//! caseworkers expect, and what statistics foresee are added up by whoever asks, and by nobody before.

mod bridge;
mod budget;
mod fault;
mod figures;
mod layer;
mod months;
mod net;
mod portfolio;
#[cfg(test)]
mod random;
mod rows;
mod scenario;
mod selection;

pub use bridge::{Bridge, BridgeCause, BridgePart};
pub use budget::{
    Budget, BudgetAdjustment, BudgetAlert, BudgetAmount, BudgetFollowUp, BudgetLine, BudgetMeasure,
    BudgetMonth, BudgetStanding, Driver, Drivers, Expiring, ExtensionRule, FollowUpOptions, LineFollowUp,
    LineKind, PortfolioFollowUp,
};
pub use fault::ForecastFault;
pub use figures::{Cell, Forecast};
pub use layer::Layer;
pub use months::Months;
pub use net::{NetOptions, PortfolioNet};
pub use portfolio::{
    ArrowOptions, Control, ForecastRequest, MissingCase, PaymentChunk, Payments, PaymentsRequest, Portfolio,
    PortfolioBuilder, PortfolioFault, PortfolioOptions, PortfolioReader, Progress, Row, RowEntry, RowPrice,
    RowSchedule, RowValues, Tally, View, Views, ipc_bytes,
};
pub use scenario::{Comparison, NewActivity, NewCases, Scenario, ScenarioChange, ScenarioForecast};
pub use selection::Selection;
