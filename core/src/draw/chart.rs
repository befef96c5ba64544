//! A chart of stacked columns: what is granted, and on top of it what is expected.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, RGBColor, TextStyle};
use rust_decimal::Decimal;

use super::axis::Axis;
use super::svg::described;
use crate::text::{self, bundle::say};
use crate::title::Lang;

/// Blue and orange of Okabe and Ito: told apart by colour-blind readers, and in grey.
pub(super) const GRANTED: RGBColor = RGBColor(0x00, 0x72, 0xB2);
pub(super) const EXPECTED: RGBColor = RGBColor(0xE6, 0x9F, 0x00);
const INK: RGBColor = RGBColor(0x22, 0x22, 0x22);
const QUIET: RGBColor = RGBColor(0x55, 0x55, 0x55);
const GRID: RGBColor = RGBColor(0xDD, 0xDD, 0xDD);
const LINE: RGBColor = RGBColor(0x99, 0x99, 0x99);
const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);

const FONT: &str = "Arial, Helvetica, sans-serif";
/// Font sizes, as the drawing library wants them: 1.24 times the pixels of the SVG.
const TITLE: f64 = 19.84;
const BODY: f64 = 14.88;

/// The pixels of a letter of the body font, generously.
const LETTER: i32 = 7;
/// The pixels that a label below a column needs.
const LABEL: i32 = 36;

/// Of at most so many columns, each tells its total.
const MOST_TOTALS: usize = 6;

/// Width and height of a drawing, in pixels.
///
/// ```
/// use bevilling::draw::Size;
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
}

impl Default for Size {
    fn default() -> Self {
        Self { width: 900, height: 420 }
    }
}

/// One column: its label, the group it belongs to, and its amounts in kroner.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) group: String,
    /// Whether its label is the first of some to be kept when there is little room.
    pub(super) place: usize,
    pub(super) granted: Decimal,
    pub(super) expected: Decimal,
    /// What is granted before the expected changes of it, where that is something else.
    pub(super) before: Option<Decimal>,
}

impl Column {
    /// The parts of the column with their colours: from and to which amount.
    fn parts(&self) -> [(RGBColor, Decimal, Decimal); 2] {
        let (granted, expected) = (self.granted, self.expected);
        // What is below zero hangs down from it, beside nothing that stands up.
        let base =
            if granted.is_sign_negative() == expected.is_sign_negative() { granted } else { Decimal::ZERO };
        [(GRANTED, Decimal::ZERO, granted), (EXPECTED, base, base.saturating_add(expected))]
    }
}

/// A chart before it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) columns: Vec<Column>,
    pub(super) lang: Lang,
}

impl Chart {
    /// The chart as SVG. The same chart gives the same bytes.
    pub(super) fn svg(&self, size: Size) -> String {
        let mut svg = String::new();
        let mut pen = Pen { backend: SVGBackend::with_string(&mut svg, (size.width(), size.height())) };
        self.draw(&mut pen, size);
        let _ = pen.backend.present();
        drop(pen);
        described(&svg, &self.title, &self.description())
    }

