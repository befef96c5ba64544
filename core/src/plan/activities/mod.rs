//! The activities of an appropriation, each by itself: who delivers what, when, and on which account it is booked.
//!
//! An [`Activity`] has a plan and a period; a change of an activity is an activity too, which names what it changes.
//! [`Activity::check`] reports everything that is wrong with one on the day it is entered, all at once. Whether the rule
//! book allows it is decided elsewhere.
//!
//! - *On which account is a payment booked?* [`account`](account()), `account.rs`; once for all payments, `booking.rs`.
//! - *Which days does nothing pay?* [`Activity::unpaid_days`], `covers.rs`.

mod account;
mod activity;
mod booking;
mod covers;
mod known;

pub use account::{Account, account};
pub use activity::{Activity, Status};
pub(crate) use activity::{Facts, Pays, outside};
pub(crate) use booking::Booking;
pub(crate) use covers::{Covering, pays_same_months, unpaid_from};
pub(crate) use known::only_known;
