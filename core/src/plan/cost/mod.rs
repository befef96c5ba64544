//! The cost of the activities of a case: of each and of several together, granted and expected.

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
