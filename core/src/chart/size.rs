//! How large a drawing is.

/// Width and height of a drawing, in pixels.
///
/// ```
/// use bevilling::chart::Size;
/// assert_eq!(Size::new(900, 420), Size::default());
/// assert_eq!(Size::new(1, 1).width(), 320);      // what is too small to read is made readable
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    width: i32,
    height: i32,
}

impl Size {
    /// A size; each side is at least what can be read, 320 × 200, and at most 8,000.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        let side = |pixels: u32, least: i32| i32::try_from(pixels).unwrap_or(i32::MAX).clamp(least, 8_000);
        Self { width: side(width, 320), height: side(height, 200) }
    }

    /// The width in pixels.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.width.unsigned_abs()
    }

    /// The height in pixels.
    #[must_use]
    pub const fn height(self) -> u32 {
        self.height.unsigned_abs()
    }

    /// The lower right corner.
    pub(super) const fn corner(self) -> (i32, i32) {
        (self.width, self.height)
    }
}

impl Default for Size {
    fn default() -> Self {
        Self { width: 900, height: 420 }
    }
}
