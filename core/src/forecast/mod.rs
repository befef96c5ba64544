//! Forecasts: what is known of the cost of many cases, month by month, and what it is made of.
//!
//! A [`Forecast`] is months × groups × [`Layer`]s. The layers are never mixed: what is paid, what is granted, what
//! caseworkers expect, and what statistics foresee are added up by whoever asks, and by nobody before.

mod fault;
mod figures;
mod layer;
mod months;
mod portfolio;

pub use fault::ForecastFault;
pub use figures::{Cell, Forecast};
pub use layer::Layer;
pub use months::Months;
pub use portfolio::{
    ForecastRequest, Portfolio, PortfolioBuilder, PortfolioFault, PortfolioOptions, Row, RowEntry, RowPrice,
    RowSchedule, RowValues, View,
};
