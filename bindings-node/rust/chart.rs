//! Pictures.

use bevilling::chart::Size;

/// A size; what is not said is as the core has it.
pub(crate) fn size(width: Option<u32>, height: Option<u32>) -> Size {
    let usual = Size::default();
    Size::new(width.unwrap_or(usual.width()), height.unwrap_or(usual.height()))
}
