//! The Node face of `bevilling`: what the core answers, as JSON text, and handles to what it works on.
//!
//! Nothing here is for people to call: the typed layer in `src/` is. It reads the answers when somebody looks at
//! them, names them as JavaScript does, and makes errors of refusals. There is no rule, no default and no parsing
//! here that the core does not have.

pub mod accumulator;
pub mod bridge;
pub mod calendar;
pub mod case;
mod chart;
pub mod columns;
pub mod dates;
pub mod decide;
pub mod due;
pub mod exchange;
mod fault;
pub mod forecast;
pub mod generated;
mod input;
pub mod ledger;
pub mod limits;
pub mod matching;
pub mod money;
pub mod plan;
pub mod portfolio;
pub mod preview;
pub mod privacy;
mod rows;
pub mod rulebook;
pub mod scenario;
pub mod text;
pub mod work;

/// Does nothing: what crossing the border costs at the least, for the benches.
#[napi_derive::napi]
pub const fn nothing() {}
