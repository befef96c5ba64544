//! The payments made for a plan: which of them are paid, and what a later price changes.

mod due;
mod entries;
mod paid;
mod settlement;

pub(crate) use due::RunDays;
pub use due::{Due, DuePayments, due, is_payable};
pub use entries::{Ledger, LedgerChange, LedgerEntry, Paid, PriceRevision};
pub(crate) use paid::PaidReport;
pub(crate) use settlement::{AdjustedPayments, Owed, PlannedPayments, adjustment, adjustments};
pub use settlement::{Adjustment, PriceChange, PriceSource, Settlement, SettlementKind, settle};
