//! The reference that identifies a payment on invoices and bank lines.

mod payment_reference;
mod text;

pub(crate) use payment_reference::PlanMark;
pub use payment_reference::{PaymentReference, ReferenceFault};
pub(crate) use text::Found as FoundReferences;
pub use text::find_references;
