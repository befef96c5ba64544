//! One file per family.

use crate::family::Family;

/// The families that can be run, in the order of their building blocks.
pub const FAMILIES: &[Family] = &[];
