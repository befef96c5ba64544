//! The forms that a caseworker fills in: flat, every field optional, nothing checked while it is typed.
//!
//! A [`PlanForm`] becomes a [`PaymentPlan`](crate::plan::PaymentPlan) and an [`ActivityForm`] an
//! [`Activity`](crate::plan::Activity), or all that is wrong with the fields is reported together, each at its path.
//! The rules are those of plans and activities; a form adds only that a field may be missing or unreadable.

mod activity_form;
mod plan_form;
mod price;
mod reader;
mod words;

pub use activity_form::ActivityForm;
pub use plan_form::{PaymentForm, PlanForm};
