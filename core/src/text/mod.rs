//! All texts for people, in Danish and English.
//!
//! Answers are codes and values. This module turns them into text on demand: a [`Verdict`](crate::decide::Verdict)
//! explains itself, a fault has a message, options are displayed as a tree. The messages are in `core/locales` in the
//! format of [Fluent](https://projectfluent.org); no other file contains texts for users. Names come from the titles
//! of the rule book, in Danish if they are not translated. No text shows anything that looks like a personal number:
//! messages, names and tables are masked with [`privacy::redact`](crate::privacy::redact) when they are made.
//!
//! [`codes`] lists every code with its texts.

mod alternatives;
#[cfg(feature = "columnar")]
mod budget;
pub(crate) mod bundle;
mod check;
mod codes;
mod condition;
mod due;
mod events;
#[cfg(test)]
pub(crate) mod example;
mod fault;
#[cfg(feature = "columnar")]
pub(crate) mod forecast;
pub(crate) mod format;
mod household;
mod income;
mod matching;
pub(crate) mod names;
mod net;
mod notices;
mod one_line;
mod options;
mod overview;
mod pause;
mod preview;
#[cfg(feature = "exchange")]
mod report;
mod settlement;
mod table;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

pub use codes::{Code, codes};
pub use events::log;
pub use format::{amount, date, number, short_date};
