//! Rules, payment plans and the cost before the decision, for Danish municipal grants.

pub mod limits;

pub mod fault;

pub mod money;

pub mod dates;

pub mod title;

pub mod rulebook;

pub mod decide;

#[cfg(feature = "exchange")]
pub mod exchange;
