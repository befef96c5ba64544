//! What a payment is known by on invoices and in the ledger.

mod payment_reference;
mod text;

pub(crate) use payment_reference::PlanMark;
pub use payment_reference::{PaymentReference, ReferenceFault};
pub(crate) use text::Found as FoundReferences;
pub use text::find_references;
