//! The forms that a caseworker fills in.

mod activity_form;
mod plan_form;
mod price;
mod reader;
mod words;

pub use activity_form::ActivityForm;
pub use plan_form::{PaymentForm, PlanForm};
