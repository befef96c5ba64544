//! The common parts of money charts: title, unit, grid and legend.

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};
use rust_decimal::Decimal;

use super::axis::Axis;
use super::canvas::{GRID, INK, PAPER, Pen, TITLE, letters};
use super::size::Size;
use crate::text::{self, bundle::say};
use crate::title::Language;

/// The pixels that a label below a column needs.
pub(super) const LABEL: i32 = 36;

/// The highest pixel of charts, below title and legend.
pub(super) const TOP: i32 = 86;

/// The part of the drawing with the columns.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
}

impl Area {
    /// The pixel of the left edge of column `place` of `count`.
    pub(super) fn x(self, place: usize, count: usize) -> i32 {
        part(self.left, self.right, place, count)
    }

    /// The pixel of the upper edge of row `place` of `count`.
    pub(super) fn y(self, place: usize, count: usize) -> i32 {
        part(self.top, self.bottom, place, count)
    }
}

/// The pixel of the start of part `place` of `count` between two.
fn part(from: i32, to: i32, place: usize, count: usize) -> i32 {
    let length = i64::from(to.saturating_sub(from).max(1));
    let (place, count) = (i64::try_from(place).unwrap_or(0), i64::try_from(count).unwrap_or(i64::MAX));
    let offset = length.saturating_mul(place).checked_div(count).unwrap_or(0);
    from.saturating_add(i32::try_from(offset).unwrap_or(i32::MAX))
}

/// The paper, with a title.
pub(super) fn paper(pen: &mut Pen<'_>, title: &str, size: Size) {
    pen.rect((0, 0), size.corner(), PAPER);
    pen.text(title, (12, 12), TITLE, FontStyle::Bold, INK, (HPos::Left, VPos::Top));
}

/// The paper with a title, and a grid of kroner with its unit; the columns are drawn on it.
pub(super) fn ground(pen: &mut Pen<'_>, axis: &Axis, title: &str, size: Size, lang: Language) -> Area {
    let (labels, unit) = labels(axis, lang);
    let longest = labels.iter().map(|(_, label)| letters(label)).max().unwrap_or_default();
    let (top, bottom) = axis.ends();
    let (width, _) = size.corner();
    let area = Area { left: longest.saturating_add(20), right: width.saturating_sub(16), top, bottom };

    paper(pen, title, size);
    pen.body(&say(lang, unit, &[]), (12, top.saturating_sub(16)), (HPos::Left, VPos::Center));
    for (y, label) in &labels {
        pen.line((area.left, *y), (area.right, *y), GRID);
        pen.body(label, (area.left.saturating_sub(8), *y), (HPos::Right, VPos::Center));
    }
    area
}

/// The ticks of an axis: pixel and label; and the message of their unit.
pub(super) fn labels(axis: &Axis, lang: Language) -> (Vec<(i32, String)>, &'static str) {
    let (divisor, unit) = unit(axis.largest());
    let label = |tick: Decimal| {
        let shown = tick.checked_div(divisor).unwrap_or_default().normalize();
        (axis.pixel(tick), text::number(shown, lang))
    };
    (axis.ticks().into_iter().map(label).collect(), unit)
}

/// An entry of a legend: with its total, or without if there is little room.
pub(super) struct Key {
    pub(super) colour: RGBColor,
    pub(super) name: String,
    pub(super) long: String,
}

/// The legend below the title, in two rows if there is little room. An entry that is drawn as an ink line is also a
/// line here.
pub(super) fn legend(pen: &mut Pen<'_>, keys: &[Key], size: Size) {
    let (width, _) = size.corner();
    let needed =
        |text: &dyn Fn(&Key) -> i32| keys.iter().map(|key| text(key).saturating_add(44)).sum::<i32>();
    let is_long = needed(&|key| letters(&key.long)) <= width;
    let (left, mut x) = (12_i32, 12_i32);
    let mut y: i32 = if is_long || needed(&|key| letters(&key.name)) <= width { 47 } else { 40 };
    for Key { colour, name, long } in keys {
        let text = if is_long { long } else { name };
        if x > left && x.saturating_add(letters(text)).saturating_add(24) > width {
            (x, y) = (left, y.saturating_add(16));
        }
        let half = if *colour == INK { 1 } else { 6 };
        pen.rect((x, y.saturating_sub(half)), (x.saturating_add(12), y.saturating_add(half)), *colour);
        pen.body(text, (x.saturating_add(18), y), (HPos::Left, VPos::Center));
        x = x.saturating_add(letters(text)).saturating_add(40);
    }
}

/// The unit for amounts up to `largest`, and its number of kroner.
pub(super) fn unit(largest: Decimal) -> (Decimal, &'static str) {
    if largest >= Decimal::from(10_000_000_000_i64) {
        (Decimal::from(1_000_000_000), "chart.billions")
    } else if largest >= Decimal::from(10_000_000) {
        (Decimal::from(1_000_000), "chart.millions")
    } else {
        (Decimal::ONE, "chart.kroner")
    }
}
