//! The cost before the decision.

mod answer;
mod projection;

pub use answer::{ActivityPreview, Layer, Preview, PreviewOptions, PreviewPayment, preview};
pub(crate) use projection::Previewing;
