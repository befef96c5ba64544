//! What the tests of decisions share: a naive evaluator, and rule books drawn at random.

pub(crate) mod draw;
pub(crate) mod naive;
pub(crate) mod scenario;
