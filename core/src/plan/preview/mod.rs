//! The cost before the decision: the very payments that would be made, and their sums by year and month.
//!
//! [`preview`](preview()) enters the drafts, grants them as a command would (`granting`), lets the payments follow, and
//! sums up. Nothing is stored. `answer.rs` holds what is asked and answered, `projection.rs` makes it.
//!
//! What cannot happen: a preview that shows another payment than the grant makes. One function makes both.

mod answer;
mod projection;

pub use answer::{ActivityPreview, Layer, Preview, PreviewOptions, PreviewPayment, preview};
pub(crate) use projection::Previewing;
