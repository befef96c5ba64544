//! The price of one payment of a plan on a date, and what happens if it is not known.

mod extrapolation;
mod pricer;
mod prices;

pub(crate) use extrapolation::value_on;
pub use extrapolation::{Extrapolation, PriceBasis};
pub(crate) use pricer::{NoPrice, Pricer};
pub use prices::{PriceOn, Prices, Rates};
