//! What drives a deviation: the groups, activities if asked for, that moved the result most.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::standing::kroner;

/// What the result of a line consists of, or what changed it, the largest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drivers {
    /// How many were wanted at most.
    pub wanted: usize,
    /// The largest, each by itself.
    pub drivers: Vec<Driver>,
    /// How many others there are that are left out.
    pub others: usize,
    /// What all that are left out changed together, kroner.
    #[serde(with = "crate::money::text")]
    pub change_of_others: Decimal,
}

/// One group, such as an activity, and what it does to the result of the year.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Its labels, of the dimensions that drivers are by.
    pub labels: Vec<String>,
    /// Kroner in the result of the year.
    #[serde(with = "crate::money::text")]
    pub result: Decimal,
    /// Kroner in what it is held against; 0 without a baseline.
    #[serde(with = "crate::money::text")]
    pub baseline: Decimal,
    /// The difference: above 0, it makes the result larger.
    #[serde(with = "crate::money::text")]
    pub change: Decimal,
}

/// The result and baseline of each group of labels, in øre.
pub(super) type Moved = BTreeMap<Vec<String>, (i128, i128)>;

impl Drivers {
    /// The `wanted` largest changes. They and the others sum to the whole change.
    pub(super) fn of(moved: Moved, wanted: usize) -> Self {
        let mut moved: Vec<_> = moved.into_iter().filter(|(_, (result, before))| result != before).collect();
        // Those of one size stay in the order of their labels.
        moved.sort_by_key(|(_, (result, before))| std::cmp::Reverse((result - before).abs()));
        let others = moved.split_off(wanted.min(moved.len()));
        let drivers = moved.into_iter().map(|(labels, (result, before))| Driver {
            labels,
            result: kroner(result),
            baseline: kroner(before),
            change: kroner(result - before),
        });
        Self {
            wanted,
            drivers: drivers.collect(),
            others: others.len(),
            change_of_others: kroner(others.iter().map(|(_, (result, before))| result - before).sum()),
        }
    }
}

crate::privacy::debug_by_json!(Driver);
