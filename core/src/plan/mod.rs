//! Payment plans: what is paid to whom on which days, and what it comes to.
//!
//! A [`PaymentPlan`] says whom, how often and what; an [`Activity`] when. [`payments`] makes the payments of
//! any window, [`total`] adds them up without making them. Both are made of the same [`Stretch`]es, and so is
//! everything above: a [`preview`](preview()) shows the very payments that a [`Ledger`] will hold.

mod fault;
mod payment_plan;
mod payments;
mod price;
mod recipient;
mod stretch;

pub use fault::{Day, PlanFault};
pub use payment_plan::{PaymentPlan, PlannedPayment, Price, Schedule};
pub use payments::{Payment, payments, total};
pub use price::{Basis, Extrapolation, PriceOn, Prices, Rates};
pub use recipient::{Cvr, Method, PersonId, PersonMethod, Recipient};
pub use stretch::{Stretch, count, stretches};
