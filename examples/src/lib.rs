//! What the examples share: a made-up case, what is asked about it, and its life.

pub mod forecast;
pub mod life;
pub mod report;
pub mod story;
