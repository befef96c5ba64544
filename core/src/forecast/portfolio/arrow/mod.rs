//! Portfolios and forecasts to and from Arrow: record batches, and IPC bytes.
//!
//! No Arrow type is used in the arithmetic; this is the edge where columns come in and go out. The columns are those
//! of `docs/portfolio-columns.md`.

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
