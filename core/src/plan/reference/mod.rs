//! The reference that identifies a payment on invoices and bank lines.
//!
//! A [`PaymentReference`] is made of the plan and the scheduled day, with check characters: what a person types or a
//! scanner reads is verified before it is looked up. [`find_references`] finds references in texts.
//!
//! What cannot happen: a reference with one wrong character, or two that are swapped, that is taken for that of another
//! payment. Its check characters do not fit.
//!
//! ```
//! use bevilling::dates::parse;
//! use bevilling::plan::{PaymentReference, find_references};
//!
//! let reference = PaymentReference::new("plan-1", parse("2026-03-01")?)?;
//! assert_eq!(find_references(&format!("March, {reference}")), [reference]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod payment_reference;
mod text;

pub(crate) use payment_reference::PlanMark;
pub use payment_reference::{PaymentReference, ReferenceFault};
pub(crate) use text::Found as FoundReferences;
pub use text::find_references;
