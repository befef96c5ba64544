//! The price of one payment of a plan on a date, and what happens if it is not known.
//!
//! [`Prices`] holds what a price may refer to: the rates and agreements of a rule book, the VAT factor of a provider, the
//! birth date that a rate by age needs. A price is base × units × VAT factor, exact, and rounded once, as a payment.
//!
//! - *What does a missing rate answer?* [`Extrapolation`], `extrapolation.rs`: a refusal, or the last known price, which
//!   then says so in its [`PriceBasis`].
//! - *How is a price computed over some days?* `pricer.rs`.
//!
//! What cannot happen: a price that is guessed without saying so, and an amount that is rounded twice.
//!
//! ```
//! use bevilling::dates::{DayOfMonth, Period, parse};
//! use bevilling::money;
//! use bevilling::plan::{PaymentPlan, Price, Prices, total};
//!
//! let hours = Price::per_unit(money::parse("12.5")?, money::parse("410.00")?);
//! let plan = PaymentPlan::monthly(DayOfMonth::FIRST, hours);
//! let march = Period::new(parse("2026-03-01")?, parse("2026-03-31")?)?;
//! assert_eq!(total(&plan, march, march, &Prices::default())?, money::parse("5125.00")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod extrapolation;
mod pricer;
mod prices;

pub(crate) use extrapolation::value_on;
pub use extrapolation::{Extrapolation, PriceBasis};
pub(crate) use pricer::{NoPrice, Pricer};
pub use prices::{PriceOn, Prices, Rates};
