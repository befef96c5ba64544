//! Everything this library says to people, in Danish and English.
//!
//! Answers are codes and values first; this module makes texts of them, on demand: a
//! [`Verdict`](crate::decide::Verdict) explains itself, a fault is told, options are shown as a tree. The
//! messages are in `core/locales` in the format of [Fluent](https://projectfluent.org); nothing a user reads
//! is written anywhere else. What a rule book calls things is taken from its titles, in Danish where they
//! are not translated. No text shows what is written like a personal number: messages, names and tables pass
//! through [`privacy::redact`](crate::privacy::redact) where they are made.
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
