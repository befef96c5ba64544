//! One file per family.

mod accounts;
mod activity;
mod classification;
mod eligibility;
mod exclusions;
mod grant;
mod open_ended;
mod pricing;
mod rates;
mod recurrence;
mod schedule;
mod totals;
mod validation;

pub(crate) use classification::rule_book;

use crate::family::Family;

/// The families that can be run, in the order of their building blocks.
pub const FAMILIES: &[Family] = &[
    recurrence::FAMILY,
    open_ended::FAMILY,
    rates::FAMILY,
    pricing::FAMILY,
    exclusions::FAMILY,
    validation::FAMILY,
    accounts::FAMILY,
    eligibility::FAMILY,
    totals::FAMILY,
    grant::FAMILY,
];
