//! What events, states and notices are made of: values that are stored, without the rules that make them.

mod adjustment;
mod approval;
mod event;
mod invoice;
mod note;
mod notice;
mod overpaid;
mod paid_on;
mod partial_payment;

pub use adjustment::ActivityAdjustment;
pub use approval::{Approval, ApprovalRequest};
pub use event::{ActivityChange, Event, EventBody, RuleBookVersion};
pub use invoice::{InvoicePayment, RegisteredLine, RegisteredNote};
pub use note::Note;
pub use notice::{AdjustmentNotice, AdjustmentPart, ClaimNotice, Notice, PaymentNotice};
pub use overpaid::{Deduction, Overpaid, OverpaidRequest};
pub use paid_on::PaidOn;
pub use partial_payment::PartialPayment;
