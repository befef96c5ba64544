//! The cost of the activities of a case: of each and of several together, granted and expected.
//!
//! [`Overview`] sums the payments that exist; `figures.rs` also holds those that are known to come and a full year. A
//! change replaces what it changes: [`applicable`] answers which payments still count.
//!
//! What cannot happen: a preview and an overview that disagree. Both are made of the same figures.

mod applicable;
mod figures;
mod overview;
mod to_come;

pub use applicable::{ChangeLink, CountedPayments, applicable};
pub(crate) use figures::{Counts, Figures};
pub use overview::{ActivityOverview, OffPlanAmount, Overview};
#[cfg(feature = "columnar")]
pub(crate) use to_come::to_come;
pub(crate) use to_come::{end_of_next_year, to_come_within};
