//! The payments of a plan, and their sums.

mod costs;
mod payment;
mod payment_run;
mod totals;
mod year_sums;

pub use costs::CostSummary;
pub(crate) use payment::short_enough;
pub use payment::{Payment, payments, total};
pub use payment_run::{PaymentRun, count, payment_runs};
pub(crate) use payment_run::{Unpriced, priced};
pub use totals::{PeriodTotals, full_year_cost};
pub(crate) use year_sums::{YearSums, months_of, years_around};
