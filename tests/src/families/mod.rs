//! One file per family.

mod classification;
mod exclusions;
mod open_ended;
mod rates;
mod recurrence;
mod schedule;

use crate::family::Family;

/// The families that can be run, in the order of their building blocks.
pub const FAMILIES: &[Family] = &[recurrence::FAMILY, rates::FAMILY, exclusions::FAMILY];