    fn total(&self, of: fn(&Column) -> Decimal) -> Decimal {
        self.columns.iter().map(of).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// What the legend tells: colour, name, total. The mark of what was granted before is drawn in ink.
    fn layers(&self) -> Vec<(RGBColor, String, Decimal)> {
        let name = |id: &str| say(self.lang, id, &[]);
        let mut layers = vec![
            (GRANTED, name("chart.granted"), self.total(|column| column.granted)),
            (EXPECTED, name("chart.expected"), self.total(|column| column.expected)),
        ];
        if self.columns.iter().any(|column| column.before.is_some()) {
            let before = self.total(|column| column.before.unwrap_or(column.granted));
            layers.push((INK, name("chart.before"), before));
        }
        layers
    }

    fn description(&self) -> String {
        let layers = self.layers().into_iter().map(|(_, name, total)| self.with_total(&name, total));
        layers.collect::<Vec<_>>().join("; ")
    }

    fn with_total(&self, name: &str, total: Decimal) -> String {
        let total = text::amount(total, self.lang);
        say(self.lang, "chart.total", &[("name", name.into()), ("total", total.into())])
    }

    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        let edges = || {
            let parts = self.columns.iter().flat_map(Column::parts).map(|(_, _, to)| to);
            parts.chain(self.columns.iter().filter_map(|column| column.before))
        };
        let (top, bottom) = (86, size.height.saturating_sub(48));
        let axis =
            Axis::new(edges().min().unwrap_or_default(), edges().max().unwrap_or_default(), top, bottom);
        let (divisor, unit) = unit(axis.largest());
        let ticks: Vec<(i32, String)> = axis
            .ticks()
            .into_iter()
            .map(|tick| {
                let shown = tick.checked_div(divisor).unwrap_or_default().normalize();
                (axis.pixel(tick), text::number(shown, self.lang))
            })
            .collect();
        let longest = ticks.iter().map(|(_, label)| letters(label)).max().unwrap_or_default();
        let area =
            Area { left: longest.saturating_add(20), right: size.width.saturating_sub(16), top, bottom };

        pen.rect((0, 0), (size.width, size.height), PAPER);
        pen.text(&self.title, (12, 12), TITLE, FontStyle::Bold, INK, (HPos::Left, VPos::Top));
        self.legend(pen, size);
        let unit = say(self.lang, unit, &[]);
        pen.body(&unit, (12, top.saturating_sub(16)), (HPos::Left, VPos::Center));
        for (y, label) in &ticks {
            pen.line((area.left, *y), (area.right, *y), GRID);
            pen.body(label, (area.left.saturating_sub(8), *y), (HPos::Right, VPos::Center));
        }
        self.columns(pen, &axis, area);
        let zero = axis.pixel(Decimal::ZERO);
        pen.line((area.left, zero), (area.right, zero), INK);
        self.labels(pen, area);
        if edges().all(|edge| edge.is_zero()) {
            let middle = (area.x(1, 2), area.top.saturating_add(area.bottom) / 2);
            let empty = say(self.lang, "chart.empty", &[]);
            pen.text(&empty, middle, BODY, FontStyle::Normal, QUIET, (HPos::Center, VPos::Center));
        }
    }

    fn legend(&self, pen: &mut Pen<'_>, size: Size) {
        let layers = self.layers();
        let long: Vec<_> = layers.iter().map(|(_, name, total)| self.with_total(name, *total)).collect();
        let needed: i32 = long.iter().map(|text| letters(text).saturating_add(44)).sum();
        let mut x = 12_i32;
        for ((colour, name, _), long) in layers.iter().zip(&long) {
            let text = if needed <= size.width { long } else { name };
            let (above, below) = if *colour == INK { (46, 48) } else { (41, 53) };
            pen.rect((x, above), (x.saturating_add(12), below), *colour);
            pen.body(text, (x.saturating_add(18), 47), (HPos::Left, VPos::Center));
            x = x.saturating_add(letters(text)).saturating_add(40);
        }
    }

    fn columns(&self, pen: &mut Pen<'_>, axis: &Axis, area: Area) {
        let count = self.columns.len();
        for (place, column) in self.columns.iter().enumerate() {
            let (from, to) = (area.x(place, count), area.x(place.saturating_add(1), count));
            let middle = from.saturating_add(to) / 2;
            let half = (to.saturating_sub(from).saturating_mul(2) / 5).clamp(0, 48);
            let (left, right) = (middle.saturating_sub(half), middle.saturating_add(half.max(1)));
            for (colour, from, to) in column.parts() {
                if from == to {
                    continue;
                }
                let (one, other) = (axis.pixel(from), axis.pixel(to));
                // What is there is seen, however little it is beside the rest.
                let (above, below) = if one == other {
                    if from < to { (one.saturating_sub(1), one) } else { (one, one.saturating_add(1)) }
                } else {
                    (one.min(other), one.max(other))
                };
                pen.rect((left, above), (right, below), colour);
            }
            if let Some(before) = column.before {
                let y = axis.pixel(before);
                pen.rect((left, y.saturating_sub(1)), (right, y.saturating_add(1)), INK);
            }
            let total = column.granted.saturating_add(column.expected);
            if count <= MOST_TOTALS && !total.is_zero() {
                let top =
                    column.parts().into_iter().map(|(_, _, to)| axis.pixel(to)).min().unwrap_or_default();
                let label = text::number(total.round(), self.lang);
                pen.body(
                    &label,
                    (middle, top.min(axis.pixel(Decimal::ZERO)).saturating_sub(6)),
                    (HPos::Center, VPos::Bottom),
                );
            }
        }
    }

