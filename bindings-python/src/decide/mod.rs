//! Decisions: what may be granted to whom, by which rule, and why not the rest.

mod check;
mod columns;
mod options;
mod situation;
mod values;
mod verdict;

pub(crate) use check::{Actual, Check, Expected, LawReference};
pub(crate) use columns::{BatchResult, Reasons};
pub(crate) use options::{ActivityOption, AvailableOptions, RefusedOption, SectionOption};
pub(crate) use situation::Situation;
pub(crate) use values::{
    Alternative, Alternatives, Answer, CheckCode, Criterion, Decision, FactChange, Outcome, Proposal,
    ProviderOption, Question,
};
pub(crate) use verdict::Verdict;

pub(crate) use situation::Request;
