//! Forecasts: the known cost of many cases by month, and what it consists of.
//!
//! A [`Forecast`] is months × groups × [`ForecastLayer`]s. Layers (paid, granted, expected by caseworkers, expected
//! by statistics) are never added together unless a total is requested.

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
    BudgetMonth, BudgetStatus, Driver, Drivers, ExpiringActivity, ExtensionRule, FollowUpOptions,
    LineFollowUp, LineKind, PortfolioFollowUp,
};
pub use fault::ForecastFault;
pub use figures::{Cell, Forecast};
pub use layer::ForecastLayer;
pub use months::Months;
pub use net::{NetOptions, PortfolioNet};
pub use portfolio::{
    ArrowOptions, ForecastAccumulator, ForecastRequest, MissingCase, PaymentChunk, Payments, PaymentsRequest,
    Portfolio, PortfolioBuilder, PortfolioFault, PortfolioOptions, PortfolioReader, Progress,
    ProgressControl, Row, RowEntry, RowPrice, RowSchedule, RowValues, View, Views, ipc_bytes,
};
pub use scenario::{Comparison, NewActivity, NewCases, Scenario, ScenarioChange, ScenarioForecast};
pub use selection::Selection;
