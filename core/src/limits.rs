//! Every bound of this library, in one place: what is above is refused with an error, never attempted.

/// The most dimensions of a rule book. A citizen's place on all of them fits in half a cache line.
pub const MAX_DIMENSIONS: usize = 32;

/// The most payments of one plan that are made at once: daily for more than 270 years.
pub const MAX_PAYMENTS: u64 = 100_000;
