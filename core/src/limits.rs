//! Every bound of this library, in one place: what is above is refused with an error, never attempted.

/// The most dimensions of a rule book. A citizen's place on all of them fits in half a cache line.
pub const MAX_DIMENSIONS: usize = 32;
