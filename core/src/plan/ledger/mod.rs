//! The payments made for a plan: which of them are paid, and what a later price changes.
//!
//! A [`Ledger`] follows its plan: [`Ledger::sync`] adds, removes and reprices what is not paid. What is paid is never
//! rewritten; a [`Settlement`] holds the difference between what was paid and what should have been.
//!
//! - *What is paid out on a day?* [`due`](due()), `due.rs`.
//! - *What follows from a price that changes backwards in time?* [`settle`], `settlement.rs`.
//!
//! What cannot happen: a paid payment that changes its amount or goes away because its plan changed.

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
