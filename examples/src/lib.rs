//! What the examples share: a made-up case and what is asked about it, on any rule book.

pub mod report;
pub mod story;
