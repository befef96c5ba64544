//! The Python face of `bevilling`: in, call, out. What is decided, and how, is the crate's.

mod case;
mod chart;
mod dates;
mod decide;
mod exchange;
mod face;
mod fault;
mod forecast;
#[rustfmt::skip]
mod generated;
mod money;
mod plan;
mod privacy;
mod rulebook;
mod table;
mod text;
mod title;
mod value;
