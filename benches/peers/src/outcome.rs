//! How the work ends.

/// Done, or why not, for a person to read.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;