    /// The labels below: of every column, or as many as there is room for, and of every group once.
    fn labels(&self, pen: &mut Pen<'_>, area: Area) {
        let count = self.columns.len();
        let width = area.x(1, count.max(1)).saturating_sub(area.left);
        let every =
            [1, 2, 3, 6, 12].into_iter().find(|every| width.saturating_mul(*every) >= LABEL).unwrap_or(12);
        let every = usize::try_from(every).unwrap_or(1);
        let mut start = 0;
        for (place, column) in self.columns.iter().enumerate() {
            let end = place.saturating_add(1);
            if column.place % every == 0 {
                let middle = area.x(place, count).saturating_add(area.x(end, count)) / 2;
                pen.body(&column.label, (middle, area.bottom.saturating_add(8)), (HPos::Center, VPos::Top));
            }
            if self.columns.get(end).is_some_and(|next| next.group == column.group) {
                continue;
            }
            let (from, to) = (area.x(start, count), area.x(end, count));
            let below = area.bottom.saturating_add(26);
            if !column.group.is_empty() && to.saturating_sub(from) >= LABEL {
                let middle = from.saturating_add(to) / 2;
                pen.text(
                    &column.group,
                    (middle, below),
                    BODY,
                    FontStyle::Bold,
                    INK,
                    (HPos::Center, VPos::Top),
                );
            }
            if end < count && !column.group.is_empty() {
                // Not through the labels of the months.
                pen.line((to, area.top), (to, area.bottom.saturating_add(4)), LINE);
                pen.line((to, below), (to, below.saturating_add(14)), LINE);
            }
            start = end;
        }
    }
}

/// The part of the drawing with the columns.
#[derive(Clone, Copy)]
struct Area {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
}

impl Area {
    /// The pixel of the left edge of column `place` of `count`.
    fn x(self, place: usize, count: usize) -> i32 {
        let width = i64::from(self.right.saturating_sub(self.left).max(1));
        let (place, count) = (i64::try_from(place).unwrap_or(0), i64::try_from(count).unwrap_or(i64::MAX));
        let offset = width.saturating_mul(place).checked_div(count).unwrap_or(0);
        self.left.saturating_add(i32::try_from(offset).unwrap_or(i32::MAX))
    }
}

/// The unit that amounts up to `largest` are written in, and how many kroner it is.
fn unit(largest: Decimal) -> (Decimal, &'static str) {
    if largest >= Decimal::from(10_000_000_000_i64) {
        (Decimal::from(1_000_000_000), "chart.billions")
    } else if largest >= Decimal::from(10_000_000) {
        (Decimal::from(1_000_000), "chart.millions")
    } else {
        (Decimal::ONE, "chart.kroner")
    }
}

/// How wide a text is, about.
fn letters(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX).saturating_mul(LETTER)
}

/// Draws; writing to a text cannot fail.
struct Pen<'s> {
    backend: SVGBackend<'s>,
}

impl Pen<'_> {
    fn rect(&mut self, upper_left: (i32, i32), lower_right: (i32, i32), colour: RGBColor) {
        let _ = self.backend.draw_rect(upper_left, lower_right, &colour, true);
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32), colour: RGBColor) {
        let _ = self.backend.draw_line(from, to, &colour);
    }

    fn body(&mut self, text: &str, at: (i32, i32), anchor: (HPos, VPos)) {
        self.text(text, at, BODY, FontStyle::Normal, INK, anchor);
    }

    fn text(
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
        let _ = self.backend.draw_text(text, &style, at);
    }
}
