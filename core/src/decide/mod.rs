//! Decisions: what may be granted to whom, under which rule, and why the rest may not.
//!
//! [`RuleBook::situation`] checks the facts of a case. The resulting [`Situation`] has two questions:
//! [`check`](Situation::check) whether one proposal may be granted, with every check that was made; and
//! [`options`](Situation::options), everything that may be granted and, on request, everything that may not, with the
//! reasons. A refusal has [alternatives](Verdict::alternatives), an unknown decision has
//! [questions](Verdict::questions).
//!
//! There is one evaluator. Checking one proposal, all proposals, or a column of proposals
//! ([`RuleBook::check_columns`]) differs only in which results are kept.
//!
//! [`RuleBook::situation`]: crate::rulebook::RuleBook::situation
//! [`RuleBook::check_columns`]: crate::rulebook::RuleBook::check_columns

mod alternatives;
mod check;
mod columns;
mod evaluate;
mod history;
mod options;
mod proposal;
mod questions;
mod ranking;
pub(crate) mod since;
mod situation;
mod verdict;
mod walk;

pub use alternatives::{Alternative, Alternatives, FactChange};
pub use check::{CheckCode, Decision, Outcome};
pub use columns::{
    BatchRequest, BatchResult, ColumnFault, DecisionDates, FactColumn, MISSING_FACT, NO_ID, Reasons,
};
pub(crate) use history::PlacementHistory;
pub use options::{ActivityOption, AvailableOptions, OptionsRequest, RefusedOption, SectionOption};
pub use proposal::Proposal;
pub use questions::{Answer, Question};
pub use ranking::{AgreementUsage, Criterion, ProviderOption};
pub use situation::{FactFault, Facts, Situation};
pub use verdict::{Actual, Check, Expected, LawReference, Verdict};
