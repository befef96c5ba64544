//! The payments of a plan, and their sums.
//!
//! A [`PaymentRun`] is a run of payments of the same amount; its price is computed once. [`payments`](payments()) writes
//! the runs out, [`total`] adds them up without making them, [`full_year_cost`] lays a plan over a whole year.
//!
//! What cannot happen: a total that differs from the payments that it is the total of. Both are made of the same runs.
//!
//! ```
//! use bevilling::dates::{DayOfMonth, Period, parse};
//! use bevilling::money;
//! use bevilling::plan::{PaymentPlan, Price, Prices, payments, total};
//!
//! let plan = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(money::parse("1000")?));
//! let quarter = Period::new(parse("2026-01-01")?, parse("2026-03-31")?)?;
//! let made = payments(&plan, quarter, quarter, &Prices::default())?;
//! let sum = money::sum(made.iter().map(|payment| payment.amount))?;
//! assert_eq!(sum, total(&plan, quarter, quarter, &Prices::default())?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod costs;
mod payment;
mod payment_run;
mod totals;
mod year_sums;

pub use costs::CostSummary;
pub(crate) use payment::short_enough;
pub use payment::{Payment, payments, total};
pub use payment_run::{PaymentRun, count, stretches};
pub(crate) use payment_run::{Unpriced, priced};
pub use totals::{PeriodTotals, full_year_cost};
pub(crate) use year_sums::{YearSums, months_of, years_around};
