//! The activities of an appropriation, each by itself.

mod account;
mod activity;
mod booking;
mod covers;
mod known;

pub use account::{Account, account};
pub use activity::{Activity, Status};
pub(crate) use activity::{Facts, FormCadence, outside};
pub(crate) use booking::Booking;
pub(crate) use covers::{Covering, pays_same_months, unpaid_from};
pub(crate) use known::only_known;
