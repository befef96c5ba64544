//! The classification of OS2bos, whatever kind of file it was read from.
//!
//! Items refer to each other by key: a primary key in fixtures, a code in CSV files. Nothing is resolved or checked
//! yet; [`build`](super::build) makes a rule book document from it.

use rust_decimal::Decimal;

use super::report::Origin;
use crate::dates::{Date, Validity};

/// The key by which others refer to an item, within its kind.
pub(super) type Key = String;

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Classification {
    pub(super) target_groups: Vec<TargetGroup>,
    pub(super) effort_steps: Vec<EffortStep>,
    pub(super) districts: Vec<Named>,
    pub(super) efforts: Vec<Effort>,
    pub(super) sections: Vec<Section>,
    pub(super) categories: Vec<Category>,
    pub(super) activity_types: Vec<ActivityType>,
    pub(super) main: Vec<Main>,
    pub(super) supplementary: Vec<Supplementary>,
    pub(super) providers: Vec<Provider>,
    pub(super) internal_recipients: Vec<Named>,
    pub(super) rates: Vec<Rate>,
    pub(super) approval_levels: Vec<Named>,
    pub(super) aliases: Vec<Alias>,
    pub(super) exclusions: Vec<(Origin, Date)>,
}

/// The common fields of every item: where it comes from, its key, and whether it is in use.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) origin: Origin,
    pub(super) key: Key,
    pub(super) active: bool,
}

#[derive(Debug)]
pub(super) struct Named {
    pub(super) head: Head,
    pub(super) name: String,
}

#[derive(Debug)]
pub(super) struct TargetGroup {
    pub(super) head: Head,
    pub(super) name: String,
    /// The fields of a case that it requires, separated by commas.
    pub(super) required: String,
}

#[derive(Debug)]
pub(super) struct EffortStep {
    pub(super) head: Head,
    pub(super) number: i64,
    pub(super) name: String,
}

#[derive(Debug)]
pub(super) struct Effort {
    pub(super) head: Head,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) target_groups: Vec<Key>,
}

#[derive(Debug)]
pub(super) struct Section {
    pub(super) head: Head,
    pub(super) paragraph: String,
    pub(super) text: String,
    pub(super) law: String,
    pub(super) target_groups: Vec<Key>,
    pub(super) steps: Vec<Key>,
    pub(super) codes: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub(super) struct Category {
    pub(super) head: Head,
    pub(super) number: String,
    pub(super) name: String,
}

#[derive(Debug)]
pub(super) struct ActivityType {
    pub(super) head: Head,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) percent: Option<Decimal>,
    pub(super) amount: Option<Decimal>,
    pub(super) providers: Vec<Key>,
}

/// An activity type as main activity under a section (paragraf-info).
#[derive(Debug)]
pub(super) struct Main {
    pub(super) head: Head,
    pub(super) section: Key,
    pub(super) activity_type: Key,
    pub(super) category: Option<Key>,
    pub(super) kle: String,
    pub(super) template: String,
    pub(super) account: String,
    pub(super) supplementary_account: String,
}

/// An activity type as supplementary activity under a section.
#[derive(Debug)]
pub(super) struct Supplementary {
    pub(super) origin: Origin,
    pub(super) section: Key,
    pub(super) activity_type: Key,
    pub(super) to: Vec<Key>,
}

#[derive(Debug)]
pub(super) struct Provider {
    pub(super) head: Head,
    pub(super) cvr: String,
    pub(super) name: String,
    pub(super) vat_factor: Decimal,
    pub(super) codes: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub(super) struct Rate {
    pub(super) head: Head,
    pub(super) name: String,
    pub(super) description: String,
    /// In the order they were entered.
    pub(super) values: Vec<(Validity, Decimal)>,
}

/// A short name of an account number and an activity number.
#[derive(Debug)]
pub(super) struct Alias {
    pub(super) origin: Origin,
    pub(super) account: String,
    pub(super) number: String,
    pub(super) alias: String,
}
