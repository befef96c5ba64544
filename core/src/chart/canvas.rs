//! The canvas of drawings, and its colours.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, RGBColor, TextStyle};

use super::size::Size;
use super::svg::described;
use crate::privacy::redact;

/// Blue and orange of Okabe and Ito: colour-blind readers can distinguish them, also in grey. Paid is darker than
/// blue by as much as orange is lighter.
pub(super) const PAID: RGBColor = RGBColor(0x00, 0x35, 0x54);
pub(super) const GRANTED: RGBColor = RGBColor(0x00, 0x72, 0xB2);
pub(super) const EXPECTED: RGBColor = RGBColor(0xE6, 0x9F, 0x00);
/// Purple of the same palette: expected by statistics only.
#[cfg(feature = "columnar")]
pub(super) const STATISTICAL: RGBColor = RGBColor(0xCC, 0x79, 0xA7);
/// Vermilion: what costs more, beside the blue of what costs less.
#[cfg(feature = "columnar")]
pub(super) const WARM: RGBColor = RGBColor(0xD5, 0x5E, 0x00);
/// Orange, but pale: the ground that hatching is drawn on.
pub(super) const EXPECTED_GROUND: RGBColor = RGBColor(0xFC, 0xEF, 0xD0);
pub(super) const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
pub(super) const QUIET: RGBColor = RGBColor(0x55, 0x55, 0x55);
pub(super) const GRID: RGBColor = RGBColor(0xDD, 0xDD, 0xDD);
pub(super) const LINE: RGBColor = RGBColor(0x99, 0x99, 0x99);
pub(super) const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);

const FONT: &str = "Arial, Helvetica, sans-serif";
/// Font sizes, as the drawing library wants them: 1.24 times the pixels of the SVG.
pub(super) const TITLE: f64 = 19.84;
pub(super) const BODY: f64 = 14.88;

/// The pixels of a letter of the body font, generously.
const LETTER: i32 = 7;

/// How wide a text is, about.
pub(super) fn letters(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX).saturating_mul(LETTER)
}

/// The text, cut to the available width. It is masked first, because half a number would not be recognised.
pub(super) fn cut(text: &str, width: i32) -> String {
    let text = &*redact(text);
    // Letters differ in width; on average they need a pixel less than the estimate.
    let room = usize::try_from(width.max(0) / LETTER.saturating_sub(1)).unwrap_or(0);
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Draws; writing to a text cannot fail.
pub(super) struct Pen<'s> {
    backend: SVGBackend<'s>,
}

impl Pen<'_> {
    /// A drawing with its title and description, as SVG. The same strokes give the same bytes.
    pub(super) fn drawing(
        size: Size,
        title: &str,
        description: &str,
        draw: impl FnOnce(&mut Pen<'_>),
    ) -> String {
        let mut svg = String::new();
        let mut pen = Pen { backend: SVGBackend::with_string(&mut svg, (size.width(), size.height())) };
        draw(&mut pen);
        let _ = pen.backend.present();
        drop(pen);
        described(&svg, title, description)
    }

    pub(super) fn rect(&mut self, upper_left: (i32, i32), lower_right: (i32, i32), colour: RGBColor) {
        let _ = self.backend.draw_rect(upper_left, lower_right, &colour, true);
    }

    pub(super) fn frame(&mut self, upper_left: (i32, i32), lower_right: (i32, i32), colour: RGBColor) {
        let _ = self.backend.draw_rect(upper_left, lower_right, &colour, false);
    }

    pub(super) fn line(&mut self, from: (i32, i32), to: (i32, i32), colour: RGBColor) {
        let _ = self.backend.draw_line(from, to, &colour);
    }

    pub(super) fn path(&mut self, points: &[(i32, i32)], colour: RGBColor) {
        let _ = self.backend.draw_path(points.iter().copied(), &colour.stroke_width(2));
    }

    /// A path in ink with a rim of paper, visible on any background.
    #[cfg(feature = "columnar")]
    pub(super) fn rimmed_path(&mut self, points: &[(i32, i32)]) {
        for (colour, width) in [(PAPER, 5), (INK, 2)] {
            let _ = self.backend.draw_path(points.iter().copied(), &colour.stroke_width(width));
        }
    }

    pub(super) fn shape(&mut self, corners: &[(i32, i32)], colour: RGBColor) {
        let _ = self.backend.fill_polygon(corners.iter().copied(), &colour);
    }

    pub(super) fn disc(&mut self, centre: (i32, i32), radius: u32, colour: RGBColor) {
        let _ = self.backend.draw_circle(centre, radius, &colour, true);
    }

    pub(super) fn body(&mut self, text: &str, at: (i32, i32), anchor: (HPos, VPos)) {
        self.text(text, at, BODY, FontStyle::Normal, INK, anchor);
    }

    /// All texts of a drawing except its title and description are written here.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: (i32, i32),
        size: f64,
        style: FontStyle,
        colour: RGBColor,
        (across, along): (HPos, VPos),
    ) {
        let font = (FontFamily::Name(FONT), size, style).into_font();
        let colour = colour.to_rgba();
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(across, along));
        let _ = self.backend.draw_text(&redact(text), &style, at);
    }
}
