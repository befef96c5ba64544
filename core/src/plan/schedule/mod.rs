//! Payment plans: what is paid, to whom, and on which days.

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
