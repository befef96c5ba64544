//! The Node face of `bevilling`: what the core answers, as JSON text, and handles to what it works on.
//!
//! Nothing here is for people to call: the typed layer in `src/` is. It reads the answers when somebody looks at
//! them, names them as JavaScript does, and makes errors of refusals. There is no rule, no default and no parsing
//! here that the core does not have.

mod case;
mod columns;
mod dates;
mod decide;
mod draw;
mod exchange;
mod fault;
mod input;
mod matching;
mod money;
mod plan;
mod preview;
mod rulebook;
mod text;
