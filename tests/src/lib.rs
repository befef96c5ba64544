//! Conformance: the library's answers held against vectors recorded from the reference, OS2bos 3.8.
//!
//! A family is one file of vectors. Its module asks the library through the public API and says what came
//! back in the shape of the record; it holds no rule of its own. Where the reference is at fault, the case
//! carries a quirk, `known_differences.toml` says what we do instead, and the family says how to verify that
//! an answer is exactly that.

/// The examples of the README, which are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

mod compare;
pub mod corpus;
mod differences;
mod families;
mod family;
mod run;
pub mod surface;
mod vectors;

pub use differences::{Difference, known_differences};
pub use families::FAMILIES;
pub use family::{Family, Instead};
pub use run::{Failure, Report, run};
pub use vectors::{Case, Vectors};
