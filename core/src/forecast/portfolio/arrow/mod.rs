//! Portfolios and forecasts to and from Arrow: record batches, and IPC bytes.
//!
//! The arithmetic uses no Arrow type: columns are converted only here. They are documented in
//! `docs/portfolio-columns.md`.

mod batch;
mod cells;
mod faults;
mod ipc;
mod keys;
mod payments;
mod prices;
mod read;
mod schedule;
mod verify;
mod write;

pub use ipc::ipc_bytes;
pub use read::{ArrowOptions, PortfolioReader};
