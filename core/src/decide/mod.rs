//! Decisions: what may be granted to whom, by which rule, and why not the rest.
//!
//! A case is put in its place on the dimensions of a rule book ([`RuleBook::place`]); the [`Placement`] then
//! answers: [`check`](Placement::check) whether one thing may be granted, with every check that was made;
//! [`options`](Placement::options) all that may be granted, and on demand all that may not, with why. A
//! refusal knows its [alternatives](Verdict::alternatives), an unknown its [questions](Verdict::questions).
//!
//! There is one evaluator. Asking one thing, all things, or a column of things at once
//! ([`RuleBook::check_columns`]) differs only in what is kept of its answers.
//!
//! [`RuleBook::place`]: crate::rulebook::RuleBook::place
//! [`RuleBook::check_columns`]: crate::rulebook::RuleBook::check_columns

mod alternatives;
mod check;
mod columns;
mod evaluate;
mod history;
mod options;
mod placement;
mod proposal;
mod questions;
mod ranking;
pub(crate) mod since;
mod verdict;
mod walk;

pub use alternatives::{Alternative, Alternatives, FactChange};
pub use check::{CheckCode, Decision, Outcome};
pub use columns::{ColumnFault, FactColumn, NONE, NOT_STATED, On, Outcomes, Queries, Reasons};
pub(crate) use history::PlacementHistory;
pub use options::{ActivityOption, Options, OptionsRequest, Refusal, SectionOption};
pub use placement::{FactFault, Facts, Placement};
pub use proposal::Proposal;
pub use questions::{Answer, Question};
pub use ranking::{Criterion, ProviderOption, Taken};
pub use verdict::{Actual, Check, Expected, LawReference, Verdict};
