//! Payment plans: what is paid, to whom, and on which days.
//!
//! A [`PaymentPlan`] has a [`Schedule`] (once, running, or payments entered by hand), a [`Recipient`] and its
//! [`Pause`]s. It knows its payment days, and the days that each payment covers, by arithmetic: nothing here walks from
//! payment to payment, and nothing here knows a price in kroner.
//!
//! - *Which days are paid on?* `pay_days.rs`; *which days does a payment cover?* `coverage.rs`.
//! - *How is a part of a month priced?* [`Proration`], `proration.rs`.
//! - *How far ahead are payments made?* [`Horizon`], `horizon.rs`.
//!
//! What cannot happen: a payment that depends on the window it is asked for, and two payments of one plan that cover
//! the same day of a running schedule.
//!
//! ```
//! use bevilling::dates::{DayOfMonth, Period, parse};
//! use bevilling::money;
//! use bevilling::plan::{PaymentPlan, Price};
//!
//! let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("9300")?));
//! let grant = Period::new(parse("2026-02-14")?, parse("2026-05-10")?)?;
//! // The payment of 1 May covers the days of May that the grant has.
//! let covered = Period::new(parse("2026-05-01")?, parse("2026-05-10")?)?;
//! assert_eq!(plan.covers(grant, parse("2026-05-01")?), Some(covered));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod coverage;
mod horizon;
mod pause;
mod pay_days;
mod payment_plan;
mod proration;
mod recipient;

pub(crate) use coverage::{Coverage, Lengths};
pub use horizon::Horizon;
pub use pause::{Pause, PauseReason};
pub(crate) use pause::{Paused, WHOLE, percentages};
pub(crate) use pay_days::{PayDays, Paying, Running, Walk};
pub(crate) use payment_plan::individual_payment;
pub use payment_plan::{PaymentPlan, PlannedPayment, Price, Schedule};
pub use proration::Proration;
pub use recipient::{Cvr, Method, PersonId, PersonMethod, Recipient};
