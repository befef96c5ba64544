//! Rules, payment plans and the cost before the decision, for Danish municipal grants.

pub mod fault;

pub mod limits;

pub mod money;

pub mod dates;

pub mod title;

pub mod rulebook;

pub mod decide;

pub mod plan;

pub mod case;

#[cfg(feature = "exchange")]
pub mod exchange;

#[cfg(feature = "text")]
pub mod text;

#[cfg(feature = "plot")]
pub mod draw;

pub use rust_decimal::Decimal;
