//! The drivers of a deviation: the groups, such as activities, with the largest effect on the result.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::status::kroner;

/// What the result of a line consists of, or what changed it, the largest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drivers {
    /// The requested maximum number.
    pub wanted: usize,
    /// The largest ones.
    pub drivers: Vec<Driver>,
    /// How many others are left out.
    pub others: usize,
    /// The sum of the changes that are left out, in kroner.
    #[serde(with = "crate::money::serde_str")]
    pub change_of_others: Decimal,
}

/// One group, such as an activity, and its effect on the result of the year.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Its labels, in the order of the dimensions of the drivers.
    pub labels: Vec<String>,
    /// Kroner in the result of the year.
    #[serde(with = "crate::money::serde_str")]
    pub result: Decimal,
    /// Kroner in the baseline; 0 without a baseline.
    #[serde(with = "crate::money::serde_str")]
    pub baseline: Decimal,
    /// The difference; above 0 it increases the result.
    #[serde(with = "crate::money::serde_str")]
    pub change: Decimal,
}

/// The result and baseline of each group of labels, in øre.
pub(super) type Moved = BTreeMap<Vec<String>, (i128, i128)>;

impl Drivers {
    /// The `wanted` largest changes. Together with the others they sum to the total change.
    pub(super) fn of(moved: Moved, wanted: usize) -> Self {
        let mut moved: Vec<_> = moved.into_iter().filter(|(_, (result, before))| result != before).collect();
        // Equal changes stay in the order of their labels.
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
