//! The rule book: all the rules of one case area, as data.
//!
//! There is no law in this crate. A rule book states which sections of which laws apply to whom, which activities may
//! be granted under each section, by which providers, on which accounts, at which rates, and from when to when. A
//! [`RuleBookDocument`] is the written form. A [`RuleBook`] is the checked form: immutable, cheap to clone, safe to
//! share between threads.
//!
//! Each concept has a file of its own, named after it.

mod account;
mod activity_type;
mod approval;
mod book;
mod check;
pub(crate) mod compiled;
mod condition;
mod dimension;
mod document;
mod effort;
mod fault;
mod index;
mod law;
mod load;
mod offer;
mod provider;
mod rate;
mod read;
mod reimbursement;
#[cfg(feature = "schema")]
mod schema;
mod section;

use std::collections::BTreeMap;

pub use account::{AccountAlias, Accounts, CashAccount};
pub use activity_type::{ActivityType, ProviderPolicy, Tolerance};
pub use approval::{ApprovalLevel, LimitCost};
pub use book::RuleBook;
pub use condition::Condition;
pub use dimension::{Choice, Dimension, Domain, FactValue, RequiredFacts, Step};
pub use document::RuleBookDocument;
pub use effort::Effort;
pub use fault::RuleBookFault;
pub use law::Law;
pub use offer::{Category, Offer, Role};
pub use provider::{Agreement, Provider, ProviderKind, Unit};
pub use rate::{AgeBand, Rate};
pub use reimbursement::{ReimbursementManner, ReimbursementScheme, ReimbursementStep};
#[cfg(feature = "schema")]
pub use schema::schema;
#[cfg(feature = "schema")]
pub(crate) use schema::schema_of;
pub use section::Section;

/// Free codes by name, such as those of statistics. They are kept and returned, never interpreted.
pub type Codes = BTreeMap<String, String>;
